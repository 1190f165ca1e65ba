"""The command line: finds the garden, unlocks it, and runs a command or opens the window.

Errors go to stderr in one sentence with advice. Exit status 2 is wrong use, 1 a failure. While the program runs,
reading commands open the file beside it and changing ones are sent to it.
"""

from __future__ import annotations

import argparse
import getpass
import io
import json
import logging
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from networkgarden.actions.opening import open_profile
from networkgarden.actions.recovering import recover
from networkgarden.actions.sample import sow_sample
from networkgarden.actions.tending import Tending
from networkgarden.cli_arguments import CHANGING, parse, quick_log_window
from networkgarden.commands import TENDING
from networkgarden.errors import AlreadyRunning, NetworkGardenError
from networkgarden.system.clock import SystemClock
from networkgarden.system.keys import Ask, take_passphrase
from networkgarden.system.lock import ProfileLock
from networkgarden.system.log import crash_report, start_log
from networkgarden.system.paths import Profile
from networkgarden.system.secrets import MemoryKeyring, SystemKeyring
from networkgarden.system.wire import send

ANSWER_SECONDS = 600.0


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; its exit status."""
    try:
        return _run(list(sys.argv[1:] if arguments is None else arguments))
    except NetworkGardenError as error:
        print(_one_line(error), file=sys.stderr)
        return error.exit_status
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        print(f"{error.filename or 'A file'} could not be written or read: {error.strerror}.\n"
              "Check the folder, its permissions and the space left.", file=sys.stderr)
        return 1
    except Exception as error:  # noqa: BLE001 - a bug: told in a sentence here, its frames to the log
        frames = crash_report(error)
        logging.getLogger("networkgarden").error("%s", frames)  # noqa: TRY400 - values stay out of the log
        print(f"Something in Network Garden went wrong ({type(error).__name__}); nothing half-done was kept.\n"
              "Please report it with the log of the profile.", file=sys.stderr)
        return 1


def _run(arguments: list[str]) -> int:
    options = parse(arguments)
    passphrase = take_passphrase(os.environ)
    if options.command == "log" and not options.words and _has_screen():
        options = quick_log_window(options)
    with _profile(options) as profile:
        if options.command is None:
            from networkgarden.app import run_window
            return run_window(profile, options, passphrase, run_sent)
        if options.command == "doctor":
            from networkgarden.doctor import examine
            return examine(profile, passphrase, options.json, sys.stdout)
        if options.command == "recover":
            return _recover(profile, options, passphrase)
        if options.command in CHANGING:
            return _change(profile, options, arguments, passphrase)
        with _opened(profile, options, passphrase) as tending:
            return _look(tending, options)


def _has_screen() -> bool:
    """Whether a small window can ask; else ``log`` without words is wrong use."""
    return sys.platform != "linux" or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def _look(tending: Tending, options: argparse.Namespace) -> int:
    if options.command == "snapshot":
        from networkgarden.app import write_snapshot
        write_snapshot(tending, options)
    else:
        TENDING[options.command](tending, options, sys.stdout)
    return 0


def _recover(profile: Profile, options: argparse.Namespace, passphrase: str | None) -> int:
    done = recover(profile, Path(options.backup), SystemClock(), SystemKeyring(), passphrase, ask_on_terminal())
    if options.json:
        print(json.dumps({"contacts": done.contacts, "aside": str(done.aside) if done.aside else None}))
        return 0
    print(f"The garden is back with {done.contacts} contacts.")
    if done.aside:
        print(f"What was there before lies in {done.aside}.")
    return 0


def _change(profile: Profile, options: argparse.Namespace, arguments: list[str], passphrase: str | None) -> int:
    lock = ProfileLock(profile)
    if profile.root.is_dir() and not lock.try_acquire():
        return _send(profile, arguments, lock)
    try:
        with _opened(profile, options, passphrase) as tending:
            TENDING[options.command](tending, options, sys.stdout)
    finally:
        lock.release()
    return 0


def _send(profile: Profile, arguments: list[str], lock: ProfileLock) -> int:
    """Let the running program do it, and end as it says."""
    answer = send(profile, {"do": "command", "arguments": arguments, "directory": os.getcwd()}, ANSWER_SECONDS)
    if answer is None:
        raise AlreadyRunning(f"Network Garden is already running but not answering (pid {lock.owner_pid()}).",
                             "Quit it, or try again in a moment.")
    sys.stdout.write(answer["out"])
    sys.stderr.write(answer["err"])
    return int(answer["status"])


def run_sent(tending: Tending, arguments: Sequence[str], directory: str) -> tuple[int, str, str]:
    """Run a changing command that another start sent: its exit status and what it prints."""
    out = io.StringIO()
    try:
        options = parse(arguments)
        if options.command not in CHANGING:
            return 2, "", "Only changing commands can be sent.\n"
        options.directory = directory
        TENDING[options.command](tending, options, out)
    except NetworkGardenError as error:
        return error.exit_status, out.getvalue(), f"{_one_line(error)}\n"
    return 0, out.getvalue(), ""


@contextmanager
def _profile(options: argparse.Namespace) -> Iterator[Profile]:
    if options.demo and not options.profile:
        with TemporaryDirectory(prefix="network-garden-") as directory:
            yield Profile.at(Path(directory) / "profile")
    else:
        yield Profile.at(options.profile) if options.profile else Profile.default()


@contextmanager
def _opened(profile: Profile, options: argparse.Namespace, passphrase: str | None) -> Iterator[Tending]:
    keyring = MemoryKeyring() if options.demo else SystemKeyring()
    tending = open_profile(profile, SystemClock(), keyring, passphrase, ask_on_terminal())
    start_log(profile)
    try:
        if options.demo:
            sow_sample(tending)
        yield tending
    finally:
        tending.garden.close()
        logging.shutdown()


def ask_on_terminal() -> Ask | None:
    """Asks without showing what is typed; None where nobody sits at a terminal."""
    if not (sys.stdin and sys.stdin.isatty()):
        return None
    return lambda prompt: getpass.getpass(prompt) or None


def _one_line(error: NetworkGardenError) -> str:
    return "\n".join(part for part in (error.title, error.advice) if part)
