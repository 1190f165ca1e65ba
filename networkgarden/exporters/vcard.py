"""Contacts as vCard 3.0 in UTF-8 (RFC 2426), the version that telephones and address books read best.

Circles, rhythms and states stay at home: a card is made to be handed to others.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from typing import IO

from networkgarden.domain.incoming import Address, IncomingPerson, PersonDate, Photo, Point, PointKind

LINE_OCTETS = 75
NO_YEAR = 1604
"""Apple's year for a day without one."""

TYPE_OF_WORD = {
    "home": "HOME", "work": "WORK", "mobile": "CELL", "fax": "FAX", "pager": "PAGER", "car": "CAR", "video": "VIDEO",
    "other": "OTHER",
}
FIELD = "X-NETWORKGARDEN-FIELD"
_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def write_vcards(people: Iterable[IncomingPerson], stream: IO[bytes]) -> int:
    """Write one card per person, one after another, and give back how many."""
    count = 0
    for person in people:
        stream.write(vcard(person))
        count += 1
    return count


def vcard(person: IncomingPerson) -> bytes:
    """One whole card, folded, with CRLF line ends."""
    lines = ["BEGIN:VCARD", "VERSION:3.0", "PRODID:-//Network Garden//EN", *_Card(person).lines(), "END:VCARD"]
    return b"".join(_folded(line) for line in lines)


class _Card:
    """The lines of one card. Groups (``item1.``) carry labels of the person's own, as Apple writes them."""

    def __init__(self, person: IncomingPerson) -> None:
        self.person = person
        self.groups = 0

    def lines(self) -> Iterator[str]:
        person = self.person
        yield from self._names()
        department = next((value for name, value in person.custom if name == "Department"), "")
        if person.organisation:
            yield f"ORG:{_text(person.organisation)}" + (f";{_text(department)}" if department else "")
        yield from _one("TITLE", person.title)
        for point in person.points:
            yield from self._point(point)
        for address in person.addresses:
            yield from self._address(address)
        for day in _days(person.dates):
            yield from self._day(day)
        yield from _one("NOTE", person.note)
        if person.beds:
            yield "CATEGORIES:" + ",".join(_text(bed) for bed in person.beds)
        for name, value in person.custom:
            if not (name == "Department" and value == department and person.organisation):
                yield from self._labelled(FIELD, _text(value), name)
        if person.photo is not None:
            yield _photo(person.photo)

    def _names(self) -> Iterator[str]:
        person = self.person
        yield from _one("UID", person.uid or person.contact_id)
        yield from _one("X-NETWORKGARDEN-ID", person.contact_id)
        yield f"FN:{_text(person.name)}"
        given = person.given if person.given or person.family else person.name   # Apple shows N alone
        yield f"N:{_text(person.family)};{_text(given)};;;"
        yield from _one("NICKNAME", person.nickname)

    def _point(self, point: Point) -> Iterator[str]:
        value = _text(point.value)
        if point.kind is PointKind.EMAIL:
            yield from self._typed("EMAIL;TYPE=INTERNET", value, point.label)
        elif point.kind is PointKind.PHONE:
            yield from self._typed("TEL", value, point.label)
        elif point.kind is PointKind.IM:
            service = f";X-SERVICE-TYPE={_param(point.label)}" if point.label else ""
            yield f"IMPP{service}:x-apple:" + _text(point.value.replace("%", "%25"))
        elif point.kind is PointKind.URL or "linkedin.com/in/" in point.value.lower():
            yield from self._typed("URL", _uri(point.value), point.label)
        else:
            yield from self._labelled("X-SOCIALPROFILE", _uri(point.value), point.label)

    def _address(self, address: Address) -> Iterator[str]:
        parts = (address.street, address.city, address.region, address.postcode, address.country)
        yield from self._typed("ADR", ";;" + ";".join(_text(part) for part in parts), address.label)

    def _day(self, day: PersonDate) -> Iterator[str]:
        text = day.text() if day.year else f"{NO_YEAR}-{day.month:02d}-{day.day:02d}"
        param = "" if day.year else f";X-APPLE-OMIT-YEAR={NO_YEAR}"
        if day.label == "birthday":
            yield f"BDAY{param}:{text}"
        else:
            label = "_$!<Anniversary>!$_" if day.label == "anniversary" else day.label
            yield from self._labelled(f"X-ABDATE{param}", text, label)

    def _typed(self, head: str, value: str, label: str) -> Iterator[str]:
        """Labels that vCard knows become types, others a label of their own."""
        words = label.split(" ") if label else []
        types = [TYPE_OF_WORD[word] for word in words if word in TYPE_OF_WORD]
        if len(types) == len(words) == len(set(words)):
            yield "".join([head, *(f";TYPE={word}" for word in types), ":", value])
        else:
            yield from self._labelled(head, value, label)

    def _labelled(self, head: str, value: str, label: str) -> Iterator[str]:
        if not label:
            yield f"{head}:{value}"
            return
        self.groups += 1
        yield f"item{self.groups}.{head}:{value}"
        yield f"item{self.groups}.X-ABLabel:{_text(label)}"


def _days(days: tuple[PersonDate, ...]) -> Iterator[PersonDate]:
    """All days, but one birthday only: a card may not hold more."""
    born = False
    for day in days:
        if day.label != "birthday" or not born:
            yield day
        born = born or day.label == "birthday"


def _one(name: str, value: str) -> Iterator[str]:
    if value:
        yield f"{name}:{_text(value)}"


def _photo(photo: Photo) -> str:
    kind = photo.media_type.rpartition("/")[2].upper()
    return f"PHOTO;ENCODING=b;TYPE={_param(kind)}:{b64encode(photo.content).decode('ascii')}"


def _text(value: str) -> str:
    value = _safe(value).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return value.replace("\n", "\\n")


def _uri(value: str) -> str:
    """Addresses of the web keep their commas and semicolons: few readers undo escapes there."""
    return _safe(value).replace("\\", "\\\\").replace("\n", "")


def _param(value: str) -> str:
    value = _safe(value).replace("\n", " ").replace('"', "'")
    return f'"{value}"' if re.search(r"[;:,]", value) else value


def _safe(value: str) -> str:
    return _UNSAFE.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))


def _folded(line: str) -> bytes:
    """At most 75 octets a line, never cutting a letter in two."""
    raw = line.encode("utf-8")
    pieces, begin, room = [], 0, LINE_OCTETS
    while len(raw) - begin > room:
        end = begin + room
        while raw[end] & 0xC0 == 0x80:
            end -= 1
        pieces.append(raw[begin:end])
        begin, room = end, LINE_OCTETS - 1
    return b"\r\n ".join([*pieces, raw[begin:]]) + b"\r\n"
