"""From bytes to text to rows: charset, delimiter, and CSV records that carry their place."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import chain

from networkgarden.errors import UnreadableFile

LONGEST_CELL = 131_072
MOST_AGAIN = 100
"""Open quotations in one file after which lines are read again; a file with more is no table."""

DELIMITERS = (",", ";", "\t")

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")
_NO_VALUE = frozenset({"#N/A", "#N/A N/A", "<NA>", "N/A", "#NA"})


OLD_CHARSETS = (
    "cp1252", "cp1250", "cp1251", "koi8-r", "cp932", "euc-jp", "gb18030", "big5", "cp949", "cp1253", "cp1254")
"""What programs wrote before UTF-8; of two that fit alike the first counts."""

SAMPLE_BYTES = 32_768


def decode(content: bytes, judge: Callable[[str], int] | None = None) -> str:
    """Text in UTF-8, UTF-16 (with or without BOM) or else in the likeliest old charset, control characters left in.

    ``content`` may be cut off inside a character. ``judge`` tells how many words of a text it knows (headings of a
    table): the charset in which it knows most counts. Raises UnreadableFile for what is no text at all.
    """
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return content[len(bom):].decode(encoding, "replace").removesuffix("\ufffd")
    wide = _utf16_without_bom(content)
    if wide:
        return content.decode(wide, "replace").removesuffix("\ufffd")
    if _is_binary(content):
        raise UnreadableFile("This file holds no text.")
    try:
        return codecs.getincrementaldecoder("utf-8")("strict").decode(content)
    except UnicodeDecodeError:
        return content.decode(_old_charset(content, judge), "replace")


def _old_charset(content: bytes, judge: Callable[[str], int] | None) -> str:
    """Told by the judge, else by the letters around the first one that is not ASCII, else Western Windows."""
    known = {name: judge(content[:4096].decode(name, "replace")) for name in OLD_CHARSETS} if judge else {}
    if any(known.values()) and max(known.values()) > known["cp1252"]:
        return max(known, key=lambda name: known[name])
    first = next(place for place, byte in enumerate(content) if byte > 127)
    start = content.rfind(b"\n", 0, first) + 1
    from charset_normalizer import from_bytes
    found = from_bytes(content[start:start + SAMPLE_BYTES], cp_isolation=list(OLD_CHARSETS))
    likely = [match for match in found if match.chaos <= found[0].chaos] if len(found) else []
    names = [codecs.lookup(match.encoding).name for match in likely]
    return next((name for name in OLD_CHARSETS if codecs.lookup(name).name in names), "cp1252")


def _utf16_without_bom(content: bytes) -> str:
    """The byte order that the NULs of a mostly Latin text betray, or an empty string."""
    sample = content[:4096]
    if len(sample) < 4:
        return ""
    half = len(sample) // 2
    even, odd = sample[0::2].count(0) / half, sample[1::2].count(0) / half
    if odd > 0.3 and even < 0.05:
        return "utf-16-le"
    if even > 0.3 and odd < 0.05:
        return "utf-16-be"
    return ""


def _is_binary(content: bytes) -> bool:
    """True when a tenth or more of the beginning is control characters that no text needs."""
    sample = content[:4096]
    odd = sum(byte < 32 and byte not in b"\t\n\r\x0b\x0c\x1b" for byte in sample)
    return odd * 10 > len(sample)


def clean(value: str) -> str:
    """The cell without control characters and outer blanks; empty for marks like ``#N/A``."""
    if value.isascii() and value.isprintable():
        stripped = value.strip()
    else:
        stripped = _CONTROLS.sub("", value.replace("\r\n", "\n").replace("\r", "\n")).strip()
    return "" if stripped in _NO_VALUE else stripped


def one_line(value: str) -> str:
    """A cleaned cell for a place that holds one line (names, companies)."""
    return " ".join(clean(value).split()) if value else ""


@dataclass(frozen=True, slots=True)
class Record:
    """One CSV record. ``row`` counts records from 1, blank ones included, as a spreadsheet numbers its rows."""

    row: int
    cells: tuple[str, ...]
    fault: str = ""                     # why the record cannot be trusted, in words for a person

    @property
    def is_blank(self) -> bool:
        return not self.fault and not any(cell.strip() for cell in self.cells)


@dataclass(slots=True)
class _Lines:
    """The physical lines, remembering those of the present record (to notice a quotation mark left open)."""

    source: Iterator[str]
    seen: list[str] = field(default_factory=list)
    ended: bool = False

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        try:
            line = next(self.source)
        except StopIteration:
            self.ended = True
            raise
        self.seen.append(line)
        return line


def records(text: str, delimiter: str = ",", escape: str | None = None) -> Iterator[Record]:
    """Every record of ``text``; one that is broken comes with its ``fault`` and reading goes on behind it.

    A quotation mark left open costs its own line: where it swallowed more, those are read again.
    """
    lines = _Lines(_physical_lines(text.replace("\x00", "")))
    reader = csv.reader(lines, delimiter=delimiter, escapechar=escape)
    row, again = 0, MOST_AGAIN
    while True:
        lines.seen.clear()
        row += 1
        cells: tuple[str, ...] = ()
        fault = ""
        try:
            cells = tuple(next(reader))
        except StopIteration:
            return
        except csv.Error:
            fault = f"a cell is longer than {LONGEST_CELL:,} characters (or never closed)"
        several = len(lines.seen) > 1
        # the reader asks for a line behind the last one only inside an open quotation
        if lines.ended or (several and not fault and not _closes_well(lines.seen, delimiter, escape)):
            fault = f"a quotation mark is left open; lines not read: {len(lines.seen)}"
        if fault and several and again:
            again -= 1
            fault = "a quotation mark is left open, so this line was left out"
            lines = _Lines(chain(lines.seen[1:], lines.source))
            reader = csv.reader(lines, delimiter=delimiter, escapechar=escape)
        yield Record(row, () if fault else cells, fault)


def _closes_well(lines: list[str], delimiter: str, escape: str | None) -> bool:
    """Whether a record of several lines is one: a quotation that ran on ends where the next one was to begin."""
    try:
        next(csv.reader(iter(lines), delimiter=delimiter, escapechar=escape, strict=True))
    except csv.Error:
        return False
    return True


def _physical_lines(text: str) -> Iterator[str]:
    """Lines with their ends, broken at LF, CR and CRLF only (not at the other marks Unicode knows)."""
    for match in re.finditer(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+", text):
        yield match.group()


def sniff_delimiter(text: str) -> str:
    """The delimiter of a table: said by Excel's ``sep=`` line, else the most frequent in the first line."""
    first = next((line for line in _physical_lines(text[:LONGEST_CELL]) if line.strip()), "")
    told = re.fullmatch(r'"?sep=(.)"?\s*', first, re.IGNORECASE)
    if told:
        return told.group(1)
    bare = re.sub(r'"[^"]*"', "", first)
    return max(DELIMITERS, key=bare.count)


def column_key(name: str) -> str:
    """A column's name as compared: case folded, ``_`` and ``-`` and runs of blanks as one blank."""
    return " ".join(clean(name).replace("_", " ").replace("-", " ").casefold().split())
