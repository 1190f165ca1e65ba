"""Two people who should know each other: who the other is, and what it is for each of them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from networkgarden.actions.lookup import told_apart
from networkgarden.desktop.door import Door
from networkgarden.desktop.widgets.labels import ElidedLabel, PlainLabel
from networkgarden.desktop.widgets.sheet import Sheet
from networkgarden.desktop.widgets.veil import veiled
from networkgarden.domain.words import first_name, folded


class IntroduceDialog(Sheet):
    """``composed(other's id, values)`` with what fills the template: why_first, why_other."""

    composed = Signal(str, object)

    def __init__(self, door: Door, contact_id: str, other_id: str = "", parent: QWidget | None = None) -> None:
        super().__init__("", parent, height=480)
        contact = door.tending.garden.read.contact(contact_id)
        name = contact.name if contact else ""
        self.setWindowTitle(self.tr("Introduce"))
        self.column.addWidget(ElidedLabel(self.tr("Introduce {name}").format(name=veiled(name)), kind="heading"))
        self.column.addWidget(PlainLabel(self.tr("Each should see at once what it is for."), kind="muted", wrap=True))
        self._people = told_apart(door.tending, contact_id)
        self._ids = {folded(shown): one for one, shown in self._people.items()}
        self.other = QLineEdit(self._people.get(other_id, ""))
        completer = QCompleter(sorted(self._people.values()), self.other)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.other.setCompleter(completer)
        self.add_field(self.tr("To whom"), self.other)
        first = first_name(name)
        self.why_first, self.why_other = QLineEdit(), QLineEdit()
        self.add_field(self.tr("What it is for {name}").format(name=first), self.why_first)
        self._other_words = self.add_field(self.tr("What it is for the other"), self.why_other)
        self.column.addStretch(1)
        self._go_on = self.add_button(self.tr("Go on…"), "primary")
        self._go_on.clicked.connect(self._compose)
        close = self.add_button(self.tr("Close"), "flat")
        close.clicked.connect(self.close)
        for field in (self.other, self.why_first, self.why_other):
            field.textChanged.connect(self._check)
        self._check()
        (self.why_first if other_id else self.other).setFocus()

    def _find(self) -> tuple[str, str]:
        """The other's id, or "" and why it is not known yet."""
        text = folded(self.other.text())
        if not text:
            return "", self.tr("Name the person to introduce them to.")
        found = self._ids.get(text, "")
        return found, "" if found else self.tr("Choose somebody of your garden.")

    def _check(self) -> None:
        other, why = self._find()
        shown = first_name(self._people[other]) if other else self.tr("the other")
        label = self.tr("What it is for {name}").format(name=shown)
        self._other_words.setText(label)
        self.why_other.setAccessibleName(label)
        if other and not (self.why_first.text().strip() and self.why_other.text().strip()):
            why = self.tr("Say what it is for each of them.")
        self._go_on.setEnabled(not why)
        self.say(why)

    def _compose(self) -> None:
        other, why = self._find()
        if not why:
            self.accept()
            self.composed.emit(other, {"why_first": self.why_first.text().strip(),
                                       "why_other": self.why_other.text().strip()})
