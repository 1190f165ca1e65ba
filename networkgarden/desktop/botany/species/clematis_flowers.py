"""The clematis' star and the silk tuft it becomes."""

from __future__ import annotations

from math import cos, pi, radians, sin, sqrt

from PySide6.QtCore import QPointF
from PySide6.QtGui import QBrush, QPainterPath, QRadialGradient

from networkgarden.desktop.botany.bag import winding_path
from networkgarden.desktop.botany.colour import faint
from networkgarden.desktop.botany.foliage import GOLDEN_ANGLE
from networkgarden.desktop.botany.geometry import FAT, Point, add_half_leaf, add_leaf, lit_left, sag
from networkgarden.desktop.botany.sketch import Sketch

PETALS = 6
STAMENS = 14
HAIRS = 20


def paint_star(sketch: Sketch, x: float, y: float, radius: float, organ: int) -> None:
    """Two layers of three fat petals with ribs, and a spiral of stamens. Thirst folds it and turns its face down."""
    droop = sketch.droop
    tilt = radians((sketch.u(organ, 55) - 0.5) * 30 + 25 * droop * (1 if x > 0 else -1))
    with sketch.turned(x, y + droop * 4, tilt, 0.92 - 0.42 * droop):
        ribs = QPainterPath()
        for layer in (0, 1):
            _paint_petals(sketch, radius, organ, layer, ribs)
        if sketch.full:
            sketch.line(ribs, sketch.ramp("bloom")[5], 0.40)
        spiral: list[Point] = []
        for i in range(1, STAMENS + 1):
            reach = radius * 0.055 * sqrt(i)
            spiral.append((sin(i * GOLDEN_ANGLE) * reach, -cos(i * GOLDEN_ANGLE) * reach))
        sketch.dots(spiral, sketch.colour("core"), radius * 0.055 + 0.12)
        sketch.dots([(0, 0)], sketch.ramp("leaf")[4], radius * 0.07)


def _paint_petals(sketch: Sketch, radius: float, organ: int, layer: int, ribs: QPainterPath) -> None:
    """Every other petal; its rib is added to `ribs`."""
    droop, colours = sketch.droop, sketch.ramp("bloom")
    wholes, halves = winding_path(), winding_path()
    for i in range(layer, PETALS, 2):
        angle = sketch.u(organ, 54) + 2 * pi * i / PETALS
        angle = sag(angle, 0.30 * droop) if droop else angle
        x, y = sin(angle) * radius * 0.06, -cos(angle) * radius * 0.06
        length, width = radius * (1.02 - 0.05 * layer), radius * 0.70 * (1 - 0.3 * droop)
        petal = sketch.curve(x, y, angle, length, width, FAT, (sketch.u(i + organ, 56) - 0.5) * 0.3)
        add_leaf(wholes, petal)
        add_half_leaf(halves, petal, lit_left(angle))
        ribs.moveTo(x, y)
        ribs.quadTo(petal.mid_x, petal.mid_y, petal.tip_x * 0.9, petal.tip_y * 0.9)
    sketch.inked(wholes, 0.45)
    sketch.fill(wholes, colours[1 + layer])
    sketch.fill(halves, colours[3 + layer])


def paint_silk(sketch: Sketch, x: float, y: float, radius: float, organ: int) -> None:
    """A soft halo and curved hairs, dark and white in turn."""
    colours = sketch.ramp("fruit")
    halo = QRadialGradient(QPointF(x, y), radius)
    halo.setColorAt(0, faint(colours[5], 0.59))
    halo.setColorAt(1, faint(colours[5], 0.0))
    disc = QPainterPath()
    disc.addEllipse(QPointF(x, y), radius, radius)
    sketch.painter.fillPath(disc, QBrush(halo))
    dark, white = QPainterPath(), QPainterPath()
    for i in range(HAIRS):
        a = 2 * pi * i / HAIRS + sketch.u(organ, 57)
        r = radius * (0.75 + 0.4 * sketch.u(i + organ * 3, 59))
        hair = white if i % 2 else dark
        hair.moveTo(x, y)
        hair.cubicTo(
            x + sin(a) * r * 0.5, y - cos(a) * r * 0.5, x + sin(a + 0.35) * r * 0.9, y - cos(a + 0.35) * r * 0.9,
            x + sin(a + 0.75) * r, y - cos(a + 0.75) * r + 0.3 * radius * sketch.droop,
        )  # fmt: skip
    sketch.line(dark, colours[1], 0.55)
    sketch.line(white, colours[5], 0.5)
    sketch.dots([(x, y)], sketch.ramp("stem")[1], radius * 0.13)
