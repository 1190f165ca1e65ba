"""Understands one line such as "yesterday lunch with Grace and Linus about compilers".

Nothing is guessed: a name that several contacts answer to is given back as a question, and without a contact there
is nothing to log.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from networkgarden.domain.kinds import Direction, Kind, usual_direction
from networkgarden.domain.own_kinds import OwnKind
from networkgarden.domain.quick_line import (
    KIND_WORDS,
    MONTH_OF,
    MONTHS,
    NUMBERS,
    WEEKDAYS,
    Line,
    NameIndex,
    bare,
    line_of,
    people_in,
)
from networkgarden.domain.quick_promise import SaidPromise, read_promise

__all__ = ["NameIndex", "QuickLog", "said", "understand"]

BESIDE_DAYS = ("last", "on", "this")
PRONOUNS = ("her", "him", "them", "me")
BEFORE_NAMES = ("with", "w/", "and", "&", "from", "to")
THEIR_ACTS = ("wrote", "sent", "mailed", "emailed", "messaged", "texted", "liked", "commented", "thanked",
              "congratulated", "recommended", "invited")
"""After a name these tell what came from that person."""
PARTS_OF_DAY = ("morning", "noon", "afternoon", "evening", "night")
CONNECTORS = frozenset((*BEFORE_NAMES, "a", "an", "the", "on", "had", "sent", "got", "for", "by", "i", "we", "-", "–",
                        *PRONOUNS))
"""Words that hold a line together and are not worth a note at the ends of what is left over."""
ABOUT = re.compile(r"(?:^|\s)(?:about|re|regarding)\b:?\s", re.IGNORECASE)
AGO = {"day": 1, "days": 1, "week": 7, "weeks": 7}
LONGEST = 500
CANDIDATES_SHOWN = 3


@dataclass(frozen=True, slots=True)
class QuickLog:
    """What was understood. With ``questions`` (names that several contacts answer to, with the whole names of those in
    ``candidates``) or on a day in the ``future`` nothing is logged. ``unknown``: names that nobody answers to."""

    kind: Kind
    day: int
    direction: Direction
    contact_ids: tuple[str, ...]
    names: tuple[str, ...]
    note: str = ""
    questions: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    future: bool = False
    own: str = ""                   # the person's own word for the kind
    promise: str = ""               # what was promised, in the same breath or alone
    due_on: int | None = None
    happened: bool = True           # False: the line only promises, nothing is logged

    @property
    def complete(self) -> bool:
        whom = len(self.contact_ids) == 1 if self.promise else bool(self.contact_ids)
        return whom and not self.questions and not self.future


def understand(line: str, names: NameIndex, today: int, preset: Sequence[str] = (),
               own: Sequence[OwnKind] = ()) -> QuickLog:
    """What ``line`` says happened or was promised; ``preset`` are contacts meant in any case. Never raises."""
    text = line[:LONGEST]
    promised = read_promise(text, names, today, preset)
    if promised is None:
        return _happened(text, names, today, preset, own)
    before, promise = promised
    entry = _happened(before, names, today, preset, own)
    if not before or (entry.kind is Kind.NOTE and not entry.own):
        return _only_promised(promise, names, today)
    return replace(entry, promise=promise.text, due_on=promise.due_on)


def _only_promised(promise: SaidPromise, names: NameIndex, today: int) -> QuickLog:
    ids = promise.contact_ids
    return QuickLog(Kind.NOTE, today, Direction.SENT, ids, tuple(names.shown[one] for one in ids),
                    questions=promise.questions, candidates=promise.candidates, promise=promise.text,
                    due_on=promise.due_on, happened=False)


def _happened(text: str, names: NameIndex, today: int, preset: Sequence[str], own: Sequence[OwnKind]) -> QuickLog:
    head, about = _split_note(text)
    said_line = line_of(head)
    named = _own_kind(said_line, own)
    day = _day(said_line, today)
    found, questions, candidates = people_in(said_line, names, preset)
    if not (found or questions or preset):
        found, questions, candidates = people_in(said_line, names, preset, owners=True)
    kind, first = (named.like, "") if named else _kind(said_line)
    received = _received(said_line)
    unknown = _unknown(said_line)
    ids = tuple(one for one in dict.fromkeys((*preset, *found)) if one in names.shown)
    usual = usual_direction(kind or Kind.NOTE)
    direction = Direction.RECEIVED if received and usual is Direction.SENT else usual
    note = text.strip() if kind is None else _note(said_line, first, unknown, about)
    return QuickLog(kind or Kind.NOTE, day, direction, ids, tuple(names.shown[one] for one in ids), note,
                    tuple(questions), tuple(candidates), unknown, day > today, named.name if named else "")


def _own_kind(line: Line, own: Sequence[OwnKind]) -> OwnKind | None:
    """A kind of one's own that the line names, the longest first."""
    for kind in sorted(own, key=lambda one: -len(one.name)):
        words = line_of(kind.name).plain
        for place in range(len(line.plain) - len(words) + 1):
            if words and line.plain[place:place + len(words)] == words:
                line.take(*range(place, place + len(words)))
                return kind
    return None


def _split_note(text: str) -> tuple[str, str]:
    match = ABOUT.search(text)
    return (text[:match.start()], text[match.end():].strip()) if match else (text, "")


def _kind(line: Line) -> tuple[Kind | None, str]:
    """The first word for a kind that is not part of a name, and what it tells of a meeting."""
    for place, word in enumerate(line.plain):
        if place not in line.used and word in KIND_WORDS:
            line.take(place)
            return KIND_WORDS[word]
    return None, ""


def _received(line: Line) -> bool:
    """Whether it came "from" somebody (a name, a pronoun, or nobody further), or somebody is said to have done it."""
    return any(
        (word == "from" and (place + 1 in line.people or place + 1 == len(line.plain)
                             or line.at(place + 1) in PRONOUNS))
        or (word in THEIR_ACTS and _begins_with_name(line, place)) for place, word in enumerate(line.plain))


def _begins_with_name(line: Line, place: int) -> bool:
    """Whether one name stands before ``place`` that nothing leads up to: "Ada wrote", not "a letter to Ada sent"."""
    first = place
    while first - 1 in line.people:
        first -= 1
    return first < place and (first == 0 or line.plain[first - 1] not in BEFORE_NAMES)


def _day(line: Line, today: int) -> int:
    """The day meant; weekdays and months without a year lie in the past."""
    for place, word in enumerate(line.plain):
        day, places = _day_at(line, place, word, today)
        if day is not None:
            first = min(places)
            line.take(*places, *([first - 1] if line.at(first - 1) in BESIDE_DAYS else []))
            return day
    return today


def _day_at(line: Line, place: int, word: str, today: int) -> tuple[int | None, tuple[int, ...]]:
    near = _near(line, place, word)
    if near is not None:
        return today + near[0], near[1]
    if word in WEEKDAYS:
        return today - ((date.fromordinal(today).weekday() - WEEKDAYS.index(word)) % 7 or 7), (place,)
    if word == "ago" and line.at(place - 1) in AGO:
        number = _count(line.at(place - 2))
        return (max(1, today - number * AGO[line.at(place - 1)]) if number else None), (place, place - 1, place - 2)
    if word[:1].isdigit():
        return _written_day(word), (place,)
    return _month_day(line, place, word, today) if word in MONTH_OF else (None, ())


def _near(line: Line, place: int, word: str) -> tuple[int, tuple[int, ...]] | None:
    """Days from today, and the words that say so."""
    before, earlier, after = line.at(place - 1), line.at(place - 2), line.at(place + 1)
    if word == "yesterday" and (earlier, before) == ("day", "before"):
        return -2, (place, place - 1, place - 2, *([place - 3] if line.at(place - 3) == "the" else []))
    if word in ("today", "yesterday", "tomorrow"):
        part = [place + 1] if after in PARTS_OF_DAY else []
        return {"today": 0, "yesterday": -1, "tomorrow": 1}[word], (place, *part)
    if word == "tonight":
        return 0, (place,)
    if before in ("this", "last") and word in PARTS_OF_DAY:
        return (0 if before == "this" else -1), (place, place - 1)
    if (before, word) == ("last", "week"):
        return -7, (place, place - 1)
    if earlier == "in" and word in AGO and (number := _count(before)):
        return number * AGO[word], (place, place - 1, place - 2)
    return None


def _count(word: str) -> int:
    return NUMBERS.get(word, int(word) if re.fullmatch(r"[0-9]{1,4}", word) else 0)


def _written_day(word: str) -> int | None:
    """2026-03-31, 31.3.2026, and 31/3/2026 or 3/31/2026 where only one of them is a day."""
    parts = re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})|([0-9]{1,2})([./])([0-9]{1,2})\5([0-9]{4})", word)
    if parts is None:
        return None
    if parts[1]:
        year, month, day = int(parts[1]), int(parts[2]), int(parts[3])
    else:
        day, month, year = int(parts[4]), int(parts[6]), int(parts[7])
        if parts[5] == "/" and day <= 12:
            day, month = month, day
            if day <= 12:
                return None
    try:
        return date(year, month, day).toordinal()
    except ValueError:
        return None


def _month_day(line: Line, place: int, word: str, today: int) -> tuple[int | None, tuple[int, ...]]:
    """A day and month, with a year or else the last time they came round."""
    for beside in (place - 1, place + 1):
        number = re.fullmatch(r"([0-9]{1,2})(?:st|nd|rd|th)?", line.at(beside))
        if number is None:
            continue
        after = max(place, beside) + 1
        said = line.at(after)
        years = [int(said)] if re.fullmatch(r"[12][0-9]{3}", said) else range(date.fromordinal(today).year, 0, -1)
        for year in years[:9]:
            try:
                day = date(year, MONTH_OF[word], int(number[1])).toordinal()
            except ValueError:
                continue
            if day <= today or said == str(year):
                return day, (place, beside, *([after] if said == str(year) else []))
    return None, ()


def _unknown(line: Line) -> tuple[str, ...]:
    """Words written like names, after "with", "and", "from", "to" or the kind, that nobody answers to."""
    found: list[str] = []
    for place, word in enumerate(line.words):
        before = line.plain[place - 1] if place else ""
        follows = before in BEFORE_NAMES or before in KIND_WORDS
        if place not in line.used and follows and word[:1].isupper() and line.plain[place] not in CONNECTORS:
            found.append(bare(word))
            line.take(place)
    return tuple(found)


def _note(line: Line, first: str, unknown: Sequence[str], about: str) -> str:
    """Everything that was not understood stays in the note: nothing that was written is lost."""
    runs: list[list[str]] = [[]]
    for place, word in enumerate(line.words):
        if place in line.used:
            runs.append([])
        else:
            runs[-1].append(word)
    kept = [" ".join(_trimmed(run)) for run in runs]
    company = f"with {' and '.join(unknown)}" if unknown else ""
    whole = " ".join(part for part in (first, *kept, company) if part)
    return ": ".join(part for part in (whole, about) if part)


def _trimmed(run: list[str]) -> list[str]:
    start, end = 0, len(run)
    while start < end and run[start].casefold().strip(":") in CONNECTORS:
        start += 1
    while end > start and run[end - 1].casefold().strip(":") in CONNECTORS:
        end -= 1
    return run[start:end]


def said(entry: QuickLog, today: int, phrases: Mapping[Kind, str]) -> str:
    """What was understood, in words, before it is saved."""
    if entry.future:
        return "That day has not come yet: log what has happened."
    if entry.questions:
        return _question(entry)
    if not entry.contact_ids:
        who = f"Nobody in your garden is called {entry.unknown[0]}. " if entry.unknown else ""
        return f"{who}With whom? Write a name from your garden."
    if entry.promise and len(entry.contact_ids) > 1:
        return f"To whom was it promised: {_joined(entry.names)}? Log it on the page of the one you mean."
    promise = _promise_words(entry, today) if entry.promise else ""
    if not entry.happened:
        return promise
    way = "from" if entry.direction is Direction.RECEIVED else "with"
    about = f" — {entry.note}" if entry.note else ""
    what = entry.own or phrases[entry.kind]
    after = f". {promise}" if promise else ""
    return f"{what[:1].upper()}{what[1:]} {way} {_joined(entry.names)}, {_when(entry.day, today)}{about}{after}"


def _promise_words(entry: QuickLog, today: int) -> str:
    by = f", by {_ahead(entry.due_on, today)}" if entry.due_on is not None else ""
    return f"Promised to {_joined(entry.names)}: {entry.promise}{by}"


def _ahead(day: int, today: int) -> str:
    return {0: "today", 1: "tomorrow"}.get(day - today) or _when(day, today).removeprefix("on ")


def _question(entry: QuickLog) -> str:
    asked = entry.questions[0]
    if len(entry.candidates) < 2:
        return f"Several people are called {asked}: log it on the page of the one you mean."
    more = len(entry.candidates) - CANDIDATES_SHOWN
    shown = ", ".join(entry.candidates[:CANDIDATES_SHOWN]) + (f" and {more} more" if more > 0 else "")
    return f"Several people answer to {asked}: {shown}. Write the whole name."


def _joined(names: Sequence[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _when(day: int, today: int) -> str:
    if today - day in (0, 1):
        return "yesterday" if day < today else "today"
    moment = date.fromordinal(day)
    year = "" if moment.year == date.fromordinal(today).year else f" {moment.year}"
    return f"on {WEEKDAYS[moment.weekday()].capitalize()}, {moment.day} {MONTHS[moment.month - 1].capitalize()}{year}"
