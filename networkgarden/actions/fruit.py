"""Fruit: what a contact bore, who led to it, and what was asked of them."""

from __future__ import annotations

import uuid

from networkgarden.actions.changes import Changes
from networkgarden.actions.contacts import who_text
from networkgarden.actions.tending import Tending
from networkgarden.domain.days import iso
from networkgarden.domain.fruit import FRUIT_PHRASES, Fruit, FruitKind
from networkgarden.errors import NotFound, UsageError
from networkgarden.storage import keepsakes


def fruits_of(tending: Tending, contact_id: str | None = None) -> tuple[Fruit, ...]:
    """Newest first, asks left out; of one contact or of the whole garden."""
    return tuple(one for one in reversed(keepsakes.fruits(tending.garden.read, contact_id)) if one.fruit.borne)


def led_by(tending: Tending, contact_id: str) -> tuple[Fruit, ...]:
    """Fruit on other plants that this contact led to, newest first."""
    return tuple(one for one in reversed(keepsakes.fruits(tending.garden.read)) if one.led_by == contact_id)


def log_fruit(tending: Tending, contact_id: str, fruit: FruitKind, note: str = "", day: int | None = None,
              led_by: str | None = None) -> Changes:
    """Log fruit on the plant that bore it, or (``FruitKind.ASK``) that they were asked for something.

    Raises UsageError for a day that has not come yet or somebody who leads to their own fruit, NotFound for nobody.
    """
    today = tending.today()
    happened = today if day is None else day
    if happened > today:
        raise UsageError(f"{iso(happened)} has not come yet.", "Log what has happened.")
    if led_by == contact_id:
        raise UsageError("Nobody leads to their own fruit.", "Leave out who led to it.")
    title = f"Logged {FRUIT_PHRASES[fruit]} {'from' if fruit.borne else 'to'} {who_text(tending, [contact_id])}"
    rows = tending.garden.read.rows_of([contact_id, *([led_by] if led_by else [])])
    if led_by is not None and led_by not in rows:
        raise NotFound("The contact who led to it is no longer in the garden.")
    with tending.action(title) as running:
        keepsakes.add_fruits(running.write, [
            Fruit(str(uuid.uuid4()), contact_id, fruit, " ".join(note.split()), happened, led_by)], rows)
    return Changes(title, tuple(rows))


def remove_fruit(tending: Tending, fruit: Fruit) -> Changes:
    """Take it out; growth is as if it had never been there."""
    title = "The entry was removed"
    with tending.action(title) as running:
        keepsakes.remove_fruit(running.write, fruit.id)
    return Changes(title, (fruit.contact_id,))
