"""Rows of the reading list and of the person's own templates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from networkgarden.domain.drafting import OwnTemplate
from networkgarden.domain.reading import Reading
from networkgarden.storage.reading import Reader
from networkgarden.storage.writing import Writer


def readings(reader: Reader) -> list[Reading]:
    """The whole list, newest first."""
    shared: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for number, contact, day in reader.query(
            "SELECT reading, contact.uuid, shared_with.day FROM shared_with JOIN contact "
            "ON contact.id = shared_with.contact ORDER BY shared_with.id"):
        shared[number].append((contact, day))
    return [Reading(uuid, title, url, words, added_on, read_on, tuple(shared[number]))
            for number, uuid, title, url, words, added_on, read_on in reader.query(
                "SELECT id, uuid, title, url, words, added_on, read_on FROM reading ORDER BY added_on DESC, id DESC")]


def add_readings(writer: Writer, new: Iterable[Reading], rows: Mapping[str, int]) -> None:
    """``rows`` gives the row number of every contact a reading was shared with."""
    for one in new:
        facts = (one.id, one.title, one.url, one.words, one.added_on, one.read_on)
        number = writer.run("INSERT INTO reading (uuid, title, url, words, added_on, read_on) "
                            "VALUES (?, ?, ?, ?, ?, ?)", facts).lastrowid
        writer.many("INSERT INTO shared_with (reading, contact, day) VALUES (?, ?, ?)",
                    [(number, rows[contact], day) for contact, day in one.shared if contact in rows])


def change_reading(writer: Writer, reading: Reading) -> None:
    writer.run("UPDATE reading SET title = ?, words = ?, read_on = ? WHERE uuid = ?",
               (reading.title, reading.words, reading.read_on, reading.id))


def remove_readings(writer: Writer, ids: Sequence[str]) -> None:
    for one in ids:
        writer.run("DELETE FROM shared_with WHERE reading IN (SELECT id FROM reading WHERE uuid = ?)", (one,))
        writer.run("DELETE FROM reading WHERE uuid = ?", (one,))


def share(writer: Writer, reading_id: str, row: int, day: int) -> None:
    """With somebody who has had it already, the first day stays."""
    writer.run("INSERT OR IGNORE INTO shared_with (reading, contact, day) SELECT id, ?, ? FROM reading WHERE uuid = ?",
               (row, day, reading_id))


def own_templates(reader: Reader) -> list[OwnTemplate]:
    return [OwnTemplate(*row) for row in reader.query(
        "SELECT act, language, subject, body FROM own_template ORDER BY language, act")]


def keep_template(writer: Writer, one: OwnTemplate) -> None:
    drop_template(writer, one.act, one.language)
    writer.run("INSERT INTO own_template (act, language, subject, body) VALUES (?, ?, ?, ?)",
               (one.act, one.language, one.subject, one.body))


def drop_template(writer: Writer, act: str, language: str) -> None:
    writer.run("DELETE FROM own_template WHERE act = ? AND language = ?", (act, language))
