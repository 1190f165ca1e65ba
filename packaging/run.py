"""Opens Network Garden from a checkout; needs only Python 3.11 or newer. Arguments go to the program.

    python3 packaging/run.py            the window
    python3 packaging/run.py --demo     the window, with a sample garden
    python3 packaging/run.py --install      put it into the desktop's menu (Linux); --uninstall takes it out again
"""

import os
import subprocess
import sys

if sys.version_info < (3, 11):  # noqa: UP036 - whoever starts this may well have an older one
    sys.exit("Network Garden needs Python 3.11 or newer; this is {}.{}.".format(*sys.version_info))

import environment

NO_WINDOW = {
    "add", "import", "list", "today", "log", "plant", "rest", "archive", "restore", "timeline", "duplicates", "merge",
    "undo", "export", "backup", "recover", "snapshot", "doctor", "--help", "-h", "--version",
}  # fmt: skip
PICTURE = "demo-garden.png"
MENU = {"--install": "install", "--uninstall": "uninstall"}


def has_display() -> bool:
    """Whether a window can be shown; on Windows and macOS always."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def main(arguments: list[str]) -> int:
    python = environment.ensure_venv(with_tests=False)
    complete = environment.ensure_qt_packages()
    if arguments and arguments[0] in MENU:
        return change_menu(str(python), MENU[arguments[0]])
    program = [str(python), "-m", "networkgarden"]
    if has_display() or NO_WINDOW.intersection(arguments):
        return hand_over([*program, *arguments])
    environment.say("There is no display here, so no window can open.")
    if not complete:
        environment.say("Without those packages no picture can be painted either.")
        return 1
    unseen = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    status = subprocess.run([*program, "snapshot", PICTURE, "--demo"], env=unseen, check=False).returncode
    if status == 0:
        environment.say(f"The sample garden has been painted into {PICTURE} instead.")
    return status


def change_menu(python: str, what: str) -> int:
    if not sys.platform.startswith("linux"):
        environment.say("Only Linux desktops have such a menu; elsewhere make a shortcut to this command.")
        return 1
    entry = environment.ROOT / "packaging" / "menu_entry.py"
    return subprocess.run([python, str(entry), what], check=False).returncode


def hand_over(command: list[str]) -> int:
    """Becomes the program, so that signals and its exit status are its own; Windows has no such thing."""
    if os.name == "posix":
        os.execv(command[0], command)
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
