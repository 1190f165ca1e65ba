"""Unanswered acts are noticed by themselves, later in slow rhythms; whatever comes back answers them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networkgarden.domain.interaction import Interaction
from networkgarden.domain.kinds import Direction, Kind, Reaction
from networkgarden.domain.silence import patience, silent, was_refused

DAY = 740_000


def act(ago, kind=Kind.MESSAGE, direction=Direction.SENT, reaction=None, who=("a",)):
    return Interaction(f"{ago}", DAY - ago, kind, direction, who, reaction=reaction)


def days(acts, every=30):
    return [DAY - one.day for one in silent(acts, DAY, every)]


def test_the_time_depends_on_the_rhythm():
    assert [patience(every) for every in (3, 7, 30, 180, 365, 730)] == [7, 7, 8, 45, 45, 45]
    assert days([act(8)], 30) == [8]
    assert days([act(7)], 30) == []
    assert days([act(44)], 365) == []
    assert days([act(45)], 365) == [45]


@pytest.mark.parametrize("answer", [
    act(5, direction=Direction.RECEIVED), act(5, Kind.CALL, Direction.BOTH), act(5, Kind.MEETING, Direction.BOTH),
    act(5, Kind.EMAIL, Direction.BOTH), act(20, reaction=Reaction.WARM), act(20, reaction=Reaction.POLITE)])
def test_what_answers(answer):
    assert days([answer, act(20), act(40)]) == []


@pytest.mark.parametrize("silence", [
    act(5, Kind.LIKE, Direction.RECEIVED), act(5, Kind.NOTE), act(5, Kind.LIKE), act(5)])
def test_what_does_not(silence):
    assert days([silence, act(20), act(40)]) == [20, 40]


def test_a_group_or_a_click_waits_for_nothing_and_a_no_answer_counts_at_once():
    assert days([act(20, who=("a", "b")), act(21, Kind.LIKE), act(22, Kind.COMMENT)]) == []
    assert days([act(1, reaction=Reaction.NO_ANSWER)]) == [1]


def test_a_no_stands_until_something_comes_back():
    no = act(20, reaction=Reaction.NO)
    assert was_refused([act(3), no])
    assert not was_refused([act(3, direction=Direction.RECEIVED), no])
    assert not was_refused([act(3, reaction=Reaction.WARM), no])
    assert not was_refused([])


@given(st.lists(st.builds(act, st.integers(0, 200), st.sampled_from(Kind), st.sampled_from(Direction),
                          st.none() | st.sampled_from(Reaction)), max_size=8), st.integers(3, 730))
def test_a_received_letter_today_ends_every_silence(acts, every):
    newest_first = sorted(acts, key=lambda one: -one.day)
    assert all(one.direction is Direction.SENT for one in silent(newest_first, DAY, every))
    assert list(silent([act(0, direction=Direction.RECEIVED), *newest_first], DAY, every)) == []
