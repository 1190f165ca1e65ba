"""The recovery code: a second way in that only the person keeps."""

from __future__ import annotations

from networkgarden.actions.tending import Tending
from networkgarden.system.keys import new_recovery_code

SAVED = "recovery_code_saved"


def needs_recovery_code(tending: Tending) -> bool:
    """Whether the person has not said yet that one is saved (a demo needs none)."""
    return bool(tending.key) and tending.garden.read.meta(SAVED) is None


def recovery_code_saved(tending: Tending) -> None:
    tending.garden.note(SAVED, "yes")


def make_recovery_code(tending: Tending) -> str:
    """A new code, shown once; one made before opens nothing any more."""
    return new_recovery_code(tending.profile, tending.key)
