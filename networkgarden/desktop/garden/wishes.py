"""The chosen people and what a key wishes for them; the garden and the table share it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QAbstractItemModel, QItemSelection, QObject, Qt

SIGNAL_OF_KEY = {
    Qt.Key.Key_L: "log_wanted", Qt.Key.Key_W: "water_wanted", Qt.Key.Key_S: "snooze_wanted",
    Qt.Key.Key_R: "rest_wanted", Qt.Key.Key_Delete: "archive_wanted",
}  # fmt: skip


def wish_by_key(view: QObject, key: int, people: Sequence[str]) -> bool:
    """Emit the wish of a key for these contact ids, if it has one and there are people. Was it such a key?"""
    name = SIGNAL_OF_KEY.get(Qt.Key(key))
    if name is not None and people:
        getattr(view, name).emit(list(people))
    return name is not None


def rows_of(selection: QItemSelection) -> list[int]:
    """The rows of a selection in order, however many there are."""
    ranges = [selection.at(number) for number in range(selection.count())]
    return sorted({row for one in ranges for row in range(one.top(), one.bottom() + 1)})


def runs(model: QAbstractItemModel, rows: Iterable[int], columns: int) -> QItemSelection:
    """A selection of whole rows, neighbours in one range each: many rows are still quick."""
    selection = QItemSelection()
    start = last = -2
    for row in sorted(rows):
        if row != last + 1:
            _add_run(selection, model, start, last, columns)
            start = row
        last = row
    _add_run(selection, model, start, last, columns)
    return selection


def _add_run(selection: QItemSelection, model: QAbstractItemModel, first: int, last: int, columns: int) -> None:
    if first >= 0:
        selection.select(model.index(first, 0), model.index(last, columns - 1))
