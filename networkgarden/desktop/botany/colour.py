"""From a palette's hex to the colour on the canvas: own hue, condition, theme; all cached in buckets."""

from __future__ import annotations

from colorsys import hls_to_rgb, rgb_to_hls
from functools import lru_cache

from PySide6.QtGui import QColor

from networkgarden.desktop.botany.growth import BEARINGS
from networkgarden.domain.kinds import Condition

Rgb = tuple[float, float, float]

DAY, DUSK = "day", "dusk"
THEMES = (DAY, DUSK)


def rgb(hex_colour: str) -> Rgb:
    return int(hex_colour[1:3], 16) / 255, int(hex_colour[3:5], 16) / 255, int(hex_colour[5:7], 16) / 255


def mixed(a: Rgb, b: Rgb, share: float) -> Rgb:
    """``a`` with ``share`` of ``b``."""
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share


def luma(colour: Rgb) -> float:
    return 0.299 * colour[0] + 0.587 * colour[1] + 0.114 * colour[2]


def own_hue(colour: Rgb, bucket: int, tune: int = 0) -> Rgb:
    """The palette's colour turned a little, as no two plants are the same green; ``tune`` in degrees, a bed's own."""
    if not bucket and not tune:
        return colour
    hue, light, saturation = rgb_to_hls(*colour)
    light = min(1.0, max(0.0, light * (1 + bucket * 0.012)))
    return hls_to_rgb((hue + bucket * 0.008 + tune / 360) % 1, light, saturation)


def weathered(colour: Rgb, condition: Condition) -> Rgb:
    """Less chroma and more straw, the worse the condition."""
    bearing = BEARINGS[condition]
    if bearing.chroma == 1 and not bearing.pale:
        return colour
    grey = luma(colour)
    faded = mixed((grey, grey, grey), colour, bearing.chroma)
    return mixed(faded, rgb("#D6CCAE"), bearing.pale)


def themed(colour: Rgb, theme: str) -> Rgb:
    """At dusk the darks go blue and the lights keep a warm rim."""
    if theme != DUSK:
        return colour
    light = luma(colour)
    cool = mixed((colour[0] * 0.77, colour[1] * 0.81, colour[2] * 0.99), rgb("#1C2138"), 0.13)
    return mixed(cool, rgb("#F0B48C"), max(0.0, light - 0.45) * 0.42)


def to_qcolor(colour: Rgb, alpha: float = 1.0) -> QColor:
    red, green, blue = colour
    return QColor.fromRgbF(min(1.0, max(0.0, red)), min(1.0, max(0.0, green)), min(1.0, max(0.0, blue)), alpha)


@lru_cache(maxsize=20_000)
def tint(hex_colour: str, condition: Condition, theme: str, bucket: int, tune: int = 0) -> QColor:
    """An organ's colour. Shared between drawings: never change the returned colour, copy it."""
    return to_qcolor(themed(weathered(own_hue(rgb(hex_colour), bucket, tune), condition), theme))


@lru_cache(maxsize=2_000)
def lifeless(hex_colour: str, theme: str, alpha: float = 1.0) -> QColor:
    """The colour of what neither thirsts nor varies: snow, soil, ink, dew."""
    return to_qcolor(themed(rgb(hex_colour), theme), alpha)


def blend(a: QColor, b: QColor, share: float) -> QColor:
    """``a`` with ``share`` (0..1) of ``b``, alpha too."""
    return QColor.fromRgbF(
        a.redF() + (b.redF() - a.redF()) * share,
        a.greenF() + (b.greenF() - a.greenF()) * share,
        a.blueF() + (b.blueF() - a.blueF()) * share,
        a.alphaF() + (b.alphaF() - a.alphaF()) * share,
    )


def faint(colour: QColor, alpha: float) -> QColor:
    """A copy of the colour with this alpha (0..1)."""
    copy = QColor(colour)
    copy.setAlphaF(alpha)
    return copy


@lru_cache(maxsize=20_000)
def ramp(
    hexes: tuple[str, ...], condition: Condition, theme: str, bucket: int, steps: int, tune: int = 0
) -> tuple[QColor, ...]:
    """``steps`` colours from dark to light, even between the palette's own."""
    return tuple(shade(hexes, condition, theme, bucket, step / (steps - 1), tune) for step in range(steps))


@lru_cache(maxsize=20_000)
def shade(
    hexes: tuple[str, ...], condition: Condition, theme: str, bucket: int, light: float, tune: int = 0
) -> QColor:
    """One colour of a ramp: ``light`` 0 is its darkest, 1 its lightest."""
    at = light * (len(hexes) - 1)
    low = max(0, min(int(at), len(hexes) - 2))
    dark = tint(hexes[low], condition, theme, bucket, tune)
    if at == low:
        return dark
    return blend(dark, tint(hexes[low + 1], condition, theme, bucket, tune), at - low)
