"""Birthdays and other days as tables write them; the order of day and month is decided for a whole column."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from networkgarden.domain.incoming import PersonDate
from networkgarden.importers.stamps import linkedin_stamp, person_date

NO_YEAR = 1604
CENTURY = 30
"""A year of two digits up to this one is of the present century."""

_SHORT = re.compile(r"(\d{1,2})([/.-])(\d{1,2})(?:\2(\d{4}|\d\d))?\.?(?:[ T]+\d{1,2}:\d\d.*)?")
_YEAR_FIRST = re.compile(r"(\d{4})([/.-])(\d{1,2})\2(\d{1,2})(?:[ T].*)?")
_EAST_ASIAN = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_EMPTY = re.compile(r"[0/.\-: ]+(?:[AP]M)?")


def day_first(cells: Iterable[str]) -> bool | None:
    """Whether ``3/9/80`` puts the day first in this column; None if nothing in it tells. Dots always do.

    Where the others begin with the year (``1980-01-22``, ``--01-22``) a bare ``05-04`` is month and day like them.
    """
    told = {1: False, 2: False}
    year_first, as_there = False, True
    for cell in cells:
        year_first = year_first or cell.startswith("--") or _YEAR_FIRST.fullmatch(cell) is not None
        match = _SHORT.fullmatch(cell)
        if match is None or match[2] == ".":
            continue
        as_there = as_there and match[2] == "-" and match[4] is None
        told[1] |= int(match[1]) > 12
        told[2] |= int(match[3]) > 12
    if told[1] != told[2]:
        return told[1]
    return False if year_first and as_there and not told[1] else None


def is_empty(text: str) -> bool:
    """``0/0/00`` and the like: how some programs write that there is no day."""
    return not text or _EMPTY.fullmatch(text) is not None


def read_day(text: str, label: str, first: bool | None) -> PersonDate | str:
    """The day, or why it is none. ``first``: what :func:`day_first` or the person said."""
    exact = person_date(text, label)
    if exact:
        return _without_year(exact)
    match = _YEAR_FIRST.fullmatch(text)
    if match:
        return _day(label, int(match[1]), int(match[3]), int(match[4]), text)
    match = _EAST_ASIAN.fullmatch(text)
    if match:
        return _day(label, int(match[1]), int(match[2]), int(match[3]), text)
    match = _SHORT.fullmatch(text)
    if match:
        return _short_day(match, text, label, first)
    stamp = linkedin_stamp(text)
    return _without_year(PersonDate(label, stamp.month, stamp.day, stamp.year)) if stamp else _no_day(text, label)


def _short_day(match: re.Match[str], text: str, label: str, first: bool | None) -> PersonDate | str:
    one, two, year = int(match[1]), int(match[3]), int(match[4]) if match[4] else None
    if year is not None and len(match[4]) == 2:
        year += 2000 if year <= CENTURY else 1900
    if match[2] == "." or one > 12:
        first = True
    elif two > 12 or one == two:
        first = False
    if first is None:
        return f"“{text[:40]}” may be day and month or month and day; kept as a field of its own"
    return _day(label, year, two if first else one, one if first else two, text)


def _day(label: str, year: int | None, month: int, day: int, text: str) -> PersonDate | str:
    try:
        date(year or NO_YEAR, month, day)
    except ValueError:
        return _no_day(text, label)
    return _without_year(PersonDate(label, month, day, year))


def _without_year(day: PersonDate) -> PersonDate:
    return PersonDate(day.label, day.month, day.day) if day.year in (0, NO_YEAR) else day


def _no_day(text: str, label: str) -> str:
    return f"“{text[:40]}” is not a {label} like 1980-01-22 or --01-22; kept as a field of its own"
