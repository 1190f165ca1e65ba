"""What an action changed, so that pages can refresh and a toast can offer to undo it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """``title`` says what was done ("Logged a call with Ada Lovelace"); ``everything``: refresh all, not only
    ``contact_ids``."""

    title: str
    contact_ids: tuple[str, ...] = ()
    everything: bool = False
    undoable: bool = True
