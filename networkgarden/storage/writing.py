"""Changing the garden: values in, rows out. Only actions call this, inside a recorded transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, islice
from typing import Any

from networkgarden.domain.contact import Contact, Source
from networkgarden.domain.days import Pause
from networkgarden.domain.incoming import Address, PersonDate, Photo, Point
from networkgarden.domain.interaction import Interaction
from networkgarden.domain.kinds import State
from networkgarden.storage import undo

MANY = 200
"""From that many new rows on they are recorded as a range."""

BELONGING = ("spell", "point", "address", "person_date", "custom_field", "origin", "standing_in", "photo",
             "never_kind", "respite")


class Writer:
    """Rows of the open garden. Contacts and interactions are named by row number."""

    def __init__(self, db: Any) -> None:
        self._db = db

    def run(self, sql: str, values: Sequence[Any] = ()) -> Any:
        return self._db.execute_sql(sql, tuple(values))

    def many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        self._db.cursor().executemany(sql, rows)

    def add_rows(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Insert new rows, numbered above all others, into the one table that ``sql`` names."""
        coming = iter(rows)
        first = list(islice(coming, MANY))
        if len(first) < MANY:
            self.many(sql, first)
        else:
            with undo.many_new_rows(self._db, sql.partition(" INTO ")[2].split()[0]):
                self.many(sql, chain(first, coming))

    def set_meta(self, key: str, value: str) -> None:
        self.run("INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", (key, value))

    def add_contacts(self, contacts: Sequence[Contact], first: int | None = None) -> list[int]:
        """New contacts with everything that belongs to them; their row numbers in the same order. ``first``: the row
        of the first one, which has to be free."""
        first = first or int(self.run("SELECT coalesce(max(id), 0) + 1 FROM contact").fetchone()[0])
        numbered = list(zip(range(first, first + len(contacts)), contacts, strict=True))
        self.add_rows("INSERT INTO contact VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (
            (number, one.id, one.name, one.given, one.family, one.nickname, one.organisation, one.title, one.note,
             one.seed, one.species, one.circle, one.every_days, int(one.established), one.created_on, one.state,
             one.died_on)
            for number, one in numbered))
        self.add_belongings(numbered)
        return [number for number, _ in numbered]

    def add_belongings(self, numbered: Sequence[tuple[int, Contact]]) -> None:
        """Everything that belongs to these contacts: points, addresses, dates, beds, states …"""
        self.add_rows("INSERT INTO spell (contact, day, state) VALUES (?, ?, ?)",
                      ((number, change.day, change.state) for number, one in numbered for change in one.states))
        self.add_points((number, point) for number, one in numbered for point in one.points)
        self.add_addresses((number, address) for number, one in numbered for address in one.addresses)
        self.add_dates((number, date) for number, one in numbered for date in one.dates)
        self.add_custom((number, pair) for number, one in numbered for pair in one.custom)
        self.add_sources((number, source) for number, one in numbered for source in one.sources)
        self.add_never((number, kind) for number, one in numbered for kind in one.never)
        self.add_respites((number, pause) for number, one in numbered for pause in one.respites)
        for number, one in numbered:
            if one.photo:
                self.set_photo(number, one.photo)
        self.add_beds((number, bed) for number, one in numbered for bed in one.beds)

    def add_never(self, kinds: Iterable[tuple[int, str]]) -> None:
        self.many("INSERT OR IGNORE INTO never_kind (contact, kind) VALUES (?, ?)", kinds)

    def add_respites(self, pauses: Iterable[tuple[int, Pause]]) -> None:
        self.many("INSERT INTO respite (contact, start, end) VALUES (?, ?, ?)",
                  ((number, pause.start, pause.end) for number, pause in pauses))

    def add_points(self, points: Iterable[tuple[int, Point]]) -> None:
        self.add_rows("INSERT INTO point (contact, kind, value, label) VALUES (?, ?, ?, ?)",
                      ((number, point.kind, point.value, point.label) for number, point in points))

    def add_addresses(self, addresses: Iterable[tuple[int, Address]]) -> None:
        self.add_rows("INSERT INTO address (contact, street, city, region, postcode, country, label) "
                      "VALUES (?, ?, ?, ?, ?, ?, ?)",
                      ((number, one.street, one.city, one.region, one.postcode, one.country, one.label)
                       for number, one in addresses))

    def add_dates(self, dates: Iterable[tuple[int, PersonDate]]) -> None:
        self.add_rows("INSERT INTO person_date (contact, label, year, month, day) VALUES (?, ?, ?, ?, ?)",
                      ((number, one.label, one.year, one.month, one.day) for number, one in dates))

    def add_custom(self, pairs: Iterable[tuple[int, tuple[str, str]]]) -> None:
        self.add_rows("INSERT INTO custom_field (contact, name, value) VALUES (?, ?, ?)",
                      ((number, *pair) for number, pair in pairs))

    def add_sources(self, sources: Iterable[tuple[int, Source]]) -> None:
        self.add_rows("INSERT OR IGNORE INTO origin (contact, source, uid) VALUES (?, ?, ?)",
                      ((number, one.name, one.uid) for number, one in sources))

    def add_beds(self, standing: Iterable[tuple[int, str]]) -> None:
        pairs = list(standing)
        self.many("INSERT OR IGNORE INTO bed (name) VALUES (?)", {(bed,): None for _, bed in pairs})
        self.add_rows("INSERT OR IGNORE INTO standing_in (contact, bed) SELECT ?, id FROM bed WHERE name = ?", pairs)

    def remove_from_bed(self, number: int, bed: str) -> None:
        self.run("DELETE FROM standing_in WHERE contact = ? AND bed IN (SELECT id FROM bed WHERE name = ?)",
                 (number, bed))

    def set_photo(self, number: int, photo: Photo) -> None:
        self.run("INSERT INTO photo VALUES (?, ?, ?) ON CONFLICT (contact) DO UPDATE SET "
                 "media_type = excluded.media_type, content = excluded.content",
                 (number, photo.media_type, photo.content))

    def set_facts(self, number: int, facts: Mapping[str, Any]) -> None:
        """Change columns of one contact: names as in ``reading.FACTS``."""
        if facts:
            pairs = ", ".join(f"{name} = ?" for name in facts)
            self.run(f"UPDATE contact SET {pairs} WHERE id = ?", (*facts.values(), number))

    def set_state(self, number: int, state: State, day: int) -> None:
        self.run("UPDATE contact SET state = ? WHERE id = ?", (state, number))
        self.run("INSERT INTO spell (contact, day, state) VALUES (?, ?, ?)", (number, day, state))

    def clear_contact(self, number: int) -> None:
        """Take away everything that belongs to a contact but its interactions, so that it can be written anew."""
        for table in BELONGING:
            self.run(f"DELETE FROM {table} WHERE contact = ?", (number,))

    def add_interactions(self, interactions: Sequence[Interaction], rows: Mapping[str, int]) -> None:
        """New interactions; ``rows`` gives the row number of every contact id that takes part."""
        numbered = self._number_interactions(interactions)
        self.add_rows("INSERT INTO taking_part (interaction, contact) VALUES (?, ?)",
                      ((number, rows[contact]) for number, one in numbered for contact in one.contact_ids))

    def add_interactions_of(self, pairs: Sequence[tuple[Interaction, int]]) -> None:
        """New interactions, each with the one contact of that row number."""
        numbered = self._number_interactions([one for one, _ in pairs])
        self.add_rows("INSERT INTO taking_part (interaction, contact) VALUES (?, ?)",
                      ((number, row) for (number, _), (_, row) in zip(numbered, pairs, strict=True)))

    def _number_interactions(self, interactions: Sequence[Interaction]) -> list[tuple[int, Interaction]]:
        first = int(self.run("SELECT coalesce(max(id), 0) + 1 FROM interaction").fetchone()[0])
        numbered = list(zip(range(first, first + len(interactions)), interactions, strict=True))
        self.add_rows("INSERT INTO interaction VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (
            (number, one.id, one.day, one.instant.isoformat() if one.instant else None, one.kind, one.direction,
             one.note, one.reaction, one.source, one.key, one.own) for number, one in numbered))
        return numbered

    def set_reaction(self, interaction_id: str, reaction: str | None) -> None:
        self.run("UPDATE interaction SET reaction = ? WHERE uuid = ?", (reaction, interaction_id))

    def remove_interaction(self, interaction_id: str) -> None:
        self.run("DELETE FROM taking_part WHERE interaction IN (SELECT id FROM interaction WHERE uuid = ?)",
                 (interaction_id,))
        self.run("DELETE FROM interaction WHERE uuid = ?", (interaction_id,))

    def add_amnesty(self, day: int, answer: str) -> None:
        """That it was shown ("") or answered on a garden day."""
        self.run("INSERT INTO amnesty (day, answer) VALUES (?, ?)", (day, answer))

    def add_pause(self, start: int, end: int | None) -> None:
        self.run("INSERT INTO pause (start, end) VALUES (?, ?)", (start, end))

    def add_offers(self, offers: Iterable[tuple[int, int, str, str, str, str, int | None]]) -> None:
        """(contact row, day, kind, act, template, answer, until)."""
        self.many("INSERT INTO offer (contact, day, kind, act, template, answer, until) VALUES (?, ?, ?, ?, ?, ?, ?)",
                  offers)
