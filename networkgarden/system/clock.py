"""What time it is and which garden day. Only ``app`` and the window ask; the core takes days as arguments."""

from __future__ import annotations

import os
import zoneinfo
from contextlib import suppress
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from typing import Protocol

from networkgarden.domain.days import garden_day


class Clock(Protocol):
    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        ...

    def zone(self) -> tzinfo:
        """The person's time zone."""
        ...

    def today(self) -> int:
        """The present garden day, as proleptic ordinal."""
        ...


class SystemClock:
    """The computer's clock and zone, asked anew each time: a laptop travels."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def zone(self) -> tzinfo:
        return local_zone()

    def today(self) -> int:
        return garden_day(self.now(), self.zone())


class FixedClock:
    """A clock that stands still until it is moved; for tests and the demo."""

    def __init__(self, instant: datetime, zone: tzinfo = UTC) -> None:
        self._zone = zone
        self.set(instant)

    def set(self, instant: datetime) -> None:
        """Move to ``instant``; a naive one is a wall-clock time in this clock's zone."""
        aware = instant if instant.tzinfo is not None else instant.replace(tzinfo=self._zone)
        self._instant = aware.astimezone(UTC)

    def travel(self, zone: tzinfo) -> None:
        """The same instant in another zone."""
        self._zone = zone

    def move(self, by: timedelta) -> None:
        self._instant += by

    def now(self) -> datetime:
        return self._instant

    def zone(self) -> tzinfo:
        return self._zone

    def today(self) -> int:
        return garden_day(self._instant, self._zone)


def local_zone() -> tzinfo:
    """The computer's zone with its rules; where its name is not to be had, the present offset from UTC."""
    name = local_zone_name()
    if name:
        # an unknown or broken name: the offset below still gives today's wall clock
        with suppress(zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
            return zoneinfo.ZoneInfo(name)
    offset = datetime.now(UTC).astimezone().tzinfo
    return offset if offset is not None else UTC


def local_zone_name(environ: os._Environ[str] | dict[str, str] | None = None, etc: Path = Path("/etc")) -> str | None:
    """The IANA name of the computer's zone ("Europe/Paris"), from TZ, /etc/localtime or /etc/timezone, else None."""
    setting = (os.environ if environ is None else environ).get("TZ", "").removeprefix(":")
    if setting:
        return setting if _is_zone(setting) else None
    target = os.path.realpath(etc / "localtime")
    _, found, name = target.partition("zoneinfo/")
    if found and _is_zone(name):
        return name
    try:
        name = (etc / "timezone").read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return None
    return name if _is_zone(name) else None


def _is_zone(name: str) -> bool:
    try:
        zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
