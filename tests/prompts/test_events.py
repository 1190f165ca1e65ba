"""Promises, dates, fruit and outcomes come up when their time has come, and fade softly."""

from __future__ import annotations

from dataclasses import replace

import pytest

from networkgarden.domain.days import day_of
from networkgarden.domain.fruit import Fruit, FruitKind
from networkgarden.domain.incoming import PersonDate
from networkgarden.domain.kinds import Direction, Kind, State
from networkgarden.domain.promise import Promise
from networkgarden.prompts.engine import prompts_for
from networkgarden.prompts.facts import DONE, Happened, Offered, PromptSettings
from tests.prompts.people import DAY, person
from tests.prompts.year import WORDS

QUIET = {"last": 10, "due_on": DAY + 60}


def shown(one, day=DAY, settings=PromptSettings(5)):  # noqa: B008 - frozen
    return [prompt.kind for prompt in prompts_for([one], day, settings, WORDS)]


def prompt(one, day=DAY):
    (found,) = prompts_for([one], day, PromptSettings(5), WORDS)
    return found


def test_a_promise_comes_up_the_day_before_its_day_and_lapses_a_week_after():
    one = person(promises=(Promise("p", "id-0001", "send the slides", DAY - 5, DAY),), **QUIET)
    assert [shown(one, DAY + ahead) for ahead in (-2, -1, 0, 7, 8)] == [[], ["promise"], ["promise"], ["promise"], []]
    found = prompt(one)
    assert found.reason == "You promised Ada: “send the slides”, by today."
    assert (found.promise_id, found.act, found.note) == ("p", "message", "send the slides")
    assert prompt(one, DAY - 1).reason.endswith("by tomorrow.")


def test_a_promise_without_a_day_comes_up_after_a_week():
    one = person(promises=(Promise("p", "id-0001", "call back", DAY - 7),), **QUIET)
    assert [shown(one, DAY + ahead) for ahead in (-1, 0, 7, 8)] == [[], ["promise"], ["promise"], []]


def test_a_promise_is_not_nagged_about():
    one = person(promises=(Promise("p", "id-0001", "call back", DAY - 7, DAY - 1),), **QUIET)
    offers = tuple(Offered(DAY - ago, "promise", "message") for ago in (1, 2))
    assert shown(replace(one, offers=offers)) == ["promise"]
    one = replace(one, promises=(Promise("p", "id-0001", "call back", DAY - 9, DAY - 2),))
    assert shown(replace(one, offers=tuple(Offered(DAY - ago, "promise", "message") for ago in (1, 2, 3)))) == []


@pytest.mark.parametrize(("label", "reason"), [
    ("birthday", "Ada’s birthday is today."), ("anniversary", "Ada’s anniversary is today.")])
def test_dates_with_and_without_a_year(label, reason):
    for year in (None, 1980, 2026):
        found = prompt(person(dates=(PersonDate(label, 11, 24, year),), **QUIET))
        assert (found.kind, found.reason) == ("date", reason)
    assert shown(person(dates=(PersonDate(label, 11, 24, 2027),), **QUIET)) == []


def test_nobody_is_congratulated_on_a_connection_or_twice():
    assert shown(person(dates=(PersonDate("connected", 11, 24, 2020),), **QUIET)) == []
    greeted = (Happened(DAY, Kind.CONGRATULATION, Direction.SENT),)
    birthday = (PersonDate("birthday", 11, 24),)
    assert shown(person(dates=birthday, acts=greeted, **QUIET)) == []
    assert shown(person(dates=birthday, state=State.RESTING, **QUIET)) == []
    assert shown(person(dates=birthday, wet=True, **QUIET)) == []
    assert shown(person(dates=birthday, never=frozenset({"date"}), **QUIET)) == []


def test_lead_time_and_the_turn_of_the_year():
    new_year = person(dates=(PersonDate("birthday", 1, 2),), **QUIET)
    eve = day_of("2026-12-30")
    assert shown(new_year, eve) == []
    assert shown(new_year, eve, PromptSettings(5, date_lead=3)) == ["date"]
    found = prompts_for([new_year], eve, PromptSettings(5, date_lead=3), WORDS)[0]
    assert found.reason == "Ada’s birthday is in 3 days."


def test_the_twenty_ninth_of_february_in_other_years():
    far = {"last": 10, "due_on": DAY + 900}
    leap = person(dates=(PersonDate("birthday", 2, 29),), **far)
    assert shown(leap, day_of("2027-02-28")) == ["date"]
    assert shown(leap, day_of("2028-02-28")) == []
    assert shown(leap, day_of("2028-02-29")) == ["date"]
    assert shown(person(dates=(PersonDate("birthday", 2, 31),), **far), day_of("2027-02-28")) == []


def fruit(ago, kind=FruitKind.ADVICE, bearer="id-0001"):
    return Fruit("f", bearer, kind, "the museum", DAY - ago)


def test_fruit_is_thanked_for_and_so_is_who_led_to_it():
    assert prompt(person(fruits=(fruit(1),), **QUIET)).reason == "Ada gave you advice yesterday."
    led = person(fruits=(fruit(2, FruitKind.JOB_LEAD, "other"),), **QUIET)
    assert (prompt(led).kind, prompt(led).reason) == (
        "thank_you", "Ada led you to a job lead the day before yesterday.")
    assert shown(person(fruits=(fruit(3),), **QUIET)) == []
    assert shown(person(fruits=(fruit(1, FruitKind.ASK),), **QUIET)) == []
    thanked = (Happened(DAY - 1, Kind.THANK_YOU, Direction.SENT),)
    assert shown(person(fruits=(fruit(1),), acts=thanked, last=1, due_on=DAY + 9)) == []


def test_what_came_of_it_thirty_to_sixty_days_later():
    assert [shown(person(fruits=(fruit(ago),), **QUIET)) for ago in (29, 30, 60, 61)] == [
        [], ["outcome"], ["outcome"], []]
    found = prompt(person(fruits=(fruit(40),), **QUIET))
    assert found.reason == "Ada gave you advice 6 weeks ago (the museum)."
    assert found.note == "what came of it"
    told = (Happened(DAY - 5, Kind.MESSAGE, Direction.SENT, note="What came of it: all well"),)
    assert shown(person(fruits=(fruit(40),), acts=told, **QUIET)) == []
    done = (Offered(DAY - 5, "outcome", "message", answer=DONE),)
    assert shown(person(fruits=(fruit(40),), offers=done, **QUIET)) == []
    seen = tuple(Offered(DAY - ago, "outcome", "message") for ago in (1, 2))
    assert shown(person(fruits=(fruit(40),), offers=seen, **QUIET)) == []


def test_all_events_in_their_order_and_within_the_daily_number():
    met = person(1, last=1, acts=(Happened(DAY - 1, Kind.MEETING, Direction.BOTH),))
    wrote = person(2, last=4, acts=(Happened(DAY - 4, Kind.EMAIL, Direction.RECEIVED),))
    promised = person(3, promises=(Promise("p", "id-0003", "x", DAY - 5, DAY),), **QUIET)
    born = person(4, dates=(PersonDate("birthday", 11, 24),), **QUIET)
    helped = person(5, fruits=(fruit(40, bearer="id-0005"),), **QUIET)
    crowd = [helped, born, promised, wrote, met]
    order = ["thank_you", "answer", "promise", "date", "outcome"]
    for number in range(1, 6):
        found = prompts_for(crowd, DAY, PromptSettings(number), WORDS)
        assert [one.kind for one in found] == order[:number]


def test_a_pause_of_the_garden_silences_events_too():
    born = person(dates=(PersonDate("birthday", 11, 24),), paused=True, **QUIET)
    assert shown(born) == []
