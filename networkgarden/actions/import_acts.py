"""Acts of files become interactions, each once (model.md §1, "the same interaction").

With a message id an act is known by it; else the n-th equal row of a file is the n-th act, and another file adds
only what exceeds that.
"""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, tzinfo
from typing import Protocol
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from networkgarden.actions.import_people import PeopleIntake
from networkgarden.actions.merging import all_merges
from networkgarden.actions.tending import Tending
from networkgarden.domain.archive import GardenArchive
from networkgarden.domain.days import day_of, garden_day
from networkgarden.domain.incoming import Incoming, IncomingInteraction, Skip
from networkgarden.domain.interaction import Interaction
from networkgarden.storage.garden import Recording

Same = tuple[object, ...]
MOST_TOLD = 10
MOST_HELD = 10_000
"""Acts that wait to be written: a chat may hold a million."""


class Report(Protocol):
    """The parts of a file's report that acts fill."""

    contacts: dict[str, int]
    interactions: dict[str, int]
    skipped: list[Skip]


class ActIntake:
    """Collects the acts of all files of one import and writes them, many at a time."""

    def __init__(self, tending: Tending, running: Recording, people: PeopleIntake) -> None:
        self._tending, self._running, self._people = tending, running, people
        self._zone = import_zone(tending, running)
        self._new: list[tuple[Interaction, int]] = []
        self._whole: list[Interaction] = []
        self._keys: set[tuple[str, int]] = set()
        self._have: Counter[Same] = Counter()
        self._ids: set[str] = set()
        self._load()

    def _load(self) -> None:
        for row, number, day, instant, kind, direction, note, key, own in self._tending.garden.read.query(
                "SELECT taking_part.contact, interaction.uuid, day, instant, kind, direction, note, key, own "
                "FROM taking_part JOIN interaction ON interaction.id = taking_part.interaction"):
            self._ids.add(number)
            self._have[row, instant or day, own or kind, direction, note] += 1
            if key:
                self._keys.add((key, row))

    def take(self, incoming: Incoming, report: Report) -> None:
        seen: Counter[Same] = Counter()
        refused: list[Skip] = []
        for act in incoming.interactions:
            row = self._people.row_for(act.who, act.where, report.contacts, refused, incoming.source)
            if row is not None:
                new = self._take_one(incoming.source, act, row, seen)
                report.interactions["new" if new else "duplicate"] += 1
            if len(self._new) >= MOST_HELD:
                self._write_new()
        report.skipped += _told_together(refused)
        self._have |= seen

    def _take_one(self, source: str, act: IncomingInteraction, row: int, seen: Counter[Same]) -> bool:
        instant = act.instant.astimezone(UTC) if act.instant else None
        day = garden_day(instant, self._zone) if instant else day_of(act.day)
        if act.key:
            if (act.key, row) in self._keys:
                return False
            self._keys.add((act.key, row))
        same: Same = (row, instant.isoformat() if instant else day, act.own or act.kind.value, act.direction.value,
                      act.note)
        seen[same] += 1
        if not act.key and seen[same] <= self._have[same]:
            return False
        self._new.append((Interaction(str(uuid.uuid4()), day, act.kind, act.direction, (), act.note, act.reaction,
                                      instant, source, act.key, act.own), row))
        return True

    def take_archived(self, archive: GardenArchive, counts: dict[str, int]) -> None:
        """Interactions of our own JSON keep their ids; one that a merge left out stays out."""
        self._ids.update(act.id for one in all_merges(self._tending.garden.read) for part in one.parts
                         for act in part.dropped)
        for act in archive.interactions:
            new = act.id not in self._ids
            counts["new" if new else "duplicate"] += 1
            if new:
                self._ids.add(act.id)
                self._whole.append(act)

    def _write_new(self) -> None:
        self._people.write()
        self._running.write.add_interactions_of(self._new)
        self._new.clear()

    def write(self) -> None:
        self._write_new()
        wanted = {contact for act in self._whole for contact in act.contact_ids}
        self._running.write.add_interactions(self._whole, self._people.rows_of(wanted))


def _told_together(skips: list[Skip]) -> list[Skip]:
    """One line for each reason that stands for more acts than anybody reads; a chat may hold thousands."""
    places: dict[str, list[str]] = {}
    for skip in skips:
        places.setdefault(skip.why, []).append(skip.where)
    return [skip for skip in skips if len(places[skip.why]) <= MOST_TOLD] + [
        Skip(f"{', '.join(where[:MOST_TOLD])} and {len(where) - MOST_TOLD} more", f"{len(where)} left out: {why}")
        for why, where in places.items() if len(where) > MOST_TOLD]


def import_zone(tending: Tending, running: Recording) -> tzinfo:
    """The computer's zone at the first import, kept from then on: a move does not shift the past."""
    kept = tending.garden.read.meta("zone")
    if kept:
        return _zone(kept, tending.clock.zone)
    now = tending.clock.zone()
    running.write.set_meta("zone", getattr(now, "key", "") or _offset(now, tending.clock.now()))
    return now


def _zone(name: str, fallback: Callable[[], tzinfo]) -> tzinfo:
    if name.startswith(("+", "-")):
        return datetime.fromisoformat(f"2000-01-01T00:00:00{name}").tzinfo or UTC
    try:
        return ZoneInfo(name)
    except ZoneInfoNotFoundError:
        return fallback()


def _offset(zone: tzinfo, now: datetime) -> str:
    return now.astimezone(zone).isoformat()[-6:]
