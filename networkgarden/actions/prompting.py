"""Today's prompts, and what answering one changes (product.md §3, model.md §6)."""

from __future__ import annotations

from collections.abc import Sequence

from networkgarden.actions.amnesty import amnesty_offer
from networkgarden.actions.changes import Changes
from networkgarden.actions.contacts import change_state, set_state, who_text
from networkgarden.actions.interactions import PHRASES, keep, new_interaction
from networkgarden.actions.prompt_people import facts_of, people_on, prompt_settings, templates
from networkgarden.actions.tending import Tending
from networkgarden.domain.kinds import Kind, State, usual_direction
from networkgarden.domain.relations import ACQUAINTED, Link
from networkgarden.errors import NotFound
from networkgarden.prompts.candidates import WAKE_UP, is_long_gap
from networkgarden.prompts.engine import prompts_for
from networkgarden.prompts.events import event_of, prompt_of
from networkgarden.prompts.facts import DONE, LATER, REST, Offered, Prompt, unwanted
from networkgarden.prompts.ladder import last_act, logged_as, possible_acts
from networkgarden.prompts.letting_go import snooze_days
from networkgarden.prompts.making import make_prompt
from networkgarden.prompts.reasons import reason_for
from networkgarden.prompts.score import score
from networkgarden.prompts.words import fact_about, wording_on
from networkgarden.storage import keepsakes, reading_list
from networkgarden.storage.garden import Recording
from networkgarden.storage.prompt_facts import PromptReader

__all__ = ["Prompt", "day_on", "done_already", "let_rest", "not_now", "offered", "prompt_for", "prompts_on", "snooze",
           "token"]

COURTESIES = ("thank_you", "answer")
"""What is suggested for a person before any step of the ladder."""


def prompts_on(tending: Tending, day: int | None = None) -> list[Prompt]:
    """The prompts of ``day`` (the present garden day without one). It only looks: nothing is recorded."""
    wanted = tending.today() if day is None else day
    return list(prompts_for(people_on(tending, wanted).facts, wanted, prompt_settings(tending), templates()))


def day_on(tending: Tending, day: int | None = None) -> tuple[list[Prompt], Prompt | None]:
    """The prompts of a day and, beside them, the offer to begin again where it is due. It only looks."""
    wanted = tending.today() if day is None else day
    people = people_on(tending, wanted)
    return (list(prompts_for(people.facts, wanted, prompt_settings(tending), templates())),
            amnesty_offer(tending, wanted, people.standings))


def prompt_for(tending: Tending, contact_id: str) -> Prompt | None:
    """The act suggested for one person now, due or not: what the water key proposes. Courtesy comes first."""
    day = tending.today()
    settings = prompt_settings(tending)
    for person in facts_of(tending, [one for one in tending.standings() if one.contact_id == contact_id], day):
        wording = wording_on(day, [person], templates())
        event = event_of(person, day, settings)
        if event is not None and event.kind in COURTESIES:
            return prompt_of(event, day, wording)
        long_gap = is_long_gap(person.standing, day)
        acts = [(logged_as(act) is not last_act(person), score(person, act, day), act)
                for act in possible_acts(person, long_gap, unwanted(person, settings)) if act != "article"]
        if acts:
            *_, act = max(acts)
            last = person.standing.last_contact_on
            told, names = reason_for(person, "new" if last is None else "due", False, day)
            fact = fact_about(told, person, last or person.state_since, day, wording.templates, names)
            return make_prompt(act, act, fact, person, day, wording, names=names)
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
    """Log the prompt's act once for today; answering it again changes nothing. Where it proposes rest, let rest. A
    promise is kept by it, an introduction links the two, something shared is noted on the reading list.

    Raises NotFound when the contact has left the garden.
    """
    if not prompt.act:
        return let_rest(tending, prompt.contact_id)
    kind = logged_as(prompt.act)
    who = [prompt.contact_id, *([prompt.other_id] if prompt.other_id else [])]
    rows = _rows(tending, who)
    title = f"Logged {PHRASES[kind]} with {who_text(tending, who)}"
    if DONE in _answers_today(tending, prompt.contact_id):
        return Changes(title, tuple(who), undoable=False)
    note = prompt.act if kind is Kind.MEETING else prompt.note
    interaction = new_interaction(tending, who, kind, direction=usual_direction(kind), note=note)
    with tending.action(title) as running:
        keep(tending, running, interaction, rows)
        running.write.add_offers([_offer(rows[prompt.contact_id], tending.today(), prompt, DONE)])
        _carry_out(tending, running, prompt, rows)
    return Changes(title, tuple(who))


def _carry_out(tending: Tending, running: Recording, prompt: Prompt, rows: dict[str, int]) -> None:
    """What doing the act settles beside the log."""
    if prompt.promise_id:
        keepsakes.set_kept(running.write, prompt.promise_id, tending.today())
    if prompt.other_id:
        keepsakes.add_links(running.write, [Link(prompt.contact_id, prompt.other_id, ACQUAINTED)], rows)
    if prompt.reading is not None:
        reading_list.share(running.write, prompt.reading.id, rows[prompt.contact_id], tending.today())


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
    """Without guilt and without deleting: it sleeps, and wakes with its old roots at the next contact.

    Somebody who rests already goes on resting; where that answers a wake-up it counts as the second time.
    """
    rows = _rows(tending, [contact_id])
    contact = tending.garden.read.contact(contact_id)
    resting = contact is not None and contact.state is State.RESTING
    if contact is None or (resting and not _woken(tending, contact_id)):
        return set_state(tending, [contact_id], State.RESTING)
    title = f"{contact.name} was let rest"
    with tending.action(title) as running:
        if not resting:
            change_state(running, rows[contact_id], State.RESTING, tending.today())
        running.write.add_offers([(rows[contact_id], tending.today(), WAKE_UP if resting else "", "", "", REST, None)])
    return Changes(title, (contact_id,))


def _woken(tending: Tending, contact_id: str) -> bool:
    """Whether a wake-up was shown since the last "Let it rest"."""
    offers = PromptReader(tending.garden.read, [contact_id], tending.today()).offers().get(contact_id, ())
    known = (one for one in (Offered(*offer) for offer in offers) if one.kind == WAKE_UP or one.answer == REST)
    newest = next(known, None)
    return newest is not None and newest.answer != REST


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
