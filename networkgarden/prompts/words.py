"""The words of the prompts. Every text names a fact and a purpose."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from networkgarden.domain.kinds import MEETING_WORDS, Kind
from networkgarden.prompts.facts import Happened, PersonFacts

FRESH_DAYS = 14
"""A template is not used twice within these days."""
LONGEST_QUOTE = 80

NOUNS = {
    Kind.LIKE: "a like", Kind.ENDORSEMENT: "an endorsement", Kind.COMMENT: "a comment",
    Kind.CONGRATULATION: "a congratulation", Kind.INVITATION: "an invitation", Kind.ARTICLE: "an article",
    Kind.MESSAGE: "a message", Kind.EMAIL: "an e-mail", Kind.THANK_YOU: "a thank-you",
    Kind.RECOMMENDATION: "a recommendation", Kind.GIFT: "a gift", Kind.CALL: "a call", Kind.MEETING: "a meeting",
    Kind.NOTE: "a note",
}
MEETINGS = {"coffee": "a coffee", "lunch": "a lunch", "event": "an event", "dinner": "a dinner"}
RHYTHMS = ((10, "every week"), (24, "every few weeks"), (45, "every month"), (150, "every few months"),
           (270, "twice a year"))


@dataclass(frozen=True, slots=True)
class Templates:
    """``facts``: sentences by situation. ``texts`` and ``purposes``: by table, mostly a kind of prompt."""

    facts: Mapping[str, str]
    texts: Mapping[str, tuple[str, ...]]
    purposes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Wording:
    """Templates and when each was used last by anybody, before the day asked about."""

    templates: Templates
    used: Mapping[str, int] = field(default_factory=dict)


def read_templates(text: str) -> Templates:
    """Templates from TOML: a table ``facts`` and a table per kind with ``purpose`` and ``texts``. Raises ValueError."""
    document = tomllib.loads(text)
    try:
        facts = {name: str(fact) for name, fact in document.pop("facts").items()}
        templates = Templates(facts, {kind: tuple(table["texts"]) for kind, table in document.items()},
                              {kind: str(table["purpose"]) for kind, table in document.items()})
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"A part of the templates is missing: {error}.") from error
    for kind, texts in templates.texts.items():
        if not texts or not templates.purposes[kind] or not all("{fact}" in words for words in texts):
            raise ValueError(f"The templates of {kind} need a purpose, and {{fact}} in each of the texts.")
    return templates


def wording_on(day: int, people: Iterable[PersonFacts], templates: Templates) -> Wording:
    """What is known of the words on ``day``: which were used lately, whoever read them."""
    used: dict[str, int] = {}
    for person in people:
        for offer in person.offers:
            if offer.template and day - FRESH_DAYS < offer.day < day:
                used[offer.template] = max(offer.day, used.get(offer.template, 0))
    return Wording(templates, used)


def choose_template(table: str, person: PersonFacts, day: int, wording: Wording) -> tuple[int, bool]:
    """The number of the template to use, and whether nobody read it for 14 days; else the one unused the longest.

    What this person was shown today stays. Which of several unused ones changes with the person and the day, so that
    neighbours do not read alike.
    """
    count = len(wording.templates.texts[table])
    for offer in person.offers:
        if offer.day == day and offer.template.rpartition(".")[0] == table:
            number = int(offer.template.rpartition(".")[2])
            if number < count:
                return number, True
    turn = person.standing.seed + day
    best = min(range(count), key=lambda number: (wording.used.get(f"{table}.{number}", 0), (number + turn) % count))
    return best, f"{table}.{best}" not in wording.used


def fact_about(situation: str, person: PersonFacts, since: int, day: int, templates: Templates,
               names: Mapping[str, str] | None = None) -> str:
    """The fact sentence; ``since`` is the garden day it speaks of, ``names`` what else the situation names."""
    last = next((one for one in person.acts if one.kind is not Kind.NOTE), None)
    return filled(templates.facts[situation], {
        "first": person.first, "name": person.standing.name, "last": noun_of(last) if last else "",
        "ago": ago(day - since), "span": span(day - since), "every": usual_rhythm(person), **(names or {})})


def text_of(table: str, number: int, fact: str, person: PersonFacts, templates: Templates,
            names: Mapping[str, str] | None = None) -> str:
    return filled(templates.texts[table][number], {
        "fact": fact, "first": person.first, "name": person.standing.name, **(names or {})})


def noun_of(act: Happened) -> str:
    """"a lunch", "a call": what it was, as its note says of a meeting."""
    if act.kind is Kind.MEETING:
        word = act.note.partition(":")[0].strip().casefold()
        return MEETINGS.get(word, NOUNS[act.kind])
    return NOUNS[act.kind]


def topic_of(act: Happened) -> str:
    """What an act was about, "" where its note does not say."""
    head, colon, rest = act.note.partition(":")
    if act.kind is Kind.MEETING and head.strip().casefold() in {*MEETINGS, *MEETING_WORDS}:
        return quoted(rest) if colon else ""
    return quoted(act.note)


def quoted(note: str) -> str:
    """A note as it can stand in a sentence: one line, not too long, without its full stop."""
    line = " ".join(note.split()).rstrip(".,; ")
    if len(line) <= LONGEST_QUOTE:
        return line
    return line[:LONGEST_QUOTE].rsplit(" ", 1)[0].rstrip(".,;: ") + "…"


def usual_rhythm(person: PersonFacts) -> str:
    """How often one used to be in touch, from the median of the gaps between contact-days."""
    days = sorted({one.day for one in person.acts if one.kind is not Kind.NOTE})
    gaps = sorted(after - before for before, after in pairwise(days))
    if not gaps:
        return "now and then"
    usual = gaps[len(gaps) // 2]
    return next((word for most, word in RHYTHMS if usual <= most), "about once a year")


def filled(template: str, values: Mapping[str, str]) -> str:
    """One pass: a name that holds braces is text."""
    result, rest = [], template
    while rest:
        before, brace, rest = rest.partition("{")
        result.append(before)
        if brace:
            name, _, rest = rest.partition("}")
            result.append(values.get(name, ""))
    return "".join(result)


def ago(days: int) -> str:
    if days <= 0:
        return "today"
    if days == 1:
        return "yesterday"
    if days == 2:
        return "the day before yesterday"
    return f"{span(days)} ago"


def ahead(days: int) -> str:
    return {0: "today", 1: "tomorrow"}.get(days, f"in {span(days)}")


def span(days: int) -> str:
    """A length of time as people say it."""
    if days < 14:
        return f"{days} days" if days != 1 else "a day"
    if days < 60:
        return f"{round(days / 7)} weeks"
    if days < 700:
        return f"{round(days / 30.44)} months"
    return f"{round(days / 365.25)} years"
