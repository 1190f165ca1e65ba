"""Prompts that something has caused: a meeting, a letter of theirs, a birthday. They come before all others."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from networkgarden.domain.incoming import PersonDate
from networkgarden.domain.kinds import Direction, Kind, State
from networkgarden.prompts.facts import Happened, PersonFacts, Prompt
from networkgarden.prompts.links import link_for
from networkgarden.prompts.words import Templates, choose_template, fact_about, text_of

ORDER = ("thank_you", "answer", "date")
THANK_WITHIN = 2
ANSWER_WITHIN = 14
MOST_SHOWN = 2
"""An answer, too, fades softly once it was shown on two days: nobody is nagged to write."""
WRITTEN = frozenset({Kind.MESSAGE, Kind.EMAIL})
GIVEN = frozenset({Kind.RECOMMENDATION, Kind.GIFT})
ANSWERED = WRITTEN | GIVEN | {Kind.ARTICLE, Kind.INVITATION}
"""What somebody sends and would like to hear back about."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that calls for an act; ``since`` is the garden day it happened on."""

    person: PersonFacts
    kind: str
    act: str
    situation: str
    since: int


def event_of(person: PersonFacts, day: int, never: frozenset[str]) -> Event | None:
    """The first event of a person in the order thank-you, answer, date; none of wet soil."""
    last = person.standing.last_contact_on
    if not person.birthday and (last is None or day - last > ANSWER_WITHIN):
        return None                         # most people, most days
    if person.standing.state is not State.PLANTED or person.standing.wet:
        return None
    return next((one for one in _events(person, day) if one.kind not in never and one.act not in never), None)


def prompt_of(event: Event, day: int, templates: Templates) -> Prompt:
    fact = fact_about(event.situation, event.person, event.since, day, templates)
    return make_prompt(event.kind, event.act, fact, event.person, day, templates)


def _events(person: PersonFacts, day: int) -> Iterator[Event]:
    met = _met_without_thanks(person, day)
    if met:
        yield Event(person, "thank_you", "thank_you", "met", met)
    theirs = _waits_for_answer(person, day)
    if theirs:
        yield Event(person, "answer", _answer_to(theirs.kind), "wrote" if theirs.kind in WRITTEN else "sent",
                    theirs.day)
    if person.birthday and day_in_year(person.birthday, date.fromordinal(day).year) == day:
        yield Event(person, "date", "congratulation", "birthday", day)


def _answer_to(kind: Kind) -> str:
    if kind in GIVEN:
        return "thank_you"
    return "email" if kind is Kind.EMAIL else "message"


def _met_without_thanks(person: PersonFacts, day: int) -> int:
    """The day of a meeting one or two days ago that nobody thanked for yet, else 0."""
    last = person.standing.last_contact_on
    if last is None or day - last > THANK_WITHIN:
        return 0
    met = max((one.day for one in person.acts if one.kind is Kind.MEETING and one.day < day), default=0)
    if not met or day - met > THANK_WITHIN:
        return 0
    thanked = any(one.day >= met and one.kind is Kind.THANK_YOU and one.direction is not Direction.RECEIVED
                  for one in person.acts)
    return 0 if thanked else met


def _waits_for_answer(person: PersonFacts, day: int) -> Happened | None:
    """The last act, when it was theirs and would like to be answered."""
    last = next((one for one in person.acts if one.kind is not Kind.NOTE), None)
    if last is None or last.direction is not Direction.RECEIVED or last.kind not in ANSWERED:
        return None
    shown = sum(offer.kind == "answer" and not offer.answer and last.day < offer.day < day for offer in person.offers)
    return last if 0 < day - last.day <= ANSWER_WITHIN and shown < MOST_SHOWN else None


def day_in_year(when: PersonDate, year: int) -> int:
    """The garden day of a yearly date; 29 February falls on the 28th in other years, 0 for no real day."""
    if (when.month, when.day) == (2, 29) and not calendar.isleap(year):
        return date(year, 2, 28).toordinal()
    try:
        return date(year, when.month, when.day).toordinal()
    except ValueError:
        return 0


def make_prompt(kind: str, act: str, fact: str, person: PersonFacts, day: int, templates: Templates) -> Prompt:
    """A prompt of ``kind`` in the template whose turn it is."""
    number, _ = choose_template(kind, person, day, templates)
    return Prompt(
        person.standing.contact_id, person.standing.name, kind, fact, templates.purposes[kind],
        text_of(kind, number, fact, person, templates), link_for(act, person) if act else "", act, f"{kind}.{number}")
