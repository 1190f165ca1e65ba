"""What is known of a person and how they are kept: ways to reach them, circle, beds, state."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from networkgarden.actions.contacts import edit_contact, restore, set_circle, set_state
from networkgarden.desktop.door import Door
from networkgarden.desktop.links import open_link
from networkgarden.desktop.widgets.column import Card, cleared
from networkgarden.desktop.widgets.labels import ElidedLabel, PlainLabel
from networkgarden.domain.contact import Contact
from networkgarden.domain.incoming import Point, PointKind
from networkgarden.domain.kinds import State
from networkgarden.domain.links import https, mailto, tel
from networkgarden.domain.standing import Standing

CIRCLES = (5, 15, 50, 150)


class FactsCard(Card):
    def __init__(self, door: Door, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._door = door
        self._contact: Contact | None = None
        self.column.addWidget(PlainLabel(self.tr("Keeping in touch"), kind="heading"))
        self._ways = QVBoxLayout()
        self._ways.setSpacing(4)
        self.column.addLayout(self._ways)
        self.column.addLayout(self._build_form())
        self._states = QHBoxLayout()
        self._states.setSpacing(8)
        self.column.addLayout(self._states)

    def show_contact(self, contact: Contact, standing: Standing) -> None:
        self._contact = contact
        cleared(self._ways)
        for point in contact.points:
            self._ways.addLayout(self._way(point))
        for day in contact.dates:
            self._ways.addWidget(PlainLabel(f"{day.label.capitalize()}: {day.text()}", kind="muted"))
        for field, text in ((self._name, contact.name), (self._beds, "; ".join(contact.beds)),
                            (self._note, contact.note)):
            if not field.hasFocus():
                field.setText(text)
        self._circle.setCurrentIndex(CIRCLES.index(contact.circle))
        self._show_states(standing.state)

    def _way(self, point: Point) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(ElidedLabel(f"{point.value}  {point.label}".strip()), 1)
        link = {PointKind.EMAIL: mailto, PointKind.PHONE: tel}.get(point.kind, https)(point.value)
        if link:
            button = QPushButton(self.tr("Open"))
            button.setProperty("kind", "flat")
            button.setAccessibleName(self.tr("Open {value}").format(value=point.value))
            button.clicked.connect(lambda: open_link(link))
            row.addWidget(button)
        return row

    def _build_form(self) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        self._name, self._beds, self._note = QLineEdit(), QLineEdit(), QLineEdit()
        self._circle = QComboBox()
        for circle, text in zip(CIRCLES, (self.tr("Closest 5"), self.tr("Close 15"), self.tr("Friends 50"),
                                          self.tr("Wider 150")), strict=True):
            self._circle.addItem(text, circle)
        self._circle.activated.connect(lambda _: self._keep_circle())
        for label, field in ((self.tr("Name"), self._name), (self.tr("Circle"), self._circle),
                             (self.tr("Beds"), self._beds), (self.tr("Note"), self._note)):
            field.setAccessibleName(label)
            words = PlainLabel(label)
            words.setBuddy(field)
            form.addRow(words, field)
        self._beds.setPlaceholderText(self.tr("separated by ;"))
        for field in (self._name, self._beds, self._note):
            field.editingFinished.connect(self._keep_words)
        return form

    def _keep_words(self) -> None:
        if self._contact is None:
            return
        beds = tuple(dict.fromkeys(bed.strip() for bed in self._beds.text().split(";") if bed.strip()))
        name = " ".join(self._name.text().split()) or self._contact.name
        changed = replace(self._contact, name=name, note=self._note.text().strip(), beds=beds)
        if changed != self._contact:
            self._contact = changed
            self._door.do(lambda tending: edit_contact(tending, changed))

    def _keep_circle(self) -> None:
        contact, circle = self._contact, int(self._circle.currentData())
        if contact is not None and circle != contact.circle:
            self._door.do(lambda tending: set_circle(tending, [contact.id], circle, contact.every_days))

    def _show_states(self, state: State) -> None:
        cleared(self._states)
        choices = {
            State.SEED: (("plant", self.tr("Plant")), ("archive", self.tr("Archive"))),
            State.PLANTED: (("rest", self.tr("Let it rest")), ("archive", self.tr("Archive"))),
            State.RESTING: (("plant", self.tr("Plant again")), ("archive", self.tr("Archive"))),
            State.ARCHIVED: (("restore", self.tr("Restore")),),
        }[state]
        for word, text in choices:
            button = QPushButton(text)
            button.clicked.connect(lambda _=False, word=word: self._move(word))
            self._states.addWidget(button)
        self._states.addStretch(1)

    def _move(self, word: str) -> None:
        if self._contact is None:
            return
        ids = [self._contact.id]
        if word == "restore":
            self._door.do(lambda tending: restore(tending, ids))
        else:
            state = {"plant": State.PLANTED, "rest": State.RESTING, "archive": State.ARCHIVED}[word]
            self._door.do(lambda tending: set_state(tending, ids, state))
