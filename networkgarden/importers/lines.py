"""Text of any size, line by line, whatever its charset."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import IO

PIECE = 65_536                   # bytes read at once, and the longest line there can be


def text_lines(stream: IO[bytes], pulse: Callable[[], None]) -> Iterator[str]:
    """The lines without their ends, each in UTF-8 or else Windows-1252, or all in UTF-16; of an endless one the
    beginning. Raises what the stream raises."""
    for count, line in enumerate(_lines(stream)):
        if count % 1000 == 0:
            pulse()
        yield line


def _lines(stream: IO[bytes]) -> Iterator[str]:
    first = stream.readline(PIECE)
    encoding = _wide(first)
    if encoding:
        yield from _wide_lines(first, stream, encoding)
        return
    line = first.removeprefix(b"\xef\xbb\xbf")
    while line:
        whole = line.endswith(b"\n") or len(line) < PIECE
        yield _decoded(line.rstrip(b"\r\n\x00"))
        while not whole:        # the rest of an endless line holds nothing for us
            rest = stream.readline(PIECE)
            whole = rest.endswith(b"\n") or len(rest) < PIECE
        line = stream.readline(PIECE)


def _decoded(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace")


def _wide(first: bytes) -> str:
    """The byte order of UTF-16 that a mark tells, or the NULs beside the first letters."""
    if first.startswith(b"\xff\xfe") or (first[1:4:2] == b"\0\0" and first[:1] != b"\0"):
        return "utf-16-le"
    return "utf-16-be" if first.startswith(b"\xfe\xff") or first[:3:2] == b"\0\0" else ""


def _wide_lines(first: bytes, stream: IO[bytes], encoding: str) -> Iterator[str]:
    """UTF-16, a piece at a time; a piece is cut at the last line end in it."""
    rest = first
    while True:
        piece = stream.read(PIECE)
        rest += piece
        end = len(rest) // 2 * 2
        text = rest[:end].decode(encoding, "replace").removeprefix("\ufeff").replace("\r\n", "\n")
        lines = text.split("\n")
        if not piece:
            yield from lines
            return
        yield from lines[:-1]
        rest = lines[-1][:PIECE].encode(encoding, "replace") + rest[end:]
