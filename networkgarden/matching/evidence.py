"""How much speaks for two contacts being one person, in bits, after Fellegi and Sunter.

What agrees counts by how rare it is among the others: a shared "Smith" says little, a shared "Quackenbush" much. What
differs counts by how seldom one person differs from themselves. From the sum the odds against any two people being
one are taken; what remains above zero is worth a look. The constants are orders of magnitude that hold for any
address book (365 birthdays a year, one in fifty from the same town), not fitted to one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from math import inf, log2

from rapidfuzz.distance import OSA
from rapidfuzz.fuzz import ratio

from networkgarden.matching.keys import Keyed
from networkgarden.matching.names import Likeness, Name, word_likeness
from networkgarden.matching.person import Birth, Person

USUAL = {"given": 0.005, "family": 0.002, "birth": 1 / 20_000, "anniversary": 1 / 365, "city": 0.02,
         "postcode": 0.002, "street": 0.0005, "region": 0.2, "organisation": 0.005, "local": 0.0005}
"""How often two strangers share such a value, before one has looked at the book."""
TRUST = 1000            # people of a book whose frequencies count as much as what is usual
FEWEST = 1000           # a book is never thought smaller: everybody knows families and namesakes
EMAIL, PROFILE, MOBILE, LINE = 16.0, 20.0, 16.0, 9.0
ALIKE, RATHER_ALIKE = 10.0, 7.0     # e-mail addresses a slip or two apart
HOUSEHOLD = 13.0        # an address shared says "one household", and no more however much of it agrees
REST = HOUSEHOLD + 8.0  # what an address and a firm together may add
GIVEN_DIFFERS, FAMILY_DIFFERS, GENERATION_DIFFERS = -6.0, -4.0, -8.0
BIRTH_SLIP, BIRTH_NEAR, BIRTH_DIFFERS = 5.0, -2.0, -6.0
ADDRESS_DIFFERS = -1.0
EMAIL_DIFFERS, NUMBER_DIFFERS = -1.0, -1.0      # people have several
SLIP = 2.5              # bits lost by a slip of the pen
SWAPPED = -1.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """``bits`` above zero are worth a look; ``why`` names what agrees, strongest first."""

    bits: float
    why: tuple[str, ...]


HOPELESS = Evidence(-inf, ())


class Book:
    """The values of everybody in one address book, for telling how rare each is."""

    def __init__(self, people: Iterable[Person]) -> None:
        self._counts: dict[str, Counter[str]] = {kind: Counter() for kind in USUAL}
        size = 0
        for person in people:
            size += 1
            for kind, values in person.countable():
                self._counts[kind].update(values)
        self.size = size
        self.odds_against = log2(max(size, FEWEST))
        self._known: dict[tuple[str, str], float] = {}

    def rarity(self, kind: str, value: str) -> float:
        """Bits that two who share this value have in common; the two themselves do not make it common."""
        found = self._known.get((kind, value))
        if found is None:
            others = max(0, self._counts[kind][value] - 2)
            found = self._known[kind, value] = -log2((others + TRUST * USUAL[kind]) / (self.size + TRUST))
        return found


def compare(book: Book, one: Person, other: Person, crowded: Collection[Keyed], least: float = -inf) -> Evidence:
    """``crowded`` holds keys that are held by many and say nothing. What cannot reach ``least`` is not looked at
    closely."""
    names, given, family = _names(book, one.name, other.name)
    birth = _birth(book, one, other)
    rest = REST + (ALIKE if one.emails and other.emails else 0.0)
    if names + birth + rest - book.odds_against < least and not any(key in other.keys for key in one.keys):
        return HOPELESS
    found: list[tuple[float, str]] = []
    keys = _keys(book, one, other, crowded, found)
    place = min(HOUSEHOLD, _place(book, one, other))
    if given <= GIVEN_DIFFERS and keys <= LINE and not _one_door_one_birthday(book, one, other, birth):
        # Of one family, from one town, born on one day: siblings and twins too are all that.
        place, birth, names = min(place, 0.0), min(birth, 0.0), names - max(family, 0.0)
    found += [(names, "name"), (birth, "birthday"), (place, "address"),
              (_organisation(book, one, other), "organisation")]
    bits = sum(value for value, _ in found) - book.odds_against
    return Evidence(bits, tuple(dict.fromkeys(word for value, word in sorted(found, reverse=True)
                                              if value > 0 and word)))


def _one_door_one_birthday(book: Book, one: Person, other: Person, birth: float) -> bool:
    """Two at one street address who were born on one day of one year: rather one person twice than twins."""
    return birth > BIRTH_SLIP and _values(book, "street", one.street, other.street) > 0


def _names(book: Book, one: Name, other: Name) -> tuple[float, float, float]:
    """Bits of the whole name, of the given and of the family name, in the order that fits better."""
    if not one.words or not other.words or one.script != other.script:
        return 0.0, 0.0, 0.0
    straight = _part(book, "given", one.given, other.given), _part(book, "family", one.family, other.family)
    crossed = _part(book, "given", one.given, other.family), _part(book, "family", one.family, other.given)
    given, family = straight
    total = given + family
    if sum(crossed) + SWAPPED > total:
        given, family = crossed
        total = given + family + SWAPPED
    if one.generation and other.generation and one.generation != other.generation:
        return total + GENERATION_DIFFERS, GIVEN_DIFFERS, family
    return total, given, family


def _part(book: Book, kind: str, one: str, other: str) -> float:
    if not one or not other:
        return 0.0
    if one == other:
        return book.rarity(kind, one)
    alike = word_likeness(one, other)
    if alike is Likeness.VARIANT:
        return min(book.rarity(kind, one), book.rarity(kind, other)) * (0.3 if min(len(one), len(other)) == 1 else 0.7)
    if alike is Likeness.CLOSE:
        return max(0.0, max(book.rarity(kind, one), book.rarity(kind, other)) - SLIP)
    short, long = sorted((one, other), key=len)
    if len(short) >= 3 and (long.startswith(short) or long.endswith(short)):
        return book.rarity(kind, short) / 2          # "anna" in "annamaria", "berg" in "vanderberg"
    if len(short) >= 4 and ratio(one, other) >= 65:
        return 0.0
    return GIVEN_DIFFERS if kind == "given" else FAMILY_DIFFERS


def _keys(book: Book, one: Person, other: Person, crowded: Collection[Keyed],
          found: list[tuple[float, str]]) -> float:
    """The strongest of what leads to both; e-mail addresses, numbers and profiles seldom agree by chance."""
    shared = [key for key in one.keys if key in other.keys and key not in crowded]
    best = 0.0
    for kind, value in shared:
        strength = {"email": EMAIL, "profile": PROFILE}.get(kind) or (
            MOBILE if one.has_mobile(value) or other.has_mobile(value) else LINE)
        found.append((strength, "e-mail address" if kind == "email" else "profile" if kind == "profile" else "number"))
        best = max(best, strength)
    if one.emails and other.emails and not any(kind == "email" for kind, _ in shared):
        alike = _emails_alike(book, one, other)
        found.append((alike, "e-mail address much alike"))
        best = max(best, alike)
    if one.numbers and other.numbers and not any(kind == "phone" for kind, _ in shared):
        found.append((NUMBER_DIFFERS, ""))
    if one.other_profile(other):
        found.append((-PROFILE, ""))
    return best


def _emails_alike(book: Book, one: Person, other: Person) -> float:
    best = EMAIL_DIFFERS
    for left, local in zip(one.emails, one.locals, strict=True):
        for right, its in zip(other.emails, other.locals, strict=True):
            if local == its and len(local) >= 5:
                best = max(best, min(ALIKE, book.rarity("local", local) - 2))
            elif len(left) >= 8 and ratio(left, right) >= 85:
                best = max(best, ALIKE if OSA.distance(left, right, score_cutoff=2) <= 2 else RATHER_ALIKE)
    return best


def _birth(book: Book, one: Person, other: Person) -> float:
    if not one.births or not other.births:
        return 0.0
    return max(_two_births(book, left, right) for left in one.births for right in other.births)


def _two_births(book: Book, one: Birth, other: Birth) -> float:
    if one == other:
        return book.rarity("birth" if len(one) > 4 else "anniversary", one)
    if one[-4:] == other[-4:] and min(len(one), len(other)) == 4:
        return book.rarity("anniversary", one[-4:])
    if min(len(one), len(other)) == 4:
        return BIRTH_DIFFERS if OSA.distance(one[-4:], other[-4:]) > 1 else 0.0
    if OSA.distance(one, other) <= 1 or (one[:4] == other[:4] and one[4:6] == other[6:] and one[6:] == other[4:6]):
        return BIRTH_SLIP
    if OSA.distance(one, other, score_cutoff=2) <= 2:
        return 1.0
    return BIRTH_NEAR if abs(int(one[:4]) - int(other[:4])) <= 1 else BIRTH_DIFFERS


def _place(book: Book, one: Person, other: Person) -> float:
    return (_values(book, "street", one.street, other.street) + _values(book, "city", one.city, other.city)
            + _values(book, "postcode", one.postcode, other.postcode)
            + _values(book, "region", one.region, other.region))


def _values(book: Book, kind: str, one: tuple[str, ...], other: tuple[str, ...]) -> float:
    if not one or not other:
        return 0.0
    shared = [value for value in one if value in other]
    if shared:
        return max(book.rarity(kind, value) for value in shared)
    if kind == "region":
        return 0.0
    left, right = one[0], other[0]
    if kind == "postcode":
        return book.rarity(kind, left) - 5 if OSA.distance(left, right, score_cutoff=1) <= 1 else ADDRESS_DIFFERS
    if ratio(left, right) >= 80:
        return max(0.0, min(book.rarity(kind, left), book.rarity(kind, right)) - SLIP)
    return ADDRESS_DIFFERS


def _organisation(book: Book, one: Person, other: Person) -> float:
    if one.organisation and one.organisation == other.organisation:
        return book.rarity("organisation", one.organisation)
    return 0.0
