"""Angles, tapering stems and leaves as outlines.

The ground point is the origin, y grows downward, 100 units are about one full plant. Angles are radians measured
from up, clockwise positive. The light comes from ``LIGHT`` (upper left). Formulas: botany.md §5.
"""

from __future__ import annotations

from math import acos, atan2, copysign, cos, hypot, pi, sin
from typing import NamedTuple

from PySide6.QtGui import QPainterPath

LIGHT = -0.75
GROUND = 2.2
"""No leaf tip lies lower than this: a leaf rests on the soil, it never enters it."""

Point = tuple[float, float]


def wrap(angle: float) -> float:
    """The same direction in -pi..pi."""
    return (angle + pi) % (2 * pi) - pi


def sag(angle: float, share: float, side: float = 0.0) -> float:
    """Turn a direction toward hanging by ``share`` (0..1); ``side`` decides where a nearly upright one falls."""
    angle = wrap(angle)
    falls_right = angle > 0.05 or (abs(angle) <= 0.05 and side >= 0)
    return angle + ((2.95 if falls_right else -2.95) - angle) * share


def bend_to_sag(end_angle: float, share: float, side: float = 0.0) -> float:
    """What to add to a stem's bend so that its end, now pointing to ``end_angle``, sags by ``share``."""
    return sag(end_angle, share, side) - wrap(end_angle)


def lit_left(angle: float) -> bool:
    """Is the left side of something that points to ``angle`` the one toward the light?"""
    return cos(angle - pi / 2 - LIGHT) > 0


def ahead(x: float, y: float, angle: float, length: float) -> Point:
    """The point ``length`` away in a direction."""
    return x + sin(angle) * length, y - cos(angle) * length


class Stem:
    """A tapering arc from (x0, y0), leaving at ``a0`` and turning by ``bend`` over its ``length`` (|bend| < 1.6)."""

    __slots__ = ("_edge", "a0", "bend", "length", "power", "w0", "w1", "x0", "x1", "x2", "x3", "y0", "y1", "y2", "y3")

    def __init__(
        self, x: float, y: float, angle: float, length: float, bend: float, w0: float, w1: float, power: float = 1.15
    ) -> None:
        half = bend / 2
        chord = length * (sin(half) / half if abs(half) > 1e-3 else 1.0)
        third = length / 3
        self.x0, self.y0, self.a0, self.bend, self.length = x, y, angle, bend, length
        self.w0, self.w1, self.power = w0, w1, power
        self._edge: tuple[float, ...] = ()
        # ``ahead`` written out: a picture has a hundred stems
        self.x3, self.y3 = x3, y3 = x + sin(angle + half) * chord, y - cos(angle + half) * chord
        self.x1, self.y1 = x + sin(angle) * third, y - cos(angle) * third
        self.x2, self.y2 = x3 - sin(angle + bend) * third, y3 + cos(angle + bend) * third

    def at(self, t: float) -> Point:
        m = 1 - t
        a, b, c, d = m * m * m, 3 * m * m * t, 3 * m * t * t, t * t * t
        return (
            a * self.x0 + b * self.x1 + c * self.x2 + d * self.x3,
            a * self.y0 + b * self.y1 + c * self.y2 + d * self.y3,
        )

    def angle(self, t: float) -> float:
        return self.a0 + self.bend * t

    def width(self, t: float) -> float:
        taper: float = max(0.0, 1 - t) ** self.power
        return self.w1 + (self.w0 - self.w1) * taper

    def _half_widths(self) -> tuple[float, ...]:
        """x, y of the left normal times half the width at t = 0, 1/3, 2/3 and 1; a stem is outlined twice."""
        a0, bend, w1, more, power = self.a0, self.bend, self.w1 * 0.5, (self.w0 - self.w1) * 0.5, self.power
        b, c, d = a0 + bend / 3, a0 + bend * 2 / 3, a0 + bend
        at_b, at_c = w1 + more * (2 / 3) ** power, w1 + more * (1 / 3) ** power
        self._edge = (
            -cos(a0) * (w1 + more), -sin(a0) * (w1 + more), -cos(b) * at_b, -sin(b) * at_b,
            -cos(c) * at_c, -sin(c) * at_c, -cos(d) * w1, -sin(d) * w1,
        )  # fmt: skip
        return self._edge

    def outline(self, path: QPainterPath, share: float = 1.0, shift: float = 0.0) -> None:
        """Add the closed outline: ``share`` of the width, shifted sideways in half widths (left positive)."""
        ax, ay, bx, by, cx, cy, dx, dy = self._edge or self._half_widths()
        x0, y0, x1, y1, x2, y2, x3, y3 = self.x0, self.y0, self.x1, self.y1, self.x2, self.y2, self.x3, self.y3
        p, q = shift + share, shift - share
        tip = self.a0 + self.bend
        reach = self.w1 * 0.8 * share
        path.moveTo(x0 + ax * p, y0 + ay * p)
        path.cubicTo(x1 + bx * p, y1 + by * p, x2 + cx * p, y2 + cy * p, x3 + dx * p, y3 + dy * p)
        path.quadTo(x3 + sin(tip) * reach, y3 - cos(tip) * reach, x3 + dx * q, y3 + dy * q)
        path.cubicTo(x2 + cx * q, y2 + cy * q, x1 + bx * q, y1 + by * q, x0 + ax * q, y0 + ay * q)
        path.closeSubpath()

    def axis(self, path: QPainterPath) -> None:
        """Add the middle line, open."""
        path.moveTo(self.x0, self.y0)
        path.cubicTo(self.x1, self.y1, self.x2, self.y2, self.x3, self.y3)


def stem_to(x0: float, y0: float, angle: float, x3: float, y3: float, w0: float, w1: float, power: float = 1.0) -> Stem:
    """An arc that leaves (x0, y0) near ``angle`` and arrives exactly at (x3, y3)."""
    chord = hypot(x3 - x0, y3 - y0) or 0.01
    toward = atan2(x3 - x0, -(y3 - y0))
    half = max(-1.3, min(1.3, wrap(toward - angle)))
    length = chord / (sin(half) / half if abs(half) > 1e-3 else 1.0)
    return Stem(x0, y0, toward - half, length, 2 * half, w0, w1, power)


def kept_above(stem: Stem, lowest: float = 1.0) -> Stem:
    """The stem itself or, where its end would dip below ``lowest`` (y), one raised until it does not."""
    for _ in range(12):
        if stem.y3 <= lowest:
            break
        angle = wrap(stem.a0) * 0.90
        stem = Stem(stem.x0, stem.y0, angle, stem.length, stem.bend * 0.78, stem.w0, stem.w1, stem.power)
    return stem


class LeafShape(NamedTuple):
    """Control points of one half outline: along the axis (k) and sideways (h), in lengths and half widths."""

    k1: float
    h1: float
    k2: float
    h2: float


LANCE = LeafShape(0.25, 0.95, 0.70, 0.50)
OVATE = LeafShape(0.02, 1.15, 0.62, 0.85)
OBOVATE = LeafShape(0.40, 0.45, 0.98, 1.15)
CORDATE = LeafShape(-0.22, 1.35, 0.66, 0.88)
STRAP = LeafShape(0.12, 0.75, 0.70, 0.72)
ROUND = LeafShape(0.0, 1.3, 1.0, 1.3)
FAT = LeafShape(0.18, 1.15, 0.60, 1.05)


class Leaf(NamedTuple):
    """One leaf's curve: tip, middle of the rib, and the two control points of its left and its right edge."""

    x: float
    y: float
    tip_x: float
    tip_y: float
    mid_x: float
    mid_y: float
    l1x: float
    l1y: float
    l2x: float
    l2y: float
    r1x: float
    r1y: float
    r2x: float
    r2y: float


def leaf_curve(
    x: float,
    y: float,
    angle: float,
    length: float,
    width: float,
    shape: LeafShape,
    bend: float = 0.0,
    rests: bool = True,
) -> Leaf:
    """The curve of a leaf; ``rests`` keeps it above the soil (off inside turned local frames)."""
    axis = angle + bend * 0.5
    ux, uy = sin(axis), -cos(axis)
    if rests and y + uy * length > GROUND > y:
        side = copysign(1.0, ux)
        axis = acos(max(-1.0, min(1.0, (y - GROUND) / length))) * side
        ux, uy = sin(axis), -cos(axis)
        bend = abs(bend) * side * 0.6
    bulge = bend * length * 0.25
    bx, by = uy * bulge, -ux * bulge
    side_x, side_y = uy * width * 0.665, -ux * width * 0.665
    k1, h1, k2, h2 = shape
    mid_x, mid_y = x + ux * length * 0.5 + bx, y + uy * length * 0.5 + by
    bx, by = bx * 1.3, by * 1.3
    c1x, c1y = x + ux * length * k1 + bx, y + uy * length * k1 + by
    c2x, c2y = x + ux * length * k2 + bx, y + uy * length * k2 + by
    return Leaf(
        x, y, x + ux * length, y + uy * length, mid_x, mid_y,
        c1x + side_x * h1, c1y + side_y * h1, c2x + side_x * h2, c2y + side_y * h2,
        c1x - side_x * h1, c1y - side_y * h1, c2x - side_x * h2, c2y - side_y * h2,
    )  # fmt: skip


def add_leaf(path: QPainterPath, leaf: Leaf) -> None:
    x, y, tip_x, tip_y, _, _, l1x, l1y, l2x, l2y, r1x, r1y, r2x, r2y = leaf
    path.moveTo(x, y)
    path.cubicTo(l1x, l1y, l2x, l2y, tip_x, tip_y)
    path.cubicTo(r2x, r2y, r1x, r1y, x, y)


def add_needle(path: QPainterPath, x: float, y: float, angle: float, length: float, width: float) -> None:
    """A leaf too narrow for a rib or a bend: a third of a leaf's cost. It rests on the soil as leaves do."""
    ux, uy = sin(angle), -cos(angle)
    tip_x, tip_y = x + ux * length, y + uy * length
    if tip_y > GROUND > y:
        tip_y = GROUND
    mid_x, mid_y = x + (tip_x - x) * 0.42, y + (tip_y - y) * 0.42
    path.moveTo(x, y)
    path.quadTo(mid_x + uy * width, mid_y - ux * width, tip_x, tip_y)
    path.quadTo(mid_x - uy * width, mid_y + ux * width, x, y)


def add_half_leaf(path: QPainterPath, leaf: Leaf, left: bool) -> None:
    """Add only the half on one side of the rib: painted lighter it turns clip art into a plate."""
    x, y, tip_x, tip_y, mid_x, mid_y, l1x, l1y, l2x, l2y, r1x, r1y, r2x, r2y = leaf
    path.moveTo(x, y)
    if left:
        path.cubicTo(l1x, l1y, l2x, l2y, tip_x, tip_y)
    else:
        path.cubicTo(r1x, r1y, r2x, r2y, tip_x, tip_y)
    path.quadTo(mid_x, mid_y, x, y)
