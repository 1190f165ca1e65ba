"""The landscape kept as images, so that a frame is a few blits: one far picture, one strip per terrace pattern."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace
from math import ceil

from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter

from networkgarden.desktop.botany.ground import Terrace
from networkgarden.desktop.botany.light import Light
from networkgarden.desktop.botany.scene import paint_far, paint_foreground, paint_wash
from networkgarden.desktop.botany.terrace import paint_terrace

HEADROOM = 16
"""px above a terrace's mean back edge that its strip still covers: the curve, a cushion."""

_SPARE = 256         # strips are this much wider than needed at most, so that resizing seldom draws them anew
_DEEPER = 32
_BYTES = 64 * 2**20

_Key = tuple[object, ...]


class Backdrop:
    """Images of the landscape for one device pixel ratio, the least lately used given up beyond a budget."""

    def __init__(self, dpr: float = 1.0) -> None:
        self.dpr = dpr
        self._images: OrderedDict[_Key, QImage] = OrderedDict()
        self._drawings = 0

    def far(self, painter: QPainter, width: float, height: float, light: Light, top: float, deep: float) -> None:
        """Sky and hills, ``deep`` px of them; ``top`` is where the world begins on the painter."""
        painter.drawImage(QPointF(0, top), self._far(width, height, light, deep))

    def prepare_far(self, width: float, height: float, light: Light, deep: float) -> bool:
        """Draw it before it is needed. Was it missing?"""
        before = self._drawings
        self._far(width, height, light, deep)
        return self._drawings > before

    def _far(self, width: float, height: float, light: Light, deep: float) -> QImage:
        key = ("far", width, height, deep, light)
        return self._image(key, width, deep, lambda p: paint_far(p, width, height, light))

    def strip(self, painter: QPainter, terrace: Terrace, width: float, light: Light, top: float) -> None:
        """One terrace without its plants."""
        painter.drawImage(QPointF(0, round(top + terrace.y - HEADROOM)), self._strip(terrace, width, light))

    def prepare_strip(self, terrace: Terrace, width: float, light: Light) -> bool:
        """Draw a strip before it is needed. Was it missing?"""
        before = self._drawings
        self._strip(terrace, width, light)
        return self._drawings > before

    def foreground(self, painter: QPainter, width: float, bottom: float, scale: float, light: Light) -> None:
        painter.drawImage(QPointF(0, round(bottom) - ceil(130 * scale)), self._front(width, scale, light))

    def prepare_foreground(self, width: float, scale: float, light: Light) -> bool:
        """Draw it before it is needed. Was it missing?"""
        before = self._drawings
        self._front(width, scale, light)
        return self._drawings > before

    def _front(self, width: float, scale: float, light: Light) -> QImage:
        high = ceil(130 * scale)
        return self._image(
            ("front", width, scale, light), width, high, lambda p: paint_foreground(p, width, high, scale, light)
        )

    def wash(self, painter: QPainter, width: float, height: float, light: Light) -> None:
        """A veil over the whole picture: small, and stretched, as it has no detail."""
        image = self._image(
            ("wash", width, height, light), width, height, lambda p: paint_wash(p, width, height, light)
        )
        painter.drawImage(QPointF(0, 0), image)

    def clear(self) -> None:
        self._images.clear()

    def _strip_key(self, terrace: Terrace, width: float) -> tuple[float, ...]:
        wide = ceil(width / _SPARE) * _SPARE
        deep = ceil(terrace.reach / _DEEPER) * _DEEPER
        return terrace.pattern, terrace.plant, terrace.soil, deep, terrace.depth, terrace.planted, wide

    def _strip(self, terrace: Terrace, width: float, light: Light) -> QImage:
        key = self._strip_key(terrace, width)
        deep, wide = key[3], key[6]
        local = replace(terrace, y=HEADROOM, reach=deep)
        return self._image(
            ("strip", *key, light), wide, HEADROOM + deep + 14, lambda p: paint_terrace(p, local, wide, light)
        )

    def _image(self, key: _Key, width: float, height: float, draw: Callable[[QPainter], None]) -> QImage:
        image = self._images.get(key)
        if image is None:
            image = self._drawn(width, height, draw)
            self._drawings += 1
            self._images[key] = image
            self._shed()
        self._images.move_to_end(key)
        return image

    def _drawn(self, width: float, height: float, draw: Callable[[QPainter], None]) -> QImage:
        image = QImage(
            max(1, ceil(width * self.dpr)), max(1, ceil(height * self.dpr)), QImage.Format.Format_ARGB32_Premultiplied
        )
        image.setDevicePixelRatio(self.dpr)
        image.fill(0)
        painter = QPainter(image)
        try:
            draw(painter)
        finally:
            painter.end()
        return image

    def _shed(self) -> None:
        budget = _BYTES * max(1.0, self.dpr**2)
        while len(self._images) > 2 and sum(image.sizeInBytes() for image in self._images.values()) > budget:
            self._images.popitem(last=False)
