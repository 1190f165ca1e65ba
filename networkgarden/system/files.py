"""Writing small files so that a crash leaves either the old one or the new one, never half of it."""

from __future__ import annotations

import logging
import os
import sys
import tempfile
import time
from pathlib import Path

log = logging.getLogger(__name__)

UNFINISHED_SECONDS = 60.0
"""What is older is being written by nobody any more."""


def write_atomic(path: Path, data: bytes) -> None:
    """Replace ``path`` by ``data`` (mode 0600), synced to disk before this returns. The directory must exist."""
    temporary = _write_beside(path, data)
    try:
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    sync_directory(path.parent)


def write_new(path: Path, data: bytes) -> None:
    """Like ``write_atomic``, but raises FileExistsError when ``path`` is there already, leaving it as it is."""
    temporary = _write_beside(path, data)
    try:
        _publish(temporary, path, data)
    finally:
        temporary.unlink(missing_ok=True)
    sync_directory(path.parent)


def clear_unfinished(directory: Path) -> None:
    """Take away what a program that was killed had just been writing; nothing depends on it."""
    for rest in directory.glob(".*.part"):
        try:
            if time.time() - rest.stat().st_mtime > UNFINISHED_SECONDS:
                rest.unlink()
        except OSError as error:    # somebody else was faster, or it may not be: it may lie there
            log.debug("an unfinished file stays: %s", type(error).__name__)


def _publish(temporary: Path, path: Path, data: bytes) -> None:
    try:
        path.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links: still exclusive, no longer all at once
        with path.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())


def _write_beside(path: Path, data: bytes) -> Path:
    # mkstemp gives mode 0600 from the first moment on
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    except OSError as error:
        error.filename = str(path)          # the temporary name says nothing to anybody
        raise
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def sync_directory(directory: Path) -> None:
    """Make a rename in ``directory`` last through a power cut; where directories cannot be opened there is no need."""
    if sys.platform != "win32":
        handle = os.open(directory, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
