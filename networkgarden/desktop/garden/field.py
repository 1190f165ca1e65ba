"""The overview's geometry: everybody as a dot on pieces of earth, with the same questions as the terraces answer."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF

from networkgarden.desktop.botany.look import shown_condition
from networkgarden.desktop.botany.overview import BARE, FieldBed, grid_of, lay_out_beds, place_of, plant_at
from networkgarden.desktop.garden.layout import Box
from networkgarden.desktop.garden.order import IN_THE_GARDEN
from networkgarden.domain.kinds import Condition
from networkgarden.domain.standing import Standing

Dot = tuple[str, int, Condition, int]

_ROOM = 27.0
"""px² a person gets at least, lanes included."""

_NOBODY: Dot = ("", 0, Condition.FRESH, BARE)

_BED = 900
"""People on one piece of earth when the garden is not sorted by bed."""


class FieldLayout:
    """Where every dot lies; built once for a list and a size, O(1) for each question after that."""

    def __init__(
        self, people: int, width: float, height: float, dot_of: Callable[[int], Dot] | None,
        sections: Sequence[tuple[str, int]] = (),
    ) -> None:  # fmt: skip
        """Without ``dot_of`` nobody is looked at yet: every piece is ``unknown`` until its ``refresh``."""
        self.people = people
        self.width, self.height = max(1.0, width), max(1.0, height)
        self.world_height = max(self.height, people * _ROOM / self.width)
        pieces = list(sections) or _pieces(people)
        self._starts = [first for _, first in pieces]
        ends = [*self._starts[1:], people]
        counts = [end - first for first, end in zip(self._starts, ends, strict=True)]
        rects = lay_out_beds(counts, QRectF(0, 0, self.width, self.world_height).adjusted(4, 6, -4, -10))
        self.unknown = set() if dot_of else set(range(len(pieces)))
        self.beds = [
            FieldBed(name, rect, [dot_of(row) for row in range(first, end)] if dot_of else [_NOBODY] * (end - first))
            for (name, first), end, rect in zip(pieces, ends, rects, strict=True)
        ]
        self._grids = [grid_of(bed) for bed in self.beds]

    def rows_of(self, number: int) -> range:
        first = self._starts[number]
        return range(first, first + len(self.beds[number].plants))

    def refresh(self, number: int, plants: Sequence[Dot]) -> bool:
        """Show the people of one piece as they look now. Does it look different?"""
        bed = self.beds[number]
        if number not in self.unknown and plants == bed.plants:
            return False
        self.unknown.discard(number)
        self.beds[number] = FieldBed(bed.name, bed.rect, plants)
        return True

    def piece_of(self, row: int) -> int:
        return self._bed_of(row)[0]

    def cell(self, row: int) -> Box:
        bed, index = self._bed_of(row)
        grid = self._grids[bed]
        foot = place_of(self.beds[bed], index)
        return Box(foot.x() - grid.step / 2, foot.y() - grid.row, grid.step, grid.row)

    def row_at(self, x: float, y: float) -> int | None:
        for number, bed in enumerate(self.beds):
            if bed.rect.adjusted(-2, -10, 2, 10).contains(x, y):
                index = plant_at(bed, QPointF(x, y))
                if index is not None:
                    return self._starts[number] + index
        return None

    def rows_in(self, box: Box) -> Iterator[int]:
        wanted = QRectF(box.x, box.y, box.width, box.height)
        for number, bed in enumerate(self.beds):
            if not bed.rect.adjusted(-2, -10, 2, 10).intersects(wanted):
                continue
            for index in range(len(bed.plants)):
                cell = self.cell(self._starts[number] + index)
                if wanted.intersects(QRectF(cell.x, cell.y, cell.width, cell.height)):
                    yield self._starts[number] + index

    def row_beside(self, row: int, lines: int) -> int:
        """Whoever is ``lines`` rows of dots further down (negative: up)."""
        bed, index = self._bed_of(row)
        other = index + lines * self._grids[bed].columns
        if 0 <= other < len(self.beds[bed].plants):
            return self._starts[bed] + other
        return max(0, min(self.people - 1, row + lines * self._grids[bed].columns))

    def _bed_of(self, row: int) -> tuple[int, int]:
        bed = bisect_right(self._starts, row) - 1
        return bed, row - self._starts[bed]


def _pieces(people: int) -> list[tuple[str, int]]:
    """Nameless pieces of slightly unequal size, so that the field is no chessboard."""
    count = max(1, min(48, round(people / _BED), people // 12))
    weights = [1.0 + 0.45 * ((i * 7 + 3) % 5 - 2) / 2 for i in range(count)]
    starts, done = [], 0.0
    for weight in weights:
        starts.append(("", round(people * done / sum(weights))))
        done += weight
    return starts if people else []


def dot_of(standing: Standing) -> Dot:
    """A person as the overview's painter takes them; bare ground for somebody who was not there on that day."""
    seed = standing.seed if standing.state in IN_THE_GARDEN else BARE
    return standing.species, int(standing.rung), shown_condition(standing), seed
