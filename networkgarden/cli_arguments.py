"""The words of the command line (product.md §5): which commands there are and what each takes."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from datetime import date
from typing import NoReturn

from networkgarden import __version__
from networkgarden.domain.kinds import Reaction, State
from networkgarden.errors import UsageError

COMMANDS = ("add", "import", "list", "today", "log", "plant", "rest", "archive", "restore", "timeline",
            "duplicates", "merge", "undo", "export", "backup", "recover", "snapshot", "doctor")
CHANGING = frozenset({"add", "import", "log", "plant", "rest", "archive", "restore", "merge", "undo"})
"""These need the profile for themselves: while the program runs they are sent to it."""

Maker = Callable[[str, str], argparse.ArgumentParser]
"""Makes the parser of one command from its name and what it does."""


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence instead of printing the whole usage."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message[:1].upper()}{message[1:]}.", f"See: {self.prog} --help")


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The command and its options; ``command`` is None for the window. Raises UsageError."""
    command = _command_in(arguments)
    if command is None:
        return _window_parser().parse_args(arguments)
    return _command_parser().parse_args(_command_first(arguments, command))


def _command_in(arguments: Sequence[str]) -> str | None:
    """The first word that is neither an option nor an option's value, if it is a command."""
    value_next = False
    for word in arguments:
        if value_next:
            value_next = False
        elif word == "--profile":
            value_next = True
        elif not word.startswith("-"):
            return word if word in COMMANDS else None
    return None


def _command_first(arguments: Sequence[str], command: str) -> list[str]:
    at = list(arguments).index(command)
    return [command, *arguments[:at], *arguments[at + 1:]]


def _common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--profile", metavar="DIR", help="keep everything under DIR")
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    parser.add_argument("--demo", action="store_true", help="use a sample garden in a throw-away profile")


def _window_parser() -> Parser:
    parser = Parser(prog="networkgarden", description="A private garden of the people you know.",
                    epilog=f"Commands: {', '.join(COMMANDS)}. Each explains itself with --help.")
    parser.add_argument("files", nargs="*", metavar="FILE", help="files to offer for import")
    _common(parser)
    parser.add_argument("--background", action="store_true", help="start in the tray")
    parser.add_argument("--exit-after-first-frame", action="store_true", help="print start figures as JSON and end")
    parser.add_argument("--version", action="version", version=f"Network Garden {__version__}")
    parser.set_defaults(command=None, quick_log=False)
    return parser


def quick_log_window(options: argparse.Namespace) -> argparse.Namespace:
    """``log`` without words, as options for the window: the small one of the quick log."""
    window = _window_parser().parse_args([])
    window.quick_log, window.profile, window.demo = True, options.profile, options.demo
    return window


def _command_parser() -> Parser:
    parser = Parser(prog="networkgarden")
    commands = parser.add_subparsers(dest="command", parser_class=Parser)

    def command(name: str, text: str) -> argparse.ArgumentParser:
        one = commands.add_parser(name, help=text, description=text)
        _common(one)
        return one

    _people_commands(command)
    _look_commands(command)
    _file_commands(command)
    return parser


def _people_commands(command: Maker) -> None:
    one = command("add", "Plant a contact.")
    one.add_argument("name", metavar="NAME")
    one.add_argument("--email", action="append", default=[], metavar="E")
    one.add_argument("--circle", type=int, default=50, metavar="N", help="5, 15, 50 or 150")
    one.add_argument("--every", type=int, metavar="DAYS", help="a rhythm of its own, 3 to 730 days")
    one.add_argument("--bed", action="append", default=[], metavar="B")
    one.add_argument("--established", action="store_true", help="known well before the garden")
    one = command("log", "Log one interaction with one or several contacts.")
    one.add_argument("words", nargs="*", metavar="WHO… KIND", help="without any, a small window asks")
    _on(one)
    one.add_argument("--received", action="store_true", help="it came from them")
    one.add_argument("--note", default="", metavar="T")
    one.add_argument("--reaction", choices=[reaction.value for reaction in Reaction], metavar="R",
                     help="how it landed: warm, polite, no answer, no")
    for name, text in (("plant", "Plant seeds, or end a rest."), ("rest", "Let contacts rest."),
                       ("archive", "Archive contacts."), ("restore", "Return contacts to the state before.")):
        command(name, text).add_argument("who", nargs="+", metavar="WHO")
    one = command("merge", "Make one contact of several; the oldest keeps its plant. Can be taken apart in Seeds.")
    one.add_argument("who", nargs="+", metavar="WHO")
    command("undo", "Undo the last action, a whole import included.")


def _look_commands(command: Maker) -> None:
    one = command("list", "List the contacts of the garden.")
    _on(one)
    one.add_argument("--state", choices=[state.value for state in State], metavar="S",
                     help="seed, planted, resting or archived")
    one.add_argument("--bed", metavar="B")
    _on(command("today", "Show today's prompts. Nothing is recorded."))
    command("timeline", "Show what happened with a contact.").add_argument("who", metavar="WHO")
    command("duplicates", "Show who may be in the garden twice. Nothing is changed.")
    command("doctor", "Check the file, the keys, the tray, the notifier, the keyring and autostart.")


def _file_commands(command: Maker) -> None:
    one = command("import", "Import any known file or folder.")
    one.add_argument("paths", nargs="+", metavar="PATH")
    one.add_argument("--dry-run", action="store_true", help="only tell what would happen")
    one.add_argument("--plant", action="store_true", help="plant new people instead of keeping them as seeds")
    one.add_argument("--me", action="append", default=[], metavar="WHO",
                     help="an address or name of your own, where the files do not tell; remembered")
    command("export", "Write the whole garden to FILE (.json, .vcf, .csv or .ics).").add_argument("file")
    command("backup", "Write an encrypted copy of the garden into DIR.").add_argument("directory", metavar="DIR")
    command("recover", "Restore a backup; a garden that is there is moved aside.").add_argument(
        "backup", metavar="BACKUP")
    one = command("snapshot", "Paint the garden as a picture.")
    one.add_argument("file", metavar="OUT.png", help="or OUT.svg, OUT.pdf")
    _on(one)
    one.add_argument("--size", type=_size, default=(1440, 900), metavar="WxH")


def _on(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--on", type=_day, metavar="DATE", help="a day as YYYY-MM-DD")


def _day(text: str) -> int:
    try:
        return date.fromisoformat(text).toordinal()
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is no day; write it as 2026-03-31") from None


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.casefold().partition("x")
    if not (width.isdigit() and height.isdigit() and 64 <= int(width) <= 20_000 and 64 <= int(height) <= 20_000):
        raise argparse.ArgumentTypeError(f"“{text}” is no size; write it as 1440x900, each side 64 to 20000")
    return int(width), int(height)

