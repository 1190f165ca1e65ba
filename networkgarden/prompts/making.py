"""Putting one prompt together: its words, its link, what it carries."""

from __future__ import annotations

from collections.abc import Mapping

from networkgarden.domain.reading import Reading
from networkgarden.prompts.facts import PersonFacts, Prompt
from networkgarden.prompts.links import link_for
from networkgarden.prompts.words import Wording, choose_template, text_of


def make_prompt(kind: str, act: str, fact: str, person: PersonFacts, day: int, wording: Wording, table: str = "", *,
                other_id: str = "", promise_id: str = "", reading: Reading | None = None, note: str = "",
                names: Mapping[str, str] | None = None) -> Prompt:
    """A prompt of ``kind`` in the template whose turn it is, from ``table`` (that of the kind without one); ``names``
    are further words its text may name."""
    words = table or kind
    number, _ = choose_template(words, person, day, wording)
    return Prompt(
        person.contact_id, person.standing.name, kind, fact, wording.templates.purposes[words],
        text_of(words, number, fact, person, wording.templates, names), link_for(act, person) if act else "", act,
        f"{words}.{number}", other_id, promise_id, reading, note)
