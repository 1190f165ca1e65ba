"""The chosen people of the garden, and carrying them to a bed."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from networkgarden.desktop.botany.light import Light
from networkgarden.desktop.garden.dragging import BedShelf, carried, carried_picture, people_in
from networkgarden.desktop.garden.placed_list import PlacedList
from networkgarden.desktop.garden.wishes import rows_of, runs
from networkgarden.desktop.widgets.veil import veiled


class CarryingList(PlacedList):
    """A placed list whose people can be chosen from outside and carried to beds."""

    bed_wanted = Signal(list, str)       # contact ids, dropped on a bed; an empty one is to be named first

    def __init__(self, light: Light, parent: QWidget | None = None) -> None:
        super().__init__(light, parent)
        self.may_carry = True
        self.setDragEnabled(True)
        self.setAcceptDrops(True)

    # who is chosen

    def chosen_ids(self) -> list[str]:
        """The selected people in row order, else the one with the focus."""
        rows = self.chosen_rows()
        if not rows and self.currentIndex().isValid():
            rows = [self.currentIndex().row()]
        return [self.garden_model().standing(row).contact_id for row in rows]

    def chosen_rows(self) -> list[int]:
        return rows_of(self.selectionModel().selection())

    def choose(self, rows: Iterable[int]) -> None:
        """Select these people and nobody else; the focus stays where it is."""
        self.selectionModel().select(
            runs(self.garden_model(), rows, 1), QItemSelectionModel.SelectionFlag.ClearAndSelect
        )

    def take_over(self, rows: Iterable[int], current: int | None) -> None:
        """Choose these people and give one the focus, as they were in the table."""
        if current is not None:
            index = self.garden_model().index(current, 0)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.choose(rows)
        if current is not None:
            self.scrollTo(self.garden_model().index(current, 0))

    # carrying people to a bed

    def startDrag(self, _actions: Qt.DropAction) -> None:
        people = self.chosen_ids()
        if not people or not self.may_carry:
            return
        shelf = BedShelf(self.garden_model().beds(), self.viewport())
        shelf.dropped.connect(self.bed_wanted)
        shelf.appear()
        drag = QDrag(self)
        drag.setMimeData(carried(people))
        drag.setPixmap(carried_picture(self._people_words(people), self.devicePixelRatioF()))
        drag.exec(Qt.DropAction.CopyAction)
        shelf.hide()
        shelf.deleteLater()

    def _people_words(self, people: list[str]) -> str:
        row = self.garden_model().row_of(people[0])
        if len(people) == 1 and row is not None:
            return veiled(self.garden_model().standing(row).name)
        return self.tr("{count} people").format(count=len(people))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.setAccepted(bool(people_in(event.mimeData())))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.setAccepted(bool(self._bed_at(event.position().toPoint())))

    def dropEvent(self, event: QDropEvent) -> None:
        people, bed = people_in(event.mimeData()), self._bed_at(event.position().toPoint())
        event.setAccepted(bool(people and bed))
        if people and bed:
            self.bed_wanted.emit(people, bed)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """Nothing was marked that would have to be unmarked."""

    def _bed_at(self, point: QPoint) -> str:
        """The bed whose sign or people are there, when the garden stands by beds."""
        return self._stage.bed_at(point.x(), point.y() + self._top())
