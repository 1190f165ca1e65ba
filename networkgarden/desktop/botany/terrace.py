"""One terrace: turf slope, strata, pebbles, tufts, meadow flowers, the strip of soil, ground cover, moss, haze.

Everything is placed by the terrace's pattern through a chance table, so a terrace looks the same on every day and at
every width it just goes on. Numbers: botany.md §4.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from math import sin

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPainterPath, QPolygonF

from networkgarden.desktop.botany.bag import Bag
from networkgarden.desktop.botany.chance import table
from networkgarden.desktop.botany.colour import blend, faint
from networkgarden.desktop.botany.geometry import LANCE, OVATE, add_leaf, leaf_curve
from networkgarden.desktop.botany.ground import Terrace, steps
from networkgarden.desktop.botany.layers import Layer, paint_layers
from networkgarden.desktop.botany.light import Light, colours_of

_CHANCE = 511
_PIECE = 8        # columns of a ribbon that are filled at once
_BLOSSOM = ("#F8EDE6", "#F3D6D2", "#FBF6EC")
_LEAVES = ("#C8913E", "#B0743A", "#E3C068")
_FLOWERS = ("#F4EFE2", "#EFD98B", "#C9B4DC", "#F0CFC4")


class _Tones:
    """A terrace's colours after the air before it: farther terraces lean toward the horizon."""

    def __init__(self, terrace: Terrace, light: Light) -> None:
        colours = colours_of(light)
        haze = 0.44 * terrace.depth**1.3
        horizon = colours.sky[3]
        self.haze, self.horizon = haze, horizon
        self.earth = [blend(colour, horizon, haze) for colour in colours.earth]
        self.turf = [blend(colour, horizon, haze) for colour in colours.turf]
        self.moss = [blend(colour, horizon, haze) for colour in colours.moss]
        self.stone = blend(QColor("#9C9A92"), QColor("#343A55"), light.darkness)
        self.stone_light = blend(QColor("#FFF8E6"), QColor("#565C7A"), light.darkness)
        self.size = terrace.plant / 188          # small things shrink with distance
        self.chance = table(90 + terrace.pattern)


def paint_terrace(painter: QPainter, terrace: Terrace, width: float, light: Light) -> None:
    """Turf and soil from the back edge down to a little below the next terrace's edge; no plants, no veil."""
    paint_layers(painter, terrace_layers(terrace, width, light))


def terrace_layers(terrace: Terrace, width: float, light: Light) -> list[Layer]:
    """The same from the ground up, layer by layer."""
    tones = _Tones(terrace, light)
    kinds = [_slope, _strata, _pebbles, _tufts]
    if light.winter < 0.5:
        kinds.append(partial(_flowers, light=light))
    kinds.append(partial(_drifts, light=light))
    kinds += [_steps, _shadow, _soil, _crumbs, _edging, _ground_cover, _moss] if terrace.planted else [_meadow]
    return [partial(kind, terrace=terrace, width=width, tones=tones) for kind in kinds]


def sketch_layers(terrace: Terrace, width: float, light: Light) -> list[Layer]:
    """Bare turf and soil: what is shown until the rest has been drawn."""
    tones = _Tones(terrace, light)
    kinds = [_slope, _soil] if terrace.planted else [_slope]
    return [partial(kind, terrace=terrace, width=width, tones=tones) for kind in kinds]


def paint_veil(painter: QPainter, terrace: Terrace, width: float, light: Light) -> None:
    """The air before a terrace's plants; nothing at the front."""
    alpha = 0.30 * terrace.depth**1.2
    if alpha < 0.01:
        return
    horizon = colours_of(light).sky[3]
    top, bottom = terrace.y - terrace.plant * 1.1, terrace.y + terrace.reach
    gradient = QLinearGradient(0, top, 0, bottom)
    for at, share in ((0.0, 0.0), (0.35, 0.55), (0.75, 1.0), (1.0, 0.0)):
        gradient.setColorAt(at, faint(horizon, alpha * share))
    painter.fillRect(QRectF(0, top, width, bottom - top), QBrush(gradient))


def _places(tones: _Tones, width: float, spacing: float, trait: int) -> Iterator[tuple[int, float]]:
    """Numbers and x of things strewn about every ``spacing`` px at full size."""
    gap = spacing * (0.35 + 0.65 * tones.size)
    for j in range(int(width / gap) + 2):
        yield j, gap * (j - 0.5 + 1.6 * (tones.chance[(j * 13 + trait * 61) & _CHANCE] - 0.5))


def _slope(painter: QPainter, terrace: Terrace, width: float, tones: _Tones) -> None:
    bottom = terrace.y + terrace.reach + 16
    path = QPainterPath(QPointF(-12, bottom))
    for x in steps(width):
        path.lineTo(x, terrace.edge(x))
    path.lineTo(width + 24, bottom)
    path.closeSubpath()
    gradient = QLinearGradient(0, terrace.y - 6, 0, terrace.y + terrace.reach + 10)
    stops = (tones.earth[1], *tones.turf)
    if not terrace.planted:
        rim = blend(tones.turf[1], tones.turf[2], 0.5)
        stops = (rim, rim, tones.turf[1], tones.turf[2], tones.turf[3], tones.turf[4])
    for at, colour in zip((0, 0.16, 0.26, 0.42, 0.75, 1), stops, strict=True):
        gradient.setColorAt(at, colour)
    painter.fillPath(path, QBrush(gradient))
    if not terrace.planted:
        _ribbon(painter, terrace.edge, width, 1.1, tones.turf[2])


def _edge_path(terrace: Terrace, width: float, down: float) -> QPainterPath:
    path = QPainterPath()
    for i, x in enumerate(steps(width)):
        y = terrace.edge(x) + down
        path.lineTo(x, y) if i else path.moveTo(x, y)
    return path


def _strata(painter: QPainter, terrace: Terrace, width: float, tones: _Tones) -> None:
    """Soft long bands along the slope, as if it had been mown around the hill."""
    for j in range(4):
        down = terrace.soil + (terrace.reach - terrace.soil) * (0.16 + 0.19 * j)
        thick = 1.5 + 4.5 * tones.size
        colour = faint(tones.turf[2] if j % 2 == 0 else tones.turf[0], (0.26 - 0.04 * j) * (1.0 if j % 2 == 0 else 0.5))

        def middle(x: float, down: float = down, j: int = j) -> float:
            return terrace.edge(x) + down + 4 * sin(x * 0.006 + j * 2 + terrace.pattern)

        _ribbon(painter, middle, width, thick, colour)


def _ribbon(
    painter: QPainter, middle: Callable[[float], float], width: float, half: float, colour: QColor
) -> None:
    """Fill a band of ``half`` px above and below a curve: far cheaper than a wide stroke.

    It is filled in short pieces that meet on whole pixels: in one path a wave costs three times as much.
    """
    line = [(x, middle(x)) for x in steps(width, 24)]
    for first in range(0, len(line) - 1, _PIECE):
        part = line[first : first + _PIECE + 1]
        path = QPainterPath()
        path.addPolygon(QPolygonF(
            [QPointF(x, y - half) for x, y in part] + [QPointF(x, y + half) for x, y in reversed(part)]
        ))  # fmt: skip
        painter.fillPath(path, colour)


def _down_slope(terrace: Terrace, share: float) -> float:
    soil = terrace.soil if terrace.planted else 0.0
    return soil + (terrace.reach - soil) * (0.10 + 0.74 * share)


def _meadow(painter: QPainter, terrace: Terrace, width: float, tones: _Tones) -> None:
    """Tall grass with seed heads along the edge, in drifts: what grows where nobody has been planted yet."""
    bags = Bag(10), Bag(10), Bag(10)
    heads = Bag(12)
    for j, x in _places(tones, width, 4.2, 8):
        drift = sin(x * 0.0085 + terrace.pattern * 2.3) + 0.5 * sin(x * 0.027 + terrace.pattern)
        if drift < -0.25:
            continue
        chance = tones.chance[(j * 17 + 3) & _CHANCE]
        tall = (7 + 19 * chance * min(1.0, 0.45 + drift)) * (0.30 + 0.75 * tones.size)
        y = terrace.edge(x) + 1 + 5 * tones.size * tones.chance[(j * 29 + 1) & _CHANCE]
        bend = 0.9 * (tones.chance[(j * 11 + 5) & _CHANCE] - 0.42)
        leaf = leaf_curve(x, y + 2, bend * 0.4, tall, max(1.0, tall * 0.10), LANCE, bend, rests=False)
        add_leaf(bags[j % 3].next(), leaf)
        if j % 5 == 0 and tall > 9:
            heads.next().addEllipse(QPointF(leaf.tip_x, leaf.tip_y), 0.9 + tones.size, 1.6 + 1.8 * tones.size)
    for k, bag in enumerate(bags):
        for path in bag.paths:
            painter.fillPath(path, blend(tones.moss[k], tones.turf[1], 0.35))
    for path in heads.paths:
        painter.fillPath(path, blend(tones.turf[2], tones.earth[3], 0.45))


def _pebbles(painter: QPainter, terrace: Terrace, width: float, tones: _Tones) -> None:
    for j, x in _places(tones, width, 96, 1):
        y = terrace.edge(x) + _down_slope(terrace, tones.chance[(j * 11 + 17) & _CHANCE])
        half = (2.4 + 4.6 * tones.chance[(j * 3 + 5) & _CHANCE] ** 2) * (0.4 + 0.6 * tones.size)
        _stone(painter, x, y, half, tones, j)


def _stone(painter: QPainter, x: float, y: float, half: float, tones: _Tones, j: int) -> None:
    painter.setBrush(faint(tones.earth[0], 0.75))
    painter.drawEllipse(QPointF(x + half * 0.16, y + half * 0.20), half * 1.04, half * 0.56)
    painter.setBrush(blend(tones.earth[3 if j % 3 else 4], tones.stone, 0.34))
    painter.drawEllipse(QPointF(x, y), half, half * 0.56)
    painter.setBrush(blend(tones.earth[4], tones.stone_light, 0.22))
    painter.drawEllipse(QPointF(x - half * 0.22, y - half * 0.17), half * 0.52, half * 0.24)


def _tufts(painter: QPainter, terrace: Terrace, width: float, tones: _Tones) -> None:
    """Three blades each; more of them where nobody stands."""
    bags = Bag(12), Bag(12)
    for j, x in _places(tones, width, 21 if terrace.planted else 12, 2):
        y = terrace.edge(x) + _down_slope(terrace, tones.chance[(j * 23 + 3) & _CHANCE])
        tall = (5 + 6 * tones.chance[(j * 3) & _CHANCE]) * (0.30 + 0.75 * tones.size)
        path = bags[j % 2].next()
        for bend in (-0.5, -0.05, 0.42):
            length = tall * (1 - 0.3 * abs(bend))
            add_leaf(path, leaf_curve(x, y, bend + 0.15, length, tall * 0.16, LANCE, bend * 0.6, rests=False))
    for bag, colour in zip(bags, (tones.moss[0], tones.moss[2]), strict=True):
        for path in bag.paths:
            painter.fillPath(path, faint(colour, 0.85))


def _flowers(painter: QPainter, terrace: Terrace, width: float, tones: _Tones, light: Light) -> None:
    """Meadow flowers in loose groups: only where a slow wave is high; many on a meadow, few before a bed."""
    wanted = 0.35 if not terrace.planted else 0.80
    for j, x in _places(tones, width, 13, 3):
        if sin(x * 0.008 + terrace.pattern * 1.3) + 0.5 * sin(x * 0.023 + terrace.pattern) < wanted:
            continue
        y = terrace.edge(x) + _down_slope(terrace, tones.chance[(j * 29 + 7) & _CHANCE])
        radius = (0.9 + 0.9 * tones.chance[(j * 7 + 1) & _CHANCE]) * (0.45 + 0.75 * tones.size)
        petal = QColor(_FLOWERS[(int(x / 170) + terrace.pattern) % len(_FLOWERS)])
        petal = blend(blend(petal, tones.horizon, tones.haze), QColor("#3A4468"), 0.55 * light.darkness)
        painter.setBrush(faint(tones.moss[0], 0.7))
        painter.drawRect(QRectF(x - 0.3, y, 0.7, radius * 2.6))
        painter.setBrush(petal)
        painter.drawEllipse(QPointF(x, y), radius * 1.25, radius * 0.9)


def _drifts(painter: QPainter, terrace: Terrace, width: float, tones: _Tones, light: Light) -> None:
    """What the trees let fall, blown together in shallow hollows of the turf: blossom in spring, leaves in autumn."""
    if light.spring > 0.1:
        strength, hues = light.spring, _BLOSSOM
    elif light.autumn > 0.1 and light.winter < 0.5:
        strength, hues = light.autumn, _LEAVES
    else:
        return
    bags = Bag(14), Bag(14), Bag(14)
    for j, x in _places(tones, width, 4.6, 9):
        wave = sin(x * 0.011 + terrace.pattern * 1.9) + 0.55 * sin(x * 0.029 + terrace.pattern)
        chance = tones.chance[(j * 37 + 5) & _CHANCE]
        if wave < 1.25 - 1.2 * strength * chance:
            continue
        down = _down_slope(terrace, (0.15 + 0.5 * tones.chance[(j * 19 + 11) & _CHANCE] + 0.3 * chance) % 1.0)
        half = (1.0 + 1.5 * tones.chance[(j * 7 + 2) & _CHANCE]) * (0.40 + 0.70 * tones.size)
        bags[j % 3].next().addEllipse(QPointF(x, terrace.edge(x) + down), half, half * 0.52)
    for bag, hue in zip(bags, hues, strict=True):
        colour = blend(blend(QColor(hue), tones.horizon, tones.haze), QColor("#3A4468"), 0.55 * light.darkness)
        for path in bag.paths:
            painter.fillPath(path, faint(colour, 0.88))


def _steps(painter: QPainter, terrace: Terrace, width: float, tones: _Tones) -> None:
    """A short flight of worn stones down the slope, every so often, wider and further apart as they come nearer."""
    gap = 1180 * (0.45 + 0.55 * tones.size)
    count = max(2, min(7, round((terrace.reach - terrace.soil) / (4 + 13 * tones.size))))
    for k in range(int(width / gap) + 1):
        middle = gap * (k + 0.25 + 0.55 * tones.chance[(k * 23 + 14) & _CHANCE])
        flight = []
        for j in range(count):
            share = (j + 0.4) / count
            aside = 12 * sin(share * 2.4 + terrace.pattern) + 7 * tones.chance[(j * 31 + k) & _CHANCE]
            x = middle + tones.size * aside
            y = terrace.lip(x) + (terrace.reach - terrace.soil) * (0.03 + 0.88 * share**1.15)
            wide = 12 + 9 * share + 3 * tones.chance[(j * 9 + k) & _CHANCE]
            flight.append((x, y, wide * (0.25 + 0.80 * tones.size)))
        trodden = QPainterPath(QPointF(flight[0][0] - flight[0][2], flight[0][1]))
        for x, y, half in flight:
            trodden.lineTo(x - half * 1.16, y + half * 0.3)
        for x, y, half in reversed(flight):
            trodden.lineTo(x + half * 1.16, y + half * 0.3)
        painter.fillPath(trodden, faint(blend(tones.earth[3], tones.turf[3], 0.45), 0.55))
        for x, y, half in flight:
            _slab(painter, x, y, half, tones)


def _slab(painter: QPainter, x: float, y: float, half: float, tones: _Tones) -> None:
    """One step: its shadow, the riser in shade, the tread, and light on its left."""
    tread = blend(tones.earth[4], tones.stone, 0.45)
    for colour, left, top, wide, high in (
        (faint(tones.earth[0], 0.34), -1.04, 0.04, 2.14, 0.50),
        (blend(tread, tones.earth[0], 0.46), -1.0, 0.0, 2.0, 0.44),
        (tread, -1.0, -0.14, 2.0, 0.40),
        (blend(tread, tones.stone_light, 0.42), -0.93, -0.12, 1.74, 0.13),
    ):
        painter.setBrush(colour)
        painter.drawRoundedRect(
            QRectF(x + half * left, y + half * top, half * wide, half * high), half * high * 0.4, half * high * 0.4
        )


def _shadow(painter: QPainter, terrace: Terrace, width: float, tones: _Tones) -> None:
    """The soft one that the soil's front lip throws on the turf."""
    for half, alpha in ((6 * tones.size + 1, 0.10), (3.5 * tones.size + 0.5, 0.14)):
        _ribbon(painter, lambda x: terrace.lip(x) + 2.0, width, half, faint(tones.earth[0], alpha))


def _soil(painter: QPainter, terrace: Terrace, width: float, tones: _Tones) -> None:
    """The dark strip and its lit back rim."""
    path = _edge_path(terrace, width, 0)
    for x in reversed(steps(width)):
        path.lineTo(x, terrace.lip(x))
    path.closeSubpath()
    gradient = QLinearGradient(0, terrace.y - 6, 0, terrace.y + terrace.soil)
    gradient.setColorAt(0, blend(tones.earth[1], tones.earth[2], 0.35))
    gradient.setColorAt(0.5, tones.earth[0])
    gradient.setColorAt(1, blend(tones.earth[0], QColor("#1C1822"), 0.14 * (1 - tones.haze)))
    painter.fillPath(path, QBrush(gradient))
    _ribbon(painter, terrace.edge, width, 0.8, tones.earth[3])


def _crumbs(painter: QPainter, terrace: Terrace, width: float, tones: _Tones) -> None:
    """Raked earth: short flat strokes, darker and lighter than the strip."""
    dark, lit = Bag(14), Bag(14)
    for j, x in _places(tones, width, 9, 4):
        down = terrace.soil * (0.12 + 0.78 * tones.chance[(j * 31 + 11) & _CHANCE])
        half = (1.6 + 4.0 * tones.chance[(j * 5 + 9) & _CHANCE]) * (0.35 + 0.65 * tones.size)
        bag = dark if j % 3 else lit
        bag.next().addEllipse(QPointF(x, terrace.edge(x) + down), half, max(0.5, half * 0.20))
    for bag, colour in ((dark, faint(QColor("#1E1718"), 0.30)), (lit, faint(tones.earth[3], 0.34))):
        for path in bag.paths:
            painter.fillPath(path, colour)


def _edging(painter: QPainter, terrace: Terrace, width: float, tones: _Tones) -> None:
    """Field stones along the lip, in runs between the moss; in the middle of a run a low wall of two courses."""
    for j, x in _places(tones, width, 17, 5):
        wave = sin(x * 0.009 + terrace.pattern * 2.1) + 0.4 * sin(x * 0.031)
        if wave > -0.45:
            continue
        half = (4.5 + 5.0 * tones.chance[(j * 19 + 2) & _CHANCE]) * (0.25 + 0.75 * tones.size)
        if wave < -0.80:
            _stone(painter, x + half * 0.9, terrace.lip(x) + half * 0.62, half * 1.05, tones, j + 1)
        _stone(painter, x, terrace.lip(x) - half * 0.10, half, tones, j)


def _ground_cover(painter: QPainter, terrace: Terrace, width: float, tones: _Tones) -> None:
    bags = Bag(12), Bag(12), Bag(12)
    for j, x in _places(tones, width, 12, 6):
        if sin(x * 0.017 + terrace.pattern * 1.7) + 0.6 * sin(x * 0.043 + terrace.pattern) < 0.15:
            continue
        y = terrace.edge(x) + terrace.soil * (0.22 + 0.62 * tones.chance[(j * 41 + 7) & _CHANCE])
        tall = (3 + 4 * tones.chance[(j * 5) & _CHANCE]) * (0.35 + 0.70 * tones.size)
        for k, bend in enumerate((-1.2, -0.75, -0.3, 0.15, 0.6, 1.1)):
            length = tall * (0.8 + 0.3 * tones.chance[(j + k * 50) & _CHANCE])
            leaf = leaf_curve(x, y, bend, length, tall * 0.42, OVATE, bend * 0.3, rests=False)
            add_leaf(bags[int(2.99 * tones.chance[(j * 43 + k * 9) & _CHANCE])].next(), leaf)
    for k, bag in enumerate(bags):
        for path in bag.paths:
            painter.fillPath(path, blend(tones.moss[k], tones.earth[0], 0.30 - 0.08 * k))


def _moss(painter: QPainter, terrace: Terrace, width: float, tones: _Tones) -> None:
    """Cushions on the front lip, in groups: dark body, light upper left."""
    for j, x in _places(tones, width, 21, 7):
        if sin(x * 0.009 + terrace.pattern * 2.1) + 0.4 * sin(x * 0.031) < -0.1:
            continue
        half = (6 + 13 * tones.chance[(j * 7 + 5) & _CHANCE]) * (0.24 + 0.80 * tones.size)
        dark = tones.moss[0 if tones.chance[(j * 17) & _CHANCE] < 0.4 else 1]
        _cushion(painter, x, terrace.lip(x) + 1, half, dark, tones.moss[2])


def _cushion(painter: QPainter, x: float, y: float, w: float, dark: QColor, lit: QColor) -> None:
    body = QPainterPath(QPointF(x - w, y + 1))
    body.cubicTo(x - w * 0.8, y - w * 0.30, x - w * 0.2, y - w * 0.42, x, y - w * 0.36)
    body.cubicTo(x + w * 0.4, y - w * 0.40, x + w * 0.9, y - w * 0.16, x + w, y + 1)
    body.quadTo(x, y + w * 0.34, x - w, y + 1)
    painter.fillPath(body, dark)
    light = QPainterPath(QPointF(x - w * 0.8, y - 0.5))
    light.cubicTo(x - w * 0.6, y - w * 0.28, x - w * 0.2, y - w * 0.40, x, y - w * 0.34)
    light.cubicTo(x - w * 0.1, y - w * 0.16, x - w * 0.5, y - w * 0.10, x - w * 0.8, y - 0.5)
    painter.fillPath(light, lit)
