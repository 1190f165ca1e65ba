"""Duplicates among many people: pairs are judged, then joined with care (formats.md §4, rules 4 to 8).

*merge*: a strong key that is one person's own, names that go together beyond doubt, and no conflict. *suggest*: enough
evidence to ask. Two groups are joined by their strongest pair first, and only when nobody in one contradicts somebody
in the other; what may not be joined is shown as a pair of its own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from networkgarden.domain.incoming import PointKind
from networkgarden.matching.blocking import candidates
from networkgarden.matching.evidence import Book, Evidence, compare
from networkgarden.matching.keys import Keyed
from networkgarden.matching.names import Likeness, Name, compatible, likeness
from networkgarden.matching.person import Person, births_conflict, differences

Verdict = Literal["merge", "suggest"]

CROWD = 3
"""A key held by more differently named contacts than this is a switchboard or a family, not a person."""
LARGEST = 8
WORTH_ASKING = 2.0      # bits: four to one
CONTRADICTION = -3.0    # bits on average between two groups
DIFFERENCES = 2         # of ways to reach them, town and firm: so many, and a shared name is a coincidence
NAMESAKES = 3           # of a name held by more, the name alone is no reason to ask


@dataclass(frozen=True, slots=True)
class Duplicates:
    """Contacts (by number, in order) that are surely or perhaps one person. ``why``: what agrees, strongest first."""

    numbers: tuple[int, ...]
    verdict: Verdict
    why: tuple[str, ...]


def find_duplicates(people: Sequence[Person], apart: Collection[tuple[int, int]] = ()) -> list[Duplicates]:
    """All duplicates, the surest first. ``apart`` holds pairs of numbers, in any order, that a person told apart."""
    finder = _Finder(people, apart)
    sure = finder.joined(finder.sure, finder.may_merge)
    asked = finder.joined(finder.worth, finder.may_ask)
    found = [finder.told(group, "merge") for group in sure.groups]
    merged = {tuple(sorted(group)) for group in sure.groups}
    found += [finder.told(group, "suggest") for group in asked.groups if tuple(sorted(group)) not in merged]
    found += [finder.told(pair, "suggest") for pair in asked.refused]
    return found


@dataclass(slots=True)
class _Joined:
    groups: list[list[int]]
    refused: list[tuple[int, int]]


class _Finder:
    """Works with places in ``people``; numbers come back in at the end."""

    def __init__(self, people: Sequence[Person], apart: Collection[tuple[int, int]]) -> None:
        self._people = people
        place = {person.number: index for index, person in enumerate(people)}
        self._apart = {_pair(place[one], place[other]) for one, other in apart if one in place and other in place}
        self._crowds = crowds((person.keys, person.name) for person in people)
        self._book = Book(people)
        self._namesakes = Counter(person.name.words for person in people)
        self._judged: dict[tuple[int, int], Evidence] = {}
        self.sure: list[tuple[int, int]] = []
        self.worth: list[tuple[int, int]] = []
        for pair in candidates(people):
            if pair not in self._apart:
                self._judge(pair)
        self.worth.sort(key=lambda pair: (-self._judged[pair].bits, pair))

    def _judge(self, pair: tuple[int, int]) -> None:
        one, other = self._people[pair[0]], self._people[pair[1]]
        evidence = compare(self._book, one, other, self._crowds, WORTH_ASKING)
        sure = same_for_sure(one, other, self._crowds)
        if evidence.bits < WORTH_ASKING and (sure or self._has_to_be_asked(one, other)):
            evidence = replace(compare(self._book, one, other, self._crowds), bits=WORTH_ASKING)
        if evidence.bits >= WORTH_ASKING:
            self._judged[pair] = evidence
            self.worth.append(pair)
        if sure:
            self.sure.append(pair)

    def _evidence(self, pair: tuple[int, int]) -> Evidence:
        found = self._judged.get(pair)
        if found is None:
            one, other = self._people[pair[0]], self._people[pair[1]]
            found = self._judged[pair] = compare(self._book, one, other, self._crowds)
        return found

    def _has_to_be_asked(self, one: Person, other: Person) -> bool:
        """One key and two names, or one whole name and nothing against it."""
        if any(key in other.keys and key not in self._crowds and (key[0] != PointKind.PHONE or one.has_mobile(key[1]))
               for key in one.keys):
            return True
        return (one.name.words == other.name.words and len(one.name.words) > 1
                and self._namesakes[one.name.words] <= NAMESAKES and not _conflict(one, other)
                and differences(one, other) < DIFFERENCES)

    # joining

    def joined(self, pairs: Iterable[tuple[int, int]], may: Callable[[list[int], list[int]], bool]) -> _Joined:
        """Groups of two and more, by union-find; pairs come strongest first."""
        group_of: dict[int, list[int]] = {}
        refused = []
        for one, other in pairs:
            left, right = group_of.get(one, [one]), group_of.get(other, [other])
            if left is right:
                continue
            if len(left) + len(right) > LARGEST or not may(left, right):
                refused.append((one, other))
                continue
            left = [*left, *right]
            group_of.update(dict.fromkeys(left, left))
        groups = {id(group): group for group in group_of.values()}
        return _Joined(list(groups.values()), refused)

    def may_merge(self, left: list[int], right: list[int]) -> bool:
        return all(_pair(one, other) not in self._apart
                   and compatible(self._people[one].name, self._people[other].name)
                   and not _conflict(self._people[one], self._people[other]) for one in left for other in right)

    def may_ask(self, left: list[int], right: list[int]) -> bool:
        pairs = [_pair(one, other) for one in left for other in right]
        if any(pair in self._apart or self._people[pair[0]].other_profile(self._people[pair[1]]) for pair in pairs):
            return False
        return sum(self._evidence(pair).bits for pair in pairs) >= CONTRADICTION * len(pairs)

    def told(self, group: Sequence[int], verdict: Verdict) -> Duplicates:
        words: Counter[str] = Counter()
        for index, one in enumerate(group):
            for other in group[index + 1:]:
                words.update(self._evidence(_pair(one, other)).why)
        return Duplicates(tuple(sorted(self._people[place].number for place in group)), verdict,
                          tuple(word for word, _ in words.most_common()))


def same_for_sure(one: Person, other: Person, crowded: Collection[Keyed]) -> bool:
    """May two be merged without asking?"""
    shared = [key for key in one.keys if key in other.keys and key not in crowded]
    if not shared or not compatible(one.name, other.name) or _conflict(one, other):
        return False
    return any(is_own_key(key, one, other) for key in shared)


def is_own_key(key: Keyed, one: Person, other: Person) -> bool:
    """Is a key that both hold one person's own? A number that may be a household's needs the very same full name."""
    if key[0] != PointKind.PHONE:
        return True
    told = {one.has_mobile(key[1]), other.has_mobile(key[1])} - {None}
    if told:
        return told == {True}
    return len(one.name.words) > 1 and likeness(one.name, other.name) is Likeness.SAME


def _conflict(one: Person, other: Person) -> bool:
    return (births_conflict(one.births, other.births) or one.other_profile(other)
            or bool(one.name.generation and other.name.generation and one.name.generation != other.name.generation))


def crowds(holders: Iterable[tuple[Iterable[Keyed], Name]]) -> set[Keyed]:
    """Keys held by more than CROWD people of different names."""
    names: dict[Keyed, set[Name]] = defaultdict(set)
    for keys, name in holders:
        for key in keys:
            names[key].add(name)
    return {key for key, held in names.items() if len(held) > CROWD and _differently_named(held) > CROWD}


def _differently_named(names: Iterable[Name]) -> int:
    """How many people these names are at the least: names that go together count once."""
    told: list[Name] = []
    for name in names:
        if not any(likeness(name, other) >= Likeness.SILENT and likeness(name, other) is not Likeness.DIFFERENT
                   for other in told):
            told.append(name)
        if len(told) > CROWD:
            break
    return len(told)


def _pair(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)
