"""Links that a prompt opens: the best way to reach them."""

from __future__ import annotations

from networkgarden.domain.links import https, mailto, tel
from networkgarden.prompts.facts import PersonFacts


def link_for(act: str, person: PersonFacts) -> str:
    """The best link for an act, "" where there is none."""
    if act == "call":
        return tel(person.phone)
    if act in ("like", "comment", "recommendation"):
        return https(person.profile)
    if act == "message":
        return https(person.profile) or mailto(person.email)
    return mailto(person.email) or https(person.profile)
