"""Why now: the fact that a prompt without an event names. A note of one's own says more than a calendar."""

from __future__ import annotations

from collections.abc import Mapping

from networkgarden.domain.kinds import Kind
from networkgarden.prompts.facts import Happened, PersonFacts
from networkgarden.prompts.words import ago, noun_of, quoted, topic_of

NOTE_WITHIN = 400
"""A note older than so many days is no news."""
LONG_KNOWN = 3
"""Contacts from which on "you used to be in touch" is true."""

Reason = tuple[str, Mapping[str, str]]


def reason_for(person: PersonFacts, situation: str, long_gap: bool, day: int) -> Reason:
    """The situation whose sentence says it best, and the words it names."""
    note = _note_since(person, day)
    if note is not None and situation in ("due", "asleep", "new"):
        return "noted", {"note": quoted(note.note), "noted": ago(day - note.day)}
    if situation != "due":
        return situation, {}
    if long_gap and person.standing.interactions >= LONG_KNOWN:
        return "quiet", {}
    last = next((one for one in person.acts if one.kind is not Kind.NOTE), None)
    topic = topic_of(last) if last else ""
    if last and topic and last.one_to_one:
        return "due_about", {"topic": topic, "last": noun_of(last)}
    return "due", {}


def _note_since(person: PersonFacts, day: int) -> Happened | None:
    """The newest note of one's own since the last contact: something that happened to them, not talked of yet."""
    last = person.standing.last_contact_on or 0
    return next((one for one in person.acts if one.kind is Kind.NOTE and one.note.strip()
                 and last <= one.day and day - one.day <= NOTE_WITHIN), None)
