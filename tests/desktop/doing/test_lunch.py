"""The lunch planner: three dates, a letter that names them, and what came of it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QPushButton

from networkgarden.actions.plans import (
    calendar_known,
    open_plans,
    plan_meeting,
    plans,
    propose,
    proposed_starts,
    set_own_address,
)
from networkgarden.desktop.doing.draft import DraftDialog
from networkgarden.desktop.doing.lunch import LunchDialog
from networkgarden.desktop.doing.plan_card import PlanCard
from networkgarden.domain.plans import PlanState
from tests.desktop.doing_at_hand import dialog_shown, dialogs, press, words

ICS = ("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20261127T120000Z\r\nDTEND:20261127T140000Z\r\n"
       "SUMMARY:Dentist\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nDTSTART:x\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")


@pytest.fixture
def planner(doing, ada):
    doing.invite(ada)
    yield dialog_shown(LunchDialog)
    for one in dialogs():
        one.close()


def moments(planner):
    return [one.dateTime().toString("ddd d HH:mm") for one in planner.dates]


def test_three_dates_a_letter_and_a_plan_that_waits(qtbot, door, planner, ada, opened, begun):
    assert moments(planner) == ["Fri 27 12:30", "Mon 30 12:30", "Wed 2 12:30"]
    planner.place.setText("Café {link}")
    press(qtbot, planner, "Write to them…")
    draft = dialog_shown(DraftDialog)
    assert draft.subject.text() == "Lunch, Ada?"
    assert draft.purpose() == "invite"
    body = draft.body.toPlainText()
    assert "I thought of Café {link}, for about 75 minutes." in body
    assert "– Friday 27 November, 12:30\n– Monday 30 November, 12:30\n– Wednesday 2 December, 12:30" in body
    press(qtbot, draft, "Open in mail program")
    assert begun == [("invitation", (ada,), "")]
    (plan,) = open_plans(door.tending, ada)
    assert (plan.state, len(plan.proposals), plan.minutes) == (PlanState.PROPOSED, 3, 75)


def test_the_kind_changes_length_and_hour(qtbot, planner):
    press(qtbot, planner, "Coffee")
    assert moments(planner)[0] == "Fri 27 15:00"
    assert planner.minutes() == 45


def test_ones_own_calendar_is_left_in_peace(qtbot, door, planner, tmp_path):
    path = tmp_path / "mine.ics"
    path.write_bytes(ICS.encode())
    assert "With your calendar" in words(planner)
    planner.read_calendars([str(path)])
    assert moments(planner)[0] == "Fri 27 14:00"
    assert "The dates leave your calendar in peace." in words(planner)
    planner.dates[0].setDateTime(planner.dates[0].dateTime().addSecs(-90 * 60))
    assert "Your calendar has something then." in words(planner)
    assert planner.dates[0].accessibleDescription() == "Your calendar has something then."
    assert calendar_known(door.tending)
    (tmp_path / "none.ics").write_text("hello", encoding="utf-8")
    planner.read_calendars([str(tmp_path / "none.ics")])
    assert "That is not a calendar that can be read." in words(planner)
    door.undo()
    assert not calendar_known(door.tending)


def test_a_date_that_is_agreed_is_planned_and_one_that_is_over_is_not(qtbot, door, planner, ada):
    planner.dates[1].setDateTime(planner.dates[1].dateTime().addDays(-30))
    assert "That time is over." in words(planner)
    assert not planner._write.isEnabled()
    assert [one.isEnabled() for one in planner._answers] == [True, False, True]
    assert planner._answers[0].accessibleName() == "Agreed: Friday 27 November, 12:30"
    planner._answers[0].click()
    (plan,) = open_plans(door.tending, ada)
    assert (plan.state, plan.start) == (PlanState.PLANNED, datetime(2026, 11, 27, 12, 30, tzinfo=UTC))
    assert not dialogs()


def card(qtbot, door, plan, names="Ada"):
    made = PlanCard(door, plan, names)
    qtbot.addWidget(made)
    made.show()
    return made


def texts(made):
    return [one.text() for one in made.findChildren(QPushButton)]


def test_a_proposal_is_agreed_on_or_dropped(qtbot, door, ada):
    starts = proposed_starts(door.tending, "lunch", 60)
    _, plan = propose(door.tending, [ada], "lunch", starts, 60)
    made = card(qtbot, door, plan)
    assert texts(made)[0] == "Agreed: Friday 27 November, 12:30"
    press(qtbot, made, "Agreed: Monday 30 November, 12:30")
    assert open_plans(door.tending, ada)[0].start == starts[1]
    door.undo()
    press(qtbot, made, "None of them")
    assert open_plans(door.tending, ada) == []


def test_the_calendar_file_is_saved_where_one_wants_and_opened(qtbot, door, ada, tmp_path, monkeypatch):
    shown = []
    monkeypatch.setattr("networkgarden.desktop.doing.plan_card.open_calendar_file",
                        lambda path: shown.append(path) or True)
    set_own_address(door.tending, "me@example.org")
    _, plan = plan_meeting(door.tending, [ada], "coffee", datetime(2026, 11, 27, 15, tzinfo=UTC), 45, "Café")
    made = card(qtbot, door, plan)
    made.save_file(tmp_path / "coffee.ics")
    assert shown == [tmp_path / "coffee.ics"]
    text = (tmp_path / "coffee.ics").read_text(encoding="utf-8")
    assert "METHOD:REQUEST" in text
    assert "SUMMARY:Coffee with Ada" in text
    assert "Saved and opened." in words(made)
    made.save_file(tmp_path / "no folder" / "x.ics")
    assert "It could not be saved there." in words(made)


def test_the_day_after_it_is_asked_about(qtbot, door, ada):
    _, plan = plan_meeting(door.tending, [ada], "walk", datetime(2026, 11, 25, 15, tzinfo=UTC), 45)
    assert "Yes, it happened" not in texts(card(qtbot, door, plan))
    door.tending.clock.move(timedelta(days=2))
    made = card(qtbot, door, plan)
    assert "Did it happen?" in words(made)
    press(qtbot, made, "Yes, it happened")
    (met,) = door.tending.garden.read.interactions(ada)
    assert (met.note, met.day) == ("walk", plan.day)
    assert plans(door.tending)[0].state is PlanState.HAPPENED
