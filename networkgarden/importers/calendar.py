"""A calendar file: everybody whom one met, on each day that has come (formats.md §1.7).

Events are read one by one; those with people are kept until it is known which of the addresses is mine and which
times were moved. Nothing of what is still to come counts.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import MAXYEAR, UTC, date, datetime
from typing import IO

from networkgarden.domain.incoming import Ask, Incoming, Me, Skip, Who
from networkgarden.domain.kinds import Direction, Kind
from networkgarden.importers.acts import Acts, act_key, place_in
from networkgarden.importers.calendar_events import NO_BEGINNING, Event, Guest, Moment, read_event, times
from networkgarden.importers.calendar_text import Component, components
from networkgarden.importers.calendar_zones import Zones
from networkgarden.importers.files import ZIP_TROUBLE, FoundFile
from networkgarden.importers.hints import Hints
from networkgarden.importers.tally import Tally

FORMAT = "calendar"
MOST_ATTENDEES = 15
MOST_EVENTS = 200_000
MOST_ACTS = 500_000
ALONE = "nobody else is named in them"
CANCELLED = "cancelled"
DECLINED = "you declined"
ALL_DECLINED = "everybody else declined"
FUTURE = "still to come"
CROWD = f"a meeting of more than {MOST_ATTENDEES} is not contact with each"
TASKS = "to-dos and journal entries are no meetings"
TOO_MANY = "the calendar holds more than can come in at once"
BROKEN = "the file is damaged or cut off here; what stands before came in"
WHO_AM_I = "one of these people may be you; everybody was counted"

_BEGINNING = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*BEGIN[ \t]*:(?![ \t]*VCARD)", re.IGNORECASE)
_INSIDE = re.compile(rb"^BEGIN[ \t]*:[ \t]*(?:VCALENDAR|VEVENT)\b", re.IGNORECASE | re.MULTILINE)
_WIDE_BEGINNING = re.compile(r"\A\ufeff?\s*BEGIN:(?:VCALENDAR|VEVENT)\b", re.IGNORECASE)


@dataclass(slots=True)
class _Calendar:
    """What was read: events with people, each with its number in the file, and the reasons for all others."""

    zones: Zones = field(default_factory=Zones)
    events: list[tuple[int, Event]] = field(default_factory=list)
    moved: dict[str, set[Moment]] = field(default_factory=lambda: defaultdict(set))
    owner: str = ""
    cancelled: bool = False
    count: int = 0
    tally: Tally = field(default_factory=lambda: Tally("event", "events"))
    skipped: list[Skip] = field(default_factory=list)


def recognise(head: bytes) -> bool:
    """By what stands in it, never by its name: some calendars are called .vcf and some cards .ics."""
    beginning = _BEGINNING.match(head)
    if beginning:
        return bool(_INSIDE.search(head, beginning.start()) or _INSIDE.search(head.lstrip(b"\xef\xbb\xbf \r\n\t")))
    for encoding in ("utf-16-le", "utf-16-be"):
        if b"\x00" in head[:4] or head[:2] in (b"\xff\xfe", b"\xfe\xff"):
            text = head[:200].decode(encoding, "replace")
            if _WIDE_BEGINNING.match(text):
                return True
    return False


def read(file: FoundFile, hints: Hints) -> Incoming:
    """Raises UnreadableFile only for a file that cannot be opened."""
    with file.stream() as stream:
        calendar = _read(stream, hints.pulse)
    me, sure = _owner(calendar, hints)
    acts = Acts(place_in("event"))
    for number, event in calendar.events:
        _count(number, event, calendar, sure, hints, acts)
    doubt = not sure and any(len(event.guests) > 1 for _, event in calendar.events)
    if doubt:
        calendar.skipped.append(Skip(", ".join(one.value for one in me[:5]), WHO_AM_I))
    asks: tuple[Ask, ...] = ("me",) if doubt else ()
    return Incoming(file.path, FORMAT, (), acts, (*calendar.skipped, *calendar.tally.skips()), source=FORMAT, me=me,
                    asks=asks)


def read_events(stream: IO[bytes], pulse: Callable[[], None]) -> Iterator[tuple[Component, Event | None]]:
    """Every component of the file, with what it says if it is an event whose beginning can be read."""
    for component in components(stream, pulse):
        yield component, read_event(component) if component.kind == "VEVENT" else None


def _read(stream: IO[bytes], pulse: Callable[[], None]) -> _Calendar:
    calendar = _Calendar()
    try:
        for component, event in read_events(stream, pulse):
            _take(calendar, component, event)
    except ZIP_TROUBLE:
        calendar.skipped.append(Skip(f"after event {calendar.count}", BROKEN))
    return calendar


def _take(calendar: _Calendar, component: Component, event: Event | None) -> None:
    match component.kind:
        case "VTIMEZONE":
            calendar.zones.add(component)
        case "VCALENDAR":
            calendar.cancelled |= component.text("METHOD").upper() == "CANCEL"
            name = component.text("X-WR-CALNAME").lower()
            calendar.owner = name if re.fullmatch(r"[^\s@]+@[^\s@]+", name) else calendar.owner
        case "VTODO" | "VJOURNAL":
            calendar.tally.add(TASKS, calendar.count)
        case "VEVENT":
            calendar.count += 1
            _take_event(calendar, event)


def _take_event(calendar: _Calendar, event: Event | None) -> None:
    number = calendar.count
    if event is None:
        calendar.skipped.append(Skip(f"event {number}", NO_BEGINNING))
        return
    if event.instead_of and event.uid:
        calendar.moved[event.uid].add(event.instead_of)
    if event.cancelled or calendar.cancelled:
        calendar.tally.add(CANCELLED, number)
    elif not event.guests:
        calendar.tally.add(ALONE, number)
    elif len(calendar.events) >= MOST_EVENTS:
        calendar.tally.add(TOO_MANY, number)
    else:
        calendar.events.append((number, event))


def _owner(calendar: _Calendar, hints: Hints) -> tuple[tuple[Me, ...], frozenset[str]]:
    """Who the calendar's owner seems to be, and the addresses and names that are mine for sure, case folded.

    Mine is what is known beforehand, the address the calendar is called by, or else the one that takes part in more
    than half of several meetings, and more than anybody else.
    """
    seen: Counter[str] = Counter(
        key for _, event in calendar.events if len(event.guests) > 1
        for key in dict.fromkeys(map(_key, event.guests)))
    meetings = sum(len(event.guests) > 1 for _, event in calendar.events)
    known = frozenset(value.strip().casefold() for kind in ("email", "name") for value in _mine(hints, kind))
    sure = known | ({calendar.owner} if calendar.owner else set())
    if not any(key in seen for key in sure):
        top = seen.most_common(2)
        if top and meetings > 1 and top[0][1] * 2 > meetings and (len(top) == 1 or top[0][1] > top[1][1]):
            sure |= {top[0][0]}
        elif seen:
            asked = tuple(Me("email" if "@" in key else "name", key) for key, _ in seen.most_common(5))
            return asked, frozenset()
    return tuple(Me("email" if "@" in key else "name", key, sure=True) for key in sorted(sure & set(seen))), sure


def _mine(hints: Hints, kind: str) -> tuple[str, ...]:
    return hints.mine("email") if kind == "email" else hints.mine("name")


def _key(guest: Guest) -> str:
    return guest.address or guest.name.casefold()


def _count(number: int, event: Event, calendar: _Calendar, mine: frozenset[str], hints: Hints, acts: Acts) -> None:
    """Every time the event took place becomes a meeting with each of its people, or a reason why not."""
    others = [one for one in event.guests if not {one.address, one.name.casefold()} & mine]
    coming = [one for one in others if not one.declined]
    why = ""
    if any(one.declined and one not in others for one in event.guests):
        why = DECLINED
    elif event.attendees > MOST_ATTENDEES:
        why = CROWD
    elif not coming:
        why = ALL_DECLINED if others else ALONE
    if why:
        calendar.tally.add(why, number)
        return
    count = 0
    for moment, stamp in _past(event, calendar, hints.now):
        if len(acts) >= MOST_ACTS:
            calendar.tally.add(TOO_MANY, number)
            return
        count += 1
        for one in coming:
            acts.add(number, Who(one.name, one.address), Kind.MEETING, Direction.BOTH, stamp, event.title,
                     _act_key(event, moment, calendar.zones))
    if not count:
        calendar.tally.add(FUTURE, number)
    calendar.skipped += [Skip(f"event {number}", fault) for fault in event.faults]


def _past(event: Event, calendar: _Calendar, now: datetime | None) -> Iterator[tuple[Moment, date | datetime]]:
    last = now.date() if now else date(MAXYEAR - 1, 12, 31)
    moved = calendar.moved.get(event.uid, set()) if event.uid and event.instead_of is None else set()
    repeated = event if event.instead_of is None else _once(event)
    for moment in times(repeated, calendar.zones, last, frozenset(moved)):
        stamp = moment.stamp(calendar.zones)
        if now is None or (stamp <= now.astimezone(UTC) if isinstance(stamp, datetime) else stamp <= last):
            yield moment, stamp


def _once(event: Event) -> Event:
    """A single time that was moved repeats nothing, whatever its rules say."""
    event.rules, event.dates = (), ()
    return event


def _act_key(event: Event, moment: Moment, zones: Zones) -> bytes:
    """A meeting is the same wherever it was moved to: by its id, and of a repeated one by its first plan."""
    planned = event.instead_of or (moment if event.rules or event.dates else None)
    if event.uid:
        return act_key(FORMAT, event.uid, _told(planned, zones) if planned else "")
    return act_key(FORMAT, _told(moment, zones), event.title)


def _told(moment: Moment, zones: Zones) -> str:
    """The instant, in whichever zone it is written; the wall clock where there is none."""
    stamp = moment.stamp(zones)
    return stamp.astimezone(UTC).isoformat() if isinstance(stamp, datetime) else moment.local.isoformat()
