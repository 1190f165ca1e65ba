"""Plants drawn for the tests, and what can be measured on a picture without looking at it."""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b

from PySide6.QtGui import QImage, QPainter

from networkgarden.desktop.botany.growth import detail_for
from networkgarden.desktop.botany.look import FULL_HEIGHT, PlantLook
from networkgarden.desktop.botany.plant import paint_plant
from networkgarden.desktop.botany.registry import PAINTERS

SPECIES = tuple(PAINTERS)

SIDE, UP, DOWN = 100, 134, 26
"""Units drawn to each side of, above and below the ground point: more than any species may fill."""


@lru_cache(maxsize=512)
def picture(look: PlantLook, px: int = 64, theme: str = "day", shadow: bool = False) -> QImage:
    """The plant on a transparent canvas of one size for all species."""
    scale = px / FULL_HEIGHT
    image = QImage(int(2 * SIDE * scale), int((UP + DOWN) * scale), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    try:
        painter.translate(SIDE * scale, UP * scale)
        paint_plant(painter, look, theme, px, detail_for(px), shadow)
    finally:
        painter.end()
    return image


def pixel_bytes(image: QImage) -> bytes:
    return bytes(image.constBits())


def fingerprint(image: QImage) -> str:
    return blake2b(pixel_bytes(image), digest_size=16).hexdigest()


_SEEN = bytes(1 if alpha > 60 else 0 for alpha in range(256))


@lru_cache(maxsize=4096)
def mask(look: PlantLook, px: int = 64) -> int:
    """One bit set in every eight for each pixel whose alpha is over 60."""
    return int.from_bytes(pixel_bytes(picture(look, px))[3::4].translate(_SEEN), "little")


def shape_distance(first: PlantLook, second: PlantLook) -> float:
    """1 - intersection over union of two outlines, without shadows: 0 equal, 1 nothing in common."""
    a, b = mask(first), mask(second)
    return 1 - (a & b).bit_count() / (a | b).bit_count()


def bounds(image: QImage, px: int) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of what is visible (alpha over 60), in units around the ground point."""
    scale = px / FULL_HEIGHT
    seen = pixel_bytes(image)[3::4].translate(_SEEN)
    width, height = image.width(), image.height()
    rows = [y for y in range(height) if any(seen[y * width : (y + 1) * width])]
    columns = [x for x in range(width) if any(seen[x::width])]
    return columns[0] / scale - SIDE, rows[0] / scale - UP, columns[-1] / scale - SIDE, rows[-1] / scale - UP


def opaque_colours(image: QImage) -> list[tuple[int, int, int]]:
    """Red, green, blue of every pixel that is nearly covered."""
    raw = pixel_bytes(image)
    return [(raw[i + 2], raw[i + 1], raw[i]) for i in range(0, len(raw), 4) if raw[i + 3] > 250]
