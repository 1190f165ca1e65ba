"""Drafts for an act with somebody, from the person's own templates and what the garden knows. Nothing is sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from networkgarden.actions.changes import Changes
from networkgarden.actions.import_answers import known_me
from networkgarden.actions.tending import Tending
from networkgarden.domain.contact import Contact
from networkgarden.domain.drafting import PURPOSES, Draft, DraftTemplate, OwnTemplate
from networkgarden.domain.incoming import PointKind
from networkgarden.domain.interaction import Interaction
from networkgarden.domain.kinds import Direction, Kind
from networkgarden.domain.links import https, mail_address
from networkgarden.domain.words import first_name
from networkgarden.errors import NotFound, UsageError
from networkgarden.prompts.drafts import (
    GAP,
    PLACEHOLDERS,
    Drafts,
    body_of,
    phrase_of,
    read_drafts,
    subject_of,
    unknown_placeholders,
)
from networkgarden.prompts.words import ago
from networkgarden.storage import reading_list
from networkgarden.system.resources import resource

__all__ = ["GAP", "PLACEHOLDERS", "PURPOSES", "Draft", "DraftTemplate", "draft_for", "drafts_of", "keep_template",
           "length_words", "own_name", "reset_template", "set_own_name", "shipped", "unknown_placeholders"]

OWN_NAME = "own name"
LANGUAGE = "en"
LONGEST_SUBJECT, LONGEST_BODY = 500, 20_000
FACTS_SHOWN = 4


@dataclass(frozen=True, slots=True)
class Known:
    """A contact with its history, newest first."""

    contact: Contact
    history: Sequence[Interaction]

    @property
    def first(self) -> str:
        return first_name(self.contact.name, (self.contact.nickname or self.contact.given).strip())

    @property
    def last(self) -> Interaction | None:
        return next((one for one in self.history if one.kind is not Kind.NOTE), None)


def draft_for(tending: Tending, contact_ids: Sequence[str], act: str, *, fact: str = "",
              extra: Mapping[str, str] | None = None) -> Draft:
    """A draft of ``act`` to somebody; for an introduction, to both.

    ``fact`` is why now; ``extra`` gives values for placeholders (place, dates, article …). Raises NotFound for a
    contact that has left the garden, UsageError for an act that has no draft.
    """
    drafts = drafts_of(tending)
    template = drafts.templates.get(act)
    if template is None:
        raise UsageError(f"There is no draft for “{act}”.")
    people = [_known(tending, contact_id) for contact_id in dict.fromkeys(contact_ids)]
    facts = {**_facts(tending, people, drafts.phrases), "fact": fact, **(extra or {})}
    addresses = [next(filter(None, map(mail_address, one.contact.emails)), "") for one in people]
    return Draft(act, tuple(one.contact.id for one in people), _to_words(people),
                 tuple(one for one in addresses if one), profile_of(people[0].contact) if len(people) == 1 else "",
                 subject_of(template.subject, facts), body_of(template.body, facts), template.purpose,
                 facts_about(people[0], tending.today(), drafts.phrases) if len(people) == 1 else ())


def drafts_of(tending: Tending) -> Drafts:
    """The templates in use: the person's own before the shipped ones."""
    first = shipped()
    own = {one.act: DraftTemplate(one.subject, one.body, first.templates[one.act].purpose)
           for one in reading_list.own_templates(tending.garden.read)
           if one.language == LANGUAGE and one.act in first.templates}
    return Drafts({**first.templates, **own}, first.phrases)


def shipped() -> Drafts:
    return read_drafts(resource(f"texts/drafts.{LANGUAGE}.toml").read_text(encoding="utf-8"))


def keep_template(tending: Tending, act: str, subject: str, body: str) -> Changes:
    """Keep the person's own words for an act; the shipped words again are no words of one's own."""
    before = shipped().templates.get(act)
    if before is None:
        raise UsageError(f"There is no draft for “{act}”.")
    if not body.strip():
        raise UsageError("A template needs some words.", "Or take the one that came with the program.")
    if len(subject) > LONGEST_SUBJECT or len(body) > LONGEST_BODY:
        raise UsageError("This template is too long.")
    own = OwnTemplate(act, LANGUAGE, " ".join(subject.split()), body.strip("\n"))
    if (own.subject, own.body) == (before.subject, before.body):
        return reset_template(tending, act)
    with tending.action("Template changed") as running:
        reading_list.keep_template(running.write, own)
    return Changes("Template changed")


def reset_template(tending: Tending, act: str) -> Changes:
    title = "The template that came with the program is back"
    if not any(one.act == act and one.language == LANGUAGE for one in reading_list.own_templates(tending.garden.read)):
        return Changes(title, undoable=False)
    with tending.action(title) as running:
        reading_list.drop_template(running.write, act, LANGUAGE)
    return Changes(title)


def own_name(tending: Tending) -> str:
    """How the person signs: as they said it, else as their files told; "" while it is not known."""
    said = tending.garden.read.meta(OWN_NAME)
    return said if said is not None else next((one.value for one in known_me(tending) if one.kind == "name"), "")


def set_own_name(tending: Tending, name: str) -> None:
    tending.garden.note(OWN_NAME, " ".join(name.split())[:LONGEST_SUBJECT])


def length_words(minutes: int, phrases: Mapping[str, str]) -> str:
    if minutes == 60:
        return phrases["hour"]
    if minutes % 60 == 0:
        return phrases["hours"].replace("{hours}", str(minutes // 60))
    return phrases["minutes"].replace("{minutes}", str(minutes))


def profile_of(contact: Contact) -> str:
    return next(filter(None, map(https, contact.values(PointKind.PROFILE))), "")


def facts_about(person: Known, today: int, phrases: Mapping[str, str]) -> tuple[str, ...]:
    """Lines to have before one's eyes while writing or calling: how one knows them, and what happened last."""
    contact = person.contact
    role = ", ".join(part for part in (contact.title, contact.organisation) if part)
    lines = [role, contact.note.strip()]
    for one in person.history[:FACTS_SHOWN]:
        when = ago(today - one.day)
        if one.kind is Kind.NOTE:
            lines.append(f"{when}: {one.note}")
        else:
            lines.append(": ".join(part for part in (_contact_words(one, today, phrases), _rest(one)) if part))
    return tuple(line[:1].upper() + line[1:] for line in lines if line)


def known(tending: Tending, contact_id: str) -> Known:
    """Raises NotFound."""
    return _known(tending, contact_id)


def _known(tending: Tending, contact_id: str) -> Known:
    contact = tending.garden.read.contact(contact_id)
    if contact is None:
        raise NotFound("That contact is no longer in the garden.")
    return Known(contact, tending.garden.read.interactions(contact_id))


def _facts(tending: Tending, people: Sequence[Known], phrases: Mapping[str, str]) -> dict[str, str]:
    person, today = people[0], tending.today()
    contact, last = person.contact, person.last
    shared = last is not None and last.direction is not Direction.SENT
    words = _contact_words(last, today, phrases) if last else ""
    facts = {"first": person.first, "name": contact.name, "organisation": contact.organisation, "title": contact.title,
             "me": own_name(tending), "today": date.fromordinal(today).isoformat(), "last_contact": words,
             "occasion": words if shared else "", "note": contact.note}
    facts["again"] = phrase_of(phrases["again"], facts)
    if len(people) > 1:
        facts |= {"other": people[1].contact.name, "other_first": people[1].first}
    return facts


def _to_words(people: Sequence[Known]) -> str:
    """Names with the address each would be written to."""
    shown = []
    for one in people:
        address = next(filter(None, map(mail_address, one.contact.emails)), "")
        shown.append(f"{one.contact.name} <{address}>" if address else one.contact.name)
    return ", ".join(shown)


def _contact_words(one: Interaction, today: int, phrases: Mapping[str, str]) -> str:
    """As in "our lunch yesterday", "your e-mail 3 weeks ago"."""
    what = one.note.partition(":")[0].strip().casefold() if one.kind is Kind.MEETING else ""
    kind = phrases.get(what, "") if what in ("coffee", "lunch", "dinner", "walk", "event") else ""
    whole = phrases.get(f"{one.kind.value}_{one.direction.value}", phrases[one.direction.value])
    return whole.replace("{kind}", kind or phrases[one.kind.value]).replace("{ago}", ago(today - one.day))


def _rest(one: Interaction) -> str:
    """The note without the first word that only says which kind of meeting it was."""
    first, colon, rest = one.note.partition(":")
    if one.kind is Kind.MEETING and first.strip().casefold() in ("coffee", "lunch", "dinner", "walk", "event"):
        return rest.strip() if colon else ""
    return one.note.strip()
