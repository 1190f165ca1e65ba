"""Rung 1 of every species: a curved stemlet with two seed leaves, or what the species has in their place."""

from __future__ import annotations

from collections.abc import Callable

from networkgarden.desktop.botany.geometry import FAT, LANCE, OBOVATE, OVATE, ROUND, STRAP, LeafShape, Stem, sag
from networkgarden.desktop.botany.organs import crozier
from networkgarden.desktop.botany.seeds import mound
from networkgarden.desktop.botany.sketch import Sketch
from networkgarden.desktop.botany.snow import heap_at_foot, snow_on_stems

SEED_LEAVES: dict[str, tuple[LeafShape, float]] = {
    # species → shape and length of its two seed leaves
    "apple": (ROUND, 9.5), "elder": (OVATE, 10.0), "sunflower": (OBOVATE, 10.5), "foxglove": (ROUND, 9.5),
    "lavender": (OBOVATE, 10.5), "clematis": (OVATE, 10.0),
}  # fmt: skip
SCALE = 1.35


def paint_sprout(sketch: Sketch) -> None:
    sketch.painter.save()
    sketch.painter.scale(SCALE, SCALE)
    mound(sketch, 8, 2.2)
    if sketch.asleep:
        _sleeping(sketch)
    else:
        _OWN_FORMS.get(sketch.species, _two_leaves)(sketch)
    sketch.painter.restore()
    sketch.tips = [(a * SCALE, b * SCALE, c * SCALE, d * SCALE) for a, b, c, d in sketch.tips]


def _sleeping(sketch: Sketch) -> None:
    m = sketch.mirror
    main = Stem(0, 0, -0.1 * m, 13, 0.35 * m, 1.3, 0.5)
    twigs = [Stem(*main.at(0.6), 0.75 * m, 5, -0.3 * m, 0.7, 0.3), Stem(*main.at(0.42), -0.9 * m, 4, 0.3 * m, 0.7, 0.3)]
    sketch.stems([main, *twigs])
    snow_on_stems(sketch, [*twigs, main])
    heap_at_foot(sketch, 0, 0.6, 7, 1.8)


def _two_leaves(sketch: Sketch) -> None:
    m, droop = sketch.mirror, sketch.droop
    stem = Stem(0, 0, -0.12 * m, 14, 0.3 * m + droop * 0.9 * m, 2.0, 1.1)
    sketch.stems([stem])
    x, y = stem.at(1)
    shape, size = SEED_LEAVES[sketch.species]
    for i, angle in enumerate((1.02, -1.02)):
        side = 1 if angle > 0 else -1
        length, width = size * sketch.between(0.92, 1.08, i), size * 0.58 * (1 - 0.25 * droop)
        turned = sag(angle + stem.bend * 0.4, 0.62 * droop)
        sketch.leaf(x, y, turned, length, width, shape, 3 if side > 0 else 4, (0.35 - 0.9 * droop) * side)
    sketch.leaf(x, y, sag(0.08, 0.5 * droop), 5, 2.2, LANCE, 4)
    sketch.leaf(x, y, sag(-0.25, 0.5 * droop), 4.2, 2, LANCE, 5)


def _blades(sketch: Sketch) -> None:
    m, droop = sketch.mirror, sketch.droop
    width = 1.5 if sketch.species == "grass" else 2.6
    for i, (angle, length) in enumerate(((-0.35, 13), (0.4, 11), (0.02, 18))):
        bend = angle * 1.2 * m * (1 + droop)
        size = length * sketch.between(0.9, 1.1, i)
        sketch.leaf(0, 0, sag(angle * m, 0.35 * droop), size, width, STRAP, 2 + i, bend)


def _fat_leaves(sketch: Sketch) -> None:
    for i, (angle, length) in enumerate(((-0.25, 10), (0.95, 10.5), (-0.95, 10.5), (0.2, 11))):
        turned = sag(angle, 0.3 * sketch.droop)
        sketch.leaf(0, -0.5, turned, length, 5.5, FAT, 2 + i, -angle * 0.4 + 0.5 * sketch.droop * angle, rib=False)


def _needles(sketch: Sketch) -> None:
    m, droop = sketch.mirror, sketch.droop
    stem = Stem(0, 0, 0, 13, 0.12 * m + droop * 0.5 * m, 1.5, 0.8)
    sketch.stems([stem])
    x, y = stem.at(1)
    for i in range(9):
        angle = -1.35 + 2.7 * i / 8
        length = 8.5 * sketch.between(0.85, 1.1, i)
        sketch.leaf(x, y, sag(angle, 0.55 * droop), length, 1.3, LANCE, 2 + i % 3, -angle * 0.35, rib=False)


def _croziers(sketch: Sketch) -> None:
    m, droop = sketch.mirror, sketch.droop
    crozier(sketch, 0, 0, 17 * (1 - 0.2 * droop), (0.05 + 0.75 * droop) * m, 2.2)
    crozier(sketch, 3 * m, 0, 10 * (1 - 0.2 * droop), (0.3 + 0.6 * droop) * m, 1.7)


def _leaves_on_a_cane(sketch: Sketch) -> None:
    sketch.stems([Stem(4.5 * sketch.mirror, 0, -0.1 * sketch.mirror, 26, 0, 1.2, 0.8)], "cane")
    _two_leaves(sketch)


_OWN_FORMS: dict[str, Callable[[Sketch], None]] = {
    "fern": _croziers,
    "grass": _blades,
    "iris": _blades,
    "agave": _fat_leaves,
    "larch": _needles,
    "clematis": _leaves_on_a_cane,
}
