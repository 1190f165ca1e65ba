"""What matters of a contact for knowing it again, normalised: a small value, compared in many pairs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from networkgarden.domain.incoming import Address, PersonDate, Point, PointKind
from networkgarden.matching.keys import Keyed, is_mobile, phone_key, strong_keys
from networkgarden.matching.names import Name, plain, read_name, visible

NO_YEAR = 1604
"""The year Apple writes where there is none."""

Birth = str
"""``YYYYMMDD``, or ``MMDD`` without a year; eight digits as written where they are no day."""


@dataclass(frozen=True, slots=True)
class Person:
    """A contact as the finder sees it; ``number`` is its row. Tuples hold what a person may have several of."""

    number: int
    name: Name = Name()                                     # noqa: RUF009 - a frozen value
    keys: tuple[Keyed, ...] = ()
    numbers: tuple[tuple[str, str, str], ...] = ()          # telephone key, as written, label
    emails: tuple[str, ...] = ()
    locals: tuple[str, ...] = ()                            # of the e-mail addresses
    births: tuple[Birth, ...] = ()
    street: tuple[str, ...] = ()
    city: tuple[str, ...] = ()
    postcode: tuple[str, ...] = ()
    region: tuple[str, ...] = ()
    organisation: str = ""
    home: str = ""                                          # where numbers without a country are from

    def countable(self) -> Iterator[tuple[str, Iterable[str]]]:
        """Kind of value and the values, for telling how rare each is in a book."""
        yield "given", (self.name.given,)
        yield "family", (self.name.family,)
        yield "birth", [birth for birth in self.births if len(birth) > 4]
        yield "anniversary", [birth[-4:] for birth in self.births]
        yield "city", self.city
        yield "postcode", self.postcode
        yield "street", self.street
        yield "region", self.region
        yield "organisation", (self.organisation,)
        yield "local", self.locals

    def other_profile(self, other: Person) -> bool:
        """Do they have profiles at the same place, and different ones?"""
        return profiles_differ(self.keys, other.keys)

    def has_mobile(self, key: str) -> bool | None:
        """Whether the number of that key is this person's own; None where it cannot be told."""
        told = [is_mobile(written, self.home, label) for own, written, label in self.numbers if own == key]
        return next((one for one in told if one is not None), None)


def profiles_differ(one: Iterable[Keyed], other: Iterable[Keyed]) -> bool:
    sites: dict[str, set[str]] = {}
    for kind, value in one:
        if kind == PointKind.PROFILE:
            sites.setdefault(value.partition("/")[0], set()).add(value)
    theirs: dict[str, set[str]] = {}
    for kind, value in other:
        if kind == PointKind.PROFILE:
            theirs.setdefault(value.partition("/")[0], set()).add(value)
    return any(values.isdisjoint(theirs.get(site, values)) for site, values in sites.items())


def person_of(number: int, shown: str, given: str = "", family: str = "", points: Sequence[Point] = (),
              addresses: Sequence[Address] = (), births: Iterable[Birth] = (), organisation: str = "",
              home: str = "") -> Person:
    """A person from what a contact says. One that is named by its own key has no name to compare."""
    named_by_key = any(shown == point.value for point in points)
    emails = tuple(dict.fromkeys(visible(point.value) for point in points if point.kind is PointKind.EMAIL))
    return Person(
        number, Name() if named_by_key else read_name(shown, given, family),
        strong_keys(((point.kind, point.value) for point in points), home),
        tuple((phone_key(point.value, home), point.value, point.label) for point in points
              if point.kind is PointKind.PHONE),
        emails, tuple(email.partition("@")[0] for email in emails), tuple(dict.fromkeys(births)),
        _texts(one.street for one in addresses), _texts(one.city for one in addresses),
        _texts(one.postcode for one in addresses), _texts(one.region for one in addresses),
        plain(visible(organisation)), home)


def _texts(values: Iterable[str]) -> tuple[str, ...]:
    texts = (" ".join(re.findall(r"\w+", plain(visible(value)))) for value in values if value)
    return tuple(dict.fromkeys(text for text in texts if text))


def birth_of(date: PersonDate) -> Birth:
    day = f"{date.month:02d}{date.day:02d}"
    return day if date.year is None or date.year == NO_YEAR else f"{date.year:04d}{day}"


def birth_as_written(text: str) -> Birth:
    """Eight digits that are no day, mistyped perhaps; empty for anything else."""
    digits = re.sub(r"\D", "", text)
    return digits if len(digits) == 8 else ""


def births_conflict(one: Iterable[Birth], other: Iterable[Birth]) -> bool:
    """Have both a birthday, and none of one goes with any of the other?"""
    left, right = list(one), list(other)
    return bool(left and right) and not any(
        mine == theirs or (min(len(mine), len(theirs)) == 4 and mine[-4:] == theirs[-4:])
        for mine in left for theirs in right)


def differences(one: Person, other: Person) -> int:
    """How many of e-mail address, number, town and firm both have and do not share."""
    numbers = {key for key, _, _ in one.numbers}, {key for key, _, _ in other.numbers}
    pairs = ((one.emails, other.emails), numbers, (one.city, other.city),
             ((one.organisation,) if one.organisation else (), (other.organisation,) if other.organisation else ()))
    return sum(bool(left and right) and set(left).isdisjoint(right) for left, right in pairs)
