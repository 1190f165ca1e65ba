"""The Settings page: whatever is chosen is in the file at once, read back by the program's own reader."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from networkgarden import APP_ID
from networkgarden.desktop.settings.page import SettingsPage
from networkgarden.desktop.settings.start import start_of
from networkgarden.desktop.theme import LIGHT, apply_theme
from networkgarden.desktop.widgets.choice import Choice
from networkgarden.desktop.widgets.labels import PlainLabel
from networkgarden.desktop.widgets.tick import Tick
from networkgarden.errors import UsageError
from networkgarden.system.autostart import LinuxAutostart
from networkgarden.system.paths import Profile
from networkgarden.system.settings import Settings, load_settings, quiet_hours_on, save_settings

TODAY = date(2026, 11, 24)


class Kept:
    """Settings in a file, changed as the program changes them."""

    def __init__(self, path):
        self.path = path

    def now(self):
        settings, warnings = load_settings(self.path)
        assert warnings == []
        return settings

    def change(self, **values):
        save_settings(self.path, replace(self.now(), **values))


@pytest.fixture
def kept(tmp_path):
    return Kept(tmp_path / "settings.toml")


@pytest.fixture
def open_page(qtbot, qapp, kept):
    apply_theme(qapp, LIGHT)

    def open_it(**named):
        page = SettingsPage(kept.now, kept.change, TODAY, **named)
        qtbot.addWidget(page)
        page.resize(800, 1200)
        page.show()
        QApplication.processEvents()
        return page

    return open_it


def button(page, text):
    return next(one for one in page.findChildren(QPushButton) if text in (one.text(), one.accessibleName()))


def tick(page, text):
    return next(one for one in page.findChildren(Tick) if one.text() == text)


def choice(page, name):
    return next(one for one in page.findChildren(Choice) if one.accessibleName() == name)


def words(page):
    return " | ".join(label.text() for label in page.findChildren(PlainLabel) if label.isVisible())


def test_prompts_a_day(open_page, kept):
    page = open_page()
    for number in (5, 1):
        button(page, str(number)).click()
        assert kept.now().prompts_per_day == number


@pytest.mark.parametrize(("label", "name"), [("Announced at", "batch_time"), ("Quiet from", "quiet_from"),
                                             ("Quiet until", "quiet_until")])
def test_times(open_page, kept, label, name):
    field = choice(open_page(), label)
    field.setCurrentIndex(field.findText("07:30"))
    assert getattr(kept.now(), name) == time(7, 30)


def test_a_time_written_by_hand_stays_a_choice(open_page, kept):
    kept.change(batch_time=time(8, 17))
    assert choice(open_page(), "Announced at").currentText() == "08:17"


def test_days_off(open_page, kept):
    page = open_page()
    button(page, "No notifications on Friday").click()
    button(page, "No notifications on Sunday").click()
    assert kept.now().days_off == (4, 5)


def test_a_pause_and_its_end(open_page, kept):
    page = open_page()
    assert not choice(page, "Until").isVisible()
    tick(page, "Pause for a while").click()
    assert kept.now().pause_until == date(2026, 12, 1)
    until = choice(page, "Until")
    until.setCurrentIndex(0)
    assert kept.now().pause_until == date(2026, 11, 25)
    tick(page, "Pause for a while").click()
    assert kept.now().pause_until is None


@pytest.mark.parametrize(("until", "paused"), [(date(2026, 11, 24), False), (date(2026, 11, 25), True),
                                               (date(2028, 1, 1), True)])
def test_a_pause_that_is_over_is_none(open_page, kept, until, paused):
    kept.change(pause_until=until)
    page = open_page()
    assert tick(page, "Pause for a while").isChecked() is paused
    assert (choice(page, "Until").day() == until) is paused


def test_names_in_notifications(open_page, kept):
    tick(open_page(), "Leave names out of notifications").click()
    assert kept.now().hide_names is True


@pytest.mark.parametrize(("label", "text", "name", "value"), [
    ("Light", "Dusk", "theme", "dark"), ("Movement", "Off", "motion", "off"),
    ("Seasons", "Southern", "hemisphere", "south")])
def test_the_look(open_page, kept, label, text, name, value):
    field = choice(open_page(), label)
    field.setCurrentIndex(field.findText(text))
    assert getattr(kept.now(), name) == value


def test_what_was_chosen_is_shown_again(open_page, kept):
    kept.change(prompts_per_day=5, theme="dark", hide_names=True, days_off=(0,))
    page = open_page()
    assert button(page, "5").isChecked()
    assert choice(page, "Light").currentText() == "Dusk"
    assert tick(page, "Leave names out of notifications").isChecked()
    assert button(page, "No notifications on Monday").isChecked()
    assert not button(page, "No notifications on Sunday").isChecked()


def test_opening_the_page_changes_nothing(open_page, kept):
    open_page()
    assert not kept.path.exists()


def test_wishes_are_passed_on(qtbot, open_page):
    page = open_page(code=True)
    for text, signal in (("Send a test notification", page.test_wanted), ("Bring in files…", page.import_wanted),
                         ("Make a new recovery code…", page.code_wanted)):
        with qtbot.waitSignal(signal):
            qtbot.mouseClick(button(page, text), Qt.MouseButton.LeftButton)


def test_the_way_of_notifications_is_told_anew_whenever_it_is_shown(open_page):
    ways = ["", "By the desktop, with buttons."]
    page = open_page(describe=lambda: ways[-1])
    assert "By the desktop, with buttons." in words(page)
    ways.append("Only inside this window.")
    page.hide()
    page.show()
    assert "Only inside this window." in words(page)


def test_a_thrown_away_garden_offers_neither_start_nor_code(open_page):
    text = words(open_page())
    assert "This computer" not in text
    assert "Start at login" not in text


def test_starting_at_login_is_off_until_chosen(open_page, kept, tmp_path):
    entry = LinuxAutostart(tmp_path / "autostart")
    page = open_page(start=(entry, ["networkgarden-window", "--background"]))
    switch = tick(page, "Start at login, in the tray")
    assert not switch.isChecked()
    assert not entry.is_enabled()
    switch.click()
    text = (tmp_path / "autostart" / f"{APP_ID}.desktop").read_text(encoding="utf-8")
    assert "--background" in text
    assert kept.now().autostart is True
    switch.click()
    assert not entry.is_enabled()
    assert kept.now().autostart is False


def test_the_systems_word_counts(open_page, tmp_path):
    entry = LinuxAutostart(tmp_path / "autostart")
    entry.enable(["networkgarden-window", "--background"])
    assert tick(open_page(start=(entry, [])), "Start at login, in the tray").isChecked()


class Refusing(LinuxAutostart):
    def __init__(self, folder, error):
        super().__init__(folder)
        self._error = error

    def enable(self, command):
        raise self._error


@pytest.mark.parametrize(("error", "told"), [
    (UsageError("This place cannot be started from.", "Move the program."),
     "This place cannot be started from. Move the program."),
    (PermissionError(13, "no"), "The system did not let this be changed.")])
def test_trouble_with_it_is_told_and_the_switch_stays_true(open_page, kept, tmp_path, error, told):
    page = open_page(start=(Refusing(tmp_path, error), []))
    tick(page, "Start at login, in the tray").click()
    assert told in words(page)
    assert not tick(page, "Start at login, in the tray").isChecked()
    assert kept.now().autostart is False


def test_another_garden_is_named_in_the_command(tmp_path):
    assert start_of(Profile.at(tmp_path / "other"))[1][-2:] == ["--profile", str(tmp_path / "other")]
    assert "--profile" not in start_of(Profile.default())[1]


def test_everything_has_a_name_and_is_reached_by_tab(open_page, tmp_path):
    page = open_page(start=(LinuxAutostart(tmp_path), []), code=True, place=str(Path("/somewhere/garden.db")))
    fields = [one for kind in (Choice, Tick, QPushButton) for one in page.findChildren(kind)]
    assert len(fields) > 20
    for field in fields:
        assert field.accessibleName() or field.text()
        group = field.group() if isinstance(field, QPushButton) else None
        alike = group.buttons() if group else [field]       # Tab reaches one of such chips, arrows the others
        assert any(one.focusPolicy() & Qt.FocusPolicy.TabFocus for one in alike), field.text()


@pytest.mark.parametrize("width", [304, 600, 1900])
def test_it_fits_the_window(open_page, tmp_path, width):
    page = open_page(start=(LinuxAutostart(tmp_path), []), code=True, place="/a/rather/long/path" * 6)
    page.resize(width, 480)
    QApplication.processEvents()
    assert page.widget().minimumSizeHint().width() <= page.viewport().width()


def test_defaults_are_those_of_the_program(kept):
    assert kept.now() == Settings()


def test_what_nobody_should_be_asked_is_kept(qtbot, open_page, kept):
    page = open_page()
    chips = {one.accessibleName(): one for one in page.findChildren(QPushButton)}
    qtbot.mouseClick(chips["Never suggest: Likes"], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(chips["Never suggest: Calls"], Qt.MouseButton.LeftButton)
    assert kept.now().never_kinds == ("call", "like")
    again = {one.accessibleName(): one for one in open_page().findChildren(QPushButton)}
    assert again["Never suggest: Calls"].isChecked()
    qtbot.mouseClick(again["Never suggest: Calls"], Qt.MouseButton.LeftButton)
    assert kept.now().never_kinds == ("like",)


def test_weekdays_get_quiet_hours_of_their_own(open_page, kept):
    page = open_page()
    assert not choice(page, "Quiet on Friday from").isVisible()
    button(page, "Other quiet hours on Friday").click()
    assert quiet_hours_on(kept.now()) == {4: (time(20), time(8))}
    begin = choice(page, "Quiet on Friday from")
    assert begin.isVisible()
    begin.setCurrentIndex(begin.findText("23:00"))
    end = choice(page, "Quiet on Friday until")
    end.setCurrentIndex(end.findText("11:00"))
    assert quiet_hours_on(kept.now()) == {4: (time(23), time(11))}
    again = open_page()
    assert choice(again, "Quiet on Friday from").currentText() == "23:00"
    button(again, "Other quiet hours on Friday").click()
    assert kept.now().quiet_on == ()


def test_what_the_tray_changed_meanwhile_is_shown(open_page, kept):
    page = open_page()
    kept.change(pause_until=date(2027, 3, 2), hide_names=True)
    page.refresh()
    assert tick(page, "Pause for a while").isChecked()
    assert choice(page, "Until").currentData() == date(2027, 3, 2)
    assert tick(page, "Leave names out of notifications").isChecked()
    assert kept.now().pause_until == date(2027, 3, 2)


def test_every_way_of_notifying_is_told(open_page):
    page = open_page(describe=lambda: "● desktop notifications: with buttons\n○ in the window")
    assert "○ in the window" in words(page)
