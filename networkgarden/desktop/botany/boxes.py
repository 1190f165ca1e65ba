"""The space a species may fill, in units around its ground point (botany.md §8)."""

from __future__ import annotations

from typing import NamedTuple

from networkgarden.desktop.botany.look import FULL_HEIGHT

_SHADOW_WIDTHS: dict[str, float] = {
    "apple": 40, "larch": 30, "elder": 40, "sunflower": 22, "foxglove": 24, "iris": 24, "lavender": 26, "agave": 34,
    "grass": 26, "fern": 36, "clematis": 24,
}  # fmt: skip


def shadow_width(species: str, growth: float, asleep: bool) -> float:
    """Units to each side of its middle that a plant's shadow covers on the ground."""
    return max(8.0, _SHADOW_WIDTHS[species] * (0.35 + 0.65 * growth) * (0.6 if asleep else 1.0))


class Box(NamedTuple):
    """``side`` units to the left and to the right of the ground point, ``up`` above it, ``down`` below it."""

    side: float
    up: float
    down: float = 12.0

    def size_px(self, height_px: float) -> tuple[float, float]:
        """Width and height in pixels of the box of a plant drawn at ``height_px``."""
        scale = height_px / FULL_HEIGHT
        return 2 * self.side * scale, (self.up + self.down) * scale


BOXES: dict[str, Box] = {
    "apple": Box(72, 118),
    "larch": Box(52, 118),
    "elder": Box(94, 120),
    "sunflower": Box(58, 120),
    "foxglove": Box(56, 110),
    "iris": Box(62, 108),
    "lavender": Box(70, 88),
    "agave": Box(50, 116),
    "grass": Box(78, 112),
    "fern": Box(74, 93),
    "clematis": Box(40, 124),
}
