"""A garden that lives day by day without a store: what the engine sees, and what its person does with it."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from pathlib import Path

from networkgarden.domain.days import day_of
from networkgarden.domain.fruit import Fruit, FruitKind
from networkgarden.domain.incoming import PersonDate
from networkgarden.domain.interaction import Act
from networkgarden.domain.kinds import RHYTHM_OF_CIRCLE, Condition, Direction, Kind, Reaction, Rung, State
from networkgarden.domain.promise import Promise
from networkgarden.domain.reading import Reading
from networkgarden.domain.standing import Standing
from networkgarden.domain.vitality import (
    WET,
    Rhythm,
    Vital,
    condition,
    due_on,
    fold,
    rung_reached,
    stability,
    vitality_on,
    waiting_days,
    wetness,
)
from networkgarden.prompts.engine import prompts_for
from networkgarden.prompts.facts import (
    DONE,
    LATER,
    REST,
    Happened,
    Interest,
    Offered,
    PersonFacts,
    Prompt,
    PromptSettings,
)
from networkgarden.prompts.fitting import interests_in
from networkgarden.prompts.ladder import logged_as
from networkgarden.prompts.letting_go import snooze_days
from networkgarden.prompts.words import read_templates

ROOT = Path(__file__).resolve().parent.parent.parent
WORDS = read_templates((ROOT / "resources" / "texts" / "prompts.en.toml").read_text(encoding="utf-8"))
START = day_of("2026-01-01")
CIRCLES = (5,) * 5 + (15,) * 10 + (50,) * 35 + (150,) * 100
"""150 contacts as people have them."""


@dataclass(slots=True)
class Person:
    number: int
    circle: int
    planted_on: int = START
    channels: tuple[str, str, str] = ("", "", "")
    state: State = State.PLANTED
    log: list[Happened] = field(default_factory=list)       # oldest first
    offers: list[Offered] = field(default_factory=list)
    vital: Vital | None = None
    rung: int = 0
    waiting: list[int] = field(default_factory=list)
    dates: tuple[PersonDate, ...] = ()
    promises: list[Promise] = field(default_factory=list)
    fruits: list[Fruit] = field(default_factory=list)
    interests: tuple[Interest, ...] = ()
    knows: set[str] = field(default_factory=set)

    @property
    def rhythm(self) -> Rhythm:
        return Rhythm(RHYTHM_OF_CIRCLE[self.circle], True)

    def happened(self, one: Happened) -> None:
        self.log.append(one)
        acts = [Act(each.day, each.kind, each.direction) for each in self.log]
        self.vital = fold(acts, self.rhythm)
        self.rung, self.waiting = rung_reached(acts), waiting_days(acts)

    def standing(self, day: int) -> Standing:
        contact_id, name = f"id-{self.number:04}", f"Person{self.number} Example"
        every = self.rhythm.every_days
        if self.vital is None:
            return Standing(contact_id, name, self.state, self.number * 7919, "apple", self.circle, every, (),
                            Rung.SEED, None, None, 0.0, None, None, None, 0)
        value = vitality_on(self.vital, day, self.rhythm)
        resting = self.state is State.RESTING
        return Standing(contact_id, name, self.state, self.number * 7919, "apple", self.circle, every, (),
                        Rung(self.rung), Condition.ASLEEP if resting else condition(value), value, self.vital.roots,
                        stability(self.rhythm, self.vital.roots), None if resting else due_on(self.vital, self.rhythm),
                        self.vital.day, len(self.log), wetness(self.waiting, day, self.rhythm) >= WET)

    def facts(self, day: int) -> PersonFacts:
        email, phone, profile = self.channels
        return PersonFacts(self.standing(day), tuple(reversed(self.log[-30:])), tuple(reversed(self.offers)), email,
                           phone, profile, self.dates, self.planted_on, promises=tuple(self.promises),
                           fruits=tuple(reversed(self.fruits)), interests=self.interests, knows=frozenset(self.knows))


@dataclass(slots=True)
class Year:
    """People, the day, and a person who takes up a share of the prompts, puts some off and lets others be."""

    people: list[Person]
    number: int = 3
    accepts: float = 0.6
    answers: float = 0.6
    snoozes: float = 0.1
    chance: random.Random = field(default_factory=lambda: random.Random(1))
    readings: tuple[Reading, ...] = ()

    @property
    def settings(self) -> PromptSettings:
        return PromptSettings(self.number, readings=self.readings)

    def facts(self, day: int) -> list[PersonFacts]:
        return [person.facts(day) for person in self.people]

    def prompts(self, day: int) -> tuple[Prompt, ...]:
        return prompts_for(self.facts(day), day, self.settings, WORDS)

    def live(self, day: int, prompts: tuple[Prompt, ...]) -> None:
        """The prompts were shown; each is answered or not; people answer what they were sent."""
        for prompt in prompts:
            person = self._of(prompt)
            person.offers.append(Offered(day, prompt.kind, prompt.act, prompt.template))
            luck = self.chance.random()
            if luck < self.accepts:
                self._accept(person, prompt, day)
            elif luck < self.accepts + self.snoozes:
                known = person.facts(day)
                days = snooze_days(known.offers, known.standing.last_contact_on)
                person.offers.append(Offered(day, prompt.kind, prompt.act, prompt.template, LATER, day + days))

    def _accept(self, person: Person, prompt: Prompt, day: int) -> None:
        if not prompt.act:
            person.offers.append(Offered(day, "", "", "", REST))
            person.state, person.planted_on = State.RESTING, day
            return
        kind = logged_as(prompt.act)
        both = kind in (Kind.CALL, Kind.MEETING)
        warm = self.chance.random() < self.answers and prompt.kind not in ("answer", "thank_you")
        person.offers.append(Offered(day, prompt.kind, prompt.act, prompt.template, DONE))
        person.promises = [one for one in person.promises if one.id != prompt.promise_id]
        if prompt.other_id:
            person.knows.add(prompt.other_id)
            self.people[int(prompt.other_id.removeprefix("id-"))].happened(Happened(day, kind, Direction.SENT))
        person.happened(Happened(day, kind, Direction.BOTH if both else Direction.SENT,
                                 Reaction.WARM if warm and not both else None, prompt.note))
        if warm and not both and kind is not Kind.LIKE:
            person.happened(Happened(day, Kind.MESSAGE, Direction.RECEIVED))
        if person.state is State.RESTING:
            person.state, person.planted_on = State.PLANTED, day

    def _of(self, prompt: Prompt) -> Person:
        return self.people[int(prompt.contact_id.removeprefix("id-"))]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Shares of a garden after a year."""

    well: float                 # fresh or thirsty
    asleep: float


def lived(seed: int, number: int, days: int = 365) -> Outcome:
    """A garden of 150 after a year with that many prompts a day."""
    year = sown(seed)
    year.number = number
    for day in range(START, START + days):
        year.live(day, year.prompts(day))
    found = [person.standing(START + days).condition for person in year.people]
    return Outcome(sum(one in (Condition.FRESH, Condition.THIRSTY) for one in found) / len(found),
                   found.count(Condition.ASLEEP) / len(found))


def lively(year: Year) -> Year:
    """The same garden with birthdays, promises, fruit, things they care for and a reading list."""
    chance = year.chance
    topics = ("looms", "compilers", "orchids", "harbours", "chess", "fugues", "glaciers", "kites")
    for person in year.people:
        person.dates = (PersonDate("birthday", chance.randint(1, 12), chance.randint(1, 29)),)
        person.interests = interests_in(chance.choice((*topics, "")), "note")
        own = f"id-{person.number:04}"
        if chance.random() < 0.2:
            made = START + chance.randint(0, 200)
            person.promises.append(Promise(f"p{own}", own, "send the slides", made, made + 5))
        if chance.random() < 0.2:
            person.fruits.append(Fruit(f"f{own}", own, FruitKind.ADVICE, "", START + chance.randint(-40, 200)))
    year.readings = tuple(Reading(f"r{topic}", f"On {topic}", f"https://example.org/{topic}") for topic in topics[:5])
    return year


def sown(seed: int, circles: tuple[int, ...] = CIRCLES, in_touch: float = 1.0) -> Year:
    """A garden whose people were last met somewhere within their rhythm; some were never met."""
    chance = random.Random(seed)
    year = Year([], chance=chance)
    for number, circle in enumerate(circles):
        ways = (f"p{number}@example.org", "+49 30 1234567", "linkedin.com/in/p")
        person = Person(number, circle, START - 400 - number % 7,
                        tuple(way if chance.random() < 0.7 else "" for way in ways))
        if chance.random() < in_touch:
            ago = chance.randint(1, RHYTHM_OF_CIRCLE[circle])
            person.happened(Happened(START - ago, chance.choice((Kind.MESSAGE, Kind.EMAIL, Kind.MEETING)),
                                     Direction.BOTH))
        year.people.append(person)
    return year
