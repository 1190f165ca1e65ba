"""What an importer hands over: people, interactions and skips, free of any database.

An importer turns one file (or folder, or zip member) into one :class:`Incoming`. It never decides who is
a duplicate of whom and never invents a person who is not in the file.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Literal

from networkgarden.domain.kinds import Direction, Kind, Reaction, State
from networkgarden.domain.mapping import Mapping
from networkgarden.domain.words import folded


class PointKind(StrEnum):
    EMAIL = "email"
    PHONE = "phone"
    PROFILE = "profile"      # a profile link: LinkedIn and others
    URL = "url"
    IM = "im"


@dataclass(frozen=True, slots=True)
class Point:
    """One way to reach a person, as written in the file (``value``), with its label ("work", "mobile", "")."""

    kind: PointKind
    value: str
    label: str = ""

    def bare(self) -> tuple[PointKind, str]:
        """What it reaches, however it is written and labelled."""
        text = self.value.casefold().strip()
        if self.kind is PointKind.PHONE and any(char.isdigit() for char in text):
            text = "".join(char for char in text if char.isalnum())
        return self.kind, text


@dataclass(frozen=True, slots=True)
class Address:
    street: str = ""
    city: str = ""
    region: str = ""
    postcode: str = ""
    country: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class PersonDate:
    """A day in a person's life. ``year`` is None where the file gives none. 29 February is kept as such."""

    label: str               # "birthday", "anniversary", "connected", …
    month: int
    day: int
    year: int | None = None

    def text(self) -> str:
        """ISO form: ``1980-01-22`` or ``--01-22``."""
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}" if self.year else f"--{self.month:02d}-{self.day:02d}"


@dataclass(frozen=True, slots=True)
class Photo:
    media_type: str          # "image/jpeg", …
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class IncomingPerson:
    """One card, row or correspondent. Empty strings and empty tuples mean "not said"."""

    where: str                                   # place in the file: "card 3", "row 17"
    name: str = ""                               # to be shown; may be empty
    given: str = ""
    family: str = ""
    nickname: str = ""
    organisation: str = ""
    title: str = ""
    points: tuple[Point, ...] = ()
    addresses: tuple[Address, ...] = ()
    dates: tuple[PersonDate, ...] = ()
    note: str = ""
    beds: tuple[str, ...] = ()
    custom: tuple[tuple[str, str], ...] = ()     # unknown fields: (name, value)
    photo: Photo | None = None
    uid: str = ""                                # the file's own stable id for this person, if any
    contact_id: str = ""                         # a Network Garden id (our own JSON, or "id" column)
    circle: int | None = None
    every_days: int | None = None
    established: bool | None = None
    state: State | None = None

    def called(self) -> str:
        """The name to show; a nameless card is named by its e-mail address or number, else by where somebody lives."""
        said = self.name or f"{self.given} {self.family}".strip() or self.nickname
        by_key = next(iter(self.emails()), "") or next(iter(self.phones()), "")
        return " ".join(said.split()) or by_key.strip() or self._by_place()

    def _by_place(self) -> str:
        """Whoever has an address or a birthday is somebody; with a company's name beside it, it is the company's."""
        homes = [] if self.organisation else list(self.addresses)
        street = next((f"{one.street}, {one.city}" for one in homes if one.street), "")
        if street or self.organisation:
            return " ".join(street.split()).removesuffix(",")
        born = next((date.text() for date in self.dates if date.label == "birthday"), "")
        return born and next((one.city for one in homes if one.city), born)

    def emails(self) -> tuple[str, ...]:
        return tuple(point.value for point in self.points if point.kind is PointKind.EMAIL)

    def phones(self) -> tuple[str, ...]:
        return tuple(point.value for point in self.points if point.kind is PointKind.PHONE)


@dataclass(frozen=True, slots=True)
class Who:
    """How a row of history names a person: any of these may be empty; the strongest that is there decides.

    ``uid`` is the source's own id of them, as in IncomingPerson. ``must_be_known``: the file has too little of them
    to make a contact of it, only somebody known is meant.
    """

    name: str = ""
    email: str = ""
    phone: str = ""
    profile: str = ""
    contact_id: str = ""
    uid: str = ""
    must_be_known: bool = False


def uid_of_name(name: str) -> str:
    """The uid of somebody whom a network's download knows by nothing but the name."""
    return f"name:{folded(name)}"


@dataclass(frozen=True, slots=True)
class IncomingInteraction:
    """One act of the past.

    Exactly one of ``day`` (ISO date, for rows that bear only a date or a stamp without a zone) and ``instant``
    (an aware datetime) is given. ``key`` is the file's own id of the act (message id) or empty.
    """

    where: str
    who: Who
    kind: Kind
    direction: Direction
    day: str = ""
    instant: datetime | None = None
    note: str = ""
    reaction: Reaction | None = None
    key: str = ""
    own: str = ""            # the person's own word for what is like ``kind``


MeKind = Literal["email", "phone", "profile", "name"]


@dataclass(frozen=True, slots=True)
class Me:
    """One thing by which a file tells who its owner is; where it is not ``sure`` the person is asked once."""

    kind: MeKind
    value: str
    sure: bool = False


Ask = Literal["me", "day_first"]
"""What a reader could not tell and skipped something for: which of ``Incoming.me`` the person is, or whether 3/4/24
puts the day first. The answer goes into the hints of a second reading."""


@dataclass(frozen=True, slots=True)
class Skip:
    """Something that did not come in: the place and the reason, in words for a person."""

    where: str
    why: str


@dataclass(frozen=True, slots=True)
class Incoming:
    """All that one file gave."""

    path: str
    format: str                                  # "vcard", "linkedin", "interactions table", …
    people: tuple[IncomingPerson, ...] = ()
    interactions: Sequence[IncomingInteraction] = ()     # a tuple, or importers/acts.py where there may be many
    skipped: tuple[Skip, ...] = ()
    source: str = ""                             # "vcard", "linkedin", …: the namespace of uid and key
    me: tuple[Me, ...] = ()                      # who the file's owner seems to be
    mapping: Mapping | None = None               # of a table: what its columns were taken for
    asks: tuple[Ask, ...] = ()                   # what only the person knows; reading again with it gives more

    def with_path(self, path: str) -> Incoming:
        return replace(self, path=path)
