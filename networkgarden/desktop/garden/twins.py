"""The garden and its twin, the table: one of them is shown, and the chosen people stay chosen from one to the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from networkgarden.desktop.botany.light import Light
from networkgarden.desktop.garden.view import GardenView
from networkgarden.desktop.garden.wishes import SIGNAL_OF_KEY

if TYPE_CHECKING:
    from networkgarden.desktop.garden.table import GardenTable


class Twins(QWidget):
    """``view`` is always there; the table is made when it is first wanted.

    The hidden one is no part of the accessible tree: Qt leaves out what is a window of its own, and a hidden view is
    made one. The shown one is named "Garden".
    """

    opened = Signal(str)                 # a contact id
    log_wanted = Signal(list)            # contact ids
    water_wanted = Signal(list)
    snooze_wanted = Signal(list)
    rest_wanted = Signal(list)
    archive_wanted = Signal(list)
    menu_wanted = Signal(list, QPoint)
    sorting_wanted = Signal(object, bool)
    columns_changed = Signal()
    turned = Signal(bool)                # is the table shown now?

    def __init__(self, light: Light, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = GardenView(light, self)
        self.table: GardenTable | None = None
        self._columns_text = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.view)
        self.setFocusProxy(self.view)
        self._join(self.view)

    @property
    def shown(self) -> GardenView | GardenTable:
        return self.table if self.table is not None and not self._is_away(self.table) else self.view

    @property
    def is_table(self) -> bool:
        return self.shown is self.table

    def show_table(self, on: bool) -> None:
        """Turn to the table or back; focus, chosen people and sorting stay."""
        if on == self.is_table:
            return
        before, focused = self.shown, self.shown.hasFocus()
        rows, current = before.chosen_rows(), before.currentIndex()
        row = current.row() if current.isValid() else None
        after = self._made_table() if on else self.view
        self._send_away(before)
        self._bring_back(after)
        after.take_over(rows, row)
        self.setFocusProxy(after)
        if focused:
            after.setFocus(Qt.FocusReason.OtherFocusReason)
        self.turned.emit(on)

    def columns_text(self) -> str:
        return self.table.columns_text() if self.table is not None else self._columns_text

    def restore_columns_text(self, text: str) -> None:
        self._columns_text = text
        if self.table is not None:
            self.table.restore_columns_text(text)

    def _made_table(self) -> GardenTable:
        if self.table is None:
            from networkgarden.desktop.garden.table import GardenTable
            table = self.table = GardenTable(self.view.garden_model(), self)
            table.restore_columns_text(self._columns_text)
            table.sorting_wanted.connect(self.sorting_wanted)
            table.columns_changed.connect(self.columns_changed)
            self._join(table)
        return self.table

    def _join(self, shown: GardenView | GardenTable) -> None:
        for name in ("opened", "menu_wanted", *SIGNAL_OF_KEY.values()):
            getattr(shown, name).connect(getattr(self, name))

    def _send_away(self, widget: QWidget) -> None:
        widget.hide()
        self._column.removeWidget(widget)
        widget.setParent(self, Qt.WindowType.Window)
        widget.destroy()        # a window that was never made is told to nobody

    def _bring_back(self, widget: QWidget) -> None:
        if self._is_away(widget):
            widget.setParent(self, Qt.WindowType.Widget)
        self._column.addWidget(widget)
        widget.show()

    def _is_away(self, widget: QWidget) -> bool:
        return widget.isWindow()
