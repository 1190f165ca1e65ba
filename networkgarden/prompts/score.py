"""What an act with a person is worth: garden-days gained in 90 days for the effort (model.md §6)."""

from __future__ import annotations

import math

from networkgarden.domain.kinds import KINDS
from networkgarden.domain.standing import Standing
from networkgarden.domain.vitality import LAMBDA
from networkgarden.prompts.facts import DONE, PersonFacts
from networkgarden.prompts.ladder import MINUTES, logged_as

CIRCLE_WEIGHT = {5: 1.5, 15: 1.2, 50: 1.0, 150: 0.9}
HORIZON_DAYS = 90.0
YOUNG_STABILITY = 7.0
"""Stability (days) counted for somebody without contact yet."""


def acceptance(person: PersonFacts, act: str, day: int) -> float:
    """How likely this person's prompts of that act are taken up: (accepted + 1)/(offered + 2) of all of them, and
    those of the act shrunk to it. A prompt that was shown and left counts as offered once its day is over: being shown
    moves nothing on ``day`` itself."""
    taken, offered = _taken_of(person, "", day)
    mean = (taken + 1) / (offered + 2)
    own_taken, own_offered = _taken_of(person, act, day)
    return (own_taken + 2 * mean) / (own_offered + 2)


def _taken_of(person: PersonFacts, act: str, day: int) -> tuple[int, int]:
    """Days before ``day`` on which prompts (of that act) were taken up, and on which they were shown."""
    own = [offer for offer in person.offers if offer.kind and offer.day < day and act in ("", offer.act)]
    return len({offer.day for offer in own if offer.answer == DONE}), len({offer.day for offer in own})


def worth_of(standing: Standing) -> float:
    """Garden-days a whole contact would gain in 90 days, by circle: the part of the score that no act changes."""
    stability = standing.stability_days or YOUNG_STABILITY
    lost = 1.0 - math.exp(-HORIZON_DAYS * LAMBDA / stability)
    return CIRCLE_WEIGHT[standing.circle] * (1.0 - (standing.vitality or 0.0)) * stability / LAMBDA * lost


def score(person: PersonFacts, act: str, day: int) -> float:
    """The worth of an act whose words are fresh; acts without fresh words are not weighed at all."""
    gain = KINDS[logged_as(act)].gain or 0.0
    effort = 1.0 + MINUTES[act] / 15.0
    return worth_of(person.standing) * gain * acceptance(person, act, day) / effort
