"""One written line as words, and the people it names: what the quick log looks at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from networkgarden.domain.kinds import Kind
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
    "note": (Kind.NOTE, ""), "breakfast": (Kind.MEETING, "breakfast"), "brunch": (Kind.MEETING, "brunch"),
    "walk": (Kind.MEETING, "walk"), "drinks": (Kind.MEETING, "drinks"), "beer": (Kind.MEETING, "beer"),
    "tea": (Kind.MEETING, "tea"), "visited": (Kind.MEETING, ""), "phone": (Kind.CALL, ""), "zoom": (Kind.CALL, ""),
    "skype": (Kind.CALL, ""), "facetime": (Kind.CALL, ""), "videocall": (Kind.CALL, ""),
    "whatsapp": (Kind.MESSAGE, ""), "sms": (Kind.MESSAGE, ""),
}
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
          "december")
MONTH_OF = {word: number for number, month in enumerate(MONTHS, 1) for word in (month, month[:3])} | {"sept": 9}
"""Month by its name or the first letters of it, as bare words."""
NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}


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
                words = tuple(bare(word) for word in plain.split())
                for key in {words, words[:1]}:
                    if key:
                        found.setdefault(key, []).append(contact_id)
            self._by_word, self._longest = found, max(map(len, found), default=0)
        return self._by_word


@dataclass(slots=True)
class Line:
    """A line as words: ``words`` as written, ``plain`` for comparing, and what became of each so far."""

    words: list[str]
    plain: list[str]
    used: set[int] = field(default_factory=set)
    people: set[int] = field(default_factory=set)
    told: set[int] = field(default_factory=set)             # people who are spoken to and no part of what is said

    def take(self, *places: int) -> None:
        self.used.update(places)

    def at(self, place: int) -> str:
        return self.plain[place] if 0 <= place < len(self.plain) and place not in self.used else ""


_OWNING = re.compile("(?<=.)['’]s?$")


def bare(word: str) -> str:
    """Without what stands around a word in a sentence."""
    return word.strip(".:!?()\"“”") or word


def line_of(text: str) -> Line:
    words = re.findall(r"[^\s,;]+", text)
    return Line(words, [bare(unaccented(word)) for word in words])


def people_in(line: Line, names: NameIndex, preset: Sequence[str],
              *, owners: bool = False) -> tuple[list[str], list[str], list[str]]:
    """The contacts named, longest name first; names that several answer to; and who those are. With ``owners`` also
    those whom something is said to be of ("Ada's post")."""
    found: list[str] = []
    questions: list[str] = []
    candidates: list[str] = []
    place = 0
    while place < len(line.plain):
        size, called = _longest_name(line, place, names, owners=owners)
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


def _longest_name(line: Line, place: int, names: NameIndex, *, owners: bool) -> tuple[int, list[str]]:
    for size in range(min(names.longest, len(line.plain) - place), 0, -1):
        if any(one in line.used for one in range(place, place + size)):
            continue
        *words, last = line.plain[place:place + size]
        called = names.called([*words, last]) or (names.called([*words, _OWNING.sub("", last)]) if owners else [])
        if called and (size > 1 or line.plain[place] not in KIND_WORDS):
            return size, called
    return 0, []
