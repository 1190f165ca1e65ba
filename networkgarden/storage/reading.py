"""Reading the garden: rows become domain values here and stay inside otherwise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from networkgarden.domain.contact import Contact, Source, StateChange
from networkgarden.domain.days import Pause
from networkgarden.domain.incoming import Address, PersonDate, Photo, Point, PointKind
from networkgarden.domain.interaction import Act, Interaction
from networkgarden.domain.kinds import Direction, Kind, Reaction, State

CHUNK = 500

FACTS = ("uuid", "name", "seed", "species", "circle", "every_days", "established", "given", "family", "nickname",
         "organisation", "title", "note", "created_on", "died_on")
"""Columns of the contact table that are fields of a Contact as they stand (``uuid`` is its id)."""

Rows = dict[int, list[tuple[Any, ...]]]


class Reader:
    """Questions to the open garden. Contacts are named by their UUID outside and by row number inside."""

    def __init__(self, db: Any) -> None:
        self._db = db

    def query(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        return self._db.execute_sql(sql, tuple(values)).fetchall()  # type: ignore[no-any-return]

    def meta(self, key: str) -> str | None:
        rows = self.query("SELECT value FROM meta WHERE key = ?", (key,))
        return rows[0][0] if rows else None

    def count(self) -> int:
        return int(self.query("SELECT count(*) FROM contact")[0][0])

    def row_of(self, contact_id: str) -> int | None:
        rows = self.query("SELECT id FROM contact WHERE uuid = ?", (contact_id,))
        return int(rows[0][0]) if rows else None

    def rows_of(self, contact_ids: Iterable[str]) -> dict[str, int]:
        found: dict[str, int] = {}
        for part in _chunks(list(contact_ids)):
            found.update(self.query(f"SELECT uuid, id FROM contact WHERE uuid IN ({_marks(part)})", part))
        return found

    def names(self) -> list[tuple[str, str]]:
        """(id, name) of every contact."""
        return self.query("SELECT uuid, name FROM contact ORDER BY id")

    def names_of(self, rows: Sequence[int]) -> dict[int, str]:
        """Row number → name."""
        return {number: name for part in _chunks(list(rows)) for number, name in self.query(
            f"SELECT id, name FROM contact WHERE id IN ({_marks(part)})", part)}

    def contact(self, contact_id: str) -> Contact | None:
        row = self.row_of(contact_id)
        return next(self.contacts([row])) if row is not None else None

    def contacts(self, rows: Sequence[int] | None = None) -> Iterator[Contact]:
        """Whole contacts, in the order they came; all of them without ``rows``."""
        wanted = [row[0] for row in self.query("SELECT id FROM contact ORDER BY id")] if rows is None else list(rows)
        for part in _chunks(wanted):
            yield from self._some_contacts(part)

    def _some_contacts(self, rows: Sequence[int]) -> Iterator[Contact]:
        points = self._belonging("point", "kind, value, label", rows)
        addresses = self._belonging("address", "street, city, region, postcode, country, label", rows)
        dates = self._belonging("person_date", "label, month, day, year", rows)
        custom = self._belonging("custom_field", "name, value", rows)
        sources = self._belonging("origin", "source, uid", rows)
        states = self._belonging("spell", "day, state", rows)
        never, respites = self._belonging("never_kind", "kind", rows), self._belonging("respite", "start, end", rows)
        photos = self._belonging("photo", "media_type, content", rows, order="contact")
        beds = self.beds_of(rows)
        for row in self.query(f"SELECT id, {', '.join(FACTS)} FROM contact WHERE id IN ({_marks(rows)}) ORDER BY id",
                              rows):
            key, facts = row[0], dict(zip(FACTS, row[1:], strict=True))
            facts["id"], facts["established"] = facts.pop("uuid"), bool(facts["established"])
            yield Contact(
                **facts,
                points=tuple(Point(PointKind(kind), value, label) for kind, value, label in points[key]),
                addresses=tuple(Address(*one) for one in addresses[key]),
                dates=tuple(PersonDate(*one) for one in dates[key]), beds=beds[key],
                custom=tuple((name, value) for name, value in custom[key]),
                photo=next((Photo(*one) for one in photos[key]), None),
                sources=tuple(Source(*one) for one in sources[key]),
                states=tuple(StateChange(day, State(state)) for day, state in states[key]),
                never=tuple(one[0] for one in never[key]), respites=tuple(Pause(*one) for one in respites[key]))

    def _belonging(self, table: str, columns: str, rows: Sequence[int], order: str = "id") -> Rows:
        found: Rows = defaultdict(list)
        for row in self.query(f"SELECT contact, {columns} FROM {table} WHERE contact IN ({_marks(rows)}) "
                              f"ORDER BY {order}", rows):
            found[row[0]].append(row[1:])
        return found

    def beds_of(self, rows: Sequence[int] | None = None) -> dict[int, tuple[str, ...]]:
        """Row number → names of the beds it stands in, in the order they were given."""
        where = "" if rows is None else f"WHERE standing_in.contact IN ({_marks(rows)}) "
        found: dict[int, tuple[str, ...]] = defaultdict(tuple)
        for contact, name in self.query("SELECT standing_in.contact, bed.name FROM standing_in JOIN bed "
                                        f"ON bed.id = standing_in.bed {where}ORDER BY standing_in.id", rows or ()):
            found[contact] += (name,)
        return found

    def bed_names(self) -> tuple[str, ...]:
        return tuple(row[0] for row in self.query(
            "SELECT DISTINCT bed.name FROM bed JOIN standing_in ON standing_in.bed = bed.id ORDER BY bed.name"))

    def pauses(self) -> tuple[Pause, ...]:
        """The whole garden's pauses, as they were set."""
        return tuple(Pause(*row) for row in self.query("SELECT start, end FROM pause ORDER BY id"))

    def state_changes(self, rows: Sequence[int] | None = None) -> dict[int, tuple[StateChange, ...]]:
        """Row number → state changes, of the given rows, or of all that ever rested or were archived."""
        found: dict[int, tuple[StateChange, ...]] = defaultdict(tuple)
        if rows is None:
            rows = [row[0] for row in self.query("SELECT DISTINCT contact FROM spell WHERE state IN (?, ?)",
                                                 (State.RESTING, State.ARCHIVED))]
        for part in _chunks(list(rows)):
            for contact, day, state in self.query(
                    f"SELECT contact, day, state FROM spell WHERE contact IN ({_marks(part)}) ORDER BY id", part):
                found[contact] += (StateChange(day, State(state)),)
        return found

    def respites(self) -> dict[int, tuple[Pause, ...]]:
        """Row number → pauses of that contact alone which no state tells of."""
        found: dict[int, tuple[Pause, ...]] = defaultdict(tuple)
        for contact, start, end in self.query("SELECT contact, start, end FROM respite ORDER BY id"):
            found[contact] += (Pause(start, end),)
        return found

    def acts(self, rows: Sequence[int] | None = None, until: int | None = None) -> dict[int, list[Act]]:
        """Row number → what NG-1 needs of its interactions up to ``until``, in order of day."""
        found: dict[int, list[Act]] = defaultdict(list)
        crowd = {row[0] for row in self.query("SELECT interaction FROM taking_part GROUP BY 1 HAVING count(*) > 1")}
        kinds, directions = {kind.value: kind for kind in Kind}, {one.value: one for one in Direction}
        for part in ([None] if rows is None else _chunks(list(rows))):
            where = "1" if part is None else f"taking_part.contact IN ({_marks(part)})"
            limit = "" if until is None else f" AND interaction.day <= {int(until)}"
            for contact, number, day, kind, direction in self.query(
                    "SELECT taking_part.contact, interaction.id, day, kind, direction FROM taking_part JOIN interaction"
                    f" ON interaction.id = taking_part.interaction WHERE {where}{limit} ORDER BY day", part or ()):
                found[contact].append(Act(day, kinds[kind], directions[direction], number not in crowd))
        return found

    def interactions(self, contact_id: str | None = None) -> list[Interaction]:
        """Interactions, newest first; of one contact or of all."""
        where, values = "", ()
        if contact_id is not None:
            where = ("WHERE id IN (SELECT interaction FROM taking_part JOIN contact ON contact.id = taking_part.contact"
                     " WHERE contact.uuid = ?) ")
            values = (contact_id,)  # type: ignore[assignment]
        rows = self.query("SELECT id, uuid, day, kind, direction, note, reaction, instant, source, key, own "
                          f"FROM interaction {where}ORDER BY day DESC, instant DESC, id DESC", values)
        taking_part: dict[int, tuple[str, ...]] = defaultdict(tuple)
        numbers = [row[0] for row in rows]
        for part in _chunks(numbers):
            for number, contact in self.query(
                    "SELECT taking_part.interaction, contact.uuid FROM taking_part JOIN contact ON contact.id = "
                    f"taking_part.contact WHERE interaction IN ({_marks(part)}) ORDER BY taking_part.id", part):
                taking_part[number] += (contact,)
        return [_interaction(row, taking_part[row[0]]) for row in rows]


def _interaction(row: tuple[Any, ...], contact_ids: tuple[str, ...]) -> Interaction:
    _, uuid, day, kind, direction, note, reaction, instant, source, key, own = row
    return Interaction(uuid, day, Kind(kind), Direction(direction), contact_ids, note,
                       Reaction(reaction) if reaction else None,
                       datetime.fromisoformat(instant) if instant else None, source, key, own)


def _marks(values: Sequence[Any]) -> str:
    return ",".join("?" * len(values))


def _chunks(values: list[Any]) -> Iterator[list[Any]]:
    for start in range(0, len(values), CHUNK):
        yield values[start:start + CHUNK]
