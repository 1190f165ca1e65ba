"""How one contact fares over all days, worked out once: for looking at the garden of any day without its log.

NG-1 is a closed form between two contact-days, so a contact's whole course is a short list of days on which its look
changes: a contact, a threshold of vitality crossed, a rest begun or ended. Finding the look of a day is a bisection.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import floor
from typing import NamedTuple

from networkgarden.domain.contact import StateChange, rests, state_on
from networkgarden.domain.days import Pause, active_days, first_day_with, merged
from networkgarden.domain.interaction import Act
from networkgarden.domain.kinds import KINDS, Condition, Rung, State
from networkgarden.domain.vitality import (
    DROOPING,
    FRESH,
    THIRSTY,
    Rhythm,
    Vital,
    condition,
    days_until,
    decayed,
    fold,
    rung_reached,
    stability,
)


class Look(NamedTuple):
    """What of a standing shows, as of a day. ``condition`` is None for seeds and before the first contact.

    Puddle and dew belong to the present and are left out: ask for the standings of a day one stays at.
    """

    state: State
    rung: Rung
    condition: Condition | None
    roots: float


@dataclass(frozen=True, slots=True)
class Course:
    """From ``days[i]`` until the day before ``days[i + 1]`` the contact has ``looks[i]``; before that ``first``."""

    first: Look
    days: tuple[int, ...]
    looks: tuple[Look, ...]

    def on(self, day: int) -> Look:
        place = bisect_right(self.days, day)
        return self.looks[place - 1] if place else self.first


def course_of(acts: Iterable[Act], states: tuple[StateChange, ...], state: State, rhythm: Rhythm,
              garden: Sequence[Pause] = ()) -> Course:
    """The course of a contact with this whole log; ``state`` is its state where no change of it is known.

    ``on(day)`` is what folding the log up to that day gives, for every day.
    """
    pauses = merged((*rests(states), *garden))
    runs = list(_runs(acts, rhythm, pauses))
    starts = [vital.day for vital, _ in runs]
    changes = {*starts, *(change.day for change in states)}
    for vital, _ in runs:
        changes.update(_crossings(vital, rhythm, pauses))

    def look(day: int) -> Look:
        own = state_on(states, day) if states else state
        place = bisect_right(starts, day)
        if not place:
            return Look(own, Rung.SEED, Condition.ASLEEP if own is State.RESTING else None, 0.0)
        vital, rung = runs[place - 1]
        return Look(own, rung, _condition(own, vital, day, rhythm, pauses), vital.roots)

    days = sorted(changes)
    looks = [look(day) for day in days]
    kept = [i for i in range(len(days)) if not i or looks[i] != looks[i - 1]]
    before = look(days[0] - 1) if days else look(1)
    return Course(before, tuple(days[i] for i in kept), tuple(looks[i] for i in kept))


def with_fruit(course: Course, day: int) -> Course:
    """The same course of somebody who bore their first fruit on this day: grown fully from then on."""
    days = sorted({*course.days, day})
    looks = tuple(course.on(one)._replace(rung=Rung.FRUITING) if one >= day else course.on(one) for one in days)
    return Course(course.first, tuple(days), looks)


def without_seed_time(states: tuple[StateChange, ...]) -> tuple[StateChange, ...]:
    """The changes of state without the time in the seed tray before the first planting.

    Somebody imported with a history, and planted later, was a living tie all along: that is what the past shows.
    """
    first = next((i for i, one in enumerate(states) if one.state is not State.SEED), None)
    return states if first is None else states[first:]


def _runs(acts: Iterable[Act], rhythm: Rhythm, pauses: Sequence[Pause]) -> Iterator[tuple[Vital, Rung]]:
    """The state after each contact-day, with the rung reached by then."""
    counted = sorted((act for act in acts if KINDS[act.kind].gain is not None), key=lambda act: act.day)
    vital, rung = None, 0
    for _, group in groupby(counted, key=lambda act: act.day):
        day = tuple(group)
        vital, rung = fold(day, rhythm, pauses, since=vital), max(rung, rung_reached(day))
        if vital is not None:
            yield vital, Rung(rung)


def _crossings(vital: Vital, rhythm: Rhythm, pauses: Sequence[Pause]) -> Iterator[int]:
    """The first day below each threshold, were there no further contact."""
    stable = stability(rhythm, vital.roots)
    for level in (FRESH, THIRSTY, DROOPING):
        if vital.vitality < level:
            continue
        active = max(0, floor(days_until(level, vital.vitality, stable)) - 1)
        while decayed(vital.vitality, active, stable) >= level:
            active += 1
        day = first_day_with(active, vital.day, pauses)
        if day is not None:
            yield day


def _condition(state: State, vital: Vital, day: int, rhythm: Rhythm, pauses: Sequence[Pause]) -> Condition | None:
    if state is State.SEED:
        return None
    if state is State.RESTING:
        return Condition.ASLEEP
    active = active_days(vital.day, day, pauses)
    return condition(decayed(vital.vitality, active, stability(rhythm, vital.roots)))
