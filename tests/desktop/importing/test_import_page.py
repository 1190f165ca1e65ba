"""The Import page over a real garden: files of our own, the button pressed, then a look in the store."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton

from networkgarden.actions import import_offer
from networkgarden.actions.changes import Changes
from networkgarden.actions.contacts import add_contact
from networkgarden.desktop.importing.page import CARDS_SHOWN, ImportPage
from networkgarden.desktop.tasks import Tasks
from networkgarden.desktop.widgets.labels import PlainLabel
from networkgarden.desktop.widgets.tick import Tick
from networkgarden.domain.kinds import State


@pytest.fixture
def page(qtbot, door):
    tasks = Tasks()
    page = ImportPage(door, tasks)
    qtbot.addWidget(page)
    page.resize(800, 700)
    page.show()
    yield page
    tasks.close()


@pytest.fixture
def people(tmp_path):
    table = tmp_path / "people <b>.csv"
    table.write_text("name,email\nAda Lovelace,ada@example.org\nGrace Hopper,grace@example.org\n", encoding="utf-8")
    return table


def offer(qtbot, page, *files):
    page.offer(list(files))
    qtbot.waitUntil(lambda: not page.busy(), timeout=10_000)
    QApplication.processEvents()


def button(page, text):
    QApplication.processEvents()
    return next(one for one in page.findChildren(QPushButton) if one.text() == text and one.isVisible())


def press(qtbot, page, text):
    qtbot.mouseClick(button(page, text), Qt.MouseButton.LeftButton)


def bring_in(qtbot, page):
    with qtbot.waitSignal(page.finished, timeout=10_000) as heard:
        press(qtbot, page, "Import")
    return heard.args[0]


def words(page):
    QApplication.processEvents()
    return " | ".join(label.accessibleName() or label.text() for label in page.findChildren(PlainLabel)
                      if label.isVisible())


def states(door):
    return {one.name: one.state for one in door.tending.standings()}


def test_an_offer_tells_what_would_come_and_changes_nothing(qtbot, page, door, people):
    add_contact(door.tending, "Ada Lovelace", emails=["ada@example.org"])
    offer(qtbot, page, people)
    assert "1 new person · news of 1 you have" in words(page)
    assert "people <b>.csv | Table of people | People: 1 new · 1 merged with people you have" in words(page)
    assert states(door) == {"Ada Lovelace": State.PLANTED}


def test_an_import_makes_seeds_and_is_undone_in_one_step(qtbot, page, door, people):
    heard = []
    door.changed.connect(heard.append)
    offer(qtbot, page, people)
    assert bring_in(qtbot, page) is True
    assert states(door) == {"Ada Lovelace": State.SEED, "Grace Hopper": State.SEED}
    (changes,) = heard
    assert changes.undoable
    assert changes.title == "Imported people <b>.csv"
    door.undo()
    assert states(door) == {}


def test_everyone_is_planted_where_that_was_chosen(qtbot, page, door, people):
    offer(qtbot, page, people)
    page.findChild(Tick).click()
    assert bring_in(qtbot, page) is False
    assert set(states(door).values()) == {State.PLANTED}


def test_what_is_known_already_can_only_be_planted(qtbot, page, door, people):
    offer(qtbot, page, people)
    bring_in(qtbot, page)
    offer(qtbot, page, people)
    assert "Your garden has all of this already." in words(page)
    assert not button(page, "Import").isEnabled()
    page.findChild(Tick).click()
    bring_in(qtbot, page)
    assert set(states(door).values()) == {State.PLANTED}


def test_what_is_left_out_is_told_with_place_and_reason(qtbot, page, people, tmp_path):
    history = tmp_path / "history.csv"
    history.write_text("date,name,kind\n" + "".join(f"2026-05-0{day},Ada Lovelace,snorkel\n" for day in range(1, 6)),
                       encoding="utf-8")
    strange = tmp_path / "song.mp3"
    strange.write_bytes(b"\x00\x01\x02")
    offer(qtbot, page, people, history, strange)
    assert "song.mp3 | Could not be read | Left out | song.mp3 is not a file this garden can read yet." in words(page)
    (text,) = page.findChildren(QPlainTextEdit)
    assert not text.isVisible()
    press(qtbot, page, "Left out: 5. Show each")
    lines = text.toPlainText().splitlines()
    assert text.isVisible()
    assert len(lines) == 5
    assert lines[0].startswith("row 2: ")
    assert "snorkel" in lines[0]


def test_files_nobody_can_read_offer_other_files(qtbot, page, tmp_path):
    (tmp_path / "song.mp3").write_bytes(b"\x00\x01\x02")
    offer(qtbot, page, tmp_path / "song.mp3", tmp_path / "gone.vcf")
    assert "Nothing here could be read." in words(page)
    assert not any(one.text() == "Import" and one.isVisible() for one in page.findChildren(QPushButton))
    press(qtbot, page, "Other files")
    assert page.place.isVisible()


def test_a_folder_of_many_files_is_summed_up(qtbot, page, door, tmp_path):
    folder = tmp_path / "cards"
    folder.mkdir()
    for number in range(CARDS_SHOWN + 5):
        (folder / f"{number:03}.csv").write_text(f"name\nPerson {number}\n", encoding="utf-8")
    offer(qtbot, page, folder)
    assert "45 new people" in words(page)
    assert "… and 5 more files" in words(page)


def test_leaving_it_brings_the_place_back(qtbot, page, door, people):
    offer(qtbot, page, people)
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert page.place.isVisible()
    assert states(door) == {}


def test_files_are_dropped_on_the_place(qtbot, page, people):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(people)), QUrl("https://example.org/people.csv")])
    drop = QDropEvent(QPointF(10, 10), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
                      Qt.KeyboardModifier.NoModifier)
    with qtbot.waitSignal(page.place.dropped) as heard:
        page.place.dropEvent(drop)
    assert heard.args == [[str(people)]]
    qtbot.waitUntil(lambda: "2 new people" in words(page), timeout=10_000)


class Slow:
    """Lets the worker wait where the test wants it."""

    def __init__(self, monkeypatch, name):
        self.reached, self.go = Event(), Event()
        self._real = getattr(import_offer, name)
        monkeypatch.setattr(import_offer, name, self)

    def __call__(self, *args, **named):
        self.reached.set()
        assert self.go.wait(60)
        return self._real(*args, **named)


def test_reading_can_be_stopped(qtbot, page, door, people, monkeypatch):
    slow = Slow(monkeypatch, "read_files")
    page.offer([people])
    qtbot.waitUntil(slow.reached.is_set)
    press(qtbot, page, "Stop")
    slow.go.set()
    qtbot.waitUntil(lambda: "Stopped. Nothing was changed." in words(page), timeout=10_000)
    assert page.place.isVisible()
    assert states(door) == {}


def test_the_end_of_the_program_does_not_wait_for_long_files(qtbot, page, door, people, monkeypatch):
    reading, stopped = Event(), []

    def read_until_stopped(*_):
        reading.set()
        stopped.append(page._stop.wait(60))
        return []

    monkeypatch.setattr(import_offer, "read_files", read_until_stopped)
    page.offer([people])
    qtbot.waitUntil(reading.is_set)
    page._tasks.close()
    assert stopped == [True]
    assert states(door) == {}


def test_bringing_in_can_be_stopped_and_nothing_is_kept(qtbot, page, door, people, monkeypatch):
    offer(qtbot, page, people)
    slow = Slow(monkeypatch, "import_read")
    press(qtbot, page, "Import")
    qtbot.waitUntil(slow.reached.is_set)
    press(qtbot, page, "Stop")
    slow.go.set()
    qtbot.waitUntil(lambda: "Stopped. Nothing was changed." in words(page), timeout=10_000)
    assert states(door) == {}
    assert door.do(lambda tending: add_contact(tending, "Linus")[0]) is not None


def test_changes_are_refused_kindly_while_files_come_in(qtbot, page, door, people, monkeypatch):
    offer(qtbot, page, people)
    slow = Slow(monkeypatch, "import_read")
    press(qtbot, page, "Import")
    qtbot.waitUntil(slow.reached.is_set)
    with qtbot.waitSignal(door.failed) as heard:
        assert door.do(lambda tending: Changes("never")) is None
    assert str(heard.args[0]) == "New files are just being brought into your garden. Try again in a moment."
    with qtbot.waitSignal(page.finished, timeout=10_000):
        slow.go.set()
    assert len(states(door)) == 2


def test_files_dropped_while_reading_take_the_place_of_the_first(qtbot, page, door, people, tmp_path, monkeypatch):
    second = tmp_path / "second.csv"
    second.write_text("name\nLinus\n", encoding="utf-8")
    slow = Slow(monkeypatch, "read_files")
    page.offer([people])
    qtbot.waitUntil(slow.reached.is_set)
    page.offer([second])
    slow.go.set()
    qtbot.waitUntil(lambda: "1 new person" in words(page), timeout=10_000)
    assert "second.csv" in words(page)
    assert "people <b>.csv" not in words(page)


def test_files_dropped_while_others_come_in_are_offered_after(qtbot, page, door, people, tmp_path, monkeypatch):
    second = tmp_path / "second.csv"
    second.write_text("name\nLinus\n", encoding="utf-8")
    offer(qtbot, page, people)
    slow = Slow(monkeypatch, "import_read")
    press(qtbot, page, "Import")
    qtbot.waitUntil(slow.reached.is_set)
    page.offer([Path(second)])
    slow.go.set()
    qtbot.waitUntil(lambda: "1 new person" in words(page), timeout=10_000)
    assert set(states(door)) == {"Ada Lovelace", "Grace Hopper"}


@pytest.mark.parametrize("width", [304, 600, 1900])
def test_it_fits_the_window(qtbot, page, people, width):
    page.resize(width, 480)
    for _ in range(2):
        QApplication.processEvents()
        assert page.widget().minimumSizeHint().width() <= page.viewport().width()
        offer(qtbot, page, people)
