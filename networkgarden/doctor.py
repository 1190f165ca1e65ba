"""``networkgarden doctor``: looks at the file, the keys, the keyring, the notifier, the tray and autostart."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TextIO

from networkgarden import APP_ID
from networkgarden.actions.opening import open_profile
from networkgarden.desktop.diagnosis import Finding, ask_session_bus
from networkgarden.desktop.settings.start import start_of
from networkgarden.errors import NetworkGardenError
from networkgarden.system.clock import SystemClock
from networkgarden.system.keys import slots
from networkgarden.system.paths import Profile
from networkgarden.system.secrets import KeyringTrouble, SystemKeyring

KEYRING_SECONDS = 10.0


def examine(profile: Profile, passphrase: str | None, as_json: bool, out: TextIO) -> int:
    """Print what was found; 1 when something that matters is wrong (a missing tray does not), else 0."""
    findings = list(_findings(profile, passphrase))
    if as_json:
        json.dump([asdict(finding) for finding in findings], out, ensure_ascii=False, indent=1)
        out.write("\n")
    else:
        for finding in findings:
            print(f"{'✓' if finding.well else '–'} {finding.what}: {finding.seen}", file=out)
            if finding.advice:
                print(f"  {finding.advice}", file=out)
    return 0 if all(finding.well for finding in findings if finding.what in ("garden", "keys")) else 1


def _findings(profile: Profile, passphrase: str | None) -> Iterator[Finding]:
    yield _keyring()
    yield _keys(profile)
    yield _garden(profile, passphrase)
    yield from ask_session_bus()
    yield _autostart(profile)
    yield _menu()


def _keyring() -> Finding:
    keyring = SystemKeyring(timeout=KEYRING_SECONDS)
    try:
        keyring.get("doctor")
    except KeyringTrouble as error:
        return Finding("keyring", False, error.title, "A passphrase can keep the garden's key instead.")
    return Finding("keyring", True, keyring.describe())


def _keys(profile: Profile) -> Finding:
    if not profile.keys.exists():
        return Finding("keys", True, "no garden has been made here yet")
    try:
        have = slots(profile)
    except NetworkGardenError as error:
        return Finding("keys", False, error.title, error.advice)
    advice = "" if "recovery" in have else "There is no recovery code yet: the window's banner makes one."
    return Finding("keys", True, f"the garden's key is kept by: {', '.join(sorted(have))}", advice)


def _garden(profile: Profile, passphrase: str | None) -> Finding:
    if not profile.keys.exists():
        return Finding("garden", True, "no garden has been made here yet")
    try:
        tending = open_profile(profile, SystemClock(), SystemKeyring(timeout=KEYRING_SECONDS), passphrase)
    except NetworkGardenError as error:
        return Finding("garden", False, error.title, error.advice)
    try:
        answer, contacts = tending.garden.check(), tending.garden.read.count()
    finally:
        tending.garden.close()
    if answer != "ok":
        return Finding("garden", False, "the file is damaged", "Restore a backup.")
    return Finding("garden", True, f"encrypted, whole, {contacts} contacts")


def _autostart(profile: Profile) -> Finding:
    entry, command = start_of(profile)
    if not entry.is_enabled():
        return Finding("autostart", True, "off; it can be chosen in Settings")
    if entry.points_to(command):
        return Finding("autostart", True, "Network Garden starts at login")
    return Finding("autostart", False, "the entry starts another copy of the program",
                   "Opening the window renews it, if it was chosen in Settings.")


def _menu() -> Finding:
    """Whether the desktop knows the program, so that a double click starts it and messages carry its name."""
    if sys.platform != "linux":
        return Finding("menu", True, "part of the system")
    home = os.environ.get("XDG_DATA_HOME", "") or str(Path.home() / ".local" / "share")
    others = os.environ.get("XDG_DATA_DIRS", "") or "/usr/local/share:/usr/share"
    places = (Path(folder, "applications", f"{APP_ID}.desktop") for folder in (home, *others.split(":")) if folder)
    if any(place.is_file() for place in places):
        return Finding("menu", True, "Network Garden is in the desktop's menu")
    return Finding("menu", False, "the desktop's menu does not have it",
                   "From a checkout: python3 packaging/run.py --install")
