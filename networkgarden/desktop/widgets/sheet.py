"""A window of its own that says one thing: a scrolling column, and below it a line of words and buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from networkgarden.desktop.widgets.flow import FlowLayout
from networkgarden.desktop.widgets.labels import PlainLabel

NARROWEST, LOWEST = 300, 320
MARGIN = 16


class Sheet(QDialog):
    """``column`` takes what it says; ``add_button`` puts buttons at its foot, the last one first in the eye.

    It ends itself when closed, never grows wider than its window's screen allows, and Escape closes it.
    """

    def __init__(self, title: str, parent: QWidget | None = None, *, width: int = 520, height: int = 560) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumSize(NARROWEST, LOWEST)
        self._wanted = (width, height)
        inner = QWidget()
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(MARGIN, MARGIN, MARGIN, 8)
        self.column.setSpacing(8)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inner)
        self.said = PlainLabel("", kind="small", wrap=True)
        self.said.hide()
        self._buttons = FlowLayout(8)
        foot = QVBoxLayout()
        foot.setContentsMargins(MARGIN, 8, MARGIN, 12)
        foot.setSpacing(8)
        foot.addWidget(self.said)
        foot.addLayout(self._buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._scroll, 1)
        whole.addLayout(foot)
        self.finished.connect(self.deleteLater)

    def showEvent(self, event: QShowEvent) -> None:
        """No larger than the window it belongs to, so that a narrow one is enough."""
        super().showEvent(event)
        parent = self.parentWidget()
        owner = parent.window() if parent is not None else None
        width, height = self._wanted
        if owner is not None and owner.isVisible():
            width, height = min(width, owner.width() - 8), min(height, owner.height() - 8)
        self.resize(max(NARROWEST, width), max(LOWEST, height))

    def say(self, text: str) -> None:
        """A line above the buttons, also for a screen reader; "" takes it away."""
        self.said.setText(text)
        self.said.setVisible(bool(text))
        self.setAccessibleDescription(text)

    def add_button(self, text: str, kind: str = "plain", name: str = "") -> QPushButton:
        button = QPushButton(text)
        button.setProperty("kind", kind)
        button.setAutoDefault(False)
        if name:
            button.setAccessibleName(name)
        self._buttons.addWidget(button)
        return button

    def add_field(self, label: str, field: QWidget, hint: str = "") -> PlainLabel:
        """A field below its name; the name is also what screen readers say."""
        field.setAccessibleName(label)
        field.setAccessibleDescription(hint)
        words = PlainLabel(label, kind="muted", wrap=True)
        words.setBuddy(field)
        self.column.addWidget(words)
        self.column.addWidget(field)
        if hint:
            self.column.addWidget(PlainLabel(hint, kind="small", wrap=True))
        return words
