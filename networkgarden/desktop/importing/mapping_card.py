"""What each column of a table holds: guessed, shown with what the file says there, changed by hand, remembered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from networkgarden.desktop.importing.words import field_words
from networkgarden.desktop.widgets.choice import Choice
from networkgarden.desktop.widgets.column import Card
from networkgarden.desktop.widgets.labels import ElidedLabel, PlainLabel
from networkgarden.domain.incoming import IncomingPerson
from networkgarden.domain.mapping import Field, Mapping, TableLook

OFFERED = (
    Field.NAME, Field.GIVEN, Field.MIDDLE, Field.FAMILY, Field.SUFFIX, Field.NICKNAME, Field.EMAIL, Field.PHONE,
    Field.PROFILE, Field.URL, Field.IM, Field.ORGANISATION, Field.TITLE, Field.STREET, Field.CITY, Field.REGION,
    Field.POSTCODE, Field.COUNTRY, Field.BIRTHDAY, Field.ANNIVERSARY, Field.BED, Field.NOTES, Field.CIRCLE, Field.EVERY,
    Field.KEPT, Field.LEFT_OUT)
PEOPLE_SHOWN = 3

Preview = Callable[[TableLook, Mapping], Sequence[IncomingPerson]]


class MappingCard(Card):
    """``chosen(Mapping)`` when the person is content with it; ``preview`` tells the first people it would give."""

    chosen = Signal(object)

    def __init__(self, look: TableLook, preview: Preview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._preview, self._mapping = look, preview, look.mapping
        self.setAccessibleName(self.tr("The columns of {name}").format(name=Path(look.path).name))
        self.column.addWidget(PlainLabel(self.accessibleName(), kind="heading", wrap=True))
        self.column.addWidget(PlainLabel(self.tr("Say what each holds; tables with the same headings are read alike "
                                                 "from then on."), kind="muted", wrap=True))
        self.column.addLayout(self._build_columns())
        self._people = PlainLabel("", kind="small", wrap=True)
        self.column.addWidget(self._people)
        self._go = QPushButton(self.tr("Read it this way"))
        self._go.setProperty("kind", "primary")
        self._go.clicked.connect(lambda: self.chosen.emit(self._mapping))
        self.column.addWidget(self._go, 0, Qt.AlignmentFlag.AlignLeading)
        self._show_people()

    def _build_columns(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 1)
        for place, column in enumerate(self._look.mapping.columns):
            heading = column.heading or self.tr("Column {number}").format(number=place + 1)
            said = ", ".join(row[place] for row in self._look.sample if place < len(row) and row[place].strip())
            grid.addWidget(ElidedLabel(heading), 2 * place, 0)
            grid.addWidget(ElidedLabel(said, kind="small"), 2 * place + 1, 0)
            choice = Choice(self.tr("{heading} holds").format(heading=heading))
            for field in dict.fromkeys((*OFFERED, column.field)):
                choice.addItem(field_words(field), field.value)
            choice.setCurrentIndex(choice.findData(column.field.value))
            choice.currentIndexChanged.connect(lambda _, place=place, choice=choice: self._take(
                place, Field(choice.currentData())))
            grid.addWidget(choice, 2 * place, 1, 2, 1, Qt.AlignmentFlag.AlignTop)
        return grid

    def _take(self, place: int, field: Field) -> None:
        label = self._look.mapping.columns[place].label
        self._mapping = self._mapping.with_column(place, field, label)
        self._show_people()

    def _show_people(self) -> None:
        people = self._preview(self._look, self._mapping)
        self._go.setEnabled(bool(people))
        told = [", ".join(part for part in (one.name or f"{one.given} {one.family}".strip(), *one.emails()[:1],
                                            *one.phones()[:1]) if part) for one in people[:PEOPLE_SHOWN]]
        self._people.setText(self.tr("The first people: {people}").format(people="; ".join(told)) if told else
                             self.tr("No column tells who somebody is: choose one for the name or the e-mail."))
