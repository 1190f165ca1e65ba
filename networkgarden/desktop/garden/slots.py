"""Columns counted through the whole garden: one for every person, and one for every bed's sign before its people."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence


class Slots:
    """Translates rows (people) to slots (people and signs) and back. ``firsts`` are the sections' first rows."""

    def __init__(self, people: int, firsts: Sequence[int]) -> None:
        self.people = people
        self.count = people + len(firsts)
        self._firsts = list(firsts)

    def slot_of(self, row: int) -> int:
        return row + bisect_right(self._firsts, row)

    def row_from(self, slot: int) -> int:
        """The first row at this slot or after it."""
        if not slot:
            return 0
        low = max(0, slot - len(self._firsts))
        row = low + bisect_left(range(low, min(slot, self.people)), slot, key=self.slot_of)
        return min(row, self.people)

    def row_of(self, slot: int) -> int | None:
        """Whose slot it is; None for a sign."""
        row = self.row_from(slot)
        return row if row < self.people and self.slot_of(row) == slot else None

    def signs_between(self, first: int, end: int) -> Iterator[tuple[int, int]]:
        """(number of the section, slot of its sign) in these slots."""
        low = bisect_left(range(len(self._firsts)), first, key=lambda index: self._firsts[index] + index)
        for index in range(low, len(self._firsts)):
            slot = self._firsts[index] + index
            if slot >= end:
                return
            yield index, slot
