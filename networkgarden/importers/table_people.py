"""A row of a table of contacts becomes a person; of a row with a bad value only that value is left out, and told."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import TypeVar

from networkgarden.domain.incoming import Address, IncomingPerson, PersonDate, Point, PointKind
from networkgarden.domain.kinds import (
    LONGEST_RHYTHM,
    RHYTHM_OF_CIRCLE,
    SHORTEST_RHYTHM,
    Direction,
    Reaction,
    State,
)
from networkgarden.domain.mapping import Field
from networkgarden.importers.table_days import NO_YEAR, is_empty, read_day
from networkgarden.importers.table_guess import ADDRESS, EMAIL
from networkgarden.importers.table_rows import Row
from networkgarden.importers.vcard_names import in_order

POINTS = {
    Field.EMAIL: PointKind.EMAIL, Field.PHONE: PointKind.PHONE, Field.PROFILE: PointKind.PROFILE,
    Field.URL: PointKind.URL, Field.IM: PointKind.IM,
}
RHYTHM_WORDS = {"weekly": 7, "fortnightly": 14, "biweekly": 14, "monthly": 30, "quarterly": 91, "half yearly": 182,
                "yearly": 365, "annually": 365}
_ID = re.compile(r"[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}", re.IGNORECASE)
_SYSTEM_BED = re.compile(r"\* .*|my ?contacts", re.IGNORECASE)

Word = TypeVar("Word", State, Direction, Reaction)


def person_of(row: Row, day_first: Mapping[Field, bool | None]) -> Iterator[IncomingPerson]:
    """At most one. ``day_first``: the order of day and month in each column of days."""
    points = tuple(dict.fromkeys(_points(row)))
    reachable = [point.value for point in points if point.kind in (PointKind.EMAIL, PointKind.PHONE)]
    given, family = row.line(Field.GIVEN), row.line(Field.FAMILY)
    name = _name(row)
    dates, addresses = tuple(_dates(row, day_first)), tuple(_addresses(row))
    if not name and not reachable:
        name = row.line(Field.ORGANISATION) if points else ""
        if not name and (row.line(Field.ORGANISATION) or not (dates or any(one.street for one in addresses))):
            row.skipped = []
            row.skip("no name, e-mail or number")
            return
    state = word(row, Field.STATE, State)
    if state is None and row.line(Field.STATE):
        row.unknown.append(("state", row.line(Field.STATE)))    # perhaps a part of a country
    beds = (value for value, _ in row.values(Field.BED) if not _SYSTEM_BED.fullmatch(value))
    yield IncomingPerson(
        row.where, name or next(iter(reachable), ""), given, family, row.line(Field.NICKNAME),
        row.line(Field.ORGANISATION), row.line(Field.TITLE), points, addresses, dates,
        note=row.cells.get(Field.NOTES, ""),
        beds=tuple(dict.fromkeys(beds)), contact_id=contact_id(row, Field.ID),
        circle=_number(row, Field.CIRCLE, tuple(RHYTHM_OF_CIRCLE), "a circle is 5, 15, 50 or 150"),
        every_days=_every(row), established=_yes_or_no(row), state=state, custom=tuple(row.unknown),
    )


def _name(row: Row) -> str:
    whole = row.line(Field.NAME)
    said = whole or in_order(*(row.line(field) for field in (Field.GIVEN, Field.MIDDLE, Field.FAMILY)))
    suffix = row.line(Field.SUFFIX)
    return (f"{said} {suffix}" if said and suffix and not whole else said) or row.line(Field.NICKNAME)


def _points(row: Row) -> Iterator[Point]:
    for field, kind in POINTS.items():
        for value, label in row.values(field):
            if kind is not PointKind.EMAIL:
                yield Point(kind, value, label)
                continue
            addresses = EMAIL.findall(value) or ([value] if "@" in value and not value.startswith("/") else [])
            if not addresses:
                row.skip(f"“{value[:40]}” is not an e-mail address; kept as a field of its own")
                row.unknown.append(("email", value))
            yield from (Point(kind, address.rstrip("."), label) for address in addresses)


def _addresses(row: Row) -> Iterator[Address]:
    for label, parts in row.places.items():
        street, city, region, postcode, country = (parts.get(field, "") for field in ADDRESS)
        yield Address(street, city, region, postcode, country, label)


def _dates(row: Row, day_first: Mapping[Field, bool | None]) -> Iterator[PersonDate]:
    for field in (Field.BIRTHDAY, Field.ANNIVERSARY):
        text = row.line(field)
        if is_empty(text):
            continue
        found = read_day(text, field.value, day_first.get(field))
        if isinstance(found, PersonDate):
            yield found
        else:
            row.skip(found)
            row.unknown.append((field.value, text))
    if not row.line(Field.BIRTHDAY):
        yield from _birthday_of_parts(row)


def _birthday_of_parts(row: Row) -> Iterator[PersonDate]:
    """Thunderbird writes year, month and day into columns of their own."""
    said = [row.line(field) for field in (Field.BIRTH_YEAR, Field.BIRTH_MONTH, Field.BIRTH_DAY)]
    if not any(said):
        return
    try:
        year, month, day = (int(part) if part else 0 for part in said)
        date(year or NO_YEAR, month, day)
    except ValueError:
        row.skip("a birthday needs a month and a day; kept as a field of its own")
        row.unknown.append(("birthday", "-".join(said)))
    else:
        yield PersonDate("birthday", month, day, year or None)


def contact_id(row: Row, column: Field) -> str:
    """A Network Garden id; any other kind of id is kept as a field of its own."""
    text = row.line(column)
    if text and not _ID.fullmatch(text):
        row.unknown.append((column.value, text))
        return ""
    return text


def _every(row: Row) -> int | None:
    text = row.line(Field.EVERY).casefold().replace("-", " ")
    days = RHYTHM_WORDS.get(text.removeprefix("every ").strip())
    bare = re.sub(r"(?:every )?(\d+) ?(?:days?)?", r"\1", text)
    if days is None and bare.isdecimal():
        row.cells[Field.EVERY] = bare
    return days or _number(row, Field.EVERY, range(SHORTEST_RHYTHM, LONGEST_RHYTHM + 1), "a rhythm is 3 to 730 days")


def _number(row: Row, column: Field, allowed: range | tuple[int, ...], words: str) -> int | None:
    text = row.line(column)
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 6 else None
    if number in allowed:
        return number
    if text:
        row.skip(f"“{text[:20]}” was left out: {words}")
    return None


def _yes_or_no(row: Row) -> bool | None:
    text = row.line(Field.ESTABLISHED).casefold()
    if text and text not in ("yes", "no"):
        row.skip(f"“{text[:20]}” was left out: established is yes or no")
    return {"yes": True, "no": False}.get(text)


def word(row: Row, column: Field, words: type[Word]) -> Word | None:
    text = row.line(column).casefold().replace("_", " ")
    make: Callable[[str], Word] = words
    try:
        return make(text) if text else None
    except ValueError:
        row.skip(f"“{text[:20]}” is no {column.value}; one of: {', '.join(words)}")
        return None
