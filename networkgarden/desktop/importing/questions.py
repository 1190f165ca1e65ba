"""What files cannot tell and only the person knows: who they are in them, and which way round dates go. Asked once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from networkgarden.actions.import_answers import me_from
from networkgarden.desktop.widgets.column import Card
from networkgarden.desktop.widgets.flow import FlowLayout
from networkgarden.desktop.widgets.labels import PlainLabel
from networkgarden.domain.incoming import Me

MOST_OFFERED = 12
LONGEST = 40


class WhoCard(Card):
    """``answered(list of Me)``: each pressed chip, and what was typed."""

    answered = Signal(list)

    def __init__(self, candidates: Sequence[Me], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Which of these are you?"))
        self.column.addWidget(PlainLabel(self.accessibleName(), kind="heading", wrap=True))
        self.column.addWidget(PlainLabel(self.tr(
            "These files do not say whose they are, so nobody knows which letters you wrote and which came to you. "
            "The answer is kept in your garden, and not asked again."), kind="muted", wrap=True))
        self._chips: list[tuple[QPushButton, Me]] = []
        flow = FlowLayout(8)
        for me in candidates[:MOST_OFFERED]:
            short = me.value if len(me.value) <= LONGEST else f"{me.value[:LONGEST - 1]}…"
            chip = QPushButton(short.replace("&", "&&"))
            chip.setProperty("kind", "chip")
            chip.setCheckable(True)
            chip.setAccessibleName(me.value)
            chip.toggled.connect(lambda _: self._check())
            self._chips.append((chip, me))
            flow.addWidget(chip)
        self.column.addLayout(flow)
        self.other = QLineEdit()
        self.other.setAccessibleName(self.tr("Another address, number or name of yours"))
        self.other.setPlaceholderText(self.other.accessibleName())
        self.other.setMinimumWidth(80)
        self.other.textChanged.connect(lambda _: self._check())
        self.other.returnPressed.connect(self._answer)
        self.column.addWidget(self.other)
        self.go = QPushButton(self.tr("That is me"))
        self.go.setProperty("kind", "primary")
        self.go.clicked.connect(self._answer)
        self.column.addWidget(self.go, 0, Qt.AlignmentFlag.AlignLeading)
        self._check()

    def _said(self) -> list[Me]:
        pressed = [Me(me.kind, me.value, sure=True) for chip, me in self._chips if chip.isChecked()]
        return [*pressed, *([me_from(self.other.text())] if self.other.text().strip() else [])]

    def _check(self) -> None:
        self.go.setEnabled(bool(self._said()))

    def _answer(self) -> None:
        if said := self._said():
            self.answered.emit(said)


class OrderCard(Card):
    """``answered(True)`` where the day comes first."""

    answered = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("How do these files write dates?"))
        self.column.addWidget(PlainLabel(self.accessibleName(), kind="heading", wrap=True))
        self.column.addWidget(PlainLabel(self.tr("A day like 3/4/24 can be read both ways, and nothing here decides."),
                                         kind="muted", wrap=True))
        flow = FlowLayout(8)
        for first, text in ((True, self.tr("3 April: the day first")), (False, self.tr("4 March: the month first"))):
            button = QPushButton(text)
            button.clicked.connect(lambda _=False, first=first: self.answered.emit(first))
            flow.addWidget(button)
        self.column.addLayout(flow)
