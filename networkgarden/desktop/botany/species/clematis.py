"""Clematis on three canes: spiral vines, stars, silk in fruit, free leaders that show posture (botany.md §6)."""

from __future__ import annotations

from itertools import pairwise
from math import cos, hypot, pi, sin

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath

from networkgarden.desktop.botany.bag import Bag
from networkgarden.desktop.botany.foliage import Ellipse, LeafSeat, crown
from networkgarden.desktop.botany.geometry import CORDATE, OVATE, Point, Stem, add_leaf, sag
from networkgarden.desktop.botany.sketch import Sketch
from networkgarden.desktop.botany.snow import heap_at_foot, snow_heap, snow_on_stems
from networkgarden.desktop.botany.species.clematis_flowers import paint_silk, paint_star

HEIGHT = 102.0
CLIMBED = {2: 0.34, 3: 0.5, 4: 0.74, 5: 0.86, 6: 0.95, 7: 0.96}
"""Rung → share of the canes that the vine has climbed."""
POINTS = 40
FLOWERS = {5: 5, 6: 9, 7: 8}
LEADERS = ((1.0, 1, 19), (0.68, -1, 21), (0.42, 1, 20))
"""Free shoots: at which share of the climbed height, to which side, how long."""
STAR_SEATS = (-0.85, 0.70, -0.05, 0.95, -0.75, 0.25)

Vine = list[tuple[float, float, float]]
"""x, y and how far to the front (1) or the back (-1) the vine runs there."""


def paint(sketch: Sketch) -> None:
    climbed = HEIGHT * CLIMBED[sketch.rung]
    vines = _vines(sketch, climbed)
    canes = _canes(sketch)
    sketch.stems(canes[:2], "cane")
    for vine in vines:
        _paint_vine(sketch, vine, front=False)
    sketch.stems(canes[2:], "cane")
    _paint_tie(sketch)
    if sketch.asleep:
        _paint_asleep(sketch, vines)
        return
    _paint_foliage(sketch, vines, climbed)
    _paint_leaders(sketch, climbed)
    if sketch.rung in (3, 4):
        _paint_buds(sketch, vines[0])
    if sketch.rung >= 5:
        _paint_flowers(sketch, climbed)


def _canes(sketch: Sketch) -> list[Stem]:
    m = sketch.mirror
    places = ((-16, 0.165, 0.98), (16, -0.165, 0.98), (1.5 * m, -0.015 * m, 1.0))
    return [Stem(x, 1, angle, HEIGHT * share, 0, 1.9, 1.1, 0.6) for x, angle, share in places]


def _radius(y: float) -> float:
    """Half width of the cane pyramid at a height (y is negative above ground)."""
    return 16.0 * (1 + y / HEIGHT) + 2.0


def _vines(sketch: Sketch, climbed: float) -> list[Vine]:
    m = sketch.mirror
    start = 0.5 * m + (sketch.u(3, 31) - 0.5) * 1.6
    vines = [_vine(start, 1.0, 11.5 * m, climbed)]
    if sketch.rung >= 4:
        vines.append(_vine(start + pi, 0.96, 8.5 * m, climbed))
    return vines


def _vine(start: float, spread: float, turns: float, climbed: float) -> Vine:
    points = []
    for i in range(POINTS + 1):
        t = i / POINTS
        y, theta = -t * climbed, start + t * turns * climbed / HEIGHT
        points.append((_radius(y) * spread * sin(theta), y - 1.5 * cos(theta), cos(theta)))
    return points


def _vine_width(sketch: Sketch) -> float:
    return (1.2 + 0.5 * (sketch.girth - 0.75)) * (0.6 + 0.5 * sketch.growth)


def _paint_vine(sketch: Sketch, vine: Vine, front: bool) -> None:
    """The turns in front of the middle cane, or those behind it; each turn is one ribbon."""
    width = _vine_width(sketch)
    ink, body, lit = Bag(3), Bag(3), Bag(3)
    for first, last in _turns(vine, front):
        turn = [(x, y, width * (1.35 - i / len(vine))) for i, (x, y, _) in enumerate(vine[first : last + 1], first)]
        _add_ribbon(body.next(), turn)
        if sketch.full:
            _add_ribbon(ink.next(), [(x, y, w + 0.6) for x, y, w in turn])
        if front:
            _add_ribbon(lit.next(), [(x - 0.2, y - 0.3, w * 0.35) for x, y, w in turn])
    colours = sketch.ramp("stem")
    sketch.fill(ink, sketch.ink)
    sketch.fill(body, colours[2 if front else 0])
    sketch.fill(lit, colours[4])


def _turns(vine: Vine, front: bool) -> list[tuple[int, int]]:
    """First and last point of every stretch of the vine that runs in front, or behind."""
    found: list[tuple[int, int]] = []
    for i in range(0, len(vine) - 2, 2):
        if (vine[i][2] + vine[i + 2][2] > 0) != front:
            continue
        if found and found[-1][1] == i:
            found[-1] = (found[-1][0], i + 2)
        else:
            found.append((i, i + 2))
    return found


def _add_ribbon(path: QPainterPath, spine: list[tuple[float, float, float]]) -> None:
    """A smooth band along x, y of its own width at every point."""
    left: list[Point] = []
    right: list[Point] = []
    for i, (x, y, width) in enumerate(spine):
        (ax, ay, _), (bx, by, _) = spine[max(0, i - 1)], spine[min(len(spine) - 1, i + 1)]
        reach = 0.5 * width / (hypot(bx - ax, by - ay) or 1.0)
        nx, ny = (ay - by) * reach, (bx - ax) * reach
        left.append((x - nx, y - ny))
        right.append((x + nx, y + ny))
    path.moveTo(*left[0])
    _follow(path, left)
    path.lineTo(*right[-1])
    _follow(path, right[::-1])
    path.closeSubpath()


def _follow(path: QPainterPath, points: list[Point]) -> None:
    """Curves from the first point to the last that pass between all others."""
    for (x, y), (next_x, next_y) in pairwise(points[1:]):
        path.quadTo(x, y, (x + next_x) / 2, (y + next_y) / 2)
    path.lineTo(*points[-1])


def _paint_tie(sketch: Sketch) -> None:
    tie = QPainterPath()
    tie.addRoundedRect(QRectF(-2.0, -HEIGHT * 0.965, 4.4, 2.8), 1.2, 1.2)
    sketch.inked(tie, 0.5)
    sketch.fill(tie, sketch.ramp("cane")[4])


def _paint_foliage(sketch: Sketch, vines: list[Vine], climbed: float) -> None:
    """Heart leaves to both sides: a dark layer behind, the front turns of the vines, a lit layer before."""
    back, front = _leaf_seats(sketch, vines)
    mass = crown(sketch, [seat for seat, _, _ in back], Ellipse(8, -climbed * 0.42, 24, climbed * 0.6), 8, 5.0, CORDATE)
    colours = sketch.ramp("leaf", 7)
    for tone, bag in enumerate(mass.wholes):
        sketch.fill(bag, colours[tone // 2])
    for vine in vines:
        _paint_vine(sketch, vine, front=True)
    for seat, side, key in sorted(front, key=lambda item: item[0].y):
        x, y, angle, size = seat
        tone = 2 + (x < 2) + (y < -climbed * 0.5) + (sketch.u(key, 12) > 0.7) - (x > 7)
        length, bend = size * 9, side * (0.3 + 0.4 * sketch.droop)
        width = length * 0.64 * (1 - 0.3 * sketch.droop)
        sketch.leaf(x, y, angle, length, width, CORDATE, tone, bend, ink=False)


SeatedLeaf = tuple[LeafSeat, int, int]
"""A leaf's seat, its side (±1) and its organ."""


def _leaf_seats(sketch: Sketch, vines: list[Vine]) -> tuple[list[SeatedLeaf], list[SeatedLeaf]]:
    back: list[SeatedLeaf] = []
    front: list[SeatedLeaf] = []
    for k, vine in enumerate(vines):
        for i in range(2, len(vine), 2):
            x, y, depth = vine[i]
            for side in (-1, 1):
                key = i * 4 + k * 2 + (side > 0)
                if sketch.u(key, 8) > 0.86 or sketch.u(key, 10) > sketch.density:
                    continue
                angle = side * (1.15 + 0.7 * (sketch.u(key, 9) - 0.5)) + x * 0.03
                angle = sag(angle, 0.85 * sketch.droop, side)
                length = 9.2 * (0.70 + 0.5 * sketch.u(key, 11)) * (1.15 + 0.35 * y / HEIGHT)
                y = min(0.0, y + 3.5 * sketch.droop)
                (front if depth > -0.25 else back).append((LeafSeat(x, y, angle, length / 9), side, key))
    return back, front


def _paint_leaders(sketch: Sketch, climbed: float) -> None:
    """Shoots that nothing ties: they stand, then lean, then hang. A young vine has one, an older vine three."""
    m, droop, leaders = sketch.mirror, sketch.droop, []
    for k, (t, side, length) in enumerate(LEADERS if sketch.rung >= 4 else LEADERS[:1]):
        y, out = -climbed * t * 0.97, side * m
        angle = out * (0.55 - 0.35 * t) + (sketch.u(k, 14) - 0.5) * 0.4
        bend = out * 0.25
        if droop:
            bend += sag(angle + bend, 0.95 * min(1.0, droop * 1.1), out) - (angle + bend)
        grown = length * (0.75 + 0.5 * sketch.u(k, 13))
        x = out * (15 * (1 + y / HEIGHT) + 1.5)
        if droop:
            grown = min(grown, -y / droop - 8)  # a hanging shoot ends above the soil
        leaders.append(Stem(x, y, angle + out * 0.5 * droop, grown, bend, 1.1, 0.35))
    sketch.stems(leaders, ink=False)
    for stem in leaders:
        for j, t in enumerate((0.35, 0.6, 0.82, 1.0)):
            x, y = stem.at(t)
            side = 1 if j % 2 else -1
            angle = sag(stem.angle(t) + side * (0.95 if t < 1 else 0.1), 0.6 * droop, side)
            size, tone = 1.15 - 0.45 * t, 3 + j % 2 + (stem.x0 < 0)
            sketch.leaf(x, y, angle, 7.2 * size, 4.2 * size * (1 - 0.3 * droop), OVATE, tone, side * 0.3, ink=False)


def _paint_buds(sketch: Sketch, vine: Vine) -> None:
    wholes, lights = Bag(8), Bag(8)
    for x, y, _ in vine[7::6]:
        angle = sag(0.5 if x > 0 else -0.5, 0.2 + 0.5 * sketch.droop)
        add_leaf(wholes.next(), sketch.curve(x, y, angle, 8, 4.4, OVATE))
        add_leaf(lights.next(), sketch.curve(x, y, angle - 0.15, 7, 1.8, OVATE))
    sketch.inked(wholes, 0.4)
    colours = sketch.ramp("bloom")
    sketch.fill(wholes, colours[2])
    sketch.fill(lights, colours[4])


def _paint_flowers(sketch: Sketch, climbed: float) -> None:
    """Stars up the pyramid; in fruit most of them have become tufts of silk that stand out from it."""
    count, fruiting = FLOWERS[sketch.rung], sketch.rung == 7
    for k in range(count):
        y = -(0.13 + 0.80 * k / (count - 1)) * climbed + (sketch.u(k, 52) - 0.5) * 4
        seat = STAR_SEATS[k % 6] + (sketch.u(k, 51) - 0.5) * 0.25
        x = seat * (15 * (1 + y / HEIGHT) + 3)
        if fruiting and k % 4 != 3:
            paint_silk(sketch, x * 1.12, y, 6.8, k)
        else:
            size = (8.2 if sketch.rung == 5 else 9.4) * (0.82 + 0.28 * sketch.u(k, 53)) * (0.7 if fruiting else 1.0)
            paint_star(sketch, x, y, size, k)


def _paint_asleep(sketch: Sketch, vines: list[Vine]) -> None:
    """Bare spirals with twigs, old silk, snow on the turns."""
    for vine in vines:
        _paint_vine(sketch, vine, front=True)
    twigs = []
    for vine in vines:
        for i in range(5, len(vine) - 1, 4):
            x, y, _ = vine[i]
            side = 1 if x > 0 else -1
            angle, length = side * (0.8 + 0.5 * sketch.u(i, 4)), 6 + 4 * sketch.u(i, 5)
            twigs.append(Stem(x, y, angle, length, -side * 0.9, 0.9, 0.3))
    sketch.stems(twigs, ink=False)
    main = vines[0]
    if sketch.rung >= 6:
        for i in range(8, len(main), 9):
            paint_silk(sketch, main[i][0], main[i][1] - 3, 4.2, i)
    for i in range(6, len(main) - 2, 7):
        snow_heap(sketch, main[i][0], main[i][1] - _vine_width(sketch) * 0.5, 3.8, 1.9)
    snow_on_stems(sketch, twigs)
    heap_at_foot(sketch, 0, 1.8, 21, 3.0)
    snow_heap(sketch, 0.2, -HEIGHT * 0.965, 3.4, 3.0)
