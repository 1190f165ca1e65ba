"""``friends.md`` of the friends command line (formats.md §1.13)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from networkgarden.domain.incoming import Address, Incoming, IncomingInteraction, IncomingPerson, Skip, Who
from networkgarden.domain.kinds import Direction, Kind
from networkgarden.errors import UnreadableFile
from networkgarden.importers.files import FoundFile
from networkgarden.importers.hints import Hints
from networkgarden.importers.stamps import iso_stamp
from networkgarden.importers.text import decode, one_line

FORMAT = SOURCE = "friends"
CROWD = 15
_SECTION = re.compile(r"###\s*(Activities|Notes|Friends|Locations):?\s*", re.IGNORECASE)
_HEAD = re.compile(rb"^###[ \t]*(?:Activities|Friends):", re.IGNORECASE | re.MULTILINE)
_DATED = re.compile(r"-\s+(\d{4}-\d\d-\d\d):\s*(.*)")
_FRIEND = re.compile(r"-\s+(?P<name>[^(\[@]+?)\s*(?:\((?P<aka>[^)]*)\))?\s*(?:\[(?P<place>[^\]]*)\])?\s*(?P<tags>@.*)?")
_PERSON = re.compile(r"\*\*(.+?)\*\*")
_CALL = re.compile(r"\b(?:call|called|phone|phoned|telephone|rang|skype|skyped|facetime|zoom)\b", re.IGNORECASE)
_EMAIL = re.compile(r"\be-?mail(?:s|ed|ing)?\b", re.IGNORECASE)
_MESSAGE = re.compile(r"\b(?:text|texts|texted|message|messaged|messages|wrote|letter|whatsapp|sms)\b", re.IGNORECASE)


def recognise(head: bytes) -> bool:
    return _HEAD.search(head) is not None


def read(file: FoundFile, _: Hints | None = None) -> Incoming:
    """Friends, and one act for each person of an activity or note. Raises UnreadableFile for what is no text."""
    people: list[IncomingPerson] = []
    acts: list[IncomingInteraction] = []
    skipped: list[Skip] = []
    section = ""
    for number, line in enumerate(decode(file.read_bytes()).splitlines(), 1):
        heading = _SECTION.fullmatch(line.strip())
        if heading:
            section = heading[1].casefold()
        elif line.strip().startswith("-") and section in _READERS:
            before = len(people) + len(acts)
            for item in _READERS[section](f"line {number}", line.strip()):
                if isinstance(item, IncomingPerson):
                    people.append(item)
                else:
                    acts.append(item)
            if len(people) + len(acts) == before:
                skipped.append(Skip(f"line {number}", "it names no day or nobody as **Name**"
                                    if section != "friends" else "it names nobody"))
        elif line.strip() and section in _READERS:
            skipped.append(Skip(f"line {number}", "it is neither a heading nor an entry"))
    if not people and not acts and not skipped:
        raise UnreadableFile(f"{file.name} holds no friends.")
    return Incoming(file.path, FORMAT, tuple(people), tuple(acts), tuple(skipped), SOURCE)


def _friend(where: str, line: str) -> Iterator[IncomingPerson]:
    match = _FRIEND.fullmatch(line)
    if match is None:
        return
    aka = [one_line(name) for name in re.split(r"a\.k\.a\.", match["aka"] or "") if name.strip()]
    place = one_line(match["place"] or "")
    yield IncomingPerson(
        where, one_line(match["name"]), nickname=", ".join(aka), addresses=(Address(city=place),) if place else (),
        beds=tuple(dict.fromkeys(re.findall(r"@([\w-]+)", match["tags"] or ""))))


def _activity(where: str, line: str) -> Iterator[IncomingInteraction]:
    yield from _dated(where, line, _kind)


def _note(where: str, line: str) -> Iterator[IncomingInteraction]:
    yield from _dated(where, line, lambda _: (Kind.NOTE, Direction.SENT))


def _kind(text: str) -> tuple[Kind, Direction]:
    for pattern, kind in ((_CALL, Kind.CALL), (_EMAIL, Kind.EMAIL), (_MESSAGE, Kind.MESSAGE)):
        if pattern.search(text):
            return kind, Direction.BOTH if kind is Kind.CALL else Direction.SENT
    return Kind.MEETING, Direction.BOTH


def _dated(where: str, line: str, kind_of: Callable[[str], tuple[Kind, Direction]]) -> Iterator[IncomingInteraction]:
    match = _DATED.fullmatch(line)
    if match is None or iso_stamp(match[1]) is None:
        return
    names = list(dict.fromkeys(one_line(name) for name in _PERSON.findall(match[2])))
    kind, direction = kind_of(match[2])
    if len(names) > CROWD:
        kind, direction = Kind.NOTE, Direction.SENT
    text = re.sub(r"\*\*(.+?)\*\*", r"\1", re.sub(r"(?<!\w)_(.+?)_(?!\w)", r"\1", match[2])).strip()
    for name in filter(None, names):
        yield IncomingInteraction(where, Who(name), kind, direction, match[1], note=text)


_READERS: dict[str, Callable[[str, str], Iterator[IncomingPerson] | Iterator[IncomingInteraction]]] = {
    "activities": _activity, "notes": _note, "friends": _friend,
}
