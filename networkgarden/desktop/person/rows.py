"""What the small cards of a person share: lines that can be taken out, and a card that fills itself with them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from networkgarden.desktop.door import Door
from networkgarden.desktop.person.words import breakable
from networkgarden.desktop.widgets.column import Card, cleared
from networkgarden.desktop.widgets.labels import PlainLabel


class ListCard(Card):
    """A heading, one line for each entry, and room for fields below; every change goes through the door."""

    def __init__(self, door: Door, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.door = door
        self.contact_id = ""
        self._unfold: QPushButton | None = None
        self._folded: tuple[QWidget, ...] = ()
        self.column.addWidget(PlainLabel(title, kind="heading"))
        self.lines = QVBoxLayout()
        self.lines.setSpacing(4)
        self.column.addLayout(self.lines)

    def begin(self, contact_id: str) -> None:
        """Show another contact, or the same one anew: an empty list to be filled."""
        if contact_id != self.contact_id:
            self.contact_id = contact_id
            for field in self.findChildren(QLineEdit):
                field.clear()
            self._fold(True)
        cleared(self.lines)

    def add_line(self, first: QWidget, remove_name: str, remove: Callable[[], object], *more: QWidget) -> None:
        """``first`` takes the room; a small × named ``remove_name`` at the end."""
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(first, 1)
        for widget in more:
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(remover(remove_name, remove), 0, Qt.AlignmentFlag.AlignTop)
        self.lines.addLayout(row)

    def fold(self, text: str, *fields: QWidget) -> None:
        """Hide ``fields`` behind a button that says ``text``, until somebody wants to write."""
        self._folded = fields
        self._unfold = QPushButton(text)
        self._unfold.clicked.connect(lambda: self._fold(False))
        self.column.addWidget(self._unfold, 0, Qt.AlignmentFlag.AlignLeading)
        self._fold(True)

    def _fold(self, folded: bool) -> None:
        for field in self._folded:
            field.setVisible(not folded)
        if self._unfold is not None:
            self._unfold.setVisible(folded)
            if not folded:
                self._folded[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def add_field(self, name: str, entered: Callable[[], None]) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(name)
        field.setPlaceholderText(name)
        field.setMinimumWidth(80)
        field.setMaxLength(500)
        field.returnPressed.connect(entered)
        self.column.addWidget(field)
        return field


def remover(name: str, remove: Callable[[], object]) -> QPushButton:
    """The small × at the end of a line."""
    button = QPushButton("×")
    button.setProperty("kind", "flat")
    button.setFixedWidth(28)
    button.setStyleSheet("padding: 0; min-height: 24px;")
    button.setAccessibleName(name)
    button.clicked.connect(lambda _=False: remove())
    return button


def words(text: str, kind: str = "") -> PlainLabel:
    return PlainLabel(breakable(text), kind=kind, wrap=True)
