"""What the log says about how well one knows somebody: why a seed might be planted, and in which circle."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log
from statistics import median

from networkgarden.domain.interaction import Interaction
from networkgarden.domain.kinds import RHYTHM_OF_CIRCLE, Direction, Kind

FEWEST_GAPS = 2
"""Fewer gaps between contact-days than this say nothing about a rhythm."""


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """Days are garden days; 0 where it never happened. ``usual_gap``: the median days between contacts, or None."""

    days: tuple[int, ...]           # the days with contact, in order
    counts: tuple[tuple[Kind, int], ...]    # most frequent first
    last_kind: Kind | None
    they_wrote_on: int
    met_on: int
    usual_gap: float | None

    @property
    def suggested_circle(self) -> int | None:
        """The circle whose rhythm is nearest in proportion to the usual gap (model.md §2), or None."""
        if self.usual_gap is None:
            return None
        gap = max(1.0, self.usual_gap)
        return min(RHYTHM_OF_CIRCLE, key=lambda circle: abs(log(gap / RHYTHM_OF_CIRCLE[circle])))


WRITTEN = frozenset({Kind.MESSAGE, Kind.EMAIL, Kind.THANK_YOU, Kind.ARTICLE, Kind.INVITATION, Kind.RECOMMENDATION})


def acquaintance_of(interactions: Sequence[Interaction], today: int) -> Acquaintance:
    """From one contact's interactions, in any order; notes and days after ``today`` are left out."""
    known = sorted((one for one in interactions if one.kind is not Kind.NOTE and one.day <= today),
                   key=lambda one: one.day)
    days = tuple(sorted({one.day for one in known}))
    gaps = [after - before for before, after in pairwise(days)]
    return Acquaintance(
        days, tuple(Counter(one.kind for one in known).most_common()), known[-1].kind if known else None,
        _last(one.day for one in known if one.kind in WRITTEN and one.direction is not Direction.SENT),
        _last(one.day for one in known if one.kind is Kind.MEETING),
        median(gaps) if len(gaps) >= FEWEST_GAPS else None)


def _last(days: Iterable[int]) -> int:
    return max(days, default=0)
