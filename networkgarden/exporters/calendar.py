"""Birthdays and other dates as yearly all-day events (RFC 5545). Due days are not put in a calendar.

29 February is kept on the last day of February in other years. The day of connecting is left out: nobody keeps it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from hashlib import blake2b

from networkgarden.domain.contact import Contact
from networkgarden.domain.incoming import PersonDate

YEAR_OF_NONE = 2000                 # a leap year to begin with where no year is known
LONGEST_LINE = 75                   # octets, RFC 5545 §3.1
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def dates_ics(contacts: Iterable[Contact], now: datetime) -> str:
    """The calendar of all dates that exist; ``now`` is an aware datetime, written as the stamp of each event."""
    stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Network Garden//Dates//EN", "CALSCALE:GREGORIAN"]
    for contact in contacts:
        for number, day in enumerate(contact.dates):
            first = _first_day(day)
            if first is not None and day.label != "connected":
                lines += _event(contact, day, first, stamp, number)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded(line)}\r\n" for line in lines)


def _first_day(day: PersonDate) -> date | None:
    """The day itself; 28 February for a 29th in a year that has none; None for a day that never is."""
    year = day.year or YEAR_OF_NONE
    try:
        return date(year, day.month, day.day)
    except ValueError:
        return date(year, 2, 28) if (day.month, day.day) == (2, 29) and 1 <= year <= 9999 else None


def _event(contact: Contact, day: PersonDate, first: date, stamp: str, number: int) -> list[str]:
    rule = "FREQ=YEARLY"
    if (day.month, day.day) == (2, 29):
        rule += ";BYMONTH=2;BYMONTHDAY=-1"
    label = day.label or "date"
    summary = f"Birthday of {contact.name}" if label == "birthday" else f"{contact.name}: {label}"
    if day.year and label == "birthday":
        summary += f" ({day.year})"
    identity = blake2b(f"{contact.id}\n{number}\n{label}\n{day.text()}".encode("utf-8", "replace"), digest_size=12)
    event = [
        "BEGIN:VEVENT", f"UID:{identity.hexdigest()}@networkgarden", f"DTSTAMP:{stamp}",
        f"DTSTART;VALUE=DATE:{_compact(first)}",
    ]
    if first < date.max:
        event.append(f"DTEND;VALUE=DATE:{_compact(first + timedelta(days=1))}")
    return [*event, f"RRULE:{rule}", f"SUMMARY:{escaped(summary)}", "TRANSP:TRANSPARENT", "END:VEVENT"]


def _compact(day: date) -> str:
    return day.isoformat().replace("-", "")


def escaped(text: str) -> str:
    """TEXT of RFC 5545 §3.3.11, without control characters."""
    text = _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def folded(line: str) -> str:
    """Cut into pieces of at most 75 octets, never inside a character."""
    pieces: list[str] = []
    piece, size = "", 0
    for letter in line:
        width = len(letter.encode())
        if size + width > LONGEST_LINE:
            pieces.append(piece)
            piece, size = " ", 1
        piece += letter
        size += width
    return "\r\n".join((*pieces, piece))
