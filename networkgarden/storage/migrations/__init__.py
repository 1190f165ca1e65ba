"""Frozen, numbered SQL steps. Imported by name, so that a frozen program carries them."""

from networkgarden.storage.migrations import m0001_first_garden

STEPS: tuple[tuple[str, ...], ...] = (m0001_first_garden.STATEMENTS,)
