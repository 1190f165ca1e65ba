"""Whom the prompts of a day may concern, and what is known of them, read in a few sweeps at any size."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from networkgarden.actions.pauses import paused_until
from networkgarden.actions.tending import Tending
from networkgarden.domain.incoming import PointKind
from networkgarden.domain.kinds import Condition, Direction, Kind, Reaction, State
from networkgarden.domain.standing import Standing
from networkgarden.prompts.events import ANSWER_WITHIN, OUTCOME_UNTIL
from networkgarden.prompts.facts import Happened, Interest, Offered, PersonFacts, PromptSettings
from networkgarden.prompts.fitting import interests_in
from networkgarden.prompts.score import worth_of
from networkgarden.prompts.words import FRESH_DAYS, Templates, read_templates, topic_of
from networkgarden.storage import reading_list
from networkgarden.storage.prompt_facts import PromptReader, with_dates_on, with_keepsakes, with_offers_since
from networkgarden.system.resources import resource

MOST_LOOKED_AT = 150
"""Of the people due, asleep or new, only so many of the worthiest have their history read: a day shows a few."""


def templates() -> Templates:
    return read_templates(resource("texts/prompts.en.toml").read_text(encoding="utf-8"))


def prompt_settings(tending: Tending) -> PromptSettings:
    chosen = tending.settings
    return PromptSettings(chosen.prompts_per_day, frozenset(chosen.never_kinds), chosen.date_lead_days,
                          reading_list.readings(tending.garden.read))


def worth_a_look(tending: Tending, day: int, standings: Sequence[Standing]) -> list[Standing]:
    """Everybody who could be prompted: a cheap sieve before their history is read."""
    listed = _with_something_on(tending, day)
    found: list[Standing] = []
    due: list[Standing] = []
    new: list[Standing] = []
    for one in standings:
        last = one.last_contact_on
        if one.contact_id in listed or one.state is State.RESTING:
            found.append(one)
        elif one.state is State.PLANTED and last is None:
            new.append(one)
        elif one.state is State.PLANTED and last is not None and day - last <= ANSWER_WITHIN:
            found.append(one)
        elif one.state is State.PLANTED and one.due_on is not None and one.due_on <= day and not one.wet:
            due.append(one)
    due.sort(key=lambda one: (-worth_of(one), one.contact_id))
    new.sort(key=lambda one: (one.circle, one.seed))
    awake = [one for one in due if one.condition is not Condition.ASLEEP]
    asleep = [one for one in due if one.condition is Condition.ASLEEP]
    return [*found, *awake[:MOST_LOOKED_AT], *asleep[:MOST_LOOKED_AT], *new[:MOST_LOOKED_AT]]


def _with_something_on(tending: Tending, day: int) -> set[str]:
    """Ids of contacts with a date, a promise or fruit that may matter on a day, and of those prompted lately."""
    read = tending.garden.read
    whens = [date.fromordinal(one) for one in range(day, min(day + tending.settings.date_lead_days,
                                                             date.max.toordinal()) + 1)]
    dates = {(when.month, when.day) for when in whens}
    if any((when.month, when.day) == (2, 28) and not calendar.isleap(when.year) for when in whens):
        dates.add((2, 29))
    return (with_dates_on(read, dates) | with_offers_since(read, day - FRESH_DAYS)
            | with_keepsakes(read, day - OUTCOME_UNTIL, day))


@dataclass(frozen=True, slots=True)
class People:
    """What the engine is given for a day."""

    day: int
    standings: list[Standing]
    facts: list[PersonFacts]


def people_on(tending: Tending, day: int) -> People:
    standings = tending.standings(day)
    return People(day, standings, facts_of(tending, worth_a_look(tending, day, standings), day))


def facts_of(tending: Tending, standings: Sequence[Standing], day: int) -> list[PersonFacts]:
    reader = PromptReader(tending.garden.read, [one.contact_id for one in standings], day)
    acts, offers, channels = reader.acts(), reader.offers(), reader.channels()
    dates, since, called, promises = reader.dates(), reader.state_since(), reader.called(), reader.promises()
    fruits, never, said, knows = reader.fruits(), reader.never(), reader.said_of(), reader.knows()
    paused = paused_until(tending, day) is not None
    found = []
    for one in standings:
        own = one.contact_id
        organisation, title, note = said.get(own, ("", "", ""))
        happened = tuple(_happened(row) for row in acts.get(own, ()))
        found.append(PersonFacts(
            one, happened, tuple(Offered(*offer) for offer in offers.get(own, ())),
            channels[own].get(PointKind.EMAIL, ""), channels[own].get(PointKind.PHONE, ""),
            channels[own].get(PointKind.PROFILE, ""), dates.get(own, ()), since.get(own, 1), called.get(own, ""),
            paused, promises.get(own, ()), fruits.get(own, ()), never.get(own, frozenset()),
            _interests(one, happened, title, note), knows.get(own, frozenset()), organisation))
    return found


def _happened(row: tuple[Any, ...]) -> Happened:
    day, kind, direction, reaction, note, alone = row
    return Happened(day, Kind(kind), Direction(direction), Reaction(reaction) if reaction else None, note, bool(alone))


NOTES_OF = (Kind.NOTE, Kind.MEETING, Kind.CALL)
"""Acts whose notes tell what somebody cares for; a message's subject rather tells what one wanted."""


def _interests(one: Standing, acts: Sequence[Happened], title: str, note: str) -> tuple[Interest, ...]:
    """What they care for: from notes first, then beds, then what they do. Names are nobody's interest."""
    texts = [(note, "note"), *((topic_of(act), "note") for act in acts if act.kind in NOTES_OF and act.note),
             *((bed, "bed") for bed in one.beds), (title, "work")]
    found: dict[str, Interest] = {}
    for text, source in texts:
        for interest in interests_in(text, source) if text else ():
            found.setdefault(interest.word, interest)
    for interest in interests_in(one.name, "name") if found else ():
        found.pop(interest.word, None)
    return tuple(found.values())
