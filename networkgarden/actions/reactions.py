"""How an act landed, and taking one back."""

from __future__ import annotations

from networkgarden.actions.changes import Changes
from networkgarden.actions.tending import Tending
from networkgarden.domain.interaction import Interaction
from networkgarden.domain.kinds import Reaction


def set_reaction(tending: Tending, interaction: Interaction, reaction: Reaction | None) -> Changes:
    title = f"Landed {reaction.value}" if reaction else "How it landed was taken back"
    with tending.action(title) as running:
        running.write.set_reaction(interaction.id, reaction)
    return Changes(title, interaction.contact_ids)


def remove_interaction(tending: Tending, interaction: Interaction) -> Changes:
    """Take an interaction out of the log; health is as if it had never been there."""
    title = "The entry was removed"
    rows = tending.garden.read.rows_of(interaction.contact_ids)
    with tending.action(title) as running:
        running.write.remove_interaction(interaction.id)
        running.touch(rows.values())
    return Changes(title, interaction.contact_ids)
