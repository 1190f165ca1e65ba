"""Which acts can be proposed to whom: one rung at a time, by the channels that exist (product.md §1, model.md §6)."""

from __future__ import annotations

from collections.abc import Iterator

from networkgarden.domain.kinds import KINDS, Direction, Kind, Reaction, Rung
from networkgarden.domain.vitality import THIRSTY, decayed
from networkgarden.prompts.facts import PersonFacts

MINUTES = {"like": 1, "congratulation": 2, "comment": 3, "thank_you": 5, "article": 5, "message": 5, "email": 10,
           "recommendation": 20, "call": 20, "coffee": 10, "lunch": 10, "introduction": 10}
SHORT_MINUTES = 2
LOGGED_AS = {**{kind.value: kind for kind in Kind}, "coffee": Kind.MEETING, "lunch": Kind.MEETING,
             "walk": Kind.MEETING, "event": Kind.MEETING, "introduction": Kind.MESSAGE}
ACTS = ("like", "comment", "article", "message", "recommendation", "email", "call", "coffee", "lunch")
RUNG_OF = {act: KINDS[LOGGED_AS[act]].rung for act in ACTS}
LIGHT = frozenset({"like", "comment"})
"""Never after a long gap: then something composed, or a call."""


def logged_as(act: str) -> Kind:
    """The kind that is logged when an act is done. Raises KeyError for an unknown act."""
    return LOGGED_AS[act]


def last_landed_warm(person: PersonFacts) -> bool:
    """The last act of ours was received warmly, or answered."""
    for happened in person.acts:
        if happened.kind is Kind.NOTE:
            continue
        if happened.direction is Direction.SENT:
            return happened.reaction is Reaction.WARM
        return happened.reaction in (None, Reaction.WARM) and not KINDS[happened.kind].one_click
    return False


def rung_to_propose(person: PersonFacts, never: frozenset[str] = frozenset()) -> Rung:
    """The rung reached, or the next one there is a way to when the last act landed warm; a first hello begins with a
    message. Budding may be skipped, and so may a rung without a channel; then a meeting needs a warm history."""
    reached = max(person.standing.rung, Rung.LEAFY)
    if not last_landed_warm(person):
        return Rung(reached)
    for rung in range(reached + 1, Rung.FLOWERING + 1):
        acts = [act for act in ACTS if RUNG_OF[act] == rung and act not in never and _reachable(act, person)]
        if rung == Rung.BUDDING and not _warm_history(person):
            continue
        if rung == Rung.FLOWERING and rung > reached + 1 and not _warm_history(person):
            break
        if acts:
            return Rung(rung)
    return Rung(reached)


def possible_acts(person: PersonFacts, long_gap: bool, never: frozenset[str],
                  among: tuple[str, ...] = ACTS) -> Iterator[str]:
    """Acts up to the proposed rung for which there is a way to reach the person."""
    limit = rung_to_propose(person, never)
    heavy = long_gap or not _stands_until_due_again(person)
    for act in among:
        if (RUNG_OF[act] <= limit and act not in never and LOGGED_AS[act].value not in never
                and _reachable(act, person) and not (heavy and act in LIGHT)
                and (act != "recommendation" or _warm_history(person))):
            yield act


def last_act(person: PersonFacts) -> Kind | None:
    """What we did last: the same kind twice running is a second choice only."""
    return next((one.kind for one in person.acts if one.direction is not Direction.RECEIVED
                 and one.kind is not Kind.NOTE), None)


def _stands_until_due_again(person: PersonFacts) -> bool:
    """Any contact restarts the clock, and a light one hardly waters: whether the plant would droop before its next
    turn. Measured over simulated years, likes without this rule cost a tenth of the garden its freshness."""
    one = person.standing
    if one.vitality is None or one.stability_days is None or one.due_on is None or one.last_contact_on is None:
        return True
    return decayed(one.vitality, one.due_on - one.last_contact_on, one.stability_days) >= THIRSTY


def _reachable(act: str, person: PersonFacts) -> bool:
    match act:
        case "like" | "comment" | "recommendation":
            return bool(person.profile)
        case "email":
            return bool(person.email)
        case "call":
            return bool(person.phone)
        case "article":                 # something for them: what they care for must be known
            return bool(person.interests)
        case _:
            return True


def _warm_history(person: PersonFacts) -> bool:
    """Three contacts that were composed or more, none of them refused, and no recommendation yet."""
    composed = [one for one in person.acts if not KINDS[one.kind].one_click and one.kind is not Kind.NOTE]
    return (len(composed) >= 3 and all(one.reaction is not Reaction.NO for one in composed)
            and all(one.kind is not Kind.RECOMMENDATION for one in composed))
