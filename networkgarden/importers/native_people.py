"""Contacts and interactions of our JSON, from records that are not trusted."""

from __future__ import annotations

import binascii
import re
from base64 import b64decode
from collections.abc import Collection
from datetime import datetime

from networkgarden.domain.contact import Contact, Source, StateChange
from networkgarden.domain.days import Pause
from networkgarden.domain.incoming import Address, PersonDate, Photo, Point, PointKind
from networkgarden.domain.interaction import Interaction
from networkgarden.domain.kinds import (
    LONGEST_RHYTHM,
    RHYTHM_OF_CIRCLE,
    SHORTEST_RHYTHM,
    Direction,
    Kind,
    Reaction,
    State,
)
from networkgarden.domain.species import SPECIES, seed_number, species_for
from networkgarden.importers.native_fields import (
    Wrong,
    as_id,
    day_in,
    list_in,
    needed_day,
    number_in,
    records_in,
    text_in,
    word_in,
)

MOST_SEED = 2**63 - 1
_DATE = re.compile(r"(?:(\d{4})|-)-(\d\d)-(\d\d)")


def contact_of(record: dict[str, object]) -> Contact:
    identity, name = as_id(text_in(record, "id")), text_in(record, "name")
    if not name:
        raise Wrong("it has no name")
    circle = number_in(record, "circle", 5, 150) or 150
    if circle not in RHYTHM_OF_CIRCLE:
        raise Wrong("a circle is 5, 15, 50 or 150")
    seed = number_in(record, "seed", 0, MOST_SEED)
    seed = seed_number(identity) if seed is None else seed
    species = text_in(record, "species")
    established = record.get("established", False)
    if not isinstance(established, bool):
        raise Wrong("“established” is not true or false")
    created_on = day_in(record, "created_on") or 1
    states = _states(record) or (StateChange(created_on, word_in(record, "state", State)),)
    return Contact(
        identity, name, seed, species if species in SPECIES else species_for(circle, seed), circle,
        number_in(record, "every_days", SHORTEST_RHYTHM, LONGEST_RHYTHM), established, states=states,
        created_on=created_on,
        given=text_in(record, "given"), family=text_in(record, "family"), nickname=text_in(record, "nickname"),
        organisation=text_in(record, "organisation"), title=text_in(record, "title"), note=text_in(record, "note"),
        beds=tuple(text_in({"beds": bed}, "beds") for bed in list_in(record, "beds")),
        points=tuple(Point(word_in(point, "kind", PointKind), text_in(point, "value"), text_in(point, "label"))
                     for point in records_in(record, "points")),
        addresses=tuple(map(_address, records_in(record, "addresses"))),
        dates=tuple(map(_date, records_in(record, "dates"))),
        custom=tuple(map(_pair, list_in(record, "custom"))),
        photo=_photo(record),
        sources=tuple(Source(text_in(source, "name"), text_in(source, "uid"))
                      for source in records_in(record, "sources")),
        never=tuple(text_in({"never": kind}, "never") for kind in list_in(record, "never")),
        respites=tuple(map(pause_of, records_in(record, "pauses"))), died_on=day_in(record, "died_on"),
    )


def _states(record: dict[str, object]) -> tuple[StateChange, ...]:
    changes = records_in(record, "states")
    return tuple(StateChange(needed_day(change, "on"), word_in(change, "state", State)) for change in changes)


def _address(record: dict[str, object]) -> Address:
    return Address(*(text_in(record, part) for part in ("street", "city", "region", "postcode", "country", "label")))


def _date(record: dict[str, object]) -> PersonDate:
    match = _DATE.fullmatch(text_in(record, "on"))
    if not match or not 1 <= int(match[2]) <= 12 or not 1 <= int(match[3]) <= 31:
        raise Wrong("a date is not like 1980-01-22 or --01-22")
    return PersonDate(text_in(record, "label"), int(match[2]), int(match[3]), int(match[1]) if match[1] else None)


def _pair(pair: object) -> tuple[str, str]:
    if not isinstance(pair, list) or len(pair) != 2:
        raise Wrong("a field of its own is not a name and a value")
    return text_in({"custom": pair[0]}, "custom"), text_in({"custom": pair[1]}, "custom")


def _photo(record: dict[str, object]) -> Photo | None:
    photo = record.get("photo")
    if photo is None:
        return None
    if not isinstance(photo, dict):
        raise Wrong("its photo is not a record")
    try:
        return Photo(text_in(photo, "media_type"), b64decode(text_in(photo, "base64"), validate=True))
    except (binascii.Error, ValueError) as error:
        raise Wrong("its photo is damaged") from error


def interaction_of(record: dict[str, object], known: Collection[str] | None = None) -> Interaction:
    """``known``: the contacts it may be with; anybody without it."""
    people = tuple(as_id(text_in({"contacts": person}, "contacts")) for person in list_in(record, "contacts"))
    if not people:
        raise Wrong("it is with nobody")
    if known is not None and not set(known).issuperset(people):
        raise Wrong("it is with somebody who is not in this file")
    return Interaction(
        as_id(text_in(record, "id")), needed_day(record, "on"), word_in(record, "kind", Kind),
        word_in(record, "direction", Direction), people, text_in(record, "note"),
        word_in(record, "reaction", Reaction) if record.get("reaction") else None, _instant(record),
        text_in(record, "source"), text_in(record, "key"), text_in(record, "own"),
    )


def _instant(record: dict[str, object]) -> datetime | None:
    text = text_in(record, "at")
    if not text:
        return None
    try:
        stamp = datetime.fromisoformat(text)
    except ValueError as error:
        raise Wrong("“at” is not a time like 2026-01-31T10:00:00+00:00") from error
    if stamp.tzinfo is None:
        raise Wrong("“at” has no zone")
    return stamp


def pause_of(record: dict[str, object]) -> Pause:
    start, end = needed_day(record, "from"), day_in(record, "until")
    if end is not None and end < start:
        raise Wrong("it ends before it begins")
    return Pause(start, end)
