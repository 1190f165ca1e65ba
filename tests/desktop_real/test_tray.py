"""The tray against a watcher of our own on a bus of the test's own: early, late, late host, restart, none.

Qt keeps its session bus for the life of a process: each case runs the tray in one of its own (tray_program.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from tests.desktop_real.private_session import Helper, helper, private_bus

pytestmark = pytest.mark.desktop


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    with ExitStack() as open_things:
        open_things.enter_context(private_bus())
        yield open_things


def watcher(stack: ExitStack, *options: str) -> Helper:
    return stack.enter_context(helper("mock_watcher.py", *options))


def tray(stack: ExitStack) -> Helper:
    return stack.enter_context(helper("tray_program.py"))


def test_with_a_panel_icon_menu_and_click_work(stack: ExitStack) -> None:
    panel = watcher(stack)
    program = tray(stack)
    name = panel.hear("item")["name"]
    panel.order(do="look", name=name)
    seen = panel.hear("look")
    labels = [label for label in seen["labels"] if label]
    assert labels == ["Open Network Garden", "Today’s prompts", "Log contact…", "Pause until…", "Privacy mode", "Quit"]
    assert seen["tip"] == "Network Garden"
    assert 22 in seen["sizes"]
    for label, wish in (("Open Network Garden", "open"), ("Log contact…", "log"), ("Quit", "quit")):
        panel.tell(do="click", name=name, label=label)
        assert program.hear("wish")["what"] == wish
    panel.tell(do="click", name=name, label="Privacy mode")
    assert program.hear("wish")["on"] is True
    panel.tell(do="click", name=name, label="In a week")
    assert program.hear("wish")["days"] == 7
    panel.tell(do="activate", name=name)
    assert program.hear("wish")["what"] == "open"
    program.order(do="today")
    program.hear("did")
    panel.order(do="look", name=name)
    assert panel.hear("look")["tip"] == "Network Garden: something for today"


def test_started_before_the_watcher(stack: ExitStack) -> None:
    program = tray(stack)
    program.order(do="available")
    assert program.hear("available")["is"] is False
    panel = watcher(stack)
    name = panel.hear("item")["name"]
    panel.tell(do="click", name=name, label="Open Network Garden")
    assert program.hear("wish")["what"] == "open"
    program.order(do="available")
    assert program.hear("available")["is"] is True


def test_the_host_comes_after_the_watcher(stack: ExitStack) -> None:
    panel = watcher(stack, "--late-host")
    program = tray(stack)
    program.order(do="available")
    assert program.hear("available")["is"] is False
    former = panel.hear("item")["name"]
    panel.tell(do="host")
    name = panel.hear("item")["name"]
    assert name != former
    panel.tell(do="activate", name=name)
    assert program.hear("wish")["what"] == "open"
    program.order(do="available")
    assert program.hear("available")["is"] is True


def test_the_panel_restarts(stack: ExitStack) -> None:
    panel = watcher(stack)
    program = tray(stack)
    panel.hear("item")
    panel.tell(do="restart")
    name = panel.hear("item")["name"]
    panel.tell(do="click", name=name, label="Today’s prompts")
    assert program.hear("wish")["what"] == "today"


def test_no_panel_at_all(stack: ExitStack) -> None:
    program = tray(stack)
    program.order(do="available")
    assert program.hear("available")["is"] is False
    program.order(do="message")
    assert program.hear("message")["shown"] is False
