"""Many small shapes of one colour, kept in short paths."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainterPath


@lru_cache(1)
def _empty() -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    return path


def winding_path() -> QPainterPath:
    """An empty path whose overlapping shapes do not cut holes into each other; a copy costs half of a new one."""
    return QPainterPath(_empty())


class Bag:
    """Hands out paths of at most ``size`` shapes each: one long path rasterises in quadratic time (botany.md §8)."""

    __slots__ = ("_count", "_size", "paths")

    def __init__(self, size: int = 10) -> None:
        self.paths: list[QPainterPath] = []
        self._count = 0
        self._size = size

    def next(self) -> QPainterPath:
        """The path for the next shape."""
        if self._count % self._size == 0:
            self.paths.append(winding_path())
        self._count += 1
        return self.paths[-1]


Shape = QPainterPath | Bag


def paths_of(shape: Shape) -> list[QPainterPath]:
    return shape.paths if isinstance(shape, Bag) else [shape]
