"""What prompts need to know, for just those contacts that may be prompted on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from networkgarden.domain.incoming import PersonDate, PointKind
from networkgarden.storage.reading import Reader

CHUNK = 500
KEPT_ACTS = 30


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
        """(day, kind, direction, reaction, note)"""
        found = self._each(
            "SELECT taking_part.contact, day, kind, direction, reaction, note FROM taking_part JOIN interaction "
            "ON interaction.id = taking_part.interaction WHERE taking_part.contact IN ({marks}) AND day <= ? "
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

    def birthdays(self) -> dict[str, PersonDate]:
        rows = self._each("SELECT contact, month, day, year FROM person_date WHERE contact IN ({marks}) "
                          "AND label = 'birthday' ORDER BY id")
        return {contact_id: PersonDate("birthday", *dates[0]) for contact_id, dates in rows.items()}

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
        """The garden day of the newest change of state up to the day."""
        rows = self._each("SELECT contact, max(day) FROM spell WHERE contact IN ({marks}) AND day <= ? "
                          "GROUP BY contact", self._day)
        return {contact_id: found[0][0] for contact_id, found in rows.items()}


def with_birthday(reader: Reader, month: int, day: int) -> set[str]:
    """Ids of contacts whose birthday is that day of the year."""
    return {row[0] for row in reader.query(
        "SELECT contact.uuid FROM person_date JOIN contact ON contact.id = person_date.contact "
        "WHERE label = 'birthday' AND month = ? AND person_date.day = ?", (month, day))}


def with_offers_since(reader: Reader, day: int) -> set[str]:
    """Ids of contacts who were offered a prompt since that day."""
    return {row[0] for row in reader.query(
        "SELECT DISTINCT contact.uuid FROM offer JOIN contact ON contact.id = offer.contact WHERE offer.day >= ?",
        (day,))}
