"""The tray icon's own bubble: one at a time, no buttons, and no word of whether it was seen (desktop.md §2.2)."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, SignalInstance

from networkgarden.desktop.notifier.port import (
    LONGEST_BODY,
    LONGEST_TITLE,
    Action,
    Message,
    Notifier,
    plain,
    plain_lines,
)


class Bubbles(Protocol):
    """What this rung needs of the tray."""

    @property
    def message_clicked(self) -> SignalInstance: ...

    def available(self) -> bool: ...

    def show_message(self, title: str, body: str) -> bool: ...


class TrayMessage(Notifier):
    name = "messages at the tray icon"
    certain = False

    def __init__(self, tray: Bubbles, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tray: Bubbles | None = tray
        self._last = ""
        tray.message_clicked.connect(self._clicked)

    def available(self) -> bool:
        return self._tray is not None and self._tray.available()

    def why(self) -> str:
        if self.available():
            return self.tr("The tray icon shows messages one at a time, without buttons.")
        return self.tr("There is no tray to show messages at.")

    def send(self, message: Message) -> bool:
        if self._tray is None or not self.available():
            return False
        if not self._tray.show_message(plain(message.title, LONGEST_TITLE), plain_lines(message.body, LONGEST_BODY)):
            return False
        self._last = message.token
        return True

    def withdraw(self, token: str) -> None:
        if token == self._last:
            self._last = ""

    def close(self) -> None:
        if self._tray is not None:
            self._tray.message_clicked.disconnect(self._clicked)
        self._tray = None

    def _clicked(self) -> None:
        """A click carries no id: it means the message shown last, and can only mean "open"."""
        if self._last:
            self.acted.emit(self._last, Action.OPEN.value)
