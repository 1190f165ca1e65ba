"""Understands one line such as "yesterday lunch with Grace and Linus about compilers".

Nothing is guessed: a name that several contacts answer to is given back as a question, and without a contact there
is nothing to log.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from networkgarden.domain.kinds import Direction, Kind, usual_direction
from networkgarden.domain.words import folded, unaccented

KIND_WORDS: dict[str, tuple[Kind, str]] = {
    "lunch": (Kind.MEETING, "lunch"), "coffee": (Kind.MEETING, "coffee"), "dinner": (Kind.MEETING, "dinner"),
    "event": (Kind.MEETING, "event"), "met": (Kind.MEETING, ""), "meeting": (Kind.MEETING, ""),
    "call": (Kind.CALL, ""), "called": (Kind.CALL, ""), "phoned": (Kind.CALL, ""), "telephone": (Kind.CALL, ""),
    "rang": (Kind.CALL, ""), "mail": (Kind.EMAIL, ""), "mailed": (Kind.EMAIL, ""), "email": (Kind.EMAIL, ""),
    "e-mail": (Kind.EMAIL, ""), "emailed": (Kind.EMAIL, ""), "message": (Kind.MESSAGE, ""),
    "messaged": (Kind.MESSAGE, ""), "wrote": (Kind.MESSAGE, ""), "texted": (Kind.MESSAGE, ""),
    "chat": (Kind.MESSAGE, ""),
    "thanked": (Kind.THANK_YOU, ""), "thanks": (Kind.THANK_YOU, ""), "thank-you": (Kind.THANK_YOU, ""),
    "article": (Kind.ARTICLE, ""), "link": (Kind.ARTICLE, ""), "liked": (Kind.LIKE, ""), "like": (Kind.LIKE, ""),
    "comment": (Kind.COMMENT, ""), "commented": (Kind.COMMENT, ""), "congratulated": (Kind.CONGRATULATION, ""),
    "gift": (Kind.GIFT, ""), "recommended": (Kind.RECOMMENDATION, ""), "invited": (Kind.INVITATION, ""),
    "note": (Kind.NOTE, ""),
}
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
          "december")
ABOUT = re.compile(r"\s(?:about|re|regarding)\b:?\s", re.IGNORECASE)
LONGEST = 500


@dataclass(frozen=True, slots=True)
class QuickLog:
    """What was understood. ``questions`` lists names that several contacts answer to; with any, nothing is logged."""

    kind: Kind
    day: int
    direction: Direction
    contact_ids: tuple[str, ...]
    names: tuple[str, ...]
    note: str = ""
    questions: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        return bool(self.contact_ids) and not self.questions


class NameIndex:
    """Contacts by whole name and by first name, without case and accents."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        self.shown: dict[str, str] = {}
        self._by_word: dict[tuple[str, ...], list[str]] = {}
        for contact_id, name in names:
            words = tuple(unaccented(name).split())
            self.shown[contact_id] = name
            for key in {words, words[:1]}:
                if key:
                    self._by_word.setdefault(key, []).append(contact_id)
        self.longest = max((len(key) for key in self._by_word), default=0)

    def called(self, words: Sequence[str]) -> list[str]:
        return self._by_word.get(tuple(words), [])


def understand(line: str, names: NameIndex, today: int, preset: Sequence[str] = ()) -> QuickLog:
    """What ``line`` says happened; ``preset`` are contacts meant in any case. Never raises."""
    text = line[:LONGEST]
    head, note = _split_note(text)
    words = re.findall(r"[^\s,;]+", folded(head))
    kind, first_note, received = _kind(words)
    day, words = _day(words, today)
    found, questions = _people(words, names)
    ids = tuple(dict.fromkeys((*preset, *found)))
    direction = Direction.RECEIVED if received and usual_direction(kind) is Direction.SENT else usual_direction(kind)
    said_it_all = kind is Kind.NOTE and "note" not in words
    whole_note = text.strip() if said_it_all else ": ".join(part for part in (first_note, note) if part)
    return QuickLog(kind, day, direction, ids, tuple(names.shown[one] for one in ids), whole_note, tuple(questions))


def _split_note(text: str) -> tuple[str, str]:
    match = ABOUT.search(text)
    return (text[:match.start()], text[match.end():].strip()) if match else (text, "")


def _kind(words: Sequence[str]) -> tuple[Kind, str, bool]:
    for word in words:
        if word in KIND_WORDS:
            return (*KIND_WORDS[word], "from" in words)
    return Kind.NOTE, "", "from" in words


def _day(words: list[str], today: int) -> tuple[int, list[str]]:
    """The day meant and the other words; a day that has not come yet means the year before."""
    for number, word in enumerate(words):
        rest = words[:number] + words[number + 1:]
        if word in ("today", "yesterday"):
            return today - (word == "yesterday"), rest
        if word in WEEKDAYS:
            back = (date.fromordinal(today).weekday() - WEEKDAYS.index(word)) % 7 or 7
            return today - back, [one for one in rest if one not in ("last", "on")]
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", word):
            try:
                return date.fromisoformat(word).toordinal(), rest
            except ValueError:
                continue
        if word in MONTHS:
            found = _month_day(words, number, today)
            if found:
                return found
    return today, words


def _month_day(words: list[str], number: int, today: int) -> tuple[int, list[str]] | None:
    for beside in (number - 1, number + 1):
        if 0 <= beside < len(words) and re.fullmatch(r"\d{1,2}(st|nd|rd|th)?\.?", words[beside]):
            year = date.fromordinal(today).year
            try:
                day = date(year, MONTHS.index(words[number]) + 1, int(re.match(r"\d+", words[beside])[0]))  # type: ignore[index]
            except ValueError:
                return None
            if day.toordinal() > today:
                day = day.replace(year=year - 1) if (day.month, day.day) != (2, 29) else day - timedelta(days=365)
            return day.toordinal(), [one for at, one in enumerate(words) if at not in (number, beside)]
    return None


def _people(words: Sequence[str], names: NameIndex) -> tuple[list[str], list[str]]:
    """The contacts named, longest name first, and the names that several answer to."""
    plain = [unaccented(word).strip(".:!?") for word in words]
    found: list[str] = []
    questions: list[str] = []
    at = 0
    while at < len(plain):
        for size in range(min(names.longest, len(plain) - at), 0, -1):
            called = names.called(plain[at:at + size])
            if called and (size > 1 or plain[at] not in KIND_WORDS):
                if len(called) == 1:
                    found.append(called[0])
                else:
                    questions.append(" ".join(words[at:at + size]))
                at += size
                break
        else:
            at += 1
    return found, questions


def said(entry: QuickLog, today: int, phrases: Mapping[Kind, str]) -> str:
    """What was understood, in words, before it is saved."""
    if entry.questions:
        return f"Several people are called {entry.questions[0]}: write the whole name."
    if not entry.contact_ids:
        return "With whom? Write a name from your garden."
    when = {0: "today", 1: "yesterday"}.get(today - entry.day, f"on {date.fromordinal(entry.day).isoformat()}")
    way = " from" if entry.direction is Direction.RECEIVED else " with"
    about = f" — {entry.note}" if entry.note else ""
    return f"{phrases[entry.kind].capitalize()}{way} {' and '.join(entry.names)}, {when}{about}"
