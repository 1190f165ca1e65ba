"""The keyring as it really behaves: the session's own one, and locked or empty ones in sessions of their own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from networkgarden.system.keys import open_or_create, slots, unlock
from networkgarden.system.paths import Profile
from networkgarden.system.secrets import TRUSTED_BACKENDS, SystemKeyring
from tests.desktop_real.waiting import PATIENCE

ROOT = Path(__file__).resolve().parents[2]

ASK = """
import os, sys
from networkgarden.errors import NetworkGardenError
from networkgarden.system.keys import open_or_create
from networkgarden.system.passphrase import take_passphrase
from networkgarden.system.paths import Profile
from networkgarden.system.secrets import SystemKeyring
try:
    print(open_or_create(Profile.at(sys.argv[1]), SystemKeyring(timeout=60), take_passphrase(os.environ)).hex())
except NetworkGardenError as error:
    print(type(error).__name__, error)
"""

UNLOCK = "printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1"
LOCK = (
    "gdbus call --session -d org.freedesktop.secrets -o /org/freedesktop/secrets "
    "-m org.freedesktop.Secret.Service.Lock \"[objectpath '/org/freedesktop/secrets/collection/login']\" >/dev/null"
)


@pytest.fixture
def private_home() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="ngk", dir="/tmp", ignore_cleanup_errors=True) as folder:
        (Path(folder) / "run").mkdir(mode=0o700)
        yield Path(folder)


def in_private_session(home: Path, *steps: str, **variables: str) -> list[str]:
    """Run shell steps under a session bus of their own, without a display; gives what they printed."""
    if not shutil.which("gnome-keyring-daemon"):
        pytest.skip("gnome-keyring is not installed")
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(home / "run"),
        "ASK": f"{sys.executable} {home / 'ask.py'} {home / 'garden'}",
        "PYTHONPATH": str(ROOT),
        "TMPDIR": "/tmp",
        **variables,
    }
    (home / "ask.py").write_text(ASK)
    done = subprocess.run(
        ["dbus-run-session", "--", "bash", "-c", "set -e; " + "; ".join(steps)],
        capture_output=True, text=True, env=environment, timeout=4 * PATIENCE, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.mark.desktop
def test_the_sessions_keyring_keeps_and_forgets(tmp_path: Path) -> None:
    store, name = SystemKeyring(timeout=PATIENCE), f"profile:{uuid4()}:v1"
    assert store.describe() in TRUSTED_BACKENDS
    assert store.get(name) is None
    secret = os.urandom(32)
    store.set(name, secret)
    assert SystemKeyring().get(name) == secret
    store.delete(name)
    store.delete(name)
    assert store.get(name) is None


@pytest.mark.desktop
def test_the_sessions_keyring_opens_a_garden_without_asking(tmp_path: Path) -> None:
    profile = Profile.at(tmp_path / "p")
    data_key = open_or_create(profile, SystemKeyring(timeout=PATIENCE), None)
    assert slots(profile) == {"keyring"}
    assert unlock(profile, SystemKeyring(timeout=PATIENCE), None) == data_key
    SystemKeyring().delete(f"profile:{_uuid(profile)}:v1")


def _uuid(profile: Profile) -> str:
    return profile.keys.read_text().split('"profile": "')[1].split('"')[0]


@pytest.mark.desktop
def test_a_locked_keyring_is_told_and_opens_again(private_home: Path) -> None:
    first, locked = in_private_session(private_home, UNLOCK, "$ASK", LOCK, "$ASK")
    assert len(first) == 64
    assert locked.startswith("LockedGarden The keyring is locked.")
    assert in_private_session(private_home, UNLOCK, "$ASK") == [first]


@pytest.mark.desktop
def test_a_lost_keyring_makes_no_new_key(private_home: Path) -> None:
    in_private_session(private_home, UNLOCK, "$ASK")
    keys = (private_home / "garden" / "keys.json").read_bytes()
    (private_home / "garden" / "garden.db").write_bytes(b"a garden")
    shutil.rmtree(private_home / ".local")
    (said,) = in_private_session(private_home, UNLOCK, "$ASK")
    assert said.startswith("LockedGarden The keyring does not hold this garden's key.")
    assert (private_home / "garden" / "keys.json").read_bytes() == keys


@pytest.mark.desktop
def test_no_keyring_to_open_and_no_display_is_told_at_once(private_home: Path) -> None:
    (said,) = in_private_session(private_home, "$ASK")
    assert said.startswith("LockedGarden The keyring is locked.")
    assert "NETWORKGARDEN_PASSPHRASE" in said
    assert not (private_home / "garden").exists()


@pytest.mark.desktop
def test_without_a_bus_the_passphrase_serves(private_home: Path) -> None:
    no_bus = "unset DBUS_SESSION_BUS_ADDRESS"
    (said,) = in_private_session(private_home, no_bus, "$ASK")
    assert said.startswith("LockedGarden No keyring is running on this computer.")
    assert not (private_home / "garden").exists()
    first, wrong, right = in_private_session(
        private_home, no_bus, "$ASK", "NETWORKGARDEN_PASSPHRASE=other $ASK", "$ASK", NETWORKGARDEN_PASSPHRASE="words"
    )
    assert first == right
    assert wrong.startswith("WrongKey")


@pytest.mark.desktop
def test_an_unsafe_backend_named_by_the_environment_is_refused(private_home: Path) -> None:
    (said,) = in_private_session(private_home, "$ASK", PYTHON_KEYRING_BACKEND="keyring.backends.null.Keyring")
    assert said.startswith("LockedGarden The keyring set up here does not keep secrets safe.")
    assert not (private_home / "garden").exists()
