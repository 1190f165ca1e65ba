"""Who knows whom."""

from __future__ import annotations

from networkgarden.actions.changes import Changes
from networkgarden.actions.contacts import who_text
from networkgarden.actions.tending import Tending
from networkgarden.domain.relations import INVERSE, Link
from networkgarden.errors import UsageError
from networkgarden.storage import keepsakes


def links_of(tending: Tending, contact_id: str) -> tuple[Link, ...]:
    """Each as the page of this contact reads it: ``word`` is what the other one is to them."""
    return tuple(one.seen_from(contact_id) for one in keepsakes.links(tending.garden.read, contact_id))


def link_people(tending: Tending, a: str, b: str, word: str) -> Changes:
    """Note that ``a`` is (``word``) to ``b``: "introduced by", "colleague", "partner" or any word.

    Raises UsageError for an empty word or one contact twice, NotFound for somebody unknown.
    """
    said = " ".join(word.split())
    if not said or a == b:
        raise UsageError("A link needs two different contacts and a word.", "Write for example: colleague.")
    title = f"{who_text(tending, [a, b])}: {said}"
    if Link(a, b, said) in links_of(tending, a):
        return Changes(title, (a, b), undoable=False)
    with tending.action(title) as running:
        keepsakes.add_links(running.write, [Link(a, b, said)], tending.garden.read.rows_of([a, b]))
    return Changes(title, (a, b))


def unlink_people(tending: Tending, a: str, b: str, word: str) -> Changes:
    """Take a link away, from whichever side it was made."""
    title = f"{who_text(tending, [a, b])}: no longer {word}"
    rows = tending.garden.read.rows_of([a, b])
    with tending.action(title) as running:
        keepsakes.remove_links(running.write, rows[a], rows[b], {word, INVERSE.get(word, word)})
    return Changes(title, (a, b))
