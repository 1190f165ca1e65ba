"""Presence where nothing tells of it, and for tests: whatever ``situation`` is set to."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from networkgarden.desktop.presence.port import Presence, Situation


class Dummy(Presence):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.situation = Situation()

    def ask(self, done: Callable[[Situation], None]) -> None:
        done(self.situation)

    def known(self) -> Situation:
        return self.situation

    def why(self) -> str:
        return self.tr("This system does not tell whether somebody is there; you count as present.")

    def become(self, situation: Situation) -> None:
        """What the desktop would say of a change."""
        self.situation = situation
        self.changed.emit(situation)
