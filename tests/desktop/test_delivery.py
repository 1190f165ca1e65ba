"""The batch from the tick to a message: only when somebody is there, once, with or without names."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from networkgarden.actions.contacts import add_contact
from networkgarden.actions.interactions import log
from networkgarden.actions.reports import timeline_json
from networkgarden.desktop.announcer import Announcer
from networkgarden.desktop.delivery import Delivery
from networkgarden.desktop.door import Door
from networkgarden.desktop.notifier.dummy import Dummy as DummyNotifier
from networkgarden.desktop.notifier.port import Action
from networkgarden.desktop.presence.dummy import Dummy as DummyPresence
from networkgarden.desktop.presence.port import Situation
from networkgarden.desktop.ticker import Ticker
from networkgarden.domain.kinds import Kind
from networkgarden.domain.schedule import BatchRules
from tests.garden_at_hand import open_tending

AWAY = [Situation(idle=True), Situation(locked=True), Situation(do_not_disturb=True)]
MONDAY = datetime(2026, 11, 23, 8, 59, tzinfo=UTC)


class Scene:
    """A garden with Ada due and Linus new, on a Monday a minute before nine."""

    def __init__(self, tending) -> None:
        self.clock = tending.clock
        self.clock.set(MONDAY - timedelta(days=40))
        self.ada = add_contact(tending, "Ada Lovelace", emails=["ada@example.org"], circle=5)[1]
        self.linus = add_contact(tending, "Linus", emails=["linus@example.org"], circle=5)[1]
        for one, kind in ((self.ada, Kind.CALL), (self.linus, Kind.EMAIL)):      # so that each is asked for another
            log(tending, [one], kind)
        self.clock.set(MONDAY)
        self.hidden = False
        self.door = Door(tending)
        self.notifier, self.presence = DummyNotifier(), DummyPresence()
        self.announcer = Announcer(
            self.door, self.notifier, lambda: self.hidden or self.presence.known().locked, self.door)
        self.ticker = Ticker(self.clock, BatchRules, self.announcer.last_batch_day)
        self.delivery = Delivery(self.ticker, self.presence, self.announcer)
        self.wishes: list[str] = []
        self.announcer.open_wanted.connect(lambda contact_id: self.wishes.append(f"open {contact_id}"))
        self.announcer.do_wanted.connect(lambda prompt: self.wishes.append(f"do {prompt.contact_id}"))
        self.ticker._settle()

    @property
    def sent(self):
        return self.notifier.sent

    def pass_minutes(self, count: int) -> None:
        for _ in range(count):
            self.clock.move(timedelta(minutes=1))
            self.ticker.tick()

    def acts(self, contact_id: str) -> int:
        return len(timeline_json(self.door.tending, contact_id))


@pytest.fixture
def scene(qtbot: QtBot, tmp_path: Path) -> Iterator[Scene]:
    tending = open_tending(tmp_path / "p")
    made = Scene(tending)
    yield made
    made.ticker.close()
    tending.garden.close()


def test_somebody_there_gets_one_gathered_message_at_the_chosen_time(scene: Scene) -> None:
    scene.pass_minutes(60 * 10)
    (message,) = scene.sent
    first, other = sorted((message.title, message.body.rpartition("Also today: ")[2].rstrip(".")))
    assert (first, other) == ("Ada Lovelace", "Linus")
    assert [button.label for button in message.buttons] == ["Do it", "Done already", "Not now"]


@pytest.mark.parametrize("situation", AWAY)
def test_nobody_there_waits_for_their_return_and_says_it_once(scene: Scene, situation: Situation) -> None:
    scene.presence.situation = situation
    scene.pass_minutes(90)
    assert scene.sent == []
    scene.presence.become(Situation())
    assert len(scene.sent) == 1
    scene.pass_minutes(90)
    scene.presence.become(situation)
    scene.presence.become(Situation())
    assert len(scene.sent) == 1


def test_a_return_that_no_signal_tells_of_is_met_within_a_minute(scene: Scene) -> None:
    scene.presence.situation = AWAY[0]
    scene.pass_minutes(5)
    scene.presence.situation = Situation()
    scene.pass_minutes(1)
    assert len(scene.sent) == 1


def test_a_day_away_lapses_and_the_next_brings_one_batch_of_its_own(scene: Scene) -> None:
    scene.presence.situation = AWAY[1]
    scene.pass_minutes(24 * 60 - 5)
    assert scene.sent == []
    scene.presence.become(Situation())
    assert scene.sent == []             # a minute to nine on Tuesday
    scene.pass_minutes(6)
    assert len(scene.sent) == 1


@pytest.mark.parametrize("hidden", [True, False])
def test_names_are_left_out_where_they_are_to_be_hidden(scene: Scene, hidden: bool) -> None:
    scene.hidden = hidden
    scene.pass_minutes(5)
    (message,) = scene.sent
    told = f"{message.title} {message.body}"
    assert ("Ada" in told or "Linus" in told) is not hidden


def test_a_locked_screen_covers_what_stands_on_it(scene: Scene) -> None:
    scene.pass_minutes(5)
    scene.presence.become(Situation(locked=True))
    (message,) = scene.notifier.replaced
    assert message.token == scene.sent[0].token
    assert "Ada" not in message.title + message.body
    assert "Linus" not in message.title + message.body
    assert len(message.buttons) == 3


def asked_about(scene: Scene) -> str:
    return scene.sent[0].token.rpartition(":")[0]


def test_done_already_logs_once_however_often_it_arrives(scene: Scene) -> None:
    scene.pass_minutes(5)
    whom = asked_about(scene)
    before = scene.acts(whom)
    for _ in range(3):
        scene.notifier.press(scene.sent[0].token, Action.DONE)
    assert scene.acts(whom) == before + 1


def test_not_now_logs_nothing_and_the_others_have_their_wish(scene: Scene) -> None:
    scene.pass_minutes(5)
    token, whom = scene.sent[0].token, asked_about(scene)
    scene.notifier.press(token, Action.OPEN)
    scene.notifier.press(token, Action.DO)
    assert scene.wishes == [f"open {whom}", f"do {whom}"]
    scene.pass_minutes(1)
    before = scene.acts(whom)
    scene.notifier.press(token, Action.LATER)
    assert scene.acts(whom) == before


def test_a_button_of_an_earlier_run_still_means_the_same_prompt(scene: Scene) -> None:
    scene.pass_minutes(5)
    token, whom = scene.sent[0].token, asked_about(scene)
    before = scene.acts(whom)
    again = Announcer(scene.door, DummyNotifier(), lambda: False, scene.door)
    again._notifier.press(token, Action.DONE)
    assert scene.acts(whom) == before + 1
    scene.clock.move(timedelta(days=1))
    again._notifier.press(token, Action.DONE)       # yesterday's question
    assert scene.acts(whom) == before + 1


def test_what_is_answered_elsewhere_leaves_the_screen(scene: Scene) -> None:
    scene.pass_minutes(5)
    whom = asked_about(scene)
    scene.door.do(lambda tending: log(tending, [whom], Kind.CALL)[0])
    assert scene.notifier.withdrawn == [scene.sent[0].token]


def test_a_restart_does_not_repeat_the_batch(scene: Scene) -> None:
    scene.pass_minutes(5)
    assert len(scene.sent) == 1
    ticker = Ticker(scene.clock, BatchRules, scene.announcer.last_batch_day)
    Delivery(ticker, scene.presence, scene.announcer, ticker)
    ticker._settle()
    ticker.close()
    assert len(scene.sent) == 1


def test_the_test_message_asks_nothing(scene: Scene) -> None:
    assert scene.announcer.send_test()
    assert scene.sent[0].buttons == ()
