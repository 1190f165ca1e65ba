"""What the session bus says of notifications, the tray and presence, asked without a window: for ``doctor``."""

# mypy: disable-error-code="import-untyped"
from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

PATIENCE_SECONDS = 3.0
NOTIFICATIONS = "org.freedesktop.Notifications"
PORTAL = "org.freedesktop.portal.Desktop"
WATCHER = "org.kde.StatusNotifierWatcher"
TODAY_PAGE = "Prompts are shown on the Today page."
MINIMISED = "The window is minimised instead of hidden."


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: whether it is well, what was seen, and what to do about it."""

    what: str
    well: bool
    seen: str
    advice: str = ""


def ask_session_bus() -> tuple[Finding, ...]:
    """The findings on notifications (the whole ladder), on the tray and on presence."""
    if sys.platform != "linux":
        return _elsewhere()
    try:
        with _connected(system=False) as bus:
            names = bus.names()
            return _notifications(bus, names), _tray(names), _presence(bus)
    except (KeyError, OSError, TimeoutError, ValueError):
        nothing = "there is no session bus"
        return (Finding("notifications", False, f"{nothing}; prompts wait in the window", TODAY_PAGE),
                Finding("tray", False, nothing, MINIMISED),
                Finding("presence", True, f"{nothing} to tell of it; you count as present"))


def _elsewhere() -> tuple[Finding, ...]:
    from networkgarden.desktop.notifier.by_library import load_library

    best = load_library() is not None
    advice = "" if best else "The extra part brings buttons: pip install networkgarden[notifications]"
    return (Finding("notifications", best, _ladder(["notifications of the system, with buttons"] if best else []),
                    advice),
            Finding("tray", True, "part of the system"),
            Finding("presence", True, "this system does not tell of it; you count as present"))


def _notifications(bus: _Bus, names: set[str]) -> Finding:
    rungs = []
    if NOTIFICATIONS in names:
        server = bus.ask(NOTIFICATIONS, "/org/freedesktop/Notifications", NOTIFICATIONS, "GetServerInformation")
        words = bus.ask(NOTIFICATIONS, "/org/freedesktop/Notifications", NOTIFICATIONS, "GetCapabilities")
        if server and words:
            buttons = "with buttons" if "actions" in words[0] else "without buttons"
            rungs.append(f"the desktop's notification service ({server[0]} {server[2]}), {buttons}")
    if PORTAL in names:
        rungs.append("the desktop portal")
    if rungs:
        return Finding("notifications", True, _ladder(rungs))
    return Finding("notifications", False, f"no notification service is running; {_ladder([])}", TODAY_PAGE)


def _ladder(rungs: list[str]) -> str:
    """The rungs from the best to the last; the lower ones serve where an upper one fails."""
    return ", else ".join([*rungs, "messages at the tray icon", "the window"])


def _tray(names: set[str]) -> Finding:
    if WATCHER in names:
        return Finding("tray", True, "the desktop shows tray icons")
    if _old_tray():
        return Finding("tray", True, "the desktop shows tray icons of the older kind")
    return Finding("tray", False, "the desktop shows no tray icons", MINIMISED)


def _old_tray() -> bool:
    """Whether the X server has a tray that swallows icons (XEmbed): its selection of that name is owned."""
    try:
        x = ctypes.CDLL("libX11.so.6")
    except OSError:
        return False
    x.XOpenDisplay.restype = ctypes.c_void_p
    x.XInternAtom.restype = x.XGetSelectionOwner.restype = ctypes.c_ulong
    display = ctypes.c_void_p(x.XOpenDisplay(None))
    if not display:
        return False
    try:
        name = f"_NET_SYSTEM_TRAY_S{x.XDefaultScreen(display)}"
        tray = ctypes.c_ulong(x.XInternAtom(display, name.encode(), False))
        return bool(x.XGetSelectionOwner(display, tray))
    finally:
        x.XCloseDisplay(display)


def _presence(bus: _Bus) -> Finding:
    from networkgarden.desktop.presence.linux import OF_THE_COMPUTER, OF_THE_SESSION, Question

    def tells(one: _Bus, questions: tuple[Question, ...]) -> set[str]:
        return {question.field for question in questions
                if one.ask(question.name, question.path, question.interface, question.member, question.signature,
                           question.body) is not None}

    told, only = tells(bus, OF_THE_SESSION), ""
    try:
        with _connected(system=True) as computer:
            told |= tells(computer, OF_THE_COMPUTER)
    except (KeyError, OSError, TimeoutError, ValueError):
        only = " (there is no system bus, so only the session was asked)"
    words = ", ".join(field.replace("_", " ") for field in sorted(told))
    return Finding("presence", True, (f"the desktop tells: {words}" if told else
                                      "the desktop does not tell of it; you count as present") + only)


class _Bus:
    """A blocking connection for a few questions; nobody is started by them."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def names(self) -> set[str]:
        """Names that are owned or can be started."""
        known: set[str] = set()
        for member in ("ListNames", "ListActivatableNames"):
            answer = self.ask("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", member)
            known.update(answer[0] if answer else ())
        return known

    def ask(self, name: str, path: str, interface: str, member: str, signature: str | None = None,
            body: tuple[str, ...] = ()) -> tuple[Any, ...] | None:
        """The reply's values; None for an error."""
        from jeepney import DBusAddress, MessageFlag, MessageType, new_method_call

        call = new_method_call(DBusAddress(path, bus_name=name, interface=interface), member, signature, body)
        call.header.flags |= MessageFlag.no_auto_start
        answer = self._connection.send_and_get_reply(call, timeout=PATIENCE_SECONDS)
        return None if answer.header.message_type is MessageType.error else tuple(answer.body)


@contextmanager
def _connected(*, system: bool) -> Iterator[_Bus]:
    from networkgarden.desktop.session_bus import open_link

    connection = open_link(system=system)
    try:
        yield _Bus(connection)
    finally:
        connection.close()
