"""Lavender: a cushion of narrow leaves and a wide fan of whorled spikes (botany.md §6)."""

from __future__ import annotations

from math import cos, sin

from networkgarden.desktop.botany.bag import Bag
from networkgarden.desktop.botany.foliage import Ellipse, LeafSeat, crown, paint_crown
from networkgarden.desktop.botany.geometry import FAT, LANCE, Point, Stem, add_leaf, ahead, sag
from networkgarden.desktop.botany.sketch import Sketch
from networkgarden.desktop.botany.snow import heap_at_foot, snow_on_stems

WHORLS = 5
STRIDE = 11  # coprime to every number of stems used: neighbours in the list are not neighbours in the fan

FanStem = tuple[Stem, float, int]
"""A flowering stem, where it stands in the fan (-1..1), and its organ."""


def paint(sketch: Sketch) -> None:
    stems = _fan(sketch)
    cushion = 20 * (0.5 + 0.5 * sketch.growth)
    if sketch.asleep:
        _paint_asleep(sketch, stems, cushion)
        return
    body = Ellipse(0, -cushion * 0.5, cushion, cushion * 0.8)
    leaves = crown(
        sketch, _seats(sketch, cushion), body, 11.5 * (0.6 + 0.4 * sketch.growth), 2.0, LANCE, sketch.density
    )
    paint_crown(sketch, leaves, 0, 2)
    if sketch.rung > 2:
        stems.sort(key=lambda each: sketch.u(each[2], 3))
        half = len(stems) // 2
        _paint_spikes(sketch, stems[:half], darker=1)
        _paint_spikes(sketch, stems[half:], darker=0)
    paint_crown(sketch, leaves, 2, 6)


def _fan(sketch: Sketch) -> list[FanStem]:
    """Stems fanned about the plant's own lean; near the middle each falls to a side of its own, by its own amount."""
    count = {2: 9, 3: 14, 4: 20}.get(sketch.rung, 24)
    height = 62 * sketch.growth if sketch.rung > 2 else 24
    stems = []
    for i in range(count):
        fan = -1 + 2 * ((i * STRIDE) % count) / (count - 1)
        angle = fan * 0.78 + (sketch.u(i, 1) - 0.5) * 0.14 + sketch.lean * 0.7
        length = height * (1 - 0.20 * fan * fan) * (0.80 + 0.3 * sketch.u(i, 2))
        side = 1 if fan + 0.9 * (sketch.u(i, 14) - 0.5) > 0 else -1
        hang = 0.42 * sketch.droop * (0.55 + 0.75 * sketch.u(i, 15))
        start = side * abs(angle) if abs(angle) < 0.35 else angle
        bend = angle * 0.4 + sag(start, hang, side) - angle
        stems.append((Stem(fan * 6, 0, angle * 0.75, length, bend, 1.15 * (0.8 + 0.2 * sketch.girth), 0.6), fan, i))
    return stems


def _seats(sketch: Sketch, cushion: float) -> list[LeafSeat]:
    seats = []
    for i in range({2: 50, 3: 70}.get(sketch.rung, 84)):
        fan = -1 + 2 * sketch.u(i, 11)
        reach, angle = sketch.u(i, 12) ** 0.6 * cushion * 0.62, fan * 1.32
        x, y = fan * 7 + sin(angle) * reach * 0.9, -cos(angle) * reach * 0.9
        seats.append(LeafSeat(x, y, angle + (sketch.u(i, 13) - 0.5) * 0.5))
    return seats


def _paint_spikes(sketch: Sketch, stems: list[FanStem], darker: int) -> None:
    sketch.stems([stem for stem, _, _ in stems], ink=False)
    for stem, _, organ in stems:
        _paint_spike(sketch, stem, organ, 1.0, "bloom", darker)


def _paint_spike(sketch: Sketch, stem: Stem, organ: int, size: float, name: str, darker: int = 0) -> None:
    """Whorls of two side florets and a light front one; green in bud, straw between them in fruit."""
    rung, living = sketch.rung, name != "dry"
    if living:
        size *= {3: 0.62, 4: 0.55}.get(rung, 1.0)
    colours = sketch.ramp("leaf" if rung < 5 else name)
    length = 17 * size * (0.8 + 0.4 * sketch.u(organ, 71))
    x, y = stem.at(1)
    angle = sag(stem.angle(1), 0.25 * sketch.droop) if sketch.droop else stem.angle(1)
    sides, fronts = Bag(10), Bag(10)
    for j in range(WHORLS):
        wx, wy = ahead(x, y, angle, (j - (1 if j else 1.9)) / (WHORLS - 1) * length * 0.8)
        whorl = (1.05 - 0.11 * j) * size**0.5 * (1 if j else 0.7)
        for side in (-1, 1):
            add_leaf(sides.next(), sketch.curve(wx, wy, angle + side * 0.62, 4.6 * whorl, 2.5 * whorl, FAT))
        add_leaf(fronts.next(), sketch.curve(wx - 0.3, wy, angle - 0.12, 4.4 * whorl, 2.0 * whorl, FAT))
    low = 1 - darker
    sketch.fill(sides, colours[low])
    sketch.fill(fronts, colours[low + 1 if rung == 7 else low + 2])
    if rung >= 6 and living:
        _paint_florets(sketch, organ, (x, y), angle, length)


def _paint_florets(sketch: Sketch, organ: int, foot: Point, angle: float, length: float) -> None:
    """Open florets while it flowers, straw calyces with their seed when it fruits."""
    points = []
    for j in range(WHORLS):
        x, y = ahead(*foot, angle, sketch.u(organ, 72 + j) * length * 0.8)
        points.append((x + (sketch.u(organ, 80 + j) - 0.5) * 3.6, y))
    if sketch.rung == 6:
        sketch.dots(points, sketch.ramp("bloom")[5], 0.85)
        return
    sketch.dots(points, sketch.ramp("dry")[5], 1.0)
    sketch.dots([(x + 0.6, y + 1.4) for x, y in points[:3]], sketch.ramp("dry")[1], 0.8)


def _paint_asleep(sketch: Sketch, stems: list[FanStem], cushion: float) -> None:
    """A woody fan with a few dry spikes, snow within."""
    woody = [
        Stem(fan * 5, 0, fan * 0.85, cushion * 0.95 * (0.8 + 0.4 * sketch.u(i, 5)), -fan * 0.5, 1.7 * sketch.girth, 0.5)
        for _, fan, i in stems[:13]
    ]
    twigs = [
        Stem(*wood.at(0.55), wood.angle(0.55) + (0.6 if k % 2 else -0.6), wood.length * 0.42, 0, 0.9, 0.35)
        for k, wood in enumerate(woody)
    ]
    sketch.stems([*woody, *twigs], "dry")
    dry = [stem for stem, _, _ in stems[:9]] if sketch.rung >= 4 else []
    sketch.stems(dry, "dry", ink=False)
    for k, stem in enumerate(dry):
        _paint_spike(sketch, stem, k, 0.75, "dry")
    snow_on_stems(sketch, [*woody, *twigs])
    heap_at_foot(sketch, -2, 1.8, 20, 4.0)
