"""From fields to cards: where each begins and ends, also when its BEGIN or END is missing or it holds others.

A card inside a card is a card of its own and comes before the one around it; only the card that stands as the
value of ``AGENT:`` is left out, with a line in the report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from networkgarden.domain.incoming import Skip
from networkgarden.importers.vcard_lines import Field, Stray

DEEPEST = 8
"""Cards that may be open at once; the outermost is closed when there are more."""

MOST_FIELDS = 5_000
MOST_BYTES = 24 * 1024 * 1024
MOST_SKIPS = 100
"""Of one card; what is beyond is counted in one line of the report."""

_TURNS = ("BEGIN", "END", "AGENT")
"""Fields at which one card may end and another begin."""

_VCARD = re.compile(rb"\s*VCARD\s*", re.IGNORECASE)
_VCARD_AND_NEXT = re.compile(rb"\s*VCARD\s*BEGIN\s*:\s*VCARD\s*", re.IGNORECASE)
_VERSION = re.compile(rb"\s*(?:2\.1|3\.0|4\.0)\s*")


@dataclass(slots=True)
class RawCard:
    """One card as it stands in the file. ``number`` counts the cards by their beginnings, from 1."""

    number: int
    line: int
    fields: list[Field] = field(default_factory=list)
    strays: list[Stray] = field(default_factory=list)
    agent: bool = False      # the card of an assistant inside another card
    implied: bool = False    # it has no BEGIN: it counts only if it has an END
    size: int = 0            # bytes of all values
    left_out: int = 0        # lines beyond the limits of one card

    def add(self, item: Field | Stray) -> None:
        if isinstance(item, Stray):
            if len(self.strays) < MOST_SKIPS:
                self.strays.append(item)
            else:
                self.left_out += 1
        elif len(self.fields) < MOST_FIELDS and self.size + len(item.value) <= MOST_BYTES:
            self.fields.append(item)
            self.size += len(item.value)
        else:
            self.left_out += 1

    def first(self, name: str) -> bytes:
        return next((item.value for item in self.fields if item.header.name == name), b"")

    @property
    def where(self) -> str:
        return f"card {self.number}"


@dataclass(slots=True)
class _Outside:
    """A run of lines that stand in no card, told in one line of the report."""

    first: int = 0
    last: int = 0

    def add(self, line: int) -> None:
        self.first = self.first or line
        self.last = line

    def told(self) -> Iterator[Skip]:
        if self.first:
            lines = f"line {self.first}" if self.first == self.last else f"lines {self.first} to {self.last}"
            yield Skip(lines, "This stands outside of any contact card.")
        self.first = self.last = 0


class _Table:
    """The cards that are open while the file is read, the outermost first."""

    def __init__(self) -> None:
        self.open: list[RawCard] = []
        self.outside = _Outside()
        self.count = 0
        self.foreign = 0     # depth of other things (calendars), outside of cards

    def take(self, item: Field | Stray) -> Iterator[RawCard | Skip]:
        name = "" if isinstance(item, Stray) else item.header.name
        if isinstance(item, Field) and name == "BEGIN":
            yield from self._begin(item)
        elif isinstance(item, Field) and name == "END":
            yield from self._end(item)
        elif isinstance(item, Field) and name == "AGENT" and self.open and _begins_inside(item.value):
            self.open[-1].add(item)
            yield from self._begin(item)
        elif self.open:
            self.open[-1].add(item)
        elif isinstance(item, Field) and name == "VERSION" and not self.foreign and _VERSION.fullmatch(item.value):
            yield from self._push(RawCard(0, item.line, implied=True))
            self.open[-1].add(item)
        else:
            self.outside.add(item.line)

    def finish(self) -> Iterator[RawCard | Skip]:
        yield from self.outside.told()
        while self.open:
            yield from self._close(self.open.pop(0), ended=False)

    def _begin(self, item: Field) -> Iterator[RawCard | Skip]:
        value = item.value
        if not _VCARD.fullmatch(value) and item.header.name != "AGENT":
            if self.open:
                self.open[-1].add(Stray(item.line, "This begins something that is no contact card."))
            else:
                self.foreign += 1
                self.outside.add(item.line)
            return
        agent = bool(self.open) and (self.open[-1].agent or _ends_in_agent(self.open[-1]))
        if self.open and self.open[-1].implied:
            yield from self._close(self.open.pop(), ended=False)
        yield from self._push(RawCard(0, item.line, agent=agent))

    def _push(self, card: RawCard) -> Iterator[RawCard | Skip]:
        yield from self.outside.told()
        if not card.agent:
            self.count += 1
        card.number = self.count
        self.open.append(card)
        if len(self.open) > DEEPEST:
            yield from self._close(self.open.pop(0), ended=True)

    def _end(self, item: Field) -> Iterator[RawCard | Skip]:
        both = _VCARD_AND_NEXT.fullmatch(item.value)
        if not both and not _VCARD.fullmatch(item.value):
            self.foreign = max(0, self.foreign - 1)
            if self.open:
                self.open[-1].add(Stray(item.line, "This ends something that is no contact card."))
                return
        elif self.open:
            yield from self._close(self.open.pop(), ended=True)
            if both:
                yield from self._push(RawCard(0, item.line))
            return
        self.outside.add(item.line)

    def _close(self, card: RawCard, ended: bool) -> Iterator[RawCard | Skip]:
        if card.agent:
            yield Skip(f"card {card.number}, line {card.line}", "An assistant's card inside this card was left out.")
        elif card.implied and not ended:
            self.count -= 1
            yield Skip(f"line {card.line}", "Lines of a contact card that neither begins nor ends were left out.")
        else:
            yield card


def _begins_inside(value: bytes) -> bool:
    """``AGENT:BEGIN:VCARD`` on one line, the rest of the card on the next ones."""
    return re.fullmatch(rb"\s*BEGIN\s*:\s*VCARD\s*", value, re.IGNORECASE) is not None


def _ends_in_agent(card: RawCard) -> bool:
    if not card.fields or card.fields[-1].header.name != "AGENT":
        return False
    value = card.fields[-1].value.strip()
    return not value or _begins_inside(value)


def cards(items: Iterator[Field | Stray]) -> Iterator[RawCard | Skip]:
    """The cards of a file and what stands between them. A card with neither END nor successor ends with the file."""
    table = _Table()
    for item in items:
        if table.open and (isinstance(item, Stray) or item.header.name not in _TURNS):
            table.open[-1].add(item)
        else:
            yield from table.take(item)
    yield from table.finish()
