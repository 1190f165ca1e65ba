"""What a calendar calls a zone: an IANA name, perhaps behind a prefix, one of Windows' names, or rules of its own.

Windows' names are those of Unicode's windowsZones for the territory 001.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from networkgarden.importers.calendar_rules import days, read_rule
from networkgarden.importers.calendar_text import Component

_OFFSET = re.compile(r"([+-])(\d\d):?(\d\d)(?::?\d\d)?")
_LOCAL = re.compile(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)?Z?")
_LOOKS_BACK = 2                  # years: the change before a time lies in its own year or the one before

WINDOWS = dict(line.split("=") for line in """\
AUS Central Standard Time=Australia/Darwin|AUS Eastern Standard Time=Australia/Sydney
Afghanistan Standard Time=Asia/Kabul|Alaskan Standard Time=America/Anchorage|Arab Standard Time=Asia/Riyadh
Arabian Standard Time=Asia/Dubai|Arabic Standard Time=Asia/Baghdad|Argentina Standard Time=America/Buenos_Aires
Atlantic Standard Time=America/Halifax|Azerbaijan Standard Time=Asia/Baku|Azores Standard Time=Atlantic/Azores
Bahia Standard Time=America/Bahia|Bangladesh Standard Time=Asia/Dhaka|Belarus Standard Time=Europe/Minsk
Canada Central Standard Time=America/Regina|Cape Verde Standard Time=Atlantic/Cape_Verde
Caucasus Standard Time=Asia/Yerevan|Cen. Australia Standard Time=Australia/Adelaide
Central America Standard Time=America/Guatemala|Central Asia Standard Time=Asia/Almaty
Central Brazilian Standard Time=America/Cuiaba|Central Europe Standard Time=Europe/Budapest
Central European Standard Time=Europe/Warsaw|Central Pacific Standard Time=Pacific/Guadalcanal
Central Standard Time=America/Chicago|Central Standard Time (Mexico)=America/Mexico_City
China Standard Time=Asia/Shanghai|Dateline Standard Time=Etc/GMT+12|E. Africa Standard Time=Africa/Nairobi
E. Australia Standard Time=Australia/Brisbane|E. Europe Standard Time=Europe/Chisinau
E. South America Standard Time=America/Sao_Paulo|Eastern Standard Time=America/New_York
Egypt Standard Time=Africa/Cairo|Ekaterinburg Standard Time=Asia/Yekaterinburg|FLE Standard Time=Europe/Kiev
Fiji Standard Time=Pacific/Fiji|GMT Standard Time=Europe/London|GTB Standard Time=Europe/Bucharest
Georgian Standard Time=Asia/Tbilisi|Greenland Standard Time=America/Godthab|Greenwich Standard Time=Atlantic/Reykjavik
Hawaiian Standard Time=Pacific/Honolulu|India Standard Time=Asia/Calcutta|Iran Standard Time=Asia/Tehran
Israel Standard Time=Asia/Jerusalem|Jordan Standard Time=Asia/Amman|Kaliningrad Standard Time=Europe/Kaliningrad
Korea Standard Time=Asia/Seoul|Libya Standard Time=Africa/Tripoli|Line Islands Standard Time=Pacific/Kiritimati
Magadan Standard Time=Asia/Magadan|Mauritius Standard Time=Indian/Mauritius|Middle East Standard Time=Asia/Beirut
Montevideo Standard Time=America/Montevideo|Morocco Standard Time=Africa/Casablanca
Mountain Standard Time=America/Denver|Mountain Standard Time (Mexico)=America/Mazatlan
Myanmar Standard Time=Asia/Rangoon|N. Central Asia Standard Time=Asia/Novosibirsk|Namibia Standard Time=Africa/Windhoek
Nepal Standard Time=Asia/Katmandu|New Zealand Standard Time=Pacific/Auckland|Newfoundland Standard Time=America/St_Johns
North Asia East Standard Time=Asia/Irkutsk|North Asia Standard Time=Asia/Krasnoyarsk
Pacific SA Standard Time=America/Santiago|Pacific Standard Time=America/Los_Angeles
Pacific Standard Time (Mexico)=America/Tijuana|Pakistan Standard Time=Asia/Karachi
Paraguay Standard Time=America/Asuncion|Romance Standard Time=Europe/Paris|Russian Standard Time=Europe/Moscow
SA Eastern Standard Time=America/Cayenne|SA Pacific Standard Time=America/Bogota|SA Western Standard Time=America/La_Paz
SE Asia Standard Time=Asia/Bangkok|Samoa Standard Time=Pacific/Apia|Singapore Standard Time=Asia/Singapore
South Africa Standard Time=Africa/Johannesburg|Sri Lanka Standard Time=Asia/Colombo|Syria Standard Time=Asia/Damascus
Taipei Standard Time=Asia/Taipei|Tasmania Standard Time=Australia/Hobart|Tokyo Standard Time=Asia/Tokyo
Tonga Standard Time=Pacific/Tongatapu|Turkey Standard Time=Europe/Istanbul|US Eastern Standard Time=America/Indianapolis
US Mountain Standard Time=America/Phoenix|UTC=Etc/UTC|Ulaanbaatar Standard Time=Asia/Ulaanbaatar
Venezuela Standard Time=America/Caracas|Vladivostok Standard Time=Asia/Vladivostok
W. Australia Standard Time=Australia/Perth|W. Central Africa Standard Time=Africa/Lagos
W. Europe Standard Time=Europe/Berlin|West Asia Standard Time=Asia/Tashkent
West Pacific Standard Time=Pacific/Port_Moresby
Yakutsk Standard Time=Asia/Yakutsk""".replace("\n", "|").split("|"))


@lru_cache(maxsize=256)
def named_zone(name: str) -> tzinfo | None:
    """``Europe/Berlin``, ``/mozilla.org/20050126_1/Europe/Berlin``, ``W. Europe Standard Time`` …, or None."""
    name = WINDOWS.get(name, name).strip("/")
    if name.upper() in ("UTC", "GMT", "Z"):
        return UTC
    parts = name.split("/")
    for first in range(min(len(parts), 6)):
        try:
            return ZoneInfo("/".join(parts[first:]))
        except (ZoneInfoNotFoundError, ValueError, OSError):
            continue
    return None


class Zones:
    """The zones of one calendar file: those it describes itself, for names nobody else knows."""

    def __init__(self) -> None:
        self._own: dict[str, Component] = {}

    def add(self, described: Component) -> None:
        if len(self._own) < 1000:
            self._own[described.text("TZID")] = described

    def aware(self, local: datetime, name: str) -> datetime | None:
        """The instant of a wall-clock time, or None where nobody knows the zone."""
        described = self._own.get(name)
        zone = named_zone(name) or (named_zone(described.text("X-LIC-LOCATION")) if described else None)
        offset = _offset(described, local) if zone is None and described else None
        zone = zone or offset
        try:
            return local.replace(tzinfo=zone).astimezone(UTC) if zone else None
        except OverflowError:
            return None


def _offset(described: Component, local: datetime) -> timezone | None:
    """The offset that the file's own rules give: that of the last change before ``local``."""
    best: tuple[datetime, timezone] | None = None
    earliest: timezone | None = None
    for part in described.inner:
        match = _OFFSET.fullmatch(part.text("TZOFFSETTO"))
        if not match:
            continue
        length = timedelta(hours=int(match[2]), minutes=int(match[3]))
        zone = timezone(-length if match[1] == "-" else length) if length < timedelta(hours=24) else UTC
        earliest = earliest or zone
        for change in _changes(part, local):
            if change <= local and (best is None or change > best[0]):
                best = change, zone
    return best[1] if best else earliest


def _changes(part: Component, local: datetime) -> list[datetime]:
    """When a STANDARD or DAYLIGHT part begins, around the year of ``local``."""
    first = wall_clock(part.text("DTSTART"))
    dates = [wall_clock(text) for one in part.all("RDATE") for text in one.value.split(",")]
    found = [one for one in (first, *dates) if one]
    rule = read_rule(part.text("RRULE"))
    if first and rule and rule.frequency == "YEARLY" and first <= local:
        year = max(first.year, local.year - _LOOKS_BACK + 1)
        begin = first.date() if year == first.year else date(year, 1, 1)
        until = wall_clock(rule.until) if rule.until else None
        for day in days(rule, begin, date(local.year, 12, 31)):
            change = datetime.combine(day, first.time())
            if (day != begin or year == first.year) and not (until and change > until):
                found.append(change)
    return found


def wall_clock(text: str) -> datetime | None:
    """``20240101T100000`` as it is read off the wall, whatever zone is meant; None for anything else."""
    match = _LOCAL.fullmatch(text.strip())
    if not match:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in match.groups())
    try:
        return datetime(year, month, day, hour, minute, min(second, 59))  # noqa: DTZ001 - a wall clock
    except ValueError:
        return None
