"""What is drawn beforehand, in slices and in idle moments, so that no frame waits; and that it comes to an end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from networkgarden.desktop.botany.backdrop import Backdrop
from networkgarden.desktop.botany.light import Light
from networkgarden.desktop.botany.overview import paint_field
from networkgarden.desktop.garden import view as garden_view
from networkgarden.desktop.garden.field import FieldLayout, dot_of
from networkgarden.desktop.garden.field_sight import FieldSight
from networkgarden.desktop.garden.layout import GardenLayout, Zoom
from networkgarden.desktop.garden.order import Wanted
from networkgarden.desktop.garden.page import GardenPage
from networkgarden.desktop.garden.painting import Frame, GardenPainter
from networkgarden.desktop.garden.view import GardenView
from networkgarden.domain.kinds import Condition
from networkgarden.domain.standing import Standing

People = Callable[[int], list[Standing]]
NOON = Light.at(datetime(2026, 6, 1, 12, tzinfo=UTC))
SIZE = QSize(900, 600)
RGB = QImage.Format.Format_RGB32


@pytest.fixture
def view(qtbot: QtBot, people: People, today: int) -> Iterator[GardenView]:
    garden = GardenView(NOON)
    qtbot.addWidget(garden)
    garden.resize(SIZE)
    garden.garden_model().set_standings(people(400), today)
    with qtbot.waitExposed(garden):
        garden.show()
    yield garden
    garden.close()


def at_rest(view: GardenView) -> bool:
    return not view._drawing.isActive() and not view.stage.unfinished


def test_a_large_window_comes_to_rest(qtbot: QtBot, view: GardenView) -> None:
    """Its ground of three sizes is more than is kept: what makes way must not be drawn again and again."""
    view.resize(2560, 1440)
    view.viewport().repaint()
    assert not at_rest(view)
    qtbot.waitUntil(lambda: at_rest(view), timeout=60_000)
    qtbot.wait(100)
    assert at_rest(view)


def test_the_first_frame_sketches_the_ground_and_the_next_ones_draw_it(
    qtbot: QtBot, people: People, today: int
) -> None:
    garden = GardenView(NOON)
    qtbot.addWidget(garden)
    garden.resize(SIZE)
    garden.garden_model().set_standings(people(400), today)
    with qtbot.waitSignal(garden.first_painted, timeout=20_000):
        garden.show()
    assert garden.stage.sketched
    qtbot.waitUntil(lambda: at_rest(garden), timeout=30_000)
    assert not garden.stage.sketched
    shown = garden.viewport().grab().toImage().convertToFormat(RGB)
    layout = GardenLayout(400, shown.width(), shown.height(), Zoom.GARDEN)
    drawn = QImage(shown.size(), RGB)
    painter = QPainter(drawn)
    clip, standing = QRectF(drawn.rect()), garden.garden_model().standing
    GardenPainter(Backdrop()).paint(painter, Frame(layout, standing, NOON, 0.0, clip, complete=True))
    painter.end()
    foot = round(layout.terrace(1).y + layout.terrace(1).reach) - 6      # turf, where nobody stands
    assert [shown.pixel(x, foot) for x in range(300)] == [drawn.pixel(x, foot) for x in range(300)]
    garden.close()


def test_whoever_is_left_out_of_a_frame_is_in_the_next(
    qtbot: QtBot, view: GardenView, monkeypatch: pytest.MonkeyPatch
) -> None:
    qtbot.waitUntil(lambda: at_rest(view), timeout=30_000)
    monkeypatch.setattr(garden_view, "_PATIENCE_MS", 1e-9)      # one stand-in a frame
    view.garden_model().set_wanted(Wanted(text="zoë"))
    view.viewport().repaint()
    assert view.stage.hasty
    qtbot.waitUntil(lambda: not view.stage.hasty, timeout=10_000)
    view.garden_model().set_wanted(Wanted(text="grace"))
    view.viewport().repaint()
    assert view.stage.hasty
    view.set_zoom(Zoom.OVERVIEW)
    assert not view.stage.hasty, "a field leaves nobody out"


def test_without_patience_only_those_already_drawn_are_shown(people: People) -> None:
    standings = people(40)
    layout = GardenLayout(40, SIZE.width(), SIZE.height(), Zoom.GARDEN)
    painter = GardenPainter(Backdrop())

    def shown(patience_ms: float) -> QImage:
        image = QImage(SIZE, QImage.Format.Format_RGB32)
        device = QPainter(image)
        clip = QRectF(image.rect())
        painter.paint(device, Frame(layout, standings.__getitem__, NOON, 0.0, clip, patience_ms=patience_ms))
        device.end()
        return image

    bare = shown(0.0)
    assert painter.hasty
    peopled = shown(1000.0)
    assert not painter.hasty
    assert peopled != bare
    assert shown(0.0) == peopled


def test_a_field_is_looked_at_a_few_people_at_a_time_and_ends_as_it_is(qapp: object, people: People) -> None:
    standings, looked = people(4000), [0]

    def standing(row: int) -> Standing:
        looked[0] += 1
        return standings[row]

    field = FieldLayout(4000, SIZE.width(), SIZE.height(), None)
    sight, part, image = FieldSight(field, standing), QRect(0, 0, SIZE.width(), SIZE.height()), QImage(SIZE, RGB)
    while sight.prepare("day", part, 1.0):
        continue
    most = 0
    for step in range(10_000):
        if step == 3:      # in the midst of the first piece
            standings[:] = [replace(one, condition=Condition.ASLEEP) for one in standings]
            sight.look_again()
        before = looked[0]
        if not sight.freshen():
            break
        most = max(most, looked[0] - before)
    assert most < 100
    assert not sight.waiting
    assert all(bed.plants == [dot_of(standings[row]) for row in field.rows_of(number)]
               for number, bed in enumerate(field.beds))
    painter = QPainter(image)
    sight.paint(painter, "day", part)
    painter.end()
    whole = QImage(SIZE, RGB)
    painter = QPainter(whole)
    paint_field(painter, field.beds, "day", QRectF(part))
    painter.end()
    assert image == whole




def test_the_card_of_who_was_pointed_at_does_not_wander_to_another_size(view: GardenView) -> None:
    view._hover(view.garden_model().standing(3).contact_id)
    assert view._hovered is not None
    view.set_zoom(Zoom.SMALL)
    assert view._hovered is None


@pytest.mark.parametrize("zoom", [Zoom.OVERVIEW, Zoom.SMALL])
def test_a_scroll_bar_that_goes_does_not_end_the_change_of_size(qtbot: QtBot, view: GardenView, zoom: Zoom) -> None:
    qtbot.waitUntil(lambda: at_rest(view), timeout=30_000)
    assert view.verticalScrollBar().isVisible()
    view.set_zoom(zoom)
    assert view._transition.waiting
    qtbot.waitUntil(lambda: not view._transition.waiting, timeout=10_000)
    assert view._transition.running, "it grows or shrinks, and does not jump"
    qtbot.waitUntil(lambda: not view._transition.running, timeout=10_000)
    assert view.verticalScrollBar().isVisible() == (zoom is Zoom.SMALL)


def test_who_searches_while_people_change_has_the_next_letter_ready(
    qtbot: QtBot, people: People, today: int
) -> None:
    page = GardenPage(NOON)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    search = page.view.garden_model()._search
    page.show_garden(people(30), today)
    page.activateWindow()
    page.focus_search()
    qtbot.waitUntil(lambda: page.controls.search.hasFocus() and () in search._found)
    page.show_garden(people(40), today)
    assert () not in search._found
    qtbot.waitUntil(lambda: () in search._found)
    page.close()
