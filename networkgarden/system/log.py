"""The program's own log and crash reports: files on this computer, without a name or a word of the garden.

An exception's message may quote what it choked on, and a path holds the person's name. So of exceptions only the
class and the places in the code are kept; sentences only where they are ours and hold no value.
"""

from __future__ import annotations

import copy
import logging
import os
import platform
import re
import time
import traceback
from collections.abc import Iterator, Mapping
from datetime import datetime
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

from networkgarden import __version__
from networkgarden.errors import AlreadyRunning, DamagedGarden, LockedGarden, NewerGarden
from networkgarden.system.files import write_atomic
from networkgarden.system.paths import Profile, private_dir

LOGGER = "networkgarden"
LEVEL_VARIABLE = "NETWORKGARDEN_LOG"
LEVELS = ("debug", "info", "warning", "error")
_LIBRARIES = ("keyring", "secretstorage", "jeepney", "peewee", "asyncio")
"""They log what they handle, names included, and Python prints their warnings when nobody listens."""

_FILE_BYTES = 512 * 1024
_OLD_FILES = 3
_CRASH_REPORTS = 10
_CHAIN_LIMIT = 8
_FRAME_LIMIT = 60
_SPEAKING = (AlreadyRunning, DamagedGarden, LockedGarden, NewerGarden)
_PACKAGE = Path(__file__).resolve().parent.parent


def start_log(profile: Profile, level: str = "info") -> logging.Handler:
    """Write our log under ``profile`` from now on, until ``stop_log``. The directory is made if need be."""
    private_dir(profile.logs)
    handler = _PrivateFile(
        profile.log, maxBytes=_FILE_BYTES, backupCount=_OLD_FILES, encoding="utf-8", errors="replace"
    )
    handler.setFormatter(RedactingFormatter())
    logger = logging.getLogger(LOGGER)
    logger.setLevel(level.upper())
    logger.addHandler(handler)
    for library in _LIBRARIES:
        silent = logging.getLogger(library)
        if not silent.handlers:
            silent.addHandler(logging.NullHandler())
    return handler


def stop_log(handler: logging.Handler) -> None:
    logging.getLogger(LOGGER).removeHandler(handler)
    handler.close()


def chosen_level(environ: Mapping[str, str]) -> str:
    """The level of NETWORKGARDEN_LOG, "info" for anything that is none."""
    level = environ.get(LEVEL_VARIABLE, "").lower()
    return level if level in LEVELS else "info"


class _PrivateFile(RotatingFileHandler):
    """Files that only this person may read."""

    def _open(self) -> TextIOWrapper:
        handle = os.open(self.baseFilename, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        return TextIOWrapper(os.fdopen(handle, "ab"), encoding=self.encoding, errors=self.errors)


class RedactingFormatter(logging.Formatter):
    """One line a record, in UTC; of exceptions what ``redacted`` leaves."""

    converter = staticmethod(time.gmtime)

    def __init__(self) -> None:
        super().__init__("%(asctime)sZ %(levelname)s %(name)s: %(message)s", "%Y-%m-%dT%H:%M:%S")

    def format(self, record: logging.LogRecord) -> str:
        own = copy.copy(record)
        own.exc_info = own.exc_text = own.stack_info = None  # another handler may have left the whole text in it
        line = re.sub(r"[\x00-\x1f\x7f\x85\u2028\u2029]+", " ", super().format(own))
        error = record.exc_info[1] if record.exc_info else None
        return line if error is None else f"{line}\n{redacted(error)}"


def redacted(error: BaseException) -> str:
    """Class and places of ``error`` and of what caused it, innermost call last; no message, value or path."""
    return "\n".join(line for one in _chain(error) for line in _lines(one))


def crash_report(error: BaseException) -> str:
    """What a person may send us: versions, system and the redacted error."""
    system = f"{platform.system()} {platform.machine()}"
    return f"Network Garden {__version__}\nPython {platform.python_version()}, {system}\n\n{redacted(error)}\n"


def save_crash_report(profile: Profile, error: BaseException, now: datetime) -> Path:
    """Keep the report of ``error`` beside the log; of older ones the last few stay."""
    private_dir(profile.logs)
    path = profile.logs / f"crash-{now:%Y%m%dT%H%M%S%f}.txt"
    write_atomic(path, crash_report(error).encode("utf-8", "replace"))
    for old in sorted(profile.logs.glob("crash-*.txt"))[:-_CRASH_REPORTS]:
        old.unlink()
    return path


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: list[BaseException] = []
    current: BaseException | None = error
    while current is not None and current not in seen and len(seen) < _CHAIN_LIMIT:
        seen.append(current)
        hidden = current.__suppress_context__
        current = current.__cause__ or (None if hidden else current.__context__)
    yield from seen


def _lines(error: BaseException) -> Iterator[str]:
    sentence = f": {error.args[0]}" if isinstance(error, _SPEAKING) and error.args else ""
    yield f"{type(error).__name__}{sentence}"
    frames = list(traceback.walk_tb(error.__traceback__))
    for frame, line in frames[-_FRAME_LIMIT:]:
        yield f"  {_place(frame.f_code.co_filename)}:{line} in {frame.f_code.co_qualname}"
    if isinstance(error, BaseExceptionGroup):
        yield from (f"  + {line}" for part in error.exceptions[:_CHAIN_LIMIT] for line in _lines(part))


def _place(filename: str) -> str:
    """Our files from the package on, others by their name: a path tells whose computer it is."""
    path = Path(filename)
    if path.is_relative_to(_PACKAGE):
        return path.relative_to(_PACKAGE.parent).as_posix()
    return path.name
