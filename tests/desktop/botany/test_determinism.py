"""The same contact has the same plant, in every process and in whatever order plants are drawn."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

from pictures import SPECIES, fingerprint, picture

from networkgarden.desktop.botany.look import PlantLook
from networkgarden.domain.kinds import Condition, Rung

HERE = Path(__file__).parent


def some_looks() -> list[PlantLook]:
    """Every species, four rungs, every condition."""
    return [
        PlantLook(species, 4711, rung, condition, wet=condition is Condition.THIRSTY, dew=rung == Rung.LEAFY,
                   autumn=condition is Condition.DROOPING)
        for species in SPECIES
        for rung in (Rung.SEED, Rung.SPROUT, Rung.LEAFY, Rung.FRUITING)
        for condition in Condition
    ]


def all_fingerprints() -> str:
    return "\n".join(fingerprint(picture(look, px=40)) for look in some_looks())


def in_a_process_of_its_own(hash_seed: str) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": os.pathsep.join([str(HERE), *sys.path])}
    code = "import test_determinism as t; print(t.all_fingerprints())"
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_pixels_are_equal_in_every_process() -> None:
    here = all_fingerprints()
    assert in_a_process_of_its_own("1") == here
    assert in_a_process_of_its_own("2026") == here


def test_pixels_do_not_depend_on_what_was_drawn_before() -> None:
    looks = some_looks()
    before = {look: fingerprint(picture(look, px=40)) for look in looks}
    picture.cache_clear()
    random.Random(7).shuffle(looks)
    assert {look: fingerprint(picture(look, px=40)) for look in looks} == before


def test_different_contacts_have_different_plants() -> None:
    for species in SPECIES:
        drawn = {fingerprint(picture(PlantLook(species, seed, 6, Condition.FRESH), px=40)) for seed in range(6)}
        assert len(drawn) == 6
