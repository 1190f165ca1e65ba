"""What a settings page is made of: titled groups, and rows of words with a field beside or below them."""

from __future__ import annotations

from datetime import date, time, timedelta

from PySide6.QtCore import QDate, QLocale, QTime, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from networkgarden.desktop.widgets.choice import Choice
from networkgarden.desktop.widgets.column import Card
from networkgarden.desktop.widgets.labels import PlainLabel

SIDE_BY_SIDE = 420
FIELD_WIDTH = 200


class Group(Card):
    """A titled box of rows."""

    def __init__(self, title: str, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self.column.setSpacing(12)
        if title:
            self.column.addWidget(PlainLabel(title, kind="heading", wrap=True))
        if words:
            self.column.addWidget(PlainLabel(words, kind="muted", wrap=True))

    def add_row(self, label: str, field: QWidget, hint: str = "") -> Row:
        row = Row(label, field, hint)
        self.column.addWidget(row)
        return row


class Row(QWidget):
    """``label`` names the field, for eyes and for screen readers; ``hint`` says more where it is needed."""

    def __init__(self, label: str, field: QWidget, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        field.setAccessibleName(label)
        field.setAccessibleDescription(hint)
        words = QVBoxLayout()
        words.setSpacing(2)
        name = PlainLabel(label, wrap=True)
        name.setBuddy(field)
        words.addWidget(name)
        if hint:
            words.addWidget(PlainLabel(hint, kind="small", wrap=True))
        self._layout.addLayout(words, 1)
        self._layout.addWidget(field)
        self._field = field
        field.setMaximumWidth(FIELD_WIDTH)
        field.setMinimumWidth(min(FIELD_WIDTH, 160))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= SIDE_BY_SIDE
        self._layout.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._field.setMinimumWidth(FIELD_WIDTH if beside else 160)


class Steps(QWidget):
    """A small number as a row of chips: every choice is seen, and arrows move between them."""

    chosen = Signal(int)

    def __init__(self, values: range, value: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for number in values:
            button = chip(QLocale().toString(number))
            self._group.addButton(button, number)
            row.addWidget(button, 1)
        self._group.button(value).setChecked(True)
        self._group.idToggled.connect(self._tell)
        self.setFocusProxy(self._group.button(value))

    def _tell(self, number: int, on: bool) -> None:
        if on:
            self.setFocusProxy(self._group.button(number))
            self.chosen.emit(number)


class TimeField(Choice):
    """A time of day by the half hour; one in between that was chosen elsewhere stays a choice."""

    picked = Signal(object)

    def __init__(self, name: str, value: time, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        times = sorted({value, *(time(number // 2, number % 2 * 30) for number in range(48))})
        for one in times:
            self.addItem(QLocale().toString(QTime(one.hour, one.minute), QLocale.FormatType.ShortFormat), one)
        self.setCurrentIndex(times.index(value))
        self.setMaxVisibleItems(12)
        self.currentIndexChanged.connect(lambda number: self.picked.emit(times[number]))


class DayField(Choice):
    """A day after ``today``: each of the next two weeks, then by the week for three months."""

    picked = Signal(object)

    def __init__(self, name: str, value: date, today: date, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        ahead = {today + timedelta(days=days) for days in (*range(1, 15), *range(21, 92, 7))}
        self._days = sorted(ahead | {value})
        for one in self._days:
            self.addItem(self._text(one), one)
        self.setCurrentIndex(self._days.index(value))
        self.setMaxVisibleItems(14)
        self.currentIndexChanged.connect(lambda _: self.picked.emit(self.day()))

    def day(self) -> date:
        return self._days[self.currentIndex()]

    def choose(self, day: date) -> None:
        """Show a day chosen elsewhere, which may be none of those offered."""
        if day not in self._days:
            self._days.append(day)
            self.addItem(self._text(day), day)
        self.setCurrentIndex(self._days.index(day))

    @staticmethod
    def _text(day: date) -> str:
        return QLocale().toString(QDate(day.year, day.month, day.day), "ddd d MMMM")


def chip(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("kind", "chip")
    button.setCheckable(True)
    button.setStyleSheet("padding: 0 2px; border-radius: 12px;")
    button.setMinimumWidth(28)
    return button
