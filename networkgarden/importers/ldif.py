"""Address books as LDIF (RFC 2849), as Thunderbird and other directories write them."""

from __future__ import annotations

import binascii
import re
from base64 import b64decode
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from networkgarden.domain.incoming import Address, Incoming, IncomingPerson, PersonDate, Point, PointKind, Skip
from networkgarden.importers.files import FoundFile
from networkgarden.importers.hints import Hints
from networkgarden.importers.table_guess import EMAIL
from networkgarden.importers.text import clean, decode, one_line

FORMAT = "ldif"
NO_YEAR = 2000                          # a leap year, for a day without a year
_FIRST = re.compile(r"(?:\ufeff)?(?:version:[^\n]*|#[^\n]*|\s)*dn::? ?\S", re.IGNORECASE)
_LINE = re.compile(r"([A-Za-z][\w.;-]*)(::?) ?(.*)", re.DOTALL)
_POINTS = (
    ("mail", PointKind.EMAIL, ""), ("mozillasecondemail", PointKind.EMAIL, ""), ("mobile", PointKind.PHONE, "mobile"),
    ("telephonenumber", PointKind.PHONE, "work"), ("homephone", PointKind.PHONE, "home"),
    ("mozillahomeurl", PointKind.URL, "home"), ("mozillaworkurl", PointKind.URL, "work"),
)
_PLACES = (
    ("", ("street", "l", "st", "postalcode", "c")),
    ("home", ("mozillahomestreet", "mozillahomelocalityname", "mozillahomestate", "mozillahomepostalcode",
              "mozillahomecountryname")),
)

Entry = dict[str, list[str]]


def recognise(head: bytes) -> bool:
    return head[:4].lower().startswith((b"dn:", b"vers", b"#", b"\xef\xbb\xbf")) and bool(
        _FIRST.match(head[:4096].decode("utf-8", "replace")))


def read(file: FoundFile, _: Hints) -> Incoming:
    """Every entry that is a person; lists are groups and no people."""
    people: list[IncomingPerson] = []
    skipped: list[Skip] = []
    for number, entry in enumerate(_entries(decode(file.read_bytes()), skipped), 1):
        where = f"entry {number}"
        kinds = {kind.casefold() for kind in entry["objectclass"]}
        if kinds & {"groupofnames", "groupofuniquenames"}:
            skipped.append(Skip(where, "This is a group, not a person."))
        elif kinds & {"organization", "organizationalunit", "domain", "dcobject"} and not entry["sn"]:
            skipped.append(Skip(where, "This is a company, not a person."))
        else:
            people += _person(where, entry, skipped)
    return Incoming(file.path, FORMAT, tuple(people), (), tuple(skipped), source=FORMAT)


def _entries(text: str, skipped: list[Skip]) -> Iterator[Entry]:
    """Attributes in small letters, each with its values; entries are parted by empty lines."""
    unfolded = re.sub(r"\n[ ]", "", re.sub(r"\r\n?", "\n", text))
    number = 0
    for block in re.split(r"\n(?:[ \t]*\n)+", unfolded):
        entry: Entry = defaultdict(list)
        faults: list[str] = []
        for line in block.split("\n"):
            match = _LINE.fullmatch(line)
            if match and match[1].casefold() != "version":
                value = _decoded(match[3]) if match[2] == "::" else match[3]
                if value is None:
                    faults.append("A value cannot be read.")
                elif clean(value):
                    entry[match[1].partition(";")[0].casefold()].append(clean(value))
            elif line.strip() and not match and not line.startswith("#"):
                faults.append("This line is not an attribute.")
        if entry["dn"]:
            number += 1
            yield entry
        if faults:
            skipped += [Skip(f"entry {number}", fault) for fault in dict.fromkeys(faults)]


def _decoded(value: str) -> str | None:
    try:
        return b64decode(value, validate=True).decode("utf-8")
    except (binascii.Error, ValueError):
        return None


def _person(where: str, entry: Entry, skipped: list[Skip]) -> Iterator[IncomingPerson]:
    def first(*names: str) -> str:
        return next((one_line(value) for name in names for value in entry[name]), "")
    points = tuple(dict.fromkeys(
        Point(kind, one_line(value), label) for name, kind, label in _POINTS for value in entry[name]
        if kind is not PointKind.EMAIL or EMAIL.fullmatch(one_line(value))))
    given, family = first("givenname"), first("sn", "surname")
    reachable = (point.value for point in points if point.kind is not PointKind.URL)
    name = first("cn", "displayname") or f"{given} {family}".strip() or next(reachable, "")
    if not name:
        skipped.append(Skip(where, "no name, e-mail or number"))
        return
    places = [(label, [first(part) for part in parts]) for label, parts in _PLACES]
    dates = tuple(_birthday(first("birthyear"), first("birthmonth"), first("birthday")))
    if entry["birthday"] and not dates:
        skipped.append(Skip(where, f"“{first('birthday')[:40]}” is not a birthday"))
    yield IncomingPerson(
        where, name, given, family, first("mozillanickname"), first("o", "company"), first("title"), points,
        tuple(replace(Address(*parts), label=label) for label, parts in places if any(parts)), dates,
        note="\n".join(entry["description"]))


def _birthday(year: str, month: str, day: str) -> Iterator[PersonDate]:
    if all(part.isdecimal() and len(part) < 5 for part in (month, day)):
        known = int(year) if year.isdecimal() and len(year) == 4 else None
        try:
            date(known or NO_YEAR, int(month), int(day))
        except ValueError:
            return
        yield PersonDate("birthday", int(month), int(day), known)
