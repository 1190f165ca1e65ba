from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networkgarden.errors import AlreadyRunning
from networkgarden.system import wire
from networkgarden.system.lock import ProfileLock
from networkgarden.system.paths import Profile
from networkgarden.system.wire import LIMIT, WireError, checked_request, decode, encode, hand_over, reply, send

PATIENCE = 30.0
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(st.text(), JSON, max_size=5))
def test_what_is_encoded_is_one_line_and_comes_back(message: dict[str, Any]) -> None:
    line = encode(message)
    assert line.count(b"\n") == 1
    assert line.endswith(b"\n")
    assert decode(line) == message


@given(st.binary(max_size=200))
def test_any_bytes_are_an_object_or_refused(line: bytes) -> None:
    with suppress(WireError):
        assert isinstance(decode(line), dict)


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"\n",
        b"[]",
        b'"show"',
        b"{",
        b'{"a": NaN}',
        b'{"a": 1, "a": 2}',
        b'{"a": "\xff"}',
        b"[" * 100_000,
        b'{"a": "' + b"x" * LIMIT + b'"}',
        b'{"a": 1}\n{"b": 2}\n',
    ],
)
def test_foreign_lines_are_refused(line: bytes) -> None:
    with pytest.raises(WireError):
        decode(line)


def test_too_long_a_message_is_not_sent() -> None:
    with pytest.raises(WireError):
        encode({"do": "x" * LIMIT})


@pytest.mark.parametrize(
    "message",
    [
        {"do": "show"},
        {"do": "open", "files": ["/a b/ü.vcf"]},
        {"do": "quit"},
        {"do": "command", "arguments": ["log", "Ada", "call"], "directory": "/"},
    ],
)
def test_known_requests_pass(message: dict[str, Any]) -> None:
    assert checked_request(message) == message


@pytest.mark.parametrize(
    "message",
    [
        {},
        {"do": "eval"},
        {"do": ["show"]},
        {"do": "show", "more": 1},
        {"do": "open"},
        {"do": "open", "files": "/a"},
        {"do": "open", "files": [1]},
        {"do": "command", "arguments": ["x"]},
        {"do": "command", "arguments": {"a": "b"}, "directory": "/"},
    ],
)
def test_other_requests_are_refused(message: dict[str, Any]) -> None:
    with pytest.raises(WireError):
        checked_request(message)


@pytest.fixture
def profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Profile:
    profile = Profile.at(tmp_path / "p")
    profile.create()
    return profile


@contextmanager
def owner(profile: Profile, answer: Callable[[socket.socket], None]) -> Iterator[None]:
    """A listening owner that handles one caller in a thread."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
        server.bind(str(profile.socket))
        server.listen(1)
        server.settimeout(PATIENCE)

        def serve() -> None:
            connection, _ = server.accept()
            with connection:
                answer(connection)

        thread = threading.Thread(target=serve)
        thread.start()
        yield
        thread.join(PATIENCE)


def test_a_request_is_answered(profile: Profile) -> None:
    heard: list[dict[str, Any]] = []

    def answer(connection: socket.socket) -> None:
        assert wire.peer_is_me(connection)
        heard.append(decode(connection.makefile("rb").readline()))
        big = encode(reply(1, out="é" * 100_000))
        connection.sendall(big[:10])
        connection.sendall(big[10:])

    message = {"do": "command", "arguments": ["undo"], "directory": "/"}
    with owner(profile, answer):
        assert send(profile, message) == reply(1, out="é" * 100_000)
    assert heard == [message]


def hang_up(connection: socket.socket) -> None:
    connection.recv(100)


def nonsense(connection: socket.socket) -> None:
    connection.recv(100)
    connection.sendall(b"hello\n")


def wrong_shape(connection: socket.socket) -> None:
    connection.recv(100)
    connection.sendall(encode({"status": True, "out": "", "err": ""}))


def silence(connection: socket.socket) -> None:
    """Until the caller has given up."""
    connection.settimeout(PATIENCE)
    while connection.recv(100):
        continue


@pytest.mark.parametrize("answer", [hang_up, nonsense, wrong_shape, silence])
def test_an_owner_that_does_not_answer_is_nobody(profile: Profile, answer: Callable[[socket.socket], None]) -> None:
    with owner(profile, answer):
        assert send(profile, {"do": "show"}, timeout=0.2 if answer is silence else PATIENCE) is None


def test_an_endless_drip_ends_at_the_deadline(profile: Profile) -> None:
    hung_up: list[bool] = []

    def drip(connection: socket.socket) -> None:
        try:
            for _ in range(3000):
                connection.sendall(b" ")
                time.sleep(0.02)
        except (BrokenPipeError, ConnectionResetError):
            hung_up.append(True)

    with owner(profile, drip):
        assert send(profile, {"do": "show"}, timeout=0.2) is None
    assert hung_up == [True]        # long before the drip ended


def test_nobody_there_and_a_left_over_socket_are_none(profile: Profile) -> None:
    assert send(profile, {"do": "show"}) is None
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
        server.bind(str(profile.socket))
    assert profile.socket.exists()
    assert send(profile, {"do": "show"}) is None


@pytest.mark.parametrize("message", [{"do": "show"}, {"do": "command", "arguments": ["undo"], "directory": "/"}])
def test_an_owner_that_just_ends_is_followed_but_no_change_is_made_twice(
    profile: Profile, message: dict[str, Any]
) -> None:
    """It still listens, and its lock is free before it has answered."""
    lock = ProfileLock(profile)
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
        server.bind(str(profile.socket))
        server.listen(8)

        def end() -> None:
            for _ in range(2):      # whether somebody listens, and what is said
                with server.accept()[0] as connection:
                    connection.recv(100)

        ending = threading.Thread(target=end)
        ending.start()
        if message["do"] == "command":
            with pytest.raises(AlreadyRunning):
                hand_over(profile, lock, message)
        else:
            assert hand_over(profile, lock, message) is None
        ending.join(PATIENCE)
    assert lock.held is (message["do"] != "command")
    lock.release()


def test_another_persons_process_is_not_spoken_to(profile: Profile, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[bytes] = []
    monkeypatch.setattr("os.geteuid", lambda: 123_456)
    with owner(profile, lambda connection: heard.append(connection.recv(100))):
        assert send(profile, {"do": "show"}) is None
    assert heard == [b""]
