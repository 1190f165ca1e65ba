"""The session's wish that the program ends: SIGTERM, SIGINT and SIGHUP, and logging out."""

from __future__ import annotations

import signal
import socket
import sys
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QObject, QSocketNotifier, Signal
from PySide6.QtGui import QGuiApplication, QSessionManager


class Ending(QObject):
    """``wanted`` when the program is asked to end; ``saving`` when the session is about to. Nobody is asked back.

    Python's handlers run only between its own instructions: the socket wakes Qt's loop so that there are some.
    """

    wanted = Signal()
    saving = Signal()

    def __init__(self, application: QGuiApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._before: dict[int, Any] = {}
        application.commitDataRequest.connect(self._log_out)
        if sys.platform != "win32":
            self._listen()

    def close(self) -> None:
        """The signals as they were."""
        if self._before:
            signal.set_wakeup_fd(-1)
            for number, handler in self._before.items():
                signal.signal(number, handler)
            self._before.clear()
            self._notifier.setEnabled(False)
            for end in self._sockets:
                end.close()

    def _listen(self) -> None:
        near, far = self._sockets = socket.socketpair()
        near.setblocking(False)
        far.setblocking(False)
        signal.set_wakeup_fd(far.fileno(), warn_on_full_buffer=False)
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            self._before[number] = signal.signal(number, lambda *_: self.wanted.emit())
        self._notifier = QSocketNotifier(near.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._woken)

    def _woken(self) -> None:
        """Empty the socket. Python may run the handler just here, and the program end before the next line."""
        if self._before:
            with suppress(BlockingIOError):
                self._sockets[0].recv(64)

    def _log_out(self, manager: QSessionManager) -> None:
        """Everything is in the file already; the next session starts us only where the person chose that."""
        manager.setRestartHint(QSessionManager.RestartHint.RestartNever)
        self.saving.emit()
