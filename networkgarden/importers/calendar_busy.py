"""When a calendar says that one is busy, for whoever looks for a free hour."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, tzinfo

from networkgarden.importers.calendar import read_events
from networkgarden.importers.calendar_events import Event, Moment, times
from networkgarden.importers.calendar_zones import Zones
from networkgarden.importers.files import FoundFile
from networkgarden.importers.hints import Hints

Busy = tuple[datetime, datetime]
MOST_EVENTS = 50_000


def busy_times(file: FoundFile, start: datetime, end: datetime, zone: tzinfo, hints: Hints) -> list[Busy]:
    """Stretches between ``start`` and ``end`` (aware) in which something stands, in UTC, in order and joined.

    Times without a zone are meant in ``zone``. What was cancelled, what one declined (by the hints), what is marked
    as free and what comes back each year as a whole day (a birthday) does not count. Raises UnreadableFile.
    """
    zones = Zones()
    events: list[Event] = []
    moved: dict[str, set[Moment]] = defaultdict(set)
    with file.stream() as stream:
        for component, event in read_events(stream, hints.pulse):
            if component.kind == "VTIMEZONE":
                zones.add(component)
            elif event is not None and len(events) < MOST_EVENTS:
                if event.instead_of and event.uid:
                    moved[event.uid].add(event.instead_of)
                events.append(event)
    mine = {address.strip().lower() for address in hints.mine("email")}
    found = [busy for event in events if _counts(event, mine)
             for busy in _stretches(event, zones, zone, frozenset(moved.get(event.uid, ())), (start, end))]
    return _joined(sorted(found))


def _counts(event: Event, mine: set[str]) -> bool:
    birthday = event.start.whole_day and any(rule.frequency == "YEARLY" for rule in event.rules)
    declined = any(one.declined and one.address in mine for one in event.guests)
    return not (event.cancelled or event.free or declined or birthday) and event.length > timedelta(0)


def _stretches(event: Event, zones: Zones, zone: tzinfo, moved: frozenset[Moment], window: Busy) -> Iterator[Busy]:
    if event.instead_of:
        event.rules, event.dates, moved = (), (), frozenset()
    begin, end = (one.astimezone(UTC) for one in window)
    for moment in times(event, zones, (end + timedelta(days=1)).date(), moved):
        aware = zones.aware(moment.local, moment.zone) if moment.zone else None
        first = aware or moment.local.replace(tzinfo=zone).astimezone(UTC)
        last = first + event.length
        if last > begin and first < end:
            yield max(first, begin), min(last, end)


def _joined(found: list[Busy]) -> list[Busy]:
    joined: list[Busy] = []
    for first, last in found:
        if joined and first <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], last)
        else:
            joined.append((first, last))
    return joined
