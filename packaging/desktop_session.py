"""Runs a command inside a small, real, throw-away desktop session; Linux only, standard library only.

    python3 packaging/desktop_session.py COMMAND [ARGUMENT…]

The session has its own X server, session bus, window manager (openbox), notification daemon (dunst), unlocked keyring
(gnome-keyring), screen-reader bus (AT-SPI, switched on), home and run-time folder. The exit status is the command's.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

INSIDE = "--inside-the-session-bus"
SCREEN = "1280x800x24"
PATIENCE = 60.0  # seconds for any one part to come up, on however slow a machine
LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")

# Notifications stay until somebody acts. dunst has no buttons; its context menu asks a menu program, for which ours
# stands in: it picks the line whose words lie in the file `choice` of the run-time folder.
DUNSTRC = """
[global]
    dmenu = {chooser}
    font = DejaVu Sans 10
    sticky_history = true
    history_length = 50
[urgency_low]
    timeout = 0
[urgency_normal]
    timeout = 0
[urgency_critical]
    timeout = 0
"""
CHOOSER = """#!/bin/sh
exec grep -F -m 1 -- "#$(cat "$XDG_RUNTIME_DIR/choice") ("
"""

# command or file whose absence shows it → Debian package
NEEDS = {
    "Xvfb": "xvfb",
    "dbus-run-session": "dbus",
    "dbus-send": "dbus",
    "gdbus": "libglib2.0-bin",
    "gnome-keyring-daemon": "gnome-keyring",
    "secret-tool": "libsecret-tools",
    "dunst": "dunst",
    "dunstctl": "dunst",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "xprop": "x11-utils",
    "desktop-file-validate": "desktop-file-utils",
    "appstreamcli": "appstream",
    "trayer": "trayer",
    "xfce4-panel": "xfce4-panel",
    "xfconf-query": "xfconf",
    "gtk-launch": "libgtk-3-bin",
}


def missing_packages() -> list[str]:
    """Debian packages that the session and its tests lack here."""
    lacking = [package for command, package in NEEDS.items() if shutil.which(command) is None]
    if not any(Path(launcher).exists() for launcher in LAUNCHERS):
        lacking.append("at-spi2-core")
    probe = [sys_python(), "-c", "import pyatspi"]
    if not Path(probe[0]).exists() or subprocess.run(probe, check=False, capture_output=True).returncode != 0:
        lacking.append("python3-pyatspi")
    return list(dict.fromkeys(lacking))


def sys_python() -> str:
    """The system's own Python, which alone has pyatspi."""
    return "/usr/bin/python3"


def run(command: list[str], variables: dict[str, str]) -> int:
    """The command's exit status, run with these environment variables in a session that ends with it."""
    with tempfile.TemporaryDirectory(prefix="ngs", ignore_cleanup_errors=True) as folder, _x_server() as display:
        home, runtime = Path(folder, "home"), Path(folder, "run")
        home.mkdir()
        runtime.mkdir(mode=0o700)
        session = variables | {
            "DISPLAY": display,
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(runtime),
            "XDG_SESSION_TYPE": "x11",
            "XDG_CURRENT_DESKTOP": "openbox",
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "GTK_A11Y": "none",
            "NO_AT_BRIDGE": "1",
        }
        for name in ("WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "AT_SPI_BUS_ADDRESS", "XAUTHORITY"):
            session.pop(name, None)
        for name in [name for name in session if name.startswith("XDG_") and name.endswith("_HOME")]:
            session.pop(name)
        inner = [sys.executable, __file__, INSIDE, *command]
        return subprocess.run(["dbus-run-session", "--", *inner], env=session, check=False).returncode


@contextlib.contextmanager
def _x_server() -> Iterator[str]:
    """An X server on a free display; gives its name, such as ``:3``."""
    ours, its = os.pipe()
    command = ["Xvfb", "-displayfd", str(its), "-screen", "0", SCREEN, "-nolisten", "tcp", "-noreset"]
    with open(os.devnull, "wb") as nowhere:
        server = subprocess.Popen(command, pass_fds=[its], stdout=nowhere, stderr=nowhere)
    os.close(its)
    try:
        with open(ours, encoding="ascii") as told:
            number = told.readline().strip()
        if not number:
            raise SystemExit("Xvfb did not start.")
        yield f":{number}"
    finally:
        _end(server)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends a process, politely first."""
    for sign in (signal.SIGTERM, signal.SIGKILL):
        process.send_signal(sign)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(5)
            return


# --- inside the session bus -------------------------------------------------------------------------------------


def _inside(command: list[str]) -> int:
    with contextlib.ExitStack() as parts:
        _start(parts, ["openbox"])
        _start(parts, ["dunst", "-conf", _write_dunstrc()])
        _wait_for("org.freedesktop.Notifications")
        _start(
            parts, ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"], told=b"network garden"
        )
        _wait_for("org.freedesktop.secrets")
        _start(parts, [next(path for path in LAUNCHERS if Path(path).exists()), "--launch-immediately"])
        _wait_for("org.a11y.Bus")
        _switch_screen_reader_on()
        return subprocess.run(command, check=False).returncode


def _write_dunstrc() -> str:
    folder = Path(os.environ["XDG_RUNTIME_DIR"])
    chooser, settings = folder / "choose", folder / "dunstrc"
    chooser.write_text(CHOOSER, encoding="utf-8")
    chooser.chmod(0o700)
    settings.write_text(DUNSTRC.format(chooser=chooser), encoding="utf-8")
    return str(settings)


def _start(parts: contextlib.ExitStack, command: list[str], told: bytes | None = None) -> None:
    """One part of the session, ended with it; what it prints would drown the tests' own words."""
    stdin = subprocess.DEVNULL if told is None else subprocess.PIPE
    nowhere = subprocess.DEVNULL
    process = subprocess.Popen(command, stdin=stdin, stdout=nowhere, stderr=nowhere)
    parts.callback(_end, process)
    if told is not None and process.stdin is not None:
        process.stdin.write(told)
        process.stdin.close()


def _bus_call(destination: str, path: str, member: str, *arguments: str) -> str:
    """The printed reply of one call on the session bus, empty when it failed."""
    command = ["dbus-send", "--session", "--print-reply", f"--dest={destination}", path, member, *arguments]
    return subprocess.run(command, check=False, capture_output=True, text=True).stdout


def _wait_for(name: str) -> None:
    bus = "org.freedesktop.DBus"
    until = time.monotonic() + PATIENCE
    while "true" not in _bus_call(bus, "/org/freedesktop/DBus", f"{bus}.NameHasOwner", f"string:{name}"):
        if time.monotonic() > until:
            raise SystemExit(f"Nobody took the name {name} on the session bus within {PATIENCE:.0f} s.")
        time.sleep(0.05)


def _switch_screen_reader_on() -> None:
    for switch in ("IsEnabled", "ScreenReaderEnabled"):
        _bus_call(
            "org.a11y.Bus",
            "/org/a11y/bus",
            "org.freedesktop.DBus.Properties.Set",
            "string:org.a11y.Status",
            f"string:{switch}",
            "variant:boolean:true",
        )


def main(arguments: list[str]) -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))  # so that everything is ended in order
    if arguments[:1] == [INSIDE]:
        return _inside(arguments[1:])
    if not arguments:
        print(__doc__, file=sys.stderr)
        return 2
    lacking = missing_packages()
    if lacking:
        print(f"Missing Debian packages: {' '.join(lacking)}", file=sys.stderr)
        return 1
    return run(arguments, dict(os.environ))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
