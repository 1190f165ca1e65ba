"""What Today says when nothing is left to answer: a few plants that are well, and a calm sentence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from networkgarden.desktop.botany.portrait import PlantPortrait
from networkgarden.desktop.today.words import breakable
from networkgarden.desktop.widgets.column import cleared
from networkgarden.desktop.widgets.labels import PlainLabel
from networkgarden.domain.standing import Standing

SIDE = 96
MOST_PLANTS = 3


class RestOfDay(QWidget):
    """``seeds_wanted`` where nobody is planted yet."""

    seeds_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._plants = QHBoxLayout()
        self._plants.setSpacing(12)
        self._title = PlainLabel("", kind="heading", wrap=True)
        self._words = PlainLabel("", kind="muted", wrap=True)
        self._seeds = QPushButton(self.tr("Look at the seeds"))
        self._seeds.setProperty("kind", "primary")
        self._seeds.clicked.connect(self.seeds_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 48, 0, 24)
        column.setSpacing(8)
        column.addLayout(self._plants)
        column.addSpacing(12)
        for label in (self._title, self._words):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addSpacing(8)
        column.addWidget(self._seeds, 0, Qt.AlignmentFlag.AlignHCenter)

    def show_words(self, title: str, words: str, plants: Sequence[Standing], local: datetime, seeds: bool) -> None:
        """``plants``: whose portraits stand above the words; ``seeds``: offer the way to the seed tray."""
        self._title.setText(title)
        self._words.setText(breakable(words) if words else "")
        self._words.setVisible(bool(words))
        self._seeds.setVisible(seeds)
        self.setAccessibleName(title)
        self.setAccessibleDescription(words)
        cleared(self._plants)
        self._plants.addStretch(1)
        for standing in plants[:MOST_PLANTS]:
            self._plants.addWidget(PlantPortrait(standing, local, SIDE))
        self._plants.addStretch(1)
