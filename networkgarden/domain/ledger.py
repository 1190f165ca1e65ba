"""What was given and what was asked or received, and whether one has given since the last ask (product.md §1).

Given: what does them good: an article, a recommendation, an endorsement, a gift, a congratulation, a thank-you, an
introduction, a kept promise. A message by itself is contact, not a gift.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from networkgarden.domain.fruit import Fruit, FruitKind
from networkgarden.domain.interaction import Interaction
from networkgarden.domain.kinds import Direction, Kind
from networkgarden.domain.promise import Promise

GIVING = frozenset({Kind.ARTICLE, Kind.RECOMMENDATION, Kind.ENDORSEMENT, Kind.GIFT, Kind.CONGRATULATION,
                    Kind.THANK_YOU, Kind.COMMENT})
INTRODUCED = "introduced"
"""The first word of the note of a message that introduces two people: something given to both."""
OFFERS = ("article", "introduction", "recommendation", "thank_you")
"""What could be given first, kindest first."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: on a garden day something (``what``: a kind, a fruit or "promise") was given, asked or received."""

    day: int
    way: str                # GIVEN, ASKED or RECEIVED
    what: str
    note: str = ""


GIVEN, ASKED, RECEIVED = "given", "asked", "received"


@dataclass(frozen=True, slots=True)
class Ledger:
    """Newest first. ``last_ask`` is its garden day, None where nothing was asked yet."""

    entries: tuple[Entry, ...]
    last_ask: int | None
    given_since_last_ask: tuple[Entry, ...]

    @property
    def given(self) -> tuple[Entry, ...]:
        return tuple(one for one in self.entries if one.way == GIVEN)

    @property
    def received(self) -> tuple[Entry, ...]:
        return tuple(one for one in self.entries if one.way == RECEIVED)

    @property
    def asked(self) -> tuple[Entry, ...]:
        return tuple(one for one in self.entries if one.way == ASKED)

    @property
    def give_first(self) -> bool:
        """Whether it would be kind to give before asking (again)."""
        return not self.given_since_last_ask

    @property
    def offers(self) -> tuple[str, ...]:
        """Acts to offer before an ask; a recommendation that was given is not offered again."""
        if not self.give_first:
            return ()
        have = {one.what for one in self.given}
        return tuple(one for one in OFFERS if one != Kind.RECOMMENDATION or one not in have)


def ledger(interactions: Iterable[Interaction], fruits: Iterable[Fruit], promises: Iterable[Promise]) -> Ledger:
    """Of one contact, from everything known of it, in any order."""
    entries = [Entry(one.day, GIVEN if one.direction is Direction.SENT else RECEIVED, one.word, one.note)
               for one in interactions if _counts(one)]
    entries += [Entry(one.day, RECEIVED if one.fruit.borne else ASKED, one.fruit.value, one.note) for one in fruits]
    entries += [Entry(one.kept_on, GIVEN, "promise", one.text) for one in promises if one.kept_on is not None]
    entries.sort(key=lambda one: one.day, reverse=True)
    asked = [one.day for one in entries if one.what == FruitKind.ASK]
    last = max(asked, default=None)
    since = tuple(one for one in entries if one.way == GIVEN and (last is None or one.day >= last))
    return Ledger(tuple(entries), last, since)


def _counts(one: Interaction) -> bool:
    if one.direction is Direction.BOTH:
        return False
    return one.kind in GIVING or (one.direction is Direction.SENT and one.note.casefold().startswith(INTRODUCED))
