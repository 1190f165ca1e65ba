"""A JSON document of any size, walked through piece by piece: only the value at hand is in memory.

The walker goes down into objects and lists by itself; a value that is wanted whole is read by the standard library.
Written for documents that a program wrote, not for checking JSON: what cannot be read is told, and where it can go
on, it goes on.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Callable, Iterator
from typing import IO

PIECE = 1 << 18
MOST_VALUE = 1 << 24             # characters of one value that is read whole
_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|.)", re.DOTALL)
_OPEN_ESCAPE = re.compile(r"\\+(?:x[0-9A-Fa-f]?)?\Z")
_OPEN_NUMBER = re.compile(r"[0-9.eE+-]*\Z")
_BLANK = re.compile(r"[ \t\r\n]*")
_NEXT_RECORD = re.compile(r"\}[ \t\r\n]*,[ \t\r\n]*(?=\{)")
_SCANNED = re.compile(r'[{}\[\]"]')


def _repaired(escape: re.Match[str]) -> str:
    r"""``\x0B``, which JSON does not know, as ``\u000B``; every other escape as it is."""
    return f"\\u00{escape[1]}" if escape[1] else escape[0]


class Damaged(Exception):
    """The document cannot be read any further; the message says why, for a person."""


class BadValue(Exception):
    """One value cannot be read; with :meth:`JsonStream.next_record` reading goes on behind it."""


class JsonStream:
    """Stands before a value, or before a key or an item of the innermost open object or list."""

    def __init__(self, stream: IO[bytes], pulse: Callable[[], None]) -> None:
        self._stream, self._pulse = stream, pulse
        self._decode = codecs.getincrementaldecoder("utf-8-sig")("replace")
        self._decoder = json.JSONDecoder()
        self._text, self._at, self._held = "", 0, ""
        self._ended = False

    def _more(self) -> bool:
        """Read on, letting go of what was passed. False at the end."""
        self._pulse()
        raw = b"" if self._ended else self._stream.read(PIECE)
        if not raw:
            self._ended = True
            self._text, self._held = self._text + self._held, ""
            return False
        fresh = self._held + self._decode.decode(raw)
        cut = _OPEN_ESCAPE.search(fresh) if "\\" in fresh[-3:] else None
        self._held = fresh[cut.start():] if cut else ""
        fresh = fresh[:cut.start()] if cut else fresh
        self._text = self._text[self._at:] + (_ESCAPE.sub(_repaired, fresh) if "\\x" in fresh else fresh)
        self._at = 0
        return True

    def peek(self) -> str:
        """The next character that is no blank; empty at the end."""
        while True:
            match = _BLANK.match(self._text, self._at)
            self._at = match.end() if match else self._at
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._more() and self._at >= len(self._text):
                return ""

    def value(self) -> object:
        """The whole value. Raises BadValue, or Damaged for one that is too large, too deep or cut off."""
        self.peek()
        while True:
            try:
                found, end = self._decoder.raw_decode(self._text, self._at)
            except RecursionError as error:
                raise Damaged("it is nested too deeply") from error
            except ValueError as error:
                near_end = getattr(error, "pos", 0) > len(self._text) - 64 or "Unterminated" in str(error)
                if near_end and self._grow():
                    continue
                if self._ended and near_end:
                    raise Damaged("it is cut off") from error
                raise BadValue(str(error)) from error
            if isinstance(found, (int, float)) and _OPEN_NUMBER.match(self._text, end) and self._grow():
                continue
            self._at = end
            return found

    def _grow(self) -> bool:
        if len(self._text) - self._at > MOST_VALUE:
            raise Damaged("one value in it is too large")
        return self._more()

    def members(self) -> Iterator[str]:
        """The keys of the object begun here; before the next one is asked for, the value must be read or skipped."""
        self._expect("{")
        while self.peek() != "}":
            try:
                key = self.value()
            except BadValue as error:
                raise Damaged("it is not a whole JSON document") from error
            self._expect(":")
            yield str(key)
            self._comma("}")
        self._at += 1

    def items(self) -> Iterator[None]:
        """Stands before each item of the list begun here in turn; the item must be read or skipped."""
        self._expect("[")
        while self.peek() != "]":
            yield None
            self._comma("]")
        self._at += 1

    def _expect(self, sign: str) -> None:
        if self.peek() != sign:
            raise Damaged("it is cut off" if not self.peek() else "it is not a whole JSON document")
        self._at += 1

    def _comma(self, end: str) -> None:
        if self.peek() == ",":
            self._at += 1
        elif self.peek() != end:
            raise Damaged("it is cut off" if not self.peek() else "it is not a whole JSON document")

    def skip(self) -> None:
        """Pass over a value, however large. Raises Damaged."""
        first = self.peek()
        if first not in ("{", "["):
            try:
                self.value()
            except BadValue as error:
                raise Damaged("it is not a whole JSON document") from error
            return
        depth = 0
        while True:
            match = _SCANNED.search(self._text, self._at)
            if match is None:
                self._at = len(self._text)
                if not self._more():
                    raise Damaged("it is cut off")
                continue
            self._at = match.start()
            if match[0] == '"':
                self._skip_text()
                continue
            self._at += 1
            depth += 1 if match[0] in "{[" else -1
            if depth == 0:
                return

    def _skip_text(self) -> None:
        """Pass over a text in quotation marks."""
        self._at += 1
        while True:
            end = self._text.find('"', self._at)
            if end < 0:
                kept = len(self._text) - len(self._text.rstrip("\\"))
                self._at = max(len(self._text) - kept, self._at)
                if not self._more():
                    raise Damaged("it is cut off")
                continue
            before = self._text[self._at:end]
            self._at = end + 1
            if (len(before) - len(before.rstrip("\\"))) % 2 == 0:
                return

    def next_record(self) -> None:
        """After a BadValue in a list of objects: stand before the comma ahead of the next object. Raises Damaged."""
        while True:
            match = _NEXT_RECORD.search(self._text, self._at)
            if match:
                self._at = match.start() + 1
                return
            self._at = max(self._at, len(self._text) - 200)
            if not self._more():
                raise Damaged("it is not a whole JSON document")
