"""The landscape kept as images, so that a frame is a few blits: one far picture, one strip per terrace pattern."""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from math import ceil
from typing import Any

from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter

from networkgarden.desktop.botany.ground import Terrace
from networkgarden.desktop.botany.layers import Layer, paint_layers
from networkgarden.desktop.botany.light import Light
from networkgarden.desktop.botany.scene import far_layers, paint_foreground, paint_wash
from networkgarden.desktop.botany.terrace import sketch_layers, terrace_layers

HEADROOM = 16
"""px above a terrace's mean back edge that its strip still covers: the curve, a cushion."""

_SPARE = 256         # strips are this much wider than needed at most, so that resizing seldom draws them anew
_DEEPER = 32
_BYTES = 64 * 2**20
_WINDOWS = 4

@dataclass(frozen=True, slots=True)
class _Plan:
    """A picture of the landscape: what decides its pixels, its size in logical px, and how it is painted."""

    key: tuple[Any, ...]      # ends with the light
    width: float
    height: float
    layers: Callable[[], Iterable[Layer]]
    sketch: Callable[[], Iterable[Layer]] = tuple

    def pixels(self, dpr: float) -> tuple[int, int]:
        return max(1, ceil(self.width * dpr)), max(1, ceil(self.height * dpr))

    def bytes(self, dpr: float) -> int:
        width, height = self.pixels(dpr)
        return 4 * width * height


@dataclass(slots=True)
class _Picture:
    """A plan being carried out; finished when no layers are left."""

    image: QImage
    left: deque[Layer]

    def paint(self, layers: int) -> None:
        """Paint so many of the layers that are left."""
        painter = QPainter(self.image)
        try:
            paint_layers(painter, (self.left.popleft() for _ in range(layers)))
        finally:
            painter.end()


class Backdrop:
    """Images of the landscape for one device pixel ratio, the least lately used given up beyond a budget.

    What ``prepare_…`` has not drawn before it is asked for is drawn on the spot. ``spare``: only where there is room
    for it without giving up something else.
    """

    def __init__(self, dpr: float = 1.0) -> None:
        self.dpr = dpr
        self._pictures: OrderedDict[tuple[Any, ...], _Picture] = OrderedDict()

    def far(self, painter: QPainter, width: float, height: float, light: Light, top: float, deep: float) -> None:
        """Sky and hills, ``deep`` px of them; ``top`` is where the world begins on the painter."""
        painter.drawImage(QPointF(0, top), self._image(_far(width, height, light, deep)))

    def prepare_far(self, width: float, height: float, light: Light, deep: float, *, spare: bool = False) -> bool:
        """Draw a layer of it before it is needed. Was one missing?"""
        return self._prepare(_far(width, height, light, deep), spare)

    def strip(
        self, painter: QPainter, terrace: Terrace, width: float, light: Light, top: float, *, at_once: bool = True
    ) -> bool:  # fmt: skip
        """One terrace without its plants. Is it shown as it is?

        While it has not been drawn it is drawn, or, where that need not be ``at_once``, shown as it looked an hour
        ago, or sketched.
        """
        plan, where = _strip(terrace, width, light), QPointF(0, round(top + terrace.y - HEADROOM))
        kept = self._pictures.get(plan.key)
        whole = at_once or (kept is not None and not kept.left)
        image = self._image(plan) if whole else self._earlier(plan)
        if image is not None:
            painter.drawImage(where, image)
        else:
            painter.translate(where)
            paint_layers(painter, plan.sketch())
            painter.translate(-where)
        return whole

    def prepare_strip(self, terrace: Terrace, width: float, light: Light, *, spare: bool = False) -> bool:
        """Draw a layer of a strip before it is needed. Was one missing?"""
        return self._prepare(_strip(terrace, width, light), spare)

    def foreground(self, painter: QPainter, width: float, bottom: float, scale: float, light: Light) -> None:
        where = QPointF(0, round(bottom) - ceil(130 * scale))
        painter.drawImage(where, self._image(_foreground(width, scale, light)))

    def prepare_foreground(self, width: float, scale: float, light: Light, *, spare: bool = False) -> bool:
        """Draw it before it is needed. Was it missing?"""
        return self._prepare(_foreground(width, scale, light), spare)

    def wash(self, painter: QPainter, width: float, height: float, light: Light) -> None:
        """A veil over the whole picture."""
        painter.drawImage(QPointF(0, 0), self._image(_wash(width, height, light)))

    def prepare_wash(self, width: float, height: float, light: Light, *, spare: bool = False) -> bool:
        """Draw it before it is needed. Was it missing?"""
        return self._prepare(_wash(width, height, light), spare)

    def clear(self) -> None:
        self._pictures.clear()

    def _earlier(self, plan: _Plan) -> QImage | None:
        """The same in another light of the same theme, if it is still there."""
        *what, light = plan.key
        found = (picture.image for (*kind, seen), picture in reversed(self._pictures.items())
                 if kind == what and seen.scene == light.scene and not picture.left)
        return next(found, None)

    def _image(self, plan: _Plan) -> QImage:
        picture = self._picture(plan)
        if picture.left:
            picture.paint(len(picture.left))
        return picture.image

    def _prepare(self, plan: _Plan, spare: bool) -> bool:
        if spare and plan.key not in self._pictures and self._bytes + plan.bytes(self.dpr) > self._budget:
            return False
        picture = self._picture(plan)
        if not picture.left:
            return False
        picture.paint(1)
        return True

    def _picture(self, plan: _Plan) -> _Picture:
        picture = self._pictures.get(plan.key)
        if picture is None:
            picture = self._pictures[plan.key] = _Picture(self._bare(plan), deque(plan.layers()))
            self._shed()
        self._pictures.move_to_end(plan.key)
        return picture

    def _bare(self, plan: _Plan) -> QImage:
        image = QImage(*plan.pixels(self.dpr), QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(self.dpr)
        image.fill(0)
        return image

    @property
    def _bytes(self) -> int:
        return sum(one.image.sizeInBytes() for one in self._pictures.values())

    @property
    def _budget(self) -> float:
        """Enough for all that a large window shows: its largest picture is as large as the window."""
        largest = max((one.image.sizeInBytes() for one in self._pictures.values()), default=0)
        return max(_BYTES * max(1.0, self.dpr), _WINDOWS * largest)

    def _shed(self) -> None:
        while len(self._pictures) > 2 and self._bytes > self._budget:
            self._pictures.popitem(last=False)


def _far(width: float, height: float, light: Light, deep: float) -> _Plan:
    return _Plan(("far", width, height, deep, light), width, deep, partial(far_layers, width, height, light))


def _strip(terrace: Terrace, width: float, light: Light) -> _Plan:
    wide = ceil(width / _SPARE) * _SPARE
    deep = ceil(terrace.reach / _DEEPER) * _DEEPER
    local = replace(terrace, y=HEADROOM, reach=deep)
    look = terrace.pattern, terrace.plant, terrace.soil, deep, terrace.depth, terrace.planted
    layers, sketch = (partial(layers, local, wide, light) for layers in (terrace_layers, sketch_layers))
    return _Plan(("strip", *look, wide, light), wide, HEADROOM + deep + 14, layers, sketch)


def _foreground(width: float, scale: float, light: Light) -> _Plan:
    high = ceil(130 * scale)
    layer = partial(paint_foreground, width=width, bottom=high, scale=scale, light=light)
    return _Plan(("front", width, scale, light), width, high, lambda: [layer])


def _wash(width: float, height: float, light: Light) -> _Plan:
    layer = partial(paint_wash, width=width, height=height, light=light)
    return _Plan(("wash", width, height, light), width, height, lambda: [layer])
