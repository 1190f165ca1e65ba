"""Who knows whom: the people linked to this one, each a press away."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QCompleter, QPushButton, QWidget

from networkgarden.actions.changes import Changes
from networkgarden.actions.links import link_people, links_of, unlink_people
from networkgarden.actions.lookup import find_contact
from networkgarden.actions.tending import Tending
from networkgarden.desktop.door import Door
from networkgarden.desktop.person.rows import ListCard, words
from networkgarden.desktop.widgets.choice import Choice
from networkgarden.domain.relations import USUAL_WORDS, Link


def relation_word(word: str) -> str:
    """What the other one is to this person; words of the person's own stay as they are."""
    return {
        "introduced by": QCoreApplication.translate("Person", "Introduced by"),
        "introduced": QCoreApplication.translate("Person", "Introduced"),
        "colleague": QCoreApplication.translate("Person", "Colleague"),
        "partner": QCoreApplication.translate("Person", "Partner"),
        "friend": QCoreApplication.translate("Person", "Friend"),
        "sibling": QCoreApplication.translate("Person", "Sibling"),
        "parent": QCoreApplication.translate("Person", "Parent"),
        "child": QCoreApplication.translate("Person", "Child"),
        "manager": QCoreApplication.translate("Person", "Manager"),
        "reports to": QCoreApplication.translate("Person", "Reports to"),
        "mentor": QCoreApplication.translate("Person", "Mentor"),
        "mentee": QCoreApplication.translate("Person", "Mentee"),
    }.get(word, word)


class RelationsCard(ListCard):
    """``opened(contact id)`` for somebody linked."""

    opened = Signal(str)

    def __init__(self, door: Door, parent: QWidget | None = None) -> None:
        super().__init__(door, QCoreApplication.translate("Person", "Knows"), parent)
        self._names: Mapping[str, str] = {}
        self.word = Choice(self.tr("How they are linked"))
        for word in USUAL_WORDS:
            self.word.addItem(relation_word(word), word)
        self.word.setCurrentIndex(USUAL_WORDS.index("colleague"))
        self.column.addWidget(self.word)
        self.who = self.add_field(self.tr("Name of the other one"), self._enter)
        add = QPushButton(self.tr("Link"))
        add.setAccessibleName(self.tr("Link people"))
        add.clicked.connect(self._enter)
        self.column.addWidget(add, 0, Qt.AlignmentFlag.AlignLeading)
        self.fold(self.tr("Link somebody…"), self.who, self.word, add)

    def show_contact(self, contact_id: str, names: Mapping[str, str]) -> None:
        """``names`` of everybody, by id."""
        if names != self._names:
            self._names = dict(names)
            self.who.setCompleter(QCompleter(sorted(names.values()), self.who))
        self.begin(contact_id)
        for link in links_of(self.door.tending, contact_id):
            name = names.get(link.other_id, "")
            button = QPushButton(self.tr("Open"))
            button.setProperty("kind", "flat")
            button.setAccessibleName(self.tr("Open {name}").format(name=name))
            button.clicked.connect(lambda _=False, other=link.other_id: self.opened.emit(other))
            self.add_line(words(f"{relation_word(link.word)}: {name}"),
                          self.tr("Remove the link to {name}").format(name=name),
                          partial(self._remove, link), button)

    def _remove(self, link: Link) -> None:
        self.door.do(lambda tending: unlink_people(tending, link.contact_id, link.other_id, link.word))

    def _enter(self) -> None:
        contact_id, who, word = self.contact_id, self.who.text(), str(self.word.currentData())
        if not who.strip():
            self.who.setFocus()
            return

        def act(tending: Tending) -> Changes:
            return link_people(tending, contact_id, find_contact(tending, who), word)

        if self.door.do(act) is not None:
            self.who.clear()
