"""The message buses inside the Qt loop (desktop.md §2.4): no thread, no second loop, no waiting."""

# mypy: disable-error-code="import-untyped"
from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from jeepney import HeaderFields, MessageFlag, MessageType, new_method_call
from jeepney.bus import get_bus
from jeepney.io.blocking import DBusConnection, prep_socket
from jeepney.low_level import Message as BusMessage
from jeepney.wrappers import DBusAddress, DBusErrorResponse
from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal

log = logging.getLogger(__name__)

REPLY_SECONDS = 5.0
"""How long an answer may take; a daemon started by the call needs a while."""
LOOK_MS = 500
SEND_SECONDS = 1.0
GREETING_SECONDS = 3.0
"""How long a bus may take to let us in, twice: right after a login it has much to do."""
NO_REPLY = "org.freedesktop.DBus.Error.NoReply"

Done = Callable[["Reply"], None]


class Reply:
    """The answer to a call: ``body`` if ``error`` is empty, else the error's D-Bus name."""

    __slots__ = ("body", "error", "sender")

    def __init__(self, body: tuple[Any, ...] = (), error: str = "", sender: str = "") -> None:
        self.body, self.error, self.sender = body, error, sender


class SessionBus(QObject):
    """One connection. Raises OSError where there is no bus; a later loss comes as ``lost``.

    The session's bus; with ``system`` the computer's.
    """

    signalled = Signal(str, str, str, object)
    """sender, interface, member, body"""
    called = Signal(object)
    """A jeepney message that calls a method of ours; it is answered by ``reply``."""
    lost = Signal()

    def __init__(self, parent: QObject | None = None, *, system: bool = False) -> None:
        link = open_link(system=system)  # first of all: where it fails, no half-made child must stay with the parent
        super().__init__(parent)
        self._pending: dict[int, tuple[float, Done]] = {}  # serial → when it is too late (monotonic), who waits
        self._late = QTimer(self)
        self._late.setInterval(LOOK_MS)
        self._late.timeout.connect(self._give_up)
        self._link: DBusConnection | None = link
        self._watch = QSocketNotifier(link.sock.fileno(), QSocketNotifier.Type.Read, self)
        self._watch.activated.connect(self.drain)
        self.drain()  # the greeting's reply may have brought more along

    @property
    def connected(self) -> bool:
        return self._link is not None

    def call(
        self, address: DBusAddress, member: str, signature: str | None = None, body: tuple[Any, ...] = (),
        done: Done | None = None, *, wake: bool = True,
    ) -> None:
        """Call a method; ``done`` hears the reply, an error or, after a while, NoReply. It is always called once.

        ``wake``: a service that does not run but is installed is started by the call.
        """
        answer = done if done is not None else _ignore
        if self._link is None:
            answer(Reply(error=NO_REPLY))
            return
        serial = next(self._link.outgoing_serial)
        self._pending[serial] = (time.monotonic() + REPLY_SECONDS, answer)
        message = new_method_call(address, member, signature, body)
        if not wake:
            message.header.flags |= MessageFlag.no_auto_start
        self._send(message, serial)
        if self._pending and not self._late.isActive():
            self._late.start()

    def reply(self, message: BusMessage) -> None:
        """Send the answer to a call that came as ``called``."""
        if self._link is not None:
            self._send(message, next(self._link.outgoing_serial))

    def drain(self) -> None:
        """Read all that has come; one wake-up may hold several messages."""
        while self._link is not None:
            try:
                message = self._link.receive(timeout=0)
            except TimeoutError:
                return
            except OSError:
                self._lose()
                return
            self._pass_on(message)

    def close(self) -> None:
        """Part from the bus; who still waits for a reply hears nothing more."""
        self._pending.clear()
        self._late.stop()
        if self._link is not None:
            self._watch.setEnabled(False)
            self._link.close()
            self._link = None

    def _pass_on(self, message: BusMessage) -> None:
        fields = message.header.fields
        sender = str(fields.get(HeaderFields.sender, ""))
        if message.header.message_type is MessageType.signal:
            interface, member = fields.get(HeaderFields.interface, ""), fields.get(HeaderFields.member, "")
            self.signalled.emit(sender, str(interface), str(member), message.body)
        elif message.header.message_type is MessageType.method_call:
            self.called.emit(message)
        elif message.header.message_type is MessageType.method_return:
            self._answer(int(fields.get(HeaderFields.reply_serial, 0)), Reply(message.body, sender=sender))
        elif message.header.message_type is MessageType.error:
            name = str(fields.get(HeaderFields.error_name, "")) or NO_REPLY
            self._answer(int(fields.get(HeaderFields.reply_serial, 0)), Reply(error=name, sender=sender))

    def _send(self, message: BusMessage, serial: int) -> None:
        if self._link is None:
            return
        try:
            self._link.send(message, serial=serial)
        except OSError:
            self._lose()

    def _answer(self, serial: int, reply: Reply) -> None:
        _, done = self._pending.pop(serial, (0.0, _ignore))
        if not self._pending:
            self._late.stop()
        done(reply)

    def _give_up(self) -> None:
        now = time.monotonic()
        for serial in [serial for serial, (too_late, _) in self._pending.items() if too_late <= now]:
            self._answer(serial, Reply(error=NO_REPLY))

    def _lose(self) -> None:
        waiting = list(self._pending.values())
        self.close()
        for _, done in waiting:
            done(Reply(error=NO_REPLY))
        self.lost.emit()


def _ignore(reply: Reply) -> None:
    """For calls whose reply changes nothing; an error is worth a line when looking for a fault."""
    if reply.error:
        log.debug("a call on the session bus was answered with %s", reply.error)


class _Link(DBusConnection):  # type: ignore[misc]  # it carries no types
    """jeepney waits for the answer to its greeting without a limit."""

    def receive(self, *, timeout: float | None = None) -> BusMessage:
        return super().receive(timeout=GREETING_SECONDS if timeout is None else timeout)


def open_link(*, system: bool) -> DBusConnection:
    """A connection to the session's bus or the computer's that has let us in. Raises OSError where there is none."""
    try:
        with ExitStack() as not_let_in:
            sock = prep_socket(get_bus("SYSTEM" if system else _address()), timeout=GREETING_SECONDS)
            not_let_in.callback(sock.close)
            link = _Link(sock)
            not_let_in.pop_all()
    except (KeyError, ValueError, RuntimeError, TypeError, DBusErrorResponse) as error:
        raise ConnectionError("no such bus") from error     # no address, or one we cannot read, or no bus behind it
    sock.settimeout(SEND_SECONDS)  # a bus that stopped reading must not stop the window
    return link


def _address() -> str:
    """The bus of this session; where the variable is missing, the one systemd keeps for the person."""
    given = os.environ.get("DBUS_SESSION_BUS_ADDRESS", "")
    if given:
        return given
    usual = Path(os.environ["XDG_RUNTIME_DIR"]) / "bus"
    if not usual.is_socket():
        raise KeyError("DBUS_SESSION_BUS_ADDRESS")
    return f"unix:path={usual}"
