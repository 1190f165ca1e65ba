"""A calm strip above the pages: something to do one day, and a way to put it off."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from networkgarden.desktop.widgets.labels import PlainLabel


class Banner(QFrame):
    """``accepted`` when its button is pressed. Later hides it until the next start."""

    accepted = Signal()

    def __init__(self, text: str, button: str, later: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "banner")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        row.addWidget(PlainLabel(text, wrap=True), 1)
        for words, act in ((button, self.accepted.emit), (later, self.hide)):
            press = QPushButton(words)
            press.setProperty("kind", "flat")
            press.clicked.connect(lambda _=False, act=act: act())
            row.addWidget(press)
