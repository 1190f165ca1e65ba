"""The offer to begin again in a real garden: when it comes, what it restarts, and that it is not asked again soon."""

from __future__ import annotations

from datetime import timedelta

import pytest

from networkgarden.actions.amnesty import accept_amnesty, amnesty_offer, amnesty_offered, decline_amnesty, note_here
from networkgarden.actions.contacts import add_contact
from networkgarden.actions.exporting import whole_garden
from networkgarden.actions.interactions import log
from networkgarden.actions.pauses import pause_garden
from networkgarden.actions.prompting import prompts_on
from networkgarden.domain.kinds import Condition, Kind
from networkgarden.exporters.native import garden_json

PEOPLE = 10


@pytest.fixture
def people(tending):
    ids = [add_contact(tending, f"Ada Number{number}", circle=5, established=True)[1] for number in range(PEOPLE)]
    for one in ids:
        log(tending, [one], Kind.MEETING)
    return ids


def whole(tending):
    return garden_json(whole_garden(tending, list(tending.garden.read.contacts())))


def test_offered_when_most_are_due_and_beside_the_prompts(tending, people):
    assert amnesty_offer(tending) is None
    tending.clock.move(timedelta(days=7))
    assert amnesty_offer(tending).as_json()["contact"] is None
    assert len(prompts_on(tending)) <= 3
    for one in people[:4]:
        log(tending, [one], Kind.CALL)
    assert amnesty_offer(tending) is None


def test_offered_after_fourteen_days_away_though_few_are_due(tending, people):
    _, slow = add_contact(tending, "Grace Hopper", circle=150, established=True)
    tending.clock.move(timedelta(days=6))
    for one in people:
        log(tending, [one], Kind.CALL)
    tending.clock.move(timedelta(days=13))
    for one in people[1:]:
        log(tending, [one], Kind.MESSAGE, day=tending.today() - 1)
    assert amnesty_offer(tending) is None
    tending.clock.move(timedelta(days=14))
    assert amnesty_offer(tending) is not None
    assert slow


def test_who_looks_at_a_quiet_garden_is_not_away(tending):
    _, one = add_contact(tending, "Grace Hopper", circle=150, established=True)
    log(tending, [one], Kind.MEETING)
    for _ in range(2):
        for number in range(9):
            _, other = add_contact(tending, f"Ada Number{number}", circle=150, established=True)
            log(tending, [other], Kind.MEETING)
        tending.clock.move(timedelta(days=183))
    assert amnesty_offer(tending) is not None       # nobody looked for months, as far as is known
    tending.clock.move(timedelta(days=-1))
    note_here(tending)
    note_here(tending)
    tending.clock.move(timedelta(days=1))
    note_here(tending)
    assert [one.due_on <= tending.today() for one in tending.standings()].count(True) == 10
    assert amnesty_offer(tending) is None
    tending.clock.move(timedelta(days=14))
    note_here(tending)
    assert amnesty_offer(tending) is not None


def test_accepting_restarts_the_clocks_and_keeps_the_history(tending, people):
    tending.clock.move(timedelta(days=400))
    before = {one.contact_id: one for one in tending.standings()}
    assert all(one.condition is Condition.ASLEEP for one in before.values())
    accept_amnesty(tending)
    today = tending.today()
    for one in tending.standings():
        assert one.condition is Condition.FRESH
        assert one.due_on == today + 7
        assert (one.roots, one.last_contact_on, one.interactions, one.rung) == (
            before[one.contact_id].roots, before[one.contact_id].last_contact_on, 1, before[one.contact_id].rung)
    yesterday = {one.contact_id: one.condition for one in tending.standings(today - 1)}
    assert yesterday == dict.fromkeys(people, Condition.FRESH)
    assert (amnesty_offer(tending), prompts_on(tending)) == (None, [])
    tending.garden.undo()
    assert {one.contact_id: one for one in tending.standings()} == before
    assert amnesty_offer(tending) is not None


def test_a_back_dated_contact_never_lowers_vitality_after_an_amnesty(tending, people):
    tending.clock.move(timedelta(days=60))
    accept_amnesty(tending)
    before = next(one.vitality for one in tending.standings() if one.contact_id == people[0])
    log(tending, [people[0]], Kind.LIKE, day=tending.today() - 20)
    assert next(one.vitality for one in tending.standings() if one.contact_id == people[0]) >= before


def test_declined_or_merely_shown_it_is_not_asked_again_for_thirty_days(tending, people):
    tending.clock.move(timedelta(days=20))
    amnesty_offered(tending)
    amnesty_offered(tending)
    assert amnesty_offer(tending) is not None
    kept = whole(tending)
    decline_amnesty(tending)
    assert whole(tending) == kept
    assert amnesty_offer(tending) is None
    tending.clock.move(timedelta(days=29))
    assert amnesty_offer(tending) is None
    tending.clock.move(timedelta(days=1))
    assert amnesty_offer(tending) is not None
    amnesty_offered(tending)
    tending.clock.move(timedelta(days=1))
    assert amnesty_offer(tending) is None


def test_a_paused_garden_offers_nothing(tending, people):
    tending.clock.move(timedelta(days=20))
    pause_garden(tending, tending.today() + 5)
    assert amnesty_offer(tending) is None
    assert people
