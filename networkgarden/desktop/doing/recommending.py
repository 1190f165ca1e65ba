"""A recommendation, asked for piece by piece: how you know them, what they did, one example, would work again."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from networkgarden.actions.drafting import draft_for
from networkgarden.desktop.door import Door
from networkgarden.desktop.widgets.labels import ElidedLabel, PlainLabel
from networkgarden.desktop.widgets.sheet import Sheet
from networkgarden.desktop.widgets.tick import Tick
from networkgarden.desktop.widgets.veil import veiled


class RecommendDialog(Sheet):
    """``composed(values)`` with what fills the template: how, did, example, again."""

    composed = Signal(object)

    def __init__(self, door: Door, contact_id: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent, height=640)
        self._door, self._contact_id = door, contact_id
        contact = door.tending.garden.read.contact(contact_id)
        name = veiled(contact.name) if contact else ""
        self.setWindowTitle(self.tr("Recommend"))
        self.column.addWidget(ElidedLabel(self.tr("Recommend {name}").format(name=name), kind="heading"))
        self.column.addWidget(PlainLabel(self.tr("A few honest sentences, when you are ready. Never as a swap."),
                                         kind="muted", wrap=True))
        self.how = self._lines(self.tr("How do you know each other?"),
                               self.tr("I worked with … for two years at …"))
        self.did = self._lines(self.tr("What did they do?"), self.tr("Led …, and …"))
        self.example = self._lines(self.tr("One example"), self.tr("When …, they …"))
        self.again = Tick(self.tr("I would work with them again"))
        self.again.setChecked(True)
        self.again.toggled.connect(lambda _: self._show())
        self.column.addWidget(self.again)
        self._whole = PlainLabel("", wrap=True)
        self._whole.setAccessibleName(self.tr("The recommendation so far"))
        self.column.addWidget(PlainLabel(self.tr("So far"), kind="muted"))
        self.column.addWidget(self._whole)
        self.column.addStretch(1)
        self._go_on = self.add_button(self.tr("Go on…"), "primary")
        self._go_on.clicked.connect(self._compose)
        close = self.add_button(self.tr("Close"), "flat")
        close.clicked.connect(self.close)
        self._show()

    def values(self) -> dict[str, str]:
        """"again" is left to the template where they would, and empty where not."""
        found = {name: " ".join(field.toPlainText().split()) for name, field in (
            ("how", self.how), ("did", self.did), ("example", self.example))}
        return found if self.again.isChecked() else {**found, "again": ""}

    def _lines(self, label: str, example: str) -> QPlainTextEdit:
        field = QPlainTextEdit()
        field.setTabChangesFocus(True)
        field.setPlaceholderText(example)
        field.setFixedHeight(field.fontMetrics().lineSpacing() * 2 + 20)
        field.textChanged.connect(self._show)
        self.add_field(label, field)
        return field

    def _show(self) -> None:
        if not hasattr(self, "_go_on"):
            return
        values = self.values()
        self._whole.setText(draft_for(self._door.tending, [self._contact_id], "recommendation", extra=values).body)
        ready = bool(values["did"])
        self._go_on.setEnabled(ready)
        self.say("" if ready else self.tr("Say at least what they did."))

    def _compose(self) -> None:
        values = self.values()
        self.accept()
        self.composed.emit(values)
