"""A day in the tray with real parts: the ticker on a clock moved by hand, real presence, real notifications."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from networkgarden.actions.contacts import add_contact
from networkgarden.actions.interactions import log
from networkgarden.actions.reports import timeline_json
from networkgarden.desktop.announcer import Announcer
from networkgarden.desktop.delivery import Delivery
from networkgarden.desktop.door import Door
from networkgarden.desktop.notifier.freedesktop import Freedesktop
from networkgarden.desktop.notifier.in_app import InApp
from networkgarden.desktop.notifier.ladder import Ladder
from networkgarden.desktop.presence.linux import LinuxPresence
from networkgarden.desktop.ticker import Ticker
from networkgarden.domain.kinds import Kind
from networkgarden.domain.schedule import BatchRules
from tests.desktop_real.dunst import Dunst
from tests.desktop_real.private_session import Helper, helper, private_bus
from tests.garden_at_hand import open_tending

pytestmark = pytest.mark.desktop

MONDAY = datetime(2026, 11, 23, 8, 58, tzinfo=UTC)


class Scene:
    """Ada and Linus are due on a Monday two minutes before nine."""

    def __init__(self, qtbot: QtBot, root: Path) -> None:
        self.qtbot, self.tending = qtbot, open_tending(root, MONDAY - timedelta(days=40))
        for name, kind in (("Ada Lovelace", Kind.CALL), ("Linus", Kind.EMAIL)):      # so that each is asked another
            contact = add_contact(self.tending, name, emails=[f"{name[:3]}@example.org"], circle=5)[1]
            log(self.tending, [contact], kind)
        self.clock = self.tending.clock
        self.clock.set(MONDAY)
        self.door = Door(self.tending)
        self.presence = LinuxPresence(self.door)
        self.ladder = Ladder([Freedesktop(), InApp()], self.door)
        self.announcer = Announcer(self.door, self.ladder, lambda: self.presence.known().locked, self.door)
        self.ticker = Ticker(self.clock, BatchRules, self.announcer.last_batch_day, self.door)
        self.delivery = Delivery(self.ticker, self.presence, self.announcer, self.door)
        self.ticker._settle()
        qtbot.waitUntil(lambda: "messages" in self.ladder.why())

    def pass_minutes(self, count: int) -> None:
        """The presence is asked over the bus: each tick waits for its answer."""
        for _ in range(count):
            self.clock.move(timedelta(minutes=1))
            self.ticker.tick()
            self.qtbot.waitUntil(lambda: self.presence._round is None)

    def acts(self) -> int:
        return sum(len(timeline_json(self.tending, one.contact_id)) for one in self.tending.standings())

    def close(self) -> None:
        for part in (self.ticker, self.presence, self.ladder):
            part.close()
        self.door.deleteLater()
        self.tending.garden.close()
        QCoreApplication.processEvents()


@pytest.fixture
def scene(qtbot: QtBot, dunst: Dunst, tmp_path: Path) -> Iterator[Scene]:
    made = Scene(qtbot, tmp_path / "p")
    yield made
    made.close()


def test_do_not_disturb_holds_the_batch_and_its_end_lets_one_through(scene: Scene, dunst: Dunst) -> None:
    dunst.pause(True)
    scene.pass_minutes(30)
    dunst.pause(False)
    assert dunst.shown() == 0                   # nothing had been sent that dunst could show now
    scene.pass_minutes(1)
    dunst.wait_shown(1)
    scene.pass_minutes(60)
    assert dunst.shown() == 1
    before = scene.acts()
    dunst.choose("Done already")
    scene.qtbot.waitUntil(lambda: scene.acts() == before + 1)
    dunst.wait_shown(0)
    shown = dunst.history()[0]
    assert shown.application == "Network Garden"
    other = ({"Ada Lovelace", "Linus"} - {shown.summary}).pop()
    assert shown.body.endswith(f"Also today: {other}.")


def test_a_whole_day_in_the_tray_is_one_batch(scene: Scene, dunst: Dunst) -> None:
    for _ in range(24 * 60):
        scene.clock.move(timedelta(minutes=1))
        scene.ticker.tick()
        QCoreApplication.processEvents()
    scene.qtbot.waitUntil(lambda: dunst.shown() == 1)
    dunst.close()
    dunst.wait_shown(0)
    assert len(dunst.history()) == 1


@pytest.fixture
def mocks(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Helper, Helper]]:
    """A daemon with buttons that answers us alone, and a screen that can be locked."""
    with ExitStack() as stack:
        stack.enter_context(private_bus())
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", os.environ["DBUS_SESSION_BUS_ADDRESS"])
        pump = QCoreApplication.processEvents
        yield (stack.enter_context(helper("mock_daemon.py", pump=pump)),
               stack.enter_context(helper("mock_session.py", "org.freedesktop.login1", pump=pump)))


def test_locked_idle_back_again_and_a_button(qtbot: QtBot, mocks: tuple[Helper, Helper], tmp_path: Path) -> None:
    daemon, session = mocks
    scene = Scene(qtbot, tmp_path / "p")
    session.tell(do="set", key="IdleHint", to=True)
    scene.pass_minutes(10)
    assert daemon.silent("notify", 0.3)
    session.tell(do="set", key="IdleHint", to=False)        # back: at once, without waiting for the minute
    first = daemon.hear("notify")
    assert "Ada" in json.dumps(first)
    qtbot.waitUntil(lambda: not scene.ladder._rungs[0]._under_way)
    session.tell(do="set", key="LockedHint", to=True)
    covered = daemon.hear("notify")
    assert covered["replaces"] == first["id"]
    assert not any(name in json.dumps(covered) for name in ("Ada", "Linus"))
    qtbot.waitUntil(lambda: not scene.ladder._rungs[0]._under_way)
    before = scene.acts()
    daemon.tell(do="press", id=first["id"], key="done", token="leave")
    qtbot.waitUntil(lambda: scene.acts() == before + 1)
    daemon.tell(do="press", id=first["id"], key="done")
    assert daemon.silent("notify", 0.3)
    assert scene.acts() == before + 1
    scene.close()
