"""Prompts that something has caused: a meeting, a letter of theirs, a birthday. They come before all others."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date

from networkgarden.domain.incoming import PersonDate
from networkgarden.domain.kinds import Direction, Kind, State
from networkgarden.prompts.facts import PersonFacts, Prompt
from networkgarden.prompts.links import link_for
from networkgarden.prompts.words import Templates, choose_template, fact_about, text_of

ORDER = ("thank_you", "answer", "date")
THANK_WITHIN = 2
ANSWER_WITHIN = 14
ANSWERED = frozenset({Kind.MESSAGE, Kind.EMAIL, Kind.ARTICLE, Kind.INVITATION, Kind.RECOMMENDATION, Kind.GIFT})
"""What somebody sends and would like to hear back about."""


def event_prompt(person: PersonFacts, day: int, templates: Templates, never: frozenset[str]) -> Prompt | None:
    """The first event of a person in the order thank-you, answer, date."""
    if person.standing.state is not State.PLANTED:
        return None
    found = next(_events(person, day), None)
    if found is None:
        return None
    kind, act, situation, since, when = found
    if kind in never or act in never:
        return None
    return make_prompt(kind, act, fact_about(situation, person, since, day, templates, when), person, day, templates)


def _events(person: PersonFacts, day: int) -> Iterator[tuple[str, str, str, int, str]]:
    met = _met_without_thanks(person, day)
    if met:
        yield "thank_you", "thank_you", "met", met, ""
    wrote = _wrote_last(person, day)
    if wrote:
        yield "answer", "email" if person.acts[0].kind is Kind.EMAIL else "message", "wrote", wrote, ""
    if person.birthday and day_in_year(person.birthday, date.fromordinal(day).year) == day:
        yield "date", "congratulation", "birthday", day, "today"


def _met_without_thanks(person: PersonFacts, day: int) -> int:
    """The day of a meeting one or two days ago that nobody thanked for yet, else 0."""
    met = max((one.day for one in person.acts if one.kind is Kind.MEETING and one.day < day), default=0)
    if not met or day - met > THANK_WITHIN:
        return 0
    thanked = any(one.day >= met and one.kind is Kind.THANK_YOU and one.direction is not Direction.RECEIVED
                  for one in person.acts)
    return 0 if thanked else met


def _wrote_last(person: PersonFacts, day: int) -> int:
    """The day they wrote, when the last act was theirs and waits for an answer, else 0."""
    last = next((one for one in person.acts if one.kind is not Kind.NOTE), None)
    if last is None or last.direction is not Direction.RECEIVED or last.kind not in ANSWERED:
        return 0
    return last.day if 0 < day - last.day <= ANSWER_WITHIN else 0


def day_in_year(when: PersonDate, year: int) -> int:
    """The garden day of a yearly date; 29 February falls on the 28th in other years."""
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
