"""Promises, fruit, links among people and kinds of one's own: rows in and domain values out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from networkgarden.domain.fruit import Fruit, FruitKind
from networkgarden.domain.kinds import Kind
from networkgarden.domain.own_kinds import OwnKind
from networkgarden.domain.promise import Promise
from networkgarden.domain.relations import Link
from networkgarden.storage.reading import Reader
from networkgarden.storage.writing import Writer

FOLLOWING = (("promise", "contact"), ("fruit", "contact"), ("fruit", "led_by"), ("person_link", "contact"),
             ("person_link", "other"), ("never_kind", "contact"), ("respite", "contact"))
"""(table, column) of everything here that names a contact's row: what two contacts that become one bring along."""


def promises(reader: Reader, contact_id: str | None = None) -> tuple[Promise, ...]:
    """In the order they were made; of one contact or of all."""
    where, values = ("WHERE contact.uuid = ? ", (contact_id,)) if contact_id is not None else ("", ())
    return tuple(Promise(*row) for row in reader.query(
        "SELECT promise.uuid, contact.uuid, text, made_on, due_on, kept_on FROM promise JOIN contact "
        f"ON contact.id = promise.contact {where}ORDER BY promise.id", values))


def promise(reader: Reader, promise_id: str) -> Promise | None:
    rows = reader.query("SELECT contact.uuid FROM promise JOIN contact ON contact.id = promise.contact "
                        "WHERE promise.uuid = ?", (promise_id,))
    return next((one for one in promises(reader, rows[0][0]) if one.id == promise_id), None) if rows else None


def fruits(reader: Reader, contact_id: str | None = None) -> tuple[Fruit, ...]:
    """Oldest first; of one contact (borne by it) or of all. Asks are among them."""
    where, values = ("WHERE contact.uuid = ? ", (contact_id,)) if contact_id is not None else ("", ())
    return tuple(Fruit(uuid, contact, FruitKind(kind), note, day, led_by) for uuid, contact, kind, note, day, led_by
                 in reader.query(
        "SELECT fruit.uuid, contact.uuid, fruit, fruit.note, fruit.day, leader.uuid FROM fruit "
        "JOIN contact ON contact.id = fruit.contact LEFT JOIN contact leader ON leader.id = fruit.led_by "
        f"{where}ORDER BY fruit.day, fruit.id", values))


def first_fruit(reader: Reader) -> dict[int, int]:
    """Row number → the garden day of the first fruit."""
    return dict(reader.query("SELECT contact, min(day) FROM fruit WHERE fruit != 'ask' GROUP BY contact"))


def links(reader: Reader, contact_id: str | None = None) -> tuple[Link, ...]:
    """As they were made; those of one contact from either side, or all."""
    where, values = ("WHERE contact.uuid = ? OR other.uuid = ? ", (contact_id, contact_id)) if (
        contact_id is not None) else ("", ())
    return tuple(Link(*row) for row in reader.query(
        "SELECT contact.uuid, other.uuid, word FROM person_link JOIN contact ON contact.id = person_link.contact "
        f"JOIN contact other ON other.id = person_link.other {where}ORDER BY person_link.id", values))


def own_kinds(reader: Reader) -> tuple[OwnKind, ...]:
    return tuple(OwnKind(name, Kind(alike)) for name, alike in reader.query(
        "SELECT name, alike FROM own_kind ORDER BY name"))


def add_promises(writer: Writer, new: Iterable[Promise], rows: Mapping[str, int]) -> None:
    writer.many("INSERT INTO promise (uuid, contact, text, made_on, due_on, kept_on) VALUES (?, ?, ?, ?, ?, ?)",
                ((one.id, rows[one.contact_id], one.text, one.made_on, one.due_on, one.kept_on) for one in new))


def set_kept(writer: Writer, promise_id: str, day: int | None) -> None:
    writer.run("UPDATE promise SET kept_on = ? WHERE uuid = ?", (day, promise_id))


def remove_promise(writer: Writer, promise_id: str) -> None:
    writer.run("DELETE FROM promise WHERE uuid = ?", (promise_id,))


def add_fruits(writer: Writer, new: Iterable[Fruit], rows: Mapping[str, int]) -> None:
    writer.many("INSERT INTO fruit (uuid, contact, fruit, note, day, led_by) VALUES (?, ?, ?, ?, ?, ?)",
                ((one.id, rows[one.contact_id], one.fruit, one.note, one.day,
                  rows[one.led_by] if one.led_by else None) for one in new))


def remove_fruit(writer: Writer, fruit_id: str) -> None:
    writer.run("DELETE FROM fruit WHERE uuid = ?", (fruit_id,))


def add_links(writer: Writer, new: Iterable[Link], rows: Mapping[str, int]) -> None:
    writer.many("INSERT OR IGNORE INTO person_link (contact, other, word) VALUES (?, ?, ?)",
                ((rows[one.contact_id], rows[one.other_id], one.word) for one in new))


def remove_links(writer: Writer, one: int, other: int, words: Iterable[str]) -> None:
    """Those words between two rows, whichever way round they stand."""
    writer.many("DELETE FROM person_link WHERE word = ? AND contact IN (?, ?) AND other IN (?, ?)",
                ((word, one, other, one, other) for word in words))


def add_own_kinds(writer: Writer, new: Iterable[OwnKind]) -> None:
    writer.many("INSERT INTO own_kind (name, alike) VALUES (?, ?)", ((one.name, one.like) for one in new))


def set_own_kind(writer: Writer, kind: OwnKind) -> None:
    """Say anew what a kind is like; what was logged with it counts as that from the beginning."""
    writer.run("UPDATE own_kind SET alike = ? WHERE name = ?", (kind.like, kind.name))
    writer.run("UPDATE interaction SET kind = ? WHERE own = ?", (kind.like, kind.name))


def remove_own_kind(writer: Writer, name: str) -> None:
    """Forget the word; what was logged with it stays as the kind it was like."""
    writer.run("DELETE FROM own_kind WHERE name = ?", (name,))
    writer.run("UPDATE interaction SET own = '' WHERE own = ?", (name,))
