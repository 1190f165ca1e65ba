"""The five signs of the rail, drawn as one-weight lines so that they take any text colour."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap

SIDE = 24
RATIOS = (1.0, 2.0, 3.0)


def _garden() -> QPainterPath:
    path = QPainterPath(QPointF(12, 20))
    path.lineTo(12, 11)
    for side in (-1, 1):
        path.moveTo(12, 13)
        path.cubicTo(12 + side * 1, 8, 12 + side * 5, 5, 12 + side * 8, 5)
        path.cubicTo(12 + side * 8, 10, 12 + side * 5, 13, 12, 13)
    path.moveTo(5, 20)
    path.lineTo(19, 20)
    return path


def _today() -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(12, 12), 4.2, 4.2)
    for number in range(8):
        angle = number * math.pi / 4
        path.moveTo(12 + 7 * math.cos(angle), 12 + 7 * math.sin(angle))
        path.lineTo(12 + 9.2 * math.cos(angle), 12 + 9.2 * math.sin(angle))
    return path


def _seeds() -> QPainterPath:
    path = QPainterPath()
    for x, y in ((8, 8), (16, 8.5), (12, 16)):
        path.moveTo(x, y - 4.4)
        path.cubicTo(x + 4, y - 1, x + 3, y + 3.4, x, y + 3.4)
        path.cubicTo(x - 3, y + 3.4, x - 4, y - 1, x, y - 4.4)
    return path


def _harvest() -> QPainterPath:
    path = QPainterPath(QPointF(4, 11))
    path.lineTo(20, 11)
    path.lineTo(17.6, 19)
    path.cubicTo(17.2, 20.4, 16.6, 20.6, 15.6, 20.6)
    path.lineTo(8.4, 20.6)
    path.cubicTo(7.4, 20.6, 6.8, 20.4, 6.4, 19)
    path.closeSubpath()
    path.moveTo(7, 11)
    path.cubicTo(7, 2.6, 17, 2.6, 17, 11)
    return path


def _settings() -> QPainterPath:
    path = QPainterPath()
    for y, knob in ((6.5, 15.5), (12.0, 8.5), (17.5, 13.5)):
        path.moveTo(4, y)
        path.lineTo(knob - 2.2, y)
        path.moveTo(knob + 2.2, y)
        path.lineTo(20, y)
        path.addEllipse(QPointF(knob, y), 2.2, 2.2)
    return path


SIGNS = {"garden": _garden, "today": _today, "seeds": _seeds, "harvest": _harvest, "settings": _settings}


def rail_icon(key: str, colour: QColor) -> QIcon:
    icon = QIcon()
    for ratio in RATIOS:
        pixmap = QPixmap(round(SIDE * ratio), round(SIDE * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(colour, 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setClipRect(QRectF(0, 0, SIDE, SIDE))
        painter.drawPath(SIGNS[key]())
        painter.end()
        icon.addPixmap(pixmap)
    return icon
