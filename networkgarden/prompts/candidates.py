"""Who may be prompted without an event: due, new, asleep or resting people, and each act that fits them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from networkgarden.domain.kinds import Condition, State
from networkgarden.domain.standing import Standing
from networkgarden.prompts.facts import LATER, REST, Offered, PersonFacts, PromptSettings
from networkgarden.prompts.ladder import ACTS, MINUTES, SHORT_MINUTES, last_act, logged_as, possible_acts
from networkgarden.prompts.score import score
from networkgarden.prompts.words import Templates, choose_template

GAP_DAYS = 3
HELLO_SPREAD_DAYS = 14
WAKE_UP_DAYS = 7
REST_BEFORE_WAKING = 90
MOST_RESTS = 2
BULK = 3
SNOOZES = (3, 7, 14)
LONG_GAP = 2
OUTER = (50, 150)
WAKING = ("message", "email", "call")


@dataclass(frozen=True, slots=True)
class Candidate:
    """One act with one person; ``since`` is the garden day its fact speaks of. ``act`` is "" for letting rest."""

    worth: float
    kind: str
    act: str
    person: PersonFacts
    situation: str
    since: int
    again: bool = False             # the same kind as last time

    @property
    def contact_id(self) -> str:
        return self.person.standing.contact_id

    @property
    def outer(self) -> bool:
        return self.person.standing.circle in OUTER

    @property
    def short(self) -> bool:
        return MINUTES.get(self.act, 0) <= SHORT_MINUTES


def candidates_on(everybody: Sequence[PersonFacts], asked: Sequence[PersonFacts], day: int, settings: PromptSettings,
                  templates: Templates) -> list[Candidate]:
    """Every act worth weighing with those of ``asked`` who are due, new or may be woken."""
    rested = [person for person in asked if not person.paused and not _prompted_lately(person, day)]
    due = [person for person in rested if _is_due(person.standing, day)]
    new = [person for person in rested if _is_new(person.standing)]
    found = [one for person in _held_back(due, day, settings.number)
             for one in _with_due(person, day, settings, templates)]
    found += [one for person in _spread_hellos(new, day)
              for one in _acts_with(person, "new", person.state_since, day, settings, templates)]
    asleep = [person for person in rested if person.standing.condition is Condition.ASLEEP]
    found += [one for person in _wakeable(everybody, asleep, day) for one in _wake_up(person, day, settings, templates)]
    return found


def offered_today(person: PersonFacts, day: int) -> bool:
    """Shown as a prompt today, answered or not."""
    return any(offer.day == day and offer.kind for offer in person.offers)


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


def _is_tired(person: PersonFacts) -> bool:
    """Put off as often as it goes: a rest is proposed instead."""
    return snoozed_in_a_row(person.offers, person.standing.last_contact_on) >= len(SNOOZES)


def is_long_gap(standing: Standing, day: int) -> bool:
    """More than twice the present rhythm without contact, or none yet: then something composed, never a like."""
    last, due = standing.last_contact_on, standing.due_on
    return last is None or (due is not None and day - last > LONG_GAP * (due - last))


def _with_due(person: PersonFacts, day: int, settings: PromptSettings, templates: Templates) -> Iterator[Candidate]:
    last = person.standing.last_contact_on or day
    if _is_tired(person):
        yield from _let_rest(person, last, day, templates)
    else:
        yield from _acts_with(person, "due", last, day, settings, templates)


def _let_rest(person: PersonFacts, since: int, day: int, templates: Templates) -> Iterator[Candidate]:
    """Asked again only when the words are fresh: nobody is asked soon after."""
    _, fresh = choose_template("rest", person, day, templates)
    if fresh:
        yield Candidate(score(person, "message"), "rest", "", person, "snoozed", since)


def _acts_with(person: PersonFacts, situation: str, since: int, day: int, settings: PromptSettings,
               templates: Templates, kind: str = "", among: tuple[str, ...] = ACTS) -> Iterator[Candidate]:
    """The acts for which there are words that were not used lately."""
    long_gap = is_long_gap(person.standing, day)
    told = "quiet" if long_gap and situation == "due" and person.standing.interactions > LONG_GAP else situation
    last = last_act(person)
    for act in possible_acts(person, long_gap, settings.never_kinds, among):
        _, fresh = choose_template(kind or act, person, day, templates)
        if fresh:
            yield Candidate(score(person, act), kind or act, act, person, told, since, logged_as(act) is last)


def _prompted_lately(person: PersonFacts, day: int) -> bool:
    """Prompted, or in logged contact, within the last three days (what is shown today stays)."""
    last = person.standing.last_contact_on
    return (last is not None and day - last <= GAP_DAYS) or (bool(person.offers) and any(
        day - GAP_DAYS <= offer.day < day and offer.kind for offer in person.offers))


def _is_due(standing: Standing, day: int) -> bool:
    return (standing.state is State.PLANTED and standing.due_on is not None and standing.due_on <= day
            and not standing.wet and standing.condition is not Condition.ASLEEP)


def _is_new(standing: Standing) -> bool:
    return standing.state is State.PLANTED and standing.last_contact_on is None


def _held_back(due: Sequence[PersonFacts], day: int, number: int) -> Iterator[PersonFacts]:
    """After a bulk planting people come up little by little; their due days stay as they are."""
    by_day: dict[int, list[PersonFacts]] = {}
    for person in due:
        by_day.setdefault(person.state_since, []).append(person)
    for planted_on, group in by_day.items():
        if len(group) <= BULK * number:
            yield from group
        else:
            yield from _first_of(group, (day - planted_on + 1) * number, day)


def _spread_hellos(new: Sequence[PersonFacts], day: int) -> Iterator[PersonFacts]:
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


def _wakeable(everybody: Sequence[PersonFacts], rested: Sequence[PersonFacts], day: int) -> Sequence[PersonFacts]:
    """Nobody within a week of the last wake-up; today's own stays."""
    days = {offer.day for person in everybody for offer in person.offers
            if offer.kind == "wake_up" and day - WAKE_UP_DAYS < offer.day <= day}
    if not days:
        return rested
    if days != {day}:
        return ()
    return [person for person in rested if any(offer.kind == "wake_up" and offer.day == day for offer in person.offers)]


def _wake_up(person: PersonFacts, day: int, settings: PromptSettings, templates: Templates) -> Iterator[Candidate]:
    standing = person.standing
    if standing.last_contact_on is None or standing.wet or "wake_up" in settings.never_kinds:
        return
    resting = standing.state is State.RESTING
    if resting and day - person.state_since < REST_BEFORE_WAKING:
        return
    if not resting and (standing.state is not State.PLANTED or standing.condition is not Condition.ASLEEP):
        return
    if sum(offer.answer == REST for offer in person.offers) >= MOST_RESTS:
        return
    if _is_tired(person):
        if not resting:
            yield from _let_rest(person, standing.last_contact_on, day, templates)
        return
    situation, since = ("resting", person.state_since) if resting else ("asleep", standing.last_contact_on)
    yield from _acts_with(person, situation, since, day, settings, templates, "wake_up", WAKING)
