"""Understands one line such as "yesterday lunch with Grace and Linus about compilers".

Nothing is guessed: a name that several contacts answer to is given back as a question, and without a contact there
is nothing to log.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from networkgarden.domain.kinds import Direction, Kind, usual_direction
from networkgarden.domain.words import unaccented

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
BESIDE_DAYS = ("last", "on", "this")
PRONOUNS = ("her", "him", "them", "me")
BEFORE_NAMES = ("with", "and", "&", "from", "to")
CONNECTORS = frozenset((*BEFORE_NAMES, "a", "an", "the", "on", "had", "sent", "got", "for", "by", "i", "we", "-", "–",
                        *PRONOUNS))
"""Words that hold a line together and are not worth a note at the ends of what is left over."""
ABOUT = re.compile(r"(?:^|\s)(?:about|re|regarding)\b:?\s", re.IGNORECASE)
NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
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

    @property
    def complete(self) -> bool:
        return bool(self.contact_ids) and not self.questions and not self.future


class NameIndex:
    """Contacts by whole name and by first name, without case and accents. Made at the first question."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        self.shown: dict[str, str] = dict(names)
        self._by_word: dict[tuple[str, ...], list[str]] | None = None
        self._longest = 0

    @property
    def longest(self) -> int:
        """Words of the longest name."""
        self._index()
        return self._longest

    def called(self, words: Sequence[str]) -> list[str]:
        return self._index().get(tuple(words), [])

    def _index(self) -> dict[tuple[str, ...], list[str]]:
        if self._by_word is None:
            found: dict[tuple[str, ...], list[str]] = {}
            for contact_id, name in self.shown.items():
                plain = name.lower() if name.isascii() else unaccented(name)      # the same, and much faster
                words = tuple(_bare(word) for word in plain.split())
                for key in {words, words[:1]}:
                    if key:
                        found.setdefault(key, []).append(contact_id)
            self._by_word, self._longest = found, max(map(len, found), default=0)
        return self._by_word


@dataclass(slots=True)
class _Line:
    """A line as words: ``words`` as written, ``plain`` for comparing, and what became of each so far."""

    words: list[str]
    plain: list[str]
    used: set[int] = field(default_factory=set)
    people: set[int] = field(default_factory=set)

    def take(self, *places: int) -> None:
        self.used.update(places)

    def at(self, place: int) -> str:
        return self.plain[place] if 0 <= place < len(self.plain) and place not in self.used else ""


def understand(line: str, names: NameIndex, today: int, preset: Sequence[str] = ()) -> QuickLog:
    """What ``line`` says happened; ``preset`` are contacts meant in any case. Never raises."""
    text = line[:LONGEST]
    head, about = _split_note(text)
    words = re.findall(r"[^\s,;]+", head)
    said_line = _Line(words, [_bare(unaccented(word)) for word in words])
    day = _day(said_line, today)
    found, questions, candidates = _people(said_line, names, preset)
    kind, first = _kind(said_line)
    received = _received(said_line)
    unknown = _unknown(said_line)
    ids = tuple(one for one in dict.fromkeys((*preset, *found)) if one in names.shown)
    usual = usual_direction(kind or Kind.NOTE)
    direction = Direction.RECEIVED if received and usual is Direction.SENT else usual
    note = text.strip() if kind is None else _note(said_line, first, unknown, about)
    return QuickLog(kind or Kind.NOTE, day, direction, ids, tuple(names.shown[one] for one in ids), note,
                    tuple(questions), tuple(candidates), unknown, day > today)


def _bare(word: str) -> str:
    """Without what stands around a word in a sentence."""
    return word.strip(".:!?()\"“”") or word


def _split_note(text: str) -> tuple[str, str]:
    match = ABOUT.search(text)
    return (text[:match.start()], text[match.end():].strip()) if match else (text, "")


def _kind(line: _Line) -> tuple[Kind | None, str]:
    """The first word for a kind that is not part of a name, and what it tells of a meeting."""
    for place, word in enumerate(line.plain):
        if place not in line.used and word in KIND_WORDS:
            line.take(place)
            return KIND_WORDS[word]
    return None, ""


def _received(line: _Line) -> bool:
    """Whether it came "from" somebody: a name, a pronoun, or nobody further."""
    return any(word == "from" and (place + 1 in line.people or place + 1 == len(line.plain)
                                   or line.at(place + 1) in PRONOUNS) for place, word in enumerate(line.plain))


def _day(line: _Line, today: int) -> int:
    """The day meant; weekdays and months without a year lie in the past."""
    for place, word in enumerate(line.plain):
        day, places = _day_at(line, place, word, today)
        if day is not None:
            first = min(places)
            line.take(*places, *([first - 1] if line.at(first - 1) in BESIDE_DAYS else []))
            return day
    return today


def _day_at(line: _Line, place: int, word: str, today: int) -> tuple[int | None, tuple[int, ...]]:
    near = {"today": 0, "yesterday": -1, "tomorrow": 1}
    if word in near:
        return today + near[word], (place,)
    if word in WEEKDAYS:
        return today - ((date.fromordinal(today).weekday() - WEEKDAYS.index(word)) % 7 or 7), (place,)
    if word == "ago" and line.at(place - 1) in AGO:
        count = line.at(place - 2)
        number = NUMBERS.get(count, int(count) if re.fullmatch(r"[0-9]{1,4}", count) else 0)
        return (max(1, today - number * AGO[line.at(place - 1)]) if number else None), (place, place - 1, place - 2)
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", word):
        try:
            return date.fromisoformat(word).toordinal(), (place,)
        except ValueError:
            return None, ()
    return _month_day(line, place, word, today) if word in MONTHS else (None, ())


def _month_day(line: _Line, place: int, word: str, today: int) -> tuple[int | None, tuple[int, ...]]:
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
                day = date(year, MONTHS.index(word) + 1, int(number[1])).toordinal()
            except ValueError:
                continue
            if day <= today or said == str(year):
                return day, (place, beside, *([after] if said == str(year) else []))
    return None, ()


def _people(line: _Line, names: NameIndex, preset: Sequence[str]) -> tuple[list[str], list[str], list[str]]:
    """The contacts named, longest name first; names that several answer to; and who those are."""
    found: list[str] = []
    questions: list[str] = []
    candidates: list[str] = []
    place = 0
    while place < len(line.plain):
        size, called = _longest_name(line, place, names)
        meant = called if len(called) == 1 else [one for one in called if one in preset][:1]
        found += meant
        if called and not meant:
            questions.append(" ".join(line.words[place:place + size]))
            candidates = list(dict.fromkeys((*candidates, *(names.shown[one] for one in called))))
        if called:
            line.take(*range(place, place + size))
            line.people.update(range(place, place + size))
        place += max(size, 1)
    return found, questions, candidates


def _longest_name(line: _Line, place: int, names: NameIndex) -> tuple[int, list[str]]:
    for size in range(min(names.longest, len(line.plain) - place), 0, -1):
        if any(one in line.used for one in range(place, place + size)):
            continue
        called = names.called(line.plain[place:place + size])
        if called and (size > 1 or line.plain[place] not in KIND_WORDS):
            return size, called
    return 0, []


def _unknown(line: _Line) -> tuple[str, ...]:
    """Words written like names, after "with", "and", "from", "to" or the kind, that nobody answers to."""
    found: list[str] = []
    for place, word in enumerate(line.words):
        before = line.plain[place - 1] if place else ""
        follows = before in BEFORE_NAMES or before in KIND_WORDS
        if place not in line.used and follows and word[:1].isupper() and line.plain[place] not in CONNECTORS:
            found.append(_bare(word))
            line.take(place)
    return tuple(found)


def _note(line: _Line, first: str, unknown: Sequence[str], about: str) -> str:
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
    way = "from" if entry.direction is Direction.RECEIVED else "with"
    about = f" — {entry.note}" if entry.note else ""
    return f"{phrases[entry.kind].capitalize()} {way} {_joined(entry.names)}, {_when(entry.day, today)}{about}"


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
