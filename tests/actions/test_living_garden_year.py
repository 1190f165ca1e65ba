"""A real garden lived in for months: the guards, judged from what the file says and not by the engine."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from networkgarden.actions.contacts import add_contact, edit_contact
from networkgarden.actions.fruit import log_fruit
from networkgarden.actions.interactions import log
from networkgarden.actions.promises import add_promise
from networkgarden.actions.prompting import done_already, let_rest, not_now, offered, prompts_on
from networkgarden.domain.fruit import FruitKind
from networkgarden.domain.incoming import PersonDate, Point, PointKind
from networkgarden.domain.kinds import Direction, Kind, Reaction, State
from networkgarden.domain.vitality import WET, waiting_days, wetness
from networkgarden.prompts.events import ORDER
from tests.garden_at_hand import open_tending

DAYS = 75


def plant(tending, chance, number):
    _, one = add_contact(tending, f"Ada Number{number}", emails=[f"a{number}@example.org"] if number % 3 else [],
                         phones=["+49 30 1234567"] if number % 2 else [], circle=(5, 15, 50, 150)[number % 4])
    contact = tending.garden.read.contact(one)
    link = (Point(PointKind.PROFILE, "linkedin.com/in/ada"),) if number % 2 == 0 else ()
    edit_contact(tending, replace(contact, points=(*contact.points, *link), note="Fond of looms" if number % 4 else "",
                                  dates=(PersonDate("birthday", chance.choice((1, 2, 12)), chance.randint(1, 28)),)))
    for _ in range(chance.randint(0, 3)):
        log(tending, [one], chance.choice((Kind.MESSAGE, Kind.MEETING, Kind.EMAIL)),
            day=tending.today() - chance.randint(1, 60), direction=chance.choice(list(Direction)))
    return one


def judge(tending, prompts, words):
    """Each prompt against the log of its contact."""
    day = tending.today()
    for prompt in prompts:
        contact = tending.garden.read.contact(prompt.contact_id)
        acts = tending.garden.read.interactions(prompt.contact_id)
        contacts = [one.day for one in acts if one.kind is not Kind.NOTE]
        wet = wetness(waiting_days(one.act() for one in acts), day, contact.rhythm)
        assert wet < WET
        assert contact.state in (State.PLANTED, State.RESTING)
        assert prompt.reason
        assert prompt.purpose
        if prompt.kind in ORDER:
            continue
        assert all(day - one > 3 for one in contacts)
        earlier = [row[0] for row in tending.garden.read.query(
            "SELECT day FROM offer JOIN contact ON contact.id = offer.contact WHERE uuid = ? AND day < ? "
            "AND kind != ''", (prompt.contact_id, day))]
        assert all(day - one > 3 for one in earlier)
        assert day - words.get(prompt.template, 0) >= 14
        words[prompt.template] = day
        if prompt.act in ("like", "comment"):
            assert contacts
            assert day - max(contacts) <= 2 * contact.rhythm.every_days


def answer(tending, prompt, chance):
    luck = chance.random()
    if luck < 0.55:
        done_already(tending, prompt)
        if prompt.act and chance.random() < 0.5:
            log(tending, [prompt.contact_id], Kind.MESSAGE, direction=Direction.RECEIVED)
    elif luck < 0.75:
        not_now(tending, prompt)
    elif luck < 0.8:
        let_rest(tending, prompt.contact_id)


def live_beside(tending, chance, people):
    """What happens without the program."""
    one = chance.choice(people)
    what = chance.randrange(8)
    if what == 0:
        log(tending, [one], Kind.MEETING)
    elif what == 1:
        log(tending, [one], Kind.EMAIL, direction=Direction.RECEIVED)
    elif what == 2:
        log(tending, [one], Kind.MESSAGE, reaction=chance.choice([None, Reaction.NO, Reaction.WARM]))
    elif what == 3:
        add_promise(tending, one, "send the slides", tending.today() + chance.randint(0, 9))
    elif what == 4:
        log_fruit(tending, one, FruitKind.ADVICE, day=tending.today() - chance.randint(0, 30))
    elif what == 5:                             # too many words at once: the soil is wet for weeks
        for _ in range(3):
            log(tending, [one], Kind.MESSAGE)


def thanked(tending, prompts, number):
    """Everybody met yesterday, as far as the daily number allows."""
    if len(prompts) >= number:
        return
    day = tending.today()
    listed = {prompt.contact_id for prompt in prompts}
    for one in tending.standings():
        acts = tending.garden.read.interactions(one.contact_id)
        met = any(act.kind is Kind.MEETING and act.day == day - 1 for act in acts)
        said = any(act.kind is Kind.THANK_YOU and act.day >= day - 1 for act in acts)
        if met and not said and not one.wet and one.state is State.PLANTED:
            assert one.contact_id in listed


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 10**6), st.integers(1, 5))
def test_the_guards_hold_in_a_real_garden(tmp_path_factory, seed, number):
    tending = open_tending(tmp_path_factory.mktemp("garden"))
    tending.settings = replace(tending.settings, prompts_per_day=number)
    chance = random.Random(seed)
    people = [plant(tending, chance, each) for each in range(12)]
    words: dict[str, int] = {}
    for _ in range(DAYS):
        tending.clock.move(timedelta(days=1))
        prompts = prompts_on(tending)
        assert prompts == prompts_on(tending)
        assert len(prompts) <= number
        judge(tending, prompts, words)
        thanked(tending, prompts, number)
        offered(tending, prompts)
        for prompt in prompts:
            answer(tending, prompt, chance)
        live_beside(tending, chance, people)
    tending.clock.move(timedelta(days=60))
    assert len(prompts_on(tending)) <= number
    tending.garden.close()
