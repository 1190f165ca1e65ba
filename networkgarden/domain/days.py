"""Garden days and pauses (model.md §1). A garden day is a proleptic ordinal; it rolls over at 04:00 local time."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

ROLL_OVER = timedelta(hours=4)


@dataclass(frozen=True, slots=True, order=True)
class Pause:
    """A half-open range of garden days [start, end); ``end`` is None while it lasts."""

    start: int
    end: int | None = None


def garden_day(instant: datetime, zone: tzinfo) -> int:
    """The garden day of an aware instant, as seen in ``zone``."""
    local = instant.astimezone(zone)
    return (local.replace(tzinfo=None) - ROLL_OVER).date().toordinal()


def day_of(text: str) -> int:
    """The garden day of an ISO date. Raises ValueError."""
    return date.fromisoformat(text.strip()).toordinal()


def iso(day: int) -> str:
    return date.fromordinal(day).isoformat()


def merged(pauses: Iterable[Pause]) -> tuple[Pause, ...]:
    """The same paused days as sorted ranges that neither overlap nor touch; empty ranges vanish."""
    result: list[Pause] = []
    for pause in sorted(pauses, key=lambda one: one.start):
        if pause.end is not None and pause.end <= pause.start:
            continue
        last = result[-1] if result else None
        if last is None or (last.end is not None and pause.start > last.end):
            result.append(pause)
        elif last.end is not None and (pause.end is None or pause.end > last.end):
            result[-1] = Pause(last.start, pause.end)
    return tuple(result)


def active_days(start: int, end: int, pauses: Sequence[Pause]) -> int:
    """Days of [start, end) outside every pause; ``pauses`` as :func:`merged` gives them."""
    if end <= start:
        return 0
    paused = 0
    for pause in pauses:
        until = end if pause.end is None else min(pause.end, end)
        paused += max(0, until - max(pause.start, start))
    return end - start - paused


def first_day_with(active: float, start: int, pauses: Sequence[Pause]) -> int | None:
    """The first day d ≥ start with ``active_days(start, d) ≥ active``; None where a pause never ends."""
    missing = math.ceil(active)
    day = start
    for pause in pauses:
        if pause.end is not None and pause.end <= day:
            continue
        run = max(0, pause.start - day)
        if run >= missing:
            return day + missing
        missing -= run
        if pause.end is None:
            return None
        day = max(day, pause.end)
    return day + missing
