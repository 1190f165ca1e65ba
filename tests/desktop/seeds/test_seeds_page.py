"""The Seeds page over a real garden: press a button or a key, then look in the store."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from networkgarden.actions.contacts import add_contact, set_state
from networkgarden.actions.interactions import log
from networkgarden.desktop.seeds.page import SeedsPage
from networkgarden.desktop.tasks import Tasks
from networkgarden.desktop.widgets.labels import PlainLabel
from networkgarden.domain.kinds import Direction, Kind, State


def sow(door, name):
    _, contact_id = add_contact(door.tending, name)
    set_state(door.tending, [contact_id], State.SEED)
    return contact_id


@pytest.fixture
def seeds(door):
    """Ada in touch about every month, Grace once long ago, Linus never."""
    today = door.tending.today()
    ada, grace, linus = (sow(door, name) for name in ("Ada <b>Lovelace</b>", "Grace Hopper", "Linus Ahlgren"))
    for days in (10, 40, 70):
        log(door.tending, [ada], Kind.EMAIL, day=today - days, direction=Direction.RECEIVED)
    log(door.tending, [grace], Kind.MEETING, day=today - 600)
    return ada, grace, linus


@pytest.fixture
def page(qtbot, door):
    page = SeedsPage(door)
    qtbot.addWidget(page)
    page.resize(900, 700)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    door.changed.connect(lambda _: page.refresh())
    return page


def press(qtbot, page, text):
    QApplication.processEvents()
    button = next(one for one in page.findChildren(QPushButton) if one.text() == text and one.isVisible())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def words(page):
    QApplication.processEvents()
    return " | ".join(label.text() for label in page.findChildren(PlainLabel) if label.isVisible())


def tray(page):
    return [page.model.index(row).data() for row in range(page.model.rowCount())]


def contact(door, contact_id):
    return door.tending.garden.read.contact(contact_id)


def test_whoever_was_heard_from_lately_comes_first_with_the_reason(page, seeds):
    page.refresh()
    assert tray(page) == ["Ada <b>Lovelace</b>", "Grace Hopper", "Linus Ahlgren"]
    assert "Wrote to you in November.\n3 contacts in 2 months, all e-mails." in words(page)
    assert "So far about every 4 weeks: Close 15 would fit." in words(page)
    assert page.card.circle() == 15
    page.tray.setCurrentIndex(page.model.index(1))
    assert "You met in April 2025." in words(page)
    assert "would fit" not in words(page)
    assert page.card.circle() == 50
    page.tray.setCurrentIndex(page.model.index(2))
    assert "No history with them is known yet." in words(page)


def test_p_plants_in_the_circle_shown_and_goes_on_to_the_next(qtbot, door, page, seeds):
    ada, grace, _ = seeds
    page.refresh()
    page.setFocus(Qt.FocusReason.OtherFocusReason)
    assert page.tray.hasFocus()
    qtbot.keyClick(page.tray, Qt.Key.Key_P)
    assert (contact(door, ada).state, contact(door, ada).circle) == (State.PLANTED, 15)
    assert page.card.accessibleName() == "Grace Hopper"
    qtbot.keyClick(page.tray, Qt.Key.Key_Right)
    qtbot.keyClick(page.tray, Qt.Key.Key_P)
    assert (contact(door, grace).state, contact(door, grace).circle) == (State.PLANTED, 150)
    assert tray(page) == ["Linus Ahlgren"]


def test_a_archives_and_undo_brings_the_seed_back_to_look_at(qtbot, door, page, seeds):
    ada, *_ = seeds
    page.refresh()
    qtbot.keyClick(page.tray, Qt.Key.Key_A)
    assert contact(door, ada).state is State.ARCHIVED
    assert page.card.accessibleName() == "Grace Hopper"
    door.undo()
    assert contact(door, ada).state is State.SEED
    assert page.card.accessibleName() == "Ada <b>Lovelace</b>"


def test_l_leaves_for_later_and_changes_nothing(qtbot, door, page, seeds):
    page.refresh()
    qtbot.keyClick(page.tray, Qt.Key.Key_L)
    assert tray(page) == ["Grace Hopper", "Linus Ahlgren", "Ada <b>Lovelace</b>"]
    assert page.card.accessibleName() == "Grace Hopper"
    page.refresh()
    assert tray(page)[-1] == "Ada <b>Lovelace</b>"
    assert {contact(door, one).state for one in seeds} == {State.SEED}
    for _ in range(3):
        press(qtbot, page, "Leave")
    assert tray(page)[0] == page.card.accessibleName() == "Grace Hopper"


def test_other_letters_do_nothing_and_enter_opens(qtbot, page, seeds):
    page.refresh()
    qtbot.keyClick(page.tray, Qt.Key.Key_G)
    assert page.tray.currentIndex().row() == 0
    with qtbot.waitSignal(page.opened) as opened:
        qtbot.keyClick(page.tray, Qt.Key.Key_Return)
    assert opened.args == [seeds[0]]


def test_an_empty_tray_invites(qtbot, page, door):
    page.refresh()
    assert "No seeds are waiting." in words(page)
    with qtbot.waitSignal(page.import_wanted):
        press(qtbot, page, "Import files…")
    sow(door, "Grace Hopper")
    page.refresh()
    assert "No seeds are waiting." not in words(page)


def test_looking_beside_the_window_never_makes_one_wait(qtbot, door, seeds):
    tasks = Tasks()
    page = SeedsPage(door, tasks)
    qtbot.addWidget(page)
    page.show()
    door.changed.connect(lambda _: page.refresh())
    page.refresh()
    qtbot.waitUntil(lambda: page.model.rowCount() == 3)
    for _ in range(3):
        press(qtbot, page, "Plant")
    assert {contact(door, one).state for one in seeds} == {State.PLANTED}
    assert "No seeds are waiting." in words(page)
    qtbot.waitUntil(lambda: not tasks.busy)
    assert page.model.rowCount() == 0
    tasks.close()


@pytest.mark.parametrize("width", [300, 700, 1500])
def test_nothing_is_wider_than_the_window(door, page, seeds, width):
    sow(door, "Wolfeschlegelsteinhausenbergerdorff" * 3)
    page.resize(width, 480)
    page.refresh()
    page.tray.setCurrentIndex(page.model.index(3))
    QApplication.processEvents()
    assert page.widget().width() <= page.viewport().width()
    assert page.tray.width() > 150
