"""Today's prompts: gathered from the garden, and what answering one changes (product.md §3, model.md §6)."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from datetime import date

from networkgarden.actions.changes import Changes
from networkgarden.actions.contacts import change_state, set_state, who_text
from networkgarden.actions.interactions import PHRASES, keep, new_interaction
from networkgarden.actions.tending import Tending
from networkgarden.domain.days import active_days, merged
from networkgarden.domain.incoming import PointKind
from networkgarden.domain.kinds import Condition, Direction, Kind, Reaction, State, usual_direction
from networkgarden.domain.standing import Standing
from networkgarden.errors import NotFound
from networkgarden.prompts.candidates import WAKE_UP_DAYS, is_long_gap, snooze_days
from networkgarden.prompts.engine import prompts_for
from networkgarden.prompts.events import ANSWER_WITHIN, make_prompt
from networkgarden.prompts.facts import DONE, LATER, REST, Happened, Offered, PersonFacts, Prompt, PromptSettings
from networkgarden.prompts.ladder import last_act, logged_as, possible_acts
from networkgarden.prompts.score import score, worth_of
from networkgarden.prompts.words import Templates, fact_about, read_templates
from networkgarden.storage.prompt_facts import PromptReader, with_birthday, with_offers_since
from networkgarden.system.resources import resource

__all__ = ["Prompt", "done_already", "let_rest", "not_now", "offered", "prompt_for", "prompts_on", "snooze", "token"]

MOST_LOOKED_AT = 150
"""Of the people due, asleep or new, only so many of the worthiest have their history read: a day shows a few."""


def prompts_on(tending: Tending, day: int | None = None) -> list[Prompt]:
    """The prompts of ``day`` (the present garden day without one). It only looks: nothing is recorded."""
    wanted = tending.today() if day is None else day
    settings = PromptSettings(tending.settings.prompts_per_day, frozenset(tending.settings.never_kinds))
    people = _facts(tending, _worth_a_look(tending, wanted), wanted)
    return list(prompts_for(people, wanted, settings, templates()))


def prompt_for(tending: Tending, contact_id: str) -> Prompt | None:
    """The act suggested for one person now, due or not: what the water key proposes."""
    day = tending.today()
    standing = [one for one in tending.standings() if one.contact_id == contact_id]
    never = frozenset(tending.settings.never_kinds)
    for person in _facts(tending, standing, day):
        words = templates()
        acts = [(logged_as(act) is not last_act(person), score(person, act), act)
                for act in possible_acts(person, is_long_gap(person.standing, day), never)]
        if acts:
            *_, act = max(acts)
            last = person.standing.last_contact_on
            fact = fact_about("new" if last is None else "due", person, last or person.state_since, day, words)
            return make_prompt(act, act, fact, person, day, words)
    return None


def token(prompt: Prompt, day: int) -> str:
    """Names a prompt in notifications: answered twice, it acts once."""
    return f"{prompt.contact_id}:{day}"


def offered(tending: Tending, prompts: Sequence[Prompt]) -> None:
    """Note that these were shown today, each once. Not an act of the person, so there is nothing to undo."""
    day = tending.today()
    rows = tending.garden.read.rows_of(prompt.contact_id for prompt in prompts if prompt.contact_id)
    shown = {row[0] for row in tending.garden.read.query("SELECT contact FROM offer WHERE day = ?", (day,))}
    new = [_offer(rows[one.contact_id], day, one) for one in prompts
           if one.contact_id in rows and rows[one.contact_id] not in shown]
    if new:
        tending.garden.note_offers(new)


def done_already(tending: Tending, prompt: Prompt) -> Changes:
    """Log the prompt's act once for today; answering it again changes nothing. Where it proposes rest, let rest.

    Raises NotFound when the contact has left the garden.
    """
    if not prompt.act:
        return let_rest(tending, prompt.contact_id)
    kind = logged_as(prompt.act)
    title = f"Logged {PHRASES[kind]} with {prompt.name}"
    rows = _rows(tending, [prompt.contact_id])
    if DONE in _answers_today(tending, prompt.contact_id):
        return Changes(title, (prompt.contact_id,), undoable=False)
    interaction = new_interaction(tending, [prompt.contact_id], kind, direction=usual_direction(kind),
                                  note=prompt.act if kind is Kind.MEETING else "")
    with tending.action(title) as running:
        keep(tending, running, interaction, rows)
        running.write.add_offers([_offer(rows[prompt.contact_id], tending.today(), prompt, DONE)])
    return Changes(title, (prompt.contact_id,))


def not_now(tending: Tending, prompt: Prompt) -> Changes:
    """Put off by 3, 7, 14 days; from then on a rest is proposed instead of an act."""
    return snooze(tending, [prompt.contact_id], prompt)


def snooze(tending: Tending, contact_ids: Sequence[str], prompt: Prompt | None = None) -> Changes:
    """Put people off without logging anything; whoever was answered today is left alone."""
    day = tending.today()
    rows = _rows(tending, contact_ids)
    title = f"{who_text(tending, contact_ids)}: not now"
    waiting = [contact_id for contact_id in rows if not _answers_today(tending, contact_id)]
    if not waiting:
        return Changes(title, tuple(contact_ids), undoable=False)
    reader = PromptReader(tending.garden.read, waiting, day)
    offers, contacts = reader.offers(), reader.last_contacts()
    with tending.action(title) as running:
        running.write.add_offers([
            _offer(rows[one], day, prompt, LATER, day + snooze_days(
                tuple(Offered(*offer) for offer in offers.get(one, ())), contacts.get(one))) for one in waiting])
    return Changes(title, tuple(contact_ids))


def let_rest(tending: Tending, contact_id: str) -> Changes:
    """Without guilt and without deleting: it sleeps, and wakes with its old roots at the next contact."""
    rows = _rows(tending, [contact_id])
    contact = tending.garden.read.contact(contact_id)
    if contact is None or contact.state is State.RESTING:
        return set_state(tending, [contact_id], State.RESTING)
    title = f"{contact.name} was let rest"
    with tending.action(title) as running:
        change_state(running, rows[contact_id], State.RESTING, tending.today())
        running.write.add_offers([_offer(rows[contact_id], tending.today(), None, REST)])
    return Changes(title, (contact_id,))


def templates() -> Templates:
    return read_templates(resource("texts/prompts.en.toml").read_text(encoding="utf-8"))


def _offer(row: int, day: int, prompt: Prompt | None, answer: str = "",
           until: int | None = None) -> tuple[int, int, str, str, str, str, int | None]:
    if prompt is None:
        return row, day, "", "", "", answer, until
    return row, day, prompt.kind, prompt.act, prompt.template, answer, until


def _rows(tending: Tending, contact_ids: Sequence[str]) -> dict[str, int]:
    rows = tending.garden.read.rows_of(contact_ids)
    if len(rows) < len(set(contact_ids)):
        raise NotFound("That contact is no longer in the garden.")
    return rows


def _answers_today(tending: Tending, contact_id: str) -> set[str]:
    return {row[0] for row in tending.garden.read.query(
        "SELECT answer FROM offer JOIN contact ON contact.id = offer.contact WHERE contact.uuid = ? AND day = ? "
        "AND answer != ''", (contact_id, tending.today()))}


def _worth_a_look(tending: Tending, day: int) -> list[Standing]:
    """Everybody who could be prompted: a cheap sieve before their history is read."""
    read = tending.garden.read
    when = date.fromordinal(day)
    birthdays = with_birthday(read, when.month, when.day)
    if (when.month, when.day) == (2, 28) and not calendar.isleap(when.year):
        birthdays |= with_birthday(read, 2, 29)
    listed = birthdays | with_offers_since(read, day - WAKE_UP_DAYS)
    found: list[Standing] = []
    due: list[Standing] = []
    new: list[Standing] = []
    for one in tending.standings(day):
        last = one.last_contact_on
        if one.contact_id in listed or one.state is State.RESTING:
            found.append(one)
        elif one.state is State.PLANTED and last is None:
            new.append(one)
        elif one.state is State.PLANTED and last is not None and day - last <= ANSWER_WITHIN:
            found.append(one)
        elif one.state is State.PLANTED and one.due_on is not None and one.due_on <= day and not one.wet:
            due.append(one)
    due.sort(key=lambda one: (-worth_of(one), one.contact_id))
    new.sort(key=lambda one: (one.circle, one.seed))
    awake = [one for one in due if one.condition is not Condition.ASLEEP]
    asleep = [one for one in due if one.condition is Condition.ASLEEP]
    return [*found, *awake[:MOST_LOOKED_AT], *asleep[:MOST_LOOKED_AT], *new[:MOST_LOOKED_AT]]


def _facts(tending: Tending, standings: Sequence[Standing], day: int) -> list[PersonFacts]:
    reader = PromptReader(tending.garden.read, [one.contact_id for one in standings], day)
    acts, offers, channels = reader.acts(), reader.offers(), reader.channels()
    birthdays, since, called = reader.birthdays(), reader.state_since(), reader.called()
    paused = active_days(day, day + 1, merged(tending.garden.read.pauses())) == 0
    return [PersonFacts(
        one,
        tuple(Happened(when, Kind(kind), Direction(direction), Reaction(reaction) if reaction else None, note)
              for when, kind, direction, reaction, note in acts.get(one.contact_id, ())),
        tuple(Offered(*offer) for offer in offers.get(one.contact_id, ())),
        channels[one.contact_id].get(PointKind.EMAIL, ""), channels[one.contact_id].get(PointKind.PHONE, ""),
        channels[one.contact_id].get(PointKind.PROFILE, ""), birthdays.get(one.contact_id),
        since.get(one.contact_id, 1), called.get(one.contact_id, ""), paused) for one in standings]
