"""In which order people stand and who of them is shown: plain comparisons, no toolkit.

Names are folded once, so that a keystroke over 30,000 people only compares short strings.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import compress, repeat
from operator import contains, or_
from typing import Any

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


class Search:
    """Finds people by words; what was found is kept, so that the next letter looks only at those found before."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, ...], list[int]] = {}

    def forget(self) -> None:
        """Names, words or the order are others now."""
        self._found.clear()

    def find(self, order: list[int], text: str, names: Sequence[str], words: Sequence[str]) -> list[int]:
        """Those of ``order`` in whom every word is found: anywhere in the name, else at a word's beginning.

        ``words`` hold, for each place, what else may be searched (see ``Details.words``); it may be empty. The same
        lists must come until ``forget``.
        """
        wanted = tuple(folded(text).split())
        kept = (one for one in self._found if _goes_on(one, wanted))
        known = max(kept, key=lambda one: sum(map(len, one)), default=())
        order = self._found.get(known, order)
        for word in wanted:       # without a loop in Python: a keystroke over 30,000 must not be felt
            if word not in known:
                order = _with_word(order, word, names, words)
        if wanted:
            self._found.pop(wanted, None)
            self._found[wanted] = order
            while len(self._found) > _KEPT_SEARCHES:
                del self._found[next(iter(self._found))]
        return order


def _goes_on(before: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    """Is everybody with all of ``wanted`` among those with all words of ``before``?"""
    return all(any(word.startswith(old) for word in wanted) for old in before)


def _with_word(order: list[int], word: str, names: Sequence[str], words: Sequence[str]) -> list[int]:
    found = map(contains, map(names.__getitem__, order), repeat(word))
    if words:
        found = map(or_, found, map(contains, map(words.__getitem__, order), repeat(" " + word)))
    return list(compress(order, found))


def first_bed(standing: Standing) -> str:
    return standing.beds[0] if standing.beds else ""


def _bed_key(standing: Standing) -> tuple[bool, str]:
    bed = first_bed(standing)
    return not bed, folded(bed)
