"""Dates that leave the calendar in peace."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networkgarden.domain.plans import (
    DAY_BEGINS,
    DAY_ENDS,
    KINDS_OF_MEETING,
    LENGTHS,
    NOTICE_DAYS,
    Busy,
    is_free,
    proposals,
)

BERLIN = ZoneInfo("Europe/Berlin")
TODAY = date(2026, 11, 24)      # a Tuesday


def taken(*hours):
    """Busy from hour to hour, UTC, on 27 November."""
    return [Busy(datetime(2026, 11, 27, first, tzinfo=UTC), datetime(2026, 11, 27, last, tzinfo=UTC))
            for first, last in hours]


def test_three_lunches_on_days_that_do_not_touch():
    found = proposals("lunch", 60, [], TODAY, BERLIN, (5, 6))
    assert [one.strftime("%a %d %H:%M") for one in found] == ["Fri 27 12:30", "Mon 30 12:30", "Wed 02 12:30"]


def test_a_taken_hour_moves_a_date_and_a_full_day_leaves_it_out():
    assert proposals("lunch", 60, taken((11, 12)), TODAY, BERLIN, ())[0].strftime("%d %H:%M") == "27 13:00"
    assert proposals("lunch", 60, taken((8, 17)), TODAY, BERLIN, (5, 6))[0].strftime("%d %H:%M") == "30 12:30"
    weeks = [Busy(datetime(2026, 11, 1, tzinfo=UTC), datetime(2027, 11, 1, tzinfo=UTC))]
    assert proposals("coffee", 45, weeks, TODAY, BERLIN, ()) == []


@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Kathmandu", "Pacific/Apia"])
def test_hours_are_those_of_the_person_across_a_clock_change(zone):
    found = proposals("coffee", 45, [], date(2026, 10, 28), ZoneInfo(zone), ())
    assert {one.strftime("%H:%M") for one in found} == {"15:00"}


busy_times = st.lists(st.builds(
    lambda start, length: Busy(datetime(2026, 11, 20, tzinfo=UTC) + timedelta(minutes=15 * start),
                               datetime(2026, 11, 20, tzinfo=UTC) + timedelta(minutes=15 * (start + length))),
    st.integers(0, 2000), st.integers(1, 200)), max_size=12)


@given(st.sampled_from(KINDS_OF_MEETING), st.sampled_from(LENGTHS), busy_times,
       st.sets(st.integers(0, 6), max_size=6), st.sampled_from(["UTC", "Europe/Berlin", "Asia/Kolkata"]))
def test_every_proposal_is_free_within_working_hours_and_given_notice(what, minutes, busy, days_off, zone):
    found = proposals(what, minutes, busy, TODAY, ZoneInfo(zone), days_off)
    assert len(found) <= 3
    assert found == sorted(found)
    for one in found:
        end = one.replace(tzinfo=None) + timedelta(minutes=minutes)
        assert one.time() >= DAY_BEGINS
        assert end.time() <= DAY_ENDS
        assert end.date() == one.date()
        assert one.weekday() not in days_off
        assert (one.date() - TODAY).days >= NOTICE_DAYS
        assert is_free(one, minutes, busy)
    assert all((later.date() - one.date()).days >= 2 for one, later in pairwise(found))
