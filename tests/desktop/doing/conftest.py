from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from networkgarden.actions.contacts import add_contact, edit_contact
from networkgarden.desktop.doing.doing import Doing
from networkgarden.domain.incoming import Point, PointKind


@pytest.fixture
def ada(door):
    """Reachable in every way."""
    contact_id = add_contact(door.tending, "Ada <b>Lovelace</b>", emails=["ada@example.org"],
                             phones=["+44 20 7946 0000", "*21*5#"], circle=15)[1]
    contact = door.tending.garden.read.contact(contact_id)
    edit_contact(door.tending, replace(contact, note="Loves looms.", points=(
        *contact.points, Point(PointKind.PROFILE, "https://www.example.org/in/ada"))))
    return contact_id


@pytest.fixture
def grace(door):
    return add_contact(door.tending, "Grace Hopper", emails=["grace@example.org"], circle=15)[1]


@pytest.fixture
def opened(monkeypatch):
    """Links that were to be opened outside; none is."""
    links = []

    def note(link, *, unencrypted=False):
        links.append(link)
        return True

    for module in ("doing", "draft", "calling", "reading"):
        monkeypatch.setattr(f"networkgarden.desktop.doing.{module}.open_link", note)
    return links


@pytest.fixture
def over(qtbot):
    """The window that dialogs belong to."""
    window = QWidget()
    window.resize(700, 700)
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def doing(door, over):
    return Doing(door, over)


@pytest.fixture
def begun(doing):
    """(act, people, note) of everything that was begun."""
    found = []
    doing.begun.connect(lambda one: found.append(
        (one.act, (one.contact_id, *([one.other_id] if one.other_id else [])), one.note)))
    return found


@pytest.fixture
def clipboard(qapp):
    QGuiApplication.clipboard().clear()
    yield QGuiApplication.clipboard()
    QGuiApplication.clipboard().clear()
