"""The small windows of the tray: the quick log and the pause, each on a real garden."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from networkgarden.actions.contacts import add_contact
from networkgarden.actions.reports import timeline_json
from networkgarden.actions.tending import Tending
from networkgarden.desktop.door import Door
from networkgarden.desktop.pause_window import PauseWindow
from networkgarden.desktop.pausing import GardenPausing, rules_of
from networkgarden.desktop.quick_log_window import QuickLogWindow
from networkgarden.desktop.widgets.veil import veil_names
from tests.garden_at_hand import open_tending

TODAY = date(2026, 11, 24)


@pytest.fixture
def tending(qtbot: QtBot, tmp_path: Path) -> Iterator[Tending]:
    opened = open_tending(tmp_path / "p")
    yield opened
    opened.garden.close()


@pytest.fixture
def door(tending: Tending) -> Door:
    return Door(tending)


def button(window: object, text: str) -> QPushButton:
    return next(one for one in window.findChildren(QPushButton) if one.text() == text)


def deletions(window: QWidget) -> list[bool]:
    """Filled once the window is deleted; a wait for the signal itself trips over the sender's death."""
    gone: list[bool] = []
    window.destroyed.connect(lambda: gone.append(True))
    return gone


def test_the_quick_log_says_what_it_logged_takes_it_back_and_goes(qtbot: QtBot, door: Door) -> None:
    ada = add_contact(door.tending, "Ada Lovelace")[1]
    window = QuickLogWindow(door)
    window.show()
    qtbot.keyClicks(window.bar.field, "yesterday lunch with Ada about looms")
    qtbot.keyClick(window.bar.field, Qt.Key.Key_Return)
    assert [row["date"] for row in timeline_json(door.tending, ada)] == ["2026-11-23"]
    assert "Ada Lovelace" in window.said()
    button(window, "Undo").click()
    assert timeline_json(door.tending, ada) == []
    assert window.said().startswith("Undone")
    assert window._going.isActive()
    qtbot.keyClicks(window.bar.field, "call with Ada")
    assert not window._going.isActive()         # it does not go while somebody writes
    window._going.setInterval(1)
    gone = deletions(window)
    qtbot.keyClick(window.bar.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(gone))
    assert len(timeline_json(door.tending, ada)) == 1


def test_behind_the_veil_the_quick_log_says_no_name(qtbot: QtBot, door: Door) -> None:
    add_contact(door.tending, "Ada Lovelace")
    window = QuickLogWindow(door)
    window.show()
    veil_names(True)
    try:
        for line in ("call with Ada", "call with Ada"):
            qtbot.keyClicks(window.bar.field, line)
            assert "Ada" not in window.bar.understood()
            qtbot.keyClick(window.bar.field, Qt.Key.Key_Return)
            assert window.said() == "Done"
    finally:
        veil_names(False)
    window.close()


def test_both_are_dialogs_to_a_screen_reader_and_take_enter_and_escape(qtbot: QtBot, door: Door) -> None:
    """A bare widget would be a "filler", which no screen reader announces as a window."""
    add_contact(door.tending, "Ada Lovelace")
    log, pause = QuickLogWindow(door), PauseWindow(TODAY)
    for window in (log, pause):
        with qtbot.waitExposed(window):
            window.show()
        assert QAccessible.queryAccessibleInterface(window).role() == QAccessible.Role.Dialog
    qtbot.keyClicks(log.bar.field, "call with Ada")
    qtbot.keyClick(log.bar.field, Qt.Key.Key_Return)
    button(log, "Undo").setFocus()
    qtbot.keyClick(button(log, "Undo"), Qt.Key.Key_Return)
    assert log.said().startswith("Undone")
    gone = deletions(pause), deletions(log)
    qtbot.keyClick(pause, Qt.Key.Key_Escape)
    qtbot.keyClick(log, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: all(gone))


def test_escape_empties_the_line_and_then_closes(qtbot: QtBot, door: Door) -> None:
    window = QuickLogWindow(door)
    window.show()
    qtbot.keyClicks(window.bar.field, "lunch")
    qtbot.keyClick(window.bar.field, Qt.Key.Key_Escape)
    assert (window.bar.field.text(), window.isVisible()) == ("", True)
    gone = deletions(window)
    qtbot.keyClick(window.bar.field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: bool(gone))


def test_other_changes_of_the_garden_are_not_its_business(qtbot: QtBot, door: Door) -> None:
    window = QuickLogWindow(door)
    window.show()
    door.do(lambda tending: add_contact(tending, "Grace")[0])
    assert window.said() == ""
    gone = deletions(window)
    window.close()
    qtbot.waitUntil(lambda: bool(gone))


def test_a_day_of_pause_is_chosen(qtbot: QtBot) -> None:
    window = PauseWindow(TODAY)
    window.show()
    window.day.choose(date(2026, 12, 24))
    told: list[date] = []
    window.chosen.connect(told.append)
    gone = deletions(window)
    button(window, "Pause").click()
    qtbot.waitUntil(lambda: bool(gone))
    assert told == [date(2026, 12, 24)]


def test_a_pause_from_the_tray_stops_the_garden_and_can_be_undone(door: Door) -> None:
    kept: dict[str, object] = {}
    pausing = GardenPausing(door, kept.update)
    assert pausing.until() is None
    pausing.pause(date(2026, 12, 1))
    assert pausing.until() == date(2026, 12, 1)
    assert rules_of(door.tending).pause_until == date(2026, 12, 1).toordinal()
    door.undo()
    assert pausing.until() is None
    pausing.pause(date(2026, 12, 1))
    pausing.resume()
    assert pausing.until() is None
    assert rules_of(door.tending).pause_until is None
    assert kept == {}
