"""Our own JSON, the whole garden (the document is drawn in exporters/native.py).

Nothing in it is trusted: a record that is not as it should be is left out and reported, the others come in.
"""

from __future__ import annotations

import binascii
import json
import re
from base64 import b64decode
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import NoReturn, TypeVar

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

FORMAT = "network garden"
VERSION = 1
MOST_SEED = 2**63 - 1
_MARK = re.compile(rb'\A(?:\xef\xbb\xbf)?\s*\{\s*"networkgarden"\s*:')
_ID = re.compile(r"[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}", re.IGNORECASE)
_DATE = re.compile(r"(?:(\d{4})|-)-(\d\d)-(\d\d)")

Made = TypeVar("Made")


class _Wrong(ValueError):
    """A record is not as it should be; the message says why, for a person."""


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
    return GardenArchive(
        tuple(contacts), tuple(interactions), tuple(pauses), _settings(document, skipped), file.path, FORMAT,
        tuple(skipped),
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
                raise _Wrong("it is not a record")
            made = make(record)
        except _Wrong as wrong:
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


def _text(record: dict[str, object], name: str) -> str:
    value = record.get(name, "")
    if not isinstance(value, str):
        raise _Wrong(f"“{name}” is not text")
    return value.encode("utf-8", "replace").decode().replace("\x00", "")


def _list(record: dict[str, object], name: str) -> list[object]:
    value = record.get(name, [])
    if not isinstance(value, list):
        raise _Wrong(f"“{name}” is not a list")
    return value


def _records(record: dict[str, object], name: str) -> list[dict[str, object]]:
    values = _list(record, name)
    if not all(isinstance(value, dict) for value in values):
        raise _Wrong(f"“{name}” does not hold records")
    return [value for value in values if isinstance(value, dict)]


def _id(text: str) -> str:
    if not _ID.fullmatch(text):
        raise _Wrong("its id is missing or not an id")
    return text


def _number(record: dict[str, object], name: str, lowest: int, highest: int) -> int | None:
    value = record.get(name)
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool) or not lowest <= value <= highest:
        raise _Wrong(f"“{name}” is not a number from {lowest} to {highest}")
    return value


def _day(record: dict[str, object], name: str) -> int | None:
    text = _text(record, name)
    try:
        return date.fromisoformat(text).toordinal() if text else None
    except ValueError as error:
        raise _Wrong(f"“{name}” is not a day like 2026-01-31") from error


def _needed_day(record: dict[str, object], name: str) -> int:
    day = _day(record, name)
    if day is None:
        raise _Wrong(f"“{name}” is missing")
    return day


def _word(record: dict[str, object], name: str, words: Callable[[str], Made]) -> Made:
    try:
        return words(_text(record, name))
    except ValueError as error:
        raise _Wrong(f"“{name}” is missing or has no known word") from error


def _contact(record: dict[str, object]) -> Contact:
    identity, name = _id(_text(record, "id")), _text(record, "name")
    if not name:
        raise _Wrong("it has no name")
    circle = _number(record, "circle", 5, 150) or 150
    if circle not in RHYTHM_OF_CIRCLE:
        raise _Wrong("a circle is 5, 15, 50 or 150")
    seed = _number(record, "seed", 0, MOST_SEED)
    seed = seed_number(identity) if seed is None else seed
    species = _text(record, "species")
    established = record.get("established", False)
    if not isinstance(established, bool):
        raise _Wrong("“established” is not true or false")
    created_on = _day(record, "created_on") or 1
    states = _states(record) or (StateChange(created_on, _word(record, "state", State)),)
    return Contact(
        identity, name, seed, species if species in SPECIES else species_for(circle, seed), circle,
        _number(record, "every_days", SHORTEST_RHYTHM, LONGEST_RHYTHM), established, states=states,
        created_on=created_on,
        given=_text(record, "given"), family=_text(record, "family"), nickname=_text(record, "nickname"),
        organisation=_text(record, "organisation"), title=_text(record, "title"), note=_text(record, "note"),
        beds=tuple(_text({"beds": bed}, "beds") for bed in _list(record, "beds")),
        points=tuple(Point(_word(point, "kind", PointKind), _text(point, "value"), _text(point, "label"))
                     for point in _records(record, "points")),
        addresses=tuple(map(_address, _records(record, "addresses"))),
        dates=tuple(map(_date, _records(record, "dates"))),
        custom=tuple(map(_pair, _list(record, "custom"))),
        photo=_photo(record),
        sources=tuple(Source(_text(source, "name"), _text(source, "uid")) for source in _records(record, "sources")),
    )


def _states(record: dict[str, object]) -> tuple[StateChange, ...]:
    changes = _records(record, "states")
    return tuple(StateChange(_needed_day(change, "on"), _word(change, "state", State)) for change in changes)


def _address(record: dict[str, object]) -> Address:
    return Address(*(_text(record, part) for part in ("street", "city", "region", "postcode", "country", "label")))


def _date(record: dict[str, object]) -> PersonDate:
    match = _DATE.fullmatch(_text(record, "on"))
    if not match or not 1 <= int(match[2]) <= 12 or not 1 <= int(match[3]) <= 31:
        raise _Wrong("a date is not like 1980-01-22 or --01-22")
    return PersonDate(_text(record, "label"), int(match[2]), int(match[3]), int(match[1]) if match[1] else None)


def _pair(pair: object) -> tuple[str, str]:
    if not isinstance(pair, list) or len(pair) != 2:
        raise _Wrong("a field of its own is not a name and a value")
    return _text({"custom": pair[0]}, "custom"), _text({"custom": pair[1]}, "custom")


def _photo(record: dict[str, object]) -> Photo | None:
    photo = record.get("photo")
    if photo is None:
        return None
    if not isinstance(photo, dict):
        raise _Wrong("its photo is not a record")
    try:
        return Photo(_text(photo, "media_type"), b64decode(_text(photo, "base64"), validate=True))
    except (binascii.Error, ValueError) as error:
        raise _Wrong("its photo is damaged") from error


def _interaction(record: dict[str, object], known: set[str]) -> Interaction:
    people = tuple(_id(_text({"contacts": person}, "contacts")) for person in _list(record, "contacts"))
    if not people:
        raise _Wrong("it is with nobody")
    if not known.issuperset(people):
        raise _Wrong("it is with somebody who is not in this file")
    return Interaction(
        _id(_text(record, "id")), _needed_day(record, "on"), _word(record, "kind", Kind),
        _word(record, "direction", Direction), people, _text(record, "note"),
        _word(record, "reaction", Reaction) if record.get("reaction") else None, _instant(record),
        _text(record, "source"), _text(record, "key"),
    )


def _instant(record: dict[str, object]) -> datetime | None:
    text = _text(record, "at")
    if not text:
        return None
    try:
        stamp = datetime.fromisoformat(text)
    except ValueError as error:
        raise _Wrong("“at” is not a time like 2026-01-31T10:00:00+00:00") from error
    if stamp.tzinfo is None:
        raise _Wrong("“at” has no zone")
    return stamp


def _pause(record: dict[str, object]) -> Pause:
    start, end = _needed_day(record, "from"), _day(record, "until")
    if end is not None and end < start:
        raise _Wrong("it ends before it begins")
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
