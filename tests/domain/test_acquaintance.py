"""What a log says about how well one knows somebody."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networkgarden.domain.acquaintance import acquaintance_of
from networkgarden.domain.interaction import Interaction
from networkgarden.domain.kinds import Direction, Kind

TODAY = 739_900


def happened(day, kind=Kind.MESSAGE, direction=Direction.SENT):
    return Interaction(f"{day}{kind}{direction}", day, kind, direction, ("one",))


def test_nothing_is_known_of_somebody_without_history():
    known = acquaintance_of([happened(TODAY, Kind.NOTE), happened(TODAY + 1)], TODAY)
    assert (known.days, known.counts, known.they_wrote_on, known.met_on) == ((), (), 0, 0)
    assert known.suggested_circle is None


def test_what_happened_is_counted_and_dated():
    known = acquaintance_of([
        happened(TODAY - 5, Kind.EMAIL, Direction.RECEIVED), happened(TODAY - 40, Kind.EMAIL),
        happened(TODAY - 60, Kind.MEETING, Direction.BOTH), happened(TODAY - 2, Kind.LIKE, Direction.RECEIVED)], TODAY)
    assert known.days == (TODAY - 60, TODAY - 40, TODAY - 5, TODAY - 2)
    assert known.counts[0] == (Kind.EMAIL, 2)
    assert (known.they_wrote_on, known.met_on) == (TODAY - 5, TODAY - 60)
    assert known.usual_gap == 20


@pytest.mark.parametrize(("gap", "circle"), [(1, 5), (7, 5), (13, 5), (16, 15), (30, 15), (60, 15), (90, 50),
                                             (180, 50), (250, 50), (300, 150), (900, 150)])
def test_the_circle_nearest_to_the_usual_gap_is_suggested(gap, circle):
    log = [happened(TODAY - gap * number) for number in range(4)]
    assert acquaintance_of(log, TODAY).suggested_circle == circle


def test_two_days_say_nothing_about_a_rhythm_and_one_long_silence_does_not_change_it():
    assert acquaintance_of([happened(TODAY), happened(TODAY - 30)], TODAY).suggested_circle is None
    assert acquaintance_of([happened(TODAY - days) for days in (0, 30, 60, 90, 900)], TODAY).suggested_circle == 15


@given(st.lists(st.integers(TODAY - 3000, TODAY), max_size=20), st.randoms(use_true_random=False))
def test_the_order_of_the_log_does_not_matter(days, chance):
    log = [happened(day) for day in days]
    mixed = log[:]
    chance.shuffle(mixed)
    assert acquaintance_of(log, TODAY) == acquaintance_of(mixed, TODAY)
