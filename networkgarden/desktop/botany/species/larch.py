"""Larch: a narrow feathered cone. Each bough is a fringe hanging in three rows, dark below, light above."""

from __future__ import annotations

from functools import lru_cache
from math import cos, pi, sin
from typing import NamedTuple

from PySide6.QtGui import QPainterPath

from networkgarden.desktop.botany.bag import Bag, winding_path
from networkgarden.desktop.botany.geometry import (
    FAT,
    GROUND,
    OBOVATE,
    Point,
    Stem,
    add_leaf,
    add_needle,
    kept_above,
    leaf_curve,
    sag,
)
from networkgarden.desktop.botany.organs import root_toes, stamp
from networkgarden.desktop.botany.sketch import Sketch
from networkgarden.desktop.botany.snow import heap_at_foot, snow_on_stems
from networkgarden.domain.kinds import Rung

PAIRS = {Rung.LEAFY: 6, Rung.BUDDING: 8, Rung.BRANCHING: 11}
HEIGHTS = {
    Rung.LEAFY: 40, Rung.BUDDING: 64, Rung.BRANCHING: 84, Rung.BLOSSOMING: 102, Rung.FLOWERING: 112, Rung.FRUITING: 114,
}  # fmt: skip
BEHIND = 0.36
"""The share of boughs that stand behind the trunk."""

ROWS = ((1.0, 0.36, 10.3), (0.30, 0.14, 10.0), (-0.50, 0.02, 8.0))
"""Of a fringe: angle off the bough, how far it hangs, needle length."""

NEEDLES, PLAIN_NEEDLES = (5, 0.78, 0.20), (3, 0.60, 0.34)
"""Of a tuft: how many needles, how wide they spread to each side, how thick they are at their foot (share of length).

Small drawings take fewer and broader needles: thinner than a pixel they would only grey the air.
"""


class Bough(NamedTuple):
    stem: Stem
    at: float  # place on the trunk, 0..1
    side: int
    organ: int


def paint(sketch: Sketch) -> None:
    height = HEIGHTS[sketch.rung]
    width = max(1.8, 6.0 * (height / 112) * sketch.girth)
    nod = 0.34 * sketch.droop * sketch.mirror      # the leader nods before anything else does
    trunk = Stem(0, 1, -0.35 * sketch.lean - 0.3 * nod, height * 0.97, 0.8 * sketch.lean + nod, width, 0.5, 0.8)
    boughs = _boughs(sketch, trunk, height, width)
    root_toes(sketch, width)
    if sketch.asleep:
        _paint_asleep(sketch, trunk, boughs)
        return
    behind = [bough for bough in boughs if sketch.u(bough.organ, 37) < BEHIND]
    before = [bough for bough in boughs if sketch.u(bough.organ, 37) >= BEHIND]
    for bough in behind:
        _paint_fringe(sketch, bough, -0.22)
    sketch.stems([trunk])
    sketch.stems([bough.stem for bough in before], ink=False)
    for bough in before:
        _paint_fringe(sketch, bough, 0.04)
    _paint_leader(sketch, trunk)
    _paint_tips(sketch, [bough for bough in before if bough.stem.length > 6])


def _boughs(sketch: Sketch, trunk: Stem, height: float, width: float) -> list[Bough]:
    count = 2 * PAIRS.get(sketch.rung, 13)
    heavy = 0.30 if sketch.rung == Rung.FRUITING else 0.0
    boughs = []
    for i in range(count):
        at = 0.13 + 0.84 * (i / (count - 1)) ** 0.9
        side = (1 if i % 2 else -1) * sketch.mirror
        x, y = trunk.at(at)
        if sketch.u(i, 37) >= BEHIND:
            x -= side * (1 - at) * 2.6
        length = (height * 0.36 * (1 - at) ** 0.86 + height * 0.025) * (0.78 + 0.40 * sketch.u(i, 31))
        angle = 1.72 - 0.95 * at + (sketch.u(i, 32) - 0.5) * 0.26 + (0.44 * sketch.droop + 0.4 * heavy) * (1 - at)
        bend = -0.62 + 1.05 * sketch.droop + heavy
        stem = Stem(x, y, side * angle, length, side * bend, max(0.5, width * 0.28 * (1 - at) + 0.25), 0.25)
        boughs.append(Bough(kept_above(stem, -3.0), at, side, i))
    return boughs


def _paint_leader(sketch: Sketch, trunk: Stem) -> None:
    """The tuft that ends the trunk in a point."""
    point, colours = Bag(), sketch.ramp("leaf", 7)
    for k in range(9):
        x, y = trunk.at(0.90 + 0.1 * k / 8)
        side = 1 if k % 2 else -1
        angle = sag(trunk.angle(1) + side * (0.85 - 0.09 * k), 0.5 * sketch.droop, side)
        length = (6.4 - 0.3 * k) * (0.6 + 0.4 * sketch.growth)
        add_needle(point.next(), x, y, angle, length, 1.3)
    sketch.fill(point, colours[4])


def _paint_fringe(sketch: Sketch, bough: Bough, shift: float) -> None:
    rows = [Bag(8) for _ in ROWS]
    stem, droop, u = bough.stem, sketch.droop, sketch.u
    stations = max(2, int(stem.length / (4.9 if sketch.full else 5.6)))
    tufts = [tuft(*(NEEDLES if sketch.full else PLAIN_NEEDLES), kind) for kind in range(3)]
    grown = (1.0 - 0.42 * bough.at) * (0.6 + 0.4 * sketch.growth)
    for j in range(stations + 1):
        t = 0.02 + 0.98 * (j + (0.42 if j % 2 else 0.0)) / (stations + 0.42)
        (x, y), along = stem.at(t), stem.angle(t)
        fullness = (0.62 + 0.5 * sin(pi * min(1.0, 0.25 + 0.6 * t))) * grown
        for row, (off, fall, length) in enumerate(ROWS):
            organ = bough.organ * 53 + j * 3 + row
            if (row == 1 and j % 2) or u(organ, 33) > sketch.density + 0.05:
                continue
            angle = sag(along + off * bough.side + (u(organ, 34) - 0.5) * 0.4, fall + 0.42 * droop, bough.side)
            size = length * fullness * (0.78 + 0.44 * u(organ, 35))
            if y + size > GROUND > y:  # it rests on the soil as leaves do
                size = min(size, max(2.0, (GROUND - y) / max(0.3, -cos(angle))))
            stamp(rows[row].next(), tufts[organ % 3], x, y, size, angle)
    _fill_fringe(sketch, bough, rows, shift)


@lru_cache(maxsize=8)
def tuft(needles: int, spread: float, foot: float, kind: int) -> QPainterPath:
    """Needles of length 1 that fan out around straight up: short ones and long ones, of three kinds."""
    path = winding_path()
    path.moveTo(0, 0.06)
    for k in range(needles):
        f = 2 * k / (needles - 1) - 1
        angle, length = f * spread * (0.9 + 0.1 * ((k + kind) % 3)), 1.0 - 0.11 * ((2 * k + kind) % 3) - 0.08 * f * f
        path.lineTo(sin(angle) * length, -cos(angle) * length)
        between = (f + 1 / (needles - 1)) * spread
        path.lineTo(sin(between) * foot, -cos(between) * foot)
    path.closeSubpath()
    return path


def _fill_fringe(sketch: Sketch, bough: Bough, rows: list[Bag], shift: float) -> None:
    colours = sketch.ramp("leaf", 7)
    light = (
        0.42 + (0.16 if bough.side < 0 else -0.10) + 0.22 * (bough.at - 0.4) + 0.2 * (sketch.u(bough.organ, 38) - 0.5)
    )
    tone = max(0, min(4, int((light + shift) * 5.2)))
    sketch.fill(rows[0], colours[max(0, tone - 1)])
    sketch.fill(rows[1], colours[tone + 1])
    sketch.fill(rows[2], colours[tone + 2])
    if bough.organ % 2 == 0:
        x, y = bough.stem.at(0.99)
        sketch.tips.append((x, y + 2, x, y))


def _paint_tips(sketch: Sketch, boughs: list[Bough]) -> None:
    """What the rung puts on the boughs: buds, upright pink flowers or cones."""
    if sketch.rung == Rung.BUDDING:
        sketch.dots([bough.stem.at(0.95) for bough in boughs[::2]], sketch.ramp("bloom")[2], 1.3)
    elif sketch.rung == Rung.BLOSSOMING:
        _paint_flowers(sketch, _seats(sketch, boughs, (0.62,), 41, 0.78))
    elif sketch.rung == Rung.FLOWERING:
        _paint_flowers(sketch, _seats(sketch, boughs, (0.40, 0.78), 41, 0.78))
    elif sketch.rung == Rung.FRUITING:
        _paint_cones(sketch, _seats(sketch, boughs, (0.46, 0.84), 43, 0.62))


def _seats(sketch: Sketch, boughs: list[Bough], places: tuple[float, ...], trait: int, share: float) -> list[Point]:
    return [bough.stem.at(t) for bough in boughs for t in places if sketch.u(bough.organ, trait + int(t * 9)) <= share]


def _paint_flowers(sketch: Sketch, seats: list[Point]) -> None:
    whole, lit = Bag(), Bag()
    angle = sag(0.1 * sketch.mirror, 0.45 * sketch.droop)
    shape, light = _unit_leaf(angle, 5.4, 3.9), _unit_leaf(angle - 0.18, 4.4, 2.0)
    for x, y in seats:
        whole.next().addPath(shape.translated(x, y + 0.8))
        lit.next().addPath(light.translated(x - 0.4, y + 0.4))
    colours = sketch.ramp("bloom")
    sketch.inked(whole, 0.4)
    sketch.fill(whole, colours[1])
    sketch.fill(lit, colours[4])


def _unit_leaf(angle: float, length: float, width: float) -> QPainterPath:
    path = winding_path()
    add_leaf(path, leaf_curve(0, 0, angle, length, width, FAT, rests=False))
    return path


@lru_cache(maxsize=1)
def _scales() -> QPainterPath:
    """The four scales of a cone that hangs from the origin."""
    path = winding_path()
    for k, aside in enumerate((-1.1, 0.9, -0.6, 0.3)):
        turn = pi + 0.5 - (k % 2)
        add_leaf(path, leaf_curve(aside - 0.2, 0.7 + k * 1.35, turn, 2.4, 1.7, OBOVATE, rests=False))
    return path


def _paint_cones(sketch: Sketch, seats: list[Point]) -> None:
    cones, scales = Bag(), Bag(3)
    shape = _unit_leaf(pi, 7.4, 5.0)
    for x, low in seats:
        y = min(low, GROUND - 7.4)
        cones.next().addPath(shape.translated(x, y))
        scales.next().addPath(_scales().translated(x, y))
    colours = sketch.ramp("fruit")
    sketch.inked(cones, 0.5)
    sketch.fill(cones, colours[1])
    sketch.fill(scales, colours[4])


def _paint_asleep(sketch: Sketch, trunk: Stem, boughs: list[Bough]) -> None:
    twigs = []
    for bough in boughs:
        if bough.stem.length <= 8:
            continue
        for k in (0.3, 0.5, 0.68, 0.84):
            turn = 1 if (bough.organ + int(k * 10)) % 2 else -1
            x, y = bough.stem.at(k)
            angle = bough.stem.angle(k) + turn * 0.7
            twigs.append(Stem(x, y, angle, bough.stem.length * 0.24, -0.25 * turn * bough.side, 0.6, 0.25))
    bare = [bough.stem for bough in boughs]
    sketch.stems(twigs, ink=False)
    sketch.stems([*bare, trunk])
    sketch.dots([twig.at(1) for twig in twigs[::2]], sketch.ramp("stem")[3], 0.6)
    snow_on_stems(sketch, bare)
    heap_at_foot(sketch, 0, 1.6, 16, 2.8)
