"""One program per profile, however the last one ended: fifty deaths without warning, and each next start is clean."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from networkgarden.system.lock import ProfileLock
from networkgarden.system.paths import Profile
from networkgarden.system.wire import send

PATIENCE = 120.0
"""Seconds for what must come, on however slow a machine."""
DEATHS = 50
GARDENS = 2
"""Side by side, which share the deaths: most of a start is waiting."""
LOG = {"do": "command", "arguments": ["log", "Ada", "call", "--json"], "directory": "/"}
ADD = {"do": "command", "arguments": ["add", "Ada"], "directory": "/"}
WORDS = {"NETWORKGARDEN_PASSPHRASE": "words of a test", "QT_QPA_PLATFORM": "offscreen"}


def start(place: Path, *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "networkgarden", "--profile", str(place), *arguments],
                            env=os.environ | WORDS, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                            stderr=subprocess.STDOUT)


def said(process: subprocess.Popen[bytes]) -> str:
    assert process.stdout is not None
    text = process.stdout.read().decode()
    process.stdout.close()
    return text


def run(place: Path, *arguments: str) -> str:
    process = start(place, *arguments)
    text = said(process)
    assert process.wait(PATIENCE) == 0, text
    return text


def answered(profile: Profile, process: subprocess.Popen[bytes], request: dict[str, object] = LOG) -> dict[str, object]:
    """The reply of the running program, as soon as it is up."""
    until = time.monotonic() + PATIENCE
    while (reply := send(profile, request, PATIENCE) if profile.socket.exists() else None) is None:
        assert process.poll() is None, said(process)
        assert time.monotonic() < until
        time.sleep(0.02)
    return reply


def kill(process: subprocess.Popen[bytes]) -> str:
    process.kill()
    process.wait(PATIENCE)
    return said(process)


@pytest.mark.timeout(900)
def test_fifty_deaths_without_warning_leave_nothing_stale(tmp_path: Path) -> None:
    """Most at any moment of the start, the garden's first making included; the others right after a change was
    acknowledged. Whatever was acknowledged is there, and nobody needs to clear anything away."""
    with ThreadPoolExecutor(GARDENS) as gardens:
        list(gardens.map(lambda number: die_often(tmp_path / f"p{number}", number), range(GARDENS)))


def die_often(place: Path, seed: int) -> None:
    profile, dice = Profile.at(place), random.Random(20261127 + seed)
    logged = 0
    for number in range(DEATHS // GARDENS):
        process = start(profile.root, "--background")
        if number % 4 == 1:
            if number == 1:
                answered(profile, process, ADD)
            reply = answered(profile, process)
            assert reply["status"] == 0, reply
            logged += 1
        else:
            time.sleep(dice.uniform(0, 0.8))
        words = kill(process)
        assert "Traceback" not in words
        assert "already running" not in words
    for rest in profile.root.glob(".*.part"):       # where death came while a small file was written
        os.utime(rest, (0, 0))
    people = json.loads(run(profile.root, "list", "--json"))
    assert [person["name"] for person in people] == ["Ada"]
    timeline = json.loads(run(profile.root, "timeline", "Ada", "--json"))
    assert len(timeline) == logged > DEATHS // GARDENS // 5
    assert ProfileLock(profile).owner_pid() is None
    kinds = {path.name for path in profile.root.iterdir()}
    assert kinds <= {"garden.db", "garden.db-wal", "garden.db-shm", "keys.json", "settings.toml", "backups", "logs",
                     "ng.lock", "ng.sock"}, kinds


def test_a_start_and_a_command_wait_for_one_that_is_only_starting(tmp_path: Path) -> None:
    """Somebody clicks twice; a script does not know that the window is just coming up."""
    profile, may_go_on = Profile.at(tmp_path / "p"), tmp_path / "go on"
    run(profile.root, "add", "Ada")
    code = ("import sys, time\nfrom pathlib import Path\nfrom networkgarden import cli\n"
            "from networkgarden.desktop.application import Program\n"
            "opened = Program.open_first\n"
            "def open_first(self, *given):\n    while not Path(sys.argv[2]).exists():\n        time.sleep(0.01)\n"
            "    opened(self, *given)\n"
            "Program.open_first = open_first\n"
            "sys.exit(cli.main(['--profile', sys.argv[1], '--background']))")
    first = subprocess.Popen([sys.executable, "-c", code, str(profile.root), str(may_go_on)], env=os.environ | WORDS,
                             stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    while ProfileLock(profile).owner_pid() != first.pid:
        assert first.poll() is None, said(first)
        time.sleep(0.005)
    others = [start(profile.root), start(profile.root, "log", "Ada", "call")]
    time.sleep(1)
    assert not profile.socket.exists()
    assert [other.poll() for other in others] == [None, None]
    may_go_on.touch()
    for other in others:
        text = said(other)
        assert other.wait(PATIENCE) == 0, text
    assert first.poll() is None
    kill(first)
    assert len(json.loads(run(profile.root, "timeline", "Ada", "--json"))) == 1


def test_commands_at_the_same_moment_wait_for_one_another(tmp_path: Path) -> None:
    profile = Profile.at(tmp_path / "p")
    run(profile.root, "add", "Ada")
    together = [start(profile.root, "log", "Ada", "call", "--on", f"2026-11-{day:02}") for day in (1, 5, 9)]
    for process in together:
        assert process.wait(PATIENCE) == 0, said(process)
        said(process)
    assert len(json.loads(run(profile.root, "timeline", "Ada", "--json"))) == 3


def test_the_owner_is_told_and_a_second_start_hands_over(tmp_path: Path) -> None:
    profile = Profile.at(tmp_path / "p")
    run(profile.root, "add", "Ada")
    process = start(profile.root, "--background")
    answered(profile, process)
    assert ProfileLock(profile).owner_pid() == process.pid
    assert run(profile.root) == ""                              # shows the first one, and ends
    assert process.poll() is None
    os.kill(process.pid, signal.SIGSTOP)                                    # it hangs
    stuck = start(profile.root)
    told = said(stuck)
    assert stuck.wait(PATIENCE) == 1
    assert f"already running but not answering (pid {process.pid})" in told
    os.kill(process.pid, signal.SIGCONT)
    assert send(profile, {"do": "quit"}, PATIENCE) is not None
    assert process.wait(PATIENCE) == 0, said(process)
    said(process)
    assert not profile.socket.exists()
    run(profile.root, "log", "Ada", "call")


def test_asked_to_end_before_it_runs_it_ends(tmp_path: Path) -> None:
    """A signal may come when everything is built and the loop has not begun: it must not be forgotten."""
    run(tmp_path / "p", "add", "Ada")
    code = ("import os, signal, sys\nfrom networkgarden import cli\n"
            "from networkgarden.desktop.application import Program\n"
            "opened = Program.open_first\n"
            "def open_first(self, *given):\n    os.kill(os.getpid(), signal.SIGTERM)\n    opened(self, *given)\n"
            "Program.open_first = open_first\n"
            "sys.exit(cli.main(['--profile', sys.argv[1], '--background']))")
    ended = subprocess.run([sys.executable, "-c", code, str(tmp_path / "p")], env=os.environ | WORDS, timeout=240,
                           capture_output=True, check=False)
    assert (ended.returncode, ended.stderr) == (0, b"")
