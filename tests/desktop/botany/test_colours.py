"""Colour only confirms: plants stand out from the soil, sleepers carry snow, and red is no signal."""

from __future__ import annotations

from colorsys import rgb_to_hsv
from dataclasses import replace
from statistics import fmean

import pytest
from pictures import SPECIES, opaque_colours, picture

from networkgarden.desktop.botany import colour
from networkgarden.desktop.botany.look import TUNES, PlantLook, tune_of
from networkgarden.desktop.botany.palettes import AUTUMN, PALETTES
from networkgarden.domain.kinds import Condition, Rung
from networkgarden.domain.species import SPECIES as ALL_SPECIES

every_species = pytest.mark.parametrize("species", SPECIES)
SOIL_LUMA = {"day": 65, "dusk": 29}
TURF_LUMA = {"day": 149, "dusk": 68}


def lumas(look: PlantLook, theme: str = "day") -> list[float]:
    return [0.299 * r + 0.587 * g + 0.114 * b for r, g, b in opaque_colours(picture(look, theme=theme))]


def white_share(look: PlantLook) -> float:
    seen = opaque_colours(picture(look))
    return sum(min(pixel) > 200 and max(pixel) - min(pixel) < 30 for pixel in seen) / max(1, len(seen))


@every_species
@pytest.mark.parametrize("theme", ["day", "dusk"])
def test_a_fresh_plant_is_lighter_than_its_soil(species: str, theme: str) -> None:
    mean = fmean(fmean(lumas(PlantLook(species, seed, Rung.FLOWERING, Condition.FRESH), theme)) for seed in (1, 2, 3))
    assert mean >= SOIL_LUMA[theme] + 30


@every_species
@pytest.mark.parametrize("theme", ["day", "dusk"])
def test_enough_of_a_plant_stands_out_from_turf_in_grey(species: str, theme: str) -> None:
    """Seen against the slope behind it, a mean tells little: it is the dark undersides or the lights that separate."""
    for rung in (Rung.BUDDING, Rung.BRANCHING, Rung.FLOWERING):
        seen = [grey for seed in (1, 2, 3) for grey in lumas(PlantLook(species, seed, rung, Condition.FRESH), theme)]
        assert sum(abs(grey - TURF_LUMA[theme]) > 20 for grey in seen) >= 0.22 * len(seen), rung


@every_species
def test_thirst_only_pales(species: str) -> None:
    fresh, thirsty, drooping, _ = (
        fmean(lumas(PlantLook(species, 100, Rung.BRANCHING, condition))) for condition in Condition
    )
    assert -6 <= thirsty - fresh <= 45
    assert -6 <= drooping - fresh <= 60


@every_species
def test_only_sleepers_are_white_with_snow(species: str) -> None:
    """Seen on leafy plants: some species flower white."""
    for rung in (Rung.LEAFY, Rung.FLOWERING):
        assert white_share(PlantLook(species, 100, rung, Condition.ASLEEP)) >= 0.10
    for condition in (Condition.FRESH, Condition.THIRSTY, Condition.DROOPING):
        assert white_share(PlantLook(species, 100, Rung.LEAFY, condition)) < 0.02


@every_species
def test_straw_takes_the_place_of_snow(species: str) -> None:
    for rung in (Rung.SEED, Rung.SPROUT, Rung.LEAFY, Rung.FRUITING):
        assert white_share(PlantLook(species, 100, rung, Condition.ASLEEP, straw=True)) < 0.03


@every_species
@pytest.mark.parametrize("theme", ["day", "dusk"])
def test_nothing_is_red(species: str, theme: str) -> None:
    for rung in Rung:
        for condition in (Condition.FRESH, Condition.DROOPING):
            for r, g, b in set(opaque_colours(picture(PlantLook(species, 100, rung, condition), theme=theme))):
                hue, saturation, value = rgb_to_hsv(r / 255, g / 255, b / 255)
                assert not (saturation > 0.6 and value > 0.25 and (hue < 15 / 360 or hue > 345 / 360)), (r, g, b)


def test_every_species_of_the_garden_has_a_palette() -> None:
    assert set(PALETTES) == set(ALL_SPECIES)
    for palette in PALETTES.values():
        for hexes in palette.values():
            lights = [colour.luma(colour.rgb(hex_colour)) for hex_colour in hexes]
            assert lights == sorted(lights), "a ramp runs from dark to light"


@pytest.mark.parametrize("species", AUTUMN)
def test_leaves_turn_golden_before_they_fall(species: str) -> None:
    """Warmer, and as light as before within a little: the shape still tells everything. Outlines stay."""
    green = PlantLook(species, 100, Rung.BRANCHING, Condition.FRESH)
    gold = PlantLook(species, 100, Rung.BRANCHING, Condition.FRESH, autumn=True)
    before, after = opaque_colours(picture(green)), opaque_colours(picture(gold))
    assert len(before) == len(after)
    assert fmean(r - g for r, g, _ in after) > fmean(r - g for r, g, _ in before) + 15
    assert abs(fmean(lumas(gold)) - fmean(lumas(green))) < 40
    for r, g, b in set(after):
        hue, saturation, value = rgb_to_hsv(r / 255, g / 255, b / 255)
        assert not (saturation > 0.6 and value > 0.25 and (hue < 15 / 360 or hue > 345 / 360)), (r, g, b)
    for ramp in AUTUMN[species].values():
        lights = [colour.luma(colour.rgb(hex_colour)) for hex_colour in ramp]
        assert lights == sorted(lights)


@every_species
def test_a_bed_turns_the_blossoms_hue_a_little_and_nothing_else(species: str) -> None:
    own = PlantLook(species, 100, Rung.FLOWERING, Condition.FRESH)
    for tune in TUNES:
        tuned = replace(own, tune=tune)
        assert (picture(tuned) == picture(own)) == (tune == 0)
        for first, second in zip(opaque_colours(picture(own)), opaque_colours(picture(tuned)), strict=True):
            assert max(abs(a - b) for a, b in zip(first, second, strict=True)) <= 24
        for r, g, b in set(opaque_colours(picture(tuned))):
            hue, saturation, value = rgb_to_hsv(r / 255, g / 255, b / 255)
            assert not (saturation > 0.6 and value > 0.25 and (hue < 15 / 360 or hue > 345 / 360)), (r, g, b)
    young, tuned_young = (replace(one, rung=Rung.LEAFY) for one in (own, replace(own, tune=4)))
    assert picture(young) == picture(tuned_young)


def test_every_turn_is_some_beds() -> None:
    assert {tune_of(f"Bed {i}") for i in range(40)} == set(TUNES)


def test_ramps_are_kept_and_even() -> None:
    hexes = PALETTES["apple"]["leaf"]
    first = colour.ramp(hexes, Condition.FRESH, colour.DAY, 0, 7)
    assert colour.ramp(hexes, Condition.FRESH, colour.DAY, 0, 7) is first
    assert [shade.lightness() for shade in first] == sorted(shade.lightness() for shade in first)
    assert colour.tint(hexes[0], Condition.FRESH, colour.DAY, 0).name().upper() == hexes[0]


def test_dusk_is_darker_and_bluer() -> None:
    day, dusk = (colour.lifeless("#7F9E5F", theme) for theme in colour.THEMES)
    assert dusk.lightness() < day.lightness()
    assert dusk.blueF() / dusk.greenF() > day.blueF() / day.greenF()
