"""Planting and changing contacts."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from networkgarden.actions.changes import Changes
from networkgarden.actions.tending import Tending
from networkgarden.domain.contact import FORMER_NAME, Contact, Source, StateChange
from networkgarden.domain.incoming import Point, PointKind
from networkgarden.domain.kinds import LONGEST_RHYTHM, RHYTHM_OF_CIRCLE, SHORTEST_RHYTHM, State
from networkgarden.domain.links import mail_address
from networkgarden.domain.species import seed_number, species_for
from networkgarden.domain.words import folded, one_line, plain
from networkgarden.errors import NotFound, UsageError
from networkgarden.storage.garden import Recording

DONE = {State.PLANTED: "planted", State.RESTING: "let rest", State.ARCHIVED: "archived",
        State.SEED: "put back as a seed"}


def check_circle(circle: int) -> int:
    if circle not in RHYTHM_OF_CIRCLE:
        raise UsageError(f"There is no circle {circle}.", "Circles are 5, 15, 50 and 150.")
    return circle


def check_rhythm(days: int | None) -> int | None:
    if days is not None and not SHORTEST_RHYTHM <= days <= LONGEST_RHYTHM:
        raise UsageError(f"A rhythm of {days} days is not possible.",
                         f"Choose {SHORTEST_RHYTHM} to {LONGEST_RHYTHM} days.")
    return days


def new_contact(name: str, state: State, day: int, circle: int, contact_id: str = "", **facts: Any) -> Contact:
    """A contact that is new to the garden, with its plant. ``contact_id`` keeps an id from a file."""
    own = contact_id or str(uuid.uuid4())
    seed = seed_number(own)
    return Contact(own, name, seed, species_for(circle, seed), circle, created_on=day,
                   states=(StateChange(day, state),), **facts)


def add_contact(tending: Tending, name: str, *, emails: Sequence[str] = (), phones: Sequence[str] = (),
                circle: int = 50, every_days: int | None = None, beds: Sequence[str] = (),
                established: bool = False) -> tuple[Changes, str]:
    """A planted contact; the changes and its id. Raises UsageError for an empty name, an address that is none, circle
    or rhythm."""
    shown = one_line(name)
    if not shown:
        raise UsageError("A contact needs a name.")
    points = (*(Point(PointKind.EMAIL, check_address(email)) for email in emails if email.strip()),
              *(Point(PointKind.PHONE, one_line(phone)) for phone in phones))
    contact = new_contact(shown, State.PLANTED, tending.today(), check_circle(circle),
                          every_days=check_rhythm(every_days), established=established, points=points,
                          beds=tuple(dict.fromkeys(filter(None, map(one_line, beds)))))
    title = f"{shown} was planted"
    with tending.action(title) as running:
        running.touch(running.write.add_contacts([contact]))
    return Changes(title, (contact.id,)), contact.id


def check_address(email: str) -> str:
    """An e-mail address as it is kept. Raises UsageError for anything that is not one address."""
    if not mail_address(email.strip()) or one_line(email) != email.strip():
        raise UsageError(f"“{one_line(email)}” is no e-mail address.", "Write it as name@example.org.")
    return email.strip()


def set_state(tending: Tending, contact_ids: Sequence[str], state: State) -> Changes:
    """Plant, rest or archive; whoever is in that state already is left alone."""
    return _move(tending, dict.fromkeys(contact_ids, state), DONE[state])


def plant_in_circle(tending: Tending, contact_id: str, circle: int) -> Changes:
    """Plant a seed in a circle; its plant is chosen by that circle, once."""
    contact = _contact(tending, contact_id)
    row = tending.garden.read.rows_of([contact_id])[contact_id]
    title = f"{contact.name} was planted"
    with tending.action(title) as running:
        running.write.set_facts(row, {"circle": check_circle(circle), "species": species_for(circle, contact.seed)})
        change_state(running, row, State.PLANTED, tending.today())
    return Changes(title, (contact_id,))


def restore(tending: Tending, contact_ids: Sequence[str]) -> Changes:
    """Back to the state before the present one; somebody kept in memory by mistake lives again."""
    before: dict[str, State] = {}
    for contact_id in contact_ids:
        states = _contact(tending, contact_id).states
        earlier = [one.state for one in states if one.state is not states[-1].state] if states else []
        before[contact_id] = earlier[-1] if earlier else State.SEED
    return _move(tending, before, "restored")


def _move(tending: Tending, states: dict[str, State], done: str) -> Changes:
    moving = {key: state for key, state in states.items() if _contact(tending, key).state is not state}
    title = f"{who_text(tending, list(states))} {'was' if len(states) == 1 else 'were'} {done}"
    if not moving:
        return Changes(title, tuple(states), undoable=False)
    rows = tending.garden.read.rows_of(moving)
    with tending.action(title) as running:
        for contact_id, state in moving.items():
            change_state(running, rows[contact_id], state, tending.today())
    return Changes(title, tuple(states))


def change_state(running: Recording, row: int, state: State, day: int) -> None:
    running.write.set_state(row, state, day)
    if state is not State.ARCHIVED:
        running.write.run("UPDATE contact SET died_on = NULL WHERE id = ? AND died_on IS NOT NULL", (row,))
    running.touch((row,))


def set_circle(tending: Tending, contact_ids: Sequence[str], circle: int, every_days: int | None = None) -> Changes:
    """Change circle and rhythm. The plant keeps its species."""
    check_circle(circle)
    check_rhythm(every_days)
    rows = tending.garden.read.rows_of(contact_ids)
    title = f"Circle of {who_text(tending, contact_ids)} changed"
    with tending.action(title) as running:
        for row in rows.values():
            running.write.set_facts(row, {"circle": circle, "every_days": every_days})
        running.touch(rows.values())
    return Changes(title, tuple(contact_ids))


def edit_contact(tending: Tending, contact: Contact) -> Changes:
    """Keep a contact as it was edited; its state, seed number and history stay as they are."""
    before = _contact(tending, contact.id)
    kept = replace(_typed(contact), states=before.states, seed=before.seed, created_on=before.created_on,
                   sources=before.sources)
    if folded(kept.name) != folded(before.name):
        former = Source(FORMER_NAME, folded(before.name))
        kept = replace(kept, sources=tuple(dict.fromkeys((*before.sources, former))))
    check_circle(kept.circle)
    check_rhythm(kept.every_days)
    title = f"{kept.name} was changed"
    with tending.action(title) as running:
        rewrite(running, tending.garden.read.rows_of([contact.id])[contact.id], kept)
    return Changes(title, (contact.id,))


def _typed(contact: Contact) -> Contact:
    """Its words as they may be kept."""
    name = one_line(contact.name)
    if not name:
        raise UsageError("A contact needs a name.")
    return replace(contact, name=name, given=one_line(contact.given), family=one_line(contact.family),
                   nickname=one_line(contact.nickname), organisation=one_line(contact.organisation),
                   title=one_line(contact.title), note=plain(contact.note))


def rewrite(running: Recording, row: int, contact: Contact) -> None:
    """Replace everything kept of a contact but its interactions."""
    write = running.write
    write.clear_contact(row)
    write.set_facts(row, {
        "name": contact.name, "given": contact.given, "family": contact.family, "nickname": contact.nickname,
        "organisation": contact.organisation, "title": contact.title, "note": contact.note,
        "species": contact.species, "circle": contact.circle, "every_days": contact.every_days,
        "established": int(contact.established), "seed": contact.seed, "created_on": contact.created_on,
        "died_on": contact.died_on, "state": contact.state})
    write.add_belongings([(row, contact)])
    running.touch((row,))


def who_text(tending: Tending, contact_ids: Sequence[str]) -> str:
    """"Ada", "Ada and Linus", "Ada, Linus and 3 more"."""
    names = [_contact(tending, contact_id).name for contact_id in contact_ids[:2]]
    more = len(contact_ids) - len(names)
    return f"{', '.join(names)} and {more} more" if more else " and ".join(names)


def _contact(tending: Tending, contact_id: str) -> Contact:
    contact = tending.garden.read.contact(contact_id)
    if contact is None:
        raise NotFound("That contact is no longer in the garden.")
    return contact
