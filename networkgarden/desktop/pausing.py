"""The garden's pause as the tray and Settings offer it: clocks stand still, and nothing is said until one is back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from networkgarden.actions.pauses import pause_garden, paused_until, resume_garden
from networkgarden.actions.tending import Tending
from networkgarden.desktop.door import Door
from networkgarden.desktop.ticker import batch_rules
from networkgarden.domain.schedule import BatchRules


class GardenPausing:
    """Through the door, so that it can be undone. ``change`` clears an older pause of notifications alone."""

    def __init__(self, door: Door, change: Callable[..., Any]) -> None:
        self._door, self._change = door, change

    def until(self) -> date | None:
        """The first day that is not paused; None while nothing is."""
        until = paused_until(self._door.tending)
        return None if until is None else date.fromordinal(until)

    def pause(self, until: date) -> None:
        self._door.do(lambda tending: pause_garden(tending, until.toordinal()))

    def resume(self) -> None:
        if self._door.tending.settings.pause_until is not None:
            self._change(pause_until=None)
        self._door.do(resume_garden)


def rules_of(tending: Tending) -> BatchRules:
    """What the person chose, and the garden's own pause."""
    until = paused_until(tending)
    return replace(batch_rules(tending.settings), pause_until=until)
