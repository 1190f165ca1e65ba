"""What prompts need to know, for just those contacts that may be prompted on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from networkgarden.domain.fruit import Fruit, FruitKind
from networkgarden.domain.incoming import PersonDate, PointKind
from networkgarden.domain.promise import Promise
from networkgarden.storage.reading import Reader

CHUNK = 500
KEPT_ACTS = 30
HERE = "here"
"""In meta: the garden day the window was last looked at, and the one before it."""


class PromptReader:
    """Rows by contact id. Every list is newest first."""

    def __init__(self, reader: Reader, contact_ids: Sequence[str], day: int) -> None:
        self._reader, self._day = reader, day
        self.rows = reader.rows_of(contact_ids)
        self._ids = {row: contact_id for contact_id, row in self.rows.items()}

    def _each(self, sql: str, *values: Any) -> dict[str, list[tuple[Any, ...]]]:
        found: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
        numbers = list(self._ids)
        for start in range(0, len(numbers), CHUNK):
            part = numbers[start:start + CHUNK]
            marks = ",".join("?" * len(part))
            for row in self._reader.query(sql.format(marks=marks), (*part, *values)):
                found[self._ids[row[0]]].append(row[1:])
        return found

    def acts(self) -> dict[str, list[tuple[Any, ...]]]:
        """(day, kind, direction, reaction, note, whether it was with this contact alone)"""
        found = self._each(
            "SELECT part.contact, day, kind, direction, reaction, note, NOT EXISTS (SELECT 1 FROM taking_part other "
            "WHERE other.interaction = part.interaction AND other.contact != part.contact) FROM taking_part part "
            "JOIN interaction ON interaction.id = part.interaction WHERE part.contact IN ({marks}) AND day <= ? "
            "ORDER BY day DESC, instant DESC, interaction.id DESC", self._day)
        return {contact_id: acts[:KEPT_ACTS] for contact_id, acts in found.items()}

    def offers(self) -> dict[str, list[tuple[Any, ...]]]:
        """(day, kind, act, template, answer, until)"""
        return self._each("SELECT contact, day, kind, act, template, answer, until FROM offer "
                          "WHERE contact IN ({marks}) AND day <= ? ORDER BY day DESC, id DESC", self._day)

    def channels(self) -> dict[str, dict[PointKind, str]]:
        """The first e-mail address, number and profile link of each."""
        found: dict[str, dict[PointKind, str]] = defaultdict(dict)
        for contact_id, points in self._each(
                "SELECT contact, kind, value FROM point WHERE contact IN ({marks}) ORDER BY id").items():
            for kind, value in points:
                found[contact_id].setdefault(PointKind(kind), value)
        return found

    def dates(self) -> dict[str, tuple[PersonDate, ...]]:
        rows = self._each("SELECT contact, label, month, day, year FROM person_date WHERE contact IN ({marks}) "
                          "ORDER BY id")
        return {contact_id: tuple(PersonDate(*one) for one in dates) for contact_id, dates in rows.items()}

    def promises(self) -> dict[str, tuple[Promise, ...]]:
        """Promises that were open on the day."""
        rows = self._each("SELECT contact, uuid, text, made_on, due_on FROM promise WHERE contact IN ({marks}) "
                          "AND made_on <= ? AND (kept_on IS NULL OR kept_on > ?) ORDER BY due_on IS NULL, due_on, id",
                          self._day, self._day)
        return {contact_id: tuple(Promise(uuid, contact_id, text, made_on, due_on)
                                  for uuid, text, made_on, due_on in own) for contact_id, own in rows.items()}

    def fruits(self) -> dict[str, tuple[Fruit, ...]]:
        """Fruit borne by each, and fruit of others that each led to."""
        found: dict[str, list[Fruit]] = defaultdict(list)
        for column in ("contact", "led_by"):
            for contact_id, own in self._each(
                    f"SELECT fruit.{column}, fruit.uuid, contact.uuid, fruit, fruit.note, fruit.day FROM fruit JOIN "
                    f"contact ON contact.id = fruit.contact WHERE fruit.{column} IN ({{marks}}) AND fruit.day <= ? "
                    "ORDER BY fruit.day DESC, fruit.id DESC", self._day).items():
                found[contact_id] += [Fruit(uuid, bearer, FruitKind(kind), note, day)
                                      for uuid, bearer, kind, note, day in own]
        return {contact_id: tuple(sorted(own, key=lambda one: -one.day)) for contact_id, own in found.items()}

    def never(self) -> dict[str, frozenset[str]]:
        rows = self._each("SELECT contact, kind FROM never_kind WHERE contact IN ({marks})")
        return {contact_id: frozenset(kind for (kind,) in own) for contact_id, own in rows.items()}

    def said_of(self) -> dict[str, tuple[str, str, str]]:
        """(organisation, title, note) of each."""
        rows = self._each("SELECT id, organisation, title, note FROM contact WHERE id IN ({marks})")
        return {contact_id: (str(own[0][0]), str(own[0][1]), str(own[0][2])) for contact_id, own in rows.items()}

    def knows(self) -> dict[str, frozenset[str]]:
        """Ids of contacts that each is linked with, or took part in something with."""
        found: dict[str, set[str]] = defaultdict(set)
        for sql in ("SELECT one.contact, contact.uuid FROM taking_part one JOIN taking_part two ON two.interaction = "
                    "one.interaction AND two.contact != one.contact JOIN contact ON contact.id = two.contact "
                    "WHERE one.contact IN ({marks})",
                    "SELECT person_link.contact, contact.uuid FROM person_link JOIN contact "
                    "ON contact.id = person_link.other WHERE person_link.contact IN ({marks})",
                    "SELECT person_link.other, contact.uuid FROM person_link JOIN contact "
                    "ON contact.id = person_link.contact WHERE person_link.other IN ({marks})"):
            for contact_id, own in self._each(sql).items():
                found[contact_id].update(other for (other,) in own)
        return {contact_id: frozenset(own) for contact_id, own in found.items()}

    def last_contacts(self) -> dict[str, int]:
        """The garden day of the last contact of each; notes are not contact."""
        rows = self._each("SELECT taking_part.contact, max(day) FROM taking_part JOIN interaction "
                          "ON interaction.id = taking_part.interaction WHERE taking_part.contact IN ({marks}) "
                          "AND day <= ? AND kind != 'note' GROUP BY taking_part.contact", self._day)
        return {contact_id: found[0][0] for contact_id, found in rows.items()}

    def called(self) -> dict[str, str]:
        """What each is called: the nickname, else the given name; "" where neither is known."""
        rows = self._each("SELECT id, nickname, given FROM contact WHERE id IN ({marks})")
        return {contact_id: str(found[0][0] or found[0][1]).strip() for contact_id, found in rows.items()}

    def state_since(self) -> dict[str, int]:
        """The garden day of the newest change of state up to the day; of the first one where all came later."""
        known = f"coalesce(max(CASE WHEN day <= {int(self._day)} THEN day END), min(day))"
        rows = self._each(f"SELECT contact, {known} FROM spell WHERE contact IN ({{marks}}) GROUP BY contact")
        return {contact_id: found[0][0] for contact_id, found in rows.items()}


def with_dates_on(reader: Reader, days: Iterable[tuple[int, int]]) -> set[str]:
    """Ids of contacts with a date on one of those (month, day)."""
    return {row[0] for month, day in days for row in reader.query(
        "SELECT contact.uuid FROM person_date JOIN contact ON contact.id = person_date.contact "
        "WHERE month = ? AND person_date.day = ?", (month, day))}


def with_offers_since(reader: Reader, day: int) -> set[str]:
    """Ids of contacts who were offered a prompt since that day."""
    return {row[0] for row in reader.query(
        "SELECT DISTINCT contact.uuid FROM offer JOIN contact ON contact.id = offer.contact WHERE offer.day >= ?",
        (day,))}


def with_keepsakes(reader: Reader, since: int, day: int) -> set[str]:
    """Ids of contacts to whom something is promised, and of those with fruit (or who led to it) since a day."""
    promised = reader.query("SELECT contact.uuid FROM promise JOIN contact ON contact.id = promise.contact "
                            "WHERE kept_on IS NULL OR kept_on > ?", (day,))
    borne = reader.query("SELECT contact.uuid FROM fruit JOIN contact ON contact.id IN (fruit.contact, fruit.led_by) "
                         "WHERE fruit.day BETWEEN ? AND ?", (since, day))
    return {row[0] for row in (*promised, *borne)}


def last_here(reader: Reader, day: int) -> int | None:
    """The garden day before ``day`` on which the person was last here: opened the window, saw a prompt or did
    something."""
    (shown,) = reader.query("SELECT max(day) FROM offer WHERE day < ?", (day,))[0]
    before = date.fromordinal(day).isoformat()
    (done,) = reader.query("SELECT max(at) FROM action WHERE at < ?", (before,))[0]
    acted = date.fromisoformat(done[:10]).toordinal() if done else None
    looked = [int(one) for one in (reader.meta(HERE) or "").split() if int(one) < day]
    return max((one for one in (shown, acted, *looked) if one is not None), default=None)


def amnesties(reader: Reader, day: int) -> list[tuple[int, str]]:
    """(day, answer) of each amnesty shown or answered up to a day, newest first; "" where it was only shown."""
    return [(when, answer) for when, answer in reader.query(
        "SELECT day, answer FROM amnesty WHERE day <= ? ORDER BY id DESC", (day,))]
