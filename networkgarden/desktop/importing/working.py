"""Work that goes on: what it is at, how far, and a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from networkgarden.desktop.widgets.column import Card
from networkgarden.desktop.widgets.labels import ElidedLabel

_SHEET = ("QProgressBar { border: none; border-radius: 4px; background: palette(mid); max-height: 8px; "
          "min-height: 8px; } QProgressBar::chunk { border-radius: 4px; background: palette(accent); }")


class Working(Card):
    stop_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ElidedLabel("", kind="heading")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setStyleSheet(_SHEET)
        self._stop = QPushButton(self.tr("Stop"))
        self._stop.clicked.connect(self.stop_wanted)
        self.column.setSpacing(12)
        self.column.addWidget(self._words)
        self.column.addWidget(self._bar)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._stop)
        self.column.addLayout(row)
        self.hide()

    def begin(self, words: str, steps: int) -> None:
        """``steps`` 0: nobody knows how long it takes."""
        self._bar.setRange(0, steps if steps > 1 else 0)
        self._bar.setValue(0)
        self.show_step(words, 0)

    def show_step(self, words: str, step: int | None = None) -> None:
        """``step`` None: from here on nobody knows how long it takes."""
        self._words.set_whole(words)
        self._bar.setAccessibleName(words)
        if step is None:
            self._bar.setRange(0, 0)
        else:
            self._bar.setValue(step)

    def end(self) -> None:
        """Hidden and still: a bar without an end would go on moving."""
        self._bar.setRange(0, 1)
        self.hide()
