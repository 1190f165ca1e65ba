"""A chat saved as text: the messages and calls of two people (formats.md §1.8).

The other person is known by the file's name, or by mine; a group logs nothing. The stamps have no zone, so that each
message keeps its day.
"""

from __future__ import annotations

import re
import struct
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from itertools import islice
from pathlib import PurePath
from typing import IO

from networkgarden.domain.incoming import Ask, Incoming, Me, Skip, Who
from networkgarden.domain.kinds import Direction, Kind
from networkgarden.importers.acts import Acts, place_in
from networkgarden.importers.chat_lines import Line, Order, Stamp, day_of, lines, stamped
from networkgarden.importers.files import ZIP_TROUBLE, FoundFile
from networkgarden.importers.hints import Hints
from networkgarden.importers.lines import text_lines
from networkgarden.importers.tally import Tally
from networkgarden.importers.text import one_line

WHATSAPP, SIGNAL = "whatsapp", "signal"
MOST_SENDERS = 2000
GROUP = "a group chat is not contact with each of its people"
NOTICES = "the program's own notices are no messages"
DELETED = "deleted"
NO_DAY = "there is no such day"
EITHER_WAY = "the file does not tell whether 3/4/24 is the 3rd of April or the 4th of March"
NOT_KNOWN_WHO = "the file does not tell which of the names is you"
NOBODY = "nobody else wrote and the file's name names nobody"
BROKEN = "the file is damaged or cut off here; what stands before came in"

_KINDS = ("message", "call", "missed", "deleted", "notice")
_ROW = struct.Struct("<IHBHBH")         # line, sender, kind, the three numbers of the date
_PREFIX = re.compile(
    r"(?:whatsapp[- ]?chat|chat|discussion|conversa|conversación|conversation)?[ -]*(?:de |do |d'|di |du )?"
    r"(?:whatsapp|signal)?[ -]*(?:chat)?[ -]*(?:with|mit|con|avec|com|met|med|z|s|di|-)[ -]+", re.IGNORECASE)
_COPY = re.compile(r"[ _]?\(\d+\)$")
_NUMBER = re.compile(r"\+?[\d\s()./-]{7,}")
_SIGNAL_LINE = re.compile(r"\[\d{4}-\d\d-\d\d, \d\d:\d\d\] ")


@dataclass(slots=True)
class _Chat:
    rows: bytearray = field(default_factory=bytearray)
    numbers: dict[str, int] = field(default_factory=dict)
    wrote: Counter[str] = field(default_factory=Counter)
    order: Order = field(default_factory=Order)
    tally: Tally = field(default_factory=lambda: Tally("line", "lines"))
    skipped: list[Skip] = field(default_factory=list)


def recognise(head: bytes, name: str) -> bool:
    """A .txt file whose first line bears a stamp, and one of the first a sender."""
    if not name.casefold().endswith(".txt"):
        return False
    beginning = _beginning(head)
    return bool(beginning) and stamped(beginning[0]) is not None and any(
        line.sender for line in lines(beginning))


def _beginning(head: bytes) -> list[str]:
    found = text_lines(BytesIO(head), lambda: None)
    return list(islice((line for line in found if line.strip()), 20))


def read(file: FoundFile, hints: Hints) -> Incoming:
    """Raises UnreadableFile only for a file that cannot be opened."""
    with file.stream() as stream:
        chat = _read(stream, hints.pulse)
    name = chat_name(file.path)
    mine, other, why = _two(chat, name, hints)
    day_first = chat.order.day_first()
    day_first = hints.day_first if day_first is None else day_first
    asks: list[Ask] = ["me"] if why == NOT_KNOWN_WHO else []
    if day_first is None and not why:
        why = EITHER_WAY
        asks.append("day_first")
    acts = Acts(place_in("line"))
    _count(chat, acts, mine, other, why, bool(day_first))
    me = tuple(Me("name", one, sure=True) for one in sorted(mine)) or tuple(
        Me("name", one) for one, _ in chat.wrote.most_common(2) if why == NOT_KNOWN_WHO)
    is_signal = bool(_SIGNAL_LINE.match(_beginning(file.head(4096))[0]))
    return Incoming(file.path, SIGNAL if is_signal else WHATSAPP, (), acts, (*chat.skipped, *chat.tally.skips()),
                    source=SIGNAL if is_signal else WHATSAPP, me=me, asks=tuple(asks))


def _read(stream: IO[bytes], pulse: Callable[[], None]) -> _Chat:
    chat = _Chat()
    number = 0
    try:
        for line in lines(text_lines(stream, pulse)):
            number = line.number
            _take(chat, line)
    except ZIP_TROUBLE:
        chat.skipped.append(Skip(f"after line {number}", BROKEN))
    return chat


def _take(chat: _Chat, line: Line) -> None:
    chat.order.see(line.stamp)
    if not line.sender or line.kind in ("notice", "deleted"):
        chat.tally.add(DELETED if line.kind == "deleted" else NOTICES, line.number)
        return
    if len(chat.numbers) < MOST_SENDERS:
        chat.numbers.setdefault(line.sender, len(chat.numbers))
    chat.wrote[line.sender] += 1
    chat.rows += _ROW.pack(line.number, chat.numbers.get(line.sender, 0), _KINDS.index(line.kind), *line.stamp[:3])


def chat_name(path: str) -> str:
    """The name of the chat, from the name of its file, zip or folder; empty where that names none."""
    parts = PurePath(path).parts
    stem = PurePath(parts[-1]).stem
    if stem.casefold().lstrip("_") == "chat" and len(parts) > 1:
        stem = parts[-2].removesuffix(".zip")
    match = _PREFIX.match(stem)
    return one_line(_COPY.sub("", stem[match.end():])) if match else ""


def _same(one: str, other: str) -> bool:
    """File names lose signs and emoji; letters and digits stay."""
    plain = [re.sub(r"[\W_]+", "", name).casefold() for name in (one, other)]
    return plain[0] == plain[1] != ""


def _two(chat: _Chat, name: str, hints: Hints) -> tuple[frozenset[str], str, str]:
    """My names in the chat, the other's, and why nothing counts (empty if it does)."""
    known = {one.casefold() for one in hints.mine("name")}
    mine = frozenset(one for one in chat.wrote if one.casefold() in known)
    others = [one for one in chat.wrote if one not in mine]
    named = [one for one in others if _same(one, name)]
    if len(others) > 2 or (len(others) == 2 and (mine or (name and not named))):
        return frozenset(), "", GROUP
    if len(others) == 2 and len(named) == 1:
        return frozenset(others) - frozenset(named), named[0], ""
    if len(others) == 1 and (named or (mine and not name)):
        return mine, others[0], ""
    if not others:
        return (mine, name, "") if name else (mine, "", NOBODY)
    return (frozenset(), "", GROUP) if mine else (frozenset(), "", NOT_KNOWN_WHO)


def _count(chat: _Chat, acts: Acts, mine: frozenset[str], other: str, why: str, day_first: bool) -> None:
    numbers = {chat.numbers[one] for one in mine if one in chat.numbers}
    who = Who(phone=other) if _NUMBER.fullmatch(other) else Who(other)
    for number, sender, kind, first, second, third in _ROW.iter_unpack(chat.rows):
        day: date | None = day_of(Stamp(first, second, third, 0, 0, 0), day_first)
        if why or day is None:
            chat.tally.add(why or NO_DAY, number)
            continue
        direction = Direction.SENT if sender in numbers else Direction.RECEIVED
        match _KINDS[kind]:
            case "call":
                acts.add(number, who, Kind.CALL, direction, day)
            case "missed":
                acts.add(number, who, Kind.NOTE, direction, day, "missed call")
            case _:
                acts.add(number, who, Kind.MESSAGE, direction, day)
