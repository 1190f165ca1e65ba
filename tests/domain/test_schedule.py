"""When the batch of prompts is announced: worked cases, and what holds for any clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networkgarden.domain.schedule import BatchRules, batch_due, is_day_off, is_quiet, local_day

USUAL = BatchRules()
ALWAYS = BatchRules(days_off=frozenset())
MONDAY = date(2026, 11, 23).toordinal()


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-11-23T08:59", False),   # Monday, a minute early
        ("2026-11-23T09:00", True),
        ("2026-11-23T14:30", True),    # the computer was off at nine
        ("2026-11-23T19:59", True),
        ("2026-11-23T20:00", False),   # quiet
        ("2026-11-24T03:00", False),   # still Monday's garden day, and quiet
        ("2026-11-21T12:00", False),   # Saturday
        ("2026-11-22T12:00", False),   # Sunday
    ],
)
def test_the_usual_rules(now: str, expected: bool) -> None:
    assert batch_due(at(now), None, USUAL) is expected


def test_once_a_day_and_missed_days_do_not_pile_up() -> None:
    assert not batch_due(at("2026-11-23T15:00"), MONDAY, USUAL)
    assert batch_due(at("2026-11-26T09:00"), MONDAY, USUAL)
    assert not batch_due(at("2026-11-26T09:01"), MONDAY + 3, USUAL)


def test_a_clock_set_back_neither_repeats_nor_silences_for_years() -> None:
    assert not batch_due(at("2026-11-23T10:00"), MONDAY + 1, USUAL)      # flew west over the date line
    assert batch_due(at("2026-11-23T10:00"), MONDAY + 1500, USUAL)       # the clock had been wrong


def test_pause_ends_on_its_day() -> None:
    rules = BatchRules(pause_until=MONDAY + 2)
    assert not batch_due(at("2026-11-24T12:00"), None, rules)
    assert batch_due(at("2026-11-25T12:00"), None, rules)


@pytest.mark.parametrize(
    ("chosen", "first"), [(time(7), "2026-11-23T08:00"), (time(22), "2026-11-23T08:00"), (time(20), "2026-11-23T08:00")]
)
def test_a_time_within_the_quiet_hours_means_their_end(chosen: time, first: str) -> None:
    rules = BatchRules(at=chosen)
    assert batch_due(at(first), None, rules)
    assert not batch_due(at(first) - timedelta(minutes=1), None, rules)


def test_night_owls_belong_to_the_day_before() -> None:
    rules = BatchRules(at=time(1), quiet_from=time(5), quiet_until=time(23))
    assert batch_due(at("2026-11-24T01:30"), None, rules)
    assert not batch_due(at("2026-11-24T01:30"), MONDAY, rules)
    assert not batch_due(at("2026-11-22T01:30"), None, rules)      # Saturday's night, on Sunday's date


def test_equal_times_mean_no_quiet_hours() -> None:
    rules = BatchRules(quiet_from=time(8), quiet_until=time(8))
    assert not any(is_quiet(at(f"2026-11-23T{hour:02}:00"), rules) for hour in range(24))


def test_weekdays_have_quiet_hours_of_their_own_and_they_last_into_the_morrow() -> None:
    friday = {4: (time(23), time(11)), 5: (time(0), time(0))}       # Friday night late; none from Saturday on
    rules = BatchRules(quiet_on=friday, days_off=frozenset())
    quiet = ["2026-11-27T07:59", "2026-11-27T23:00", "2026-11-28T10:59", "2026-11-29T20:00"]
    loud = ["2026-11-27T08:00", "2026-11-27T22:59", "2026-11-28T11:00", "2026-11-28T23:30", "2026-11-29T03:00"]
    assert all(is_quiet(at(moment), rules) for moment in quiet)
    assert not any(is_quiet(at(moment), rules) for moment in loud)
    assert not batch_due(at("2026-11-28T10:59"), None, rules)
    assert batch_due(at("2026-11-28T11:00"), None, rules)


def test_a_day_that_is_quiet_throughout_brings_nothing_and_the_next_one_does() -> None:
    rules = BatchRules(quiet_on={0: (time(8), time(7, 59)), 6: (time(20), time(8))}, days_off=frozenset())
    minutes = [at("2026-11-23T04:00") + timedelta(minutes=minute) for minute in range(24 * 60)]
    assert not any(batch_due(minute, None, rules) for minute in minutes)
    assert batch_due(at("2026-11-24T09:00"), None, rules)


def test_a_time_in_the_gap_of_summer_time_fires_at_the_next_valid_minute() -> None:
    rules = BatchRules(at=time(2, 30), quiet_from=time(12), quiet_until=time(12), days_off=frozenset())
    zone = ZoneInfo("Europe/Berlin")
    start = datetime(2026, 3, 28, 23, 0, tzinfo=UTC)
    day_before = date(2026, 3, 28).toordinal()
    walls = [(start + timedelta(minutes=m)).astimezone(zone) for m in range(5 * 60)]
    due = [wall for wall in walls if local_day(wall) == day_before and batch_due(wall, None, rules)]
    assert due[0].time() == time(3, 0)


times = st.times().map(lambda t: t.replace(second=0, microsecond=0))
weekdays = st.dictionaries(st.integers(0, 6), st.tuples(times, times), max_size=7)
rules_of = st.builds(
    BatchRules,
    at=times, quiet_from=times, quiet_until=times,
    days_off=st.frozensets(st.integers(0, 6)),
    pause_until=st.none() | st.integers(MONDAY - 5, MONDAY + 15),
)
moments = st.datetimes(at("2026-11-01T00:00"), at("2026-12-31T00:00"))


varied = st.builds(replace, rules_of, quiet_on=weekdays)


@given(varied, moments, st.none() | st.integers(MONDAY - 60, MONDAY + 60))
def test_never_in_quiet_hours_nor_on_days_off(rules: BatchRules, now: datetime, last: int | None) -> None:
    if batch_due(now, last, rules):
        assert not is_quiet(now, rules)
        assert not is_day_off(local_day(now), rules)
        assert last != local_day(now)


@given(rules_of, st.integers(MONDAY - 10, MONDAY + 10))
def test_a_computer_left_on_announces_exactly_once_on_each_working_day(rules: BatchRules, day: int) -> None:
    start = datetime.combine(date.fromordinal(day), time(4))
    last, announced = day - 1, 0
    for minute in range(24 * 60):
        now = start + timedelta(minutes=minute)
        if batch_due(now, last, rules):
            last, announced = local_day(now), announced + 1
    assert announced == (0 if is_day_off(day, rules) else 1)


@given(varied, st.integers(MONDAY - 10, MONDAY + 10))
def test_whatever_the_weekdays_have_at_most_once_and_only_a_quiet_day_goes_without(rules: BatchRules, day: int) -> None:
    start = datetime.combine(date.fromordinal(day), time(4))
    minutes = [start + timedelta(minutes=minute) for minute in range(24 * 60)]
    last, announced = day - 1, 0
    for now in minutes:
        if batch_due(now, last, rules):
            last, announced = local_day(now), announced + 1
    silent = is_day_off(day, rules) or all(is_quiet(now, rules) for now in minutes)
    assert announced == (0 if silent else 1)


@given(varied, moments, st.lists(st.integers(-3 * 24 * 60, 3 * 24 * 60), max_size=60))
def test_any_jumps_of_the_clock_announce_no_day_twice_in_a_row(
    rules: BatchRules, start: datetime, jumps: list[int]
) -> None:
    now, last, announced = start, None, []
    for jump in jumps:
        now += timedelta(minutes=jump)
        if batch_due(now, last, rules):
            last = local_day(now)
            announced.append(last)
    assert all(one != other for one, other in pairwise(announced))


zones = st.sampled_from(["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"])


@given(zones, st.integers(0, 364))
def test_nine_o_clock_comes_on_every_day_of_the_year_in_every_zone(name: str, offset: int) -> None:
    zone, day = ZoneInfo(name), date(2026, 1, 1) + timedelta(days=offset)
    start = datetime.combine(day, time(4), tzinfo=zone).astimezone(UTC)
    last, announced = day.toordinal() - 1, []
    for minute in range(0, 25 * 60, 5):
        wall = (start + timedelta(minutes=minute)).astimezone(zone)
        if local_day(wall) == day.toordinal() and batch_due(wall, last, ALWAYS):
            last = local_day(wall)
            announced.append(wall.time().replace(tzinfo=None))
    assert announced == [time(9)]
