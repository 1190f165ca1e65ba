"""The kinds of interaction, the rungs of the ladder, and the words of the garden (model.md §2, product.md §2)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Kind(StrEnum):
    LIKE = "like"
    ENDORSEMENT = "endorsement"
    COMMENT = "comment"
    CONGRATULATION = "congratulation"
    INVITATION = "invitation"
    ARTICLE = "article"
    MESSAGE = "message"
    EMAIL = "email"
    THANK_YOU = "thank_you"
    RECOMMENDATION = "recommendation"
    GIFT = "gift"
    CALL = "call"
    MEETING = "meeting"
    NOTE = "note"


class Direction(StrEnum):
    SENT = "sent"
    RECEIVED = "received"
    BOTH = "both"


class Reaction(StrEnum):
    WARM = "warm"
    POLITE = "polite"
    NO_ANSWER = "no answer"
    NO = "no"


class State(StrEnum):
    SEED = "seed"
    PLANTED = "planted"
    RESTING = "resting"
    ARCHIVED = "archived"


class Condition(StrEnum):
    FRESH = "fresh"
    THIRSTY = "thirsty"
    DROOPING = "drooping"
    ASLEEP = "asleep"


class Rung(IntEnum):
    SEED = 0
    SPROUT = 1
    LEAFY = 2
    BUDDING = 3
    BRANCHING = 4
    BLOSSOMING = 5
    FLOWERING = 6
    FRUITING = 7

    @property
    def word(self) -> str:
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class KindFacts:
    """What NG-1 knows of a kind: gain of one act (None: not contact), rung it earns, and whether it was composed."""

    gain: float | None
    rung: Rung
    one_click: bool = False
    composed: bool = False


KINDS: dict[Kind, KindFacts] = {
    Kind.LIKE: KindFacts(0.05, Rung.SPROUT, one_click=True),
    Kind.ENDORSEMENT: KindFacts(0.05, Rung.SPROUT, one_click=True),
    Kind.COMMENT: KindFacts(0.20, Rung.SPROUT),
    Kind.CONGRATULATION: KindFacts(0.20, Rung.SPROUT),
    Kind.INVITATION: KindFacts(0.20, Rung.SPROUT, composed=True),
    Kind.ARTICLE: KindFacts(0.35, Rung.LEAFY, composed=True),
    Kind.MESSAGE: KindFacts(0.60, Rung.LEAFY, composed=True),
    Kind.EMAIL: KindFacts(0.60, Rung.BRANCHING, composed=True),
    Kind.THANK_YOU: KindFacts(0.60, Rung.LEAFY, composed=True),
    Kind.RECOMMENDATION: KindFacts(0.65, Rung.BUDDING, composed=True),
    Kind.GIFT: KindFacts(0.65, Rung.LEAFY, composed=True),
    Kind.CALL: KindFacts(0.75, Rung.BLOSSOMING),
    Kind.MEETING: KindFacts(0.90, Rung.FLOWERING),
    Kind.NOTE: KindFacts(None, Rung.SEED),
}

MEETING_WORDS = frozenset({"coffee", "lunch", "event"})
"""Words that tables and commands may use for a meeting."""

RHYTHM_OF_CIRCLE: dict[int, int] = {5: 7, 15: 30, 50: 180, 150: 365}
"""Circle → its rhythm in days."""

SHORTEST_RHYTHM, LONGEST_RHYTHM = 3, 730


def usual_direction(kind: Kind) -> Direction:
    """The direction meant when a row or a command names none."""
    return Direction.BOTH if kind in (Kind.CALL, Kind.MEETING) else Direction.SENT


def read_kind(word: str) -> tuple[Kind, str] | None:
    """The kind a word stands for and a first word for its note ("lunch"), or None for an unknown word."""
    folded = "_".join(word.strip().casefold().replace("-", " ").split())
    folded = {"e_mail": "email", "mail": "email", "thankyou": "thank_you", "phone_call": "call"}.get(folded, folded)
    if folded in MEETING_WORDS:
        return Kind.MEETING, folded
    try:
        return Kind(folded), ""
    except ValueError:
        return None
