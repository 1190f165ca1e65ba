"""Work beside the start gives what it gives, whichever way it is done, and its errors arrive."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from networkgarden.errors import LockedGarden
from networkgarden.system.beside import FORKS, Beside
from networkgarden.system.secrets import KeyringTrouble

needs_fork = pytest.mark.skipif(not FORKS, reason="no fork")
both = pytest.mark.parametrize("fork", [False, pytest.param(True, marks=needs_fork)])
# pytest has threads of its own, which do nothing with a lock while a test forks
pytestmark = pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")


@both
def test_it_gives_what_the_work_gives(fork):
    where = Beside(lambda: [os.getpid(), {"name": "Åsa", "none": None}], fork=fork).result()
    assert where[1] == {"name": "Åsa", "none": None}
    assert (where[0] == os.getpid()) is not fork


@both
def test_errors_for_the_person_arrive_whole(fork):
    def work():
        raise KeyringTrouble("locked", "KeyringLocked")

    with pytest.raises(LockedGarden) as caught:
        Beside(work, fork=fork).result()
    assert (caught.value.title, caught.value.advice) == ("The keyring is locked.", "Unlock it and try again.")


@both
def test_the_systems_errors_arrive(fork, tmp_path):
    with pytest.raises(FileNotFoundError) as caught:
        Beside((tmp_path / "nothing").read_text, fork=fork).result()
    assert caught.value.filename == str(tmp_path / "nothing")


@both
def test_of_a_bug_the_class_is_told_and_no_value(fork):
    with pytest.raises(RuntimeError, match="ZeroDivisionError") as caught:
        Beside(lambda: 1 // 0, fork=fork).result()
    assert "zero" not in str(caught.value).replace("ZeroDivision", "")


@needs_fork
def test_a_process_that_dies_is_noticed():
    with pytest.raises(RuntimeError, match="nothing"):
        Beside(lambda: os._exit(3), fork=True).result()


@needs_fork
def test_it_dies_with_its_parent_and_what_they_shared_is_free():
    """A keyring may let us wait for a minute; killed meanwhile, the next start must find the profile free."""
    code = ("import time; from networkgarden.system.beside import Beside; Beside(lambda: time.sleep(60), fork=True);"
            "print('begun', flush=True); time.sleep(60)")
    parent = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
    assert parent.stdout is not None
    assert parent.stdout.readline() == b"begun\n"
    parent.kill()
    shared = parent.communicate(timeout=60)[0]      # ends when nobody has the pipe any more
    assert shared == b""
