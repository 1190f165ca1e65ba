"""Which light lies over the garden: hour, season and theme become colours.

Colours are interpolated between named hours (botany.md §4). Everything is bucketed (a quarter of an hour, half a
month), so that a backdrop can be kept until the light has really changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from itertools import pairwise
from math import cos, pi

from PySide6.QtGui import QColor

from networkgarden.desktop.botany.colour import DAY, DUSK, Rgb, mixed, rgb, to_qcolor

_SKY_ROWS: dict[str, tuple[str, ...]] = {
    # zenith, mid, low, horizon, sun, hills far, mid, near
    "dawn": ("#8FA3B8", "#C9C3C4", "#F0D4BF", "#F8E3C6", "#FFF3DA", "#B9BCC4", "#9DAAA8", "#7F9489"),
    "day": ("#8FBCC9", "#BFD9D6", "#E6E9D8", "#F6EDD6", "#FFFBEA", "#B4CBC8", "#94B3A6", "#78997F"),
    "gold": ("#7FA3AE", "#C5C9B4", "#F1D9AE", "#F9E2B4", "#FFF1CC", "#B8BFAE", "#9FAA8C", "#7F9072"),
    "dusk": ("#232A4D", "#434874", "#7F6B92", "#C98F8E", "#F4D9B0", "#4B4F7B", "#3C416A", "#2E3356"),
    "night": ("#10152C", "#1A2142", "#2A3156", "#3A4068", "#E9ECF6", "#232A4C", "#1C2240", "#161B34"),
    "winter": ("#A9B8C4", "#CBD3D8", "#E6E4DE", "#F3EBDF", "#FFFAF0", "#C3CCD2", "#AEBABF", "#98A6A6"),
}
_HOURS: tuple[tuple[float, str], ...] = (
    (0.0, "night"), (3.5, "night"), (6.0, "dawn"), (10.0, "day"), (15.0, "day"),
    (17.0, "gold"), (19.0, "dusk"), (22.0, "night"), (24.0, "night"),
)  # fmt: skip
_SUN_HEIGHT = {"dawn": 0.170, "day": 0.120, "gold": 0.165, "dusk": 0.135, "night": 0.115}
_DARKNESS = {"dawn": 0.0, "day": 0.0, "gold": 0.0, "dusk": 1.0, "night": 1.0}

_EARTH = {
    DAY: ("#4E3D33", "#6B5443", "#84694F", "#A58663", "#C3A57C"),
    DUSK: ("#1D1A2A", "#292437", "#373047", "#4A4058", "#5F5268"),
}
_TURF = {
    DAY: ("#6F7C4E", "#94A063", "#B3B477", "#8E9A62", "#74844F"),
    DUSK: ("#2B3A4C", "#35465A", "#415268", "#34445A", "#2A384E"),
}
_MOSS = {DAY: ("#55693F", "#7C8F52", "#A9B36E"), DUSK: ("#28364A", "#354A58", "#4F6670")}
_BLADES = {DAY: ("#4E6040", "#3D4E38"), DUSK: ("#1D2838", "#151D2C")}
_FROST = rgb("#DDE3E8")
_FROST_AT_DUSK = rgb("#7D88A6")
_DRY_TURF = rgb("#B7A566")


@dataclass(frozen=True, slots=True)
class Light:
    """The light of one quarter of an hour in one half of a month. Equal lights give equal pictures."""

    quarter: int                 # 0..95 of the local day
    half_month: int              # 0..23 of a northern year
    southern: bool = False
    theme: str = DAY             # dusk: the dark theme, dusk at every hour

    @classmethod
    def at(cls, local: datetime, theme: str = DAY, southern: bool = False) -> Light:
        """``local`` is the person's own wall clock; its zone is not looked at."""
        half = (local.month - 1) * 2 + (1 if local.day > 15 else 0)
        quarter = 0 if theme == DUSK else local.hour * 4 + local.minute // 15
        return cls(quarter, (half + 12) % 24 if southern else half, southern, theme)

    @property
    def hour(self) -> float:
        return self.quarter / 4

    @property
    def winter(self) -> float:
        """0 (spring to autumn) to 1 (deep winter)."""
        return max(0.0, min(1.0, (cos(2 * pi * (self.half_month - 0.7) / 24) - 0.30) / 0.62))

    @property
    def autumn(self) -> float:
        """How much of an autumn day it is, 0 to 1, highest at the end of October."""
        return max(0.0, 1 - abs(self.half_month - 19.5) / 3.5)

    @property
    def spring(self) -> float:
        """How much blossom falls, 0 to 1: from April to the middle of May."""
        return max(0.0, 1 - abs(self.half_month - 7.0) / 2.5)

    @property
    def turns(self) -> bool:
        """October and November: leaves have turned and not fallen."""
        return self.autumn >= 0.5

    @property
    def darkness(self) -> float:
        """0 by day, 1 from dusk to dawn."""
        if self.theme == DUSK:
            return 1.0
        return _between(self.hour, _DARKNESS)

    @property
    def scene(self) -> str:
        """The theme plants are drawn in: day or dusk."""
        return DUSK if self.darkness >= 0.5 else DAY

    @property
    def straw(self) -> bool:
        """Do sleepers lie under straw rather than snow?"""
        return self.winter < 0.25

    @property
    def sun(self) -> tuple[float, float]:
        """Where sun or moon stands, in shares of width and height."""
        height = 0.125 if self.theme == DUSK else _between(self.hour, _SUN_HEIGHT)
        return (0.795 if self.southern else 0.205), height

    def plain(self) -> Light:
        """The same season at noon: for pictures that should not depend on the hour."""
        return replace(self, quarter=48)


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of a scene, from back to front."""

    sky: tuple[QColor, QColor, QColor, QColor]     # zenith, mid, low, horizon
    sun: QColor
    hills: tuple[QColor, QColor, QColor]           # far, mid, near
    earth: tuple[QColor, ...]                      # five, dark to light
    turf: tuple[QColor, ...]                       # five, down the slope
    moss: tuple[QColor, ...]                       # three, dark to light
    blades: tuple[QColor, ...]                     # two, for the foreground


@lru_cache(maxsize=64)
def colours_of(light: Light) -> Colours:
    sky = [_sky_colour(light, i) for i in range(8)]
    dark, frost = light.darkness, _frost(light)
    turf = [mixed(_ground(_TURF, i, dark), _DRY_TURF, 0.30 * light.autumn * (1 - dark)) for i in range(5)]
    return Colours(
        sky=(to_qcolor(sky[0]), to_qcolor(sky[1]), to_qcolor(sky[2]), to_qcolor(sky[3])),
        sun=to_qcolor(sky[4]),
        hills=(to_qcolor(sky[5]), to_qcolor(sky[6]), to_qcolor(sky[7])),
        earth=tuple(to_qcolor(mixed(_ground(_EARTH, i, dark), frost, 0.10 * light.winter)) for i in range(5)),
        turf=tuple(to_qcolor(mixed(colour, frost, 0.62 * light.winter)) for colour in turf),
        moss=tuple(to_qcolor(mixed(_ground(_MOSS, i, dark), frost, 0.45 * light.winter)) for i in range(3)),
        blades=tuple(to_qcolor(mixed(_ground(_BLADES, i, dark), frost, 0.40 * light.winter)) for i in range(2)),
    )


def _frost(light: Light) -> Rgb:
    return mixed(_FROST, _FROST_AT_DUSK, light.darkness)


def _ground(table: Mapping[str, tuple[str, ...]], index: int, dark: float) -> Rgb:
    return mixed(rgb(table[DAY][index]), rgb(table[DUSK][index]), dark)


def _sky_colour(light: Light, index: int) -> Rgb:
    if light.theme == DUSK:
        return rgb(_SKY_ROWS["dusk"][index])
    low, high, share = _hour_pair(light.hour)
    return mixed(_season_row(light, low, index), _season_row(light, high, index), share)


def _season_row(light: Light, row: str, index: int) -> Rgb:
    colour = rgb(_SKY_ROWS[row][index])
    if row != "day":
        return colour
    colour = mixed(colour, rgb(_SKY_ROWS["winter"][index]), light.winter)
    return mixed(colour, rgb(_SKY_ROWS["gold"][index]), 0.20 * light.autumn)


def _hour_pair(hour: float) -> tuple[str, str, float]:
    for (start, low), (end, high) in pairwise(_HOURS):
        if hour <= end:
            return low, high, (hour - start) / (end - start)
    return "night", "night", 0.0


def _between(hour: float, values: dict[str, float]) -> float:
    low, high, share = _hour_pair(hour)
    return values[low] + (values[high] - values[low]) * share
