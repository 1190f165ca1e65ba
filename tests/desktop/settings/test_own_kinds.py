"""Kinds of one's own are kept, changed nothing by a bad name, and go again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from networkgarden.actions.own_kinds import own_kinds
from networkgarden.desktop.settings.own_kinds import OwnKindsGroup
from networkgarden.domain.kinds import Kind


@pytest.fixture
def group(qtbot, door):
    group = OwnKindsGroup(door)
    qtbot.addWidget(group)
    group.show()
    return group


def kept(door):
    return [(one.name, one.like) for one in own_kinds(door.tending)]


def test_a_kind_is_added_and_removed(qtbot, door, group):
    group.name.setText("chess evening")
    qtbot.keyClick(group.name, Qt.Key.Key_Return)
    assert kept(door) == [("chess evening", Kind.MEETING)]
    assert group.name.text() == ""
    QApplication.processEvents()
    remove = next(one for one in group.findChildren(QPushButton) if one.accessibleName() == "Remove chess evening")
    remove.click()
    assert kept(door) == []


def test_a_known_kind_is_refused_and_the_words_stay(qtbot, door, group):
    group.name.setText("lunch")
    with qtbot.waitSignal(door.failed):
        qtbot.keyClick(group.name, Qt.Key.Key_Return)
    assert (kept(door), group.name.text()) == ([], "lunch")
