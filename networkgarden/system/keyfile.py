"""keys.json: the garden's data key, sealed once per slot; each slot alone opens it.

::

    {"version": 1, "cipher": "sqlcipher-4", "profile": "<uuid>", "slots": {
        "keyring":    {"nonce": "<base64>", "sealed": "<base64>"},
        "passphrase": {"scrypt": {"n": 32768, "r": 8, "p": 1, "salt": "<base64>"}, "nonce": …, "sealed": …},
        "recovery":   likewise}}

Sealed by AES-256-GCM with the slot's name and the profile as associated data, so that no slot passes for another.
Slots and parts this version does not know are kept as they are.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import unicodedata
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from uuid import UUID

from networkgarden.errors import DamagedGarden, NewerGarden
from networkgarden.system.files import write_atomic, write_new

VERSION = 1
CIPHER = "sqlcipher-4"
KEY_BYTES = 32
_NONCE_BYTES = 12
_SALT_BYTES = 16
_SCRYPT = {"n": 2**15, "r": 8, "p": 1}
_SCRYPT_MEMORY = 256 << 20
"""Bytes. A file that asks for more is not ours; it must not eat the machine's memory."""

_SIZE_LIMIT = 1 << 20


@dataclass(frozen=True, slots=True)
class KeyFile:
    """What keys.json says. ``rest`` holds the parts we do not know."""

    profile: str
    slots: dict[str, dict[str, Any]]
    rest: dict[str, Any]

    def with_slot(self, name: str, slot: dict[str, Any]) -> KeyFile:
        return replace(self, slots={**self.slots, name: slot})


def read_key_file(path: Path) -> KeyFile:
    """Raises FileNotFoundError, DamagedGarden, NewerGarden."""
    try:
        with path.open("rb") as file:
            document = json.loads(file.read(_SIZE_LIMIT))
        return _understood(document)
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise DamagedGarden(
            "The garden's key file is damaged.", "Put back keys.json from a backup; nothing was changed."
        ) from error


def write_key_file(path: Path, content: KeyFile) -> None:
    write_atomic(path, _encoded(content))


def write_first_key_file(path: Path, content: KeyFile) -> None:
    """Raises FileExistsError when another start was faster."""
    write_new(path, _encoded(content))


def seal(data_key: bytes, secret: bytes, slot: str, profile: str) -> dict[str, Any]:
    """A slot that the 32-byte ``secret`` opens."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    if len(data_key) != KEY_BYTES:
        raise ValueError("the data key has 32 bytes")
    nonce = os.urandom(_NONCE_BYTES)
    return {"nonce": _text(nonce), "sealed": _text(AESGCM(secret).encrypt(nonce, data_key, _bound(slot, profile)))}


def unseal(content: KeyFile, slot: str, secret: bytes) -> bytes | None:
    """The data key, or None when ``secret`` is not the slot's."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    parts = content.slots[slot]
    try:
        bound = _bound(slot, content.profile)
        return AESGCM(secret).decrypt(_bytes(parts["nonce"]), _bytes(parts["sealed"]), bound)
    except InvalidTag:
        return None


def seal_by_words(data_key: bytes, words: str, slot: str, profile: str) -> dict[str, Any]:
    """A slot that a passphrase or recovery code opens; takes 0.1 s."""
    salt = os.urandom(_SALT_BYTES)
    secret = _derived(words, salt, _SCRYPT["n"], _SCRYPT["r"], _SCRYPT["p"])
    return {"scrypt": {**_SCRYPT, "salt": _text(salt)}, **seal(data_key, secret, slot, profile)}


def unseal_by_words(content: KeyFile, slot: str, words: str) -> bytes | None:
    """The data key, or None when ``words`` are not the slot's; takes 0.1 s."""
    scrypt = content.slots[slot]["scrypt"]
    secret = _derived(words, _bytes(scrypt["salt"]), scrypt["n"], scrypt["r"], scrypt["p"])
    return unseal(content, slot, secret)


def _derived(words: str, salt: bytes, n: int, r: int, p: int) -> bytes:
    # NFKC: the same words typed on another keyboard; surrogateescape: bytes of the environment that are no text
    password = unicodedata.normalize("NFKC", words).encode("utf-8", "surrogateescape")
    return hashlib.scrypt(password, salt=salt, n=n, r=r, p=p, maxmem=128 * n * r * 2, dklen=KEY_BYTES)


def _bound(slot: str, profile: str) -> bytes:
    return f"{slot}:{profile}".encode()


def _encoded(content: KeyFile) -> bytes:
    known = {"version": VERSION, "cipher": CIPHER, "profile": content.profile, "slots": content.slots}
    return json.dumps({**content.rest, **known}, indent=1).encode("ascii") + b"\n"


def _understood(document: Any) -> KeyFile:
    """ValueError, TypeError or KeyError for what is not a key file."""
    version = document["version"]
    if not isinstance(version, int) or version < 1:
        raise ValueError("version")
    if version > VERSION or document["cipher"] != CIPHER:
        raise NewerGarden("This garden was written by a newer Network Garden.", "Install the newer version.")
    slots = document["slots"]
    if not isinstance(slots, dict) or not slots or not all(isinstance(slot, dict) for slot in slots.values()):
        raise ValueError("slots")
    for name in slots.keys() & {"keyring", "passphrase", "recovery"}:
        _check_slot(slots[name], by_words=name != "keyring")
    rest = {name: part for name, part in document.items() if name not in {"version", "cipher", "profile", "slots"}}
    return KeyFile(str(UUID(document["profile"])), slots, rest)


def _check_slot(slot: Any, *, by_words: bool) -> None:
    if len(_bytes(slot["nonce"])) != _NONCE_BYTES or len(_bytes(slot["sealed"])) != KEY_BYTES + 16:
        raise ValueError("sealed")
    if by_words:
        n, r, p = (slot["scrypt"][name] for name in ("n", "r", "p"))
        _bytes(slot["scrypt"]["salt"])
        whole = all(isinstance(number, int) and number > 0 for number in (n, r, p))
        if not whole or n < 2 or n & (n - 1) or 128 * n * r > _SCRYPT_MEMORY or p > 16:
            raise ValueError("scrypt")


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _bytes(text: str) -> bytes:
    if not isinstance(text, str):
        raise TypeError("not base64")
    return base64.b64decode(text, validate=True)
