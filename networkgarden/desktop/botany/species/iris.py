"""Iris: a fan of sword blades and a three-part flower with hanging falls (botany.md §6)."""

from __future__ import annotations

from math import pi
from typing import NamedTuple

from PySide6.QtGui import QColor, QPainterPath

from networkgarden.desktop.botany.geometry import LANCE, OBOVATE, OVATE, STRAP, Stem, add_leaf, ahead, sag
from networkgarden.desktop.botany.sketch import Sketch
from networkgarden.desktop.botany.snow import heap_at_foot, snow_heap, snow_on_stems

STALK_HEIGHTS = {2: 0, 3: 50, 4: 66, 5: 78, 6: 86, 7: 88}
FLOWER_SIZES = (1.0, 0.86, 0.74)


class Blade(NamedTuple):
    """Where in the fan (-1 left .. 1 right), how long, which organ."""

    fan: float
    length: float
    organ: int


def paint(sketch: Sketch) -> None:
    blades, stalks = _blades(sketch), _stalks(sketch)
    if sketch.asleep:
        _paint_asleep(sketch, blades, stalks)
        return
    half = len(blades) // 2
    _paint_blades(sketch, blades[:half])
    sketch.stems(stalks)
    for k, stalk in enumerate(stalks):
        x, y = stalk.at(0.55)
        sketch.leaf(x, y, stalk.angle(0.55) + (0.3 if k % 2 else -0.3), 13, 3.2, LANCE, 4, 0.1)
    for k in reversed(range(len(stalks))):
        _paint_tip(sketch, stalks[k], k)
    _paint_blades(sketch, blades[half:])


def _blades(sketch: Sketch) -> list[Blade]:
    count = {2: 6, 3: 8}.get(sketch.rung, 10)
    length = 60 * sketch.growth if sketch.rung > 2 else 34
    blades = []
    for i in range(count):
        fan = -1 + 2 * i / (count - 1)
        blades.append(Blade(fan, length * (1.0 - 0.34 * abs(fan)) * sketch.between(0.76, 1.16, i, 1), i))
    return sorted(blades, key=lambda blade: 0.6 * sketch.u(blade.organ, 2) - abs(blade.fan))


def _stalks(sketch: Sketch) -> list[Stem]:
    """The main stalk and, from rung 5 on, two lower ones; each plant carries them at its own angles and heights."""
    height, m = STALK_HEIGHTS[sketch.rung], sketch.mirror
    if not height:
        return []
    stalks = []
    for k, (angle, share) in enumerate(((0.03, 1.0), (0.26, 0.72), (-0.28, 0.58))):
        if k and sketch.rung < 5:
            continue
        own = angle * m + sketch.lean * (0.6 if k == 0 else 0.3) + (sketch.u(k, 21) - 0.5) * 0.14
        grown = height * share * (1.0 if k == 0 else sketch.between(0.86, 1.12, k, 22))
        droop = sketch.droop * (0.74 if k == 0 else 0.50) * (1 if own > 0 else -1)
        stalks.append(Stem(angle * m * 14, 0, own, grown, -own * 0.3 + droop, 2.4 * sketch.girth, 1.3, 0.8))
    return stalks


def _paint_blades(sketch: Sketch, blades: list[Blade]) -> None:
    droop = sketch.droop
    for fan, length, i in blades:
        if sketch.u(i, 4) > sketch.density + 0.15:
            continue
        upright = fan * 0.46 + sketch.lean * 0.7
        angle = sag(upright, 0.20 * droop, 1 if fan > 0 else -1)
        width = 5.4 * sketch.between(0.8, 1.1, i, 6) * (1 - 0.2 * droop)
        bend = fan * (0.25 + 1.0 * droop) + (sketch.u(i, 8) - 0.5) * 0.25
        tone = 2 + (fan < 0) + (sketch.u(i, 5) > 0.5)
        sketch.leaf(fan * 8, 0.5, angle, length, width, STRAP, tone, bend)


def _paint_tip(sketch: Sketch, stalk: Stem, k: int) -> None:
    """Bud, flower or pod, as the rung says; side stalks open later."""
    x, y = stalk.at(1)
    angle, size = stalk.angle(1), FLOWER_SIZES[k]
    if sketch.rung <= 4 or (sketch.rung == 5 and k):
        _paint_bud(sketch, x, y, angle, 12 * size)
    elif sketch.rung == 7:
        _paint_pod(sketch, x, y, angle, 10 * size)
    else:
        _paint_flower(sketch, x, y, angle, (13.5 if sketch.rung == 5 else 15.0) * size)


def _paint_bud(sketch: Sketch, x: float, y: float, angle: float, size: float) -> None:
    angle = sag(angle, 0.45 * sketch.droop)
    sketch.leaf(x, y, angle, size * 1.15, size * 0.36, OVATE, 2, 0.0, "bloom", rib=False)
    sketch.leaf(x, y, angle - 0.1, size * 0.75, size * 0.42, LANCE, 4, 0.1)
    sketch.leaf(x, y, angle + 0.25, size * 0.6, size * 0.3, LANCE, 3, 0.1)


def _paint_pod(sketch: Sketch, x: float, y: float, angle: float, size: float) -> None:
    """Three valves around two rows of orange seeds."""
    angle = sag(angle, 0.5 * sketch.droop)
    for turn in (0.62, -0.62, 0.0):
        tone = 3 if turn else 4
        sketch.leaf(x, y, angle + turn, size * 1.15, size * 0.52, OVATE, tone, turn * 0.7, "fruit", rib=False)
    seeds = [ahead(x, y, angle + 0.22 * side, size * (0.45 + 0.16 * i)) for i in range(3) for side in (-1, 1)]
    colours = sketch.ramp("seed", 4)
    sketch.dots(seeds, colours[0], 1.25)
    sketch.dots([(sx - 0.3, sy - 0.35) for sx, sy in seeds], colours[3], 0.7)


def _paint_flower(sketch: Sketch, x: float, y: float, angle: float, size: float) -> None:
    """Dark falls to both sides, a back standard, two light standards that cross, a front fall with its signal."""
    droop, m = sketch.droop, sketch.mirror
    angle = sag(angle, 0.35 * droop)
    x, y = ahead(x, y, angle, 2)
    slim = 1 - 0.2 * droop
    for side in (1, -1):
        fall = sag(angle + side * (1.55 + 0.25 * droop), 0.12, side)
        sketch.leaf(x, y, fall, size * 1.12, size * 0.66 * slim, OBOVATE, 1 if side > 0 else 2, side * 1.25, "bloom")
    sketch.leaf(x, y, angle + 0.02, size * 1.16, size * 0.80 * slim, OBOVATE, 3, 0.0, "bloom")
    sketch.leaf(x, y, angle - 0.42, size * 1.12, size * 0.60 * slim, OBOVATE, 5, 0.75, "bloom")
    sketch.leaf(x, y, angle + 0.42, size * 1.12, size * 0.60 * slim, OBOVATE, 4, -0.75, "bloom")
    front = pi - 0.10 * m + angle * 0.4
    sketch.leaf(x, y - 1, front, size * 1.12, size * 0.84 * slim, OBOVATE, 2, 0.2 * m, "bloom")
    cream = sketch.lifeless("#F3EAD2") if not droop else sketch.ramp("bloom")[5]
    _paint_mark(sketch, x, y - 1, front, size * 0.62, size * 0.30, 0.1, cream)
    _paint_mark(sketch, x, y - 1, front, size * 0.48, size * 0.15, 0.1, sketch.colour("core"))
    for side in (1, -1):
        beard = sag(angle + side * 1.62, 0.15, side)
        _paint_mark(sketch, x, y, beard, size * 0.46, size * 0.15, side * 0.5, sketch.colour("core"))


def _paint_mark(
    sketch: Sketch, x: float, y: float, angle: float, length: float, width: float, bend: float, colour: QColor
) -> None:
    """A flat patch of one colour on a petal."""
    path = QPainterPath()
    add_leaf(path, sketch.curve(x, y, angle, length, width, OBOVATE, bend))
    sketch.fill(path, colour)


def _paint_asleep(sketch: Sketch, blades: list[Blade], stalks: list[Stem]) -> None:
    """Dry blades flat on the ground, bare stalks with open pods under caps of snow."""
    m = sketch.mirror
    bare = stalks or [Stem(0, 0, -0.08 * m, 24, 0.3 * m, 1.7, 0.7)]
    for fan, length, i in blades[:6]:
        angle = sag(fan * 0.9, 0.25 + 0.35 * sketch.u(i, 3))
        sketch.leaf(fan * 6, 0, angle, length * 0.45, 3.0, LANCE, 1 + i % 4, fan * 1.1, "dry")
    sketch.stems(bare, "dry")
    for stalk in bare:
        if sketch.rung < 5:
            continue
        x, y = stalk.at(1)
        for turn in (-0.75, 0.05, 0.7):
            tone = 4 if turn < 0 else 3
            sketch.leaf(x, y + 2, stalk.angle(1) + turn, 8.5, 3.8, OVATE, tone, turn * 0.6, "dry", rib=False)
        snow_heap(sketch, x, y - 4.2, 4.2, 2.4)
    flat = [Stem(b.fan * 6, 0, b.fan * 1.2, b.length * 0.4, b.fan * 0.8, 1.5, 0.6) for b in blades[:3]]
    snow_on_stems(sketch, [*bare, *flat])
    heap_at_foot(sketch, 0, 1.8, 17, 3.2)
