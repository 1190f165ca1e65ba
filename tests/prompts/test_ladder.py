"""One rung at a time, each only when the last one went well, by the channels there are."""

from __future__ import annotations

import pytest

from networkgarden.domain.kinds import Direction, Kind, Reaction, Rung
from networkgarden.prompts.facts import Happened
from networkgarden.prompts.ladder import possible_acts, rung_to_propose
from tests.prompts.people import DAY, person

WARM = (Happened(DAY - 40, Kind.MESSAGE, Direction.SENT, Reaction.WARM),)
HISTORY = (*WARM, Happened(DAY - 80, Kind.MESSAGE, Direction.BOTH), Happened(DAY - 120, Kind.ARTICLE, Direction.SENT))


def acts(**facts):
    return set(possible_acts(person(**facts), False, facts.get("never", frozenset())))


@pytest.mark.parametrize(("last", "next_one"), [
    (WARM, True), ((Happened(DAY - 40, Kind.MESSAGE, Direction.SENT),), False),
    ((Happened(DAY - 40, Kind.MESSAGE, Direction.SENT, Reaction.POLITE),), False),
    ((Happened(DAY - 40, Kind.MESSAGE, Direction.SENT, Reaction.NO_ANSWER),), False),
    ((Happened(DAY - 40, Kind.MESSAGE, Direction.RECEIVED),), True),
    ((Happened(DAY - 40, Kind.LIKE, Direction.RECEIVED),), False),
    ((Happened(DAY - 5, Kind.NOTE, Direction.SENT), *WARM), True)])
def test_the_next_rung_needs_a_warm_landing_or_an_answer(last, next_one):
    assert ("email" in acts(acts=last)) is next_one


def test_offline_in_small_steps():
    assert rung_to_propose(person(acts=WARM)) is Rung.BRANCHING
    assert rung_to_propose(person(acts=WARM, rung=Rung.BRANCHING)) is Rung.BLOSSOMING
    assert rung_to_propose(person(acts=WARM, rung=Rung.BLOSSOMING)) is Rung.FLOWERING
    assert rung_to_propose(person(acts=WARM, rung=Rung.FRUITING)) is Rung.FRUITING
    assert {"email", "call", "coffee", "lunch"}.isdisjoint(acts(acts=WARM, rung=Rung.SPROUT) - {"email"})


def test_the_channels_that_exist_decide():
    assert rung_to_propose(person(acts=WARM, email="")) is Rung.BLOSSOMING
    assert rung_to_propose(person(acts=WARM, email="", phone="")) is Rung.LEAFY
    assert rung_to_propose(person(acts=HISTORY, email="", phone="", profile="")) is Rung.FLOWERING
    assert acts(acts=WARM, email="", phone="", profile="") == {"message"}
    assert rung_to_propose(person(acts=WARM, email=""), frozenset({"call"})) is Rung.LEAFY


def test_a_recommendation_needs_a_warm_history_and_comes_once():
    assert "recommendation" in acts(acts=HISTORY)
    assert "recommendation" not in acts(acts=WARM)
    assert "recommendation" not in acts(acts=(*HISTORY, Happened(DAY - 200, Kind.RECOMMENDATION, Direction.SENT)))
    assert "recommendation" not in acts(acts=(*HISTORY, Happened(DAY - 200, Kind.CALL, Direction.BOTH, Reaction.NO)))
    assert "recommendation" not in acts(acts=HISTORY, profile="")


def test_never_a_kind_or_what_it_is_logged_as():
    assert acts(acts=HISTORY, rung=Rung.FLOWERING, never=frozenset({"meeting"})).isdisjoint({"coffee", "lunch"})
    assert "call" not in acts(acts=HISTORY, rung=Rung.FLOWERING, never=frozenset({"call"}))
