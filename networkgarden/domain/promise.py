"""Something said ("I'll send you the slides"), with a day or without."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Promise:
    """``text`` is what was promised ("send the slides"). Days are garden days; ``kept_on`` is None while it is open."""

    id: str
    contact_id: str
    text: str
    made_on: int
    due_on: int | None = None
    kept_on: int | None = None

    @property
    def open(self) -> bool:
        return self.kept_on is None


def open_first(promises: Iterable[Promise]) -> tuple[Promise, ...]:
    """Open ones by their day, those without a day after them, then the kept ones, newest first."""
    known = list(promises)
    waiting = sorted((one for one in known if one.open),
                     key=lambda one: (one.due_on is None, one.due_on or one.made_on, one.made_on, one.id))
    kept = sorted((one for one in known if not one.open), key=lambda one: (-(one.kept_on or 0), one.id))
    return (*waiting, *kept)
