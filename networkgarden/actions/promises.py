"""What was promised to whom, and keeping it."""

from __future__ import annotations

import uuid

from networkgarden.actions.changes import Changes
from networkgarden.actions.contacts import who_text
from networkgarden.actions.tending import Tending
from networkgarden.domain.promise import Promise, open_first
from networkgarden.errors import NotFound, UsageError
from networkgarden.storage import keepsakes


def promises_of(tending: Tending, contact_id: str) -> tuple[Promise, ...]:
    """Open ones first, by their day."""
    return open_first(keepsakes.promises(tending.garden.read, contact_id))


def add_promise(tending: Tending, contact_id: str, text: str, due_on: int | None = None) -> Changes:
    """Note a promise made today. Raises UsageError for an empty one, NotFound for nobody."""
    said = " ".join(text.split())
    if not said:
        raise UsageError("What was promised?", "Write it in a few words: “send the slides”.")
    title = f"Promised {who_text(tending, [contact_id])}: {said}"
    promise = Promise(str(uuid.uuid4()), contact_id, said, tending.today(), due_on)
    with tending.action(title) as running:
        keepsakes.add_promises(running.write, [promise], tending.garden.read.rows_of([contact_id]))
    return Changes(title, (contact_id,))


def keep_promise(tending: Tending, promise_id: str) -> Changes:
    """Note that it was kept today; one kept already is left alone. What was done for it is logged apart."""
    promise = _promise(tending, promise_id)
    title = f"Kept: {promise.text}"
    if not promise.open:
        return Changes(title, (promise.contact_id,), undoable=False)
    with tending.action(title) as running:
        keepsakes.set_kept(running.write, promise_id, tending.today())
    return Changes(title, (promise.contact_id,))


def drop_promise(tending: Tending, promise_id: str) -> Changes:
    """Take it out, kept or not: plans change."""
    promise = _promise(tending, promise_id)
    title = f"Let go: {promise.text}"
    with tending.action(title) as running:
        keepsakes.remove_promise(running.write, promise_id)
    return Changes(title, (promise.contact_id,))


def _promise(tending: Tending, promise_id: str) -> Promise:
    promise = keepsakes.promise(tending.garden.read, promise_id)
    if promise is None:
        raise NotFound("That promise is no longer in the garden.")
    return promise
