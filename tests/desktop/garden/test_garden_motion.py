"""What moves: size to size around the pointer, growth, photos of whoever is pointed at; and that all of it rests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from networkgarden.desktop.botany.light import Light
from networkgarden.desktop.garden.layout import Zoom
from networkgarden.desktop.garden.motion import FLIGHT_S, GROWTH_S, Motion
from networkgarden.desktop.garden.view import GardenView
from networkgarden.desktop.widgets.veil import veil_names
from networkgarden.domain.kinds import Condition, Rung
from networkgarden.domain.standing import Standing
from tests.desktop.garden.conftest import Moments

People = Callable[[int], list[Standing]]


@pytest.fixture
def view(qtbot: QtBot, people: People, today: int) -> Iterator[GardenView]:
    garden = GardenView(Light.at(datetime(2026, 6, 1, 12, tzinfo=UTC)))
    qtbot.addWidget(garden)
    garden.resize(900, 600)
    garden.garden_model().set_standings(people(200), today)
    with qtbot.waitExposed(garden):
        garden.show()
    finish(qtbot, garden)
    yield garden
    garden.close()


def finish(qtbot: QtBot, view: GardenView) -> None:
    view.viewport().repaint()
    qtbot.waitUntil(lambda: not view.stage.unfinished, timeout=20_000)


def middle(view: GardenView, row: int) -> QPoint:
    return view.visualRect(view.garden_model().index(row, 0)).center()


def turn(view: GardenView, at: QPoint, delta: int) -> None:
    point = QPointF(at)
    QApplication.sendEvent(view.viewport(), QWheelEvent(
        point, point, QPoint(), QPoint(0, delta), Qt.MouseButton.NoButton, Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase, False))


def running(view: GardenView) -> list[QTimer]:
    return [timer for timer in view.findChildren(QTimer) if timer.isActive()]


def test_whoever_is_under_the_pointer_stays_there(view: GardenView) -> None:
    view.set_zoom(Zoom.SMALL)
    row = 150
    before = middle(view, row)
    turn(view, before, 120)
    assert view.zoom is Zoom.GARDEN
    assert abs(middle(view, row).y() - before.y()) <= 2


def test_a_touchpad_s_small_turns_add_up(view: GardenView) -> None:
    for _ in range(3):
        turn(view, QPoint(400, 300), 35)
        assert view.zoom is Zoom.GARDEN
    turn(view, QPoint(400, 300), 35)
    assert view.zoom is Zoom.PORTRAIT
    for _ in range(3):
        turn(view, QPoint(400, 300), -35)
    assert view.zoom is Zoom.PORTRAIT


def test_sizes_flow_into_one_another_and_come_to_rest(view: GardenView, qtbot: QtBot, moments: Moments) -> None:
    def come_to_rest() -> None:
        qtbot.waitUntil(lambda: view._transition._since is not None)
        moments.pass_by(1)
        qtbot.waitUntil(lambda: not view._transition.running)
        finish(qtbot, view)

    view.set_zoom(Zoom.PORTRAIT)
    come_to_rest()
    at_rest = view.viewport().grab().toImage()
    view.set_zoom(Zoom.GARDEN)
    view.set_zoom(Zoom.PORTRAIT)
    assert view._transition.running
    assert view.viewport().grab().toImage() != at_rest
    come_to_rest()
    assert view.viewport().grab().toImage() == at_rest


def test_the_old_size_stays_in_sight_until_the_new_one_is_ready(view: GardenView, qtbot: QtBot) -> None:
    finish(qtbot, view)
    before = view.viewport().grab().toImage()
    for zoom in (Zoom.SMALL, Zoom.OVERVIEW):
        view.set_zoom(zoom)
        assert view.viewport().grab().toImage() == before
        qtbot.waitUntil(lambda: not view._transition.running, timeout=5000)
        finish(qtbot, view)
        after = view.viewport().grab().toImage()
        assert after != before
        before = after


@pytest.mark.parametrize("motion", [Motion.REDUCED, Motion.OFF])
def test_without_motion_sizes_change_at_once_and_nothing_grows(view: GardenView, motion: Motion) -> None:
    view.set_motion(motion)
    view.set_zoom(Zoom.PORTRAIT)
    one = view.garden_model().standing(0)
    view.garden_model().replace_some([replace(one, rung=Rung.FRUITING)])
    assert not view._transition.running
    assert not view._movements.running


def test_a_rung_reached_is_grown_into(view: GardenView, qtbot: QtBot, moments: Moments) -> None:
    row = next(row for row in range(200) if view.garden_model().standing(row).rung is Rung.SPROUT)
    view.scrollTo(view.garden_model().index(row, 0))
    one = replace(view.garden_model().standing(row), condition=Condition.FRESH)
    view.garden_model().replace_some([one])
    finish(qtbot, view)
    view.garden_model().replace_some([replace(one, rung=Rung.FLOWERING)])
    assert list(view._movements.growth()) == [one.contact_id]
    assert view._movements.growth()[one.contact_id].before is Rung.SPROUT
    moments.pass_by(GROWTH_S / 3)
    finish(qtbot, view)
    growing = view.viewport().grab().toImage()
    moments.pass_by(GROWTH_S)
    qtbot.waitUntil(lambda: not view._movements.running)
    finish(qtbot, view)
    assert view.viewport().grab().toImage() != growing


def test_reading_everything_anew_tells_who_grew_and_another_day_does_not(
    view: GardenView, qtbot: QtBot, people: People, today: int
) -> None:
    model = view.garden_model()
    grown = [replace(one, rung=Rung.FRUITING) if one.contact_id == "contact-1" else one for one in people(200)]
    with qtbot.waitSignal(model.grown, timeout=500) as told:
        model.set_standings(grown, today)
    assert told.args == [{"contact-1": Rung.SPROUT}]
    with qtbot.assertNotEmitted(model.grown):
        model.set_standings([replace(one, rung=Rung.FRUITING) for one in grown], today + 1)


def test_nothing_runs_in_a_hidden_garden(view: GardenView, qtbot: QtBot) -> None:
    view.celebrate("contact-1")
    view.set_zoom(Zoom.PORTRAIT)
    view.garden_model().replace_some([replace(view.garden_model().standing(0), rung=Rung.FRUITING)])
    QTest.mouseMove(view.viewport(), middle(view, 0))
    view.hide()
    left = running(view)
    assert [timer for timer in left if timer.interval() < 1000] == []
    view._movements.stop()
    assert running(view) == []


def test_a_plant_that_bore_fruit_gives_seeds_to_the_wind(view: GardenView, qtbot: QtBot, moments: Moments) -> None:
    view.scrollToTop()
    finish(qtbot, view)
    still = view.viewport().grab().toImage()
    one = view.garden_model().standing(0).contact_id
    view.celebrate(one, fruit=True)
    assert view._movements.rain() == {}
    moments.pass_by(FLIGHT_S / 3)
    assert 0 < view._movements.flights()[one] < 1
    assert view.viewport().grab().toImage() != still
    moments.pass_by(FLIGHT_S)
    qtbot.waitUntil(lambda: not view._movements.running)
    assert view._movements.flights() == {}
    assert view.viewport().grab().toImage() == still


def test_seeds_wait_until_somebody_looks_and_keep_still_with_less_motion(view: GardenView) -> None:
    view.hide()
    view.celebrate("contact-1", fruit=True)
    assert not view._movements.running
    view.show()
    assert set(view._movements.flights()) == {"contact-1"}
    view.set_motion(Motion.REDUCED)
    assert not view._movements.running
    view.celebrate("contact-2", fruit=True)
    assert (view._movements.running, view._movements.flights()) == (False, {})


def test_a_photo_is_looked_for_when_the_pointer_rests_and_heeds_the_veil(view: GardenView, qtbot: QtBot) -> None:
    asked: list[str] = []
    photo = QImage(64, 64, QImage.Format.Format_RGB32)
    photo.fill(QColor("magenta"))

    def photo_of(contact_id: str) -> QImage:
        asked.append(contact_id)
        return photo

    def magenta() -> bool:
        image = view.viewport().grab().toImage()
        return any(image.pixelColor(x, y) == QColor("magenta")
                   for x in range(0, image.width(), 6) for y in range(0, image.height(), 6))

    view.photo_of = photo_of
    view._hover(view.garden_model().standing(20).contact_id)
    assert asked == []
    qtbot.waitUntil(lambda: bool(asked), timeout=2000)
    assert magenta()
    veil_names(True)
    try:
        assert not magenta()
    finally:
        veil_names(False)
