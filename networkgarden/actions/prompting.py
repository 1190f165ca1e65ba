"""Today's prompts: gathered from the garden, and what answering one changes (product.md §3, model.md §6)."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from datetime import date

from networkgarden.actions.changes import Changes
from networkgarden.actions.contacts import change_state, set_state, who_text
from networkgarden.actions.interactions import PHRASES, keep, new_interaction
from networkgarden.actions.tending import Tending
from networkgarden.domain.incoming import PointKind
from networkgarden.domain.kinds import Condition, Direction, Kind, Reaction, State
from networkgarden.domain.standing import Standing
from networkgarden.prompts.engine import WAKE_UP_DAYS, prompts_for, snooze_days
from networkgarden.prompts.events import ANSWER_WITHIN, make_prompt
from networkgarden.prompts.facts import DONE, LATER, REST, Happened, Offered, PersonFacts, Prompt, PromptSettings
from networkgarden.prompts.ladder import logged_as, possible_acts
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
        acts = [(score(person, act, True), act) for act in possible_acts(person, False, never)]
        if acts:
            _, act = max(acts)
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
    """Log the prompt's act once for today; answering it again changes nothing."""
    kind = logged_as(prompt.act)
    title = f"Logged {PHRASES[kind]} with {prompt.name}"
    if _answered_today(tending, prompt.contact_id):
        return Changes(title, (prompt.contact_id,), undoable=False)
    note = prompt.act if kind is Kind.MEETING else ""
    interaction = new_interaction(tending, [prompt.contact_id], kind, direction=Direction.BOTH if kind in (
        Kind.CALL, Kind.MEETING) else Direction.SENT, note=note)
    rows = tending.garden.read.rows_of([prompt.contact_id])
    with tending.action(title) as running:
        keep(tending, running, interaction, rows)
        running.write.add_offers([_offer(rows[prompt.contact_id], tending.today(), prompt, DONE)])
    return Changes(title, (prompt.contact_id,))


def not_now(tending: Tending, prompt: Prompt) -> Changes:
    """Put off by 3, 7, 14 days; the fourth time the person is let rest."""
    return snooze(tending, [prompt.contact_id], prompt)


def snooze(tending: Tending, contact_ids: Sequence[str], prompt: Prompt | None = None) -> Changes:
    """Put people off without logging anything; after the third time in a row a rest is due."""
    day = tending.today()
    waiting = [contact_id for contact_id in contact_ids if not _answered_today(tending, contact_id)]
    facts = {person.standing.contact_id: person for person in _facts(
        tending, [one for one in tending.standings() if one.contact_id in waiting], day)}
    title = f"{who_text(tending, contact_ids)}: not now"
    rows = tending.garden.read.rows_of(facts)
    if not rows:
        return Changes(title, tuple(contact_ids), undoable=False)
    with tending.action(title) as running:
        for contact_id, row in rows.items():
            days = snooze_days(facts[contact_id])
            if days is None:
                change_state(running, row, State.RESTING, day)
            running.write.add_offers([_offer(row, day, prompt, LATER if days else REST, day + days if days else None)])
    return Changes(title, tuple(contact_ids))


def let_rest(tending: Tending, contact_id: str) -> Changes:
    """Without guilt and without deleting: it sleeps, and wakes with its old roots at the next contact."""
    rows = tending.garden.read.rows_of([contact_id])
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


def _answered_today(tending: Tending, contact_id: str) -> bool:
    return bool(tending.garden.read.query(
        "SELECT 1 FROM offer JOIN contact ON contact.id = offer.contact WHERE contact.uuid = ? AND day = ? "
        "AND answer != ''", (contact_id, tending.today())))


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
    birthdays, since = reader.birthdays(), reader.state_since()
    return [PersonFacts(
        one,
        tuple(Happened(when, Kind(kind), Direction(direction), Reaction(reaction) if reaction else None, note)
              for when, kind, direction, reaction, note in acts.get(one.contact_id, ())),
        tuple(Offered(*offer) for offer in offers.get(one.contact_id, ())),
        channels[one.contact_id].get(PointKind.EMAIL, ""), channels[one.contact_id].get(PointKind.PHONE, ""),
        channels[one.contact_id].get(PointKind.PROFILE, ""), birthdays.get(one.contact_id),
        since.get(one.contact_id, 1)) for one in standings]

