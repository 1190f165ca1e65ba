from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networkgarden.domain.days import garden_day
from networkgarden.system.clock import FixedClock, SystemClock, local_zone, local_zone_name

PARIS = ZoneInfo("Europe/Paris")


def test_a_late_evening_belongs_to_the_day_before() -> None:
    clock = FixedClock(datetime(2026, 6, 2, 3, 59, 59, tzinfo=PARIS), PARIS)
    assert clock.today() == date(2026, 6, 1).toordinal()
    clock.move(timedelta(seconds=1))
    assert clock.today() == date(2026, 6, 2).toordinal()


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25)])
def test_the_day_begins_at_four_by_the_wall_on_days_of_a_clock_change(day: date) -> None:
    before = datetime(day.year, day.month, day.day, 3, 59, tzinfo=PARIS)
    at_four = datetime(day.year, day.month, day.day, 4, 0, tzinfo=PARIS)
    assert garden_day(before, PARIS) == day.toordinal() - 1
    assert garden_day(at_four, PARIS) == day.toordinal()


@given(
    seconds=st.integers(31_536_000, 3_786_912_000),
    zone=st.sampled_from(["UTC", "Europe/Paris", "America/St_Johns", "Pacific/Apia", "Asia/Kathmandu"]),
    later=st.integers(0, 200_000),
)
def test_garden_days_follow_the_sun_and_are_near_the_utc_day(seconds: int, zone: str, later: int) -> None:
    aware = datetime.fromtimestamp(seconds, UTC)
    day = garden_day(aware, ZoneInfo(zone))
    assert abs(day - aware.toordinal()) <= 1
    assert garden_day(aware + timedelta(seconds=later), ZoneInfo(zone)) >= day


def test_the_systems_clock_is_aware_and_in_utc() -> None:
    clock = SystemClock()
    assert clock.now().utcoffset() == timedelta(0)
    assert abs(clock.today() - date.today().toordinal()) <= 1  # noqa: DTZ011 - the naive day is what is compared


def test_the_zone_is_found_by_variable_link_and_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert local_zone_name({"TZ": ":Asia/Kathmandu"}, tmp_path) == "Asia/Kathmandu"
    assert local_zone_name({"TZ": "nonsense/../.."}, tmp_path) is None
    assert local_zone_name({}, tmp_path) is None
    (tmp_path / "timezone").write_text("America/Lima\n")
    assert local_zone_name({}, tmp_path) == "America/Lima"
    (tmp_path / "localtime").symlink_to("/usr/share/zoneinfo/Europe/Paris")
    assert local_zone_name({}, tmp_path) == "Europe/Paris"
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    assert local_zone() == ZoneInfo("Pacific/Auckland")
    assert SystemClock().zone() == ZoneInfo("Pacific/Auckland")


def test_an_unknown_zone_falls_back_to_the_offset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "XYZ-3")
    assert datetime(2026, 1, 1, tzinfo=local_zone()).utcoffset() is not None
