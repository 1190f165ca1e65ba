"""How a person is kept: circle and rhythm, beds, and the state of the plant."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QFormLayout, QLineEdit, QPushButton, QWidget

from networkgarden.actions.contacts import edit_contact, restore, set_circle, set_state
from networkgarden.actions.keeping import mark_died, set_never
from networkgarden.desktop.door import Door
from networkgarden.desktop.person.words import shortened
from networkgarden.desktop.widgets.choice import Choice
from networkgarden.desktop.widgets.column import Card, cleared
from networkgarden.desktop.widgets.flow import FlowLayout
from networkgarden.desktop.widgets.labels import PlainLabel
from networkgarden.domain.contact import Contact
from networkgarden.domain.kinds import RHYTHM_OF_CIRCLE, State

RHYTHMS = (7, 14, 30, 60, 90, 180, 365, 730)
LONGEST_BED = 28


class KeepingCard(Card):
    """Every choice is kept at once, through the door."""

    def __init__(self, door: Door, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._door = door
        self._contact: Contact | None = None
        self.column.addWidget(PlainLabel(self.tr("Keeping in touch"), kind="heading"))
        self.column.addLayout(self._build_form())
        self._beds = FlowLayout(4)
        self.column.addLayout(self._beds)
        self.column.addWidget(self._build_bed_field())
        self.column.addWidget(PlainLabel(self.tr("Never suggest"), kind="muted"))
        self._nevers = FlowLayout(4)
        self.column.addLayout(self._nevers)
        self._states = FlowLayout(8)
        self.column.addSpacing(4)
        self.column.addLayout(self._states)

    def show_contact(self, contact: Contact, beds: Sequence[str]) -> None:
        """``beds`` are all there are, to be offered while one is written."""
        self._contact = contact
        self._circle.setCurrentIndex(self._circle.findData(contact.circle))
        self._fill_rhythms(contact)
        self._show_beds(contact.beds)
        self._show_nevers(contact.never)
        completer = QCompleter([bed for bed in beds if bed not in contact.beds], self._bed)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._bed.setCompleter(completer)       # ends the one before, which is the field's own
        self._show_states(contact)

    def _build_form(self) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        self._circle, self._rhythm = Choice(self.tr("Circle")), Choice(self.tr("Rhythm"))
        circles = (self.tr("Closest (5)"), self.tr("Close (15)"), self.tr("Friends (50)"), self.tr("Wider (150)"))
        for circle, text in zip(RHYTHM_OF_CIRCLE, circles, strict=True):
            self._circle.addItem(text, circle)
        for box in (self._circle, self._rhythm):
            label = PlainLabel(box.accessibleName(), kind="muted")
            label.setMinimumHeight(32)
            label.setBuddy(box)
            form.addRow(label, box)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._circle.activated.connect(lambda _: self._keep_circle())
        self._rhythm.activated.connect(lambda _: self._keep_rhythm())
        return form

    def _fill_rhythms(self, contact: Contact) -> None:
        self._rhythm.clear()
        usual = self._rhythm_words(RHYTHM_OF_CIRCLE[contact.circle])
        self._rhythm.addItem(self.tr("As the circle ({rhythm})").format(rhythm=usual), None)
        own = {contact.every_days} if contact.every_days else set()
        for days in sorted({*RHYTHMS, *own}):
            self._rhythm.addItem(self._rhythm_words(days).capitalize(), days)
        self._rhythm.setCurrentIndex(self._rhythm.findData(contact.every_days) if contact.every_days else 0)

    def _rhythm_words(self, days: int) -> str:
        known = {7: self.tr("every week"), 14: self.tr("every two weeks"), 30: self.tr("every month"),
                 60: self.tr("every two months"), 90: self.tr("every three months"), 180: self.tr("twice a year"),
                 365: self.tr("once a year"), 730: self.tr("every two years")}
        return known.get(days) or self.tr("every {days} days").format(days=days)

    def _keep_circle(self) -> None:
        contact, circle = self._contact, int(self._circle.currentData())
        if contact is not None and circle != contact.circle:
            self._door.do(lambda tending: set_circle(tending, [contact.id], circle, contact.every_days))

    def _keep_rhythm(self) -> None:
        contact, days = self._contact, self._rhythm.currentData()
        if contact is not None and days != contact.every_days:
            self._door.do(lambda tending: set_circle(tending, [contact.id], contact.circle, days))

    def _show_beds(self, beds: Sequence[str]) -> None:
        cleared(self._beds)
        for bed in beds:
            chip = QPushButton(f"{shortened(bed, LONGEST_BED)}  ×".replace("&", "&&"))
            chip.setToolTip(html.escape(bed) if len(bed) > LONGEST_BED else "")
            chip.setProperty("kind", "chip")
            chip.setMinimumWidth(32)
            chip.setStyleSheet("padding: 0 10px; min-height: 26px; border-radius: 14px;")
            chip.setAccessibleName(self.tr("Take out of bed {bed}").format(bed=bed))
            chip.clicked.connect(lambda _=False, bed=bed: self._keep_beds(
                [one for one in self._contact_beds() if one != bed]))
            self._beds.addWidget(chip)

    def _build_bed_field(self) -> QLineEdit:
        self._bed = QLineEdit()
        self._bed.setAccessibleName(self.tr("Add to a bed"))
        self._bed.setPlaceholderText(self.tr("Add to a bed"))
        self._bed.setMinimumWidth(80)
        self._bed.setMaxLength(200)
        self._bed.returnPressed.connect(self._add_bed)
        return self._bed

    def _show_nevers(self, never: Sequence[str]) -> None:
        """Ways that do not fit this person: a pressed chip is never suggested."""
        cleared(self._nevers)
        ways = {self.tr("By telephone"): {"call"}, self.tr("By e-mail"): {"email"}, self.tr("By message"): {"message"},
                self.tr("Coffee or lunch"): {"coffee", "lunch"}, self.tr("On birthdays"): {"date"}}
        for text, kinds in ways.items():
            chip = QPushButton(text)
            chip.setProperty("kind", "chip")
            chip.setCheckable(True)
            chip.setChecked(kinds <= {*never})
            chip.setStyleSheet("padding: 0 10px; min-height: 26px; border-radius: 14px;")
            chip.setAccessibleName(self.tr("Never suggest: {way}").format(way=text))
            chip.toggled.connect(lambda on, kinds=kinds: self._keep_nevers(
                {*never, *kinds} if on else {*never} - kinds))
            self._nevers.addWidget(chip)

    def _keep_nevers(self, kinds: set[str]) -> None:
        contact = self._contact
        if contact is not None:
            self._door.do(lambda tending: set_never(tending, [contact.id], kinds))

    def _contact_beds(self) -> list[str]:
        return list(self._contact.beds) if self._contact else []

    def _add_bed(self) -> None:
        bed = " ".join(self._bed.text().split())
        self._bed.clear()
        if bed and bed not in self._contact_beds():
            self._keep_beds([*self._contact_beds(), bed])

    def _keep_beds(self, beds: Sequence[str]) -> None:
        if self._contact is not None:
            changed = replace(self._contact, beds=tuple(beds))
            self._door.do(lambda tending: edit_contact(tending, changed))

    def _show_states(self, contact: Contact) -> None:
        cleared(self._states)
        state = contact.state
        plant, rest = (State.PLANTED, self.tr("Plant")), (State.RESTING, self.tr("Let it rest"))
        archive = (State.ARCHIVED, self.tr("Archive"))
        choices: dict[State, tuple[tuple[State | None, str], ...]] = {
            State.SEED: (plant, archive), State.PLANTED: (rest, archive),
            State.RESTING: ((State.PLANTED, self.tr("Plant again")), archive),
            State.ARCHIVED: ((None, self.tr("Restore")),)}
        for target, text in choices[state]:
            button = QPushButton(text)
            button.setProperty("kind", "primary" if target is State.PLANTED and state is State.SEED else "plain")
            button.clicked.connect(lambda _=False, target=target: self._move(target))
            self._states.addWidget(button)
        if contact.died_on is None:
            died = QPushButton(self.tr("Has died"))
            died.setProperty("kind", "flat")
            died.setAccessibleDescription(self.tr("Keeps everything and never prompts again"))
            died.clicked.connect(lambda: self._door.do(lambda tending: mark_died(tending, contact.id)))
            self._states.addWidget(died)

    def _move(self, state: State | None) -> None:
        if self._contact is None:
            return
        ids = [self._contact.id]
        if state is None:
            self._door.do(lambda tending: restore(tending, ids))
        else:
            self._door.do(lambda tending: set_state(tending, ids, state))
