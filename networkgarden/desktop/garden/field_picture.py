"""The overview as an image that is mended piece by piece: bare earth once, then the plants of each piece."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QImage, QPainter

from networkgarden.desktop.botany.overview import (
    FieldBed,
    paint_bare_field,
    paint_field_plants,
    paint_sown,
    reaches_into,
)
from networkgarden.desktop.garden.field import FieldLayout


class FieldPicture:
    """A view of one field, in pixels. A piece nobody has looked at yet is shown as sown."""

    def __init__(self, field: FieldLayout, theme: str, part: QRect, dpr: float) -> None:
        """``part``: what is in sight, in px of the world."""
        self._field, self._theme, self._part = field, theme, part
        self._earth = QImage(part.size() * dpr, QImage.Format.Format_RGB32)
        self._earth.setDevicePixelRatio(dpr)
        painter = self._painter_on(self._earth)
        paint_bare_field(painter, field.beds, theme, QRectF(part))
        painter.end()
        self._image = self._earth.copy()
        painter = self._painter_on(self._image)
        self._paint_plants(painter, QRectF(part))
        painter.end()

    def shows(self, field: FieldLayout, theme: str, part: QRect, dpr: float) -> bool:
        return self._field is field and (self._theme, self._part, self._earth.devicePixelRatio()) == (theme, part, dpr)

    def mend(self, number: int) -> None:
        """Show one piece as its people look now."""
        area = QRect(self._field.beds[number].rect.adjusted(-4, -12, 4, 12).toAlignedRect())
        if area.intersects(self._part):
            painter = self._painter_on(self._image)
            painter.setClipRect(area)
            painter.drawImage(self._part.topLeft(), self._earth)
            self._paint_plants(painter, QRectF(area))
            painter.end()

    def paint(self, painter: QPainter) -> None:
        painter.drawImage(QPoint(0, 0), self._image)

    def _painter_on(self, image: QImage) -> QPainter:
        painter = QPainter(image)
        painter.translate(-self._part.topLeft())
        return painter

    def _paint_plants(self, painter: QPainter, area: QRectF) -> None:
        known: list[FieldBed] = []
        for number, bed in enumerate(self._field.beds):
            if number not in self._field.unknown:
                known.append(bed)
            elif reaches_into(bed, area):
                paint_sown(painter, bed)
        paint_field_plants(painter, known, self._theme, area)
