"""New files of a watched folder are offered in a strip; the answer is kept."""

from __future__ import annotations

import os
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QPushButton

from networkgarden.actions.watching import new_files
from networkgarden.desktop.door import Door
from networkgarden.desktop.main_window import MainWindow
from networkgarden.desktop.settings.files import FilesGroup
from networkgarden.desktop.tasks import Tasks
from networkgarden.desktop.watching import Watching
from tests.garden_at_hand import open_tending

CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:Ada Lovelace\nEND:VCARD\n"


@pytest.fixture
def tending(tmp_path):
    tending = open_tending(tmp_path / "profile")
    yield tending
    tending.garden.close()


@pytest.fixture
def watching(qtbot, tending):
    window, tasks = MainWindow(Door(tending), {}, lambda: True), Tasks()
    qtbot.addWidget(window)
    window.show()

    def change(**values):
        tending.settings = replace(tending.settings, **values)

    yield Watching(Door(tending), tasks, window, change)
    tasks.close()


def press(widget, text):
    next(one for one in widget.findChildren(QPushButton) if one.text() == text).click()


@pytest.fixture
def folder(tmp_path, tending, watching):
    folder = tmp_path / "downloads"
    folder.mkdir()
    watching.begin(str(folder))
    card = folder / "people.vcf"
    card.write_text(CARD, encoding="utf-8")
    moment = tending.clock.now().timestamp() - 60
    os.utime(card, (moment, moment))
    return folder


def offered(qtbot, watching):
    watching.look()
    qtbot.waitUntil(lambda: watching.banner is not None, timeout=5000)
    return watching.banner


def test_a_new_file_is_offered_and_looked_at(qtbot, tending, watching, folder):
    banner = offered(qtbot, watching)
    assert banner.accessibleName() == "A new file in downloads: people.vcf"
    with qtbot.waitSignal(watching.offered) as heard:
        press(banner, "See what it brings")
    assert heard.args == [[str(folder / "people.vcf")]]
    assert new_files(tending, folder) == []


def test_a_file_that_was_left_is_not_offered_again(qtbot, tending, watching, folder):
    press(offered(qtbot, watching), "Leave it")
    assert watching.banner is None
    assert new_files(tending, folder) == []


def test_nothing_is_looked_at_unless_it_was_chosen(tending, watching, folder):
    watching.begin("")
    watching.look()
    assert not watching._looking


def test_settings_show_who_i_am_and_what_is_watched(qtbot, tending, watching, folder):
    group = FilesGroup(tending, lambda: tending.settings.watch_folder)
    qtbot.addWidget(group)
    group.mine.setText("Me@example.org")
    group.mine.returnPressed.emit()
    buttons = {one.accessibleName() or one.text(): one for one in group.findChildren(QPushButton)}
    assert "Remove me@example.org" in buttons
    assert not buttons["Stop watching"].isHidden()
    with qtbot.waitSignal(group.stop_wanted):
        buttons["Stop watching"].click()
    watching.begin("")
    group.refresh()
    assert buttons["Stop watching"].isHidden()
