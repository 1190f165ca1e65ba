"""One seed: who it is, what is known, the circle to plant it in, and three answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QPushButton, QStyle, QVBoxLayout, QWidget

from networkgarden.desktop.botany.portrait import PlantPortrait
from networkgarden.desktop.seeds.words import (
    circle_words,
    history_words,
    rhythm_words,
    species_words,
    suggestion_words,
)
from networkgarden.desktop.widgets.column import Card
from networkgarden.desktop.widgets.labels import ElidedLabel, PlainLabel
from networkgarden.desktop.widgets.veil import names_are_veiled, veiled
from networkgarden.domain.acquaintance import Acquaintance
from networkgarden.domain.contact import USUAL_CIRCLE, Contact
from networkgarden.domain.kinds import RHYTHM_OF_CIRCLE, Condition, Rung, State
from networkgarden.domain.species import species_for
from networkgarden.domain.standing import Standing

CIRCLES = tuple(RHYTHM_OF_CIRCLE)
GROWN_ROOTS = 3.0
WIDE = 340
PORTRAIT, SMALL_PORTRAIT = 112, 72


class SeedCard(Card):
    """``plant_wanted``, ``leave_wanted``, ``archive_wanted`` are about the seed shown; ``circle()`` is the choice."""

    plant_wanted = Signal()
    leave_wanted = Signal()
    archive_wanted = Signal()

    def __init__(self, local: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seed: Standing | None = None
        self.veiled = False
        self._portraits = [PlantPortrait(None, local, side) for side in (PORTRAIT, SMALL_PORTRAIT)]
        self._name = ElidedLabel("", kind="heading")
        self._who = ElidedLabel("", kind="small")
        self._why = PlainLabel("", wrap=True)
        self._grown = PlainLabel("", kind="small", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(4)
        # A name of the other direction still begins where the others do.
        leading = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
        for label in (self._name, self._who, self._why, self._grown):
            label.setAlignment(leading | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
            words.addWidget(label)
        words.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(16)
        for portrait in self._portraits:
            row.addWidget(portrait, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.column.setSpacing(12)
        self.column.addLayout(row)
        self.column.addLayout(self._make_circles())
        self.column.addLayout(self._make_answers())
        self.choose_circle(USUAL_CIRCLE)

    def show_seed(self, seed: Standing, contact: Contact | None, known: Acquaintance, today: int) -> None:
        """``contact`` says more about who it is, ``known`` what the log says about them."""
        self._seed, self.veiled = seed, names_are_veiled()
        self.setAccessibleName(veiled(seed.name))
        self._name.set_whole(veiled(seed.name))
        facts = (contact.title, contact.organisation, *contact.beds) if contact else ()
        who = " · ".join(part for part in facts if part)
        self._who.set_whole(who)
        self._who.setVisible(bool(who))
        self._why.setText("\n".join(history_words(known, today)))
        self._suggested.setText(suggestion_words(known))
        self._suggested.setVisible(bool(self._suggested.text()))
        self.choose_circle(known.suggested_circle or USUAL_CIRCLE)

    def seed(self) -> Standing | None:
        """Whose card it is."""
        return self._seed

    def circle(self) -> int:
        return self._circles.checkedId()

    def choose_circle(self, circle: int) -> None:
        self._circles.button(circle).setChecked(True)
        self._show_circle()

    def step_circle(self, step: int) -> None:
        place = CIRCLES.index(self.circle()) + step
        self.choose_circle(CIRCLES[max(0, min(place, len(CIRCLES) - 1))])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A small portrait where there is little room for the words."""
        super().resizeEvent(event)
        wide = self.width() >= WIDE
        self._portraits[0].setVisible(wide)
        self._portraits[1].setVisible(not wide)

    def _make_circles(self) -> QVBoxLayout:
        self._circles = QButtonGroup(self)
        self._suggested, self._rhythm = PlainLabel("", wrap=True), PlainLabel("", kind="small", wrap=True)
        grid = QGridLayout()
        grid.setSpacing(8)
        for number, circle in enumerate(CIRCLES):
            chip = QPushButton(circle_words(circle))
            chip.setProperty("kind", "chip")
            chip.setCheckable(True)
            chip.setAccessibleDescription(rhythm_words(circle))
            self._circles.addButton(chip, circle)
            grid.addWidget(chip, number // 2, number % 2)
        self._circles.idToggled.connect(lambda _, on: self._show_circle() if on else None)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(self._suggested)
        column.addLayout(grid)
        column.addWidget(self._rhythm)
        return column

    def _make_answers(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for text, kind, signal in ((self.tr("Plant"), "primary", self.plant_wanted),
                                   (self.tr("Leave"), "plain", self.leave_wanted),
                                   (self.tr("Archive"), "flat", self.archive_wanted)):
            button = QPushButton(text)
            button.setProperty("kind", kind)
            button.clicked.connect(signal)
            row.addWidget(button, 1)
        return row

    def _show_circle(self) -> None:
        """The plant this seed would become in that circle, and the rhythm that goes with it."""
        circle = self.circle()
        self._rhythm.setText(rhythm_words(circle))
        if self._seed is not None:
            species = species_for(circle, self._seed.seed)
            self._grown.setText(species_words(species))
            grown = replace(self._seed, state=State.PLANTED, species=species, rung=Rung.FLOWERING,
                            condition=Condition.FRESH, roots=GROWN_ROOTS, wet=False, dew=False)
            for portrait in self._portraits:
                portrait.show_standing(grown)
