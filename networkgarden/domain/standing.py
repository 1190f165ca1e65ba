"""How one contact stands on one day: what the garden, the list and the prompts look at."""

from __future__ import annotations

from dataclasses import dataclass

from networkgarden.domain.kinds import Condition, Rung, State


@dataclass(frozen=True, slots=True)
class Standing:
    """One contact as of a garden day. Days are proleptic ordinals (``date.toordinal``).

    ``vitality``, ``condition`` and ``due_on`` are None for seeds and for planted contacts without contact yet.
    """

    contact_id: str
    name: str
    state: State
    seed: int                       # the plant's own number
    species: str                    # one of domain.species.SPECIES
    circle: int
    every_days: int
    beds: tuple[str, ...]
    rung: Rung
    condition: Condition | None
    vitality: float | None
    roots: float
    stability_days: float | None
    due_on: int | None
    last_contact_on: int | None
    interactions: int               # notes not counted
    wet: bool = False               # the soil is wet: unanswered messages of ours
    dew: bool = False               # only one-click acts on the day itself

    @property
    def shown_condition(self) -> Condition:
        """The condition a plant is drawn and named with: a newly planted one looks fresh."""
        return self.condition or Condition.FRESH

    @property
    def thirst(self) -> tuple[int, float]:
        """Sorts those who need water most first; then those not yet met; resting people last."""
        if self.state is State.RESTING:
            return 2, 0.0
        return (1, 0.0) if self.vitality is None else (0, self.vitality)
