"""Fruit and ledger of one person: what the plant bore, who led to it, what was given and asked."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QCompleter, QPushButton, QWidget

from networkgarden.actions.changes import Changes
from networkgarden.actions.fruit import fruits_of, led_by, log_fruit, remove_fruit
from networkgarden.actions.ledger import before_you_ask, ledger_of
from networkgarden.actions.lookup import find_contact
from networkgarden.actions.tending import Tending
from networkgarden.desktop.door import Door
from networkgarden.desktop.person.rows import ListCard, words
from networkgarden.desktop.person.words import day_words
from networkgarden.desktop.widgets.choice import Choice
from networkgarden.desktop.widgets.labels import PlainLabel
from networkgarden.desktop.widgets.veil import names_are_veiled, veiled_words
from networkgarden.domain.fruit import Fruit, FruitKind

MOST_SHOWN = 8


def fruit_word(kind: FruitKind) -> str:
    return {
        FruitKind.JOB_LEAD: QCoreApplication.translate("Person", "A job lead"),
        FruitKind.REFERRAL: QCoreApplication.translate("Person", "A referral"),
        FruitKind.INTRODUCTION: QCoreApplication.translate("Person", "An introduction"),
        FruitKind.ADVICE: QCoreApplication.translate("Person", "Advice"),
        FruitKind.HELP: QCoreApplication.translate("Person", "Help"),
        FruitKind.ASK: QCoreApplication.translate("Person", "I asked for something"),
    }[kind]


class FruitCard(ListCard):
    def __init__(self, door: Door, parent: QWidget | None = None) -> None:
        super().__init__(door, QCoreApplication.translate("Person", "Fruit"), parent)
        self._names: Mapping[str, str] = {}
        self._ledger = PlainLabel("", kind="small", wrap=True)
        self.column.addWidget(self._ledger)
        self.kinds = Choice(self.tr("What came of it"))
        for kind in FruitKind:
            self.kinds.addItem(fruit_word(kind), kind)
        self.column.addWidget(self.kinds)
        self.note = self.add_field(self.tr("In a few words"), self._enter)
        self.led_by = self.add_field(self.tr("Who led to it, if somebody did"), self._enter)
        add = QPushButton(self.tr("Log it"))
        add.setAccessibleName(self.tr("Log fruit"))
        add.clicked.connect(self._enter)
        self.column.addWidget(add, 0, Qt.AlignmentFlag.AlignLeading)
        self.fold(self.tr("Log fruit or an ask…"), self.kinds, self.note, self.led_by, add)

    def show_contact(self, contact_id: str, first: str, names: Mapping[str, str]) -> None:
        """``first`` is what to call the person; ``names`` those of everybody, by id."""
        if names != self._names:
            self._names = dict(names)
            self.led_by.setCompleter(QCompleter(sorted(names.values()), self.led_by))
        self.begin(contact_id)
        tending = self.door.tending
        for one in fruits_of(tending, contact_id)[:MOST_SHOWN]:
            self.add_line(words(self._line(one)), self.tr("Remove {fruit}").format(fruit=fruit_word(one.fruit)),
                          partial(self._remove, one))
        for one in led_by(tending, contact_id)[:MOST_SHOWN]:
            line = self.tr("Led to {fruit} on the plant of {name}").format(
                fruit=fruit_word(one.fruit).lower(), name=names.get(one.contact_id, ""))
            self.lines.addWidget(words(line, "small"))
        known = ledger_of(tending, contact_id)
        self._ledger.setText(before_you_ask(known, first) if known.entries else
                             self.tr("Give before you ask: fruit comes by itself."))

    def _line(self, one: Fruit) -> str:
        parts = [fruit_word(one.fruit), day_words(one.day, self.door.tending.today()), self._note(one)]
        if one.led_by:
            parts.append(self.tr("led to by {name}").format(name=self._names.get(one.led_by, "")))
        return " · ".join(part for part in parts if part)

    def _note(self, one: Fruit) -> str:
        names = (name for _, name in self.door.tending.garden.read.names()) if names_are_veiled() else ()
        return veiled_words(one.note, names)

    def _remove(self, one: Fruit) -> None:
        self.door.do(lambda tending: remove_fruit(tending, one))

    def _enter(self) -> None:
        kind, contact_id = FruitKind(self.kinds.currentData()), self.contact_id
        note, who = self.note.text(), self.led_by.text()

        def act(tending: Tending) -> Changes:
            leader = find_contact(tending, who) if who.strip() else None
            return log_fruit(tending, contact_id, kind, note, led_by=leader)

        if self.door.do(act) is not None:
            self.note.clear()
            self.led_by.clear()
