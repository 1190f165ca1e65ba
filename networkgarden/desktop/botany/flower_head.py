"""A composite head, as sunflowers have: two layers of petals around a disk of florets."""

from __future__ import annotations

from math import cos, pi, sin, sqrt
from typing import NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainterPath

from networkgarden.desktop.botany.bag import Bag
from networkgarden.desktop.botany.foliage import GOLDEN_ANGLE
from networkgarden.desktop.botany.geometry import (
    LANCE,
    OVATE,
    Point,
    add_half_leaf,
    add_leaf,
    ahead,
    lit_left,
    sag,
    wrap,
)
from networkgarden.desktop.botany.sketch import Sketch
from networkgarden.domain.kinds import Rung

PETALS = 17
PALE_SEED = "#D9C79A"


class FlowerHead(NamedTuple):
    """Where the neck ends, the direction it points to, the disk's radius, and the head's own number."""

    x: float
    y: float
    angle: float
    radius: float
    key: int

    @property
    def tilt(self) -> float:
        return self.angle * 0.75

    @property
    def foreshortened(self) -> float:
        """A nodding face is seen from the side."""
        return 0.90 if abs(wrap(self.angle)) < 0.9 else 0.62


def paint_head(sketch: Sketch, head: FlowerHead) -> None:
    """In flower, or with pale ripe seed and fewer petals at the fruiting rung."""
    fruiting = sketch.rung == Rung.FRUITING
    middle = ahead(head.x, head.y, head.angle, head.radius * 0.35)
    with sketch.turned(*middle, head.tilt, head.foreshortened):
        for layer in (0, 1):
            _paint_petals(sketch, head, layer, 0.55 if fruiting else 1.0)
        _paint_disk(sketch, head.radius, ripe=fruiting)


def paint_dry_head(sketch: Sketch, head: FlowerHead) -> None:
    """In winter: a dark disk in dry sepals."""
    middle = ahead(head.x, head.y, head.angle, head.radius * 0.35)
    with sketch.turned(*middle, head.tilt, head.foreshortened):
        sepals = Bag(6)
        for i in range(11):
            length = head.radius * 1.35 * (0.8 + 0.3 * sketch.u(i, 66))
            add_leaf(sepals.next(), sketch.curve(0, 0, 2 * pi * i / 11 + 0.2, length, head.radius * 0.42, OVATE, 0.3))
        sketch.fill(sepals, sketch.ramp("dry")[1])
        _paint_disk(sketch, head.radius, ripe=False)


def _paint_petals(sketch: Sketch, head: FlowerHead, layer: int, kept: float) -> None:
    radius, tilt, droop = head.radius, head.tilt, sketch.droop
    whole, lit = Bag(9), Bag(9)
    for i in range(PETALS):
        if sketch.u(i + head.key * 20, 61 + layer) > kept * (sketch.density + 0.12):
            continue
        around = 2 * pi * (i + 0.5 * layer) / PETALS + (sketch.u(i, 62 + layer) - 0.5) * 0.16
        length = radius * (1.08 if layer else 1.30) * (0.88 + 0.24 * sketch.u(i + head.key, 63))
        length *= (1 - 0.12 * droop) * (0.8 if kept < 1 else 1)
        angle = around + sag(around + tilt, 0.35 * droop) - wrap(around + tilt)
        x, y = sin(around) * radius * 0.72, -cos(around) * radius * 0.72
        bend = (sketch.u(i, 64) - 0.5) * 0.5
        petal = sketch.curve(x, y, angle, length, radius * 0.44 * (1 - 0.3 * droop), LANCE, bend)
        add_leaf(whole.next(), petal)
        add_half_leaf(lit.next(), petal, lit_left(angle + tilt))
    colours = sketch.ramp("bloom")
    sketch.inked(whole, 0.38)
    sketch.fill(whole, colours[3 if layer else 1])
    sketch.fill(lit, colours[5 if layer else 3])


def _paint_disk(sketch: Sketch, radius: float, ripe: bool) -> None:
    colours = sketch.ramp("disk")
    rim = _disc(0, 0, radius * 0.86)
    sketch.inked(rim, 0.5)
    sketch.fill(rim, colours[1])
    sketch.fill(_disc(-radius * 0.06, -radius * 0.06, radius * 0.74), colours[2])
    _paint_florets(sketch, radius, ripe, colours)
    if not ripe:
        sketch.fill(_disc(radius * 0.05, radius * 0.05, radius * 0.27), colours[0])


def _paint_florets(sketch: Sketch, radius: float, ripe: bool, colours: tuple[QColor, ...]) -> None:
    count = 46 if sketch.full else 16
    light: list[Point] = []
    dark: list[Point] = []
    for i in range(count):
        r, theta = radius * 0.78 * sqrt((i + 0.5) / count), i * GOLDEN_ANGLE
        x, y = r * sin(theta), -r * cos(theta)
        shaded = (x + y) * -0.7 / radius + 0.25 * (sketch.u(i, 67) - 0.5) < 0.08
        (dark if shaded else light).append((x, y))
    sketch.dots(dark, colours[0 if ripe else 3], radius * 0.068)
    sketch.dots(light, sketch.lifeless(PALE_SEED) if ripe else colours[5], radius * 0.068)


def _disc(x: float, y: float, radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(x, y), radius, radius)
    return path
