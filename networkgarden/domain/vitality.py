"""NG-1: how a plant fares (model.md §2).

One pure function of the log, the contact's settings, the pauses and the day. Vitality V and the root bucket B
lie in 0..1, roots R ≥ 0, rhythms and stability are in days. Nothing ticks and nothing is rounded.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from networkgarden.domain.days import Pause, active_days, first_day_with
from networkgarden.domain.interaction import Act
from networkgarden.domain.kinds import KINDS, Condition, Direction, Kind

LAMBDA = -math.log(0.7)
LONGEST_STABILITY = 206.0
LARGEST_DOSE = 0.95
DEW_TOP = 0.4
COMPOSED_DOSE = 0.6
ESTABLISHED_ROOTS = 3.0

FRESH, THIRSTY, DROOPING = 0.70, 0.40, 0.15


@dataclass(frozen=True, slots=True)
class Rhythm:
    """A contact's settings for NG-1: the rhythm C in days, and whether the tie is older than the garden."""

    every_days: int
    established: bool = False


@dataclass(frozen=True, slots=True)
class Vital:
    """The state after a contact-day: the day, vitality, roots and root bucket. A prefix of the log may be cached so."""

    day: int
    vitality: float
    roots: float
    bucket: float


def dose(acts: Iterable[Act]) -> float:
    """The dose G of one day's acts; 0 without any."""
    rest = 1.0
    for (kind, _), count in Counter((act.kind, act.direction) for act in acts).items():
        gain = KINDS[kind].gain
        if gain is not None:
            rest *= (1.0 - gain) ** (1.5 - 0.5**count)
    return min(LARGEST_DOSE, 1.0 - rest)


def rhythm_now(rhythm: Rhythm, roots: float) -> float:
    """Ce: a young tie asks for 7, 14, 28 … days until it reaches its own rhythm."""
    every = float(rhythm.every_days)
    if rhythm.established:
        return every
    doublings = max(roots - 1.0, 0.0)
    return every if doublings > 64 else min(every, max(7.0, every / 12.0) * math.exp2(doublings))


def stability(rhythm: Rhythm, roots: float) -> float:
    """S: the days in which vitality falls to .70 of itself."""
    return min(LONGEST_STABILITY, rhythm_now(rhythm, roots) * (1.0 + math.log(1.0 + roots)))


def decayed(vitality: float, active: float, stability_days: float) -> float:
    return vitality * math.exp(-LAMBDA * active / stability_days)


def _after_contact(before: Vital | None, day: int, acts: Sequence[Act], rhythm: Rhythm,
                   pauses: Sequence[Pause]) -> Vital:
    composed = [act for act in acts if not KINDS[act.kind].one_click]
    if before is None:
        dried, bucket, roots = 0.0, 1.0, ESTABLISHED_ROOTS if rhythm.established else 0.0
    else:
        active = active_days(before.day, day, pauses)
        dried = decayed(before.vitality, active, stability(rhythm, before.roots))
        bucket = min(1.0, before.bucket + active / min(7.0, rhythm.every_days / 4.0))
        roots = before.roots
    top = 1.0 if composed else DEW_TOP
    credit = min(bucket, 1.0, dose(composed) / COMPOSED_DOSE)
    return Vital(day, dried + dose(acts) * max(0.0, top - dried), roots + credit, bucket - credit)


def fold(acts: Iterable[Act], rhythm: Rhythm, pauses: Sequence[Pause] = (), until: int | None = None,
         since: Vital | None = None) -> Vital | None:
    """The state after the last contact-day up to and including ``until``; None without contact.

    ``since`` continues from a cached prefix: acts up to its day must be left out. ``pauses`` are merged ones.
    """
    counted = sorted((act for act in acts if KINDS[act.kind].gain is not None and (until is None or act.day <= until)),
                     key=lambda act: (act.day, act.kind, act.direction))
    state = since
    for day, group in groupby(counted, key=lambda act: act.day):
        state = _after_contact(state, day, tuple(group), rhythm, pauses)
    return state


def vitality_on(vital: Vital, day: int, rhythm: Rhythm, pauses: Sequence[Pause] = ()) -> float:
    return decayed(vital.vitality, active_days(vital.day, day, pauses), stability(rhythm, vital.roots))


def days_until(level: float, vitality: float, stability_days: float) -> float:
    """Active days until vitality has fallen to ``level`` (negative when it is below already)."""
    return stability_days * math.log(vitality / level) / LAMBDA


def due_on(vital: Vital, rhythm: Rhythm, pauses: Sequence[Pause] = ()) -> int | None:
    """The first day with a ≥ Ce; None while a pause never ends."""
    return first_day_with(rhythm_now(rhythm, vital.roots), vital.day, pauses)


def condition(vitality: float) -> Condition:
    if vitality >= FRESH:
        return Condition.FRESH
    if vitality >= THIRSTY:
        return Condition.THIRSTY
    return Condition.DROOPING if vitality >= DROOPING else Condition.ASLEEP


WET = 1.5


def waiting_days(acts: Iterable[Act], until: int | None = None) -> list[int]:
    """Days of our composed one-to-one acts since their last answer or our last meeting, oldest first."""
    known = [act for act in acts if until is None or act.day <= until]
    dried_on = max((act.day for act in known if _is_answer(act)), default=0)
    return sorted(act.day for act in known if act.day > dried_on and _waits_for_answer(act))


def wetness(waiting: Iterable[int], day: int, rhythm: Rhythm) -> float:
    """W on ``day`` of acts that wait for an answer since the days of :func:`waiting_days`; each fades by half-lives."""
    half_life = max(3.0, rhythm.every_days / 4.0)
    return sum(math.exp2(-(day - since) / half_life) for since in waiting if since <= day)


def _is_answer(act: Act) -> bool:
    facts = KINDS[act.kind]
    if act.kind in (Kind.CALL, Kind.MEETING):
        return True
    return act.direction is not Direction.SENT and facts.gain is not None and not facts.one_click


def _waits_for_answer(act: Act) -> bool:
    return act.one_to_one and act.direction is Direction.SENT and KINDS[act.kind].composed


def rung_reached(acts: Iterable[Act], day: int | None = None) -> int:
    """The highest rung of the acts up to ``day``, in any order; received counts as sent."""
    return max((KINDS[act.kind].rung for act in acts if day is None or act.day <= day), default=0)
