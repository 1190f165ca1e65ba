"""Bringing files in: what each would change, then one transaction that can be undone (product.md §5).

The files of one command are read contacts first, so that a row of history finds its person wherever it stands.
Importing anything twice changes nothing: every person carries a print of its content, every act its identity.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from networkgarden.actions.busy_times import take_busy_times
from networkgarden.actions.changes import Changes
from networkgarden.actions.import_acts import ActIntake
from networkgarden.actions.import_answers import day_first, known_me, remember_me, sure_of
from networkgarden.actions.import_archive import ArchiveIntake
from networkgarden.actions.import_mapping import mappings_of
from networkgarden.actions.import_people import PeopleIntake
from networkgarden.actions.own_kinds import own_kinds
from networkgarden.actions.tending import Tending
from networkgarden.domain.archive import GardenArchive
from networkgarden.domain.incoming import Incoming, Skip
from networkgarden.errors import NotFound, UnreadableFile
from networkgarden.importers.calendar import FORMAT as CALENDAR
from networkgarden.importers.detect import parts, read_parts
from networkgarden.importers.hints import Hints
from networkgarden.storage.garden import Recording


@dataclass(slots=True)
class FileReport:
    """What one file gave, in the words of ``import --json``."""

    path: str
    format: str
    contacts: dict[str, int] = field(
        default_factory=lambda: dict.fromkeys(("new", "updated", "unchanged", "merged"), 0))
    interactions: dict[str, int] = field(default_factory=lambda: dict.fromkeys(("new", "duplicate"), 0))
    skipped: list[Skip] = field(default_factory=list)

    def as_json(self) -> dict[str, object]:
        return {"path": self.path, "format": self.format, "contacts": self.contacts,
                "interactions": self.interactions,
                "skipped": [{"where": skip.where, "why": skip.why} for skip in self.skipped]}


@dataclass(frozen=True, slots=True)
class ImportReport:
    files: tuple[FileReport, ...]
    recognised: bool
    changes: Changes

    def as_json(self) -> dict[str, object]:
        return {"files": [file.as_json() for file in self.files]}


@dataclass(frozen=True, slots=True)
class Unread:
    """A path that gave nothing, and why."""

    path: str
    why: str


Read = Incoming | GardenArchive | Unread


def hints_of(tending: Tending, pulse: Callable[[], None] | None = None) -> Hints:
    """What the garden can tell the readers beforehand."""
    now = tending.clock.now()
    known = Hints(me=known_me(tending), day_first=day_first(tending), now=now, mappings=mappings_of(tending),
                  own_kinds=own_kinds(tending))
    return replace(known, pulse=pulse) if pulse else known


def read_files(paths: Sequence[Path], hints: Hints | None = None,
               reading: Callable[[int], None] | None = None) -> list[Read]:
    """Read every file; one that cannot be read is reported beside the others. ``reading`` hears each one's number.

    Who I am, when one file tells it for sure, helps those that could not tell: they are read again.
    """
    hints = hints or Hints()
    found: list[list[Read]] = []
    groups = parts(paths)
    for group in groups:
        if reading:
            reading(paths.index(group[0]))
        found.append(_read_group(group, hints))
    told = tuple(me for read in found for one in read if isinstance(one, Incoming) for me in one.me if me.sure)
    if set(told) - set(hints.me):
        better = replace(hints, me=tuple(dict.fromkeys((*hints.me, *told))))
        for number, read in enumerate(found):
            if any(isinstance(one, Incoming) and "me" in one.asks for one in read):
                found[number] = _read_group(groups[number], better)
    return [one for read in found for one in read]


def _read_group(paths: Sequence[Path], hints: Hints) -> list[Read]:
    try:
        return list(read_parts(paths, hints))
    except (UnreadableFile, NotFound) as error:
        return [Unread(str(path), str(error)) for path in paths]


def import_read(tending: Tending, read: Sequence[Read], *, plant: bool = False,
                dry_run: bool = False) -> ImportReport:
    """Bring in what was read, all of it or nothing; with ``dry_run`` only tell what would happen."""
    reports = [FileReport(one.path, "unknown", skipped=[Skip(one.path, one.why)]) if isinstance(one, Unread)
               else FileReport(one.path, one.format or "unknown", skipped=list(one.skipped)) for one in read]
    title = _title(read)
    try:
        with tending.action(title) as running:
            touched = _take_in(tending, running, read, reports, plant)
            changed = any(one.contacts["new"] or one.contacts["updated"] or one.contacts["merged"]
                          or one.interactions["new"] for one in reports) or touched
            if dry_run or not changed:
                raise _Unwanted
    except _Unwanted:
        changed = False
    if not dry_run:
        remember_me(tending, sure_of(read))
    recognised = any(not isinstance(one, Unread) and bool(one.format) for one in read)
    return ImportReport(tuple(reports), recognised, Changes(title, everything=changed, undoable=changed))


def _take_in(tending: Tending, running: Recording, read: Sequence[Read],
             reports: Sequence[FileReport], plant: bool) -> bool:
    """True when something changed that the counts do not show (a seed planted, a promise)."""
    people = PeopleIntake(tending, running, plant)
    for one, report in zip(read, reports, strict=True):
        if isinstance(one, GardenArchive):
            ArchiveIntake(tending, running, people).take(one, report.contacts)
        elif isinstance(one, Incoming):
            people.take(one, report.contacts, report.skipped)
    people.write()
    acts = ActIntake(tending, running, people)
    for one, report in zip(read, reports, strict=True):
        if isinstance(one, GardenArchive):
            acts.take_archived(one, report.interactions)
        elif isinstance(one, Incoming):
            acts.take(one, report)
    acts.write()
    kept = False
    for one in read:
        if isinstance(one, GardenArchive):
            kept = ArchiveIntake(tending, running, people).take_keepsakes(one) or kept
    calendars = [Path(one.path) for one in read if isinstance(one, Incoming) and one.format == CALENDAR
                 and Path(one.path).is_file()]
    kept = take_busy_times(tending, running, calendars) or kept
    running.everybody = True
    return people.moved or kept


def _title(read: Sequence[Read]) -> str:
    names = [Path(one.path).name for one in read if not isinstance(one, Unread)]
    return f"Imported {names[0]}" if len(names) == 1 else f"Imported {len(names)} files"


class _Unwanted(Exception):
    """Rolls a try back."""
