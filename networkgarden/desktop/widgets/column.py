"""A page as one readable column that scrolls."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from networkgarden.desktop.widgets.labels import PlainLabel

WIDEST = 760
NARROW = 480


class ColumnPage(QScrollArea):
    """A title and below it whatever is put into ``column``; never wider than a line one can read."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        middle = QWidget()
        middle.setMaximumWidth(WIDEST)
        self.column = QVBoxLayout(middle)
        self.column.setContentsMargins(24, 24, 24, 24)
        self.column.setSpacing(16)
        self.title = PlainLabel(title, kind="title", wrap=True)
        self.column.addWidget(self.title)
        outer = QWidget()
        row = QHBoxLayout(outer)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(middle, 100)
        row.addStretch(1)
        self.setWidget(outer)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Less air at the sides of a narrow window."""
        super().resizeEvent(event)
        side = 24 if self.width() >= NARROW else 12
        self.column.setContentsMargins(side, 24, side, 24)


class Card(QFrame):
    """A quiet box with room inside; ``column`` takes its content."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 16, 16, 16)
        self.column.setSpacing(8)


def cleared(layout: QLayout) -> None:
    """Take every widget and inner layout out, and end them."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif inner is not None:
            cleared(inner)
