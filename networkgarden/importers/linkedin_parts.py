"""The files of a LinkedIn archive: told apart by their heading, cut into rows (formats.md §1.4)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import islice
from urllib.parse import unquote

from networkgarden.domain.incoming import Skip
from networkgarden.errors import UnreadableFile
from networkgarden.importers.files import FoundFile
from networkgarden.importers.text import Record, column_key, decode, one_line, records


class PartKind(StrEnum):
    CONNECTIONS = "connections"
    MESSAGES = "messages"
    INVITATIONS = "invitations"
    RECOMMENDATIONS = "recommendations"
    ENDORSEMENTS_GIVEN = "endorsements given"
    ENDORSEMENTS_RECEIVED = "endorsements received"
    PROFILE = "profile"
    EMAILS = "e-mail addresses"
    IMPORTED = "imported contacts"
    COMMENTS = "comments"
    REACTIONS = "reactions"
    SHARES = "shares"


HEADINGS: dict[PartKind, frozenset[str]] = {
    PartKind.CONNECTIONS: frozenset({"first name", "last name", "connected on"}),
    PartKind.MESSAGES: frozenset({"conversation id", "from", "to", "date", "folder"}),
    PartKind.INVITATIONS: frozenset({"from", "to", "sent at", "direction"}),
    PartKind.RECOMMENDATIONS: frozenset({"first name", "last name", "text", "creation date", "status"}),
    PartKind.ENDORSEMENTS_GIVEN: frozenset({"endorsement date", "endorsee first name", "endorsee last name"}),
    PartKind.ENDORSEMENTS_RECEIVED: frozenset({"endorsement date", "endorser first name", "endorser last name"}),
    PartKind.PROFILE: frozenset({"first name", "last name", "headline", "summary"}),
    PartKind.EMAILS: frozenset({"email address", "confirmed", "primary"}),
    PartKind.IMPORTED: frozenset({"firstname", "lastname", "emails", "phonenumbers"}),
    PartKind.COMMENTS: frozenset({"date", "link", "message"}),
    PartKind.REACTIONS: frozenset({"date", "type", "link"}),
    PartKind.SHARES: frozenset({"date", "sharelink", "sharecommentary"}),
}
LETTERS = frozenset({"content", "text", "message"})     # what people wrote is not carried on
PREAMBLE = 20                       # records in which the heading is looked for
_CHATBOT = re.compile(r"coach|guide_messages|role_play", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: cleaned cells by column (see text.column_key); a column that is not there reads as empty."""

    where: str
    number: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


@dataclass(frozen=True, slots=True)
class Part:
    kind: PartKind
    name: str                       # the file's name within the archive
    rows: tuple[Row, ...]
    skipped: tuple[Skip, ...] = ()


def part_kind(head: bytes) -> PartKind | None:
    """Which file of the archive begins like this, or None."""
    try:
        text = decode(head)
    except UnreadableFile:
        return None
    for record in islice(records(text), PREAMBLE):
        kind = _kind_of(record)
        if kind:
            return kind
    return None


def _kind_of(record: Record) -> PartKind | None:
    columns = {column_key(cell) for cell in record.cells}
    return next((kind for kind, needed in HEADINGS.items() if needed <= columns), None)


def is_chatbot(name: str) -> bool:
    """LinkedIn's coaches write files with the columns of messages.csv; only the name tells."""
    return bool(_CHATBOT.search(name))


def read_part(file: FoundFile, alone: bool) -> Part:
    """All rows of one file. ``alone``: places are given without the file's name. Raises UnreadableFile."""
    text = decode(file.read_bytes())
    kind = part_kind(text[:65_536].encode())
    if kind is None:
        raise UnreadableFile(f"{file.name} has none of the headings LinkedIn uses.")
    columns: list[str] = []
    rows: list[Row] = []
    skipped: list[Skip] = []
    for record in records(text, escape="\\" if kind is PartKind.COMMENTS else None):
        where = f"row {record.row}" if alone else f"{file.name}, row {record.row}"
        if not columns:
            columns = [column_key(cell) for cell in record.cells] if _kind_of(record) else []
        elif record.fault:
            skipped.append(Skip(where, record.fault))
        elif record.cells:
            cells = zip(columns, record.cells, strict=False)
            rows.append(Row(where, record.row, {key: _cell(cell) for key, cell in cells if key not in LETTERS}))
    return Part(kind, file.name, tuple(rows), tuple(skipped))


def _cell(text: str) -> str:
    """One line; UTF-8 that went through another charset (``ZoÃ«``) is mended."""
    if not text.isascii():
        for charset in ("latin-1", "cp1252"):
            try:
                return one_line(text.encode(charset).decode("utf-8"))
            except UnicodeError:
                continue
    return one_line(text)


@lru_cache(maxsize=4096)
def profile_slug(url: str) -> str:
    """``linkedin.com/in/<slug>`` in lower case, percent-decoded, without query; other links without scheme."""
    bare = re.sub(r"^(?:https?:)?//", "", url.strip(), flags=re.IGNORECASE)
    bare = re.split(r"[?#]", bare, maxsplit=1)[0].rstrip("/")
    if "." not in bare or " " in bare:
        return ""
    match = re.fullmatch(r"(?:[a-z]{2,3}\.)?linkedin\.com/in/([^/]+)(?:/.*)?", bare, flags=re.IGNORECASE)
    path = f"linkedin.com/in/{match[1]}" if match else re.sub(r"^www\.", "", bare, flags=re.IGNORECASE)
    return one_line(unquote(path)).casefold()


def slug_name(slug: str) -> str:
    """The last part of a profile link, the name of somebody whom the file names in no other way."""
    return slug.rsplit("/", 1)[-1]


def rows_text(rows: list[Row], name: str, alone: bool) -> str:
    """The place of several rows: ``messages.csv, rows 2–4, 9``; after ten stretches it says how many more."""
    stretches: list[list[int]] = []
    for number in sorted(row.number for row in rows):
        if stretches and number == stretches[-1][1] + 1:
            stretches[-1][1] = number
        else:
            stretches.append([number, number])
    shown = [str(first) if first == last else f"{first}–{last}" for first, last in stretches[:10]]
    rest = sum(last - first + 1 for first, last in stretches[10:])
    words = ("row " if len(rows) == 1 else "rows ") + ", ".join(shown) + (f" and {rest} more" if rest else "")
    return words if alone else f"{name}, {words}"
