"""Google Contacts as CSV, by the header of 2024 and the one before it (formats.md §1.2).

Numbered columns are matched by name, never by place: a file holds only as many as its fullest contact needs.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice

from networkgarden.domain.incoming import (
    Address,
    Incoming,
    IncomingPerson,
    PersonDate,
    Point,
    PointKind,
    Skip,
)
from networkgarden.errors import UnreadableFile
from networkgarden.importers.files import FoundFile
from networkgarden.importers.hints import Hints
from networkgarden.importers.table_days import is_empty, read_day
from networkgarden.importers.table_guess import EMAIL
from networkgarden.importers.text import Record, clean, decode, one_line, records, sniff_delimiter
from networkgarden.importers.vcard_names import in_order

FORMAT = "google csv"
SOURCE = "google"
JOINED = " ::: "
SYSTEM_LABELS = frozenset({"mycontacts", "my contacts", "starred", "starred in android"})
SAID_ALREADY = frozenset({"Name", "File As", "Photo", "Group Membership", "Labels", "Notes", "Birthday", "Nickname",
                          "Short Name", "Initials", "Sensitivity", "Priority", "Directory Server"})
NEW_NAMES = ("First Name", "Middle Name", "Last Name")
OLD_NAMES = ("Given Name", "Additional Name", "Family Name")
_NUMBERED = re.compile(r"(E-mail|Phone|Address|Website|Event|Relation|Custom Field|IM|Organization) (\d+) - (.+)")
_PROFILE = re.compile(r"linkedin\.com/in/", re.IGNORECASE)

Numbered = dict[str, dict[int, dict[str, str]]]


def recognise(head: bytes) -> bool:
    try:
        text = decode(head)
        heading = next(records(text, sniff_delimiter(text)), None)
    except UnreadableFile:
        return False
    cells = set(map(one_line, heading.cells)) if heading and not heading.fault else set()
    new = {"First Name", "Last Name", "Labels"} <= cells and cells & {"Phonetic First Name", "File As"}
    old = {"Given Name", "Family Name", "Group Membership"} <= cells
    return bool(new or old or ({"Given Name", "First Name"} & cells and any(map(_NUMBERED.fullmatch, cells))))


def read(file: FoundFile, _: Hints | None = None) -> Incoming:
    """All rows; of a row with a bad value only that value is left out, and reported."""
    text = decode(file.read_bytes())
    headings: list[str] = []
    people: list[IncomingPerson] = []
    skipped: list[Skip] = []
    for record in records(text, sniff_delimiter(text)):
        where = f"row {record.row}"
        if record.fault:
            skipped.append(Skip(where, record.fault))
        elif not headings:
            headings = list(map(one_line, record.cells))
        elif not record.is_blank:
            person, skips = _person(where, headings, record)
            people += [person] if person else []
            skipped += skips
    return Incoming(file.path, FORMAT, tuple(people), (), tuple(skipped), SOURCE)


def _person(where: str, headings: list[str], record: Record) -> tuple[IncomingPerson | None, list[Skip]]:
    plain, numbered = _sorted(headings, record)
    skipped: list[Skip] = []
    custom = [(name, value) for name, value in plain.items()
              if name not in SAID_ALREADY and name not in NEW_NAMES + OLD_NAMES and "Organization" not in name
              and "Suffix" not in name]
    points = list(_points(where, numbered, skipped, custom))
    reachable = [point.value for point in points if point.kind in (PointKind.EMAIL, PointKind.PHONE)]
    company, title = _organisation(plain, numbered, custom)
    name = _name(plain) or next(iter(reachable), "")
    if not name and (company or not (plain.get("Birthday") or numbered.get("Address"))):
        return None, [Skip(where, f"“{company[:40]}” is a company, not a person" if company
                           else "no name, e-mail or number")]
    dates = list(_dates(where, plain, numbered, skipped, custom))
    custom += _relations(numbered)
    given, family = (plain.get(new) or plain.get(old, "") for new, old in (
        ("First Name", "Given Name"), ("Last Name", "Family Name")))
    return IncomingPerson(
        where, name, given, family, plain.get("Nickname") or plain.get("Short Name", ""), company, title,
        tuple(dict.fromkeys(points)), tuple(_addresses(numbered)), tuple(dates), plain.get("Notes", ""),
        _beds(plain), tuple(dict.fromkeys(custom)),
    ), skipped


def _sorted(headings: list[str], record: Record) -> tuple[dict[str, str], Numbered]:
    """The filled cells: plain ones by heading, numbered ones by group, number and part."""
    plain: dict[str, str] = {}
    numbered: Numbered = defaultdict(lambda: defaultdict(dict))
    for place, cell in enumerate(record.cells):
        heading, value = headings[place] if place < len(headings) else f"column {place + 1}", clean(cell)
        match = _NUMBERED.fullmatch(heading)
        if match and value:
            numbered[match[1]][int(match[2])][match[3]] = value
        elif value and heading:
            plain[heading] = value if heading == "Notes" else one_line(value)
    return plain, numbered


def _name(plain: dict[str, str]) -> str:
    for names in (NEW_NAMES, OLD_NAMES):
        if any(name in plain for name in names):
            given, middle, family = (plain.get(name, "") for name in names)
            return f"{in_order(given, middle, family)} {plain.get('Name Suffix', '')}".strip()
    return plain.get("Name") or plain.get("Nickname") or plain.get("File As", "")


def _label(parts: dict[str, str]) -> str:
    """``* Home`` is the label of the one to be used first."""
    label = one_line(parts.get("Label") or parts.get("Type", "")).removeprefix("*").strip()
    return {"other": "", "grand_central": ""}.get(label.casefold(), label.lower() if label.istitle() else label)


def _values(parts: dict[str, str]) -> Iterator[str]:
    yield from filter(None, map(one_line, parts.get("Value", "").split(JOINED)))


def _points(where: str, numbered: Numbered, skipped: list[Skip], custom: list[tuple[str, str]]) -> Iterator[Point]:
    for group, kind in (("E-mail", PointKind.EMAIL), ("Phone", PointKind.PHONE), ("IM", PointKind.IM),
                        ("Website", PointKind.URL)):
        for parts in numbered.get(group, {}).values():
            label = one_line(parts.get("Service", "")).lower() or _label(parts)
            for value in _values(parts):
                if kind is PointKind.EMAIL and not EMAIL.fullmatch(value):
                    skipped.append(Skip(where, f"“{value[:40]}” is not an e-mail address; kept as a field of its own"))
                    custom.append(("email", value))
                elif kind is PointKind.URL and _PROFILE.search(value):
                    yield Point(PointKind.PROFILE, value, "linkedin")
                else:
                    yield Point(kind, value, label)


def _organisation(plain: dict[str, str], numbered: Numbered, custom: list[tuple[str, str]]) -> tuple[str, str]:
    """Company and role; a department and further companies are fields of their own."""
    first = {part: plain[f"Organization {part}"] for part in ("Name", "Title", "Department")
             if f"Organization {part}" in plain}
    found = ([first] if first else []) + [parts for _, parts in sorted(numbered.get("Organization", {}).items())]
    custom += [("Department", one_line(parts["Department"])) for parts in found if parts.get("Department")]
    custom += [(f"Organization {part.lower()}", one_line(value)) for parts in found for part, value in parts.items()
               if part in ("Symbol", "Location", "Job Description", "Yomi Name")]
    custom += [("Other organisation", one_line(parts["Name"])) for parts in islice(found, 1, None) if "Name" in parts]
    best = found[0] if found else {}
    return one_line(best.get("Name", "")), one_line(best.get("Title", ""))


def _addresses(numbered: Numbered) -> Iterator[Address]:
    for parts in numbered.get("Address", {}).values():
        street = ", ".join(clean(parts[name]) for name in ("PO Box", "Extended Address", "Street") if name in parts)
        city, region, postcode, country = (
            one_line(parts.get(name, "")) for name in ("City", "Region", "Postal Code", "Country"))
        if not any((street, city, region, postcode, country)):
            street = clean(parts.get("Formatted", ""))
        if any((street, city, region, postcode, country)):
            yield Address(street, city, region, postcode, country, _label(parts))


def _dates(where: str, plain: dict[str, str], numbered: Numbered, skipped: list[Skip],
           custom: list[tuple[str, str]]) -> Iterator[PersonDate]:
    said = [("birthday", plain.get("Birthday", ""))]
    said += [(_label(parts) or "date", value) for parts in numbered.get("Event", {}).values()
             for value in _values(parts)]
    for label, text in said:
        if is_empty(text):
            continue
        day = read_day(text, label, None)
        if isinstance(day, PersonDate):
            yield day
        else:
            skipped.append(Skip(where, day))
            custom.append((label, text))


def _relations(numbered: Numbered) -> list[tuple[str, str]]:
    relations = [(f"Related: {_label(parts)}".removesuffix(": "), value)
                 for parts in numbered.get("Relation", {}).values() for value in _values(parts)]
    return relations + [(_label(parts) or "Custom field", value)
                        for parts in numbered.get("Custom Field", {}).values() for value in _values(parts)]


def _beds(plain: dict[str, str]) -> tuple[str, ...]:
    said = (plain.get("Labels") or plain.get("Group Membership", "")).split(JOINED)
    labels = (label.strip() for label in said)
    return tuple(dict.fromkeys(
        label for label in labels if label and not label.startswith("* ") and label.casefold() not in SYSTEM_LABELS))
