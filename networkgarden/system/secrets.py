"""The system's keyring: the only place that knows the keyring package, which is loaded when first needed.

Every call may block while the system asks the person to unlock the keyring: call from a worker, or give a timeout.
"""

from __future__ import annotations

import base64
import binascii
import queue
import threading
from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import TYPE_CHECKING, Literal, TypeVar

from networkgarden import APP_ID
from networkgarden.errors import LockedGarden

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

Answer = TypeVar("Answer")

Reason = Literal["absent", "refused", "locked", "slow", "broken"]

SECRET_BYTES = 32

TRUSTED_BACKENDS = frozenset(
    {
        "keyring.backends.SecretService.Keyring",
        "keyring.backends.libsecret.Keyring",
        "keyring.backends.kwallet.DBusKeyring",
        "keyring.backends.kwallet.DBusKeyringKWallet4",
        "keyring.backends.macOS.Keyring",
        "keyring.backends.Windows.WinVaultKeyring",
    }
)
"""Backends that encrypt and ask the person; the null, plaintext and home-made ones are refused."""

_CHAINER = "keyring.backends.chainer.ChainerBackend"
_FAIL = "keyring.backends.fail.Keyring"

_SENTENCES: dict[Reason, tuple[str, str]] = {
    "absent": ("No keyring is running on this computer.", "Start one, or use a passphrase."),
    "refused": ("The keyring set up here does not keep secrets safe.", "Check PYTHON_KEYRING_BACKEND."),
    "locked": ("The keyring is locked.", "Unlock it and try again."),
    "slow": ("The keyring did not answer.", "Look for its window asking you to unlock it."),
    "broken": ("The keyring cannot be used.", "Check that it works for other programs."),
}


class KeyringTrouble(LockedGarden):
    """The keyring did not do as asked; ``reason`` says which way, ``detail`` the class of the error for the log."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(*_SENTENCES[reason])
        self.reason: Reason = reason
        self.detail = detail


class KeyringStore(ABC):
    """Keeps 32-byte secrets by name under the application's id. All methods raise KeyringTrouble."""

    @abstractmethod
    def get(self, name: str) -> bytes | None:
        """The secret, or None when there is none of this name (or something else stands in its place)."""

    @abstractmethod
    def set(self, name: str, secret: bytes) -> None:
        """Keep ``secret`` and read it back: some keyrings say yes and keep nothing."""

    @abstractmethod
    def delete(self, name: str) -> None:
        """Forget the secret; none of this name is fine."""

    @abstractmethod
    def describe(self) -> str:
        """Which keyring this is, for Settings and doctor."""


class NoKeyring(KeyringStore):
    """Stands for a computer without a keyring."""

    def get(self, name: str) -> bytes | None:  # noqa: ARG002 - the port's shape
        raise KeyringTrouble("absent")

    def set(self, name: str, secret: bytes) -> None:  # noqa: ARG002 - likewise
        raise KeyringTrouble("absent")

    def delete(self, name: str) -> None:  # noqa: ARG002 - likewise
        raise KeyringTrouble("absent")

    def describe(self) -> str:
        return "none"


class MemoryKeyring(KeyringStore):
    """Forgets everything with the process: for the throw-away garden of the demo and for tests."""

    def __init__(self) -> None:
        self._secrets: dict[str, bytes] = {}

    def get(self, name: str) -> bytes | None:
        return self._secrets.get(name)

    def set(self, name: str, secret: bytes) -> None:
        self._secrets[name] = _checked(secret)

    def delete(self, name: str) -> None:
        self._secrets.pop(name, None)

    def describe(self) -> str:
        return "in memory only"


class SystemKeyring(KeyringStore):
    """The keyring of the person's session: Secret Service, KWallet, Keychain, Credential Locker."""

    def __init__(self, timeout: float | None = None) -> None:
        """``timeout`` in seconds for each call, which then runs in a thread; None waits and runs here."""
        self._timeout = timeout

    def get(self, name: str) -> bytes | None:
        return _secret(self._call(lambda backend: backend.get_password(APP_ID, name)))

    def set(self, name: str, secret: bytes) -> None:
        text = base64.b64encode(_checked(secret)).decode("ascii")
        self._call(lambda backend: backend.set_password(APP_ID, name, text))
        if self.get(name) != secret:
            raise KeyringTrouble("broken", "the secret was not kept")

    def delete(self, name: str) -> None:
        if self.get(name) is not None:
            self._call(lambda backend: backend.delete_password(APP_ID, name))

    def describe(self) -> str:
        return self._call(class_name)

    def _call(self, work: Callable[[KeyringBackend], Answer]) -> Answer:
        def guarded() -> Answer:
            return _translated(lambda: work(trusted_backend()))

        return guarded() if self._timeout is None else _within(self._timeout, guarded)


def class_name(backend: object) -> str:
    return f"{type(backend).__module__}.{type(backend).__qualname__}"


def trusted_backend() -> KeyringBackend:
    """The backend the keyring package chose, if it is on our list; a chain is opened up. Raises KeyringTrouble."""
    import keyring

    chosen = keyring.get_keyring()
    name = class_name(chosen)
    if name == _CHAINER:
        members: list[KeyringBackend] = getattr(chosen, "backends", [])
        for member in members:
            if class_name(member) in TRUSTED_BACKENDS:
                return member
    if name == _FAIL:
        raise KeyringTrouble("absent")
    if name not in TRUSTED_BACKENDS:
        raise KeyringTrouble("refused", name)
    return chosen


def _translated(work: Callable[[], Answer]) -> Answer:
    try:
        from keyring import errors
    except Exception as error:  # importing it loads whatever backend the environment names
        raise KeyringTrouble("broken", type(error).__name__) from error
    try:
        return work()
    except KeyringTrouble:
        raise
    except errors.NoKeyringError as error:
        raise KeyringTrouble("absent", type(error).__name__) from error
    except errors.KeyringLocked as error:
        raise KeyringTrouble("locked", type(error).__name__) from error
    except errors.InitError as error:  # a Secret Service without a collection, its prompt dismissed
        raise KeyringTrouble("locked", type(error).__name__) from error
    except Exception as error:  # backends let through their bus's and system's own errors
        raise KeyringTrouble("broken", type(error).__name__) from error


def _within(timeout: float, work: Callable[[], Answer]) -> Answer:
    """``work()`` in a thread of its own. One that still waits for the person's answer ends with the process."""
    results: queue.SimpleQueue[Answer | BaseException] = queue.SimpleQueue()

    def run() -> None:
        try:
            results.put(work())
        except BaseException as error:  # noqa: BLE001 - handed to the caller below
            results.put(error)

    threading.Thread(target=run, name="keyring", daemon=True).start()
    try:
        result = results.get(timeout=timeout)
    except queue.Empty:
        raise KeyringTrouble("slow") from None
    if isinstance(result, BaseException):
        raise result
    return result


def _checked(secret: bytes) -> bytes:
    if len(secret) != SECRET_BYTES:
        raise ValueError("a secret has 32 bytes")
    return secret


def _secret(text: str | None) -> bytes | None:
    try:
        secret = base64.b64decode(text or "", validate=True)
    except (binascii.Error, ValueError):
        return None
    return secret if len(secret) == SECRET_BYTES else None
