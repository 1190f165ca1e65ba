"""The minute tick: a clock moved by hand, a day that changes, a sleep, and the batch said once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
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
        self.turns = 0
        self.ticker = Ticker(self.clock, BatchRules, lambda: self.noted)
        self.ticker.due.connect(self._on_due)
        self.ticker.turned.connect(self._on_turned)

    def _on_due(self, now: datetime) -> None:
        self.due.append(now)
        if self.notes:
            self.noted = now.toordinal()

    def _on_turned(self) -> None:
        self.turns += 1

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
    assert morning.turns == 0


def test_a_laptop_opened_at_noon_catches_up_with_one_batch(scene: Callable[..., Scene]) -> None:
    friday = scene("2026-11-20T19:00", noted=MONDAY - 3)
    friday.pass_by(days=2, hours=17)
    assert [now.date() for now in friday.due] == [date(2026, 11, 23)]
    assert friday.turns == 1


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
    assert morning.turns == 5


def test_the_day_changes_at_four(scene: Callable[..., Scene]) -> None:
    night = scene("2026-11-23T23:59")
    night.pass_by(minutes=1)
    for _ in range(4 * 60 - 1):
        night.pass_by(minutes=1)
    assert night.turns == 0
    night.pass_by(minutes=1)
    assert night.turns == 1


def test_another_zone_is_noticed_once_and_says_no_batch_twice(scene: Callable[..., Scene]) -> None:
    flight = scene("2026-11-23T09:30")
    assert len(flight.due) == 1
    flight.clock.travel(ZoneInfo("America/New_York"))       # half past three at night there, Sunday's garden day
    flight.pass_by(minutes=1)
    assert flight.turns == 1
    for _ in range(24 * 60):
        flight.pass_by(minutes=1)
    assert flight.turns == 2                                # the new day
    assert len(flight.due) == 1


def test_a_batch_that_nobody_was_there_for_is_said_again_a_minute_later(scene: Callable[..., Scene]) -> None:
    away = scene("2026-11-23T08:59")
    away.notes = False
    for _ in range(3):
        away.pass_by(minutes=1)
        away.ticker.postpone()
    assert len(away.due) == 3
    away.notes = True
    for _ in range(30):
        away.pass_by(minutes=1)
    assert len(away.due) == 4


def test_a_day_in_the_tray_is_one_tick_a_minute_and_one_batch(scene: Callable[..., Scene]) -> None:
    """No timer of the ticker is shorter than a minute once it has settled, and a day of ticks says one thing."""
    day = scene("2026-11-23T04:00")
    for _ in range(24 * 60):
        day.pass_by(minutes=1)
    assert len(day.due) == 1
    assert day.turns == 1
    assert day.ticker._timer.interval() >= 60_000
    assert day.ticker._settling.isSingleShot()


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


ZONES = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Kiritimati"]


@given(st.sampled_from(["2026-11-23T10:00", "2027-03-26T10:00", "2026-10-23T10:00"]),
       st.lists(st.tuples(st.integers(-60 * 30, 60 * 30), st.none() | st.sampled_from(ZONES)), max_size=40))
def test_no_jumps_of_clock_or_zone_bring_a_burst_or_a_batch_at_night_or_on_a_weekend(
    start: str, jumps: list[tuple[int, str | None]]
) -> None:
    """Winter, and the weeks in which summer time begins and ends."""
    jumpy = Scene(start)
    jumpy.ticker._settle()
    for minutes, zone in jumps:
        said, turned = len(jumpy.due), jumpy.turns
        if zone is not None:
            jumpy.clock.travel(ZoneInfo(zone))
        jumpy.pass_by(minutes=minutes)
        assert len(jumpy.due) - said <= 1
        assert jumpy.turns - turned <= 1
        said, turned = len(jumpy.due), jumpy.turns
        jumpy.pass_by(minutes=0)                            # whatever happened is caught up with exactly once
        assert (len(jumpy.due), jumpy.turns) == (said, turned)
    days = [now.toordinal() for now in jumpy.due]
    assert all(one != other for one, other in pairwise(days))
    assert all(now.weekday() < 5 and time(9) <= now.time() < time(20) for now in jumpy.due)
    assert len(jumpy.due) >= 1
    assert all(now.astimezone(UTC) <= datetime(2027, 9, 1, tzinfo=UTC) for now in jumpy.due)
    jumpy.ticker.close()
