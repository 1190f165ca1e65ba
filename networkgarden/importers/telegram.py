"""Telegram Desktop's result.json: a whole export or a single chat, talks of two only (formats.md §1.9)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import IO

from networkgarden.domain.incoming import Ask, Incoming, IncomingPerson, Me, Point, PointKind, Skip
from networkgarden.errors import UnreadableFile
from networkgarden.importers.acts import Acts
from networkgarden.importers.files import ZIP_TROUBLE, FoundFile
from networkgarden.importers.hints import Hints
from networkgarden.importers.json_stream import BadValue, Damaged, JsonStream
from networkgarden.importers.tally import Tally
from networkgarden.importers.telegram_chat import Chat, text_of
from networkgarden.importers.text import one_line

FORMAT = "telegram"
MOST_CONTACTS = 100_000
OWN_ID = "telegram:"
UNREADABLE = "damaged"
SECTIONS = (b'"chats"', b'"personal_information"', b'"contacts"', b'"frequent_contacts"')


@dataclass(slots=True)
class _Export:
    """What was read so far; the places of the acts are messages, counted through the file."""

    acts: Acts
    hints: Hints
    tally: Tally = field(default_factory=lambda: Tally("message", "messages"))
    people: list[IncomingPerson] = field(default_factory=list)
    phones: dict[str, str] = field(default_factory=dict)
    skipped: list[Skip] = field(default_factory=list)
    me: dict[str, Me] = field(default_factory=dict)
    maybe: dict[str, Me] = field(default_factory=dict)
    number: int = 0


def recognise(head: bytes) -> bool:
    """A JSON object with the sections of a whole export, or with messages as only Telegram writes them."""
    if not head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return False
    if b'"messages"' in head and (b'"date_unixtime"' in head or b'"from_id"' in head):
        return True
    return sum(section in head for section in SECTIONS) >= 2 and b"elegram" in head


def read(file: FoundFile, hints: Hints) -> Incoming:
    """Raises UnreadableFile when not even the beginning can be read."""
    found = _Export(Acts(lambda number: f"message {number}"), hints)
    with file.stream() as stream:
        try:
            _read(stream, found)
        except (Damaged, *ZIP_TROUBLE) as error:
            why = str(error) if isinstance(error, Damaged) else "it is damaged"
            if not found.number and not found.people:
                raise UnreadableFile(f"{file.name} cannot be read: {why}.", "Export it once more.") from error
            found.skipped.append(Skip(f"after message {found.number}", f"{why}; what stands before came in"))
    asks: tuple[Ask, ...] = ("me",) if found.maybe else ()
    return Incoming(file.path, FORMAT, tuple(found.people), found.acts, (*found.skipped, *found.tally.skips()),
                    source=FORMAT, me=(*found.me.values(), *found.maybe.values()), asks=asks)


def _read(stream: IO[bytes], found: _Export) -> None:
    walker = JsonStream(stream, found.hints.pulse)
    with _chat(found) as single:
        for key in walker.members():
            match key:
                case "personal_information":
                    _own(walker, found)
                case "contacts":
                    _below(walker, found, _contacts)
                case "chats" | "left_chats":
                    _below(walker, found, _chats)
                case _:
                    _part_of_chat(key, walker, single, found)


def _below(walker: JsonStream, found: _Export, read_list: Callable[[JsonStream, _Export], None]) -> None:
    """Go down to the ``list`` of a section."""
    if walker.peek() != "{":
        walker.skip()
        return
    for key in walker.members():
        if key == "list" and walker.peek() == "[":
            read_list(walker, found)
        else:
            walker.skip()


def _own(walker: JsonStream, found: _Export) -> None:
    said = _value(walker)
    if isinstance(said, dict):
        name = one_line(f"{text_of(said, 'first_name')} {text_of(said, 'last_name')}")
        if text_of(said, "user_id"):
            found.me["id"] = Me("profile", f"{OWN_ID}user{text_of(said, 'user_id')}", sure=True)
        if name:
            found.me["name"] = Me("name", name, sure=True)
        if text_of(said, "phone_number"):
            found.me["phone"] = Me("phone", number_of(said), sure=True)


def _contacts(walker: JsonStream, found: _Export) -> None:
    for place, said in enumerate(_records(walker), start=1):
        if not isinstance(said, dict):
            found.skipped.append(Skip(f"contact {place}", "it cannot be read"))
            continue
        given, family = one_line(text_of(said, "first_name")), one_line(text_of(said, "last_name"))
        phone, own = number_of(said), text_of(said, "user_id")
        uid = f"user{own}" if own not in ("", "0") else ""
        if not (given or family or phone):
            found.skipped.append(Skip(f"contact {place}", "no name and no number"))
        elif len(found.people) < MOST_CONTACTS:
            points = (Point(PointKind.PHONE, phone),) if phone else ()
            found.people.append(IncomingPerson(
                f"contact {place}", f"{given} {family}".strip() or phone, given, family, points=points, uid=uid))
            if uid and phone:
                found.phones[uid] = phone


def number_of(said: dict[str, object]) -> str:
    """A telephone number; Telegram writes some with 00 for +."""
    phone = one_line(text_of(said, "phone_number"))
    return f"+{phone[2:]}" if phone.startswith("00") else phone


def _chats(walker: JsonStream, found: _Export) -> None:
    for _ in walker.items():
        if walker.peek() != "{":
            walker.skip()
            continue
        with _chat(found) as chat:
            for key in walker.members():
                _part_of_chat(key, walker, chat, found)


def _part_of_chat(key: str, walker: JsonStream, chat: Chat, found: _Export) -> None:
    if key == "messages" and walker.peek() == "[":
        for said in _records(walker):
            found.number += 1
            if isinstance(said, dict):
                chat.take(found.number, said)
            else:
                found.tally.add(UNREADABLE, found.number)
    elif key in ("name", "type", "id"):
        said = _value(walker)
        setattr(chat, key, text_of({key: said}, key))
    else:
        walker.skip()


@contextmanager
def _chat(found: _Export) -> Iterator[Chat]:
    """A chat to be filled; in the end, even if the file ends too early, what counts of it becomes acts."""
    chat = Chat()
    try:
        yield chat
    finally:
        own = {one.value.removeprefix(OWN_ID) for one in found.me.values()}
        own |= {value.removeprefix(OWN_ID) for value in (*found.hints.mine("profile"), *found.hints.mine("name"))}
        chat.settle(frozenset(one.casefold() for one in own), found.phones, found.acts, found.tally)
        for name in chat.doubtful:
            found.maybe.setdefault(name, Me("name", name))


def _value(walker: JsonStream) -> object:
    try:
        return walker.value()
    except BadValue as error:
        raise Damaged("it is not a whole JSON document") from error


def _records(walker: JsonStream) -> Iterator[object]:
    """Every item of a list; one that cannot be read comes as None, and reading goes on behind it."""
    for _ in walker.items():
        try:
            yield walker.value()
        except BadValue:
            walker.next_record()
            yield None
