"""The one door for every change made in the window: runs an action, tells what changed, shows what went wrong."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from networkgarden.actions.changes import Changes
from networkgarden.actions.tending import Tending
from networkgarden.errors import NetworkGardenError


class Door(QObject):
    """``changed(Changes)`` after each action, ``failed(NetworkGardenError)`` when one was refused."""

    changed = Signal(object)
    failed = Signal(object)

    def __init__(self, tending: Tending, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tending = tending
        self._held = ""

    def hold(self, why: str) -> None:
        """Refuse changes kindly, saying ``why``: work beside the window has the file, and waiting would freeze it."""
        self._held = why

    def release(self) -> None:
        self._held = ""

    def do(self, action: Callable[[Tending], Changes]) -> Changes | None:
        """Run ``action``; its changes, or None when it was refused."""
        if self._is_held():
            return None
        try:
            changes = action(self.tending)
        except NetworkGardenError as error:
            self.failed.emit(error)
            return None
        self.changed.emit(changes)
        return changes

    def undo(self) -> None:
        """Undo the newest action, whichever page or command made it."""
        if self._is_held():
            return
        title = self.tending.garden.undo()
        if title is None:
            self.failed.emit(NetworkGardenError("There is nothing to undo."))
        else:
            self.changed.emit(Changes(f"Undone: {title}", everything=True, undoable=False))

    def _is_held(self) -> bool:
        if self._held:
            self.failed.emit(NetworkGardenError(self._held, self.tr("Try again in a moment.")))
        return bool(self._held)
