"""Chats saved as text: WhatsApp's in every form of date it has, and Signal's (formats.md §1.8).

A line that begins with a stamp is a message, a call or a notice of the program; every other line belongs to the one
before. Which number is the day is decided for the whole file: by one that can be no month, else by which order lets
time go forward, else it stays open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

MARKS = re.compile(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_CLOCK = r"(\d{1,2})[:.](\d\d)(?:[:.](\d\d))?(?:[\s\u202f\u00a0]*([AaPp])\.?[\s\u202f\u00a0]?[Mm]\b\.?)?"
_STAMP = re.compile(
    r"\[?(\d{1,4})[./-](\d{1,2})[./-](\d{2,4})\.?,?[\s\u202f\u00a0]+(?:[^\d\s]{1,12}\s)?" + _CLOCK
    + r"(?:\][\s\u202f\u00a0]*|[\s\u202f\u00a0]+[-\u2013\u2014][\s\u202f\u00a0]|:[\s\u202f\u00a0])")
_SENDER = re.compile(r"([^:]{1,100}?):(?:\s|$)")
_CALL = re.compile(
    r"(?:(?:missed|incoming|outgoing|verpasster?|entgangener?|perdid[ao]|manqué)\s+)?"
    r"(?:(?:group\s+)?(?:voice|video|sprach|audio)[\s-]?(?:call|anruf)|llamada(?: de voz)?|videollamada"
    r"|appel (?:vocal|vidéo)|chiamata|videochiamata|chamada)(?:\s+perdid[ao]|\s+manqué|\s+persa)?(?:[\s,.·:].{0,60})?",
    re.IGNORECASE)
_MISSED = re.compile(
    r"missed|verpasst|entgangen|perdid|manqué|persa|no answer|unanswered|declined|keine antwort|sin respuesta",
    re.IGNORECASE)
_DELETED = re.compile(
    r"(?:this message was deleted|you deleted this message|diese nachricht wurde gelöscht"
    r"|du hast diese nachricht gelöscht|se eliminó este mensaje"
    r"|ce message a été supprimé|questo messaggio è stato eliminato)\.?", re.IGNORECASE)


class Stamp(NamedTuple):
    first: int
    second: int
    third: int
    hour: int
    minute: int
    second_of_minute: int


@dataclass(frozen=True, slots=True)
class Line:
    """One stamped line, with an empty ``sender`` for a notice of the program.

    ``kind`` is message, call, missed, deleted or notice.
    """

    number: int
    stamp: Stamp
    sender: str
    kind: str = "message"


def stamped(line: str) -> tuple[Stamp, str] | None:
    """The stamp at the beginning of a line and what follows it."""
    bare = MARKS.sub("", line[:80])
    match = _STAMP.match(bare)
    if not match:
        return None
    first, second, third, hour, minute = (int(match[number]) for number in range(1, 6))
    half = (match[7] or "").lower()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or minute > 59:
        return None
    return Stamp(first, second, third, hour, minute, min(int(match[6] or 0), 59)), bare[match.end():] + line[80:]


def lines(text_lines: Iterable[str]) -> Iterator[Line]:
    """Every stamped line; what belongs to the one before is passed over."""
    for number, text in enumerate(text_lines, start=1):
        found = stamped(text)
        if found:
            yield _line(number, *found, hidden_mark="\u200e" in text[20:])


def _line(number: int, stamp: Stamp, rest: str, hidden_mark: bool) -> Line:
    match = _SENDER.match(rest)
    if not match:
        return Line(number, stamp, "")
    words = MARKS.sub("", rest[match.end():]).strip()
    kind = "message"
    if _CALL.fullmatch(words):
        kind = "missed" if _MISSED.search(words) else "call"
    elif _DELETED.fullmatch(words):
        kind = "deleted"
    elif hidden_mark and not words:
        kind = "notice"
    return Line(number, stamp, " ".join(match[1].split()), kind)


class Order:
    """Learns from the stamps of a file which of their numbers is the day."""

    def __init__(self) -> None:
        self._day_first = self._month_first = self._same = True
        self._last: dict[bool, date] = {}
        self._back = {True: 0, False: 0}

    def see(self, stamp: Stamp) -> None:
        if stamp.first > 31:
            return
        self._day_first &= stamp.second <= 12
        self._month_first &= stamp.first <= 12
        self._same &= stamp.first == stamp.second
        for day_first in (True, False):
            day = day_of(stamp, day_first)
            last = self._last.get(day_first)
            if day is not None:
                self._back[day_first] += last is not None and day < last
                self._last[day_first] = day

    def day_first(self) -> bool | None:
        """None where the file leaves it open."""
        if self._same or self._day_first != self._month_first:
            return self._day_first
        if not self._back[True] and self._back[False]:
            return True
        return False if not self._back[False] and self._back[True] else None


def day_of(stamp: Stamp, day_first: bool) -> date | None:
    first, second, third = stamp[:3]
    try:
        if first > 31:
            return date(first + (2000 if first < 100 else 0), second, third)
        year = third + (2000 if third < 100 else 0)
        return date(year, second, first) if day_first else date(year, first, second)
    except ValueError:
        return None
