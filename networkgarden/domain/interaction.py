"""Interactions: what happened with whom on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from networkgarden.domain.kinds import Direction, Kind, Reaction


@dataclass(frozen=True, slots=True)
class Act:
    """What NG-1 needs of an interaction. ``one_to_one``: it concerned one contact only."""

    day: int
    kind: Kind
    direction: Direction
    one_to_one: bool = True


@dataclass(frozen=True, slots=True)
class Interaction:
    """Something that happened with one or several contacts on a garden day.

    ``instant`` is the aware UTC moment where it is known; it settles identity, never health.
    """

    id: str
    day: int
    kind: Kind
    direction: Direction
    contact_ids: tuple[str, ...]
    note: str = ""
    reaction: Reaction | None = None
    instant: datetime | None = None
    source: str = ""
    key: str = ""
    own: str = ""                   # the person's own word for it; ``kind`` is what that word is like

    @property
    def word(self) -> str:
        """What kind it was: the person's own word, else the kind's."""
        return self.own or self.kind.value

    @property
    def one_to_one(self) -> bool:
        return len(self.contact_ids) == 1

    def act(self) -> Act:
        return Act(self.day, self.kind, self.direction, self.one_to_one)
