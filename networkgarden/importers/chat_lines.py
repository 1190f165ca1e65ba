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
from functools import lru_cache
from typing import NamedTuple

MARKS = re.compile(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_BEFORE_NOON = "a. m.|am|a m|ص|ق.ظ|오전|上午|午前|凌晨|清晨|早上|π.μ.|öö|sa|de|पूर्वाह्न"
_AFTER_NOON = "p. m.|pm|p m|م|ب.ظ|오후|下午|午後|中午|晚上|傍晚|μ.μ.|ös|ch|du|अपराह्न"
"""How a clock of twelve hours says which half of the day it is, before the time or behind it."""

_BLANK = r"[\s\u202f\u00a0]"
_HALF = rf"[AaPp]\.?{_BLANK}?[Mm]\b\.?|[^\d\s:\]]{{1,12}}"
_STAMP = re.compile(
    rf"\[?(\d{{1,4}})[./-]{_BLANK}?(\d{{1,2}})[./-]{_BLANK}?(\d{{2,4}})\.?[,،]?{_BLANK}+"
    rf"(?:([^\d\s]{{1,12}}){_BLANK}?)?(\d{{1,2}})[:.](\d\d)(?:[:.](\d\d))?(?:{_BLANK}*({_HALF}))?"
    rf"(?:\]{_BLANK}*|{_BLANK}+[-\u2013\u2014]{_BLANK}|:{_BLANK})")
_SENDER = re.compile(r"([^:]{1,100}?):(?:\s|$)")
_CALL = re.compile(
    r"(?:(?:missed|incoming|outgoing|verpasster?|entgangener?|gemiste?|пропущенный)\s+)?"
    r"(?:(?:group\s+)?(?:voice|video|sprach|audio)[\s-]?(?:call|anruf)|llamada|videollamada|appel|chiamata"
    r"|videochiamata|chamada|videochamada|(?:spraak|video)-?oproep|(?:аудио|видео)звонок)"
    r"(?:\s+(?:de\s+)?(?:voz|v[íi]deo|vocale?|vidéo|perdid[ao]|manqué|persa|em grupo))*(?:\s*[,.·:].{0,60})?",
    re.IGNORECASE)
_MISSED = re.compile(
    r"missed|verpasst|entgangen|perdid|manqué|persa|gemist|пропущен|no answer|unanswered|declined|keine antwort"
    r"|sin respuesta|geen antwoord|sem resposta|sans réponse|nessuna risposta", re.IGNORECASE)
_DELETED = re.compile(
    r"(?:this message was deleted|you deleted this message|diese nachricht wurde gelöscht"
    r"|du hast diese nachricht gelöscht|se eliminó este mensaje|este mensaje fue eliminado|eliminaste este mensaje"
    r"|ce message a été supprimé|vous avez supprimé ce message|questo messaggio è stato eliminato"
    r"|hai eliminato questo messaggio|dit bericht is verwijderd|je hebt dit bericht verwijderd|mensagem apagada"
    r"|essa mensagem foi apagada|você apagou esta mensagem|apagou esta mensagem|данное сообщение удалено"
    r"|вы удалили данное сообщение)\.?", re.IGNORECASE)
_NOTICE = re.compile(
    r"end-to-end|ende-zu-ende|extremo a extremo|bout en bout|ponta a ponta|сквозн|端到端|端對端|エンドツーエンド|종단간"
    r"|uçtan uca|الطرفين|security code|sicherheitsnummer|código de seguridad|code de sécurité|codice di sicurezza"
    r"|beveiligingscode|código de segurança|код безопасности", re.IGNORECASE)
"""What the program says in a person's place; a hidden mark stands before it (formats.md §1.8)."""

OLDEST_YEAR = 1990
BUDDHIST = 543
"""Thailand's calendar is so many years ahead."""


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
    first, second, third, hour, minute = (int(match[number]) for number in (1, 2, 3, 5, 6))
    half = _half_of_day(match[4]) or _half_of_day(match[8])
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or minute > 59:
        return None
    return Stamp(first, second, third, hour, minute, min(int(match[7] or 0), 59)), bare[match.end():] + line[80:]


@lru_cache(maxsize=256)
def _half_of_day(word: str | None) -> str:
    """``a`` or ``p``; empty for any other word ("klo", "à")."""
    said = " ".join((word or "").casefold().replace(".", " ").split())
    for half, words in (("a", _BEFORE_NOON), ("p", _AFTER_NOON)):
        if said and said in (" ".join(one.replace(".", " ").split()) for one in words.split("|")):
            return half
    return ""


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
    elif hidden_mark and (not words or _NOTICE.search(words)):
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
    year = first if first > 31 else third
    year = year + 2000 if year < 100 else year - BUDDHIST if year > 2400 else year
    if year < OLDEST_YEAR:
        return None
    try:
        if first > 31:
            return date(year, second, third)
        return date(year, second, first) if day_first else date(year, first, second)
    except ValueError:
        return None
