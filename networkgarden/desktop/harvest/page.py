"""Harvest: what was given and received in a year, and what the garden will look like if nothing is done."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from networkgarden.actions.interactions import PHRASES
from networkgarden.desktop.door import Door
from networkgarden.desktop.theme import current_theme
from networkgarden.desktop.widgets.column import Card, ColumnPage, cleared
from networkgarden.desktop.widgets.labels import PlainLabel
from networkgarden.domain.kinds import Condition, Direction, Kind, State

YEAR = 365
AHEAD = (0, 30, 90)


class Bars(QWidget):
    """Two bars a row, given and received; the words beside them say the same."""

    ROW = 12

    def __init__(self, given: int, received: int, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values, self._most = (given, received), max(1, most)
        self.setFixedHeight(self.ROW * 2 + 4)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(240, self.ROW * 2 + 4)

    def paintEvent(self, _: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.colour("accent_fill"))
        for number, value in enumerate(self._values):
            painter.setBrush(theme.colour("accent_fill") if number == 0 else theme.colour("accent_soft"))
            width = (self.width() - 2) * value / self._most
            if value:
                painter.drawRoundedRect(QRectF(1, 1 + number * (self.ROW + 2), max(width, 4), self.ROW - 2), 4, 4)
        painter.end()


class HarvestPage(ColumnPage):
    def __init__(self, door: Door, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.title.setText(self.tr("Harvest"))
        self._door = door
        self._cards = QVBoxLayout()
        self._cards.setSpacing(16)
        self.column.addLayout(self._cards)
        self.column.addStretch(1)

    def refresh(self) -> None:
        cleared(self._cards)
        self._cards.addWidget(self._ahead())
        self._cards.addWidget(self._year())

    def _ahead(self) -> Card:
        """Counts by condition, of plants and not of people: nobody is named a debt."""
        card = Card()
        card.column.addWidget(PlainLabel(self.tr("The garden as it is, and if nothing is done"), kind="heading",
                                         wrap=True))
        for days in AHEAD:
            standings = self._door.tending.standings(self._door.tending.today() + days)
            planted = Counter(one.shown_condition for one in standings if one.state is State.PLANTED)
            words = ", ".join(f"{planted[condition]} {condition.value}" for condition in Condition)
            when = self.tr("Today") if days == 0 else self.tr("In {days} days").format(days=days)
            card.column.addWidget(PlainLabel(f"{when}: {words}", wrap=True))
        return card

    def _year(self) -> Card:
        card = Card()
        card.column.addWidget(PlainLabel(self.tr("Given and received in the last year"), kind="heading", wrap=True))
        rows = self._door.tending.garden.read.query(
            "SELECT kind, direction, count(*) FROM interaction WHERE day > ? AND kind != 'note' "
            "GROUP BY kind, direction",
            (self._door.tending.today() - YEAR,))
        given: Counter[str] = Counter()
        received: Counter[str] = Counter()
        for kind, direction, count in rows:
            if direction != Direction.RECEIVED:
                given[kind] += count
            if direction != Direction.SENT:
                received[kind] += count
        kinds = sorted(set(given) | set(received), key=lambda kind: -(given[kind] + received[kind]))
        if not kinds:
            card.column.addWidget(PlainLabel(self.tr("Nothing yet. The first hello is the seed of it."), kind="muted"))
        most = max([*given.values(), *received.values()], default=1)
        for kind in kinds:
            noun = PHRASES[Kind(kind)].split(" ", 1)[1]
            card.column.addWidget(PlainLabel(self.tr("{kind}: {given} given, {received} received").format(
                kind=noun.capitalize(), given=given[kind], received=received[kind])))
            card.column.addWidget(Bars(given[kind], received[kind], most))
        return card
