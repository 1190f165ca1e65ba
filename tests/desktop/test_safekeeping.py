"""Exports and backups from the window: written beside it, told in it, and readable again."""

from __future__ import annotations

import json

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from networkgarden.actions.contacts import add_contact
from networkgarden.desktop.door import Door
from networkgarden.desktop.main_window import MainWindow
from networkgarden.desktop.safekeeping import Safekeeping
from networkgarden.desktop.tasks import Tasks
from networkgarden.storage.garden import Garden
from tests.garden_at_hand import KEY, open_tending


@pytest.fixture
def window(qtbot, tmp_path):
    tending = open_tending(tmp_path / "profile")
    tending.profile.keys.write_text("{}")
    add_contact(tending, "Ada Lovelace")
    window, tasks = MainWindow(Door(tending), {}, lambda: True), Tasks()
    qtbot.addWidget(window)
    window.show()
    window.safekeeping, window.tasks, window.tending = Safekeeping(Door(tending), tasks, window), tasks, tending
    yield window
    tasks.close()
    tending.garden.close()


def said(qtbot, window):
    qtbot.waitUntil(lambda: not window.tasks.busy)
    return " ".join(label.text() for label in window.findChildren(QLabel) if isinstance(label, QWidget))


def test_an_export_is_written_and_told(qtbot, window, tmp_path):
    window.safekeeping.export_to(tmp_path / "garden.json")
    assert "written to garden.json" in said(qtbot, window)
    assert "Ada Lovelace" in json.dumps(json.loads((tmp_path / "garden.json").read_text()))


def test_a_backup_opens_with_the_same_key(qtbot, window, tmp_path):
    window.safekeeping.back_up_to(tmp_path / "backups")
    assert "written and checked" in said(qtbot, window)
    (folder,) = (tmp_path / "backups").iterdir()
    with Garden.open(folder / "garden.db", KEY, tmp_path) as garden:
        assert [name for _, name in garden.read.names()] == ["Ada Lovelace"]


@pytest.mark.parametrize(("name", "words"), [("missing/garden.json", "could not be written"),
                                             ("garden.xyz", "cannot be exported")])
def test_what_goes_wrong_is_said(qtbot, window, tmp_path, name, words):
    window.safekeeping.export_to(tmp_path / name)
    assert words in said(qtbot, window)
    assert not (tmp_path / name).exists()


def test_the_kind_chosen_is_the_kind_written_and_the_dialog_goes(qtbot, window, tmp_path):
    window.safekeeping.choose_export()
    (dialog,) = window.findChildren(QFileDialog)
    cards = next(one for one in dialog.nameFilters() if ".vcf" in one)
    dialog.selectNameFilter(cards)
    dialog.filterSelected.emit(cards)
    assert dialog.defaultSuffix() == "vcf"
    dialog.setDirectory(str(tmp_path))
    dialog.selectFile("people")
    dialog.accept()
    assert "written to people.vcf" in said(qtbot, window)
    assert (tmp_path / "people.vcf").read_text().startswith("BEGIN:VCARD")
    qtbot.waitUntil(lambda: not window.findChildren(QFileDialog))
