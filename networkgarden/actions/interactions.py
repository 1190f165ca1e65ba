"""Logging what happened: one interaction with one or several contacts."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from networkgarden.actions.changes import Changes
from networkgarden.actions.contacts import change_state, who_text
from networkgarden.actions.tending import Tending
from networkgarden.domain.days import iso
from networkgarden.domain.interaction import Interaction
from networkgarden.domain.kinds import Direction, Kind, Reaction, State, usual_direction
from networkgarden.domain.words import plain
from networkgarden.errors import UsageError
from networkgarden.storage.garden import Recording

BY_HAND = "by hand"

PHRASES = {
    Kind.LIKE: "a like", Kind.ENDORSEMENT: "an endorsement", Kind.COMMENT: "a comment",
    Kind.CONGRATULATION: "a congratulation", Kind.INVITATION: "an invitation", Kind.ARTICLE: "an article",
    Kind.MESSAGE: "a message", Kind.EMAIL: "an e-mail", Kind.THANK_YOU: "a thank-you",
    Kind.RECOMMENDATION: "a recommendation", Kind.GIFT: "a gift", Kind.CALL: "a call", Kind.MEETING: "a meeting",
    Kind.NOTE: "a note",
}


def log(tending: Tending, contact_ids: Sequence[str], kind: Kind, *, day: int | None = None,
        direction: Direction | None = None, note: str = "", reaction: Reaction | None = None,
        own: str = "") -> tuple[Changes, str]:
    """Log one interaction, by hand, which always adds. A resting contact is planted again by it.

    Returns the changes and the interaction's id. Raises UsageError for a day that has not come yet.
    """
    interaction = new_interaction(tending, contact_ids, kind, day=day, direction=direction, note=note,
                                  reaction=reaction, own=own)
    title = f"Logged {own or PHRASES[kind]} with {who_text(tending, contact_ids)}"
    with tending.action(title) as running:
        keep(tending, running, interaction, tending.garden.read.rows_of(contact_ids))
    return Changes(title, interaction.contact_ids), interaction.id


def new_interaction(tending: Tending, contact_ids: Sequence[str], kind: Kind, *, day: int | None = None,
                    direction: Direction | None = None, note: str = "",
                    reaction: Reaction | None = None, own: str = "") -> Interaction:
    """An interaction logged by hand, not kept yet; ``own`` is one's own word for what is like ``kind``.

    Raises UsageError for nobody or a day that has not come yet.
    """
    if not contact_ids:
        raise UsageError("An interaction needs at least one contact.")
    today = tending.today()
    happened = today if day is None else day
    if happened > today:
        raise UsageError(f"{iso(happened)} has not come yet.", "Log what has happened.")
    return Interaction(
        str(uuid.uuid4()), happened, kind, direction or usual_direction(kind), tuple(dict.fromkeys(contact_ids)),
        plain(note).strip(), reaction, tending.clock.now() if happened == today else None, BY_HAND, own=own)


def keep(tending: Tending, running: Recording, interaction: Interaction, rows: dict[str, int]) -> None:
    """Write an interaction inside a running action; whoever rested is planted again by a contact."""
    running.write.add_interactions([interaction], rows)
    running.touch(rows.values())
    if interaction.kind is Kind.NOTE:
        return
    for contact_id, row in rows.items():
        contact = tending.garden.read.contact(contact_id)
        if contact is not None and contact.state is State.RESTING:
            change_state(running, row, State.PLANTED, tending.today())
