"""Is this person known already? An index of contacts by every strong key (formats.md §4, rules 2 to 4).

A person is known by an id, by the source's own id, or by a strong key of their own (e-mail, number, profile link) with
compatible names and no conflict. A name alone never decides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, replace

from networkgarden.domain.incoming import PointKind, Who
from networkgarden.domain.words import folded
from networkgarden.matching.clusters import crowds, same_for_sure
from networkgarden.matching.keys import Keyed, phone_key, strong_keys
from networkgarden.matching.names import Name, read_name
from networkgarden.matching.person import Birth, Person, births_conflict

Number = tuple[str, str]
"""A telephone number as written, and its label."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What matters of a person for knowing them again. ``name`` is empty where the contact is named by a key."""

    name: str
    keys: tuple[Keyed, ...]
    births: tuple[Birth, ...] = ()
    given: str = ""
    family: str = ""
    numbers: tuple[Number, ...] = ()

    def person(self, number: int, region: str) -> Person:
        """Names and numbers are read closely only when a key was found: an import has many that are not."""
        name = read_name(self.name, self.given, self.family) if self.name else Name()
        return Person(number, name, self.keys, tuple((phone_key(written, region), written, label)
                                                     for written, label in self.numbers), births=self.births,
                      home=region)


class People:
    """Contacts by number (row numbers, or numbers yet to become rows). ``region``: where numbers without a country
    are from, as in "DE"; empty where that is not known."""

    def __init__(self, region: str = "") -> None:
        self.region = region
        self._facts: dict[int, Facts] = {}
        self._by_key: dict[Keyed, list[int]] = defaultdict(list)
        self._by_name: dict[str, list[int]] = defaultdict(list)
        self._by_other_name: dict[str, list[int]] = defaultdict(list)
        self._by_source: dict[Keyed, int] = {}
        self._by_id: dict[str, int] = {}
        self._gone: dict[str, str] = {}

    def add(self, number: int, contact_id: str, shown_name: str, facts: Facts) -> None:
        self._by_id[contact_id] = number
        self._by_name[folded(shown_name)].append(number)
        self._facts[number] = replace(facts, keys=(), numbers=())
        self.add_keys(number, facts)

    def add_keys(self, number: int, facts: Facts) -> None:
        """The contact is now reached by these too."""
        own = self._facts[number]
        self._facts[number] = replace(own, keys=tuple(dict.fromkeys((*own.keys, *facts.keys))),
                                      numbers=tuple(dict.fromkeys((*own.numbers, *facts.numbers))),
                                      births=tuple(dict.fromkeys((*own.births, *facts.births))))
        for key in facts.keys:
            if number not in self._by_key[key]:
                self._by_key[key].append(number)

    def add_source(self, number: int, source: str, uid: str) -> None:
        self._by_source[source, uid] = number

    def by_source(self, source: str, uid: str) -> int | None:
        return self._by_source.get((source, uid)) if uid else None

    def add_alias(self, gone: str, kept: str) -> None:
        """The contact ``gone`` went into ``kept`` (ids both)."""
        self._gone[gone] = kept

    def add_other_name(self, number: int, name: str) -> None:
        """The contact is also known as this: it was called so before a merge."""
        if name and number not in self._by_other_name[folded(name)]:
            self._by_other_name[folded(name)].append(number)

    def is_other_name(self, number: int, name: str) -> bool:
        return number in self._by_other_name.get(folded(name), ()) and folded(self._facts[number].name) != folded(name)

    def by_id(self, contact_id: str) -> int | None:
        """The contact of that id, or the one it was merged into."""
        for _ in range(len(self._gone)):        # and no more: a file may say anything
            if contact_id in self._by_id:
                break
            contact_id = self._gone.get(contact_id, contact_id)
        return self._by_id.get(contact_id) if contact_id else None

    def births(self, number: int) -> tuple[Birth, ...]:
        return self._facts[number].births

    def keys(self, number: int) -> tuple[Keyed, ...]:
        """The strong keys of a contact; empty for one who is known by nothing but the name."""
        return self._facts[number].keys

    def by_name(self, name: str) -> list[int]:
        """Everybody of exactly this name (case and blanks aside), else everybody who is also known as this."""
        return self._by_name.get(folded(name)) or self._by_other_name.get(folded(name), [])

    def by_keys(self, facts: Facts) -> int | None:
        """The contact that is surely this person: one of the very same name first."""
        held = {key: self._by_key[key] for key in facts.keys if key in self._by_key}
        if not held:
            return None
        person = facts.person(-1, self.region)
        numbers = sorted({number for holders in held.values() for number in holders})
        known = {number: self._facts[number].person(number, self.region) for number in numbers}
        crowded = crowds([(person.keys, person.name), *((one.keys, one.name) for one in known.values())])
        same = [number for number in numbers if same_for_sure(known[number], person, crowded)
                or self._is_so_called(known[number], person, facts.name, crowded)]
        exact = [number for number in same if folded(self._facts[number].name) == folded(facts.name)]
        return next(iter((*exact, *same)), None)

    def _is_so_called(self, known: Person, person: Person, name: str, crowded: Collection[Keyed]) -> bool:
        """Whether somebody said before that the one who is so called and reached by the same is this contact."""
        shared = {key for key in person.keys if key in known.keys and key not in crowded}
        return bool(shared) and self.is_other_name(known.number, name) and not births_conflict(
            known.births, person.births)

    def find(self, who: Who) -> list[int]:
        """Whom a row of history means: by id, profile, e-mail or number, else everybody of that exact name."""
        known = self.by_id(who.contact_id)
        if known is not None:
            return [known]
        given = [(PointKind.PROFILE, who.profile), (PointKind.EMAIL, who.email), (PointKind.PHONE, who.phone)]
        for key in strong_keys(((kind, value) for kind, value in given if value), self.region):
            holders = self._by_key.get(key, [])
            if len(holders) == 1:
                return holders
            named = [number for number in holders if who.name and folded(who.name) == folded(self._facts[number].name)]
            if len(named) == 1:
                return named
        return self.by_name(who.name) if who.name else []

    def told_apart(self, number: int, who: Who) -> bool | None:
        """Of somebody found by name alone: whether they are reached otherwise, and so may be somebody else.

        None where nothing is to be weighed: the row has no address or number, or it is the contact's own.
        """
        given = {PointKind.EMAIL: who.email, PointKind.PHONE: who.phone, PointKind.PROFILE: who.profile}
        own = self._facts[number].keys
        keys = strong_keys(((kind, value) for kind, value in given.items() if value), self.region)
        if not keys or set(keys) & set(own):
            return None
        return bool(own)
