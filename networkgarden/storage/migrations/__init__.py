"""Frozen, numbered SQL steps. Imported by name, so that a frozen program carries them."""

from networkgarden.storage.migrations import (
    m0001_first_garden,
    m0002_prompting,
    m0003_drafts,
    m0004_merging,
    m0005_importing,
)

STEPS: tuple[tuple[str, ...], ...] = (
    m0001_first_garden.STATEMENTS,
    m0002_prompting.STATEMENTS,
    m0003_drafts.STATEMENTS,
    m0004_merging.STATEMENTS,
    m0005_importing.STATEMENTS,
)
