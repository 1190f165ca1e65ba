"""Rows of planned meetings and of the times that are taken."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime

from networkgarden.domain.plans import Busy, PlannedMeeting, PlanState
from networkgarden.storage.reading import Reader
from networkgarden.storage.writing import Writer


def plans(reader: Reader) -> list[PlannedMeeting]:
    """All of them, earliest first."""
    guests: dict[int, list[str]] = defaultdict(list)
    for meeting, contact in reader.query("SELECT meeting, contact.uuid FROM meeting_guest JOIN contact "
                                         "ON contact.id = meeting_guest.contact ORDER BY meeting_guest.id"):
        guests[meeting].append(contact)
    return [PlannedMeeting(uuid, tuple(guests[number]), what, day, datetime.fromisoformat(start), minutes, place,
                           PlanState(state), _instants(proposals))
            for number, uuid, what, day, start, minutes, place, state, proposals in reader.query(
                "SELECT id, uuid, what, day, start, minutes, place, state, proposals FROM planned_meeting "
                "ORDER BY start, id")]


def add_plan(writer: Writer, one: PlannedMeeting, rows: Mapping[str, int]) -> None:
    """``rows`` gives the row number of every guest."""
    number = writer.run(
        "INSERT INTO planned_meeting (uuid, what, day, start, minutes, place, state, proposals) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (one.id, *_facts(one))).lastrowid
    writer.many("INSERT INTO meeting_guest (meeting, contact) VALUES (?, ?)",
                [(number, rows[contact]) for contact in one.contact_ids])


def change_plan(writer: Writer, one: PlannedMeeting) -> None:
    writer.run("UPDATE planned_meeting SET what = ?, day = ?, start = ?, minutes = ?, place = ?, state = ?, "
               "proposals = ? WHERE uuid = ?", (*_facts(one), one.id))


def _facts(one: PlannedMeeting) -> tuple[object, ...]:
    return (one.what, one.day, one.start.isoformat(), one.minutes, one.place, one.state.value,
            " ".join(start.isoformat() for start in one.proposals))


def _instants(text: str) -> tuple[datetime, ...]:
    return tuple(map(datetime.fromisoformat, text.split()))


def busy_times(reader: Reader) -> list[Busy]:
    return [Busy(datetime.fromisoformat(start), datetime.fromisoformat(end))
            for start, end in reader.query("SELECT start, end FROM busy_time ORDER BY start")]


def replace_busy_times(writer: Writer, times: Iterable[Busy]) -> None:
    writer.run("DELETE FROM busy_time")
    writer.many("INSERT INTO busy_time (start, end) VALUES (?, ?)",
                [(one.start.isoformat(), one.end.isoformat()) for one in times])
