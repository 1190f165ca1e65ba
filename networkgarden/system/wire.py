"""What a second start says to the running program: one JSON object a line over the profile's own socket.

Requests and replies::

    {"do": "show"}                                     bring the window to the front
    {"do": "log"}                                      the small window of the quick log
    {"do": "open", "files": ["/home/me/people.vcf"]}   offer files for import
    {"do": "hello"}                                    nothing: a start in the tray finds that somebody is there
    {"do": "quit"}                                     end the program
    {"do": "command", "arguments": ["log", "Ada", "call"], "directory": "/home/me"}

    {"status": 0, "out": "…", "err": ""}               as the command line would have ended

The first three may carry "token": the compositor's leave to come to the front, given to the second start.

Both sides use ``encode`` and ``decode``; the owner checks with ``checked_request``. Everything that comes over the
socket is untrusted until it passed one of them.
"""

from __future__ import annotations

import json
import os
import socket
import struct
import sys
import time
from collections.abc import Mapping
from typing import Any

from networkgarden.errors import AlreadyRunning
from networkgarden.system.lock import ProfileLock
from networkgarden.system.paths import Profile

LIMIT = 1 << 20
"""Bytes of one message with its line end; what is longer is refused unread."""

STARTING_SECONDS = 15.0
"""How long a program that has the profile may take until it listens: it may be starting, or be a short command."""

_STRINGS = "a list of strings"
_REQUESTS: dict[str, dict[str, str]] = {
    "show": {},
    "log": {},
    "open": {"files": _STRINGS},
    "hello": {},
    "quit": {},
    "command": {"arguments": _STRINGS, "directory": "a string"},
}
_MAY_CARRY_A_TOKEN = ("show", "log", "open")
_REPLY = {"status": "a number", "out": "a string", "err": "a string"}


class WireError(ValueError):
    """A message that is not one of ours. Its text holds nothing of the message."""


def encode(message: Mapping[str, Any]) -> bytes:
    """One line of ASCII JSON. Raises WireError when it is too long."""
    line = json.dumps(message, ensure_ascii=True, allow_nan=False, separators=(",", ":")).encode("ascii") + b"\n"
    if len(line) > LIMIT:
        raise WireError("the message is too long")
    return line


def decode(line: bytes) -> dict[str, Any]:
    """The object of one line (with or without its end). Raises WireError for anything else."""
    if len(line) > LIMIT:
        raise WireError("the message is too long")
    try:
        message = json.loads(line.decode("utf-8"), object_pairs_hook=_no_twice, parse_constant=_no_constant)
    except WireError:
        raise
    except (ValueError, RecursionError) as error:
        raise WireError("the message is not JSON") from error
    if not isinstance(message, dict):
        raise WireError("the message is not an object")
    return message


def checked_request(message: Mapping[str, Any]) -> dict[str, Any]:
    """``message`` if it is exactly one of the requests above, else WireError."""
    verb = message.get("do")
    shape = _REQUESTS.get(verb) if isinstance(verb, str) else None
    if shape is None:
        raise WireError("the request is unknown")
    token = {"token": "a string"} if "token" in message and verb in _MAY_CARRY_A_TOKEN else {}
    _check(message, {"do": "a string", **shape, **token})
    return dict(message)


def checked_reply(message: Mapping[str, Any]) -> dict[str, Any]:
    """``message`` if it is a reply as above, else WireError."""
    _check(message, _REPLY)
    return dict(message)


def reply(status: int = 0, out: str = "", err: str = "") -> dict[str, Any]:
    return {"status": status, "out": out, "err": err}


def hand_over(
    profile: Profile, lock: ProfileLock, message: Mapping[str, Any], timeout: float = 10.0
) -> dict[str, Any] | None:
    """Let the one that has ``lock`` do it: its reply, or None when the lock became ours meanwhile.

    Said once at most, however long we wait for somebody to listen: it may be a change. The answer may take ``timeout``
    seconds: on a slow computer the owner's first pictures come before it. Raises AlreadyRunning.
    """
    until = time.monotonic() + STARTING_SECONDS
    while not _listens(profile) and time.monotonic() < until:
        if lock.try_acquire():
            return None
        time.sleep(0.05)
    answer = send(profile, message, timeout)
    if answer is None and message["do"] != "command" and lock.try_acquire():
        return None     # it was just ending; a change may have been made all the same, anything else begins anew
    if answer is None:
        raise AlreadyRunning(f"Network Garden is already running but not answering (pid {lock.owner_pid()}).",
                             "Quit it, or try again in a moment.")
    return answer


def _listens(profile: Profile) -> bool:
    if not hasattr(socket, "AF_UNIX"):
        return False
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        connection.settimeout(1.0)
        try:
            connection.connect(os.fspath(profile.socket))
        except TimeoutError:
            return True     # there, with more waiting than it takes
        except OSError:
            return False
    return True


def send(profile: Profile, message: Mapping[str, Any], timeout: float = 3.0) -> dict[str, Any] | None:
    """Say ``message`` to the owner of ``profile`` and return its reply.

    None when nobody answers within ``timeout`` seconds, in our language and as the same person. Raises WireError
    when ``message`` itself is wrong.
    """
    line = encode(checked_request(message))
    if not hasattr(socket, "AF_UNIX"):
        return None
    deadline = time.monotonic() + timeout
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        try:
            connection.settimeout(timeout)
            connection.connect(os.fspath(profile.socket))
            if not peer_is_me(connection):
                return None
            connection.sendall(line)
            return checked_reply(decode(_read_line(connection, deadline)))
        except (OSError, WireError):
            return None  # not there, not listening, or not ours: for the caller all the same


def peer_is_me(connection: socket.socket) -> bool:
    """Whether the other end is a process of the same person. Only Linux tells; elsewhere the directory guards."""
    if sys.platform == "linux":
        size = struct.calcsize("3i")
        _pid, uid, _gid = struct.unpack("3i", connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, size))
        return bool(uid == os.geteuid())
    return True


def _read_line(connection: socket.socket, deadline: float) -> bytes:
    received = bytearray()
    while not received.endswith(b"\n"):
        remaining = deadline - time.monotonic()
        if remaining <= 0 or len(received) > LIMIT:
            raise WireError("no answer")
        connection.settimeout(remaining)
        chunk = connection.recv(65536)
        if not chunk:
            raise WireError("the answer broke off")
        received += chunk
    return bytes(received)


def _check(message: Mapping[str, Any], shape: Mapping[str, str]) -> None:
    if set(message) != set(shape):
        raise WireError("the message has the wrong parts")
    for name, kind in shape.items():
        if not _is(message[name], kind):
            raise WireError(f"{name} is not {kind}")


def _is(value: object, kind: str) -> bool:
    if kind == "a number":
        return isinstance(value, int) and not isinstance(value, bool)
    if kind == _STRINGS:
        return isinstance(value, list) and all(isinstance(item, str) for item in value)
    return isinstance(value, str)


def _no_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise WireError("a part comes twice")
    return found


def _no_constant(name: str) -> None:
    raise WireError(f"{name} is not JSON")
