"""People of files become contacts: new, known again, or merged with one the garden has."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from hashlib import blake2b
from typing import Any
from uuid import uuid4

from networkgarden.actions.contacts import change_state, new_contact, rewrite
from networkgarden.actions.merging import Places, remember
from networkgarden.actions.tending import Tending
from networkgarden.domain.contact import FORMER_NAME, IMPORTED_CIRCLE, Contact, Source
from networkgarden.domain.incoming import Incoming, IncomingPerson, PersonDate, Point, PointKind, Skip, Who
from networkgarden.domain.kinds import State
from networkgarden.domain.merge import MergedPart
from networkgarden.domain.words import folded
from networkgarden.matching.keys import strong_keys
from networkgarden.matching.people import Facts, People
from networkgarden.matching.person import Birth, birth_as_written, birth_of, births_conflict
from networkgarden.matching.uniting import OTHER_NAME, points_together, united
from networkgarden.storage import merges
from networkgarden.storage.garden import Recording
from networkgarden.storage.reading import Reader
from networkgarden.system.region import phone_region

PRINT = "print"
"""Source of the prints: what was taken in once, letter by letter, changes nothing the second time."""

OF_CARDS = "vcard"
"""Cards this garden gave away bear the contact's own id as their UID."""

BIRTHDAY = "birthday"
KNOWN_BY_NAME = frozenset({"table", "google", "facebook", "friends", "monica"})
"""Sources whose people may have nothing but a name; one of exactly that name may be them (``_is_namesake``)."""

OWN_LISTS = frozenset({"table", "friends"})
"""Files in which the person names whom they mean: a row that says no more than a name means the one so called."""

NAME_IS_ALL = frozenset({"facebook", "instagram"})
"""Networks whose chats know people by name only: within one of them the name is the id, elsewhere it proves nothing."""

SINGLE = ("given", "family", "nickname", "organisation", "title", "note")
MANY = ("points", "addresses", "dates", "beds", "custom")


class PeopleIntake:
    """Collects the people of all files of one import, then writes the new ones in one go."""

    def __init__(self, tending: Tending, running: Recording, plant: bool) -> None:
        self._tending, self._running, self._plant = tending, running, plant
        self._today = tending.today()
        self.known = People(phone_region(tending.settings))
        self.moved = False
        self._new: dict[int, Contact] = {}
        self._merged: list[tuple[Contact, Contact, Contact]] = []     # kept before, kept after, what went into it
        self._looked_at: tuple[int, Contact] | None = None              # to be read but once, until it is changed
        self._ids: dict[int, str] = {}
        self._states: dict[int, State] = {}
        self._next = self._load() + 1

    def _load(self) -> int:
        read = self._tending.garden.read
        highest = 0
        points: dict[int, list[Point]] = {}
        for row, kind, value, label in read.query("SELECT contact, kind, value, label FROM point"):
            points.setdefault(row, []).append(Point(PointKind(kind), value, label))
        births = births_by_row(read)
        for row, uuid, name, given, family, state in read.query(
                "SELECT id, uuid, name, given, family, state FROM contact"):
            self._ids[row], self._states[row] = uuid, State(state)
            self.known.add(row, uuid, name, facts_of(name, points.get(row, ()), births.get(row, ()), given, family,
                                                     self.known.region))
            highest = max(highest, row)
        for row, name in read.query("SELECT contact, value FROM custom_field WHERE name = ?", (OTHER_NAME,)):
            self.known.add_other_name(row, name)
        for gone, kept in merges.gone_into(read).items():
            self.known.add_alias(gone, kept)
        for row, source, uid in read.query("SELECT contact, source, uid FROM origin"):
            if source == FORMER_NAME:
                self.known.add_other_name(row, uid)
            else:
                self.known.add_source(row, source, uid)
        return highest

    def rows_of(self, contact_ids: Iterable[str]) -> dict[str, int]:
        """Id → number, of a merged contact that of the one it went into."""
        return {one: number for one in contact_ids if (number := self.known.by_id(one)) is not None}

    def id_of(self, number: int) -> str:
        return self._ids[number]

    def take(self, incoming: Incoming, counts: dict[str, int], skipped: list[Skip]) -> None:
        prints: Counter[str] = Counter()
        for person in incoming.people:
            name = person.called()
            if not name:
                skipped.append(Skip(person.where, "no name, e-mail address or number, so nobody to plant"))
                continue
            own = content_print(person)
            prints[own] += 1
            counts[self._take_one(incoming.source, person, name, own, prints[own])] += 1

    def _take_one(self, source: str, person: IncomingPerson, name: str, own: str, nth: int) -> str:
        facts = self._facts(name, person)
        mark = Source(PRINT, own if facts.keys or nth == 1 else f"{own}#{nth}")
        number = self.known.by_source(mark.name, mark.uid)
        if number is not None:
            self._met(number, person)
            return "unchanged"
        number, same = self._find(source, person, facts)
        sources = (mark, *((Source(source, person.uid),) if person.uid else ()))
        if number is None:
            self._add(person, name, facts, sources)
            return "new"
        return self._join(number, person, facts, sources, same)

    def _find(self, source: str, person: IncomingPerson, facts: Facts) -> tuple[int | None, bool]:
        """The known contact and whether it is the very same record (not only the same person)."""
        same = self.known.by_id(person.contact_id) or self.known.by_source(source, person.uid) or (
            self.known.by_id(person.uid) if source == OF_CARDS else None)
        if same is not None:
            return same, True
        if not facts.keys and source in KNOWN_BY_NAME:
            alike = self.known.by_name(person.name)
            if len(alike) == 1 and alike[0] not in self._new and self._is_namesake(alike[0], source, person, facts):
                return alike[0], True
        if person.contact_id:       # told apart by its own id, perhaps by hand
            return None, False
        return self.known.by_keys(facts), False

    def _is_namesake(self, number: int, source: str, person: IncomingPerson, facts: Facts) -> bool:
        """Whether the one of that exact name is this person: something agrees, or nothing is there to differ."""
        contact = self._contact_now(number)
        births = self.known.births(number)
        known, said = _details(contact), _details(person)
        pairs = [(mine, theirs) for mine, theirs in zip(known, said, strict=True) if mine and theirs]
        if births_conflict(births, facts.births) or any(mine.isdisjoint(theirs) for mine, theirs in pairs):
            return False
        if pairs or (births and facts.births):
            return True
        says_more = any(said) or bool(facts.births)
        if self.known.keys(number):
            return source in OWN_LISTS and not says_more
        return not (says_more and (any(known) or births))

    def _facts(self, name: str, person: IncomingPerson | Contact) -> Facts:
        return facts_of(name, person.points, births_of(person.dates, person.custom), person.given, person.family,
                        self.known.region)

    def _add(self, person: IncomingPerson, name: str, facts: Facts, sources: tuple[Source, ...]) -> int:
        number, self._next = self._next, self._next + 1
        contact = self._contact(person, name, sources,
                                person.state or (State.PLANTED if self._plant else State.SEED))
        self._new[number] = contact
        self._ids[number], self._states[number] = contact.id, contact.state
        self.known.add(number, contact.id, name, facts)
        self._mark(number, sources)
        return number

    def _join(self, number: int, person: IncomingPerson, facts: Facts, sources: tuple[Source, ...],
              same: bool) -> str:
        contact = self._contact_now(number)
        if same:
            if self.known.is_other_name(number, person.name):       # merged by hand: it keeps the name it was given
                person = replace(person, name="", given="", family="")
            joined = joined_contact(contact, person)
            changed = joined != contact
            joined = replace(joined, sources=tuple(dict.fromkeys((*contact.sources, *sources))))
        else:
            part = self._contact(person, person.called(), sources, person.state or State.SEED)
            joined, changed = united(contact, part), True
            for name, value in joined.custom:
                if name == OTHER_NAME:
                    self.known.add_other_name(number, value)
            self._merged.append((contact, joined, part))
        self._looked_at = None
        if number in self._new:
            self._new[number] = joined
        elif only_adds(contact, joined):
            self._update(number, contact, joined)
        else:
            rewrite(self._running, number, joined)
        self.known.add_keys(number, facts)
        self._mark(number, sources)
        self._states[number] = joined.state
        self._met(number, person)
        if not same:
            return "merged"
        return "updated" if changed else "unchanged"

    def _contact(self, person: IncomingPerson, name: str, sources: tuple[Source, ...], state: State) -> Contact:
        return new_contact(
            name, state, self._today, person.circle or IMPORTED_CIRCLE, person.contact_id,
            every_days=person.every_days, established=bool(person.established), sources=sources, photo=person.photo,
            **{field: getattr(person, field) for field in (*SINGLE, *MANY)})

    def _contact_now(self, number: int) -> Contact:
        """The contact of that number as it is by now."""
        if number in self._new:
            return self._new[number]
        if self._looked_at is None or self._looked_at[0] != number:
            self._looked_at = number, next(self._tending.garden.read.contacts([number]))
        return self._looked_at[1]

    def _update(self, number: int, before: Contact, after: Contact) -> None:
        write = self._running.write
        write.set_facts(number, {name: getattr(after, name) for name in ("name", *SINGLE, "circle", "every_days",
                        "established") if getattr(after, name) != getattr(before, name)})
        write.add_points((number, one) for one in after.points if one not in before.points)
        write.add_addresses((number, one) for one in after.addresses if one not in before.addresses)
        write.add_dates((number, one) for one in after.dates if one not in before.dates)
        write.add_custom((number, one) for one in after.custom if one not in before.custom)
        write.add_beds((number, one) for one in after.beds if one not in before.beds)
        write.add_sources((number, one) for one in after.sources if one not in before.sources)
        if after.photo and after.photo != before.photo:
            write.set_photo(number, after.photo)

    def _mark(self, number: int, sources: tuple[Source, ...]) -> None:
        for source in sources:
            self.known.add_source(number, source.name, source.uid)

    def _met(self, number: int, person: IncomingPerson | None = None) -> None:
        """A seed met in a file is planted when that was asked for, unless its row says its state."""
        said = person.state if person else None
        wanted = said or (State.PLANTED if self._plant else State.SEED)
        if self._states[number] is State.SEED and wanted is not State.SEED and number not in self._new:
            change_state(self._running, number, wanted, self._today)
            self._states[number] = wanted
            self._looked_at = None
            self.moved = True

    def row_for(self, who: Who, where: str, counts: dict[str, int], skipped: list[Skip],
                source: str = "table") -> int | None:
        """The contact a row of history means; an unknown person becomes one, of two alike the row is skipped.

        A table is taken at its word: a name is enough. Elsewhere somebody of that name with another address is
        somebody else, for the person to judge; without one they are now reached by this one.
        """
        points = tuple(Point(kind, value) for kind, value in (
            (PointKind.EMAIL, who.email), (PointKind.PHONE, who.phone), (PointKind.PROFILE, who.profile)) if value)
        own = (Source(source, who.uid),) if who.uid else ()
        named = self.known.by_source(source, who.uid)
        found = [named] if named is not None else self.known.find(who)
        if named is None and ((source in NAME_IS_ALL and not points) or who.must_be_known):
            found = [number for number in found if self._may_be_meant(number, who)]
        if source != "table":
            weighed = {number: self.known.told_apart(number, who) for number in found}
            found = [number for number in found if not weighed[number]]
            if len(found) == 1 and weighed[found[0]] is False:
                self._reach(found[0], points)
            if len(found) == 1 and own and named is None:
                self._reach(found[0], sources=own)
        if len(found) > 1:
            advice = ("an e-mail address would tell them apart" if source == "table"
                      else "merge them, or call one of them otherwise")
            skipped.append(Skip(where, f"{len(found)} contacts are called {who.name}; {advice}"))
            return None
        if found:
            self._met(found[0])
            return found[0]
        if who.must_be_known:
            skipped.append(Skip(where, f"{who.name} is named without a link, and nobody you know is called that"))
            return None
        person = IncomingPerson(where, who.name, contact_id=who.contact_id, points=points)
        name = person.called()
        if not name:
            skipped.append(Skip(where, "it names nobody"))
            return None
        counts["new"] += 1
        return self._add(person, name, self._facts(name, person), own)

    def _may_be_meant(self, number: int, who: Who) -> bool:
        """Of somebody found by the name that a network gives: whether they are on it, or known by the name only."""
        keys = self.known.keys(number)
        on_it = any(kind == PointKind.PROFILE for kind, _ in keys)
        return on_it if who.must_be_known else not keys

    def _reach(self, number: int, points: tuple[Point, ...] = (), sources: tuple[Source, ...] = ()) -> None:
        """A contact known by name is now reached by these too."""
        contact = self._contact_now(number)
        reached = replace(contact, points=tuple(dict.fromkeys((*contact.points, *points))),
                          sources=tuple(dict.fromkeys((*contact.sources, *sources))))
        self._mark(number, sources)
        self._looked_at = None
        if number in self._new:
            self._new[number] = reached
        else:
            self._update(number, contact, reached)
        self.known.add_keys(number, self._facts(contact.name, reached))

    def add_whole(self, contact: Contact) -> int:
        """A contact of an archive, kept as it is."""
        number, self._next = self._next, self._next + 1
        self._new[number], self._ids[number], self._states[number] = contact, contact.id, contact.state
        self.known.add(number, contact.id, contact.name, self._facts(contact.name, contact))
        self._mark(number, contact.sources)
        return number

    def write(self) -> None:
        """Write the contacts collected so far; their numbers are their rows from now on."""
        if self._new:
            rows = self._running.write.add_contacts(list(self._new.values()))
            if rows != list(self._new):
                raise RuntimeError("rows were not given in order")
            self._new.clear()
        for before, after, part in self._merged:
            remember(self._running, str(uuid4()), self._today, before, after, [(MergedPart(part), Places())])
        self._merged.clear()


def _details(one: Contact | IncomingPerson) -> tuple[frozenset[str], frozenset[str]]:
    """Firm and towns, as far as they are said: what tells people of one name apart."""
    return (frozenset(filter(None, (folded(one.organisation),))),
            frozenset(folded(address.city) for address in one.addresses if address.city))


def facts_of(name: str, points: Sequence[Point], births: Sequence[Birth], given: str, family: str,
             region: str) -> Facts:
    named_by_key = any(name == point.value for point in points)
    numbers = tuple((point.value, point.label) for point in points if point.kind is PointKind.PHONE)
    return Facts("" if named_by_key else name, strong_keys(((one.kind, one.value) for one in points), region),
                 tuple(births), given, family, numbers)


def births_of(dates: Iterable[PersonDate], custom: Iterable[tuple[str, str]]) -> tuple[Birth, ...]:
    """Birthdays for comparison; one that is no day stands among a contact's own fields as it was written."""
    written = (birth_as_written(value) for name, value in custom if folded(name) == BIRTHDAY)
    return (*(birth_of(one) for one in dates if one.label == BIRTHDAY), *(birth for birth in written if birth))


def births_by_row(read: Reader) -> dict[int, tuple[Birth, ...]]:
    """Row number → birthdays of everybody in the garden that has any."""
    found: dict[int, tuple[Birth, ...]] = {}
    for row, month, day, year in read.query(
            "SELECT contact, month, day, year FROM person_date WHERE label = 'birthday' ORDER BY id"):
        found[row] = (*found.get(row, ()), *births_of([PersonDate(BIRTHDAY, month, day, year)], ()))
    for row, name, value in read.query("SELECT contact, name, value FROM custom_field WHERE name LIKE 'birthday'"):
        found[row] = (*found.get(row, ()), *births_of((), [(name, value)]))
    return found


def joined_contact(contact: Contact, person: IncomingPerson) -> Contact:
    """The contact with what a newer record of the same source says: single facts anew, lists united."""
    facts: dict[str, Any] = {field: getattr(person, field) for field in (*SINGLE, "name", "photo")
                             if getattr(person, field)}
    facts["points"] = points_together(contact.points, person.points)
    for field in MANY[1:]:
        facts[field] = tuple(dict.fromkeys((*getattr(contact, field), *getattr(person, field))))
    facts.update({field: getattr(person, field) for field in ("circle", "every_days", "established")
                  if getattr(person, field) is not None})
    return replace(contact, **facts)


def only_adds(before: Contact, after: Contact) -> bool:
    """Do the lists only grow at their ends, and the states stay?"""
    return before.states == after.states and before.created_on == after.created_on and all(
        getattr(after, field)[:len(getattr(before, field))] == getattr(before, field) for field in MANY)


def content_print(person: IncomingPerson) -> str:
    """A print of everything said of a person, wherever in whatever file it stood."""
    said = json.dumps([
        person.name, *(getattr(person, field) for field in SINGLE),
        [(one.kind, one.value, one.label) for one in person.points],
        [(one.street, one.city, one.region, one.postcode, one.country, one.label) for one in person.addresses],
        [(one.label, one.month, one.day, one.year) for one in person.dates], person.beds, person.custom,
        person.uid, person.contact_id, person.circle, person.every_days, person.established, person.state])
    return blake2b(said.encode(), digest_size=16).hexdigest() + (
        blake2b(person.photo.content, digest_size=8).hexdigest() if person.photo else "")
