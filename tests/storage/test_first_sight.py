"""Who is in sight first: the same people, in the same order, as among everybody's standings."""

from __future__ import annotations

import random

import pytest

from networkgarden.actions.contacts import add_contact, set_state
from networkgarden.actions.interactions import log
from networkgarden.domain.kinds import Kind, State
from networkgarden.domain.words import unaccented
from networkgarden.storage.first_sight import first_sight
from tests.garden_at_hand import open_tending


@pytest.fixture
def tending(tmp_path):
    opened = open_tending(tmp_path / "profile")
    yield opened
    opened.garden.close()


def planted(tending, people: int) -> list[str]:
    """People of every circle, some met, some resting, several of the same name."""
    chance = random.Random(7)
    today, ids = tending.today(), []
    for number in range(people):
        _, contact_id = add_contact(tending, f"{chance.choice('ÅaBéE')}nn {number % 9}",
                                    circle=(5, 15, 50, 150)[number % 4])
        ids.append(contact_id)
        for _ in range(number % 4):
            log(tending, [contact_id], chance.choice([Kind.LIKE, Kind.MESSAGE, Kind.MEETING]),
                day=today - chance.randrange(300))
    set_state(tending, ids[3:40:5], State.RESTING)
    set_state(tending, ids[3:20:5], State.PLANTED)
    set_state(tending, ids[1:3], State.ARCHIVED)
    return ids


def in_order(tending) -> list:
    there = [one for one in tending.standings() if one.state in (State.PLANTED, State.RESTING)]
    return sorted(there, key=lambda one: (one.thirst, unaccented(one.name)))


@pytest.mark.parametrize("most", [1, 7, 30, 400])
def test_the_first_are_the_first_of_all(tending, most):
    planted(tending, 60)
    sight = first_sight(tending.garden._db, tending.today(), most)
    everybody = in_order(tending)
    assert (sight.contacts, sight.people, sight.today) == (60, len(everybody), tending.today())
    assert list(sight.first) == everybody[:most]
    assert sight.complete == (most >= len(everybody))


def test_contact_in_days_to_come_does_not_count_yet(tending):
    ids = planted(tending, 30)
    day = tending.today() - 120
    sight = first_sight(tending.garden._db, day, 10)
    known = {one.contact_id: one for one in tending.garden.standings(day, day)}
    assert sight.people == len(sight.first) == 28
    assert all(known[one.contact_id] == one for one in sight.first)
    assert set(ids) >= {one.contact_id for one in sight.first}


def test_a_few_stand_as_they_do_among_all(tending):
    ids = planted(tending, 12)
    everybody = {one.contact_id: one for one in tending.standings()}
    few = tending.standings_of([ids[4], ids[9], "nobody"])
    assert {one.contact_id: one for one in few} == {key: everybody[key] for key in (ids[4], ids[9])}
    assert tending.standings_of([]) == []
