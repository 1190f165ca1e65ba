"""Looking at the garden beside the window, so that a page of a large garden does not make anybody wait."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from networkgarden.actions.tending import Tending
from networkgarden.desktop.door import Door
from networkgarden.desktop.tasks import Tasks
from networkgarden.errors import NetworkGardenError


class Looking(QObject):
    """``see(tending)`` runs in a worker thread, ``show(what was seen)`` in the window.

    Only what was seen after the newest wish is shown, and wishes do not queue up. Without ``tasks`` it looks at once.
    """

    def __init__(self, door: Door, tasks: Tasks | None, see: Callable[[Tending], Any], show: Callable[[Any], None],
                 parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._door, self._tasks, self._see, self._show = door, tasks, see, show
        self._running = self._again = False

    def look(self) -> None:
        if self._tasks is None:
            self._show(self._see(self._door.tending))
        elif self._running:
            self._again = True
        else:
            self._running = True
            self._tasks.run(self._look, self._seen, self._failed)

    def _look(self) -> Any:
        tending = self._door.tending
        try:
            return self._see(tending)
        finally:
            tending.garden.leave_thread()

    def _seen(self, what: Any) -> None:
        self._running = False
        if self._again:
            self._again = False
            self.look()
        else:
            self._show(what)

    def _failed(self, error: Exception) -> None:
        self._running = self._again = False
        if not isinstance(error, NetworkGardenError):
            raise error
        self._door.failed.emit(error)
