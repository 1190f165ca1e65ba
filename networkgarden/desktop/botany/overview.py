"""The garden from far above: beds as rounded, wavy pieces of dark earth with a dot for every plant (botany.md §7).

A whole field of 30,000 is painted in one go from an atlas. Rows inside a bed are offset like bricks; a soil line per
row would turn the field into ruled paper.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from math import ceil, floor, sin, sqrt

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QImage, QLinearGradient, QPainter, QPainterPath, QPixmap

from networkgarden.desktop.botany.fragments import FIELDS, OPACITY, draw_fragments, fragments
from networkgarden.desktop.botany.glyphs import (
    GLYPH_PX,
    LARGEST_DOT,
    LARGEST_GLYPH,
    SMALLEST_DOT,
    Atlas,
    dot_atlas,
    glyph_atlas,
)
from networkgarden.domain.kinds import Condition

Plant = tuple[str, int, Condition, int]
"""Species, rung 0 to 7, condition, seed (``BARE`` where nobody stands)."""

BARE = -1
"""In place of a seed: the place is kept, nothing grows there."""

_LABEL = 15.0  # turf kept free under a bed for its name
_LABEL_FROM = 52.0  # a lower bed spends no room on its name
_GLYPHS_FROM = 15.0  # spacing in px from which 12 px glyphs have room
_ROW_SHARE = 0.86  # a row is this much closer than its plants stand apart: offset rows
_CORNER = 7.0


@dataclass(frozen=True, slots=True)
class FieldBed:
    """A bed of the overview: its name, its place in logical pixels, and its plants in reading order.

    Where the plants stand is worked out once: make a new bed for other plants, and keep the beds that did not change.
    """

    name: str
    rect: QRectF
    plants: Sequence[Plant]
    _laid: dict[float, array[float]] = field(default_factory=dict, init=False, repr=False, compare=False)
    """Device pixel ratio → the plants as pixmap fragments."""


@dataclass(frozen=True, slots=True)
class BedGrid:
    """Where the plants of one bed stand: columns × rows, odd rows half a step to the right."""

    left: float
    top: float
    step: float
    row: float
    columns: int
    dot: float
    """Height of a plant in px: a dot of 4 to 7, or a glyph of 12 to 32."""


_EARTH = {"day": ("#6E5847", "#4F3E34"), "dusk": ("#332D44", "#221E30")}
_TURF = {"day": ("#C3C594", "#8E9C62"), "dusk": ("#4A4C72", "#2C3350")}
_SHADOW = {"day": "#7F8258", "dusk": "#292B47"}
_RIM = {"day": "#9A8066", "dusk": "#524A66"}
_SOWN = "#8C9C66"
_NAME = {"day": "#3F4A2E", "dusk": "#D9D3E0"}


def wave(x: float, y: float) -> float:
    """How far the field swells down at a point. It turns slowly with y, so that neighbouring rows stay apart."""
    return 5.0 * sin(x * 0.0052 + y * 0.0035) + 2.5 * sin(x * 0.0127 + y * 0.006)


def earth_rect(bed: FieldBed) -> QRectF:
    """The part of a bed that is earth: all of it but the strip for its name."""
    named = bool(bed.name) and bed.rect.height() >= _LABEL_FROM
    return bed.rect.adjusted(0, 0, 0, -_LABEL if named else 0)


def grid_of(bed: FieldBed) -> BedGrid:
    """Spread a bed's plants evenly over its earth; a crowded bed makes its dots smaller, down to 4 px."""
    earth = earth_rect(bed)
    count, pad = max(1, len(bed.plants)), 5.0
    width, height = max(1.0, earth.width() - 2 * pad), max(1.0, earth.height() - 2 * pad)
    step = sqrt(width * height / count / _ROW_SHARE)
    while True:
        columns = max(1, floor(width / step - 0.5))
        rows = ceil(count / columns)
        if rows * step * _ROW_SHARE <= height or step < 1.0:
            break
        step *= 0.985
    step = min(step, 40.0)
    columns = max(1, floor(width / step - 0.5))
    row = min(step * _ROW_SHARE * 1.25, height / ceil(count / columns))
    dot = _size_for(step)
    return BedGrid(earth.x() + pad + step * 0.5, earth.y() + pad, width / (columns + 0.5), row, columns, dot)


def _size_for(step: float) -> float:
    """Height of a plant that has `step` px of room, in a few sizes only, as each needs an atlas."""
    if step >= _GLYPHS_FROM:
        return min(LARGEST_GLYPH, GLYPH_PX + 4.0 * floor((step - _GLYPHS_FROM) / 5.0))
    return float(round(min(LARGEST_DOT, max(SMALLEST_DOT, step * 1.12))))


def place_of(bed: FieldBed, index: int) -> QPointF:
    """The ground point of a bed's plant, in the field's pixels."""
    grid = grid_of(bed)
    row, column = divmod(index, grid.columns)
    x = grid.left + (column + 0.5 * (row & 1)) * grid.step
    y = grid.top + (row + 1) * grid.row
    return QPointF(x, y + wave(x, bed.rect.y()))


def plant_at(bed: FieldBed, point: QPointF) -> int | None:
    """Which plant of a bed lies under a point (its place in `plants`), or None between beds."""
    grid = grid_of(bed)
    row = floor((point.y() - wave(point.x(), bed.rect.y()) - grid.top) / grid.row)
    column = round((point.x() - grid.left) / grid.step - 0.5 * (row & 1))
    index = row * grid.columns + column
    if row < 0 or not 0 <= column < grid.columns or index >= len(bed.plants):
        return None
    return index


def lay_out_beds(counts: Sequence[int], rect: QRectF, gap: float = 10.0) -> list[QRectF]:
    """Places for beds of so many plants each, in order, in rows that fill `rect`; each bed's area follows its count.

    A small bed gets the room of a few plants at least, so that it can be found and read.
    """
    if not counts:
        return []
    least = max(4.0, sum(counts) / max(1, len(counts)) * 0.18)
    weights = [max(float(count), least) for count in counts]
    rows = max(1, min(len(counts), round(sqrt(len(counts) * rect.height() / max(1.0, rect.width()) * 1.6))))
    lines = _split(weights, rows)
    total, y, places = sum(weights), rect.y() + gap, []
    free = rect.height() - gap * (len(lines) + 1)
    for line in lines:
        height, x = free * sum(line) / total, rect.x() + gap
        room = rect.width() - gap * (len(line) + 1)
        for weight in line:
            width = room * weight / sum(line)
            places.append(QRectF(x, y, width, height))
            x += width + gap
        y += height + gap
    return places


def _split(weights: Sequence[float], rows: int) -> list[list[float]]:
    """Cut a list into so many runs of about equal sum, none empty."""
    lines: list[list[float]] = [[]]
    share, run = sum(weights) / rows, 0.0
    for weight in weights:
        if lines[-1] and run + weight / 2 > share * len(lines) and len(lines) < rows:
            lines.append([])
        lines[-1].append(weight)
        run += weight
    return lines


def paint_field(painter: QPainter, beds: Sequence[FieldBed], theme: str, rect: QRectF) -> None:
    """Paint turf over `rect` and every bed that touches it, with all plants. Works on any paint device."""
    paint_turf(painter, theme, rect)
    for bed in beds:
        if reaches_into(bed, rect):
            paint_earth(painter, bed, theme)
    paint_field_plants(painter, beds, theme, rect)


def paint_field_plants(painter: QPainter, beds: Sequence[FieldBed], theme: str, rect: QRectF) -> None:
    """The plants of every bed that touches `rect`."""
    dpr = painter.device().devicePixelRatioF()
    for bed in beds:
        if reaches_into(bed, rect):
            _paint_plants(painter, bed, theme, dpr)


def prepare_plants(bed: FieldBed, theme: str, dpr: float) -> None:
    """Draw the atlas its plants are copied from, unless it has been drawn."""
    _atlas_of(grid_of(bed), theme, dpr)


def paint_sown(painter: QPainter, bed: FieldBed) -> None:
    """A bed whose plants are not known yet: a pattern of green where they will stand."""
    grid, earth = grid_of(bed), earth_rect(bed)
    across, down = max(2, round(grid.step)), max(2, round(grid.row))
    painter.setBrushOrigin(QPointF(round(grid.left - grid.dot / 2), round(grid.top)))
    inside = earth.adjusted(6, 6, -6, -6).translated(0, wave(earth.center().x(), bed.rect.y()))
    painter.fillRect(inside.toAlignedRect(), QBrush(_sown_pattern(across, down, round(grid.dot))))


@lru_cache(32)
def _sown_pattern(across: int, down: int, dot: int) -> QImage:
    """Two rows of dots, the second moved by half a step."""
    tile = QImage(2 * across, 2 * down, QImage.Format.Format_ARGB32_Premultiplied)
    tile.fill(0)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(_SOWN))
    half = dot * 0.36
    for x, y in ((0.5, 0.5), (1.5, 0.5), (0.0, 1.5), (1.0, 1.5), (2.0, 1.5)):
        painter.drawEllipse(QPointF(x * across, y * down), half, half)
    painter.end()
    return tile


def reaches_into(bed: FieldBed, rect: QRectF) -> bool:
    return bed.rect.adjusted(-12, -20, 12, 20).intersects(rect)


def paint_turf(painter: QPainter, theme: str, rect: QRectF) -> None:
    turf = QLinearGradient(rect.topLeft(), QPointF(rect.x() + rect.width() * 0.3, rect.bottom()))
    light, dark = _TURF[theme]
    turf.setColorAt(0, QColor(light))
    turf.setColorAt(1, QColor(dark))
    painter.fillRect(rect, QBrush(turf))


def bed_outline(bed: FieldBed) -> QPainterPath:
    """The bed's piece of earth: long sides follow the field's swell, corners are round."""
    earth = earth_rect(bed)
    left, right, top, bottom = earth.left(), earth.right(), earth.top(), earth.bottom()
    corner = min(_CORNER, earth.width() / 3, earth.height() / 3)
    stops = [left + corner + (right - left - 2 * corner) * i / 12 for i in range(13)]

    def swell(x: float) -> float:
        return wave(x, bed.rect.y())

    path = QPainterPath(QPointF(stops[0], top + swell(stops[0])))
    for x in stops[1:]:
        path.lineTo(x, top + swell(x))
    path.quadTo(right, top + swell(right), right, top + corner + swell(right))
    path.lineTo(right, bottom - corner + swell(right))
    path.quadTo(right, bottom + swell(right), stops[-1], bottom + swell(stops[-1]))
    for x in reversed(stops[:-1]):
        path.lineTo(x, bottom + swell(x))
    path.quadTo(left, bottom + swell(left), left, bottom - corner + swell(left))
    path.lineTo(left, top + corner + swell(left))
    path.quadTo(left, top + swell(left), stops[0], top + swell(stops[0]))
    path.closeSubpath()
    return path


def paint_earth(painter: QPainter, bed: FieldBed, theme: str) -> None:
    """One bed's piece of earth, with its name."""
    earth, outline = earth_rect(bed), bed_outline(bed)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(outline.translated(1.5, 3.0), QColor(_SHADOW[theme]))
    painter.fillPath(outline.translated(-0.4, -1.2), QColor(_RIM[theme]))
    soil = QLinearGradient(0, earth.top(), 0, earth.bottom())
    light, dark = _EARTH[theme]
    soil.setColorAt(0, QColor(light))
    soil.setColorAt(1, QColor(dark))
    painter.fillPath(outline, QBrush(soil))
    if earth.height() < bed.rect.height():
        _paint_name(painter, bed, theme)
    painter.restore()


def _paint_name(painter: QPainter, bed: FieldBed, theme: str) -> None:
    """The bed's name on the turf below it, on one line, as plain text."""
    strip = QRectF(bed.rect.x() + 6, earth_rect(bed).bottom() + 3, bed.rect.width() - 12, _LABEL - 2)
    strip.translate(0, wave(bed.rect.x() + 30, bed.rect.y()))
    font = painter.font()
    font.setPixelSize(11)
    font.setItalic(True)
    painter.setFont(font)
    painter.setPen(QColor(_NAME[theme]))
    text = QFontMetricsF(font).elidedText(bed.name, Qt.TextElideMode.ElideRight, strip.width())
    left_middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(strip, left_middle | Qt.TextFlag.TextSingleLine, text)


def _paint_plants(painter: QPainter, bed: FieldBed, theme: str, dpr: float) -> None:
    """All plants of a bed at once, back row first."""
    if not bed.plants:
        return
    grid = grid_of(bed)
    atlas = _atlas_of(grid, theme, dpr)
    if dpr not in bed._laid:
        bed._laid[dpr] = _lay_plants(bed, grid, atlas, dpr)
    draw_fragments(painter, QPixmap.fromImage(atlas.image), bed._laid[dpr])


def _lay_plants(bed: FieldBed, grid: BedGrid, atlas: Atlas, dpr: float) -> array[float]:
    """The bed's plants as fragments of the atlas, each moved by up to a pixel by its seed."""
    middle = atlas.side / dpr / 2
    left, top = grid.left - atlas.anchor.x() + middle, grid.top + grid.row - atlas.anchor.y() + middle
    snap = middle % 1.0  # whole pixels: a copy that lies between pixels is blurred and costs five times as much
    halves = [grid.left + i * grid.step / 2 for i in range(2 * grid.columns + 1)]
    columns = [int(x - grid.left + left) + snap for x in halves]
    swell = [int(wave(x, bed.rect.y())) + snap for x in halves]
    xs: list[float] = []
    ys: list[float] = []
    for row, first in enumerate(range(0, len(bed.plants), grid.columns)):
        seeds = [plant[3] for plant in bed.plants[first : first + grid.columns]]
        y = int(top + row * grid.row)
        xs += [x + (seed & 1) for x, seed in zip(columns[row & 1 :: 2], seeds, strict=False)]
        ys += [y + dip + (seed >> 1 & 1) for dip, seed in zip(swell[row & 1 :: 2], seeds, strict=False)]
    laid = fragments(xs, ys, [atlas.corners[plant[:3]] for plant in bed.plants], atlas.side, dpr)
    for number, plant in enumerate(bed.plants):
        if plant[3] == BARE:
            laid[number * FIELDS + OPACITY] = 0.0
    return laid


def _atlas_of(grid: BedGrid, theme: str, dpr: float) -> Atlas:
    if grid.dot >= GLYPH_PX:
        return glyph_atlas(theme, dpr, grid.dot)
    return dot_atlas(theme, grid.dot, dpr)
