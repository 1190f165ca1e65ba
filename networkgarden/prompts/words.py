"""The words of the prompts, from templates a person may edit. Every text names a fact and a purpose."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass

from networkgarden.domain.kinds import Kind
from networkgarden.prompts.facts import PersonFacts

FRESH_DAYS = 14
"""A template is not used twice within these days for one person."""

NOUNS = {
    Kind.LIKE: "a like", Kind.ENDORSEMENT: "an endorsement", Kind.COMMENT: "a comment",
    Kind.CONGRATULATION: "a congratulation", Kind.INVITATION: "an invitation", Kind.ARTICLE: "an article",
    Kind.MESSAGE: "a message", Kind.EMAIL: "an e-mail", Kind.THANK_YOU: "a thank-you",
    Kind.RECOMMENDATION: "a recommendation", Kind.GIFT: "a gift", Kind.CALL: "a call", Kind.MEETING: "a meeting",
    Kind.NOTE: "a note",
}


@dataclass(frozen=True, slots=True)
class Templates:
    """``facts``: sentences by situation. ``texts`` and ``purposes``: by kind of prompt."""

    facts: Mapping[str, str]
    texts: Mapping[str, tuple[str, ...]]
    purposes: Mapping[str, str]


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


def choose_template(kind: str, person: PersonFacts, day: int, templates: Templates) -> tuple[int, bool]:
    """The number of the template to use, and whether it is fresh (not used for 14 days); else the longest unused.

    Which of several unused ones changes with the person and the day, so that neighbours do not read alike.
    """
    count = len(templates.texts[kind])
    turn = person.standing.seed + day
    if not person.offers:
        return -turn % count, True
    used: dict[str, int] = {}
    for offer in person.offers:
        if offer.day < day:
            used.setdefault(offer.template, offer.day)
    best = min(range(count), key=lambda number: (used.get(f"{kind}.{number}", 0), (number + turn) % count))
    last = used.get(f"{kind}.{best}")
    return best, last is None or day - last >= FRESH_DAYS


def fact_about(situation: str, person: PersonFacts, since: int, day: int, templates: Templates) -> str:
    """The fact sentence; ``since`` is the garden day it speaks of."""
    last = next((NOUNS[one.kind] for one in person.acts if one.kind is not Kind.NOTE), "")
    return _filled(templates.facts[situation], {
        "first": person.first, "name": person.standing.name, "last": last, "ago": ago(day - since),
        "span": span(day - since)})


def text_of(kind: str, number: int, fact: str, person: PersonFacts, templates: Templates) -> str:
    return _filled(templates.texts[kind][number], {
        "fact": fact, "first": person.first, "name": person.standing.name})


def _filled(template: str, values: Mapping[str, str]) -> str:
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


def span(days: int) -> str:
    """A length of time as people say it."""
    if days < 14:
        return f"{days} days" if days != 1 else "a day"
    if days < 60:
        return f"{round(days / 7)} weeks"
    if days < 700:
        return f"{round(days / 30.44)} months"
    return f"{round(days / 365.25)} years"
