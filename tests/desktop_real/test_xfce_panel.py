"""A real panel: Xfce's takes the icon by its name, paints it in its own colour, and finds it again when it restarts."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QGuiApplication
from pytestqt.qtbot import QtBot

from networkgarden import APP_ID
from tests.desktop_real.waiting import PATIENCE, wait_for

pytestmark = pytest.mark.desktop

ROOT = Path(__file__).resolve().parent.parent.parent
WATCHER = "org.kde.StatusNotifierWatcher"
PANEL = (("/configver", "int", "2"), ("/panels/dark-mode", "bool", "true"),
         ("/panels/panel-1/position", "string", "p=6;x=0;y=0"), ("/panels/panel-1/length", "uint", "100"),
         ("/panels/panel-1/size", "uint", "28"), ("/plugins/plugin-1", "string", "systray"))
LISTS = (("/panels", "1"), ("/panels/panel-1/plugin-ids", "1"))


def configure() -> None:
    """One dark panel at the top with nothing but a tray."""
    query = ["xfconf-query", "-c", "xfce4-panel", "-n"]
    for name, value in LISTS:
        subprocess.run([*query, "-p", name, "-a", "-t", "int", "-s", value], check=True, timeout=PATIENCE)
    for name, kind, value in PANEL:
        subprocess.run([*query, "-p", name, "-t", kind, "-s", value], check=True, timeout=PATIENCE)


@contextmanager
def panel() -> Iterator[None]:
    process = subprocess.Popen(["xfce4-panel", "--disable-wm-check"], stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    try:
        wait_for(lambda: "true" in watcher("IsStatusNotifierHostRegistered"), "the panel to show icons")
        yield
    finally:
        process.terminate()
        process.wait(PATIENCE)


def watcher(what: str) -> str:
    command = ["gdbus", "call", "--session", "-d", WATCHER, "-o", "/StatusNotifierWatcher", "-m",
               "org.freedesktop.DBus.Properties.Get", WATCHER, what]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=PATIENCE).stdout


def bright_dots() -> int:
    """In the corner where the icon is: dots of the panel's own light foreground."""
    picture = QGuiApplication.primaryScreen().grabWindow(0, 0, 0, 40, 28).toImage()
    colours = (QColor(picture.pixel(x, y)) for x in range(picture.width()) for y in range(picture.height()))
    return sum(colour.lightness() > 190 and colour.saturation() < 40 for colour in colours)


def test_the_icon_is_there_in_the_panels_own_colour_and_again_after_a_restart(
    qtbot: QtBot, tmp_path: Path, start_program, run_command
) -> None:
    subprocess.run([sys.executable, str(ROOT / "packaging" / "menu_entry.py"), "install"], check=True, timeout=60,
                   stdout=subprocess.DEVNULL)
    configure()
    profile = tmp_path / "profile"
    run_command(profile, "add", "Ada")
    with panel():
        start_program(profile, "--background")
        wait_for(lambda: "StatusNotifierItem" in watcher("RegisteredStatusNotifierItems"), "the icon at the panel")
        first = watcher("RegisteredStatusNotifierItems")
        name = first.split("'")[1].split("/")[0]
        by_name = subprocess.run(["gdbus", "call", "--session", "-d", name, "-o", "/StatusNotifierItem", "-m",
                                  "org.freedesktop.DBus.Properties.Get", "org.kde.StatusNotifierItem", "IconName"],
                                 capture_output=True, text=True, check=True, timeout=PATIENCE).stdout
        assert APP_ID in by_name
        assert "-symbolic" in by_name
        wait_for(lambda: 30 < bright_dots() < 500, lambda: f"a light icon; {bright_dots()} dots are")
    wait_for(lambda: bright_dots() == 0, "the panel to be gone")
    with panel():
        wait_for(lambda: "StatusNotifierItem" in watcher("RegisteredStatusNotifierItems"), "the icon again")
        wait_for(lambda: 30 < bright_dots() < 500, lambda: f"a light icon again; {bright_dots()} dots are")
