"""Wet soil: what waits for an answer, how it dries, and that it never touches vitality (model.md §2)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networkgarden.domain.interaction import Act
from networkgarden.domain.kinds import KINDS, Direction, Kind
from networkgarden.domain.vitality import WET, Rhythm, waiting_days, wetness

COMPOSED = [kind for kind in Kind if KINDS[kind].composed]
logs = st.lists(st.builds(Act, st.integers(1000, 1100), st.sampled_from(list(Kind)),
                          st.sampled_from(list(Direction)), st.booleans()), max_size=15)
rhythms = st.builds(Rhythm, st.integers(3, 730))


def sent(*days, kind=Kind.MESSAGE):
    return [Act(day, kind, Direction.SENT) for day in days]


@pytest.mark.parametrize("kind", COMPOSED)
def test_two_composed_acts_in_two_days_make_the_soil_wet(kind):
    assert wetness(waiting_days(sent(1000, kind=kind)), 1000, Rhythm(30)) == 1.0
    assert wetness(waiting_days(sent(1000, 1001, kind=kind)), 1001, Rhythm(30)) >= WET


@pytest.mark.parametrize(("every", "half_life"), [(3, 3), (12, 3), (30, 7.5), (180, 45)])
def test_it_dries_by_half_in_a_quarter_of_the_rhythm_and_three_days_at_least(every, half_life):
    rhythm = Rhythm(every)
    assert wetness([1000], 1000 + int(2 * half_life), rhythm) == pytest.approx(0.25)


@pytest.mark.parametrize("answer", [
    Act(1002, Kind.MESSAGE, Direction.RECEIVED), Act(1002, Kind.CALL, Direction.SENT),
    Act(1002, Kind.MEETING, Direction.BOTH), Act(1002, Kind.EMAIL, Direction.BOTH)])
def test_an_answer_a_call_or_a_meeting_dries_it(answer):
    assert waiting_days([*sent(1000, 1001), answer]) == []


@pytest.mark.parametrize("other", [
    Act(1002, Kind.LIKE, Direction.RECEIVED), Act(1002, Kind.ENDORSEMENT, Direction.RECEIVED),
    Act(1002, Kind.NOTE, Direction.RECEIVED)])
def test_a_like_or_a_note_does_not(other):
    assert waiting_days([*sent(1000, 1001), other]) == [1000, 1001]


def test_a_mail_to_several_waits_for_nobody():
    assert waiting_days([Act(1000, Kind.EMAIL, Direction.SENT, one_to_one=False)]) == []


@given(logs, rhythms, st.integers(1100, 1400), st.integers(0, 100))
def test_without_new_acts_the_soil_only_dries(log, rhythm, day, more):
    waiting = waiting_days(log)
    assert 0 <= wetness(waiting, day + more, rhythm) <= wetness(waiting, day, rhythm)


@given(logs, st.integers(1000, 1100))
def test_what_comes_later_does_not_wet_an_earlier_day(log, day):
    assert waiting_days(log, day) == waiting_days([act for act in log if act.day <= day])


@given(logs)
def test_a_meeting_at_the_end_leaves_nothing_waiting(log):
    assert waiting_days([*log, Act(1200, Kind.MEETING, Direction.BOTH)]) == []
