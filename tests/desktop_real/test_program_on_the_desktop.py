"""The whole program among others: launchers, a second start, real trays, a quiet life in them, and its end."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from networkgarden import APP_ID
from networkgarden.desktop.launcher import IFACE, PATH
from tests.desktop_real.program import Program
from tests.desktop_real.waiting import PATIENCE, wait_for
from tests.desktop_real.windows import active, docked, visible, wait_gone, wait_in_front, wait_visible

pytestmark = pytest.mark.desktop

ROOT = Path(__file__).resolve().parent.parent.parent
MAIN, SMALL = "^Network Garden$", "^Log contact"
NAME = f"{IFACE}."


@pytest.fixture
def profile(tmp_path: Path, run_command) -> Path:
    where = tmp_path / "profile"
    run_command(where, "add", "Ada Lovelace", "--circle", "5")
    return where


def call(member: str, *arguments: str, status: int = 0) -> str:
    command = ["gdbus", "call", "--session", "-d", APP_ID, "-o", PATH, "-m", member, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=PATIENCE)
    assert done.returncode == status, done.stderr
    return done.stderr


def wait_named() -> None:
    has = ["gdbus", "call", "--session", "-d", "org.freedesktop.DBus", "-o", "/org/freedesktop/DBus", "-m",
           "org.freedesktop.DBus.NameHasOwner", APP_ID]
    wait_for(lambda: "true" in subprocess.run(has, capture_output=True, text=True, check=False).stdout,
             f"{APP_ID} on the bus")


def timeline(run_command, profile: Path) -> list[dict[str, str]]:
    return json.loads(run_command(profile, "timeline", "Ada", "--json").stdout)


@contextmanager
def beside(*command: str) -> Iterator[subprocess.Popen[bytes]]:
    """Another program of the desktop, ended with the block."""
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.terminate()
        process.wait(PATIENCE)


def test_doctor_knows_trays_of_the_older_kind(profile, run_command) -> None:
    def tray():
        found = json.loads(run_command(profile, "doctor", "--json").stdout)
        return next((one["well"], one["seen"]) for one in found if one["what"] == "tray")

    assert tray() == (False, "the desktop shows no tray icons")
    with beside("trayer"):
        wait_for(lambda: tray() == (True, "the desktop shows tray icons of the older kind"), "the tray to be seen")


BUG = """
import sys
from networkgarden.desktop.pages import Pages
def broken(pages):
    raise KeyError("Ada Lovelace")
Pages._show_keys = broken
from networkgarden.cli import main
sys.exit(main(sys.argv[1:]))
"""


def test_a_bug_is_told_in_one_window_and_the_program_goes_on(profile, tmp_path, screen_reader, keys, run_command):
    program = Program([sys.executable, "-c", BUG, "--profile", str(profile)], tmp_path / "bug.log", {})
    try:
        screen_reader.find(program.pid, name="Garden", role="list", timeout=30)
        wait_in_front(program.pid)
        keys("F1", "F1")
        window = screen_reader.find(program.pid, role="dialog", name="Something went wrong.*")
        report = screen_reader.text(screen_reader.find(program.pid, name="Report", role="text", under=window))
        assert "KeyError" in report
        screen_reader.press(screen_reader.find(program.pid, name="Close", role="push button", under=window))
        run_command(profile, "add", "Grace Hopper")
        screen_reader.find(program.pid, name="Grace Hopper, .*")
        assert "Lovelace" not in program.said()
    finally:
        assert program.stop() == 0


def test_a_start_from_a_menu_that_fails_says_so_in_a_window(profile, start_program, screen_reader) -> None:
    (profile / "garden.db").write_bytes(b"no garden at all" * 4096)
    program = start_program(profile, DESKTOP_STARTUP_ID="menu-1")
    window = screen_reader.find(program.pid, role="dialog", name="Network Garden")
    assert screen_reader.find_all(program.pid, role="label", under=window)
    screen_reader.press(screen_reader.find(program.pid, name="Close", role="push button", under=window))
    assert program.process.wait(PATIENCE) == 1
    assert start_program(profile).process.wait(PATIENCE) == 1      # by a script: no window, no waiting


# --- launchers and second starts


def test_launchers_reach_the_running_program_by_its_name(
    profile, start_program, tmp_path, screen_reader, run_command
) -> None:
    with beside("trayer"):
        program = start_program(profile, "--background")
        wait_named()
        wait_for(lambda: docked(program.pid), "the icon in the tray")
        run_command(profile, "--background")    # as at login, where the session brought it back already
        time.sleep(0.5)
        assert visible(program.pid, MAIN) == []
        call(f"{NAME}Activate", "{'activation-token': <'abc'>, 'odd': <uint32 7>}")
        wait_visible(program.pid, MAIN)
        call(f"{NAME}ActivateAction", "log", "[]", "{}")
        wait_visible(program.pid, SMALL)
        card = tmp_path / "people.vcf"
        card.write_text("BEGIN:VCARD\nVERSION:4.0\nFN:Grace Hopper\nEND:VCARD\n", encoding="utf-8")
        call(f"{NAME}Open", f"['{card.as_uri()}', 'https://example.org/x']", "{}")
        screen_reader.find(program.pid, name=".*people.vcf.*")
        assert "UnknownMethod" in call(f"{NAME}Explode", status=1)
        wrong = ["dbus-send", "--session", "--print-reply", f"--dest={APP_ID}", PATH, f"{NAME}Open", "string:one"]
        refused = subprocess.run(wrong, capture_output=True, text=True, check=False, timeout=PATIENCE)
        assert "InvalidArgs" in refused.stderr
        assert program.process.poll() is None


def test_log_without_words_asks_in_a_small_window_and_the_program_keeps_one(
    profile, start_program, run_command, keys, screen_reader
) -> None:
    program = start_program(profile, "log")
    wait_visible(program.pid, SMALL)
    wait_for(lambda: active().startswith("Log contact"), "the small window to have the focus")
    run_command(profile, "log")                 # a second start: the same window
    assert len(visible(program.pid, SMALL)) == 1
    lunch = ["xdotool", "type", "--delay", "15", "lunch with Ada about looms"]
    subprocess.run(lunch, check=True, timeout=PATIENCE)
    keys("Return")
    screen_reader.press(screen_reader.find(program.pid, name="Undo", role="push button"))   # before the window goes
    screen_reader.find(program.pid, name="Undone: .*")
    subprocess.run(lunch, check=True, timeout=PATIENCE)
    keys("Return")
    screen_reader.find(program.pid, name="Logged .*")
    assert [one["note"] for one in timeline(run_command, profile)] == ["lunch: looms"]      # the first is taken back
    keys("Escape")
    wait_gone(program.pid, SMALL)
    run_command(profile)                        # a start without words shows the window itself
    wait_visible(program.pid, MAIN)


def test_the_menu_entry_starts_it(profile, tmp_path, start_program) -> None:
    """As a double click does: installed for the person, launched through GLib."""
    share = tmp_path / "share"
    environ = os.environ | {"XDG_DATA_HOME": str(share)}
    script = str(ROOT / "packaging" / "menu_entry.py")
    subprocess.run([sys.executable, script, "install"], check=True, env=environ, timeout=60)
    entry = share / "applications" / f"{APP_ID}.desktop"
    subprocess.run(["gio", "launch", str(entry)], check=True, timeout=PATIENCE,
                   env=environ | {"NETWORKGARDEN_PASSPHRASE": "words of a test"})
    wait_named()
    owner = subprocess.run(["gdbus", "call", "--session", "-d", "org.freedesktop.DBus", "-o", "/org/freedesktop/DBus",
                            "-m", "org.freedesktop.DBus.GetConnectionUnixProcessID", APP_ID],
                           capture_output=True, text=True, check=True)
    pid = int(re.findall(r"uint32 (\d+)", owner.stdout)[0])
    try:
        window = wait_visible(pid, MAIN)
        said = subprocess.run(["xprop", "-id", window, "WM_CLASS", "_NET_WM_ICON"], capture_output=True, text=True,
                              check=True).stdout
        assert f'"{APP_ID}"' in said or '"networkgarden"' in said
    finally:
        os.kill(pid, signal.SIGTERM)
    wait_for(lambda: has_ended(pid), "its end")


def has_ended(pid: int) -> bool:
    """It may go while it is looked at, and may stay as a zombie where nobody waits for it."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except (FileNotFoundError, ProcessLookupError):
        return True


# --- trays


def test_an_old_tray_shows_the_icon_whether_it_comes_early_late_or_again(profile, start_program, keys) -> None:
    program = start_program(profile, "--background")
    wait_named()
    for _ in range(2):
        with beside("trayer", "--edge", "top", "--width", "20", "--height", "24"):
            icon = wait_for(lambda: docked(program.pid), "the icon in the tray")[0]
            wait_for(partial(window_after_click, program.pid, icon), "the window after a click on the icon")
            wait_for(lambda: active() == "Network Garden", "the window in front")
            keys("alt+F4")
            wait_gone(program.pid, MAIN)
        wait_for(lambda: not docked(program.pid), "the icon to leave with the tray")


def window_after_click(pid: int, icon: str) -> list[str]:
    """A tray that has just come may still be laying itself out: then the next click counts."""
    click = ["xdotool", "mousemove", "--window", icon, "8", "8", "click", "1", "sleep", "0.5"]
    subprocess.run(click, check=False, timeout=PATIENCE)
    return visible(pid, MAIN)


def test_closing_hides_the_window_in_the_tray_and_minimises_it_without(profile, start_program, keys) -> None:
    program = start_program(profile)
    wait_visible(program.pid, MAIN)
    wait_named()
    wait_for(lambda: active() == "Network Garden", "the window in front")
    keys("alt+F4")
    wait_gone(program.pid, MAIN)
    window = subprocess.run(["xdotool", "search", "--all", "--pid", str(program.pid), "--name", MAIN],
                            capture_output=True, text=True, check=False).stdout.split()[0]
    wait_for(lambda: "Iconic" in state_of(window), "the window to be minimised: there is no tray to find it in again")
    assert program.process.poll() is None
    with beside("trayer"):
        wait_for(lambda: docked(program.pid), "the icon in the tray")
        call(f"{NAME}Activate", "{}")
        wait_visible(program.pid, MAIN)
        wait_for(lambda: active() == "Network Garden", "the window in front")
        keys("alt+F4")
        wait_gone(program.pid, MAIN)
        assert "Iconic" not in state_of(window)     # hidden: the tray has it
    assert program.process.poll() is None


def state_of(window: str) -> str:
    return subprocess.run(["xprop", "-id", window, "WM_STATE"], capture_output=True, text=True, check=False).stdout


def test_in_the_tray_it_hardly_wakes(profile, start_program) -> None:
    """Only the minute tick: between two of them no thread wakes, not once in a spell of twelve seconds."""
    with beside("trayer"):
        program = start_program(profile, "--background")
        wait_named()
        wait_for(lambda: docked(program.pid), "the icon in the tray")
        quietest = min(wakings(program.pid, 12.0))
    assert quietest == 0


def wakings(pid: int, seconds: float) -> Iterator[int]:
    """How often its threads woke in each of several spells; on a busy machine a start takes long to come to rest."""
    for _ in range(6):
        before = switches(pid)
        time.sleep(seconds)
        woken = sum(now - before.get(name, 0) for name, now in switches(pid).items())
        yield woken
        if not woken:
            return


def switches(pid: int) -> dict[str, int]:
    """How often each thread went to sleep of itself so far."""
    found = {}
    for task in Path(f"/proc/{pid}/task").iterdir():
        status = dict(line.split(":\t", 1) for line in (task / "status").read_text().splitlines() if ":\t" in line)
        found[f"{status['Name']} {task.name}"] = int(status["voluntary_ctxt_switches"])
    return found


# --- the end


@pytest.mark.parametrize(("sign", "moment"), [(signal.SIGTERM, None), (signal.SIGHUP, None), (signal.SIGTERM, 0.3)])
def test_a_signal_ends_it_without_a_word(profile, start_program, run_command, sign, moment) -> None:
    """At any moment of its start, and when everything is up; what was logged stays."""
    program = start_program(profile)
    if moment is None:
        wait_named()
        run_command(profile, "log", "Ada", "call")
    else:
        time.sleep(moment)
    program.process.send_signal(sign)
    status = program.process.wait(PATIENCE)
    if moment is None:
        assert status == 0
        assert "Traceback" not in program.said()
        assert len(timeline(run_command, profile)) == 1
    assert run_command(profile, "list").stdout.startswith("Ada Lovelace")
    assert list(profile.glob("*.sock")) == [] or moment is not None


def test_a_screen_that_dies_takes_nothing_along(profile, tmp_path, run_command) -> None:
    """Logging out ends the X server under the program at the latest."""
    ours, its = os.pipe()
    with beside_fd(its) as server:
        os.close(its)
        with open(ours, encoding="ascii") as told:
            display = f":{told.readline().strip()}"
        command = [sys.executable, "-m", "networkgarden", "--profile", str(profile)]
        program = Program(command, tmp_path / "program.log", {"DISPLAY": display})
        wait_named()
        run_command(profile, "log", "Ada", "call")
        server.kill()
        program.process.wait(PATIENCE)
    assert len(timeline(run_command, profile)) == 1
    run_command(profile, "log", "Ada", "message")       # the lock is free


@contextmanager
def beside_fd(descriptor: int) -> Iterator[subprocess.Popen[bytes]]:
    server = subprocess.Popen(["Xvfb", "-displayfd", str(descriptor), "-screen", "0", "800x600x24", "-nolisten", "tcp"],
                              pass_fds=[descriptor], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield server
    finally:
        server.kill()
        server.wait(PATIENCE)


