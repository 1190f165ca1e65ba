"""Three silences, a "no" or three times "Not now" propose rest, once in a long while."""

from __future__ import annotations

from dataclasses import replace

from networkgarden.domain.kinds import Direction, Kind, Reaction, State
from networkgarden.prompts.engine import prompts_for
from networkgarden.prompts.facts import LATER, Happened, Offered, PromptSettings
from tests.prompts.people import DAY, person
from tests.prompts.year import WORDS


def sent(*ago, reaction=None):
    return tuple(Happened(DAY - one, Kind.MESSAGE, Direction.SENT, reaction) for one in ago)


def told(one, day=DAY, settings=PromptSettings(5)):  # noqa: B008 - frozen
    return [(prompt.kind, prompt.reason) for prompt in prompts_for([one], day, settings, WORDS)]


def test_three_silences_propose_rest_and_two_do_not():
    assert told(person(last=60, acts=sent(60, 120, 180))) == [
        ("rest", "You wrote to Ada three times and nothing came back.")]
    assert told(person(last=60, acts=sent(60, 120)))[0][0] != "rest"
    answered = (*sent(60, 120), Happened(DAY - 130, Kind.EMAIL, Direction.RECEIVED), *sent(180))
    assert told(person(last=60, acts=answered))[0][0] != "rest"


def test_a_no_proposes_rest_and_nothing_else_afterwards():
    refused = person(acts=sent(40, reaction=Reaction.NO))
    assert told(refused) == [("rest", "Ada said no the last time.")]
    asked = replace(refused, offers=(Offered(DAY - 20, "rest", ""), Offered(DAY - 20, "rest", "", "", LATER, DAY - 6)))
    assert told(asked) == []
    long_ago = replace(refused, offers=(Offered(DAY - 60, "rest", ""),))
    assert [kind for kind, _ in told(long_ago)] == ["rest"]


def test_whoever_goes_on_after_three_silences_is_prompted_on():
    asked = person(last=60, acts=sent(60, 120, 180), offers=(Offered(DAY - 20, "rest", ""),))
    assert told(asked)[0][0] not in ("rest", "like")


def test_no_rest_is_proposed_on_wet_soil_or_where_it_is_never_wanted():
    silent = person(last=60, acts=sent(60, 120, 180))
    assert told(replace(silent, standing=replace(silent.standing, wet=True))) == []
    assert told(replace(silent, standing=replace(silent.standing, state=State.RESTING))) == []
    assert told(silent, settings=PromptSettings(5, frozenset({"rest"}))) == []
