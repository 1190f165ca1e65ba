"""Why somebody is on the day's list, or why not: facts and reasons in words, for anybody in the garden."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QDialog, QLineEdit, QPushButton, QVBoxLayout, QWidget

from networkgarden.actions.lookup import find_contact
from networkgarden.actions.tending import Tending
from networkgarden.actions.why import Why, why_prompt
from networkgarden.desktop.door import Door
from networkgarden.desktop.looking import Looking
from networkgarden.desktop.tasks import Tasks
from networkgarden.desktop.widgets.column import cleared
from networkgarden.desktop.widgets.labels import PlainLabel
from networkgarden.desktop.widgets.veil import veiled, veiled_in
from networkgarden.errors import NetworkGardenError


class WhyDialog(QDialog):
    """It looks beside the window where there are ``tasks``. A name can be typed to ask about somebody else; without
    ``contact_id`` it begins with that."""

    def __init__(self, door: Door, contact_id: str, tasks: Tasks | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._door, self._contact_id = door, contact_id
        self._names = dict(door.tending.garden.read.names())
        self._looking = Looking(door, tasks, self._see, self._show, self)
        self.setWindowTitle(self.tr("Why this one?"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(8)
        self._name = PlainLabel("", kind="heading", wrap=True)
        self._verdict = PlainLabel("", kind="accent", wrap=True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        column.addWidget(self._name)
        column.addWidget(self._verdict)
        column.addLayout(self._lines)
        column.addStretch(1)
        column.addWidget(self._build_other())
        close = QPushButton(self.tr("Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignTrailing)
        self.setMinimumWidth(320)
        self.resize(480, 420)
        self.finished.connect(self.deleteLater)
        if contact_id:
            self._looking.look()
        else:
            self._name.setText(self.tr("Whom would you like to ask about?"))
            self.other.setFocus(Qt.FocusReason.OtherFocusReason)

    def said(self) -> str:
        """All that is said now, a line each."""
        lines = (self._lines.itemAt(number) for number in range(self._lines.count()))
        labels = [self._name, self._verdict, *(item.widget() for item in lines if item is not None)]
        return "\n".join(label.text() for label in labels if isinstance(label, PlainLabel))

    def _build_other(self) -> QLineEdit:
        self.other = QLineEdit()
        self.other.setAccessibleName(self.tr("Ask about somebody else"))
        self.other.setPlaceholderText(self.tr("Ask about somebody else"))
        completer = QCompleter(sorted(veiled(name) for name in self._names.values()), self.other)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(lambda _: self._ask())
        self.other.setCompleter(completer)
        self.other.returnPressed.connect(self._ask)
        return self.other

    def _ask(self) -> None:
        try:
            self._contact_id = find_contact(self._door.tending, self.other.text())
        except NetworkGardenError as error:
            self._door.failed.emit(error)
            return
        self.other.clear()
        self._looking.look()

    def _see(self, tending: Tending) -> tuple[str, Why]:
        contact_id = self._contact_id
        return contact_id, why_prompt(tending, contact_id)

    def _show(self, seen: tuple[str, Why]) -> None:
        contact_id, why = seen
        name = self._names.get(contact_id, "")
        self._name.setText(veiled(name))
        self._verdict.setText(self.tr("On today's list") if why.listed else self.tr("Not on today's list"))
        cleared(self._lines)
        if why.listed:
            self._add(self.tr("What is known"), why.facts, name)
            self._add(self.tr("What speaks for it"), why.parts, name)
        else:
            self._add(self.tr("Why not"), why.against, name)
            self._add(self.tr("What is known"), why.facts, name)

    def _add(self, title: str, lines: Sequence[str], name: str) -> None:
        if not lines:
            return
        self._lines.addSpacing(8)
        self._lines.addWidget(PlainLabel(title, kind="muted"))
        for line in lines:
            self._lines.addWidget(PlainLabel(veiled_in(line, name), wrap=True))
