"""A course worked out once says of every day what folding the log up to that day says."""

from __future__ import annotations

from time import process_time

from hypothesis import given, settings
from hypothesis import strategies as st

from networkgarden.domain.contact import StateChange, rests, state_on
from networkgarden.domain.course import Look, course_of
from networkgarden.domain.days import Pause, merged
from networkgarden.domain.interaction import Act
from networkgarden.domain.kinds import Condition, Direction, Kind, Rung, State
from networkgarden.domain.vitality import Rhythm, condition, fold, rung_reached, vitality_on

days = st.integers(1000, 1800)
logs = st.lists(st.builds(Act, days, st.sampled_from(list(Kind)), st.sampled_from(list(Direction))), max_size=12)
histories = st.lists(st.tuples(days, st.sampled_from(list(State))), max_size=4).map(
    lambda pairs: tuple(StateChange(day, state) for day, state in sorted(pairs, key=lambda pair: pair[0])))
rhythms = st.builds(Rhythm, st.integers(3, 730), st.booleans())
pauses = st.lists(st.tuples(days, st.integers(1, 90)).map(lambda p: Pause(p[0], p[0] + p[1])), max_size=2).map(merged)


def folded(log, states, rhythm, garden, day) -> Look:
    """As storage reckons a standing, from the log up to the day."""
    still = merged((*rests(states), *garden))
    own = state_on(states, day) if states else State.PLANTED
    known = [act for act in log if act.kind is not Kind.NOTE and act.day <= day]
    vital = fold(known, rhythm, still)
    if vital is None:
        return Look(own, Rung.SEED, Condition.ASLEEP if own is State.RESTING else None, 0.0)
    health = condition(vitality_on(vital, day, rhythm, still))
    health = {State.SEED: None, State.RESTING: Condition.ASLEEP}.get(own, health)
    return Look(own, Rung(rung_reached(known)), health, vital.roots)


@settings(max_examples=60, deadline=None)
@given(logs, histories, rhythms, pauses)
def test_every_day_is_as_folding_says(log, states, rhythm, garden):
    course = course_of(log, states, State.PLANTED, rhythm, garden)
    for day in range(960, 3000, 3):
        assert course.on(day) == folded(log, states, rhythm, garden, day), day


def test_a_look_is_kept_only_where_it_changes():
    course = course_of([Act(1000, Kind.MEETING, Direction.BOTH)], (), State.PLANTED, Rhythm(30))
    assert [look.condition for look in course.looks] == [
        Condition.FRESH, Condition.THIRSTY, Condition.DROOPING, Condition.ASLEEP]
    assert course.on(999).condition is None
    assert course.on(10**6).condition is Condition.ASLEEP


def test_a_day_of_five_thousand_is_found_quickly():
    acts = [Act(1000 + 30 * step, Kind.CALL, Direction.BOTH) for step in range(20)]
    people = [course_of(acts, (), State.PLANTED, Rhythm(30))] * 5000
    spent = []
    for day in (1100, 1300, 1500, 1700):
        began = process_time()
        assert len([one.on(day) for one in people]) == 5000
        spent.append(process_time() - began)
    assert min(spent) < 0.016
