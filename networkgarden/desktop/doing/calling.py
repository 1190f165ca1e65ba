"""Before a call: the number, and what one would like to have in mind."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from networkgarden.desktop.links import open_link
from networkgarden.desktop.widgets.column import Card
from networkgarden.desktop.widgets.labels import ElidedLabel, PlainLabel
from networkgarden.desktop.widgets.sheet import Sheet
from networkgarden.desktop.widgets.veil import names_are_veiled, veiled, veiled_in
from networkgarden.domain.links import tel


class CallSheet(Sheet):
    """``numbers`` are (number, label); ``begun`` when it closes after a number was dialled or taken by hand."""

    begun = Signal()

    def __init__(self, name: str, numbers: Sequence[tuple[str, str]], reason: str, facts: Sequence[str],
                 parent: QWidget | None = None) -> None:
        super().__init__("", parent, height=440)
        self.setWindowTitle(self.tr("Call"))
        self._begun = False
        self.column.addWidget(ElidedLabel(self.tr("Call {name}").format(name=veiled(name)), kind="heading"))
        hidden = names_are_veiled()
        if reason:
            self.column.addWidget(PlainLabel(veiled_in(reason, name), wrap=True))
        for number, label in numbers:
            self.column.addWidget(self._row(number, label))
        if facts and not hidden:
            self.column.addSpacing(4)
            self.column.addWidget(PlainLabel(self.tr("What you know"), kind="muted"))
        for line in () if hidden else facts:
            self.column.addWidget(PlainLabel(line, kind="small", wrap=True))
        self.column.addStretch(1)
        by_hand = self.add_button(self.tr("I call by hand"))
        by_hand.setAccessibleDescription(self.tr("Afterwards you are asked whether it happened"))
        by_hand.clicked.connect(self._by_hand)
        close = self.add_button(self.tr("Close"), "flat")
        close.clicked.connect(self.close)
        self.finished.connect(lambda _: self.begun.emit() if self._begun else None)

    def _row(self, number: str, label: str) -> Card:
        """A number with its button; one with a service code can be read and is not dialled."""
        card = Card()
        row = QHBoxLayout()
        row.setSpacing(12)
        shown = ElidedLabel(number, kind="heading")
        shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(shown, 1)
        link = tel(number)
        if link:
            dial = QPushButton(self.tr("Dial"))
            dial.setProperty("kind", "primary")
            dial.setAccessibleName(self.tr("Dial {number}").format(number=number))
            dial.clicked.connect(lambda: self._dial(link))
            row.addWidget(dial)
        card.column.addLayout(row)
        if label:
            card.column.addWidget(ElidedLabel(label, kind="small"))
        if not link:
            card.column.addWidget(PlainLabel(self.tr("This is a service code or no number; it is not dialled."),
                                             kind="small", wrap=True))
        return card

    def _dial(self, link: str) -> None:
        self._begun = True
        if open_link(link):
            self.accept()
        else:
            self.say(self.tr("No program here dials. The number stays in sight."))

    def _by_hand(self) -> None:
        self._begun = True
        self.accept()
