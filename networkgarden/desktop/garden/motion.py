"""What moves in the garden: a shower over a plant just watered, a sway under the pointer, growth. One timer."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from math import exp, pi, sin
from time import monotonic
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from networkgarden.domain.kinds import Rung

FRAME_MS = 34
SHOWER_S = 1.2
SWAY_S = 1.8
MOIST_S = 60.0
GROWTH_S = 0.6
FLIGHT_S = 2.6


class Motion(StrEnum):
    FULL = "full"
    REDUCED = "reduced"      # nothing moves; a watered plant's soil turns wet at once
    OFF = "off"


class Growing(NamedTuple):
    """How far a plant has grown, 0 to 1, from the rung it had before."""

    share: float
    before: Rung


class Movements(QObject):
    """Keeps the time of showers and sways by contact id; ticks at most 30 times a second and only while needed."""

    moved = Signal(object)
    """A set of the ids that look different now."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.motion = Motion.FULL
        self._showers: dict[str, float] = {}
        self._flights: dict[str, float] = {}
        self._sways: dict[str, float] = {}
        self._moist: dict[str, float] = {}
        self._growing: dict[str, tuple[float, Rung]] = {}
        self._frames = QTimer(self)
        self._frames.setInterval(FRAME_MS)
        self._frames.timeout.connect(self._tick)
        self._drying = QTimer(self)
        self._drying.setSingleShot(True)
        self._drying.timeout.connect(self._dry)

    @property
    def running(self) -> bool:
        return self._frames.isActive()

    def shower(self, contact_id: str) -> None:
        self._moist[contact_id] = monotonic() + MOIST_S
        self._drying.start(int(MOIST_S * 1000) + 50)
        if self.motion is Motion.FULL:
            self._showers[contact_id] = monotonic()
            self._frames.start()
        self.moved.emit({contact_id})

    def let_fly(self, contact_id: str) -> None:
        """A plant that bore fruit gives seeds to the wind."""
        if self.motion is Motion.FULL:
            self._flights[contact_id] = monotonic()
            self._frames.start()

    def flights(self) -> dict[str, float]:
        """Id → 0..1, how far the seeds have flown."""
        now = monotonic()
        return {key: min(1.0, (now - start) / FLIGHT_S) for key, start in self._flights.items()}

    def sway(self, contact_id: str) -> None:
        if self.motion is Motion.FULL and contact_id not in self._sways:
            self._sways[contact_id] = monotonic()
            self._frames.start()

    def grow(self, rungs: Mapping[str, Rung]) -> None:
        """Let plants grow that have reached a higher rung, from the rungs before."""
        if self.motion is Motion.FULL and rungs:
            now = monotonic()
            self._growing.update({key: (now, rung) for key, rung in rungs.items()})
            self._frames.start()

    def growth(self) -> dict[str, Growing]:
        now = monotonic()
        return {key: Growing(min(1.0, (now - start) / GROWTH_S), rung) for key, (start, rung) in self._growing.items()}

    def rain(self) -> dict[str, float]:
        """Id → 0..1, how far the shower has come."""
        now = monotonic()
        return {key: min(1.0, (now - start) / SHOWER_S) for key, start in self._showers.items()}

    def lean(self) -> dict[str, float]:
        """Id → shear, at most .03, dying away."""
        now = monotonic()
        return {key: _shear(now - start) for key, start in self._sways.items()}

    def moist(self) -> frozenset[str]:
        return frozenset(self._moist)

    def pause(self) -> None:
        """Nobody looks: stand still and finish what was moving."""
        self._frames.stop()
        self._showers.clear()
        self._flights.clear()
        self._sways.clear()
        self._growing.clear()

    def stop(self) -> None:
        self.pause()
        self._drying.stop()
        self._moist.clear()

    def _tick(self) -> None:
        now = monotonic()
        touched = {*self._showers, *self._flights, *self._sways, *self._growing}
        self._showers = {key: start for key, start in self._showers.items() if now - start < SHOWER_S}
        self._flights = {key: start for key, start in self._flights.items() if now - start < FLIGHT_S}
        self._sways = {key: start for key, start in self._sways.items() if now - start < SWAY_S}
        self._growing = {key: one for key, one in self._growing.items() if now - one[0] < GROWTH_S}
        if not (self._showers or self._flights or self._sways or self._growing):
            self._frames.stop()
        self.moved.emit(touched)

    def _dry(self) -> None:
        now = monotonic()
        dried = {key for key, end in self._moist.items() if end <= now}
        self._moist = {key: end for key, end in self._moist.items() if end > now}
        if self._moist:
            self._drying.start(1000)
        self.moved.emit(dried)


def _shear(seconds: float) -> float:
    return 0.03 * sin(2 * pi * 0.9 * seconds) * exp(-1.4 * seconds)
