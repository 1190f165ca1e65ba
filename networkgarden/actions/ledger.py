"""The ledger of one contact, and what it says before an ask."""

from __future__ import annotations

from networkgarden.actions.tending import Tending
from networkgarden.domain.kinds import Kind
from networkgarden.domain.ledger import Entry, Ledger, ledger
from networkgarden.storage import keepsakes

NOUNS = {Kind.ARTICLE: "an article", Kind.RECOMMENDATION: "a recommendation", Kind.ENDORSEMENT: "an endorsement",
         Kind.GIFT: "a gift", Kind.CONGRATULATION: "a congratulation", Kind.THANK_YOU: "a thank-you",
         Kind.COMMENT: "a comment", "promise": "a promise kept"}
MOST_NAMED = 3


def ledger_of(tending: Tending, contact_id: str) -> Ledger:
    read = tending.garden.read
    return ledger(read.interactions(contact_id), keepsakes.fruits(read, contact_id),
                  keepsakes.promises(read, contact_id))


def before_you_ask(known: Ledger, first: str) -> str:
    """What the ledger says before an ask of ``first`` (a name), in a sentence or two."""
    if known.given_since_last_ask:
        since = "since you last asked" if known.last_ask is not None else "so far"
        return f"You gave {first} {_named(known.given_since_last_ask)} {since}. A good moment to ask."
    if known.last_ask is not None:
        return f"You asked {first} before and have given nothing since. Give something first?"
    return f"You have not given {first} anything yet. Give something first?"


def _named(entries: tuple[Entry, ...]) -> str:
    named = list(dict.fromkeys(NOUNS.get(one.what, "an introduction" if one.note else one.what) for one in entries))
    shown = named[:MOST_NAMED]
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)
