"""In which order people stand and who of them is shown: plain comparisons, no toolkit.

Names are folded once, so that a keystroke over 30,000 people only compares short strings.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import compress
from typing import Any, NamedTuple

from networkgarden.domain.kinds import Condition, Rung, State
from networkgarden.domain.standing import Standing

IN_THE_GARDEN = (State.PLANTED, State.RESTING)

_LAST = 1 << 40
_KEPT_SEARCHES = 12


class Sorting(StrEnum):
    THIRST = "thirst"
    NAME = "name"
    BED = "bed"
    LAST_CONTACT = "last contact"
    GROWTH = "growth"
    CIRCLE = "circle"
    RHYTHM = "rhythm"
    DUE = "due"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the person wants to see; an empty set leaves everybody in."""

    text: str = ""
    beds: frozenset[str] = frozenset()
    circles: frozenset[int] = frozenset()
    conditions: frozenset[Condition] = frozenset()
    rungs: frozenset[Rung] = frozenset()

    @property
    def filtered(self) -> bool:
        return bool(self.beds or self.circles or self.conditions or self.rungs)


@dataclass(frozen=True, slots=True)
class Details:
    """What else is known of somebody: for the table, and folded, with a blank before each word, for the search."""

    organisation: str = ""
    words: str = ""


def folded(text: str) -> str:
    """A text for comparing: no accents, no case, single blanks."""
    plain = text if text.isascii() else _without_accents(text)
    return " ".join(plain.casefold().split())


def _without_accents(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).replace("ß", "ss")


def key_of(
    sorting: Sorting, standings: Sequence[Standing], names: Sequence[str], organisations: Sequence[str]
) -> Callable[[int], Any]:
    """What places are sorted by; people alike stand by name. ``names`` and ``organisations`` are folded ones."""
    keys: dict[Sorting, Callable[[int], Any]] = {
        Sorting.NAME: lambda i: (names[i], standings[i].contact_id),
        Sorting.THIRST: lambda i: (standings[i].thirst, names[i]),
        Sorting.BED: lambda i: (_bed_key(standings[i]), names[i]),
        Sorting.LAST_CONTACT: lambda i: (-(standings[i].last_contact_on or -_LAST), names[i]),
        Sorting.GROWTH: lambda i: (-standings[i].rung, names[i]),
        Sorting.CIRCLE: lambda i: (standings[i].circle, names[i]),
        Sorting.RHYTHM: lambda i: (standings[i].every_days, names[i]),
        Sorting.DUE: lambda i: (standings[i].due_on or _LAST, names[i]),
        Sorting.ORGANISATION: lambda i: (not organisations[i], organisations[i], names[i]),
    }
    return keys[sorting]


def matches(standing: Standing, condition: Condition, wanted: Wanted) -> bool:
    """Is this person among those wanted, leaving the search aside?"""
    return (
        (not wanted.beds or not wanted.beds.isdisjoint(standing.beds))
        and (not wanted.circles or standing.circle in wanted.circles)
        and (not wanted.conditions or condition in wanted.conditions)
        and (not wanted.rungs or standing.rung in wanted.rungs)
    )


class _Found(NamedTuple):
    """Places, and in step with them what is searched: names, and what else there is (or nothing)."""

    places: list[int]
    names: list[str]
    words: list[str]

    def with_word(self, word: str) -> _Found:
        """Those in whom a word is found: anywhere in the name, else at a word's beginning."""
        if self.words:
            other = " " + word
            hits = [word in name or other in more for name, more in zip(self.names, self.words, strict=True)]
        else:
            hits = [word in name for name in self.names]
        return _Found(list(compress(self.places, hits)), list(compress(self.names, hits)),
                      list(compress(self.words, hits)))


class Search:
    """Finds people by words; what was found is kept, so that the next letter looks only at those found before."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, ...], _Found] = {}

    def forget(self) -> None:
        """Names, words or the order are others now."""
        self._found.clear()

    def prepare(self, order: list[int], names: Sequence[str], words: Sequence[str]) -> None:
        """Somebody is about to search ``order``; else the first letter does this.

        ``names`` are folded. ``words`` hold, for each place, what else may be searched (see ``Details.words``); it may
        be empty. The same lists must come until ``forget``.
        """
        if () not in self._found:
            self._found[()] = _Found(order, _side_by_side(map(names.__getitem__, order)),
                                     list(map(words.__getitem__, order)) if words else [])

    def find(self, order: list[int], text: str, names: Sequence[str], words: Sequence[str]) -> list[int]:
        """Those of ``order`` in whom every word of a text is found."""
        wanted = tuple(folded(text).split())
        if not wanted:
            return order
        self.prepare(order, names, words)
        known = max((one for one in self._found if _goes_on(one, wanted)), key=lambda one: sum(map(len, one)))
        found = self._found[known]
        for word in wanted:
            if word not in known:
                found = found.with_word(word)
        self._found[wanted] = found
        while len(self._found) > _KEPT_SEARCHES:
            del self._found[next(one for one in self._found if one)]
        return found.places


def _side_by_side(texts: Iterable[str]) -> list[str]:
    """The same texts without line breaks, copied so that they lie in memory in this order: three times as fast to read
    through."""
    return "\n".join(texts).split("\n")


def _goes_on(before: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    """Is everybody with all of ``wanted`` among those with all words of ``before``?"""
    return all(any(word.startswith(old) for word in wanted) for old in before)


def first_bed(standing: Standing) -> str:
    return standing.beds[0] if standing.beds else ""


def _bed_key(standing: Standing) -> tuple[bool, str]:
    bed = first_bed(standing)
    return not bed, folded(bed)
