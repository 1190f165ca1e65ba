"""The physical lines of a text file whose encoding nobody has declared, read in blocks.

UTF-16 and UTF-32 become UTF-8; every other encoding passes through as it is, because a .vcf may hold several.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from pathlib import Path

from networkgarden.errors import UnreadableFile

BLOCK = 64 * 1024
LONGEST_LINE = 9 * 1024 * 1024
"""What is beyond is thrown away while reading; the unfolder then reports the line as too long."""

UTF8_BOM = b"\xef\xbb\xbf"
_BOMS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_WITHOUT_BOM = tuple(
    (re.compile(b"|".join(re.escape(word.encode(name)) for word in ("BEGIN", "begin", "Begin", "VERSION"))), name)
    for name in ("utf-32-le", "utf-32-be", "utf-16-be", "utf-16-le")
)


def wide_encoding(head: bytes) -> str:
    """"utf-16…" or "utf-32…" if the file begins so, by its mark or by the zeros between its letters; else ""."""
    for bom, name in _BOMS:
        if head.startswith(bom):
            return name
    if b"\0" not in head:
        return ""
    for pattern, name in _WITHOUT_BOM:
        match = pattern.search(head[:4096])
        width = 4 if name.startswith("utf-32") else 2
        if match and match.start() % width == 0:
            return name
    return ""


def as_narrow(head: bytes) -> bytes:
    """The beginning of a file with any wide encoding turned into UTF-8 and without a mark."""
    name = wide_encoding(head)
    if name:
        head = head.decode(name, "ignore").encode("utf-8", "ignore")
    return head.removeprefix(UTF8_BOM).replace(b"\0", b"")


def blocks(path: Path) -> Iterator[bytes]:
    """The file piece by piece, wide encodings turned into UTF-8, zeros taken out."""
    try:
        with path.open("rb") as file:
            head = file.read(BLOCK)
            name = wide_encoding(head)
            decoder = codecs.getincrementaldecoder(name)("replace") if name else None
            while head:
                piece = decoder.decode(head).encode("utf-8", "replace") if decoder else head
                yield piece.replace(b"\0", b"") if b"\0" in piece else piece
                head = file.read(BLOCK)
    except OSError as error:
        raise UnreadableFile(f"{path.name} cannot be opened.", "Look whether the file may be read.") from error


def numbered_lines(pieces: Iterator[bytes]) -> Iterator[tuple[int, bytes]]:
    """Lines numbered from 1, without their ends. A line beyond ``LONGEST_LINE`` is cut there."""
    number = 0
    tail = bytearray()
    separator = b""
    for piece in pieces:
        separator = separator or _separator(piece)
        lines = piece.split(separator)
        if len(tail) <= LONGEST_LINE:
            tail += lines[0][: LONGEST_LINE + 1]
        if len(lines) == 1:
            continue
        lines[0], tail = bytes(tail), bytearray(lines.pop())
        for raw in lines:
            number += 1
            yield number, raw.strip(b"\r").removeprefix(UTF8_BOM)   # iOS 6 wrote \r\r\n
    if tail:
        yield number + 1, bytes(tail).strip(b"\r").removeprefix(UTF8_BOM)


def _separator(piece: bytes) -> bytes:
    """Old Macs ended lines with a carriage return alone."""
    return b"\r" if b"\r" in piece and b"\n" not in piece else b"\n"
