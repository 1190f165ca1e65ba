"""Which prompts are shown: events first, the guards, the ladder, and words that name a fact and a purpose."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from networkgarden.domain.days import day_of
from networkgarden.domain.incoming import PersonDate
from networkgarden.domain.kinds import Condition, Direction, Kind, Reaction, Rung, State
from networkgarden.domain.links import https, mailto, tel
from networkgarden.domain.standing import Standing
from networkgarden.prompts.engine import prompts_for
from networkgarden.prompts.facts import DONE, LATER, Happened, Offered, PersonFacts, PromptSettings
from networkgarden.prompts.ladder import possible_acts
from networkgarden.prompts.letting_go import snooze_days
from networkgarden.prompts.score import score
from networkgarden.prompts.words import ago, read_templates, span

ROOT = Path(__file__).resolve().parent.parent.parent
WORDS = read_templates((ROOT / "resources" / "texts" / "prompts.en.toml").read_text(encoding="utf-8"))
DAY = day_of("2026-11-24")
FIVE = PromptSettings(5)


def person(number=1, *, last=40, acts=None, **facts):
    standing = Standing(f"id-{number:04}", f"Ada Number{number}", State.PLANTED, number, "apple", 50, 180, (),
                        Rung.LEAFY, Condition.THIRSTY, .6, 2.0, 30.0, DAY - last + 20, DAY - last, 3)
    known = {name: facts.pop(name) for name in list(facts) if name in Standing.__dataclass_fields__}
    happened = (Happened(DAY - last, Kind.MESSAGE, Direction.SENT),) if acts is None else acts
    return PersonFacts(replace(standing, **known), happened, email=f"a{number}@example.org", phone="+49 30 1234567",
                       profile="linkedin.com/in/ada", **facts)


def kinds(people, settings=FIVE, day=DAY):
    return [prompt.kind for prompt in prompts_for(people, day, settings, WORDS)]


def test_events_come_first_and_in_their_order():
    met = person(1, last=1, acts=(Happened(DAY - 1, Kind.MEETING, Direction.BOTH),))
    wrote = person(2, last=4, acts=(Happened(DAY - 4, Kind.EMAIL, Direction.RECEIVED),))
    born = person(3, last=10, due_on=DAY + 9, dates=(PersonDate("birthday", 11, 24),))
    assert kinds([person(4), born, wrote, met])[:3] == ["thank_you", "answer", "date"]


def test_a_thank_you_lapses_after_the_second_day_and_once_it_is_said():
    met = (Happened(DAY - 2, Kind.MEETING, Direction.BOTH),)
    assert kinds([person(last=2, due_on=None, acts=met)]) == ["thank_you"]
    assert kinds([person(last=3, due_on=None, acts=(Happened(DAY - 3, Kind.MEETING, Direction.BOTH),))]) == []
    thanked = (Happened(DAY - 1, Kind.THANK_YOU, Direction.SENT), *met)
    assert kinds([person(last=1, due_on=None, acts=thanked)]) == []


@pytest.mark.parametrize("quiet", [
    {"wet": True}, {"state": State.RESTING}, {"state": State.ARCHIVED}, {"due_on": DAY + 1}, {"due_on": None},
    {"last_contact_on": DAY - 3}])
def test_whom_the_guards_keep_quiet(quiet):
    assert kinds([person(state_since=DAY - 10, **quiet)]) == []


@pytest.mark.parametrize("offer", [
    Offered(DAY - 2, "message", "message"), Offered(DAY, "message", "message", answer=DONE),
    Offered(DAY - 5, "message", "message", answer=LATER, until=DAY + 1)])
def test_whoever_was_prompted_answered_or_put_off_is_left_alone(offer):
    assert kinds([person(offers=(offer,))]) == []


def test_what_was_offered_today_stays_and_what_was_answered_counts():
    first = prompts_for([person(n) for n in range(1, 30)], DAY, PromptSettings(3), WORDS)
    assert len(first) == 3
    shown = {prompt.contact_id: Offered(DAY, prompt.kind, prompt.act) for prompt in first}
    done = first[0].contact_id
    answers = {contact_id: DONE if contact_id == done else "" for contact_id in shown}
    people = []
    for one in (person(number) for number in range(1, 30)):
        key = one.standing.contact_id
        people.append(replace(one, offers=(replace(shown[key], answer=answers[key]),)) if key in shown else one)
    assert {prompt.contact_id for prompt in prompts_for(people, DAY, PromptSettings(3), WORDS)} == set(shown) - {done}


def test_never_a_like_after_a_long_gap_and_no_act_without_a_way():
    assert not {"like", "comment"} & set(possible_acts(person(rung=Rung.FLOWERING), True, frozenset()))
    nobody = replace(person(rung=Rung.FLOWERING), email="", phone="", profile="")
    assert not {"like", "comment", "email", "call"} & set(possible_acts(nobody, False, frozenset()))


def test_the_next_rung_is_proposed_only_after_a_warm_landing():
    cold = person(acts=(Happened(DAY - 40, Kind.ARTICLE, Direction.SENT, Reaction.POLITE),))
    warm = person(acts=(Happened(DAY - 40, Kind.ARTICLE, Direction.SENT, Reaction.WARM),))
    assert "email" not in possible_acts(cold, False, frozenset())
    assert "email" in possible_acts(warm, False, frozenset())


def test_one_wake_up_in_seven_days_over_all():
    asleep = [person(n, last=500, condition=Condition.ASLEEP) for n in range(1, 4)]
    assert kinds(asleep) == ["wake_up"]
    woken = replace(asleep[0], offers=(Offered(DAY - 6, "wake_up", "message"),))
    assert kinds([woken, *asleep[1:]]) == []
    resting = person(9, last=200, state=State.RESTING, condition=Condition.ASLEEP, due_on=None, state_since=DAY - 89)
    assert kinds([resting]) == []
    assert kinds([replace(resting, state_since=DAY - 90)]) == ["wake_up"]


def test_a_first_hello_the_day_after_planting_and_a_bulk_spread_over_two_weeks():
    def fresh(number, since):
        return person(number, acts=(), last_contact_on=None, due_on=None, condition=None, vitality=None,
                      stability_days=None, rung=Rung.SEED, state_since=since)
    assert kinds([fresh(1, DAY)]) == []
    assert kinds([fresh(1, DAY - 1)]) != []
    crowd = [fresh(number, DAY - 1) for number in range(140)]
    reached = {prompt.contact_id for prompt in prompts_for(crowd, DAY, PromptSettings(5), WORDS)}
    assert 0 < len(reached) <= 5


def test_not_now_puts_off_for_longer_each_time_and_then_proposes_rest():
    offers = ()
    seen = []
    for _ in range(4):
        seen.append(snooze_days(offers, DAY - 40))
        offers = (Offered(DAY - 5, "message", "message", answer=LATER), *offers)
    assert seen == [3, 7, 14, 14]
    (prompt,) = prompts_for([person(offers=offers)], DAY, FIVE, WORDS)
    assert (prompt.kind, prompt.act, prompt.link) == ("rest", "", "")
    assert snooze_days(offers, DAY - 4) == 3                # a contact since: it begins anew
    assert kinds([person(last=4, due_on=DAY - 1, offers=offers)]) != ["rest"]


people = st.lists(st.builds(
    lambda number, last, wet, state, rung, condition: person(number, last=last, wet=wet, state=state, rung=rung,
                                                            condition=condition),
    st.integers(1, 999), st.integers(0, 400), st.booleans(), st.sampled_from(list(State)), st.sampled_from(list(Rung)),
    st.sampled_from(list(Condition))), max_size=12, unique_by=lambda one: one.standing.contact_id)


@settings(max_examples=80)
@given(people, st.integers(1, 5))
def test_the_guards_hold_for_any_garden(crowd, number):
    found = prompts_for(crowd, DAY, PromptSettings(number), WORDS)
    assert found == prompts_for(crowd, DAY, PromptSettings(number), WORDS)
    assert len(found) <= number
    assert len({prompt.contact_id for prompt in found}) == len(found)
    standings = {one.standing.contact_id: one.standing for one in crowd}
    for prompt in found:
        assert not standings[prompt.contact_id].wet
        assert standings[prompt.contact_id].state in (State.PLANTED, State.RESTING)
        assert prompt.reason
        assert prompt.purpose
        assert prompt.text.startswith(prompt.reason)
        assert "{" not in prompt.text


def test_every_kind_has_a_purpose_and_names_its_fact():
    for kind, texts in WORDS.texts.items():
        assert WORDS.purposes[kind]
        assert all("{fact}" in text for text in texts)


def test_lengths_of_time_as_people_say_them():
    assert [ago(0), ago(1), ago(2), ago(21), span(400), span(1)] == [
        "today", "yesterday", "the day before yesterday", "3 weeks ago", "13 months", "a day"]


def test_links_are_quoted_and_odd_ones_refused():
    assert mailto("a@b.c?bcc=evil@x") == "mailto:a@b.c%3Fbcc%3Devil@x"
    assert tel("+49 (30) 12-34") == "tel:+49301234"
    assert tel("*#06#") == ""
    assert https("linkedin.com/in/ada") == "https://linkedin.com/in/ada"
    assert [https(odd) for odd in ("javascript:alert(1)", "https://me@host.example/", "file:///etc", "a b.example", "x")
            ] == [""] * 5


def test_no_two_prompts_of_a_day_read_alike():
    met = [person(number * 8, last=1, acts=(Happened(DAY - 1, Kind.MEETING, Direction.BOTH),))
           for number in range(1, 6)]
    prompts = prompts_for(met, DAY, FIVE, WORDS)
    assert len({one.template for one in prompts}) == 5
    shown = [replace(met[0], offers=(Offered(DAY, "thank_you", "thank_you", prompts[0].template),)), *met[1:]]
    assert [one.template for one in prompts_for(shown, DAY, FIVE, WORDS)] == [one.template for one in prompts]


def test_a_first_hello_speaks_of_no_past():
    new = person(1, last_contact_on=None, due_on=None, condition=None, vitality=None, interactions=0, acts=(),
                 rung=Rung.SEED, state_since=DAY - 1)
    (prompt,) = prompts_for([new], DAY, FIVE, WORDS)
    assert (prompt.kind, prompt.act, prompt.template.partition(".")[0]) == ("message", "message", "hello")


def test_looking_back_before_the_planting_holds_nobody_back_and_greets_nobody():
    planted_later = [person(number, circle=5, state_since=DAY + 30) for number in range(1, 21)]
    long_ago = [replace(one, state_since=1) for one in planted_later]
    assert prompts_for(planted_later, DAY, FIVE, WORDS) == prompts_for(long_ago, DAY, FIVE, WORDS) != ()
    new = person(1, last_contact_on=None, due_on=None, condition=None, acts=(), state_since=DAY + 1)
    assert prompts_for([new], DAY, FIVE, WORDS) == ()


def test_being_shown_weighs_only_from_the_next_day_on_so_that_no_card_moves():
    one = person(1)
    shown = replace(one, offers=(Offered(DAY, "message", "message", "message.1"),))
    assert score(shown, "message", DAY) == score(one, "message", DAY)
    assert score(shown, "message", DAY + 1) < score(one, "message", DAY + 1)
