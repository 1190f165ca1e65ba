"""Welcome: drop your files, start with one person, or look at a sample garden."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QPushButton, QWidget

from networkgarden.actions.changes import Changes
from networkgarden.actions.contacts import add_contact
from networkgarden.actions.sample import sow_sample
from networkgarden.actions.tending import Tending
from networkgarden.desktop.door import Door
from networkgarden.desktop.widgets.column import Card, ColumnPage
from networkgarden.desktop.widgets.labels import PlainLabel


class WelcomePage(ColumnPage):
    import_wanted = Signal()
    files_dropped = Signal(list)
    finished = Signal()

    def __init__(self, door: Door, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.title.setText(self.tr("Welcome to your garden"))
        self._door = door
        self.setAcceptDrops(True)
        self.column.addWidget(PlainLabel(self.tr(
            "Everything stays in one encrypted file on this computer."), kind="muted", wrap=True))
        self.column.addWidget(self._person_card())
        self.column.addWidget(self._files_card())
        self.column.addWidget(self._sample_card())
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Shows nothing of the garden."""

    def _person_card(self) -> Card:
        card = Card()
        card.column.addWidget(PlainLabel(self.tr("Start with one person"), kind="heading"))
        form = QFormLayout()
        self._name, self._email = QLineEdit(), QLineEdit()
        self._circle = QComboBox()
        for circle, text in ((5, self.tr("Closest 5")), (15, self.tr("Close 15")), (50, self.tr("Friends 50")),
                             (150, self.tr("Wider 150"))):
            self._circle.addItem(text, circle)
        self._circle.setCurrentIndex(2)
        for label, field in ((self.tr("Name"), self._name), (self.tr("E-mail"), self._email),
                             (self.tr("Circle"), self._circle)):
            field.setAccessibleName(label)
            words = PlainLabel(label)
            words.setBuddy(field)
            form.addRow(words, field)
        card.column.addLayout(form)
        plant = QPushButton(self.tr("Plant"))
        plant.setProperty("kind", "primary")
        plant.clicked.connect(self._plant)
        self._name.returnPressed.connect(self._plant)
        self._email.returnPressed.connect(self._plant)
        card.column.addWidget(plant)
        return card

    def _files_card(self) -> Card:
        card = Card()
        card.column.addWidget(PlainLabel(self.tr("Drop your files"), kind="heading"))
        card.column.addWidget(PlainLabel(self.tr(
            "vCards, a LinkedIn archive, or tables of people and history. You see what they bring before anything is "
            "kept."), kind="muted", wrap=True))
        choose = QPushButton(self.tr("Choose files…"))
        choose.clicked.connect(self.import_wanted)
        card.column.addWidget(choose)
        return card

    def _sample_card(self) -> Card:
        card = Card()
        card.column.addWidget(PlainLabel(self.tr("Look at a sample garden"), kind="heading"))
        card.column.addWidget(PlainLabel(self.tr("Made-up people, to see how it grows. One step undoes it."),
                                         kind="muted", wrap=True))
        sow = QPushButton(self.tr("Sow the sample garden"))
        sow.clicked.connect(self._sow)
        card.column.addWidget(sow)
        return card

    def _plant(self) -> None:
        name, email, circle = self._name.text(), self._email.text().strip(), int(self._circle.currentData())

        def act(tending: Tending) -> Changes:
            return add_contact(tending, name, emails=[email] if email else [], circle=circle)[0]

        if self._door.do(act) is not None:
            self._name.clear()
            self._email.clear()
            self.finished.emit()

    def _sow(self) -> None:
        if self._door.do(sow_sample) is not None:
            self.finished.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.files_dropped.emit([url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()])
