"""A draft: to whom, what for, subject and text. It is opened in the person's own programs, and never sent from here."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from networkgarden.actions.drafting import GAP, Draft, draft_for
from networkgarden.actions.ledger import before_you_ask, ledger_of
from networkgarden.actions.reading import share_reading, worth_for
from networkgarden.desktop.doing.words import draft_words, purpose_words
from networkgarden.desktop.door import Door
from networkgarden.desktop.links import open_link, safe_url
from networkgarden.desktop.widgets.chips import ChipChoice
from networkgarden.desktop.widgets.choice import Choice
from networkgarden.desktop.widgets.column import Card
from networkgarden.desktop.widgets.labels import ElidedLabel, PlainLabel
from networkgarden.desktop.widgets.sheet import Sheet
from networkgarden.desktop.widgets.veil import names_are_veiled, veiled
from networkgarden.domain.links import mailto_draft
from networkgarden.domain.reading import Reading
from networkgarden.domain.words import first_name

LONGEST_MAILTO = 2000 if sys.platform == "win32" else 8000
"""What systems pass on to a mail program without cutting it."""
LETTERS = ("message", "email", "article", "thank_you", "answer", "outcome", "wake_up", "congratulation", "birthday",
           "comment", "invitation")
"""What one may turn to while writing to one person."""
MOST_READINGS = 30
BODY_LINES, TITLE_LETTERS = 9, 60


class DraftDialog(Sheet):
    """``begun(act)`` when it closes after its text was opened or copied; ``templates_wanted(act)`` to edit the words.

    ``extra`` fills placeholders; ``purpose`` is what the prompt said it is for, else what such a letter is usually for.
    Without a purpose nothing is opened.
    """

    begun = Signal(str)
    templates_wanted = Signal(str)

    def __init__(self, door: Door, contact_ids: Sequence[str], act: str, *, fact: str = "", purpose: str = "",
                 extra: Mapping[str, str] | None = None, parent: QWidget | None = None) -> None:
        super().__init__("", parent, height=640)
        self._door, self._contact_ids, self._fact = door, list(contact_ids), fact
        self._act, self._extra = act, dict(extra or {})
        self._readings: list[Reading] = []
        self._kinds: Choice | None = None       # what else it could be, where it is a letter to one person
        self._way = ""                          # how it was begun: mail, copied, profile
        self._draft = self._make()
        self.setWindowTitle(self.tr("Draft"))
        self._build()
        self._purpose.choose(purpose if purpose in purpose_words() else self._draft.purpose)
        self._show_draft()
        self._show_ledger()
        (self.body if self.purpose() else self._purpose).setFocus(Qt.FocusReason.OtherFocusReason)
        self.finished.connect(lambda _: self.begun.emit(self._act) if self._way else None)

    def way(self) -> str:
        """How it was begun: mail, copied or profile; "" when it was not."""
        return self._way

    def act(self) -> str:
        return self._act

    def purpose(self) -> str:
        return self._purpose.word()

    def redraft(self) -> None:
        """The templates or facts have changed."""
        self._show_draft()

    # how it is laid out

    def _build(self) -> None:
        self._to = ElidedLabel(veiled(self._draft.to), kind="heading")
        self.column.addWidget(self._to)
        if len(self._contact_ids) == 1 and self._act in LETTERS:
            self._build_choice()
        self._purpose = ChipChoice(self.tr("What is this for?"), purpose_words())
        self._purpose.chosen.connect(lambda _: self._purpose_chosen())
        self.add_field(self.tr("What is this for?"), self._purpose)
        self._build_ledger()
        self._reading = Choice(self.tr("What to share"))
        self._reading_words = self.add_field(self.tr("What to share"), self._reading)
        self._reading.activated.connect(lambda _: self._choose_reading())
        self.subject = QLineEdit()
        self.add_field(self.tr("Subject"), self.subject)
        self.body = QPlainTextEdit()
        self.body.setTabChangesFocus(True)
        self.body.setMinimumHeight(self.body.fontMetrics().lineSpacing() * BODY_LINES + 20)
        self.add_field(self.tr("Text"), self.body)
        self.column.setStretchFactor(self.body, 1)
        self._facts = QVBoxLayout()
        self._facts.setSpacing(2)
        self.column.addLayout(self._facts)
        self._build_buttons()

    def _build_choice(self) -> None:
        self._kinds = kinds = Choice(self.tr("Write"))
        for act in LETTERS:
            kinds.addItem(draft_words()[act], act)
        kinds.setCurrentIndex(kinds.findData(self._act))
        kinds.activated.connect(lambda _: self._turn_to(str(kinds.currentData())))
        self.column.addWidget(kinds)

    def _build_ledger(self) -> None:
        self._ledger = Card()
        self._ledger_words = PlainLabel("", wrap=True)
        give = QPushButton(self.tr("Give first"))
        give.setAutoDefault(False)
        give.setAccessibleDescription(self.tr("Turns this into something to share"))
        give.clicked.connect(self._give_first)
        give.setVisible(self._kinds is not None)
        self._ledger.column.addWidget(self._ledger_words)
        self._ledger.column.addWidget(give, 0, Qt.AlignmentFlag.AlignLeading)
        self.column.addWidget(self._ledger)

    def _build_buttons(self) -> None:
        self._mail = self.add_button(self.tr("Open in mail program"), "primary")
        self._mail.clicked.connect(self._open_mail)
        self._copy = self.add_button(self.tr("Copy text"))
        self._copy.clicked.connect(self._copy_text)
        self._profile = self.add_button(self.tr("Open profile"))
        self._profile.clicked.connect(self._open_profile)
        templates = self.add_button(self.tr("Edit templates…"), "flat")
        templates.clicked.connect(lambda: self.templates_wanted.emit(self._act))
        close = self.add_button(self.tr("Close"), "flat")
        close.clicked.connect(self.close)
        url = safe_url(self._draft.profile)
        self._profile.setVisible(url is not None)
        if url is not None:
            self._profile.setAccessibleDescription(self.tr("at {host}").format(host=url.host()))
        self._mail.setVisible(bool(self._draft.addresses))
        if not self._draft.addresses:
            self._copy.setProperty("kind", "primary")

    # what it shows

    def _make(self) -> Draft:
        return draft_for(self._door.tending, self._contact_ids, self._act, fact=self._fact, extra=self._extra)

    def _show_draft(self) -> None:
        """New words come in so that Ctrl+Z brings back those that stood there."""
        self._draft = draft = self._make()
        self.subject.setText(draft.subject)
        self.subject.setCursorPosition(0)
        cursor = self.body.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(draft.body)
        self._select_gap()
        self._show_readings()
        while (item := self._facts.takeAt(0)) is not None:
            if (label := item.widget()) is not None:
                label.deleteLater()
        facts = () if names_are_veiled() else draft.facts
        if facts:
            self._facts.addWidget(PlainLabel(self.tr("What you know"), kind="muted"))
        for line in facts:
            self._facts.addWidget(PlainLabel(line, kind="small", wrap=True))

    def _select_gap(self) -> None:
        """The first place that only the person can fill is selected, ready to be written over."""
        place = self.body.toPlainText().find(GAP)
        cursor = self.body.textCursor()
        cursor.setPosition(max(0, place))
        if place >= 0:
            cursor.setPosition(place + len(GAP), QTextCursor.MoveMode.KeepAnchor)
        self.body.setTextCursor(cursor)

    def _show_readings(self) -> None:
        wanted = self._act == "article" and len(self._contact_ids) == 1
        self._reading.setVisible(wanted)
        self._reading_words.setVisible(wanted)
        if not wanted or self._reading.count():
            return
        self._readings = [one for one, _ in worth_for(self._door.tending, self._contact_ids[0])[:MOST_READINGS]]
        self._reading.addItem(self.tr("Something else") if self._readings else self.tr("Your reading list is empty"))
        for one in self._readings:
            title = one.title if len(one.title) <= TITLE_LETTERS else one.title[:TITLE_LETTERS - 1] + "…"
            self._reading.addItem(title)
        links = [one.url for one in self._readings]
        given = self._extra.get("link", "")
        self._reading.setCurrentIndex(links.index(given) + 1 if given in links else 0)

    def _show_ledger(self) -> None:
        asking = self.purpose() == "ask" and len(self._contact_ids) == 1
        self._ledger.setVisible(asking)
        if asking:
            contact = self._door.tending.garden.read.contact(self._contact_ids[0])
            if contact is not None:
                first = first_name(contact.name, contact.nickname or contact.given)
                self._ledger_words.setText(before_you_ask(ledger_of(self._door.tending, contact.id), first))

    # what one does

    def _turn_to(self, act: str) -> None:
        if act != self._act:
            self._act = act
            self._show_draft()
            if self._draft.purpose:
                self._purpose.choose(self._draft.purpose)
                self._show_ledger()

    def _give_first(self) -> None:
        """Something to share before something is asked."""
        if self._kinds is not None:
            self._kinds.setCurrentIndex(self._kinds.findData("article"))
        self._turn_to("article")
        self._purpose.choose("share")
        self._show_ledger()

    def _choose_reading(self) -> None:
        number = self._reading.currentIndex() - 1
        chosen = self._readings[number] if number >= 0 else None
        self._extra |= {"article": chosen.title if chosen else "", "link": chosen.url if chosen else ""}
        self._show_draft()

    def _purpose_chosen(self) -> None:
        self.say("")
        self._show_ledger()

    def _is_meant(self) -> bool:
        """Whether it was said what this is for; else the field is shown and asked for."""
        if self.purpose():
            return True
        self.say(self.tr("Say what this is for, then it can be opened."))
        self._purpose.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.ensureWidgetVisible(self._purpose)
        return False

    def _open_mail(self) -> None:
        if not self._is_meant():
            return
        subject, body = self.subject.text(), self.body.toPlainText()
        link = mailto_draft(self._draft.addresses, subject, body)
        if len(link) > LONGEST_MAILTO:
            QGuiApplication.clipboard().setText(body)
            link = mailto_draft(self._draft.addresses, subject, "")
            self.say(self.tr("The text is long, so it was copied: paste it into the letter."))
        if open_link(link):
            self._begin("mail")
            if not self.said.text():
                self.accept()
        else:
            self._copied(self.tr("No mail program opened, so the text was copied."))

    def _copy_text(self) -> None:
        if self._is_meant():
            self._copied(self.tr("Copied. Paste it where you write."))

    def _copied(self, words: str) -> None:
        QGuiApplication.clipboard().setText(self.body.toPlainText())
        self._begin("copied")
        self.say(words)

    def _open_profile(self) -> None:
        """The text comes along on the clipboard."""
        if not self._is_meant():
            return
        self._copied(self.tr("The text was copied: paste it there."))
        if open_link(self._draft.profile):
            self._begin("profile")

    def _begin(self, way: str) -> None:
        first = not self._way
        self._way = way
        link = self._extra.get("link", "")
        shared = next((one for one in self._readings if one.url == link), None)
        if first and shared is not None and self._act == "article":
            self._door.do(lambda tending: share_reading(tending, shared.id, self._contact_ids))
