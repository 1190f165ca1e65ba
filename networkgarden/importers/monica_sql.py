"""Monica's SQL export, read like a text and never executed (formats.md §1.11)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from networkgarden.domain.incoming import Incoming, Skip
from networkgarden.domain.kinds import Direction, Kind
from networkgarden.errors import UnreadableFile
from networkgarden.importers.files import FoundFile
from networkgarden.importers.hints import Hints
from networkgarden.importers.monica import Act, Known, direction, incoming
from networkgarden.importers.text import decode

Row = dict[str, str]

TABLES = frozenset({"contacts", "contact_fields", "contact_field_types", "calls", "messages", "activities",
                    "activity_contact", "notes", "special_dates", "tags", "contact_tag"})
BROKEN = "this row cannot be read"
_INSERT = re.compile(r"INSERT\s+(?:IGNORE\s+)?INTO\s+[`\"]?(\w+)[`\"]?\s*\(([^)]*)\)\s*VALUES\s*", re.IGNORECASE)
_CELL = re.compile(r"\s*(?:'((?:[^'\\]|\\.|'')*)'|(NULL)|([-+\w.]+))\s*([,)])", re.DOTALL | re.IGNORECASE)
_ESCAPES = {"n": "\n", "r": "\r", "t": "\t", "0": "", "Z": ""}


class _Broken(NamedTuple):
    line: int


def recognise(head: bytes) -> bool:
    return bool(re.search(rb"INSERT\s+(?:IGNORE\s+)?INTO\s+`?\w*?(?:accounts|contacts|users|contact_fields)`?\s*\(",
                          head, re.IGNORECASE))


def read(file: FoundFile, _: Hints | None = None) -> Incoming:
    """All contacts with their history; a broken row costs only itself. Raises UnreadableFile."""
    text = decode(file.read_bytes())
    tables: dict[str, list[Row]] = defaultdict(list)
    skipped: list[Skip] = []
    for table, row in rows(text):
        if isinstance(row, _Broken):
            skipped.append(Skip(f"line {row.line}", BROKEN))
        else:
            tables[table].append(row)
    if not tables["contacts"]:
        raise UnreadableFile(f"{file.name} holds no contacts of Monica's.")
    return incoming(file.path, _contacts(tables), skipped)


def rows(text: str) -> Iterator[tuple[str, Row | _Broken]]:
    """Every row that is inserted into one of the tables wanted."""
    place = 0
    while (match := _INSERT.search(text, place)) is not None:
        place = match.end()
        table = _table(match[1])
        columns = [name.strip(" `\"\r\n") for name in match[2].split(",")]
        while table and text[place:place + 1] == "(":
            cells, end = _cells(text, place + 1)
            if cells is None or len(cells) != len(columns):
                yield table, _Broken(text.count("\n", 0, place) + 1)
                place = _row_after(text, place)
                continue
            yield table, dict(zip(columns, cells, strict=True))
            place = _next_row(text, end)


def _table(name: str) -> str:
    """The table's own name, whatever prefix stands before it."""
    found = [table for table in TABLES if name == table or name.endswith(f"_{table}")]
    return max(found, key=len, default="")


def _cells(text: str, place: int) -> tuple[list[str] | None, int]:
    cells: list[str] = []
    while True:
        match = _CELL.match(text, place)
        if match is None:
            return None, place
        cells.append("" if match[2] else match[3] if match[1] is None else _plain(match[1]))
        place = match.end()
        if match[4] == ")":
            return cells, place


def _row_after(text: str, place: int) -> int:
    """The place of the next bracket that opens a row of the same statement, behind one that cannot be read."""
    match = re.compile(r"\)\s*,\s*(?=\()|;[ \t\r]*\n").search(text, place)
    return match.end() if match else len(text)


def _next_row(text: str, place: int) -> int:
    """The place of the next opening bracket, if a comma leads to it."""
    match = re.compile(r"\s*,\s*(?=\()").match(text, place)
    return match.end() if match else place


def _plain(text: str) -> str:
    return re.sub(r"\\(.)", lambda match: _ESCAPES.get(match[1], match[1]), text.replace("''", "'"), flags=re.DOTALL)


def _contacts(tables: dict[str, list[Row]]) -> list[Known]:
    found: dict[str, Known] = {}
    days = {row.get("id", ""): row for row in tables["special_dates"]}
    for number, row in enumerate(tables["contacts"], 1):
        born = days.get(row.get("birthday_special_date_id", "") or "none", {})
        found[row.get("id", str(number))] = Known(
            number, row.get("uuid", ""),
            (row.get("first_name", ""), row.get("middle_name", ""), row.get("last_name", "")),
            row.get("nickname", ""), row.get("description", ""), row.get("company", ""), row.get("job", ""),
            row.get("stay_in_touch_frequency", ""), row.get("is_partial") == "1",
            row.get("is_dead") == "1" or row.get("is_active") == "0",
            (born.get("date", ""), born.get("is_year_unknown") == "1"))
    types = {row.get("id"): row.get("name") or row.get("type", "") for row in tables["contact_field_types"]}
    for one, row in _of_contacts(found, tables["contact_fields"]):
        if row.get("data"):
            one.fields.append((types.get(row.get("contact_field_type_id"), ""), row["data"]))
    tags = {row.get("id"): row.get("name", "") for row in tables["tags"]}
    for one, row in _of_contacts(found, tables["contact_tag"]):
        one.tags.append(tags.get(row.get("tag_id"), ""))
    _add_acts(found, tables)
    return list(found.values())


def _add_acts(found: dict[str, Known], tables: dict[str, list[Row]]) -> None:
    for one, row in _of_contacts(found, tables["calls"]):
        one.acts.append(Act(Kind.CALL, direction(row.get("contact_called") == "1"), row.get("called_at", ""),
                            row.get("content", "")))
    for one, row in _of_contacts(found, tables["messages"]):
        one.acts.append(Act(Kind.MESSAGE, direction(row.get("written_by_me") != "1"), row.get("written_at", "")))
    activities = {row.get("id"): row for row in tables["activities"]}
    for one, row in _of_contacts(found, tables["activity_contact"]):
        activity = activities.get(row.get("activity_id"), {})
        note = "\n".join(filter(None, (activity.get("summary", ""), activity.get("description", ""))))
        one.acts.append(Act(Kind.MEETING, Direction.BOTH, activity.get("happened_at", ""), note))
    for one, row in _of_contacts(found, tables["notes"]):
        one.acts.append(Act(Kind.NOTE, Direction.SENT, row.get("created_at", ""), row.get("body", "")))


def _of_contacts(found: dict[str, Known], listed: list[Row]) -> Iterator[tuple[Known, Row]]:
    return ((found[row["contact_id"]], row) for row in listed if row.get("contact_id") in found)
