"""One frame of the garden: landscape, signs, plants, air. The window and the picture without a window share it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field, replace
from math import inf
from time import perf_counter
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from networkgarden.desktop.botany.backdrop import HEADROOM, Backdrop
from networkgarden.desktop.botany.boxes import BOXES
from networkgarden.desktop.botany.glyphs import draw_glyph
from networkgarden.desktop.botany.ground import Terrace
from networkgarden.desktop.botany.growth import GROWTH
from networkgarden.desktop.botany.light import Light
from networkgarden.desktop.botany.look import FULL_HEIGHT, look_of
from networkgarden.desktop.botany.sprites import Sprite, SpriteCache, SpriteKey, sprite_cache, sprite_key
from networkgarden.desktop.botany.terrace import paint_veil
from networkgarden.desktop.garden.layout import GardenLayout, Spot
from networkgarden.desktop.garden.motion import Growing
from networkgarden.desktop.garden.moving_plants import paint_flight, paint_growing, paint_leaning, paint_rain
from networkgarden.desktop.garden.order import IN_THE_GARDEN
from networkgarden.desktop.garden.signs import paint_sign
from networkgarden.domain.kinds import Condition
from networkgarden.domain.standing import Standing

_GLYPH_SHARE = 0.74
"""The height of a full plant's glyph: a cell has air above the plant."""
_LAST_SHOWN = 4000
_STAND_IN_BYTES = 24 * 2**20


@dataclass(slots=True)
class Frame:
    """What is to be painted: world px from ``top`` on, only where ``clip`` (px of the viewport) asks for it."""

    layout: GardenLayout
    standing: Callable[[int], Standing]
    light: Light
    top: float
    clip: QRectF
    complete: bool = False                    # draw all ground and every sprite now, however long it takes
    patience_ms: float = inf                  # for stand-ins that are missing; whoever is left out comes a frame later
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


class _StandInKey(NamedTuple):
    """The species' glyph as large as the plant, until the plant itself has been drawn: one for all who look alike."""

    species: str
    rung: int
    condition: Condition
    theme: str
    px: int
    dpr: float
    straw: bool
    autumn: bool


class GardenPainter:
    """Paints frames from a backdrop and a sprite cache, and asks for the sprites it misses."""

    def __init__(self, backdrop: Backdrop, sprites: SpriteCache[SpriteKey] | None = None) -> None:
        self.backdrop = backdrop
        self.sprites = sprites or sprite_cache()
        self.hasty = False                      # was somebody left out of the last frame?
        self.sketched = False                   # is some ground seen that is still to be drawn?
        self._stand_ins = SpriteCache(_draw_stand_in, _STAND_IN_BYTES)
        self._last_shown: dict[str, _Shown] = {}

    def paint(self, painter: QPainter, frame: Frame) -> None:
        self.hasty = False
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

    def prepare(self, layout: GardenLayout, light: Light, terrace: int, *, spare: bool = False) -> bool:
        """Draw a layer of the landscape that is missing, of this terrace or of all behind them. Was there one?

        ``spare``: only where nothing else must be given up for it.
        """
        ground, width, height = self.backdrop, layout.width, layout.height
        return ground.prepare_far(width, height, light, _depth_of_far(layout), spare=spare) \
            or ground.prepare_foreground(width, layout.scale, light, spare=spare) \
            or ground.prepare_wash(width, height, light, spare=spare) \
            or ground.prepare_strip(layout.terrace(terrace), width, light, spare=spare)  # fmt: skip

    def look_at(self, keys: Collection[SpriteKey]) -> None:
        """These are in sight, and nothing else is."""
        self.sprites.look_at(keys)
        self._stand_ins.look_at({_stand_in_of(key) for key in keys if self.sprites.find(key) is None})

    def prepare_stand_in(self, key: SpriteKey) -> bool:
        """Draw what stands for a plant until it is drawn. Was it missing?"""
        stand_in = _stand_in_of(key)
        if self.sprites.find(key) is not None or self._stand_ins.find(stand_in) is not None:
            return False
        self._stand_ins.make(stand_in)
        return True

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
            whole = self.backdrop.strip(
                painter, terrace, frame.layout.width, frame.light, -frame.top, at_once=frame.complete
            )
            self.sketched = self.sketched or not whole

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
            self._paint_stand_in(painter, frame, key, foot)
        elif spot.row in frame.grow:
            growing = frame.grow[spot.row]
            before = self.sprites.find(replace(key, look=replace(look, rung=int(growing.before))))
            paint_growing(painter, before, sprite, foot, growing.share)
        elif spot.row in frame.lean:
            paint_leaning(painter, sprite, foot, frame.lean[spot.row])
        else:
            sprite.draw(painter, foot)
        if spot.row in frame.rain:
            paint_rain(painter, foot, px, frame.rain[spot.row], frame.light)
        if spot.row in frame.flight:
            paint_flight(painter, foot, px, frame.flight[spot.row], frame.light)


    def _paint_stand_in(self, painter: QPainter, frame: Frame, key: SpriteKey, foot: QPointF) -> None:
        stand_in = _stand_in_of(key)
        found = self._stand_ins.find(stand_in)
        if found is None and frame.patience_ms > 0:
            began = perf_counter()
            found = self._stand_ins.make(stand_in)
            frame.patience_ms -= (perf_counter() - began) * 1000
        if found is None:
            self.hasty = True
        else:
            found.draw(painter, foot)


def _stand_in_of(key: SpriteKey) -> _StandInKey:
    look = key.look
    return _StandInKey(look.species, look.rung, look.condition, key.theme, key.px, key.dpr, look.straw, look.autumn)


def _draw_stand_in(key: _StandInKey) -> Sprite:
    px = key.px * _GLYPH_SHARE
    return Sprite(*draw_glyph(key.species, key.rung, key.condition, key.theme, px, key.dpr, key.straw, key.autumn))


def _depth_of_far(layout: GardenLayout) -> float:
    """px from the top of the world that sky and hills are seen in."""
    return layout.terrace(0).y + 24


def visible_rows(layout: GardenLayout, top: float, bottom: float) -> Iterable[int]:
    """Everybody on the terraces that reach into this part of the world."""
    for number in layout.terraces_between(top, bottom):
        yield from layout.rows_on(number)
