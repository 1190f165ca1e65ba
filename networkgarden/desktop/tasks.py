"""Long work beside the window: one worker thread, one signal back, one error path."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal


class _Courier(QObject):
    """Made on the main thread, so that its signal arrives there."""

    arrived = Signal(int, object, object)


class _Run(QRunnable):
    def __init__(self, number: int, work: Callable[[], Any], courier: _Courier) -> None:
        super().__init__()
        self._number, self._work, self._courier = number, work, courier

    def run(self) -> None:
        try:
            result, error = self._work(), None
        except Exception as caught:  # noqa: BLE001 - carried to the main thread, where it is shown or raised again
            result, error = None, caught
        self._courier.arrived.emit(self._number, result, error)


class Tasks(QObject):
    """Runs one piece of work after another, away from the window; results come back to the main thread.

    ``done(result)`` on success; ``failed(error)`` for whatever was raised. ``close()`` waits for the running one; what
    a timer or a late event still asks for then is not begun, for the garden may be closed by now.
    """

    closing = Signal()
    """Before that wait: what may stop half-way does."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._courier = _Courier(self)
        self._courier.arrived.connect(self._deliver)
        self._waiting: dict[int, tuple[Callable[[Any], None], Callable[[Exception], None]]] = {}
        self._number = 0
        self._closed = False

    @property
    def busy(self) -> bool:
        return bool(self._waiting)

    def run(self, work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[Exception], None]) -> None:
        if self._closed:
            return
        self._number += 1
        self._waiting[self._number] = (done, failed)
        self._pool.start(_Run(self._number, work, self._courier))

    def close(self) -> None:
        self._closed = True
        self.closing.emit()
        self._waiting.clear()
        self._pool.clear()
        self._pool.waitForDone()

    def _deliver(self, number: int, result: Any, error: Exception | None) -> None:
        done, failed = self._waiting.pop(number, (None, None))
        if error is not None and failed is not None:
            failed(error)
        elif error is None and done is not None:
            done(result)
