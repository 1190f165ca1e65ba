"""A mailbox file of any size, message by message, with no more of it in memory than one piece (formats.md §1.6).

A message begins at a ``From`` line. Bodies are not read, only passed over: a line in them that looks like such a line
begins a message only when a date stands in it or an empty line before it, and header lines follow; with a
Content-Length that leads exactly to the next message, no line before that one does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import IO, NamedTuple

CHUNK = 1 << 17                  # read at once: what fits the processor's cache is read fastest
MOST_HEAD = 1 << 20              # bytes of header lines; what a hostile file has more is not looked at
MOST_TRUSTED = 4 << 20           # a Content-Length up to this is followed and checked
LONGEST_LINES = 2000             # a From line and the line after it
FROM_LINE = re.compile(rb"From (?:-?[ \t]*\r?$|.{0,400}?\d\d?:\d\d)")
_HEADER_LINE = re.compile(rb"[!-9;-~]{1,80}[ \t]*:|>From |\r?\n|\Z")
_KNOWN_HEADER = re.compile(
    rb"(?:[A-Za-z0-9]+-[A-Za-z0-9-]+|from|to|cc|date|subject|received|sender)[ \t]*:", re.IGNORECASE)
_LENGTH = re.compile(rb"^content-length:[ \t]*(\d{1,12})", re.IGNORECASE | re.MULTILINE)


class RawMail(NamedTuple):
    number: int                  # from 1
    from_line: bytes
    head: bytes                  # header lines as they stand


def split(stream: IO[bytes], pulse: Callable[[], None]) -> Iterator[RawMail]:
    """Every message of the mailbox. Raises what the stream raises."""
    window = _Window(stream, pulse)
    number = 0
    going = window.to_first()
    while going:
        number += 1
        from_line, head = window.take_head()
        yield RawMail(number, from_line, head)
        going = window.to_next(_length_of(head))


def _length_of(head: bytes) -> int:
    match = _LENGTH.search(head) if b"ength:" in head.replace(b"ENGTH", b"ength") else None
    return int(match[1]) if match else 0


class _Window:
    """The piece of the file in memory; ``at`` is the place in it that reading has come to."""

    def __init__(self, stream: IO[bytes], pulse: Callable[[], None]) -> None:
        self._stream, self._pulse = stream, pulse
        self._data, self._at, self._ended = b"", 0, False

    def _more(self) -> bool:
        """Read on, letting go of all before ``at``. False at the end of the file."""
        self._pulse()
        piece = b"" if self._ended else self._stream.read(CHUNK)
        if not piece:
            self._ended = True
            return False
        self._data = self._data[self._at:] + piece
        self._at = 0
        return True

    def _find(self, what: bytes, begin: int, most: int) -> int:
        """Distance from ``at`` to ``what``, searched from ``begin`` further on; -1 within ``most`` bytes or none."""
        while True:
            found = self._data.find(what, self._at + begin, self._at + most)
            if found >= 0:
                return found - self._at
            held = len(self._data) - self._at
            if held >= most:
                return -1
            begin = max(begin, held - len(what) + 1)
            if not self._more():
                return -1

    def _hold(self, most: int) -> None:
        """Have ``most`` bytes from ``at`` on at hand, or all there are."""
        while len(self._data) - self._at < most and self._more():
            pass    # each turn brings a piece

    def to_first(self) -> bool:
        self._more()
        for skipped in (b"\xef\xbb\xbf", b"\r\n", b"\n"):
            while self._data.startswith(skipped, self._at):
                self._at += len(skipped)
        return self._data.startswith(b"From ", self._at) or self.to_next(0)

    def take_head(self) -> tuple[bytes, bytes]:
        """The ``From`` line and the header lines; reading stands at the empty line after them."""
        first = self._find(b"\n", 0, MOST_HEAD)
        if first < 0:
            line, self._at = self._data[self._at:self._at + MOST_HEAD], len(self._data)
            return line, b""
        second = self._find(b"\n", first + 1, MOST_HEAD)
        crlf = second > 0 and self._data[self._at + second - 1] == 13
        end = self._find(b"\n\r\n" if crlf else b"\n\n", first, MOST_HEAD)
        if end < 0:
            end = min(len(self._data) - self._at, MOST_HEAD)
        start, stop = self._at + first, self._at + end
        other = self._data.find(b"\n\n" if crlf else b"\n\r\n", start, stop)
        stop = other if other >= 0 else stop
        near = self._data.find(b"\nFrom ", start, stop)
        while near >= 0:
            if self._begins_message(near):
                stop = near
                break
            near = self._data.find(b"\nFrom ", near + 1, stop)
        taken = self._data[self._at:start], self._data[start + 1:stop + 1]
        self._at = stop
        return taken

    def to_next(self, length: int) -> bool:
        """Go to the next message, over a body said to be of ``length`` bytes (0: not said). False if there is none."""
        trusted = self._body_end(length) if 0 < length <= MOST_TRUSTED else 0
        while True:
            found = self._find(b"\nFrom ", 0, CHUNK)
            if found < 0:
                if self._ended and len(self._data) - self._at <= CHUNK:
                    return False
                step = CHUNK - 8
            elif found < trusted:
                step = trusted
            else:
                step = max(found - 2, 0)            # the end of the line before tells too
                self._at, found = self._at + step, found - step
                self._hold(found + LONGEST_LINES)
                if self._begins_message(self._at + found):
                    self._at += found + 1
                    return True
                trusted, step = trusted - step, found + 1
            self._at = min(self._at + step, len(self._data))
            trusted -= step

    def _body_end(self, length: int) -> int:
        """Distance to the end of a body of ``length`` bytes, if a message or the end of the file is there, else 0."""
        self._hold(length + LONGEST_LINES)
        begin = self._data.find(b"\n", self._at + 1) + 1 - self._at
        end = begin + length
        after = self._data[self._at + end:self._at + end + 16].lstrip(b"\r\n")
        if after.startswith(b"From ") or (not after and len(self._data) - self._at >= end):
            return max(end - 1, 0)
        return 0

    def _begins_message(self, newline: int) -> bool:
        """Whether the line after the line end at ``newline`` begins a message."""
        data = self._data
        line_end = data.find(b"\n", newline + 1, newline + 1000)
        if line_end < 0:
            return self._ended and bool(FROM_LINE.match(data, newline + 1)) and len(data) - newline < 1000
        line = data[newline + 1:line_end]
        if FROM_LINE.match(line):
            return bool(_HEADER_LINE.match(data, line_end + 1))
        after_blank = data[newline - 1:newline] == b"\n" or data[newline - 2:newline] == b"\n\r"
        return after_blank and bool(_KNOWN_HEADER.match(data, line_end + 1))
