"""A bus that breaks off while we introduce ourselves: an error at once, and nothing stays open."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from networkgarden.desktop import session_bus
from networkgarden.desktop.session_bus import SessionBus

PATIENCE = 30.0


@contextmanager
def a_bus(path: Path, answer: Callable[[socket.socket], None]) -> Iterator[list[bytes]]:
    """It lets us in, and then does as it likes. What it gets at last: nothing, once we have hung up."""
    last: list[bytes] = []

    def serve() -> None:
        with listening.accept()[0] as caller:
            caller.settimeout(PATIENCE)
            hear(caller, b"\r\n")
            caller.sendall(b"OK 0123456789abcdef0123456789abcdef\r\n")
            hear(caller, b"Hello")
            answer(caller)
            last.append(caller.recv(1024))

    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(path))
        listening.listen()
        listening.settimeout(PATIENCE)
        served = threading.Thread(target=serve)
        served.start()
        yield last
        served.join(PATIENCE)


def hear(caller: socket.socket, word: bytes) -> None:
    heard = b""
    while word not in heard:
        heard += caller.recv(1024)


def nothing(caller: socket.socket) -> None:
    """It hangs."""


def good_bye(caller: socket.socket) -> None:
    caller.shutdown(socket.SHUT_WR)


def nonsense(caller: socket.socket) -> None:
    caller.sendall(b"x" * 64)


@pytest.mark.parametrize("answer", [nothing, good_bye, nonsense])
def test_a_bus_that_does_not_greet_is_no_bus(
    qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: Callable[[socket.socket], None]
) -> None:
    monkeypatch.setattr(session_bus, "GREETING_SECONDS", 0.3 if answer is nothing else PATIENCE)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'bus'}")
    with a_bus(tmp_path / "bus", answer) as last, pytest.raises(OSError) as caught:  # noqa: PT011 - any: it says so
        SessionBus()
    assert last == [b""]
    assert caught.value.__traceback__ is not None       # which would have kept an open connection alive
