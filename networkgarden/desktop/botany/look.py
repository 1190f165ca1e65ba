"""What decides a plant's picture, known without drawing it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

from networkgarden.desktop.botany.light import Light
from networkgarden.desktop.botany.palettes import AUTUMN
from networkgarden.domain.kinds import Condition, Rung, State
from networkgarden.domain.standing import Standing

FULL_HEIGHT = 122.0
"""Units that ``height_px`` stands for: a full plant and some air."""


@dataclass(frozen=True, slots=True)
class PlantLook:
    """All that decides a plant's picture. ``roots`` is a bucket 0..3 (how thick the base is).

    ``wet``: the soil is wet and has a puddle. ``dew``: drops on the leaves. ``straw``: sleepers are bedded in straw
    instead of snow (spring to autumn). ``autumn``: the leaves of the species that turn have turned. ``tune``: degrees
    by which the hue of its blossom is turned, as in all its bed.
    """

    species: str
    seed: int
    rung: int
    condition: Condition
    roots: int = 1
    wet: bool = False
    dew: bool = False
    straw: bool = False
    autumn: bool = False
    tune: int = 0


TUNES = (0, 4, -4)
"""Degrees (botany.md §11)."""

ROOT_STEPS = (1.0, 3.0, 6.0)
"""Roots from which the base is drawn a step thicker."""


def shown_condition(standing: Standing) -> Condition:
    """The condition a plant is drawn with: a resting one is asleep."""
    return Condition.ASLEEP if standing.state is State.RESTING else standing.shown_condition


@lru_cache(maxsize=1024)
def tune_of(bed: str) -> int:
    """A bed's own turn of its blossoms' hue, in degrees: no two beds of a species need look alike."""
    return TUNES[blake2b(bed.encode(), digest_size=1).digest()[0] % len(TUNES)]


def look_of(standing: Standing, light: Light, *, wet: bool = False) -> PlantLook:
    """What a person's plant looks like in this light."""
    roots = 0
    for step in ROOT_STEPS:
        roots += standing.roots >= step
    resting, condition = standing.state is State.RESTING, shown_condition(standing)
    asleep = condition is Condition.ASLEEP
    return PlantLook(
        standing.species, standing.seed, int(standing.rung), condition, roots,
        (standing.wet or wet) and not resting, standing.dew and not asleep and standing.rung is not Rung.SEED,
        asleep and light.straw, light.turns and not asleep and standing.species in AUTUMN,
        tune_of(standing.beds[0]) if standing.beds and not asleep else 0)
