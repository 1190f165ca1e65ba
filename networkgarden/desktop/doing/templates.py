"""The person's own words for drafts: each template can be edited, and the original brought back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from networkgarden.actions.drafting import (
    PLACEHOLDERS,
    drafts_of,
    keep_template,
    own_name,
    reset_template,
    set_own_name,
    shipped,
    unknown_placeholders,
)
from networkgarden.actions.plans import own_address, set_own_address
from networkgarden.desktop.doing.words import draft_words
from networkgarden.desktop.door import Door
from networkgarden.desktop.widgets.choice import Choice
from networkgarden.desktop.widgets.labels import PlainLabel
from networkgarden.desktop.widgets.sheet import Sheet

BODY_LINES = 10


class TemplatesDialog(Sheet):
    """``edited`` when something was kept. What was written is kept on Save, and when another template is turned to."""

    edited = Signal()

    def __init__(self, door: Door, act: str = "message", parent: QWidget | None = None) -> None:
        super().__init__("", parent, height=680)
        self._door, self._act = door, act
        self.setWindowTitle(self.tr("Templates"))
        self._build_me()
        self._which = Choice(self.tr("Template"))
        for one, words in draft_words().items():
            self._which.addItem(words, one)
        self._which.setCurrentIndex(self._which.findData(act))
        self._which.activated.connect(lambda _: self._turn_to(str(self._which.currentData())))
        self.add_field(self.tr("Template"), self._which)
        self.subject = QLineEdit()
        self.add_field(self.tr("Subject"), self.subject)
        self.body = QPlainTextEdit()
        self.body.setTabChangesFocus(True)
        self.body.setMinimumHeight(self.body.fontMetrics().lineSpacing() * BODY_LINES + 20)
        self.add_field(self.tr("Text"), self.body)
        self.column.setStretchFactor(self.body, 1)
        self.column.addWidget(PlainLabel(self.tr(
            "What stands in braces is filled in; a line that speaks of something not known is left out. You can use: "
            "{names}").format(names=" ".join(f"{{{name}}}" for name in PLACEHOLDERS)), kind="small", wrap=True))
        self._build_buttons()
        self._show()
        self.finished.connect(lambda _: self._keep_me())

    def _build_me(self) -> None:
        """How one signs, and where invitations are answered to."""
        tending = self._door.tending
        self.name = QLineEdit(own_name(tending))
        self.add_field(self.tr("Your name, as you sign"), self.name)
        self.address = QLineEdit(own_address(tending))
        self.add_field(self.tr("Your own e-mail address, for calendar invitations"), self.address)

    def _build_buttons(self) -> None:
        self.save = self.add_button(self.tr("Save"), "primary")
        self.save.clicked.connect(self._save)
        self.reset = self.add_button(self.tr("Back to the original"))
        self.reset.clicked.connect(self._reset)
        close = self.add_button(self.tr("Close"), "flat")
        close.clicked.connect(self.close)
        self.subject.textChanged.connect(self._check)
        self.body.textChanged.connect(self._check)

    def _show(self) -> None:
        template = drafts_of(self._door.tending).templates[self._act]
        self.subject.setText(template.subject)
        self.subject.setCursorPosition(0)
        self.body.setPlainText(template.body)
        self._check()

    def _check(self) -> None:
        """What will not work is said while it is written."""
        kept, first = drafts_of(self._door.tending).templates[self._act], shipped().templates[self._act]
        now = (self.subject.text(), self.body.toPlainText())
        self.save.setEnabled(now != (kept.subject, kept.body) and bool(now[1].strip()))
        self.reset.setEnabled(now != (first.subject, first.body))
        unknown = unknown_placeholders("\n".join(now))
        shown = " ".join(f"{{{name}}}" for name in unknown)
        self.say(self.tr("These stay as they are written: {names}").format(names=shown) if unknown else "")

    def _turn_to(self, act: str) -> None:
        if self.save.isEnabled():
            self._save()
        self._act = act
        self._show()

    def _save(self) -> None:
        act, subject, body = self._act, self.subject.text(), self.body.toPlainText()
        if self._door.do(lambda tending: keep_template(tending, act, subject, body)) is not None:
            self._show()
            self.edited.emit()

    def _reset(self) -> None:
        act = self._act
        if self._door.do(lambda tending: reset_template(tending, act)) is not None:
            self._show()
            self.edited.emit()

    def _keep_me(self) -> None:
        tending = self._door.tending
        name, address = self.name.text().strip(), self.address.text().strip()
        if (name, address) != (own_name(tending), own_address(tending)):
            set_own_name(tending, name)
            set_own_address(tending, address)
            self.edited.emit()
