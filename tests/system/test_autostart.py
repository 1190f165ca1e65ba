from __future__ import annotations

import plistlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networkgarden import APP_ID
from networkgarden.errors import UsageError
from networkgarden.system.autostart import (
    Autostart,
    LinuxAutostart,
    MacAutostart,
    autostart,
    desktop_entry,
    exec_argument,
    exec_line,
    launch_agent,
    start_command,
    windows_run_value,
    windows_switched_off,
)

COMMAND = ["/opt/network garden/ng", "--background"]
WORD = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30)


def as_desktops_read(exec_value: str) -> list[str]:
    """Undo the Desktop Entry rules in their order: string escapes, quoting, field codes."""
    unescaped = exec_value.replace("\\\\", "\\")
    unquoted: list[str] = []
    inside, current, position = False, "", 0
    while position < len(unescaped):
        character = unescaped[position]
        if character == '"':
            if inside:
                unquoted.append(current)
            inside, current = not inside, ""
        elif inside and character == "\\":
            position += 1
            current += unescaped[position]
        elif inside:
            current += character
        position += 1
    return [word.replace("%%", "%") for word in unquoted]


@given(WORD, st.lists(WORD, max_size=3))
def test_a_command_comes_back_from_its_exec_line(program: str, arguments: list[str]) -> None:
    command = [program.replace("%", ""), *arguments]
    assert as_desktops_read(exec_line(command)) == command


def test_what_the_handbook_validated() -> None:
    assert exec_argument("/opt/network garden/ng") == '"/opt/network garden/ng"'
    assert exec_argument('a"`$\\%') == '"a\\\\"\\\\`\\\\$\\\\\\\\%%"'


@pytest.mark.parametrize("program", ["/opt/100%/ng", "/opt/a\nExec=evil", "/opt/\x00"])
def test_paths_that_no_entry_can_start_are_refused(tmp_path: Path, program: str) -> None:
    with pytest.raises(UsageError):
        LinuxAutostart(tmp_path).enable([program])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(shutil.which("desktop-file-validate") is None, reason="desktop-file-validate is not installed")
@pytest.mark.parametrize("program", ["/opt/network garden/ng", '/opt/q"u`o$t\\e/ng', "/opt/bärlauch/ng"])
def test_the_entry_is_valid(tmp_path: Path, program: str) -> None:
    entry = LinuxAutostart(tmp_path / "autostart")
    entry.enable([program, "--background", "50 %"])
    done = subprocess.run(["desktop-file-validate", str(entry.path)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize("kind", [LinuxAutostart, MacAutostart])
def test_on_off_and_repaired(tmp_path: Path, kind: type[LinuxAutostart | MacAutostart]) -> None:
    entry = kind(tmp_path / "new folder")
    assert not entry.is_enabled()
    assert not entry.repair(COMMAND)
    entry.disable()
    entry.enable(COMMAND)
    assert entry.path.stem == APP_ID
    assert entry.is_enabled()
    assert entry.points_to(COMMAND)
    assert not entry.repair(COMMAND)
    moved = ["/new/place/ng", "--background"]
    assert entry.repair(moved)
    assert entry.points_to(moved)
    entry.disable()
    assert not entry.path.exists()


@pytest.mark.parametrize("switch", ["Hidden=true", "X-GNOME-Autostart-enabled=false"])
def test_a_desktops_own_switch_is_believed(tmp_path: Path, switch: str) -> None:
    entry = LinuxAutostart(tmp_path)
    text = desktop_entry(COMMAND).replace("X-GNOME-Autostart-enabled=true\n", "")
    entry.path.write_text(f"# by hand\n{text}{switch}\n[Desktop Action x]\nExec=other\n")
    assert not entry.is_enabled()
    assert not entry.repair(["/elsewhere"])
    entry.path.write_text(f"{text}[Desktop Action x]\n{switch}\nExec=other\n")
    assert entry.is_enabled()
    assert entry.points_to(COMMAND)


def test_the_launch_agent_and_the_run_value() -> None:
    agent = plistlib.loads(launch_agent(COMMAND))
    assert agent == {"Label": APP_ID, "ProgramArguments": COMMAND, "RunAtLoad": True, "KeepAlive": False}
    assert windows_run_value(COMMAND) == '"/opt/network garden/ng" --background'


def test_a_broken_agent_is_off(tmp_path: Path) -> None:
    agent = MacAutostart(tmp_path)
    agent.path.write_bytes(b"not a property list")
    assert not agent.is_enabled()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the folder of Linux desktops")
def test_the_folder_follows_the_environment(tmp_path: Path) -> None:
    found: list[Autostart] = [
        autostart({"XDG_CONFIG_HOME": str(tmp_path / "c")}, tmp_path),
        autostart({"XDG_CONFIG_HOME": "relative"}, tmp_path),
    ]
    paths = [one.path for one in found if isinstance(one, LinuxAutostart)]
    assert paths == [tmp_path / folder / "autostart" / f"{APP_ID}.desktop" for folder in ("c", ".config")]


def test_the_command_is_this_very_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "bin" / "python"))
    assert start_command({"APPIMAGE": "/a b.AppImage"}) == ["/a b.AppImage", "--background"]
    assert start_command({}) == [sys.executable, "-m", "networkgarden", "--background"]
    script = tmp_path / "bin" / "networkgarden-window"
    script.parent.mkdir()
    script.write_text("#!/bin/sh\n")
    script.chmod(0o755)
    expected = [str(script), "--background", "--profile", "/p q"]
    assert start_command({}, Path("/p q")) == expected
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert start_command({}) == [sys.executable, "--background"]


@pytest.mark.parametrize(("switch", "off"), [(b"", False), (b"\x02" + bytes(11), False), (b"\x03" + bytes(11), True),
                                             (b"\x06\0\0\0", False), (b"\x07" + bytes(11), True)])
def test_the_task_managers_switch_is_read(switch: bytes, off: bool) -> None:
    assert windows_switched_off(switch) is off
