"""One chat of Telegram in little memory: whose message is whose is settled when all of it was read."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from networkgarden.domain.incoming import Who
from networkgarden.domain.kinds import Direction, Kind
from networkgarden.importers.acts import Acts, act_key
from networkgarden.importers.tally import Tally
from networkgarden.importers.text import one_line

GROUP = "group chats, channels, bots and notes to oneself are not contact with anybody"
NOT_KNOWN_WHO = "the file does not tell which of the two is you"
NO_DATE = "the date cannot be read"
NOTICE = "notices, pinned messages and the like are no messages"
NAMELESS = "a deleted account has no name"
TWO = ("personal_chat", "")
MOST_SENDERS = 50

_ROW = struct.Struct("<IBBBq12s")       # number, sender, kind, day or instant, stamp, key
_KINDS = ("message", "call", "missed")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_NO_KEY = bytes(12)


def text_of(said: dict[str, object], name: str) -> str:
    """A text or number of a record as text; empty for anything else."""
    value = said.get(name)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value) if abs(value) < 10**30 else ""
    return value if isinstance(value, str) else ""


@dataclass(slots=True)
class Chat:
    name: str = ""
    type: str = ""
    id: str = ""
    rows: bytearray = field(default_factory=bytearray)
    senders: dict[tuple[str, str], int] = field(default_factory=dict)     # (id, name) → number
    left: list[tuple[str, int]] = field(default_factory=list)
    doubtful: tuple[str, ...] = ()

    def take(self, number: int, said: dict[str, object]) -> None:
        """Note one message, or why it is none."""
        if self.type not in TWO:
            self.rows += _ROW.pack(number, 0, 0, 0, 0, _NO_KEY)
            return
        is_call = said.get("action") == "phone_call"
        if not is_call and said.get("type") != "message":
            self.left.append((NOTICE, number))
            return
        stamp = _stamp(said)
        if stamp is None:
            self.left.append((NO_DATE, number))
            return
        of = "actor" if is_call else "from"
        sender = (text_of(said, f"{of}_id"), one_line(text_of(said, of)))
        if len(self.senders) < MOST_SENDERS:
            self.senders.setdefault(sender, len(self.senders))
        missed = is_call and (said.get("discard_reason") in ("missed", "busy") or not said.get("duration_seconds"))
        is_instant = isinstance(stamp, datetime)
        value = int((stamp - _EPOCH).total_seconds()) if isinstance(stamp, datetime) else stamp.toordinal()
        own = text_of(said, "id")
        key = act_key("telegram", self.id, own) if own and self.id else _NO_KEY
        kind = (2 if missed else 1) if is_call else 0
        self.rows += _ROW.pack(number, self.senders.get(sender, 0), kind, is_instant, value, key)

    def settle(self, mine: frozenset[str], phones: dict[str, str], acts: Acts, tally: Tally) -> None:
        """Add what counts; ``mine`` are my ids and names, case folded."""
        for why, number in self.left:
            tally.add(why, number)
        others, why = self._others(mine)
        who = Who(one_line(self.name) or next((one[1] for one in others if one[1]), ""),
                  phone=phones.get(f"user{self.id}", ""), uid=f"user{self.id}" if self.id else "")
        if not why and not (who.name or who.phone):
            why = NAMELESS
        received = {self.senders[sender] for sender in others}
        for number, sender, kind, is_instant, value, key in _ROW.iter_unpack(self.rows):
            if why:
                tally.add(why, number)
                continue
            stamp = _EPOCH + timedelta(seconds=value) if is_instant else date.fromordinal(value)
            direction = Direction.RECEIVED if sender in received else Direction.SENT
            missed = _KINDS[kind] == "missed"
            made = Kind.NOTE if missed else Kind.CALL if kind else Kind.MESSAGE
            acts.add(number, who, made, direction, stamp, "missed call" if missed else "", key)

    def _others(self, mine: frozenset[str]) -> tuple[set[tuple[str, str]], str]:
        """Whose messages are the other's, and why none counts, if so."""
        if self.type not in TWO:
            return set(), GROUP
        alike = {sender for sender in self.senders if self.id and sender[0] == f"user{self.id}"}
        alike = alike or {sender for sender in self.senders if sender[1] and sender[1] == one_line(self.name)}
        own = {sender for sender in self.senders if {sender[0].casefold(), sender[1].casefold()} & mine}
        rest = set(self.senders) - own
        if len({sender[0] or sender[1] for sender in rest - alike}) > (1 if own or alike else 2):
            return set(), GROUP
        if alike:
            return alike, ""
        by_id = self.type == "personal_chat" and self.id and all(one[0] for one in self.senders)
        if own or by_id or not self.senders:        # by the ids the other wrote nothing
            return rest if own else set(), ""
        self.doubtful = tuple(dict.fromkeys(name for _, name in self.senders if name))
        return set(), NOT_KNOWN_WHO


def _stamp(said: dict[str, object]) -> datetime | date | None:
    """An instant by ``date_unixtime``; old exports give a local time without a zone, of which the day is kept."""
    unix, local = text_of(said, "date_unixtime"), text_of(said, "date")
    try:
        if unix:
            return _EPOCH + timedelta(seconds=int(unix))
        return date.fromisoformat(local[:10])
    except (ValueError, OverflowError):
        return None
