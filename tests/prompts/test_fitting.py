"""What to share with whom, and whom to introduce to whom."""

from __future__ import annotations

from dataclasses import replace

import pytest

from networkgarden.domain.kinds import Direction, Kind, Reaction, State
from networkgarden.domain.reading import Reading
from networkgarden.prompts.engine import prompts_for
from networkgarden.prompts.facts import Happened, Offered, PromptSettings
from networkgarden.prompts.fitting import Shelf, interests_in, introductions
from tests.prompts.people import DAY, person
from tests.prompts.year import WORDS

LOOMS = Reading("r1", "A history of the loom", "https://example.org/looms", "weaving craft")
CATS = Reading("r2", "Cats of Lyon", "https://example.org/cats")
WARM = (Happened(DAY - 40, Kind.MESSAGE, Direction.BOTH), Happened(DAY - 140, Kind.CALL, Direction.BOTH))


def caring(number=1, note="Fond of looms", **facts):
    return person(number, interests=interests_in(note, "note"), acts=WARM, **facts)


def found(people, readings=(), never=frozenset()):
    return prompts_for(people, DAY, PromptSettings(5, never, readings=readings), WORDS)


def test_telling_words_only_and_as_they_were_written():
    told = interests_in("Met in May; works on Compilers, loves her horses and the news from Zürich", "note")
    assert [(one.word, one.shown) for one in told] == [
        ("compiler", "Compilers"), ("horse", "horses"), ("zurich", "Zürich")]


def test_the_best_that_fits_and_was_not_shared():
    one = caring(note="Fond of looms and weaving")
    reading, why = Shelf.of([CATS, LOOMS]).fitting(one)
    assert (reading, why.word) == (LOOMS, "loom")
    assert Shelf.of([CATS]).fitting(one) is None
    assert Shelf.of([replace(LOOMS, shared=(("id-0001", 7),))]).fitting(one) is None
    assert Shelf.of([LOOMS]).fitting(person()) is None


def test_an_article_names_what_fits_and_why():
    others = frozenset({"like", "comment", "message", "email", "call", "introduction"})
    (prompt,) = found([caring()], [CATS, LOOMS], others)
    assert prompt.kind == "article"
    assert prompt.reason == "“A history of the loom” on your reading list fits “looms” (your note on Ada)."
    assert (prompt.reading, prompt.note) == (LOOMS, "A history of the loom")
    (prompt,) = found([caring()], [CATS], others)
    assert (prompt.kind, prompt.reading) == ("article", None)
    assert "looms" in prompt.text.lower()
    assert found([person()], [LOOMS], others) == ()


def test_two_strangers_with_a_rare_word_in_common_are_introduced():
    pair = introductions([caring(1), caring(2, "a loom of her own")])
    assert {one: two.other.contact_id for one, two in pair.items()} == {"id-0001": "id-0002", "id-0002": "id-0001"}
    crowd = [caring(number) for number in range(1, 9)]
    assert introductions(crowd) == {}


@pytest.mark.parametrize("other", [
    {"knows": frozenset({"id-0001"})}, {"wet": True}, {"state": State.RESTING}, {"organisation": "Acme"},
    {"beds": ("Guild",)}, {"never": frozenset({"introduction"})},
    {"acts": (WARM[0], Happened(DAY - 9, Kind.EMAIL, Direction.SENT, Reaction.NO))}, {"acts": WARM[:1]}])
def test_whom_one_does_not_introduce(other):
    first = caring(1, organisation="ACME", beds=("Guild",))
    acts = other.pop("acts", WARM)
    second = replace(caring(2, **other), acts=acts)
    assert introductions([first, second]) == {}


def test_an_introduction_is_one_prompt_for_both_and_comes_once_in_two_weeks():
    people = [caring(1), caring(2)]
    prompts = found(people)
    assert [(one.kind, one.contact_id, one.other_id) for one in prompts if one.kind == "introduction"] == [
        ("introduction", "id-0001", "id-0002")] or prompts[0].other_id
    named = [who for one in prompts for who in (one.contact_id, one.other_id) if who]
    assert len(named) == len(set(named))
    third = person(3, last=3, due_on=DAY + 9, offers=(Offered(DAY - 13, "introduction", "introduction"),))
    assert "introduction" not in [one.kind for one in found([*people, third])]
