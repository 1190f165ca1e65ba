"""Garden days: the roll-over at four, zones and summer time, pauses against counting day by day."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networkgarden.domain.days import Pause, active_days, day_of, first_day_with, garden_day, iso, merged

ends = st.none() | st.integers(0, 400)
pauses = st.lists(st.builds(Pause, st.integers(0, 300), ends), max_size=6)
days = st.integers(0, 400)


def is_paused(day, several):
    return any(one.start <= day and (one.end is None or day < one.end) for one in several)


@given(pauses, days, days)
def test_active_days_are_those_outside_every_pause(several, start, end):
    counted = sum(not is_paused(day, several) for day in range(start, end))
    assert active_days(start, end, merged(several)) == counted


@given(pauses)
def test_merged_pauses_neither_overlap_nor_touch(several):
    ranges = merged(several)
    assert all(one.end is not None and one.end < other.start for one, other in pairwise(ranges))
    assert all(is_paused(day, ranges) == is_paused(day, several) for day in range(420))


@given(pauses, days, st.integers(1, 60))
def test_the_first_day_with_enough_is_the_first(several, start, need):
    ranges = merged(several)
    found = first_day_with(need, start, ranges)
    if found is None:
        assert ranges[-1].end is None
    else:
        assert active_days(start, found, ranges) == need
        assert active_days(start, found - 1, ranges) < need


def test_a_clock_set_back_gives_no_days():
    assert active_days(10, 3, ()) == 0


@pytest.mark.parametrize(("clock", "day"), [
    ("2026-06-02T03:59", "2026-06-01"), ("2026-06-02T04:00", "2026-06-02"), ("2026-01-01T00:30", "2025-12-31")])
def test_a_day_rolls_over_at_four_by_the_local_clock(clock, day):
    for name in ("UTC", "Asia/Kathmandu", "America/New_York", "Pacific/Kiritimati"):
        zone = ZoneInfo(name)
        assert garden_day(datetime.fromisoformat(clock).replace(tzinfo=zone), zone) == day_of(day)


@pytest.mark.parametrize("night", [date(2026, 3, 29), date(2026, 10, 25)])
def test_summer_time_neither_skips_nor_repeats_a_day(night):
    zone = ZoneInfo("Europe/Berlin")
    start = datetime(night.year, night.month, night.day, tzinfo=UTC) - timedelta(days=1)
    seen = [garden_day(start + timedelta(minutes=10 * n), zone) for n in range(6 * 72)]
    assert seen == sorted(seen)
    assert set(range(seen[0], seen[-1] + 1)) == set(seen)


def test_the_same_instant_may_lie_on_two_days():
    instant = datetime(2026, 6, 1, 12, tzinfo=UTC)
    assert garden_day(instant, ZoneInfo("Pacific/Kiritimati")) == garden_day(instant, ZoneInfo("Pacific/Niue")) + 1


@given(st.integers(1, date.max.toordinal()))
def test_a_day_survives_its_text(day):
    assert day_of(iso(day)) == day
