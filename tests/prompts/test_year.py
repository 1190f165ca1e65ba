"""The guards over simulated months, and a garden after a simulated year (model.md §6)."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from networkgarden.domain.kinds import Condition, Direction, Kind, State
from networkgarden.prompts.candidates import is_long_gap
from networkgarden.prompts.events import ORDER
from networkgarden.prompts.facts import LATER, Happened, Offered
from tests.prompts.year import START, WORDS, Person, Year, lived, lively, sown

LIGHT = {"like", "comment"}


@pytest.mark.parametrize("seed", [1, 2])
def test_three_prompts_a_day_keep_nine_of_ten_fresh_or_thirsty(seed):
    """150 contacts, six of ten prompts taken up, for a year."""
    assert lived(seed, 3).well >= 0.9


def test_promises_birthdays_and_fruit_leave_room_for_the_garden():
    year = lively(sown(4))
    kinds = Counter()
    for day in range(START, START + 365):
        prompts = year.prompts(day)
        kinds.update(prompt.kind for prompt in prompts)
        year.live(day, prompts)
    assert {"thank_you", "answer", "promise", "date", "outcome", "introduction", "article", "message", "email", "call",
            "coffee", "lunch"} <= kinds.keys()
    well = sum(person.standing(START + 365).condition in (Condition.FRESH, Condition.THIRSTY) for person in year.people)
    assert well >= 0.9 * len(year.people)


def test_one_prompt_a_day_is_not_enough_for_150():
    """The simulation can fail: it is the prompts that keep the garden, not the simulation."""
    assert lived(1, 1).well < 0.75


class Watch:
    """Looks over the shoulder of a garden day by day."""

    def __init__(self, year: Year) -> None:
        self.year = year
        self.last_wake = -100
        self.words: dict[str, int] = {}

    def day(self, day: int) -> None:
        facts = {one.standing.contact_id: one for one in self.year.facts(day)}
        prompts = self.year.prompts(day)
        assert len(prompts) <= self.year.number
        named = [who for prompt in prompts for who in (prompt.contact_id, prompt.other_id) if who]
        assert len(set(named)) == len(named)
        assert prompts == self.year.prompts(day)
        others = [prompt.kind for prompt in prompts if prompt.kind not in ORDER]
        assert len(set(others)) == len(others)
        assert [prompt.kind in ORDER for prompt in prompts] == sorted(
            (prompt.kind in ORDER for prompt in prompts), reverse=True)
        for prompt in prompts:
            self.prompt(prompt, facts[prompt.contact_id], day)
        self.thanks(prompts, facts, day)
        self.year.live(day, prompts)

    def prompt(self, prompt, person, day):
        one = person.standing
        assert not one.wet
        assert one.state in (State.PLANTED, State.RESTING)
        assert prompt.reason
        assert prompt.purpose
        assert prompt.text.startswith(prompt.reason)
        assert "{" not in prompt.text
        met = one.last_contact_on or 0
        put_off = {offer.kind for offer in person.offers if offer.until and offer.until > day and met < offer.day}
        assert prompt.kind not in put_off
        if prompt.kind in ORDER:
            return
        assert not put_off
        assert one.last_contact_on is None or day - one.last_contact_on > 3
        assert all(day - offer.day > 3 for offer in person.offers if offer.kind)
        assert not (is_long_gap(one, day) and prompt.act in LIGHT)
        assert day - self.words.get(prompt.template, 0) >= 14
        self.words[prompt.template] = day
        if prompt.other_id:
            assert prompt.other_id not in person.knows
        if prompt.kind == "wake_up":
            assert day - self.last_wake >= 7
            assert one.state is not State.RESTING or day - person.state_since >= 90
            self.last_wake = day
        elif prompt.kind != "rest":
            assert one.state is State.PLANTED
            assert one.last_contact_on is None or (one.due_on is not None and one.due_on <= day)

    def thanks(self, prompts, facts, day):
        """Whoever was met yesterday is thanked today, as far as the daily number allows."""
        if len(prompts) == self.year.number and all(prompt.kind == "thank_you" for prompt in prompts):
            return
        thanked = {prompt.contact_id for prompt in prompts if prompt.kind == "thank_you"}
        for contact_id, person in facts.items():
            met = any(one.kind is Kind.MEETING and one.day == day - 1 for one in person.acts)
            said = any(one.kind is Kind.THANK_YOU and one.day >= day - 1 for one in person.acts)
            if met and not (said or person.standing.wet or person.standing.state is not State.PLANTED):
                assert contact_id in thanked


ways = st.sampled_from([0.0, 0.3, 0.6, 1.0])


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 5), ways, ways, ways)
def test_the_guards_hold_over_months_whatever_the_person_does(seed, number, accepts, answers, in_touch):
    circles = (5,) * 3 + (15,) * 4 + (50,) * 6 + (150,) * 7
    year = lively(sown(seed, circles, in_touch))
    year.number, year.accepts, year.answers, year.snoozes = number, accepts, answers, 0.2
    watch, chance = Watch(year), random.Random(seed)
    for day in range(START, START + 120):
        watch.day(day)
        if chance.random() < 0.3:               # life goes on beside the program
            kind = chance.choice((Kind.MESSAGE, Kind.MEETING, Kind.EMAIL, Kind.LIKE, Kind.NOTE))
            chance.choice(year.people).happened(Happened(day, kind, chance.choice(list(Direction))))
        if chance.random() < 0.05:              # too many words at once: the soil is wet for weeks
            talked_to = chance.choice(year.people)
            for _ in range(3):
                talked_to.happened(Happened(day, Kind.EMAIL, Direction.SENT))


def test_nothing_piles_up_after_sixty_days_away():
    year = sown(3)
    for day in range(START, START + 30):
        year.live(day, year.prompts(day))
    watch = Watch(year)
    for day in range(START + 90, START + 120):
        watch.day(day)
    first = year.prompts(START + 120)
    assert len(first) <= 3
    assert {prompt.kind for prompt in first}.isdisjoint({"promise", "outcome"})     # none of them waited and came late


def test_a_crowd_of_thank_yous_has_its_second_day_and_then_lapses():
    year = Year([Person(number, 50) for number in range(5)], accepts=0, snoozes=0)
    for person in year.people:
        person.happened(Happened(START, Kind.MEETING, Direction.BOTH))
    seen = Counter()
    for day in (START + 1, START + 2):
        prompts = year.prompts(day)
        assert {prompt.kind for prompt in prompts} == {"thank_you"}
        seen.update(prompt.contact_id for prompt in prompts)
        year.live(day, prompts)
    assert len(seen) == 5
    assert not [prompt for prompt in year.prompts(START + 3) if prompt.kind == "thank_you"]


def test_a_bulk_of_new_people_is_greeted_over_two_weeks():
    year = Year([Person(number, 150, START) for number in range(28)], number=5, accepts=1, answers=0)
    assert year.prompts(START) == ()
    first = {}
    for day in range(START + 1, START + 40):
        prompts = year.prompts(day)
        for prompt in prompts:
            first.setdefault(prompt.contact_id, day)
        year.live(day, prompts)
        assert sum(when <= START + 7 for when in first.values()) <= 14
    assert len(first) == 28


def test_a_wake_up_that_was_answered_is_not_followed_by_another():
    year = Year([Person(number, 5) for number in range(6)])
    for person in year.people:
        person.happened(Happened(START - 300, Kind.MESSAGE, Direction.BOTH))
    (woken,) = [prompt for prompt in year.prompts(START) if prompt.kind == "wake_up"]
    person = year.people[int(woken.contact_id[3:])]
    person.offers += [Offered(START, "wake_up", woken.act, woken.template),
                      Offered(START, "wake_up", woken.act, woken.template, LATER, START + 3)]
    for day in range(START, START + 7):
        assert not [prompt for prompt in year.prompts(day) if prompt.kind == "wake_up"]
    assert [prompt for prompt in year.prompts(START + 7) if prompt.kind == "wake_up"]


def test_a_letter_left_unanswered_is_shown_on_two_days_and_then_let_be():
    year = Year([Person(0, 150)], accepts=0, snoozes=0)
    year.people[0].happened(Happened(START, Kind.MESSAGE, Direction.RECEIVED))
    shown = 0
    for day in range(START + 1, START + 15):
        prompts = year.prompts(day)
        shown += len(prompts)
        year.live(day, prompts)
    assert shown == 2


def test_the_words_change_between_neighbours():
    year = Year([Person(number, 5) for number in range(30)], number=5)
    for person in year.people:
        person.happened(Happened(START - 1, Kind.MEETING, Direction.BOTH))
    assert len({prompt.template for prompt in year.prompts(START)}) > 1
    assert all(len(texts) > 1 for kind, texts in WORDS.texts.items() if kind not in ("rest", "amnesty"))
