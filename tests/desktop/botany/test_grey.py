"""Without colour: a condition is read from height, from how things hang, and from how much leaf there is."""

from __future__ import annotations

from math import atan2
from statistics import fmean

import pytest
from pictures import SIDE, SPECIES, UP, bounds, picture, pixel_bytes
from PySide6.QtGui import QImage, QPainter

from networkgarden.desktop.botany.growth import Detail
from networkgarden.desktop.botany.look import FULL_HEIGHT, PlantLook
from networkgarden.desktop.botany.registry import PAINTERS
from networkgarden.desktop.botany.sketch import Sketch
from networkgarden.domain.kinds import Condition, Rung

FRESH, THIRSTY, DROOPING, _ = Condition
SEEDS = (100, 203, 555)
PX = 104

every_species = pytest.mark.parametrize("species", SPECIES)


def form(species: str, seed: int, condition: Condition) -> tuple[float, float, float]:
    """Of a plant in flower, from its outline alone: the mean height of what is seen and its mean distance from the
    axis, in units, and its area in square units."""
    image = picture(PlantLook(species, seed, Rung.FLOWERING, condition), PX)
    scale, width = PX / FULL_HEIGHT, image.width()
    raw = pixel_bytes(image)[3::4]
    seen = [divmod(i, width) for i, alpha in enumerate(raw) if alpha > 60]
    ground = UP * scale
    middle = fmean(x for _, x in seen)
    high = fmean(ground - y for y, _ in seen) / scale
    wide = fmean(abs(x - middle) for _, x in seen) / scale
    return high, wide, len(seen) / scale**2


def mean_form(species: str, condition: Condition) -> tuple[float, float, float]:
    forms = [form(species, seed, condition) for seed in SEEDS]
    return fmean(f[0] for f in forms), fmean(f[1] for f in forms), fmean(f[2] for f in forms)


def hanging(species: str, seed: int, condition: Condition) -> float:
    """The mean angle of the outer halves of leaves, in radians from up (0) to down (π)."""
    image = QImage(8, 8, QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(image)
    sketch = Sketch(painter, species, seed, Rung.FLOWERING, condition, "day", Detail.FULL)
    PAINTERS[species](sketch)
    painter.end()
    return fmean(abs(atan2(tip_x - mid_x, mid_y - tip_y)) for tip_x, tip_y, mid_x, mid_y in sketch.tips)


@every_species
def test_height_and_leaf_area_tell_the_condition(species: str) -> None:
    high, _, area = zip(*(mean_form(species, condition) for condition in Condition), strict=True)
    assert high[1] <= 0.96 * high[0], "a thirsty plant stands lower than a fresh one"
    assert high[2] <= 0.985 * high[1], "a drooping one lower still"
    assert high[2] <= 0.92 * high[0]
    assert area[2] <= 0.95 * area[0], "a drooping one has lost leaf"
    assert area[3] <= 0.85 * area[0], "a sleeper is bare, or closed"


@pytest.mark.parametrize("species", [species for species in SPECIES if species != "larch"])
def test_leaves_hang_lower_the_thirstier(species: str) -> None:
    """A larch's needles always hang; it is its boughs that sink, and its leader that nods."""
    fresh, thirsty, drooping = (
        fmean(hanging(species, seed, condition) for seed in SEEDS) for condition in (FRESH, THIRSTY, DROOPING)
    )
    assert thirsty >= fresh + 0.17
    assert drooping >= thirsty + 0.17


def test_a_larch_nods_when_it_thirsts() -> None:
    """Its top leans further and further to one side."""
    aside = []
    for condition in (FRESH, THIRSTY, DROOPING):
        image = picture(PlantLook("larch", 100, Rung.FLOWERING, condition), PX)
        scale, top = PX / FULL_HEIGHT, bounds(image, PX)[1]
        row = int((UP + top + 3) * scale)
        seen = [x for x in range(image.width()) if image.pixelColor(x, row).alpha() > 60]
        aside.append(fmean(seen) / scale - SIDE)
    assert aside == sorted(aside) or aside == sorted(aside, reverse=True)
    assert abs(aside[2] - aside[0]) >= 4
