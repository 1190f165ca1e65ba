"""A calm strip above the pages: something to do one day, and a way to put it off."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from networkgarden.desktop.widgets.labels import PlainLabel

SIDE_BY_SIDE = 560


class Banner(QWidget):
    """``accepted`` when its button is pressed. ``put_off`` when the other one hides it until the next start."""

    accepted = Signal()
    put_off = Signal()

    def __init__(self, text: str, button: str, later: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(text)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(12, 12, 12, 0)
        frame = QFrame()
        frame.setProperty("kind", "banner")
        frame.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        outer.addWidget(frame)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, frame)
        self._row.setContentsMargins(16, 8, 8, 8)
        self._row.setSpacing(8)
        self._row.addWidget(PlainLabel(text, wrap=True), 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        buttons.addStretch(1)
        for words, act in ((button, self.accepted.emit), (later, self._hide)):
            press = QPushButton(words)
            press.setProperty("kind", "flat")
            press.clicked.connect(lambda _=False, act=act: act())
            buttons.addWidget(press)
        self._row.addLayout(buttons)

    def _hide(self) -> None:
        self.hide()
        self.put_off.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the buttons stand below the words."""
        super().resizeEvent(event)
        beside = self.width() >= SIDE_BY_SIDE
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
