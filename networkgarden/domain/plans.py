"""Meetings to come: planned ones are no contact until they happened, and dates that leave the calendar in peace."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum

KINDS_OF_MEETING = ("coffee", "lunch", "walk", "event")
USUAL_MINUTES = {"coffee": 45, "lunch": 75, "walk": 60, "event": 120}
LENGTHS = (30, 45, 60, 75, 90, 120, 180)
PROPOSED = 3
NOTICE_DAYS = 3
"""Days the other one is left to answer."""
APART_DAYS = 2
AHEAD_DAYS = 60
DAY_BEGINS, DAY_ENDS = time(9), time(18)
STEP = timedelta(minutes=30)
_LIKED = {"coffee": (time(15), time(10), time(16)), "lunch": (time(12, 30), time(12), time(13)),
          "walk": (time(16, 30), time(10), time(13, 30)), "event": (time(16), time(14), time(10))}


class PlanState(StrEnum):
    PROPOSED = "proposed"
    PLANNED = "planned"
    HAPPENED = "happened"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, order=True)
class Busy:
    """A time that is taken: aware instants, half open."""

    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class PlannedMeeting:
    """``what`` is one of KINDS_OF_MEETING, ``start`` and ``proposals`` are aware instants, ``day`` is the garden day of
    ``start``. While only proposed, ``start`` is the first of the proposals."""

    id: str
    contact_ids: tuple[str, ...]
    what: str
    day: int
    start: datetime
    minutes: int
    place: str = ""
    state: PlanState = PlanState.PLANNED
    proposals: tuple[datetime, ...] = ()

    @property
    def end(self) -> datetime:
        return self.start + timedelta(minutes=self.minutes)


def is_free(start: datetime, minutes: int, busy: Iterable[Busy]) -> bool:
    begin = start.astimezone(UTC)
    end = begin + timedelta(minutes=minutes)
    return all(one.end <= begin or end <= one.start for one in busy)


def proposals(what: str, minutes: int, busy: Iterable[Busy], today: date, zone: tzinfo,
              days_off: Collection[int]) -> list[datetime]:
    """Up to three free starts within working hours, a few days from ``today`` on and not on days that touch.

    ``days_off`` are weekdays from 0 (Monday). Fewer come back where the next weeks are full.
    """
    taken = sorted(busy)
    found: list[datetime] = []
    ahead = NOTICE_DAYS
    while ahead <= AHEAD_DAYS and len(found) < PROPOSED:
        day = today + timedelta(days=ahead)
        start = None if day.weekday() in days_off else next(
            (one for one in _starts(what, minutes, day, zone) if is_free(one, minutes, taken)), None)
        if start is not None:
            found.append(start)
        ahead += APART_DAYS if start is not None else 1
    return found


def _starts(what: str, minutes: int, day: date, zone: tzinfo) -> Iterator[datetime]:
    """The liked hours first, then every half hour; each ends within working hours."""
    length = timedelta(minutes=minutes)
    last = datetime.combine(day, DAY_ENDS) - length
    hour = datetime.combine(day, DAY_BEGINS)
    liked = [datetime.combine(day, one) for one in _LIKED[what]]
    others = []
    while hour <= last:
        others.append(hour)
        hour += STEP
    if what == "lunch":         # a lunch at nine is none
        others = [one for one in others if time(11, 30) <= one.time() <= time(14)]
    for start in (*liked, *others):
        if start <= last:
            yield start.replace(tzinfo=zone)
