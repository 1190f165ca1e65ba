"""After too much has waited: an offer to begin again, never imposed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from networkgarden.desktop.widgets.column import Card
from networkgarden.desktop.widgets.flow import FlowLayout
from networkgarden.desktop.widgets.labels import PlainLabel


class FreshStart(Card):
    """``accepted`` to let every clock begin again, ``declined`` to leave things as they are."""

    accepted = Signal()
    declined = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = PlainLabel("", wrap=True)
        self.column.addWidget(self._words)
        flow = FlowLayout(8)
        begin, leave = QPushButton(self.tr("Begin again")), QPushButton(self.tr("Leave it as it is"))
        begin.setProperty("kind", "primary")
        leave.setProperty("kind", "flat")
        begin.clicked.connect(self.accepted)
        leave.clicked.connect(self.declined)
        flow.addWidget(begin)
        flow.addWidget(leave)
        self.column.addLayout(flow)

    def show_words(self, text: str) -> None:
        self._words.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))
