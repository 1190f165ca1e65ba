"""Builds the program once, in order, and hands it over; the only file that sees all parts.

What the first frame does not need is imported later: by the thread that opens the garden while Qt loads, or when it
is first asked for.
"""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from networkgarden.actions.tending import Tending
from networkgarden.domain.first_sight import FirstSight
from networkgarden.errors import LockedGarden, NetworkGardenError, UsageError
from networkgarden.system.activation import NAMES as LEAVES
from networkgarden.system.activation import take_activation_token
from networkgarden.system.beside import Beside
from networkgarden.system.clock import SystemClock
from networkgarden.system.lock import ProfileLock
from networkgarden.system.paths import Profile
from networkgarden.system.settings import load_settings

if TYPE_CHECKING:
    import argparse
    import logging

    from networkgarden.storage.garden import Garden
    from networkgarden.system.keys import Ask

STARTED = time.perf_counter()
KEYRING_SECONDS = 60.0


def run_window(profile: Profile, options: argparse.Namespace, passphrase: str | None) -> int:
    """Open the window on ``profile``; the exit status. A second start hands over to the first one.

    What hinders it is told in a window too where a launcher started the program: nobody reads what it prints then.
    """
    _check_display()
    launched = _by_a_launcher()
    try:
        return _run_window(profile, options, passphrase)
    except NetworkGardenError as error:
        if launched:
            from networkgarden.desktop.unlock import tell_in_window
            tell_in_window(error)
        raise


def _run_window(profile: Profile, options: argparse.Namespace, passphrase: str | None) -> int:
    _check_files(options.files)
    lock = ProfileLock(profile)
    if profile.root.is_dir() and not lock.try_acquire() and _handed_over(profile, options, lock):
        return 0
    gc.disable()        # what is loaded stays: looking through it for cycles only delays the start
    try:
        beside = Beside(lambda: _look(profile, passphrase, options.demo))
        from networkgarden.desktop.application import Program, make_application
        application = make_application([])
        found = _found(beside, profile, options.demo)
        if not lock.held and not lock.try_acquire() and _handed_over(profile, options, lock):
            return 0
        tending = _tending(profile, found, options.demo)
        sight = FirstSight.of_plain(found["sight"])
        return _run(Program(application, tending, sight, found["wants_code"], _run_sent), profile, options)
    finally:
        gc.enable()
        lock.release()


def _look(profile: Profile, passphrase: str | None, demo: bool, ask: Ask | None = None) -> dict[str, Any]:
    """The key, who is in sight first, and whether the recovery code is still to be saved: beside the loading of Qt.

    Opens the garden, or makes it, and closes it again.
    """
    from networkgarden.actions.opening import open_profile
    from networkgarden.actions.recovery import needs_recovery_code
    from networkgarden.system.secrets import MemoryKeyring, SystemKeyring
    keyring = None if ask is not None else MemoryKeyring() if demo else SystemKeyring(timeout=KEYRING_SECONDS)
    tending = open_profile(profile, SystemClock(), keyring, passphrase if ask is None else None, ask)
    try:
        if demo:
            from networkgarden.actions.sample import sow_sample
            sow_sample(tending)
        return {"key": tending.key.hex(), "sight": tending.first_sight().plain(),
                "wants_code": not demo and needs_recovery_code(tending)}
    finally:
        tending.garden.leave_thread()


def _found(beside: Beside, profile: Profile, demo: bool) -> dict[str, Any]:
    try:
        found: dict[str, Any] = beside.result()
    except LockedGarden as error:
        from networkgarden.desktop.unlock import ask_in_window
        found = _look(profile, None, demo, ask_in_window(error, profile.keys.exists()))
    return found


def _tending(profile: Profile, found: dict[str, Any], demo: bool) -> Tending:
    key = bytes.fromhex(found["key"])

    def open_garden() -> Garden:
        from networkgarden.storage.garden import Garden
        return Garden.open(profile.garden, key, profile.backups)

    # a throw-away garden needs no recovery code, hence no key to make one with
    return Tending(open_garden, SystemClock(), profile, load_settings(profile.settings)[0], b"" if demo else key)


def _run_sent(tending: Tending, arguments: Sequence[str], directory: str) -> tuple[int, str, str]:
    from networkgarden.command_line import run_sent
    return run_sent(tending, arguments, directory)


def _run(program: Any, profile: Profile, options: argparse.Namespace) -> int:
    logs: list[logging.Handler] = []

    def begin_log() -> None:
        from networkgarden.system.log import start_log
        logs.append(start_log(profile))

    program.settling.connect(begin_log)
    program.settling.connect(gc.enable)
    if options.exit_after_first_frame:
        program.pages.first_painted.connect(lambda: _tell_first_frame(program))
    files = [os.path.abspath(name) for name in options.files]
    try:
        return int(program.run(options.background, files, options.quick_log))
    finally:
        for handler in logs:
            from networkgarden.system.log import stop_log
            stop_log(handler)


def _tell_first_frame(program: Any) -> None:
    import json
    figures = {"first_frame_ms": round(_ms_since_start(), 1), "contacts": program.contacts,
               "rss_mb": round(_peak_mb(), 1)}
    print(json.dumps(figures), flush=True)
    program.quit()


def _ms_since_start() -> float:
    """Milliseconds since the process began (since this module was imported, where the system does not tell)."""
    stat = Path("/proc/self/stat")
    if not stat.exists():
        return (time.perf_counter() - STARTED) * 1000
    ticks = int(stat.read_text().rpartition(")")[2].split()[19])
    return (time.clock_gettime(time.CLOCK_BOOTTIME) - ticks / os.sysconf("SC_CLK_TCK")) * 1000


def _peak_mb() -> float:
    if sys.platform == "win32":
        return 0.0
    import resource
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def _handed_over(profile: Profile, options: argparse.Namespace, lock: ProfileLock) -> bool:
    """Let the running one do what this start was for, and pass on the leave to come to the front; False when it ended
    and the lock is ours."""
    from networkgarden.system.wire import hand_over
    request: dict[str, Any] = {"do": "log" if options.quick_log else "hello" if options.background else "show"}
    if options.files:
        request = {"do": "open", "files": [os.path.abspath(name) for name in options.files]}
    token = take_activation_token(os.environ)
    return hand_over(profile, lock, request | ({"token": token} if token else {})) is not None


def _check_display() -> None:
    """Qt aborts without a display; a sentence is kinder."""
    if sys.platform == "linux" and not any(
            os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")):
        raise NetworkGardenError("There is no display to open a window on.",
                                 "The commands work without one: networkgarden --help")


def _by_a_launcher() -> bool:
    """Started from a menu or a panel (by what those leave in the environment), with nobody at a terminal."""
    if sys.stderr is None:
        return True
    left = any(os.environ.get(name) for name in LEAVES) or (
        os.environ.get("GIO_LAUNCHED_DESKTOP_FILE_PID") == str(os.getpid()))
    return left and not sys.stderr.isatty()


def _check_files(files: Sequence[str]) -> None:
    for name in files:
        if not Path(name).exists():
            raise UsageError(f"There is no command or file “{name}”.", "See: networkgarden --help")
