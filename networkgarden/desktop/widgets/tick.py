"""A box to tick in the look of our fields: seen in every theme, and its words break where the room ends."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QStyle, QWidget

from networkgarden.desktop.theme import current_theme

BOX = 20
GAP = 8
PAD = 3
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextHideMnemonic)


class Tick(QCheckBox):
    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, max(1, width - BOX - GAP - 2 * PAD), 1 << 16)
        return max(BOX, self.fontMetrics().boundingRect(room, _WRAP, self.text()).height()) + 2 * PAD

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self.text()) + BOX + GAP + 2 * PAD + 2
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(BOX + GAP + 2 * PAD + 40, BOX + 2 * PAD)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, _: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self._placed(QRect(PAD, (self.height() - BOX) // 2, BOX, BOX))
        on, strong = self.isChecked(), self.hasFocus()
        edge = theme.colour("focus" if strong else "accent_fill" if on else "line_strong")
        painter.setPen(QPen(edge, 2 if strong else 1))
        painter.setBrush(theme.colour("accent_fill" if on else "surface"))
        painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), 4, 4)
        if strong:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(box).adjusted(-2, -2, 2, 2), 6, 6)
        if on:
            painter.setPen(QPen(theme.colour("on_accent"), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            x, y = box.x() + 5.0, box.y() + 10.5
            painter.drawPolyline(QPolygonF([QPointF(x, y), QPointF(x + 3.5, y + 3.5), QPointF(x + 10, y - 4.5)]))
        painter.setPen(theme.colour("text" if self.isEnabled() else "faint"))
        words = self._placed(self.rect().adjusted(PAD + BOX + GAP, 0, -PAD, 0))
        leading = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
        flags = _WRAP | int(leading) | int(Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(words, flags, self.text())
        painter.end()

    def _placed(self, rect: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), rect)
