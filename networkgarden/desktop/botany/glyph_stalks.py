"""Glyphs of what flowers on a stalk: sunflower, foxglove, iris; green, and dry in their sleep."""

from __future__ import annotations

from PySide6.QtGui import QPainterPath

from networkgarden.desktop.botany.geometry import CORDATE, FAT, LANCE, OVATE, STRAP, Stem, add_needle, ahead, sag
from networkgarden.desktop.botany.glyph_shapes import Form, dots, leaf, place, star


def sunflower(form: Form) -> None:
    """One stem with large leaves and a large head; two smaller ones beside it."""
    high = 98 * form.growth
    path = form.bare("dry", 2) if form.asleep else form.layer("stem", 2)
    main = form.stem(path, 0, 1.5, -0.04, high, 0.08 + 0.62 * form.droop, 4.2)
    heads = [(main, 1.0)]
    if form.rung > 3 and not (form.bold and form.asleep):
        for side, t in ((-1, 0.52), (1, 0.62)):
            bend = -side * 0.25 + 0.3 * form.droop
            heads.append((form.stem(path, *main.at(t), side * 0.62, high * 0.30, bend, 2.0), 0.62))
    if form.asleep:
        _dry_heads(form, heads)
        return
    tones = form.layer("leaf", 1), form.layer("leaf", 2), form.layer("leaf", 4)
    for i in range(5 if form.bold or form.rung < 4 else 8):
        t, side = 0.14 + (0.16 if form.bold or form.rung < 4 else 0.10) * i, 1 if i % 2 else -1
        length = (27 - 14 * t) * (0.45 + 0.55 * form.growth)
        angle = sag(main.angle(t) + side * (1.15 - 0.3 * t), 0.74 * form.droop, side)
        tone = (1, 0, 2, 1)[i % 4]
        leaf(tones[tone], *main.at(t), angle, length, length * (0.66 - 0.2 * form.droop), CORDATE, side * 0.25)
    _heads(form, heads)


def _heads(form: Form, heads: list[tuple[Stem, float]]) -> None:
    if form.rung < 3:
        return
    radius = {3: 5.0, 4: 5.5, 5: 13.5}.get(form.rung, 15.5)
    if form.bold:
        radius *= 1.15
    if form.rung < 5:
        path = form.layer("leaf", 4)
        for stem, share in heads:
            place(path, star(7, 0.55), *stem.at(1), 0.2, radius * share, radius * share)
        return
    shown = heads if form.rung > 5 else heads[:1]
    face = (1 - 0.34 * form.droop) * (0.8 if form.rung == 7 else 1.0)
    for ramp, tone, share, unit in (("bloom", 2, 1.0, star(17, 0.74)), ("bloom", 4, 0.84, star(15, 0.70)),
                                    ("disk", 1, 0.34 if form.bold else 0.50, star(18, 0.95))):
        path = form.layer(ramp, tone)
        for stem, size in shown:
            (x, y), own = stem.at(1), radius * size * share
            place(path, unit, x, y + 1.5, stem.angle(1) * 0.6 + 0.9 * form.droop, own * face, own)


def _dry_heads(form: Form, heads: list[tuple[Stem, float]]) -> None:
    if form.rung > 4:
        path, caps = form.bare("disk", 2), []
        for stem, share in heads:
            x, y = ahead(*stem.at(1), stem.angle(1) + 1.3, 3.0)
            place(path, star(11, 0.78), x, y, 0.4, 8.0 * share + 2 * form.bold, 6.6 * share + 2 * form.bold)
            caps.append((x, y - 5.2 * share))
        form.caps(caps, 5.0)
    form.heap(15 * (0.4 + 0.6 * form.growth))


def foxglove(form: Form) -> None:
    """A rosette and a tapering spire of bells, with two smaller spires beside it."""
    high = (0, 44, 68, 92, 104, 105)[form.rung - 2]
    spires = _spires(form, high)
    if form.asleep:
        form.heap(16 * (0.4 + 0.6 * form.growth))
        return
    _rosette(form, (1, 2))
    ripe = form.rung == 7 and not form.bold
    buds = form.layer("fruit" if ripe else "leaf", 4)
    behind, before = form.layer("bloom", 1), form.layer("bloom", 3)
    for stem, size in spires:
        count = 5 if form.bold else 14 if size == 1 else 6
        for k in range(count):
            f = k / (count - 1)
            (x, y), angle, side = stem.at(0.34 + 0.64 * f), stem.angle(0.5), (1, -1, 0)[k % 3] if not form.bold else 0
            grown = size * (1.05 - f) ** 0.6 * (1.6 if form.bold else 1.0)
            if form.rung > 4 and not ripe and f < (0.55 if form.rung == 5 else 0.88):
                hang = sag(angle + side * 1.35, 0.72, side or 1)
                leaf(behind if side > 0 else before, x + side, y - 1, hang, 13.5 * grown, 9.0 * grown, _BELL)
            else:
                young = 1.4 if form.rung < 5 else 1.0
                add_needle(buds, x, y, angle + (side or 0.6) * 0.9, 6.5 * grown * young + 1, 4.0 * grown * young + 1)
    _rosette(form, (3, 4))


_BELL = STRAP._replace(k1=0.30, h1=0.75, k2=1.15, h2=1.05)


def _spires(form: Form, high: float) -> list[tuple[Stem, float]]:
    if not high:
        return []
    path = form.bare("dry", 2) if form.asleep else form.layer("stem", 2)
    spires = [(form.stem(path, 0, 1, 0.02, high * (1 - 0.03 * form.droop), 0.05 + 0.78 * form.droop, 2.6), 1.0)]
    if form.rung > 4 and not form.bold:
        for side, share in ((1, 0.58), (-1, 0.46)):
            angle = side * (0.20 + 0.3 * form.droop)
            spires.append((form.stem(path, side * 2, 0, angle, high * share, side * 0.15, 1.8), 0.72))
    if form.asleep:
        pods = form.bare("dry", 4)
        for stem, size in spires:
            for k in range(3 if form.bold else 8):
                x, y = stem.at(0.36 + (0.22 if form.bold else 0.085) * k)
                leaf(pods, x, y, 0.8 if k % 2 else -0.8, form.thick(5.5 * size), form.thick(3.4 * size), FAT)
        form.caps([stem.at(t) for stem, _ in spires for t in (0.45, 0.66, 0.87)], 2.2)
    return spires


def _rosette(form: Form, tones: tuple[int, int]) -> None:
    """The half of the foot's leaves behind the spire, or the half before it."""
    length = 26 * (0.55 + 0.45 * form.growth)
    fans = (-1.0, -0.5, 0.55, 1.0) if tones[0] == 1 else (-0.8, 0.8, -0.3, 0.3)
    paths = form.layer("leaf", tones[0]), form.layer("leaf", tones[1])
    for fan in fans:
        angle = sag(fan * 1.12, 0.42 * form.droop, fan)
        leaf(paths[fan < 0.3], 0, 0, angle, length * (0.92 + 0.22 * abs(fan)), length * 0.34, FAT, fan * 0.3)


def iris(form: Form) -> None:
    """A fan of swords; flowers with hanging falls on straight stalks."""
    tall = 34.0 if form.rung == 2 else 60 * form.growth
    if form.asleep:
        _dry_iris(form)
        return
    back, stalks = form.layer("leaf", 1), _stalks(form)
    _swords(form, back, tall, (-1.0, -0.35, 0.4, 1.0))
    for stem, size in reversed(stalks):
        x, y = ahead(*stem.at(1), stem.angle(1), 1)
        if form.rung > 4 and (form.rung > 5 or size == 1):
            _iris_flower(form, x, y, stem.angle(1), 14.5 * size)
        elif not form.bold:
            leaf(form.layer("bloom", 2), x, y - 1, sag(stem.angle(1), 0.4 * form.droop), 11 * size, 4.4, OVATE)
    _swords(form, form.layer("leaf", 2), tall, (-0.62, 0.68, -0.05))
    if not form.bold:
        _swords(form, form.layer("leaf", 4), tall * 0.88, (-0.82, 0.24, -0.3))


def _swords(form: Form, path: QPainterPath, tall: float, fans: tuple[float, ...]) -> None:
    for fan in fans:
        length = tall * (1.02 - 0.30 * abs(fan))
        angle = sag(fan * 0.46, 0.22 * form.droop, fan)
        leaf(path, fan * 7, 1, angle, length, max(6.0, form.thick(0)), STRAP, fan * (0.25 + 1.15 * form.droop))


def _stalks(form: Form) -> list[tuple[Stem, float]]:
    high = (0, 50, 66, 78, 86, 88)[form.rung - 2]
    if not high:
        return []
    path, stalks = form.bare("dry", 2) if form.asleep else form.layer("stem", 3), []
    for k, (angle, share) in enumerate(((0.03, 1.0), (0.27, 0.72), (-0.28, 0.60))):
        if k == 0 or form.rung > 4:
            droop = form.droop * (0.74 if k == 0 else 0.5) * (1 if angle > 0 else -1)
            stalk = form.stem(path, angle * 14, 0, angle, high * share, -angle * 0.3 + droop, 2.6)
            stalks.append((stalk, (1.0, 0.86, 0.76)[k]))
    return stalks


def _iris_flower(form: Form, x: float, y: float, angle: float, size: float) -> None:
    if form.rung == 7 and not form.bold:
        pod = form.layer("fruit", 1)
        for turn in (0.62, -0.62, 0.0):
            leaf(pod, x, y, angle + turn, size * 0.82, size * 0.4, OVATE, turn * 0.7)
        dots(form.layer("seed", 3), [ahead(x, y, angle, size * 0.4)], 2.2)
        return
    if form.bold:
        size *= 1.2
    falls, standards = form.layer("bloom", 1), form.layer("bloom", 4)
    for side in (1, -1):
        hang = sag(angle + side * 1.5, 0.15 + 0.3 * form.droop, side)
        leaf(falls, x, y, hang, size * 1.12, size * 0.62, FAT, side * 1.1)
        leaf(standards, x, y, angle + side * 0.34, size * 1.2, size * 0.66, FAT, -side * 0.7)
    leaf(falls, x, y, 3.1 + angle * 0.4, size * 1.1, size * 0.7, FAT)
    if not form.bold:
        dots(form.layer("core", 0), [(x, y + size * 0.28)], size * 0.13, 2.0)


def _dry_iris(form: Form) -> None:
    flat = form.bare("dry", 3)
    for fan in (-1.0, -0.5, 0.55, 1.0):
        leaf(flat, fan * 5, 0.5, fan * 1.25, 24 * (0.5 + 0.5 * form.growth), form.thick(3.6), LANCE, fan * 0.7)
    tips = []
    for stem, _ in _stalks(form):
        x, y = stem.at(1)
        if form.rung > 4:
            for turn in (-0.75, 0.0, 0.75):
                way = stem.angle(1) + turn
                leaf(flat, x, y + 2, way, form.thick(9.0), form.thick(4.2), OVATE, turn * 0.6)
        tips.append((x, y - 4.5))
    if form.rung > 4:
        form.caps(tips, 4.2)
    form.heap(17 * (0.4 + 0.6 * form.growth))
