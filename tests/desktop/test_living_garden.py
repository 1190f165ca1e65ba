"""The garden page joined to a real garden: what a change paints again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QApplication

from networkgarden.actions.beds import add_to_bed, take_out_of_bed
from networkgarden.actions.contacts import add_contact, set_state
from networkgarden.actions.interactions import log
from networkgarden.desktop.door import Door
from networkgarden.desktop.garden.order import Sorting
from networkgarden.desktop.main_window import MainWindow
from networkgarden.desktop.pages import Pages
from networkgarden.domain.kinds import Condition, Kind, State
from tests.garden_at_hand import open_tending


@pytest.fixture
def garden(qtbot, tmp_path):
    """A window with forty people; its door, its garden page and their ids by row."""
    tending = open_tending(tmp_path / "profile")
    for number in range(40):
        add_contact(tending, f"Person {number:02}", circle=15)
    for one in tending.standings():
        log(tending, [one.contact_id], Kind.MESSAGE, day=tending.today() - 30)
    door = Door(tending)
    pages = Pages(door, tending.first_sight(), False, lambda **_: tending.settings)
    window = MainWindow(door, pages.makers(), lambda: True)
    qtbot.addWidget(window)
    pages.attach(window)
    window.show_page("garden")
    window.show()
    page = window.page("garden")
    qtbot.waitUntil(lambda: page.view._begun and not page.view._drawing.isActive(), timeout=20_000)
    QApplication.processEvents()
    yield door, page
    pages.close()
    tending.garden.close()


def watch(page, monkeypatch) -> list[QRegion]:
    """What of the garden is painted from now on; the toast, which would uncover it, is left out."""
    painted, own = [], page.view.paintEvent

    def watched(event):
        painted.append(event.region())
        own(event)

    monkeypatch.setattr(page.window(), "say", lambda *_: None)

    monkeypatch.setattr(page.view, "paintEvent", watched)
    return painted


def test_watering_one_plant_paints_only_it_again(qtbot, garden, monkeypatch):
    door, page = garden
    model = page.view.garden_model()
    who = model.standing(7).contact_id
    painted = watch(page, monkeypatch)
    door.do(lambda tending: log(tending, [who], Kind.MEETING)[0])
    qtbot.waitUntil(lambda: bool(painted) and not page.view.stage.unfinished, timeout=20_000)
    assert model.row_of(who) == 7
    assert model.standing(7).condition is Condition.FRESH
    allowed = QRegion(page.view._plant_rect(7).adjusted(-2, -2, 2, 2))
    assert all((region - allowed).isEmpty() for region in painted)


def test_somebody_who_leaves_makes_the_garden_anew(garden):
    door, page = garden
    model = page.view.garden_model()
    who = model.standing(3).contact_id
    door.do(lambda tending: set_state(tending, [who], State.ARCHIVED))
    assert model.row_of(who) is None
    assert model.rowCount() == 39


def test_the_page_shows_what_storage_says_after_each_change(garden):
    door, page = garden
    who = page.view.garden_model().standing(5).contact_id
    door.do(lambda tending: log(tending, [who], Kind.CALL)[0])
    door.undo()
    model = page.view.garden_model()
    shown = {model.standing(row).contact_id: model.standing(row) for row in range(model.rowCount())}
    assert shown == {one.contact_id: one for one in door.tending.standings()}


def test_enter_presses_the_button_in_focus_as_the_space_bar_does(qtbot, garden):
    """Qt does so in dialogs only; after Do it one Enter is to say that it happened."""
    door, page = garden
    who = page.view.garden_model().standing(5).contact_id
    log(door.tending, [who], Kind.MEETING, day=door.tending.today() - 1)
    window = page.window()
    window.activateWindow()
    window.show_page("today")
    today = window.page("today")
    qtbot.waitUntil(lambda: who in [card.prompt.contact_id for card in today.cards()], timeout=20_000)
    today._ask_about(today._card_of(who).prompt)
    yes = today._card_of(who).question.yes
    qtbot.waitUntil(yes.hasFocus)
    qtbot.keyClick(yes, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(door.tending.garden.read.interactions(who)) == 3)


def test_somebody_put_into_a_bed_stands_there_at_once(garden):
    door, page = garden
    model = page.view.garden_model()
    first, other = model.standing(3).contact_id, model.standing(30).contact_id
    door.do(lambda tending: add_to_bed(tending, [first], "Chess"))
    model.set_sorting(Sorting.BED)
    assert model.sections() == [("Chess", 0), ("", 1)]
    door.do(lambda tending: add_to_bed(tending, [other], "Chess"))
    assert model.sections() == [("Chess", 0), ("", 2)]
    door.do(lambda tending: add_to_bed(tending, [other], "Boats"))
    assert model.beds() == ["Boats", "Chess"]
    door.do(lambda tending: take_out_of_bed(tending, [first], "Chess"))
    assert model.row_of(other) == 0
    assert model.sections() == [("Chess", 0), ("", 1)]
