"""A real, encrypted garden in a folder of the test, with a clock that the test moves."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from networkgarden.actions.opening import open_with_key
from networkgarden.actions.tending import Tending
from networkgarden.system.clock import FixedClock
from networkgarden.system.paths import Profile

KEY = bytes(range(32))
NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)


def open_tending(root: Path, now: datetime = NOW) -> Tending:
    profile = Profile.at(root)
    profile.create()
    return open_with_key(profile, FixedClock(now), KEY)
