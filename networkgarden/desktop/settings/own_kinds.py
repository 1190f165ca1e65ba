"""Kinds of one's own ("chess evening"), each said to be like one the garden knows."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from networkgarden.actions.changes import Changes
from networkgarden.actions.own_kinds import own_kinds, remove_own_kind, set_own_kind
from networkgarden.desktop.door import Door
from networkgarden.desktop.settings.rows import Group
from networkgarden.desktop.widgets.choice import Choice
from networkgarden.desktop.widgets.column import cleared
from networkgarden.desktop.widgets.labels import PlainLabel
from networkgarden.domain.kinds import Kind
from networkgarden.domain.own_kinds import LONGEST, OwnKind


class OwnKindsGroup(Group):
    def __init__(self, door: Door, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("OwnKindsGroup", "Kinds of your own"), QCoreApplication.translate(
            "OwnKindsGroup", "What you call it, and what it is like: a chess evening is like a meeting."), parent)
        self._door = door
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self.column.addLayout(self._lines)
        self.name, self.like = QLineEdit(), Choice(self.tr("What it is like"))
        self.name.setAccessibleName(self.tr("Name of a kind"))
        self.name.setPlaceholderText(self.tr("chess evening"))
        self.name.setMaxLength(LONGEST)
        self.name.setMinimumWidth(80)
        self.name.returnPressed.connect(self._add)
        words = self._words()
        for kind, text in words.items():
            self.like.addItem(text, kind)
        self.like.setCurrentIndex(list(words).index(Kind.MEETING))
        add = QPushButton(self.tr("Add"))
        add.setAccessibleName(self.tr("Add the kind"))
        add.clicked.connect(self._add)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.name, 2)
        row.addWidget(self.like, 1)
        self.column.addLayout(row)
        self.column.addWidget(add, 0, Qt.AlignmentFlag.AlignLeading)
        door.changed.connect(self._follow)
        self._show()

    def _words(self) -> dict[Kind, str]:
        return {Kind.LIKE: self.tr("a like"), Kind.COMMENT: self.tr("a comment"), Kind.ARTICLE: self.tr("an article"),
                Kind.MESSAGE: self.tr("a message"), Kind.EMAIL: self.tr("an e-mail"), Kind.GIFT: self.tr("a gift"),
                Kind.CALL: self.tr("a call"), Kind.MEETING: self.tr("a meeting")}

    def _follow(self, changes: Changes) -> None:
        if changes.everything:
            self._show()

    def _show(self) -> None:
        cleared(self._lines)
        for own in own_kinds(self._door.tending):
            row = QHBoxLayout()
            row.addWidget(PlainLabel(self.tr("{name}, like {kind}").format(
                name=own.name, kind=self._words().get(own.like, own.like.value)), wrap=True), 1)
            remove = QPushButton("×")
            remove.setProperty("kind", "flat")
            remove.setFixedWidth(28)
            remove.setAccessibleName(self.tr("Remove {name}").format(name=own.name))
            remove.clicked.connect(lambda _=False, own=own: self._remove(own))
            row.addWidget(remove)
            self._lines.addLayout(row)

    def _remove(self, own: OwnKind) -> None:
        self._door.do(lambda tending: remove_own_kind(tending, own.name))

    def _add(self) -> None:
        name, like = self.name.text(), Kind(self.like.currentData())
        if self._door.do(lambda tending: set_own_kind(tending, name, like)) is not None:
            self.name.clear()
