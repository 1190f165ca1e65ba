"""The review of duplicates over a real garden: press a button or a key, then look in the store."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from networkgarden.actions.contacts import add_contact
from networkgarden.actions.duplicates import duplicates_of
from networkgarden.actions.merging import past_merges
from networkgarden.desktop.seeds.page import SeedsPage
from networkgarden.desktop.seeds.review import ReviewPage
from networkgarden.desktop.tasks import Tasks


@pytest.fixture
def people(door):
    """Two Adas of one address, surely; two Graces and two Bobs, perhaps."""
    def add(name, *emails, phones=()):
        return add_contact(door.tending, name, emails=emails, phones=phones)[1]
    return [add("Ada <b>Lovelace</b>", "ada@x.org"), add("Lovelace B Ada", "ada@x.org", phones=["+44 20 7946 0958"]),
            add("Grace Hopper"), add("Grace Hopper"), add("Bob Quackenbush"), add("Robert Quackenbush")]


@pytest.fixture
def page(qtbot, door, people):
    page = ReviewPage(door)
    qtbot.addWidget(page)
    page.resize(900, 800)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    door.changed.connect(lambda _: page.refresh())
    page.refresh()
    page.setFocus(Qt.FocusReason.OtherFocusReason)
    return page


def press(qtbot, page, text):
    QApplication.processEvents()
    button = next(one for one in page.findChildren(QPushButton) if one.text() == text and one.isVisible())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def said(page):
    QApplication.processEvents()
    return [one.text().replace("\u200b", "") for one in page.findChildren(QLabel) if one.isVisible()]


def strong(page):
    return {one.text().replace("\u200b", "") for one in page.sides.findChildren(QLabel)
            if one.property("kind") == "strong" and one.isVisible()}


def test_people_stand_side_by_side_and_their_differences_are_stronger(page):
    words = said(page)
    assert "1 of 3" in words
    assert "Ada <b>Lovelace</b>" in words
    assert words.count("ada@x.org") == 2
    assert strong(page) == {"+44 20 7946 0958"}
    assert any("an e-mail address" in one for one in words)


def test_merge_keep_both_and_take_apart(qtbot, door, page, people):
    press(qtbot, page, "Merge")
    assert door.tending.garden.read.row_of(people[1]) is None
    assert "1 of 2" in said(page)
    press(qtbot, page, "Keep both")
    press(qtbot, page, "Keep both")
    assert duplicates_of(door.tending) == []
    assert "Nobody seems to be here twice." in said(page)
    press(qtbot, page, "Take apart")
    assert door.tending.garden.read.row_of(people[1]) is not None
    assert past_merges(door.tending) == []
    assert page.current().ids == (people[0], people[1])


def test_keys_do_all_of_it(qtbot, door, page, people):
    first = page.current()
    qtbot.keyClick(page, Qt.Key.Key_Right)
    assert page.current() != first
    qtbot.keyClick(page, Qt.Key.Key_Left)
    assert page.current() == first
    qtbot.keyClick(page, Qt.Key.Key_M)
    assert door.tending.garden.read.row_of(people[1]) is None
    told = page.current().ids
    qtbot.keyClick(page, Qt.Key.Key_K)
    assert told not in [one.ids for one in duplicates_of(door.tending)]
    door.undo()
    assert page.current().ids == told
    door.undo()
    assert page.current().ids == first.ids
    with qtbot.waitSignal(page.closed):
        qtbot.keyClick(page, Qt.Key.Key_Escape)


def test_buttons_say_whom_they_are_about(page):
    buttons = {one.text(): one.accessibleDescription() for one in page.findChildren(QPushButton) if one.isVisible()}
    assert buttons["Merge"] == buttons["Keep both"] == "Ada <b>Lovelace</b>, Lovelace B Ada"


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_it_fits_a_narrow_window(qtbot, door, page, direction):
    add_contact(door.tending, "Wolfeschlegelsteinhausenbergerdorff", emails=["w" * 60 + "@example.org"])
    add_contact(door.tending, "Wolfeschlegelsteinhausenbergerdorff W", emails=["w" * 60 + "@example.org"])
    page.setLayoutDirection(direction)
    page.resize(300, 480)
    page.refresh()
    for _ in range(len(duplicates_of(door.tending))):
        qtbot.wait(20)
        assert page.widget().width() <= page.viewport().width()
        qtbot.keyClick(page, Qt.Key.Key_Left if direction is Qt.LayoutDirection.RightToLeft else Qt.Key.Key_Right)


def test_it_looks_beside_the_window(qtbot, door, people):
    tasks = Tasks()
    page = ReviewPage(door, tasks)
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    assert page.current() is None
    qtbot.waitUntil(lambda: page.current() is not None)
    page.merge()
    assert page.current().names == ("Grace Hopper", "Grace Hopper")
    page.close()
    tasks.close()


def test_seeds_lead_here(qtbot, door, people):
    seeds = SeedsPage(door)
    qtbot.addWidget(seeds)
    seeds.show()
    seeds.refresh()
    with qtbot.waitSignal(seeds.review_wanted):
        press(qtbot, seeds, "Duplicates to review")
