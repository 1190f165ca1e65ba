"""Who may be prompted without an event: due, new, asleep or resting people, and each act that fits them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from networkgarden.domain.kinds import Condition, State
from networkgarden.domain.reading import Reading
from networkgarden.domain.standing import Standing
from networkgarden.prompts.facts import REST, PersonFacts, PromptSettings, unwanted
from networkgarden.prompts.fitting import Acquaintanceship, Shelf, introductions
from networkgarden.prompts.ladder import ACTS, MINUTES, SHORT_MINUTES, last_act, logged_as, possible_acts
from networkgarden.prompts.letting_go import REFUSED, SNOOZED, may_be_asked, reason_to_rest
from networkgarden.prompts.reasons import reason_for
from networkgarden.prompts.score import score
from networkgarden.prompts.words import Wording, choose_template

GAP_DAYS = 3
HELLO_SPREAD_DAYS = 14
WAKE_UP_DAYS = 7
INTRODUCTION_DAYS = 14
REST_BEFORE_WAKING = 90
MOST_RESTS = 2
BULK = 3
LONG_GAP = 2
OUTER = (50, 150)
WAKE_UP = "wake_up"
WAKING = ("message", "email", "call")
HELLO = "hello"
"""The texts for somebody one was never in touch with: they speak of no past."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One act with one person; ``since`` is the garden day its fact speaks of. ``act`` is "" for letting rest.

    ``table``: whose templates it is told in; ``names``: further words its fact and text may name.
    """

    worth: float
    kind: str
    act: str
    person: PersonFacts
    situation: str
    since: int
    again: bool = False             # the same kind as last time
    table: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    other_id: str = ""
    reading: Reading | None = None
    note: str = ""

    @property
    def contact_id(self) -> str:
        return self.person.contact_id

    @property
    def outer(self) -> bool:
        return self.person.standing.circle in OUTER

    @property
    def short(self) -> bool:
        return MINUTES.get(self.act, 0) <= SHORT_MINUTES


@dataclass(frozen=True, slots=True)
class Weighing:
    """What every candidate of one day is weighed with."""

    day: int
    settings: PromptSettings
    wording: Wording
    introductions: Mapping[str, Acquaintanceship] = field(default_factory=dict)
    shelf: Shelf = field(default_factory=Shelf)


def candidates_on(everybody: Sequence[PersonFacts], asked: Sequence[PersonFacts], day: int, settings: PromptSettings,
                  wording: Wording) -> list[Candidate]:
    """Every act worth weighing with those of ``asked`` who are due, new or may be woken."""
    rested = [person for person in asked if not person.paused and not prompted_lately(person, day)]
    due = [person for person in rested if is_due(person.standing, day)]
    new = [person for person in rested if is_new(person.standing)]
    known = introductions(rested) if _may_introduce(everybody, day) else {}
    weighing = Weighing(day, settings, wording, known, Shelf.of(settings.readings))
    found = [one for person in held_back(due, day, settings.number) for one in _with_due(person, weighing)]
    found += [one for person in spread_hellos(new, day)
              for one in _acts_with(person, "new", person.state_since, weighing)]
    asleep = [person for person in rested if person.standing.condition is Condition.ASLEEP]
    found += [one for person in wakeable(everybody, asleep, day) for one in _wake_up(person, weighing)]
    return found


def offered_today(person: PersonFacts, day: int) -> bool:
    """Shown as a prompt today, answered or not."""
    return any(offer.day == day and offer.kind for offer in person.offers)


def is_long_gap(standing: Standing, day: int) -> bool:
    """More than twice the present rhythm without contact, or none yet: then something composed, never a like."""
    last, due = standing.last_contact_on, standing.due_on
    return last is None or (due is not None and day - last > LONG_GAP * (due - last))


def _with_due(person: PersonFacts, weighing: Weighing) -> Iterator[Candidate]:
    """An act; where three silences, a "no" or three "Not now" speak against it, a rest. One who declined the rest goes
    on being prompted, but for a "no"."""
    last = person.standing.last_contact_on or weighing.day
    why = reason_to_rest(person, weighing.day)
    if why and may_be_asked(person, weighing.day):
        yield from _let_rest(person, why, last, weighing)
    elif why != REFUSED:
        yield from _acts_with(person, "due", last, weighing)
        yield from _introduction(person, last, weighing)


def _let_rest(person: PersonFacts, why: str, since: int, weighing: Weighing) -> Iterator[Candidate]:
    if "rest" in unwanted(person, weighing.settings):
        return
    _, fresh = choose_template("rest", person, weighing.day, weighing.wording)
    if fresh:
        yield Candidate(score(person, "message", weighing.day), "rest", "", person, why, since)


def _acts_with(person: PersonFacts, situation: str, since: int, weighing: Weighing, kind: str = "",
               among: tuple[str, ...] = ACTS) -> Iterator[Candidate]:
    """The acts for which there are words that were not used lately."""
    day = weighing.day
    long_gap = is_long_gap(person.standing, day)
    told, names = reason_for(person, situation, long_gap, day)
    last = last_act(person)
    for act in possible_acts(person, long_gap, unwanted(person, weighing.settings), among):
        table = HELLO if situation == "new" and act == "message" else ""
        one = Candidate(0.0, kind or act, act, person, told, since, logged_as(act) is last, table, names)
        for shaped in _sharing(one, weighing) if act == "article" else (one,):
            _, fresh = choose_template(shaped.table or shaped.kind, person, day, weighing.wording)
            if fresh:
                yield _weighed(shaped, day)


def _weighed(one: Candidate, day: int) -> Candidate:
    return replace(one, worth=score(one.person, one.act, day))


def _sharing(one: Candidate, weighing: Weighing) -> Iterator[Candidate]:
    """An article that fits a note or tag of theirs; with none on the reading list, one on what they care for; with
    nothing known of them, none."""
    person = one.person
    fitting = weighing.shelf.fitting(person)
    if fitting:
        reading, interest = fitting
        names = {"title": reading.title, "topic": interest.shown, "source": SOURCES[interest.source]}
        yield Candidate(0.0, one.kind, one.act, person, "fits", one.since, one.again, "article_fitting", names,
                        reading=reading, note=reading.title)
    else:
        topic = person.interests[(person.standing.seed + weighing.day) % len(person.interests)]
        yield Candidate(0.0, one.kind, one.act, person, one.situation, one.since, one.again, "",
                        {**one.names, "topic": topic.shown})


SOURCES = {"note": "your note", "bed": "their bed", "work": "their work"}
INTRODUCING = 1.5
"""Two people gain by an introduction; an even share of the score for the second."""


def _introduction(person: PersonFacts, since: int, weighing: Weighing) -> Iterator[Candidate]:
    found = weighing.introductions.get(person.contact_id)
    never = unwanted(person, weighing.settings)
    if found is None or "introduction" in never or any(
            offer.kind == "introduction" and offer.day < weighing.day for offer in person.offers):
        return
    _, fresh = choose_template("introduction", person, weighing.day, weighing.wording)
    if fresh:
        other = found.other.standing
        names = {"other": other.name, "topic": found.interest.shown, "source": SOURCES[found.interest.source]}
        worth = INTRODUCING * score(person, "introduction", weighing.day)
        yield Candidate(worth, "introduction", "introduction", person, "in_common", since, names=names,
                        other_id=other.contact_id, note="introduced to each other")


def _may_introduce(everybody: Sequence[PersonFacts], day: int) -> bool:
    """At most one introduction in two weeks; today's own stays."""
    return not any(offer.kind == "introduction" and day - INTRODUCTION_DAYS < offer.day < day
                   for person in everybody for offer in person.offers)


def prompted_lately(person: PersonFacts, day: int) -> bool:
    """Prompted, or in logged contact, within the last three days (what is shown today stays)."""
    last = person.standing.last_contact_on
    return (last is not None and day - last <= GAP_DAYS) or (bool(person.offers) and any(
        day - GAP_DAYS <= offer.day < day and offer.kind for offer in person.offers))


def is_due(standing: Standing, day: int) -> bool:
    return (standing.state is State.PLANTED and standing.due_on is not None and standing.due_on <= day
            and not standing.wet and standing.condition is not Condition.ASLEEP)


def is_new(standing: Standing) -> bool:
    return standing.state is State.PLANTED and standing.last_contact_on is None


def held_back(due: Sequence[PersonFacts], day: int, number: int) -> Iterator[PersonFacts]:
    """After a bulk planting people come up little by little; their due days stay as they are."""
    by_day: dict[int, list[PersonFacts]] = {}
    for person in due:
        by_day.setdefault(person.state_since, []).append(person)
    for planted_on, group in by_day.items():
        if len(group) <= BULK * number or day < planted_on:     # looking back: they were not planted together then
            yield from group
        else:
            yield from _first_of(group, (day - planted_on + 1) * number, day)


def spread_hellos(new: Sequence[PersonFacts], day: int) -> Iterator[PersonFacts]:
    """A first hello from the day after planting; people planted together spread over two weeks."""
    by_day: dict[int, list[PersonFacts]] = {}
    for person in new:
        if person.state_since < day:
            by_day.setdefault(person.state_since, []).append(person)
    for planted_on, group in by_day.items():
        yield from _first_of(group, -(-len(group) * (day - planted_on) // HELLO_SPREAD_DAYS), day)


def _first_of(group: Sequence[PersonFacts], count: int, day: int) -> Sequence[PersonFacts]:
    if count >= len(group):
        return group
    return sorted(group, key=lambda one: (not offered_today(one, day), one.standing.circle, one.standing.seed))[:count]


def wakeable(everybody: Sequence[PersonFacts], rested: Sequence[PersonFacts], day: int) -> Sequence[PersonFacts]:
    """Nobody within a week of the last wake-up; today's own stays."""
    days = {offer.day for person in everybody for offer in person.offers
            if offer.kind == WAKE_UP and day - WAKE_UP_DAYS < offer.day <= day}
    if not days:
        return rested
    if days != {day}:
        return ()
    return [person for person in rested if any(offer.kind == WAKE_UP and offer.day == day for offer in person.offers)]


def may_wake(person: PersonFacts, day: int) -> bool:
    """Of somebody who rests: neither put to rest nor last offered a wake-up within 90 days; today's own stays."""
    lately = day - REST_BEFORE_WAKING
    return person.state_since <= lately and not any(
        offer.kind == WAKE_UP and lately < offer.day < day for offer in person.offers)


def rests_for_good(person: PersonFacts) -> bool:
    """Let rest twice, or put to rest by hand and let rest when it was to be woken: never woken again."""
    answers = [offer for offer in person.offers if offer.answer == REST]
    return len(answers) >= MOST_RESTS or any(offer.kind == WAKE_UP for offer in answers)


def _wake_up(person: PersonFacts, weighing: Weighing) -> Iterator[Candidate]:
    standing, day = person.standing, weighing.day
    if standing.last_contact_on is None or standing.wet or WAKE_UP in unwanted(person, weighing.settings):
        return
    resting = standing.state is State.RESTING
    if resting and not may_wake(person, day):
        return
    if not resting and (standing.state is not State.PLANTED or standing.condition is not Condition.ASLEEP):
        return
    if rests_for_good(person):
        return
    why = "" if resting else reason_to_rest(person, day)
    if why and may_be_asked(person, day):
        yield from _let_rest(person, why, standing.last_contact_on, weighing)
    elif why not in (REFUSED, SNOOZED):
        situation, since = ("resting", person.state_since) if resting else ("asleep", standing.last_contact_on)
        yield from _acts_with(person, situation, since, weighing, WAKE_UP, WAKING)
