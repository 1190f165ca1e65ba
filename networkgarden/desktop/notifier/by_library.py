"""Notifications of Windows and macOS by the library desktop-notifier, an optional extra (desktop.md §2.6).

Written by the library's documentation and untested on a real machine. The library speaks asyncio: it gets a loop in a
thread of its own, and what comes back crosses to the window by Qt's queued signals.
"""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from networkgarden.desktop.notifier.port import (
    LONGEST_BODY,
    LONGEST_TITLE,
    Action,
    Message,
    Notifier,
    plain,
    plain_lines,
)

log = logging.getLogger(__name__)

TITLE = "Network Garden"
END_SECONDS = 2.0

Said = TypeVar("Said", Message, str)


def load_library() -> Any | None:
    """The library, or None where the extra is not installed or has no way to notify here."""
    try:
        import desktop_notifier
    except (ImportError, RuntimeError, OSError) as error:
        log.debug("desktop-notifier is not to be had: %s", type(error).__name__)
        return None
    return desktop_notifier


class ByLibrary(Notifier):
    """``library``: the module ``desktop_notifier`` (or what behaves like it); None where there is none."""

    name = "notifications of the system"

    _came_back = Signal(str, str)       # token, action; emitted in the loop's thread
    _closed_there = Signal(str)
    _refused = Signal(object)

    def __init__(self, library: Any | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._ids: dict[str, str] = {}  # token → the library's id; touched in the loop's thread alone
        self._turn = asyncio.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._came_back.connect(self.acted)
        self._closed_there.connect(self.dismissed)
        self._refused.connect(self.failed)
        if library is not None:
            self._api = library.DesktopNotifier(app_name=TITLE)
            self._loop = asyncio.new_event_loop()
            self._thread = threading.Thread(target=self._live, args=(self._loop,), name="notifications", daemon=True)
            self._thread.start()

    def available(self) -> bool:
        return self._loop is not None

    def why(self) -> str:
        if self._library is None:
            return self.tr("Messages with buttons need the extra part “notifications”.")
        return self.tr("The system shows messages with buttons.")

    def send(self, message: Message) -> bool:
        return self._run(self._send, message)

    def replace(self, message: Message) -> None:
        """Neither system changes a message in place: the old one goes and the new one comes."""
        self._run(self._replace, message)

    def withdraw(self, token: str) -> None:
        self._run(self._clear, token)

    def close(self) -> None:
        """What was asked for just before is carried out first: a message taken back does not stay on the screen."""
        loop, self._loop = self._loop, None
        if loop is not None:
            loop.call_soon_threadsafe(loop.stop)
            self._thread.join(2 * END_SECONDS)

    def _live(self, loop: asyncio.AbstractEventLoop) -> None:
        """The thread's whole life. It ends its loop itself: told from outside, one at rest would not hear ``stop``."""
        try:
            loop.run_forever()
            loop.run_until_complete(self._finish())
        finally:
            loop.close()

    def _run(self, work: Callable[[Said], Awaitable[None]], said: Said) -> bool:
        if self._loop is None:
            return False
        asyncio.run_coroutine_threadsafe(self._in_turn(work, said), self._loop)
        return True

    async def _in_turn(self, work: Callable[[Said], Awaitable[None]], said: Said) -> None:
        """One after the other: a message cannot be taken back while it is still being shown."""
        async with self._turn:
            await work(said)

    @staticmethod
    async def _finish() -> None:
        work = asyncio.all_tasks() - {asyncio.current_task()}
        if work:
            _, late = await asyncio.wait(work, timeout=END_SECONDS)
            for one in late:
                one.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def _send(self, message: Message) -> None:
        token, button = message.token, self._api_button
        try:
            self._ids[token] = await self._api.send(
                title=plain(message.title, LONGEST_TITLE), message=plain_lines(message.body, LONGEST_BODY),
                buttons=[button(token, one.action, one.label) for one in message.buttons],
                on_clicked=lambda: self._came_back.emit(token, Action.OPEN.value),
                on_dismissed=lambda: self._closed_there.emit(token), thread=TITLE)
        except Exception as error:  # noqa: BLE001 - whatever the system says, another way is tried
            log.info("the system did not take a message: %s", type(error).__name__)
            self._refused.emit(message)

    def _api_button(self, token: str, action: Action, label: str) -> Any:
        assert self._library is not None
        return self._library.Button(title=plain(label, LONGEST_TITLE),
                                    on_pressed=lambda: self._came_back.emit(token, action.value))

    async def _replace(self, message: Message) -> None:
        if message.token in self._ids:
            await self._clear(message.token)
            await self._send(message)

    async def _clear(self, token: str) -> None:
        number = self._ids.pop(token, None)
        if number is not None:
            try:
                await self._api.clear(number)
            except Exception as error:  # noqa: BLE001 - gone already, or the system will not say
                log.debug("a message could not be taken back: %s", type(error).__name__)
