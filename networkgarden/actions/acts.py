"""What came of an act that was begun in the window, logged as it is called there."""

from __future__ import annotations

from networkgarden.actions.changes import Changes
from networkgarden.actions.contacts import who_text
from networkgarden.actions.interactions import PHRASES, keep, new_interaction
from networkgarden.actions.prompting import Prompt
from networkgarden.actions.tending import Tending
from networkgarden.domain.interaction import Interaction
from networkgarden.domain.kinds import KINDS, Kind, usual_direction
from networkgarden.domain.plans import KINDS_OF_MEETING
from networkgarden.domain.relations import ACQUAINTED, Link
from networkgarden.errors import UsageError
from networkgarden.storage import keepsakes

WRITTEN_AS = {"answer": "message", "wake_up": "message", "outcome": "thank_you", "birthday": "congratulation",
              "introduction": "message"}
"""Drafts that are of no kind of their own: what they are when they go out by a network; by mail they are an e-mail."""


def act_of(draft: str, by_mail: bool) -> str:
    """The act to ask about after a draft was opened: an invitation to lunch is an invitation, not a lunch."""
    if draft in KINDS_OF_MEETING:
        return "invitation"
    if draft in ("answer", "wake_up", "introduction", "message", "email"):
        return "email" if by_mail else "message"
    return WRITTEN_AS.get(draft, draft)


def kind_of(act: str) -> tuple[Kind, str]:
    """The kind an act is logged as, and the first word of its note. Raises UsageError for an unknown one."""
    if act in KINDS_OF_MEETING:
        return Kind.MEETING, act
    try:
        return Kind(WRITTEN_AS.get(act, act)), ""
    except ValueError:
        raise UsageError(f"There is no act called “{act}”.") from None


def log_act(tending: Tending, begun: Prompt) -> Changes:
    """Log an act that nobody proposed, which always adds; an introduction is of both, and links them."""
    kind, first = kind_of(begun.act)
    who = [begun.contact_id, *([begun.other_id] if begun.other_id else [])]
    words = ": ".join(part for part in (first, begun.note) if part)
    title = f"Logged {PHRASES[kind]} with {who_text(tending, who)}"
    interaction = new_interaction(tending, who, kind, direction=usual_direction(kind), note=words)
    rows = tending.garden.read.rows_of(who)
    with tending.action(title) as running:
        keep(tending, running, interaction, rows)
        if begun.other_id:
            keepsakes.add_links(running.write, [Link(begun.contact_id, begun.other_id, ACQUAINTED)], rows)
    return Changes(title, tuple(who))


def lands(act: str) -> bool:
    """Whether one can tell how such an act landed: a click is not answered."""
    return not KINDS[kind_of(act)[0]].one_click


def newest_of_today(tending: Tending, contact_id: str) -> Interaction | None:
    """What was logged last with somebody, if it was today."""
    found = tending.garden.read.interactions(contact_id)
    return found[0] if found and found[0].day == tending.today() else None
