"""A notifier that shows nothing and remembers all; for tests and for a program without a screen."""

from __future__ import annotations

from PySide6.QtCore import QObject

from networkgarden.desktop.notifier.port import Action, Message, Notifier


class Dummy(Notifier):
    name = "none"

    def __init__(self, parent: QObject | None = None, *, takes: bool = True) -> None:
        super().__init__(parent)
        self.takes = takes
        self.sent: list[Message] = []
        self.replaced: list[Message] = []
        self.withdrawn: list[str] = []
        self.activation = ""

    def available(self) -> bool:
        return self.takes

    def why(self) -> str:
        return self.tr("Notifications are switched off.")

    def send(self, message: Message) -> bool:
        if self.takes:
            self.sent.append(message)
        return self.takes

    def replace(self, message: Message) -> None:
        self.replaced.append(message)

    def withdraw(self, token: str) -> None:
        self.withdrawn.append(token)

    def take_activation_token(self) -> str:
        token, self.activation = self.activation, ""
        return token

    def press(self, token: str, action: Action) -> None:
        """What a person's press would do."""
        self.acted.emit(token, action.value)

    def close(self) -> None:
        self.takes = False
