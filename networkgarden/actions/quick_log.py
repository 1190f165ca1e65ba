"""Saving what the quick log understood: what happened, what was promised, or both in one go."""

from __future__ import annotations

import uuid

from networkgarden.actions.changes import Changes
from networkgarden.actions.contacts import who_text
from networkgarden.actions.interactions import PHRASES, keep, log, new_interaction
from networkgarden.actions.promises import add_promise
from networkgarden.actions.tending import Tending
from networkgarden.domain.promise import Promise
from networkgarden.domain.quick_log import QuickLog
from networkgarden.storage import keepsakes


def log_entry(tending: Tending, entry: QuickLog) -> Changes:
    """Keep an entry that is complete. Raises UsageError or NotFound as the parts of it do."""
    if not entry.promise:
        return log(tending, entry.contact_ids, entry.kind, day=entry.day, direction=entry.direction, note=entry.note,
                   own=entry.own)[0]
    (whom,) = entry.contact_ids
    if not entry.happened:
        return add_promise(tending, whom, entry.promise, entry.due_on)
    interaction = new_interaction(tending, [whom], entry.kind, day=entry.day, direction=entry.direction,
                                  note=entry.note, own=entry.own)
    promise = Promise(str(uuid.uuid4()), whom, entry.promise, tending.today(), entry.due_on)
    title = f"Logged {entry.own or PHRASES[entry.kind]} with {who_text(tending, [whom])}, and a promise"
    rows = tending.garden.read.rows_of([whom])
    with tending.action(title) as running:
        keep(tending, running, interaction, rows)
        keepsakes.add_promises(running.write, [promise], rows)
    return Changes(title, (whom,))
