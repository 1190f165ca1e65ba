"""One event of a calendar: when it was, how it repeats, and who took part (formats.md §1.7)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import islice

from networkgarden.importers.calendar_rules import Rule, days, read_rule
from networkgarden.importers.calendar_text import Component, Property
from networkgarden.importers.calendar_zones import Zones, wall_clock
from networkgarden.importers.mail_letters import is_automatic
from networkgarden.importers.text import one_line

MOST_TIMES = 5_000
NO_BEGINNING = "it does not say when it began"
ODD_RULE = "its repetition cannot be read, so only its first day counts"
MANY_TIMES = f"it is repeated more than {MOST_TIMES:,} times; the last of them count"

_DATE = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)")
_DURATION = re.compile(r"([+-])?P(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,7})S)?)?")
_ADDRESS = re.compile(r"[^\s<>@,;:\"()]+@[^\s<>@,;:\"()]+")
_THINGS = frozenset({"RESOURCE", "ROOM", "GROUP"})
_NO_PERSON = re.compile(r".*@virtual|.*@(?:resource|group)\.calendar\.google\.com|unknownorganizer@.*")


@dataclass(frozen=True, slots=True)
class Moment:
    """A wall-clock time in a zone (empty: wherever one is), or a whole day."""

    local: datetime
    zone: str = ""
    whole_day: bool = False

    def stamp(self, zones: Zones) -> date | datetime:
        """An instant where the zone is known, else only the day."""
        if self.whole_day or not self.zone:
            return self.local.date()
        return zones.aware(self.local, self.zone) or self.local.date()

    def on(self, day: date) -> Moment:
        return Moment(datetime.combine(day, self.local.time()), self.zone, self.whole_day)


@dataclass(frozen=True, slots=True)
class Guest:
    name: str
    address: str                 # in lower case; may be empty
    declined: bool = False


@dataclass(slots=True)
class Event:
    uid: str
    title: str
    start: Moment
    length: timedelta
    guests: tuple[Guest, ...] = ()
    attendees: int = 0
    cancelled: bool = False
    free: bool = False
    rules: tuple[Rule, ...] = ()
    dates: tuple[Moment, ...] = ()
    without: tuple[Moment, ...] = ()
    instead_of: Moment | None = None
    faults: list[str] = field(default_factory=list)


def read_event(component: Component) -> Event | None:
    """None for an event whose beginning cannot be read."""
    start = _first(moments(component.first("DTSTART")))
    if start is None:
        return None
    guests, attendees = _guests(component)
    event = Event(
        component.text("UID"), one_line(_plain(component.text("SUMMARY"))), start, _length(component, start),
        guests, attendees, component.text("STATUS").upper() == "CANCELLED",
        component.text("TRANSP").upper() == "TRANSPARENT",
        dates=_all_moments(component.all("RDATE")), without=_all_moments(component.all("EXDATE")),
        instead_of=_first(moments(component.first("RECURRENCE-ID"))))
    read = [read_rule(one.value) for one in component.all("RRULE")]
    event.rules = tuple(rule for rule in read if rule is not None)
    if len(event.rules) < len(read):
        event.faults.append(ODD_RULE)
    return event


def moments(found: Property | None) -> list[Moment]:
    """The times of DTSTART, RDATE, EXDATE …; those that cannot be read are left out."""
    read = []
    for text in found.value.split(",") if found else ():
        moment = _moment(text.strip().partition("/")[0], found.parameters.get("TZID", "") if found else "")
        if moment:
            read.append(moment)
    return read


def _moment(text: str, zone: str) -> Moment | None:
    if text.lower().startswith("tzid="):        # a parameter that slipped behind the colon
        zone, _, text = text[5:].partition(":")
    local = wall_clock(text.upper())
    if local:
        return Moment(local, "UTC" if text.upper().endswith("Z") else zone)
    match = _DATE.fullmatch(text)
    try:
        day = date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        return None
    return Moment(datetime.combine(day, datetime.min.time()), whole_day=True) if day else None


def _first(found: list[Moment]) -> Moment | None:
    return found[0] if found else None


def _all_moments(properties: list[Property]) -> tuple[Moment, ...]:
    return tuple(moment for one in properties for moment in moments(one))


def _length(component: Component, start: Moment) -> timedelta:
    """From DTEND, else DURATION, else a whole day or nothing."""
    end = _first(moments(component.first("DTEND")))
    if end and end.local > start.local:
        return end.local - start.local
    match = _DURATION.fullmatch(component.text("DURATION").upper())
    if match and match[1] != "-":
        weeks, number, hours, minutes, seconds = (int(part or 0) for part in match.groups()[1:])
        return timedelta(days=weeks * 7 + number, hours=hours, minutes=minutes, seconds=seconds)
    return timedelta(days=1) if start.whole_day else timedelta(0)


def _guests(component: Component) -> tuple[tuple[Guest, ...], int]:
    """Everybody who is a person, each once, the organizer too; and how many attendees were asked."""
    found: dict[str, Guest] = {}
    count = 0
    for one in (*component.all("ORGANIZER"), *component.all("ATTENDEE")):
        guest = None if one.parameters.get("CUTYPE", "").upper() in _THINGS else _guest(one)
        if guest is None:
            continue
        count += one.name == "ATTENDEE"
        key = guest.address or guest.name.casefold()
        before = found.get(key)
        name = guest.name or (before.name if before else "")
        found[key] = Guest(name, guest.address, guest.declined)
    return tuple(found.values()), count


def _guest(one: Property) -> Guest | None:
    match = _ADDRESS.search(one.value) or _ADDRESS.search(one.parameters.get("EMAIL", ""))
    address = match[0].lower() if match else ""
    name = one_line(one.parameters.get("CN", "")).strip("' ")
    if _NO_PERSON.fullmatch(address) or (address and is_automatic(address)):
        return None
    name = "" if "@" in name else name
    if not (name or address):
        return None
    return Guest(name, address, one.parameters.get("PARTSTAT", "").upper() == "DECLINED")


def _plain(text: str) -> str:
    return re.sub(r"\\([\\;,nN])", lambda match: " " if match[1] in "nN" else match[1], text)


def times(event: Event, zones: Zones, last: date, moved: frozenset[Moment] = frozenset()) -> Iterator[Moment]:
    """When the event took place, to the day ``last``: by its rules and dates, without what was taken out or moved."""
    without = {_mark(moment, zones) for moment in (*event.without, *moved)}
    whole_days = {moment.local.date() for moment in (*event.without, *moved) if moment.whole_day}
    given: dict[datetime, Moment] = {}
    for moment in _all_times(event, zones, last):
        if moment.local not in given and moment.local.date() not in whole_days and _mark(moment, zones) not in without:
            given[moment.local] = moment
    if len(given) > MOST_TIMES:
        event.faults.append(MANY_TIMES)
    yield from islice(given.values(), max(0, len(given) - MOST_TIMES), None)


def _mark(moment: Moment, zones: Zones) -> date | datetime:
    return moment.local.date() if moment.whole_day else moment.stamp(zones) if moment.zone else moment.local


def _all_times(event: Event, zones: Zones, last: date) -> Iterator[Moment]:
    start = event.start
    if start.local.year < 1900 or not event.rules:
        if start.local.date() <= last:
            yield start
    else:
        for rule in event.rules:
            until = _until(rule, start, zones)
            end = min(last, until.date()) if until else last
            for day in days(rule, start.local.date(), end):
                moment = start.on(day)
                if day == start.local.date() or until is None or start.whole_day or moment.local <= until:
                    yield moment
    yield from (moment for moment in event.dates if moment.local.date() <= last)


def _until(rule: Rule, start: Moment, zones: Zones) -> datetime | None:
    """UNTIL as a wall-clock time in the zone of the event's beginning."""
    until = _moment(rule.until, start.zone) if rule.until else None
    if until is None:
        return None
    if until.whole_day:
        return until.local + timedelta(days=1, seconds=-1)
    if until.zone != "UTC" or start.zone in ("", "UTC"):
        return until.local
    began = zones.aware(start.local, start.zone)
    if began is None:
        return until.local
    # near enough everywhere: the offset at the beginning, an hour more so that a change of clocks loses no last time
    offset = start.local.replace(tzinfo=UTC) - began
    return until.local + offset + timedelta(hours=1)
