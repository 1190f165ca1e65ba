"""The recovery code: a second way in that only the person keeps."""

from __future__ import annotations

from networkgarden.actions.tending import Tending
from networkgarden.errors import LockedGarden, NetworkGardenError
from networkgarden.system.keys import new_recovery_code, slots

SAVED = "recovery_code_saved"
YES, NO = "yes", "no"


def can_have_recovery_code(tending: Tending) -> bool:
    """A demo is thrown away and needs none.

    The data key is kept in ``Tending`` and not unlocked again: every connection to the file holds it in this process
    anyway, while the keyring may be locked by now and the passphrase is long forgotten here.
    """
    return bool(tending.key)


def needs_recovery_code(tending: Tending) -> bool:
    """Whether no code opens this garden, or the person has not said yet that the newest one is saved."""
    if not can_have_recovery_code(tending):
        return False
    try:
        opens = "recovery" in slots(tending.profile)
    except NetworkGardenError:      # keys that cannot be read now: making a code will say what is wrong
        opens = False
    return not opens or tending.garden.read.meta(SAVED) != YES


def recovery_code_saved(tending: Tending) -> None:
    tending.garden.note(SAVED, YES)


def make_recovery_code(tending: Tending) -> str:
    """A new code, shown once; one made before opens nothing any more. Raises LockedGarden or DamagedGarden."""
    tending.garden.note(SAVED, NO)
    try:
        return new_recovery_code(tending.profile, tending.key)
    except OSError as error:
        raise LockedGarden("The recovery code could not be written to keys.json.",
                           "Check the rights and the room on the disk; older codes work as before.") from error
