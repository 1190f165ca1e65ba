"""Meetings that are proposed, agreed on, held or called off. A planned meeting is no contact until it happened."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from networkgarden.actions.changes import Changes
from networkgarden.actions.contacts import who_text
from networkgarden.actions.drafting import own_name
from networkgarden.actions.import_answers import known_me, remember_me
from networkgarden.actions.interactions import keep, new_interaction
from networkgarden.actions.tending import Tending
from networkgarden.domain.days import garden_day
from networkgarden.domain.incoming import Me
from networkgarden.domain.interaction import Interaction
from networkgarden.domain.kinds import Kind
from networkgarden.domain.links import mail_address
from networkgarden.domain.plans import KINDS_OF_MEETING, Busy, PlannedMeeting, PlanState, proposals
from networkgarden.errors import NotFound, UsageError
from networkgarden.exporters.invitation import invitation_ics
from networkgarden.storage import plans as rows_of_plans
from networkgarden.system.files import write_atomic

OWN_ADDRESS = "own address"
ASKED_FOR_DAYS = 14
"""A plan nobody spoke of for so long is no longer asked about."""
LONGEST_PLACE = 300
LONGEST_MINUTES = 24 * 60


def plans(tending: Tending, contact_id: str = "") -> list[PlannedMeeting]:
    """Earliest first; of one contact, or all."""
    return [one for one in rows_of_plans.plans(tending.garden.read)
            if not contact_id or contact_id in one.contact_ids]


def open_plans(tending: Tending, contact_id: str) -> list[PlannedMeeting]:
    """What is proposed to or planned with somebody and neither over nor called off."""
    return [one for one in plans(tending, contact_id) if one.state in (PlanState.PROPOSED, PlanState.PLANNED)]


def meetings_to_come(tending: Tending, contact_id: str) -> list[PlannedMeeting]:
    """Meetings agreed on with somebody whose day has not gone by, earliest first."""
    today = tending.today()
    return [one for one in plans(tending, contact_id) if one.state is PlanState.PLANNED and one.day >= today]


def plans_to_ask_about(tending: Tending) -> list[PlannedMeeting]:
    """Planned meetings whose day is over: did they happen? From the day after, for two weeks."""
    today = tending.today()
    return [one for one in plans(tending) if one.state is PlanState.PLANNED and one.contact_ids
            and one.day < today <= one.day + ASKED_FOR_DAYS]


def proposed_starts(tending: Tending, what: str, minutes: int) -> list[datetime]:
    """Three starts in the person's zone that leave their calendar, their days off and their plans in peace."""
    zone = tending.clock.zone()
    today = tending.clock.now().astimezone(zone).date()
    return proposals(what, minutes, taken_times(tending), today, zone, tending.settings.days_off)


def taken_times(tending: Tending) -> list[Busy]:
    """Times of the person's calendar and of meetings planned here."""
    own = [Busy(one.start, one.end) for one in plans(tending) if one.state is PlanState.PLANNED]
    return sorted([*rows_of_plans.busy_times(tending.garden.read), *own])


def propose(tending: Tending, contact_ids: Sequence[str], what: str, starts: Sequence[datetime], minutes: int,
            place: str = "") -> tuple[Changes, PlannedMeeting]:
    """Keep dates that were proposed to somebody, until one is agreed on. Raises UsageError without any."""
    if not starts:
        raise UsageError("A meeting needs a date.")
    plan = _plan(tending, contact_ids, what, starts[0], minutes, place, PlanState.PROPOSED)
    plan = replace(plan, proposals=tuple(starts))
    title = f"Proposed to meet {who_text(tending, contact_ids)}"
    return _add(tending, plan, title), plan


def plan_meeting(tending: Tending, contact_ids: Sequence[str], what: str, start: datetime, minutes: int,
                 place: str = "") -> tuple[Changes, PlannedMeeting]:
    """A meeting that is agreed on. Raises UsageError for one that would lie in the past."""
    plan = _plan(tending, contact_ids, what, start, minutes, place, PlanState.PLANNED)
    return _add(tending, plan, f"Planned to meet {who_text(tending, contact_ids)}"), plan


def agree(tending: Tending, plan: PlannedMeeting, start: datetime) -> Changes:
    """They chose this date; it may be another one than those proposed."""
    _check_ahead(tending, start)
    agreed = replace(plan, start=start, day=garden_day(start, tending.clock.zone()), state=PlanState.PLANNED)
    return _change(tending, agreed, f"Planned to meet {who_text(tending, plan.contact_ids)}")


def call_off(tending: Tending, plan: PlannedMeeting) -> Changes:
    return _change(tending, replace(plan, state=PlanState.CANCELLED),
                   f"The meeting with {who_text(tending, plan.contact_ids)} was called off")


def it_happened(tending: Tending, plan: PlannedMeeting) -> tuple[Changes, Interaction]:
    """Log the meeting on its day; twice changes nothing more. Raises UsageError before that day has come."""
    now = _plan_of(tending, plan.id)
    title = f"Logged a meeting with {who_text(tending, plan.contact_ids)}"
    note = ": ".join(part for part in (plan.what, plan.place) if part)
    interaction = new_interaction(tending, plan.contact_ids, Kind.MEETING, day=plan.day, note=note)
    if now.state is PlanState.HAPPENED:
        return Changes(title, plan.contact_ids, undoable=False), interaction
    with tending.action(title) as running:
        keep(tending, running, interaction, tending.garden.read.rows_of(plan.contact_ids))
        rows_of_plans.change_plan(running.write, replace(now, state=PlanState.HAPPENED))
    return Changes(title, plan.contact_ids), interaction


def save_invitation(tending: Tending, plan: PlannedMeeting, target: Path, summary: str) -> None:
    """Write the meeting as a calendar file; an invitation to answer where both addresses are known."""
    guests = []
    for contact_id in plan.contact_ids:
        contact = tending.garden.read.contact(contact_id)
        if contact is not None:
            guests.append((contact.name, next(filter(None, map(mail_address, contact.emails)), "")))
    own = (own_name(tending), own_address(tending))
    write_atomic(target, invitation_ics(plan, summary, guests, own, tending.clock.now()).encode("utf-8", "replace"))


def own_address(tending: Tending) -> str:
    """The person's own mail address: as they said it, else as their files told; "" while it is not known."""
    said = tending.garden.read.meta(OWN_ADDRESS)
    if said is not None:
        return said
    return next(filter(None, (mail_address(one.value) for one in known_me(tending) if one.kind == "email")), "")


def set_own_address(tending: Tending, address: str) -> None:
    """Also told to the readers of files, who may ask who the person is."""
    good = mail_address(address)
    tending.garden.note(OWN_ADDRESS, good)
    if good:
        remember_me(tending, [Me("email", good.casefold(), sure=True)])


def _plan(tending: Tending, contact_ids: Sequence[str], what: str, start: datetime, minutes: int, place: str,
          state: PlanState) -> PlannedMeeting:
    if what not in KINDS_OF_MEETING:
        raise UsageError(f"There is no meeting of the kind “{what}”.")
    if not 1 <= minutes <= LONGEST_MINUTES:
        raise UsageError("A meeting takes from a minute to a day.")
    if not contact_ids:
        raise UsageError("A meeting needs somebody to meet.")
    _check_ahead(tending, start)
    return PlannedMeeting(str(uuid.uuid4()), tuple(dict.fromkeys(contact_ids)), what,
                          garden_day(start, tending.clock.zone()), start, minutes,
                          " ".join(place.split())[:LONGEST_PLACE], state)


def _check_ahead(tending: Tending, start: datetime) -> None:
    if start <= tending.clock.now():
        raise UsageError("That time is over.", "Choose one that is still to come.")


def _add(tending: Tending, plan: PlannedMeeting, title: str) -> Changes:
    rows = tending.garden.read.rows_of(plan.contact_ids)
    if len(rows) < len(plan.contact_ids):
        raise NotFound("That contact is no longer in the garden.")
    with tending.action(title) as running:
        rows_of_plans.add_plan(running.write, plan, rows)
    return Changes(title, plan.contact_ids)


def _change(tending: Tending, plan: PlannedMeeting, title: str) -> Changes:
    _plan_of(tending, plan.id)
    with tending.action(title) as running:
        rows_of_plans.change_plan(running.write, plan)
    return Changes(title, plan.contact_ids)


def _plan_of(tending: Tending, plan_id: str) -> PlannedMeeting:
    found = next((one for one in plans(tending) if one.id == plan_id), None)
    if found is None:
        raise NotFound("That meeting is no longer planned.")
    return found


def calendar_known(tending: Tending) -> bool:
    """Whether times to come of the person's own calendar are kept."""
    now = tending.clock.now()
    return any(one.end > now for one in rows_of_plans.busy_times(tending.garden.read))
