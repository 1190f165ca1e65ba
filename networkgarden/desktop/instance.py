"""The owner's ear: what a second start, or a changing command, says to the running program (desktop.md §4.2)."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from networkgarden.errors import NetworkGardenError
from networkgarden.system import wire

log = logging.getLogger(__name__)

Request = dict[str, Any]
Handle = Callable[[Request], Request]

MOST_CALLERS = 16
PATIENCE_MS = 10_000
"""How long a caller may take over one line."""


class InstanceServer(QObject):
    """Listens at ``socket`` for JSON lines of :mod:`networkgarden.system.wire` and answers what ``handle`` returns.

    ``handle`` gets checked requests only; a NetworkGardenError it raises becomes its status and sentence. To be
    listened with only while the profile's lock is held: a stale socket of that name is taken away.
    """

    def __init__(self, socket: Path, handle: Handle, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = str(socket)
        self._handle = handle
        self._callers: set[_Caller] = set()
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)

    def listen(self) -> bool:
        """Begin. False when the socket cannot be made: then second starts will find nobody, and nothing else fails."""
        QLocalServer.removeServer(self._path)
        heard = self._server.listen(self._path)
        if not heard:
            log.warning("no second start can reach this one: %s", self._server.serverError())
        return heard

    def close(self) -> None:
        self._server.close()
        for caller in list(self._callers):
            caller.end()

    def _forget(self, caller: QObject) -> None:
        self._callers.discard(caller)

    def _greet(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            if len(self._callers) >= MOST_CALLERS:
                socket.abort()
                socket.deleteLater()
                continue
            caller = _Caller(socket, self._handle, self)
            self._callers.add(caller)
            caller.gone.connect(self._forget)
            caller.read()  # what came before we listened to it


class _Caller(QObject):
    """One connection: a line in, a line out, until the caller hangs up or says something we cannot read."""

    gone = Signal(QObject)

    def __init__(self, socket: QLocalSocket, handle: Handle, parent: QObject) -> None:
        super().__init__(parent)
        self._socket = socket
        self._handle = handle
        self._received = bytearray()
        socket.setParent(self)
        socket.setReadBufferSize(wire.LIMIT + 1)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self.end)
        self._patience.start()
        socket.readyRead.connect(self.read)
        socket.disconnected.connect(self._gone)

    def read(self) -> None:
        self._received += bytes(self._socket.readAll().data())
        while (end := self._received.find(b"\n")) >= 0:
            line = bytes(self._received[: end + 1])
            del self._received[: end + 1]
            self._patience.start()
            if not self._answer(line):
                return
        if len(self._received) > wire.LIMIT:
            self._refuse("The message is too long.")

    def end(self) -> None:
        self._patience.stop()
        self._socket.abort()

    def _answer(self, line: bytes) -> bool:
        """Answer one line; False when nothing more should be read."""
        try:
            request = wire.checked_request(wire.decode(line))
        except wire.WireError as error:
            self._refuse(f"{str(error).capitalize()}.")
            return False
        self._say(self._handled(request))
        return True

    def _handled(self, request: Request) -> Request:
        try:
            return self._handle(request)
        except NetworkGardenError as error:
            return wire.reply(status=error.exit_status, err=str(error))
        except Exception:
            self._say(wire.reply(status=1, err="The running program met a fault and changed nothing."))
            raise  # a bug: on to the one crash dialog

    def _say(self, reply: Request) -> None:
        try:
            line = wire.encode(reply)
        except wire.WireError:
            line = wire.encode(wire.reply(status=1, err="The answer is too long to send."))
        if self._socket.state() is QLocalSocket.LocalSocketState.ConnectedState:  # the request may have been "quit"
            self._socket.write(line)
            self._socket.flush()

    def _refuse(self, why: str) -> None:
        self._received.clear()
        self._socket.readyRead.disconnect(self.read)
        self._say(wire.reply(status=2, err=why))
        self._socket.disconnectFromServer()

    def _gone(self) -> None:
        self._patience.stop()
        self.gone.emit(self)
        self.deleteLater()
