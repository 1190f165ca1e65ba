"""From the bytes of a .vcf file to its unfolded fields, one at a time and in bounded memory.

Everything stays bytes here: in Shift_JIS a backslash may be the
second half of a letter, so a value is decoded before anything looks for escapes in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

LONGEST_VALUE = 8 * 1024 * 1024
"""Bytes of one field; a photo of six megabytes still fits."""

LONGEST_HEADER = 16 * 1024
LONGEST_CACHED = 200
SPILLING = frozenset({"NOTE", "LABEL", "COMMENT", "X-MS-OL-DESIGN"})
"""Fields whose text old writers let run on over plain, unfolded lines."""

KNOWN = frozenset({
    "ADR", "AGENT", "ANNIVERSARY", "BDAY", "BEGIN", "CALADRURI", "CALURI", "CATEGORIES", "CLASS", "CLIENTPIDMAP",
    "COMMENT", "DEATHDATE", "EMAIL", "END", "EXPERTISE", "FBURL", "FN", "GENDER", "GEO", "HOBBY", "IMPP",
    "INTEREST", "KEY", "KIND", "LABEL", "LANG", "LOGO", "MAILER", "MEMBER", "N", "NAME", "NICKNAME", "NOTE", "ORG",
    "ORG-DIRECTORY", "PHOTO", "PRODID", "PROFILE", "RELATED", "REV", "ROLE", "SOCIALPROFILE", "SORT-STRING",
    "SOUND", "SOURCE", "TEL", "TITLE", "TZ", "UID", "URL", "VERSION", "XML",
})

TOO_LONG = "This line is longer than 8 MB and was left out."
NO_FIELD = "This line is not a field of a contact card."
COMMENT = "This line is a comment, not a field."

_MARK = re.compile(rb"(?:[ \t]*(?:BEGIN|END)[ \t]*:[ \t]*VCARD)+[ \t]*\Z", re.IGNORECASE)
_BASE64_LINE = re.compile(rb"[A-Za-z0-9+/]+={0,3}[ \t]*")
_FOLDS = (b"", b" ", b"\t")
_LEADS = (b"", b" ", b"\t", b"#")
_HEX_PAIR = re.compile(rb"=[0-9A-Fa-f]{2}")
_QUOTED_HEADER = re.compile(rb'(?:[^":\\]++|\\.|"(?:[^"\\]++|\\.)*+")*+(?=:)', re.DOTALL)
_NAME = re.compile(r"(?:([A-Za-z0-9][\w-]*)\.)?([A-Za-z][\w/.-]*)")
_PARAM_PART = re.compile(r'((?:[^";\\]++|\\.|"(?:[^"\\]++|\\.)*+"|["\\])*+)(?:;|\Z)', re.DOTALL)
_PARAM_VALUE = re.compile(r'((?:[^",\\]++|\\.|"(?:[^"\\]++|\\.)*+"|["\\])*+)(?:,|\Z)', re.DOTALL)
_CARET = {"^n": "\n", "^^": "^", "^'": '"'}
_ENCODINGS = {"QUOTED-PRINTABLE": "Q", "Q": "Q", "BASE64": "B", "B": "B", "8BIT": "", "7BIT": ""}
_VALUE_WORDS = frozenset({"URL", "URI", "INLINE", "CID", "CONTENT-ID"})


@dataclass(frozen=True, slots=True)
class Header:
    """What stands before the colon. ``encoding`` is "", "Q" (quoted-printable) or "B" (base64)."""

    name: str
    group: str = ""
    types: tuple[str, ...] = ()
    params: tuple[tuple[str, str], ...] = ()
    encoding: str = ""
    charset: str = ""

    def param(self, name: str) -> str:
        """The first value of a parameter, or an empty string. ``name`` in capitals."""
        return next((value for key, value in self.params if key == name), "")


class Field(NamedTuple):
    """One unfolded field: the number of its first line (from 1) and its value, still encoded."""

    line: int
    header: Header
    value: bytes


class Stray(NamedTuple):
    """A line that is no field, and why it was left out."""

    line: int
    why: str


def _is_known(header: Header) -> bool:
    """Whether this begins a field even below a text that runs on."""
    return header.name in KNOWN or header.name.startswith("X-") or bool(header.group)


def split_header(raw: bytes) -> tuple[Header, int] | None:
    """The header of a line and the place where its value begins; None if the line does not begin a field."""
    colon = raw.find(b":", 0, LONGEST_HEADER)
    if colon < 1:
        return None
    head = raw[:colon]
    if b'"' in head:
        match = _QUOTED_HEADER.match(raw[:LONGEST_HEADER])
        if match:
            colon = match.end()
            head = raw[:colon]
    header = _cached_header(head) if len(head) < LONGEST_CACHED else read_header(head)
    return None if header is None else (header, colon + 1)


def read_header(head: bytes) -> Header | None:
    """The header that these bytes (without the colon) spell, or None."""
    try:
        text = head.decode("utf-8")
    except UnicodeDecodeError:
        text = head.decode("cp1252", "replace")
    parts = _PARAM_PART.findall(text) if '"' in text else text.split(";")
    match = _NAME.fullmatch(parts[0].strip())
    if not match or len(parts[0]) > 100:
        return None
    group, name = match.groups()
    params = [pair for part in parts[1:] for pair in _read_param(part)]
    encoding = next((_ENCODINGS.get(value.upper(), "") for key, value in params if key == "ENCODING"), "")
    return Header(
        name=name.upper(),
        group=(group or "").lower(),
        types=tuple(value.lower() for key, value in params if key == "TYPE"),
        params=tuple(params),
        encoding=encoding,
        charset=next((value for key, value in params if key == "CHARSET"), ""),
    )


_cached_header = lru_cache(maxsize=2048)(read_header)


def _read_param(part: str) -> list[tuple[str, str]]:
    """``TYPE=work,voice`` as pairs; a bare word of vCard 2.1 is an encoding, a value kind or a type."""
    name, equals, rest = part.partition("=")
    if not equals:
        word = part.strip()
        if word.upper() in _ENCODINGS:
            return [("ENCODING", word)]
        name, rest = ("VALUE" if word.upper() in _VALUE_WORDS else "TYPE"), word
    values = _PARAM_VALUE.findall(rest) if '"' in rest else rest.split(",")
    return [(name.strip().upper(), text) for text in map(_plain_param, values) if text]


def _plain_param(text: str) -> str:
    text = text.strip()
    if '"' in text:   # Apple writes \" inside quotes
        text = text.replace('\\"', "\0").strip('"').replace("\0", '"')
    if "^" in text:   # RFC 6868
        text = re.sub(r"\^[n^']", lambda match: _CARET[match[0]], text)
    return text


@dataclass(slots=True)
class Unfolder:
    """Joins physical lines into fields.

    Feed it numbered lines without their ends; it gives back what became complete. ``finish`` gives the rest.
    """

    _line: int = 0
    _open: bool = False
    _header: Header | None = None
    _value: bytearray = field(default_factory=bytearray)
    _too_long: bool = False
    _soft: bool = False           # quoted-printable, and the last line ended in "="
    _base64: bool = False
    _blank: bool = False          # an empty line came after the last part
    _indent: bytes = b""          # blanks before the last BEGIN: a whole card may have been moved in
    _why: str = NO_FIELD

    def feed(self, number: int, raw: bytes) -> Field | Stray | None:
        if not raw:
            self._soft, self._blank = False, True
            return None
        if self._indent:
            raw = raw.removeprefix(self._indent)
        if self._soft and not _MARK.match(raw):
            self._append(raw)
        elif raw[:1] in (b" ", b"\t") and self._open and not _MARK.match(raw):
            self._fold(raw)
        elif not self._continues(raw):
            return self._start(number, raw)
        return None

    def finish(self) -> Field | Stray | None:
        """The field that was open, if any; the unfolder is empty afterwards."""
        was_open, header, value, too_long = self._open, self._header, self._value, self._too_long
        self._open, self._header, self._value, self._too_long = False, None, bytearray(), False
        self._soft = self._base64 = self._blank = False
        if not was_open:
            return None
        if too_long:
            return Stray(self._line, TOO_LONG)
        return Stray(self._line, self._why) if header is None else Field(self._line, header, bytes(value))

    @property
    def is_idle(self) -> bool:
        return not self._open

    def stand_at_margin(self) -> None:
        """A card begins here without a blank before it: its lines stand as they are."""
        self._indent = b""

    def resume(self, item: Field) -> None:
        """Open this field again: more of it may follow. Only when idle."""
        self.finish()
        self._line, self._open, self._header, self._value = item.line, True, item.header, bytearray(item.value)

    def release(self, number: int) -> bool:
        """Let go of the open field if it began with this line; False if it began before."""
        if self._line != number:
            return False
        self.finish()
        return True

    def _start(self, number: int, raw: bytes) -> Field | Stray | None:
        done = self.finish()
        self._line = number
        self._why = COMMENT if raw[:1] == b"#" else NO_FIELD
        text = raw.lstrip(b" \t")
        if text:
            self._begin(text)
        if self._header is not None and self._header.name == "BEGIN":
            self._indent = raw[: len(raw) - len(text)]
        return done

    def _begin(self, raw: bytes) -> None:
        """Begin with this line; its header may still be incomplete, and is then kept as the value."""
        self._open = True
        self._value.clear()
        found = split_header(raw)
        if found is None:
            self._append(raw)
            return
        self._header, start = found
        value = raw[start:]
        self._base64 = self._header.encoding == "B" or value[:5].lower() == b"data:"
        self._append(value)

    def _append(self, raw: bytes) -> None:
        self._soft = False
        if self._header is not None and self._header.encoding == "Q":
            stripped = raw.rstrip(b" \t")
            if stripped.endswith(b"="):
                raw, self._soft = stripped[:-1], True
        if self._too_long or len(self._value) + len(raw) > LONGEST_VALUE:
            self._too_long = True
            self._value.clear()
        else:
            self._value += raw

    def _fold(self, raw: bytes) -> None:
        if self._header is None and self._why == NO_FIELD and 0 < len(self._value) < LONGEST_HEADER:
            self._begin(bytes(self._value) + raw[1:])
        else:
            self._append(raw.strip() if self._base64 else raw[1:])

    def _continues(self, raw: bytes) -> bool:
        """Whether this line, which has no leading blank, still belongs to the open field (and was added to it)."""
        header = self._header
        if header is None:
            return False
        if self._base64:
            if self._blank or not _BASE64_LINE.fullmatch(raw):
                return False
            self._append(raw.strip())
            return True
        if header.encoding == "Q" and _HEX_PAIR.match(raw):
            self._append(raw)
            return True
        return self._spills(header, raw)

    def _spills(self, header: Header, raw: bytes) -> bool:
        """Plain text lines after a note, and after any value that ends in a backslash."""
        cut = self._value.endswith(b"\\")
        if self._blank or (not cut and header.name not in SPILLING) or raw[:1] == b"#":
            return False
        found = split_header(raw)
        if found is not None and _is_known(found[0]):
            return False
        if cut:
            del self._value[-1:]
        self._append(b"\n" + raw)
        return True


def unfold(lines: Iterator[tuple[int, bytes]]) -> Iterator[Field | Stray]:
    """The fields of numbered physical lines, in order.

    Most lines are a whole field each, which a short cut takes; the Unfolder gets all that could run on.
    """
    unfolder = Unfolder()
    held: Field | None = None       # a plain field that most probably ends with its line
    for number, raw in lines:
        plain = _plain_field(number, raw)
        if held is not None:
            if raw[:1] in _FOLDS or (held.header.name in SPILLING and not (plain and _is_known(plain.header))):
                unfolder.resume(held)
            else:
                yield held
            held = None
        if plain is not None and unfolder.is_idle:
            held = plain
            if plain.header.name == "BEGIN":
                unfolder.stand_at_margin()
            continue
        done = unfolder.feed(number, raw)
        if done is not None:
            yield done
        if plain is not None and unfolder.release(number):
            held = plain
    if held is not None:
        yield held
    last = unfolder.finish()
    if last is not None:
        yield last


def _plain_field(number: int, raw: bytes) -> Field | None:
    """The field that this line holds, if none but a folded or a spilling line could belong to it too; else None."""
    colon = raw.find(b":", 0, LONGEST_CACHED)
    if colon < 1 or raw[-1:] == b"\\" or raw[:1] in _LEADS or len(raw) > LONGEST_VALUE:
        return None
    header = _plain_header(raw[:colon])
    if header is None or raw[colon + 1:colon + 6].lower() == b"data:":
        return None
    return Field(number, header, raw[colon + 1:])


@lru_cache(maxsize=2048)
def _plain_header(head: bytes) -> Header | None:
    """The header, if its value is written as it is and ends with its line."""
    header = None if b'"' in head else read_header(head)
    return None if header is None or header.encoding else header
