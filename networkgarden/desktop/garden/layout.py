"""Where everybody stands: pure arithmetic, no toolkit, the same cost for three people and for 30,000.

The garden is a world of px: sky above, then terraces that come nearer and grow (the *head*, one viewport high), then
terraces of the front size going on downward. Every terrace has columns of one width; a person stands in one column,
a little off its middle, in the back file or the front file of the soil. Bed signs take a column of their own.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import lru_cache
from hashlib import blake2b
from typing import TypeVar

from networkgarden.desktop.botany.ground import Terrace
from networkgarden.desktop.garden.slots import Slots

COLUMN = 0.60
"""Width of a column in plant heights: neighbours overlap a little, as they do in a border."""

_MARGIN = 0.018
_JITTER = 0.34
_FILES = 0.30, 0.74
_FILES_BEHIND_NAMES = 0.20, 0.46
"""Where the feet of the back and of the front file stand in the soil; names need the front half of it."""

_BACK_SIZE = 0.93
_PATTERNS = 6
_ANSWERS = 64


class Zoom(IntEnum):
    OVERVIEW = 0
    SMALL = 1
    GARDEN = 2
    PORTRAIT = 3


_HEADS: dict[Zoom, tuple[tuple[float, float], ...]] = {
    # back edge as a share of the height, plant height at 900 px
    Zoom.PORTRAIT: ((0.560, 208.0), (0.905, 292.0)),
    Zoom.GARDEN: ((0.372, 76.0), (0.500, 104.0), (0.665, 140.0), (0.872, 188.0)),
    Zoom.SMALL: (
        (0.345, 44.0), (0.402, 49.0), (0.466, 55.0), (0.537, 61.0), (0.616, 68.0), (0.703, 75.0), (0.799, 83.0),
        (0.905, 92.0),
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in px of the world, y from its top."""

    x: float
    y: float
    width: float
    height: float

    def contains(self, x: float, y: float) -> bool:
        return self.x <= x < self.x + self.width and self.y <= y < self.y + self.height


@dataclass(frozen=True, slots=True)
class Spot:
    """Where one person stands."""

    row: int
    x: float             # the ground point
    y: float
    plant: float         # the height of a full plant here, px
    front: bool          # front file?
    cell: Box            # the person's own piece of the picture; cells never overlap


@dataclass(frozen=True, slots=True)
class Sign:
    """A bed's sign, stuck into the soil before its people."""

    label: str
    x: float
    y: float
    size: float          # the terrace's plant height, px


@dataclass(frozen=True, slots=True)
class _Band:
    """Some slots on one terrace."""

    first: int
    count: int
    start: float         # x of the first column's left side
    column: float


@lru_cache(maxsize=1)
def _chance() -> tuple[float, ...]:
    raw = b"".join(blake2b(b"garden:%d" % part, digest_size=64).digest() for part in range(16))
    return tuple(byte / 255 for byte in raw)


_T = TypeVar("_T")


def _kept(answers: dict[int, _T], number: int, answer: _T) -> _T:
    """Keep what was reckoned for a terrace; forget everything when there are too many."""
    if len(answers) > _ANSWERS:
        answers.clear()
    answers[number] = answer
    return answer


class GardenLayout:
    """All geometry of one garden at one size. ``sections`` are (label, first row) in row order, or empty.

    Only the first ``known`` people are there yet; the others have their room.
    """

    def __init__(
        self, people: int, width: float, height: float, zoom: Zoom = Zoom.GARDEN, *,
        sections: Sequence[tuple[str, int]] = (), rtl: bool = False, known: int | None = None,
    ) -> None:  # fmt: skip
        self.people, self.zoom, self.rtl = people, zoom, rtl
        self.known = people if known is None else min(known, people)
        self.width, self.height = max(1.0, width), max(1.0, height)
        self.sections = tuple(sections)
        self._slots = Slots(people, [first for _, first in self.sections])
        self.scale = max(0.56, min(1.5, round(self.height / 900 * 40) / 40))
        self._terraces: dict[int, Terrace] = {}
        self._spots: dict[int, list[Spot]] = {}
        self._head = self._make_head()
        self._counts = self._share_out()
        self._firsts = [sum(self._counts[:i]) for i in range(len(self._counts) + 1)]
        front = self._head[-1]
        self._tail_capacity = self._capacity(front.plant)
        left = max(0, self._slots.count - self._firsts[-1])
        self._tail_terraces = -(-left // self._tail_capacity)
        self.pitch = round(front.plant * 1.02 + front.soil * 0.30)

    # the world

    @property
    def terrace_count(self) -> int:
        return len(self._head) + self._tail_terraces

    @property
    def world_height(self) -> float:
        if not self._tail_terraces:
            return max(self.height, self._head[-1].y + self._head[-1].soil + 8)
        last = self.terrace(self.terrace_count - 1)
        return last.y + last.soil + max(28.0, self.height * 0.06)

    def terrace(self, number: int) -> Terrace:
        terrace = self._terraces.get(number)
        if terrace is None:
            terrace = _kept(self._terraces, number, self._make_terrace(number))
        return terrace

    def _make_terrace(self, number: int) -> Terrace:
        if number < len(self._head):
            head = self._head[number]
            reach = self.pitch if number == len(self._head) - 1 and self._tail_terraces else head.reach
            return replace(head, reach=reach, planted=self._counts[number] > 0)
        front, further = self._head[-1], number - len(self._head)
        pattern = len(self._head) + further % _PATTERNS
        y = front.y + self.pitch * (further + 1)
        return replace(front, number=number, pattern=pattern, y=y, reach=self.pitch, planted=True)

    def looks(self) -> range:
        """Terraces of which every other one is a likeness: far down the patterns come again."""
        return range(min(self.terrace_count, len(self._head) + _PATTERNS))

    def terraces_between(self, top: float, bottom: float) -> range:
        """The numbers of the terraces whose ground or plants reach into this part of the world."""
        margin = self._head[-1].plant * 1.35
        reached = (t.number for t in self._head if t.y + self.terrace(t.number).reach + 20 >= top)
        first = next(reached, len(self._head))
        last = sum(1 for t in self._head if t.y - margin <= bottom)
        front = self._head[-1].y
        if self._tail_terraces:
            if first == len(self._head):
                first += max(0, int((top - front - 20) / self.pitch) - 1)
            reach = int((bottom + margin - front) / self.pitch)
            last = max(last, len(self._head) + max(0, min(self._tail_terraces, reach)))
        return range(min(first, last), last)

    # rows and places

    def rows_on(self, number: int) -> range:
        """The rows that stand on a terrace."""
        band = self._band(number)
        first, end = self._slots.row_from(band.first), self._slots.row_from(band.first + band.count)
        return range(min(first, self.known), min(end, self.known))

    def spot(self, row: int) -> Spot:
        number = self._terrace_of(self._slots.slot_of(row))
        return self._spot(row, self.terrace(number), self._band(number))

    def terrace_of(self, row: int) -> int:
        """The number of the terrace a person stands on."""
        return self._terrace_of(self._slots.slot_of(row))

    def cell(self, row: int) -> Box:
        number = self.terrace_of(row)
        band = self._band(number)
        left = self._column_x(band, self._slots.slot_of(row) - band.first)
        return self._cell(left, self.terrace(number), band.column)

    def spots_on(self, number: int) -> list[Spot]:
        """Everybody on one terrace, back file first: the order to paint in."""
        spots = self._spots.get(number)
        if spots is None:
            spots = _kept(self._spots, number, self._make_spots(number))
        return spots

    def _make_spots(self, number: int) -> list[Spot]:
        terrace, band = self.terrace(number), self._band(number)
        spots = [self._spot(row, terrace, band) for row in self.rows_on(number)]
        spots.sort(key=lambda spot: spot.front)
        return spots

    def name_place(self, spot: Spot, number: int) -> tuple[float, float]:
        """Middle and lower edge (px of the world) of a name in the soil of terrace ``number``, before the feet."""
        x, terrace = spot.cell.x + spot.cell.width / 2, self.terrace(number)
        return x, terrace.edge(x) + terrace.soil + 2

    def signs_on(self, number: int) -> list[Sign]:
        band = self._band(number)
        terrace = self.terrace(number)
        signs = []
        for index, slot in self._slots.signs_between(band.first, band.first + band.count):
            x = self._column_x(band, slot - band.first) + band.column * 0.5
            signs.append(Sign(self.sections[index][0], x, terrace.edge(x) + terrace.soil * 0.5, terrace.plant))
        return signs

    def row_at(self, x: float, y: float) -> int | None:
        """Who stands at a point of the world."""
        for number in self._terraces_at(y):
            band = self._band(number)
            offset = (self.width - x if self.rtl else x) - band.start
            index = int(offset // band.column)
            if 0 <= index < band.count:
                row = self._slots.row_of(band.first + index)
                if row is not None:
                    return row
        return None

    def rows_in(self, box: Box) -> Iterator[int]:
        """Everybody whose cell touches a box, in row order."""
        for number in self.terraces_between(box.y, box.y + box.height):
            for row in self.rows_on(number):
                cell = self.spot(row).cell
                if cell.x < box.x + box.width and box.x < cell.x + cell.width \
                        and cell.y < box.y + box.height and box.y < cell.y + cell.height:  # fmt: skip
                    yield row

    def row_beside(self, row: int, terraces: int) -> int:
        """Who stands ``terraces`` further down (negative: up), about below this person; else the end of the garden."""
        spot = self.spot(row)
        step = 1 if terraces > 0 else -1
        here = self._terrace_of(self._slots.slot_of(row))
        wanted = here + terraces
        number = max(0, min(self.terrace_count - 1, wanted))
        while 0 <= number < self.terrace_count and not len(self.rows_on(number)):
            number -= step
            if number == here:
                return row
        if number == here:
            return row
        rows = self.rows_on(number)
        middle = spot.cell.x + spot.cell.width / 2
        return min(rows, key=lambda other: abs(self.spot(other).cell.x + self.spot(other).cell.width / 2 - middle))

    # how it is reckoned

    def _make_head(self) -> list[Terrace]:
        rows = _HEADS[Zoom.GARDEN if self.zoom is Zoom.OVERVIEW else self.zoom]
        terraces = []
        for number, (share, plant) in enumerate(rows):
            below = rows[number + 1][0] if number + 1 < len(rows) else 1.10
            depth = 1 - number / max(1, len(rows) - 1) if len(rows) > 2 else 0.45 * (1 - number)
            soil = max(9, round(min(27 * (0.80 + 0.66 * (1 - depth)), plant * 0.34) * self.scale))
            y, reach = round(self.height * share), round(self.height * (below - share))
            terraces.append(Terrace(number, number, y, round(plant * self.scale), soil, reach, depth, planted=True))
        return terraces

    def _capacity(self, plant: float) -> int:
        return max(1, int(self.width * (1 - 2 * _MARGIN) / (plant * COLUMN)))

    def _share_out(self) -> list[int]:
        """How many slots each terrace of the head gets: the front ones first, filled in proportion."""
        capacities = [self._capacity(terrace.plant) for terrace in self._head]
        used = 1
        while used < len(capacities) and sum(capacities[-used:]) < self._slots.count * 1.06:
            used += 1
        room = sum(capacities[-used:])
        counts = [0] * (len(capacities) - used) + capacities[-used:]
        if self._slots.count >= room:
            return counts
        done, filled = 0, 0
        for number in range(len(capacities) - used, len(capacities)):
            done += capacities[number]
            share = round(self._slots.count * done / room)
            counts[number] = share - filled
            filled = share
        return counts

    def _band(self, number: int) -> _Band:
        if number < len(self._head):
            return self._make_band(number, self._firsts[number], self._counts[number], self._head[number].plant)
        first = self._firsts[-1] + (number - len(self._head)) * self._tail_capacity
        count = max(0, min(self._tail_capacity, self._slots.count - first))
        return self._make_band(number, first, count, self._head[-1].plant)

    def _make_band(self, number: int, first: int, count: int, plant: float) -> _Band:
        """A full terrace fills the width; a thin one keeps together, a little off the middle."""
        room = self.width * (1 - 2 * _MARGIN)
        capacity = self._capacity(plant)
        widest = plant * COLUMN * (1.7 if not self._tail_terraces else 1.0)
        column = room / capacity if count >= capacity else min(room / max(1, count), max(widest, room / capacity))
        lean = 0.38 + 0.24 * _chance()[(number * 37) & 1023]
        start = self.width * _MARGIN + (room - column * count) * (lean if not self._tail_terraces else 0.0)
        return _Band(first, count, start, column)

    def _column_x(self, band: _Band, index: int) -> float:
        """The left side of a column, wherever reading begins."""
        x = band.start + band.column * index
        return self.width - x - band.column if self.rtl else x

    def _spot(self, row: int, terrace: Terrace, band: _Band) -> Spot:
        slot = self._slots.slot_of(row)
        index = slot - band.first
        chance = _chance()
        left = self._column_x(band, index)
        front = (index + (1 if chance[(slot * 7 + 3) & 1023] > 0.82 else 0)) % 2 == 1
        x = left + band.column * (0.5 + _JITTER * (chance[(slot * 29 + terrace.number * 41) & 1023] - 0.5))
        y = terrace.edge(x) + terrace.soil * (_FILES if self.zoom is Zoom.SMALL else _FILES_BEHIND_NAMES)[front]
        y += terrace.soil * 0.10 * (chance[(slot * 11 + 5) & 1023] - 0.5)
        plant = terrace.plant * (1.0 if front else _BACK_SIZE)
        return Spot(row, x, y, plant, front, self._cell(left, terrace, band.column))

    def _cell(self, left: float, terrace: Terrace, column: float) -> Box:
        top, bottom = self._cell_span(terrace)
        return Box(left, top, column, bottom - top)

    def _cell_span(self, terrace: Terrace) -> tuple[float, float]:
        bottom = terrace.y + terrace.soil + 6
        top = terrace.y - terrace.plant * 0.92
        if terrace.number:
            above = self.terrace(terrace.number - 1)
            top = max(top, above.y + above.soil + 6)
        return top, bottom

    def _terraces_at(self, y: float) -> Iterator[int]:
        for terrace in self._head:
            top, bottom = self._cell_span(terrace)
            if top <= y < bottom:
                yield terrace.number
        number = len(self._head) + int((y - self._head[-1].y) // self.pitch) - 1
        for candidate in (number, number + 1):
            if len(self._head) <= candidate < self.terrace_count:
                top, bottom = self._cell_span(self.terrace(candidate))
                if top <= y < bottom:
                    yield candidate

    def _terrace_of(self, slot: int) -> int:
        if slot < self._firsts[-1]:
            return bisect_right(self._firsts, slot) - 1
        return len(self._head) + (slot - self._firsts[-1]) // self._tail_capacity
