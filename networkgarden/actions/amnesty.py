"""Beginning again after too much has waited: every clock restarts, the history stays (model.md §6)."""

from __future__ import annotations

from collections.abc import Sequence

from networkgarden.actions.changes import Changes
from networkgarden.actions.pauses import paused_until
from networkgarden.actions.prompt_people import templates
from networkgarden.actions.tending import Tending
from networkgarden.domain.days import Pause
from networkgarden.domain.kinds import State
from networkgarden.domain.standing import Standing
from networkgarden.prompts.amnesty import amnesty_due, amnesty_prompt
from networkgarden.prompts.facts import Prompt
from networkgarden.storage.prompt_facts import HERE, amnesties, last_here

ACCEPTED, DECLINED = "accepted", "declined"


def amnesty_offer(tending: Tending, day: int | None = None, standings: Sequence[Standing] = ()) -> Prompt | None:
    """The offer, where it is due on ``day`` (today without one); it stands beside the prompts and only looks.

    ``standings`` of that day, where they are known already.
    """
    wanted = tending.today() if day is None else day
    read = tending.garden.read
    asked = amnesties(read, wanted)
    if paused_until(tending, wanted) is not None or any(when == wanted and answer for when, answer in asked):
        return None
    earlier = max((when for when, _ in asked if when < wanted), default=None)
    known = standings or tending.standings(wanted)
    planted = [one for one in known if one.state is State.PLANTED]
    due = sum(one.due_on is not None and one.due_on <= wanted for one in planted)
    if not amnesty_due(len(planted), due, wanted, last_here(read, wanted), earlier):
        return None
    return amnesty_prompt(templates())


def note_here(tending: Tending) -> None:
    """Note that the person looks at the garden today, once a day: how else would one know that they were away?"""
    today = tending.today()
    before = (tending.garden.read.meta(HERE) or "").split()
    if str(today) not in before[:1]:
        tending.garden.note(HERE, " ".join([str(today), *before[:1]]))


def amnesty_offered(tending: Tending) -> None:
    """Note that it was shown today, once. Not an act of the person, so there is nothing to undo."""
    today = tending.today()
    if not any(when == today for when, _ in amnesties(tending.garden.read, today)):
        tending.garden.note_amnesty(today)


def accept_amnesty(tending: Tending) -> Changes:
    """Every clock of the planted begins today, as if no day had gone by since their last contact."""
    today = tending.today()
    title = "Every clock begins again"
    waiting = {one.contact_id: one.last_contact_on for one in tending.standings()
               if one.state is State.PLANTED and one.last_contact_on is not None and one.last_contact_on < today}
    rows = tending.garden.read.rows_of(waiting)
    with tending.action(title) as running:
        running.write.add_respites((rows[one], Pause(last, today)) for one, last in waiting.items() if last)
        running.write.add_amnesty(today, ACCEPTED)
        running.everybody = True
    return Changes(title, tuple(waiting), everything=True)


def decline_amnesty(tending: Tending) -> Changes:
    """Everything stays as it is, and it is not asked again for 30 days."""
    title = "Everything stays as it is"
    with tending.action(title) as running:
        running.write.add_amnesty(tending.today(), DECLINED)
    return Changes(title)
