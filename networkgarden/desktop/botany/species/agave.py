"""Agave: a rosette of fat blades and, late in life, a mast of candelabra arms (botany.md §6)."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtGui import QPainterPath

from networkgarden.desktop.botany.bag import Bag
from networkgarden.desktop.botany.colour import faint
from networkgarden.desktop.botany.geometry import FAT, LANCE, Point, Stem, add_leaf, ahead, sag
from networkgarden.desktop.botany.organs import round_fruit
from networkgarden.desktop.botany.sketch import Sketch
from networkgarden.desktop.botany.snow import heap_at_foot, snow_heap

MAST_HEIGHTS = {4: 54, 5: 82, 6: 94, 7: 94}
ARMS = {4: 0, 5: 6, 6: 8, 7: 8}
GOLDEN_RATIO = 0.618034
CLOSED = 0.42  # how far a sleeper's blades close into a tulip


class Blade(NamedTuple):
    """Where it points (-1 left .. 1 right), how far in front (0 back .. 1), which organ."""

    fan: float
    layer: float
    organ: int


def paint(sketch: Sketch) -> None:
    size = 44 * (0.42 + 0.58 * sketch.growth) if sketch.rung > 2 else 24
    blades, mast = _blades(sketch), _mast(sketch)
    if sketch.asleep:
        _paint_asleep(sketch, blades, mast, size)
        return
    half = len(blades) // 2
    for blade in blades[:half]:
        _paint_blade(sketch, blade, size)
    if mast:
        arms = _arms(sketch, mast)
        sketch.stems([mast])
        _paint_mast(sketch, mast, arms)
    for blade in blades[half:]:
        _paint_blade(sketch, blade, size)


def _blades(sketch: Sketch) -> list[Blade]:
    """From back to front, spread by the golden ratio."""
    count = {2: 9, 3: 13}.get(sketch.rung, 17)
    turn = sketch.u(1) * 0.3
    return [Blade((i * GOLDEN_RATIO + turn) % 1 * 2 - 1, i / (count - 1), i) for i in range(count)]


def _mast(sketch: Sketch) -> Stem | None:
    if sketch.rung < 4:
        return None
    m = sketch.mirror
    bend = 0.10 * m + sketch.droop * 0.62 * m
    return Stem(0, -4, -0.03 * m + sketch.lean * 0.4, MAST_HEIGHTS[sketch.rung], bend, 3.4 * sketch.girth, 1.2, 0.7)


def _paint_blade(sketch: Sketch, blade: Blade, size: float, close: float = 0.0) -> Point:
    """Two tones, a light margin toward the light, a dark spine at the tip; where the tip is."""
    fan, layer, i = blade
    droop = sketch.droop
    angle = fan * (1.42 - 0.25 * (1 - layer)) * (1 - close) + sketch.lean * 0.8 * (1 - abs(fan))
    length = size * (1.0 - 0.10 * layer) * sketch.between(0.82, 1.12, i, 2) * (1 - 0.10 * abs(fan))
    if layer > 0.7:
        length *= 0.80
    angle = sag(angle, 0.34 * droop, 1 if fan > 0 else -1)
    width = size * 0.235 * (1 - 0.22 * droop) * (1 + 0.25 * close)
    tone = 1 + int(layer * 2.4) + (fan < 0)
    curve = sketch.leaf(fan * 3, -0.5, angle, length, width, FAT, tone, fan * (1.15 * droop - 0.42), rib=False)
    if sketch.full:
        sketch.line(_edge_of(curve), faint(sketch.colour("edge"), 0.75), 0.38)
        sketch.dots([(curve.tip_x, curve.tip_y)], sketch.lifeless("#6A4B38"), 0.55)
    return curve.tip_x, curve.tip_y


def _edge_of(curve: tuple[float, ...]) -> QPainterPath:
    """The blade's left edge, open."""
    x, y, tip_x, tip_y, _, _, l1x, l1y, l2x, l2y, *_ = curve
    path = QPainterPath()
    path.moveTo(x, y)
    path.cubicTo(l1x, l1y, l2x, l2y, tip_x, tip_y)
    return path


def _arms(sketch: Sketch, mast: Stem) -> list[Stem]:
    """Candelabra arms, long below and short above; fruit's weight pulls their ends down and out."""
    count, arms = ARMS[sketch.rung], []
    heavy = 1.0 if sketch.rung == 7 and not sketch.asleep else 0.0
    for i in range(count):
        t = 0.50 + 0.46 * i / (count - 1)
        side = (1 if i % 2 else -1) * sketch.mirror
        x, y = mast.at(t)
        length = (19.5 - 13.0 * (t - 0.5) * 1.9) * sketch.between(0.88, 1.12, i, 3) * (1 + 0.10 * heavy)
        angle = mast.angle(t) + side * (1.18 + 0.22 * heavy)
        bend = side * (-0.72 + 1.55 * heavy + 0.85 * sketch.droop * (1 - 0.5 * heavy))
        arms.append(Stem(x, y, angle, length, bend, 1.3, 0.7))
    return arms


def _paint_mast(sketch: Sketch, mast: Stem, arms: list[Stem]) -> None:
    if not arms:
        _paint_spear(sketch, mast, "leaf")
        return
    sketch.stems(arms, ink=False)
    if sketch.rung == 7:
        _paint_fruit(sketch, [*arms, mast])
    else:
        _paint_tufts(sketch, [*arms, mast], "bloom", 1.0 if sketch.rung == 6 else 0.72)


def _paint_spear(sketch: Sketch, mast: Stem, name: str) -> None:
    """The bud: scales close to the mast's tip."""
    scales, angle = Bag(8), mast.angle(1)
    for k in range(6):
        x, y = mast.at(0.80 + 0.04 * k)
        add_leaf(scales.next(), sketch.curve(x, y, angle + (0.5 if k % 2 else -0.5), 6, 3.2, FAT))
    add_leaf(scales.next(), sketch.curve(*mast.at(1), angle, 7, 3.6, FAT))
    sketch.fill(scales, sketch.ramp(name)[4])


def _paint_tufts(sketch: Sketch, stems: list[Stem], name: str, size: float) -> None:
    """A brush of florets on each end: seven fine ones, with sky between them, dark below and light above."""
    colours, anthers = sketch.ramp(name), []
    for stem in stems:
        x, y = stem.at(1)
        upright = sag(0.0, 0.4 * sketch.droop, 1 if stem.bend < 0 else -1)
        dark, light = Bag(8), Bag(8)
        for j in range(7):
            turn = -1.2 + 2.4 * j / 6
            length = (7.2 - 1.3 * abs(turn)) * size
            curve = sketch.curve(x, y, upright + turn, length, 1.75 * size, LANCE)
            add_leaf((light if j % 2 == 0 else dark).next(), curve)
            anthers.append(ahead(curve.tip_x, curve.tip_y, upright + turn, 0.5 * size))
        sketch.fill(dark, colours[2])
        sketch.fill(light, colours[4])
        if sketch.full and not sketch.asleep:
            sketch.dots([(x, y)], sketch.ramp("stem")[3], 1.1 * size)
    if sketch.rung == 6 and not sketch.asleep:
        sketch.dots(anthers, colours[5], 0.62)


def _paint_fruit(sketch: Sketch, stems: list[Stem]) -> None:
    """Pods in threes that hang below the arms' ends, with the dry brush of the flower above them."""
    pods, stubs = [], Bag(8)
    for stem in stems:
        x, y = stem.at(1)
        for turn in (-0.5, 0.1, 0.6):
            add_leaf(stubs.next(), sketch.curve(x, y, turn, 3.4, 1.0, LANCE))
        pods += [(x - 2.6, y + 2.2, 0.92), (x + 2.5, y + 2.5, 0.88), (x, y + 4.6, 1.0)]
    sketch.fill(stubs, sketch.ramp("dry")[3])
    round_fruit(sketch, pods, "bloom", 2.1, 1.3)


def _paint_asleep(sketch: Sketch, blades: list[Blade], mast: Stem | None, size: float) -> None:
    """Blades closed into a tulip with caps of snow, the mast bare."""
    if mast:
        sketch.stems([mast], "dry")
        arms = _arms(sketch, mast)
        if arms:
            sketch.stems(arms, "dry", ink=False)
            _paint_tufts(sketch, [*arms, mast], "dry", 0.7)
        else:
            _paint_spear(sketch, mast, "dry")
        for arm in arms:
            x, y = arm.at(1)
            snow_heap(sketch, x, y - 1.6, 3.2, 1.8)
    tips = [_paint_blade(sketch, blade, size, CLOSED) for blade in blades]
    for x, y in tips[::3]:
        snow_heap(sketch, x * 0.96, y + 1.6, size * 0.085, 2.4)
    heap_at_foot(sketch, -1, 2.0, size * 0.62, 4.2)
