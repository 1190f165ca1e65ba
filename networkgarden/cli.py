"""The command line: finds the garden, unlocks it, and runs a command or opens the window.

Errors go to stderr in one sentence with advice. Exit status 2 is wrong use, 1 a failure. The commands themselves are
loaded only for a command: a window waits for none of them.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from networkgarden.cli_arguments import parse, quick_log_window
from networkgarden.errors import NetworkGardenError
from networkgarden.system.passphrase import take_passphrase
from networkgarden.system.paths import Profile

if TYPE_CHECKING:
    import argparse


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; its exit status."""
    try:
        return _run(list(sys.argv[1:] if arguments is None else arguments))
    except NetworkGardenError as error:
        print(error.told, file=sys.stderr)
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
        import logging

        from networkgarden.system.log import crash_report
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
            return run_window(profile, options, passphrase)
        if options.command == "doctor":
            from networkgarden.doctor import examine
            return examine(profile, passphrase, options.json, sys.stdout)
        from networkgarden.command_line import run_command
        return run_command(profile, options, arguments, passphrase)


def _has_screen() -> bool:
    """Whether a small window can ask; else ``log`` without words is wrong use."""
    return sys.platform != "linux" or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


@contextmanager
def _profile(options: argparse.Namespace) -> Iterator[Profile]:
    if options.demo and not options.profile:
        from tempfile import TemporaryDirectory
        with TemporaryDirectory(prefix="network-garden-") as directory:
            yield Profile.at(Path(directory) / "profile")
    else:
        yield Profile.at(options.profile) if options.profile else Profile.default()
