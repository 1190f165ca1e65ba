from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from networkgarden import APP_ID
from networkgarden.errors import UsageError
from networkgarden.system.paths import SOCKET_PATH_LIMIT, Profile


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    with tempfile.TemporaryDirectory(prefix="ng", dir="/tmp") as run:  # short, as real ones are
        monkeypatch.setenv("XDG_RUNTIME_DIR", run)
        _unset_other_places(monkeypatch)
        yield home


def _unset_other_places(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)


def test_everything_lies_under_the_given_directory(tmp_path: Path) -> None:
    profile = Profile.at(tmp_path / "p")
    places = (profile.garden, profile.keys, profile.settings, profile.backups, profile.log, profile.lock)
    assert all(place.is_relative_to(tmp_path / "p") for place in places)
    assert not (tmp_path / "p").exists()


def test_create_makes_private_directories_and_twice_is_fine(tmp_path: Path, home: Path) -> None:
    profile = Profile.at(tmp_path / "a" / "b")
    profile.create()
    profile.create()
    for directory in (profile.root, profile.root.parent, profile.backups, profile.logs):
        assert mode(directory) == 0o700


def test_an_open_directory_of_ours_is_closed_to_others(tmp_path: Path, home: Path) -> None:
    (tmp_path / "open").mkdir()
    (tmp_path / "open").chmod(0o755)
    Profile.at(tmp_path / "open").create()
    assert mode(tmp_path / "open") == 0o700


def test_directories_that_hold_more_than_a_garden_are_refused_untouched(tmp_path: Path, home: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o1777)
    a_file = tmp_path / "file"
    a_file.write_text("x")
    for root in (shared, a_file, Path("/"), home.parent):
        with pytest.raises(UsageError):
            Profile.at(root).create()
    assert mode(shared) == 0o1777
    assert list(shared.iterdir()) == []


def test_a_long_path_puts_the_socket_elsewhere_under_its_own_name(tmp_path: Path, home: Path) -> None:
    deep = tmp_path / ("x" * 120)
    one, other = Profile.at(deep / "one"), Profile.at(deep / "other")
    run = Path(os.environ["XDG_RUNTIME_DIR"])
    assert one.socket.is_relative_to(run)
    assert one.socket != other.socket
    short = Profile.at("/s/garden")
    assert short.socket == Path("/s/garden/ng.sock")
    assert len(os.fsencode(short.socket)) <= SOCKET_PATH_LIMIT


def test_the_default_profile_follows_the_systems_places(home: Path) -> None:
    profile = Profile.default()
    assert profile.root == home / ".local/share/networkgarden"
    assert profile.logs.is_relative_to(home / ".local/state/networkgarden")
    assert profile.socket.is_relative_to(os.environ["XDG_RUNTIME_DIR"])
    assert profile.socket.name.startswith(f"{os.getuid()}-{APP_ID}-")
    assert len(os.fsencode(profile.socket)) <= SOCKET_PATH_LIMIT
    profile.create()
    assert mode(profile.root) == mode(profile.logs) == 0o700


def test_the_same_directory_by_two_roads_is_one_profile(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert Profile.at(tmp_path / "link") == Profile.at(tmp_path / "real")
