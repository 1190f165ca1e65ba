"""The recovery code from the banner to the day it is needed, with real keys and a real window."""

from __future__ import annotations

import stat
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton

from networkgarden.actions.opening import open_profile
from networkgarden.actions.recovery import needs_recovery_code
from networkgarden.desktop.door import Door
from networkgarden.desktop.main_window import MainWindow
from networkgarden.desktop.pages import Pages
from networkgarden.desktop.theme import LIGHT, apply_theme
from networkgarden.desktop.welcome.recovery import RecoveryDialog
from networkgarden.desktop.widgets.banner import Banner
from networkgarden.errors import WrongKey
from networkgarden.system.clock import FixedClock
from networkgarden.system.keys import slots, unlock_with_recovery
from networkgarden.system.paths import Profile
from tests.garden_at_hand import NOW

CODE = "ABCD-EFGH-IJKL-MNOP-QRST-UVWX-YZ23-4567"


@pytest.fixture
def profile(tmp_path):
    return Profile.at(tmp_path / "profile")


@pytest.fixture
def tending(profile, qapp):
    apply_theme(qapp, LIGHT)
    tending = open_profile(profile, FixedClock(NOW), None, "a passphrase")
    yield tending
    tending.garden.close()


@pytest.fixture
def start(qtbot, tending):
    """Opens the window as the program does; its banner."""
    begun = []

    def open_window():
        door = Door(tending)
        pages = Pages(door, tending.first_sight(), needs_recovery_code(tending), lambda **_: tending.settings)
        window = MainWindow(door, pages.makers(), lambda: True)
        qtbot.addWidget(window)
        pages.attach(window)
        window.show()
        begun.append((pages, door))
        return window, window.findChild(Banner)

    yield open_window
    for pages, _ in begun:
        pages.close()


def press(qtbot, parent, text):
    QApplication.processEvents()
    button = next(one for one in parent.findChildren(QPushButton) if one.text() == text and one.isVisible())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def shown_code(window):
    dialog = next(one for one in window.findChildren(RecoveryDialog) if one.isVisible())
    return dialog, dialog.code.text()


def test_the_banner_stays_until_the_code_is_saved(qtbot, tending, profile, start):
    window, banner = start()
    assert banner.isVisible()
    press(qtbot, banner, "Show the code")
    dialog, first = shown_code(window)
    assert len(first.split()) == 8
    key = unlock_with_recovery(profile, first)
    assert key == tending.key
    press(qtbot, dialog, "Later")
    assert banner.isVisible()
    press(qtbot, banner, "Show the code")
    dialog, second = shown_code(window)
    press(qtbot, dialog, "I have saved it")
    assert not banner.isVisible()
    assert not needs_recovery_code(tending)
    assert unlock_with_recovery(profile, second) == key
    with pytest.raises(WrongKey):
        unlock_with_recovery(profile, first)
    assert start()[1] is None


def test_later_puts_it_off_until_the_next_start(qtbot, start, profile):
    _, banner = start()
    press(qtbot, banner, "Later")
    assert not banner.isVisible()
    assert slots(profile) == {"passphrase"}
    assert start()[1].isVisible()


def test_a_new_code_from_settings_must_be_saved_again(qtbot, tending, start):
    window, banner = start()
    press(qtbot, banner, "Show the code")
    press(qtbot, shown_code(window)[0], "I have saved it")
    window.show_page("settings")
    press(qtbot, window.page("settings"), "Make a new recovery code…")
    press(qtbot, shown_code(window)[0], "Later")
    assert banner.isVisible()
    assert needs_recovery_code(tending)


def test_keys_without_the_saved_code_bring_the_banner_back(qtbot, tending, start, profile):
    before = profile.keys.read_bytes()
    window, banner = start()
    press(qtbot, banner, "Show the code")
    press(qtbot, shown_code(window)[0], "I have saved it")
    profile.keys.write_bytes(before)        # as an older backup has them
    assert needs_recovery_code(tending)


def test_a_demo_garden_shows_no_banner(tending, start):
    tending.key = b""
    assert start()[1] is None


def test_trouble_with_the_keys_is_told(qtbot, start, profile):
    window, banner = start()
    profile.keys.unlink()
    press(qtbot, banner, "Show the code")
    assert "key file is missing" in window._toast.text()
    assert banner.isVisible()


@pytest.fixture
def dialog(qtbot, qapp):
    apply_theme(qapp, LIGHT)
    dialog = RecoveryDialog(CODE)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def test_a_copied_code_leaves_the_clipboard(qtbot, dialog):
    press(qtbot, dialog, "Copy")
    clipboard = QGuiApplication.clipboard()
    assert clipboard.text() == CODE
    assert clipboard.mimeData().hasFormat("x-kde-passwordManagerHint")
    press(qtbot, dialog, "I have saved it")
    assert clipboard.text() == ""
    assert dialog.code.text() == ""


def test_what_was_copied_since_stays(qtbot, dialog):
    press(qtbot, dialog, "Copy")
    QGuiApplication.clipboard().setText("something else")
    dialog.reject()
    assert QGuiApplication.clipboard().text() == "something else"


def test_a_file_with_the_code_is_for_its_owner_alone(dialog, tmp_path):
    file = tmp_path / "code.txt"
    dialog.save_to(str(file))
    assert CODE in file.read_text(encoding="utf-8")
    assert sys.platform == "win32" or stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_place_that_cannot_be_written_is_told(dialog, tmp_path):
    dialog.save_to(str(tmp_path / "nowhere" / "code.txt"))
    assert dialog._word.text() == "It could not be saved there. Choose another place."


def test_a_screen_reader_spells_it(dialog):
    assert dialog.code.accessibleDescription().startswith("A B C D, E F G H, ")
