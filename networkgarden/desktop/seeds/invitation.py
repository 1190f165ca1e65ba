"""What the seed tray says while it is empty."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from networkgarden.desktop.botany.portrait import PlantPortrait
from networkgarden.desktop.widgets.labels import PlainLabel
from networkgarden.domain.kinds import Condition, Rung, State
from networkgarden.domain.standing import Standing

SIDE = 84
WIDEST = 440
GROWING = (Rung.SEED, Rung.SPROUT, Rung.FLOWERING)
EXAMPLE_SEED = 20_261


class EmptyTray(QWidget):
    """From seed to flower in three pictures, and the way to the first seeds."""

    import_wanted = Signal()

    def __init__(self, local: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.files = QPushButton(self.tr("Import files…"))
        self.files.setProperty("kind", "primary")
        self.files.clicked.connect(self.import_wanted)
        pictures = QHBoxLayout()
        pictures.setSpacing(12)
        pictures.addStretch(1)
        for rung in GROWING:
            pictures.addWidget(PlantPortrait(_example(rung), local, SIDE))
        pictures.addStretch(1)
        middle = QWidget()
        middle.setMaximumWidth(WIDEST)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 40, 0, 24)
        column.setSpacing(8)
        column.addLayout(pictures)
        column.addSpacing(12)
        for text, kind in ((self.tr("No seeds are waiting."), "heading"), (self.tr(
                "Bring in your contacts: a vCard, a LinkedIn export or a table. "
                "Everybody in it waits here as a seed and asks nothing of you."), "muted")):
            label = PlainLabel(text, kind=kind, wrap=True)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addSpacing(8)
        column.addWidget(self.files, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(middle, 100)
        row.addStretch(1)


def _example(rung: Rung) -> Standing:
    """A plant of nobody's."""
    return Standing("", "", State.PLANTED, EXAMPLE_SEED, "foxglove", 50, 180, (), rung, Condition.FRESH, 1.0, 3.0, None,
                    None, None, 0)
