"""A small question: what is the new bed called?"""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from networkgarden.desktop.widgets.labels import PlainLabel

_LONGEST = 200


class NewBedDialog(QDialog):
    """Open it with ``open()``; ``bed()`` is the name when accepted, never empty."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("New bed"))
        self.field = QLineEdit()
        self.field.setMaxLength(_LONGEST)
        self.field.setPlaceholderText(self.tr("Chess club, Lisbon, family …"))
        label = PlainLabel(self.tr("What is the bed called?"), kind="heading")
        label.setBuddy(self.field)
        self.keep = QPushButton(self.tr("Put them there"))
        self.keep.setProperty("kind", "primary")
        self.keep.setEnabled(False)
        leave = QPushButton(self.tr("Cancel"))
        self.keep.clicked.connect(self.accept)
        leave.clicked.connect(self.reject)
        self.field.textChanged.connect(lambda text: self.keep.setEnabled(bool(text.strip())))
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(leave)
        buttons.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(label)
        column.addWidget(self.field)
        column.addLayout(buttons)
        self.setMinimumWidth(360)
        self.finished.connect(self.deleteLater)

    def bed(self) -> str:
        return " ".join(self.field.text().split())
