"""The harvest counted from a log written by hand."""

from __future__ import annotations

from datetime import date

import pytest

from networkgarden.actions.contacts import add_contact, set_state
from networkgarden.actions.harvest import Exchange, harvest_of
from networkgarden.actions.interactions import log
from networkgarden.domain.kinds import Condition, Direction, Kind, State
from tests.garden_at_hand import open_tending


@pytest.fixture
def tending(tmp_path):
    tending = open_tending(tmp_path / "profile")        # on 2026-11-24
    yield tending
    tending.garden.close()


def day(text):
    return date.fromisoformat(text).toordinal()


def test_an_empty_garden_has_twelve_empty_months(tending):
    harvest = harvest_of(tending)
    assert [month for month, _ in harvest.months] == [(2025, 12), *((2026, month) for month in range(1, 12))]
    assert (harvest.contacts, harvest.people, harvest.planted, harvest.exchanges) == (0, 0, 0, ())


def test_directions_kinds_and_months_are_counted(tending):
    _, ada = add_contact(tending, "Ada")
    _, grace = add_contact(tending, "Grace")
    for when in ("2025-11-30", "2025-12-01", "2026-11-24"):
        log(tending, [ada], Kind.EMAIL, day=day(when))
    log(tending, [ada], Kind.EMAIL, day=day("2026-11-02"), direction=Direction.RECEIVED)
    log(tending, [ada, grace], Kind.MEETING, day=day("2026-11-03"))
    log(tending, [grace], Kind.NOTE, day=day("2026-11-04"), note="not contact")
    harvest = harvest_of(tending)
    assert dict(harvest.months)[2025, 12] == 1
    assert dict(harvest.months)[2026, 11] == 3
    assert (harvest.contacts, harvest.people) == (4, 2)
    assert harvest.exchanges == (Exchange("email", 2, 1, 0), Exchange("meeting", 0, 0, 1))


def test_the_garden_ahead_counts_planted_people_only(tending):
    _, ada = add_contact(tending, "Ada", circle=5)
    _, seed = add_contact(tending, "Seed")
    set_state(tending, [seed], State.SEED)
    log(tending, [ada], Kind.MEETING, day=tending.today())
    now, month, quarter = harvest_of(tending).outlooks
    assert (now.days, now.counts[Condition.FRESH]) == (0, 1)
    # V is .90 today; S = 7 (1 + ln 2) days, so .36 after 30 days and .06 after 90
    assert month.counts == {Condition.FRESH: 0, Condition.THIRSTY: 0, Condition.DROOPING: 1, Condition.ASLEEP: 0}
    assert quarter.counts[Condition.ASLEEP] == 1
    assert [sum(one.counts.values()) for one in (now, month, quarter)] == [1, 1, 1]
