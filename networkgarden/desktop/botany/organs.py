"""Organs that several species share: blossoms, round fruit, root toes, croziers."""

from __future__ import annotations

from collections.abc import Iterable
from math import cos, pi, sin

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath, QTransform

from networkgarden.desktop.botany.bag import Bag, winding_path
from networkgarden.desktop.botany.geometry import LeafShape, Stem, add_leaf, leaf_curve
from networkgarden.desktop.botany.palettes import HIGHLIGHT
from networkgarden.desktop.botany.sketch import Sketch


def unit_blossom(petals: int, shape: LeafShape, length: float, width: float, gap: float = 0.12) -> QPainterPath:
    """An open flower around the origin, to be stamped in any size."""
    path = winding_path()
    for i in range(petals):
        angle = 2 * pi * i / petals
        add_leaf(path, leaf_curve(sin(angle) * gap, -cos(angle) * gap, angle, length, width, shape, 0.0, False))
    return path


def stamp(
    path: QPainterPath, unit: QPainterPath, x: float, y: float, size: float, turn: float, flat: float = 1.0
) -> None:
    """Add a unit shape at a place; ``flat`` squashes its height (seen from the side)."""
    s, c = sin(turn) * size, cos(turn) * size
    path.addPath(QTransform(c, s * flat, -s, c * flat, x, y).map(unit))


def round_fruit(
    sketch: Sketch, fruit: Iterable[tuple[float, float, float]], name: str, radius: float, stretch: float = 1.0
) -> None:
    """Fruits at (x, y, size): dark body, light face toward the upper left, one highlight."""
    colours = sketch.ramp(name, 4)
    body, lit, shine = Bag(8), Bag(8), Bag(12)
    for x, y, size in fruit:
        r = radius * size
        body.next().addEllipse(QPointF(x, y), r, r * stretch)
        lit.next().addEllipse(QPointF(x - r * 0.17, y - r * 0.17), r * 0.78, r * 0.78 * stretch)
        shine.next().addEllipse(QPointF(x - r * 0.36, y - r * 0.40 * stretch), r * 0.24, r * 0.20)
    if radius > 1.5:
        sketch.inked(body, 0.45)
    sketch.fill(body, colours[0])
    sketch.fill(lit, colours[2])
    sketch.fill(shine, sketch.lifeless(HIGHLIGHT))


def root_toes(sketch: Sketch, width: float) -> None:
    """Three short tapered toes where a trunk meets the soil."""
    if width < 3:
        return
    toes = []
    for angle, length in ((1.75, 0.95), (-1.8, 1.0), (2.2, 0.5)):
        toes.append(Stem(0, -0.9, angle, width * length, -0.28 if angle > 0 else 0.28, width * 0.55, 0.4))
    sketch.stems(toes, ink=False)


def crozier(sketch: Sketch, x: float, y: float, length: float, angle: float, width: float, name: str = "leaf") -> None:
    """A fiddlehead: a tapered arc that ends in an inward spiral."""
    stem = Stem(x, y, angle, length * 0.72, -angle * 0.6, width, width * 0.72)
    colours, side = sketch.ramp(name), 1 if angle >= 0 else -1
    end_x, end_y = stem.at(1)
    radius = length * 0.17
    spiral = QPainterPath()
    spiral.moveTo(end_x, end_y)
    for i in range(1, 16):
        t = i / 15
        theta, r = side * (t * 4.6 - pi / 2), radius * (1 - 0.78 * t)
        spiral.lineTo(end_x + radius * side + r * sin(theta), end_y - r * cos(theta))
    body, lit = QPainterPath(), QPainterPath()
    stem.outline(body)
    stem.outline(lit, 0.4, 0.4)
    sketch.inked(spiral, width * 0.8 + 0.8)
    sketch.inked(body, 0.8)
    sketch.fill(body, colours[1])
    sketch.line(spiral, colours[2], width * 0.8)
    sketch.fill(lit, colours[4])
    sketch.line(spiral.translated(-0.25, -0.3), colours[4], width * 0.28)
