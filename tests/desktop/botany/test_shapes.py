"""Posture first: species, rung and condition must be told by the outline alone (botany.md §9)."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from pictures import SPECIES, bounds, picture, shape_distance

from networkgarden.desktop.botany.boxes import BOXES
from networkgarden.desktop.botany.look import PlantLook
from networkgarden.domain.kinds import Condition, Rung

FRESH, THIRSTY, DROOPING, ASLEEP = Condition
SEEDS = (100, 203, 555)

every_species = pytest.mark.parametrize("species", SPECIES)


@every_species
@pytest.mark.parametrize("seed", SEEDS)
def test_conditions_are_told_by_their_outline(species: str, seed: int) -> None:
    look = {condition: PlantLook(species, seed, Rung.FLOWERING, condition) for condition in Condition}
    assert shape_distance(look[FRESH], look[THIRSTY]) >= 0.25
    assert shape_distance(look[THIRSTY], look[DROOPING]) >= 0.30
    assert shape_distance(look[FRESH], look[DROOPING]) >= 0.35
    assert shape_distance(look[DROOPING], look[ASLEEP]) >= 0.45


@every_species
@pytest.mark.parametrize("rung", [Rung.LEAFY, Rung.BUDDING, Rung.BRANCHING, Rung.BLOSSOMING, Rung.FRUITING])
def test_every_rung_shows_its_condition(species: str, rung: Rung) -> None:
    """Less than in flower: a young climber is mostly its canes, and canes do not droop."""
    for first, second in pairwise(Condition):
        assert shape_distance(PlantLook(species, 100, rung, first), PlantLook(species, 100, rung, second)) >= 0.12


@every_species
@pytest.mark.parametrize("seed", SEEDS)
def test_neighbouring_rungs_differ(species: str, seed: int) -> None:
    for lower, higher in pairwise(Rung):
        distance = shape_distance(PlantLook(species, seed, lower, FRESH), PlantLook(species, seed, higher, FRESH))
        assert distance >= 0.10, (lower, higher)


@every_species
def test_two_contacts_of_a_species_do_not_look_stamped(species: str) -> None:
    for one, other in combinations(SEEDS, 2):
        first, second = (PlantLook(species, seed, Rung.FLOWERING, FRESH) for seed in (one, other))
        assert shape_distance(first, second) >= 0.10


@pytest.mark.parametrize(("one", "other"), list(combinations(SPECIES, 2)))
def test_species_are_told_apart(one: str, other: str) -> None:
    distances = [
        shape_distance(PlantLook(one, seed, Rung.FLOWERING, FRESH), PlantLook(other, seed, Rung.FLOWERING, FRESH))
        for seed in SEEDS
    ]
    assert min(distances) >= 0.40


@pytest.mark.parametrize("condition", list(Condition))
@pytest.mark.parametrize(
    ("rung", "least"),
    [(Rung.SPROUT, 0.15), (Rung.LEAFY, 0.30), *((Rung(rung), 0.40) for rung in range(Rung.BUDDING, Rung.FRUITING + 1))],
)
def test_species_are_told_apart_from_the_sprout_on(rung: Rung, least: float, condition: Condition) -> None:
    """A young plant of every species has a silhouette of its own, whatever its condition."""
    for one, other in combinations(SPECIES, 2):
        distance = shape_distance(PlantLook(one, 100, rung, condition), PlantLook(other, 100, rung, condition))
        assert distance >= least, (one, other)


@every_species
def test_forty_contacts_stay_in_the_box(species: str) -> None:
    """Half a pixel is allowed for the rim. Below the ground only seed, shadow and puddle may reach further."""
    box, slack = BOXES[species], 1.0
    for seed in range(0, 4000, 100):
        rung = (Rung.FLOWERING, Rung.FRUITING, Rung.BRANCHING, Rung.LEAFY)[seed // 100 % 4]
        for condition in (DROOPING, (FRESH, ASLEEP)[seed // 400 % 2]):
            left, top, right, bottom = bounds(picture(PlantLook(species, seed, rung, condition)), 64)
            assert -left <= box.side + slack
            assert right <= box.side + slack
            assert -top <= box.up + slack
            assert bottom <= 3.5


@every_species
def test_shadow_and_puddle_stay_in_the_box(species: str) -> None:
    look = PlantLook(species, 3, Rung.FRUITING, FRESH, wet=True)
    left, _, right, bottom = bounds(picture(look, shadow=True), 64)
    assert -left <= BOXES[species].side
    assert right <= BOXES[species].side
    assert bottom <= BOXES[species].down


@every_species
def test_what_grew_stays(species: str) -> None:
    """From the leafy rung on a plant is taller or as tall: it adds. Fruit may bend the top a little."""
    tops = [bounds(picture(PlantLook(species, 100, rung, FRESH)), 64)[1] for rung in Rung]
    assert all(higher <= lower + 8 for lower, higher in pairwise(tops[2:]))
