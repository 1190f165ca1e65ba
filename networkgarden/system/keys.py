"""Getting at the garden's data key: the keyring, else the passphrase, else asking; and the recovery code.

The data key is 32 random bytes, made once with the garden. It is never replaced when a slot fails to open, and
whatever is refused here has written nothing.
"""

from __future__ import annotations

import base64
import os
import re
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from networkgarden.errors import DamagedGarden, LockedGarden, NotFound, WrongKey
from networkgarden.system.keyfile import (
    KEY_BYTES,
    KeyFile,
    read_key_file,
    seal,
    seal_by_words,
    unseal,
    unseal_by_words,
    write_first_key_file,
    write_key_file,
)
from networkgarden.system.passphrase import PASSPHRASE_VARIABLE
from networkgarden.system.paths import Profile
from networkgarden.system.secrets import SECRET_BYTES, KeyringStore, KeyringTrouble

Ask = Callable[[str], str | None]
"""Shows a prompt and gives the words typed, None when the person would rather not."""

ATTEMPTS = 3
_RECOVERY_BYTES = 20
_UNFINISHED_AFTER = 60.0
"""Seconds from the first start's keys to its garden, with a wide margin."""
_EASILY_CONFUSED = str.maketrans("018", "OIB")
"""Digits that base32 does not have, and what a reader took for them."""


def open_or_create(
    profile: Profile, keyring: KeyringStore | None, passphrase: str | None, ask: Ask | None = None
) -> bytes:
    """The data key of ``profile``: of its garden, or of a new one on the first start. Raises as the others here."""
    if not profile.keys.exists():
        return _create_or_join(profile, keyring, passphrase, ask)
    try:
        return unlock(profile, keyring, passphrase, ask)
    except (LockedGarden, DamagedGarden):
        if not _unfinished(profile):
            raise
        # a first start broke off before there was a garden: nothing is lost by beginning again
        return _create_or_ask(profile, keyring, passphrase, ask, _write_beside_unfinished)


def create_keys(profile: Profile, *, keyring: KeyringStore | None, passphrase: str | None) -> bytes:
    """Make and seal the data key of a new garden, by the keyring and by the passphrase, whichever there is.

    Raises LockedGarden with neither (a keyring in trouble is none), DamagedGarden beside a garden that lost its keys,
    FileExistsError beside keys.
    """
    return _create(profile, keyring, passphrase, write_first_key_file)


def unlock(profile: Profile, keyring: KeyringStore | None, passphrase: str | None, ask: Ask | None = None) -> bytes:
    """The data key of an existing garden: keyring, else passphrase, else ``ask``.

    Raises NotFound without a garden, LockedGarden or WrongKey, DamagedGarden for broken or missing keys.
    """
    content = read_keys(profile)
    data_key, trouble = _by_keyring(content, keyring)
    if data_key is not None:
        return data_key
    if passphrase:
        return _by_passphrase(content, passphrase, trouble)
    if ask is not None and content.slots.keys() & {"passphrase", "recovery"}:
        return _by_asking(content, ask)
    raise _locked(content, trouble)


def unlock_with_recovery(profile: Profile, code: str) -> bytes:
    """The data key by the recovery code, however it is spaced. Raises LockedGarden, WrongKey."""
    content = read_keys(profile)
    if "recovery" not in content.slots:
        raise LockedGarden("This garden has no recovery code.", "It opens with the keyring or the passphrase.")
    letters = recovery_letters(code)
    if letters is None:
        raise WrongKey("This is not a recovery code.", "It has 8 groups of 4 letters and digits.")
    data_key = unseal_by_words(content, "recovery", letters)
    if data_key is None:
        raise WrongKey("The recovery code does not open this garden.", "A newer code makes older ones useless.")
    return data_key


def new_recovery_code(profile: Profile, data_key: bytes) -> str:
    """A new code ("ABCD-EFGH-…", 8 groups of 4) that opens the garden; the one before no longer does."""
    letters = base64.b32encode(os.urandom(_RECOVERY_BYTES)).decode("ascii")
    _add_by_words(profile, data_key, letters, "recovery")
    return "-".join(re.findall("....", letters))


def set_passphrase(profile: Profile, data_key: bytes, passphrase: str) -> None:
    """Add the passphrase slot or replace it."""
    if not passphrase:
        raise ValueError("an empty passphrase is none")
    _add_by_words(profile, data_key, passphrase, "passphrase")


def rewrap_keyring(profile: Profile, data_key: bytes, keyring: KeyringStore) -> None:
    """Let the keyring open the garden (again). Raises KeyringTrouble, having changed nothing."""
    write_key_file(profile.keys, _sealed_by_keyring(read_keys(profile), data_key, keyring))


def slots(profile: Profile) -> frozenset[str]:
    """By which ways the garden opens: "keyring", "passphrase", "recovery"."""
    return frozenset(read_keys(profile).slots)


def read_keys(profile: Profile) -> KeyFile:
    try:
        return read_key_file(profile.keys)
    except FileNotFoundError:
        if profile.garden.exists():
            raise _keys_missing() from None
        raise NotFound("There is no garden here yet.") from None
    except OSError as error:
        raise LockedGarden("The garden's key file cannot be read.", "Check the rights of keys.json.") from error


def recovery_letters(code: str) -> str | None:
    """The 32 letters of a code, however typed; None for what cannot be one."""
    letters = re.sub(r"[\s\-–—]", "", code).upper().translate(_EASILY_CONFUSED)
    return letters if re.fullmatch("[A-Z2-7]{32}", letters) else None


# --- the first start ---


Publish = Callable[[Path, KeyFile], None]


def _create_or_join(profile: Profile, keyring: KeyringStore | None, passphrase: str | None, ask: Ask | None) -> bytes:
    try:
        return _create_or_ask(profile, keyring, passphrase, ask, write_first_key_file)
    except FileExistsError:  # another start was faster: its keys are the garden's
        return unlock(profile, keyring, passphrase, ask)


def _create_or_ask(
    profile: Profile, keyring: KeyringStore | None, passphrase: str | None, ask: Ask | None, publish: Publish
) -> bytes:
    try:
        return _create(profile, keyring, passphrase, publish)
    except LockedGarden:
        if ask is None:
            raise
    return _create(profile, None, _chosen(ask), publish)


def _create(profile: Profile, keyring: KeyringStore | None, passphrase: str | None, publish: Publish) -> bytes:
    if profile.garden.exists():
        raise _keys_missing()
    data_key = os.urandom(KEY_BYTES)
    content = _first_slots(data_key, keyring, passphrase)
    try:
        profile.create()
        publish(profile.keys, content)
    except BaseException:
        if keyring is not None and "keyring" in content.slots:
            with suppress(KeyringTrouble):  # a secret left behind opens nothing
                keyring.delete(_keyring_name(content))
        raise
    return data_key


def _first_slots(data_key: bytes, keyring: KeyringStore | None, passphrase: str | None) -> KeyFile:
    content = KeyFile(profile=str(uuid4()), slots={}, rest={})
    trouble: KeyringTrouble | None = None
    if passphrase:
        slot = seal_by_words(data_key, passphrase, "passphrase", content.profile)
        content = content.with_slot("passphrase", slot)
    if keyring is not None:
        try:
            content = _sealed_by_keyring(content, data_key, keyring)
        except KeyringTrouble as error:
            trouble = error
    if not content.slots:
        title = trouble.title if trouble is not None else "There is no keyring to keep the garden's key."
        raise LockedGarden(title, f"Set {PASSPHRASE_VARIABLE} to a passphrase of your own, or start from a terminal.")
    return content


def _chosen(ask: Ask) -> str:
    chosen = ask("Choose a passphrase for your garden: ")
    if not chosen:
        raise LockedGarden("A garden needs a passphrase where there is no keyring.", "Nothing was written.")
    if ask("The same once more: ") != chosen:
        raise LockedGarden("The two passphrases differ.", "Nothing was written.")
    return chosen


def _unfinished(profile: Profile) -> bool:
    """Keys, but neither a garden nor a backup of one, and no other start that may be making it just now."""
    if profile.garden.exists() or (profile.backups.is_dir() and any(profile.backups.iterdir())):
        return False
    return time.time() - profile.keys.stat().st_mtime > _UNFINISHED_AFTER


def _write_beside_unfinished(path: Path, content: KeyFile) -> None:
    path.replace(path.with_name("keys.json.unfinished"))
    write_first_key_file(path, content)


def _keys_missing() -> DamagedGarden:
    return DamagedGarden("The garden's key file is missing.", "Put back keys.json from a backup; nothing was changed.")


# --- one way in each ---


def _keyring_name(content: KeyFile) -> str:
    return f"profile:{content.profile}:v1"


def _sealed_by_keyring(content: KeyFile, data_key: bytes, keyring: KeyringStore) -> KeyFile:
    """With the secret that lies there already, else a new one: on macOS each rewriting asks the person again."""
    secret = keyring.get(_keyring_name(content))
    if secret is None:
        secret = os.urandom(SECRET_BYTES)
        keyring.set(_keyring_name(content), secret)
    return content.with_slot("keyring", seal(data_key, secret, "keyring", content.profile))


def _by_keyring(content: KeyFile, keyring: KeyringStore | None) -> tuple[bytes | None, LockedGarden | None]:
    if keyring is None or "keyring" not in content.slots:
        return None, None
    try:
        secret = keyring.get(_keyring_name(content))
    except KeyringTrouble as trouble:
        return None, trouble
    data_key = unseal(content, "keyring", secret) if secret is not None else None
    if data_key is None:
        return None, LockedGarden("The keyring does not hold this garden's key.", "It may have been made anew.")
    return data_key, None


def _by_passphrase(content: KeyFile, passphrase: str, trouble: LockedGarden | None) -> bytes:
    if "passphrase" not in content.slots:
        before = f"{trouble.title} " if trouble is not None else ""
        raise LockedGarden(
            f"{before}This garden has no passphrase.", f"{PASSPHRASE_VARIABLE} cannot open it; the keyring can."
        )
    data_key = unseal_by_words(content, "passphrase", passphrase)
    if data_key is None:
        raise WrongKey("The passphrase does not open this garden.", "Nothing was changed.")
    return data_key


def _by_asking(content: KeyFile, ask: Ask) -> bytes:
    names = {"passphrase": "passphrase", "recovery": "recovery code"}
    prompt = " or ".join(words for slot, words in names.items() if slot in content.slots).capitalize() + ": "
    for _ in range(ATTEMPTS):
        typed = ask(prompt)
        if not typed:
            raise LockedGarden("The garden stays locked.", "Nothing was changed.")
        data_key = _by_either(content, typed)
        if data_key is not None:
            return data_key
    raise WrongKey("This does not open the garden.", "Nothing was changed.")


def _by_either(content: KeyFile, typed: str) -> bytes | None:
    letters = recovery_letters(typed)
    if "recovery" in content.slots and letters is not None:
        data_key = unseal_by_words(content, "recovery", letters)
        if data_key is not None:
            return data_key
    return unseal_by_words(content, "passphrase", typed) if "passphrase" in content.slots else None


def _add_by_words(profile: Profile, data_key: bytes, words: str, slot: str) -> None:
    content = read_keys(profile)
    write_key_file(profile.keys, content.with_slot(slot, seal_by_words(data_key, words, slot, content.profile)))


def _locked(content: KeyFile, trouble: LockedGarden | None) -> LockedGarden:
    title = trouble.title if trouble is not None else "The garden is locked."
    if "passphrase" in content.slots:
        return LockedGarden(title, f"Set {PASSPHRASE_VARIABLE}, or start from a terminal to be asked.")
    if "recovery" in content.slots:
        return LockedGarden(title, "Unlock the keyring, or start from a terminal and type the recovery code.")
    return LockedGarden(title, trouble.advice if trouble is not None else "Its key lies in the keyring.")
