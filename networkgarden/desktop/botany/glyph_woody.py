"""Glyphs of what has wood: apple, larch, elder, clematis; in leaf, and bare in their winter's sleep."""

from __future__ import annotations

from functools import lru_cache
from math import cos, sin, sqrt

from PySide6.QtGui import QPainterPath

from networkgarden.desktop.botany.geometry import CORDATE, OVATE, Point, Stem, sag, stem_to
from networkgarden.desktop.botany.glyph_shapes import Form, dots, fringe, leaf, outline, place, star, tuft

_GOLDEN = 2.39996


def apple(form: Form) -> None:
    """A round, open crown on one trunk."""
    if form.rung == 2:
        _whip(form)
        return
    high = (62, 80, 96, 104, 106)[form.rung - 3]
    places = _clusters(form, high)
    radius = high * (0.22 if form.bold else 0.145 if form.rung < 5 else 0.130) * (1 - 0.10 * form.droop)
    if form.asleep:
        _bare_apple(form, high, places)
        return
    _apple_wood(form, high, places, False)
    lit = form.layer("leaf", 2)
    for k, (x, y) in enumerate(places):
        place(lit, tuft(7), x, y, k * 1.3, radius, radius)
    form.cast("leaf", 0, 1.4, 2.6)
    lit = form.layer("leaf", 4)
    for k, (x, y) in enumerate(places):
        if x < high * 0.16 or k % 2:
            place(lit, tuft(5), x - radius * 0.28, y - radius * 0.28, k * 1.3, radius * 0.66, radius * 0.66)
    if form.rung > 4:
        _on_the_crown(form, places, radius)


def _clusters(form: Form, high: float) -> list[Point]:
    """Middles of the leaf clusters, upper ones last; thirst and fruit pull the outer ones down."""
    count = 5 if form.bold else (4, 7, 9, 10, 10)[form.rung - 3]
    places = []
    for k in range(count):
        radius, theta = sqrt((k + 0.4) / count) * 0.92, k * _GOLDEN + 0.5
        out = abs(sin(theta) * radius)
        y = -high * (0.69 + cos(theta) * radius * 0.27)
        y += out**1.5 * (high * 0.06 + 30 * form.droop + 6 * (form.rung == 7)) + 5 * form.droop
        places.append((sin(theta) * radius * high * (0.42 + 0.05 * form.droop), y))
    return sorted(places, key=lambda place: -place[1])


def _apple_wood(form: Form, high: float, places: list[Point], bare: bool) -> Stem:
    wood = form.bare() if bare else form.layer("stem", 2)
    trunk = form.stem(wood, 0, 1.5, -0.06, high * 0.42, 0.12, 10.0 * high / 104)
    for k, (x, y) in enumerate(places):
        if bare or k % 2 == 0:
            fork = trunk.at(0.78 + 0.2 * (k % 2))
            outline(wood, stem_to(*fork, x * 0.018, x, y + 2, form.thick(3.4 * high / 104), form.thick(0.9) * 0.7))
    return trunk


def _bare_apple(form: Form, high: float, places: list[Point]) -> None:
    trunk = _apple_wood(form, high, places, True)
    twigs = form.bare("stem", 3)
    for k, (x, y) in enumerate(places):
        outward = x * 0.022
        for turn in (-0.75, 0.05, 0.8) if not form.bold else (-0.5, 0.5):
            form.stem(twigs, x, y + 2, outward + turn, high * 0.13, 0.3 * turn + 0.2 * sin(k), 1.3)
    form.caps([trunk.at(1), *((x, y + 0.6) for x, y in places[::2])], 4.0)
    form.heap(19 * high / 104)


def _whip(form: Form) -> None:
    wood = form.bare() if form.asleep else form.layer("stem", 2)
    main = form.stem(wood, 0, 1, -0.06, 38, 0.16 + 0.5 * form.droop, 2.6)
    if form.asleep:
        form.stem(wood, *main.at(0.55), 0.75, 13, -0.3, 1.5)
        form.heap(9)
        return
    tones = form.layer("leaf", 2), form.layer("leaf", 4)
    for i in range(7):
        t, side = min(1.0, 0.40 + 0.11 * i), 1 if i % 2 else -1
        angle = sag(main.angle(t) + side * (1.0 if t < 0.95 else 0.2), 0.7 * form.droop, side)
        leaf(tones[i % 2], *main.at(t), angle, 13, form.thick(7.2), OVATE, side * 0.3)


def _on_the_crown(form: Form, places: list[Point], radius: float) -> None:
    """Blossom over the clusters, two by two when in full flower; apples below them."""
    ripe = form.rung == 7
    seats = [
        (x + sin(k * 2.1) * radius * 0.5, y - cos(k * 2.1) * radius * 0.5 + 5 * ripe) for k, (x, y) in enumerate(places)
    ]
    if form.bold:
        dots(form.layer("bloom", 4), seats, 5.4)
    elif ripe:
        dots(form.layer("fruit", 1), seats, 3.5)
        dots(form.layer("fruit", 4), [(x - 0.8, y - 0.8) for x, y in seats], 2.2)
    else:
        petals, unit = form.layer("bloom", 4), _pair_of_stars() if form.rung == 6 else star(5, 0.62)
        for k, (x, y) in enumerate(seats):
            size = 3.8 + 0.4 * (k % 3)
            place(petals, unit, x, y, k * 2.2, size, size)
        form.cast("bloom", 0, 0.5, 0.7)


@lru_cache(maxsize=1)
def _pair_of_stars() -> QPainterPath:
    path = star(5, 0.62).translated(0.2, -1.3)
    path.addPath(star(5, 0.62).translated(-0.3, 1.2))
    return path


def larch(form: Form) -> None:
    """A narrow cone of boughs that hang their needles like fringes."""
    high = (41, 65, 84, 102, 111, 113)[form.rung - 2]
    boughs = _boughs(form, high)
    if form.asleep:
        _bare_larch(form, high, boughs)
        return
    depth, teeth = (0.62 if form.bold else 0.33) - 0.12 * form.droop, 3 if form.bold else 7
    nod = 0.30 * form.droop
    form.stem(form.layer("stem", 3), 0, 1, -0.3 * nod, high * 0.97, nod, 6.0 * high / 112)
    shaded, lit, bright = (form.layer("leaf", tone + form.bold) for tone in (0, 1, 3))
    for k, (x, y, angle, length, side) in enumerate(boughs):
        away = side > 0 and k % 4 == 1
        place(shaded if away else lit, fringe(teeth, depth), x, y + away, side * angle, side * length, length)
        if side < 0 or k % 6 == 3:
            place(bright, fringe(teeth - 1, depth * 0.55), x, y - 1.2, side * angle, side * length, length * 0.9)
    if form.rung > 4:
        seats = [(x + side * sin(angle) * length * (0.45 + 0.2 * (k % 3)), y - cos(angle) * length * 0.5 - 1.5)
                 for k, (x, y, angle, length, side) in enumerate(boughs) if k % (4 if form.rung < 6 else 2) == 0]
        ripe = form.rung == 7 and not form.bold
        path = form.layer("fruit" if ripe else "bloom", 3)
        dots(path, seats[:: 3 if form.bold else 1], 6.0 if form.bold else 2.6, 1.2)


def _boughs(form: Form, high: float) -> list[tuple[float, float, float, float, int]]:
    """Foot, angle off the trunk, length and side of each, from the lowest up."""
    pairs = 4 if form.bold else (5, 7, 8, 9, 9, 9)[form.rung - 2]
    found = []
    nod = 0.30 * form.droop
    for i in range(2 * pairs):
        at, side = 0.12 + 0.84 * i / (2 * pairs - 1), 1 if i % 2 else -1
        length = high * (0.36 * (1 - at) ** 0.86 + 0.05) * (0.84 + 0.08 * (i * 5 % 4))
        angle = 1.58 - 0.95 * at + 0.75 * form.droop * (1 - 0.4 * at)
        found.append((sin(nod * 0.3) * high * at * at - side, -high * 0.97 * at, angle, length, side))
    return found


def _bare_larch(form: Form, high: float, boughs: list[tuple[float, float, float, float, int]]) -> None:
    wood = form.bare()
    form.stem(wood, 0, 1, 0, high * 0.98, 0.02, 5.0 * high / 112)
    snow = []
    for k, (x, y, angle, length, side) in enumerate(boughs):
        bough = form.stem(wood, x, y, side * (angle + 0.15), length * 0.95, -side * 0.65, 1.7)
        if not form.bold:
            for turn in (0.75, -0.75):
                form.stem(wood, *bough.at(0.5), bough.angle(0.5) + turn, length * 0.26, 0, 1.1)
            snow += [bough.at(0.40)] if k % 3 and length > 14 else []
    form.caps(snow, 3.6)
    form.heap(15 * high / 112)


def elder(form: Form) -> None:
    """A broad dome of leaves over a fan of stems; flat plates of blossom, hanging plates of berries."""
    high = (36, 50, 66, 76, 82, 82)[form.rung - 2]
    _stool(form, high)
    if form.asleep:
        return
    places = _dome(form, high)
    radius, flat = high * (0.23 if form.bold else 0.172), 0.90 + 0.3 * form.droop
    lit = form.layer("leaf", 2)
    for k, (x, y) in enumerate(places):
        place(lit, tuft(7), x, y, k * 1.7, radius, radius * flat)
    form.cast("leaf", 1, 1.4, 2.4 + 3 * form.droop)
    lit = form.layer("leaf", 4)
    for k, (x, y) in enumerate(places):
        if x < 0.3 * high or k % 3 == 0:
            place(lit, tuft(5), x - radius * 0.32, y - radius * 0.34, k * 1.7, radius * 0.66, radius * 0.6 * flat)
    if form.rung > 4:
        _plates(form, places[4:] if form.rung > 5 else places[5::2])


def _dome(form: Form, high: float) -> list[Point]:
    """Middles of the leaf clusters, from the outer and lower ones to the top."""
    wide, places = high * (0.80 + 0.10 * form.droop), []
    for k, (x, up) in enumerate(_FEW_SEATS if form.bold else _DOME_SEATS):
        sunk = form.droop * (0.05 + 0.20 * x * x) + 0.10 * (form.rung == 7) * x * x
        places.append((x * wide, -high * max(0.22, up - sunk + 0.02 * sin(k * 2.4))))
    return places


_DOME_SEATS = (
    # across and up, as shares; lower ones first
    (-0.84, 0.34), (0.82, 0.32), (-0.46, 0.42), (0.48, 0.43), (-0.72, 0.58), (0.70, 0.57), (0.02, 0.62),
    (-0.56, 0.78), (0.58, 0.77), (-0.22, 0.92), (0.24, 0.91),
)
_FEW_SEATS = (-0.58, 0.36), (0.60, 0.36), (0.0, 0.48), (-0.42, 0.64), (0.44, 0.62), (0.0, 0.86)


def _stool(form: Form, high: float) -> list[Stem]:
    wood, stems = form.bare() if form.asleep else form.layer("stem", 3), []
    count = 3 if form.rung == 2 else 5
    share = 0.92 if form.asleep and form.rung > 3 else 0.83
    for i in range(count):
        f = 2 * i / (count - 1) - 1
        length = high * share * (1.06 - 0.12 * abs(f)) * (0.94 + 0.05 * (i * 3 % 4))
        bend = f * (0.5 + 0.40 * form.droop + 0.3 * (form.rung == 7))
        stems.append(form.stem(wood, f * 4.5, 1, f * (0.46 + 0.10 * form.droop), length, bend, 3.4))
    if form.asleep:
        _bare_elder(form, stems)
    return stems


def _bare_elder(form: Form, stems: list[Stem]) -> None:
    wood, tips = form.layers[-1].path, [stem.at(1) for stem in stems]
    if form.rung > 3:
        for k, stem in enumerate(stems):
            turn = 0.6 if k < 2 else -0.6
            shoot = form.stem(wood, *stem.at(0.52), stem.angle(0.5) + turn, stem.length * 0.42, 0, 1.6)
            tips.append(shoot.at(1))
    if form.rung > 4:
        ribs = form.bare("stem", 3)
        for x, y in tips[:: 2 if form.bold else 1]:
            for turn in (-0.9, 0.9):
                form.stem(ribs, x, y, turn, 8, -0.3 * turn, 1.2)
        form.caps([(x, y - 5.5) for x, y in tips], 5.6)
    form.heap(21 * (0.5 + 0.5 * form.growth))


def _plates(form: Form, places: list[Point]) -> None:
    ripe = form.rung == 7 and not form.bold
    middles = [(x * 0.96, y + (9 if ripe else -5)) for x, y in places]
    if form.bold:
        dots(form.layer("bloom", 5), middles, 9.5, 0.55)
        return
    berries = [(x + dx, y + dy) for x, y in middles for dx, dy in ((-5.4, 0.8), (0, -1.0), (5.4, 0.8))]
    if ripe:
        dots(form.layer("fruit", 1), berries, 3.2, 0.9)
        dots(form.layer("fruit", 4), [(x - 0.8, y - 0.9) for x, y in berries[::2]], 1.0)
    else:
        dots(form.layer("bloom", 5), berries, 3.6, 0.72)
        form.cast("bloom", 0, 0.5, 1.6)


def clematis(form: Form) -> None:
    """A narrow pyramid: a vine that climbs three canes, and free leaders that tell its thirst."""
    high = 102.0 * (0.4 + 0.6 * form.growth if form.bold else 1.0)
    canes = form.bare("cane", 3) if form.asleep else form.layer("cane", 2)
    for foot in (-17, 0, 17) if not form.bold else (-13, 13):
        outline(canes, Stem(foot, 1.5, -foot / high * 0.92, high, 0, form.thick(2.2) * 0.8, 1.0))
    climbed = high * {2: 0.38, 3: 0.52, 4: 0.86}.get(form.rung, 1.0)
    count = 11 if form.bold else 17
    turns = [_on_vine(high, climbed * (k + 0.5) / count) for k in range(count)]
    if form.asleep:
        _bare_clematis(form, high, climbed)
        return
    tones = form.layer("leaf", 1), form.layer("leaf", 3), form.layer("leaf", 4)
    size = 15.0 if form.bold else 13.0
    for k, (x, y) in enumerate(turns):
        side = 1 if x > 0 else -1
        angle = sag(side * (0.9 + 0.5 * sin(k * 1.9)), 0.75 * form.droop, side)
        path = tones[0 if k % 3 == 0 else 1 + k % 2]
        leaf(path, x * 0.6, y, angle, size * (1 - 0.2 * form.droop), size * 0.74, CORDATE)
    _leaders(form, high, climbed)
    if form.rung > 4:
        _stars(form, turns)


def _on_vine(high: float, y: float) -> Point:
    return (15 * (1 - y / high) + 4) * sin(y / high * 23.0), -y - 2


def _bare_clematis(form: Form, high: float, climbed: float) -> None:
    vine = form.bare("stem", 3)
    last = 0.0, 1.0
    for step in range(1, 7):
        at = climbed * step / 6
        here = (15 * (1 - at / high) + 3) * (1 if step % 2 else -1), -at - 2
        outline(vine, stem_to(*last, (here[0] - last[0]) * 0.045, *here, form.thick(2.2), form.thick(1.6)))
        last = here
    if form.rung > 5 and not form.bold:
        silk = form.layer("fruit", 4)
        for x, y in ((-9.0, -30.0), (8.0, -52.0), (-4.0, -76.0)):
            place(silk, star(11, 0.3), x, y, 0.2, 5.5, 5.5)
    form.caps([(0, -high), *(_on_vine(high, climbed * t) for t in (0.28, 0.55, 0.8))], 3.6)
    form.heap(17)


def _leaders(form: Form, high: float, climbed: float) -> None:
    """They stand, then lean, then hang."""
    vine, leaves = form.layer("stem", 1), form.layer("leaf", 3)
    for share, side in ((1.0, 1), (0.66, -1), (0.36, 1)):
        y = -climbed * share
        x = 0.0 if share == 1 else side * (12.0 * (1 + y / high) + 3)
        angle = sag(side * (0.2 if share == 1 else 0.75), (0.0, 0.42, 0.9)[round(form.droop * 2.2)], side)
        stem = form.stem(vine, x, y, angle * 0.8, 11 if form.bold else 17, angle * 0.4, 1.4)
        for t, turn in ((0.5, 0.8), (0.8, -0.8), (1.0, 0.0)):
            way = sag(stem.angle(t) + turn, 0.4 * form.droop, side)
            leaf(leaves, *stem.at(t), way, form.thick(6.5), form.thick(5.0), OVATE)


def _stars(form: Form, turns: list[Point]) -> None:
    ripe = form.rung == 7 and not form.bold
    chosen = turns[2::4] if form.rung < 6 or form.bold else turns[2::3] if ripe else turns[1::2]
    size = (12.0 if form.bold else 9.2) * (1 - 0.25 * form.droop)
    seats = [(x * 0.75 + 3 * sin(k * 2.0), y) for k, (x, y) in enumerate(chosen)]
    for tone, turn, share in ((1, 0.5, 1.0), (4, 0.0, 0.92)):
        path = form.layer("fruit" if ripe else "bloom", tone)
        for k, (x, y) in enumerate(seats):
            place(path, star(11, 0.36) if ripe else star(6, 0.40), x, y, k * 0.7 + turn, size * share,
                  size * (share - 0.2 * form.droop))
    if not form.bold:
        dots(form.layer("core", 0), seats, 1.7)


