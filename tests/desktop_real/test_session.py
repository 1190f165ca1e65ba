"""The session itself: its parts are there, and the fixtures say what really happens in a small window."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import keyring
import pytest
from jeepney import DBusAddress, MatchRule, message_bus, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from tests.desktop_real.dunst import Dunst, Shown
from tests.desktop_real.program import Program
from tests.desktop_real.screen_reader import ScreenReader
from tests.desktop_real.waiting import PATIENCE
from tests.desktop_real.windows import wait_in_front

pytestmark = pytest.mark.desktop

NOTIFICATIONS = DBusAddress(
    "/org/freedesktop/Notifications", "org.freedesktop.Notifications", "org.freedesktop.Notifications"
)

WINDOW = """
import sys
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListWidget, QPushButton, QVBoxLayout, QWidget

app = QApplication(sys.argv)
window = QWidget(windowTitle="Network Garden (a stand-in)")
column = QVBoxLayout(window)
people = QListWidget(accessibleName="Garden")
people.addItems(["Ada Lovelace, thirsty, leafy", "Grace Hopper, fresh, budding"])
button = QPushButton("Log contact")
button.setAccessibleDescription("not yet")
button.clicked.connect(lambda: button.setAccessibleDescription("done for " + field.text()))
field = QLineEdit(accessibleName="Search")
for part in (people, field, button):
    column.addWidget(part)
window.show()
sys.exit(app.exec())
"""


def _notify(link: DBusConnection, title: str) -> int:
    body = ("Network Garden", 0, "", title, "a body", ["default", "Open", "done", "Done already"], {}, -1)
    reply = link.send_and_get_reply(new_method_call(NOTIFICATIONS, "Notify", "susssasa{sv}i", body), timeout=PATIENCE)
    return int(reply.body[0])


def test_a_notification_is_shown_chosen_and_remembered(dunst: Dunst) -> None:
    with open_dbus_connection(bus="SESSION") as link:
        rule = MatchRule(type="signal", interface=NOTIFICATIONS.interface, member="ActionInvoked")
        link.send_and_get_reply(message_bus.AddMatch(rule))
        with link.filter(rule) as heard:
            first = _notify(link, "Ada Lovelace")
            dunst.wait_shown(1)
            dunst.press()
            assert link.recv_until_filtered(heard, timeout=PATIENCE).body == (first, "default")
            dunst.close()
            dunst.wait_shown(0)
            second = _notify(link, "Grace Hopper")
            dunst.wait_shown(1)
            dunst.choose("Done already")
            assert link.recv_until_filtered(heard, timeout=PATIENCE).body == (second, "done")
            dunst.close()
    dunst.wait_shown(0)
    assert Shown("Network Garden", "Grace Hopper", "a body") in dunst.history()


def test_do_not_disturb_keeps_the_screen_empty(dunst: Dunst) -> None:
    dunst.pause(True)
    with open_dbus_connection(bus="SESSION") as link:
        _notify(link, "Ada Lovelace")
        assert dunst.shown() == 0
        dunst.pause(False)
        dunst.wait_shown(1)


def test_the_keyring_keeps_a_secret() -> None:
    keyring.set_password("a test", "profile", "a secret")
    look = ["secret-tool", "lookup", "service", "a test", "username", "profile"]
    told = subprocess.run(look, check=True, capture_output=True)
    assert told.stdout == b"a secret"
    keyring.delete_password("a test", "profile")
    assert keyring.get_password("a test", "profile") is None


@pytest.fixture
def stand_in(tmp_path: Path) -> Program:
    return Program([sys.executable, "-c", WINDOW], tmp_path / "window.log", {})


def test_a_screen_reader_reads_presses_and_writes(
    screen_reader: ScreenReader, stand_in: Program, keys: Callable[..., None]
) -> None:
    try:
        screen_reader.find(stand_in.pid, name=r"Network Garden \(a stand-in\)")
        garden = screen_reader.find(stand_in.pid, role="list", name="Garden")
        people = screen_reader.find_all(stand_in.pid, role="list item", under=garden)
        assert [person.name for person in people] == ["Ada Lovelace, thirsty, leafy", "Grace Hopper, fresh, budding"]
        field = screen_reader.find(stand_in.pid, name="Search")
        screen_reader.write(field, "Ada")
        assert screen_reader.text(field) == "Ada"
        button = screen_reader.find(stand_in.pid, role="push button", name="Log contact")
        assert button.description == "not yet"
        screen_reader.press(button)
        screen_reader.wait(button, description="done for Ada")
        screen_reader.focus(field)
        wait_in_front(stand_in.pid)
        keys("End", "a", "b")
        screen_reader.press(button)
        screen_reader.wait(button, description="done for Adaab")
    finally:
        assert stand_in.stop() != 0  # ended by the signal
    assert screen_reader.find_all(stand_in.pid) == []


def test_doctor_tells_the_ladder_of_this_session(tmp_path: Path, run_command: Callable[..., object]) -> None:
    done = run_command(tmp_path / "p", "doctor", "--json")
    seen = {finding["what"]: finding["seen"] for finding in json.loads(done.stdout)}
    ladder = r"the desktop's notification service \(dunst [\d.]+.*\), with buttons, else .*, else the window"
    assert re.fullmatch(ladder, seen["notifications"])
    assert "do not disturb" in seen["presence"]
