"""The letters of one mailbox in little memory, and the book of all addresses in the mailboxes read together.

Who wrote to whom is noted first; whose mailboxes these are is known only at the end (mail_owner.py), and then each
letter becomes acts of contact or a reason why it is none (formats.md §1.6; product.md §5, crowds).
"""

from __future__ import annotations

import re
import struct
from array import array
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from networkgarden.domain.incoming import Who
from networkgarden.domain.kinds import Direction, Kind
from networkgarden.importers.acts import Acts, act_key
from networkgarden.importers.mail_headers import Party, date_of, fields, parties, text_of
from networkgarden.importers.mail_places import Setting, of_labels
from networkgarden.importers.tally import Tally

MOST_OTHERS = 10
MOST_KEPT = 40                   # recipients of one letter; with more it is a crowd whoever I am
NO_DATE = "the date cannot be read"
NOBODY = "it is not said who wrote to whom"
BULK = "mailing lists, newsletters and automatic mail are not contact with anybody"
UNWANTED = "spam, trash, drafts and advertisements are not contact"
CROWD = f"a mail to more than {MOST_OTHERS} people is not contact with each"
ONESELF = "written to yourself"
FUTURE = "dated in the future"
NOT_KNOWN_WHO = "the file does not tell which address is yours"

_AUTOMATIC = re.compile(
    r"(?:.*[._+-])?(?:no|do|donot|not)[._-]?(?:not[._-]?)?repl(?:y|ies)|.*notifications?|.*[._-]?notify|mailer-daemon"
    r"|postmaster|bounces?[._+-].*|.*-bounces?|newsletters?|news|mailing|.*daemon")
_REPLY_LESS = re.compile(r".*no-?reply.*|.*do-?not-?reply.*")
_ROW = struct.Struct("<IIIBqIB12s")     # number, sender, first recipient, how many, stamp, note, flags, key
_SENT, _IS_DAY = 1, 2


@dataclass(slots=True)
class Book:
    """Everybody in the mailboxes read together: addresses by number, the best name of each, and how often they came."""

    numbers: dict[str, int] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    named_by_self: set[int] = field(default_factory=set)
    sent_from: Counter[int] = field(default_factory=Counter)
    delivered_to: Counter[int] = field(default_factory=Counter)
    taking_part: Counter[int] = field(default_factory=Counter)
    received: Counter[int] = field(default_factory=Counter)
    letters: int = 0

    def number(self, party: Party, by_self: bool = False) -> int:
        name, address = party
        number = self.numbers.setdefault(address, len(self.names))
        if number == len(self.names):
            self.names.append("")
        if name and (not self.names[number] or (by_self and number not in self.named_by_self)):
            self.names[number] = name
            if by_self:
                self.named_by_self.add(number)
        return number


class Letters:
    """The letters of one mailbox: about 50 bytes each, and four for each recipient."""

    def __init__(self, book: Book, setting: Setting, tally: Tally, now: datetime | None) -> None:
        self._book, self._setting, self.tally = book, setting, tally
        self._latest = now + timedelta(days=2) if now else None
        self._rows, self._notes = bytearray(), bytearray()
        self._to = array("I")
        self.count = 0

    @property
    def kept(self) -> int:
        """How many letters may be acts of contact."""
        return len(self._rows) // _ROW.size

    def take(self, number: int, from_line: bytes, head: bytes) -> None:
        """Note one message, or why it is not contact."""
        self.count += 1
        found = fields(head)
        labels = _labels(found.get("x-gmail-labels", b""))
        if self._setting.unwanted or labels.unwanted:
            self.tally.add(UNWANTED, number)
            return
        sender = parties(found.get("from") or found.get("sender") or found.get("reply-to") or b"")[:1]
        to = parties(found.get("to", b""))
        if "cc" in found:
            to = tuple(dict.fromkeys(to + parties(found["cc"])))
        author = self._book.number(sender[0], by_self=True) if sender else -1
        readers = [self._book.number(party) for party in to[:MOST_KEPT]]
        is_sent = self._setting.is_sent or labels.is_sent
        self._learn(found, author, readers, is_sent, labels.is_received)
        why = _refusal(found, sender, to)
        stamp = None if why else date_of(found, head, from_line)
        if why or stamp is None:
            self.tally.add(why or NO_DATE, number)
        elif self._is_future(stamp):
            self.tally.add(FUTURE, number)
        else:
            self._keep(number, author, readers, stamp, is_sent, found)

    def _is_future(self, stamp: date | datetime) -> bool:
        if self._latest is None:
            return False
        return stamp > self._latest if isinstance(stamp, datetime) else stamp > self._latest.date()

    def _learn(self, found: dict[str, bytes], author: int, readers: list[int], is_sent: bool, in_inbox: bool) -> None:
        book = self._book
        book.letters += 1
        if author >= 0 and author not in readers:
            book.taking_part[author] += 1
        for reader in readers:
            book.taking_part[reader] += 1
            if reader != author:
                book.received[reader] += 1
        if is_sent:
            if author >= 0:
                book.sent_from[author] += 1
            return
        told = parties(found.get("x-original-to", b"")) + parties(found.get("delivered-to", b""))
        if told:
            book.delivered_to.update({book.number(party) for party in told})
        elif (self._setting.is_received or in_inbox) and len(readers) == 1:
            book.delivered_to[readers[0]] += 1

    def _keep(self, number: int, author: int, readers: list[int], stamp: date | datetime, is_sent: bool,
              found: dict[str, bytes]) -> None:
        is_day = not isinstance(stamp, datetime)
        value = int(stamp.timestamp()) if isinstance(stamp, datetime) else stamp.toordinal()
        words = text_of(found.get("subject", b""))[:120].encode("utf-8", "replace")
        self._rows += _ROW.pack(
            number, author, len(self._to), len(readers), value, len(self._notes),
            is_sent * _SENT | is_day * _IS_DAY, _key(found))
        self._to.extend(readers)
        self._notes += len(words).to_bytes(2, "little") + words

    def acts(self, mine: frozenset[int], acts: Acts) -> Acts:
        """Every act of contact, now that it is known which addresses are mine; the rest is counted and told."""
        whos = {number: Who(self._book.names[number], address) for address, number in self._book.numbers.items()}
        for number, sender, to, stamp, is_sent, note, key in self._all():
            others = [one for one in dict.fromkeys(to) if one not in mine]
            if not mine:
                self.tally.add(NOT_KNOWN_WHO, number)
            elif len(others) > MOST_OTHERS:
                self.tally.add(CROWD, number)
            elif sender in mine or is_sent:
                for other in others:
                    acts.add(number, whos[other], Kind.EMAIL, Direction.SENT, stamp, note, key)
                if not others:
                    self.tally.add(ONESELF if to else NOBODY, number)
            else:
                acts.add(number, whos[sender], Kind.EMAIL, Direction.RECEIVED, stamp, note, key)
        self._rows.clear()
        return acts

    def _all(self) -> Iterator[tuple[int, int, array[int], date | datetime, bool, str, bytes]]:
        for number, sender, first, count, value, note, flags, key in _ROW.iter_unpack(self._rows):
            length = int.from_bytes(self._notes[note:note + 2], "little")
            words = self._notes[note + 2:note + 2 + length].decode("utf-8")
            stamp = date.fromordinal(value) if flags & _IS_DAY else _instant(value)
            yield number, sender, self._to[first:first + count], stamp, bool(flags & _SENT), words, key


def _instant(seconds: int) -> datetime:
    return datetime.fromordinal(719163).replace(tzinfo=UTC) + timedelta(seconds=seconds)


@lru_cache(maxsize=512)
def _labels(raw: bytes) -> Setting:
    return of_labels(text_of(raw).split(","))


def _key(found: dict[str, bytes]) -> bytes:
    """By the message id; without one by date, sender, recipients and subject."""
    own = b"".join(found.get("message-id", b"").split())
    if own.strip(b"<>"):
        return act_key("mail", own)
    return act_key("mail", *(b" ".join(found.get(name, b"").split()) for name in ("date", "from", "to", "subject")))


def _refusal(found: dict[str, bytes], sender: tuple[Party, ...], to: tuple[Party, ...]) -> str:
    if not sender:
        return NOBODY
    automatic = found.get("auto-submitted", b"no").split(b";")[0].strip().lower()
    if "list-id" in found or "list-unsubscribe" in found or automatic not in (b"no", b""):
        return BULK
    if found.get("precedence", b"").strip().lower() in (b"bulk", b"list", b"junk"):
        return BULK
    if is_automatic(sender[0][1]):
        return BULK
    return CROWD if len(to) > MOST_KEPT - 1 else ""


@lru_cache(maxsize=2048)
def is_automatic(address: str) -> bool:
    """Whether nobody sits behind an address, by its own words: no-reply, notifications, mailer-daemon …"""
    user = address.partition("@")[0]
    return bool(_AUTOMATIC.fullmatch(user) or _REPLY_LESS.fullmatch(user))
