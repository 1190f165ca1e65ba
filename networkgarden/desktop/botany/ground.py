"""The lie of the land, as arithmetic: how terraces curve. No toolkit, so that the layout can use it."""

from __future__ import annotations

from dataclasses import dataclass
from math import sin


@dataclass(frozen=True, slots=True)
class Terrace:
    """One step of the garden in px; y grows downward and ``y`` is the mean of the terrace's back edge."""

    number: int          # counted from the back
    pattern: int         # what makes its curve and its growth its own; far down the garden they come again
    y: float
    plant: float         # the height of a full plant
    soil: float          # how thick the strip of earth is
    reach: float         # from this back edge to the next one
    depth: float         # 1 for the farthest terrace, 0 at the front
    planted: bool        # a terrace nobody stands on stays meadow

    def edge(self, x: float) -> float:
        """The y of the back edge at x: a slow wave, flatter toward the front."""
        amplitude = 3.2 + 3.2 * self.depth
        phase = 0.8 + 1.9 * self.pattern
        return self.y + amplitude * (sin(phase + x * 0.0066) + 0.5 * sin(2.1 * phase + x * 0.0112))

    def lip(self, x: float) -> float:
        """The y of the soil's front edge at x."""
        return self.edge(x) + self.soil * (1 + 0.08 * sin(x * 0.013 + self.pattern))


def steps(width: float, step: float = 12.0) -> list[float]:
    """x from a little left of the picture to a little right of it."""
    count = int(width / step) + 4
    return [step * (i - 1) for i in range(count)]
