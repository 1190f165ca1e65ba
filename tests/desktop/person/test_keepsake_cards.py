"""Promises, fruit, links and what never fits, on the person's page: press, then look in the store."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from networkgarden.actions.contacts import add_contact
from networkgarden.actions.fruit import fruits_of
from networkgarden.actions.interactions import log
from networkgarden.actions.links import links_of
from networkgarden.actions.promises import promises_of
from networkgarden.desktop.person.page import PersonPage
from networkgarden.desktop.widgets.tick import Tick
from networkgarden.domain.fruit import FruitKind
from networkgarden.domain.kinds import Kind, State


@pytest.fixture
def people(door):
    ada, grace = (add_contact(door.tending, name)[1] for name in ("Ada Lovelace", "Grace Hopper"))
    log(door.tending, [ada], Kind.MESSAGE, day=door.tending.today() - 9)
    return ada, grace


@pytest.fixture
def page(qtbot, door, people):
    page = PersonPage(door)
    qtbot.addWidget(page)
    page.resize(1000, 900)
    page.show_contact(people[0])
    page.show()
    door.changed.connect(lambda _: page.refresh())
    QApplication.processEvents()
    return page


def called(page, kind, name):
    QApplication.processEvents()
    return next(one for one in page.findChildren(kind) if one.isVisibleTo(page) and one.accessibleName() == name)


def press(qtbot, page, name):
    qtbot.mouseClick(called(page, QPushButton, name), Qt.MouseButton.LeftButton)


def unfold(qtbot, page, text):
    button = next(one for one in page.findChildren(QPushButton) if one.text() == text and one.isVisibleTo(page))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def enter(qtbot, page, name, text):
    field = called(page, QLineEdit, name)
    field.setText(text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


@pytest.mark.parametrize("line", ["I'll send the slides by Friday", "send the slides by Friday"])
def test_a_promise_is_understood_kept_and_taken_back(qtbot, door, page, people, line):
    enter(qtbot, page, "Add a promise", line)
    (promise,) = promises_of(door.tending, people[0])
    assert promise.text == "send the slides"
    assert promise.due_on is not None
    assert date.fromordinal(promise.due_on).weekday() == 4
    tick = next(one for one in page.findChildren(Tick) if one.text().startswith("send the slides, by"))
    tick.click()
    assert not promises_of(door.tending, people[0])[0].open
    door.undo()
    assert promises_of(door.tending, people[0])[0].open
    press(qtbot, page, "Let go: send the slides")
    assert promises_of(door.tending, people[0]) == ()


def test_fruit_is_logged_with_who_led_to_it(qtbot, door, page, people):
    unfold(qtbot, page, "Log fruit or an ask…")
    called(page, QLineEdit, "In a few words").setText("how to price it")
    page._fruit.kinds.setCurrentIndex(page._fruit.kinds.findData(FruitKind.ADVICE))
    enter(qtbot, page, "Who led to it, if somebody did", "grace")
    (fruit,) = fruits_of(door.tending, people[0])
    assert (fruit.fruit, fruit.note, fruit.led_by) == (FruitKind.ADVICE, "how to price it", people[1])
    press(qtbot, page, "Remove Advice")
    assert fruits_of(door.tending, people[0]) == ()


def test_an_unknown_leader_logs_nothing_and_keeps_what_was_written(qtbot, door, page, people):
    unfold(qtbot, page, "Log fruit or an ask…")
    with qtbot.waitSignal(door.failed):
        enter(qtbot, page, "Who led to it, if somebody did", "Nobody Known")
    assert fruits_of(door.tending, people[0]) == ()
    assert called(page, QLineEdit, "Who led to it, if somebody did").text() == "Nobody Known"


def test_people_are_linked_opened_and_unlinked(qtbot, door, page, people):
    unfold(qtbot, page, "Link somebody…")
    enter(qtbot, page, "Name of the other one", "Grace")
    assert [(one.other_id, one.word) for one in links_of(door.tending, people[0])] == [(people[1], "colleague")]
    with qtbot.waitSignal(page.opened) as heard:
        press(qtbot, page, "Open Grace Hopper")
    assert heard.args == [people[1]]
    press(qtbot, page, "Remove the link to Grace Hopper")
    assert links_of(door.tending, people[0]) == ()


def test_what_never_fits_is_kept_and_taken_back(qtbot, door, page, people):
    press(qtbot, page, "Never suggest: By telephone")
    assert door.tending.garden.read.contact(people[0]).never == ("call",)
    press(qtbot, page, "Never suggest: By telephone")
    assert door.tending.garden.read.contact(people[0]).never == ()


def test_who_has_died_is_kept_and_never_asked_for(qtbot, door, page, people):
    died = next(one for one in page.findChildren(QPushButton) if one.text() == "Has died" and one.isVisibleTo(page))
    died.click()
    kept = door.tending.garden.read.contact(people[0])
    assert (kept.state, kept.died_on) == (State.ARCHIVED, door.tending.today())
    assert not any(one.text() == "Has died" and one.isVisibleTo(page) for one in page.findChildren(QPushButton))


def test_another_person_begins_with_empty_fields(page, people):
    called(page, QLineEdit, "Add a promise").setText("half a line")
    page.show_contact(people[1])
    assert called(page, QLineEdit, "Add a promise").text() == ""
