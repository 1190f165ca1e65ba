"""Dots and glyphs: the condition is read from the outline, the rung from the size, the species from the hue."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from PySide6.QtGui import QImage

from networkgarden.desktop.botany.glyphs import GLYPH_PX, Atlas, dot_atlas, glyph_atlas
from networkgarden.domain.kinds import Condition, Rung
from networkgarden.domain.species import SPECIES

FRESH, THIRSTY, DROOPING, ASLEEP = Condition
EARTH_LUMA = {"day": 79.0, "dusk": 38.0}
"""Grey of the middle of a bed, 0 to 255."""

every_species = pytest.mark.parametrize("species", SPECIES)
both_atlases = pytest.mark.parametrize(
    "atlas", [dot_atlas("day", 7.0, 1.0), glyph_atlas("day", 1.0)], ids=["dot", "glyph"]
)


def cell(atlas: Atlas, species: str, rung: int, condition: Condition) -> QImage:
    return atlas.image.copy(atlas.rect(species, rung, condition))


def alphas(image: QImage) -> list[list[int]]:
    return [[image.pixelColor(x, y).alpha() for x in range(image.width())] for y in range(image.height())]


def outline(image: QImage) -> set[tuple[int, int]]:
    return {(x, y) for y, row in enumerate(alphas(image)) for x, alpha in enumerate(row) if alpha > 60}


def cover(image: QImage) -> float:
    """Covered area in pixels."""
    return sum(sum(row) for row in alphas(image)) / 255


def top_of(image: QImage) -> float:
    """Height of the uppermost ink over the cell's bottom, to a part of a pixel."""
    for y, row in enumerate(alphas(image)):
        if max(row) > 25:
            return image.height() - y - 1 + max(row) / 255
    return 0.0


def luma_over(image: QImage, ground: float) -> float:
    """Mean grey of a covered pixel, less the ground's."""
    weight = total = 0.0
    for y in range(image.height()):
        for x in range(image.width()):
            colour = image.pixelColor(x, y)
            grey = 0.299 * colour.red() + 0.587 * colour.green() + 0.114 * colour.blue()
            weight += colour.alpha()
            total += grey * colour.alpha()
    return total / weight - ground


@both_atlases
@every_species
def test_every_plant_has_a_cell_of_its_own_with_ink(atlas: Atlas, species: str) -> None:
    whole = atlas.image.rect()
    for condition in Condition:
        cells = [atlas.rect(species, rung, condition) for rung in Rung]
        assert all(whole.contains(rect) for rect in cells)
        assert len({(rect.x(), rect.y()) for rect in cells}) == 4, "two rungs share a size"
        assert all(cover(cell(atlas, species, rung, condition)) > 1.5 for rung in Rung)


@both_atlases
@every_species
def test_nothing_is_cut_off_by_its_cell(atlas: Atlas, species: str) -> None:
    """The rim may carry a faint trace of a wide plant, no more."""
    for condition in Condition:
        ink = alphas(cell(atlas, species, Rung.FRUITING, condition))
        rim = [*ink[0], *(row[0] for row in ink), *(row[-1] for row in ink)]
        assert max(rim) <= 128


@both_atlases
@every_species
def test_a_plant_sinks_as_it_dries(atlas: Atlas, species: str) -> None:
    for rung in (Rung.BUDDING, Rung.BRANCHING, Rung.FLOWERING):
        heights = [top_of(cell(atlas, species, rung, condition)) for condition in (FRESH, THIRSTY, DROOPING)]
        assert heights[0] > heights[1] > heights[2]


@both_atlases
@every_species
def test_conditions_differ_in_outline_alone(atlas: Atlas, species: str) -> None:
    for rung in (Rung.BRANCHING, Rung.FLOWERING):
        shapes = [outline(cell(atlas, species, rung, condition)) for condition in Condition]
        for one, other in combinations(shapes, 2):
            assert 1 - len(one & other) / len(one | other) >= 0.20


@both_atlases
@every_species
def test_a_higher_rung_is_a_larger_plant(atlas: Atlas, species: str) -> None:
    for condition in Condition:
        areas = [cover(cell(atlas, species, rung, condition)) for rung in (0, 2, 4, 6)]
        assert all(small < large for small, large in pairwise(areas))


@every_species
def test_only_sleepers_stand_on_a_white_foot(species: str) -> None:
    atlas = glyph_atlas("day", 2.0)
    x, y = int(atlas.anchor.x() * 2), int(atlas.anchor.y() * 2)
    for condition in Condition:
        foot = cell(atlas, species, Rung.LEAFY, condition).pixelColor(x, y)
        white = foot.alpha() > 200 and min(foot.red(), foot.green(), foot.blue()) > 220
        assert white == (condition is ASLEEP)


@pytest.mark.parametrize("theme", ["day", "dusk"])
@every_species
def test_fresh_plants_stand_out_from_the_earth_in_grey(theme: str, species: str) -> None:
    for atlas in (dot_atlas(theme, 7.0, 1.0), glyph_atlas(theme, 1.0)):
        assert luma_over(cell(atlas, species, Rung.FLOWERING, FRESH), EARTH_LUMA[theme]) >= 20


def test_a_finer_screen_gets_more_pixels_of_the_same_plant() -> None:
    coarse, fine = glyph_atlas("day", 1.0), glyph_atlas("day", 2.0)
    assert fine.side == 2 * coarse.side
    assert fine.image.devicePixelRatio() == 2.0
    assert abs(fine.anchor.x() - coarse.anchor.x()) <= 0.5
    assert coarse.side >= GLYPH_PX
