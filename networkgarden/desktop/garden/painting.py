"""One frame of the garden: landscape, signs, plants, air. The window and the picture without a window share it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from math import cos, sin

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QTransform

from networkgarden.desktop.botany.backdrop import HEADROOM, Backdrop
from networkgarden.desktop.botany.boxes import BOXES
from networkgarden.desktop.botany.colour import lifeless
from networkgarden.desktop.botany.glyphs import draw_glyph
from networkgarden.desktop.botany.ground import Terrace
from networkgarden.desktop.botany.growth import GROWTH
from networkgarden.desktop.botany.light import Light
from networkgarden.desktop.botany.look import FULL_HEIGHT, look_of
from networkgarden.desktop.botany.sprites import Sprite, SpriteCache, SpriteKey, sprite_key
from networkgarden.desktop.botany.terrace import paint_veil
from networkgarden.desktop.garden.layout import GardenLayout, Spot
from networkgarden.desktop.garden.motion import Growing
from networkgarden.desktop.garden.order import IN_THE_GARDEN
from networkgarden.desktop.garden.signs import paint_sign
from networkgarden.domain.kinds import Condition
from networkgarden.domain.standing import Standing

_RAIN_LINES = 24
_FLYING_SEEDS = 11
_FARTHEST_SEED = 180.0    # px: no further than what is painted anew around a plant
_GLYPH_SHARE = 0.74
"""The height of a full plant's glyph: a cell has air above the plant."""
_LAST_SHOWN = 4000


@dataclass(slots=True)
class Frame:
    """What is to be painted: world px from ``top`` on, only where ``clip`` (px of the viewport) asks for it."""

    layout: GardenLayout
    standing: Callable[[int], Standing]
    light: Light
    top: float
    clip: QRectF
    complete: bool = False                    # draw every sprite now, however long it takes
    lean: dict[int, float] = field(default_factory=dict)      # row → shear of a swaying plant
    rain: dict[int, float] = field(default_factory=dict)      # row → 0..1, how far its shower has come
    moist: frozenset[str] = frozenset()       # ids of people just watered
    flight: dict[int, float] = field(default_factory=dict)    # row → 0..1, how far its seeds have flown
    grow: dict[int, Growing] = field(default_factory=dict)    # row → how far it has grown, from what
    deep: float = 0.0                         # px the light lies over; the layout's own height without it
    scene: str = ""                           # the theme plants are drawn in, known from the light

    def __post_init__(self) -> None:
        self.scene = self.light.scene


@dataclass(slots=True)
class _Shown:
    """How somebody was painted last: a key is reckoned anew only when something it comes from has changed."""

    standing: Standing
    light: Light
    wet: bool
    px: int
    dpr: float
    key: SpriteKey
    drawn: SpriteKey | None = None      # what stands there until ``key`` has been drawn


class GardenPainter:
    """Paints frames from a backdrop and a sprite cache, and asks for the sprites it misses."""

    def __init__(self, backdrop: Backdrop, sprites: SpriteCache) -> None:
        self.backdrop = backdrop
        self.sprites = sprites
        self._last_shown: dict[str, _Shown] = {}

    def paint(self, painter: QPainter, frame: Frame) -> None:
        layout, clip = frame.layout, frame.clip
        deep = _depth_of_far(layout)
        if frame.top < deep:
            self.backdrop.far(painter, layout.width, layout.height, frame.light, -frame.top, deep)
        for number in layout.terraces_between(frame.top + clip.top(), frame.top + clip.bottom()):
            terrace = layout.terrace(number)
            self._paint_ground(painter, frame, terrace)
            self._paint_people(painter, frame, number)
            if terrace.depth > 0:
                self._paint_air(painter, frame, terrace)
        bottom = layout.world_height - frame.top
        if bottom - 130 * layout.scale < clip.bottom():
            self.backdrop.foreground(painter, layout.width, bottom, layout.scale, frame.light)
        self.backdrop.wash(painter, layout.width, frame.deep or layout.height, frame.light)

    def prepare(self, layout: GardenLayout, light: Light, terraces: Iterable[int]) -> bool:
        """Draw one picture of the landscape that is missing, of these terraces or of all behind them. Was there one?"""
        if self.backdrop.prepare_far(layout.width, layout.height, light, _depth_of_far(layout)) \
                or self.backdrop.prepare_foreground(layout.width, layout.scale, light):  # fmt: skip
            return True
        return any(self.backdrop.prepare_strip(layout.terrace(number), layout.width, light) for number in terraces)

    def sprite_rect(self, frame: Frame, spot: Spot, standing: Standing) -> QRectF:
        """All pixels of the viewport that this plant may touch, its shower included."""
        box, scale = BOXES[standing.species], spot.plant / FULL_HEIGHT
        left, up = box.side * scale + 6, box.up * scale * 1.12 + 6
        return QRectF(spot.x - left, spot.y - frame.top - up, 2 * left, up + box.down * scale + 6)

    def shape_rect(self, frame: Frame, spot: Spot, standing: Standing) -> QRectF:
        """About the plant itself, as grown as it is: for rings and labels."""
        box, scale = BOXES[standing.species], spot.plant / FULL_HEIGHT
        grown = GROWTH[standing.rung]
        half = max(13.0, box.side * scale * (0.24 + 0.52 * grown))
        high = max(22.0, box.up * scale * (0.20 + 0.76 * grown))
        return QRectF(spot.x - half, spot.y - frame.top - high, 2 * half, high + 8 * scale + 4)

    def _paint_air(self, painter: QPainter, frame: Frame, terrace: Terrace) -> None:
        painter.translate(0, -frame.top)
        paint_veil(painter, terrace, frame.layout.width, frame.light)
        painter.translate(0, frame.top)

    def key_of(self, standing: Standing, px: int, light: Light, moist: frozenset[str]) -> SpriteKey:
        """Which sprite shows somebody ``px`` high in this light."""
        return self._shown(standing, px, light, moist).key

    def _shown(self, standing: Standing, px: int, light: Light, moist: frozenset[str]) -> _Shown:
        contact_id, dpr = standing.contact_id, self.backdrop.dpr
        shown, wet = self._last_shown.get(contact_id), contact_id in moist
        if shown is not None and shown.standing is standing and shown.light is light and shown.px == px \
                and shown.wet is wet and shown.dpr == dpr:  # fmt: skip
            return shown
        if shown is None and len(self._last_shown) > _LAST_SHOWN:
            self._last_shown.clear()
        key = sprite_key(look_of(standing, light, wet=wet), light.scene, px, dpr)
        before = shown.drawn if shown is not None and shown.px == px and shown.dpr == dpr else None
        new = self._last_shown[contact_id] = _Shown(standing, light, wet, px, dpr, key, before)
        return new

    def _sprite_or_last(self, shown: _Shown) -> Sprite | None:
        """The plant, else the same plant as it was shown before, until its new look has been drawn."""
        sprite = self.sprites.find(shown.key)
        if sprite is not None:
            shown.drawn = shown.key
            return sprite
        self.sprites.request(shown.key)
        return self.sprites.find(shown.drawn) if shown.drawn is not None else None

    def _paint_ground(self, painter: QPainter, frame: Frame, terrace: Terrace) -> None:
        top = terrace.y - HEADROOM - frame.top
        if top <= frame.clip.bottom() and top + terrace.reach + 64 >= frame.clip.top():
            self.backdrop.strip(painter, terrace, frame.layout.width, frame.light, -frame.top)

    def _paint_people(self, painter: QPainter, frame: Frame, number: int) -> None:
        whole = frame.clip.height() >= frame.layout.height and frame.clip.width() >= frame.layout.width
        for spot in frame.layout.spots_on(number):
            standing = frame.standing(spot.row)
            if standing.state not in IN_THE_GARDEN:
                continue
            if whole or self.sprite_rect(frame, spot, standing).intersects(frame.clip):
                self._paint_plant(painter, frame, spot, standing)
        for sign in frame.layout.signs_on(number):
            paint_sign(painter, sign, frame.top, frame.light)

    def _paint_plant(self, painter: QPainter, frame: Frame, spot: Spot, standing: Standing) -> None:
        px = int(spot.plant)
        shown = self._shown(standing, px, frame.light, frame.moist)
        key, look = shown.key, shown.key.look
        foot = QPointF(round(spot.x), round(spot.y - frame.top))
        sprite = self.sprites.make(key) if frame.complete else self._sprite_or_last(shown)
        if sprite is None:
            _stand_in(look.species, look.rung, look.condition, frame.scene, px, key.dpr).draw(painter, foot)
        elif spot.row in frame.grow:
            growing = frame.grow[spot.row]
            before = self.sprites.find(replace(key, look=replace(look, rung=int(growing.before))))
            _paint_growing(painter, before, sprite, foot, growing.share)
        elif spot.row in frame.lean:
            _paint_leaning(painter, sprite, foot, frame.lean[spot.row])
        else:
            sprite.draw(painter, foot)
        if spot.row in frame.rain:
            _paint_rain(painter, foot, px, frame.rain[spot.row], frame.light)
        if spot.row in frame.flight:
            _paint_flight(painter, foot, px, frame.flight[spot.row], frame.light)


def _depth_of_far(layout: GardenLayout) -> float:
    """px from the top of the world that sky and hills are seen in."""
    return layout.terrace(0).y + 24


def _paint_growing(painter: QPainter, before: Sprite | None, after: Sprite, foot: QPointF, share: float) -> None:
    """The old form fades while the new one rises from the ground."""
    eased = 1 - (1 - share) ** 3
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    if before is not None:
        painter.setOpacity(1 - eased)
        before.draw(painter, foot)
    painter.setOpacity(eased)
    size = 0.72 + 0.28 * eased
    painter.setTransform(QTransform(size, 0, 0, size, foot.x(), foot.y()), combine=True)
    painter.drawImage(-after.anchor, after.image)
    painter.restore()


def _paint_leaning(painter: QPainter, sprite: Sprite, foot: QPointF, shear: float) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setTransform(QTransform(1, 0, shear, 1, foot.x(), foot.y()), combine=True)
    painter.drawImage(-sprite.anchor, sprite.image)
    painter.restore()


@lru_cache(maxsize=512)
def _stand_in(species: str, rung: int, condition: Condition, theme: str, px: int, dpr: float) -> Sprite:
    """The species' glyph as large as the plant, until the plant itself has been drawn: one for all who look alike."""
    image, anchor = draw_glyph(species, rung, condition, theme, px * _GLYPH_SHARE, dpr)
    return Sprite(image, anchor)


def _paint_rain(painter: QPainter, foot: QPointF, px: float, share: float, light: Light) -> None:
    """Slanted hair lines falling on one plant; ``share`` 0..1 of the shower, soft at both ends."""
    strength = min(1.0, 4 * share, 4 * (1 - share))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour = lifeless("#EAF6FA" if light.darkness > 0.5 else "#5F93A8", "day", 0.85 * strength)
    pen = painter.pen()
    pen.setColor(colour)
    pen.setWidthF(1.3)
    painter.setPen(pen)
    for i in range(_RAIN_LINES):
        across = ((i * 0.618034) % 1.0 - 0.5) * px * 0.86
        fall = (share * 2.6 + i * 0.754878) % 1.0
        y = foot.y() - px * 1.02 * (1 - fall)
        long = px * (0.055 + 0.03 * sin(i * 2.4))
        x = foot.x() + across - fall * px * 0.10
        painter.drawLine(QPointF(x, y), QPointF(x - long * 0.16, y + long))
    painter.restore()


def _paint_flight(painter: QPainter, foot: QPointF, px: float, share: float, light: Light) -> None:
    """Seeds under silk parachutes, that leave the crown one after another and drift away; ``share`` 0..1 of the way."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pale = "#F2EAD6" if light.darkness > 0.5 else "#FFFDF4"
    reach = min(px, _FARTHEST_SEED)
    for i in range(_FLYING_SEEDS):
        begun = 0.34 * i / _FLYING_SEEDS
        way = (share - begun) / (1 - 0.34)
        if not 0 < way < 1:
            continue
        across = ((i * 0.618034) % 1.0 - 0.5) * reach * 0.42 + way * reach * (0.48 + 0.28 * ((i * 0.754878) % 1.0))
        up = px * (0.50 + 0.22 * ((i * 0.381966) % 1.0) + 0.34 * way - 0.05 * sin(way * 9 + i))
        where = foot + QPointF(across, -up)
        _paint_flying_seed(painter, where, px * 0.030, 0.35 * sin(way * 7 + i), min(1.0, 6 * way, 3 * (1 - way)), pale)
    painter.restore()


def _paint_flying_seed(painter: QPainter, where: QPointF, size: float, tilt: float, alpha: float, pale: str) -> None:
    pen = painter.pen()
    pen.setWidthF(max(0.7, size * 0.22))
    pen.setColor(lifeless("#6B5A44", "day", alpha))
    painter.setPen(pen)
    seed = where + QPointF(sin(tilt) * size * 1.5, cos(tilt) * size * 1.5)
    painter.drawLine(where, seed)
    pen.setColor(lifeless(pale, "day", alpha))
    painter.setPen(pen)
    for hair in (-1.15, -0.7, -0.25, 0.25, 0.7, 1.15):
        painter.drawLine(where, where + QPointF(sin(hair - tilt) * size, -cos(hair - tilt) * size))
    pen.setColor(lifeless("#5A4632", "day", alpha))
    pen.setWidthF(max(1.2, size * 0.42))
    painter.setPen(pen)
    painter.drawPoint(seed)


def visible_rows(layout: GardenLayout, top: float, bottom: float) -> Iterable[int]:
    """Everybody on the terraces that reach into this part of the world."""
    for number in layout.terraces_between(top, bottom):
        yield from layout.rows_on(number)
