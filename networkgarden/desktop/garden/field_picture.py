"""The overview as an image, painted and mended piece by piece: bare earth once, then the plants of each piece."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QImage, QPainter

from networkgarden.desktop.botany.overview import (
    paint_earth,
    paint_field_plants,
    paint_sown,
    paint_turf,
    prepare_plants,
    reaches_into,
)
from networkgarden.desktop.garden.field import FieldLayout

_AT_ONCE = 4      # pieces painted in a step


class FieldPicture:
    """A view of one field, in pixels. A piece nobody has looked at yet is shown as sown."""

    def __init__(self, field: FieldLayout, theme: str, part: QRect, dpr: float) -> None:
        """``part``: what is in sight, in px of the world."""
        self._field, self._theme, self._part = field, theme, part
        self._earth = QImage(part.size() * dpr, QImage.Format.Format_RGB32)
        self._earth.setDevicePixelRatio(dpr)
        self._image = self._earth
        self._steps = self._paint_all()
        self._ready = False

    def shows(self, field: FieldLayout, theme: str, part: QRect, dpr: float) -> bool:
        return self._field is field and (self._theme, self._part, self._earth.devicePixelRatio()) == (theme, part, dpr)

    def prepare(self) -> bool:
        """Paint a step of it. Was one missing?"""
        self._ready = self._ready or next(self._steps, True)
        return not self._ready

    def mend(self, number: int) -> None:
        """Show one piece as its people look now."""
        self._finish()
        area = QRect(self._field.beds[number].rect.adjusted(-4, -12, 4, 12).toAlignedRect())
        if area.intersects(self._part):
            painter = self._painter_on(self._image)
            painter.setClipRect(area)
            painter.drawImage(self._part.topLeft(), self._earth)
            for other in range(len(self._field.beds)):
                self._paint_plants(painter, other, QRectF(area))
            painter.end()

    def paint(self, painter: QPainter) -> None:
        self._finish()
        painter.drawImage(QPoint(0, 0), self._image)

    def _finish(self) -> None:
        while self.prepare():
            continue

    def _paint_all(self) -> Iterator[bool]:
        """Step by step; True when there is nothing left to do."""
        part, count = QRectF(self._part), len(self._field.beds)
        painter = self._painter_on(self._earth)
        paint_turf(painter, self._theme, part)
        painter.end()
        yield False
        for first in range(0, count, _AT_ONCE):
            painter = self._painter_on(self._earth)
            for bed in self._field.beds[first:first + _AT_ONCE]:
                if reaches_into(bed, part):
                    paint_earth(painter, bed, self._theme)
            painter.end()
            yield False
        self._image = self._earth.copy()
        for bed in self._field.beds:
            prepare_plants(bed, self._theme, self._earth.devicePixelRatio())
        yield False
        for first in range(0, count, _AT_ONCE):
            painter = self._painter_on(self._image)
            for number in range(first, min(count, first + _AT_ONCE)):
                self._paint_plants(painter, number, part)
            painter.end()
            yield False

    def _painter_on(self, image: QImage) -> QPainter:
        painter = QPainter(image)
        painter.translate(-self._part.topLeft())
        return painter

    def _paint_plants(self, painter: QPainter, number: int, area: QRectF) -> None:
        bed = self._field.beds[number]
        if number not in self._field.unknown:
            paint_field_plants(painter, [bed], self._theme, area)
        elif reaches_into(bed, area):
            paint_sown(painter, bed)
