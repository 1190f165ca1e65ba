"""Why somebody is listed or not, for anybody in the garden."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from networkgarden.actions.contacts import add_contact
from networkgarden.actions.interactions import log
from networkgarden.desktop.tasks import Tasks
from networkgarden.desktop.why_window import WhyDialog
from networkgarden.desktop.widgets.veil import veil_names
from networkgarden.domain.kinds import Kind


@pytest.fixture
def people(door):
    ada, grace = (add_contact(door.tending, name, emails=["a@example.org"])[1]
                  for name in ("Ada Lovelace", "Grace Hopper"))
    log(door.tending, [ada], Kind.MEETING, day=door.tending.today() - 1)
    log(door.tending, [grace], Kind.EMAIL, day=door.tending.today() - 2)
    return ada, grace


def test_it_tells_of_who_is_listed_and_of_somebody_else(qtbot, door, people):
    dialog = WhyDialog(door, people[0])
    qtbot.addWidget(dialog)
    assert dialog.said().startswith("Ada Lovelace\nOn today's list")
    assert "You met" in dialog.said()
    dialog.other.setText("grace")
    qtbot.keyClick(dialog.other, Qt.Key.Key_Return)
    assert dialog.said().startswith("Grace Hopper\nNot on today's list")
    assert "You were in contact the day before yesterday." in dialog.said()


def test_an_unknown_name_is_said_and_nothing_changes(qtbot, door, people):
    dialog = WhyDialog(door, people[0])
    qtbot.addWidget(dialog)
    before = dialog.said()
    dialog.other.setText("Nobody Known")
    with qtbot.waitSignal(door.failed):
        qtbot.keyClick(dialog.other, Qt.Key.Key_Return)
    assert dialog.said() == before


def test_it_looks_beside_the_window_and_keeps_names_veiled(qtbot, door, people):
    tasks = Tasks()
    veil_names(True)
    dialog = WhyDialog(door, people[0], tasks)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: "On today's list" in dialog.said())
    assert "Ada" not in dialog.said()
    assert "A•••" in dialog.said()
    veil_names(False)
    tasks.close()
