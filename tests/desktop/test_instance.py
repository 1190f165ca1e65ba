"""A second start talks to the first over its socket, and so may anybody of the same person who knows the path."""

from __future__ import annotations

import os
import socket
import stat
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from networkgarden.desktop import instance
from networkgarden.desktop.instance import InstanceServer
from networkgarden.errors import AmbiguousName
from networkgarden.system import wire
from networkgarden.system.paths import Profile

Say = Callable[[Callable[[], Any]], Any]


class Owner:
    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []

    def handle(self, request: dict[str, Any]) -> dict[str, Any]:
        self.asked.append(request)
        if request.get("arguments") == ["ambiguous"]:
            raise AmbiguousName("Two people are called Ada.", "Say which.")
        if request.get("arguments") == ["bug"]:
            raise ZeroDivisionError
        if request.get("arguments") == ["long"]:
            return wire.reply(out="x" * wire.LIMIT)
        return wire.reply(out=f"did {request['do']}")


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    made = Profile.at(tmp_path / "p")
    made.create()
    return made


@pytest.fixture
def owner(qtbot: QtBot, profile: Profile) -> Iterator[Owner]:
    made = Owner()
    server = InstanceServer(profile.socket, made.handle)
    assert server.listen()
    yield made
    server.close()
    server.deleteLater()


@pytest.fixture
def elsewhere(qtbot: QtBot) -> Iterator[Say]:
    """Does something in another thread, as another process would, while Qt's events are served here."""
    with ThreadPoolExecutor(max_workers=1) as pool:

        def run(what: Callable[[], Any]) -> Any:
            future = pool.submit(what)
            qtbot.waitUntil(future.done)
            return future.result()

        yield run


def raw(profile: Profile, *parts: bytes) -> bytes:
    """What comes back for bytes sent as they are, until the other side hangs up, however rudely, or a line is whole."""
    answer = b""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as caller:
        caller.settimeout(60)
        caller.connect(os.fspath(profile.socket))
        with suppress(BrokenPipeError, ConnectionResetError):
            for part in parts:
                caller.sendall(part)
            while not answer.endswith(b"\n") and (piece := caller.recv(65536)):
                answer += piece
    return answer


def test_show_is_answered_and_the_socket_is_this_persons_alone(owner: Owner, profile: Profile, elsewhere: Say) -> None:
    assert elsewhere(lambda: wire.send(profile, {"do": "show"})) == wire.reply(out="did show")
    assert owner.asked == [{"do": "show"}]
    assert stat.S_IMODE(profile.socket.stat().st_mode) & 0o077 == 0


def test_our_errors_come_back_as_status_and_sentence(owner: Owner, profile: Profile, elsewhere: Say) -> None:
    request = {"do": "command", "arguments": ["ambiguous"], "directory": "/"}
    assert elsewhere(lambda: wire.send(profile, request)) == wire.reply(
        status=2, err="Two people are called Ada. Say which."
    )


def test_a_bug_is_answered_and_still_reaches_the_crash_dialog(owner: Owner, profile: Profile, elsewhere: Say) -> None:
    request = {"do": "command", "arguments": ["bug"], "directory": "/"}
    with capture_exceptions() as bugs:
        answer = elsewhere(lambda: wire.send(profile, request))
    assert answer is not None
    assert answer["status"] == 1
    assert [kind for kind, _, _ in bugs] == [ZeroDivisionError]


def test_an_answer_too_long_is_said_to_be(owner: Owner, profile: Profile, elsewhere: Say) -> None:
    answer = elsewhere(lambda: wire.send(profile, {"do": "command", "arguments": ["long"], "directory": "/"}))
    assert (answer["status"], answer["out"]) == (1, "")


@pytest.mark.parametrize(
    "line",
    [b"\n", b"nonsense\n", b"[]\n", b'{"do": "eval", "code": "1"}\n', b'{"do": "show", "more": 1}\n', b"\xff\xfe\n",
     b'{"do": "open", "files": "/etc/passwd"}\n', b'{"do": "show", "do": "quit"}\n', b"[" * 5000 + b"\n"],
)
def test_what_is_not_a_request_is_refused_and_never_handled(
    owner: Owner, profile: Profile, elsewhere: Say, line: bytes
) -> None:
    answer = wire.decode(elsewhere(lambda: raw(profile, line)))
    assert answer["status"] == 2
    assert owner.asked == []
    assert elsewhere(lambda: wire.send(profile, {"do": "show"})) is not None


def test_a_line_in_pieces_and_two_lines_at_once(owner: Owner, profile: Profile, elsewhere: Say) -> None:
    assert elsewhere(lambda: raw(profile, b'{"do": ', b'"show"}\n'))
    assert elsewhere(lambda: raw(profile, b'{"do": "show"}\n{"do": "quit"}\n'))
    assert [request["do"] for request in owner.asked] == ["show", "show", "quit"]


def test_an_endless_line_is_cut_off(owner: Owner, profile: Profile, elsewhere: Say) -> None:
    assert b"did" not in elsewhere(lambda: raw(profile, *[b"x" * 65536] * 40))
    assert owner.asked == []


def test_a_caller_who_says_nothing_is_let_go(
    qtbot: QtBot, profile: Profile, elsewhere: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(instance, "PATIENCE_MS", 50)
    server = InstanceServer(profile.socket, Owner().handle)
    assert server.listen()
    assert elsewhere(lambda: raw(profile, b'{"do"')) == b""
    server.close()


def test_a_stale_socket_is_taken_over(qtbot: QtBot, profile: Profile, elsewhere: Say) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as dead:
        dead.bind(os.fspath(profile.socket))
    server = InstanceServer(profile.socket, Owner().handle)
    assert server.listen()
    assert elsewhere(lambda: wire.send(profile, {"do": "show"})) is not None
    server.close()
    assert not profile.socket.exists()


def test_a_place_that_cannot_be_listened_at_is_a_warning(
    qtbot: QtBot, tmp_path: Path, expect_log: Callable[[str], None]
) -> None:
    expect_log("no second start can reach this one")
    assert not InstanceServer(tmp_path / "missing" / "s", Owner().handle).listen()


def test_the_longest_path_a_profile_gives_works(qtbot: QtBot, tmp_path: Path, elsewhere: Say) -> None:
    from networkgarden.system.paths import SOCKET_PATH_LIMIT

    short = Path("/tmp") / f"ng-{os.getpid()}-{tmp_path.name}"
    place = short / ("s" * (SOCKET_PATH_LIMIT - len(os.fsencode(short)) - 1))
    short.mkdir(mode=0o700)
    server = InstanceServer(place, Owner().handle)
    try:
        assert server.listen()
    finally:
        server.close()
        short.rmdir()
