"""A contact as the garden keeps it."""

from __future__ import annotations

from dataclasses import dataclass, field

from networkgarden.domain.days import Pause
from networkgarden.domain.incoming import Address, PersonDate, Photo, Point, PointKind
from networkgarden.domain.kinds import RHYTHM_OF_CIRCLE, State
from networkgarden.domain.vitality import Rhythm

USUAL_CIRCLE = 50
IMPORTED_CIRCLE = 150


@dataclass(frozen=True, slots=True)
class StateChange:
    """From this garden day on the contact was in this state."""

    day: int
    state: State


@dataclass(frozen=True, slots=True)
class Source:
    """Where a contact was met: a namespace ("vcard", "linkedin") and that file's own id for the person."""

    name: str
    uid: str


FORMER_NAME = "called"
"""Namespace of the names a contact bore before it was renamed by hand: files go on calling it so."""


@dataclass(frozen=True, slots=True)
class Contact:
    """A person known. ``id`` is a UUID; ``every_days`` is None where the rhythm of the circle holds."""

    id: str
    name: str
    seed: int
    species: str
    circle: int = USUAL_CIRCLE
    every_days: int | None = None
    established: bool = False
    given: str = ""
    family: str = ""
    nickname: str = ""
    organisation: str = ""
    title: str = ""
    note: str = ""
    created_on: int = 1
    points: tuple[Point, ...] = ()
    addresses: tuple[Address, ...] = ()
    dates: tuple[PersonDate, ...] = ()
    beds: tuple[str, ...] = ()
    custom: tuple[tuple[str, str], ...] = ()
    photo: Photo | None = field(default=None, repr=False)
    sources: tuple[Source, ...] = field(default=(), repr=False)
    states: tuple[StateChange, ...] = ()                            # in the order they happened
    never: tuple[str, ...] = ()                                     # acts never to propose: "call", …
    respites: tuple[Pause, ...] = ()                                # pauses that no state tells of: an amnesty
    died_on: int | None = None                                      # the garden day it was noted on

    @property
    def state(self) -> State:
        return self.states[-1].state if self.states else State.SEED

    @property
    def rhythm(self) -> Rhythm:
        return Rhythm(self.every_days or RHYTHM_OF_CIRCLE[self.circle], self.established)

    def values(self, kind: PointKind) -> tuple[str, ...]:
        return tuple(point.value for point in self.points if point.kind is kind)

    @property
    def emails(self) -> tuple[str, ...]:
        return self.values(PointKind.EMAIL)

    @property
    def phones(self) -> tuple[str, ...]:
        return self.values(PointKind.PHONE)

    @property
    def birthday(self) -> PersonDate | None:
        return next((one for one in self.dates if one.label == "birthday"), None)


def state_on(states: tuple[StateChange, ...], day: int) -> State:
    """The state at the end of ``day``; before the first known day, that of the first day."""
    if not states:
        return State.SEED
    reach = max(day, states[0].day)
    return next(one.state for one in reversed(states) if one.day <= reach)


def rests(states: tuple[StateChange, ...]) -> tuple[Pause, ...]:
    """The pauses of one contact: the time it was let rest or archived."""
    pauses: list[Pause] = []
    since: int | None = None
    for one in states:
        still = one.state in (State.RESTING, State.ARCHIVED)
        if still and since is None:
            since = one.day
        elif not still and since is not None:
            pauses.append(Pause(since, one.day))
            since = None
    if since is not None:
        pauses.append(Pause(since))
    return tuple(pauses)
