"""Planned meetings: no contact until they happened, asked about the day after, then thanked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from networkgarden.actions.contacts import add_contact
from networkgarden.actions.exporting import export_garden
from networkgarden.actions.importing import import_read, read_files
from networkgarden.actions.plans import (
    agree,
    call_off,
    it_happened,
    open_plans,
    own_address,
    plan_meeting,
    plans,
    plans_to_ask_about,
    propose,
    proposed_starts,
    save_invitation,
    set_own_address,
)
from networkgarden.actions.prompting import prompts_on
from networkgarden.domain.kinds import Kind
from networkgarden.domain.plans import PlanState
from networkgarden.errors import NotFound, UsageError
from tests.garden_at_hand import NOW, open_tending

SOON = datetime(2026, 11, 27, 12, 30, tzinfo=UTC)


@pytest.fixture
def tending(tmp_path):
    opened = open_tending(tmp_path / "profile")
    yield opened
    opened.garden.close()


@pytest.fixture
def ada(tending):
    return add_contact(tending, "Ada Lovelace", emails=["ada@example.org"], circle=15)[1]


def test_from_three_dates_to_a_meeting_that_happened_and_is_thanked_for(tending, ada):
    starts = proposed_starts(tending, "lunch", 60)
    assert [one.strftime("%a %H:%M") for one in starts] == ["Fri 12:30", "Mon 12:30", "Wed 12:30"]
    _, proposed = propose(tending, [ada], "lunch", starts, 60, " Café  Looms ")
    assert (proposed.state, proposed.place, proposed.proposals) == (PlanState.PROPOSED, "Café Looms", tuple(starts))
    agree(tending, proposed, starts[1])
    (plan,) = open_plans(tending, ada)
    assert (plan.state, plan.start, plan.day) == (PlanState.PLANNED, starts[1], tending.today() + 6)
    assert tending.garden.read.interactions(ada) == [], "planned is not met"
    tending.clock.move(timedelta(days=6))
    assert plans_to_ask_about(tending) == [], "not on the day itself"
    tending.clock.move(timedelta(days=1))
    assert plans_to_ask_about(tending) == [plan]
    it_happened(tending, plan)
    it_happened(tending, plan)
    (met,) = tending.garden.read.interactions(ada)
    assert (met.kind, met.note, met.day) == (Kind.MEETING, "lunch: Café Looms", plan.day)
    assert plans_to_ask_about(tending) == []
    assert [(one.kind, one.contact_id) for one in prompts_on(tending)] == [("thank_you", ada)]
    tending.garden.undo()
    assert plans_to_ask_about(tending) == [plan]
    assert tending.garden.read.interactions(ada) == []


def test_a_planned_meeting_takes_its_time(tending, ada):
    plan_meeting(tending, [ada], "lunch", SOON, 60)
    assert proposed_starts(tending, "lunch", 60)[0] == SOON - timedelta(minutes=60)


def test_days_off_and_the_zone_are_kept(tending):
    tending.settings = replace(tending.settings, days_off=(4, 5, 6))
    assert proposed_starts(tending, "coffee", 45)[0].weekday() == 0


def test_calling_off_and_what_is_not_asked_about_for_ever(tending, ada):
    _, plan = plan_meeting(tending, [ada], "coffee", SOON, 45)
    call_off(tending, plan)
    assert open_plans(tending, ada) == []
    tending.garden.undo()
    tending.clock.move(timedelta(days=3 + 14))
    assert plans_to_ask_about(tending) == [plan]
    tending.clock.move(timedelta(days=1))
    assert plans_to_ask_about(tending) == []


def test_what_cannot_be_planned(tending, ada):
    for act in (lambda: plan_meeting(tending, [ada], "lunch", NOW - timedelta(days=1), 60),
                lambda: plan_meeting(tending, [ada], "duel", SOON, 60),
                lambda: plan_meeting(tending, [ada], "lunch", SOON, 0),
                lambda: plan_meeting(tending, [], "lunch", SOON, 60),
                lambda: propose(tending, [ada], "lunch", [], 60),
                lambda: it_happened(tending, plan_meeting(tending, [ada], "lunch", SOON, 60)[1])):
        with pytest.raises(UsageError):
            act()
    with pytest.raises(NotFound):
        plan_meeting(tending, ["nobody"], "lunch", SOON, 60)


def test_the_calendar_file_invites_once_ones_own_address_is_known(tending, ada, tmp_path):
    _, plan = plan_meeting(tending, [ada], "lunch", SOON, 60, "Café")
    save_invitation(tending, plan, tmp_path / "a.ics", "Lunch with Ada")
    assert "METHOD:PUBLISH" in (tmp_path / "a.ics").read_text(encoding="utf-8")
    set_own_address(tending, "me@example.org,evil@x")
    assert own_address(tending) == ""
    set_own_address(tending, "me@example.org")
    save_invitation(tending, plan, tmp_path / "a.ics", "Lunch with Ada")
    text = (tmp_path / "a.ics").read_bytes().decode().replace("\r\n ", "")
    assert "METHOD:REQUEST" in text
    assert "RSVP=TRUE" in text


def test_the_export_carries_plans(tending, ada, tmp_path):
    plan_meeting(tending, [ada], "walk", SOON, 60, "Park")
    propose(tending, [ada], "lunch", [SOON + timedelta(days=2)], 60)
    export_garden(tending, tmp_path / "g.json")
    other = open_tending(tmp_path / "other")
    import_read(other, read_files([tmp_path / "g.json"]))
    assert plans(other) == plans(tending)
    assert len(plans(other)) == 2
    assert not import_read(other, read_files([tmp_path / "g.json"])).changes.undoable
    other.garden.close()
