"""Carrying plants to a bed by the mouse."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from networkgarden.desktop.botany.light import Light
from networkgarden.desktop.garden.dragging import BedShelf, carried, carried_picture, people_in
from networkgarden.desktop.garden.order import Sorting
from networkgarden.desktop.garden.view import GardenView
from networkgarden.domain.standing import Standing

People = Callable[[int], list[Standing]]
COPY, LEFT, PLAIN = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class Carrying(GardenView):
    """Notes what would be dragged instead of dragging it: a real drag has a loop of its own."""

    def __init__(self) -> None:
        super().__init__(Light.at(datetime(2026, 6, 1, 12, tzinfo=UTC)))
        self.started: list[list[str]] = []

    def startDrag(self, _actions: Qt.DropAction) -> None:
        self.started.append(self.chosen_ids())


@pytest.fixture
def view(qtbot: QtBot, people: People, today: int) -> Iterator[Carrying]:
    garden = Carrying()
    qtbot.addWidget(garden)
    garden.resize(900, 600)
    garden.garden_model().set_standings(people(40), today)
    with qtbot.waitExposed(garden):
        garden.show()
    yield garden
    garden.close()


def middle(view: GardenView, row: int) -> QPoint:
    return view.visualRect(view.garden_model().index(row, 0)).center()


def drop(target: QWidget, where: QPoint, data: QMimeData) -> tuple[bool, bool]:
    """(would it be taken there, was it dropped)."""
    enter = QDragEnterEvent(where, COPY, data, LEFT, PLAIN)
    QApplication.sendEvent(target, enter)
    move = QDragMoveEvent(where, COPY, data, LEFT, PLAIN)
    QApplication.sendEvent(target, move)
    event = QDropEvent(QPointF(where), COPY, data, LEFT, PLAIN)
    QApplication.sendEvent(target, event)
    return enter.isAccepted() and move.isAccepted(), event.isAccepted()


def test_pulling_a_plant_carries_the_chosen(view: Carrying) -> None:
    view.choose([3, 4])
    port, start = view.viewport(), middle(view, 3)
    QTest.mousePress(port, LEFT, PLAIN, start)
    for step in (4, 12, 30, 40):
        QTest.mouseMove(port, start + QPoint(step, 0))
        QApplication.processEvents()
    QTest.mouseRelease(port, LEFT, PLAIN, start + QPoint(40, 0))
    assert [set(people) for people in view.started] == [
        {view.garden_model().standing(row).contact_id for row in (3, 4)}
    ]


def test_dropped_on_a_bed_s_people_or_sign_they_are_to_join_it(view: Carrying, qtbot: QtBot) -> None:
    model = view.garden_model()
    model.set_sorting(Sorting.BED)
    bed, first = next((label, row) for label, row in model.sections() if label == "Work")
    with qtbot.waitSignal(view.bed_wanted, timeout=500) as wished:
        assert drop(view.viewport(), middle(view, first), carried(["contact-0"])) == (True, True)
    assert wished.args == [["contact-0"], bed]


def test_without_beds_in_sight_or_with_something_else_nothing_is_taken(view: Carrying, qtbot: QtBot) -> None:
    view.garden_model().set_sorting(Sorting.NAME)
    with qtbot.assertNotEmitted(view.bed_wanted):
        assert drop(view.viewport(), middle(view, 5), carried(["contact-0"]))[0] is False
    view.garden_model().set_sorting(Sorting.BED)
    words = QMimeData()
    words.setText("contact-0")
    with qtbot.assertNotEmitted(view.bed_wanted):
        assert drop(view.viewport(), middle(view, 5), words) == (False, False)


def test_the_shelf_takes_people_for_each_bed_and_for_a_new_one(view: Carrying, qtbot: QtBot) -> None:
    shelf = BedShelf(["Friends", "Chess & <b>tea</b>"], view.viewport())
    shelf.appear()
    assert list(shelf.chips) == ["Friends", "Chess & <b>tea</b>", ""]
    assert view.viewport().rect().contains(shelf.geometry())
    for bed, chip in shelf.chips.items():
        with qtbot.waitSignal(shelf.dropped, timeout=500) as dropped:
            drop(chip, QPoint(5, 5), carried(["a", "b"]))
        assert dropped.args == [["a", "b"], bed]


def test_only_ids_are_carried_not_names(view: Carrying) -> None:
    data = carried(["contact-1"])
    assert data.formats() == ["application/x-networkgarden-people"]
    assert people_in(data) == ["contact-1"]
    assert not carried_picture("3 people", 2.0).isNull()
