"""Notifications by the portal: what is sent, what comes back, and no portal at all."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from networkgarden import APP_ID
from networkgarden.desktop.notifier.in_app import InApp
from networkgarden.desktop.notifier.ladder import Ladder
from networkgarden.desktop.notifier.port import Action, Button, Message
from networkgarden.desktop.notifier.portal import IFACE, Portal
from tests.desktop_real.private_session import Helper, helper, private_bus
from tests.desktop_real.waiting import PATIENCE

pytestmark = pytest.mark.desktop

ADA = Message("ada:739949", "Ada Lovelace", "You met <b>yesterday</b> & talked.",
              (Button(Action.DO, "Do it"), Button(Action.DONE, "Done already"), Button(Action.LATER, "Not now")))


@pytest.fixture
def bus(qtbot: QtBot) -> Iterator[subprocess.Popen[str]]:
    with private_bus() as daemon:
        yield daemon


@pytest.fixture
def portal(qtbot: QtBot, bus: object) -> Iterator[Callable[..., Portal]]:
    made: list[Portal] = []

    def make(**options: bool) -> Portal:
        made.append(Portal(**options))
        return made[-1]

    yield make
    for one in made:
        one.close()
        one.deleteLater()
    QCoreApplication.processEvents()


def mock(*options: str) -> object:
    return helper("mock_portal.py", *options, pump=QCoreApplication.processEvents)


@pytest.mark.parametrize(("sandboxed", "prefix"), [(False, ""), (True, "app.")])
def test_content_and_buttons(qtbot: QtBot, portal: Callable[..., Portal], sandboxed: bool, prefix: str) -> None:
    with mock() as there:
        assert isinstance(there, Helper)
        notifier = portal(sandboxed=sandboxed)
        if not sandboxed:
            assert there.hear("register")["id"] == APP_ID
        qtbot.waitUntil(notifier.available)
        assert notifier.send(ADA)
        seen = there.hear("add")
        content = seen["content"]
        assert (seen["signature"], seen["id"]) == ("sa{sv}", ADA.token)
        assert (content["title"], content["body"]) == (ADA.title, ADA.body)
        assert content["icon"] == ["themed", [APP_ID]]
        assert seen["kinds"]["buttons"] == "aa{sv}"
        assert [(one["label"], one["action"], one["target"]) for one in content["buttons"]] == [
            ("Do it", f"{prefix}do", ADA.token), ("Done already", f"{prefix}done", ADA.token),
            ("Not now", f"{prefix}later", ADA.token)]
        with qtbot.waitSignal(notifier.acted) as acted:
            there.tell(do="press", id=ADA.token, action="done")
        assert acted.args == [ADA.token, "done"]
        with qtbot.assertNotEmitted(notifier.acted, wait=300):
            there.tell(do="press", id=ADA.token, action="done")


def test_it_is_changed_and_taken_back_by_its_token(qtbot: QtBot, portal: Callable[..., Portal]) -> None:
    with mock() as there:
        assert isinstance(there, Helper)
        notifier = portal(sandboxed=True)
        qtbot.waitUntil(notifier.available)
        notifier.replace(ADA)                       # nothing is shown yet
        notifier.send(ADA)
        notifier.replace(Message(ADA.token, "Something small for today"))
        assert there.hear("add")["content"]["title"] == "Ada Lovelace"
        assert there.hear("add")["content"]["title"] == "Something small for today"
        notifier.withdraw(ADA.token)
        assert there.hear("remove")["id"] == ADA.token


def test_another_program_is_not_believed(qtbot: QtBot, portal: Callable[..., Portal]) -> None:
    with mock() as there:
        assert isinstance(there, Helper)
        notifier = portal(sandboxed=True)
        qtbot.waitUntil(notifier.available)
        notifier.send(ADA)
        there.hear("add")
        forged = ["gdbus", "emit", "--session", "-o", "/org/freedesktop/portal/desktop", "-s",
                  f"{IFACE}.ActionInvoked", ADA.token, "done", "@av []"]
        with qtbot.assertNotEmitted(notifier.acted, wait=400):
            subprocess.run(forged, check=True, timeout=PATIENCE)


def test_a_refusal_goes_one_rung_down(qtbot: QtBot, portal: Callable[..., Portal]) -> None:
    with mock("--refuse"):
        first, in_app = portal(sandboxed=True), InApp()
        ladder = Ladder([first, in_app])
        qtbot.waitUntil(first.available)
        with qtbot.waitSignal(in_app.posted) as posted:
            assert ladder.send(ADA)
        assert posted.args == [ADA]
        ladder.close()


def test_a_portal_that_comes_late_goes_and_is_never_there(qtbot: QtBot, portal: Callable[..., Portal]) -> None:
    notifier = portal(sandboxed=True)
    assert not notifier.available()
    assert not notifier.send(ADA)
    assert "no desktop portal" in notifier.why()
    with mock():
        qtbot.waitUntil(notifier.available)
    qtbot.waitUntil(lambda: not notifier.available())
