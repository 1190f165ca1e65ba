"""The two tables of product.md §5: contacts and interactions, columns found by name in any order.

The table of contacts that Network Garden writes itself bears a column ``Network Garden``; in it ``\\;`` is a
semicolon inside a value, and a ``'`` put before a formula sign is taken off again (exporters/table.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from networkgarden.domain.incoming import (
    Address,
    Incoming,
    IncomingInteraction,
    IncomingPerson,
    PersonDate,
    Point,
    PointKind,
    Skip,
    Who,
)
from networkgarden.domain.kinds import (
    LONGEST_RHYTHM,
    RHYTHM_OF_CIRCLE,
    SHORTEST_RHYTHM,
    Direction,
    Reaction,
    State,
    read_kind,
    usual_direction,
)
from networkgarden.errors import UnreadableFile
from networkgarden.importers.files import FoundFile
from networkgarden.importers.stamps import iso_stamp, person_date
from networkgarden.importers.text import Record, clean, column_key, decode, one_line, records, sniff_delimiter

CONTACTS_FORMAT, INTERACTIONS_FORMAT = "contacts table", "interactions table"
OUR_MARK = "network garden"
_ID = re.compile(r"[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}", re.IGNORECASE)
UNGUARDED = re.compile(r"'('*[=+\-@\t\r\n])")

SYNONYMS: dict[str, tuple[str, ...]] = {
    "id": (),
    "name": ("full name", "contact", "display name"),
    "first name": ("given name", "firstname"),
    "last name": ("family name", "surname", "lastname"),
    "nickname": (),
    "email": ("e mail", "email address", "e mail address", "emails", "mail"),
    "phone": ("telephone", "tel", "mobile", "phone number", "phones"),
    "profile": ("profile link", "linkedin"),
    "url": ("website", "web page"),
    "im": ("chat",),
    "circle": (),
    "every": ("every days", "rhythm"),
    "established": (),
    "state": (),
    "bed": ("beds", "group", "groups", "tags"),
    "organisation": ("organization", "company"),
    "title": ("job title", "position", "role"),
    "birthday": ("date of birth", "dob", "birth date"),
    "street": (), "city": (), "region": (),
    "postcode": ("postal code", "zip", "zip code"),
    "country": (),
    "notes": ("note",),
    "date": ("day", "when"), "kind": ("type",), "direction": (), "reaction": (),
    "contact id": (),
}
COLUMN_OF = {word: column for column, words in SYNONYMS.items() for word in (column, *words)}
MANY_VALUED = {
    "email": PointKind.EMAIL, "phone": PointKind.PHONE, "profile": PointKind.PROFILE, "url": PointKind.URL,
    "im": PointKind.IM,
}
WHO_COLUMNS = frozenset({"name", "first name", "last name", "email"})
TELLING = frozenset({"email", "phone", "circle", "every", "established", "state", "bed"})
INTERACTION_COLUMNS = frozenset({"date", "kind", "direction", "reaction", "contact id"})

Word = TypeVar("Word", State, Direction, Reaction)


@dataclass(slots=True)
class _Row:
    where: str
    cells: dict[str, str]
    unknown: list[tuple[str, str]]
    ours: bool
    skipped: list[Skip] = field(default_factory=list)

    def line(self, column: str) -> str:
        return " ".join(self.cells.get(column, "").split())

    def values(self, column: str) -> list[str]:
        """The several values of one cell."""
        cell = self.cells.get(column, "")
        parts = cell.split(";")
        if self.ours:
            parts = [re.sub(r"\\([\\;])", r"\1", part) for part in re.findall(r"(?:\\[\\;]|[^;])+", cell)]
        return [value for value in (" ".join(part.split()) for part in parts) if value]

    def skip(self, why: str) -> None:
        self.skipped.append(Skip(self.where, why))


def _columns(record: Record, interactions: bool) -> list[str]:
    """Our column for each cell of the heading, or an empty string; the first of two alike wins."""
    columns: list[str] = []
    for cell in record.cells:
        column = COLUMN_OF.get(column_key(cell), "")
        if not interactions and column in INTERACTION_COLUMNS:
            column = ""
        columns.append("" if column in columns and column not in MANY_VALUED else column)
    return columns


def _heading(text: str) -> Record | None:
    for record in records(text, sniff_delimiter(text)):
        told = len(record.cells) <= 2 and "".join(record.cells).strip().casefold().startswith("sep=")
        if not record.is_blank and not told:
            return record
    return None


def _known_columns(head: bytes) -> set[str]:
    try:
        record = _heading(decode(head))
    except UnreadableFile:
        return set()
    return set(_columns(record, interactions=True)) if record else set()


def kind_of_table(head: bytes) -> str:
    """The format of the table that begins like this; empty for anything else."""
    columns = _known_columns(head)
    if {"date", "kind"} <= columns and columns & (WHO_COLUMNS | {"contact id"}):
        return INTERACTIONS_FORMAT
    is_pair = {"first name", "last name"} <= columns
    return CONTACTS_FORMAT if "name" in columns or is_pair or "email" in columns else ""


def recognise(head: bytes) -> bool:
    return bool(kind_of_table(head))


def is_of_a_person(head: bytes) -> bool:
    """A table with more than names in it; LinkedIn's lists of skills and languages have a name column too."""
    return kind_of_table(head) == INTERACTIONS_FORMAT or bool(_known_columns(head) & TELLING)


def read(file: FoundFile) -> Incoming:
    """All rows of the table; of a row with a bad value only that value is left out, and reported.

    People of an interactions table are named in each interaction's ``who``; ``people`` stays empty.
    """
    text = decode(file.read_bytes())
    kind = kind_of_table(text[:LONGEST_HEADING].encode("utf-8", "replace"))
    if not kind:
        raise UnreadableFile(f"{file.name} has no heading with a name or an e-mail column.")
    people: list[IncomingPerson] = []
    interactions: list[IncomingInteraction] = []
    skipped: list[Skip] = []
    for row in _rows(text, kind == INTERACTIONS_FORMAT):
        if not row.skipped:
            if kind == CONTACTS_FORMAT:
                people.extend(_person(row))
            else:
                interactions.extend(_interaction(row))
        skipped.extend(row.skipped)
    return Incoming(file.path, kind, tuple(people), tuple(interactions), tuple(skipped), source="table")


LONGEST_HEADING = 65_536


def _rows(text: str, interactions: bool) -> Iterator[_Row]:
    """Rows below the heading; one that cannot be used at all comes with its Skip already."""
    heading = _heading(text)
    if heading is None:
        return
    columns = _columns(heading, interactions)
    ours = any(column_key(cell).startswith(OUR_MARK) for cell in heading.cells)
    safe = ours and any(column_key(cell) == f"{OUR_MARK} safe" for cell in heading.cells)
    names = [_unguard(cell, safe) for cell in heading.cells]
    for record in records(text, sniff_delimiter(text)):
        if record.row <= heading.row or (not record.cells and not record.fault):
            continue
        row = _Row(f"row {record.row}", {}, [], ours)
        if record.fault:
            row.skip(record.fault)
        elif record.is_blank:
            row.skip("the row is empty")
        else:
            _fill(row, record, columns, names, safe)
        yield row


def _unguard(cell: str, safe: bool) -> str:
    return UNGUARDED.sub(r"\1", cell, count=1) if safe and UNGUARDED.match(cell) else cell


def _fill(row: _Row, record: Record, columns: list[str], names: list[str], safe: bool) -> None:
    for index, raw in enumerate(record.cells):
        value = clean(_unguard(raw, safe))
        if not value:
            continue
        column = columns[index] if index < len(columns) else ""
        if column in MANY_VALUED and column in row.cells:
            row.cells[column] += f";{value}"
        elif column:
            row.cells[column] = value
        else:
            name = one_line(names[index]) if index < len(names) else ""
            row.unknown.append((name or f"column {index + 1}", value))


def _person(row: _Row) -> Iterator[IncomingPerson]:
    points = tuple(
        Point(kind, value) for column, kind in MANY_VALUED.items() for value in row.values(column)
    )
    reachable = [point.value for point in points if point.kind in (PointKind.EMAIL, PointKind.PHONE)]
    given, family = row.line("first name"), row.line("last name")
    name = row.line("name") or f"{given} {family}".strip() or row.line("nickname")
    if not name and not reachable:
        row.skip("no name, e-mail or number")
        return
    contact_id, birthday, state = _contact_id(row, "id"), _birthday(row), _word(row, "state", State)
    if state is None and row.line("state"):
        row.unknown.append(("state", row.line("state")))    # perhaps a part of a country
    yield IncomingPerson(
        row.where, name or reachable[0], given, family, row.line("nickname"),
        row.line("organisation"), row.line("title"), points, _addresses(row), birthday,
        note=row.cells.get("notes", ""), beds=tuple(dict.fromkeys(row.values("bed"))), custom=tuple(row.unknown),
        contact_id=contact_id,
        circle=_number(row, "circle", tuple(RHYTHM_OF_CIRCLE), "a circle is 5, 15, 50 or 150"),
        every_days=_number(row, "every", range(SHORTEST_RHYTHM, LONGEST_RHYTHM + 1), "a rhythm is 3 to 730 days"),
        established=_yes_or_no(row), state=state,
    )


def _birthday(row: _Row) -> tuple[PersonDate, ...]:
    text = row.line("birthday")
    found = person_date(text, "birthday")
    if text and found is None:
        row.skip(f"“{text[:40]}” is not a birthday like 1980-01-22 or --01-22; kept as a field of its own")
        row.unknown.append(("birthday", text))
    return (found,) if found else ()


def _addresses(row: _Row) -> tuple[Address, ...]:
    parts = [row.cells.get(column, "") for column in ("street", "city", "region", "postcode", "country")]
    return (Address(*parts),) if any(parts) else ()


def _contact_id(row: _Row, column: str) -> str:
    """A Network Garden id; any other kind of id is kept as a field of its own."""
    text = row.line(column)
    if text and not _ID.fullmatch(text):
        row.unknown.append((column, text))
        return ""
    return text


def _number(row: _Row, column: str, allowed: range | tuple[int, ...], words: str) -> int | None:
    text = row.line(column)
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 6 else None
    if number in allowed:
        return number
    if text:
        row.skip(f"“{text[:20]}” was left out: {words}")
    return None


def _yes_or_no(row: _Row) -> bool | None:
    text = row.line("established").casefold()
    if text and text not in ("yes", "no"):
        row.skip(f"“{text[:20]}” was left out: established is yes or no")
    return {"yes": True, "no": False}.get(text)


def _word(row: _Row, column: str, words: type[Word]) -> Word | None:
    text = row.line(column).casefold().replace("_", " ")
    try:
        return words(text) if text else None
    except ValueError:
        row.skip(f"“{text[:20]}” is no {column}; one of: {', '.join(words)}")
        return None


def _interaction(row: _Row) -> Iterator[IncomingInteraction]:
    """At most one; nothing, and the reason in ``row.skipped``, where a value has no meaning."""
    email, phone, profile = (next(iter(row.values(column)), "") for column in ("email", "phone", "profile"))
    name = row.line("name") or f"{row.line('first name')} {row.line('last name')}".strip()
    who = Who(name, email, phone, profile, _contact_id(row, "contact id") or _contact_id(row, "id"))
    stamp = iso_stamp(row.line("date"))
    kind = read_kind(row.line("kind"))
    direction, reaction = _word(row, "direction", Direction), _word(row, "reaction", Reaction)
    if who == Who():
        row.skip("nobody is named")
    if stamp is None:
        row.skip(f"“{row.line('date')[:40]}” is not a date like 2026-01-31")
    if kind is None:
        row.skip(f"“{row.line('kind')[:40]}” is no kind of interaction")
    if row.skipped or stamp is None or kind is None:
        row.skipped = [Skip(row.where, "; ".join(skip.why for skip in row.skipped))]
        return
    instant = stamp if isinstance(stamp, datetime) else None
    yield IncomingInteraction(
        row.where, who, kind[0], direction or usual_direction(kind[0]), "" if instant else stamp.isoformat(), instant,
        _note(kind[1], row.cells.get("notes", "")), reaction,
    )


def _note(word: str, note: str) -> str:
    """``lunch: at the harbour``: what the meeting was, first in its note."""
    if not word or note.casefold().startswith(word):
        return note
    return f"{word}: {note}" if note else word
