"""Rows that go on in the next line, from either side."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from networkgarden.desktop.widgets.flow import FlowLayout


@pytest.fixture
def host(qtbot):
    host = QWidget()
    qtbot.addWidget(host)
    flow = FlowLayout(8, host)
    for width in (100, 100, 100):
        part = QWidget()
        part.setFixedSize(width, 20)
        flow.addWidget(part)
    return host


def places(host):
    host.layout().activate()
    items = [host.layout().itemAt(number) for number in range(host.layout().count())]
    return [(item.geometry().x(), item.geometry().y()) for item in items]


def test_it_breaks_where_the_row_ends(host):
    host.resize(220, 100)
    host.show()
    assert places(host) == [(0, 0), (108, 0), (0, 28)]
    assert host.layout().heightForWidth(220) == 48
    assert host.layout().heightForWidth(400) == 20


def test_it_begins_at_the_right_in_right_to_left_languages(host):
    host.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    host.resize(220, 100)
    host.show()
    assert places(host) == [(120, 0), (12, 0), (120, 28)]


def test_heights_follow_what_is_in_it(host):
    assert host.layout().heightForWidth(400) == 20
    tall = QWidget()
    tall.setFixedSize(20, 50)
    host.layout().addWidget(tall)
    assert host.layout().heightForWidth(400) == 50
    assert host.layout().takeAt(9) is None
