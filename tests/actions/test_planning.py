"""Planned meetings: no contact until they happened, asked about the day after, then thanked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from networkgarden.actions.busy_times import keep_busy_times
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
    taken_times,
)
from networkgarden.actions.prompting import prompts_on
from networkgarden.domain.kinds import Kind
from networkgarden.domain.plans import PlanState
from networkgarden.errors import NotFound, UnreadableFile, UsageError
from networkgarden.importers.calendar import read_events
from networkgarden.importers.calendar_busy import busy_times
from networkgarden.importers.files import single
from networkgarden.importers.hints import Hints
from tests.garden_at_hand import NOW, open_tending

SOON = datetime(2026, 11, 27, 12, 30, tzinfo=UTC)


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


ICS = "\r\n".join((
    "BEGIN:VCALENDAR", "VERSION:2.0",
    *(line for number, (start, end) in enumerate((("20261127T110000Z", "20261127T150000Z"),
                                                  ("20261127T080000Z", "20261127T090000Z")))
      for line in ("BEGIN:VEVENT", f"UID:{number}", f"DTSTART:{start}", f"DTEND:{end}", "SUMMARY:Secret",
                   "END:VEVENT")),
    "END:VCALENDAR", ""))


def test_a_calendar_is_known_by_its_taken_times_alone(tending, tmp_path):
    path = tmp_path / "mine.ics"
    path.write_bytes(ICS.encode())
    keep_busy_times(tending, path)
    assert len(taken_times(tending)) == 2
    assert not any("Secret" in str(row) for row in tending.garden.read.query("SELECT * FROM busy_time"))
    assert proposed_starts(tending, "lunch", 60)[0].strftime("%a %H:%M") == "Mon 12:30"
    tending.garden.undo()
    assert taken_times(tending) == []
    for wrong in ("none.ics", "text.ics"):
        (tmp_path / "text.ics").write_text("hello", encoding="utf-8")
        with pytest.raises((NotFound, UnreadableFile)):
            keep_busy_times(tending, tmp_path / wrong)


def test_an_imported_calendar_is_left_in_peace_too(tending, tmp_path):
    path = tmp_path / "mine.ics"
    path.write_bytes(ICS.encode())
    assert import_read(tending, read_files([path])).changes.undoable
    assert len(taken_times(tending)) == 2
    assert not import_read(tending, read_files([path])).changes.undoable, "twice is once"
    assert not import_read(tending, read_files([path]), dry_run=True).changes.undoable
    tending.garden.undo()
    assert taken_times(tending) == []


def test_the_invitation_is_read_back_by_the_calendar_reader(tending, ada, tmp_path):
    set_own_address(tending, "me@example.org")
    _, plan = plan_meeting(tending, [ada], "lunch", SOON, 75, "Café; “Looms”, 1\\2")
    save_invitation(tending, plan, tmp_path / "a.ics", "Lunch with Ada")
    (busy,) = busy_times(single(tmp_path / "a.ics"), NOW, NOW + timedelta(days=30), UTC, Hints())
    assert busy == (plan.start, plan.end)
    with (tmp_path / "a.ics").open("rb") as stream:
        (event,) = [event for _, event in read_events(stream, lambda: None) if event is not None]
    assert event.title == "Lunch with Ada"
    assert [one.address for one in event.guests if one.address != "me@example.org"] == ["ada@example.org"]
