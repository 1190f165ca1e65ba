"""Apple: a round crowned, open tree. Clusters are placed first, then limbs grow to them (botany.md §6)."""

from __future__ import annotations

from math import atan2, cos, hypot, sin, sqrt
from typing import NamedTuple

from PySide6.QtGui import QPainterPath

from networkgarden.desktop.botany.bag import Bag
from networkgarden.desktop.botany.foliage import GOLDEN_ANGLE, Ellipse, Puff, Site, in_turns, paint_puffs, puffs
from networkgarden.desktop.botany.geometry import OBOVATE, OVATE, Stem, sag, stem_to, wrap
from networkgarden.desktop.botany.organs import root_toes, round_fruit, stamp, unit_blossom
from networkgarden.desktop.botany.sketch import Sketch
from networkgarden.desktop.botany.snow import heap_at_foot, snow_heap, snow_on_stems
from networkgarden.domain.kinds import Rung

CLUSTERS = {Rung.BUDDING: 3, Rung.BRANCHING: 6, Rung.BLOSSOMING: 9, Rung.FLOWERING: 11, Rung.FRUITING: 11}
HEIGHTS = {Rung.BUDDING: 62, Rung.BRANCHING: 80, Rung.BLOSSOMING: 96, Rung.FLOWERING: 104, Rung.FRUITING: 106}
IN_BLOSSOM = {Rung.BLOSSOMING: 0.15, Rung.FLOWERING: 0.30}
FRUIT_APART, MOST_FRUIT = 9.5, 13


class Tree(NamedTuple):
    """The wood of an apple and the clusters it carries within the crown's ``body``."""

    trunk: Stem
    limbs: list[Stem]
    twigs: list[Stem]
    clusters: list[Puff]
    body: Ellipse


def paint(sketch: Sketch) -> None:
    if sketch.rung == Rung.LEAFY:
        _paint_whip(sketch)
        return
    tree = _grow(sketch)
    root_toes(sketch, tree.trunk.w0)
    if sketch.asleep:
        _paint_asleep(sketch, tree)
        return
    back = [cluster for cluster in tree.clusters if cluster.key % 3 == 1]
    front = [cluster for cluster in tree.clusters if cluster.key % 3 != 1]
    paint_puffs(sketch, puffs(sketch, back, tree.body, 14, 9.2, OVATE, shift=-0.24))
    sketch.stems(tree.twigs, ink=False)
    sketch.stems([tree.trunk, *tree.limbs])
    sites: list[Site] = []
    for turn in in_turns(sorted(front, key=lambda place: place.y)):
        mass = puffs(sketch, turn, tree.body, 17, 9.2, OVATE, shift=0.02)
        paint_puffs(sketch, mass)
        sites += mass.sites
    _paint_tips(sketch, tree, sites)


def _paint_tips(sketch: Sketch, tree: Tree, sites: list[Site]) -> None:
    """What the rung puts on the tips: buds, blossom or apples."""
    if sketch.rung == Rung.BUDDING:
        ends = [twig.at(1) for twig in tree.twigs]
        colours = sketch.ramp("bloom")
        sketch.dots(ends, colours[1], 1.5)
        sketch.dots([(x - 0.3, y - 0.4) for x, y in ends], colours[4], 0.7)
    elif sketch.rung in IN_BLOSSOM:
        _paint_blossom(sketch, sites)
    elif sketch.rung == Rung.FRUITING:
        _paint_apples(sketch, sites)


def _paint_whip(sketch: Sketch) -> None:
    """Rung 2: one thin stem, one side shoot, nine leaves."""
    m, droop = sketch.mirror, sketch.droop
    main = Stem(0, 1, -0.06 * m, 38, 0.16 * m + 0.5 * droop * m, 2.2 + 0.4 * sketch.girth, 1.0)
    shoot = Stem(*main.at(0.55), 0.7 * m, 12, -0.3 * m, 1.2, 0.5)
    sketch.stems([main, shoot])
    if sketch.asleep:
        sketch.dots([main.at(1), shoot.at(1), main.at(0.7)], sketch.ramp("stem")[4], 0.9)
        snow_on_stems(sketch, [shoot, main])
        heap_at_foot(sketch, 0, 1.2, 8, 2.4)
        return
    for i in range(9):
        stem, t = (main, 0.42 + 0.11 * i) if i < 6 else (shoot, 0.4 + 0.28 * (i - 6))
        x, y = stem.at(min(1, t))
        side = 1 if i % 2 else -1
        angle = sag(stem.angle(t) + side * (1.0 if t < 0.95 else 0.2), 0.7 * droop, side)
        tone = 2 + (side < 0) + i % 2 + (i > 3)
        length = 12.5 * sketch.between(0.8, 1.1, i)
        sketch.leaf(x, y, angle, length, 6.8 * (1 - 0.3 * droop), OVATE, tone, side * 0.3)


def _grow(sketch: Sketch) -> Tree:
    height = HEIGHTS[sketch.rung]
    body = Ellipse(
        (sketch.u(90) - 0.5) * 8 * sketch.growth + 20 * sketch.lean, -height * 0.66, height * 0.42, height * 0.27
    )
    clusters = [_cluster(sketch, k, CLUSTERS[sketch.rung], body, height) for k in range(CLUSTERS[sketch.rung])]
    width = 10.5 * (height / 104) ** 1.25 * sketch.girth * 1.08
    trunk = Stem(0, 1.2, -0.13 * sketch.mirror, height * 0.37, 0.24 * sketch.mirror, width, width * 0.60, 0.8)
    limbs: list[Stem] = []
    twigs: list[Stem] = []
    ordered = sorted(clusters, key=lambda cluster: cluster.x)
    groups = 3 if len(clusters) < 9 else 4
    for group in range(groups):
        share = ordered[group * len(ordered) // groups : (group + 1) * len(ordered) // groups]
        limbs += _limbs(trunk, share, group, groups)
        twigs += [twig for cluster in share for twig in _twigs(sketch, cluster, body, height)]
    return Tree(trunk, limbs, twigs, clusters, body)


def _cluster(sketch: Sketch, k: int, count: int, body: Ellipse, height: float) -> Puff:
    """The k-th cluster of a spiral that fills the crown; thirst and the weight of fruit pull the outer ones down."""
    radius, theta = sqrt((k + 0.35) / count) * 1.02, k * GOLDEN_ANGLE + sketch.u(91) * 6
    x = body.x + sin(theta) * radius * body.rx * (0.94 + 0.12 * sketch.u(k, 92))
    y = body.y - cos(theta) * radius * body.ry * (0.94 + 0.12 * sketch.u(k, 93))
    out = abs(x - body.x) / body.rx
    y += max(0.0, out - 0.55) * height * 0.08 + sketch.droop * (5 + 23 * out**1.5)
    x += (x - body.x) * 0.10 * sketch.droop
    if sketch.rung == Rung.FRUITING:
        y += 1.5 + 8.5 * out**1.4
        x += (x - body.x) * 0.07
    size = (11.8 - 2.0 * sketch.u(k, 94)) * (height / 104) ** 0.6 * (1.12 if k < 4 else 1)
    return Puff(x, y, size, k)


def _limbs(trunk: Stem, share: list[Puff], group: int, groups: int) -> list[Stem]:
    """One limb to the highest cluster of a group; branches from it to the others."""
    top = min(share, key=lambda cluster: cluster.y)
    aside = group - (groups - 1) / 2
    angle = trunk.angle(1) * 0.5 + aside * 0.44
    width = trunk.w0 * (0.50 if abs(aside) < 1 else 0.42)
    limb = stem_to(*trunk.at(0.86 + 0.14 * (group % 2)), angle, top.x, top.y + 2, width, 0.9, 0.75)
    fork = limb.at(0.42)
    branches = [
        stem_to(*fork, limb.angle(0.42) * 0.8, cluster.x, cluster.y + 1, limb.width(0.42) * 0.74, 0.6, 0.8)
        for cluster in share
        if cluster is not top
    ]
    return [limb, *branches]


def _twigs(sketch: Sketch, cluster: Puff, body: Ellipse, height: float) -> list[Stem]:
    outward = atan2(cluster.x - body.x, -(cluster.y - body.y - height * 0.16))
    twigs = []
    for j in range(2 if sketch.rung == Rung.BUDDING else 3):
        organ = cluster.key * 3 + j
        angle = outward + (-0.75, 0.1, 0.8)[j] + (sketch.u(organ, 95) - 0.5) * 0.4
        length = cluster.radius * 1.05 * (0.8 + 0.4 * sketch.u(organ, 96))
        bend = (sketch.u(cluster.key + j, 97) - 0.5) * 0.9 - wrap(angle) * 0.16
        twigs.append(Stem(cluster.x, cluster.y + 2, angle, length, bend, 1.25, 0.35))
    return twigs


def _paint_asleep(sketch: Sketch, tree: Tree) -> None:
    side_twigs = []
    for i, twig in enumerate(tree.twigs):
        turn = 0.62 if i % 2 else -0.62
        side_twigs.append(Stem(*twig.at(0.55), twig.angle(0.55) + turn, twig.length * 0.5, 0, 0.7, 0.3))
    sketch.stems([*tree.twigs, *side_twigs], ink=False)
    sketch.stems([tree.trunk, *tree.limbs])
    sketch.dots([twig.at(1) for twig in tree.twigs], sketch.ramp("stem")[4], 0.7)
    snow_on_stems(sketch, [tree.trunk, *tree.limbs, *tree.twigs])
    x, y = tree.trunk.at(1)
    width = tree.trunk.w0
    snow_heap(sketch, x + 0.3, y - 0.2, width * 0.42, 2.2)
    heap_at_foot(sketch, 0, 1.8, 13 + width * 0.6, 3.0)


def _paint_blossom(sketch: Sketch, sites: list[Site]) -> None:
    share, droop = IN_BLOSSOM[sketch.rung], sketch.droop
    size = 3.5 if sketch.rung == Rung.FLOWERING else 3.0
    unit, petals, hearts = unit_blossom(5, OBOVATE, 1, 0.86), Bag(3), []
    for site in sites:
        if sketch.u(site.organ, 21) >= share:
            continue
        own = size * (1 - 0.25 * droop) * (0.85 + 0.3 * sketch.u(site.organ, 26))
        y = site.y + 2 * droop
        stamp(petals.next(), unit, site.x, y, own, sketch.u(site.organ, 27) * 6, 0.9)
        hearts.append((site.x, y))
    colours = sketch.ramp("bloom")
    sketch.shaded(petals, colours[0], 0.45, 0.6)
    sketch.fill(petals, colours[4])
    sketch.dots(hearts, sketch.colour("core"), 0.75)


def _paint_apples(sketch: Sketch, sites: list[Site]) -> None:
    """Apples hang below leaves, never two in one place."""
    apples: list[tuple[float, float, float]] = []
    for site in sorted(sites, key=lambda site: sketch.u(site.organ, 24)):
        x, y = site.x, site.y + 4 + 1.5 * sketch.droop
        if all(hypot(x - other_x, y - other_y) > FRUIT_APART for other_x, other_y, _ in apples):
            apples.append((x, y, 0.9 + 0.25 * sketch.u(site.organ, 25)))
        if len(apples) == MOST_FRUIT:
            break
    stalks = QPainterPath()
    for x, y, _ in apples:
        stalks.moveTo(x + 0.6, y - 6)
        stalks.quadTo(x + 0.2, y - 4.5, x, y - 2.6)
    sketch.line(stalks, sketch.ramp("stem")[0], 0.6)
    round_fruit(sketch, apples, "fruit", 3.3, 0.95)
