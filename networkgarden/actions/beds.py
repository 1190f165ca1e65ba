"""Putting several people into a bed, or taking them out of it, in one step."""

from __future__ import annotations

from collections.abc import Sequence

from networkgarden.actions.changes import Changes
from networkgarden.actions.contacts import who_text
from networkgarden.actions.tending import Tending
from networkgarden.domain.words import one_line
from networkgarden.errors import UsageError


def add_to_bed(tending: Tending, contact_ids: Sequence[str], bed: str) -> Changes:
    """Whoever stands in the bed already is left alone. Raises UsageError for a bed without a name."""
    name = one_line(bed)
    if not name:
        raise UsageError("A bed needs a name.")
    rows = tending.garden.read.rows_of(contact_ids)
    standing = tending.garden.read.beds_of(list(rows.values()))
    new = [row for row in rows.values() if name not in standing[row]]
    title = f"{who_text(tending, contact_ids)} put into {name}"
    if not new:
        return Changes(title, tuple(contact_ids), undoable=False)
    with tending.action(title) as running:
        running.write.add_beds((row, name) for row in new)
    return Changes(title, tuple(contact_ids))


def take_out_of_bed(tending: Tending, contact_ids: Sequence[str], bed: str) -> Changes:
    rows = tending.garden.read.rows_of(contact_ids)
    title = f"{who_text(tending, contact_ids)} taken out of {bed}"
    with tending.action(title) as running:
        for row in rows.values():
            running.write.remove_from_bed(row, bed)
    return Changes(title, tuple(contact_ids))
