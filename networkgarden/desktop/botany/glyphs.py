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

from networkgarden.desktop.botany.boxes import BOXES
from networkgarden.desktop.botany.colour import blend, lifeless, tint
from networkgarden.desktop.botany.glyph_forms import Season, paint_form
from networkgarden.domain.kinds import Condition
from networkgarden.domain.species import SPECIES

SIZES = (0.42, 0.62, 0.82, 1.0)
"""Height of a plant of rungs 0–1, 2–3, 4–5 and 6–7, as a share of the atlas's size."""

GLYPH_PX, LARGEST_GLYPH = 12.0, 16.0
SMALLEST_DOT, LARGEST_DOT = 4.0, 7.0
GLYPH_UNITS = 90.0
"""Units of a plant that a glyph's px stand for."""

_AIR = 8.0  # units around a species' box: stand-ins are less exact than the plants
_BOLD_BELOW_PX = 34.0
_CELL = 1.7  # a cell is this much wider and higher than its plant: wide drooping plants and tilted ones need it
_GROUND = 1.42  # the ground point's height in the cell, in plant sizes from its top
_RUNG_OF_SIZE = (3, 3, 5, 6)
_SCALE_OF_SIZE = (0.76, 1.0, 0.98, 1.04)
_OVERDONE: dict[Condition, tuple[float, float, float]] = {
    # width, height and tilt in degrees
    Condition.FRESH: (1.0, 1.0, 0.0),
    Condition.THIRSTY: (1.0, 0.86, 7.0),
    Condition.DROOPING: (1.06, 0.66, 0.0),
    Condition.ASLEEP: (1.0, 0.9, 0.0),
}
_ACCENT_FROM = 2  # size class (rung 4 and up) from which blossom or fruit shows


@dataclass(frozen=True, slots=True)
class Stature:
    """A species as a dot: height and width as shares of the common plant, leaf and accent hue."""

    tall: float
    wide: float
    leaf: str
    accent: str


STATURES: dict[str, Stature] = {
    "apple": Stature(1.0, 1.0, "#7F9E5F", "#FFF1EA"),
    "larch": Stature(1.25, 0.75, "#3A6A5E", "#C98FA4"),
    "elder": Stature(1.0, 1.15, "#55794F", "#FFFBEA"),
    "clematis": Stature(1.3, 0.55, "#4A7A5C", "#8A7FD0"),
    "sunflower": Stature(1.15, 0.7, "#7C9D55", "#F3C14B"),
    "foxglove": Stature(1.25, 0.55, "#6F925C", "#C98AB8"),
    "iris": Stature(1.1, 0.65, "#5F8F7C", "#6F80CC"),
    "fern": Stature(0.75, 1.2, "#4E7E4E", "#BACB78"),
    "lavender": Stature(0.75, 1.1, "#8FA890", "#7F70B4"),
    "grass": Stature(1.0, 1.1, "#A9AE66", "#F0DFC0"),
    "agave": Stature(0.7, 1.0, "#5E958F", "#EAB854"),
}


@dataclass(frozen=True, slots=True)
class Posture:
    """Half width, half height and height of a dot's centre (shares of the plant), and its tilt in degrees."""

    half_width: float
    half_height: float
    centre: float
    tilt: float


POSTURES: dict[Condition, Posture] = {
    Condition.FRESH: Posture(0.46, 0.50, 0.52, 0.0),
    Condition.THIRSTY: Posture(0.48, 0.37, 0.40, 18.0),
    Condition.DROOPING: Posture(0.62, 0.20, 0.19, 0.0),
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
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for row, species in enumerate(SPECIES):
            for column in range(columns):
                size, condition = column % len(SIZES), list(Condition)[column // len(SIZES)]
                cell = QRect(column * side, row * side, side, side)
                _paint_cell(painter, cell, px * dpr, paint, (species, size, condition, theme))
                for rung in (2 * size, 2 * size + 1):
                    corners[species, rung, condition] = (float(cell.x()), float(cell.y()))
    finally:
        painter.end()  # an image must not die under a living painter
    image.setDevicePixelRatio(dpr)
    return Atlas(image, side, QPointF(side / dpr / 2, px * _GROUND), corners)


def _paint_cell(
    painter: QPainter, cell: QRect, device_px: float, paint: Painter, what: tuple[str, int, Condition, str]
) -> None:
    painter.save()
    painter.setClipRect(cell)
    painter.translate(cell.x() + cell.width() / 2, cell.y() + device_px * _GROUND)
    painter.scale(device_px, device_px)
    paint(painter, *what)
    painter.restore()


def draw_glyph(
    species: str, rung: int, condition: Condition, theme: str, px: float, dpr: float, straw: bool = False,
    autumn: bool = False,
) -> tuple[QImage, QPointF]:
    """One glyph of its own, as large as its plant, and its ground point: it stands in for plants not drawn yet.

    ``px`` is the height of GLYPH_UNITS units. ``straw``: sleepers are bedded in straw instead of snow. ``autumn``: the
    leaves of the species that turn have turned.
    """
    box, scale = BOXES[species], px / GLYPH_UNITS
    anchor = QPointF(ceil((box.side + _AIR) * scale), ceil((box.up + _AIR) * scale))
    width, height = 2 * anchor.x(), anchor.y() + ceil(box.down * scale)
    image = QImage(ceil(width * dpr), ceil(height * dpr), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(dpr, dpr)
        painter.translate(anchor)
        painter.scale(scale, scale)
        paint_form(painter, species, rung, condition, theme, px * dpr < _BOLD_BELOW_PX, Season(straw, autumn))
    finally:
        painter.end()  # an image must not die under a living painter
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


def _paint_glyph(painter: QPainter, species: str, size: int, condition: Condition, theme: str) -> None:
    """A glyph of the atlas; so small that postures are overdone, and that young plants are drawn larger."""
    wide, tall, tilt = _OVERDONE[condition]
    scale = _SCALE_OF_SIZE[size] / GLYPH_UNITS
    painter.rotate(tilt)
    painter.scale(scale * wide, scale * tall)
    paint_form(painter, species, _RUNG_OF_SIZE[size], condition, theme, bold=True)


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


def cell_rect(atlas: Atlas, point: QPointF) -> QRectF:
    """The logical rectangle a plant covers when its ground point lies at `point`."""
    side = atlas.side / atlas.image.devicePixelRatio()
    return QRectF(point.x() - atlas.anchor.x(), point.y() - atlas.anchor.y(), side, side)
