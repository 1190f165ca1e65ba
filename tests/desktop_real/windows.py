"""The program's windows on the X server, as a person sees them come and go."""

from __future__ import annotations

import subprocess

from tests.desktop_real.waiting import PATIENCE, wait_for


def visible(pid: int, name: str) -> list[str]:
    """Ids of the mapped windows of a process whose title matches the pattern."""
    command = ["xdotool", "search", "--onlyvisible", "--all", "--pid", str(pid), "--name", name]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=PATIENCE).stdout.split()


def wait_visible(pid: int, name: str) -> str:
    return wait_for(lambda: visible(pid, name), f"a window named {name}")[0]


def wait_gone(pid: int, name: str) -> None:
    wait_for(lambda: not visible(pid, name), f"the window named {name} to go")


def active() -> str:
    """The title of the window that has the focus."""
    done = subprocess.run(["xdotool", "getactivewindow", "getwindowname"], capture_output=True, text=True, check=False,
                          timeout=PATIENCE)
    return done.stdout.strip()


def wait_in_front(pid: int, name: str = "") -> None:
    """Until key presses go to this process (and to its window of that title): a window is there before it has them."""
    def in_front() -> bool:
        done = subprocess.run(["xdotool", "getactivewindow", "getwindowpid", "getwindowname"], capture_output=True,
                              text=True, check=False, timeout=PATIENCE)
        whose, _, title = done.stdout.strip().partition("\n")
        return whose == str(pid) and title.startswith(name)

    wait_for(in_front, f"the window {name} of {pid} in front")


def docked(pid: int) -> list[str]:
    """Ids of the process's windows that a tray has swallowed: they carry the embedding protocol's mark."""
    command = ["xdotool", "search", "--all", "--pid", str(pid), "--name", ""]
    found = subprocess.run(command, capture_output=True, text=True, check=False, timeout=PATIENCE).stdout.split()
    return [window for window in found if _is_embedded(window)]


def _is_embedded(window: str) -> bool:
    said = subprocess.run(["xprop", "-id", window, "_XEMBED_INFO", "WM_STATE"], capture_output=True, text=True,
                          check=False, timeout=PATIENCE).stdout
    mapped = subprocess.run(["xwininfo", "-id", window], capture_output=True, text=True, check=False,
                            timeout=PATIENCE).stdout
    return "0x" in said.partition("_XEMBED_INFO")[2] and "IsViewable" in mapped
