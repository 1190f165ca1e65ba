"""Contact cards: vCard 2.1, 3.0 and 4.0, as phones, address books and mail programs really write them.

One bad line costs one line, never a card; one bad card never costs another. Photos that are only a link are never
fetched. Reference: versit vCard 2.1, RFC 2426, RFC 6350, and what the producers really make of them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from networkgarden.domain.incoming import Incoming, IncomingPerson, Skip
from networkgarden.importers.vcard_bytes import as_narrow, blocks, numbered_lines
from networkgarden.importers.vcard_cards import RawCard, cards
from networkgarden.importers.vcard_fields import new_draft, read_person
from networkgarden.importers.vcard_lines import unfold
from networkgarden.importers.vcard_reach import plain_uid
from networkgarden.importers.vcard_values import one_line

FORMAT = SOURCE = "vcard"
NOT_PEOPLE = {
    "org": "This is a company, not a person.",
    "location": "This is a place, not a person.",
    "application": "This is a program, not a person.",
    "device": "This is a device, not a person.",
}
_COMPANY_MARKS = ("X-ABSHOWAS", "X-ABSHOWAS-ABSHOWAS")
_BEGIN = re.compile(rb"^[ \t]*BEGIN[ \t]*:[ \t]*VCARD[ \t]*\r*$", re.IGNORECASE | re.MULTILINE)
_LINE = re.compile(rb"[^\r\n]+")
_FIELD = re.compile(rb"(?:VERSION|FN|N|UID|PRODID|REV|TEL|EMAIL|X-[A-Z-]+|#|END|SOURCE|NAME|PROFILE)", re.IGNORECASE)
_VERSION = re.compile(rb"VERSION[^:]*:[ \t]*(?:2\.1|3\.0|4\.0)[ \t]*\Z", re.IGNORECASE)
_GROUP_MARK = re.compile(rb"KIND[^:\r\n]{0,80}:[ \t]*GROUP", re.IGNORECASE)
MOST_LINES_BEFORE = 20
"""Lines that may stand before the first card of a file: comments, or what a program left there."""


def recognise(head: bytes) -> bool:
    """Whether a file that begins with these bytes (some kilobytes) is a file of contact cards. Names do not count."""
    head = as_narrow(head)
    lines = [line for line in (match[0].strip() for match in _LINE.finditer(head[:65536])) if line]
    for place, line in enumerate(lines[:MOST_LINES_BEFORE]):
        if _BEGIN.match(line):
            return True
        if place == 0 and _VERSION.match(line):
            return any(re.match(rb"(?:FN|N)\s*[:;]", other, re.IGNORECASE) for other in lines[1:])
        if not _FIELD.match(line) and b":" in line.partition(b" ")[0]:
            return False     # another kind of file that has fields: a calendar, a mail
        if line[:1] in b'{[<"' or b"," in line or line.startswith((b"PK\x03", b"From ")):
            return False
    return False


def parse_cards(path: Path) -> Iterator[RawCard]:
    """Every card of a file as it stands there: people, companies and groups."""
    return (item for item in _items(path) if isinstance(item, RawCard))


def read_vcards(path: Path) -> Iterator[IncomingPerson | Skip]:
    """The people of a file and what was left out, in the order of the file; memory does not grow with the file."""
    beds = _group_beds(path)
    for item in _items(path):
        if isinstance(item, Skip):
            yield item
            continue
        why = _not_a_person(item)
        if why:
            yield Skip(f"{item.where}, line {item.line}", why)
            continue
        person, skips = read_person(item)
        yield _in_beds(person, beds) if beds else person
        yield from skips


def read(path: Path) -> Incoming:
    """All of a file at once."""
    people: list[IncomingPerson] = []
    skipped: list[Skip] = []
    for item in read_vcards(path):
        if isinstance(item, Skip):
            skipped.append(item)
        else:
            people.append(item)
    if not people and not skipped:
        skipped.append(Skip("whole file", "There is no contact card in this file."))
    return Incoming(str(path), FORMAT, tuple(people), (), tuple(skipped), SOURCE)


def _items(path: Path) -> Iterator[RawCard | Skip]:
    return cards(unfold(numbered_lines(blocks(path))))


def kind_of(card: RawCard) -> str:
    """"individual", "group", "org" or another kind of RFC 6350; Apple's marks for groups and companies count."""
    if any(card.first(mark).strip().upper() == b"COMPANY" for mark in _COMPANY_MARKS):
        return "org"
    kind = card.first("KIND") or card.first("X-ADDRESSBOOKSERVER-KIND")
    return kind.strip().lower().decode("ascii", "ignore") or "individual"


def _not_a_person(card: RawCard) -> str:
    kind = kind_of(card)
    if kind != "group":
        return NOT_PEOPLE.get(kind, "")
    name = _group_name(card)
    return f"This is a group, not a person: its members get the bed “{name}”." if name else (
        "This is a group without a name, not a person.")


def _group_name(card: RawCard) -> str:
    person, _ = read_person(replace_fields(card, ("FN", "N", "VERSION")))
    return person.name


def replace_fields(card: RawCard, names: Iterable[str]) -> RawCard:
    """The same card with only these fields."""
    return RawCard(card.number, card.line, [item for item in card.fields if item.header.name in names])


def _group_beds(path: Path) -> dict[str, list[str]]:
    """Who is in which bed by the group cards of a file: UID (or ``mailto:`` address) → names of beds.

    Groups mostly stand after their members, so a file with groups is read twice; others are only searched.
    """
    beds: dict[str, list[str]] = defaultdict(list)
    if not _mentions_groups(blocks(path)):
        return beds
    for card in parse_cards(path):
        name = _group_name(card) if kind_of(card) == "group" else ""
        if not name:
            continue
        draft = new_draft(card)
        for item in card.fields:
            if item.header.name in ("MEMBER", "X-ADDRESSBOOKSERVER-MEMBER"):
                beds[_member_key(draft.line(item))].append(name)
    return beds


def _member_key(text: str) -> str:
    return plain_uid(one_line(text)).casefold()


def _mentions_groups(pieces: Iterator[bytes]) -> bool:
    tail = b""
    for piece in pieces:
        if _GROUP_MARK.search(tail + piece):
            return True
        tail = piece[-128:]
    return False


def _in_beds(person: IncomingPerson, beds: dict[str, list[str]]) -> IncomingPerson:
    keys = [person.uid.casefold(), *(f"mailto:{address}".casefold() for address in person.emails())]
    more = [name for key in keys if key for name in beds.get(key, ())]
    return replace(person, beds=tuple(dict.fromkeys([*person.beds, *more]))) if more else person
