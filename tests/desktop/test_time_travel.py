"""The garden as it was, and as it will be if nothing is done: a real garden behind the real page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from networkgarden.actions.contacts import add_contact, set_state
from networkgarden.actions.interactions import log
from networkgarden.actions.tending import Tending
from networkgarden.desktop.door import Door
from networkgarden.desktop.living_garden import LivingGarden
from networkgarden.domain.kinds import Kind, Rung, State
from networkgarden.system.clock import FixedClock
from networkgarden.system.settings import Settings
from tests.garden_at_hand import NOW, open_tending


@pytest.fixture
def tending(tmp_path: Path) -> Iterator[Tending]:
    opened = open_tending(tmp_path, NOW - timedelta(days=2))
    with opened.garden:
        today = opened.today() + 2
        for name, acts in (("Ada", ((-400, Kind.MESSAGE), (-200, Kind.CALL), (-10, Kind.MEETING))),
                           ("Bob", ((-30, Kind.LIKE),)), ("Cid", ()), ("Eve", ((-300, Kind.EMAIL),))):
            who = add_contact(opened, name)[1]
            for days, kind in acts:
                log(opened, [who], kind, day=today + days)
        assert isinstance(opened.clock, FixedClock)
        opened.clock.set(NOW)
        set_state(opened, [who], State.ARCHIVED)
        yield opened


@pytest.fixture
def page(qtbot: QtBot, tending: Tending) -> Iterator[LivingGarden]:
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))

    def change(**values: Any) -> Settings:
        tending.settings = replace(tending.settings, **values)
        return tending.settings

    shown = LivingGarden(Door(tending), None, change, None)
    qtbot.addWidget(shown)
    shown.resize(800, 600)
    shown.refresh()
    with qtbot.waitExposed(shown):
        shown.show()
    yield shown
    shown.close()


def names(page: LivingGarden) -> set[str]:
    model = page.view.garden_model()
    return {model.standing(row).name for row in range(model.rowCount())}


def travel(page: LivingGarden, qtbot: QtBot, days: int) -> None:
    """Move there and stay until the day has settled."""
    page.time.slider.setValue(days)
    qtbot.wait(10)
    qtbot.waitUntil(lambda: not page.travel._pause.isActive(), timeout=3000)


def test_the_slider_says_its_name_and_day(page: LivingGarden, tending: Tending) -> None:
    slider = page.time.slider
    told = QAccessible.queryAccessibleInterface(slider)
    assert told.text(QAccessible.Text.Name) == "Time"
    assert told.text(QAccessible.Text.Description) == "today"
    assert not page.time.back.isEnabled()
    slider.setValue(7)
    assert told.text(QAccessible.Text.Description) == "1 December 2026 · if nothing is done"
    slider.setValue(-24)
    assert page.time.words.text() == "31 October 2026 · as it was"


def test_a_narrow_window_says_the_day_alone(page: LivingGarden, qtbot: QtBot) -> None:
    page.resize(360, 480)
    page.time.slider.setValue(7)
    assert page.time.words.text() == "1 December 2026"
    assert page.time.words.sizeHint().width() + 80 + page.time.back.sizeHint().width() < 340
    assert page.time.slider.accessibleDescription().endswith("if nothing is done")
    page.resize(800, 600)
    assert page.time.words.text().endswith("if nothing is done")


def test_the_past_holds_who_was_known_then_and_as_they_were(page: LivingGarden, qtbot: QtBot) -> None:
    assert names(page) == {"Ada", "Bob", "Cid"}
    page.time.entered.emit()
    travel(page, qtbot, -100)
    model = page.view.garden_model()
    assert names(page) == {"Ada", "Eve"}      # Bob was not known, Cid not planted, Eve not archived yet
    ada = next(model.standing(row) for row in range(2) if model.standing(row).name == "Ada")
    assert ada.rung is Rung.BLOSSOMING
    assert ada.last_contact_on == page.time.day - 100
    travel(page, qtbot, -399)
    assert names(page) == {"Ada"}
    assert model.standing(0).rung is Rung.LEAFY
    page.time.back.click()
    assert names(page) == {"Ada", "Bob", "Cid"}
    assert not model.travelling


def test_the_future_is_what_the_closed_form_says(page: LivingGarden, qtbot: QtBot, tending: Tending) -> None:
    before = [page.view.garden_model().standing(row).name for row in range(3)]
    for days in (1, 40, 200, 500):
        page.time.slider.setValue(days)
        day = tending.today() + days
        exact = {one.name: one for one in tending.standings(day)}
        model = page.view.garden_model()
        glanced = [model.standing(row) for row in range(model.rowCount())]
        assert [one.name for one in glanced] == before
        assert [(one.condition, one.rung) for one in glanced] == [
            (exact[name].condition, exact[name].rung) for name in before]
    travel(page, qtbot, 480)
    model = page.view.garden_model()
    assert {model.standing(row) for row in range(3)} == {
        one for one in tending.standings(tending.today() + 480) if one.state is State.PLANTED}


def test_places_stay_while_time_goes_on(page: LivingGarden, qtbot: QtBot) -> None:
    rects = [page.view.visualRect(page.view.garden_model().index(row, 0)) for row in range(3)]
    travel(page, qtbot, 300)
    assert [page.view.visualRect(page.view.garden_model().index(row, 0)) for row in range(3)] == rects


def test_home_escape_and_arrows(page: LivingGarden, qtbot: QtBot) -> None:
    slider = page.time.slider
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert slider.value() == 2
    qtbot.keyClick(slider, Qt.Key.Key_PageUp)
    assert slider.value() == 32
    qtbot.keyClick(slider, Qt.Key.Key_Home)
    assert slider.value() == 0
    qtbot.keyClick(slider, Qt.Key.Key_End)
    assert slider.value() == slider.maximum()
    qtbot.keyClick(slider, Qt.Key.Key_Escape)
    assert not page.time.away


def test_away_from_today_nothing_can_be_done_and_it_is_said(page: LivingGarden, qtbot: QtBot) -> None:
    page.view.setCurrentIndex(page.view.garden_model().index(0, 0))
    travel(page, qtbot, 7)
    with qtbot.waitSignal(page.only_looking, timeout=500) as said, qtbot.assertNotEmitted(page.log_wanted):
        qtbot.keyClick(page.view, Qt.Key.Key_L)
    assert said.args == ["This is 1 December 2026. Tending is for today: come back first."]
    menu = page._menu_for([page.view.garden_model().standing(0).contact_id])
    enabled = [a.text() for a in menu.actions() if a.isEnabled() and not a.isSeparator()]
    assert enabled == ["Open"]
    menu.close()
    assert not page.view.may_carry
    page.time.come_back()
    assert page.view.may_carry
    with qtbot.waitSignal(page.log_wanted, timeout=500):
        qtbot.keyClick(page.view, Qt.Key.Key_L)


def test_a_change_of_the_garden_leads_back_to_today(page: LivingGarden, qtbot: QtBot, tending: Tending) -> None:
    travel(page, qtbot, 50)
    page._door.do(lambda tending: add_contact(tending, "Dan")[0])
    page.refresh()
    assert not page.time.away
    assert "Dan" in names(page)
    travel(page, qtbot, 50)
    assert "Dan" in names(page)


def test_before_anybody_the_ground_is_bare(page: LivingGarden, qtbot: QtBot) -> None:
    page.time.entered.emit()
    page.time.slider.setMinimum(-900)
    travel(page, qtbot, -900)
    assert names(page) == set()
    assert page.invitation.isVisible()
    page.invitation.everybody.click()
    assert names(page) == {"Ada", "Bob", "Cid"}


def test_what_is_read_while_the_garden_changes_is_not_believed(page: LivingGarden, qtbot: QtBot) -> None:
    travel = page.travel
    page.time.hovered.emit()
    courses = travel._courses
    assert courses is not None
    travel.forget()
    travel._have_courses(courses)
    assert travel._courses is None
    page.time.slider.setValue(3)
    assert travel._courses is not None
    assert page.time.words.text() == "27 November 2026 · if nothing is done"
    page.time.set_waiting(True)
    assert page.time.words.text() == "27 November 2026 · one moment …"
    page.time.set_waiting(False)
