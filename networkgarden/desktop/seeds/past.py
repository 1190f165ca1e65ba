"""What was merged before, each with a way back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from networkgarden.desktop.seeds.review_words import past_words
from networkgarden.desktop.widgets.column import Card, cleared
from networkgarden.desktop.widgets.labels import PlainLabel
from networkgarden.domain.merge import PastMerge

SHOWN = 30


class PastMerges(QWidget):
    """``apart_wanted(merge id)``. Newest first; a long list shows its first part and says so."""

    apart_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addWidget(PlainLabel(self.tr("Merged before"), kind="heading"))
        column.addWidget(PlainLabel(self.tr("Each can be taken apart again. What was logged since stays with the one "
                                            "that was kept."), kind="muted", wrap=True))
        self._card = Card()
        column.addWidget(self._card)
        self._more = PlainLabel("", kind="small", wrap=True)
        column.addWidget(self._more)

    def show_past(self, past: Sequence[PastMerge]) -> None:
        cleared(self._card.column)
        for one in past[:SHOWN]:
            words = past_words(one.kept, one.parts, one.day)
            label = PlainLabel(words, wrap=True)
            label.setMinimumWidth(24)
            button = QPushButton(self.tr("Take apart"))
            button.setProperty("kind", "flat")
            button.setAccessibleDescription(words)
            button.clicked.connect(partial(self.apart_wanted.emit, one.id))
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(label, 1)
            row.addWidget(button)
            self._card.column.addLayout(row)
        more = len(past) - SHOWN
        self._more.setText(self.tr("And {count} older ones.").format(count=more) if more > 0 else "")
        self._more.setVisible(more > 0)
        self.setVisible(bool(past))
