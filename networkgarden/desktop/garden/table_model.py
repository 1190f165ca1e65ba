"""The garden's people as a table: the rows of a GardenModel, in its order, with columns."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from networkgarden.desktop.garden.model import CONTACT_ID, GardenModel
from networkgarden.desktop.garden.order import Sorting
from networkgarden.desktop.garden.wording import (
    condition_word,
    day_in_words,
    due_words,
    rhythm_words,
    spoken_description,
    spoken_name,
    word_of_rung,
)
from networkgarden.desktop.widgets.veil import veiled
from networkgarden.domain.standing import Standing

Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    NAME = 0
    CONDITION = 1
    GROWTH = 2
    CIRCLE = 3
    RHYTHM = 4
    BEDS = 5
    LAST_CONTACT = 6
    DUE = 7
    ORGANISATION = 8


SORTING_OF = {
    Column.NAME: Sorting.NAME, Column.CONDITION: Sorting.THIRST, Column.GROWTH: Sorting.GROWTH,
    Column.CIRCLE: Sorting.CIRCLE, Column.RHYTHM: Sorting.RHYTHM, Column.BEDS: Sorting.BED,
    Column.LAST_CONTACT: Sorting.LAST_CONTACT, Column.DUE: Sorting.DUE, Column.ORGANISATION: Sorting.ORGANISATION,
}  # fmt: skip


class TableModel(QAbstractTableModel):
    """Each row is the same person as that row of the garden. Nothing is kept here."""

    def __init__(self, garden: GardenModel) -> None:
        super().__init__(garden)
        self._garden = garden
        garden.modelAboutToBeReset.connect(self.beginResetModel)
        garden.modelReset.connect(self.endResetModel)
        garden.dataChanged.connect(self._changed)
        garden.glanced.connect(self._glanced)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self._garden.rowCount()

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < self._garden.rowCount():
            return None
        standing, column = self._garden.standing(index.row()), Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(standing, column, index.row())
        if role == CONTACT_ID:
            return standing.contact_id
        if column is Column.NAME and role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken_name(standing)
        if column is Column.NAME and role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return spoken_description(standing, self._garden.today)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self.tr("Name"), self.tr("Condition"), self.tr("Growth"), self.tr("Circle"), self.tr("Rhythm"),
            self.tr("Beds"), self.tr("Last contact"), self.tr("Due"), self.tr("Organisation"),
        )[section]  # fmt: skip

    def _text(self, standing: Standing, column: Column, row: int) -> str:
        match column:
            case Column.NAME:
                return " ".join(veiled(standing.name).split())
            case Column.CONDITION:
                return condition_word(standing)
            case Column.GROWTH:
                return word_of_rung(standing.rung)
            case Column.CIRCLE:
                return str(standing.circle)
            case Column.RHYTHM:
                return rhythm_words(standing.every_days)
            case Column.BEDS:
                return ", ".join(standing.beds)
            case Column.LAST_CONTACT:
                last = standing.last_contact_on
                return day_in_words(last, self._garden.today) if last else "–"
            case Column.DUE:
                return due_words(standing.due_on, self._garden.today)
            case Column.ORGANISATION:
                return " ".join(self._garden.details(row).organisation.split())

    def _changed(self, first: QModelIndex, last: QModelIndex) -> None:
        self.dataChanged.emit(self.index(first.row(), 0), self.index(last.row(), len(Column) - 1))

    def _glanced(self) -> None:
        if self._garden.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self._garden.rowCount() - 1, len(Column) - 1))
