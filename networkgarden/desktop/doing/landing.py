"""After it happened: how did it land? It may stay open."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from networkgarden.desktop.widgets.flow import FlowLayout
from networkgarden.desktop.widgets.labels import PlainLabel
from networkgarden.domain.kinds import Reaction


def landing_words() -> dict[Reaction, str]:
    return {
        Reaction.WARM: QCoreApplication.translate("Doing", "Warm"),
        Reaction.POLITE: QCoreApplication.translate("Doing", "Polite"),
        Reaction.NO_ANSWER: QCoreApplication.translate("Doing", "No answer"),
        Reaction.NO: QCoreApplication.translate("Doing", "No"),
    }


class Landing(QFrame):
    """``landed(Reaction or None)``: None for "not known yet"."""

    landed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "quiet")
        self.setStyleSheet("QFrame { border-radius: 8px; }")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(PlainLabel(self.tr("Logged. How did it land?"), kind="accent", wrap=True))
        flow = FlowLayout(8)
        for reaction, words in landing_words().items():
            button = QPushButton(words)
            button.setProperty("kind", "chip")
            button.setAccessibleName(self.tr("It landed: {reaction}").format(reaction=words))
            button.clicked.connect(lambda _=False, reaction=reaction: self.landed.emit(reaction))
            flow.addWidget(button)
        self.later = QPushButton(self.tr("Not known yet"))
        self.later.setProperty("kind", "flat")
        self.later.clicked.connect(lambda: self.landed.emit(None))
        flow.addWidget(self.later)
        column.addLayout(flow)
