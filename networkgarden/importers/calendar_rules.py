"""On which days something is repeated: RRULE of RFC 5545, §3.3.10, in whole days.

Days are counted only up to a last one, so that a rule without an end, or one that never fits, ends too. What repeats
more often than daily is not spread out.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_BY_DAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Rule:
    """``by_day`` holds (which one of the period, 0 for each; weekday from Monday 0). ``until`` is as written."""

    frequency: str
    interval: int = 1
    count: int | None = None
    until: str = ""
    by_day: tuple[tuple[int, int], ...] = ()
    by_month_day: tuple[int, ...] = ()
    by_month: tuple[int, ...] = ()
    by_year_day: tuple[int, ...] = ()
    by_week: tuple[int, ...] = ()
    positions: tuple[int, ...] = ()
    week_start: int = 0


def read_rule(text: str) -> Rule | None:
    """None for a rule that cannot be read, or that repeats more often than daily."""
    parts: dict[str, str] = {}
    for part in text.upper().replace(" ", "").strip(";").split(";"):
        name, _, value = part.partition("=")
        parts[name] = value
    if parts.get("FREQ") not in FREQUENCIES:
        return None
    try:
        week_start = WEEKDAYS.index(parts.get("WKST", "MO"))
        return Rule(
            parts["FREQ"], max(int(parts.get("INTERVAL", "1")), 1),
            int(parts["COUNT"]) if "COUNT" in parts else None, parts.get("UNTIL", ""),
            _by_days(parts.get("BYDAY", "")), _numbers(parts, "BYMONTHDAY", 31), _numbers(parts, "BYMONTH", 12),
            _numbers(parts, "BYYEARDAY", 366), _numbers(parts, "BYWEEKNO", 53), _numbers(parts, "BYSETPOS", 366),
            week_start)
    except ValueError:
        return None


def _numbers(parts: dict[str, str], name: str, highest: int) -> tuple[int, ...]:
    numbers = tuple(sorted({int(one) for one in parts.get(name, "").split(",") if one}))
    if any(not 1 <= abs(number) <= highest for number in numbers):
        raise ValueError(name)
    return numbers


def _by_days(text: str) -> tuple[tuple[int, int], ...]:
    found = []
    for one in text.split(",") if text else ():
        match = _BY_DAY.fullmatch(one)
        if not match:
            raise ValueError(one)
        found.append((int(match[1] or 0), WEEKDAYS.index(match[2])))
    return tuple(found)


def days(rule: Rule, start: date, last: date) -> Iterator[date]:
    """Every day of the rule from ``start``, which is always the first, to ``last``."""
    if start > last:
        return
    given = 1
    yield start
    for period in _periods(rule, start, last):
        for day in _chosen(period, rule.positions):
            if day <= start:
                continue
            if day > last or (rule.count is not None and given >= rule.count):
                return
            given += 1
            yield day


def _chosen(period: list[date], positions: tuple[int, ...]) -> list[date]:
    if not positions:
        return period
    count = len(period)
    places = {place - 1 if place > 0 else count + place for place in positions}
    return [day for place, day in enumerate(period) if place in places]


def _periods(rule: Rule, start: date, last: date) -> Iterator[list[date]]:
    match rule.frequency:
        case "DAILY":
            return _daily(rule, start, last)
        case "WEEKLY":
            return _weekly(rule, start, last)
        case "MONTHLY":
            return _monthly(rule, start, last)
    return _yearly(rule, start, last)


def _daily(rule: Rule, start: date, last: date) -> Iterator[list[date]]:
    wanted = {weekday for _, weekday in rule.by_day}
    for number in range(start.toordinal(), last.toordinal() + 1, rule.interval):
        day = date.fromordinal(number)
        if _in_month(rule, day) and _on_month_day(rule, day) and (not wanted or day.weekday() in wanted):
            yield [day]


def _weekly(rule: Rule, start: date, last: date) -> Iterator[list[date]]:
    wanted = {weekday for _, weekday in rule.by_day} or {start.weekday()}
    first = start.toordinal() - (start.weekday() - rule.week_start) % 7
    for number in range(max(first, 1), last.toordinal() + 1, 7 * rule.interval):
        week = [date.fromordinal(number + step) for step in range(7) if number + step <= last.toordinal()]
        yield [day for day in week if day.weekday() in wanted and _in_month(rule, day)]


def _monthly(rule: Rule, start: date, last: date) -> Iterator[list[date]]:
    month = start.year * 12 + start.month - 1
    while month <= last.year * 12 + last.month - 1:
        year, number = divmod(month, 12)
        if not rule.by_month or number + 1 in rule.by_month:
            yield _of_month(rule, year, number + 1, start.day)
        month += rule.interval


def _of_month(rule: Rule, year: int, month: int, usual: int) -> list[date]:
    every = [date(year, month, day) for day in range(1, monthrange(year, month)[1] + 1)]
    if not rule.by_day and not rule.by_month_day:
        return [day for day in every if day.day == usual]
    found = [day for day in every if _on_month_day(rule, day)]
    return [day for day in found if day in _on_week_days(rule, every)] if rule.by_day else found


def _yearly(rule: Rule, start: date, last: date) -> Iterator[list[date]]:
    for year in range(start.year, min(last.year, MAXYEAR - 1) + 1, rule.interval):
        yield _of_year(rule, year, start)


def _of_year(rule: Rule, year: int, start: date) -> list[date]:
    plain = not (rule.by_day or rule.by_month_day or rule.by_year_day or rule.by_week)
    if plain or (rule.by_month and not rule.by_year_day and not rule.by_week):
        found: list[date] = []
        for month in rule.by_month or (start.month,):
            found += _of_month(rule, year, month, start.day)
        return found
    first = date(year, 1, 1)
    length = date(year + 1, 1, 1).toordinal() - first.toordinal()
    every = [first + _DAY * step for step in range(length)]
    found = [day for day in every if _in_month(rule, day) and _on_month_day(rule, day)]
    if rule.by_year_day:
        numbers = {day if day > 0 else length + 1 + day for day in rule.by_year_day}
        found = [day for day in found if day.timetuple().tm_yday in numbers]
    if rule.by_week:
        weeks = {week if week > 0 else date(year, 12, 28).isocalendar().week + 1 + week for week in rule.by_week}
        found = [day for day in found if day.isocalendar().week in weeks and day.isocalendar().year == year]
    if rule.by_day:
        wanted = _on_week_days(rule, every)
        return [day for day in found if day in wanted]
    return [day for day in found if day.weekday() == start.weekday()] if rule.by_week else found


def _on_week_days(rule: Rule, every: list[date]) -> set[date]:
    """The days of a month or year that BYDAY means: each Monday, the second one, the last one."""
    found: set[date] = set()
    for nth, weekday in rule.by_day:
        alike = [day for day in every if day.weekday() == weekday]
        if nth == 0:
            found |= set(alike)
        elif abs(nth) <= len(alike):
            found.add(alike[nth - 1 if nth > 0 else nth])
    return found


def _in_month(rule: Rule, day: date) -> bool:
    return not rule.by_month or day.month in rule.by_month


def _on_month_day(rule: Rule, day: date) -> bool:
    if not rule.by_month_day:
        return True
    length = monthrange(day.year, day.month)[1]
    return day.day in rule.by_month_day or day.day - length - 1 in rule.by_month_day
