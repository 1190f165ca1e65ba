"""Why somebody is prompted today, or why not: the facts, and the parts of the score in words (model.md §6)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from networkgarden.domain.kinds import Condition, Kind, State
from networkgarden.domain.silence import silent
from networkgarden.prompts.candidates import (
    GAP_DAYS,
    HELLO_SPREAD_DAYS,
    REST_BEFORE_WAKING,
    WAKE_UP,
    WAKE_UP_DAYS,
    Candidate,
    is_due,
    is_long_gap,
    is_new,
    may_wake,
    rests_for_good,
    wakeable,
)
from networkgarden.prompts.engine import prompts_for, weighed_on
from networkgarden.prompts.events import ORDER, event_of
from networkgarden.prompts.facts import PersonFacts, Prompt, PromptSettings, unwanted
from networkgarden.prompts.ladder import MINUTES, last_landed_warm, possible_acts
from networkgarden.prompts.letting_go import REFUSED, answered_on, put_off, reason_to_rest
from networkgarden.prompts.score import acceptance
from networkgarden.prompts.words import NOUNS, Templates, ago, noun_of, span

CIRCLES = {5: "One of your closest five.", 15: "In your circle of fifteen.", 50: "In your circle of fifty.",
           150: "In the wide circle."}
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")
RHYTHM_DAYS = {7: "every week", 30: "every month", 180: "twice a year", 365: "once a year"}
EVENTS = {"thank_you": "You met, or they helped: thanks come first.", "answer": "They wrote last: answers come early.",
          "promise": "You gave your word.", "date": "It is a day of theirs.",
          "outcome": "They helped a while ago and may like to hear what came of it."}
OFTEN, SELDOM = 0.6, 0.4
DEEP_ROOTS = 3
GIVES = {"like": "A like is dew: a moment, and no more.", "comment": "A comment waters a little.",
         "article": "Something worth reading waters well.", "message": "A message waters deeply.",
         "email": "An e-mail waters deeply.", "thank_you": "A thank-you waters deeply.",
         "recommendation": "A recommendation waters deeply.", "call": "A voice waters deeper than a letter.",
         "coffee": "Nothing waters like meeting.", "lunch": "Nothing waters like meeting.",
         "introduction": "An introduction waters two plants.", "congratulation": "Good wishes water a little."}


@dataclass(frozen=True, slots=True)
class Why:
    """``facts``: what is known. ``parts``: what speaks for the act, in words. ``against``: why not today, most
    telling first; empty for somebody ``listed``."""

    listed: bool
    facts: tuple[str, ...]
    parts: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    act: str = ""


def why(person: PersonFacts, people: Sequence[PersonFacts], day: int, settings: PromptSettings,
        templates: Templates) -> Why:
    """Of one person, given everybody that is looked at on ``day``."""
    prompts = prompts_for(people, day, settings, templates)
    facts = tuple(_facts(person, day))
    prompt = next((one for one in prompts if person.contact_id in (one.contact_id, one.other_id)), None)
    if prompt is not None:
        return Why(True, (prompt.reason, *(one for one in facts if one != prompt.reason)),
                   tuple(_parts(person, prompt, day)), act=prompt.act)
    weighed = [one for one in weighed_on(people, day, settings, templates) if one.contact_id == person.contact_id]
    against = tuple(_against(person, people, weighed, prompts, day, settings))
    return Why(False, facts, against=against or ("People who were planted together take turns.",))


def day_words(day: int) -> str:
    """"3 May 2027"."""
    when = date.fromordinal(day)
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def _facts(person: PersonFacts, day: int) -> Iterator[str]:
    one, first = person.standing, person.first
    last = next((act for act in person.acts if act.kind is not Kind.NOTE), None)
    if last:
        yield f"Your last contact with {first} was {noun_of(last)} {ago(day - last.day)}."
    elif one.state is State.PLANTED:
        yield f"You planted {first} {ago(day - person.state_since)}, and there was no contact yet."
    yield f"{CIRCLES[one.circle]} The rhythm is {RHYTHM_DAYS.get(one.every_days, f'every {span(one.every_days)}')}."
    if one.condition is not None and one.state is State.PLANTED:
        yield f"The plant is {one.condition.value}, and {one.rung.word}."
    if last_landed_warm(person):
        yield "The last thing went well, so the next rung may come."
    waiting = list(silent(person.acts, day, one.every_days))
    if waiting:
        yield f"{NOUNS[waiting[0].kind].capitalize()} {ago(day - waiting[0].day)} was not answered."
    for promise in person.promises:
        yield f"You promised: “{promise.text}”" + (f", by {day_words(promise.due_on)}." if promise.due_on else ".")


def _parts(person: PersonFacts, prompt: Prompt, day: int) -> Iterator[str]:
    if prompt.kind in ORDER:
        yield EVENTS[prompt.kind]
        return
    one = person.standing
    yield CIRCLES[one.circle]
    if one.condition in (Condition.THIRSTY, Condition.DROOPING, Condition.ASLEEP):
        yield f"It is {one.condition.value}: water does much for it now."
    elif one.condition is Condition.FRESH:
        yield "It is still fresh, so this is a light turn."
    deep = one.roots >= DEEP_ROOTS
    yield "Its roots are deep, so what you give stays long." if deep else "Its roots are young and like company."
    if prompt.act:
        yield from _about_act(person, prompt.act, day)


def _about_act(person: PersonFacts, act: str, day: int) -> Iterator[str]:
    yield GIVES[act]
    taken = acceptance(person, act, day)
    if taken >= OFTEN:
        yield f"You often take up such a prompt with {person.first}."
    elif taken < SELDOM:
        yield f"You seldom take up such a prompt with {person.first}, so it counts for less."
    minutes = MINUTES[act]
    yield "It takes a minute." if minutes == 1 else f"It takes about {minutes} minutes."
    yield "Its words were not used for two weeks."


Check = Callable[[PersonFacts, int], str]


def _against(person: PersonFacts, people: Sequence[PersonFacts], weighed: Sequence[Candidate],
             prompts: Sequence[Prompt], day: int, settings: PromptSettings) -> Iterator[str]:
    """The reasons in the order the engine asks them."""
    state = _state(person, day)
    if state:
        yield state
        return
    yield from filter(None, (check(person, day) for check in (_answered, _paused, _wet)))
    if event_of(person, day, settings) is None:
        yield from filter(None, (check(person, day) for check in (_lately, _not_due, _new)))
        if reason_to_rest(person, day) == REFUSED:
            yield f"{person.first} said no the last time: only a rest is proposed, and seldom."
        if person.standing.condition is Condition.ASLEEP and not wakeable(people, [person], day):
            yield f"It is asleep, and there is one wake-up in {WAKE_UP_DAYS} days at most."
        if (is_due(person.standing, day) or is_new(person.standing)) and not list(
                possible_acts(person, is_long_gap(person.standing, day), unwanted(person, settings))):
            yield "Every act that fits is one you never want, or there is no way to reach them."
    if weighed or event_of(person, day, settings) is not None:
        yield _over(prompts, settings)


def _state(person: PersonFacts, day: int) -> str:
    match person.standing.state:
        case State.SEED:
            return "A seed: nobody in the tray is prompted."
        case State.ARCHIVED:
            return f"{person.first} is archived, so nothing is prompted."
        case State.RESTING if rests_for_good(person):
            return f"You let {person.first} rest twice: it is not woken again."
        case State.RESTING if not may_wake(person, day):
            woken = (offer.day for offer in person.offers if offer.kind == WAKE_UP and offer.day < day)
            last = max(person.state_since, next(woken, 0))
            return (f"You let {person.first} rest {ago(day - person.state_since)}. A wake-up may come after "
                    f"{day_words(last + REST_BEFORE_WAKING)}.")
    return ""


def _answered(person: PersonFacts, day: int) -> str:
    if answered_on(person, day):
        return "Answered today already."
    until = max((offer.until for offer in person.offers if offer.until is not None and day < offer.until),
                default=None) if put_off(person, day) else None
    return f"You said “Not now”: it comes back after {day_words(until)}." if until is not None else ""


def _paused(person: PersonFacts, _: int) -> str:
    return "The whole garden is on a break." if person.paused else ""


def _wet(person: PersonFacts, _: int) -> str:
    if not person.standing.wet:
        return ""
    return f"You wrote to {person.first} and there is no answer yet. The soil is wet: let it rest."


def _lately(person: PersonFacts, day: int) -> str:
    last = person.standing.last_contact_on
    if last is not None and day - last <= GAP_DAYS:
        return f"You were in contact {ago(day - last)}."
    shown = next((offer.day for offer in person.offers if offer.kind and day - GAP_DAYS <= offer.day < day), None)
    return f"Prompted {ago(day - shown)}: nobody is asked twice in {GAP_DAYS} days." if shown is not None else ""


def _not_due(person: PersonFacts, day: int) -> str:
    due = person.standing.due_on
    return f"Not due until {day_words(due)}." if due is not None and due > day else ""


def _new(person: PersonFacts, day: int) -> str:
    if not is_new(person.standing):
        return ""
    if person.state_since >= day:
        return "Planted today: a first hello may come from tomorrow."
    return f"A first hello comes within {HELLO_SPREAD_DAYS} days; people planted together take turns."


def _over(prompts: Sequence[Prompt], settings: PromptSettings) -> str:
    if len(prompts) >= settings.number:
        return f"Others come first today: at most {settings.number} a day."
    return "Another act of the same kind comes first today, or the day's places are taken."
