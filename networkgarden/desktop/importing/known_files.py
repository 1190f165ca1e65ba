"""What can be read, and where people find such files."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from networkgarden.desktop.widgets.labels import PlainLabel


class KnownFiles(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(PlainLabel(self.tr("What can be read"), kind="heading", wrap=True))
        for text in (
            self.tr("Contact cards (.vcf), as telephones, mail programs and address books export them."),
            self.tr("LinkedIn: the archive it sends when you ask for a copy of your data, as the .zip it is, "
                    "or its Connections.csv."),
            self.tr("Tables (.csv): of people, with a column “name”; or of history, with “date”, “name” and “kind”."),
            self.tr("A garden exported by Network Garden (.json)."),
        ):
            column.addWidget(PlainLabel(text, kind="muted", wrap=True))
