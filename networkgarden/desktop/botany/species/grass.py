"""Ornamental grass: a fountain of blades and feather plumes that lean with the wind (botany.md §6)."""

from __future__ import annotations

from math import pi, sin
from typing import NamedTuple

from PySide6.QtGui import QPainterPath

from networkgarden.desktop.botany.bag import Bag
from networkgarden.desktop.botany.foliage import TONES, tone_of
from networkgarden.desktop.botany.geometry import LANCE, Stem, add_leaf, bend_to_sag, sag
from networkgarden.desktop.botany.sketch import Sketch
from networkgarden.desktop.botany.snow import heap_at_foot, snow_heap

BLADES = {2: 22, 3: 34, 4: 46}
PLUMES = {3: 4, 4: 6, 5: 7, 6: 9, 7: 9}
PLUME_SIZES = {3: 0.45, 4: 0.62, 5: 0.85}


class Plume(NamedTuple):
    """A plume's stem, where it stands in the fan (-1..1), and its organ."""

    stem: Stem
    fan: float
    organ: int


def paint(sketch: Sketch) -> None:
    height = 74 * sketch.growth if sketch.rung > 2 else 32
    tones = _blades_by_tone(sketch, height)
    plumes = _plumes(sketch, height)
    colours = sketch.ramp("dry" if sketch.asleep else "leaf")
    for tone in range(3):
        sketch.fill(tones[tone], colours[tone])
    sketch.stems([plume.stem for plume in plumes], "dry" if sketch.asleep else "stem", ink=False)
    for plume in plumes:
        _paint_plume(sketch, plume)
    for tone in range(3, TONES):
        sketch.fill(tones[tone], colours[tone])
    if sketch.asleep:
        _tie_and_snow(sketch, plumes, height)


def _blades_by_tone(sketch: Sketch, height: float) -> list[Bag]:
    tones = [Bag(6) for _ in range(TONES)]
    kept = (1.0 if sketch.asleep else sketch.density) + 0.15
    for i in range(BLADES.get(sketch.rung, 54)):
        if sketch.u(i, 7) > kept:
            continue
        fan = -1 + 2 * sketch.u(i, 1)
        fan *= abs(fan) ** 0.25
        blade = _blade(sketch, i, fan, height)
        blade.outline(tones[tone_of(0.45 - 0.26 * fan + 0.4 * (sketch.u(i, 5) - 0.5))].next())
        if i % 6 == 0:
            (x, y), (mx, my) = blade.at(0.96), blade.at(0.6)
            sketch.tips.append((x, y, mx, my))
    return tones


def _blade(sketch: Sketch, i: int, fan: float, height: float) -> Stem:
    droop = sketch.droop
    angle = fan * 0.62 + (sketch.u(i, 2) - 0.5) * 0.12 + sketch.lean * 0.7
    length = height * (0.62 + 0.42 * sketch.u(i, 3)) * (1 - 0.18 * abs(fan))
    bend = fan * (0.75 + 0.9 * sketch.u(i, 4))
    width = 1.75 * (0.75 + 0.5 * sketch.u(i, 6)) * (0.8 + 0.2 * sketch.girth)
    if sketch.asleep:
        return Stem(fan * 4, 0.6, angle * 0.42, length * 0.66, fan * 0.32, width, 0.12, 0.8)
    if droop and abs(fan) < 0.35:
        side = 1 if fan + 0.8 * (sketch.u(i, 14) - 0.5) > 0 else -1
        bend += side * droop * (0.5 + 1.1 * sketch.u(i, 15))
    else:
        hang = 0.34 * droop * (0.6 + 0.7 * sketch.u(i, 15))
        bend += bend_to_sag(angle + bend, hang, 1 if fan > 0 else -1)
    return Stem(fan * 7, 0.6, angle, length, bend, width, 0.12, 0.8)


def _plumes(sketch: Sketch, height: float) -> list[Plume]:
    count = PLUMES.get(sketch.rung, 0) // (2 if sketch.asleep else 1)
    m, plumes = sketch.mirror, []
    for k in range(count):
        fan = -1 + 2 * ((k * 5 + 2) % count) / max(1, count - 1)
        angle = fan * 0.24 + (sketch.u(k, 8) - 0.5) * 0.12 + sketch.lean * 0.3
        length = height * 0.98 if sketch.rung < 5 else 76 * sketch.growth
        length *= (0.80 + 0.3 * sketch.u(k, 9)) * (1 - 0.16 * abs(fan))
        bend = fan * 0.42 + 0.16 * m
        if sketch.rung == 7 and not sketch.asleep:  # full of seed, the stems bow
            bend += (0.22 + 0.12 * sketch.u(k, 18)) * (1 if fan + 0.12 * m > 0 else -1)
        if sketch.asleep:
            angle, bend, length = angle * 0.5, bend * 0.7, length * 0.80
        side = 1 if fan + 0.7 * m * (sketch.u(k, 17) - 0.3) > 0 else -1
        bend += bend_to_sag(angle + bend, 0.30 * sketch.droop * (0.7 + 0.6 * sketch.u(k, 16)), side)
        plumes.append(Plume(Stem(fan * 4, 0, angle, length, bend, 1.1, 0.5), fan, k))
    return plumes


def _paint_plume(sketch: Sketch, plume: Plume) -> None:
    """Pairs of hairs in a spindle around a nodding axis; the lee side is the lighter one."""
    rung, droop = sketch.rung, sketch.droop
    size = PLUME_SIZES.get(rung, 1.12) * (0.72 if sketch.asleep else 1.0)
    axis, side = _plume_axis(sketch, plume, size)
    lee, wind, front = Bag(12), Bag(12), Bag(12)
    hairs = 18 if sketch.full else 8
    for i in range(hairs):
        t = i / (hairs - 1)
        x, y = axis.at(t)
        angle, spindle = axis.angle(t), sin(pi * (0.14 + 0.80 * t)) ** 0.8
        for edge in (-1, 1):
            out = angle + edge * (0.42 + 0.15 * sketch.u(i, 22))
            turned = sag(out, 0.10 + 0.10 * droop + (0.06 if rung == 7 else 0.0), side)
            length = 11.5 * size * spindle * (0.7 + 0.6 * sketch.u(i + plume.organ * 17, 23))
            bag = lee if edge * side > 0 else wind
            add_leaf(bag.next(), sketch.curve(x, y, turned, length, 1.45 * size, LANCE, side * 0.6))
        if i % 2:
            out = angle + 0.12 * side
            hair = sketch.curve(x - 0.2, y - 0.2, out, 8 * size * spindle, 1.1 * size, LANCE, side * 0.4)
            add_leaf(front.next(), hair)
    colours = sketch.ramp("dry" if sketch.asleep else "bloom")
    for bag, tone in ((lee, 2), (wind, 3), (front, 5)):
        sketch.fill(bag, colours[tone])
    if rung == 7:
        grains = [axis.at(0.1 + 0.11 * i) for i in range(8)]
        spread = [(x + (i % 2) * 1.6 * side, y + 1.2 + i % 3) for i, (x, y) in enumerate(grains)]
        sketch.dots(spread, sketch.ramp("dry")[0], 0.75)


def _plume_axis(sketch: Sketch, plume: Plume, size: float) -> tuple[Stem, int]:
    """The plume's own axis and the side it nods to."""
    length = 27 * size * (0.85 + 0.3 * sketch.u(plume.organ, 21))
    x, y = plume.stem.at(1)
    angle = plume.stem.angle(1)
    side = 1 if plume.fan + 0.12 * sketch.mirror > 0 else -1
    start = Stem(x, y, angle + pi, length * 0.25, 0, 1, 1).at(1)
    nod = 0.62 + 0.9 * sketch.droop + (0.25 if sketch.rung == 7 and not sketch.asleep else 0.0)
    return Stem(*start, angle, length, side * nod, 0.7, 0.2), side


def _tie_and_snow(sketch: Sketch, plumes: list[Plume], height: float) -> None:
    """A straw sheaf tied with a band, caps on what is left of the plumes."""
    y = -height * 0.24
    band = QPainterPath()
    band.moveTo(-5.2, y)
    band.quadTo(0, y + 2.6, 5.2, y - 0.4)
    band.lineTo(5.2, y - 2.2)
    band.quadTo(0, y + 0.6, -5.2, y - 1.9)
    band.closeSubpath()
    sketch.inked(band, 0.5)
    sketch.fill(band, sketch.lifeless("#8C7350"))
    for plume in plumes:
        x, y = plume.stem.at(0.98)
        snow_heap(sketch, x + 1.5 * plume.fan, y - 2.0, 3.4, 2.2)
    if sketch.rung < 4:
        snow_heap(sketch, 0, -height * 0.50, 5 * sketch.growth + 2, 2.4)
    heap_at_foot(sketch, 0, 1.8, 17, 3.4)
