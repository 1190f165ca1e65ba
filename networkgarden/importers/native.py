"""Our own JSON, the whole garden (the document is drawn in exporters/native.py).

Nothing in it is trusted: a record that is not as it should be is left out and reported, the others come in.
"""

from __future__ import annotations

import binascii
import json
import re
from base64 import b64decode
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import NoReturn

from networkgarden.domain.archive import GardenArchive
from networkgarden.domain.contact import Contact, Source, StateChange
from networkgarden.domain.days import Pause
from networkgarden.domain.incoming import Address, PersonDate, Photo, Point, PointKind, Skip
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
from networkgarden.errors import NewerGarden, UnreadableFile
from networkgarden.importers.files import FoundFile
from networkgarden.importers.native_drafts import meeting, reading, template
from networkgarden.importers.native_fields import (
    Made,
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
from networkgarden.importers.native_keepsakes import fruit, link, own_kind, promise

FORMAT = "network garden"
VERSION = 1
MOST_SEED = 2**63 - 1
_MARK = re.compile(rb'\A(?:\xef\xbb\xbf)?\s*\{\s*"networkgarden"\s*:')
_DATE = re.compile(r"(?:(\d{4})|-)-(\d\d)-(\d\d)")


def recognise(head: bytes) -> bool:
    return bool(_MARK.match(head))


def read(file: FoundFile) -> GardenArchive:
    """Raises UnreadableFile for a damaged document and NewerGarden for one of a later version."""
    document = _document(file)
    skipped: list[Skip] = []
    contacts = _unique(_each(document, "contacts", "contact", _contact, skipped), "contact", skipped)
    known = {contact.id for contact in contacts}
    made = _each(document, "interactions", "interaction", lambda record: _interaction(record, known), skipped)
    interactions = _unique(made, "interaction", skipped)
    pauses = [pause for _, pause in _each(document, "pauses", "pause", _pause, skipped)]
    promises = _unique(_each(document, "promises", "promise", lambda one: promise(one, known), skipped), "promise",
                       skipped)
    fruits = _unique(_each(document, "fruit", "fruit", lambda one: fruit(one, known), skipped), "fruit", skipped)
    links = [one for _, one in _each(document, "links", "link", lambda one: link(one, known), skipped)]
    kinds = [one for _, one in _each(document, "own_kinds", "kind of one's own", own_kind, skipped)]
    readings = _unique(_each(document, "readings", "reading", lambda one: reading(one, known), skipped), "reading",
                       skipped)
    templates = [one for _, one in _each(document, "templates", "template", template, skipped)]
    meetings = _unique(_each(document, "meetings", "meeting", lambda one: meeting(one, known), skipped), "meeting",
                       skipped)
    return GardenArchive(
        tuple(contacts), tuple(interactions), tuple(pauses), _settings(document, skipped), tuple(promises),
        tuple(fruits), tuple(links), tuple(kinds), tuple(readings), tuple(templates), tuple(meetings), file.path,
        FORMAT, tuple(skipped),
    )


def _document(file: FoundFile) -> dict[str, object]:
    try:
        document = json.loads(file.read_bytes().decode("utf-8-sig"), parse_constant=_no_constant)
    except RecursionError as error:
        raise UnreadableFile(f"{file.name} is not a garden: it is nested too deeply.") from error
    except ValueError as error:     # broken UTF-8 and broken JSON both
        raise UnreadableFile(
            f"{file.name} is damaged: it is not a whole JSON document.", "Export the garden once more."
        ) from error
    version = document.get("networkgarden") if isinstance(document, dict) else None
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise UnreadableFile(f"{file.name} is not an exported garden.")
    if version > VERSION:
        raise NewerGarden(f"{file.name} was written by a newer Network Garden.", "Update this program, then try again.")
    return {str(name): value for name, value in document.items()}


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")


def _each(
    document: dict[str, object], name: str, what: str, make: Callable[[dict[str, object]], Made], skipped: list[Skip]
) -> Iterator[tuple[str, Made]]:
    """(place, value) of every good record of one list; the others become skips."""
    records = document.get(name, [])
    if not isinstance(records, list):
        skipped.append(Skip(name, "this is not a list"))
        return
    for number, record in enumerate(records, start=1):
        where = f"{what} {number}"
        try:
            if not isinstance(record, dict):
                raise Wrong("it is not a record")
            made = make(record)
        except Wrong as wrong:
            skipped.append(Skip(where, str(wrong)))
        else:
            yield where, made


def _unique(
    made: Iterator[tuple[str, Made]], what: str, skipped: list[Skip]
) -> list[Made]:
    seen: set[object] = set()
    kept: list[Made] = []
    for where, value in made:
        identity = getattr(value, "id", None)
        if identity in seen:
            skipped.append(Skip(where, f"an earlier {what} has the same id"))
        else:
            seen.add(identity)
            kept.append(value)
    return kept


def _contact(record: dict[str, object]) -> Contact:
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
        respites=tuple(map(_pause, records_in(record, "pauses"))), died_on=day_in(record, "died_on"),
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


def _interaction(record: dict[str, object], known: set[str]) -> Interaction:
    people = tuple(as_id(text_in({"contacts": person}, "contacts")) for person in list_in(record, "contacts"))
    if not people:
        raise Wrong("it is with nobody")
    if not known.issuperset(people):
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


def _pause(record: dict[str, object]) -> Pause:
    start, end = needed_day(record, "from"), day_in(record, "until")
    if end is not None and end < start:
        raise Wrong("it ends before it begins")
    return Pause(start, end)


def _settings(document: dict[str, object], skipped: list[Skip]) -> tuple[tuple[str, str], ...]:
    settings = document.get("settings", {})
    if not isinstance(settings, dict):
        skipped.append(Skip("settings", "these are not names with values"))
        return ()
    good = []
    for name, value in settings.items():
        if isinstance(value, str):
            good.append((str(name), value))
        else:
            skipped.append(Skip(f"setting {name}", "its value is not text"))
    return tuple(good)
