"""The switch for starting at login: what is written, what the desktop changed by itself, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from networkgarden.desktop.settings.start import heal_start, start_of
from networkgarden.desktop.widgets.labels import PlainLabel
from networkgarden.desktop.widgets.start_switch import StartSwitch
from networkgarden.system.autostart import LinuxAutostart
from networkgarden.system.paths import Profile

COMMAND = ["/opt/network garden/ng", "--background"]


@pytest.fixture
def entry(tmp_path: Path) -> LinuxAutostart:
    return LinuxAutostart(tmp_path / "autostart")


def made(qtbot: QtBot, entry: LinuxAutostart, command: list[str]) -> tuple[StartSwitch, list[bool]]:
    kept: list[bool] = []
    switch = StartSwitch(entry, command, kept.append)
    qtbot.addWidget(switch)
    switch.show()
    return switch, kept


def test_off_until_chosen_then_on_and_off_again(qtbot: QtBot, entry: LinuxAutostart) -> None:
    switch, kept = made(qtbot, entry, COMMAND)
    assert not switch.tick.isChecked()
    assert not entry.path.exists()
    switch.tick.click()
    assert entry.points_to(COMMAND)
    switch.tick.click()
    assert not entry.path.exists()
    assert kept == [True, False]


def test_a_switch_of_the_desktops_own_counts(qtbot: QtBot, entry: LinuxAutostart) -> None:
    switch, kept = made(qtbot, entry, COMMAND)
    switch.tick.click()
    text = entry.path.read_text(encoding="utf-8")
    entry.path.write_text(text.replace("enabled=true", "enabled=false"), encoding="utf-8")
    switch.hide()
    switch.show()
    assert not switch.tick.isChecked()
    assert kept == [True]


def test_a_path_no_desktop_can_start_is_said_and_stays_off(qtbot: QtBot, entry: LinuxAutostart) -> None:
    switch, kept = made(qtbot, entry, ["/opt/50%/ng", "--background"])
    switch.tick.click()
    assert not switch.tick.isChecked()
    assert "per cent" in switch.findChild(PlainLabel).text()
    assert kept == []


def test_an_entry_that_points_elsewhere_is_healed_and_one_that_is_off_is_not(tmp_path: Path) -> None:
    profile = Profile.at(tmp_path / "p")
    entry, command = start_of(profile)
    assert not heal_start(profile)
    assert not entry.is_enabled()
    entry.enable(["/gone/ng", "--background"])
    assert heal_start(profile)
    assert entry.points_to(command)
    assert not heal_start(profile)
    entry.disable()
