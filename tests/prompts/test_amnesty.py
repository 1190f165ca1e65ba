"""When it is offered to begin again."""

from __future__ import annotations

import pytest

from networkgarden.prompts.amnesty import amnesty_due, amnesty_prompt
from tests.prompts.year import START, WORDS


@pytest.mark.parametrize(("planted", "due", "offered"), [
    (5, 4, True), (5, 3, False), (9, 7, False), (10, 7, True), (19, 13, False), (20, 12, True), (100, 59, False),
    (100, 60, True), (0, 0, False)])
def test_the_share_that_is_due_depends_on_how_many_are_planted(planted, due, offered):
    assert amnesty_due(planted, due, START) is offered


def test_after_fourteen_days_away_a_single_one_is_enough():
    assert amnesty_due(50, 1, START, last_seen=START - 14)
    assert not amnesty_due(50, 1, START, last_seen=START - 13)
    assert not amnesty_due(50, 0, START, last_seen=START - 14)


def test_it_is_not_asked_again_within_thirty_days():
    assert not amnesty_due(10, 10, START, START - 14, START - 29)
    assert amnesty_due(10, 10, START, START - 14, START - 30)


def test_the_offer_is_of_nobody_and_counts_nobody():
    told = amnesty_prompt(WORDS).as_json()
    assert (told["contact"], told["kind"], told["link"]) == (None, "amnesty", "")
    assert told["reason"] in told["text"]
    assert not any(char.isdigit() for char in told["text"])
