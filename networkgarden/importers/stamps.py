"""Dates and times as export files write them, decided without guessing per line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from functools import lru_cache

from networkgarden.domain.incoming import PersonDate

MONTHS = {name: number for number, name in enumerate(
    ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1)}

_MONTHS_ABROAD = (
    "jan jän ene gen янв sty led", "feb fév fev lut úno фев", "mar mär mrt maa мар bře", "apr avr abr kwi dub апр",
    "may mai maj mei mag май мая kvě", "jun juin giu cze июн čvn", "jul juil lug lip июл čvc",
    "aug aoû ago sie srp авг",
    "sep set wrz zář сен", "oct okt out ott paź říj окт", "nov lis ноя", "dec dez déc dic gru pro дек")
"""How the names of the months begin in the languages LinkedIn speaks, January first."""

_YEAR_FIRST = re.compile(
    r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[ T](\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d+)?)?\s*(UTC|GMT|Z)?)?"
)
_SHORT = re.compile(r"(\d{1,2})([/.])(\d{1,2})\2(\d{4}|\d\d)(?:,?\s.*)?", re.DOTALL)
_DAY_MONTH_NAME = re.compile(r"(\d{1,2})\.? (?:de )?([^\W\d_]{3,12})\.?,? (?:de )?(\d{4})(?: г\.)?")
_EAST_ASIAN = re.compile(r"(\d{4})[年.년] ?(\d{1,2})[月.월] ?(\d{1,2})[日.일]")
_MONTH_NAME_DAY = re.compile(r"([A-Za-z]{3})[a-z]*\.? (\d{1,2}),? (\d{4})(?:[ ,].*)?")
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_ISO_STAMP = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:?\d\d)?", re.IGNORECASE)
_PERSON_DATE = re.compile(r"(?:(\d{4})-?|--)(\d\d)-?(\d\d)")


def iso_stamp(text: str) -> date | datetime | None:
    """``2026-01-10``, or with a time: an aware datetime in UTC where a zone is given, else only the day."""
    try:
        if _ISO_DAY.fullmatch(text):
            return date.fromisoformat(text)
        if not _ISO_STAMP.fullmatch(text):
            return None
        stamp = datetime.fromisoformat(text.upper())
        return stamp.astimezone(UTC) if stamp.tzinfo else stamp.date()
    except (ValueError, OverflowError):
        return None


def is_day_first(stamps: Iterable[str]) -> bool:
    """Whether ``3/9/24`` puts the day first in this file: only if some line's first number cannot be a month."""
    return any(int(match[1]) > 12 for match in map(_SHORT.fullmatch, stamps) if match)


def linkedin_stamp(text: str, day_first: bool = False) -> date | datetime | None:
    """The forms of formats.md §1.4. An aware datetime where the text says UTC, else only the day."""
    try:
        match = _YEAR_FIRST.fullmatch(text)
        if match:
            return _year_first(match)
        match = _SHORT.fullmatch(text)
        if match:
            first, second, year = int(match[1]), int(match[3]), int(match[4])
            year += 2000 if year < 100 else 0
            return date(year, second, first) if day_first or match[2] == "." else date(year, first, second)
        match = _DAY_MONTH_NAME.fullmatch(text)
        if match:
            return date(int(match[3]), _month(match[2]), int(match[1]))
        match = _EAST_ASIAN.fullmatch(text)
        if match:
            return date(int(match[1]), int(match[2]), int(match[3]))
        match = _MONTH_NAME_DAY.fullmatch(text)
        return date(int(match[3]), MONTHS.get(match[1].casefold(), 0), int(match[2])) if match else None
    except ValueError:
        return None


@lru_cache(maxsize=64)
def _month(word: str) -> int:
    """Its number; 0 for a word that is no month. The longest beginning tells: ``juil`` is not ``juin``."""
    folded = word.casefold()
    found = [(len(start), number) for number, starts in enumerate(_MONTHS_ABROAD, start=1)
             for start in starts.split() if folded.startswith(start)]
    return max(found, default=(0, 0))[1]


def _year_first(match: re.Match[str]) -> date | datetime:
    day = date(int(match[1]), int(match[2]), int(match[3]))
    if match[4] is None:
        return day
    stamp = datetime(day.year, day.month, day.day, int(match[4]), int(match[5]), int(match[6] or 0), tzinfo=UTC)
    return stamp if match[7] else day


def person_date(text: str, label: str) -> PersonDate | None:
    """``1980-01-22``, ``19800122``, ``--01-22`` or ``--0122``; None for anything else or an impossible day."""
    match = _PERSON_DATE.fullmatch(text)
    if not match:
        return None
    year, month, day = int(match[1]) if match[1] else None, int(match[2]), int(match[3])
    try:
        date(year or 2000, month, day)
    except ValueError:
        return None
    return PersonDate(label, month, day, year)
