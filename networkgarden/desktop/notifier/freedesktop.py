"""Notifications by the desktop's own service, with buttons (desktop.md §2.4 and §2.5).

Sending and listening go by one connection, since GNOME answers the sender alone. Only the owner of the service's name
is believed. When the owner changes all ids are forgotten: a new daemon counts from 1 again.
"""

# mypy: disable-error-code="import-untyped"
from __future__ import annotations

import html
import logging
from dataclasses import dataclass
from typing import Any, TypeVar

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
from networkgarden.desktop.notifier.quirks import TITLE_MARKUP, abilities
from networkgarden.desktop.session_bus import NO_REPLY, Reply, SessionBus

log = logging.getLogger(__name__)

Kind = TypeVar("Kind")

NAME = IFACE = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
SERVICE = DBusAddress(PATH, bus_name=NAME, interface=IFACE)
BUS_NAME = "org.freedesktop.DBus"
TITLE = "Network Garden"
DISMISSED_BY_PERSON = 2
"""The one reason of NotificationClosed that says something; 1, 3 and 4 mean expired, withdrawn, unknown."""
FLOOD = ("ExcessNotificationGeneration", "MaxNotificationsExceeded")
_ABSENT = ("org.freedesktop.DBus.Error.ServiceUnknown", "org.freedesktop.DBus.Error.NameHasNoOwner",
           "org.freedesktop.DBus.Error.Spawn.")
KEY_OF = {Action.OPEN: "default"}
ACTION_OF = {"default": Action.OPEN} | {action.value: action for action in Action}


@dataclass(slots=True)
class _Shown:
    token: str
    activation: str = ""


class Freedesktop(Notifier):
    """``icon`` is a themed name or a file's URI."""

    name = "desktop notifications"

    def __init__(self, parent: QObject | None = None, *, icon: str = APP_ID) -> None:
        super().__init__(parent)
        self._icon = icon
        self._bus: SessionBus | None = None
        self._owner = ""
        self._asked = 0                                   # number of the last question; older replies are void
        self._capabilities: frozenset[str] | None = None  # None until the daemon has said them
        self._absent = ""                                 # why there is no daemon, as a sentence
        self._waiting: list[Message] = []                 # sent before the daemon said what it can do
        self._under_way: set[str] = set()                 # tokens whose id the daemon has not told yet
        self._shown: dict[int, _Shown] = {}
        self._activation = ""
        self._missed = False                              # the bus or the daemon's answer; nobody will tell of either
        self._look()

    # --- the port

    def available(self) -> bool:
        return self._bus is not None and not self._absent

    def why(self) -> str:
        if self._absent:
            return self._absent
        if self._capabilities is None:
            return self.tr("The notification service has not answered yet.")
        if "actions" not in self._capabilities:
            return self.tr("The notification service shows messages, but no buttons.")
        return self.tr("The notification service shows messages with buttons.")

    def send(self, message: Message) -> bool:
        if not self.available():
            return False
        if self._capabilities is None:
            self._waiting.append(message)
        else:
            self._notify(message, self._capabilities)
        return True

    def replace(self, message: Message) -> None:
        self._waiting = [message if one.token == message.token else one for one in self._waiting]
        if self._capabilities is not None and any(one.token == message.token for one in self._shown.values()):
            self._notify(message, self._capabilities)

    def withdraw(self, token: str) -> None:
        self._waiting = [message for message in self._waiting if message.token != token]
        self._under_way.discard(token)
        for number in [number for number, shown in self._shown.items() if shown.token == token]:
            del self._shown[number]
            self._take_back(number)

    def look_again(self) -> None:
        if self._missed:
            self._look()

    def take_activation_token(self) -> str:
        token, self._activation = self._activation, ""
        return token

    def close(self) -> None:
        self._missed = False
        self._waiting.clear()
        self._shown.clear()
        self._absent = self.tr("Notifications have been ended.")
        if self._bus is not None:
            self._bus.close()
            self._bus.deleteLater()
            self._bus = None

    def _take_back(self, number: int) -> None:
        if self._bus is not None:
            self._bus.call(SERVICE, "CloseNotification", "u", (number,))

    # --- the connection

    def _look(self) -> None:
        """Find the bus if it is not there, and the daemon on it."""
        if self._bus is None:
            self._connect()
        if self._bus is not None:
            self._ask(self._bus)

    def _connect(self) -> None:
        try:
            bus = SessionBus(self)
        except OSError:
            self._absent = self.tr("There is no session bus to reach a notification service by.")
            self._missed = True
            return
        self._missed = False
        self._absent = ""
        self._bus = bus
        bus.signalled.connect(self._heard)
        bus.lost.connect(self._bus_lost)
        for member in ("ActionInvoked", "NotificationClosed", "ActivationToken"):
            self._listen(bus, MatchRule(type="signal", interface=IFACE, path=PATH, member=member))
        owner_rule = MatchRule(type="signal", sender=BUS_NAME, interface=BUS_NAME, member="NameOwnerChanged")
        owner_rule.add_arg_condition(0, NAME)
        self._listen(bus, owner_rule)

    def _listen(self, bus: SessionBus, rule: MatchRule) -> None:
        bus.call(message_bus, "AddMatch", "s", (rule.serialise(),))

    def _bus_lost(self) -> None:
        log.info("the session bus is gone; looking for it again later")
        bus, self._bus = self._bus, None
        if bus is not None:
            bus.deleteLater()
        self._gone(self.tr("The session bus is gone."))
        self._missed = True

    # --- the daemon

    def _ask(self, bus: SessionBus) -> None:
        """Ask what the daemon can do; where none runs, the call starts an installed one."""
        self._asked += 1
        number = self._asked
        bus.call(SERVICE, "GetCapabilities", done=lambda reply: self._told(number, reply))

    def _told(self, number: int, reply: Reply) -> None:
        if number != self._asked:
            return
        words = _first(reply, list)
        if words is None:
            self._gone(self.tr("There is no notification service in this session.") if reply.error.startswith(_ABSENT)
                       else self.tr("The notification service does not answer."))
            self._missed = reply.error == NO_REPLY  # of one that comes the bus tells
            return
        self._missed = False
        self._owner, self._absent = reply.sender, ""
        if self._bus is not None:
            self._bus.call(SERVICE, "GetServerInformation", done=lambda told: self._introduced(number, words, told))

    def _introduced(self, number: int, words: list[object], reply: Reply) -> None:
        """Who it is, or an error: then it is taken by its word."""
        if number != self._asked:
            return
        self._capabilities = abilities(words, () if reply.error else reply.body)
        waiting, self._waiting = self._waiting, []
        for message in waiting:
            self._notify(message, self._capabilities)
        self.availability_changed.emit()

    def _owner_changed(self, owner: str) -> None:
        if owner and owner == self._owner:
            return
        if not owner:
            self._gone(self.tr("The notification service has ended."))
        elif self._bus is not None:
            self._forget(owner)
            self._absent = ""
            self._ask(self._bus)  # what waits goes to the new one

    def _gone(self, why: str) -> None:
        """There is no daemon now; what still waits goes another way."""
        self._asked += 1
        self._forget("")
        self._absent = why
        waiting, self._waiting = self._waiting, []
        for message in waiting:
            self.failed.emit(message)
        self.availability_changed.emit()

    def _forget(self, owner: str) -> None:
        """The ids and abilities of the former daemon mean nothing to the new owner of the name."""
        self._owner = owner
        self._shown.clear()
        self._under_way.clear()
        self._activation = ""
        self._capabilities = None

    # --- messages out

    def _notify(self, message: Message, capabilities: frozenset[str]) -> None:
        if self._bus is None:
            self.failed.emit(message)
            return
        title, body = _texts(message, capabilities)
        former = next((number for number, shown in self._shown.items() if shown.token == message.token), 0)
        hints: dict[str, tuple[str, Any]] = {
            "urgency": ("y", 1), "desktop-entry": ("s", APP_ID), "resident": ("b", False),
        }
        arguments = (TITLE, former, self._icon, title, body, self._actions(message, capabilities), hints, -1)
        owner = self._owner
        self._under_way.add(message.token)
        self._bus.call(
            SERVICE, "Notify", "susssasa{sv}i", arguments, done=lambda reply: self._sent(message, owner, reply)
        )

    def _sent(self, message: Message, owner: str, reply: Reply) -> None:
        wanted = message.token in self._under_way
        self._under_way.discard(message.token)
        number = _first(reply, int)
        if reply.error:
            word = "refuses so many messages" if reply.error.endswith(FLOOD) else "did not take a message"
            log.info("the notification service %s: %s", word, reply.error)
            self.failed.emit(message)
        elif number is None or reply.sender != owner or owner != self._owner:
            self.failed.emit(message)  # the daemon changed under way: its ids are not to be trusted
        elif wanted:
            self._shown[number] = _Shown(message.token)
        else:
            self._take_back(number)  # answered elsewhere before the daemon told its id

    def _actions(self, message: Message, capabilities: frozenset[str]) -> list[str]:
        """Keys and labels in turn; a click on the body is the key "default"."""
        if "actions" not in capabilities:
            return []
        pairs = ["default", self.tr("Open")]
        for button in message.buttons:
            pairs += [KEY_OF.get(button.action, button.action.value), plain(button.label, LONGEST_TITLE)]
        return pairs

    # --- signals in

    def _heard(self, sender: str, interface: str, member: str, body: tuple[Any, ...]) -> None:
        if interface == BUS_NAME and sender == BUS_NAME:
            if member == "NameOwnerChanged" and len(body) == 3 and body[0] == NAME:
                self._owner_changed(str(body[2]))
        elif interface == IFACE and self._owner and sender == self._owner and len(body) == 2:
            self._daemon_said(member, body)

    def _daemon_said(self, member: str, body: tuple[Any, ...]) -> None:
        number, word = body
        shown = self._shown.get(number) if isinstance(number, int) else None
        if shown is None:
            return
        if member == "ActivationToken" and isinstance(word, str):
            shown.activation = word
        elif member == "ActionInvoked" and word in ACTION_OF:
            self._activation = shown.activation
            del self._shown[number]
            self._take_back(number)  # most daemons close what was answered; dunst keeps it with its buttons
            self.acted.emit(shown.token, ACTION_OF[word].value)
        elif member == "NotificationClosed":
            del self._shown[number]
            if word == DISMISSED_BY_PERSON:
                self.dismissed.emit(shown.token)


def _texts(message: Message, capabilities: frozenset[str]) -> tuple[str, str]:
    """Title and body as this daemon wants them. The title is no markup but for broken ones; the body is where the
    daemon says so."""
    title, body = plain(message.title, LONGEST_TITLE), plain_lines(message.body, LONGEST_BODY)
    if body and "body" not in capabilities:
        title, body = f"{title}: {plain(message.body, LONGEST_BODY)}", ""
    if TITLE_MARKUP in capabilities:
        title = html.escape(title, quote=False)
    return title, html.escape(body, quote=False) if "body-markup" in capabilities else body


def _first(reply: Reply, kind: type[Kind]) -> Kind | None:
    """The reply's first value where it is of the expected kind; else, and for an error, None."""
    value = reply.body[0] if reply.body and not reply.error else None
    return value if isinstance(value, kind) else None
