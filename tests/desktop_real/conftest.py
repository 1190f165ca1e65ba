"""The real desktop: fixtures for tests in a session with an X server, a bus, dunst, a keyring and AT-SPI.

Start such a session around any command by ``python3 packaging/desktop_session.py COMMAND``; packaging/test.py does so
for the whole group. Mark every test here ``@pytest.mark.desktop``; outside a session they are skipped.

``dunst``           the notification daemon: `Dunst` (tests/desktop_real/dunst.py)
    .wait_shown(count=1)                until so many notifications stand on the screen
    .press(position=0)                  the default action of the notification at that position
    .choose(label)                      any other action, by its words, as dunst's context menu gives it
                                        (an action alone closes nothing in dunst: that is the sender's business)
    .close()                            as the person closes it: reason 2
    .history()                          those closed so far, newest first: `Shown(application, summary, body)`
    .pause(on)                          do-not-disturb
    Every test begins and ends with an empty screen and history.

``screen_reader``   what a screen reader meets: `ScreenReader` (tests/desktop_real/screen_reader.py)
    .find(pid, name=…, role=…)          the first `Node` whose whole name matches the pattern, waiting up to `timeout`
    .find_all(pid, name=…, role=…, under=None)      all of them at once, in order of the tree
    .look(node)                         the node as it is now; None when it is gone
    .wait(node, name=…, description=…)  until name and description match the patterns again
    .press(node, action=None)           its action of that name, else its first
    .focus(node)                        keyboard focus
    .write(node, text)                  replaces an editable text
    .text(node)                         a text's content
    .tree(pid)                          an indented drawing of everything, for messages of failing tests
    `Node(handle, name, description, role, states, actions, bounds)`; names, descriptions and roles are matched as
    regular expressions against the whole text; roles are AT-SPI's words: "push button", "list", "list item", "text",
    "frame" for a main window, "filler" for a plain widget.

``start_program(profile, *arguments, **variables)``  the real program as a process: `Program`
    .pid, .process, .stop() → its exit status, .said() → what it has printed so far (both streams)
    It is ended with the test. Environment: the session's, with the test's own home.

``run_command(profile, *arguments, check=True)``     one command of the command line → `subprocess.CompletedProcess`
``keys(*names)``    real key presses by xdotool to whatever has the focus: ``keys("ctrl+k", "a", "Return")``
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.desktop_real.dunst import Dunst
from tests.desktop_real.program import Program
from tests.desktop_real.screen_reader import ScreenReader
from tests.desktop_real.waiting import PATIENCE

ROOT = Path(__file__).resolve().parent.parent.parent


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("desktop") is None:
        return
    lacking = [name for name in ("DISPLAY", "DBUS_SESSION_BUS_ADDRESS") if not os.environ.get(name)]
    if lacking:
        pytest.skip(f"no desktop session here: {' and '.join(lacking)} not set")


@pytest.fixture
def dunst() -> Iterator[Dunst]:
    daemon = Dunst()
    daemon.wait_until_it_serves()
    daemon.clear()
    yield daemon
    daemon.pause(False)
    daemon.clear()


@pytest.fixture(scope="session")
def _walker() -> Iterator[ScreenReader]:
    reader = ScreenReader()
    yield reader
    reader.close()


@pytest.fixture
def screen_reader(_walker: ScreenReader) -> ScreenReader:
    _walker.forget()
    return _walker


@pytest.fixture
def start_program(tmp_path: Path) -> Iterator[Callable[..., Program]]:
    started: list[Program] = []

    def start(profile: Path, *arguments: str, **variables: str) -> Program:
        command = [sys.executable, "-m", "networkgarden", "--profile", str(profile), *arguments]
        program = Program(command, tmp_path / f"program-{len(started)}.log", variables)
        started.append(program)
        return program

    yield start
    for program in started:
        program.stop()


@pytest.fixture
def run_command() -> Callable[..., subprocess.CompletedProcess[str]]:
    def run(profile: Path, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "networkgarden", "--profile", str(profile), *arguments]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=2 * PATIENCE, cwd=ROOT)
        assert not check or done.returncode == 0, f"{arguments}: status {done.returncode}\n{done.stderr}"
        return done

    return run


@pytest.fixture
def keys() -> Callable[..., None]:
    def press(*names: str) -> None:
        subprocess.run(["xdotool", "key", "--delay", "30", *names], check=True, timeout=PATIENCE)

    return press
