"""Rung 1 of every species: a curved stemlet with two seed leaves, or what the species has in their place."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from networkgarden.desktop.botany.geometry import FAT, LANCE, OBOVATE, OVATE, ROUND, STRAP, LeafShape, Stem, sag
from networkgarden.desktop.botany.organs import crozier
from networkgarden.desktop.botany.seeds import mound
from networkgarden.desktop.botany.sketch import Sketch
from networkgarden.desktop.botany.snow import heap_at_foot, snow_on_stems


class SeedLeaves(NamedTuple):
    """Shape, length and width (share of it) of two seed leaves, their angle, and the stemlet's height.

    ``pairs``: how many pairs of them there are, the lower ones smaller.
    """

    shape: LeafShape
    length: float
    width: float
    angle: float
    stem: float
    pairs: int = 1


SEED_LEAVES: dict[str, SeedLeaves] = {
    "apple": SeedLeaves(ROUND, 9.5, 0.60, 0.95, 15),
    "elder": SeedLeaves(OVATE, 10.5, 0.44, 0.80, 12, 2),
    "sunflower": SeedLeaves(OBOVATE, 12.5, 0.62, 1.30, 18),
    "foxglove": SeedLeaves(ROUND, 9.0, 0.74, 1.16, 5.5, 2),
    "lavender": SeedLeaves(LANCE, 9.5, 0.34, 0.72, 12, 3),
    "clematis": SeedLeaves(OVATE, 10.0, 0.58, 1.02, 14),
}
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
    if sketch.species in ("apple", "elder", "larch", "clematis"):
        _bare_twig(sketch)
    elif sketch.species == "agave":
        _fat_leaves(sketch, 0.42)
    elif sketch.species == "fern":
        crozier(sketch, 0, 0, 11, 0.75 * sketch.mirror, 2.0, "dry")
        crozier(sketch, 3 * sketch.mirror, 0, 8, -0.8 * sketch.mirror, 1.6, "dry")
    else:
        _dry_leaves(sketch)
    heap_at_foot(sketch, 0, 0.6, 7, 1.8)


BARE_TWIGS: dict[str, tuple[tuple[float, float, float], ...]] = {
    # species → place on the stemlet, angle off it and length of each twig
    "apple": ((0.6, 0.75, 5.5), (0.42, -0.9, 4.0)),
    "elder": ((0.55, 0.62, 6.5), (0.55, -0.62, 6.5)),
    "larch": ((0.25, 1.2, 4.4), (0.35, -1.2, 4.2), (0.52, 1.05, 3.4), (0.62, -1.05, 3.2), (0.8, 0.8, 2.2)),
    "clematis": ((0.5, 1.15, 5.0), (0.9, -0.9, 5.0)),
}


def _bare_twig(sketch: Sketch) -> None:
    m = sketch.mirror
    if sketch.species == "clematis":
        sketch.stems([_cane(sketch)], "cane")
    main = Stem(0, 0, -0.1 * m, 13 if sketch.species == "apple" else 11, 0.35 * m, 1.3, 0.5)
    twigs = [
        Stem(*main.at(t), main.angle(t) + aside * m, length, -0.4 * aside * m, 0.7, 0.3)
        for t, aside, length in BARE_TWIGS[sketch.species]
    ]
    sketch.stems([main, *twigs])
    snow_on_stems(sketch, [*twigs, main])


DRY_LEAVES: dict[str, tuple[tuple[float, float, float], ...]] = {
    # species → angle, length and bend of what is left of it
    "sunflower": ((0.12, 15, 0.5), (0.75, 6.5, 1.5), (-0.7, 5.5, -1.4)),
    "foxglove": ((-1.35, 8, -0.2), (1.35, 8, 0.2), (-0.7, 6, -0.5), (0.6, 5, 0.6)),
    "iris": ((-0.3, 11, -0.9), (0.45, 9, 1.0), (1.2, 8, 0.4)),
    "lavender": ((-0.42, 9, -0.1), (0.02, 11, 0.1), (0.46, 9, 0.1)),
    "grass": ((-0.2, 11, -0.25), (-0.08, 12, -0.1), (0.06, 12.5, 0.1), (0.2, 11, 0.25), (0.9, 8, 0.9)),
}


def _dry_leaves(sketch: Sketch) -> None:
    wide = {"foxglove": 3.6, "iris": 2.0, "sunflower": 2.0}.get(sketch.species, 1.2)
    for k, (angle, length, bend) in enumerate(DRY_LEAVES[sketch.species]):
        m = sketch.mirror
        own = length * sketch.between(0.9, 1.1, k)
        sketch.leaf(0, 0, angle * m, own, wide, LANCE, 2 + k % 3, bend * m, "dry", rib=False)


def _two_leaves(sketch: Sketch) -> None:
    m, droop, seed = sketch.mirror, sketch.droop, SEED_LEAVES[sketch.species]
    stem = Stem(0, 0, -0.12 * m, seed.stem, 0.3 * m + droop * 0.9 * m, 2.0, 1.1)
    sketch.stems([stem])
    for pair in range(seed.pairs):
        t = 1 - 0.34 * (seed.pairs - 1 - pair)
        (x, y), grown = stem.at(t), 1 - 0.16 * (seed.pairs - 1 - pair)
        for i, side in enumerate((1, -1)):
            length = seed.length * grown * sketch.between(0.92, 1.08, i + 2 * pair)
            turned = sag(side * (seed.angle + 0.22 * (seed.pairs - 1 - pair)) + stem.bend * 0.4, 0.62 * droop)
            width = seed.length * seed.width * grown * (1 - 0.25 * droop)
            sketch.leaf(x, y, turned, length, width, seed.shape, 3 if side > 0 else 4, (0.35 - 0.9 * droop) * side)
    x, y = stem.at(1)
    sketch.leaf(x, y, sag(0.08, 0.5 * droop), 5, 2.2, LANCE, 4)
    sketch.leaf(x, y, sag(-0.25, 0.5 * droop), 4.2, 2, LANCE, 5)


def _blades(sketch: Sketch) -> None:
    m, droop = sketch.mirror, sketch.droop
    grass = sketch.species == "grass"
    width, curl = (1.5, 2.4) if grass else (3.2, 0.5)
    for i, (angle, length) in enumerate(((-0.35, 13), (0.4, 11), (0.02 + 0.14 * grass, 18))):
        bend = angle * curl * m * (1 + droop)
        size = length * sketch.between(0.9, 1.1, i)
        sketch.leaf(0, 0, sag(angle * m, 0.35 * droop), size, width, STRAP, 2 + i, bend)


def _fat_leaves(sketch: Sketch, close: float = 0.0) -> None:
    for i, (angle, length) in enumerate(((-0.25, 10), (0.95, 10.5), (-0.95, 10.5), (0.2, 11))):
        turned = sag(angle * (1 - close), 0.3 * sketch.droop)
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


def _cane(sketch: Sketch) -> Stem:
    return Stem(4.5 * sketch.mirror, 0, -0.1 * sketch.mirror, 26, 0, 1.2, 0.8)


def _leaves_on_a_cane(sketch: Sketch) -> None:
    sketch.stems([_cane(sketch)], "cane")
    _two_leaves(sketch)


_OWN_FORMS: dict[str, Callable[[Sketch], None]] = {
    "fern": _croziers,
    "grass": _blades,
    "iris": _blades,
    "agave": _fat_leaves,
    "larch": _needles,
    "clematis": _leaves_on_a_cane,
}
