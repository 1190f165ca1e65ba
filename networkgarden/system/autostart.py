"""Starting with the person's session, in the tray only; off until they choose it.

Linux is tried for real. Windows and macOS follow their documentation and are untested on a real machine; their pure
parts (what would be written) are tested everywhere.
"""

from __future__ import annotations

import os
import plistlib
import re
import shutil
import subprocess
import sys
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from pathlib import Path

from networkgarden import APP_ID
from networkgarden.errors import UsageError
from networkgarden.system.files import write_atomic

WINDOWS_RUN_KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"
WINDOWS_SWITCHES = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
"""What the Task Manager's own switches say of the entries."""
_SCRIPT = "networkgarden-window"


class Autostart(ABC):
    """Whether and how the program starts with the session."""

    @abstractmethod
    def is_enabled(self) -> bool:
        """As the system sees it: desktops have switches of their own for this."""

    @abstractmethod
    def enable(self, command: Sequence[str]) -> None:
        """Start ``command`` with the session. Raises UsageError when the system could not start such a path."""

    @abstractmethod
    def disable(self) -> None:
        """Start no longer; fine when it did not."""

    @abstractmethod
    def points_to(self, command: Sequence[str]) -> bool:
        """Whether the entry starts just this; programs move, and their entries rot."""

    def repair(self, command: Sequence[str]) -> bool:
        """Write the entry anew if it is on and points elsewhere; True when it did."""
        if not self.is_enabled() or self.points_to(command):
            return False
        self.enable(command)
        return True


def autostart(environ: Mapping[str, str], home: Path) -> Autostart:
    """The one of this system."""
    if sys.platform == "win32":
        return _windows()
    if sys.platform == "darwin":
        return MacAutostart(home / "Library" / "LaunchAgents")
    chosen = environ.get("XDG_CONFIG_HOME", "")
    config = Path(chosen) if chosen.startswith("/") else home / ".config"
    return LinuxAutostart(config / "autostart")


def start_command(environ: Mapping[str, str], profile: Path | None = None) -> list[str]:
    """How this very program is started in the tray; ``profile`` when it is not the person's usual one."""
    if environ.get("APPIMAGE"):
        program = [environ["APPIMAGE"]]
    elif getattr(sys, "frozen", False):
        program = [sys.executable]
    else:
        beside = str(Path(sys.executable).parent)
        script = shutil.which(_SCRIPT, path=beside) or shutil.which(_SCRIPT, path=environ.get("PATH", ""))
        program = [script] if script else [sys.executable, "-m", "networkgarden"]
    return [*program, "--background", *(["--profile", str(profile)] if profile is not None else [])]


# --- Linux: an entry in the folder the desktops read ---


class LinuxAutostart(Autostart):
    def __init__(self, folder: Path) -> None:
        self.path = folder / f"{APP_ID}.desktop"

    def is_enabled(self) -> bool:
        entry = self._entry()
        hidden = entry.get("Hidden") == "true" or entry.get("X-GNOME-Autostart-enabled") == "false"
        return "Exec" in entry and not hidden

    def enable(self, command: Sequence[str]) -> None:
        text = desktop_entry(command)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        write_atomic(self.path, text.encode("utf-8", "surrogateescape"))

    def disable(self) -> None:
        self.path.unlink(missing_ok=True)

    def points_to(self, command: Sequence[str]) -> bool:
        return self._entry().get("Exec") == exec_line(command)

    def _entry(self) -> dict[str, str]:
        try:
            text = self.path.read_bytes().decode("utf-8", "surrogateescape")
        except FileNotFoundError:
            return {}
        _, _, after = text.partition("[Desktop Entry]\n")
        lines = re.split(r"(?m)^\[", after)[0].splitlines()
        pairs = (line.partition("=") for line in lines if not line.startswith("#"))
        return {key.strip(): value.strip() for key, equals, value in pairs if equals}


def desktop_entry(command: Sequence[str]) -> str:
    """The text of a desktop entry that starts ``command``. Raises UsageError where no entry can."""
    lines = [
        "[Desktop Entry]",
        "Type=Application",
        "Version=1.0",
        "Name=Network Garden",
        "Comment=Tend the people you know",
        f"Exec={exec_line(command)}",
        f"Icon={APP_ID}",
        "Terminal=false",
        "X-GNOME-Autostart-enabled=true",
    ]
    return "\n".join(lines) + "\n"


def exec_line(command: Sequence[str]) -> str:
    if "%" in command[0]:
        # even doubled it makes GLib reject the whole entry
        raise UsageError(
            "Desktops cannot start a program whose path holds a per cent sign.", "Move Network Garden elsewhere."
        )
    if any(re.search(r"[\x00-\x1f\x7f]", part) for part in command):
        raise UsageError("Desktops cannot start a program whose path holds a line end.", "Move it elsewhere.")
    return " ".join(exec_argument(part) for part in command)


def exec_argument(text: str) -> str:
    """``text`` quoted by the Desktop Entry rules, which are not the shell's."""
    quoted = re.sub(r'(["`$\\])', r"\\\1", text)
    return '"' + quoted.replace("\\", "\\\\").replace("%", "%%") + '"'


# --- macOS: a launch agent; never launchctl, which would start or kill a second copy ---


class MacAutostart(Autostart):
    def __init__(self, folder: Path) -> None:
        self.path = folder / f"{APP_ID}.plist"

    def is_enabled(self) -> bool:
        agent = self._agent()
        return bool(agent.get("RunAtLoad")) and not agent.get("Disabled")

    def enable(self, command: Sequence[str]) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        write_atomic(self.path, launch_agent(command))

    def disable(self) -> None:
        self.path.unlink(missing_ok=True)

    def points_to(self, command: Sequence[str]) -> bool:
        return self._agent().get("ProgramArguments") == list(command)

    def _agent(self) -> dict[str, object]:
        try:
            agent = plistlib.loads(self.path.read_bytes())
        except (FileNotFoundError, plistlib.InvalidFileException, ValueError):
            return {}
        return agent if isinstance(agent, dict) else {}


def launch_agent(command: Sequence[str]) -> bytes:
    """The property list of an agent that starts ``command`` at login and lets it end."""
    return plistlib.dumps({"Label": APP_ID, "ProgramArguments": list(command), "RunAtLoad": True, "KeepAlive": False})


# --- Windows: a value under the person's Run key ---


def windows_run_value(command: Sequence[str]) -> str:
    return subprocess.list2cmdline(command)


def windows_switched_off(switch: bytes) -> bool:
    """Whether the Task Manager has the entry switched off: by what is seen there, the first byte is odd then."""
    return bool(switch) and switch[0] % 2 == 1


if sys.platform == "win32":
    import winreg

    class WindowsAutostart(Autostart):
        def is_enabled(self) -> bool:
            switch = self._value(WINDOWS_SWITCHES)
            off = isinstance(switch, bytes) and windows_switched_off(switch)
            return self._value(WINDOWS_RUN_KEY) is not None and not off

        def enable(self, command: Sequence[str]) -> None:
            """The person's newest word counts: an older switch of the Task Manager's goes."""
            with winreg.CreateKey(winreg.HKEY_CURRENT_USER, WINDOWS_RUN_KEY) as key:
                winreg.SetValueEx(key, APP_ID, 0, winreg.REG_SZ, windows_run_value(command))
            self._remove(WINDOWS_SWITCHES)

        def disable(self) -> None:
            self._remove(WINDOWS_RUN_KEY)

        def points_to(self, command: Sequence[str]) -> bool:
            return self._value(WINDOWS_RUN_KEY) == windows_run_value(command)

        def _value(self, place: str) -> str | bytes | None:
            try:
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, place) as key:
                    value = winreg.QueryValueEx(key, APP_ID)[0]
            except FileNotFoundError:
                return None
            return value if isinstance(value, (str, bytes)) else None

        def _remove(self, place: str) -> None:
            if self._value(place) is not None:
                with winreg.CreateKey(winreg.HKEY_CURRENT_USER, place) as key:
                    winreg.DeleteValue(key, APP_ID)


def _windows() -> Autostart:
    if sys.platform == "win32":
        return WindowsAutostart()
    raise RuntimeError(f"not Windows: {os.name}")
