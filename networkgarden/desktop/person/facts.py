"""What is known of a person: how we know each other, ways to reach them, dates, and what files brought along."""

from __future__ import annotations

import html

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from networkgarden.desktop.links import open_link
from networkgarden.desktop.person.words import breakable, date_words
from networkgarden.desktop.widgets.column import Card, cleared
from networkgarden.desktop.widgets.labels import ElidedLabel, PlainLabel
from networkgarden.domain.contact import Contact
from networkgarden.domain.incoming import Address, Point, PointKind
from networkgarden.domain.links import https, mailto, tel

MOST_FIELDS = 12


class FactsCard(Card):
    """Read only; ``edit_wanted`` when the person would like to write."""

    edit_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        head = QHBoxLayout()
        head.addWidget(PlainLabel(self.tr("About"), kind="heading"), 1)
        edit = QPushButton(self.tr("Edit"))
        edit.setAccessibleName(self.tr("Edit contact"))
        edit.clicked.connect(self.edit_wanted)
        head.addWidget(edit)
        self.column.addLayout(head)
        self._note = PlainLabel("", wrap=True)
        self.column.addWidget(self._note)
        self._ways = QVBoxLayout()
        self._ways.setSpacing(4)
        self.column.addLayout(self._ways)
        self._fields = QGridLayout()
        self._fields.setHorizontalSpacing(12)
        self._fields.setVerticalSpacing(4)
        self._fields.setColumnStretch(1, 1)
        self.column.addLayout(self._fields)

    def show_contact(self, contact: Contact) -> None:
        invitation = self.tr("How do you know each other? A line of your own can stand here.")
        self._note.setText(breakable(contact.note) or invitation)
        self._note.setProperty("kind", "" if contact.note else "muted")
        self._note.style().polish(self._note)
        cleared(self._ways)
        for point in contact.points:
            self._ways.addLayout(self._way(point))
        cleared(self._fields)
        rows = [(self.tr("Nickname"), contact.nickname)] if contact.nickname else []
        rows += [(one.label.capitalize() or self.tr("Date"), date_words(one)) for one in contact.dates]
        rows += [(one.label.capitalize() or self.tr("Address"), address_words(one)) for one in contact.addresses]
        rows += list(contact.custom[:MOST_FIELDS])
        for number, (label, text) in enumerate(rows):
            name = ElidedLabel(label, kind="muted")
            name.setFixedWidth(96)
            self._fields.addWidget(name, number, 0, Qt.AlignmentFlag.AlignTop)
            self._fields.addWidget(PlainLabel(breakable(text), wrap=True), number, 1)

    def _way(self, point: Point) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(0)
        value = ElidedLabel(point.value)
        value.setToolTip(html.escape(point.value))
        words.addWidget(value)
        if point.label:
            words.addWidget(ElidedLabel(point.label, kind="small"))
        row.addLayout(words, 1)
        link, verb, name = self._link(point)
        if link:
            button = QPushButton(verb)
            button.setProperty("kind", "flat")
            button.setAccessibleName(name.format(value=point.value))
            button.clicked.connect(lambda: open_link(link))
            row.addWidget(button)
        return row

    def _link(self, point: Point) -> tuple[str, str, str]:
        """The safe link ("" for none), the button's word and its whole name."""
        if point.kind is PointKind.EMAIL:
            return mailto(point.value), self.tr("Write"), self.tr("Write to {value}")
        if point.kind is PointKind.PHONE:
            return tel(point.value), self.tr("Dial"), self.tr("Dial {value}")
        return https(point.value), self.tr("Open"), self.tr("Open {value}")


def address_words(one: Address) -> str:
    town = " ".join(part for part in (one.postcode, one.city) if part)
    return ", ".join(part for part in (one.street, town, one.region, one.country) if part)
