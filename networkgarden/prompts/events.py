"""Prompts that something has caused: a meeting, a letter, a promise, a birthday, help. They come before all others."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from networkgarden.domain.fruit import FRUIT_PHRASES
from networkgarden.domain.incoming import PersonDate
from networkgarden.domain.kinds import Direction, Kind, Rung, State
from networkgarden.domain.promise import Promise
from networkgarden.prompts.facts import DONE, Happened, PersonFacts, Prompt, PromptSettings, unwanted
from networkgarden.prompts.letting_go import put_off
from networkgarden.prompts.making import make_prompt
from networkgarden.prompts.words import Wording, ahead, fact_about, quoted

ORDER = ("thank_you", "answer", "promise", "date", "outcome")
THANK_WITHIN = 2
ANSWER_WITHIN = 14
PROMISE_LEAD, PROMISE_WITHIN, PROMISE_WITHOUT_DAY = 1, 7, 7
"""A promise comes up the day before its day; one without a day a week after it was made. A week later it lapses."""
OUTCOME_FROM, OUTCOME_UNTIL = 30, 60
MOST_SHOWN = 2
"""An answer or outcome, too, fades softly once it was shown on two days: nobody is nagged to write."""
MOST_PROMISED = 3
WRITTEN = frozenset({Kind.MESSAGE, Kind.EMAIL})
GIVEN = frozenset({Kind.RECOMMENDATION, Kind.GIFT})
ANSWERED = WRITTEN | GIVEN | {Kind.ARTICLE, Kind.INVITATION}
"""What somebody sends and would like to hear back about."""
NO_FEAST = frozenset({"connected", "died", "death", "added", "met"})
"""Labels of dates that nobody is congratulated on."""
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
OUTCOME_NOTE = "what came of it"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that calls for an act; ``since`` is the garden day it happened on. ``about``: (name, text) for its
    fact; ``note``: what is written beside the act when it was done."""

    person: PersonFacts
    kind: str
    act: str
    situation: str
    since: int
    about: tuple[tuple[str, str], ...] = ()
    promise_id: str = ""
    note: str = ""


def event_of(person: PersonFacts, day: int, settings: PromptSettings) -> Event | None:
    """The first event of a person in the order of ORDER that was not put off; none of wet soil or in a pause."""
    last = person.standing.last_contact_on
    if not (person.dates or person.promises or person.fruits) and (last is None or day - last > ANSWER_WITHIN):
        return None                         # most people, most days
    if person.standing.state is not State.PLANTED or person.standing.wet or person.paused:
        return None
    waiting = put_off(person, day) if person.offers else frozenset[str]()
    if "" in waiting:
        return None
    never = unwanted(person, settings) | waiting
    return next((one for one in _events(person, day, settings) if one.kind not in never and one.act not in never),
                None)


def prompt_of(event: Event, day: int, wording: Wording) -> Prompt:
    fact = fact_about(event.situation, event.person, event.since, day, wording.templates, dict(event.about))
    return make_prompt(event.kind, event.act, fact, event.person, day, wording, promise_id=event.promise_id,
                       note=event.note, names=dict(event.about))


def _events(person: PersonFacts, day: int, settings: PromptSettings) -> Iterator[Event]:
    met = _met_without_thanks(person, day)
    if met:
        yield Event(person, "thank_you", "thank_you", "met", met)
    yield from _fruit_without_thanks(person, day)
    theirs = _waits_for_answer(person, day)
    if theirs:
        yield Event(person, "answer", _answer_to(theirs.kind), "wrote" if theirs.kind in WRITTEN else "sent",
                    theirs.day)
    yield from _promises(person, day)
    yield from _dates(person, day, settings.date_lead)
    yield from _outcomes(person, day)


def _answer_to(kind: Kind) -> str:
    if kind in GIVEN:
        return "thank_you"
    return "email" if kind is Kind.EMAIL else "message"


def _thanked_since(person: PersonFacts, day: int) -> bool:
    return any(one.day >= day and one.kind is Kind.THANK_YOU and one.direction is not Direction.RECEIVED
               for one in person.acts)


def _met_without_thanks(person: PersonFacts, day: int) -> int:
    """The day of a meeting one or two days ago that nobody thanked for yet, else 0."""
    last = person.standing.last_contact_on
    if last is None or day - last > THANK_WITHIN:
        return 0
    met = max((one.day for one in person.acts if one.kind is Kind.MEETING and one.day < day), default=0)
    if not met or day - met > THANK_WITHIN:
        return 0
    return 0 if _thanked_since(person, met) else met


def _fruit_without_thanks(person: PersonFacts, day: int) -> Iterator[Event]:
    """Whoever bore a fruit, or led to it, is thanked in the two days after it."""
    for fruit in person.fruits:
        if fruit.fruit.borne and 0 < day - fruit.day <= THANK_WITHIN and not _thanked_since(person, fruit.day):
            led = fruit.contact_id != person.contact_id
            yield Event(person, "thank_you", "thank_you", "led" if led else "bore", fruit.day,
                        (("fruit", FRUIT_PHRASES[fruit.fruit]),))


def _waits_for_answer(person: PersonFacts, day: int) -> Happened | None:
    """The last act, when it was theirs and would like to be answered."""
    last = next((one for one in person.acts if one.kind is not Kind.NOTE), None)
    if last is None or last.direction is not Direction.RECEIVED or last.kind not in ANSWERED:
        return None
    waits = 0 < day - last.day <= ANSWER_WITHIN and _shown(person, "answer", last.day, day) < MOST_SHOWN
    return last if waits else None


def _shown(person: PersonFacts, kind: str, since: int, day: int) -> int:
    """On how many days after ``since`` and before ``day`` it was shown and left."""
    return len({offer.day for offer in person.offers
                if offer.kind == kind and not offer.answer and since <= offer.day < day})


def _promises(person: PersonFacts, day: int) -> Iterator[Event]:
    for promise in person.promises:
        first, situation = _when_due(promise)
        if not first <= day <= (promise.due_on or first) + PROMISE_WITHIN:
            continue
        if _shown(person, "promise", first, day) >= MOST_PROMISED:
            continue
        when = "" if promise.due_on is None else _by(promise.due_on, day)
        act = "email" if person.email and person.standing.rung >= Rung.BRANCHING else "message"
        yield Event(person, "promise", act, situation, promise.made_on,
                    (("promise", quoted(promise.text)), ("by", when)), promise.id, promise.text)


def _when_due(promise: Promise) -> tuple[int, str]:
    if promise.due_on is None:
        return promise.made_on + PROMISE_WITHOUT_DAY, "promised"
    return max(promise.made_on, promise.due_on - PROMISE_LEAD), "promised_by"


def _by(due_on: int, day: int) -> str:
    """"by today", "by tomorrow", "by Friday": a promise whose day has passed is not scolded for."""
    if due_on < day:
        return f"by {WEEKDAYS[date.fromordinal(due_on).weekday()]}"
    return f"by {ahead(due_on - day)}"


def _dates(person: PersonFacts, day: int, lead: int) -> Iterator[Event]:
    for one in person.dates:
        if one.label.casefold() in NO_FEAST:
            continue
        falls = next((on for year in _years(day) if day <= (on := day_in_year(one, year)) <= day + lead), 0)
        if not falls or (one.year and date.fromordinal(falls).year < one.year):
            continue
        if _greeted(person, falls - lead, day):
            continue
        birthday = one.label.casefold() == "birthday"
        yield Event(person, "date", "congratulation", "birthday" if birthday else "date", day,
                    (("label", one.label or "special day"), ("when", ahead(falls - day))))


def _years(day: int) -> tuple[int, ...]:
    year = date.fromordinal(day).year
    return (year, year + 1) if year < date.max.year else (year,)


def _greeted(person: PersonFacts, since: int, day: int) -> bool:
    """Congratulated already, today or in the days before, or said so."""
    said = any(offer.kind == "date" and offer.answer == DONE and since <= offer.day < day for offer in person.offers)
    return said or any(since <= one.day <= day and one.kind in (Kind.CONGRATULATION, Kind.GIFT)
                       and one.direction is not Direction.RECEIVED for one in person.acts)


def _outcomes(person: PersonFacts, day: int) -> Iterator[Event]:
    """What came of their help, told 30 to 60 days later, to whoever bore the fruit and to whoever led to it."""
    for fruit in person.fruits:
        if not fruit.fruit.borne or not OUTCOME_FROM <= day - fruit.day <= OUTCOME_UNTIL:
            continue
        told = any(one.day > fruit.day and one.note.casefold().startswith(OUTCOME_NOTE) for one in person.acts)
        told = told or any(offer.kind == "outcome" and offer.answer == DONE and offer.day > fruit.day
                           for offer in person.offers)
        if told or _shown(person, "outcome", fruit.day, day) >= MOST_SHOWN:
            continue
        led = fruit.contact_id != person.contact_id
        about = f" ({quoted(fruit.note)})" if fruit.note else ""
        act = "email" if person.email and person.standing.rung >= Rung.BRANCHING else "message"
        yield Event(person, "outcome", act, "helped_by_leading" if led else "helped", fruit.day,
                    (("fruit", FRUIT_PHRASES[fruit.fruit]), ("about", about)), note=OUTCOME_NOTE)


def day_in_year(when: PersonDate, year: int) -> int:
    """The garden day of a yearly date; 29 February falls on the 28th in other years, 0 for no real day."""
    if (when.month, when.day) == (2, 29) and not calendar.isleap(year):
        return date(year, 2, 28).toordinal()
    try:
        return date(year, when.month, when.day).toordinal()
    except ValueError:
        return 0

