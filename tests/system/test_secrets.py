from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

import keyring
import pytest
from keyring import backend, core, errors
from keyring.backends import chainer, fail, null

from networkgarden.system import secrets
from networkgarden.system.secrets import KeyringTrouble, MemoryKeyring, NoKeyring, SystemKeyring

SECRET = bytes(range(32))
NULL: Callable[[], backend.KeyringBackend] = null.Keyring
FAIL: Callable[[], backend.KeyringBackend] = fail.Keyring
CHAIN: Callable[[], backend.KeyringBackend] = chainer.ChainerBackend


class HomeMade(backend.KeyringBackend):
    """A keyring of our own making, to provoke what a real one does rarely."""

    priority = 0
    kept: ClassVar[dict[tuple[str, str], str]] = {}
    before: ClassVar[Callable[[], Any]] = lambda: None

    def __init__(self) -> None:
        """Without what the environment may set."""

    def get_password(self, service: str, username: str) -> str | None:
        type(self).before()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        type(self).before()
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


@pytest.fixture
def chosen(monkeypatch: pytest.MonkeyPatch) -> Callable[[backend.KeyringBackend], None]:
    """Makes the keyring package choose a given backend."""
    return lambda instance: monkeypatch.setattr(core, "_keyring_backend", instance)


@pytest.fixture
def home_made(chosen: Callable[[backend.KeyringBackend], None], monkeypatch: pytest.MonkeyPatch) -> type[HomeMade]:
    monkeypatch.setattr(HomeMade, "kept", {})
    monkeypatch.setattr(HomeMade, "before", staticmethod(lambda: None))
    instance = HomeMade()
    monkeypatch.setattr(secrets, "TRUSTED_BACKENDS", frozenset({secrets.class_name(instance)}))
    chosen(instance)
    return HomeMade


def reason(work: Callable[[], object]) -> str:
    with pytest.raises(KeyringTrouble) as caught:
        work()
    assert caught.value.title
    return caught.value.reason


def test_a_secret_is_kept_found_and_forgotten(home_made: type[HomeMade]) -> None:
    store = SystemKeyring()
    assert store.get("profile:1:v1") is None
    store.set("profile:1:v1", SECRET)
    assert store.get("profile:1:v1") == SECRET
    assert list(home_made.kept) == [("io.github.networkgarden.networkgarden", "profile:1:v1")]
    store.delete("profile:1:v1")
    store.delete("profile:1:v1")
    assert home_made.kept == {}


@pytest.mark.parametrize("text", ["", "short", "ü", "A" * 44, "!" * 44])
def test_something_else_in_its_place_is_no_secret(home_made: type[HomeMade], text: str) -> None:
    home_made.kept["io.github.networkgarden.networkgarden", "x"] = text
    assert SystemKeyring().get("x") is None


def test_a_secret_of_another_length_is_a_bug() -> None:
    for store in (SystemKeyring(), MemoryKeyring()):
        with pytest.raises(ValueError, match="32 bytes"):
            store.set("x", b"short")


@pytest.mark.parametrize(
    ("raised", "expected"),
    [
        (errors.KeyringLocked("x"), "locked"),
        (errors.InitError("x"), "locked"),
        (errors.NoKeyringError("x"), "absent"),
        (errors.PasswordSetError("x"), "broken"),
        (ConnectionResetError("x"), "broken"),
    ],
)
def test_a_keyrings_errors_become_one_of_ours(home_made: type[HomeMade], raised: Exception, expected: str) -> None:
    def trouble() -> None:
        raise raised

    home_made.before = staticmethod(trouble)
    assert reason(lambda: SystemKeyring().get("x")) == expected
    assert reason(lambda: SystemKeyring(timeout=60).get("x")) == expected


def test_a_keyring_that_keeps_nothing_is_noticed(home_made: type[HomeMade]) -> None:
    home_made.before = staticmethod(home_made.kept.clear)
    assert reason(lambda: SystemKeyring().set("x", SECRET)) == "broken"


def test_a_keyring_that_waits_for_the_person_does_not_hold_us(home_made: type[HomeMade]) -> None:
    answered = threading.Event()
    home_made.before = staticmethod(answered.wait)
    assert reason(lambda: SystemKeyring(timeout=0.05).get("x")) == "slow"
    answered.set()


def test_unsafe_and_missing_backends_are_refused(chosen: Callable[[backend.KeyringBackend], None]) -> None:
    chosen(NULL())
    assert reason(lambda: SystemKeyring().set("x", SECRET)) == "refused"
    chosen(HomeMade())
    assert reason(lambda: SystemKeyring().get("x")) == "refused"
    chosen(FAIL())
    assert reason(lambda: SystemKeyring().get("x")) == "absent"


def test_a_chain_is_opened_up(home_made: type[HomeMade], monkeypatch: pytest.MonkeyPatch) -> None:
    trusted = keyring.get_keyring()
    chain = CHAIN()
    monkeypatch.setattr(core, "_keyring_backend", chain)
    monkeypatch.setattr(chainer.ChainerBackend, "backends", [NULL(), trusted])
    assert SystemKeyring().describe() == secrets.class_name(trusted)
    monkeypatch.setattr(chainer.ChainerBackend, "backends", [NULL()])
    assert reason(lambda: SystemKeyring().describe()) == "refused"


def test_without_a_keyring_everything_says_so() -> None:
    store = NoKeyring()
    for work in (lambda: store.get("x"), lambda: store.set("x", SECRET), lambda: store.delete("x")):
        assert reason(work) == "absent"


ASK = """
from networkgarden.system.secrets import KeyringTrouble, SystemKeyring
try:
    print(SystemKeyring().get("x"))
except KeyringTrouble as trouble:
    print(trouble.reason)
"""


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        ("keyring.backends.null.Keyring", "refused"),
        ("keyring.backends.fail.Keyring", "absent"),
        ("no.such.Keyring", "broken"),
        ("nonsense", "broken"),
    ],
)
def test_the_environment_cannot_name_an_unsafe_keyring(named: str, expected: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", ASK],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).resolve().parents[2],
        env={**os.environ, "PYTHON_KEYRING_BACKEND": named},
    )
    assert (done.stdout.strip(), done.stderr) == (expected, "")


def test_the_keyring_package_is_not_loaded_before_it_is_needed() -> None:
    code = "import sys, networkgarden.system.secrets, networkgarden.system.keys; print('keyring' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).resolve().parents[2],
    )
    assert done.stdout == "False\n"
