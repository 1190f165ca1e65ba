"""Builds the program once, in order, and hands it over; the only file that sees all parts."""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

from networkgarden.actions.opening import open_profile
from networkgarden.actions.sample import sow_sample
from networkgarden.actions.tending import Tending
from networkgarden.domain.standing import Standing
from networkgarden.errors import AlreadyRunning, LockedGarden, NetworkGardenError, UsageError
from networkgarden.system.activation import take_activation_token
from networkgarden.system.clock import SystemClock, local_zone_name
from networkgarden.system.hemisphere import is_southern
from networkgarden.system.lock import ProfileLock
from networkgarden.system.log import start_log, stop_log
from networkgarden.system.paths import Profile
from networkgarden.system.secrets import KeyringStore, MemoryKeyring, SystemKeyring
from networkgarden.system.wire import send

if TYPE_CHECKING:
    from networkgarden.desktop.application import RunSent

STARTED = time.perf_counter()
KEYRING_SECONDS = 60.0


def run_window(profile: Profile, options: argparse.Namespace, passphrase: str | None, run_sent: RunSent) -> int:
    """Open the window on ``profile``; the exit status. A second start hands over to the first one."""
    _check_display()
    _check_files(options.files)
    lock = ProfileLock(profile)
    if profile.root.is_dir() and not lock.try_acquire():
        return _hand_over(profile, options, lock)
    keyring = MemoryKeyring() if options.demo else SystemKeyring(timeout=KEYRING_SECONDS)
    with ThreadPoolExecutor(1) as beside:
        opened = beside.submit(_open_beside, profile, keyring, passphrase, options.demo)
        from networkgarden.desktop.application import make_application
        application = make_application([])
        tending, standings = _opened(opened, profile, options.demo)
    handler = start_log(profile)
    try:
        if not lock.held and not lock.try_acquire():
            return _hand_over(profile, options, lock)
        return _run(application, tending, standings, options, run_sent)
    finally:
        lock.release()
        stop_log(handler)


def _open_beside(profile: Profile, keyring: KeyringStore, passphrase: str | None,
                 demo: bool) -> tuple[Tending, list[Standing]]:
    """The key, the garden and how everybody stands, fetched in a thread while Qt loads."""
    tending = open_profile(profile, SystemClock(), keyring, passphrase)
    if demo:
        _sow(tending)
    standings = tending.standings()
    tending.garden.leave_thread()
    return tending, standings


def _opened(opened: Future[tuple[Tending, list[Standing]]], profile: Profile,
            demo: bool) -> tuple[Tending, list[Standing]]:
    try:
        return opened.result()
    except LockedGarden as error:
        from networkgarden.desktop.unlock import ask_in_window
        tending = open_profile(profile, SystemClock(), None, None, ask_in_window(error))
        if demo:
            _sow(tending)
        return tending, tending.standings()


def _sow(tending: Tending) -> None:
    sow_sample(tending)
    tending.key = b""           # a throw-away garden needs no recovery code


def _run(application: Any, tending: Tending, standings: Sequence[Standing], options: argparse.Namespace,
         run_sent: RunSent) -> int:
    from networkgarden.desktop.application import Program
    program = Program(application, tending, standings, run_sent)
    if options.exit_after_first_frame:
        program.pages.first_painted.connect(lambda: _tell_first_frame(program, len(standings)))
    program.open_first(options.background, [os.path.abspath(name) for name in options.files], options.quick_log)
    status = application.exec()
    program.end()
    return int(status)


def _tell_first_frame(program: Any, contacts: int) -> None:
    figures = {"first_frame_ms": round(_ms_since_start(), 1), "contacts": contacts, "rss_mb": round(_peak_mb(), 1)}
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


def _hand_over(profile: Profile, options: argparse.Namespace, lock: ProfileLock) -> int:
    """Let the running one do what this start was for, and pass on the leave to come to the front."""
    request: dict[str, Any] = {"do": "log" if options.quick_log else "show"}
    if options.files:
        request = {"do": "open", "files": [os.path.abspath(name) for name in options.files]}
    token = take_activation_token(os.environ)
    if send(profile, request | ({"token": token} if token else {})) is None:
        raise AlreadyRunning(f"Network Garden is already running but not answering (pid {lock.owner_pid()}).",
                             "Quit it, or try again in a moment.")
    return 0


def _check_display() -> None:
    """Qt aborts without a display; a sentence is kinder."""
    if sys.platform == "linux" and not any(
            os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")):
        raise NetworkGardenError("There is no display to open a window on.",
                                 "The commands work without one: networkgarden --help")


def _check_files(files: Sequence[str]) -> None:
    for name in files:
        if not Path(name).exists():
            raise UsageError(f"There is no command or file “{name}”.", "See: networkgarden --help")


def write_snapshot(tending: Tending, options: argparse.Namespace) -> None:
    """Paint the garden to a PNG, with or without a display."""
    from networkgarden.desktop.garden.snapshot import save_snapshot
    local = tending.clock.now().astimezone(tending.clock.zone())
    southern = is_southern(tending.settings.hemisphere, local_zone_name())
    save_snapshot(tending.standings(options.on), Path(options.file), options.size, local, southern,
                  dark=tending.settings.theme == "dark")
