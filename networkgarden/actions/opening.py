"""Opening a profile: key, garden, settings. A first start makes them; a refusal writes nothing."""

from __future__ import annotations

from networkgarden.actions.tending import Tending
from networkgarden.errors import DamagedGarden
from networkgarden.storage.garden import Garden
from networkgarden.system.clock import Clock
from networkgarden.system.files import clear_unfinished
from networkgarden.system.keys import Ask, open_or_create
from networkgarden.system.paths import Profile
from networkgarden.system.secrets import KeyringStore
from networkgarden.system.settings import load_settings


def open_profile(profile: Profile, clock: Clock, keyring: KeyringStore | None, passphrase: str | None,
                 ask: Ask | None = None) -> Tending:
    """The opened garden of ``profile``. Raises LockedGarden, WrongKey, DamagedGarden or NewerGarden."""
    key = open_or_create(profile, keyring, passphrase, ask)
    return open_with_key(profile, clock, key)


def open_with_key(profile: Profile, clock: Clock, key: bytes) -> Tending:
    if not profile.garden.exists() and profile.backups.is_dir() and any(profile.backups.iterdir()):
        raise DamagedGarden("The garden file is missing, though there are backups of it.",
                            "Nothing was written; restore one with: networkgarden recover BACKUP")
    garden = Garden.open(profile.garden, key, profile.backups)
    clear_unfinished(profile.root)
    return Tending(lambda: garden, clock, profile, load_settings(profile.settings)[0], key)
