"""Where everything of one garden lies; the only place with platformdirs.

A profile is one garden with its keys, settings, backups and logs. The default one lies where the system keeps
such things; ``--profile DIR`` puts everything under DIR.
"""

from __future__ import annotations

import os
import stat
import sys
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from networkgarden import APP_ID
from networkgarden.errors import UsageError

APP_NAME = "networkgarden"

SOCKET_PATH_LIMIT = 100
"""Bytes. The kernel takes 108 with the closing zero (104 on macOS), and Qt binds beside the name first."""


@dataclass(frozen=True, slots=True)
class Profile:
    """The places of one garden. Nothing is made on disk before ``create()``."""

    root: Path
    logs: Path
    socket: Path

    @classmethod
    def at(cls, directory: str | os.PathLike[str]) -> Profile:
        """Everything under ``directory``; only a socket whose path would be too long goes to the runtime directory."""
        root = Path(directory).expanduser().resolve()
        inside = root / "ng.sock"
        socket = inside if _fits(inside) else _runtime_socket(root)
        return cls(root=root, logs=root / "logs", socket=socket)

    @classmethod
    def default(cls) -> Profile:
        """The person's own garden, where this system keeps a program's data, logs and sockets."""
        from platformdirs import PlatformDirs
        dirs = PlatformDirs(APP_NAME, appauthor=False)
        root = Path(dirs.user_data_dir).resolve()
        return cls(root=root, logs=Path(dirs.user_log_dir).resolve(), socket=_runtime_socket(root))

    @property
    def garden(self) -> Path:
        return self.root / "garden.db"

    @property
    def keys(self) -> Path:
        return self.root / "keys.json"

    @property
    def settings(self) -> Path:
        return self.root / "settings.toml"

    @property
    def backups(self) -> Path:
        return self.root / "backups"

    @property
    def lock(self) -> Path:
        """Beside the garden and not in the runtime directory: every environment must find the same lock."""
        return self.root / "ng.lock"

    @property
    def log(self) -> Path:
        return self.logs / "networkgarden.log"

    def create(self) -> None:
        """Make the directories, for this person alone (0700). Raises UsageError for a directory that is not theirs."""
        _refuse_shared(self.root)
        for directory in (self.root, self.backups, self.logs, self.socket.parent):
            private_dir(directory)


def private_dir(directory: Path) -> None:
    """Make ``directory`` and its missing parents, mode 0700; an existing one of ours is narrowed to 0700."""
    for missing in reversed(list(_missing(directory))):
        missing.mkdir(mode=0o700, exist_ok=True)
    if sys.platform != "win32" and stat.S_IMODE(directory.stat().st_mode) != 0o700:
        directory.chmod(0o700)


def _missing(directory: Path) -> Iterator[Path]:
    while not directory.exists():
        yield directory
        directory = directory.parent


def _refuse_shared(root: Path) -> None:
    """A directory that others use too must not be closed to them, and is no place for a garden."""
    advice = "Choose a directory of its own for the garden."
    if root.exists() and not root.is_dir():
        raise UsageError(f"{root} is a file, not a directory.", advice)
    if root == Path(root.anchor) or root in Path.home().resolve().parents:
        raise UsageError(f"{root} holds more than a garden.", advice)
    if sys.platform != "win32" and root.exists():
        status = root.stat()
        if status.st_uid != os.geteuid() or status.st_mode & stat.S_ISVTX:
            raise UsageError(f"{root} belongs to others too.", advice)


def _fits(socket: Path) -> bool:
    return len(os.fsencode(socket)) <= SOCKET_PATH_LIMIT


def _runtime_socket(root: Path) -> Path:
    """The socket's place outside the profile: a name that tells its person, application and profile, if it fits."""
    person = _person()
    profile = blake2b(os.fsencode(root), digest_size=6).hexdigest()
    directory = _runtime_dir(root)
    telling = directory / f"{person}-{APP_ID}-{profile}.sock"
    return telling if _fits(telling) else directory / f"{profile}.sock"


def _person() -> str:
    if sys.platform != "win32":
        return str(os.getuid())
    return os.environ.get("USERNAME", "")


def _runtime_dir(root: Path) -> Path:
    """The system's directory for sockets of this person; the profile itself where there is none of theirs."""
    from platformdirs import PlatformDirs
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a missing XDG_RUNTIME_DIR is usual in scripts and no news to the person
        try:
            directory = Path(PlatformDirs(APP_NAME, appauthor=False).user_runtime_dir)
        except PermissionError:
            return root
    return directory.resolve()
