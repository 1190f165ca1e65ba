"""What only the person knows is asked once on the Import page, remembered, and the files are read again with it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from networkgarden.actions.import_answers import forget_me, known_me, me_from
from networkgarden.desktop.importing.mapping_card import MappingCard
from networkgarden.desktop.importing.page import ImportPage
from networkgarden.desktop.importing.questions import WhoCard
from networkgarden.desktop.tasks import Tasks
from networkgarden.desktop.widgets.choice import Choice
from networkgarden.desktop.widgets.labels import PlainLabel
from networkgarden.domain.incoming import Me
from networkgarden.domain.mapping import Field

LETTER = "From - Mon Jan  5 10:00:00 2026\nFrom: {sender}\nTo: {to}\nDate: Mon, 5 Jan 2026 10:00:00 +0000\n" \
         "Message-ID: <{number}@example.org>\nSubject: Looms\n\nWords.\n\n"


@pytest.fixture
def page(qtbot, door):
    tasks = Tasks()
    page = ImportPage(door, tasks)
    qtbot.addWidget(page)
    page.resize(800, 900)
    page.show()
    yield page
    tasks.close()


def settled(qtbot, page):
    qtbot.waitUntil(lambda: not page.busy(), timeout=10_000)
    QApplication.processEvents()


def offer(qtbot, page, *files):
    page.offer(list(files))
    settled(qtbot, page)


def press(qtbot, page, name):
    QApplication.processEvents()
    button = next(one for one in page.findChildren(QPushButton)
                  if one.isVisible() and name in (one.text(), one.accessibleName()))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def words(page):
    QApplication.processEvents()
    return " | ".join(label.accessibleName() or label.text() for label in page.findChildren(PlainLabel)
                      if label.isVisible())


@pytest.fixture
def mail(tmp_path):
    letters = [LETTER.format(sender="Ada <ada@example.org>", to="Me <me@example.net>", number=1),
               LETTER.format(sender="Me <me@example.net>", to="Ada <ada@example.org>", number=2)]
    path = tmp_path / "letters"
    path.write_text("".join(letters), encoding="utf-8")
    return path


def test_who_i_am_is_asked_once_and_remembered(qtbot, page, door, mail):
    offer(qtbot, page, mail)
    assert "Which of these are you?" in words(page)
    press(qtbot, page, "me@example.net")
    press(qtbot, page, "That is me")
    settled(qtbot, page)
    assert known_me(door.tending) == (Me("email", "me@example.net", sure=True),)
    assert "Which of these are you?" not in words(page)
    assert "1 new person · 2 entries of history" in words(page)
    offer(qtbot, page, mail)
    assert "Which of these are you?" not in words(page)


def test_an_address_can_be_typed(qtbot, page, door, mail):
    offer(qtbot, page, mail)
    field = page.findChild(WhoCard).other
    field.setText("ME@example.net")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    settled(qtbot, page)
    assert known_me(door.tending) == (Me("email", "me@example.net", sure=True),)
    forget_me(door.tending, known_me(door.tending)[0])
    assert known_me(door.tending) == ()


@pytest.mark.parametrize(("text", "kind"), [("a@b.org", "email"), ("+44 20 7946 0958", "phone"),
                                            ("linkedin.com/in/ada", "profile"), ("Ada Lovelace", "name")])
def test_what_is_typed_is_told_by_its_look(text, kind):
    assert me_from(f"  {text} ") == Me(kind, text, sure=True)


def test_the_order_of_dates_is_asked_and_remembered(qtbot, page, door, tmp_path):
    table = tmp_path / "people.csv"
    table.write_text("name,birthday\nAda,3/4/1980\n", encoding="utf-8")
    offer(qtbot, page, table)
    press(qtbot, page, "3 April: the day first")
    settled(qtbot, page)
    with qtbot.waitSignal(page.finished, timeout=10_000):
        press(qtbot, page, "Import")
    (ada,) = door.tending.garden.read.contacts()
    assert (ada.birthday.month, ada.birthday.day) == (4, 3)


def test_columns_nobody_knows_are_told_by_hand(qtbot, page, door, tmp_path):
    table = tmp_path / "strange.csv"
    table.write_text("Wer;Womit\nAda Lovelace;Webstühle\nGrace Hopper;Compiler\n", encoding="utf-8")
    offer(qtbot, page, table)
    press(qtbot, page, "What the columns hold…")
    card = page.findChild(MappingCard)
    choice = next(one for one in card.findChildren(Choice) if one.accessibleName() == "Wer holds")
    choice.setCurrentIndex(choice.findData(Field.NAME.value))
    assert "The first people: Ada Lovelace; Grace Hopper" in words(page)
    press(qtbot, page, "Read it this way")
    settled(qtbot, page)
    assert "2 new people" in words(page)
