"""The two pieces of work of an import, done beside the window: a look at what files bring, and bringing it in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from networkgarden.actions.importing import ImportReport, Read, hints_of, import_read, read_files
from networkgarden.actions.tending import Tending
from networkgarden.storage.garden import Recording


class Stopped(Exception):
    """The person stopped it; nothing was kept."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What was read, and what it would change."""

    read: tuple[Read, ...]
    report: ImportReport


class _Stoppable(Tending):
    """A tending whose actions are taken back when ``stop`` is set before they end."""

    def __init__(self, tending: Tending, stop: Event) -> None:
        super().__init__(lambda: tending.garden, tending.clock, tending.profile, tending.settings)
        self.stop = stop

    @contextmanager
    def action(self, title: str) -> Iterator[Recording]:
        with Tending.action(self, title) as running:
            _go_on(self.stop)
            yield running
            _go_on(self.stop)


def look_at(tending: Tending, files: Sequence[Path], stop: Event, reading: Callable[[int], None]) -> Offer:
    """Read the files, telling each one's number, and try them on the garden. Nothing is changed. Raises Stopped."""

    def next_one(number: int) -> None:
        _go_on(stop)
        reading(number)

    try:
        read = read_files(files, hints_of(tending, lambda: _go_on(stop)), next_one)
        _go_on(stop)
        reading(len(files))
        return Offer(tuple(read), import_read(_with_stop(tending, stop), read, dry_run=True))
    finally:
        tending.garden.leave_thread()


def bring_in(tending: Tending, read: Sequence[Read], plant: bool, stop: Event) -> ImportReport:
    """All of it, in one transaction, or nothing. Raises Stopped."""
    try:
        return import_read(_with_stop(tending, stop), read, plant=plant)
    finally:
        tending.garden.leave_thread()


def _with_stop(tending: Tending, stop: Event) -> Tending:
    return _Stoppable(tending, stop)


def _go_on(stop: Event) -> None:
    if stop.is_set():
        raise Stopped
