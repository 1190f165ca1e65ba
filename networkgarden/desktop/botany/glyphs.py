"""Plants too small for organs: glyphs of 12 px and dots of 4 to 7 px, kept in atlases (botany.md §7).

Posture is the outline, so that the condition is read without colour: round is fresh; smaller and tilted is thirsty;
a low dash is drooping; a bare fork on a white foot is asleep. Size is the rung, hue the species.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from math import ceil, cos, sin

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen

from networkgarden.desktop.botany.colour import blend, lifeless, tint
from networkgarden.desktop.botany.growth import GROWTH
from networkgarden.domain.kinds import Condition
from networkgarden.domain.species import SPECIES

SIZES = (0.42, 0.62, 0.82, 1.0)
"""Height of a plant of rungs 0–1, 2–3, 4–5 and 6–7, as a share of the atlas's size."""

GLYPH_PX, LARGEST_GLYPH = 12.0, 16.0
SMALLEST_DOT, LARGEST_DOT = 4.0, 7.0
_CELL = 1.7  # a cell is this much wider and higher than its plant: wide drooping plants and tilted ones need it
_GROUND = 1.42  # the ground point's height in the cell, in plant sizes from its top
_SMALLEST_GROWTH = 0.24
_ACCENT_FROM = 2  # size class (rung 4 and up) from which blossom or fruit shows


@dataclass(frozen=True, slots=True)
class Stature:
    """A species seen from far: height and width as shares of the common plant, leaf and accent hue."""

    tall: float
    wide: float
    leaf: str
    accent: str
    form: str


STATURES: dict[str, Stature] = {
    "apple": Stature(1.0, 1.0, "#7F9E5F", "#FFF1EA", "crown"),
    "larch": Stature(1.25, 0.75, "#3A6A5E", "#C98FA4", "cone"),
    "elder": Stature(1.0, 1.15, "#55794F", "#FFFBEA", "crown"),
    "clematis": Stature(1.3, 0.55, "#4A7A5C", "#8A7FD0", "cone"),
    "sunflower": Stature(1.15, 0.7, "#7C9D55", "#F3C14B", "stalk"),
    "foxglove": Stature(1.25, 0.55, "#6F925C", "#C98AB8", "stalk"),
    "iris": Stature(1.1, 0.65, "#5F8F7C", "#6F80CC", "fan"),
    "fern": Stature(0.75, 1.2, "#4E7E4E", "#BACB78", "fan"),
    "lavender": Stature(0.75, 1.1, "#8FA890", "#7F70B4", "fan"),
    "grass": Stature(1.0, 1.1, "#A9AE66", "#F0DFC0", "fan"),
    "agave": Stature(0.7, 1.0, "#5E958F", "#EAB854", "fan"),
}


FAN_SPREADS = {"fern": 1.75, "agave": 1.55, "lavender": 1.35, "grass": 1.15}
"""How much wider than an iris these fans stand."""


FAN_WIDTHS = {"agave": 0.23, "fern": 0.20, "iris": 0.15}


@dataclass(frozen=True, slots=True)
class Posture:
    """Half width, half height and height of the centre (shares of the plant), tilt in degrees, spread of stalks."""

    half_width: float
    half_height: float
    centre: float
    tilt: float
    spread: float


POSTURES: dict[Condition, Posture] = {
    Condition.FRESH: Posture(0.46, 0.50, 0.52, 0.0, 0.55),
    Condition.THIRSTY: Posture(0.48, 0.37, 0.40, 18.0, 0.95),
    Condition.DROOPING: Posture(0.62, 0.20, 0.19, 0.0, 1.35),
}


@dataclass(frozen=True, slots=True)
class Atlas:
    """All species × sizes × conditions on one image, in square cells; the image carries its device pixel ratio."""

    image: QImage
    side: int
    """Device pixels of a cell's side."""
    anchor: QPointF
    """The ground point in a cell, in logical pixels."""
    corners: dict[tuple[str, int, Condition], tuple[float, float]]
    """(species, rung, condition) → upper left corner of its cell, in device pixels."""

    def rect(self, species: str, rung: int, condition: Condition) -> QRect:
        """Where that plant lies on the image, in device pixels."""
        x, y = self.corners[species, rung, condition]
        return QRect(int(x), int(y), self.side, self.side)


def size_class(rung: int) -> int:
    """Which of SIZES a rung of 0 to 7 has."""
    return rung // 2


Painter = Callable[[QPainter, str, int, Condition, str], None]


def _build(theme: str, px: float, dpr: float, paint: Painter) -> Atlas:
    side = ceil(ceil(px * _CELL) * dpr)
    columns = len(SIZES) * len(Condition)
    image = QImage(side * columns, side * len(SPECIES), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    corners: dict[tuple[str, int, Condition], tuple[float, float]] = {}
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for row, species in enumerate(SPECIES):
        for column in range(columns):
            size, condition = column % len(SIZES), list(Condition)[column // len(SIZES)]
            cell = QRect(column * side, row * side, side, side)
            painter.save()
            painter.setClipRect(cell)
            painter.translate(cell.x() + side / 2, cell.y() + px * _GROUND * dpr)
            painter.scale(px * dpr, px * dpr)
            paint(painter, species, size, condition, theme)
            painter.restore()
            for rung in (2 * size, 2 * size + 1):
                corners[species, rung, condition] = (float(cell.x()), float(cell.y()))
    painter.end()
    image.setDevicePixelRatio(dpr)
    return Atlas(image, side, QPointF(side / dpr / 2, px * _GROUND), corners)


def draw_glyph(
    species: str, rung: int, condition: Condition, theme: str, px: float, dpr: float
) -> tuple[QImage, QPointF]:
    """One glyph of its own, a full plant being px high, and its ground point: for larger ones than an atlas has.

    Seeds and sprouts are drawn larger than they grow, so that their species can be seen.
    """
    size = size_class(rung)
    side = ceil(ceil(px * _CELL) * dpr)
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    anchor = QPointF(round(side / dpr / 2), round(px * _GROUND))
    painter.scale(dpr, dpr)
    painter.translate(anchor)
    scale = px * max(GROWTH[rung], _SMALLEST_GROWTH) / SIZES[size]
    painter.scale(scale, scale)
    _paint_glyph(painter, species, size, condition, theme)
    painter.end()
    image.setDevicePixelRatio(dpr)
    return image, anchor


@lru_cache(32)
def dot_atlas(theme: str, px: float, dpr: float) -> Atlas:
    """Dots for the overview; px is the height of a fresh plant in flower, 4 to 7."""
    return _build(theme, px, dpr, _paint_dot)


@lru_cache(16)
def glyph_atlas(theme: str, dpr: float, px: float = GLYPH_PX) -> Atlas:
    """Glyphs of 12 px and a little more: the species' outline in few tones, with its accent from rung 4 on."""
    return _build(theme, px, dpr, _paint_glyph)


def _tones(species: str, condition: Condition, theme: str) -> tuple[QColor, QColor, QColor, QColor]:
    """Dark, leaf, light and accent."""
    stature = STATURES[species]
    leaf = tint(stature.leaf, condition, theme, 0)
    light = blend(leaf, QColor("#F4EFC8" if theme == "day" else "#E0B89A"), 0.38)
    return blend(leaf, QColor("#1E2A28"), 0.45), leaf, light, tint(stature.accent, condition, theme, 0)


def _ellipse(painter: QPainter, colour: QColor, x: float, y: float, rx: float, ry: float) -> None:
    painter.setBrush(colour)
    painter.drawEllipse(QPointF(x, y), rx, ry)


def _paint_dot(painter: QPainter, species: str, size: int, condition: Condition, theme: str) -> None:
    if condition is Condition.ASLEEP:
        _paint_fork(painter, species, size, theme, 0.13)
        return
    stature, posture, scale = STATURES[species], POSTURES[condition], SIZES[size]
    dark, leaf, light, accent = _tones(species, condition, theme)
    high, wide = scale * stature.tall, scale * stature.wide
    rx, ry, y = posture.half_width * wide, posture.half_height * high, -posture.centre * high
    painter.rotate(posture.tilt)
    _ellipse(painter, dark, 0.06, y + 0.07, rx, ry)
    _ellipse(painter, leaf, 0, y, rx * 0.94, ry * 0.94)
    _ellipse(painter, light, -rx * 0.26, y - ry * 0.26, rx * 0.52, ry * 0.5)
    if size >= _ACCENT_FROM:
        bloom = 0.20 if size == _ACCENT_FROM else 0.27
        _ellipse(painter, accent, 0.10 * scale, y - ry * 0.35, bloom * scale, min(bloom * 0.86 * scale, ry * 0.8))


def _paint_fork(painter: QPainter, species: str, size: int, theme: str, width: float) -> None:
    """Bare twigs on a white foot: the sleeper."""
    stature, scale = STATURES[species], SIZES[size]
    fork = QPainterPath()
    for angle in (-0.5, 0.0, 0.55):
        fork.moveTo(0, 0)
        fork.lineTo(sin(angle * stature.wide) * scale * 0.75, -cos(angle) * scale * 0.95 * min(stature.tall, 1.15))
    pen = QPen(lifeless("#D9CDB8", theme), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    painter.strokePath(fork, pen)
    painter.setPen(Qt.PenStyle.NoPen)
    _ellipse(painter, lifeless("#F2F5F8", theme), 0, 0, scale * 0.42, 0.12)


def _paint_glyph(painter: QPainter, species: str, size: int, condition: Condition, theme: str) -> None:
    if condition is Condition.ASLEEP:
        _paint_fork(painter, species, size, theme, 0.075)
        return
    posture = POSTURES[condition]
    painter.rotate(posture.tilt * (0.3 if STATURES[species].form == "fan" else 0.6))
    _FORMS[STATURES[species].form](painter, species, SIZES[size], condition, theme)
    if size >= _ACCENT_FROM:
        _paint_accents(painter, species, size, condition, theme)


def _stroke(painter: QPainter, path: QPainterPath, colour: QColor, width: float) -> None:
    painter.strokePath(path, QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.setPen(Qt.PenStyle.NoPen)


def _stem(painter: QPainter, height: float, lean: float, colour: QColor, width: float) -> None:
    path = QPainterPath(QPointF(0, 0.02))
    path.quadTo(0, -height * 0.6, lean, -height)
    _stroke(painter, path, colour, width)


def _crown(painter: QPainter, species: str, scale: float, condition: Condition, theme: str) -> None:
    """A trunk and a round head of leaves that sinks over it."""
    stature, posture = STATURES[species], POSTURES[condition]
    dark, leaf, light, _ = _tones(species, condition, theme)
    high, wide = scale * stature.tall, scale * stature.wide
    y, rx, ry = -(posture.centre + 0.10) * high, posture.half_width * wide, (0.07 + posture.half_height * 0.68) * high
    _stem(painter, -y, 0, blend(lifeless("#6E5A4B", theme), dark, 0.3), 0.10 * scale)
    for x, up, share in ((0.30, -0.10, 0.70), (-0.34, -0.06, 0.68), (0.02, 0.10, 0.92)):
        _ellipse(painter, dark, rx * x + 0.02, y - ry * up + 0.035, rx * share, ry * share)
    for x, up, share in ((0.28, -0.06, 0.62), (-0.34, 0.0, 0.62), (0.0, 0.16, 0.78)):
        _ellipse(painter, leaf, rx * x, y - ry * up, rx * share, ry * share)
    _ellipse(painter, light, -rx * 0.24, y - ry * 0.36, rx * 0.48, ry * 0.42)


def _cone(painter: QPainter, species: str, scale: float, condition: Condition, theme: str) -> None:
    """A narrow cone in three tiers; thirst pulls the tiers down and out."""
    stature, posture = STATURES[species], POSTURES[condition]
    dark, leaf, light, _ = _tones(species, condition, theme)
    high = scale * stature.tall * (2 * posture.half_height) ** 0.5
    wide = scale * stature.wide * posture.half_width * 1.1
    _stem(painter, high, 0, blend(lifeless("#7A6150", theme), dark, 0.3), 0.07 * scale)
    for tier in range(3):
        top, foot = -high * (0.55 + 0.225 * tier), -high * (0.06 + 0.27 * tier)
        half, fall = wide * (1 - 0.27 * tier), posture.spread * 0.10 * high
        for colour, share, shift in ((dark, 1.0, 0.03), (leaf, 0.86, 0.0), (light, 0.42, -0.10 * half)):
            path = QPainterPath(QPointF(shift * share, top))
            path.quadTo(half * share * 0.4 + shift, foot - fall, half * share + shift, foot + fall * 0.3)
            path.quadTo(shift, foot + fall * 0.2 - 0.04, -half * share + shift, foot + fall * 0.3)
            path.quadTo(-half * share * 0.4 + shift, foot - fall, shift * share, top)
            painter.fillPath(path, colour)


def _stalk(painter: QPainter, species: str, scale: float, condition: Condition, theme: str) -> None:
    """One upright stem with leaves at its foot; it leans and bows as it dries."""
    stature, posture = STATURES[species], POSTURES[condition]
    dark, leaf, light, _ = _tones(species, condition, theme)
    high, lean = _stalk_tip(species, scale, condition)
    _stem(painter, high, lean, leaf, 0.10 * scale)
    ry = 0.16 * scale * (0.45 + posture.half_height)
    for side in (1, -1):
        reach = 0.24 * scale * (0.75 + 0.35 * posture.spread) * (0.8 + stature.wide * 0.4)
        _ellipse(painter, dark if side > 0 else leaf, side * reach * 0.8, -ry * 0.9, reach, ry)
        _ellipse(painter, leaf, side * reach * 0.5, -high * (0.62 - 0.22 * posture.spread), reach * 0.5, ry * 0.8)
    _ellipse(painter, light, -0.12 * scale, -ry * 1.4, 0.14 * scale, ry * 0.6)


def _stalk_tip(species: str, scale: float, condition: Condition) -> tuple[float, float]:
    """Height and sideways lean of the tip."""
    posture = POSTURES[condition]
    high = scale * STATURES[species].tall * (2 * posture.half_height) ** 0.7
    return high * 0.88, (posture.spread - 0.55) * 0.62 * scale


def _fan_angles(species: str, condition: Condition) -> list[float]:
    """Angles of the fan's blades from up, at their tips; dry fans part in the middle."""
    spread = POSTURES[condition].spread * (0.45 + 0.55 * STATURES[species].wide) * FAN_SPREADS.get(species, 1.0)
    parted = 0.30 * (POSTURES[condition].spread - 0.55)
    shares = (-1.0, -0.62 - parted, -0.22 - parted, 0.16 + parted, 0.54 + parted, 0.94)
    return [max(-1.75, min(1.75, spread * share)) for share in shares]


def _reach(x: float) -> float:
    """Keep a blade's tip inside its cell."""
    return max(-0.62, min(0.62, x))


def _fan_length(species: str, scale: float, condition: Condition) -> float:
    posture = POSTURES[condition]
    return scale * STATURES[species].tall * (0.45 + posture.half_height)


def _fan(painter: QPainter, species: str, scale: float, condition: Condition, theme: str) -> None:
    """Blades from one point; they part and hang as they dry."""
    stature, posture = STATURES[species], POSTURES[condition]
    dark, leaf, light, _ = _tones(species, condition, theme)
    length, colours = _fan_length(species, scale, condition), (light, leaf, light, leaf, dark, dark)
    width = FAN_WIDTHS.get(species, 0.11) * scale
    _ellipse(painter, dark, 0.02, -0.10 * scale, 0.26 * scale * stature.wide, 0.13 * scale)
    for index in (5, 0, 4, 1, 3, 2):
        angle = _fan_angles(species, condition)[index]
        hang = max(0.0, abs(angle) - 0.75) * posture.half_width * 0.9 * length
        path = QPainterPath(QPointF(angle * 0.06 * scale, 0))
        middle = angle * 0.55
        path.quadTo(
            sin(middle) * length * 0.62,
            -cos(middle) * length * 0.62,
            _reach(sin(angle) * length),
            min(-0.03, hang - cos(angle) * length),
        )
        _stroke(painter, path, colours[index], width)


_FORMS: dict[str, Callable[[QPainter, str, float, Condition, str], None]] = {
    "crown": _crown,
    "cone": _cone,
    "stalk": _stalk,
    "fan": _fan,
}


def _paint_accents(painter: QPainter, species: str, size: int, condition: Condition, theme: str) -> None:
    """Blossom where it sits on this form: over the crown, along the cone, up the stalk, on the blades' tips."""
    scale, posture = SIZES[size], POSTURES[condition]
    accent, radius = _tones(species, condition, theme)[3], 0.085 + 0.02 * (size - _ACCENT_FROM)
    for x, y, share in _accent_places(species, scale, condition)[: 3 if size == _ACCENT_FROM else 9]:
        _ellipse(painter, accent, x, y, radius * share, radius * share * (0.7 + 0.3 * posture.half_height * 2))


def _accent_places(species: str, scale: float, condition: Condition) -> list[tuple[float, float, float]]:
    stature, posture = STATURES[species], POSTURES[condition]
    form, high = stature.form, scale * stature.tall
    if form == "crown":
        y, rx, ry = -(posture.centre + 0.14) * high, posture.half_width * scale * stature.wide, posture.half_height
        seats = ((-0.3, -0.3), (0.3, -0.1), (0.0, 0.2), (0.5, 0.3), (-0.6, 0.2))
        return [(rx * x, y + ry * high * up, 0.9) for x, up in seats]
    if form == "cone":
        top = high * (2 * posture.half_height) ** 0.5
        return [(0.10 * scale * x, -top * up, 0.85) for x, up in ((-1.0, 0.7), (1.2, 0.5), (-1.6, 0.35), (1.9, 0.22))]
    if form == "stalk":
        tip, lean = _stalk_tip(species, scale, condition)
        if species == "sunflower":
            return [(lean, -tip, 2.1)]
        return [(lean * t * t, -tip * t, 1.25 - 0.5 * t) for t in (0.62, 0.8, 0.97, 0.46)]
    reach = _fan_length(species, scale, condition)
    tips = []
    for angle in _fan_angles(species, condition):
        hang = max(0.0, abs(angle) - 0.75) * posture.half_width * 0.9 * reach
        tips.append((_reach(sin(angle) * reach), min(-0.05, hang - cos(angle) * reach), 0.9))
    return [tips[2], tips[4], tips[1], tips[0], tips[5]]


def cell_rect(atlas: Atlas, point: QPointF) -> QRectF:
    """The logical rectangle a plant covers when its ground point lies at `point`."""
    side = atlas.side / atlas.image.devicePixelRatio()
    return QRectF(point.x() - atlas.anchor.x(), point.y() - atlas.anchor.y(), side, side)
