"""Bringing a backup back: checked as a copy first, then put in place; what was there is moved aside, not deleted."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from networkgarden.errors import AlreadyRunning, DamagedGarden, NotFound
from networkgarden.storage.garden import Garden
from networkgarden.system.clock import Clock
from networkgarden.system.files import write_atomic
from networkgarden.system.keys import Ask, unlock
from networkgarden.system.lock import ProfileLock
from networkgarden.system.paths import Profile
from networkgarden.system.secrets import KeyringStore


@dataclass(frozen=True, slots=True)
class Recovered:
    """How many contacts came back; ``aside`` holds the garden that was there before, None where there was none."""

    contacts: int
    aside: Path | None


def recover(profile: Profile, backup: Path, clock: Clock, keyring: KeyringStore | None, passphrase: str | None,
            ask: Ask | None = None) -> Recovered:
    """Put the garden of ``backup`` (a folder that ``back_up`` wrote, or the garden file in it) into ``profile``.

    Raises NotFound, LockedGarden, WrongKey, DamagedGarden or NewerGarden, having changed nothing, and AlreadyRunning
    while the program has the profile.
    """
    garden, keys = _parts(profile, backup)
    with TemporaryDirectory(prefix="network-garden-") as directory:
        copy = Profile.at(directory)
        shutil.copyfile(garden, copy.garden)
        shutil.copyfile(keys, copy.keys)
        contacts = _checked(copy, unlock(copy, keyring, passphrase, ask))
        return Recovered(contacts, _put_in_place(profile, copy, clock))


def _parts(profile: Profile, backup: Path) -> tuple[Path, Path]:
    """The backup's garden and keys; a copy made before an upgrade lies without keys and opens with the profile's."""
    garden = backup / profile.garden.name if backup.is_dir() else backup
    beside = garden.with_name(profile.keys.name)
    keys = beside if beside.is_file() else profile.keys
    if not garden.is_file():
        raise NotFound(f"There is no backup in {backup}.", "Name a folder that networkgarden backup has written.")
    if not keys.is_file():
        raise NotFound(f"The keys of the backup are missing: {beside}.", "A backup opens only with its keys.json.")
    return garden, keys


def _checked(copy: Profile, key: bytes) -> int:
    with Garden.open(copy.garden, key, copy.backups) as garden:
        if garden.check() != "ok":
            raise DamagedGarden("The backup is damaged.", "Nothing was changed; try an older one.")
        return garden.read.count()


def _put_in_place(profile: Profile, copy: Profile, clock: Clock) -> Path | None:
    profile.create()
    lock = ProfileLock(profile)
    if not lock.try_acquire():
        raise AlreadyRunning(f"Network Garden is running (pid {lock.owner_pid()}).", "Quit it, then try again.")
    with lock:
        aside = _moved_aside(profile, clock)
        write_atomic(profile.keys, copy.keys.read_bytes())
        write_atomic(profile.garden, copy.garden.read_bytes())
    return aside


def _moved_aside(profile: Profile, clock: Clock) -> Path | None:
    garden = profile.garden
    parts = [garden, garden.with_name(f"{garden.name}-wal"), garden.with_name(f"{garden.name}-shm"), profile.keys]
    there = [part for part in parts if part.exists()]
    if not there:
        return None
    aside = profile.backups / f"before-recovery-{clock.now():%Y-%m-%d-%H%M%S-%f}"
    aside.mkdir(mode=0o700)
    for part in there:
        part.rename(aside / part.name)
    return aside
