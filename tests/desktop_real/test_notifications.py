"""Notifications on a real bus: a daemon of our own with buttons, a bus that dies, and the session's dunst."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from networkgarden import APP_ID
from networkgarden.desktop.notifier.freedesktop import NAME, Freedesktop
from networkgarden.desktop.notifier.in_app import InApp
from networkgarden.desktop.notifier.ladder import Ladder
from networkgarden.desktop.notifier.port import Action, Button, Message, Notifier
from tests.desktop_real.dunst import Dunst
from tests.desktop_real.private_session import helper, private_bus
from tests.desktop_real.waiting import PATIENCE

pytestmark = pytest.mark.desktop

BUTTONS = (Button(Action.DO, "Do it"), Button(Action.DONE, "Done already"), Button(Action.LATER, "Not now"))
ADA = Message("ada 2026-11-23", "Ada Lovelace", "You met <b>yesterday</b> & talked.", BUTTONS)
BEN = Message("ben 2026-11-23", "Ben", "A call?", BUTTONS)


@pytest.fixture
def bus() -> Iterator[subprocess.Popen[str]]:
    with private_bus() as daemon:
        yield daemon


@pytest.fixture
def keep() -> Iterator[Callable[[Notifier], None]]:
    """What a test makes is closed at its end, before the bus goes."""
    made: list[Notifier] = []
    yield made.append
    for notifier in made:
        notifier.close()
        notifier.deleteLater()
    QCoreApplication.processEvents()


@pytest.fixture
def notifier(qtbot: QtBot, bus: object, keep: Callable[[Notifier], None]) -> Freedesktop:
    made = Freedesktop()
    keep(made)
    return made


def daemon(*options: str) -> object:
    return helper("mock_daemon.py", *options, pump=QCoreApplication.processEvents)


def ready(qtbot: QtBot, notifier: Freedesktop) -> None:
    qtbot.waitUntil(lambda: "messages" in notifier.why())


class Answers:
    def __init__(self, notifier: Notifier) -> None:
        self.acted: list[tuple[str, str]] = []
        self.dismissed: list[str] = []
        self.failed: list[Message] = []
        notifier.acted.connect(lambda token, action: self.acted.append((token, action)))
        notifier.dismissed.connect(self.dismissed.append)
        notifier.failed.connect(self.failed.append)


@pytest.mark.parametrize("broadcast", [(), ("--broadcast",)])
def test_a_button_reaches_us_with_its_token_from_a_daemon_that_answers_the_sender_alone(
    qtbot: QtBot, notifier: Freedesktop, broadcast: tuple[str, ...]
) -> None:
    answers = Answers(notifier)
    with daemon(*broadcast) as mock:
        ready(qtbot, notifier)
        assert notifier.send(ADA)
        seen = mock.hear("notify")
        assert seen["signature"] == "susssasa{sv}i"
        assert (seen["title"], seen["body"]) == ("Ada Lovelace", "You met &lt;b&gt;yesterday&lt;/b&gt; &amp; talked.")
        assert seen["actions"] == ["default", "Open", "do", "Do it", "done", "Done already", "later", "Not now"]
        assert seen["hints"]["desktop-entry"] == ["s", APP_ID]
        assert seen["hints"]["urgency"] == ["y", 1]
        mock.tell(do="press", id=seen["id"], key="done", token="leave-to-come")
        qtbot.waitUntil(lambda: answers.acted == [(ADA.token, "done")])
        assert notifier.take_activation_token() == "leave-to-come"
        assert notifier.take_activation_token() == ""
        mock.tell(do="press", id=seen["id"], key="done")
        mock.tell(do="closed", id=seen["id"], reason=2)
        assert mock.silent("notify", 0.3)
        assert answers.acted == [(ADA.token, "done")]
        assert answers.dismissed == []


def test_a_click_on_the_body_opens_and_closing_tells_dismissal_from_expiry(
    qtbot: QtBot, notifier: Freedesktop
) -> None:
    answers = Answers(notifier)
    with daemon() as mock:
        ready(qtbot, notifier)
        notifier.send(ADA)
        notifier.send(BEN)
        first, second = mock.hear("notify"), mock.hear("notify")
        qtbot.waitUntil(lambda: len(notifier._shown) == 2)
        mock.tell(do="press", id=first["id"], key="default")
        mock.tell(do="closed", id=first["id"], reason=1)
        mock.tell(do="closed", id=second["id"], reason=2)
        qtbot.waitUntil(lambda: answers.dismissed == [BEN.token])
        assert answers.acted == [(ADA.token, "open")]


def test_the_same_token_replaces_and_withdrawing_closes(qtbot: QtBot, notifier: Freedesktop) -> None:
    with daemon() as mock:
        ready(qtbot, notifier)
        notifier.send(ADA)
        number = mock.hear("notify")["id"]
        qtbot.waitUntil(lambda: bool(notifier._shown))
        notifier.send(ADA)
        assert mock.hear("notify")["replaces"] == number
        qtbot.waitUntil(lambda: not notifier._under_way)
        notifier.withdraw(ADA.token)
        assert mock.hear("close")["id"] == number
        notifier.send(BEN)
        notifier.withdraw(BEN.token)  # before the daemon told the id
        assert mock.hear("close")["id"] == number + 1


def test_without_actions_and_markup_the_text_goes_as_it_is(qtbot: QtBot, notifier: Freedesktop) -> None:
    with daemon("--no-actions", "--no-markup") as mock:
        ready(qtbot, notifier)
        assert "no buttons" in notifier.why()
        notifier.send(ADA)
        seen = mock.hear("notify")
        assert (seen["actions"], seen["body"]) == ([], ADA.body)


@pytest.mark.parametrize(("who", "title"), [
    ("lxqt-notificationd,lxqt.org,0.16.0", "&lt;b&gt;Tom &amp; \"Jerry\"&lt;/b&gt;"),
    ("lxqt-notificationd,lxqt.org,1.3.0", "<b>Tom & \"Jerry\"</b>"),
])
def test_a_broken_daemon_gets_the_title_escaped_and_no_other(
    qtbot: QtBot, notifier: Freedesktop, who: str, title: str
) -> None:
    with daemon("--who", who) as mock:
        ready(qtbot, notifier)
        notifier.send(Message("tom", "<b>Tom & \"Jerry\"</b>", "A call?", BUTTONS))
        assert mock.hear("notify")["title"] == title


def test_what_is_sent_before_the_daemon_answers_waits_for_it(qtbot: QtBot, bus: object, keep: object) -> None:
    with daemon() as mock:
        notifier = Freedesktop()
        keep(notifier)
        assert notifier.available()
        assert notifier.send(ADA)
        assert mock.hear("notify")["title"] == "Ada Lovelace"


def test_another_program_is_not_believed(qtbot: QtBot, notifier: Freedesktop) -> None:
    answers = Answers(notifier)
    with daemon() as mock:
        ready(qtbot, notifier)
        notifier.send(ADA)
        number = mock.hear("notify")["id"]
        qtbot.waitUntil(lambda: bool(notifier._shown))
        forged = ["dbus-send", "--session", "--type=signal", "/org/freedesktop/Notifications", f"{NAME}.ActionInvoked"]
        subprocess.run([*forged, f"uint32:{number}", "string:done"], check=True, timeout=PATIENCE)
        assert mock.silent("notify", 0.3)
        assert answers.acted == []
        mock.tell(do="press", id=number, key="later")
        qtbot.waitUntil(lambda: answers.acted == [(ADA.token, "later")])


def test_a_restarted_daemon_cannot_mark_the_wrong_contact(qtbot: QtBot, notifier: Freedesktop) -> None:
    answers = Answers(notifier)
    with daemon() as mock:
        ready(qtbot, notifier)
        notifier.send(ADA)
        number = mock.hear("notify")["id"]
        qtbot.waitUntil(lambda: bool(notifier._shown))
        mock.tell(do="restart")
        ready(qtbot, notifier)
        qtbot.waitUntil(lambda: not notifier._shown)
        mock.tell(do="press", id=number, key="done")
        assert mock.silent("notify", 0.3)
        assert answers.acted == []
        qtbot.waitUntil(lambda: "with buttons" in notifier.why())
        notifier.send(BEN)
        assert mock.hear("notify")["id"] == number
        qtbot.waitUntil(lambda: bool(notifier._shown))
        mock.tell(do="press", id=number, key="done")
        qtbot.waitUntil(lambda: answers.acted == [(BEN.token, "done")])


def in_a_ladder(notifier: Freedesktop, keep: Callable[[Notifier], None]) -> tuple[Ladder, list[Message]]:
    in_app, posted = InApp(), []
    in_app.posted.connect(posted.append)
    ladder = Ladder([notifier, in_app])
    keep(ladder)
    return ladder, posted


@pytest.mark.parametrize("error", [f"{NAME}.Error.ExcessNotificationGeneration", "org.freedesktop.DBus.Error.NoReply"])
def test_a_refused_message_appears_in_the_window(qtbot: QtBot, bus: object, keep: object, error: str) -> None:
    ladder, posted = in_a_ladder(Freedesktop(), keep)
    with daemon("--refuse", error):
        qtbot.waitUntil(lambda: "with buttons" in ladder.why())
        assert ladder.send(ADA)
        qtbot.waitUntil(lambda: posted == [ADA])
        assert ladder.describe()[0].in_use


def test_without_a_daemon_the_window_takes_over_until_one_comes(qtbot: QtBot, bus: object, keep: object) -> None:
    ladder, posted = in_a_ladder(Freedesktop(), keep)
    assert ladder.send(ADA)
    qtbot.waitUntil(lambda: posted == [ADA])
    assert [standing.in_use for standing in ladder.describe()] == [False, True]
    assert "no notification service" in ladder.describe()[0].why
    with daemon() as mock:
        qtbot.waitUntil(lambda: ladder.describe()[0].in_use and "buttons" in ladder.why())
        ladder.send(BEN)
        assert mock.hear("notify")["title"] == "Ben"
        mock.tell(do="leave")
        qtbot.waitUntil(lambda: ladder.describe()[1].in_use)
        ladder.send(BEN)
        assert posted == [ADA, BEN]
        mock.tell(do="come")
        qtbot.waitUntil(lambda: ladder.describe()[0].in_use)


def test_a_dead_bus_is_survived_and_found_again(
    qtbot: QtBot, bus: subprocess.Popen[str], keep: Callable[[Notifier], None]
) -> None:
    ladder, posted = in_a_ladder(Freedesktop(), keep)
    with daemon():
        qtbot.waitUntil(lambda: "with buttons" in ladder.why())
        bus.kill()
        qtbot.waitUntil(lambda: ladder.describe()[1].in_use)
    ladder.send(ADA)
    assert posted == [ADA]
    with private_bus(), daemon() as mock:
        ladder.look_again()                     # as each minute
        qtbot.waitUntil(lambda: "with buttons" in ladder.why())
        ladder.send(BEN)
        assert mock.hear("notify")["title"] == "Ben"
        ladder.close()


def test_a_daemon_that_cannot_start_is_asked_once_and_believed_when_it_comes(
    qtbot: QtBot, tmp_path: Path, keep: Callable[[Notifier], None]
) -> None:
    """Asking again would start it in vain for ever, and wake the program."""
    starts = tmp_path / "starts"
    (tmp_path / "broken.service").write_text(
        f"[D-BUS Service]\nName={NAME}\nExec=/bin/sh -c 'echo x >> {starts}; exit 1'\n", encoding="utf-8")
    with private_bus(tmp_path):
        notifier = Freedesktop()
        keep(notifier)
        qtbot.waitUntil(lambda: not notifier.available())
        assert "no notification service" in notifier.why()
        notifier.look_again()
        qtbot.wait(300)
        assert starts.read_text() == "x\n"
        with daemon():
            ready(qtbot, notifier)
        notifier.close()


def test_a_daemon_that_hangs_does_not_hold_the_window(qtbot: QtBot, bus: object, keep: object, monkeypatch) -> None:
    ladder, posted = in_a_ladder(Freedesktop(), keep)
    with daemon() as mock:
        qtbot.waitUntil(lambda: "with buttons" in ladder.why())
        monkeypatch.setattr("networkgarden.desktop.session_bus.REPLY_SECONDS", 0.2)
        mock.tell(do="stall")
        ladder.send(ADA)
        qtbot.waitUntil(lambda: posted == [ADA])


def test_hostile_text_does_not_break_the_connection(qtbot: QtBot, notifier: Freedesktop) -> None:
    with daemon() as mock:
        ready(qtbot, notifier)
        notifier.send(Message("x", "A\0da\n\u202eevil\ud800", "b" * 100_000))
        seen = mock.hear("notify")
        assert seen["title"] == "A da evil?"
        assert len(seen["body"]) == 500
        notifier.send(BEN)
        assert mock.hear("notify")["title"] == "Ben"


def test_no_bus_at_all(qtbot: QtBot, keep: Callable[[Notifier], None], monkeypatch: pytest.MonkeyPatch) -> None:
    for address in (None, "unix:path=/nonexistent/bus", "nonsense", "tcp:host=localhost,port=1"):
        if address is None:
            monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
            monkeypatch.setenv("XDG_RUNTIME_DIR", "/nonexistent")
        else:
            monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        notifier = Freedesktop()
        keep(notifier)
        assert not notifier.available()
        assert not notifier.send(ADA)
        assert "no session bus" in notifier.why()


def test_dunst_shows_a_message_and_its_action_comes_back_once(
    qtbot: QtBot, dunst: Dunst, keep: Callable[[Notifier], None]
) -> None:
    """The session's own daemon, as started by the test command."""
    notifier = Freedesktop()
    keep(notifier)
    answers = Answers(notifier)
    ready(qtbot, notifier)
    notifier.send(ADA)
    qtbot.waitUntil(lambda: bool(notifier._shown))
    dunst.wait_shown(1)
    dunst.press(0)
    qtbot.waitUntil(lambda: answers.acted == [(ADA.token, "open")])
    dunst.wait_shown(0)
    notifier.send(BEN)
    qtbot.waitUntil(lambda: bool(notifier._shown))
    dunst.wait_shown(1)
    dunst.close()
    qtbot.waitUntil(lambda: answers.dismissed == [BEN.token])
    assert answers.acted == [(ADA.token, "open")]
