"""What was promised to this person: written in a line, ticked off when it is kept."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from networkgarden.actions.promises import add_promise, drop_promise, keep_promise, promises_of
from networkgarden.desktop.door import Door
from networkgarden.desktop.person.rows import ListCard, words
from networkgarden.desktop.person.words import day_words
from networkgarden.desktop.widgets.labels import PlainLabel
from networkgarden.desktop.widgets.tick import Tick
from networkgarden.desktop.widgets.veil import veiled_words
from networkgarden.domain.promise import Promise
from networkgarden.domain.quick_log import NameIndex
from networkgarden.domain.quick_promise import SaidPromise, read_promise

MOST_KEPT = 3
"""Of those kept, only the newest are shown."""


class PromisesCard(ListCard):
    def __init__(self, door: Door, parent: QWidget | None = None) -> None:
        super().__init__(door, QCoreApplication.translate("Person", "Promises"), parent)
        self._names = NameIndex(())
        self.field = self.add_field(self.tr("I'll send the slides by Friday"), self._enter)
        self.field.setAccessibleName(self.tr("Add a promise"))
        self.field.textChanged.connect(self._tell)
        self._understood = PlainLabel("", kind="small", wrap=True)
        self.column.addWidget(self._understood)
        self._tell()

    def show_contact(self, contact_id: str, names: NameIndex) -> None:
        """``names`` of everybody: a promise may speak of others."""
        self._names = names
        self.begin(contact_id)
        promises = promises_of(self.door.tending, contact_id)
        waiting = [one for one in promises if one.open]
        for one in waiting:
            tick = Tick(self._line(one))
            tick.setAccessibleDescription(self.tr("Tick it when it is kept"))
            tick.clicked.connect(lambda _=False, one=one: self.door.do(
                lambda tending: keep_promise(tending, one.id)))
            self._show(tick, one)
        for one in [one for one in promises if not one.open][:MOST_KEPT]:
            kept = self.tr("Kept {day}: {text}").format(day=self._day(one.kept_on or one.made_on), text=self._text(one))
            self._show(words(kept, "small"), one)

    def _show(self, first: QWidget, one: Promise) -> None:
        self.add_line(first, self.tr("Let go: {text}").format(text=self._text(one)),
                      lambda: self.door.do(lambda tending: drop_promise(tending, one.id)))

    def _line(self, one: Promise) -> str:
        if one.due_on is None:
            return self._text(one)
        return self.tr("{text}, by {day}").format(text=self._text(one), day=self._day(one.due_on))

    def _text(self, one: Promise) -> str:
        return veiled_words(one.text, self._names.shown.values())

    def _day(self, day: int) -> str:
        return day_words(day, self.door.tending.today())

    def _said(self) -> SaidPromise | None:
        line = self.field.text().strip()
        if not line:
            return None
        read = read_promise(line, self._names, self.door.tending.today(), [self.contact_id])
        read = read or read_promise(f"I'll {line}", self._names, self.door.tending.today(), [self.contact_id])
        return read[1] if read else None

    def _tell(self) -> None:
        said = self._said()
        self._understood.setVisible(said is not None)
        if said is not None:
            self._understood.setText(self.tr("Promise: {line}. Enter keeps it in mind.").format(line=self._line(
                Promise("", "", said.text, 1, said.due_on))))

    def _enter(self) -> None:
        said, contact_id = self._said(), self.contact_id
        if said is not None and self.door.do(
                lambda tending: add_promise(tending, contact_id, said.text, said.due_on)) is not None:
            self.field.clear()
