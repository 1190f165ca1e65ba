"""People side by side: the portrait, the name, and field by field what each has, with the differences stronger."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QStyle, QVBoxLayout, QWidget

from networkgarden.desktop.botany.portrait import PlantPortrait
from networkgarden.desktop.seeds.review_words import facts_of, field_words
from networkgarden.desktop.widgets.column import cleared
from networkgarden.desktop.widgets.labels import PlainLabel
from networkgarden.domain.contact import Contact
from networkgarden.domain.standing import Standing
from networkgarden.domain.words import folded

PORTRAIT, SMALL_PORTRAIT = 96, 64
WIDE = 420
COLUMNS = 2
LONGEST_WORD = 10
NO_DIFFERENCE = ("kept", "contact")


class Sides(QWidget):
    """Two columns; a third person begins a new row of them."""

    def __init__(self, local: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._local = local
        self._portraits: list[PlantPortrait] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        for column in range(COLUMNS):
            self._grid.setColumnStretch(column, 1)

    def show_people(self, people: Sequence[tuple[Contact, Standing | None]]) -> None:
        cleared(self._grid)
        self._portraits = []
        facts = [facts_of(contact, standing.last_contact_on if standing else None) for contact, standing in people]
        row = 0
        for start in range(0, len(people), COLUMNS):
            row = self._show_row(row, people[start:start + COLUMNS], facts[start:start + COLUMNS], facts)
        self._fit()

    def _show_row(self, row: int, people: Sequence[tuple[Contact, Standing | None]],
                  facts: Sequence[dict[str, tuple[str, ...]]], everybody: Sequence[dict[str, tuple[str, ...]]]) -> int:
        """The next free row of the grid."""
        for column, (contact, standing) in enumerate(people):
            self._grid.addLayout(self._head(contact, standing), row, column, Qt.AlignmentFlag.AlignTop)
        for field, name in field_words().items():
            if not any(one[field] for one in everybody):
                continue
            row += 1
            shared = _shared(field, everybody)
            for column, one in enumerate(facts):
                self._grid.addLayout(self._field(name, one[field], shared), row, column,
                                     Qt.AlignmentFlag.AlignTop)
        self._grid.setRowMinimumHeight(row + 1, 12)
        return row + 2

    def _head(self, contact: Contact, standing: Standing | None) -> QVBoxLayout:
        portrait = PlantPortrait(standing, self._local, PORTRAIT)
        self._portraits.append(portrait)
        name = PlainLabel(_breakable(contact.name), kind="heading", wrap=True)
        name.setAccessibleName(contact.name)
        name.setMinimumWidth(24)
        _lead(name)
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(portrait)
        column.addWidget(name)
        return column

    def _field(self, name: str, values: tuple[str, ...], shared: set[str]) -> QVBoxLayout:
        """The values of one, those that not everybody has stronger."""
        column = QVBoxLayout()
        column.setSpacing(0)
        labels = [PlainLabel(name, kind="small")]
        for value in values or ("",):
            same = not value or folded(value) in shared
            label = PlainLabel(_breakable(value) or "–", kind="muted" if same else "strong", wrap=True)
            label.setAccessibleName(self.tr("{field}: {value}").format(
                field=name, value=value or self.tr("nothing")))
            label.setAccessibleDescription("" if same else self.tr("differs"))
            labels.append(label)
        for label in labels:
            label.setMinimumWidth(24)
            _lead(label)
            column.addWidget(label)
        return column

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Smaller portraits where there is little room."""
        side = PORTRAIT if self.width() >= WIDE else SMALL_PORTRAIT
        for portrait in self._portraits:
            portrait.set_side(side)


def _shared(field: str, everybody: Sequence[dict[str, tuple[str, ...]]]) -> set[str]:
    """What all have there; of how each stands in the garden nothing is a difference."""
    said = [{folded(value) for value in one[field]} for one in everybody]
    return set.union(*said) if field in NO_DIFFERENCE else set.intersection(*said)


def _breakable(text: str) -> str:
    """May break after signs of an address, and in a word too long for a narrow column."""
    return re.sub(rf"([@/.]|\S{{{LONGEST_WORD}}})(?=\S)", "\\1\u200b", " ".join(text.split()))


def _lead(label: PlainLabel) -> None:
    """What is written in the other direction still begins where the rest does."""
    leading = QStyle.visualAlignment(label.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
    label.setAlignment(leading | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop)
