"""A box to choose one of several words, in the look of our fields."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

_SHEET = ("QComboBox { border: 1px solid palette(dark); border-radius: 8px; padding: 0 8px; min-height: 30px; "
          "background: palette(base); } QComboBox:focus { border: 2px solid palette(accent); padding: 0 7px; "
          "min-height: 28px; } QComboBox::drop-down { border: none; width: 24px; } "
          "QComboBox::down-arrow { image: none; }")


class Choice(QComboBox):
    """A combo box that never grows wider than its place and that scrolling past does not change."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setStyleSheet(_SHEET)
        self.setMinimumWidth(120)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        x, y = 16.0 if mirrored else self.width() - 16.0, self.height() / 2
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Text), 1.6))
        painter.drawPolyline(QPolygonF([QPointF(x - 4, y - 2), QPointF(x, y + 2), QPointF(x + 4, y - 2)]))
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
