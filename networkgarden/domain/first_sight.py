"""What the first picture of a garden needs: how many stand in it, and the first of them."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

from networkgarden.domain.kinds import Condition, Rung, State
from networkgarden.domain.standing import Standing


@dataclass(frozen=True, slots=True)
class FirstSight:
    """A garden as it is come upon on the garden day ``today``.

    ``contacts`` counts everybody kept, seeds and archived people too; ``people`` the planted and resting ones, of whom
    ``first`` are whole, in order of thirst, people alike by name.
    """

    today: int
    contacts: int
    people: int
    first: tuple[Standing, ...]

    @property
    def complete(self) -> bool:
        return len(self.first) == self.people

    def plain(self) -> list[Any]:
        """As a JSON value."""
        return [self.today, self.contacts, self.people, [[getattr(one, name) for name in _PARTS] for one in self.first]]

    @classmethod
    def of_plain(cls, value: list[Any]) -> FirstSight:
        today, contacts, people, first = value
        return cls(today, contacts, people, tuple(_standing(parts) for parts in first))


_PARTS = tuple(field.name for field in fields(Standing))
_STATE, _BEDS, _RUNG, _CONDITION = (_PARTS.index(name) for name in ("state", "beds", "rung", "condition"))


def _standing(parts: list[Any]) -> Standing:
    parts[_STATE], parts[_BEDS], parts[_RUNG] = State(parts[_STATE]), tuple(parts[_BEDS]), Rung(parts[_RUNG])
    if parts[_CONDITION] is not None:
        parts[_CONDITION] = Condition(parts[_CONDITION])
    return Standing(*parts)
