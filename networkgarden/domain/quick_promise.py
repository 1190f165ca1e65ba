"""Understands a promise in a line: "I'll send the slides by Friday", "promised Grace to call until 3 May".

Its day lies ahead; without one it has none. What was promised stays as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from networkgarden.domain.quick_line import MONTH_OF, NUMBERS, WEEKDAYS, Line, NameIndex, line_of, people_in

BEGINS = re.compile(r"(?:(?:^|[;,.:–-]\s*|\band\s+)promised\b|\bi\s+(?:have\s+)?promised\b"
                    r"|\bi(?:[’']ll|\s+will|\s+shall)\b)", re.IGNORECASE)
DEADLINE_WORDS = ("by", "until", "till", "before", "on", "next", "this", "the", "end", "of")
AHEAD = {"day": 1, "days": 1, "week": 7, "weeks": 7}
TOWARDS = ("to", "for", "with")


@dataclass(frozen=True, slots=True)
class SaidPromise:
    """What was promised, its garden day or None, and who is meant: several ids or ``questions`` where that is open."""

    text: str
    due_on: int | None
    contact_ids: tuple[str, ...]
    questions: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()


def read_promise(text: str, names: NameIndex, today: int, preset: Sequence[str]) -> tuple[str, SaidPromise] | None:
    """What stands before the promise, and the promise; None for a line without one."""
    match = BEGINS.search(text)
    if match is None:
        return None
    line = line_of(text[match.end():])
    due_on = _due_on(line, today)
    told = _told_first(line, names)
    found, questions, candidates = people_in(line, names, preset)
    whom = told or _whom(line, found, names, preset)
    kept = [word for place, word in enumerate(line.words) if place not in line.used or place in line.people - line.told]
    said = re.sub(r"^(?:(?:to|that)\s+)?(?:i(?:[’']ll|\s+will|\s+would)\s+)?", "", " ".join(kept), flags=re.IGNORECASE)
    said = said.strip(" .!,;:–-")
    if not said:
        return None
    open_questions = () if preset or told else tuple(questions)
    return text[:match.start()].strip(" ,;:.–-"), SaidPromise(said, due_on, whom, open_questions, tuple(candidates))


def _told_first(line: Line, names: NameIndex) -> tuple[str, ...]:
    """Who is named right after "promised": they are told, and no part of what was promised."""
    for size in range(min(names.longest, len(line.plain)), 0, -1):
        called = names.called(line.plain[:size])
        if len(called) == 1 and not any(place in line.used for place in range(size)):
            places = range(size)
            line.take(*places)
            line.people.update(places)
            line.told.update(places)
            return tuple(called)
    return ()


def _whom(line: Line, found: Sequence[str], names: NameIndex, preset: Sequence[str]) -> tuple[str, ...]:
    """The contacts the line is about anyway, else the one it is done towards, else whoever it names."""
    if preset:
        return tuple(one for one in preset if one in names.shown)
    towards = [called for place in sorted(line.people)
               if place and line.plain[place - 1] in TOWARDS
               for called in names.called(line.plain[place:place + 1])]
    return tuple(dict.fromkeys(towards if len(set(towards)) == 1 else found))


def _due_on(line: Line, today: int) -> int | None:
    for place, word in enumerate(line.plain):
        day, places = _day_at(line, place, word, today)
        if day is not None:
            first = min(places)
            while line.at(first - 1) in DEADLINE_WORDS:
                first -= 1
            line.take(*range(first, max(places) + 1))
            return day
    return None


def _day_at(line: Line, place: int, word: str, today: int) -> tuple[int | None, tuple[int, ...]]:
    near = {"today": 0, "tonight": 0, "tomorrow": 1}
    if word in near:
        return today + near[word], (place,)
    if word in WEEKDAYS:
        return today + ((WEEKDAYS.index(word) - date.fromordinal(today).weekday()) % 7 or 7), (place,)
    if word == "in" and line.at(place + 2) in AHEAD:
        count = line.at(place + 1)
        number = NUMBERS.get(count, int(count) if re.fullmatch(r"[0-9]{1,3}", count) else 0)
        return (today + number * AHEAD[line.at(place + 2)] if number else None), (place, place + 1, place + 2)
    if word == "next" and line.at(place + 1) == "week":
        return today + 7, (place, place + 1)
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", word):
        try:
            day = date.fromisoformat(word).toordinal()
        except ValueError:
            return None, ()
        return day if day >= today else None, (place,)
    return _month_day(line, place, word, today) if word in MONTH_OF else (None, ())


def _month_day(line: Line, place: int, word: str, today: int) -> tuple[int | None, tuple[int, ...]]:
    """A day and month, the next time they come round."""
    for beside in (place - 1, place + 1):
        number = re.fullmatch(r"([0-9]{1,2})(?:st|nd|rd|th)?", line.at(beside))
        if number is None:
            continue
        for year in range(date.fromordinal(today).year, min(date.fromordinal(today).year + 9, date.max.year)):
            try:
                day = date(year, MONTH_OF[word], int(number[1])).toordinal()
            except ValueError:
                continue
            if day >= today:
                return day, (place, beside)
    return None, ()
