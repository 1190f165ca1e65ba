"""A Qt list whose rows stand where the garden's layout puts them.

The base class never lays anything out; every question about geometry, from the mouse, the keyboard or a screen
reader, is answered by the stage. Keyboard, selection and the accessible tree stay Qt's own.
"""

from __future__ import annotations

from typing import Any, cast

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from networkgarden.desktop.botany.light import Light
from networkgarden.desktop.garden.layout import Box
from networkgarden.desktop.garden.model import GardenModel
from networkgarden.desktop.garden.stage import Stage

Index = QModelIndex | QPersistentModelIndex
_Move = QAbstractItemView.CursorAction
_Hint = QAbstractItemView.ScrollHint


class PlacedList(QListView):
    """A list view of one GardenModel with its own places for the rows."""

    def __init__(self, light: Light, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage = Stage(light)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setDragEnabled(False)
        self.setModel(GardenModel(self))

    def garden_model(self) -> GardenModel:
        return cast(GardenModel, self.model())

    @property
    def stage(self) -> Stage:
        return self._stage

    # where rows are

    def visualRect(self, index: Index) -> QRect:
        if not index.isValid() or not 0 <= index.row() < self._stage.people:
            return QRect()
        return self._to_viewport(self._stage.cell(index.row()))

    def indexAt(self, point: QPoint) -> QModelIndex:
        row = self._stage.row_at(point.x(), point.y() + self._top())
        return QModelIndex() if row is None else self.garden_model().index(row, 0)

    def scrollTo(self, index: Index, hint: _Hint = _Hint.EnsureVisible) -> None:
        if not index.isValid() or index.row() >= self._stage.people:
            return
        cell, height = self._stage.cell(index.row()), self.viewport().height()
        top, bottom = cell.y - 32, cell.y + cell.height + 64
        here = self._top()
        if hint is _Hint.PositionAtCenter or bottom - top > height:
            here = round((top + bottom - height) / 2)
        elif hint is _Hint.PositionAtTop or top < here:
            here = round(top)
        elif hint is _Hint.PositionAtBottom or bottom > here + height:
            here = round(bottom - height)
        self.verticalScrollBar().setValue(here)

    def horizontalOffset(self) -> int:
        return 0

    def verticalOffset(self) -> int:
        return self._top()

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        region = QRegion()
        shown = set(self._stage.rows_between(self._top(), self._top() + self.viewport().height()))
        for part in (selection.at(i) for i in range(selection.count())):
            for row in shown.intersection(range(part.top(), part.bottom() + 1)):
                region += self._plant_rect(row)
        return region

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Between two plants: everybody from the one to the other. While dragging: everybody the frame touches."""
        model = self.garden_model()
        selection = QItemSelection()
        if self.state() is QAbstractItemView.State.DragSelectingState:
            frame = rect.normalized()
            for row in self._stage.rows_in(Box(frame.x(), frame.y() + self._top(), frame.width(), frame.height())):
                index = model.index(row, 0)
                selection.select(index, index)
        else:
            ends = [self.indexAt(rect.topLeft()), self.indexAt(rect.bottomRight())]
            rows = sorted(index.row() for index in ends if index.isValid())
            if rows:
                selection.select(model.index(rows[0], 0), model.index(rows[-1], 0))
        self.selectionModel().select(selection, command)

    def moveCursor(self, action: _Move, _modifiers: Qt.KeyboardModifier) -> QModelIndex:
        model, people = self.garden_model(), self._stage.people
        if not people:
            return QModelIndex()
        current = self.currentIndex()
        if not current.isValid():
            return model.index(next(iter(self._stage.rows_between(self._top(), self._top() + 1e9)), 0), 0)
        row = self._moved(current.row(), action)
        return model.index(max(0, min(people - 1, row)), 0)

    def _moved(self, row: int, action: _Move) -> int:
        forward = -1 if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else 1
        beside = {_Move.MoveLeft: -forward, _Move.MoveRight: forward, _Move.MoveNext: 1, _Move.MovePrevious: -1}
        if action in beside:
            return row + beside[action]
        if action is _Move.MoveHome:
            return 0
        if action is _Move.MoveEnd:
            return self._stage.people - 1
        lines = {_Move.MoveUp: -1, _Move.MoveDown: 1}.get(action)
        if lines is None:
            page = max(1, self._stage.lines_per_page(self.viewport().height()))
            lines = -page if action is _Move.MovePageUp else page
        return self._stage.row_beside(row, lines)

    def keyboardSearch(self, search: str) -> None:
        """No type-ahead: a letter must never log somebody or jump away."""

    # what the base class would lay out or scroll

    def doItemsLayout(self) -> None:
        self._lay_out()

    def updateGeometries(self) -> None:
        bar, height = self.verticalScrollBar(), self.viewport().height()
        bar.setPageStep(height)
        bar.setSingleStep(max(24, height // 20))
        bar.setRange(0, max(0, round(self._stage.world_height) - height))

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._lay_out()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self.viewport().update()

    # what looks different

    def dataChanged(self, first: Index, last: Index, roles: Any = ()) -> None:
        QAbstractItemView.dataChanged(self, first, last, roles)      # QListView's own would lay everything out anew
        self._stage.people_changed(range(first.row(), last.row() + 1))
        for row in range(first.row(), last.row() + 1):
            self.viewport().update(self._plant_rect(row))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        for index in (current, previous):
            if index.isValid() and index.row() < self._stage.people:
                self.viewport().update(self._plant_rect(index.row()))

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        for selection in (self.selectionModel().selection(), deselected):
            self.viewport().update(self.visualRegionForSelection(selection))

    def sizeHint(self) -> QSize:
        return QSize(960, 640)

    def _to_viewport(self, box: Box) -> QRect:
        left, top = round(box.x), round(box.y - self._top())
        return QRect(left, top, max(1, round(box.x + box.width) - left), max(1, round(box.height)))

    def _plant_rect(self, row: int) -> QRect:
        return self._stage.plant_rect(row, self._top(), self.viewport().rect())

    def _lay_out(self) -> None:
        size, rtl = self.viewport().size(), self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        self._stage.lay_out(self.garden_model(), size.width(), size.height(), rtl)
        self.updateGeometries()
        self.viewport().update()

    def _top(self) -> int:
        return self.verticalScrollBar().value()
