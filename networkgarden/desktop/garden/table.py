"""The garden's twin: the same people as a table, with the same keys."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QByteArray, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from networkgarden.desktop.garden.model import GardenModel
from networkgarden.desktop.garden.order import Sorting
from networkgarden.desktop.garden.table_model import SORTING_OF, Column, TableModel
from networkgarden.desktop.garden.wishes import rows_of, runs, wish_by_key

_ROW = 36
_WIDTHS = (176, 96, 96, 60, 116, 120, 140, 132, 140)
_SHEET = """
QTableView { background: palette(base); border: none; selection-background-color: palette(highlight);
  selection-color: palette(highlighted-text); outline: none; }
QTableView::item { padding: 0 8px; border: none; }
QTableView::item:focus { border: 2px solid palette(text); padding: 0 6px; }
QHeaderView::section { background: palette(window); color: palette(window-text); border: none;
  border-bottom: 1px solid palette(mid); padding: 8px 11px; font-weight: 600; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle:horizontal { background: palette(dark); border-radius: 4px; min-width: 32px; margin: 2px; }
QScrollBar::add-line:horizontal, QScrollBar::sub-line:horizontal { width: 0; }
QScrollBar::add-page:horizontal, QScrollBar::sub-page:horizontal { background: transparent; }
QTableCornerButton::section { background: palette(window); border: none; }
"""


class GardenTable(QTableView):
    """Shows a GardenModel in columns. Like the garden it changes nothing: it says what the person wants."""

    opened = Signal(str)                 # a contact id
    log_wanted = Signal(list)            # contact ids, in row order
    water_wanted = Signal(list)
    snooze_wanted = Signal(list)
    rest_wanted = Signal(list)
    archive_wanted = Signal(list)
    menu_wanted = Signal(list, QPoint)
    sorting_wanted = Signal(object, bool)    # a Sorting, descending
    columns_changed = Signal()               # widths or order, by the person's hand

    def __init__(self, model: GardenModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._garden = model
        self.setModel(TableModel(model))
        self.setAccessibleName(self.tr("Garden"))
        self.setStyleSheet(_SHEET)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._dress_headers()
        self.activated.connect(lambda index: self.opened.emit(self._id(index.row())))

    # what others use

    def chosen_ids(self) -> list[str]:
        """The selected people in row order, else the one with the focus."""
        rows = self.chosen_rows()
        if not rows and self.currentIndex().isValid():
            rows = [self.currentIndex().row()]
        return [self._id(row) for row in rows]

    def chosen_rows(self) -> list[int]:
        return rows_of(self.selectionModel().selection())

    def take_over(self, rows: Iterable[int], current: int | None) -> None:
        """Choose these rows and give one the focus."""
        model = self.model()
        if current is not None:
            index = model.index(current, 0)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.selectionModel().select(
            runs(model, rows, len(Column)), QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        if current is not None:
            self.scrollTo(model.index(current, 0), QAbstractItemView.ScrollHint.PositionAtCenter)

    def show_sorting(self, sorting: Sorting, descending: bool) -> None:
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        column = next(one for one, own in SORTING_OF.items() if own is sorting)
        self.horizontalHeader().setSortIndicator(column, order)

    def columns_text(self) -> str:
        return bytes(self.horizontalHeader().saveState().toBase64().data()).decode()

    def restore_columns_text(self, text: str) -> None:
        """Whatever was remembered; Qt ignores garbage, and columns of another version."""
        if text:
            self.horizontalHeader().restoreState(QByteArray.fromBase64(text.encode()))
            self.show_sorting(self._garden.sorting, self._garden.descending)

    # regions

    def _dress_headers(self) -> None:
        header, rows = self.horizontalHeader(), self.verticalHeader()
        rows.hide()
        rows.setDefaultSectionSize(_ROW)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSelectionModel(QItemSelectionModel(self.model(), header))     # the table's would be asked row by row
        header.setSectionsMovable(True)
        header.setFirstSectionMovable(False)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setStretchLastSection(True)
        header.setMinimumSectionSize(48)
        for column, width in enumerate(_WIDTHS):
            header.resizeSection(column, width)
        self.show_sorting(self._garden.sorting, self._garden.descending)
        header.sectionClicked.connect(self._sort_by)
        header.sectionResized.connect(self.columns_changed)
        header.sectionMoved.connect(self.columns_changed)

    def _sort_by(self, column: int) -> None:
        sorting = SORTING_OF[Column(column)]
        again = sorting is self._garden.sorting
        self.sorting_wanted.emit(sorting, again and not self._garden.descending)

    def _id(self, row: int) -> str:
        return self._garden.standing(row).contact_id

    # the person's hands

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._act_on_key(event):
            super().keyPressEvent(event)

    def _act_on_key(self, event: QKeyEvent) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier != Qt.KeyboardModifier.NoModifier:
            return False
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentIndex().isValid():
                self.opened.emit(self._id(self.currentIndex().row()))
            return True
        return wish_by_key(self, key, self.chosen_ids())

    def keyboardSearch(self, search: str) -> None:
        """No type-ahead: a letter must never log somebody or jump away."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() is Qt.MouseButton.LeftButton:
            self.opened.emit(self._id(index.row()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if not index.isValid():
            return
        if not self.selectionModel().isRowSelected(index.row(), QModelIndex()):
            self.selectRow(index.row())
        where = event.globalPos() if by_mouse else self.viewport().mapToGlobal(self.visualRect(index).center())
        self.menu_wanted.emit(self.chosen_ids(), where)
