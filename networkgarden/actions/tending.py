"""What every action needs: the open garden, the clock, the person's settings and the profile's places."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from networkgarden.domain.course import Course
from networkgarden.domain.days import garden_day
from networkgarden.domain.standing import Standing
from networkgarden.storage.garden import Garden, Recording
from networkgarden.system.clock import Clock
from networkgarden.system.paths import Profile
from networkgarden.system.settings import Settings


@dataclass(slots=True)
class Tending:
    """One opened garden in the hands of its person."""

    garden: Garden
    clock: Clock
    profile: Profile
    settings: Settings
    key: bytes = field(default=b"", repr=False)     # the data key, for a new recovery code; b"" in a demo

    def today(self) -> int:
        return garden_day(self.clock.now(), self.clock.zone())

    def standings(self, day: int | None = None) -> list[Standing]:
        """Everybody as known on ``day`` (the present garden day without one)."""
        today = self.today()
        return self.garden.standings(today if day is None else day, today)

    def courses(self) -> dict[str, Course]:
        """Contact id → how it looks on any day, for sliding through time; see :mod:`networkgarden.domain.course`.

        Asks the whole log: call it in a task, again after each change.
        """
        return self.garden.courses()

    @contextmanager
    def action(self, title: str) -> Iterator[Recording]:
        with self.garden.recording(title, self.clock.now().isoformat()) as running:
            yield running
