"""A poster of one's garden: one picture of everybody, at any size, for a PNG, an SVG or a PDF. Safe in any thread.

The garden is laid out on a canvas of about a screen's size, larger for more people, and scaled to the paper; plants
are drawn as what they are, not as sprites, so that they stay sharp at any size.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QImage, QPainter

from networkgarden.desktop.botany.backdrop import Backdrop
from networkgarden.desktop.botany.boxes import shadow_width
from networkgarden.desktop.botany.ground import Terrace
from networkgarden.desktop.botany.growth import GROWTH, detail_for
from networkgarden.desktop.botany.light import Light
from networkgarden.desktop.botany.look import FULL_HEIGHT, look_of
from networkgarden.desktop.botany.overview import paint_field
from networkgarden.desktop.botany.plant import paint_plant
from networkgarden.desktop.botany.sprites import sprite_key
from networkgarden.desktop.botany.terrace import paint_veil
from networkgarden.desktop.garden.field import FieldLayout, dot_of
from networkgarden.desktop.garden.layout import GardenLayout, Spot, Zoom
from networkgarden.desktop.garden.model import GardenModel
from networkgarden.desktop.garden.painting import Frame, GardenPainter
from networkgarden.desktop.garden.signs import name_rect, paint_name
from networkgarden.desktop.theme import DARK, LIGHT
from networkgarden.desktop.widgets.veil import veiled
from networkgarden.domain.standing import Standing

DRAWN_PLANTS = 400
"""More plants than this are put into an SVG or PDF as pictures, not as paths: no program likes a million paths."""

_SHORT_SIDE = (600.0, 900.0)
_LARGER = (1.0, 1.2, 1.4, 1.7, 2.0, 2.4, 2.9, 3.5, 4.2, 5.0, 6.0)
_SHALLOWEST = 0.4
"""At least so much of the canvas is the landscape with its first terraces; further ones fill the rest."""

_SHARPEST_GROUND = 3.0
_NAMES_FROM = 34.0


class Stopped(Exception):
    """The person does not want the picture any more."""


@dataclass(frozen=True, slots=True)
class Poster:
    """What to paint. ``told(share)`` hears 0 to 1 as it goes on and may raise Stopped."""

    names: bool = False
    title: str = ""
    paths: bool = False         # is the target made of paths (SVG, PDF) rather than pixels?
    flat: bool = False          # can it not show colours that fade into nothing (Qt's PDF)?
    rtl: bool = False
    told: Callable[[float], None] = lambda _share: None


def paint_poster(
    painter: QPainter, width: float, height: float, standings: Sequence[Standing], light: Light, poster: Poster
) -> None:
    """Fill ``width`` × ``height`` units of the painter with everybody planted or resting."""
    model = GardenModel()
    model.set_standings(standings, 0)
    layout = _roomiest(model.rowCount(), width, height, poster)
    painter.save()
    try:
        if layout is None:
            scale = width / _canvas(width, height)[0]
            _paint_field(painter, model, width, height, scale, light, poster)
        else:
            scale = width / layout.width
            painter.scale(scale, height / layout.world_height)      # a terrace more or less would not fit: stretch
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            _paint_terraces(painter, model, layout, scale, light, poster)
    finally:
        painter.restore()
    if poster.title:
        _paint_title(painter, poster, width, height, light)
    poster.told(1.0)


def _canvas(width: float, height: float) -> tuple[float, float]:
    """A canvas of the same form, its shorter side of a screen's size."""
    short = max(_SHORT_SIDE[0], min(_SHORT_SIDE[1], width, height))
    return width * short / min(width, height), height * short / min(width, height)


def _roomiest(people: int, width: float, height: float, poster: Poster) -> GardenLayout | None:
    """The smallest canvas on which all fit, so that plants are as large as can be; None when they must be dots."""
    base = _canvas(width, height)
    for larger in _LARGER:
        for zoom in (Zoom.PORTRAIT, Zoom.GARDEN, Zoom.SMALL) if larger == 1.0 else (Zoom.GARDEN, Zoom.SMALL):
            found = _filling(people, base[0] * larger, base[1] * larger, zoom, poster)
            if found is not None:
                return found
    return None


def _filling(people: int, wide: float, high: float, zoom: Zoom, poster: Poster) -> GardenLayout | None:
    """A layout that fills the canvas: the landscape with its first terraces as deep as the further ones allow."""
    low, deep = high * _SHALLOWEST, high
    best = GardenLayout(people, wide, low, zoom, rtl=poster.rtl)
    if best.world_height > high + 1:
        return None
    for attempt in range(14):
        head = deep if attempt == 0 else (low + deep) / 2
        layout = GardenLayout(people, wide, head, zoom, rtl=poster.rtl)
        if layout.world_height <= high + 1:
            best, low = layout, head
        else:
            deep = head
    return best


def _paint_terraces(
    painter: QPainter, model: GardenModel, layout: GardenLayout, scale: float, light: Light, poster: Poster
) -> None:
    ground = Backdrop(min(_SHARPEST_GROUND, max(1.0, scale)))
    count = max(1, model.rowCount())
    done = 0

    def tell() -> None:
        nonlocal done
        done += 1
        poster.told(min(0.99, done / count))

    as_paths = not poster.paths or count <= DRAWN_PLANTS
    if not as_paths:
        garden: _Telling = _Telling(ground, tell)
    else:
        garden = (_FlatPainter if poster.flat else _PosterPainter)(ground, scale, tell)
    world = QRectF(0, 0, layout.width, layout.world_height)
    frame = Frame(layout, model.standing, light, 0.0, world, complete=True, deep=world.height())
    garden.paint(painter, frame)
    if poster.names:
        _paint_names(painter, model, layout, light.scene)


class _Telling(GardenPainter):
    """Tells after each plant."""

    def __init__(self, backdrop: Backdrop, tell: Callable[[], None]) -> None:
        super().__init__(backdrop)
        self._tell = tell

    def _paint_plant(self, painter: QPainter, frame: Frame, spot: Spot, standing: Standing) -> None:
        super()._paint_plant(painter, frame, spot, standing)
        self._tell()


class _PosterPainter(_Telling):
    """Draws every plant as it is, as finely as the paper shows it."""

    def __init__(self, backdrop: Backdrop, scale: float, tell: Callable[[], None]) -> None:
        super().__init__(backdrop, tell)
        self._scale = scale

    def _paint_plant(self, painter: QPainter, frame: Frame, spot: Spot, standing: Standing) -> None:
        painter.save()
        painter.translate(spot.x, spot.y - frame.top)
        paint_plant(
            painter, look_of(standing, frame.light), frame.scene, spot.plant, detail_for(spot.plant * self._scale)
        )
        painter.restore()
        self._tell()


class _FlatPainter(_PosterPainter):
    """Whatever fades into nothing is a picture, or a few plain ellipses."""

    def _paint_plant(self, painter: QPainter, frame: Frame, spot: Spot, standing: Standing) -> None:
        look = look_of(standing, frame.light)
        painter.save()
        painter.translate(spot.x, spot.y - frame.top)
        if look.wet or look.dew:
            self.sprites.make(sprite_key(look, frame.scene, int(spot.plant), 4.0)).draw(painter, QPointF())
        else:
            wide = shadow_width(look.species, GROWTH[look.rung], asleep=False) * spot.plant / FULL_HEIGHT
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(30, 24, 32, 26))
            for share in (0.9, 0.66, 0.4):
                painter.drawEllipse(QPointF(wide * 0.22, 1), wide * share, wide * share * 0.16)
            detail = detail_for(spot.plant * self._scale)
            paint_plant(painter, look, frame.scene, spot.plant, detail, shadow=False)
        painter.restore()
        self._tell()

    def _paint_air(self, painter: QPainter, frame: Frame, terrace: Terrace) -> None:
        top, high = terrace.y - terrace.plant * 1.1, terrace.plant * 1.1 + terrace.reach
        image = QImage(2, max(1, round(high)), QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(0)
        inner = QPainter(image)
        inner.translate(0, -top)
        paint_veil(inner, terrace, 2, frame.light)
        inner.end()
        painter.drawImage(QRectF(0, top - frame.top, frame.layout.width, high), image)


def _paint_field(
    painter: QPainter, model: GardenModel, width: float, height: float, scale: float, light: Light, poster: Poster
) -> None:
    """Dots in beds of earth, as pixels also for paths: thousands of little pictures would be no better."""
    sharp = max(1.0, min(4.0, scale))
    wide, high = width / scale, height / scale
    head = _title_size(wide, high) * 2.6 if poster.title else 0.0
    field = FieldLayout(model.rowCount(), wide, high - head, lambda row: dot_of(model.standing(row)))
    if field.world_height > high - head:
        larger = (field.world_height / (high - head)) ** 0.5 * 1.02
        wide, high, head, sharp = wide * larger, high * larger, head * larger, max(1.0, sharp / larger)
        field = FieldLayout(model.rowCount(), wide, high - head, lambda row: dot_of(model.standing(row)))
    poster.told(0.3)
    image = QImage(max(1, round(wide * sharp)), max(1, round(high * sharp)), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(sharp)
    inner = QPainter(image)
    try:
        inner.translate(0, head)
        paint_field(inner, field.beds, light.scene, QRectF(0, -head, wide, high))
    finally:
        inner.end()
    poster.told(0.8)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(QRectF(0, 0, width, height), image)


def _paint_names(painter: QPainter, model: GardenModel, layout: GardenLayout, scene: str) -> None:
    """Names before the plants, where there is room for a few letters."""
    for number in range(layout.terrace_count):
        for spot in layout.spots_on(number):
            room = spot.cell.width - 4
            if room < _NAMES_FROM:
                break
            font = _font(max(7.0, min(11.0, room / 8)))
            rect, text = name_rect(veiled(model.standing(spot.row).name), room, font)
            x, bottom = layout.name_place(spot, number)
            rect.moveCenter(QPointF(x, 0))
            rect.moveBottom(bottom)
            paint_name(painter, rect, text, font, scene)


def _paint_title(painter: QPainter, poster: Poster, width: float, height: float, light: Light) -> None:
    """In the sky, at the leading side, where the sun is not."""
    size = _title_size(width, height)
    font = _font(size)
    font.setWeight(QFont.Weight.Light)
    font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 104)
    theme = DARK if light.darkness > 0.5 else LIGHT
    painter.setFont(font)
    room = QRectF(width * 0.05, height * 0.045, width * 0.90, size * 1.6)
    text = QFontMetricsF(font).elidedText(" ".join(poster.title.split()), Qt.TextElideMode.ElideRight, room.width())
    painter.setPen(theme.colour("text", 0.86))
    painter.drawText(room, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, text)


def _title_size(width: float, height: float) -> float:
    return min(height * 0.062, width * 0.05)


def _font(pixels: float) -> QFont:
    font = QFont(QGuiApplication.font())
    font.setPixelSize(max(1, round(pixels)))
    return font
