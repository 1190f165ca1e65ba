"""What one never wants to be prompted for with somebody, and those who have died."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from networkgarden.actions.changes import Changes
from networkgarden.actions.contacts import change_state, who_text
from networkgarden.actions.tending import Tending
from networkgarden.domain.kinds import State
from networkgarden.errors import NotFound


def set_never(tending: Tending, contact_ids: Sequence[str], kinds: Iterable[str]) -> Changes:
    """Never propose these acts with these people ("call", "lunch", "date" …); none: everything again."""
    wanted = sorted({kind.strip() for kind in kinds if kind.strip()})
    title = f"What fits {who_text(tending, contact_ids)} was changed"
    rows = tending.garden.read.rows_of(contact_ids)
    with tending.action(title) as running:
        for row in rows.values():
            running.write.run("DELETE FROM never_kind WHERE contact = ?", (row,))
        running.write.add_never((row, kind) for row in rows.values() for kind in wanted)
    return Changes(title, tuple(contact_ids))


def mark_died(tending: Tending, contact_id: str) -> Changes:
    """Archive for good, kindly: everything stays, nothing prompts. Restoring by hand takes it back."""
    contact = tending.garden.read.contact(contact_id)
    if contact is None:
        raise NotFound("That contact is no longer in the garden.")
    title = f"{contact.name} is kept in memory"
    if contact.died_on is not None:
        return Changes(title, (contact_id,), undoable=False)
    row = tending.garden.read.rows_of([contact_id])[contact_id]
    with tending.action(title) as running:
        running.write.set_facts(row, {"died_on": tending.today()})
        if contact.state is not State.ARCHIVED:
            change_state(running, row, State.ARCHIVED, tending.today())
    return Changes(title, (contact_id,))
