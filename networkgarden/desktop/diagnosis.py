"""What the session bus says of notifications and the tray, asked without a window: for ``doctor``."""

from __future__ import annotations

import sys
from dataclasses import dataclass

NOTIFICATIONS = "org.freedesktop.Notifications"
WATCHER = "org.kde.StatusNotifierWatcher"
PATIENCE_SECONDS = 3.0


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: whether it is well, what was seen, and what to do about it."""

    what: str
    well: bool
    seen: str
    advice: str = ""


def ask_session_bus() -> tuple[Finding, Finding]:
    """The findings on notifications and on the tray."""
    if sys.platform != "linux":
        return (Finding("notifications", True, "by the system's own tray messages"),
                Finding("tray", True, "part of the system"))
    try:
        owners = _owners((NOTIFICATIONS, WATCHER))
    except (KeyError, OSError, TimeoutError):
        nothing = "there is no session bus"
        return (Finding("notifications", False, nothing, "Prompts are shown on the Today page."),
                Finding("tray", False, nothing, "The window is minimised instead of hidden."))
    return (
        Finding("notifications", True, "by the desktop's notification service, with buttons")
        if owners[NOTIFICATIONS] else
        Finding("notifications", False, "no notification service is running", "Prompts are shown on the Today page."),
        Finding("tray", True, "the desktop shows tray icons") if owners[WATCHER] else
        Finding("tray", False, "the desktop shows no tray icons", "The window is minimised instead of hidden."))


def _owners(names: tuple[str, ...]) -> dict[str, bool]:
    """Which of these names are owned or can be started."""
    from jeepney import DBusAddress, new_method_call
    from jeepney.io.blocking import open_dbus_connection
    bus = DBusAddress("/org/freedesktop/DBus", bus_name="org.freedesktop.DBus", interface="org.freedesktop.DBus")
    connection = open_dbus_connection(bus="SESSION")
    try:
        known: set[str] = set()
        for member in ("ListNames", "ListActivatableNames"):
            answer = connection.send_and_get_reply(new_method_call(bus, member), timeout=PATIENCE_SECONDS)
            known.update(answer.body[0])
    finally:
        connection.close()
    return {name: name in known for name in names}
