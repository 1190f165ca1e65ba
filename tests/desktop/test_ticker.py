"""The minute tick: a clock moved by hand, a day that changes, a sleep, and the batch said once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from networkgarden.desktop.ticker import Ticker, batch_rules
from networkgarden.domain.schedule import BatchRules
from networkgarden.system.clock import FixedClock
from networkgarden.system.settings import Settings

BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = date(2026, 11, 23).toordinal()


class Scene:
    """A ticker with its clock, the day noted last, and all it said."""

    def __init__(self, at: str, noted: int | None = None) -> None:
        self.clock = FixedClock(datetime.fromisoformat(at), BERLIN)
        self.noted, self.notes = noted, True
        self.due: list[datetime] = []
        self.days: list[int] = []
        self.wakings = 0
        self.ticker = Ticker(self.clock, BatchRules, lambda: self.noted)
        self.ticker.due.connect(self._on_due)
        self.ticker.day_changed.connect(self.days.append)
        self.ticker.woke.connect(self._on_woke)

    def _on_due(self, now: datetime) -> None:
        self.due.append(now)
        if self.notes:
            self.noted = now.toordinal()

    def _on_woke(self) -> None:
        self.wakings += 1

    def pass_by(self, **time_passed: float) -> None:
        self.clock.move(timedelta(**time_passed))
        self.ticker.tick()


@pytest.fixture
def scene(qtbot: QtBot) -> Iterator[Callable[..., Scene]]:
    made: list[Scene] = []

    def make(at: str, noted: int | None = None, *, settled: bool = True) -> Scene:
        made.append(Scene(at, noted))
        if settled:
            made[-1].ticker._settle()
        return made[-1]

    yield make
    for one in made:
        one.ticker.close()


def test_at_nine_once(scene: Callable[..., Scene]) -> None:
    morning = scene("2026-11-23T08:58")
    for _ in range(10):
        morning.pass_by(minutes=1)
    assert [now.strftime("%H:%M") for now in morning.due] == ["09:00"]
    assert morning.due[0].tzinfo is BERLIN
    assert morning.wakings == 0


def test_a_laptop_opened_at_noon_catches_up_with_one_batch(scene: Callable[..., Scene]) -> None:
    friday = scene("2026-11-20T19:00", noted=MONDAY - 3)
    friday.pass_by(days=2, hours=17)
    assert [now.date() for now in friday.due] == [date(2026, 11, 23)]
    assert friday.days == [MONDAY]
    assert friday.wakings == 1


def test_noting_that_fails_does_not_nag(scene: Callable[..., Scene]) -> None:
    broken = scene("2026-11-23T08:59")
    broken.notes = False
    for _ in range(30):
        broken.pass_by(minutes=1)
    assert len(broken.due) == 1


def test_a_batch_noted_before_this_start_is_not_repeated(scene: Callable[..., Scene]) -> None:
    assert scene("2026-11-23T10:00", noted=MONDAY).due == []


def test_a_clock_set_back_repeats_nothing_and_is_noticed(scene: Callable[..., Scene]) -> None:
    morning = scene("2026-11-23T09:30")
    morning.pass_by(hours=-3)
    for _ in range(4):
        morning.pass_by(hours=1)
    assert len(morning.due) == 1
    assert morning.wakings == 5


def test_the_day_changes_at_four(scene: Callable[..., Scene]) -> None:
    night = scene("2026-11-23T23:59")
    night.pass_by(minutes=1)
    assert night.days == []
    night.pass_by(hours=4)
    assert night.days == [MONDAY + 1]


def test_nothing_before_it_has_settled(scene: Callable[..., Scene], qtbot: QtBot) -> None:
    early = scene("2026-11-23T10:00", settled=False)
    early.pass_by(minutes=1)
    assert early.due == []
    early.ticker._settling.setInterval(1)
    early.ticker.start()
    qtbot.waitUntil(lambda: len(early.due) == 1)


def test_the_first_prompt_comes_half_a_minute_to_a_minute_after_a_start(scene: Callable[..., Scene]) -> None:
    ticker = scene("2026-11-23T10:00", settled=False).ticker
    ticker.start()
    assert 30_000 <= ticker._settling.remainingTime() <= 60_000
    assert ticker._timer.remainingTime() <= 63_000


def test_the_settings_become_rules() -> None:
    chosen = Settings(batch_time=time(7), days_off=(2,), pause_until=date(2026, 12, 1))
    assert batch_rules(chosen) == BatchRules(
        at=time(7), days_off=frozenset({2}), pause_until=date(2026, 12, 1).toordinal()
    )
    assert batch_rules(Settings()) == BatchRules()


@given(st.lists(st.integers(-60 * 30, 60 * 30), max_size=40))
def test_no_jumps_of_the_clock_bring_a_batch_at_night_or_on_a_weekend(jumps: list[int]) -> None:
    jumpy = Scene("2026-11-23T10:00")
    jumpy.ticker._settle()
    for minutes in jumps:
        jumpy.pass_by(minutes=minutes)
    assert all(now.weekday() < 5 and time(9) <= now.time() < time(20) for now in jumpy.due)
    assert len(jumpy.due) >= 1
    assert all(now.astimezone(UTC) <= datetime(2027, 6, 1, tzinfo=UTC) for now in jumpy.due)
    jumpy.ticker.close()
