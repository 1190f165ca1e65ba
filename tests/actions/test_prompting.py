"""Answering prompts in a real garden."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from networkgarden.actions.contacts import add_contact, edit_contact, set_state
from networkgarden.actions.fruit import log_fruit
from networkgarden.actions.interactions import log
from networkgarden.actions.keeping import mark_died, set_never
from networkgarden.actions.ledger import ledger_of
from networkgarden.actions.links import links_of
from networkgarden.actions.promises import add_promise, promises_of
from networkgarden.actions.prompting import done_already, let_rest, not_now, offered, prompt_for, prompts_on, snooze
from networkgarden.actions.reactions import noticed_silences
from networkgarden.actions.reading import add_reading, readings
from networkgarden.actions.why import why_prompt
from networkgarden.domain.fruit import FruitKind
from networkgarden.domain.incoming import PersonDate
from networkgarden.domain.kinds import Direction, Kind, State
from networkgarden.errors import NotFound


@pytest.fixture
def ada(tending):
    _, contact_id = add_contact(tending, "Ada Lovelace", emails=["ada@example.org"], circle=5)
    log(tending, [contact_id], Kind.MESSAGE, day=tending.today() - 9)
    return contact_id


def test_looking_records_nothing(tending, ada):
    assert prompts_on(tending) == prompts_on(tending)
    assert tending.garden.read.query("SELECT count(*) FROM offer") == [(0,)]
    (prompt,) = prompts_on(tending)
    offered(tending, [prompt])
    offered(tending, [prompt])
    assert tending.garden.read.query("SELECT count(*) FROM offer") == [(1,)]
    assert prompts_on(tending) == [prompt]


def test_done_already_logs_once_and_can_be_undone(tending, ada):
    (prompt,) = prompts_on(tending)
    assert done_already(tending, prompt).undoable
    assert not done_already(tending, prompt).undoable
    assert len(tending.garden.read.interactions(ada)) == 2
    assert prompts_on(tending) == []
    tending.garden.undo()
    assert len(tending.garden.read.interactions(ada)) == 1
    assert prompts_on(tending) == [prompt]


def test_not_now_comes_back_later_and_at_last_proposes_rest(tending, ada):
    for days in (3, 7, 14):
        (prompt,) = prompts_on(tending)
        assert prompt.kind != "rest"
        not_now(tending, prompt)
        assert not not_now(tending, prompt).undoable
        assert prompts_on(tending) == []
        tending.clock.move(timedelta(days=days - 1))
        assert prompts_on(tending) == []
        tending.clock.move(timedelta(days=3))
    (prompt,) = prompts_on(tending)
    assert prompt.kind == "rest"
    assert tending.garden.read.contact(ada).state is State.PLANTED
    not_now(tending, prompt)
    assert tending.garden.read.contact(ada).state is State.PLANTED
    done_already(tending, prompt)
    assert tending.garden.read.contact(ada).state is State.RESTING


def test_not_now_holds_back_neither_the_next_thank_you_nor_a_birthday(tending, ada):
    (prompt,) = prompts_on(tending)
    not_now(tending, prompt)
    contact = tending.garden.read.contact(ada)
    edit_contact(tending, replace(contact, dates=(PersonDate("birthday", 11, 26),)))
    tending.clock.move(timedelta(days=2))
    (birthday,) = prompts_on(tending)
    assert birthday.kind == "date"
    not_now(tending, birthday)
    log(tending, [ada], Kind.MEETING)
    tending.clock.move(timedelta(days=1))
    (prompt,) = prompts_on(tending)
    assert prompt.kind == "thank_you"
    not_now(tending, prompt)
    tending.clock.move(timedelta(days=1))
    assert prompts_on(tending) == []


def test_days_off_and_quiet_hours_silence_notifications_and_not_the_list(tending, ada):
    expected = prompts_on(tending)
    tending.settings = replace(tending.settings, days_off=tuple(range(7)), quiet_from=time(0), quiet_until=time(23))
    assert prompts_on(tending) == expected
    assert expected


def test_what_was_put_off_can_still_have_happened(tending, ada):
    (prompt,) = prompts_on(tending)
    not_now(tending, prompt)
    assert done_already(tending, prompt).undoable
    assert len(tending.garden.read.interactions(ada)) == 2


def test_somebody_who_left_the_garden_is_a_clear_sentence(tending, ada):
    (prompt,) = prompts_on(tending)
    gone = replace(prompt, contact_id="nobody")
    for answer in (done_already, not_now):
        with pytest.raises(NotFound):
            answer(tending, gone)
    with pytest.raises(NotFound):
        let_rest(tending, "nobody")


def test_never_more_than_the_daily_number_though_people_are_logged_in_between(tending):
    tending.settings = replace(tending.settings, prompts_per_day=2)
    for number in range(8):
        _, one = add_contact(tending, f"Ada Number{number}", circle=5)
        log(tending, [one], Kind.MESSAGE, day=tending.today() - 9)
    seen = set()
    for _ in range(4):
        prompts = prompts_on(tending)
        offered(tending, prompts)
        seen |= {prompt.contact_id for prompt in prompts}
        for prompt in prompts[:1]:
            log(tending, [prompt.contact_id], Kind.CALL)
    assert len(seen) == 2
    assert prompts_on(tending) == []


def test_putting_off_somebody_who_was_not_prompted_does_not_use_up_the_day(tending):
    for number in range(12):
        _, one = add_contact(tending, f"Ada Number{number}", circle=5)
        log(tending, [one], Kind.MESSAGE, day=tending.today() - 9)
    asked = prompts_on(tending)
    offered(tending, asked)
    asked_ids = {prompt.contact_id for prompt in asked}
    others = [one.contact_id for one in tending.standings() if one.contact_id not in asked_ids]
    snooze(tending, others[:5])
    assert prompts_on(tending) == asked


def test_a_pause_of_the_whole_garden_leaves_people_who_are_due_alone(tending, ada):
    day = tending.today()
    with tending.action("Paused") as running:
        running.write.add_pause(day, day + 5)
        running.everybody = True
    assert prompts_on(tending) == []
    tending.clock.move(timedelta(days=5))
    assert [prompt.contact_id for prompt in prompts_on(tending)] == [ada]


def test_the_given_name_is_used(tending):
    _, one = add_contact(tending, "Dr. Grace Hopper", circle=5)
    log(tending, [one], Kind.MESSAGE, day=tending.today() - 9)
    assert "with Dr. Grace Hopper was" in prompts_on(tending)[0].reason
    edit_contact(tending, replace(tending.garden.read.contact(one), given="Grace"))
    assert "with Grace was" in prompts_on(tending)[0].reason


def test_let_rest_is_silent_and_a_contact_wakes(tending, ada):
    let_rest(tending, ada)
    assert tending.garden.read.contact(ada).state is State.RESTING
    assert prompts_on(tending) == []
    log(tending, [ada], Kind.CALL)
    assert tending.garden.read.contact(ada).state is State.PLANTED


def test_a_thank_you_the_day_after_a_meeting(tending, ada):
    log(tending, [ada], Kind.MEETING)
    tending.clock.move(timedelta(days=1))
    (prompt,) = prompts_on(tending)
    assert (prompt.kind, prompt.link) == ("thank_you", "mailto:ada@example.org")
    done_already(tending, prompt)
    assert tending.garden.read.interactions(ada)[0].kind is Kind.THANK_YOU


def test_water_proposes_an_act_for_anybody(tending, ada):
    assert prompt_for(tending, ada).contact_id == ada


def test_water_thanks_and_answers_before_it_climbs_the_ladder(tending, ada):
    log(tending, [ada], Kind.MESSAGE, direction=Direction.RECEIVED, day=tending.today() - 1)
    assert prompt_for(tending, ada).kind == "answer"
    log(tending, [ada], Kind.MEETING)
    tending.clock.move(timedelta(days=1))
    assert prompt_for(tending, ada).kind == "thank_you"
    done_already(tending, prompt_for(tending, ada))
    assert prompt_for(tending, ada).kind not in ("thank_you", "answer")


def only(tending, contact_id, kind):
    return next(one for one in prompts_on(tending) if one.contact_id == contact_id and one.kind == kind)


def test_a_promise_is_kept_by_doing_it(tending, ada):
    add_promise(tending, ada, "send the slides", tending.today())
    prompt = only(tending, ada, "promise")
    done_already(tending, prompt)
    assert promises_of(tending, ada)[0].kept_on == tending.today()
    assert tending.garden.read.interactions(ada)[0].note == "send the slides"
    tending.garden.undo()
    assert promises_of(tending, ada)[0].open


def test_an_introduction_waters_both_and_is_not_proposed_again(tending):
    ids = []
    for name, work in (("Grace Hopper", "compilers"), ("Linus Ahlgren", "compilers")):
        _, one = add_contact(tending, name, circle=15, established=True)
        edit_contact(tending, replace(tending.garden.read.contact(one), note=f"Fond of {work}"))
        for ago in (140, 100, 60):
            log(tending, [one], Kind.MESSAGE, day=tending.today() - ago, direction=Direction.BOTH)
        ids.append(one)
    tending.settings = replace(tending.settings, never_kinds=("message", "article"))
    (prompt,) = prompts_on(tending)
    assert (prompt.kind, {prompt.contact_id, prompt.other_id}) == ("introduction", set(ids))
    assert "compilers" in prompt.reason
    done_already(tending, prompt)
    (act,) = [one for one in tending.garden.read.interactions(ids[0]) if one.day == tending.today()]
    assert set(act.contact_ids) == set(ids)
    assert links_of(tending, ids[0])[0].other_id == ids[1]
    assert ledger_of(tending, ids[0]).given
    tending.clock.move(timedelta(days=60))
    assert "introduction" not in [one.kind for one in prompts_on(tending)]
    tending.garden.undo()
    assert links_of(tending, ids[0]) == ()


def test_what_was_shared_is_noted_on_the_reading_list(tending, ada):
    edit_contact(tending, replace(tending.garden.read.contact(ada), note="She weaves; looms everywhere"))
    add_reading(tending, "https://example.org/loom", "A history of the loom")
    tending.settings = replace(tending.settings, never_kinds=("message", "email"))
    prompt = only(tending, ada, "article")
    assert prompt.reason.startswith("“A history of the loom” on your reading list fits")
    done_already(tending, prompt)
    assert readings(tending)[0].shared_with(ada)
    tending.garden.undo()
    assert not readings(tending)[0].shared_with(ada)


def test_fruit_is_thanked_for_and_its_outcome_told(tending, ada):
    _, grace = add_contact(tending, "Grace Hopper", circle=150)
    log(tending, [grace], Kind.CALL, day=tending.today() - 2)
    log_fruit(tending, ada, FruitKind.JOB_LEAD, "the museum", led_by=grace)
    tending.clock.move(timedelta(days=1))
    assert {(one.contact_id, one.kind) for one in prompts_on(tending)} == {(ada, "thank_you"), (grace, "thank_you")}
    tending.clock.move(timedelta(days=34))
    outcomes = [one for one in prompts_on(tending) if one.kind == "outcome"]
    assert {one.contact_id for one in outcomes} == {ada, grace}
    assert "the museum" in outcomes[0].reason
    for one in outcomes:
        done_already(tending, one)
    tending.clock.move(timedelta(days=1))
    assert "outcome" not in [one.kind for one in prompts_on(tending)]


def test_never_by_telephone_and_kept_in_memory(tending, ada):
    set_never(tending, [ada], ["message", "email", "call"])
    assert prompts_on(tending) == []
    assert "never want" in why_prompt(tending, ada).against[0]
    set_never(tending, [ada], [])
    assert why_prompt(tending, ada).listed
    mark_died(tending, ada)
    assert prompts_on(tending) == []
    assert not why_prompt(tending, ada).listed
    with pytest.raises(NotFound):
        why_prompt(tending, "nobody")


def test_a_chosen_pause_silences_everything_until_its_day(tending, ada):
    log(tending, [ada], Kind.MEETING)
    tending.clock.move(timedelta(days=1))
    back = tending.today() + 1
    tending.settings = replace(tending.settings, pause_until=date.fromordinal(back))
    assert prompts_on(tending) == []
    assert [one.kind for one in prompts_on(tending, back)] == ["thank_you"]


def test_a_birthday_is_told_ahead_where_that_was_chosen(tending, ada):
    contact = tending.garden.read.contact(ada)
    log(tending, [ada], Kind.MESSAGE, day=tending.today() - 1)
    edit_contact(tending, replace(contact, dates=(PersonDate("birthday", 11, 27),)))
    assert prompts_on(tending) == []
    tending.settings = replace(tending.settings, date_lead_days=3)
    assert prompts_on(tending)[0].reason == "Ada’s birthday is in 3 days."


def test_a_note_is_the_reason_and_silences_are_noticed(tending, ada):
    log(tending, [ada], Kind.NOTE, note="Ada moved to Lyon in May", day=tending.today() - 5)
    assert prompts_on(tending)[0].reason == "You noted about Ada 5 days ago: “Ada moved to Lyon in May”."
    assert len(noticed_silences(tending, ada)) == 1
    log(tending, [ada], Kind.MESSAGE, direction=Direction.RECEIVED)
    assert noticed_silences(tending, ada) == frozenset()


@pytest.mark.parametrize("by_hand", [True, False])
def test_let_rest_again_when_it_was_to_be_woken_it_is_never_woken_again(tending, ada, by_hand):
    if by_hand:
        set_state(tending, [ada], State.RESTING)
    else:
        let_rest(tending, ada)
        assert not let_rest(tending, ada).undoable      # twice in a row is once
    tending.clock.move(timedelta(days=89))
    assert prompts_on(tending) == []
    tending.clock.move(timedelta(days=1))
    (prompt,) = prompts_on(tending)
    assert prompt.kind == "wake_up"
    offered(tending, [prompt])
    assert let_rest(tending, ada).undoable
    assert prompts_on(tending) == []
    tending.clock.move(timedelta(days=400))
    assert prompts_on(tending) == []
    tending.garden.undo()
    assert [one.kind for one in prompts_on(tending)] == ["wake_up"]


def test_a_wake_up_of_somebody_who_rests_that_was_left_comes_no_sooner_than_the_first(tending, ada):
    let_rest(tending, ada)
    tending.clock.move(timedelta(days=90))
    offered(tending, prompts_on(tending))
    for _ in range(5):
        tending.clock.move(timedelta(days=17))
        assert prompts_on(tending) == []
    tending.clock.move(timedelta(days=5))
    assert [one.kind for one in prompts_on(tending)] == ["wake_up"]


def test_a_day_before_the_planting_knows_of_no_planting(tending):
    _, new = add_contact(tending, "Grace Hopper")
    _, resting = add_contact(tending, "Linus Resting", circle=5)
    log(tending, [resting], Kind.MESSAGE, day=tending.today() - 200)
    let_rest(tending, resting)
    assert [one.name for one in prompts_on(tending, tending.today() - 100) if "years" in one.reason] == []
    assert [one.contact_id for one in prompts_on(tending, tending.today() + 1)] == [new]
