"""What a contact bore: a job lead, a referral, an introduction, advice, help; and what was asked of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from networkgarden.domain.kinds import Direction


class FruitKind(StrEnum):
    JOB_LEAD = "job lead"
    REFERRAL = "referral"
    INTRODUCTION = "introduction"
    ADVICE = "advice"
    HELP = "help"
    ASK = "ask"             # asked for help: noted beside the fruit, and no fruit itself

    @property
    def borne(self) -> bool:
        return self is not FruitKind.ASK

    @property
    def direction(self) -> Direction:
        return Direction.RECEIVED if self.borne else Direction.SENT


FRUIT_PHRASES = {
    FruitKind.JOB_LEAD: "a job lead", FruitKind.REFERRAL: "a referral", FruitKind.INTRODUCTION: "an introduction",
    FruitKind.ADVICE: "advice", FruitKind.HELP: "help", FruitKind.ASK: "a request for help",
}
SAID_OTHERWISE = {"lead": FruitKind.JOB_LEAD, "job": FruitKind.JOB_LEAD, "asked for help": FruitKind.ASK,
                  "asked": FruitKind.ASK, "intro": FruitKind.INTRODUCTION}


@dataclass(frozen=True, slots=True)
class Fruit:
    """One fruit on the plant of ``contact_id``, borne on a garden day; ``led_by``: the contact who led to it."""

    id: str
    contact_id: str
    fruit: FruitKind
    note: str
    day: int
    led_by: str | None = None


def read_fruit(word: str) -> FruitKind | None:
    """The fruit a word stands for, or None."""
    folded = " ".join(word.casefold().replace("_", " ").replace("-", " ").split())
    if folded in SAID_OTHERWISE:
        return SAID_OTHERWISE[folded]
    return FruitKind(folded) if folded in set(FruitKind) else None
