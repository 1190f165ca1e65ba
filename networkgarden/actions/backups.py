"""Encrypted copies of the garden, each with the keys that open it (desktop.md §6.5)."""

from __future__ import annotations

from pathlib import Path

from networkgarden.actions.tending import Tending
from networkgarden.system.files import write_atomic


def back_up(tending: Tending, directory: Path) -> Path:
    """A new folder in ``directory`` with the garden and its keys, checked after writing; its path."""
    stamp = tending.clock.now().strftime("%Y-%m-%d-%H%M%S")
    target = directory / f"network-garden-{stamp}"
    number = 1
    while target.exists():
        number += 1
        target = directory / f"network-garden-{stamp}-{number}"
    target.mkdir(mode=0o700, parents=True)
    tending.garden.snapshot(target / tending.profile.garden.name)
    write_atomic(target / tending.profile.keys.name, tending.profile.keys.read_bytes())
    return target
