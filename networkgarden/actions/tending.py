"""What every action needs: the open garden, the clock, the person's settings and the profile's places."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING

from networkgarden.domain.days import garden_day

if TYPE_CHECKING:      # a window waits for none of these before its first frame
    from networkgarden.domain.course import Course
    from networkgarden.domain.first_sight import FirstSight
    from networkgarden.domain.standing import Standing
    from networkgarden.storage.garden import Garden, Recording
    from networkgarden.system.clock import Clock
    from networkgarden.system.paths import Profile
    from networkgarden.system.settings import Settings


class Tending:
    """One garden in the hands of its person. Its file is opened by ``open_garden`` when it is first asked for."""

    def __init__(self, open_garden: Callable[[], Garden], clock: Clock, profile: Profile, settings: Settings,
                 key: bytes = b"") -> None:
        """``key`` is the data key, for a new recovery code; b"" in a demo."""
        self._open, self._opening = open_garden, Lock()
        self._garden: Garden | None = None
        self.clock, self.profile, self.settings, self.key = clock, profile, settings, key

    @property
    def garden(self) -> Garden:
        if self._garden is None:
            with self._opening:
                if self._garden is None:
                    self._garden = self._open()
        return self._garden

    def close(self) -> None:
        """Close the file, if it was ever opened."""
        if self._garden is not None:
            self._garden.close()

    def today(self) -> int:
        return garden_day(self.clock.now(), self.clock.zone())

    def standings(self, day: int | None = None) -> list[Standing]:
        """Everybody as known on ``day`` (the present garden day without one)."""
        today = self.today()
        return self.garden.standings(today if day is None else day, today)

    def standings_of(self, contact_ids: Sequence[str]) -> list[Standing]:
        """These contacts as they stand today; one that is gone is left out."""
        today, rows = self.today(), list(self.garden.read.rows_of(contact_ids).values())
        return self.garden.standings(today, today, rows) if rows else []

    def first_sight(self) -> FirstSight:
        """Who is in sight first, found far sooner than everybody's standings."""
        return self.garden.first_sight(self.today())

    def courses(self) -> dict[str, Course]:
        """Contact id → how it looks on any day, for sliding through time; see :mod:`networkgarden.domain.course`.

        Asks the whole log: call it in a task, again after each change.
        """
        return self.garden.courses()

    @contextmanager
    def action(self, title: str) -> Iterator[Recording]:
        with self.garden.recording(title, self.clock.now().isoformat()) as running:
            yield running
