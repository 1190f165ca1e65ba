"""A whole garden as plain values: what storage hands to the JSON export and takes back from it.

Days are garden days: proleptic ordinals (``date.toordinal``). Instants are aware datetimes.
The undo history is not part of an archive.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from networkgarden.domain.incoming import Address, PersonDate, Photo, Point, Skip
from networkgarden.domain.kinds import Direction, Kind, Reaction, State


@dataclass(frozen=True, slots=True)
class StateChange:
    """From ``day`` on the contact was in ``state``."""

    day: int
    state: State


@dataclass(frozen=True, slots=True)
class Pause:
    """Half-open days [start, end); ``end`` is None while it lasts. Without a contact it is the whole garden's."""

    start: int
    end: int | None = None
    contact_id: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a contact was met: the namespace ("vcard", "linkedin") and that file's own id for the person."""

    name: str
    uid: str


@dataclass(frozen=True, slots=True)
class ArchivedContact:
    """One contact with everything kept about it. ``every_days`` is None where the circle's rhythm holds."""

    id: str
    name: str
    seed: int                                    # the plant's own number, 48 bits
    species: str
    state: State
    circle: int
    every_days: int | None = None
    established: bool = False
    states: tuple[StateChange, ...] = ()         # oldest first
    created_on: int | None = None
    planted_on: int | None = None
    given: str = ""
    family: str = ""
    nickname: str = ""
    organisation: str = ""
    title: str = ""
    note: str = ""
    beds: tuple[str, ...] = ()
    points: tuple[Point, ...] = ()
    addresses: tuple[Address, ...] = ()
    dates: tuple[PersonDate, ...] = ()
    custom: tuple[tuple[str, str], ...] = ()
    photo: Photo | None = None
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class ArchivedInteraction:
    """One act with one or several contacts. ``instant`` is None where only the day is known."""

    id: str
    day: int
    kind: Kind
    direction: Direction
    contact_ids: tuple[str, ...]
    instant: datetime | None = None
    note: str = ""
    reaction: Reaction | None = None
    source: str = ""                             # "by hand", "linkedin", …
    key: str = ""                                # the source's own id of the act, if it has one


@dataclass(frozen=True, slots=True)
class GardenArchive:
    """The whole garden, and (when read from a file) where it came from and what could not be read.

    ``path``, ``format`` and ``skipped`` mean the same as in :class:`networkgarden.domain.incoming.Incoming`.
    """

    contacts: tuple[ArchivedContact, ...] = ()
    interactions: tuple[ArchivedInteraction, ...] = ()
    pauses: tuple[Pause, ...] = ()
    settings: tuple[tuple[str, str], ...] = ()
    path: str = ""
    format: str = "network garden"
    skipped: tuple[Skip, ...] = ()
