"""The draft window: nothing is opened before it was said what it is for, and what is opened is what stands there."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QApplication

from networkgarden.actions.drafting import draft_for, set_own_name
from networkgarden.actions.interactions import log
from networkgarden.actions.plans import own_address
from networkgarden.actions.reading import add_reading, readings
from networkgarden.desktop.doing.draft import LONGEST_MAILTO, DraftDialog
from networkgarden.desktop.doing.templates import TemplatesDialog
from networkgarden.desktop.links import safe_url
from networkgarden.domain.kinds import Kind
from networkgarden.domain.links import mailto_draft
from tests.desktop.doing_at_hand import dialog_shown, dialogs, press, words


@pytest.fixture
def draft(doing, ada, opened):
    doing.write(ada)
    yield dialog_shown(DraftDialog)
    for one in dialogs():
        one.close()


def test_without_a_purpose_nothing_is_opened_or_copied(qtbot, draft, opened, begun, clipboard):
    assert draft.purpose() == ""
    for button in ("Open in mail program", "Copy text", "Open profile"):
        press(qtbot, draft, button)
        assert "Say what this is for, then it can be opened." in words(draft)
    assert opened == []
    assert clipboard.text() == ""
    draft.close()
    assert begun == []


def test_the_letter_is_what_stands_there_and_asks_afterwards(qtbot, draft, ada, opened, begun):
    press(qtbot, draft, "Thank")
    draft.subject.setText("Tom & Jerry\nBcc: evil@x")
    draft.body.setPlainText("One & two?\nThree")
    press(qtbot, draft, "Open in mail program")
    assert opened == ["mailto:ada@example.org?subject=Tom%20%26%20Jerry%20Bcc%3A%20evil%40x&body="
                      "One%20%26%20two%3F%0D%0AThree"]
    assert not dialogs()
    assert begun == [("email", (ada,), "")]


def test_a_long_letter_is_copied_and_says_so(qtbot, draft, ada, opened, begun, clipboard):
    press(qtbot, draft, "Share")
    draft.body.setPlainText("x" * LONGEST_MAILTO)
    press(qtbot, draft, "Open in mail program")
    assert opened == ["mailto:ada@example.org?subject=Hello%2C%20Ada&body="]
    assert clipboard.text() == "x" * LONGEST_MAILTO
    assert "paste it into the letter" in words(draft)
    draft.close()
    assert begun == [("email", (ada,), "")]


def test_copying_and_the_profile(qtbot, draft, ada, opened, begun, clipboard):
    press(qtbot, draft, "Answer")
    press(qtbot, draft, "Copy text")
    assert clipboard.text().startswith("Hello Ada,\n\n")
    press(qtbot, draft, "Open profile")
    assert opened == ["https://www.example.org/in/ada"]
    assert begun == [], "asked once it is closed"
    qtbot.keyClick(draft, Qt.Key.Key_Escape)
    assert begun == [("message", (ada,), "")]


def test_an_ask_says_what_was_given_and_offers_to_give_first(qtbot, door, draft, ada):
    press(qtbot, draft, "Ask")
    assert "You have not given Ada anything yet. Give something first?" in words(draft)
    press(qtbot, draft, "Give first")
    assert (draft.act(), draft.purpose()) == ("article", "share")
    assert "anything yet" not in words(draft)
    log(door.tending, [ada], Kind.RECOMMENDATION)
    press(qtbot, draft, "Ask")
    assert "You gave Ada a recommendation so far. A good moment to ask." in words(draft)


def test_something_to_read_is_chosen_and_noted_as_shared(qtbot, door, doing, ada, opened, begun):
    add_reading(door.tending, "https://example.org/looms", "Looms & <b>numbers</b>")
    doing.write(ada, "article")
    draft = dialog_shown(DraftDialog)
    draft._reading.setCurrentIndex(1)
    draft._reading.activated.emit(1)
    assert draft.subject.text() == "For you: Looms & <b>numbers</b>"
    assert "Looms & <b>numbers</b>\nhttps://example.org/looms" in draft.body.toPlainText()
    press(qtbot, draft, "Open in mail program")
    assert readings(door.tending)[0].shared_with(ada)
    assert begun == [("article", (ada,), "")]


def test_turning_to_another_letter_can_be_taken_back(qtbot, draft):
    draft.body.setPlainText("My own words")
    draft._turn_to("wake_up")
    assert "You came to mind today." in draft.body.toPlainText()
    draft.body.undo()
    assert draft.body.toPlainText() == "My own words"


def test_the_first_gap_is_selected_and_names_are_plain(draft):
    assert draft.body.textCursor().selectedText() == "…"
    assert "Ada <b>Lovelace</b> <ada@example.org>" in (
        label.whole() for label in draft.findChildren(type(draft._to)))
    assert "Loves looms." in words(draft)


def test_every_part_has_a_name_for_screen_readers(draft):
    names = [one.accessibleName() for one in (draft.subject, draft.body, draft._purpose, draft._kinds)]
    assert names == ["Subject", "Text", "What is this for?", "Write"]


def test_arrows_choose_the_purpose(qtbot, draft):
    draft._purpose.setFocus(Qt.FocusReason.TabFocusReason)
    chips = draft._purpose._chips
    for _ in range(3):
        qtbot.keyClick(next(chip for chip in chips.values() if chip.hasFocus()), Qt.Key.Key_Right)
    assert draft.purpose() == "ask"
    qtbot.keyClick(chips["ask"], Qt.Key.Key_Left)
    assert draft.purpose() == "share"


def test_templates_are_edited_from_the_draft_and_brought_back(qtbot, door, draft):
    press(qtbot, draft, "Edit templates…")
    templates = dialog_shown(TemplatesDialog)
    templates.name.setText("Linus")
    templates.address.setText("linus@example.org")
    templates.subject.setText("Ahoy, {first}")
    templates.body.setPlainText("Ahoy {first} {nonsense}\n{me}")
    assert "{nonsense}" in words(templates)
    press(qtbot, templates, "Save")
    assert (draft.subject.text(), draft.body.toPlainText()) == ("Ahoy, Ada", "Ahoy Ada {nonsense}")
    templates.close()
    assert draft.body.toPlainText() == "Ahoy Ada {nonsense}\nLinus"
    assert own_address(door.tending) == "linus@example.org"
    press(qtbot, draft, "Edit templates…")
    templates = dialog_shown(TemplatesDialog)
    press(qtbot, templates, "Back to the original")
    templates.close()
    assert draft.subject.text() == "Hello, Ada"


@pytest.mark.parametrize("width", [300, 352, 700])
def test_nothing_is_wider_than_the_window(draft, width):
    draft.resize(width, 500)
    draft._purpose.choose("ask")
    draft._show_ledger()
    QApplication.processEvents()
    scroll = draft._scroll
    assert scroll.widget().width() <= scroll.viewport().width()


def test_links_survive_qt_as_they_are():
    link = mailto_draft(["a@b.c?bcc=evil@x", "d@e.f"], "1 & 2 {x} \u200f#%", "a\nb+c é")
    url = safe_url(link)
    assert unquote(bytes(url.toEncoded().data()).decode()) == unquote(link)
    assert bytes(url.toEncoded().data()).count(b"&") == 1
    assert isinstance(url, QUrl)


def test_a_mail_program_that_does_not_open_is_no_loss(qtbot, door, doing, ada, monkeypatch, begun, clipboard):
    monkeypatch.setattr("networkgarden.desktop.doing.draft.open_link", lambda _: False)
    set_own_name(door.tending, "Linus")
    doing.write(ada)
    draft = dialog_shown(DraftDialog)
    press(qtbot, draft, "Thank")
    press(qtbot, draft, "Open in mail program")
    assert clipboard.text() == draft_for(door.tending, [ada], "message").body
    assert "the text was copied" in words(draft)
    draft.close()
