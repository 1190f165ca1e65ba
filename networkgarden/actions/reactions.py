"""How an act landed, and taking one back."""

from __future__ import annotations

from networkgarden.actions.changes import Changes
from networkgarden.actions.tending import Tending
from networkgarden.domain.interaction import Interaction
from networkgarden.domain.kinds import Reaction
from networkgarden.domain.silence import silent
from networkgarden.errors import NotFound


def set_reaction(tending: Tending, interaction: Interaction, reaction: Reaction | None) -> Changes:
    title = f"Landed {reaction.value}" if reaction else "How it landed was taken back"
    with tending.action(title) as running:
        running.write.set_reaction(interaction.id, reaction)
    return Changes(title, interaction.contact_ids)


def noticed_silences(tending: Tending, contact_id: str, day: int | None = None) -> frozenset[str]:
    """Ids of our acts with this contact that nobody answered in the time their rhythm gives (none is written down)."""
    wanted = tending.today() if day is None else day
    contact = tending.garden.read.contact(contact_id)
    if contact is None:
        raise NotFound("That contact is no longer in the garden.")
    acts = [one for one in tending.garden.read.interactions(contact_id) if one.day <= wanted]
    return frozenset(one.id for one in silent(acts, wanted, contact.rhythm.every_days))


def remove_interaction(tending: Tending, interaction: Interaction) -> Changes:
    """Take an interaction out of the log; health is as if it had never been there."""
    title = "The entry was removed"
    rows = tending.garden.read.rows_of(interaction.contact_ids)
    with tending.action(title) as running:
        running.write.remove_interaction(interaction.id)
        running.touch(rows.values())
    return Changes(title, interaction.contact_ids)
