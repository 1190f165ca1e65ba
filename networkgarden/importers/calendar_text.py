"""The lines of a calendar file, event by event (RFC 5545; formats.md §1.7).

Each event stands for itself, so that a bad one costs nothing but itself: one without its end is closed by the next or
by the end of the file, and a file may begin at an event. Only wanted properties are kept, and only their beginning.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import IO

from networkgarden.importers.lines import text_lines

LONGEST = 32_768                 # characters of one property
MOST_PROPERTIES = 2_000          # of one event; repeated dates and attendees are the many
WANTED = frozenset({
    "UID", "DTSTART", "DTEND", "DURATION", "SUMMARY", "STATUS", "TRANSP", "ORGANIZER", "ATTENDEE", "RRULE", "RDATE",
    "EXDATE", "RECURRENCE-ID", "TZID", "X-LIC-LOCATION", "TZOFFSETTO", "METHOD", "X-WR-CALNAME"})

_PARAMETER = re.compile(r";([A-Za-z0-9-]+)=((?:\"[^\"]*\"|[^\";:,])*(?:,(?:\"[^\"]*\"|[^\";:,])*)*)")
_NAME = re.compile(r"(?:[A-Za-z0-9_-]+\.)?([A-Za-z0-9-]+)[ \t]*")


@dataclass(frozen=True, slots=True)
class Property:
    name: str                                    # in capitals
    value: str
    parameters: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Component:
    """One VEVENT, VTIMEZONE, STANDARD or DAYLIGHT, or what a calendar says of itself (VCALENDAR)."""

    kind: str
    properties: list[Property] = field(default_factory=list)
    inner: list[Component] = field(default_factory=list)

    def first(self, name: str) -> Property | None:
        return next((one for one in self.properties if one.name == name), None)

    def all(self, name: str) -> list[Property]:
        return [one for one in self.properties if one.name == name]

    def text(self, name: str) -> str:
        found = self.first(name)
        return found.value.strip() if found else ""


def components(stream: IO[bytes], pulse: Callable[[], None]) -> Iterator[Component]:
    """Every component below a calendar when it ends, and of VCALENDAR one for each property as it is met."""
    open_ones: list[Component] = []
    for line in logical_lines(stream, pulse):
        name, _, value = line.partition(":")
        word, kind = name.strip().upper(), value.strip().upper()
        if word == "BEGIN":
            if kind in ("VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VTIMEZONE", "VCALENDAR"):
                yield from _closed(open_ones)
            open_ones.append(Component(kind))
        elif word == "END":
            yield from _ended(open_ones, kind)
        else:
            found = parse(line)
            if found is None:
                continue
            if not open_ones or open_ones[-1].kind == "VCALENDAR":
                yield Component("VCALENDAR", [found])
            elif len(open_ones[-1].properties) < MOST_PROPERTIES:
                open_ones[-1].properties.append(found)
    yield from _closed(open_ones)


def _closed(open_ones: list[Component]) -> Iterator[Component]:
    """Close what is open: the next thing begins, or the file ends."""
    outer = next((one for one in open_ones if one.kind != "VCALENDAR"), None)
    open_ones.clear()
    if outer:
        yield outer


def _ended(open_ones: list[Component], kind: str) -> Iterator[Component]:
    if not any(one.kind == kind for one in open_ones):
        return
    while open_ones:
        done = open_ones.pop()
        outer = next((one for one in reversed(open_ones) if one.kind != "VCALENDAR"), None)
        if outer is None and done.kind != "VCALENDAR":
            yield done
        elif outer is not None and outer.kind == "VTIMEZONE":
            outer.inner.append(done)
        if done.kind == kind:
            return


def parse(line: str) -> Property | None:
    """A wanted property with its parameters (names in capitals, quotes taken off), or None."""
    match = _NAME.match(line)
    if not match or match[1].upper() not in WANTED:
        return None
    at, parameters = match.end(), {}
    while True:
        parameter = _PARAMETER.match(line, at)
        if not parameter:
            break
        parameters[parameter[1].upper()] = parameter[2].replace('"', "")
        at = parameter.end()
    colon = line.find(":", at)
    return Property(match[1].upper(), line[colon + 1:], parameters) if colon >= 0 else None


def logical_lines(stream: IO[bytes], pulse: Callable[[], None]) -> Iterator[str]:
    """Unfolded lines; empty ones are left out, what is longer than any property needs is cut off."""
    parts: list[str] = []
    length = 0
    for line in text_lines(stream, pulse):
        if line[:1] in (" ", "\t") and parts:
            if length < LONGEST:
                parts.append(line[1:LONGEST])
                length += len(line)
            continue
        if parts:
            yield "".join(parts)
        parts, length = ([line[:LONGEST]], len(line)) if line.strip() else ([], 0)
    if parts:
        yield "".join(parts)
