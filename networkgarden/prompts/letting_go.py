"""When to propose letting somebody rest: three silences, a "no", or "Not now" as often as it goes. Never soon again."""

from __future__ import annotations

from collections.abc import Sequence

from networkgarden.domain.silence import SILENCES_BEFORE_REST, silent, was_refused
from networkgarden.prompts.facts import LATER, Offered, PersonFacts

SNOOZES = (3, 7, 14)
ASKED_AGAIN_AFTER = 60
"""Days between two proposals to let the same person rest."""
REFUSED, SILENT, SNOOZED = "refused", "silent", "snoozed"


def snoozed_in_a_row(offers: Sequence[Offered], last_contact_on: int | None) -> int:
    """How often "Not now" was said since the last contact and the last other answer; ``offers`` newest first."""
    times = 0
    for offer in offers:
        if offer.day <= (last_contact_on or 0) or offer.answer not in (LATER, ""):
            break
        times += offer.answer == LATER
    return times


def snooze_days(offers: Sequence[Offered], last_contact_on: int | None) -> int:
    """For how long "Not now" puts off: 3, 7, then 14 days."""
    return SNOOZES[min(snoozed_in_a_row(offers, last_contact_on), len(SNOOZES) - 1)]


def put_off(person: PersonFacts, day: int) -> frozenset[str]:
    """The kinds that "Not now" holds back on ``day``; "" where the person was put off whatever it is. A contact since
    then has ended it."""
    last = person.standing.last_contact_on or 0
    return frozenset(offer.kind for offer in person.offers
                     if offer.until is not None and day < offer.until and last < offer.day)


def answered_on(person: PersonFacts, day: int) -> bool:
    return any(offer.day == day and offer.answer for offer in person.offers)


def reason_to_rest(person: PersonFacts, day: int) -> str:
    """Why a rest would be kinder than another act, "" where it would not."""
    acts = person.acts
    if was_refused(acts):
        return REFUSED
    if sum(1 for _ in silent(acts, day, person.standing.every_days)) >= SILENCES_BEFORE_REST:
        return SILENT
    if snoozed_in_a_row(person.offers, person.standing.last_contact_on) >= len(SNOOZES):
        return SNOOZED
    return ""


def may_be_asked(person: PersonFacts, day: int) -> bool:
    """Whether the last proposal to rest is long enough ago; today's own stays."""
    return not any(offer.kind == "rest" and day - ASKED_AGAIN_AFTER < offer.day < day for offer in person.offers)
