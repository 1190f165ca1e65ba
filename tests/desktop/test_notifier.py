"""The ladder of notifiers, and what untrusted text may hold, without a bus."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from networkgarden.desktop.notifier.activation import VARIABLE, bring_to_front
from networkgarden.desktop.notifier.dummy import Dummy
from networkgarden.desktop.notifier.in_app import InApp
from networkgarden.desktop.notifier.ladder import MOST_OPEN, Ladder, build_ladder
from networkgarden.desktop.notifier.port import MOST_LINES, Action, Message, plain, plain_lines
from networkgarden.desktop.notifier.tray_message import TrayMessage

ADA = Message("ada", "Ada")


class Bubble(QObject):
    """A tray that can show bubbles, or not."""

    message_clicked = Signal()

    def __init__(self, there: bool = True) -> None:
        super().__init__()
        self.there, self.shown = there, []

    def available(self) -> bool:
        return self.there

    def show_message(self, title: str, body: str) -> bool:
        self.shown.append((title, body))
        return self.there


class Scene:
    def __init__(self, *, bubbles: bool = True) -> None:
        self.best, self.tray, self.window = Dummy(), Bubble(bubbles), InApp()
        self.ladder = Ladder([self.best, TrayMessage(self.tray), self.window])
        self.posted: list[Message] = []
        self.acted: list[tuple[str, str]] = []
        self.dismissed: list[str] = []
        self.window.posted.connect(self.posted.append)
        self.ladder.acted.connect(lambda token, action: self.acted.append((token, action)))
        self.ladder.dismissed.connect(self.dismissed.append)

    def in_use(self) -> str:
        return next(standing.name for standing in self.ladder.describe() if standing.in_use)


@pytest.fixture
def scene(qapp: object) -> Iterator[Callable[..., Scene]]:
    made: list[Scene] = []

    def make(**options: bool) -> Scene:
        made.append(Scene(**options))
        return made[-1]

    yield make
    for one in made:
        one.ladder.close()


def test_the_best_way_is_taken_alone(scene: Callable[..., Scene]) -> None:
    here = scene()
    assert here.ladder.send(ADA)
    assert (here.best.sent, here.tray.shown, here.posted) == ([ADA], [], [])
    assert here.in_use() == "none"


def test_bubbles_nobody_vouches_for_are_seconded_by_the_window(scene: Callable[..., Scene]) -> None:
    here = scene()
    here.best.takes = False
    assert here.ladder.send(ADA)
    assert (here.tray.shown, here.posted) == ([("Ada", "")], [ADA])
    assert here.in_use() == "messages at the tray icon"


def test_without_a_tray_the_window_alone(scene: Callable[..., Scene]) -> None:
    here = scene(bubbles=False)
    here.best.takes = False
    here.ladder.send(ADA)
    assert (here.tray.shown, here.posted) == ([], [ADA])
    assert here.ladder.why() == "Messages wait on the Today page and mark the icon."


def test_a_late_failure_steps_down(scene: Callable[..., Scene]) -> None:
    here = scene(bubbles=False)
    here.ladder.send(ADA)
    here.best.failed.emit(ADA)
    assert here.posted == [ADA]
    here.ladder.withdraw("ada")
    here.best.failed.emit(ADA)
    assert here.posted == [ADA]


def test_an_answer_counts_once_from_wherever_it_comes(scene: Callable[..., Scene]) -> None:
    here = scene()
    here.best.press("never sent", Action.DONE)
    here.ladder.send(ADA)
    here.best.press("ada", Action.OPEN)
    here.best.press("ada", Action.DONE)
    here.best.press("ada", Action.DONE)
    here.window.answer("ada", Action.LATER)
    assert here.acted == [("ada", "open"), ("ada", "done")]
    assert here.best.withdrawn == ["ada"]
    here.ladder.send(ADA)      # undone, and asked again
    here.window.answer("ada", Action.DONE)
    assert here.acted[2:] == [("ada", "done")]


def test_answered_in_the_window_the_notification_goes(scene: Callable[..., Scene]) -> None:
    here = scene()
    here.ladder.send(ADA)
    here.ladder.withdraw("ada")
    here.best.press("ada", Action.DONE)
    assert (here.best.withdrawn, here.acted) == (["ada"], [])


def test_dismissing_is_no_answer(scene: Callable[..., Scene]) -> None:
    here = scene()
    here.ladder.send(ADA)
    here.best.dismissed.emit("ada")
    assert (here.dismissed, here.acted) == (["ada"], [])


def test_the_leave_to_come_forward_comes_with_the_answer(scene: Callable[..., Scene]) -> None:
    here = scene()
    here.ladder.send(ADA)
    here.best.activation = "leave"
    here.best.press("ada", Action.OPEN)
    assert (here.ladder.take_activation_token(), here.ladder.take_activation_token()) == ("leave", "")


def test_a_click_on_a_bubble_opens_the_last_one(scene: Callable[..., Scene]) -> None:
    here = scene()
    here.best.takes = False
    here.tray.message_clicked.emit()
    here.ladder.send(ADA)
    here.ladder.send(Message("ben", "Ben"))
    here.tray.message_clicked.emit()
    assert here.acted == [("ben", "open")]


def test_old_questions_are_forgotten_first(scene: Callable[..., Scene]) -> None:
    here = scene()
    for number in range(MOST_OPEN + 1):
        here.ladder.send(Message(str(number), "x"))
    here.best.press("0", Action.DONE)
    here.best.press("1", Action.DONE)
    assert here.acted == [("1", "done")]


def test_no_way_at_all_is_a_warning(scene: Callable[..., Scene], expect_log: Callable[[str], None]) -> None:
    here = scene()
    here.ladder.close()
    expect_log("could not be shown")
    assert not here.ladder.send(ADA)
    assert here.ladder.why() == "No way to notify is left."


def test_the_rungs_of_this_system_end_in_the_window_and_need_no_bus(qapp: object) -> None:
    tray = Bubble(there=False)
    ladder, window = build_ladder(tray)
    posted: list[Message] = []
    window.posted.connect(posted.append)
    assert ladder.send(ADA)
    assert posted == [ADA]
    assert ladder.describe()[-1].in_use
    assert all(standing.why for standing in ladder.describe())
    ladder.close()


def test_coming_to_the_front_leaves_no_token_behind(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    bring_to_front(window, "leave")
    assert window.isVisible()
    assert VARIABLE not in os.environ
    window.showMinimized()
    bring_to_front(window)
    assert not window.isMinimized()


def test_plain_keeps_names_and_drops_tricks() -> None:
    assert plain("Zoë  O’Neil\n(she)", 50) == "Zoë O’Neil (she)"
    assert plain("\u202egnp.exe\u0000\u200b", 50) == "gnp.exe"
    assert plain("नमस्\u200dते 👩\u200d🔬", 50) == "नमस्\u200dते 👩\u200d🔬"
    assert plain("abcdef", 4) == "abc…"


@given(st.text(alphabet=st.characters(), max_size=300), st.integers(2, 100))
def test_plain_gives_one_short_line_any_daemon_can_take(text: str, limit: int) -> None:
    line = plain(text, limit)
    assert len(line) <= limit
    assert line.encode("utf-8").decode("utf-8") == line
    assert line.isprintable() or set(line) & set("\u200c\u200d") or any(ord(c) > 0x2000 for c in line)
    assert not set(line) & set("\0\n\r\t\u2028\u2029\u202e\u2066")
    assert plain(line, limit) == line


@given(st.text(), st.integers(2, 80))
def test_a_body_keeps_its_first_lines_and_nothing_else_of_its_form(text: str, limit: int) -> None:
    body = plain_lines(text, limit)
    assert len(body) <= limit
    assert body.count("\n") < MOST_LINES
    assert all(plain(line, limit) == line for line in body.split("\n"))
    assert plain_lines("You met.\n\n Also today: Ben. ", 80) == "You met.\nAlso today: Ben."
