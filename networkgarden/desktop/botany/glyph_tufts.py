"""Glyphs of what fans out from one foot: lavender, agave, grass, fern; green, and dry in their sleep."""

from __future__ import annotations

from math import sin

from networkgarden.desktop.botany.geometry import FAT, LANCE, STRAP, Point, Stem, add_needle, ahead, sag
from networkgarden.desktop.botany.glyph_shapes import Form, dots, frond, leaf, outline, place, star


def lavender(form: Form) -> None:
    """A low cushion and a fan of thin stems, each with its spike."""
    grown = 0.45 + 0.55 * form.growth
    stems = _lavender_stems(form)
    if form.asleep:
        spikes = form.bare("dry", 0)
        for stem in stems:
            add_needle(spikes, *stem.at(0.84), stem.angle(1), form.thick(13.0), form.thick(4.6))
        form.heap(20 * grown)
        return
    for tone, length, fans in ((1, 25, (-1.25, -0.8, -0.3, 0.3, 0.8, 1.25)), (3, 21, (-1.0, -0.5, 0.05, 0.6))):
        path = form.layer("leaf", tone)
        for fan in fans:
            angle = sag(fan, 0.4 * form.droop, fan)
            leaf(path, fan * 4, 1, angle, length * grown, form.thick(7.0 * grown), LANCE, fan * 0.2)
    if form.rung < 3:
        return
    flowers = form.rung > 4
    behind, before = form.layer("bloom" if flowers else "leaf", 1), form.layer("bloom" if flowers else "leaf", 2)
    long, wide = (18 if flowers else 11) * grown, form.thick(4.8 * grown)
    if form.bold:
        long, wide = long * 1.4, wide * 1.3
    for k, stem in enumerate(stems):
        x, y = stem.at(0.84)
        add_needle(behind if k % 3 == 0 else before, x, y, stem.angle(0.95), long, wide)
        if flowers and not form.bold and k % 2:
            add_needle(behind, *stem.at(0.68), stem.angle(0.7), 8 * grown, 3.8 * grown)
    if form.rung == 7 and not form.bold:
        dots(form.layer("dry", 4), [stem.at(0.9) for stem in stems[::2]], 2.2, 1.2)


def _lavender_stems(form: Form) -> list[Stem]:
    if form.rung < (4 if form.asleep and not form.bold else 3):
        if form.asleep:
            for fan in (-0.8, -0.2, 0.35, 0.9):
                form.stem(form.bare("dry", 1), fan * 3, 1, fan, 15, fan * 0.2, 1.4)
        return []
    path = form.bare("dry", 0) if form.asleep else form.layer("stem", 1)
    count = 5 if form.bold else 8 if form.asleep else 11
    high = (46, 58, 72, 78, 80)[form.rung - 3] * (1 - 0.14 * form.droop if form.bold else 1.0)
    stems = []
    for i in range(count):
        fan = 2 * i / (count - 1) - 1
        side = fan if abs(fan) > 0.25 else (1 if i % 2 else -1)
        droop = form.droop * (0.45 + 0.4 * ((i * 7) % 5) / 4) * (1 if side > 0 else -1)
        length = high * (0.90 - 0.10 * abs(fan) + 0.12 * sin(i * 2.3)) * (1 - 0.10 * abs(droop))
        stems.append(form.stem(path, fan * 4, 1, fan * 0.74, length, fan * 0.06 + droop * 1.2, 1.5))
    return stems


def agave(form: Form) -> None:
    """A rosette of fat blades; from the branching rung on a mast with arms and tufts."""
    size = (54 if form.bold else 46) * (0.30 + 0.70 * form.growth)
    if form.rung > 3:
        _mast(form)
    fans = (-0.1, -0.62, 0.66, -0.34, 0.4, -1.0, 1.0, -0.76, 0.8, -0.48, 0.5, 0.05)
    paths = form.layer("leaf", 1), form.layer("leaf", 2), form.layer("leaf", 3), form.layer("leaf", 4)
    close = 0.42 if form.asleep else 1.0
    for k, fan in enumerate(fans):
        angle = sag(fan * 1.12 * close, 0.42 * form.droop, fan)
        bend = fan * 1.2 * form.droop - fan * (0.42 if form.asleep else 0.2)
        tone = min(3, k // 4 + (fan < 0))
        own = size * ((1.12, 1.0, 0.78)[k // 4 if k < 11 else 2] - 0.06 * abs(fan))
        leaf(paths[tone], fan * (10 if form.asleep else 5), 1, angle, own, size * 0.25, _SWORD, bend)
    if form.asleep:
        form.caps([(-4, -size * 0.95), (5, -size * 0.86)], 4.0)
        form.heap(24 * (0.4 + 0.6 * form.growth))


_SWORD = FAT._replace(k2=0.55, h2=0.80)


def _mast(form: Form) -> None:
    high = (64, 92, 104, 103)[form.rung - 4]
    path = form.bare("dry", 1) if form.asleep else form.layer("stem", 1)
    mast = form.stem(path, 0, -2, 0.03, high, 0.06 + 0.56 * form.droop, 3.4)
    if form.rung == 4:
        leaf(path, *mast.at(0.86), mast.angle(1), 14, form.thick(5.0), FAT)
        return
    tips: list[Point] = [mast.at(1)]
    for k in range(3 if form.bold else 7):
        t, side = 0.50 + (0.2 if form.bold else 0.07) * k, 1 if k % 2 else -1
        arm = form.stem(path, *mast.at(t), mast.angle(t) + side * 1.05, 20 - 15 * (t - 0.4), -side * 0.7, 1.3)
        tips.append(arm.at(1))
    if form.asleep:
        form.caps([(x, y - 1.0) for x, y in tips], 3.0)
        return
    tufts, lit = form.layer("bloom", 2), form.layer("bloom", 4)
    for k, (x, y) in enumerate(tips):
        place(tufts, star(7, 0.45), x, y - 2, 0.2 * k, 7.5 if form.bold else 5.6, 6.5 if form.bold else 4.8)
        place(lit, star(5, 0.45), x - 0.5, y - 3, 0.3 + 0.2 * k, 4.0, 3.4)


def grass(form: Form) -> None:
    """A fountain of thin blades with nodding plumes; a bound sheaf of straw in its sleep."""
    if form.asleep:
        _sheaf(form)
        return
    grown = 0.32 + 0.68 * form.growth
    count = 9 if form.bold else 12
    tones = form.layer("leaf", 1), form.layer("leaf", 2), form.layer("leaf", 4)
    for i in range(count):
        fan = 2 * ((i * 5) % count) / (count - 1) - 1
        length = 66 * grown * (0.80 + 0.26 * sin(i * 2.6) ** 2) * (1 - 0.08 * form.droop)
        angle = sag(fan * 0.62, 0.20 * form.droop, fan)
        tone = 0 if fan > 0.45 else 1 + (i % 2)
        bend = fan * (0.75 + 0.55 * form.droop)
        outline(tones[tone], Stem(fan * 5, 1, angle, length, bend, form.thick(2.6), 0.3))
    if form.rung > 2:
        _plumes(form, grown)


def _plumes(form: Form, grown: float) -> None:
    path, count = form.layer("stem", 3), 3 if form.bold else (3, 4, 5, 6, 6)[form.rung - 3]
    behind, before = form.layer("bloom", 1), form.layer("bloom", 4)
    for i in range(count):
        fan = (2 * i / (count - 1) - 1) * 0.9 + 0.08
        bend = fan * 0.5 + (0.2 + 0.75 * form.droop) * (1 if fan > 0 else -1)
        length = (66 if form.rung < 4 else 84) * grown * (1 - 0.12 * abs(fan))
        stem = form.stem(path, fan * 4, 1, fan * 0.42, length, bend, 1.3)
        (x, y), angle, side = stem.at(0.80), stem.angle(0.9), 1 if fan > 0 else -1
        nod = side * (0.55 + 0.55 * form.droop)
        if form.bold:
            leaf(before, x, y, angle, 27 * grown, 8.0, FAT, nod)
            continue
        bend, own = round(0.5 + 0.5 * form.droop, 1), 32 * grown
        place(behind, frond(bend, 9, 0.20), x, y, angle - 0.1 * side, side * own, own)
        leaf(before, x - 0.5, y - 0.5, angle - 0.1 * side, own * 0.92, 3.4 * grown, _PLUME, side * bend)


_PLUME = STRAP._replace(h1=1.1, h2=0.9)


def _sheaf(form: Form) -> None:
    grown = form.growth if form.rung > 2 else 0.5
    dark, light = form.bare("dry", 2), form.bare("dry", 4)
    tips = []
    for i in range(5 if form.bold else 9):
        fan = (i - 2) / 2 if form.bold else (i - 4) / 4
        length = (56 if form.rung < 4 else 62) * grown * (1 - 0.16 * abs(fan))
        stem = form.stem(light if i % 2 else dark, fan * 6, 1, -fan * 0.10, length, fan * 0.85, 2.0)
        if form.rung > 2 and i % 2 == 0:
            leaf(light, *stem.at(0.80), stem.angle(0.9), 18 * grown, form.thick(6.0 * grown), FAT, fan * 0.5)
            tips.append(stem.at(0.93))
    band = form.bare("dry", 0 if not form.bold else 2)
    band.addRoundedRect(-6.5 * grown, -24 * grown, 13 * grown, 3.4, 1.5, 1.5)
    form.caps(tips[::2], 3.4)
    form.heap(17 * grown)


def fern(form: Form) -> None:
    """Arching fronds like feathers, and golden spikes from the blossoming rung on."""
    length = 66 * (0.42 + 0.58 * form.growth)
    pairs = 6 if form.bold else 10
    if form.asleep:
        _bare_fern(form)
        return
    fans = (-1.0, 1.0, -0.72, 0.74, -0.42, 0.45, -0.14, 0.16) if form.rung > 2 else (-0.9, 0.9, -0.3, 0.35)
    if form.rung > 4:
        _spikes(form, length)
    paths = form.layer("leaf", 0), form.layer("leaf", 1), form.layer("leaf", 2), form.layer("leaf", 3)
    ribs = form.layer("leaf", 5)
    wide = 0.25 if form.bold else 0.20
    for k, fan in enumerate(fans):
        bend = round(0.55 + 0.75 * abs(fan) + 0.55 * form.droop, 1)
        unit = frond(min(1.5, bend), pairs, wide * (1 - 0.18 * form.droop))
        side = 1 if fan > 0 else -1
        own = length * (1.05 - 0.12 * abs(fan) - 0.10 * form.droop)
        place(paths[min(3, k // 2 + (fan < 0 and k > 1))], unit, side * 2, 0, fan * 0.62, side * own, own)
        if not form.bold and k > 3:
            outline(ribs, Stem(side * 2, 0, fan * 0.62, own * 0.92, side * bend, 1.3, 0.4))


def _spikes(form: Form, length: float) -> None:
    gold, lit = form.layer("bloom" if form.rung > 5 else "leaf", 2), form.layer("bloom" if form.rung > 5 else "leaf", 4)
    for fan in (-0.9, 0.0, 0.85) if form.bold else (-1.0, -0.5, -0.05, 0.45, 1.0):
        angle, own = fan * (0.42 + 0.3 * form.droop), length * (1.28 - 0.1 * abs(fan) - 0.14 * form.droop)
        x, y = ahead(0, 0, angle, own * 0.50)
        place(gold, frond(0.1, 9, 0.11 if not form.bold else 0.26), x, y, angle, own * 0.5, own * 0.5)
        place(lit, frond(0.1, 9, 0.06), x - 0.4, y, angle, own * 0.5, own * 0.5)


def _bare_fern(form: Form) -> None:
    ribs = form.bare("dry", 3)
    length = 44 * (0.45 + 0.55 * form.growth)
    for fan in (-1.0, -0.55, 0.6, 1.0) if form.bold else (-1.0, -0.7, -0.35, 0.3, 0.65, 1.0):
        side = 1 if fan > 0 else -1
        if form.bold:
            form.stem(ribs, fan * 2, 1, fan * 0.8, length, fan * 1.1, 2.0)
        else:
            place(ribs, frond(1.0, 9, 0.06), side * 2, 0, fan * 0.62, side * length, length)
    for side in (-1, 1):
        form.stem(ribs, side * 2, 0, side * 0.2, length * 0.42, side * 1.4, 3.0)
    form.caps([(-length * 0.42, -length * 0.42), (length * 0.40, -length * 0.44)], 4.0)
    form.heap(20 * (0.4 + 0.6 * form.growth))
