"""A planned meeting as a calendar file (RFC 5545): an invitation to answer, or just the event (RFC 5546).

Times are written in UTC. An invitation needs an organiser and somebody to answer; without either it is the event alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from networkgarden.domain.links import mail_address, mailto
from networkgarden.domain.plans import PlannedMeeting, PlanState
from networkgarden.exporters.calendar import escaped, folded

PRODUCT = "-//Network Garden//Meetings//EN"


def invitation_ics(plan: PlannedMeeting, summary: str, guests: Sequence[tuple[str, str]], own: tuple[str, str],
                   now: datetime) -> str:
    """``guests`` are (name, address) with "" for an address not known, ``own`` likewise; ``now`` is the stamp."""
    asked = [(name, mailto(address)) for name, address in guests if mail_address(address)]
    organiser = mailto(own[1]) if mail_address(own[1]) else ""
    invites = bool(asked and organiser)
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN",
        f"METHOD:{'REQUEST' if invites else 'PUBLISH'}", "BEGIN:VEVENT", f"UID:{plan.id}@networkgarden",
        f"DTSTAMP:{_utc(now)}", f"DTSTART:{_utc(plan.start)}", f"DTEND:{_utc(plan.end)}",
        f"SUMMARY:{escaped(summary)}", "SEQUENCE:0", "TRANSP:OPAQUE",
        f"STATUS:{'CONFIRMED' if plan.state is not PlanState.PROPOSED else 'TENTATIVE'}",
    ]
    if plan.place.strip():
        lines.append(f"LOCATION:{escaped(plan.place.strip())}")
    if organiser:
        lines.append(f"ORGANIZER{_named(own[0])}:{organiser}")
    if invites:
        lines += [f"ATTENDEE{_named(name)};ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:{address}"
                  for name, address in asked]
    return "".join(f"{folded(line)}\r\n" for line in (*lines, "END:VEVENT", "END:VCALENDAR"))


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _named(name: str) -> str:
    """The CN parameter; a quotation mark, which cannot stand in it, is written as in RFC 6868."""
    shown = " ".join("".join(letter if letter.isprintable() else " " for letter in name).split())
    quoted = shown.replace("^", "^^").replace('"', "^'")
    return f';CN="{quoted}"' if quoted else ""
