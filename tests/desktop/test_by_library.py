"""What the Windows and macOS backend would do with the library: tried on a stand-in with the library's words."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterator
from concurrent.futures import Future, wait
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from networkgarden.desktop.notifier.by_library import ByLibrary
from networkgarden.desktop.notifier.port import Action, Button, Message

PATIENCE = 30.0
ADA = Message("ada", "Ada\x00 Lovelace", "A call?", (Button(Action.DO, "Do it"), Button(Action.DONE, "Done already")))


class StandIn:
    """The part of desktop_notifier that is used; ``refuses`` raises as an unsigned program's would.

    ``seconds``: how long the system takes to clear a message.
    """

    def __init__(self, *, refuses: bool = False, seconds: float = 0.0) -> None:
        self.refuses = refuses
        self.seconds = seconds
        self.sent: list[dict[str, Any]] = []
        self.cleared: list[str] = []

    def DesktopNotifier(self, app_name: str) -> StandIn:
        assert app_name == "Network Garden"
        return self

    def Button(self, title: str, on_pressed: Any) -> tuple[str, Any]:
        return title, on_pressed

    async def send(self, **named: Any) -> str:
        if self.refuses:
            raise RuntimeError("not signed")
        self.sent.append(named)
        return f"id-{len(self.sent)}"

    async def clear(self, identifier: str) -> None:
        await asyncio.sleep(self.seconds)
        self.cleared.append(identifier)


@pytest.fixture
def library() -> StandIn:
    return StandIn()


@pytest.fixture
def notifier(qtbot: QtBot, library: StandIn) -> Iterator[ByLibrary]:
    made = ByLibrary(library)
    yield made
    made.close()
    has_ended(made)
    made.deleteLater()


def has_ended(notifier: ByLibrary) -> None:
    notifier._thread.join(PATIENCE)
    assert not notifier._thread.is_alive()


def test_title_body_and_buttons_reach_it_and_presses_come_back(
    qtbot: QtBot, library: StandIn, notifier: ByLibrary
) -> None:
    assert notifier.send(ADA)
    qtbot.waitUntil(lambda: len(library.sent) == 1)
    (sent,) = library.sent
    assert (sent["title"], sent["message"]) == ("Ada Lovelace", "A call?")
    assert [title for title, _ in sent["buttons"]] == ["Do it", "Done already"]
    for press, action in ((sent["on_clicked"], "open"), (sent["buttons"][1][1], "done")):
        with qtbot.waitSignal(notifier.acted) as acted:
            notifier._loop.call_soon_threadsafe(press)
        assert acted.args == ["ada", action]
    with qtbot.waitSignal(notifier.dismissed):
        notifier._loop.call_soon_threadsafe(sent["on_dismissed"])


def test_taken_back_and_said_in_other_words(qtbot: QtBot, library: StandIn, notifier: ByLibrary) -> None:
    notifier.send(ADA)
    notifier.replace(Message("ada", "Something small for today"))
    notifier.withdraw("ada")
    notifier.withdraw("ada")
    qtbot.waitUntil(lambda: library.cleared == ["id-1", "id-2"])
    assert library.sent[1]["title"] == "Something small for today"


@pytest.mark.parametrize(("takes", "may_take", "cleared"), [(0.05, PATIENCE, ["id-1"]), (3600.0, 0.1, [])])
def test_the_end_waits_for_what_was_asked_just_before_but_not_for_ever(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, takes: float, may_take: float, cleared: list[str]
) -> None:
    monkeypatch.setattr("networkgarden.desktop.notifier.by_library.END_SECONDS", may_take)
    library = StandIn(seconds=takes)
    notifier = ByLibrary(library)
    notifier.send(ADA)
    qtbot.waitUntil(lambda: len(library.sent) == 1)
    notifier.withdraw("ada")
    notifier.close()
    has_ended(notifier)
    assert library.cleared == cleared


def test_a_loop_that_has_finished_before_it_is_told_to_stop_ends_too(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may rest already when whoever closes it goes on: then nobody else can wake it."""

    def at_once(work: Coroutine[Any, Any, None], loop: asyncio.AbstractEventLoop) -> Future[None]:
        future = in_its_thread(work, loop)
        wait([future], PATIENCE)
        return future

    in_its_thread = asyncio.run_coroutine_threadsafe
    monkeypatch.setattr(asyncio, "run_coroutine_threadsafe", at_once)
    notifier = ByLibrary(StandIn())
    loop = notifier._loop
    notifier.close()
    assert not notifier._thread.is_alive()
    assert loop.is_closed()


def test_a_system_that_refuses_is_a_step_down(qtbot: QtBot) -> None:
    notifier = ByLibrary(StandIn(refuses=True))
    with qtbot.waitSignal(notifier.failed) as failed:
        assert notifier.send(ADA)
    assert failed.args == [ADA]
    notifier.close()


def test_without_the_library_it_says_what_is_missing(qtbot: QtBot) -> None:
    notifier = ByLibrary(None)
    assert not notifier.available()
    assert not notifier.send(ADA)
    assert "extra part" in notifier.why()
    notifier.close()
