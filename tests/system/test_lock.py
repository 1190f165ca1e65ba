from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from networkgarden.system.lock import ProfileLock
from networkgarden.system.paths import Profile

HOLD = """
import sys
from networkgarden.system.lock import ProfileLock
from networkgarden.system.paths import Profile
lock = ProfileLock(Profile.at(sys.argv[1]))
print("held" if lock.try_acquire() else "refused", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    profile = Profile.at(tmp_path / "p")
    profile.create()
    return profile


def start_holder(profile: Profile) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(profile.root)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).resolve().parents[2],
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def end(process: subprocess.Popen[str], signal_number: int) -> None:
    process.send_signal(signal_number)
    process.wait()
    for stream in (process.stdin, process.stdout):
        assert stream is not None
        stream.close()


def test_one_owner_at_a_time_in_one_process(profile: Profile) -> None:
    first, second = ProfileLock(profile), ProfileLock(profile)
    with first:
        assert first.try_acquire()
        assert first.try_acquire()
        assert not second.try_acquire()
        assert second.owner_pid() == os.getpid()
    assert not first.held
    assert second.owner_pid() is None
    assert second.try_acquire()
    second.release()


def test_another_process_is_named_and_a_killed_one_leaves_nothing(profile: Profile) -> None:
    holder = start_holder(profile)
    lock = ProfileLock(profile)
    assert not lock.try_acquire()
    assert lock.owner_pid() == holder.pid
    end(holder, signal.SIGKILL)
    assert lock.owner_pid() is None
    assert lock.try_acquire()
    assert lock.owner_pid() == os.getpid()
    lock.release()


def test_a_garbled_lock_file_names_nobody_and_can_be_taken(profile: Profile) -> None:
    profile.lock.write_bytes(b"\xff\x00 not a number" * 100)
    lock = ProfileLock(profile)
    assert lock.owner_pid() is None
    assert lock.try_acquire()
    assert profile.lock.read_text() == f"{os.getpid()}\n"
    lock.release()
