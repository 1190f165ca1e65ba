"""Chats of Messenger and Instagram, from the archive and from the separate encrypted download (formats.md §1.5)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, NamedTuple

from networkgarden.domain.incoming import IncomingInteraction, Who, uid_of_name
from networkgarden.domain.kinds import Direction, Kind
from networkgarden.importers.linkedin_messages import CROWD, NO_ONE
from networkgarden.importers.meta_json import mend, records_of, whole_number
from networkgarden.importers.tally import Tally

UNSENT = "messages that were taken back or never sent are not contact"
BAD_TIME = "its time cannot be read"
NOT_KNOWN_WHO = "the file does not tell which of the two is you"
_PSEUDO = re.compile(r"(?:liked a message|reacted .{1,12} to your message)\.?\s*\Z", re.IGNORECASE)
_LATEST = datetime(2200, 1, 1, tzinfo=UTC)


class Line(NamedTuple):
    """One message: its number in the file, who wrote it, when (ms), and what it is."""

    number: int
    sender: str
    stamp: int
    kind: Kind | None               # None: it was taken back
    likes: tuple[str, ...] = ()     # who liked it


@dataclass(slots=True)
class Chat:
    name: str                       # of the file, for the report
    people: list[str]
    lines: list[Line] = field(default_factory=list)


def is_chat(document: object) -> bool:
    if not isinstance(document, dict) or not isinstance(document.get("messages"), list):
        return False
    first = next(iter(records_of(document["messages"])), {})
    return "sender_name" in first or "senderName" in first or ("participants" in document and not first)


def read_chat(name: str, document: dict[str, Any]) -> Chat:
    """A chat of either kind. The encrypted download is clean UTF-8 with names of its own."""
    clean = "threadName" in document or any("senderName" in one for one in records_of(document["messages"])[:1])
    listed = document.get("participants") or []
    if clean:
        people = [str(one) for one in listed if isinstance(one, str)]
        return Chat(name, people, [_clean_line(number, one) for number, one in _numbered(document)])
    people = [mend(one.get("name")) for one in records_of(listed)]
    return Chat(name, people, [_line(number, one) for number, one in _numbered(document)])


def _numbered(document: dict[str, Any]) -> Iterator[tuple[int, dict[str, Any]]]:
    yield from enumerate(records_of(document["messages"]), 1)


def _line(number: int, one: dict[str, Any]) -> Line:
    text = mend(one.get("content"))
    kind: Kind | None = Kind.MESSAGE
    if one.get("is_unsent"):
        kind = None
    elif "call_duration" in one:
        kind = Kind.CALL if one["call_duration"] and not one.get("missed") else Kind.NOTE
    elif _PSEUDO.match(text):
        kind = Kind.LIKE
    likes = tuple(mend(like.get("actor")) for like in records_of(one.get("reactions")))
    return Line(number, mend(one.get("sender_name")), whole_number(one.get("timestamp_ms")), kind, likes)


def _clean_line(number: int, one: dict[str, Any]) -> Line:
    said = str(one.get("text") or "")
    kind = None if one.get("isUnsent") else Kind.LIKE if _PSEUDO.match(said) else Kind.MESSAGE
    if one.get("type") == "placeholder" and kind is Kind.MESSAGE:
        kind = None
    likes = tuple(str(like.get("actor") or "") for like in records_of(one.get("reactions")))
    return Line(number, str(one.get("senderName") or ""), whole_number(one.get("timestamp")), kind, likes)


def joined(chats: Iterable[Chat]) -> list[list[Chat]]:
    """Chats by thread: a long one comes as message_1.json, message_2.json … in one folder."""
    threads: dict[str, list[Chat]] = {}
    for chat in chats:
        folder, _, name = chat.name.rpartition("/")
        key = folder if re.fullmatch(r"message_\d+\.json", name) else chat.name
        threads.setdefault(key, []).append(chat)
    return list(threads.values())


def owner_of(threads: list[list[Chat]]) -> str:
    """The one who stands in more threads than anybody else; empty where that does not tell."""
    counts = Counter(name for thread in threads for name in _people(thread))
    top = counts.most_common(2)
    return top[0][0] if top and top[0][1] > 1 and (len(top) == 1 or top[0][1] > top[1][1]) else ""


def _people(thread: list[Chat]) -> set[str]:
    named = {name for chat in thread for name in chat.people}
    return (named | {line.sender for chat in thread for line in chat.lines}) - {""}


def others(thread: list[Chat], mine: frozenset[str]) -> set[str]:
    return {name for name in _people(thread) if name.casefold() not in mine}


def acts_of(thread: list[Chat], mine: frozenset[str], left_out: dict[str, Tally]) -> Iterator[IncomingInteraction]:
    """What counts of one thread; the rest is tallied by file."""
    with_whom = others(thread, mine)
    reason = NOT_KNOWN_WHO if not mine and len(with_whom) <= 2 else CROWD if len(with_whom) > 1 else (
        "" if with_whom else NO_ONE)
    for chat in thread:
        tally = left_out.setdefault(chat.name, Tally("message", "messages"))
        for line in chat.lines:
            why = reason or (UNSENT if line.kind is None else "" if _when(line.stamp) else BAD_TIME)
            if why:
                tally.add(why, line.number)
            else:
                yield from _acts(chat, line, _who(next(iter(with_whom))), mine)


def _who(name: str) -> Who:
    return Who(name, uid=uid_of_name(name))


def _acts(chat: Chat, line: Line, who: Who, mine: frozenset[str]) -> Iterator[IncomingInteraction]:
    where, instant = f"{chat.name}, message {line.number}", _when(line.stamp)
    sent = line.sender.casefold() in mine
    if line.kind is not None:
        direction = Direction.SENT if sent else Direction.RECEIVED
        note = "missed call" if line.kind is Kind.NOTE else ""
        yield IncomingInteraction(where, who, line.kind, direction, instant=instant, note=note)
    for actor in dict.fromkeys(line.likes):
        direction = Direction.SENT if actor.casefold() in mine else Direction.RECEIVED
        yield IncomingInteraction(where, who, Kind.LIKE, direction, instant=instant)


def _when(milliseconds: int) -> datetime | None:
    if not 0 < milliseconds < _LATEST.timestamp() * 1000:
        return None
    return datetime.fromtimestamp(milliseconds / 1000, UTC)
