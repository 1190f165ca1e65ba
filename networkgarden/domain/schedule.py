"""When the day's one batch of prompts may be announced (model.md §6, desktop.md §5).

Pure functions of a wall-clock time. Nothing here remembers: whoever announces notes the garden day, and asks again a
minute later. So sleep, zones, summer time and a clock set back need no repair.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from networkgarden.domain.days import ROLL_OVER

_ROLL_OVER_SECONDS = int(ROLL_OVER.total_seconds())
_DAY_SECONDS = 24 * 60 * 60

DAYS_A_JOURNEY_GAINS = 1
"""Flying west over the date line makes a day come twice; a last batch further ahead tells of a clock that was wrong."""


@dataclass(frozen=True, slots=True)
class BatchRules:
    """When the person wants to hear of the garden. Silence concerns notifications, never the Today page."""

    at: time = time(9, 0)
    quiet_from: time = time(20, 0)
    quiet_until: time = time(8, 0)
    """Quiet from the first up to the second, across midnight if need be; equal times mean no quiet hours."""
    quiet_on: Mapping[int, tuple[time, time]] = field(default_factory=dict)
    """Weekdays that begin other quiet hours than these: from and until, the latter perhaps on the morrow."""
    days_off: frozenset[int] = frozenset({5, 6})
    """Weekdays without notifications; Monday is 0."""
    pause_until: int | None = None
    """The first garden day (ordinal) on which notifications come again."""


def local_day(now_local: datetime) -> int:
    """The garden day (ordinal) of a wall-clock time; a zone it carries is not looked at."""
    return (now_local.replace(tzinfo=None) - ROLL_OVER).toordinal()


def is_quiet(now_local: datetime, rules: BatchRules) -> bool:
    """Whether a wall-clock time lies in quiet hours [from, until): those begun that day, or on the eve."""
    moment = now_local.time().replace(tzinfo=None)
    start, end = _quiet_hours(now_local.weekday(), rules)
    begun = start <= moment if start > end else start <= moment < end
    return begun or moment < _quiet_morning(now_local.weekday(), rules)


def is_day_off(day: int, rules: BatchRules) -> bool:
    """Whether a garden day brings no notification at all."""
    paused = rules.pause_until is not None and day < rules.pause_until
    return paused or date.fromordinal(day).weekday() in rules.days_off


def batch_due(now_local: datetime, last_batch_day: int | None, rules: BatchRules) -> bool:
    """Whether the batch of the present garden day should be announced now.

    ``now_local`` is a wall-clock time, ``last_batch_day`` the garden day whose batch was announced last. From the
    chosen time on until the day rolls over, outside the quiet hours, once; a missed day is not made up for. A chosen
    time that does not exist on a day (summer time begins) is reached by the next one that does.
    """
    day = local_day(now_local)
    if last_batch_day is not None and day <= last_batch_day <= day + DAYS_A_JOURNEY_GAINS:
        return False
    moment = now_local.time().replace(tzinfo=None)
    if is_day_off(day, rules) or is_quiet(now_local, rules):
        return False
    first = _first_moment(day, rules)
    return first is not None and _into_the_day(moment) >= _into_the_day(first)


def _first_moment(day: int, rules: BatchRules) -> time | None:
    """The chosen time; one inside the quiet hours means their end, within the same garden day. None: all is quiet."""
    begin = datetime.combine(date.fromordinal(day), time(0)) + ROLL_OVER
    chosen = begin + timedelta(seconds=_into_the_day(rules.at))
    ends = [datetime.combine(begin.date() + timedelta(days=ahead), _quiet_hours((begin.weekday() + of) % 7, rules)[1])
            for of in (-1, 0) for ahead in (0, 1)]
    today = sorted(one for one in (begin, chosen, *ends) if local_day(one) == day and not is_quiet(one, rules))
    later = [one for one in today if one >= chosen]
    return (later or today)[0].time() if today else None


def _quiet_hours(weekday: int, rules: BatchRules) -> tuple[time, time]:
    return rules.quiet_on.get(weekday, (rules.quiet_from, rules.quiet_until))


def _quiet_morning(weekday: int, rules: BatchRules) -> time:
    """Until when the quiet hours of the eve reach into a weekday; midnight where they do not."""
    start, end = _quiet_hours((weekday - 1) % 7, rules)
    return end if start > end else time(0)


def _into_the_day(moment: time) -> float:
    """Seconds since the garden day began."""
    seconds = moment.hour * 3600 + moment.minute * 60 + moment.second + moment.microsecond / 1e6
    return (seconds - _ROLL_OVER_SECONDS) % _DAY_SECONDS
