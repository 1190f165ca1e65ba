"""The first person: a name is enough."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLineEdit, QPushButton, QWidget

from networkgarden.actions.changes import Changes
from networkgarden.actions.contacts import add_contact
from networkgarden.actions.tending import Tending
from networkgarden.desktop.widgets.column import Card
from networkgarden.desktop.widgets.labels import PlainLabel
from networkgarden.desktop.widgets.tick import Tick
from networkgarden.domain.contact import USUAL_CIRCLE


class PersonForm(Card):
    """``planted(action)``: what to do to the garden once a name is there and Plant is pressed."""

    planted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column.setSpacing(8)
        self.column.addWidget(PlainLabel(self.tr("Start with one person"), kind="heading", wrap=True))
        self.name = self._field(self.tr("Name"))
        self.email = self._field(self.tr("E-mail, if you like"))
        self._add_circles()
        self.known_long = Tick(self.tr("We have known each other well for years"))
        self.column.addWidget(self.known_long)
        self.column.addStretch(1)
        self.plant = QPushButton(self.tr("Plant"))
        self.plant.setProperty("kind", "primary")
        self.plant.setEnabled(False)
        self.plant.clicked.connect(self._plant)
        self.column.addWidget(self.plant, 0, Qt.AlignmentFlag.AlignLeading)
        self.name.textChanged.connect(lambda text: self.plant.setEnabled(bool(text.strip())))
        for field in (self.name, self.email):
            field.returnPressed.connect(self._plant)

    def clear(self) -> None:
        for field in (self.name, self.email):
            field.clear()
        self.known_long.setChecked(False)
        self._choose(USUAL_CIRCLE)

    def _field(self, label: str) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(label)
        words = PlainLabel(label, kind="small")
        words.setBuddy(field)
        self.column.addWidget(words)
        self.column.addWidget(field)
        return field

    def _add_circles(self) -> None:
        self.column.addWidget(PlainLabel(self.tr("How close"), kind="small"))
        self._circles = QButtonGroup(self)
        grid = QGridLayout()
        grid.setSpacing(8)
        self._rhythms = {5: self.tr("A contact about every week."), 15: self.tr("A contact about every month."),
                         50: self.tr("A contact about every half year."), 150: self.tr("A contact about once a year.")}
        words = {5: self.tr("Closest 5"), 15: self.tr("Close 15"), 50: self.tr("Friends 50"),
                 150: self.tr("Wider 150")}
        for number, (circle, text) in enumerate(words.items()):
            chip = QPushButton(text)
            chip.setProperty("kind", "chip")
            chip.setCheckable(True)
            chip.setAccessibleDescription(self._rhythms[circle])
            self._circles.addButton(chip, circle)
            grid.addWidget(chip, number // 2, number % 2)
        self._rhythm = PlainLabel("", kind="small", wrap=True)
        self._circles.idToggled.connect(lambda circle, on: self._choose(circle) if on else None)
        self.column.addLayout(grid)
        self.column.addWidget(self._rhythm)
        self._choose(USUAL_CIRCLE)

    def _choose(self, circle: int) -> None:
        self._circles.button(circle).setChecked(True)
        self._rhythm.setText(self._rhythms[circle])

    def _plant(self) -> None:
        if not self.name.text().strip():
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        name, email, circle = self.name.text(), self.email.text().strip(), self._circles.checkedId()
        known_long = self.known_long.isChecked()

        def act(tending: Tending) -> Changes:
            return add_contact(tending, name, emails=[email] if email else [], circle=circle,
                               established=known_long)[0]

        self.planted.emit(act)
