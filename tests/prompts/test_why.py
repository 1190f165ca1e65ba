"""Why this one, and why not: always an answer, in words and without numbers on people."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from networkgarden.domain.kinds import Condition, Direction, Kind, Reaction, Rung, State
from networkgarden.prompts.engine import prompts_for
from networkgarden.prompts.facts import DONE, LATER, Happened, Offered, PromptSettings
from networkgarden.prompts.why import why
from tests.prompts.people import DAY, person
from tests.prompts.year import WORDS

THREE = PromptSettings(3)


def against(one, people=(), chosen=THREE):
    found = why(one, [one, *people], DAY, chosen, WORDS)
    assert not found.listed
    assert found.facts
    return found.against[0]


@pytest.mark.parametrize(("facts", "says"), [
    ({"state": State.SEED}, "A seed"), ({"state": State.ARCHIVED}, "archived"),
    ({"state": State.RESTING, "state_since": DAY - 10},
     "let Ada rest 10 days ago. A wake-up may come after 12 February"),
    ({"wet": True}, "The soil is wet"), ({"due_on": DAY + 7}, "Not due until 1 December 2026"),
    ({"last": 2, "due_on": DAY}, "in contact the day before yesterday"), ({"paused": True}, "break"),
    ({"offers": (Offered(DAY - 2, "message", "message"),)}, "Prompted the day before yesterday"),
    ({"offers": (Offered(DAY - 5, "message", "message", "", LATER, DAY + 9),)}, "comes back after 3 December 2026"),
    ({"offers": (Offered(DAY, "message", "message", "", DONE),)}, "Answered today"),
    ({"acts": (Happened(DAY - 40, Kind.MESSAGE, Direction.SENT, Reaction.NO),),
      "offers": (Offered(DAY - 9, "rest", ""),)}, "said no the last time"),
    ({"never": frozenset({"like", "comment", "message", "email", "call", "article"})}, "never want"),
    ({"last_contact_on": None, "due_on": None, "condition": None, "acts": (), "state_since": DAY}, "Planted today"),
])
def test_why_not(facts, says):
    assert says in against(person(**facts))


def test_over_the_daily_number():
    people = [person(number, circle=50) for number in range(2, 30)]
    assert "at most 3 a day" in against(person(1, circle=150, vitality=.69), people)


def test_asleep_people_take_turns():
    other = person(2, last=3, due_on=DAY + 9, offers=(Offered(DAY - 3, "wake_up", "message"),))
    assert "one wake-up in 7 days" in against(person(1, last=500, condition=Condition.ASLEEP), [other])


def test_why_this_one():
    one = person(circle=5, offers=tuple(
        offer for ago in (30, 60, 90) for offer in (Offered(DAY - ago, "message", "message"),
                                                    Offered(DAY - ago, "message", "message", "", DONE))))
    found = why(one, [one], DAY, PromptSettings(3, frozenset({"like", "comment"})), WORDS)
    assert found.listed
    assert found.against == ()
    assert found.parts[0] == "One of your closest five."
    assert "You often take up such a prompt with Ada." in found.parts
    assert found.facts[0] == "Your last contact with Ada was a message 6 weeks ago."


def test_an_event_says_what_comes_first():
    met = person(last=1, acts=(Happened(DAY - 1, Kind.MEETING, Direction.BOTH),))
    assert why(met, [met], DAY, THREE, WORDS).parts == ("You met, or they helped: thanks come first.",)


crowds = st.lists(st.builds(
    lambda number, last, wet, state, rung, condition, since, never: person(
        number, last=last, wet=wet, state=state, rung=rung, condition=condition, state_since=DAY - since, never=never),
    st.integers(1, 999), st.integers(0, 400), st.booleans(), st.sampled_from(list(State)), st.sampled_from(list(Rung)),
    st.sampled_from(list(Condition)), st.integers(0, 200), st.sampled_from([frozenset(), frozenset({"message"})])),
    min_size=1, max_size=8, unique_by=lambda one: one.contact_id)


@settings(max_examples=60)
@given(crowds, st.integers(1, 5))
def test_there_is_an_answer_for_anybody_and_it_agrees_with_the_list(crowd, number):
    chosen = PromptSettings(number)
    listed = {who for one in prompts_for(crowd, DAY, chosen, WORDS) for who in (one.contact_id, one.other_id) if who}
    for one in crowd:
        found = why(one, crowd, DAY, chosen, WORDS)
        assert found.listed == (one.contact_id in listed)
        assert bool(found.against) != found.listed
        said = " ".join((*found.parts, *found.facts[1:]))
        assert not re.search(r"0\.\d|%", said)
        assert why(replace(one), crowd, DAY, chosen, WORDS) == found
