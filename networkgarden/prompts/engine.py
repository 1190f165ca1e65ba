"""Which prompts are worth showing: a pure function of facts and a day (model.md §6).

What was shown today keeps its place. Events come first, then people who are due, by score and greedily: one per
person, one per kind, one that takes two minutes, one from the outer circles. The same state and day always give the
same prompts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from networkgarden.prompts.candidates import Candidate, candidates_on, offered_today
from networkgarden.prompts.events import ORDER, Event, event_of, prompt_of
from networkgarden.prompts.facts import PersonFacts, Prompt, PromptSettings
from networkgarden.prompts.letting_go import answered_on, put_off
from networkgarden.prompts.making import make_prompt
from networkgarden.prompts.words import Templates, Wording, fact_about, wording_on


def prompts_for(people: Sequence[PersonFacts], day: int, settings: PromptSettings,
                templates: Templates) -> tuple[Prompt, ...]:
    """At most ``settings.number`` prompts, less those of today that were answered or became needless."""
    wording = wording_on(day, people, templates)
    events, candidates = _weighed(people, day, settings, wording)
    shown = {person.contact_id for person in people if person.offers and offered_today(person, day)}
    still = {one.contact_id for one in candidates} & shown
    room = settings.number - len(shown - still - events.keys())
    if room <= 0:
        return ()
    first = _first_events(events.values(), day, room, len(still))
    chosen = _greedy(candidates, room - len(first), day, settings.number > 1)
    return tuple(_told([*first, *chosen], people, day, wording))


def _told(due: Sequence[Event | Candidate], people: Sequence[PersonFacts], day: int,
          wording: Wording) -> Iterator[Prompt]:
    """In words: no two read alike on one day, whoever was shown theirs already."""
    used = {offer.template: day for person in people for offer in person.offers if offer.day == day and offer.template}
    for one in due:
        so_far = Wording(wording.templates, {**wording.used, **used})
        prompt = prompt_of(one, day, so_far) if isinstance(one, Event) else _prompt_of(one, day, so_far)
        used[prompt.template] = day
        yield prompt


def weighed_on(people: Sequence[PersonFacts], day: int, settings: PromptSettings,
               templates: Templates) -> list[Candidate]:
    """Every act that was weighed for the day, without those of events."""
    return _weighed(people, day, settings, wording_on(day, people, templates))[1]


def _weighed(people: Sequence[PersonFacts], day: int, settings: PromptSettings,
             wording: Wording) -> tuple[dict[str, Event], list[Candidate]]:
    open_today = [person for person in people if not (person.offers and answered_on(person, day))]
    events = {event.person.contact_id: event for person in open_today if (event := event_of(person, day, settings))}
    asked = [person for person in open_today if not (person.offers and put_off(person, day))]
    return events, [one for one in candidates_on(people, asked, day, settings, wording)
                    if one.contact_id not in events and one.other_id not in events]


def _first_events(events: Iterable[Event], day: int, room: int, kept: int) -> list[Event]:
    """Events for the places that the ``kept`` people shown today leave free; what was never shown comes first, so
    that yesterday's crowd of thank-yous has its second day."""
    ranked = sorted(events, key=lambda one: _rank(one, day))
    shown = [event for event in ranked if offered_today(event.person, day)]
    others = [event for event in ranked if not offered_today(event.person, day)]
    free = max(0, room - len(shown) - kept)
    return sorted([*shown[:room], *others[:free]], key=lambda one: _rank(one, day))


def _rank(event: Event, day: int) -> tuple[int, bool, int, str]:
    """What was shown on an earlier day comes after its like; being shown today moves nothing."""
    shown = any(offer.kind == event.kind and event.since < offer.day < day for offer in event.person.offers)
    return ORDER.index(event.kind), shown, event.since, event.person.contact_id


def _greedy(candidates: Sequence[Candidate], room: int, day: int, mixed: bool) -> list[Candidate]:
    """The best candidates: whoever was offered today already first, one per person, one per kind; the last place
    goes to a short act, and one place to the outer circles, where the others left that open (``mixed``; a single prompt
    a day is just the best, or else the inner circles would never have their turn). The same kind as last time is taken
    only where no other act is left."""
    ranked = sorted(candidates, key=lambda one: (
        *_not_as_shown(one, day), one.again, -one.worth, one.contact_id, one.act))
    chosen: list[Candidate] = []
    while len(chosen) < room:
        left = room - len(chosen)
        wishes = [wish for wish, met in (("short", any(one.short for one in chosen)),
                                         ("outer", any(one.outer for one in chosen))) if not met]
        fitting = [one for one in ranked if _fits(one, chosen)]
        if not fitting:
            break
        wanted = [one for one in fitting if any(getattr(one, wish) for wish in wishes)]
        pressing = mixed and len(wishes) >= left and not offered_today(fitting[0].person, day)
        chosen.append((wanted or fitting)[0] if pressing else fitting[0])
    return sorted(chosen, key=lambda one: (-one.worth, one.contact_id))


def _not_as_shown(candidate: Candidate, day: int) -> tuple[bool, bool]:
    """Sorts what was shown today before other acts with the same people, and those before everybody else."""
    if not candidate.person.offers:
        return True, True
    same = any(offer.day == day and (offer.kind, offer.act) == (candidate.kind, candidate.act)
               for offer in candidate.person.offers)
    return not same, not offered_today(candidate.person, day)


def _fits(candidate: Candidate, chosen: Sequence[Candidate]) -> bool:
    own = {candidate.contact_id, candidate.other_id} - {""}
    return all(own.isdisjoint((other.contact_id, other.other_id)) and candidate.kind != other.kind for other in chosen)


def _prompt_of(one: Candidate, day: int, wording: Wording) -> Prompt:
    fact = fact_about(one.situation, one.person, one.since, day, wording.templates, one.names)
    return make_prompt(one.kind, one.act, fact, one.person, day, wording, one.table, other_id=one.other_id,
                       reading=one.reading, note=one.note, names=one.names)
