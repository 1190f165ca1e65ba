"""Running one command of the command line on a profile, or sending it to the program that has the profile.

While the program runs, reading commands open the file beside it and changing ones are sent to it.
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

from networkgarden.actions.opening import open_profile
from networkgarden.actions.recovering import recover
from networkgarden.actions.sample import sow_sample
from networkgarden.actions.tending import Tending
from networkgarden.cli_arguments import CHANGING, parse
from networkgarden.commands import TENDING
from networkgarden.errors import NetworkGardenError
from networkgarden.system.clock import SystemClock, local_zone_name
from networkgarden.system.hemisphere import is_southern
from networkgarden.system.keys import Ask
from networkgarden.system.lock import ProfileLock
from networkgarden.system.log import start_log
from networkgarden.system.paths import Profile
from networkgarden.system.secrets import MemoryKeyring, SystemKeyring
from networkgarden.system.wire import hand_over

ANSWER_SECONDS = 600.0


def run_command(profile: Profile, options: argparse.Namespace, arguments: Sequence[str],
                passphrase: str | None) -> int:
    """Run the command of ``arguments``, which ``options`` are; its exit status."""
    if options.command == "recover":
        return _recover(profile, options, passphrase)
    if options.command in CHANGING:
        return _change(profile, options, arguments, passphrase)
    with _opened(profile, options, passphrase) as tending:
        return _look(tending, options)


def _look(tending: Tending, options: argparse.Namespace) -> int:
    if options.command == "snapshot":
        _write_snapshot(tending, options)
    else:
        TENDING[options.command](tending, options, sys.stdout)
    return 0


def _write_snapshot(tending: Tending, options: argparse.Namespace) -> None:
    """Paint the garden to a PNG, with or without a display."""
    from networkgarden.desktop.garden.snapshot import save_snapshot
    local = tending.clock.now().astimezone(tending.clock.zone())
    southern = is_southern(tending.settings.hemisphere, local_zone_name())
    save_snapshot(tending.standings(options.on), Path(options.file), options.size, local, southern,
                  dark=tending.settings.theme == "dark")


def _recover(profile: Profile, options: argparse.Namespace, passphrase: str | None) -> int:
    done = recover(profile, Path(options.backup), SystemClock(), SystemKeyring(), passphrase, ask_on_terminal())
    if options.json:
        print(json.dumps({"contacts": done.contacts, "aside": str(done.aside) if done.aside else None}))
        return 0
    print(f"The garden is back with {done.contacts} contacts.")
    if done.aside:
        print(f"What was there before lies in {done.aside}.")
    return 0


def _change(profile: Profile, options: argparse.Namespace, arguments: Sequence[str],
            passphrase: str | None) -> int:
    lock = ProfileLock(profile)
    if profile.root.is_dir() and not lock.try_acquire():
        request = {"do": "command", "arguments": list(arguments), "directory": os.getcwd()}
        answer = hand_over(profile, lock, request, ANSWER_SECONDS)
        if answer is not None:
            sys.stdout.write(answer["out"])
            sys.stderr.write(answer["err"])
            return int(answer["status"])
    try:
        with _opened(profile, options, passphrase) as tending:
            TENDING[options.command](tending, options, sys.stdout)
    finally:
        lock.release()
    return 0


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
        return error.exit_status, out.getvalue(), f"{error.told}\n"
    return 0, out.getvalue(), ""


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
