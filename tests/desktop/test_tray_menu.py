"""The tray icon's menu and shapes, without a panel."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtGui import QAction, QColor, QIcon, QImage
from PySide6.QtWidgets import QMenu, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from networkgarden.desktop import icons
from networkgarden.desktop.icons import TRAY_COLOUR, app_icon, app_icon_uri, tray_icon
from networkgarden.desktop.tray import Tray


@pytest.fixture
def tray(qtbot: QtBot) -> Iterator[Tray]:
    made = Tray()
    yield made
    made.close()
    made.deleteLater()


def entry(menu: QMenu, text: str) -> QAction:
    return next(action for action in menu.actions() if action.text() == text)


def test_the_menu_begins_with_the_window_and_each_entry_says_its_wish(qtbot: QtBot, tray: Tray) -> None:
    texts = [action.text() for action in tray._menu.actions() if not action.isSeparator()]
    assert texts == [
        "Open Network Garden", "Today’s prompts", "Log contact…", "Pause until…", "Privacy mode", "Quit",
    ]
    wishes = {
        "Open Network Garden": tray.open_requested, "Today’s prompts": tray.today_requested,
        "Log contact…": tray.log_requested, "Quit": tray.quit_requested,
    }
    for text, wish in wishes.items():
        with qtbot.waitSignal(wish):
            entry(tray._menu, text).trigger()


@pytest.mark.parametrize(("text", "days"), [("Tomorrow", 1), ("In a week", 7), ("Another day…", 0)])
def test_pauses_are_chosen_in_the_menu(qtbot: QtBot, tray: Tray, text: str, days: int) -> None:
    with qtbot.waitSignal(tray.pause_requested) as wish:
        entry(tray._pauses, text).trigger()
    assert wish.args == [days]


def test_a_pause_is_shown_and_can_be_ended(qtbot: QtBot, tray: Tray) -> None:
    assert not entry(tray._pauses, "Go on now").isVisible()
    tray.show_pause(date(2026, 12, 3))
    assert tray._pauses.title() == "Paused until Thu 3 December"
    with qtbot.waitSignal(tray.resume_requested):
        entry(tray._pauses, "Go on now").trigger()
    tray.show_pause(None)
    assert tray._pauses.title() == "Pause until…"
    assert not entry(tray._pauses, "Go on now").isVisible()


def test_privacy_mode_shows_and_says_what_is_chosen(qtbot: QtBot, tray: Tray) -> None:
    privacy = entry(tray._menu, "Privacy mode")
    with qtbot.assertNotEmitted(tray.privacy_requested):
        tray.show_privacy(True)     # chosen elsewhere
    assert privacy.isChecked()
    with qtbot.waitSignal(tray.privacy_requested) as wish:
        privacy.trigger()
    assert wish.args == [False]


def test_without_a_panel_nothing_is_claimed(tray: Tray) -> None:
    tray.show()
    assert not tray.available()
    assert not tray.show_message("Ada", "A call?")


def test_something_for_today_changes_icon_and_tip_without_a_number(tray: Tray) -> None:
    assert tray._icon is not None
    before, tip = image(tray._icon.icon(), 22), tray._icon.toolTip()
    tray.set_today(True)
    assert image(tray._icon.icon(), 22) != before
    assert tray._icon.toolTip() == "Network Garden: something for today"
    tray.set_today(False)
    assert (image(tray._icon.icon(), 22), tray._icon.toolTip()) == (before, tip)


def test_a_click_opens_and_a_right_click_does_not(qtbot: QtBot, tray: Tray) -> None:
    assert tray._icon is not None
    with qtbot.assertNotEmitted(tray.open_requested):
        tray._icon.activated.emit(QSystemTrayIcon.ActivationReason.Context)
    with qtbot.waitSignal(tray.open_requested):
        tray._icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)


def test_a_new_icon_after_the_panel_came_keeps_its_shape(tray: Tray) -> None:
    tray.show()
    tray.set_today(True)
    former = tray._icon
    tray._host.came.emit()
    assert tray._icon is not None
    assert tray._icon is not former
    assert "something for today" in tray._icon.toolTip()


def image(icon: QIcon, size: int) -> QImage:
    return icon.pixmap(size, size).toImage().convertToFormat(QImage.Format.Format_ARGB32)


def ink(picture: QImage) -> int:
    """How many dots are more than half covered."""
    cells = [(x, y) for x in range(picture.width()) for y in range(picture.height())]
    return sum(picture.pixelColor(x, y).alpha() > 127 for x, y in cells)


@pytest.mark.parametrize("size", [16, 22, 24, 32])
def test_the_marks_fill_their_square_and_differ_by_shape(qapp: object, size: int) -> None:
    plain, today = image(tray_icon(False), size), image(tray_icon(True), size)
    for picture in (plain, today, image(app_icon(), size)):
        assert 0.3 < ink(picture) / size**2 < 0.75
    cells = [(x, y) for x in range(size) for y in range(size)]
    differing = sum(abs(plain.pixelColor(x, y).alpha() - today.pixelColor(x, y).alpha()) > 127 for x, y in cells)
    assert differing / size**2 > 0.2


@pytest.mark.parametrize("panel", ["#ffffff", "#f6f5f4", "#2e3436", "#1e1e1e"])
def test_the_mark_stands_out_on_light_and_dark_panels(panel: str) -> None:
    lighter, darker = sorted((luminance(TRAY_COLOUR), luminance(QColor(panel))), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 3.0


def luminance(colour: QColor) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def test_the_icons_file_can_be_read_by_others(qapp: object) -> None:
    assert app_icon_uri().startswith("file:///")
    assert app_icon_uri().endswith("icons/networkgarden.svg")
    assert {size.width() for size in app_icon().availableSizes()} == set(icons.APP_SIZES)
