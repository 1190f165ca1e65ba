"""Royal fern: arching feathered fronds, croziers in spring, golden fertile spikes later (botany.md §6)."""

from __future__ import annotations

from math import pi, sin
from typing import NamedTuple

from PySide6.QtGui import QPainterPath

from networkgarden.desktop.botany.bag import Bag
from networkgarden.desktop.botany.colour import faint
from networkgarden.desktop.botany.geometry import LANCE, Point, Stem, add_leaf, ahead, bend_to_sag, sag
from networkgarden.desktop.botany.organs import crozier
from networkgarden.desktop.botany.sketch import Sketch
from networkgarden.desktop.botany.snow import heap_at_foot, snow_on_stems

FRONDS = {2: 5, 3: 7, 4: 9}
CENTRES = {3: 2, 4: 3, 5: 3, 6: 5, 7: 6}
"""Rung → croziers (3, 4) or fertile spikes (5 on) in the middle."""


class Frond(NamedTuple):
    """Where it stands (-1 left .. 1 right), how long, which organ."""

    fan: float
    length: float
    organ: int


def paint(sketch: Sketch) -> None:
    height = 66 * (0.35 + 0.65 * sketch.growth) if sketch.rung > 2 else 34
    fronds = _fronds(sketch, height)
    if sketch.asleep:
        _paint_asleep(sketch, fronds)
        return
    middle = int(len(fronds) * 0.55)
    for order, frond in enumerate(fronds):
        if order == middle:
            _paint_centre(sketch, height)
        _paint_frond(sketch, frond, order / max(1, len(fronds) - 1))
    if sketch.rung == 2:
        crozier(sketch, 1, 0, height * 0.55, 0.1 * sketch.mirror, 2.0)


def _fronds(sketch: Sketch, height: float) -> list[Frond]:
    """From back to front: upright ones behind, low ones before."""
    count = FRONDS.get(sketch.rung, 11)
    fronds = []
    for i in range(count):
        fan = -1 + 2 * ((i * 4) % count) / (count - 1)
        fronds.append(Frond(fan, height * sketch.between(0.84, 1.12, i, 2) * (1.0 - 0.12 * abs(fan)), i))
    return sorted(fronds, key=lambda frond: sketch.u(frond.organ, 10) * 0.5 + (1 - abs(frond.fan)) * 0.6)


def _rib(sketch: Sketch, frond: Frond, share: float = 1.0) -> Stem:
    """The frond's arching middle; dry fronds bow earlier, each to its own side near the middle."""
    fan, length, i = frond
    angle = fan * 0.62 + (sketch.u(i, 3) - 0.5) * 0.12 + sketch.lean
    bend = fan * (1.05 + 0.45 * sketch.u(i, 4)) + (sketch.u(i, 12) - 0.5) * 0.35
    side = 1 if fan + 0.5 * (sketch.u(i, 13) - 0.5) > 0 else -1
    bend += bend_to_sag(angle + bend, 0.32 * sketch.droop * (0.6 + 0.7 * sketch.u(i, 11)), side)
    angle += 0.22 * sketch.droop * fan
    return _rested(fan * 4, angle, length * share, bend, 1.7 * (0.8 + 0.2 * sketch.girth))


def _rested(x: float, angle: float, length: float, bend: float, width: float) -> Stem:
    """An arc bent only so far that its end lies on the soil."""
    bend = max(-1.75, min(1.75, bend))
    rib = Stem(x, 0, angle, length, bend, width, 0.3, 0.9)
    while rib.y3 > 0.5 and abs(bend) > 0.1:
        bend *= 0.92
        angle *= 0.97
        rib = Stem(x, 0, angle, length, bend, width, 0.3, 0.9)
    return rib


def _paint_frond(sketch: Sketch, frond: Frond, order: float) -> None:
    """Two rows of pinnae, the dark one away from the light; `order` is 0 for the rearmost frond, 1 for the first."""
    rib = _rib(sketch, frond)
    away, toward = _pinnae(sketch, frond, rib)
    colours = sketch.ramp("leaf", 7)
    base = min(5, 1 + int(order * 2.6) + (frond.fan < 0))
    if sketch.full and order > 0.3:
        sketch.shaded(toward, faint(colours[0], 0.40), 0.5, 0.8)
    sketch.fill(away, colours[max(0, base - 1)])
    sketch.fill(toward, colours[min(6, base + 1)])
    path = QPainterPath()
    rib.outline(path, 0.8)
    sketch.fill(path, sketch.ramp("stem")[3 if frond.fan < 0 else 2])
    (x, y), (mx, my) = rib.at(1.0), rib.at(0.7)
    sketch.tips.append((x, y, mx, my))


def _pinnae(sketch: Sketch, frond: Frond, rib: Stem) -> tuple[Bag, Bag]:
    away, toward = Bag(12), Bag(12)
    pairs, slim = (12, 0.29) if sketch.full else (7, 0.44)  # fewer and broader where the fine ones would only blur
    front = 1 if frond.fan > 0 else -1
    droop, i = sketch.droop, frond.organ
    for j in range(pairs):
        if sketch.u(i * 17 + j, 5) > sketch.density + 0.12:
            continue
        t = 0.20 + 0.79 * j / (pairs - 1)
        x, y = rib.at(t)
        size = frond.length * 0.30 * (sin(pi * (0.06 + 0.90 * t)) ** 0.8) * (1 - 0.30 * t)
        for side in (-1, 1):
            angle = sag(rib.angle(t) + side * (1.18 - 0.35 * t), 0.34 * droop + 0.05, side)
            length, width = size * sketch.between(0.9, 1.1, i * 9 + j, 6), size * slim * (1 - 0.25 * droop) + 0.5
            curve = sketch.curve(x, y, angle, length, width, LANCE, -side * (0.25 - 0.6 * droop))
            lit = side * front < 0
            add_leaf((toward if lit else away).next(), curve)
    return away, toward


def _paint_centre(sketch: Sketch, height: float) -> None:
    count = CENTRES.get(sketch.rung, 0)
    for k in range(count):
        fan = (k - (count - 1) / 2) / ((count - 1) / 2)
        angle = fan * 0.34 + (sketch.u(k, 30) - 0.5) * 0.1 + sketch.lean * 0.8
        if sketch.rung <= 4:
            length = height * (0.55 + 0.2 * sketch.u(k, 31)) * (1 if sketch.rung == 3 else 0.8)
            crozier(sketch, angle * 8, 0, length, angle * 0.6 + 0.02 * sketch.mirror, 2.4)
        else:
            _paint_spike(sketch, angle, k, height)


def _paint_spike(sketch: Sketch, angle: float, k: int, height: float) -> None:
    """A fertile spike: tiers of small golden arms; ripe ones stand wider and shed dark spores."""
    rung, droop = sketch.rung, sketch.droop
    ripe = rung == 7
    length = height * (1.06 + 0.20 * sketch.u(k, 32)) * {5: 0.86, 7: 1.06}.get(rung, 1.0)
    bend = angle * (0.4 + 0.5 * ripe) + 0.06 * sketch.mirror + bend_to_sag(angle, 0.30 * droop, 1 if angle > 0 else -1)
    stem = Stem(angle * 6, 0, angle * 0.7, length, bend, 1.7, 0.5)
    sketch.stems([stem], ink=False)
    right, left, spores = Bag(10), Bag(10), []
    tiers = 9
    for j in range(tiers):
        t = 0.50 + 0.49 * j / (tiers - 1)
        x, y = stem.at(t)
        reach = (12.5 if ripe else 10.5) * (1.05 - 0.78 * j / (tiers - 1))
        for side in (-1, 1):
            out = sag(stem.angle(t) + side * (0.82 if ripe else 0.62), 0.25 * droop, side)
            bag = right if side > 0 else left
            add_leaf(bag.next(), sketch.curve(x, y, out, reach, 2.3 if ripe else 2.0, LANCE, -side * 0.35))
            spores += [ahead(x - 0.35, y - 0.35, out - side * 0.175, reach * (0.35 + 0.38 * q)) for q in range(2)]
    _fill_spike(sketch, left, right, spores)


def _fill_spike(sketch: Sketch, left: Bag, right: Bag, spores: list[Point]) -> None:
    gold = sketch.ramp("bloom")
    if sketch.rung < 6:
        green = sketch.ramp("leaf")
        sketch.fill(right, green[3])
        sketch.fill(left, green[4])
        sketch.dots(spores, gold[3], 0.55)
        return
    sketch.fill(right, gold[1])
    sketch.fill(left, gold[3])
    sketch.dots(spores, gold[5], 0.62)
    if sketch.rung == 7:
        sketch.dots([(x + 1.2, y + 1.0) for x, y in spores[::2]], gold[0], 0.85)


def _paint_asleep(sketch: Sketch, fronds: list[Frond]) -> None:
    """Bare brown ribs with a few curled pinnae, two croziers waiting, snow."""
    ribs = [_rib(sketch, frond, 0.62) for frond in fronds[:9]]
    ribs = [_rested(rib.x0, rib.a0, rib.length, rib.bend * 1.2, rib.w0) for rib in ribs]
    sketch.stems(ribs, "dry")
    curled = Bag(10)
    for k, rib in enumerate(ribs):
        for t in (0.35, 0.45, 0.55, 0.65, 0.75, 0.84, 0.92):
            x, y = rib.at(t)
            for side in (-1, 1):
                if sketch.u(k * 9 + int(t * 20), 40 + side) < 0.62:
                    out = sag(rib.angle(t) + side, 0.45)
                    size = 5.2 * (1.15 - t * 0.6)
                    add_leaf(curled.next(), sketch.curve(x, y, out, size, 1.3, LANCE, 0.9 * side))
    sketch.fill(curled, sketch.ramp("dry")[3])
    size = 0.6 + 0.4 * sketch.growth
    crozier(sketch, -2, 0, 13 * size, -0.15, 2.2, "dry")
    crozier(sketch, 3, 0, 10 * size, 0.25, 2.0, "dry")
    snow_on_stems(sketch, ribs)
    heap_at_foot(sketch, -2, 1.9, 20, 3.6)
