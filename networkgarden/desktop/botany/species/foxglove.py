"""Foxglove: a rosette and a spire of bells that open from below; two side spires from the blossoming rung on."""

from __future__ import annotations

from math import pi
from typing import NamedTuple

from networkgarden.desktop.botany.bag import Bag
from networkgarden.desktop.botany.bells import Bell, paint_bell, paint_bud, paint_capsule
from networkgarden.desktop.botany.geometry import LANCE, OVATE, Stem, add_leaf, sag
from networkgarden.desktop.botany.sketch import Sketch
from networkgarden.desktop.botany.snow import heap_at_foot, snow_heap, snow_on_stems
from networkgarden.domain.kinds import Rung

HEIGHTS = {
    Rung.BUDDING: 42, Rung.BRANCHING: 66, Rung.BLOSSOMING: 88, Rung.FLOWERING: 100, Rung.FRUITING: 102,
}  # fmt: skip
BELLS = {Rung.BUDDING: 9, Rung.BRANCHING: 14, Rung.BLOSSOMING: 18, Rung.FLOWERING: 22, Rung.FRUITING: 20}
BELLS_FROM = {
    Rung.BUDDING: 0.55,
    Rung.BRANCHING: 0.50,
    Rung.BLOSSOMING: 0.42,
    Rung.FLOWERING: 0.36,
    Rung.FRUITING: 0.36,
}
OPEN_BELOW = {Rung.BLOSSOMING: 0.5, Rung.FLOWERING: 0.86}


class Spire(NamedTuple):
    stem: Stem
    size: float


class RosetteLeaf(NamedTuple):
    angle: float
    length: float
    organ: int
    fan: float  # -1 left .. 1 right


def paint(sketch: Sketch) -> None:
    rosette, spires = _rosette(sketch), _spires(sketch)
    if sketch.asleep:
        _paint_asleep(sketch, rosette, spires)
        return
    half = len(rosette) // 2
    _paint_rosette(sketch, rosette[:half], 1)
    for spire in sorted(spires, key=lambda spire: spire.size):
        _paint_stem_leaves(sketch, spire)
        sketch.stems([spire.stem])
        _paint_bells(sketch, spire)
    _paint_rosette(sketch, rosette[half:], 3)


def _rosette(sketch: Sketch) -> list[RosetteLeaf]:
    """Leaves of the foot, outer and inner ones first, the middle ones last."""
    count, length = 7 if sketch.rung == Rung.LEAFY else 10, 26 * (0.55 + 0.45 * sketch.growth)
    leaves = []
    for i in range(count):
        fan = -1 + 2 * ((i * 3) % count) / (count - 1)
        angle = fan * 1.28 + (sketch.u(i, 1) - 0.5) * 0.34
        own = length * (0.72 + 0.5 * sketch.u(i, 2)) * (1 - 0.12 * abs(fan))
        leaves.append(RosetteLeaf(angle, own, i, fan))
    return sorted(leaves, key=lambda leaf: -abs(abs(leaf.fan) - 0.45))


def _spires(sketch: Sketch) -> list[Spire]:
    """The plant's own lean shows here most: a spire is a line, so only its direction tells neighbours apart."""
    if sketch.rung == Rung.LEAFY:
        return []
    height, m, droop = HEIGHTS[sketch.rung], sketch.mirror, sketch.droop
    width, lean = 2.5 * sketch.girth, sketch.lean
    sway = 1.05 if sketch.rung == Rung.BUDDING else 0.63
    bend = 0.6 * lean + 0.08 * m + 0.25 * (sketch.u(3, 31) - 0.5) + droop * sway * m
    heavy = 0.16 * m if sketch.rung == Rung.FRUITING else 0.0
    tall = height * (0.92 + 0.12 * sketch.u(3, 32))
    spires = [Spire(Stem(0, 0, -1.4 * lean + 0.04 * m, tall, bend + 0.6 * lean + heavy, width, 0.9, 0.7), 1.0)]
    if sketch.rung >= Rung.BLOSSOMING:
        for q, (way, usual) in enumerate(((m, 0.60), (-m, 0.50))):
            share = usual * (0.82 + 0.42 * sketch.u(q, 3))
            angle = way * (0.20 + 0.24 * sketch.u(q, 33))
            turn = -way * 0.22 + droop * 0.9 * way + (0.30 * way if sketch.rung == Rung.FRUITING else 0)
            stem = Stem(1.5 * way, 0, angle, height * share, turn, width * 0.7, 0.7, 0.7)
            spires.append(Spire(stem, share))
    return spires


def _paint_rosette(sketch: Sketch, leaves: list[RosetteLeaf], tone: int) -> None:
    droop = sketch.droop
    for upright, length, organ, fan in leaves:
        if sketch.u(organ, 4) > sketch.density + 0.12:
            continue
        angle = sag(upright, 0.40 * droop, 1 if fan > 0 else -1)
        own = tone + (1 if fan < 0 else 0) + (1 if sketch.u(organ, 5) > 0.5 else 0)
        sketch.leaf(0, -0.5, angle, length, length * 0.42 * (1 - 0.2 * droop), OVATE, own, fan * (0.55 + 0.5 * droop))


def _paint_stem_leaves(sketch: Sketch, spire: Spire) -> None:
    for i in range(5 if spire.size == 1 else 3):
        t, side = 0.10 + 0.11 * i, 1 if i % 2 else -1
        x, y = spire.stem.at(t)
        angle, size = sag(spire.stem.angle(t) + side * 0.8, 0.6 * sketch.droop), (1 - t) * spire.size
        sketch.leaf(x, y, angle, 15 * size, 5 * size, LANCE, 3 + (side < 0), side * 0.4)


def _paint_bells(sketch: Sketch, spire: Spire) -> None:
    """Side bells first, those that face us last; below they are oldest and largest."""
    rung = sketch.rung
    count, start = max(6, int(BELLS[rung] * (0.5 + 0.5 * spire.size))), BELLS_FROM[rung]
    bells = []
    for i in range(count):
        f = i / (count - 1)
        bells.append((f, start + (0.985 - start) * f**0.92, (-1, 1, 0)[i % 3], i))
    for f, t, side, i in sorted(bells, key=lambda bell: (bell[2] == 0, -bell[1])):
        _paint_place(sketch, spire, f, t, side, i)


def _paint_place(sketch: Sketch, spire: Spire, f: float, t: float, side: int, organ: int) -> None:
    """What stands at one place of a spire: capsule, open bell or bud, by rung and by how far up (f) it is."""
    x, y = spire.stem.at(t)
    up, size, rung = spire.stem.angle(t), (1 - f) ** 0.75 * 0.85 + 0.15, sketch.rung
    toward_us = up + pi - 0.25 * sketch.mirror
    out = sag(up + side * 1.95, 0.25 + 0.45 * sketch.droop, side) if side else toward_us
    if rung == Rung.FRUITING and f < 0.80:
        paint_capsule(sketch, x, y, up + (side or 0.4) * 0.95, size)
        return
    if sketch.u(organ, 44) > sketch.density + 0.15:
        return
    if rung == Rung.FRUITING or f < OPEN_BELOW.get(rung, 0.0):
        length = 11.5 * size * spire.size**0.3 * (0.94 + 0.12 * sketch.u(organ, 45))
        paint_bell(sketch, Bell(x, y, out, length, length * 0.62 * (1 - 0.22 * sketch.droop)))
        return
    ripeness = 1.0 if rung < Rung.BLOSSOMING else min(1.0, max(0.0, (f - OPEN_BELOW[rung]) * 2.4))
    paint_bud(sketch, x, y, out if f < 0.75 else up + (side or 0.2) * 0.8, 6.0 * size + 1.6, ripeness)


def _paint_asleep(sketch: Sketch, rosette: list[RosetteLeaf], spires: list[Spire]) -> None:
    """Dry capsules with pips of snow above a flat rosette."""
    for upright, length, organ, fan in rosette[:5]:
        angle = sag(upright * 1.25, 0.12)
        sketch.leaf(0, 0, angle, length * 0.55, length * 0.26, OVATE, 1 + organ % 3, fan * 0.6)
    m = sketch.mirror
    if spires:
        sketch.stems([spire.stem for spire in spires], "dry")
        _paint_dry_capsules(sketch, spires)
    else:
        shoots = [Stem(0, 0, -0.1 * m, 20, 0.3 * m, 1.6, 0.6), Stem(0, -8, 0.7 * m, 8, -0.3 * m, 0.9, 0.4)]
        sketch.stems(shoots, "dry")
        snow_on_stems(sketch, shoots)
    heap_at_foot(sketch, -1, 1.7, 17, 3.4)


def _paint_dry_capsules(sketch: Sketch, spires: list[Spire]) -> None:
    whole, lit = Bag(), Bag()
    for stem, _ in spires:
        count = int(stem.length / 5)
        for i in range(count):
            t, side = 0.42 + 0.56 * i / count, 1 if i % 2 else -1
            (x, y), size, angle = stem.at(t), 1.2 - t * 0.6, stem.angle(t) + side * 0.75
            add_leaf(whole.next(), sketch.curve(x, y, angle, 4.6 * size, 2.7 * size, OVATE))
            add_leaf(lit.next(), sketch.curve(x, y, angle - 0.25, 4 * size, 1.2, OVATE))
    colours = sketch.ramp("dry")
    sketch.fill(whole, colours[2])
    sketch.fill(lit, colours[4])
    for stem, _ in spires:
        for t in (0.48, 0.62, 0.78, 0.97):
            x, y = stem.at(t)
            snow_heap(sketch, x + 1.2 * sketch.mirror, y - 0.8, 2.9 * (1.2 - t * 0.5), 2.0)
