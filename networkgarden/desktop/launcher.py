"""The program on the session bus, as launchers know it: its name, and org.freedesktop.Application (desktop.md §4.2).

Whoever starts first has the name; a second garden of the same person gets it when that one ends. Everything that
comes is untrusted: a call with another signature than the standard's is refused.
"""

# mypy: disable-error-code="import-untyped"
from __future__ import annotations

import logging
from typing import Any

from jeepney import HeaderFields, message_bus, new_error, new_method_return
from jeepney.low_level import Message as BusMessage
from PySide6.QtCore import QObject, QUrl, Signal

from networkgarden import APP_ID
from networkgarden.desktop.session_bus import SessionBus

log = logging.getLogger(__name__)

PATH = "/" + APP_ID.replace(".", "/").replace("-", "_")
IFACE = "org.freedesktop.Application"
IN_TURN = 0
UNKNOWN, WRONG = "org.freedesktop.DBus.Error.UnknownMethod", "org.freedesktop.DBus.Error.InvalidArgs"
SIGNATURES = {"Activate": "a{sv}", "Open": "asa{sv}", "ActivateAction": "sava{sv}"}
INTROSPECTION = f"""<!DOCTYPE node PUBLIC "-//freedesktop//DTD D-BUS Object Introspection 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/introspect.dtd">
<node><interface name="{IFACE}">
 <method name="Activate"><arg type="a{{sv}}" name="platform_data" direction="in"/></method>
 <method name="Open"><arg type="as" name="uris" direction="in"/>
  <arg type="a{{sv}}" name="platform_data" direction="in"/></method>
 <method name="ActivateAction"><arg type="s" name="action_name" direction="in"/>
  <arg type="av" name="parameter" direction="in"/><arg type="a{{sv}}" name="platform_data" direction="in"/></method>
</interface></node>"""


class Launcher(QObject):
    """Takes the name at once where there is a bus; ``close()`` gives it back."""

    activated = Signal(str)
    """activation token, often empty"""
    opened = Signal(list, str)
    """local paths, activation token"""
    action = Signal(str, str, str)
    """name, its parameter where that is a text, activation token"""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus: SessionBus | None = None
        try:
            self._bus = SessionBus(self)
        except OSError:
            log.debug("no session bus to be known on")
            return
        self._bus.called.connect(self._called)
        self._bus.call(message_bus, "RequestName", "su", (APP_ID, IN_TURN))

    def close(self) -> None:
        if self._bus is not None:
            self._bus.close()
            self._bus.deleteLater()
            self._bus = None

    def _called(self, call: BusMessage) -> None:
        fields = call.header.fields
        interface, member = fields.get(HeaderFields.interface, ""), fields.get(HeaderFields.member, "")
        if (interface, member) == ("org.freedesktop.DBus.Introspectable", "Introspect"):
            self._reply(new_method_return(call, "s", (INTROSPECTION,)))
        elif (interface, member) == ("org.freedesktop.DBus.Peer", "Ping"):
            self._reply(new_method_return(call))
        elif fields.get(HeaderFields.path) != PATH or interface != IFACE or member not in SIGNATURES:
            self._reply(new_error(call, UNKNOWN))
        elif fields.get(HeaderFields.signature, "") != SIGNATURES[member]:
            self._reply(new_error(call, WRONG))
        else:
            self._reply(new_method_return(call))
            self._obey(member, call.body)

    def _obey(self, member: str, body: tuple[Any, ...]) -> None:
        token = _token(body[-1])
        if member == "Activate":
            self.activated.emit(token)
        elif member == "Open":
            urls = [QUrl(uri) for uri in body[0]]
            self.opened.emit([url.toLocalFile() for url in urls if url.isLocalFile()], token)
        else:
            parameter = next((value for signature, value in body[1] if signature == "s"), "")
            self.action.emit(body[0], parameter, token)

    def _reply(self, message: BusMessage) -> None:
        if self._bus is not None:
            self._bus.reply(message)


def _token(platform_data: dict[str, tuple[str, Any]]) -> str:
    """The leave to come to the front, by its Wayland and its X11 name."""
    for name in ("activation-token", "desktop-startup-id"):
        signature, value = platform_data.get(name, ("", ""))
        if signature == "s" and value:
            return str(value)
    return ""
