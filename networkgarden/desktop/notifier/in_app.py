"""The last rung: the window itself. Always there; the Today page is the source of truth."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from networkgarden.desktop.notifier.port import Action, Message, Notifier


class InApp(Notifier):
    """Emits ``posted``; whoever shows the message answers by ``answer`` or ``dismiss``."""

    name = "in the window"

    posted = Signal(object)
    """Message"""
    withdrawn = Signal(str)
    """token"""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open = True

    def available(self) -> bool:
        return self._open

    def why(self) -> str:
        return self.tr("Messages wait on the Today page and mark the icon.")

    def send(self, message: Message) -> bool:
        if self._open:
            self.posted.emit(message)
        return self._open

    def withdraw(self, token: str) -> None:
        self.withdrawn.emit(token)

    def answer(self, token: str, action: Action) -> None:
        """A button of the shown message was pressed."""
        self.acted.emit(token, action.value)

    def dismiss(self, token: str) -> None:
        self.dismissed.emit(token)

    def close(self) -> None:
        self._open = False
