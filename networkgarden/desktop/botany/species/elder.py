"""Elder: a broad shrub of many stems with pinnate leaves and flat umbels that hang when in berry."""

from __future__ import annotations

from math import cos, hypot, pi, sin, sqrt
from typing import NamedTuple

from PySide6.QtGui import QPainterPath

from networkgarden.desktop.botany.bag import Bag
from networkgarden.desktop.botany.foliage import Ellipse, LeafSeat, crown, paint_crown
from networkgarden.desktop.botany.geometry import OVATE, Point, Stem, bend_to_sag, kept_above, sag, wrap
from networkgarden.desktop.botany.sketch import Sketch
from networkgarden.desktop.botany.snow import heap_at_foot, snow_heap, snow_on_stems
from networkgarden.domain.kinds import Rung

HEIGHTS = {
    Rung.LEAFY: 34, Rung.BUDDING: 48, Rung.BRANCHING: 64, Rung.BLOSSOMING: 74, Rung.FLOWERING: 80, Rung.FRUITING: 80,
}  # fmt: skip
STEMS = {Rung.LEAFY: 3, Rung.BUDDING: 5}
UMBELS = {Rung.BUDDING: 3, Rung.BLOSSOMING: 4, Rung.FLOWERING: 7, Rung.FRUITING: 7}
UMBEL_SIZES = {Rung.BUDDING: 0.55, Rung.BLOSSOMING: 0.82, Rung.FLOWERING: 1.0, Rung.FRUITING: 1.0}

LOWEST_PLATE = -7.0
"""No plate hangs into the soil."""


def paint(sketch: Sketch) -> None:
    stems = _stems(sketch)
    if sketch.asleep:
        _paint_asleep(sketch, stems)
        return
    top = min(stem.at(1)[1] for stem in stems)
    reach = max(14.0, *(abs(stem.at(1)[0]) for stem in stems))
    length = 19 * (0.6 + 0.4 * sketch.growth)
    seats, ribs = _leaflets(sketch, stems, length)
    body = Ellipse(0, top * 0.50, reach * 1.15, -top * 0.60)
    mass = crown(sketch, seats, body, length * 0.60, length * 0.245, OVATE)
    paint_crown(sketch, mass, 0, 2)
    sketch.stems(stems)
    sketch.line(ribs, sketch.ramp("stem")[3], 0.5)
    paint_crown(sketch, mass, 2, 6)
    if sketch.rung in UMBELS:
        for umbel in _umbels(sketch, stems):
            _paint_umbel(sketch, umbel)


def _stems(sketch: Sketch) -> list[Stem]:
    """A fan of stems from one stool, each with two side shoots from the branching rung on."""
    count, stems = STEMS.get(sketch.rung, 6), []
    heavy = 1.0 if sketch.rung == Rung.FRUITING else 0.0
    for i in range(count):
        f = (i - (count - 1) / 2) / ((count - 1) / 2)
        angle = f * 0.44 + (sketch.u(i, 1) - 0.5) * 0.2 + 0.6 * sketch.lean
        length = HEIGHTS[sketch.rung] * (1.04 - 0.28 * abs(f)) * (0.84 + 0.3 * sketch.u(i, 2))
        bend = f * (0.55 + 0.45 * heavy) + (sketch.u(i, 3) - 0.5) * 0.25
        bend += bend_to_sag(angle + bend, 0.20 * sketch.droop + 0.06 * heavy, f)
        width = 3.6 * sketch.girth if sketch.rung > Rung.LEAFY else 1.8
        stem = kept_above(Stem(f * 4.5, 1 - 0.6 * (1 - abs(f)), angle, length, bend, width, 0.8), -9.0)
        stems.append(stem)
        if sketch.rung >= Rung.BRANCHING:
            stems += _side_shoots(sketch, stem, f)
    return stems


def _side_shoots(sketch: Sketch, stem: Stem, f: float) -> list[Stem]:
    shoots = []
    for q, (t, share) in enumerate(((0.50, 0.46), (0.74, 0.32))):
        turn = (1 if f <= 0 else -1) * (1 if q == 0 else -1)
        bend = (-0.15 + 0.35 * sketch.droop) * turn
        shoot = Stem(*stem.at(t), stem.angle(t) + turn * 0.66, stem.length * share, bend, 1.5, 0.6)
        shoots.append(kept_above(shoot, -9.0))
    return shoots


def _leaflets(sketch: Sketch, stems: list[Stem], length: float) -> tuple[list[LeafSeat], QPainterPath]:
    """Pinnate leaves in pairs: five leaflets on a rib each. Gives the leaflets' seats and the ribs."""
    seats: list[LeafSeat] = []
    ribs, leaf = QPainterPath(), 0
    for stem in stems:
        main = stem.w0 > 1.6 or sketch.rung == Rung.LEAFY
        for t in (0.52, 0.90) if main else (0.80,):
            for side in (-1, 1):
                leaf += 1
                if sketch.u(leaf, 5) > sketch.density:
                    continue
                angle = stem.angle(t) + side * (1.10 - 0.35 * t) + (sketch.u(leaf, 6) - 0.5) * 0.3
                angle = sag(angle, 0.62 * sketch.droop, side)
                own = length * (0.98 + 0.34 * sketch.u(leaf, 7))
                rib = kept_above(Stem(*stem.at(t), angle, own, side * (0.35 + 0.5 * sketch.droop), 0.7, 0.3), 0.0)
                rib.axis(ribs)
                seats += _pinnae(rib)
    return seats, ribs


def _pinnae(rib: Stem) -> list[LeafSeat]:
    seats = [
        LeafSeat(*rib.at(t), rib.angle(t) + turn * 1.02, size)
        for t, size in ((0.40, 0.92), (0.72, 1.0))
        for turn in (-1, 1)
    ]
    return [*seats, LeafSeat(*rib.at(0.97), rib.angle(1), 1.2)]


class Umbel(NamedTuple):
    x: float
    y: float
    angle: float
    organ: int


def _umbels(sketch: Sketch, stems: list[Stem]) -> list[Umbel]:
    """Plates on tips that stand apart, upper ones first."""
    gap = 12 if sketch.rung == Rung.BUDDING else 15
    ends = [Umbel(*stem.at(1), stem.angle(1), k) for k, stem in enumerate(stems)]
    chosen: list[Umbel] = []
    for end in sorted(ends, key=lambda end: sketch.u(end.organ, 58)):
        apart = all(hypot((end.x - other.x) * 0.8, end.y - other.y) > gap * 0.8 for other in chosen)
        if apart and len(chosen) < UMBELS[sketch.rung]:
            chosen.append(end)
    return sorted(chosen, key=lambda umbel: umbel.y)


class Florets(NamedTuple):
    """The dots of a plate by how they face the light."""

    dark: list[Point]
    middle: list[Point]
    light: list[Point]


def _paint_umbel(sketch: Sketch, umbel: Umbel) -> None:
    """Seven small plates seen from a little above; in fruit the same plate hangs."""
    hang = sketch.rung == Rung.FRUITING
    size = UMBEL_SIZES[sketch.rung] * (0.85 + 0.3 * sketch.u(umbel.organ, 51))
    side = 1 if umbel.angle > 0 else -1
    tilt = wrap(umbel.angle) * 0.22 + side * 0.35 * sketch.droop
    x, y = umbel.x, umbel.y + sketch.droop * 1.5
    up, rise = (-1, 10.5) if hang else (1, 5.0)
    cx = x + sin(tilt) * 5.5 * size * up + (side * 2.5 if hang else 0)
    cy = min(y - cos(tilt) * rise * size * up, LOWEST_PLATE)
    rays, florets = QPainterPath(), Florets([], [], [])
    plates = [(0.0, 0.0)] + [(sin(i * pi / 3 + 0.3), cos(i * pi / 3 + 0.3)) for i in range(6)]
    for i, (ex, ey) in enumerate(plates):
        arch = (-2.6 if hang else 1.0) * size * (1 - abs(ex))
        px = cx + cos(tilt) * ex * 8.2 * size
        py = cy + sin(tilt) * ex * 8.2 * size + ey * 3.6 * size - arch
        rays.moveTo(x, y)
        rays.quadTo(x + (px - x) * 0.55, y + (py - y) * 0.75, px, py)
        _add_plate(sketch, florets, i, (ex, ey), (px, py), size)
    sketch.line(rays, sketch.ramp("stalk" if hang else "stem")[3], 0.55)
    _paint_florets(sketch, florets, size)


def _add_plate(sketch: Sketch, florets: Florets, i: int, facing: Point, middle: Point, size: float) -> None:
    for j in range({Rung.BUDDING: 2, Rung.FRUITING: 4}.get(sketch.rung, 5)):
        theta, radius = j * 2.4 + i * 1.3, (0.5 + 0.88 * sqrt(j)) * size
        point = (middle[0] + sin(theta) * radius * 1.25, middle[1] - cos(theta) * radius * 0.78)
        light = -sin(theta) * 0.6 + cos(theta) * 0.8 - facing[0] * 0.35 - facing[1] * 0.5
        light += sketch.u(i * 7 + j, 52) - 0.5
        (florets.dark if light < -0.35 else florets.middle if light < 0.45 else florets.light).append(point)


def _paint_florets(sketch: Sketch, florets: Florets, size: float) -> None:
    everything = [*florets.dark, *florets.middle, *florets.light]
    if sketch.rung == Rung.FRUITING:
        colours = sketch.ramp("fruit", 4)
        sketch.dots(everything, colours[0], 1.55)
        sketch.dots([(x - 0.3, y - 0.35) for x, y in everything], colours[1], 1.08)
        sketch.dots([(x - 0.5, y - 0.6) for x, y in [*florets.middle, *florets.light]], colours[3], 0.42)
    elif sketch.rung == Rung.BUDDING:
        sketch.dots(everything, sketch.ramp("leaf")[4], 1.0)
    else:
        colours, radius = sketch.ramp("bloom"), 1.38 * size + 0.12
        sketch.dots([(x + 0.5, y + 1.3) for x, y in florets.dark[::2]], sketch.ramp("leaf")[0], radius * 1.3)
        sketch.dots(florets.dark, colours[0], radius)
        sketch.dots(florets.middle, colours[3], radius)
        sketch.dots(florets.light, colours[5], radius)


def _paint_asleep(sketch: Sketch, stems: list[Stem]) -> None:
    sketch.stems(stems)
    buds = []
    for stem in stems:
        for t in (0.45, 0.7, 0.95):
            (x, y), angle, off = stem.at(t), stem.angle(t), stem.width(t) * 0.7
            buds += [(x - cos(angle) * off, y - sin(angle) * off), (x + cos(angle) * off, y + sin(angle) * off)]
    sketch.dots(buds, sketch.ramp("stem")[3], 0.75)
    if sketch.rung >= Rung.BLOSSOMING:
        _paint_dry_umbels(sketch, stems[::3])
    snow_on_stems(sketch, stems)
    heap_at_foot(sketch, 0, 1.8, 19, 3.2)


def _paint_dry_umbels(sketch: Sketch, stems: list[Stem]) -> None:
    """Last summer's ribs, each holding a cup of snow."""
    ribs = Bag(5)
    for stem in stems:
        x, y = stem.at(1)
        for k in range(5):
            angle, rib = -1.0 + 0.5 * k, ribs.next()
            rib.moveTo(x, y)
            rib.quadTo(x + sin(angle) * 3, y - 5.5, x + sin(angle) * 8.5, y - 7 - 1.5 * cos(angle))
        snow_heap(sketch, x, y - 7.4, 7.4, 2.2)
    sketch.line(ribs, sketch.ramp("stem")[2], 0.6)
