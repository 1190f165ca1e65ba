"""What Monica 4 exports, as JSON or SQL, becomes people and acts (formats.md §1.11).

The two readers (monica_json, monica_sql) find the same things; here they turn into an Incoming.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from networkgarden.domain.incoming import (
    Address,
    Incoming,
    IncomingInteraction,
    IncomingPerson,
    PersonDate,
    Point,
    PointKind,
    Skip,
    Who,
)
from networkgarden.domain.kinds import LONGEST_RHYTHM, SHORTEST_RHYTHM, Direction, Kind, State
from networkgarden.importers.stamps import iso_stamp
from networkgarden.importers.text import one_line

FORMAT = SOURCE = "monica"
RELATIVE = "is only named as somebody's relative"
_MIDNIGHT = re.compile(r"[ T]00:00:00(?:\.0+)?(?:Z|\+00:?00)?\Z")     # Monica asks for the day only
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_FIELDS = {"email": PointKind.EMAIL, "phone": PointKind.PHONE, "linkedin": PointKind.PROFILE}


@dataclass(slots=True)
class Act:
    """Something that happened, with the stamp as it stands in the file."""

    kind: Kind
    direction: Direction
    stamp: str
    note: str = ""


@dataclass(slots=True)
class Known:
    """One contact of Monica, whichever file it came from. ``number`` counts them from 1."""

    number: int
    key: str
    names: tuple[str, str, str]             # first, middle, last
    nickname: str = ""
    description: str = ""
    company: str = ""
    job: str = ""
    every: str = ""
    partial: bool = False
    ended: bool = False                     # has died, or is no longer kept
    birthday: tuple[str, bool] = ("", False)     # the date, and whether its year is unknown
    fields: list[tuple[str, str]] = field(default_factory=list)      # type and value
    addresses: list[Address] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    related: list[tuple[str, str]] = field(default_factory=list)
    acts: list[Act] = field(default_factory=list)

    @property
    def where(self) -> str:
        return f"contact {self.number}"

    @property
    def name(self) -> str:
        return one_line(" ".join(part for part in self.names if part)) or one_line(self.nickname)


def incoming(path: str, contacts: list[Known], skipped: list[Skip]) -> Incoming:
    people: list[IncomingPerson] = []
    acts: list[IncomingInteraction] = []
    for one in contacts:
        if one.partial:
            skipped.append(Skip(f"{one.where} ({one.name})", RELATIVE))
            continue
        person = _person(one, skipped)
        if not (person.name or person.emails() or person.phones()):
            skipped.append(Skip(one.where, "no name, e-mail or number"))
            continue
        people.append(person)
        acts += _acts(one, person, skipped)
    return Incoming(path, FORMAT, tuple(people), tuple(acts), tuple(skipped), SOURCE)


def _person(one: Known, skipped: list[Skip]) -> IncomingPerson:
    points, custom = [], [(f"Related: {kind}" if kind else "Related", name) for kind, name in one.related]
    for kind, value in one.fields:
        sort = _FIELDS.get(kind.casefold())
        if sort is None and re.match(r"https?://", value):
            sort = PointKind.PROFILE
        if sort is None and kind:
            points.append(Point(PointKind.IM, value, kind.lower()))
        elif sort is None:
            custom.append(("Contact field", value))
        else:
            points.append(Point(sort, value, "" if kind.casefold() in _FIELDS else kind.lower()))
    return IncomingPerson(
        one.where, one.name, one_line(one.names[0]), one_line(one.names[2]), one_line(one.nickname),
        one_line(one.company), one_line(one.job), tuple(dict.fromkeys(points)), tuple(one.addresses),
        tuple(_birthday(one, skipped)), one.description.strip(), tuple(dict.fromkeys(filter(None, one.tags))),
        tuple(dict.fromkeys(custom)), uid=one.key, contact_id=one.key if _UUID.fullmatch(one.key) else "",
        every_days=_every(one, skipped), state=State.ARCHIVED if one.ended else None)


def _birthday(one: Known, skipped: list[Skip]) -> Iterator[PersonDate]:
    text, no_year = one.birthday
    stamp = iso_stamp(text[:10]) if text else None
    if stamp is not None:
        yield PersonDate("birthday", stamp.month, stamp.day, None if no_year else stamp.year)
    elif text:
        skipped.append(Skip(one.where, f"“{text[:40]}” is not a birthday"))


def _every(one: Known, skipped: list[Skip]) -> int | None:
    days = int(one.every) if one.every.isdecimal() and len(one.every) < 6 else 0
    if days and not SHORTEST_RHYTHM <= days <= LONGEST_RHYTHM:
        skipped.append(Skip(one.where, f"“{days}” was left out: a rhythm is 3 to 730 days"))
        return None
    return days or None


def _acts(one: Known, person: IncomingPerson, skipped: list[Skip]) -> Iterator[IncomingInteraction]:
    who = Who(person.name, next(iter(person.emails()), ""), next(iter(person.phones()), ""),
              contact_id=person.contact_id)
    for number, act in enumerate(one.acts, 1):
        where = f"{one.where}, {act.kind.value} {number}"
        stamp = iso_stamp(_MIDNIGHT.sub("", act.stamp).replace(" ", "T"))
        if stamp is None:
            skipped.append(Skip(where, f"“{act.stamp[:40]}” is not a date" if act.stamp else "it has no date"))
            continue
        instant = stamp if isinstance(stamp, datetime) else None
        yield IncomingInteraction(where, who, act.kind, act.direction, "" if instant else stamp.isoformat(), instant,
                                  act.note.strip())


def direction(by_them: bool) -> Direction:
    return Direction.RECEIVED if by_them else Direction.SENT
