"""Which prompts are worth showing: a pure function of facts and a day (model.md §6).

Events come first, then people who are due, by score and greedily: one per person, one per kind, one that takes two
minutes, one from the outer circles. The same state and day always give the same prompts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from networkgarden.domain.kinds import Condition, State
from networkgarden.domain.standing import Standing
from networkgarden.prompts.events import ORDER, event_prompt, make_prompt
from networkgarden.prompts.facts import LATER, REST, PersonFacts, Prompt, PromptSettings
from networkgarden.prompts.ladder import ACTS, MINUTES, SHORT_MINUTES, possible_acts
from networkgarden.prompts.score import score
from networkgarden.prompts.words import Templates, choose_template, fact_about

GAP_DAYS = 3
HELLO_SPREAD_DAYS = 14
WAKE_UP_DAYS = 7
REST_BEFORE_WAKING = 90
MOST_RESTS = 2
BULK = 3
SNOOZES = (3, 7, 14)
OUTER = (50, 150)
WAKING = ("message", "email", "call")


@dataclass(frozen=True, slots=True)
class _Candidate:
    worth: float
    act: str
    person: PersonFacts
    situation: str
    since: int

    @property
    def kind(self) -> str:
        return "wake_up" if self.situation in ("asleep", "resting") else self.act

    @property
    def outer(self) -> bool:
        return self.person.standing.circle in OUTER

    @property
    def short(self) -> bool:
        return MINUTES[self.act] <= SHORT_MINUTES


def prompts_for(people: Sequence[PersonFacts], day: int, settings: PromptSettings,
                templates: Templates) -> tuple[Prompt, ...]:
    """At most ``settings.number`` prompts less those answered today, the ones already offered today first."""
    answered = sum(any(offer.day == day and offer.answer for offer in person.offers) for person in people)
    room = max(0, settings.number - answered)
    if not room:
        return ()
    asked = [person for person in people if not _silent(person, day)]
    chosen = _chosen_events(asked, day, settings, templates)[:room]
    taken = {prompt.contact_id for prompt in chosen}
    candidates = [one for one in _candidates(people, asked, day, settings, templates)
                  if one.person.standing.contact_id not in taken]
    for one in _greedy(candidates, room - len(chosen), day):
        fact = fact_about(one.situation, one.person, one.since, day, templates)
        chosen.append(make_prompt(one.kind, one.act, fact, one.person, day, templates))
    return tuple(chosen)


def _silent(person: PersonFacts, day: int) -> bool:
    """Answered today, or put off until later."""
    return any((offer.day == day and offer.answer) or (offer.until is not None and day < offer.until)
               for offer in person.offers)


def _chosen_events(people: Iterable[PersonFacts], day: int, settings: PromptSettings,
                   templates: Templates) -> list[Prompt]:
    found = [prompt for person in people if (prompt := event_prompt(person, day, templates, settings.never_kinds))]
    return sorted(found, key=lambda prompt: (ORDER.index(prompt.kind), prompt.contact_id))


def _candidates(everybody: Sequence[PersonFacts], asked: Sequence[PersonFacts], day: int, settings: PromptSettings,
                templates: Templates) -> list[_Candidate]:
    rested = [person for person in asked if not _prompted_lately(person, day)]
    due = [person for person in rested if _is_due(person.standing, day)]
    new = [person for person in rested if _is_new(person.standing)]
    found = [one for person in _held_back(due, day, settings.number)
             for one in _acts_with(person, "due", person.standing.last_contact_on or day, day, settings, templates)]
    found += [one for person in _spread_hellos(new, day)
              for one in _acts_with(person, "new", person.state_since, day, settings, templates)]
    if _may_wake(everybody, day):
        found += [one for person in rested for one in _wake_up(person, day, settings, templates)]
    return found


def _acts_with(person: PersonFacts, situation: str, since: int, day: int, settings: PromptSettings,
               templates: Templates, among: tuple[str, ...] = ACTS) -> Iterator[_Candidate]:
    last = person.standing.last_contact_on
    long_gap = last is None or (person.standing.due_on is not None and day - last > 2 * (person.standing.due_on - last))
    for act in possible_acts(person, long_gap, settings.never_kinds, among):
        _, fresh = choose_template(act, person, day, templates)
        yield _Candidate(score(person, act, fresh), act, person, "quiet" if long_gap and situation == "due"
                         else situation, since)


def _prompted_lately(person: PersonFacts, day: int) -> bool:
    """Prompted, or in logged contact, within the last three days (what is shown today stays)."""
    last = person.standing.last_contact_on
    return (last is not None and day - last <= GAP_DAYS) or any(
        day - GAP_DAYS <= offer.day < day for offer in person.offers)


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
            yield from _first_of(group, (day - planted_on + 1) * number)


def _spread_hellos(new: Sequence[PersonFacts], day: int) -> Iterator[PersonFacts]:
    """A first hello from the day after planting; people planted together spread over two weeks."""
    by_day: dict[int, list[PersonFacts]] = {}
    for person in new:
        if person.state_since < day:
            by_day.setdefault(person.state_since, []).append(person)
    for planted_on, group in by_day.items():
        yield from _first_of(group, -(-len(group) * (day - planted_on) // HELLO_SPREAD_DAYS))


def _first_of(group: Sequence[PersonFacts], count: int) -> Sequence[PersonFacts]:
    if count >= len(group):
        return group
    return sorted(group, key=lambda person: (person.standing.circle, person.standing.seed))[:count]


def _may_wake(people: Iterable[PersonFacts], day: int) -> bool:
    return not any(offer.kind == "wake_up" and day - WAKE_UP_DAYS < offer.day < day
                   for person in people for offer in person.offers)


def _wake_up(person: PersonFacts, day: int, settings: PromptSettings, templates: Templates) -> Iterator[_Candidate]:
    standing = person.standing
    if standing.last_contact_on is None or standing.wet:
        return
    resting = standing.state is State.RESTING
    if resting and day - person.state_since < REST_BEFORE_WAKING:
        return
    if not resting and (standing.state is not State.PLANTED or standing.condition is not Condition.ASLEEP):
        return
    if sum(offer.answer == REST for offer in person.offers) >= MOST_RESTS:
        return
    since = person.state_since if resting else standing.last_contact_on
    yield from _acts_with(person, "resting" if resting else "asleep", since, day, settings, templates, WAKING)


def _greedy(candidates: Sequence[_Candidate], room: int, day: int) -> list[_Candidate]:
    """The best candidates: whoever was offered today already first, one per person, one per kind; the last place
    goes to a short act, and one place to the outer circles, where the others left that open."""
    ranked = sorted(candidates, key=lambda one: (not _offered_today(one, day), -one.worth,
                                                 one.person.standing.contact_id, one.act))
    chosen: list[_Candidate] = []
    while len(chosen) < room:
        left = room - len(chosen)
        wishes = [wish for wish, met in (("short", any(one.short for one in chosen)),
                                         ("outer", any(one.outer for one in chosen))) if not met]
        fitting = [one for one in ranked if _fits(one, chosen)]
        wanted = [one for one in fitting if len(wishes) >= left and any(getattr(one, wish) for wish in wishes)]
        if not fitting:
            break
        chosen.append((wanted or fitting)[0])
    return sorted(chosen, key=lambda one: (-one.worth, one.person.standing.contact_id))


def _offered_today(candidate: _Candidate, day: int) -> bool:
    return any(offer.day == day and offer.act == candidate.act for offer in candidate.person.offers)


def _fits(candidate: _Candidate, chosen: Sequence[_Candidate]) -> bool:
    return all(candidate.person is not other.person and candidate.kind != other.kind for other in chosen)


def snooze_days(person: PersonFacts) -> int | None:
    """For how long "Not now" puts off: 3, 7, 14 days, then None: let this one rest?"""
    times = 0
    for offer in person.offers:
        if offer.answer not in (LATER, ""):
            break
        times += offer.answer == LATER
    return SNOOZES[times] if times < len(SNOOZES) else None
