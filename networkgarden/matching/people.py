"""Is this person known already? An index of contacts by every strong key (formats.md §4, rules 2 to 4).

A person is known by an id, by the source's own id, or by a strong key (e-mail, number, profile link) with
compatible names and no conflicting birthday. A name alone never decides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from networkgarden.domain.incoming import PersonDate, PointKind, Who
from networkgarden.domain.words import folded
from networkgarden.matching.keys import email_key, names_compatible, phone_key, profile_key

CROWD = 3
"""A key held by more differently named contacts than this is a switchboard or a family, not a person."""

Keyed = tuple[str, str]


class How(Enum):
    SAME = "same"          # by id or the source's own id
    MERGED = "merged"      # by a strong key


@dataclass(frozen=True, slots=True)
class Facts:
    """What matters of a person for knowing them again. ``name`` is empty where the contact is named by a key."""

    name: str
    keys: tuple[Keyed, ...]
    birthday: PersonDate | None = None


def strong_keys(points: Iterator[tuple[PointKind, str]] | list[tuple[PointKind, str]]) -> tuple[Keyed, ...]:
    """Strong keys of (kind, value) pairs, each once."""
    makers = {PointKind.EMAIL: email_key, PointKind.PHONE: phone_key, PointKind.PROFILE: profile_key}
    found = {(kind.value, makers[kind](value)): None for kind, value in points if kind in makers}
    return tuple(key for key in found if key[1])


class People:
    """Contacts by number (row numbers, or numbers yet to become rows)."""

    def __init__(self) -> None:
        self._facts: dict[int, Facts] = {}
        self._by_key: dict[Keyed, list[int]] = defaultdict(list)
        self._by_name: dict[str, list[int]] = defaultdict(list)
        self._by_source: dict[Keyed, int] = {}
        self._by_id: dict[str, int] = {}

    def add(self, number: int, contact_id: str, shown_name: str, facts: Facts) -> None:
        self._by_id[contact_id] = number
        self._by_name[folded(shown_name)].append(number)
        self._facts[number] = Facts(facts.name, (), facts.birthday)
        self.add_keys(number, facts.keys)

    def add_keys(self, number: int, keys: tuple[Keyed, ...]) -> None:
        for key in keys:
            if number not in self._by_key[key]:
                self._by_key[key].append(number)

    def add_source(self, number: int, source: str, uid: str) -> None:
        self._by_source[source, uid] = number

    def by_source(self, source: str, uid: str) -> int | None:
        return self._by_source.get((source, uid)) if uid else None

    def by_id(self, contact_id: str) -> int | None:
        return self._by_id.get(contact_id) if contact_id else None

    def by_name(self, name: str) -> list[int]:
        """Everybody of exactly this name (case and blanks aside)."""
        return self._by_name.get(folded(name), [])

    def by_keys(self, facts: Facts) -> int | None:
        """The contact that holds one of these keys and could be this person."""
        for key in facts.keys:
            holders = self._by_key.get(key, [])
            if len(holders) > CROWD:
                continue
            for number in holders:
                if self._could_be(number, facts, strict=key[0] == PointKind.PHONE):
                    return number
        return None

    def find(self, who: Who) -> list[int]:
        """Whom a row of history means: by id, profile, e-mail or number, else everybody of that exact name."""
        known = self.by_id(who.contact_id)
        if known is not None:
            return [known]
        given = [(PointKind.PROFILE, who.profile), (PointKind.EMAIL, who.email), (PointKind.PHONE, who.phone)]
        for key in strong_keys([(kind, value) for kind, value in given if value]):
            holders = self._by_key.get(key, [])
            if len(holders) == 1:
                return holders
            named = [number for number in holders if who.name and folded(who.name) == folded(self._facts[number].name)]
            if len(named) == 1:
                return named
        return self.by_name(who.name) if who.name else []

    def _could_be(self, number: int, facts: Facts, strict: bool) -> bool:
        known = self._facts[number]
        return names_compatible(known.name, facts.name, strict) and not _conflict(known.birthday, facts.birthday)


def _conflict(one: PersonDate | None, other: PersonDate | None) -> bool:
    if one is None or other is None:
        return False
    if (one.month, one.day) != (other.month, other.day):
        return True
    return one.year is not None and other.year is not None and one.year != other.year
