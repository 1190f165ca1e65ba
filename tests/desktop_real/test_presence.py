"""Whether somebody is there, asked of real buses: what each service says, who is believed, and nobody at all."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from networkgarden.desktop.presence.linux import IDLE_MS, LinuxPresence
from networkgarden.desktop.presence.port import Situation
from tests.desktop_real.dunst import Dunst
from tests.desktop_real.private_session import Helper, helper, private_bus
from tests.desktop_real.waiting import PATIENCE

pytestmark = pytest.mark.desktop

LOGIN, SAVER = "org.freedesktop.login1", "org.freedesktop.ScreenSaver"
MUTTER, NOTIFICATIONS = "org.gnome.Mutter.IdleMonitor", "org.freedesktop.Notifications"


@pytest.fixture
def desktop(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Helper]]:
    """Services of these names on one bus of the test's own, which stands for the computer's as well."""
    import os

    with ExitStack() as stack:
        stack.enter_context(private_bus())
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", os.environ["DBUS_SESSION_BUS_ADDRESS"])
        yield lambda *names: stack.enter_context(
            helper("mock_session.py", *names, pump=QCoreApplication.processEvents))


@pytest.fixture
def presence(qtbot: QtBot) -> Iterator[Callable[[], LinuxPresence]]:
    made: list[LinuxPresence] = []

    def make() -> LinuxPresence:
        made.append(LinuxPresence())
        return made[-1]

    yield make
    for one in made:
        one.close()
        one.deleteLater()
    QCoreApplication.processEvents()


def asked(qtbot: QtBot, presence: LinuxPresence) -> Situation:
    heard: list[Situation] = []
    presence.ask(heard.append)
    qtbot.waitUntil(lambda: bool(heard))
    assert len(heard) == 1
    return heard[0]


@pytest.mark.parametrize(("name", "key", "value", "expected"), [
    (LOGIN, "IdleHint", True, Situation(idle=True)),
    (LOGIN, "LockedHint", True, Situation(locked=True)),
    (SAVER, "Active", True, Situation(locked=True)),
    (MUTTER, "Idletime", IDLE_MS, Situation(idle=True)),
    (NOTIFICATIONS, "Inhibited", True, Situation(do_not_disturb=True)),
])
def test_each_service_is_understood(
    qtbot: QtBot, desktop: Callable[..., Helper], presence: Callable[[], LinuxPresence], name: str, key: str,
    value: object, expected: Situation,
) -> None:
    mock, here = desktop(name), presence()
    assert asked(qtbot, here) == Situation()
    assert "you count as present" not in here.why()
    mock.tell(do="set", key=key, to=value, quietly=True)
    assert asked(qtbot, here) == expected


@pytest.mark.parametrize(("name", "key"), [(LOGIN, "IdleHint"), (LOGIN, "LockedHint"), (SAVER, "Active"),
                                           (NOTIFICATIONS, "Inhibited")])
def test_a_change_and_its_end_are_told_without_asking(
    qtbot: QtBot, desktop: Callable[..., Helper], presence: Callable[[], LinuxPresence], name: str, key: str
) -> None:
    mock, here = desktop(name), presence()
    asked(qtbot, here)
    with qtbot.waitSignal(here.changed) as told:
        mock.tell(do="set", key=key, to=True)
    assert not told.args[0].open_to_word
    with qtbot.waitSignal(here.changed) as told:
        mock.tell(do="set", key=key, to=False)
    assert told.args == [Situation()]


def test_what_is_asked_while_a_round_is_under_way_is_answered_by_a_later_one(
    qtbot: QtBot, desktop: Callable[..., Helper], presence: Callable[[], LinuxPresence]
) -> None:
    mock, here = desktop(SAVER), presence()
    asked(qtbot, here)
    while not mock.silent("asked", 0.3):
        continue
    mock.pump = lambda: None            # from here on no answer is read
    first: list[Situation] = []
    here.ask(first.append)
    mock.hear("asked")
    mock.tell(do="set", key="Active", to=True, quietly=True)
    assert first == []
    assert asked(qtbot, here) == Situation(locked=True)
    assert len(first) == 1


def test_a_signal_is_no_proof(
    qtbot: QtBot, desktop: Callable[..., Helper], presence: Callable[[], LinuxPresence]
) -> None:
    """Any program may say that the screen is locked; the screen saver knows better."""
    desktop(SAVER)
    here = presence()
    asked(qtbot, here)
    with qtbot.assertNotEmitted(here.changed, wait=600):
        forged = ["dbus-send", "--session", "--type=signal", "/x", f"{SAVER}.ActiveChanged", "boolean:true"]
        subprocess.run(forged, check=True, timeout=PATIENCE)
    assert here.known() == Situation()


def test_nobody_tells_and_somebody_counts_as_present(
    qtbot: QtBot, desktop: Callable[..., Helper], presence: Callable[[], LinuxPresence]
) -> None:
    here = presence()
    assert asked(qtbot, here) == Situation()
    assert "you count as present" in here.why()


def test_without_any_bus_the_answer_comes_at_once(
    qtbot: QtBot, presence: Callable[[], LinuxPresence], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS"):
        monkeypatch.setenv(name, "unix:path=/nonexistent/bus")
    heard: list[Situation] = []
    presence().ask(heard.append)
    assert heard == [Situation()]


def test_a_paused_dunst_does_not_want_to_be_disturbed(
    qtbot: QtBot, dunst: Dunst, presence: Callable[[], LinuxPresence]
) -> None:
    """The session's own daemon."""
    here = presence()
    assert not asked(qtbot, here).do_not_disturb
    dunst.pause(True)
    assert asked(qtbot, here).do_not_disturb
    dunst.pause(False)
    assert not asked(qtbot, here).do_not_disturb
