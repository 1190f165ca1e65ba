"""Worth sharing: links come in by hand, paste, drag and file; none is fetched, and each is opened only when asked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QPushButton

from networkgarden.actions.reading import add_reading, readings
from networkgarden.desktop.doing.draft import DraftDialog
from networkgarden.desktop.doing.dropped import dropped_text, holds_links
from networkgarden.desktop.doing.reading import ReadingDialog
from tests.desktop.doing_at_hand import dialog_shown, dialogs, press, words

LOOMS = "https://example.org/looms"


@pytest.fixture
def listed(doing, opened):
    doing.worth_sharing()
    yield dialog_shown(ReadingDialog)
    for one in dialogs():
        one.close()


def drop(dialog, mime):
    dialog.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton,
                                Qt.KeyboardModifier.NoModifier))


def titles(door):
    return [one.title for one in readings(door.tending)]


def test_by_hand_and_by_paste(qtbot, door, listed, clipboard):
    assert "Nothing is waiting here." in words(listed)
    listed.line.setText(f"Looms {LOOMS}")
    qtbot.keyClick(listed.line, Qt.Key.Key_Return)
    clipboard.setText(f"A <b>title</b>\nhttps://example.org/a\n{LOOMS}\n")
    press(qtbot, listed, "Paste")
    assert titles(door) == ["A <b>title</b>", "Looms"]
    assert "One link was kept. Left out: 1 (it is on the list already)." in words(listed)
    assert "A <b>title</b>" in words(listed)
    listed.line.setText("no link")
    press(qtbot, listed, "Keep")
    assert listed.line.text() == "no link"


def test_by_drag(door, listed, tmp_path):
    mime = QMimeData()
    mime.setUrls([QUrl(LOOMS)])
    mime.setData("text/x-moz-url", f"{LOOMS}\nThe looms".encode("utf-16-le"))
    drop(listed, mime)
    plain = QMimeData()
    plain.setUrls([QUrl("https://example.org/plain")])
    drop(listed, plain)
    file = QMimeData()
    path = tmp_path / "b.html"
    path.write_text("<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><DT><A HREF='https://x.org/1'>One</A></DL>",
                    encoding="utf-8")
    file.setUrls([QUrl.fromLocalFile(str(path))])
    drop(listed, file)
    assert titles(door) == ["One", "example.org/plain", "The looms"]
    other = QMimeData()
    other.setUrls([QUrl.fromLocalFile(str(tmp_path))])
    drop(listed, other)
    assert "That is not a file of bookmarks." in words(listed)


def test_what_holds_no_link_is_not_taken():
    mime = QMimeData()
    mime.setText("javascript:alert(1) hello")
    assert not holds_links(mime)
    mime.setText(f"see {LOOMS}")
    assert holds_links(mime)
    assert dropped_text(QMimeData()) == ""


def test_it_is_shared_by_a_draft_and_noted(qtbot, door, doing, ada, opened, begun):
    add_reading(door.tending, LOOMS, "History of looms")
    doing.worth_sharing(ada)
    listed = dialog_shown(ReadingDialog)
    assert "in common: loom" in words(listed)
    press(qtbot, listed, "Share…")
    draft = dialog_shown(DraftDialog)
    assert draft.purpose() == "share"
    assert f"History of looms\n{LOOMS}" in draft.body.toPlainText()
    press(qtbot, draft, "Open in mail program")
    assert begun == [("article", (ada,), "")]
    assert readings(door.tending)[0].shared_with(ada)
    doing.worth_sharing(ada)
    assert "Nothing is waiting here." in words(dialog_shown(ReadingDialog))
    dialog_shown(ReadingDialog).close()


def test_the_whole_list_names_whom_each_suits(qtbot, door, listed, ada):
    add_reading(door.tending, LOOMS, "History of looms")
    listed.refresh()
    qtbot.waitUntil(lambda: "Share with" in words(listed))
    press(qtbot, listed, "Ada <b>Lovelace</b>")
    assert dialog_shown(DraftDialog)


def test_an_address_without_encryption_is_asked_about(qtbot, door, listed, opened):
    add_reading(door.tending, "http://example.org/x", "Plain")
    listed.refresh()
    press(qtbot, listed, "Open")
    assert opened == []
    assert "without encryption" in words(listed)
    press(qtbot, listed, "Open")
    assert opened == ["http://example.org/x"]


def test_read_and_removed_and_undone(qtbot, door, listed):
    add_reading(door.tending, LOOMS, "Looms")
    listed.refresh()
    press(qtbot, listed, "Mark as read")
    assert readings(door.tending)[0].read_on
    press(qtbot, listed, "Remove")
    assert titles(door) == []
    door.undo()
    assert titles(door) == ["Looms"]
    assert "Looms" in words(listed)
    names = [one.accessibleName() for one in listed.findChildren(QPushButton) if one.isVisibleTo(listed)]
    assert "Remove: Looms" in names


@pytest.mark.parametrize("width", [300, 352])
def test_nothing_is_wider_than_the_window(door, listed, ada, width):
    add_reading(door.tending, "https://example.org/" + "x" * 300, "looms " + "Wolfeschlegelstein" * 12)
    listed.refresh()
    listed.resize(width, 400)
    QApplication.processEvents()
    assert listed._scroll.widget().width() <= listed._scroll.viewport().width()
