"""The garden on a (virtual) screen: places, names, keyboard, mouse, motion, and repainting no more than needed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QAccessible, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView
from pytestqt.qtbot import QtBot

from networkgarden.desktop.botany.light import Light
from networkgarden.desktop.garden.layout import Zoom
from networkgarden.desktop.garden.motion import SHOWER_S, Motion
from networkgarden.desktop.garden.order import Sorting, Wanted
from networkgarden.desktop.garden.view import GardenView
from networkgarden.domain.kinds import Condition
from networkgarden.domain.standing import Standing
from tests.desktop.garden.conftest import Moments

People = Callable[[int], list[Standing]]
NOON = Light.at(datetime(2026, 6, 1, 12, tzinfo=UTC))


class Watched(GardenView):
    """A garden that notes what it was asked to repaint."""

    def __init__(self) -> None:
        super().__init__(NOON)
        self.painted: list[QRect] = []

    def paintEvent(self, event: QPaintEvent) -> None:
        self.painted.append(event.rect())
        super().paintEvent(event)


@pytest.fixture
def view(qtbot: QtBot, people: People, today: int) -> Iterator[Watched]:
    garden = Watched()
    qtbot.addWidget(garden)
    garden.resize(900, 600)
    garden.garden_model().set_standings(people(60), today)
    with qtbot.waitExposed(garden):
        garden.show()
    finish(qtbot, garden)
    yield garden
    garden.close()


def finish(qtbot: QtBot, view: GardenView) -> None:
    """Wait until every plant in sight has been drawn."""
    view.viewport().repaint()
    qtbot.waitUntil(lambda: not view.stage.unfinished, timeout=20_000)
    qtbot.wait(60)


def current(view: GardenView) -> int:
    return view.currentIndex().row()


def choose(view: GardenView, *rows: int) -> None:
    for row in rows:
        view.selectionModel().select(view.garden_model().index(row, 0), QItemSelectionModel.SelectionFlag.Select)


def middle(view: GardenView, row: int) -> QPoint:
    return view.visualRect(view.garden_model().index(row, 0)).center()


@pytest.mark.parametrize("zoom", list(Zoom))
@pytest.mark.parametrize("sorting", [Sorting.THIRST, Sorting.BED])
def test_every_row_is_found_where_it_is_shown(view: Watched, zoom: Zoom, sorting: Sorting) -> None:
    view.garden_model().set_sorting(sorting)
    view.set_zoom(zoom)
    for scroll in (0, view.verticalScrollBar().maximum()):
        view.verticalScrollBar().setValue(scroll)
        for row in range(view.garden_model().rowCount()):
            index = view.garden_model().index(row, 0)
            assert view.indexAt(view.visualRect(index).center()) == index


def test_all_are_reached_by_scrolling(view: Watched, people: People, today: int) -> None:
    view.garden_model().set_standings(people(30_000), today)
    last = view.garden_model().index(29_999, 0)
    assert not view.viewport().rect().intersects(view.visualRect(last))
    view.scrollTo(last)
    assert view.viewport().rect().contains(view.visualRect(last))
    assert view.verticalOffset() == view.verticalScrollBar().value()
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    assert view.viewport().rect().contains(view.visualRect(last))


def test_screen_readers_find_a_list_of_people_only(view: Watched) -> None:
    view.garden_model().set_sorting(Sorting.BED)
    interface = QAccessible.queryAccessibleInterface(view)
    assert interface.text(QAccessible.Text.Name) == "Garden"
    assert interface.role() == QAccessible.Role.List
    assert interface.childCount() == 60
    child = interface.child(5)
    standing = view.garden_model().standing(5)
    assert child.text(QAccessible.Text.Name).startswith(standing.name)
    assert child.text(QAccessible.Text.Description).startswith("last contact ")
    where = view.visualRect(view.garden_model().index(5, 0))
    assert child.rect().size() == where.size()
    point = child.rect().center()
    assert interface.childAt(point.x(), point.y()).text(QAccessible.Text.Name) == child.text(QAccessible.Text.Name)


def test_arrows_walk_along_and_between_terraces(view: Watched, qtbot: QtBot) -> None:
    view.setFocus()
    view.setCurrentIndex(view.garden_model().index(3, 0))
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert current(view) == 4
    qtbot.keyClick(view, Qt.Key.Key_Left)
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert current(view) == 2
    before = view.visualRect(view.currentIndex())
    qtbot.keyClick(view, Qt.Key.Key_Down)
    below = view.visualRect(view.currentIndex())
    assert below.top() > before.top()
    assert abs(below.center().x() - before.center().x()) < max(below.width(), before.width())
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert view.visualRect(view.currentIndex()).top() == before.top()
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert current(view) == 59
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert current(view) == 0


def test_right_to_left_turns_the_arrows_and_the_places(view: Watched, qtbot: QtBot) -> None:
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    view.doItemsLayout()
    assert middle(view, 0).x() > middle(view, 1).x()
    view.setCurrentIndex(view.garden_model().index(5, 0))
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert current(view) == 6


def test_page_keys_go_further_than_arrows(view: Watched, qtbot: QtBot, people: People, today: int) -> None:
    view.garden_model().set_standings(people(2000), today)
    view.setCurrentIndex(view.garden_model().index(1000, 0))
    qtbot.keyClick(view, Qt.Key.Key_Down)
    one = current(view)
    view.setCurrentIndex(view.garden_model().index(1000, 0))
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    assert current(view) > one > 1000
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()))


def test_enter_opens_and_letters_wish(view: Watched, qtbot: QtBot) -> None:
    view.setCurrentIndex(view.garden_model().index(2, 0))
    who = view.garden_model().standing(2).contact_id
    with qtbot.waitSignal(view.opened, timeout=500) as opened:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert opened.args == [who]
    wishes = {
        Qt.Key.Key_L: view.log_wanted, Qt.Key.Key_W: view.water_wanted, Qt.Key.Key_S: view.snooze_wanted,
        Qt.Key.Key_R: view.rest_wanted, Qt.Key.Key_Delete: view.archive_wanted,
    }  # fmt: skip
    for key, signal in wishes.items():
        with qtbot.waitSignal(signal, timeout=500) as wished:
            qtbot.keyClick(view, key)
        assert wished.args == [[who]]


def test_several_are_wished_for_together_in_row_order(view: Watched, qtbot: QtBot) -> None:
    choose(view, 9, 4, 7)
    with qtbot.waitSignal(view.log_wanted, timeout=500) as wished:
        qtbot.keyClick(view, Qt.Key.Key_L)
    assert wished.args == [[view.garden_model().standing(row).contact_id for row in (4, 7, 9)]]


def test_other_letters_and_nobody_chosen_do_nothing(view: Watched, qtbot: QtBot) -> None:
    view.setCurrentIndex(QModelIndex())
    with qtbot.assertNotEmitted(view.log_wanted):
        qtbot.keyClick(view, Qt.Key.Key_L)
    view.setCurrentIndex(view.garden_model().index(0, 0))
    for key in "gzx":
        qtbot.keyClick(view, key)
    view.keyboardSearch("zo")
    assert current(view) == 0


def test_a_click_opens_but_ctrl_and_shift_clicks_choose(view: Watched, qtbot: QtBot) -> None:
    port, button = view.viewport(), Qt.MouseButton.LeftButton
    with qtbot.waitSignal(view.opened, timeout=500) as opened:
        qtbot.mouseClick(port, button, pos=middle(view, 3))
    assert opened.args == [view.garden_model().standing(3).contact_id]
    with qtbot.assertNotEmitted(view.opened):
        qtbot.mouseClick(port, button, Qt.KeyboardModifier.ControlModifier, middle(view, 8))
    assert {index.row() for index in view.selectedIndexes()} == {3, 8}
    with qtbot.assertNotEmitted(view.opened):
        qtbot.mouseClick(port, button, Qt.KeyboardModifier.ShiftModifier, middle(view, 12))
    assert {index.row() for index in view.selectedIndexes()} == {3, *range(8, 13)}


def test_a_click_on_the_sky_opens_nobody(view: Watched, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(view.opened):
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(450, 12))


def test_shift_with_arrows_chooses_a_run(view: Watched, qtbot: QtBot) -> None:
    view.setCurrentIndex(view.garden_model().index(5, 0))
    qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert {index.row() for index in view.selectedIndexes()} == {5, 6, 7}


def test_zoom_by_keys_and_wheel_ends_at_both_ends(view: Watched, qtbot: QtBot) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    with qtbot.waitSignal(view.zoom_changed, timeout=500):
        qtbot.keyClick(view, Qt.Key.Key_Plus, control)
    assert view.zoom is Zoom.PORTRAIT
    for _ in range(6):
        qtbot.keyClick(view, Qt.Key.Key_Minus, control)
    assert view.zoom is Zoom.OVERVIEW
    point = QPointF(400, 300)
    wheel = QWheelEvent(
        point, point, QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, control, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(view.viewport(), wheel)
    assert view.zoom is Zoom.SMALL


def test_a_search_keeps_the_focus_on_a_person_still_shown(view: Watched) -> None:
    model = view.garden_model()
    row = next(row for row in range(60) if "Ada" in model.standing(row).name and row > 8)
    who = model.standing(row).contact_id
    view.setCurrentIndex(model.index(row, 0))
    model.set_wanted(Wanted(text="ada"))
    assert model.standing(current(view)).contact_id == who
    model.set_wanted(Wanted(text="nobody at all"))
    assert not view.currentIndex().isValid()


def test_one_changed_person_repaints_one_piece(view: Watched, qtbot: QtBot) -> None:
    view.painted.clear()
    standing = view.garden_model().standing(20)
    where = view.visualRect(view.garden_model().index(20, 0))
    view.garden_model().replace_some([replace(standing, condition=Condition.FRESH, rung=standing.rung)])
    qtbot.waitUntil(lambda: bool(view.painted), timeout=2000)
    finish_rects = list(view.painted)
    whole = view.viewport().width() * view.viewport().height()
    assert any(rect.contains(where.center()) for rect in finish_rects)
    assert all(rect.width() * rect.height() < 0.5 * whole for rect in finish_rects)


def test_rain_falls_moves_and_ends_with_wet_soil(view: Watched, qtbot: QtBot, moments: Moments) -> None:
    who = next(view.garden_model().standing(row) for row in range(60) if not view.garden_model().standing(row).wet)
    row = view.garden_model().row_of(who.contact_id)
    assert row is not None
    area = view.visualRect(view.garden_model().index(row, 0)).adjusted(-6, -20, 6, 6)
    dry = view.viewport().grab(area).toImage()
    view.celebrate(who.contact_id)
    moments.pass_by(SHOWER_S / 4)
    assert view._movements.running
    falling = view.viewport().grab(area).toImage()
    assert falling != dry
    moments.pass_by(SHOWER_S / 4)
    assert view.viewport().grab(area).toImage() not in (dry, falling)
    moments.pass_by(SHOWER_S)
    qtbot.waitUntil(lambda: not view._movements.running)
    finish(qtbot, view)
    assert view.viewport().grab(area).toImage() != dry
    view._movements.stop()


@pytest.mark.parametrize("motion", [Motion.REDUCED, Motion.OFF])
def test_nothing_moves_when_motion_is_not_wanted(view: Watched, motion: Motion) -> None:
    view.set_motion(motion)
    view.celebrate("contact-1")
    assert not view._movements.running
    assert "contact-1" in view._movements.moist()
    view._movements.stop()


def test_a_hidden_garden_stands_still(view: Watched, qtbot: QtBot) -> None:
    view.celebrate("contact-1")
    assert view._movements.running
    view.hide()
    assert not view._movements.running
    view._movements.stop()


def test_the_focus_ring_and_the_selection_are_seen(view: Watched, qtbot: QtBot) -> None:
    view.clearSelection()
    plain = view.viewport().grab().toImage()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus, timeout=2000)
    view.setCurrentIndex(view.garden_model().index(30, 0))
    ringed = view.viewport().grab().toImage()
    assert ringed != plain
    choose(view, 31, 32)
    assert view.viewport().grab().toImage() != ringed


def test_the_light_changes_the_picture(view: Watched, qtbot: QtBot) -> None:
    day = view.viewport().grab().toImage()
    view.set_light(Light.at(datetime(2026, 6, 1, 12, tzinfo=UTC), "dusk"))
    finish(qtbot, view)
    dusk = view.viewport().grab().toImage()
    assert dusk.pixelColor(450, 20).lightness() < day.pixelColor(450, 20).lightness() - 60


def test_the_first_complete_frame_is_told_once(qtbot: QtBot, people: People, today: int) -> None:
    garden = GardenView(NOON)
    qtbot.addWidget(garden)
    garden.resize(600, 400)
    garden.garden_model().set_standings(people(12), today)
    with qtbot.waitSignal(garden.first_painted, timeout=20_000):
        garden.show()
    with qtbot.assertNotEmitted(garden.first_painted, wait=120):
        garden.viewport().update()


def test_it_is_a_list_to_qt(view: Watched) -> None:
    assert isinstance(view, QListView)
    assert view.selectionMode() is QAbstractItemView.SelectionMode.ExtendedSelection
