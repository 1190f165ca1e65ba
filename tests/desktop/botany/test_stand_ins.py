"""Stand-ins, the first second of a big garden: species, rung and condition are read from them, sleepers too."""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations, pairwise

import pytest
from pictures import SPECIES, pixel_bytes
from PySide6.QtGui import QImage

from networkgarden.desktop.botany.glyph_forms import layers_of
from networkgarden.desktop.botany.glyphs import draw_glyph
from networkgarden.desktop.botany.look import PlantLook
from networkgarden.desktop.botany.palettes import AUTUMN
from networkgarden.desktop.botany.sprites import SpriteKey, draw_sprite
from networkgarden.domain.kinds import Condition, Rung

FRESH, THIRSTY, DROOPING, ASLEEP = Condition
_SEEN = bytes(1 if alpha > 90 else 0 for alpha in range(256))

every_species = pytest.mark.parametrize("species", SPECIES)


@lru_cache(maxsize=512)
def glyph(species: str, rung: int, condition: Condition, px: int = 60) -> QImage:
    return draw_glyph(species, rung, condition, "day", px, 1.0)[0]


def outline(image: QImage) -> int:
    return int.from_bytes(pixel_bytes(image)[3::4].translate(_SEEN), "little")


def distance(one: QImage, other: QImage) -> float:
    a, b = outline(one), outline(other)
    return 1 - (a & b).bit_count() / (a | b).bit_count()


@pytest.mark.parametrize(("one", "other"), list(combinations(SPECIES, 2)))
def test_species_are_told_apart_awake_and_asleep(one: str, other: str) -> None:
    for rung in (Rung.BUDDING, Rung.BRANCHING, Rung.FLOWERING):
        assert distance(glyph(one, rung, FRESH), glyph(other, rung, FRESH)) >= 0.35
        assert distance(glyph(one, rung, ASLEEP), glyph(other, rung, ASLEEP)) >= 0.35


@every_species
def test_conditions_are_told_apart(species: str) -> None:
    for rung in (Rung.BRANCHING, Rung.FLOWERING):
        for first, second in pairwise(Condition):
            assert distance(glyph(species, rung, first), glyph(species, rung, second)) >= 0.20


@every_species
def test_every_rung_has_a_form_of_its_own(species: str) -> None:
    """The last two may differ in what is borne alone: fruit in the place of blossom."""
    for lower, higher in pairwise(Rung):
        assert glyph(species, lower, FRESH) != glyph(species, higher, FRESH)
    for lower, higher in pairwise((Rung.SEED, Rung.SPROUT, Rung.LEAFY, Rung.BUDDING, Rung.BRANCHING, Rung.BLOSSOMING)):
        assert distance(glyph(species, lower, FRESH), glyph(species, higher, FRESH)) >= 0.10


@every_species
@pytest.mark.parametrize("px", [40, 60, 140])
def test_nothing_is_cut_off(species: str, px: int) -> None:
    for condition in Condition:
        for rung in Rung:
            image = glyph(species, rung, condition, px)
            width, alphas = image.width(), pixel_bytes(image)[3::4]
            rim = alphas[:width] + alphas[-width:] + alphas[::width] + alphas[width - 1 :: width]
            assert max(rim) <= 128, (rung, condition)


@every_species
def test_it_stands_about_where_the_plant_itself_will_stand(species: str) -> None:
    """The plant itself is drawn over it a moment later: height and reach must not jump by much."""
    for rung in (Rung.BUDDING, Rung.FLOWERING):
        for condition in (FRESH, ASLEEP):
            image, foot = draw_glyph(species, rung, condition, "day", 90.0, 1.0)
            sprite = draw_sprite(SpriteKey(PlantLook(species, 117, rung, condition), "day", 122))
            up = foot.y() - top_of(image)
            assert up == pytest.approx(sprite.anchor.y() - top_of(sprite.image), rel=0.25, abs=6)


def top_of(image: QImage) -> int:
    """The uppermost row with more than a trace of a plant."""
    alphas, width = pixel_bytes(image)[3::4], image.width()
    return next(y for y in range(image.height()) if max(alphas[y * width : (y + 1) * width]) > 120)


@every_species
def test_straw_takes_the_place_of_snow(species: str) -> None:
    def white(straw: bool) -> int:
        image, _ = draw_glyph(species, Rung.FLOWERING, ASLEEP, "day", 80.0, 1.0, straw)
        raw = pixel_bytes(image)
        return sum(min(raw[i : i + 3]) > 225 for i in range(0, len(raw), 4))

    assert white(False) >= 12
    assert white(True) == 0


@every_species
def test_leaves_turn_with_those_of_the_plants(species: str) -> None:
    green, gold = (
        draw_glyph(species, Rung.BRANCHING, FRESH, "day", 60.0, 1.0, autumn=turned)[0] for turned in (False, True)
    )
    assert (green == gold) == (species not in AUTUMN)
    assert outline(green) == outline(gold)


@every_species
def test_a_form_is_made_once_for_all_sizes_and_themes(species: str) -> None:
    glyph(species, Rung.FLOWERING, FRESH, 60)
    made = layers_of.cache_info().misses
    for theme, px in (("day", 44.0), ("dusk", 60.0), ("dusk", 103.0)):
        draw_glyph(species, Rung.FLOWERING, FRESH, theme, px, 1.0)
    assert layers_of.cache_info().misses == made
