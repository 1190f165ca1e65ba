"""Says when the panel that shows tray icons came up or came back, on desktops that have it on the session bus.

An icon made before the watcher or its host is there never appears, not even after hiding and showing it
(desktop.md §3); whoever hears ``came`` makes a new one. Elsewhere nothing is ever said.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import SLOT, QObject, QTimer, Signal, Slot

WATCHER = "org.kde.StatusNotifierWatcher"
WATCHER_PATH = "/StatusNotifierWatcher"
PROPERTIES = "org.freedesktop.DBus.Properties"
PATIENCE_MS = 200
"""How long the watcher may take over a question; the window waits for it."""
SETTLING_MS = 300
"""The host needs a moment after its name appears; several signs within it count as one."""


class TrayHost(QObject):
    came = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLING_MS)
        self._settling.timeout.connect(self.came)
        if sys.platform == "linux":
            self._listen()

    def surely_missing(self) -> bool:
        """True where a watcher says that no host shows icons. Qt takes the watcher alone for a tray."""
        return self._host_there() is False

    def recolours(self) -> bool:
        """Whether panels here take icons by name and paint symbolic ones in their own colour; XEmbed trays do not."""
        return self._host_there() is True

    def _host_there(self) -> bool | None:
        """What the watcher says of its host; None where there is no watcher, or a silent one."""
        if sys.platform != "linux":
            return None
        from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage

        bus = QDBusConnection.sessionBus()
        if not bus.isConnected():
            return None
        question = QDBusMessage.createMethodCall(WATCHER, WATCHER_PATH, PROPERTIES, "Get")
        question.setArguments([WATCHER, "IsStatusNotifierHostRegistered"])
        question.setAutoStartService(False)
        answer = bus.call(question, QDBus.CallMode.Block, PATIENCE_MS)
        if answer.type() is not QDBusMessage.MessageType.ReplyMessage or not answer.arguments():
            return None  # Qt knows of other kinds of tray
        return bool(answer.arguments()[0].variant())

    def close(self) -> None:
        self._settling.stop()

    def _listen(self) -> None:
        from PySide6.QtDBus import QDBusConnection, QDBusServiceWatcher

        bus = QDBusConnection.sessionBus()
        if not bus.isConnected():
            return
        mode = QDBusServiceWatcher.WatchModeFlag.WatchForOwnerChange
        self._watcher = QDBusServiceWatcher(WATCHER, bus, mode, self)
        self._watcher.serviceOwnerChanged.connect(self._owner_changed)
        # a slot by its signature: callables are refused (desktop.md §2.3), and so are the bytes the stubs ask for
        slot = SLOT("host_up()")
        bus.connect(WATCHER, WATCHER_PATH, WATCHER, "StatusNotifierHostRegistered", self, slot)  # type: ignore[call-overload]

    @Slot()
    def host_up(self) -> None:
        self._settling.start()

    def _owner_changed(self, _name: str, _before: str, now: str) -> None:
        if now:
            self._settling.start()
