"""Harvest: what was given and received in a year, and what the garden will look like if nothing is done."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from networkgarden.actions.harvest import Harvest, harvest_of
from networkgarden.desktop.botany.look import PlantLook
from networkgarden.desktop.door import Door
from networkgarden.desktop.harvest.charts import Bar, Columns, Swatch
from networkgarden.desktop.harvest.words import (
    borne_words,
    bringer_words,
    condition_words,
    exchange_words,
    fruits_words,
    kind_words,
    month_letter,
    months_words,
    outlook_words,
    when_words,
    year_words,
)
from networkgarden.desktop.looking import Looking
from networkgarden.desktop.tasks import Tasks
from networkgarden.desktop.widgets.column import Card, ColumnPage, cleared
from networkgarden.desktop.widgets.labels import PlainLabel
from networkgarden.desktop.widgets.plant_strip import PlantStrip
from networkgarden.domain.kinds import Condition, Rung

GIVEN, TOGETHER, RECEIVED = 0, 1, 2
EXAMPLE = 20_270
MOST_FRUITS, MOST_BRINGERS = 20, 12


class HarvestPage(ColumnPage):
    """With ``tasks`` it looks at the garden beside the window."""

    def __init__(self, door: Door, tasks: Tasks | None = None, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.title.setText(self.tr("Harvest"))
        self._looking = Looking(door, tasks, harvest_of, self._show_harvest, self)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(16)
        self.column.addLayout(self._cards)
        self.column.addStretch(1)

    def refresh(self) -> None:
        self._looking.look()

    def _show_harvest(self, harvest: Harvest) -> None:
        place = self.verticalScrollBar().value()
        cleared(self._cards)
        if not harvest.planted and not harvest.contacts:
            self._cards.addWidget(self._nothing())
            return
        self._cards.addWidget(self._year(harvest))
        if harvest.fruits:
            self._cards.addWidget(self._fruits(harvest))
        if harvest.bringers:
            self._cards.addWidget(self._bringers(harvest))
        if harvest.exchanges:
            self._cards.addWidget(self._exchanges(harvest))
        if harvest.planted:
            self._cards.addWidget(self._ahead(harvest))
        self.verticalScrollBar().setValue(place)

    def _nothing(self) -> Card:
        card = self._card(self.tr("The harvest comes later"))
        card.column.addWidget(PlainLabel(self.tr(
            "Plant somebody and log what happens between you: here you will see what was given and received, "
            "and how the garden goes on from there."), kind="muted", wrap=True))
        card.column.addWidget(PlantStrip([PlantLook("apple", EXAMPLE + rung, rung, Condition.FRESH, 2)
                                          for rung in (Rung.SEED, Rung.LEAFY, Rung.BRANCHING, Rung.FRUITING)]))
        return card

    def _year(self, harvest: Harvest) -> Card:
        card = self._card(self.tr("The last twelve months"))
        card.column.addWidget(PlainLabel(year_words(harvest), wrap=True))
        if harvest.contacts:
            card.column.addSpacing(4)
            card.column.addWidget(Columns([(month_letter(month), count) for (_, month), count in harvest.months]))
            card.column.addWidget(PlainLabel(months_words(harvest.months), kind="small", wrap=True))
        return card

    def _fruits(self, harvest: Harvest) -> Card:
        card = self._card(self.tr("Fruit"))
        card.column.addWidget(PlainLabel(fruits_words(harvest.fruits), wrap=True))
        for one in harvest.fruits[:MOST_FRUITS]:
            card.column.addWidget(PlainLabel(borne_words(one), kind="small", wrap=True))
        return card

    def _bringers(self, harvest: Harvest) -> Card:
        card = self._card(self.tr("Who brought whom"))
        for one in harvest.bringers[:MOST_BRINGERS]:
            card.column.addWidget(PlainLabel(bringer_words(one), wrap=True))
        return card

    def _exchanges(self, harvest: Harvest) -> Card:
        card = self._card(self.tr("Given and received"))
        card.column.addLayout(self._legend((GIVEN, self.tr("given")), (TOGETHER, self.tr("together")),
                                           (RECEIVED, self.tr("received"))))
        most = max(one.total for one in harvest.exchanges)
        for one in harvest.exchanges:
            card.column.addSpacing(4)
            words = QHBoxLayout()
            words.setSpacing(8)
            words.addWidget(PlainLabel(kind_words(one.kind)))
            words.addStretch(1)
            words.addWidget(PlainLabel(exchange_words(one), kind="small"))
            card.column.addLayout(words)
            card.column.addWidget(Bar([(GIVEN, one.given), (TOGETHER, one.together), (RECEIVED, one.received)], most))
        return card

    def _ahead(self, harvest: Harvest) -> Card:
        """Counts of plants by condition, and of nobody in particular: no one is named a debt."""
        card = self._card(self.tr("If nothing is done"))
        card.column.addWidget(PlainLabel(self.tr("No plant ever dies: those asleep wake at the next hello."),
                                         kind="muted", wrap=True))
        card.column.addWidget(PlantStrip([PlantLook("foxglove", EXAMPLE, Rung.FLOWERING, condition, 2)
                                          for condition in Condition]))
        names = QGridLayout()
        names.setHorizontalSpacing(0)
        names.setVerticalSpacing(4)
        for number, condition in enumerate(Condition):
            names.setColumnStretch(number, 1)
            names.addWidget(Swatch(number), 0, number, Qt.AlignmentFlag.AlignCenter)
            names.addWidget(PlainLabel(condition_words(condition), kind="small"), 1, number,
                            Qt.AlignmentFlag.AlignCenter)
        card.column.addLayout(names)
        for outlook in harvest.outlooks:
            card.column.addSpacing(4)
            card.column.addWidget(PlainLabel(f"{when_words(outlook.days)}: {outlook_words(outlook)}", wrap=True))
            card.column.addWidget(Bar(list(enumerate(outlook.counts.values())), harvest.planted))
        return card

    def _card(self, heading: str) -> Card:
        card = Card()
        card.setAccessibleName(heading)
        card.column.addWidget(PlainLabel(heading, kind="heading", wrap=True))
        return card

    def _legend(self, *parts: tuple[int, str]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        for number, words in parts:
            row.addWidget(Swatch(number))
            row.addWidget(PlainLabel(words, kind="small"))
            row.addSpacing(8)
        row.addStretch(1)
        return row
