"""Sunflower: one strong stem, cordate leaves, a great head and two lesser ones from the branching rung on."""

from __future__ import annotations

from math import sin
from typing import NamedTuple

from PySide6.QtGui import QPainterPath

from networkgarden.desktop.botany.flower_head import FlowerHead, paint_dry_head, paint_head
from networkgarden.desktop.botany.geometry import CORDATE, LANCE, OVATE, Stem, ahead, sag
from networkgarden.desktop.botany.sketch import Sketch
from networkgarden.desktop.botany.snow import heap_at_foot, snow_heap, snow_on_stems
from networkgarden.domain.kinds import Rung


class SideStem(NamedTuple):
    stem: Stem
    side: int


class LeafPlace(NamedTuple):
    """A leaf of the stem: ``at`` is its height on the stem (0..1), ``organ`` its number."""

    x: float
    y: float
    angle: float
    length: float
    side: int
    organ: int


def paint(sketch: Sketch) -> None:
    main, sides = _stems(sketch)
    stems = [main, *(side.stem for side in sides)]
    if sketch.asleep:
        _paint_asleep(sketch, main, sides)
        return
    places = _leaves(sketch, main, sides)
    _paint_leaves(sketch, [place for place in places if place.organ % 3 == 0], 1)
    sketch.stems(stems)
    _paint_leaves(sketch, [place for place in places if place.organ % 3], 3)
    if sketch.rung >= Rung.BUDDING:
        _paint_heads(sketch, main, sides)


def _stems(sketch: Sketch) -> tuple[Stem, list[SideStem]]:
    m, droop = sketch.mirror, sketch.droop
    height = 98 * sketch.growth if sketch.rung > Rung.LEAFY else 36.0
    width = max(1.9, 4.2 * sketch.growth * sketch.girth) * (0.66 if sketch.asleep else 1)
    bend = (0.34 if sketch.asleep else 0.06) * m + sketch.lean + 0.42 * droop * m
    if sketch.rung == Rung.FRUITING:
        bend += 0.10 * m
    main = Stem(0, 1, -0.5 * sketch.lean, height, bend, width, width * 0.55, 0.8)
    sides: list[SideStem] = []
    if sketch.rung >= Rung.BRANCHING:
        for i, (place, way) in enumerate(((0.40, m), (0.58, -m))):
            t = place + 0.06 * (sketch.u(i, 3) - 0.5)
            length = height * (0.46 - 0.08 * i) * (0.9 + 0.2 * sketch.u(i, 2))
            turn = -0.42 * way + 0.7 * droop * way
            if sketch.rung == Rung.FRUITING:
                turn += 0.30 * way
            stem = Stem(*main.at(t), main.angle(t) + 0.72 * way, length, turn, width * 0.62, width * 0.36)
            sides.append(SideStem(stem, way))
    return main, sides


def _leaves(sketch: Sketch, main: Stem, sides: list[SideStem]) -> list[LeafPlace]:
    young = sketch.rung == Rung.LEAFY
    count = {Rung.LEAFY: 6, Rung.BUDDING: 8}.get(sketch.rung, 9)
    places = []
    for i in range(count):
        t = 0.3 + 0.62 * i / count if young else 0.10 + 0.80 * i / count
        side = (1 if i % 2 else -1) * sketch.mirror
        if young:
            length = 15 * (0.8 + 0.3 * t)
        else:
            length = 28 * sketch.growth**0.5 * (1 - 0.60 * t) * (0.74 + 0.46 * sketch.u(i, 4)) * (1 if i else 0.8)
        angle = main.angle(t) + side * (1.15 - 0.42 * t) + (sketch.u(i, 5) - 0.5) * 0.5
        places.append(LeafPlace(*main.at(t), angle, length, side, i))
    for stem, _ in sides:
        for i in range(3):
            t, turn = 0.3 + 0.25 * i, 1 if i % 2 else -1
            places.append(LeafPlace(*stem.at(t), stem.angle(t) + turn * 0.95, 12 * (1 - 0.3 * t), turn, 20 + i))
    return places


def _paint_leaves(sketch: Sketch, places: list[LeafPlace], tone: int) -> None:
    droop = sketch.droop
    for x, y, upright, length, side, organ in places:
        if sketch.u(organ, 6) > sketch.density + 0.1:
            continue
        angle, bend = sag(upright, 0.78 * droop, side), side * (0.42 + 0.7 * droop)
        px, py = ahead(x, y, angle - bend * 0.2, length * 0.22)
        petiole = QPainterPath()
        petiole.moveTo(x, y)
        petiole.quadTo((x + px) / 2, (y + py) / 2 - 0.3, px, py)
        sketch.line(petiole, sketch.ramp("stem")[2], 0.9)
        own = tone + (1 if side < 0 else 0) + (1 if sketch.u(organ, 7) > 0.6 else 0)
        sketch.leaf(px, py, angle, length * 0.9, length * 0.66 * (1 - 0.38 * droop), CORDATE, own, bend)


def _paint_heads(sketch: Sketch, main: Stem, sides: list[SideStem]) -> None:
    rung, droop, m = sketch.rung, sketch.droop, sketch.mirror
    places = [(main, 1.0, m), *((side.stem, 0.60, side.side) for side in sides)]
    for k, (stem, share, side) in enumerate(places):
        x, y = stem.at(1)
        angle = stem.angle(1)
        if rung == Rung.BUDDING:
            _paint_bud(sketch, x, y, angle, 5.2 * share)
        elif rung == Rung.BRANCHING:
            _paint_bud(sketch, x, y, angle, 6.5 * 0.55 * share if k else 4.6)
        elif rung == Rung.BLOSSOMING and k:
            _paint_bud(sketch, x, y, angle, 5.2 * share)
        else:
            nod = 0.50 + 0.3 * droop if rung == Rung.FRUITING else 0.62 * droop
            radius = (8.6 if rung == Rung.BLOSSOMING else 10.2) * share
            paint_head(sketch, FlowerHead(x, y, sag(angle - 0.15 * m, nod, side), radius, 9 + k))


def _paint_bud(sketch: Sketch, x: float, y: float, angle: float, radius: float) -> None:
    angle = sag(angle, 0.5 * sketch.droop)
    for i in range(7):
        aside = -0.95 + 1.9 * ((i * 3) % 7) / 6
        sketch.leaf(x, y, angle + aside, radius * 1.7, radius * 0.8, OVATE, 2 + i % 3, -0.5 * aside, rib=False)
    sketch.leaf(x, y, angle, radius * 1.3, radius * 0.55, OVATE, 3, 0, "bloom", rib=False)


def _paint_asleep(sketch: Sketch, main: Stem, sides: list[SideStem]) -> None:
    """A dry stalk with two curled leaves; from the blossoming rung on dark heads under caps of snow."""
    m, growth = sketch.mirror, sketch.growth
    sketch.stems([main, *(side.stem for side in sides)], "dry")
    for i, (t, side) in enumerate(((0.45, m), (0.62, -m))):
        x, y = main.at(t)
        sketch.leaf(x, y, sag(side * 1.2, 0.85), 11 * growth, 3.4, LANCE, 2 + i, side * 0.8, "dry")
    if sketch.rung >= Rung.BLOSSOMING:
        for stem, share in [(main, 1.0), *((side.stem, 0.62) for side in sides)]:
            x, y = stem.at(1)
            angle, radius = stem.angle(1) + 0.75 * m, 8.2 * share * growth
            paint_dry_head(sketch, FlowerHead(x, y, angle, radius, 9))
            snow_heap(sketch, x + sin(angle) * 2, y - 4.6 * share * growth, 7.0 * share, 3.4 * share)
    else:
        snow_on_stems(sketch, [main])
    snow_on_stems(sketch, [side.stem for side in sides])
    heap_at_foot(sketch, 0, 1.7, 15, 3.0)
