"""When the day's one batch of prompts may be announced (model.md §6, desktop.md §5).

Pure functions of a wall-clock time. Nothing here remembers: whoever announces notes the garden day, and asks again a
minute later. So sleep, zones, summer time and a clock set back need no repair.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

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
    days_off: frozenset[int] = frozenset({5, 6})
    """Weekdays without notifications; Monday is 0."""
    pause_until: int | None = None
    """The first garden day (ordinal) on which notifications come again."""


def local_day(now_local: datetime) -> int:
    """The garden day (ordinal) of a wall-clock time; a zone it carries is not looked at."""
    return (now_local.replace(tzinfo=None) - ROLL_OVER).toordinal()


def is_quiet(moment: time, rules: BatchRules) -> bool:
    """Whether a time of day lies in the quiet hours [quiet_from, quiet_until)."""
    start, end = rules.quiet_from, rules.quiet_until
    if start <= end:
        return start <= moment < end
    return moment >= start or moment < end


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
    if is_day_off(day, rules) or is_quiet(moment, rules):
        return False
    return _into_the_day(moment) >= _into_the_day(_first_moment(rules))


def _first_moment(rules: BatchRules) -> time:
    """The chosen time; one inside the quiet hours means their end."""
    return rules.quiet_until if is_quiet(rules.at, rules) else rules.at


def _into_the_day(moment: time) -> float:
    """Seconds since the garden day began."""
    seconds = moment.hour * 3600 + moment.minute * 60 + moment.second + moment.microsecond / 1e6
    return (seconds - _ROLL_OVER_SECONDS) % _DAY_SECONDS
