"""Notifications by the desktop portal: the first choice inside Flatpak, the second elsewhere (desktop.md §2.6).

A notification's id is our token, so that sending it again updates it. Inside Flatpak it outlives the program: its
buttons are then actions of the application, and the portal starts us again by D-Bus to carry one out.
"""

# mypy: disable-error-code="import-untyped"
from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from jeepney import DBusAddress, MatchRule, message_bus
from PySide6.QtCore import QObject

from networkgarden import APP_ID
from networkgarden.desktop.notifier.port import (
    LONGEST_BODY,
    LONGEST_TITLE,
    Action,
    Message,
    Notifier,
    plain,
    plain_lines,
)
from networkgarden.desktop.session_bus import Reply, SessionBus

log = logging.getLogger(__name__)

NAME, PATH = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
IFACE = "org.freedesktop.portal.Notification"
SERVICE = DBusAddress(PATH, bus_name=NAME, interface=IFACE)
PROPERTIES = DBusAddress(PATH, bus_name=NAME, interface="org.freedesktop.DBus.Properties")
REGISTRY = DBusAddress(PATH, bus_name=NAME, interface="org.freedesktop.host.portal.Registry")
BUS_NAME = "org.freedesktop.DBus"
OUTLIVING = "app."
"""Actions that begin so go to org.freedesktop.Application of our name, others to our connection alone."""


def in_flatpak() -> bool:
    return Path("/.flatpak-info").exists()


class Portal(Notifier):
    """``sandboxed``: whether the portal knows us by our sandbox and may start us again."""

    name = "desktop portal"

    def __init__(self, parent: QObject | None = None, *, sandboxed: bool | None = None) -> None:
        super().__init__(parent)
        self._sandboxed = in_flatpak() if sandboxed is None else sandboxed
        self._bus: SessionBus | None = None
        self._owner = ""                # unique name of the portal, empty while it has not answered
        self._shown: set[str] = set()
        try:
            self._bus = SessionBus(self)
        except OSError:
            log.debug("no session bus to reach a portal by")
            return
        self._bus.signalled.connect(self._heard)
        self._bus.lost.connect(self._gone)
        self._listen(MatchRule(type="signal", sender=NAME, interface=IFACE, member="ActionInvoked"))
        owner_rule = MatchRule(type="signal", sender=BUS_NAME, interface=BUS_NAME, member="NameOwnerChanged")
        owner_rule.add_arg_condition(0, NAME)
        self._listen(owner_rule)
        self._ask()

    # --- the port

    def available(self) -> bool:
        return bool(self._owner)

    def why(self) -> str:
        if self._owner:
            return self.tr("The desktop portal shows messages with buttons.")
        return self.tr("There is no desktop portal for messages in this session.")

    def send(self, message: Message) -> bool:
        if self._bus is None or not self._owner:
            return False
        self._shown.add(message.token)
        self._bus.call(SERVICE, "AddNotification", "sa{sv}", (message.token, self._content(message)),
                       lambda reply: self._sent(message, reply))
        return True

    def replace(self, message: Message) -> None:
        if message.token in self._shown:
            self.send(message)

    def withdraw(self, token: str) -> None:
        if token in self._shown and self._bus is not None:
            self._shown.discard(token)
            self._bus.call(SERVICE, "RemoveNotification", "s", (token,))

    def close(self) -> None:
        self._owner = ""
        if self._bus is not None:
            self._bus.close()
            self._bus.deleteLater()
            self._bus = None

    # --- the portal

    def _listen(self, rule: MatchRule) -> None:
        if self._bus is not None:
            self._bus.call(message_bus, "AddMatch", "s", (rule.serialise(),))

    def _ask(self) -> None:
        """Only inside a sandbox is the portal started by the question; elsewhere another way is better."""
        if self._bus is None:
            return
        if not self._sandboxed:         # or the portal would not know whose message it is; older ones have no registry
            self._bus.call(REGISTRY, "Register", "sa{sv}", (APP_ID, {}), wake=False)
        self._bus.call(PROPERTIES, "Get", "ss", (IFACE, "version"), self._told, wake=self._sandboxed)

    def _told(self, reply: Reply) -> None:
        before, self._owner = self._owner, "" if reply.error else reply.sender
        if self._owner != before:
            self.availability_changed.emit()

    def _gone(self) -> None:
        self.close()
        self.availability_changed.emit()

    def _content(self, message: Message) -> dict[str, tuple[str, Any]]:
        target = ("s", message.token)
        buttons = [{"label": ("s", plain(button.label, LONGEST_TITLE)), "action": ("s", self._word(button.action)),
                    "target": target} for button in message.buttons]
        return {
            "title": ("s", plain(message.title, LONGEST_TITLE)), "body": ("s", plain_lines(message.body, LONGEST_BODY)),
            "icon": ("(sv)", ("themed", ("as", [APP_ID]))), "priority": ("s", "normal"),
            "default-action": ("s", self._word(Action.OPEN)), "default-action-target": target,
            "buttons": ("aa{sv}", buttons),
        }

    def _word(self, action: Action) -> str:
        return f"{OUTLIVING if self._sandboxed else ''}{action.value}"

    def _sent(self, message: Message, reply: Reply) -> None:
        if reply.error:
            log.info("the desktop portal did not take a message: %s", reply.error)
            self._shown.discard(message.token)
            self.failed.emit(message)

    def _heard(self, sender: str, interface: str, member: str, body: tuple[Any, ...]) -> None:
        if (sender, member) == (BUS_NAME, "NameOwnerChanged") and len(body) == 3 and body[0] == NAME:
            self._told(Reply(error="gone")) if not body[2] else self._ask()
        elif sender == self._owner and (interface, member) == (IFACE, "ActionInvoked") and len(body) == 3:
            token, word = str(body[0]), str(body[1]).removeprefix(OUTLIVING)
            if token in self._shown and word in {action.value for action in Action}:
                self._shown.discard(token)
                self.acted.emit(token, word)
