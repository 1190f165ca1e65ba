"""Plants drawn once and kept: a cache that is bounded by bytes and filled a little at a time."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Collection, Container, Hashable
from dataclasses import dataclass, field, replace
from math import ceil
from time import perf_counter
from typing import Generic, TypeVar

from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter

from networkgarden.desktop.botany.boxes import BOXES
from networkgarden.desktop.botany.growth import detail_for
from networkgarden.desktop.botany.look import FULL_HEIGHT, PlantLook
from networkgarden.desktop.botany.palettes import AUTUMN
from networkgarden.domain.kinds import Condition, Rung

BUDGET_BYTES = 48 * 1024 * 1024

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class SpriteKey:
    """All that decides a sprite's pixels. Not the hour: that is a veil over the scene."""

    look: PlantLook
    theme: str
    px: int
    dpr: float = 1.0
    _hash: int = field(init=False, repr=False, compare=False)
    """Reckoned once: a frame looks hundreds of sprites up, and a look is many parts."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "_hash", hash((self.look, self.theme, self.px, self.dpr)))

    def __hash__(self) -> int:
        return self._hash


def sprite_key(look: PlantLook, theme: str, px: int, dpr: float = 1.0) -> SpriteKey:
    """The key of a look, without what would not be seen on it, so that equal pictures share one sprite."""
    asleep = look.condition is Condition.ASLEEP
    if (look.straw and not asleep) or (look.dew and (asleep or look.rung == Rung.SEED)):
        look = replace(look, straw=look.straw and asleep, dew=look.dew and not asleep and look.rung != Rung.SEED)
    if look.autumn and (asleep or look.species not in AUTUMN):
        look = replace(look, autumn=False)
    if look.tune and asleep:
        look = replace(look, tune=0)
    return SpriteKey(look, theme, px, dpr)


@dataclass(frozen=True, slots=True)
class Sprite:
    """A drawn plant. ``anchor`` is its ground point within the image, in logical pixels."""

    image: QImage
    anchor: QPointF

    @property
    def size_bytes(self) -> int:
        return self.image.sizeInBytes()

    def draw(self, painter: QPainter, ground: QPointF) -> None:
        """Put the plant so that it stands on ``ground``."""
        painter.drawImage(ground - self.anchor, self.image)


def draw_sprite(key: SpriteKey) -> Sprite:
    """Draw a plant into a transparent image of its species' box. Safe in any thread."""
    from networkgarden.desktop.botany.plant import paint_plant  # the first frame has stand-ins only
    box, scale = BOXES[key.look.species], key.px / FULL_HEIGHT
    anchor = QPointF(ceil(box.side * scale), ceil(box.up * scale))
    width, height = 2 * anchor.x(), anchor.y() + ceil(box.down * scale)
    image = QImage(ceil(width * key.dpr), ceil(height * key.dpr), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(key.dpr)
    image.fill(0)
    painter = QPainter(image)
    try:
        painter.translate(anchor)
        paint_plant(painter, key.look, key.theme, key.px, detail_for(key.px * key.dpr))
    finally:
        painter.end()  # an image must not die under a living painter
    return Sprite(image, anchor)


class SpriteCache(Generic[Key]):
    """Drawn plants by what they look like. For one thread.

    The least recently used go first when the budget is reached, but never what is in sight: it would only be drawn
    again at once.
    """

    def __init__(self, draw: Callable[[Key], Sprite], budget_bytes: int = BUDGET_BYTES) -> None:
        self._draw_one = draw
        self._budget = budget_bytes
        self._sprites: OrderedDict[Key, Sprite] = OrderedDict()
        self._wanted: dict[Key, None] = {}
        self._in_sight: Container[Key] = ()
        self._bytes = 0

    @property
    def bytes_used(self) -> int:
        return self._bytes

    @property
    def waiting(self) -> int:
        """How many requested sprites are not drawn yet."""
        return len(self._wanted)

    def find(self, key: Key) -> Sprite | None:
        """The sprite of a key, if it has been drawn; else show something simpler and ``request`` it."""
        found = self._sprites.get(key)
        if found is not None:
            self._sprites.move_to_end(key)
        return found

    def make(self, key: Key) -> Sprite:
        """The sprite of a key, drawn at once where it is missing."""
        return self.find(key) or self._draw(key)

    def request(self, key: Key) -> None:
        """Have this sprite drawn by a later ``draw_some``; asking twice is asking once."""
        if key not in self._sprites:
            self._wanted[key] = None

    def look_at(self, keys: Collection[Key]) -> None:
        """These are in sight, all others are not: what scrolled away before it was drawn is not wanted any more."""
        self._in_sight = frozenset(keys)
        self._wanted = {key: None for key in self._wanted if key in self._in_sight}

    def draw_some(self, budget_ms: float = 8.0) -> list[Key]:
        """Draw requested sprites, first asked first, until the time is used up; at least one. What was drawn."""
        end, drawn = perf_counter() + budget_ms / 1000, []
        while self._wanted:
            key = next(iter(self._wanted))
            self._draw(key)
            drawn.append(key)
            if perf_counter() >= end:
                break
        return drawn

    def clear(self) -> None:
        self._sprites.clear()
        self._wanted.clear()
        self._bytes = 0

    def _draw(self, key: Key) -> Sprite:
        self._wanted.pop(key, None)
        drawn = self._draw_one(key)
        self._sprites[key] = drawn
        self._bytes += drawn.size_bytes
        while self._bytes > self._budget and len(self._sprites) > 1:
            oldest = next(iter(self._sprites))
            if oldest in self._in_sight:
                break
            self._bytes -= self._sprites.pop(oldest).size_bytes
        return drawn


def sprite_cache() -> SpriteCache[SpriteKey]:
    """An empty cache of plants as they are."""
    return SpriteCache(draw_sprite)
