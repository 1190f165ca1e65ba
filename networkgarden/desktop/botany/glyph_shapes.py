"""What glyphs are made of: a plant as a few large paths, each of one tone, and the shapes placed on them.

Units, angles and colours are those of the plants themselves (botany.md §2), so that a stand-in gives way to its plant
without a jolt.
"""

from __future__ import annotations

from functools import lru_cache
from math import cos, pi, sin
from typing import NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath, QTransform

from networkgarden.desktop.botany.bag import winding_path
from networkgarden.desktop.botany.geometry import LeafShape, Point, Stem, add_leaf, leaf_curve
from networkgarden.desktop.botany.growth import BEARINGS, GROWTH
from networkgarden.domain.kinds import Condition, Rung

FOOT_RAMP, CAP_RAMP = "foot", "cap"
BARE_RAMP = "bare"
_THINNEST, _THINNEST_BOLD = 1.1, 6.6
"""Units: what a stem must measure to be seen at 57 px, and at 12 px."""


class Layer(NamedTuple):
    """A path in one tone (0 dark .. 5 light) of a ramp of the species' palette, or of snow, or of bare wood."""

    path: QPainterPath
    ramp: str
    tone: int


class Form:
    """A plant being put together. ``bold``: for 12 to 32 px, with thick stems and postures overdone."""

    def __init__(self, species: str, rung: int, condition: Condition, bold: bool) -> None:
        self.species, self.rung, self.bold = species, Rung(rung), bold
        self.least = _THINNEST_BOLD if bold else _THINNEST
        self.droop, self.density = BEARINGS[condition].droop, BEARINGS[condition].density
        self.growth = GROWTH[rung]
        self.asleep = condition is Condition.ASLEEP
        self.layers: list[Layer] = []

    def layer(self, ramp: str, tone: int = 2) -> QPainterPath:
        """A new path over those before; small glyphs are lighter, as beds are dark."""
        path = winding_path()
        if self.bold and ramp == "leaf":
            tone = min(5, tone + 1)
        self.layers.append(Layer(path, ramp, tone))
        return path

    def cast(self, ramp: str, tone: int, dx: float, dy: float) -> None:
        """The last path again under itself, shifted: its shaded side."""
        top = self.layers.pop()
        self.layers += [Layer(top.path.translated(dx, dy), ramp, tone), top]

    def bare(self, ramp: str = "stem", tone: int = 2) -> QPainterPath:
        """A path for the wood of a sleeper: pale where it is small, as beds are dark and twigs are thin."""
        return self.layer(BARE_RAMP if self.bold else ramp, min(5, tone + 1))

    def thick(self, width: float) -> float:
        """The width, or what is needed to be seen."""
        return max(width, self.least)

    def stem(
        self, path: QPainterPath, x: float, y: float, angle: float, length: float, bend: float, width: float
    ) -> Stem:
        """Add a tapering stem; it is given back for what grows on it."""
        least = self.least
        stem = Stem(x, y, angle, length, bend, max(width, least), max(width * 0.3, least) * 0.8, 0.8)
        outline(path, stem)
        return stem

    def heap(self, half_width: float) -> None:
        """Snow or straw at the foot."""
        path, w, h, low = self.layer(FOOT_RAMP), half_width, 3.0, 2.5
        if self.bold:
            w, h, low = max(22.0, 1.2 * w), 7.0, 7.0
        path.moveTo(-w, low)
        path.cubicTo(-w * 0.7, -h * 1.3, -w * 0.1, -h * 0.4, w * 0.1, -h * 0.7)
        path.cubicTo(w * 0.5, -h * 1.1, w * 0.9, -h * 0.2, w, low)
        path.closeSubpath()

    def caps(self, places: list[Point], half_width: float) -> None:
        """Small caps of snow; where the drawing is small the foot alone is white."""
        if self.bold:
            return
        path = self.layer(CAP_RAMP)
        for x, y in places:
            path.addEllipse(QPointF(x, y), half_width, half_width * 0.42)


def outline(path: QPainterPath, stem: Stem) -> None:
    """Add a stem's outline in two curves: a third of the cost of ``Stem.outline``, and as good for a few pixels."""
    x0, y0, x3, y3, half, tip = stem.x0, stem.y0, stem.x3, stem.y3, stem.w0 * 0.5, stem.w1 * 0.5
    nx, ny = -cos(stem.a0), -sin(stem.a0)
    middle_x, middle_y = (3 * (stem.x1 + stem.x2) - x0 - x3) * 0.25, (3 * (stem.y1 + stem.y2) - y0 - y3) * 0.25
    inner = (half + tip) * 0.55
    path.moveTo(x0 + nx * half, y0 + ny * half)
    path.quadTo(middle_x + nx * inner, middle_y + ny * inner, x3 + nx * tip, y3 + ny * tip)
    path.lineTo(x3 - nx * tip, y3 - ny * tip)
    path.quadTo(middle_x - nx * inner, middle_y - ny * inner, x0 - nx * half, y0 - ny * half)
    path.closeSubpath()


def leaf(
    path: QPainterPath, x: float, y: float, angle: float, length: float, width: float, shape: LeafShape,
    bend: float = 0.0,
) -> None:
    add_leaf(path, leaf_curve(x, y, angle, length, width, shape, bend))


def place(path: QPainterPath, unit: QPainterPath, x: float, y: float, angle: float, wide: float, tall: float) -> None:
    """Add a unit shape that points up, turned to ``angle``; a negative ``wide`` mirrors it."""
    s, c = sin(angle), cos(angle)
    path.addPath(QTransform(c * wide, s * wide, -s * tall, c * tall, x, y).map(unit))


def dots(path: QPainterPath, places: list[Point], radius: float, flat: float = 1.0) -> None:
    for x, y in places:
        path.addEllipse(QPointF(x, y), radius, radius * flat)


@lru_cache(16)
def tuft(lobes: int) -> QPainterPath:
    """A cluster of leaves seen from far: a blob of radius 1 with pointed tips that turn a little."""
    path, step = winding_path(), 2 * pi / lobes
    path.moveTo(0, -0.7)
    for k in range(lobes):
        start, tip, notch = step * k, 0.98 + 0.06 * ((k * 5) % 4), 0.68 + 0.05 * ((k * 3) % 4)
        for turn, radius in ((0.26, 0.94), (0.60 + 0.1 * (k % 2), tip), (1.0, notch)):
            path.lineTo(sin(start + step * turn) * radius, -cos(start + step * turn) * radius)
    path.closeSubpath()
    return path


@lru_cache(16)
def star(points: int, inner: float) -> QPainterPath:
    """Petals around a middle, radius 1."""
    path = winding_path()
    path.moveTo(0, -1)
    for k in range(points):
        tip, notch = 2 * pi * (k + 1) / points, 2 * pi * (k + 0.5) / points
        path.lineTo(sin(notch) * inner, -cos(notch) * inner)
        path.lineTo(sin(tip), -cos(tip))
    path.closeSubpath()
    return path


@lru_cache(16)
def fringe(teeth: int, depth: float) -> QPainterPath:
    """A bough of length 1 that points up and hangs its needles to the right."""
    path = winding_path()
    path.moveTo(-0.02, 0.02)
    path.quadTo(0.02, -0.60, -0.16, -1.08)
    for k in range(teeth, -1, -1):
        at = (k + 0.35) / (teeth + 0.6)
        fall = depth * (0.45 + 0.75 * sin(pi * min(1.0, 0.16 + 0.72 * at)))
        lift = 0.14 * at * at
        path.lineTo(fall - lift, -at - 0.09)
        path.lineTo(fall * 0.20 - lift, -at + 0.30 / teeth)
    path.closeSubpath()
    return path


@lru_cache(32)
def frond(bend: float, pairs: int, half_width: float) -> QPainterPath:
    """A feather of length 1 that leaves upward and bends to the right, both edges toothed."""
    rib = Stem(0, 0, 0, 1, bend, 0.05, 0.02)
    left: list[Point] = []
    right: list[Point] = []
    for k in range(pairs):
        t = 0.10 + 0.88 * k / (pairs - 1)
        (x, y), angle = rib.at(t), rib.angle(t)
        wide = half_width * max(0.0, sin(pi * (0.10 + 0.84 * t))) ** 0.8
        for side, edge in ((-1, left), (1, right)):
            out = angle + side * 1.02
            edge += [
                (x + side * cos(angle) * 0.012, y + side * sin(angle) * 0.012),
                (x + sin(out) * wide, y - cos(out) * wide),
            ]
    path = winding_path()
    path.moveTo(0, 0)
    for point in left:
        path.lineTo(*point)
    path.lineTo(*rib.at(1))
    for point in reversed(right):
        path.lineTo(*point)
    path.closeSubpath()
    return path
