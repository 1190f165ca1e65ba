"""What the columns of a table hold: told by their headings, and where those say nothing by the cells below."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from networkgarden.domain.kinds import State
from networkgarden.domain.mapping import Column, Field, Mapping
from networkgarden.domain.words import unaccented
from networkgarden.importers.table_words import NOT_OF_THE_PERSON, NOTHING, WHAT, WHICH, WHOLE
from networkgarden.importers.text import clean, one_line

ONLY_INTERACTIONS = frozenset({Field.DATE, Field.KIND, Field.DIRECTION, Field.REACTION, Field.CONTACT_ID})
MANY_VALUED = frozenset({Field.EMAIL, Field.PHONE, Field.PROFILE, Field.URL, Field.IM, Field.BED})
REPEATED = MANY_VALUED | {Field.STREET, Field.CITY, Field.REGION, Field.POSTCODE, Field.COUNTRY, Field.KEPT,
                          Field.LEFT_OUT}
"""Fields that several columns may hold."""

ADDRESS = (Field.STREET, Field.CITY, Field.REGION, Field.POSTCODE, Field.COUNTRY)
PLACES = (Field.POSTCODE, Field.COUNTRY, Field.CITY, Field.REGION, Field.STREET)
"""The order in which words of addresses are looked for: ``land/region`` is a country, ``address city`` a city."""

WORD_INSIDE = 5
"""Letters from which a word is also found inside a longer one; shorter ones must stand alone."""

TITLES_OF_ADDRESS = ("title", "titre", "titulo", "titolo", "titel", "肩書き")
DAY_OF_MONTH = re.compile(r"\d{1,2}")

MOST = 0.6
"""Share of the cells that must look alike for the cells to tell what a column holds."""

EMAIL = re.compile(r"[^\s@<>\"',;:()\[\]]+@[^\s@<>\"',;:()\[\]]+\.[^\s@<>\"',;:()\[\]]+")
_PHONE = re.compile(r"(?=(?:\D*\d){7,15}\D*\Z)(?:\+|\(|0)[\d\s()./-]+")
_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,3}")
_PROFILE = re.compile(r"(?:https?://)?(?:[\w-]+\.)?linkedin\.com/in/\S+", re.IGNORECASE)
_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_LOOKS: tuple[tuple[Field, re.Pattern[str]], ...] = (
    (Field.EMAIL, EMAIL), (Field.PROFILE, _PROFILE), (Field.URL, _LINK), (Field.PHONE, _PHONE),
)


@lru_cache(maxsize=4096)
def heading_key(heading: str) -> str:
    """A heading as compared: no case, accents, marks or numbers, single blanks."""
    words = re.sub(r"[^\w]|_", " ", unaccented(clean(heading))).split()
    bare = [word.rstrip("0123456789") or word for word in words if not word.isdecimal()]
    return " ".join(bare)


@lru_cache(maxsize=1)
def _whole() -> dict[str, Field]:
    found: dict[str, Field] = {}
    for field, words in WHOLE.items():
        for word in words.split("|"):
            found.setdefault(heading_key(word), field)
    return found


@lru_cache(maxsize=64)
def _words(listed: str) -> tuple[str, ...]:
    return tuple(sorted({heading_key(word) for word in listed.split("|")}, key=len, reverse=True))


def _longest(key: str, listed: str) -> int:
    """Letters of the longest listed word in the heading; 0 for none."""
    return next((len(word) for word in _words(listed) if _stands_in(word, key)), 0)


def _stands_in(word: str, key: str) -> bool:
    if " " in word:
        return f" {word}" in f" {key}"
    if len(word) >= WORD_INSIDE or not word.isascii():
        return word in key
    return f" {word} " in f" {key} "


def of_heading(heading: str) -> Column:
    """What a heading says by itself, in whatever language."""
    key = heading_key(heading)
    whole = _whole().get(key)
    if whole:
        return Column(heading, whole)
    if not key or key in _words(NOTHING):
        return Column(heading, Field.LEFT_OUT if key else Field.KEPT)
    if _longest(key, NOT_OF_THE_PERSON):
        return Column(heading, Field.KEPT)
    reach = next((field for field in (Field.EMAIL, Field.URL, Field.PHONE) if _longest(key, WHAT[field])), None)
    place = next((field for field in PLACES if _longest(key, WHAT[field])), Field.KEPT)
    field = reach or place
    return Column(heading, field, "" if field is Field.KEPT else _label(key))


def _label(key: str) -> str:
    """``work``, ``home fax`` …"""
    said = [which for which, listed in WHICH.items() if any(
        _stands_in(word, key) or (len(word) > 2 and any(part.startswith(word) for part in key.split()))
        for word in _words(listed))]
    return " ".join(said[:2] if "mobile" not in said else ["mobile"])


def known_headings(text: str) -> int:
    """How many words of the first line, apart from plain English ones, are headings of some language."""
    line = next((line for line in text.splitlines() if line.strip()), "")
    cells = [cell.strip(' "') for cell in re.split(r"[,;\t]", line)]
    return sum(not cell.isascii() and of_heading(cell).field is not Field.KEPT for cell in cells)


def guess(headings: Sequence[str], sample: Sequence[Sequence[str]] = (), *, interactions: bool = False) -> Mapping:
    """The mapping of a table with these headings; ``sample`` are some rows below them."""
    columns: list[Column] = []
    for place, heading in enumerate(headings):
        column = of_heading(one_line(heading))
        if column.field in ONLY_INTERACTIONS and not interactions:
            column = Column(column.heading, Field.KEPT)
        if column.field is Field.KEPT and not interactions:
            column = _of_cells(column, _cells(sample, place))
        if column.field not in REPEATED and any(one.field is column.field for one in columns):
            column = Column(column.heading, Field.KEPT)
        columns.append(column)
    mapping = _day_of_birth(_one_title(Mapping(tuple(columns)), headings), sample)
    return _part_of_a_country(_names(mapping, sample), sample)


def without_headings(sample: Sequence[Sequence[str]]) -> Mapping:
    """The mapping of a table whose first row is somebody's."""
    width = max(map(len, sample), default=0)
    named = guess([f"column {place}" for place in range(1, width + 1)], sample)
    return Mapping(named.columns, headed=False)


def names_nobody(cells: Iterable[str]) -> bool:
    """Whether a first row is no heading, because an address or a number stands in it."""
    return any(EMAIL.fullmatch(cell.strip()) or _PHONE.fullmatch(cell.strip()) for cell in cells)


def _cells(sample: Sequence[Sequence[str]], place: int) -> list[str]:
    found = (one_line(row[place]) for row in sample if place < len(row))
    return [cell for cell in found if cell]


def _of_cells(column: Column, cells: Sequence[str]) -> Column:
    for field, look in _LOOKS:
        if cells and sum(look.fullmatch(cell) is not None for cell in cells) >= MOST * len(cells):
            return Column(column.heading, field)
    return column


def _one_title(mapping: Mapping, headings: Sequence[str]) -> Mapping:
    """Beside a ``Job Title`` a bare ``Title`` is how somebody is addressed."""
    titles = [place for place, heading in enumerate(headings) if of_heading(one_line(heading)).field is Field.TITLE]
    bare = [place for place in titles if heading_key(headings[place]) in TITLES_OF_ADDRESS]
    others = [place for place in titles if place not in bare]
    if not bare or not others:
        return mapping
    for place in bare:
        mapping = mapping.with_column(place, Field.KEPT)
    return mapping.with_column(others[0], Field.TITLE)


def _day_of_birth(mapping: Mapping, sample: Sequence[Sequence[str]]) -> Mapping:
    """Beside a year and a month ``Geburtstag`` is the day of the month."""
    if Field.BIRTHDAY not in mapping.fields or not {Field.BIRTH_YEAR, Field.BIRTH_MONTH} <= mapping.fields:
        return mapping
    place = next(place for place, column in enumerate(mapping.columns) if column.field is Field.BIRTHDAY)
    is_day = all(map(DAY_OF_MONTH.fullmatch, _cells(sample, place)))
    return mapping.with_column(place, Field.BIRTH_DAY) if is_day else mapping


def _part_of_a_country(mapping: Mapping, sample: Sequence[Sequence[str]]) -> Mapping:
    """A ``State`` in a table of addresses, in which no cell is a state of a contact, is one like Ohio."""
    place = next((place for place, column in enumerate(mapping.columns) if column.field is Field.STATE), None)
    if place is None or Field.REGION in mapping.fields or not mapping.fields & {
            Field.STREET, Field.CITY, Field.POSTCODE, Field.COUNTRY}:
        return mapping
    said = {cell.casefold() for cell in _cells(sample, place)}
    return mapping.with_column(place, Field.REGION) if said and said.isdisjoint(State) else mapping


def _names(mapping: Mapping, sample: Sequence[Sequence[str]]) -> Mapping:
    """``Nome`` is a first name beside a last name and a whole name alone; ``Name`` beside ``Vorname`` is the last."""
    places = {column.field: place for place, column in enumerate(mapping.columns) if column.field is not Field.KEPT}
    parts = [places[field] for field in (Field.GIVEN, Field.FAMILY) if field in places]
    if len(parts) == 1 and Field.NAME not in places and Field.NICKNAME not in places:
        return mapping.with_column(parts[0], Field.NAME)
    if Field.NAME in places and Field.GIVEN in places and Field.FAMILY not in places:
        name, given = places[Field.NAME], places[Field.GIVEN]
        rows = [(one_line(row[name]), one_line(row[given])) for row in sample if max(name, given) < len(row)]
        apart = [bool(whole and first) and first.casefold() not in whole.casefold() for whole, first in rows]
        if rows and sum(apart) * 2 > len(rows):
            return mapping.with_column(name, Field.FAMILY)
    if not parts and Field.NAME not in places and Field.EMAIL in places:
        return _name_by_cells(mapping, sample)
    return mapping


def _name_by_cells(mapping: Mapping, sample: Sequence[Sequence[str]]) -> Mapping:
    """The first nameless column that holds different words of two to four parts is taken for names."""
    for place, column in enumerate(mapping.columns):
        cells = _cells(sample, place)
        looks = sum(_NAME.fullmatch(cell) is not None for cell in cells)
        if column.field is Field.KEPT and looks > MOST * len(cells) and len(set(cells)) * 2 > len(cells):
            return mapping.with_column(place, Field.NAME)
    return mapping
