"""Tables of contacts, whoever wrote them, and the table of interactions of product.md §5.

Columns are found by name in any order and many languages, else by what stands in them; the person may say otherwise
(domain/mapping.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from networkgarden.domain.incoming import Incoming, IncomingInteraction, IncomingPerson, Skip, Who
from networkgarden.domain.kinds import Direction, Reaction, read_kind, usual_direction
from networkgarden.domain.mapping import Field, Mapping, TableLook, remembered
from networkgarden.domain.own_kinds import OwnKind, find_own
from networkgarden.errors import UnreadableFile
from networkgarden.importers.files import FoundFile
from networkgarden.importers.hints import Hints
from networkgarden.importers.stamps import iso_stamp
from networkgarden.importers.table_days import day_first
from networkgarden.importers.table_guess import known_headings
from networkgarden.importers.table_people import contact_id, person_of, word
from networkgarden.importers.table_rows import Row, Table, open_table, rows, sample_rows
from networkgarden.importers.text import clean, decode, records

CONTACTS_FORMAT, INTERACTIONS_FORMAT = "contacts table", "interactions table"
TELLING = frozenset({Field.EMAIL, Field.PHONE, Field.CIRCLE, Field.EVERY, Field.ESTABLISHED, Field.STATE, Field.BED})
LONGEST_HEADING = 65_536
SHOWN_ROWS = 5
NO_COLUMN = "has no column with a name or an e-mail address"
ADVICE = "Choose on the import page what its columns hold."


def _text(content: bytes) -> str:
    return decode(content, known_headings)


def _look(head: bytes, mappings: tuple[Mapping, ...] = ()) -> Table | None:
    try:
        return open_table(_text(head), mappings)
    except UnreadableFile:
        return None


def _kind(table: Table | None) -> str:
    if table is None:
        return ""
    if table.interactions:
        return INTERACTIONS_FORMAT
    if not table.mapping.headed:
        return CONTACTS_FORMAT if {Field.NAME, Field.EMAIL} <= table.mapping.fields else ""
    is_pair = {Field.GIVEN, Field.FAMILY} <= table.mapping.fields
    return CONTACTS_FORMAT if is_pair or table.mapping.fields & {Field.NAME, Field.EMAIL} else ""


def kind_of_table(head: bytes) -> str:
    """The format of the table that begins like this; empty for anything else."""
    return _kind(_look(head))


def recognise(head: bytes) -> bool:
    """Also a table of which nothing is known: its reader says in a sentence that the columns must be told."""
    table = _look(head)
    return bool(_kind(table)) or is_some_table(head)


def is_some_table(head: bytes) -> bool:
    """At least two columns and two rows, all of the same width."""
    table = _look(head)
    if table is None or len(table.mapping.columns) < 2:
        return False
    whole = head[:head.rfind(b"\n") + 1] if len(head) >= LONGEST_HEADING else head
    widths = {len(record.cells) for record in records(_text(whole), table.delimiter) if not record.is_blank}
    return widths == {len(table.mapping.columns)} and len(sample_rows(table, 2)) + (not table.mapping.headed) >= 2


def is_of_a_person(head: bytes) -> bool:
    """A table with more than names in it; LinkedIn's lists of skills and languages have a name column too."""
    table = _look(head)
    return table is not None and (table.interactions or bool(_kind(table) and table.mapping.fields & TELLING))


def look(file: FoundFile, mappings: tuple[Mapping, ...] = ()) -> TableLook | None:
    """What the import page shows of a table of contacts, of whatever kind; None for any other file."""
    head = file.head()
    table = _look(head, mappings) if recognise(head) else None
    if table is None or table.interactions:
        return None
    return TableLook(file.path, table.mapping, sample_rows(table, SHOWN_ROWS))


def read(file: FoundFile, hints: Hints | None = None) -> Incoming:
    """All rows of the table.

    People of an interactions table are named in each interaction's ``who``; ``people`` stays empty. Raises
    UnreadableFile where no column tells who somebody is.
    """
    hints = hints or Hints()
    table = open_table(_text(file.read_bytes()))
    kind = _kind(table)
    if table is not None and not table.interactions:
        told = remembered(hints.mappings, table.mapping)
        kind = kind or (CONTACTS_FORMAT if told is not table.mapping else "")
        table = replace(table, mapping=told)
    if table is None or not kind:
        raise UnreadableFile(f"{file.name} {NO_COLUMN}.", ADVICE)
    if table.interactions:
        return _interactions(file, table, hints.own_kinds)
    return _people(file, table, hints)


def _people(file: FoundFile, table: Table, hints: Hints) -> Incoming:
    people: list[IncomingPerson] = []
    skipped: list[Skip] = []
    order: dict[Field, bool | None] = {
        field: hints.day_first if hints.day_first is not None else day_first(_cells(table, field))
        for field in (Field.BIRTHDAY, Field.ANNIVERSARY) if field in table.mapping.fields}
    unsure = False
    for row in rows(table):
        if not row.skipped:
            people.extend(person_of(row, order))
        unsure = unsure or any("day and month" in skip.why for skip in row.skipped)
        skipped.extend(row.skipped)
    return Incoming(file.path, CONTACTS_FORMAT, tuple(people), (), tuple(skipped), source="table",
                    asks=("day_first",) if unsure else (), mapping=table.mapping)


def _cells(table: Table, field: Field) -> Iterator[str]:
    """All cells of the first column that holds this."""
    place = next(place for place, column in enumerate(table.mapping.columns) if column.field is field)
    for record in records(table.text, table.delimiter):
        if record.row > table.first and place < len(record.cells):
            yield clean(record.cells[place])


def _interactions(file: FoundFile, table: Table, own: tuple[OwnKind, ...]) -> Incoming:
    interactions: list[IncomingInteraction] = []
    skipped: list[Skip] = []
    for row in rows(table):
        if not row.skipped:
            interactions.extend(_interaction(row, own))
        skipped.extend(row.skipped)
    return Incoming(file.path, INTERACTIONS_FORMAT, (), tuple(interactions), tuple(skipped), source="table")


def _interaction(row: Row, own: tuple[OwnKind, ...]) -> Iterator[IncomingInteraction]:
    """At most one; nothing, and the reason in ``row.skipped``, where a value has no meaning."""
    email, phone, profile = (next(iter(row.values(column)), ("", ""))[0]
                             for column in (Field.EMAIL, Field.PHONE, Field.PROFILE))
    name = row.line(Field.NAME) or f"{row.line(Field.GIVEN)} {row.line(Field.FAMILY)}".strip()
    who = Who(name, email, phone, profile, contact_id(row, Field.CONTACT_ID) or contact_id(row, Field.ID))
    stamp = iso_stamp(row.line(Field.DATE))
    kind, named = read_kind(row.line(Field.KIND)), find_own(row.line(Field.KIND), own)
    if kind is None and named is not None:
        kind = named.like, ""
    direction, reaction = word(row, Field.DIRECTION, Direction), word(row, Field.REACTION, Reaction)
    if who == Who():
        row.skip("nobody is named")
    if stamp is None:
        row.skip(f"“{row.line(Field.DATE)[:40]}” is not a date like 2026-01-31")
    if kind is None:
        row.skip(f"“{row.line(Field.KIND)[:40]}” is no kind of interaction")
    if row.skipped or stamp is None or kind is None:
        row.skipped = [Skip(row.where, "; ".join(skip.why for skip in row.skipped))]
        return
    instant = stamp if isinstance(stamp, datetime) else None
    yield IncomingInteraction(
        row.where, who, kind[0], direction or usual_direction(kind[0]), "" if instant else stamp.isoformat(), instant,
        _note(kind[1], row.cells.get(Field.NOTES, "")), reaction,
        own=named.name if named and named.like is kind[0] else "",
    )


def _note(word: str, note: str) -> str:
    """``lunch: at the harbour``: what the meeting was, first in its note."""
    if not word or note.casefold().startswith(word):
        return note
    return f"{word}: {note}" if note else word
