"""What a rung and a condition mean for a drawing: how far grown, how far hanging, how dense, how pale."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from networkgarden.domain.kinds import Condition

GROWTH = (0.0, 0.15, 0.36, 0.54, 0.72, 0.86, 0.96, 1.0)
"""Rung → share of the full size."""


@dataclass(frozen=True, slots=True)
class Bearing:
    """``droop`` 0 upright .. 1 hanging, ``density`` share of leaves kept, ``chroma`` and ``pale`` for the colours."""

    droop: float
    density: float
    chroma: float
    pale: float


BEARINGS: dict[Condition, Bearing] = {
    Condition.FRESH: Bearing(0.0, 1.0, 1.0, 0.0),
    Condition.THIRSTY: Bearing(0.46, 0.90, 0.86, 0.10),
    Condition.DROOPING: Bearing(0.88, 0.66, 0.62, 0.26),
    Condition.ASLEEP: Bearing(0.0, 0.0, 0.55, 0.10),
}


class Detail(Enum):
    """FULL has ink, ribs, shadows and fine florets; PLAIN leaves them out (48 px and less)."""

    FULL = "full"
    PLAIN = "plain"


FULL_FROM_PX = 80


def detail_for(device_px: float) -> Detail:
    """The detail that a plant of this height in device pixels can show."""
    return Detail.FULL if device_px >= FULL_FROM_PX else Detail.PLAIN
