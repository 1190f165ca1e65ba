"""Who owns a profile: the window, the tray and all changes belong to one process at a time.

The kernel keeps the lock and drops it with the process, however that ends; the file only says who it is. The file
stays behind on purpose: removing a locked file lets two processes hold two locks of the same name.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

from networkgarden.system.paths import Profile

_OWNER_BYTES = 32
_WINDOWS_LOCK_OFFSET = 1 << 20
"""Windows forbids others to read a locked byte; the one we lock lies beyond the owner's number."""


class ProfileLock:
    """``try_acquire()`` once, ``release()`` at the end, or as a context manager around both."""

    def __init__(self, profile: Profile) -> None:
        self._path: Path = profile.lock
        self._handle: int | None = None

    @property
    def held(self) -> bool:
        return self._handle is not None

    def try_acquire(self) -> bool:
        """Take the lock, or say at once that another process has it. The profile's directory must exist."""
        if self._handle is not None:
            return True
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
        if not _lock(handle):
            os.close(handle)
            return False
        os.ftruncate(handle, 0)
        os.write(handle, f"{os.getpid()}\n".encode())
        self._handle = handle
        return True

    def owner_pid(self) -> int | None:
        """Who holds the lock, for the person to read after ``try_acquire()`` failed; None while nobody says so."""
        if self._handle is not None:
            return os.getpid()
        try:
            text = self._path.read_bytes()[:_OWNER_BYTES].strip()
        except FileNotFoundError:
            return None
        pid = int(text) if text.isdigit() else None
        return pid if pid is not None and _alive(pid) else None

    def release(self) -> None:
        if self._handle is None:
            return
        os.ftruncate(self._handle, 0)
        os.close(self._handle)
        self._handle = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.release()


if sys.platform == "win32":

    def _lock(handle: int) -> bool:
        import msvcrt

        os.lseek(handle, _WINDOWS_LOCK_OFFSET, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            os.lseek(handle, 0, os.SEEK_SET)
        return True

    def _alive(pid: int) -> bool:
        return pid > 0  # Windows has no harmless question: os.kill would end the process

else:

    def _lock(handle: int) -> bool:
        import fcntl

        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _alive(pid: int) -> bool:
        try:
            os.kill(pid, 0)
        except (ProcessLookupError, OverflowError):
            return False
        except PermissionError:
            return True
        return pid > 0
