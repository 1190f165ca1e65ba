"""An act that nobody answered is noticed by itself, after a time that depends on the rhythm (product.md §1).

Nothing of it is stored: whatever comes back later answers it, and then it was never silent.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

from networkgarden.domain.kinds import KINDS, Direction, Kind, Reaction

SHORTEST_PATIENCE, LONGEST_PATIENCE = 7, 45
SILENCES_BEFORE_REST = 3


class Landing(Protocol):
    """What silence is judged by: an interaction as prompts or the timeline know it."""

    @property
    def day(self) -> int: ...
    @property
    def kind(self) -> Kind: ...
    @property
    def direction(self) -> Direction: ...
    @property
    def reaction(self) -> Reaction | None: ...
    @property
    def one_to_one(self) -> bool: ...


Landed = TypeVar("Landed", bound=Landing)


def patience(every_days: int) -> int:
    """Days after which a composed act without an answer counts as unanswered."""
    return max(SHORTEST_PATIENCE, min(LONGEST_PATIENCE, math.ceil(every_days / 4)))


def is_answer(act: Landing) -> bool:
    """Something of theirs that was more than a click, a call, a meeting, or an act that landed well."""
    if act.kind is Kind.NOTE:
        return False
    if act.kind in (Kind.CALL, Kind.MEETING) or act.reaction in (Reaction.WARM, Reaction.POLITE):
        return True
    return act.direction is not Direction.SENT and not KINDS[act.kind].one_click


def silent(acts: Sequence[Landed], day: int, every_days: int) -> Iterator[Landed]:
    """Acts of ours since the last answer that nobody answered in time or that were said to have none.

    ``acts`` of one contact, newest first, up to ``day``. Later acts of ours on the day of an answer count as answered.
    """
    answered_on = max((one.day for one in acts if is_answer(one)), default=0)
    for one in acts:
        if one.day <= answered_on or one.direction is not Direction.SENT or not one.one_to_one:
            continue
        if one.reaction is Reaction.NO_ANSWER or (
                KINDS[one.kind].composed and one.reaction is None and day - one.day >= patience(every_days)):
            yield one


def was_refused(acts: Iterable[Landing]) -> bool:
    """The last word on how things land was a "no"; ``acts`` newest first. Whatever they sent since takes it back."""
    for one in acts:
        if one.reaction is Reaction.NO:
            return True
        if one.reaction is not None or is_answer(one):
            return False
    return False
