"""Merges in the file: whatever names a contact's row moves to another, found from the tables as they are."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from networkgarden.domain.contact import Contact
from networkgarden.domain.interaction import Interaction
from networkgarden.domain.merge import Keepsake, PastMerge
from networkgarden.storage.reading import Reader
from networkgarden.storage.writing import BELONGING, Writer

APART_FROM_ROWS = frozenset({*BELONGING, "taking_part", "vital"})
"""What a Contact says itself, what interactions say, and what is computed: all these are written anew."""

Reference = tuple[str, str]
"""A table and its column that names a contact."""


class ContactRows:
    """Rows of other tables that name contacts, as the open file has them."""

    def __init__(self, read: Reader) -> None:
        self._read = read
        tables = [name for (name,) in read.query(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")]
        self._columns = {table: [row[1] for row in read.query(f"PRAGMA table_info({table})")] for table in tables}
        self._links: dict[str, dict[str, str]] = {
            table: {column: target for _, _, target, column, *_ in read.query(f"PRAGMA foreign_key_list({table})")
                    if "uuid" in self._columns[target]} for table in tables}
        self._tables = list(dict.fromkeys(table for table, _ in self.references()))

    def references(self) -> list[Reference]:
        """Every column that moves with a contact."""
        return [(table, column) for table, columns in self._links.items() if table not in APART_FROM_ROWS
                for column, target in columns.items() if target == "contact"]

    def keepsakes(self, row: int) -> list[Keepsake]:
        """The rows that name this contact, each once; contacts and interactions in them by their ids."""
        found = []
        for table in self._tables:
            mine = self._naming(table)
            where = " OR ".join(f'"{column}" = ?' for column in mine)
            for values in self._read.query(f"SELECT {self._names(table)} FROM {table} WHERE {where} ORDER BY rowid",
                                           (row,) * len(mine)):
                found.append(Keepsake(table, tuple(self._said(table, values))))
        return found

    def move(self, write: Writer, source: int, target: int) -> None:
        """Let everything that names ``source`` name ``target``; what would stand twice or join it to itself goes."""
        for table, column in self.references():
            write.run(f'UPDATE OR IGNORE {table} SET "{column}" = ? WHERE "{column}" = ?', (target, source))
            write.run(f'DELETE FROM {table} WHERE "{column}" = ?', (source,))
        for table in self._tables:
            mine = self._naming(table)
            if len(mine) > 1 and self._joins(table, mine):
                both = " AND ".join(f'"{column}" = ?' for column in mine)
                write.run(f"DELETE FROM {table} WHERE {both}", (target,) * len(mine))

    def marked(self, keepsakes: Iterable[Keepsake]) -> tuple[Keepsake, ...]:
        """The same, and whether each row went when all was moved."""
        return tuple(replace(one, dropped=self._first(f"SELECT rowid FROM {one.table} WHERE rowid = ?",
                                                      (dict(one.values)["id"],)) is None) for one in keepsakes)

    def give_back(self, write: Writer, keepsake: Keepsake, part: str, kept: str) -> None:
        """Let the row name the contact ``part`` again, as it did before it was moved to ``kept`` (ids both).

        A row that was taken away since stays away; one of a table that is not known here is left out.
        """
        values = dict(keepsake.values)
        if keepsake.table not in self._tables or not set(values) <= set(self._columns[keepsake.table]):
            return
        rows = self._rows_named(keepsake.table, values)
        if rows is None:
            return
        if keepsake.dropped:
            self._put_back(write, keepsake.table, {**values, **rows})
            return
        moved = {column: self._row("contact", kept) if values[column] == part else row for column, row in rows.items()}
        place = self._place(keepsake.table, {**values, **moved})
        if place is not None:
            for column, row in rows.items():
                if values[column] == part:
                    write.run(f'UPDATE OR IGNORE {keepsake.table} SET "{column}" = ? WHERE rowid = ?', (row, place))

    def _put_back(self, write: Writer, table: str, values: dict[str, Any]) -> None:
        named = {column: _plain(value) for column, value in values.items()}
        if self._first(f"SELECT rowid FROM {table} WHERE rowid = ?", (named.get("id"),)) is not None:
            del named["id"]
        names = ", ".join(f'"{column}"' for column in named)
        write.run(f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({', '.join('?' * len(named))})",
                  tuple(named.values()))

    def _rows_named(self, table: str, values: Mapping[str, Any]) -> dict[str, int] | None:
        """Column → the row that its id stands for; None where one is gone."""
        found: dict[str, int] = {}
        for column, target in self._links[table].items():
            if values.get(column):
                row = self._row(target, values[column])
                if row is None:
                    return None
                found[column] = row
        return found

    def _row(self, table: str, uuid: str) -> int | None:
        return self._first(f"SELECT id FROM {table} WHERE uuid = ?", (uuid,))

    def _place(self, table: str, values: Mapping[str, Any]) -> int | None:
        """Where a row stands now: by its own id, else by all it says (the same place first)."""
        if "uuid" in values:
            return self._row(table, values["uuid"])
        told = {column: _plain(value) for column, value in values.items() if column != "id"}
        where = " AND ".join(f'"{column}" IS ?' for column in told)
        return self._first(f"SELECT rowid FROM {table} WHERE {where} ORDER BY rowid = ? DESC, rowid",
                           (*told.values(), values.get("id")))

    def _naming(self, table: str) -> list[str]:
        """The columns of a table that name contacts."""
        return [column for one, column in self.references() if one == table]

    def _first(self, sql: str, values: tuple[Any, ...]) -> int | None:
        rows = self._read.query(sql, values)
        return int(rows[0][0]) if rows else None

    def _names(self, table: str) -> str:
        return ", ".join(f'"{column}"' for column in self._columns[table])

    def _said(self, table: str, values: tuple[Any, ...]) -> Iterator[tuple[str, Any]]:
        for column, value in zip(self._columns[table], values, strict=True):
            target = self._links[table].get(column)
            if target and value is not None:
                yield column, self._read.query(f"SELECT uuid FROM {target} WHERE id = ?", (value,))[0][0]
            else:
                yield column, {"base64": base64.b64encode(value).decode()} if isinstance(value, bytes) else value

    def _joins(self, table: str, columns: list[str]) -> bool:
        """Are all these columns needed, so that the row is of two people?"""
        needed = {row[1] for row in self._read.query(f"PRAGMA table_info({table})") if row[3]}
        return set(columns) <= needed


def _plain(value: Any) -> Any:
    return base64.b64decode(value["base64"]) if isinstance(value, dict) else value


def is_told_of(read: Reader, interaction: int) -> bool:
    """Does anything but its people refer to this interaction?"""
    tables = [name for (name,) in read.query("SELECT name FROM sqlite_master WHERE type = 'table'")]
    for table in tables:
        for _, _, target, column, *_ in read.query(f"PRAGMA foreign_key_list({table})"):
            if target == "interaction" and table != "taking_part" and read.query(
                    f'SELECT 1 FROM {table} WHERE "{column}" = ? LIMIT 1', (interaction,)):
                return True
    return False


def act_rows(read: Reader, contact: int) -> dict[str, tuple[int, int]]:
    """Interaction id → its row and the row of this contact's taking part."""
    return {uuid: (act, place) for uuid, act, place in read.query(
        "SELECT interaction.uuid, interaction.id, taking_part.id FROM taking_part JOIN interaction "
        "ON interaction.id = taking_part.interaction WHERE taking_part.contact = ?", (contact,))}


def move_part(write: Writer, act: str, source: int, target: int) -> None:
    """Let ``target`` take part in an interaction instead of ``source``."""
    write.run("UPDATE taking_part SET contact = ? WHERE contact = ? AND interaction IN "
              "(SELECT id FROM interaction WHERE uuid = ?)", (target, source, act))


def leave_part(write: Writer, act: str, contact: int) -> None:
    write.run("DELETE FROM taking_part WHERE contact = ? AND interaction IN "
              "(SELECT id FROM interaction WHERE uuid = ?)", (contact, act))


def take_part_again(read: Reader, write: Writer, act: str, contact: int, place: int | None) -> None:
    """``place`` is the row it had; another where that is taken."""
    if place is not None and read.query("SELECT 1 FROM taking_part WHERE id = ?", (place,)):
        place = None
    write.run("INSERT OR IGNORE INTO taking_part (id, interaction, contact) SELECT ?, id, ? FROM interaction "
              "WHERE uuid = ?", (place, contact, act))


def put_act_back(read: Reader, write: Writer, act: Interaction, place: int | None) -> None:
    """An interaction that was dropped, without its people; in the row it had where that is free."""
    if read.query("SELECT 1 FROM interaction WHERE uuid = ?", (act.id,)):
        return
    if place is not None and read.query("SELECT 1 FROM interaction WHERE id = ?", (place,)):
        place = None
    write.run("INSERT INTO interaction (id, uuid, day, instant, kind, direction, note, reaction, source, key, own) "
              "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
              (place, act.id, act.day, act.instant.isoformat() if act.instant else None, act.kind, act.direction,
               act.note, act.reaction, act.source, act.key, act.own))


def put_contact_back(read: Reader, write: Writer, contact: Contact, place: int | None) -> int:
    """The contact with all that belongs to it, in the row it had where that is free."""
    if place is not None and read.query("SELECT 1 FROM contact WHERE id = ?", (place,)):
        place = None
    return write.add_contacts([contact], place)[0]


def take_contact_away(write: Writer, row: int) -> None:
    write.clear_contact(row)
    write.run("DELETE FROM vital WHERE contact = ?", (row,))
    write.run("DELETE FROM contact WHERE id = ?", (row,))


# merges as they are kept; before, after and the parts are JSON texts, which only actions read


def add_merge(write: Writer, uuid: str, kept: str, day: int, before: str, after: str) -> int:
    return int(write.run("INSERT INTO merge (uuid, kept, day, before, after) VALUES (?, ?, ?, ?, ?)",
                         (uuid, kept, day, before, after)).lastrowid)


def add_part(write: Writer, merge: int, uuid: str, name: str, content: str, places: str) -> None:
    write.run("INSERT INTO merge_part (merge, uuid, name, content, places) VALUES (?, ?, ?, ?, ?)",
              (merge, uuid, name, content, places))


def set_sides(write: Writer, uuid: str, before: str, after: str) -> None:
    write.run("UPDATE merge SET before = ?, after = ? WHERE uuid = ?", (before, after, uuid))


def remove_merge(write: Writer, uuid: str) -> None:
    write.run("DELETE FROM merge_part WHERE merge IN (SELECT id FROM merge WHERE uuid = ?)", (uuid,))
    write.run("DELETE FROM merge WHERE uuid = ?", (uuid,))


def merge_rows(read: Reader, uuid: str = "") -> list[tuple[int, str, str, int, str, str]]:
    """(row, id, kept id, day, before, after) of one merge or of all, oldest first."""
    where, values = ("WHERE uuid = ? ", (uuid,)) if uuid else ("", ())
    return read.query(f"SELECT id, uuid, kept, day, before, after FROM merge {where}ORDER BY id", values)


def part_rows(read: Reader, merge: int) -> list[tuple[str, str]]:
    """(content, places) of each part, in the order they went in."""
    return read.query("SELECT content, places FROM merge_part WHERE merge = ? ORDER BY id", (merge,))


def past_merges(read: Reader) -> list[PastMerge]:
    """What can be taken apart now, newest first: merges whose kept contact stands in the garden."""
    parts: dict[int, tuple[str, ...]] = {}
    for merge, name in read.query("SELECT merge, name FROM merge_part ORDER BY id"):
        parts[merge] = (*parts.get(merge, ()), name)
    return [PastMerge(uuid, day, kept, name, parts.get(row, ())) for row, uuid, day, kept, name in read.query(
        "SELECT merge.id, merge.uuid, merge.day, merge.kept, contact.name FROM merge JOIN contact "
        "ON contact.uuid = merge.kept ORDER BY merge.id DESC")]


def gone_into(read: Reader) -> dict[str, str]:
    """Id of a merged contact → id of the contact it went into."""
    return dict(read.query("SELECT merge_part.uuid, merge.kept FROM merge_part JOIN merge "
                           "ON merge.id = merge_part.merge ORDER BY merge.id"))


def apart_ids(read: Reader) -> list[tuple[str, str]]:
    """Pairs of ids that a person said are two people."""
    return read.query("SELECT one.uuid, other.uuid FROM apart JOIN contact one ON one.id = apart.one "
                      "JOIN contact other ON other.id = apart.other ORDER BY apart.id")


def add_apart(write: Writer, pairs: Iterable[tuple[int, int]]) -> None:
    write.many("INSERT OR IGNORE INTO apart (one, other) VALUES (?, ?)",
               (((one, other) if one < other else (other, one)) for one, other in pairs))
