"""Pause until a day of one's choice; asked for in the tray."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout

from networkgarden.desktop.settings.rows import DayField
from networkgarden.desktop.widgets.labels import PlainLabel


class PauseWindow(QDialog):
    """``chosen(date)``: the first day that is not paused. It closes with the choice."""

    chosen = Signal(object)

    def __init__(self, today: date) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Pause — Network Garden"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(PlainLabel(self.tr("Pause until…"), kind="heading", wrap=True))
        column.addWidget(PlainLabel(self.tr("No prompts until then. Nothing piles up meanwhile."), kind="muted",
                                    wrap=True))
        self.day = DayField(self.tr("Until"), today + timedelta(days=14), today)
        column.addWidget(self.day)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        pause = buttons.addButton(self.tr("Pause"), QDialogButtonBox.ButtonRole.AcceptRole)
        pause.setProperty("kind", "primary")
        buttons.accepted.connect(self._choose)
        buttons.rejected.connect(self.close)
        column.addWidget(buttons)
        self.setMinimumWidth(360)

    def _choose(self) -> None:
        self.chosen.emit(self.day.day())
        self.close()
