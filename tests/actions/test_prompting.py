"""Answering prompts in a real garden."""

from __future__ import annotations

from datetime import timedelta

import pytest

from networkgarden.actions.contacts import add_contact
from networkgarden.actions.interactions import log
from networkgarden.actions.prompting import done_already, let_rest, not_now, offered, prompt_for, prompts_on, snooze
from networkgarden.domain.kinds import Kind, State
from tests.garden_at_hand import open_tending


@pytest.fixture
def tending(tmp_path):
    opened = open_tending(tmp_path / "profile")
    yield opened
    opened.garden.close()


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


def test_not_now_comes_back_later_and_at_last_rests(tending, ada):
    for days in (3, 7, 14):
        (prompt,) = prompts_on(tending)
        not_now(tending, prompt)
        assert prompts_on(tending) == []
        tending.clock.move(timedelta(days=days - 1))
        assert prompts_on(tending) == []
        tending.clock.move(timedelta(days=3))
    snooze(tending, [ada])
    assert tending.garden.read.contact(ada).state is State.RESTING


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
