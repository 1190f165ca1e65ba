"""A few words of which one is chosen: all of them seen at once, arrows move between them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QGroupBox, QPushButton, QWidget

from networkgarden.desktop.widgets.flow import FlowLayout


class ChipChoice(QGroupBox):
    """``chosen(word)`` when one is pressed. Nothing is chosen until then. ``words``: word → what is shown.

    Screen readers toggle a chip instead of clicking it.
    """

    chosen = Signal(str)

    def __init__(self, name: str, words: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setStyleSheet("QGroupBox { border: none; margin: 0; padding: 0; }")
        flow = FlowLayout(4)
        self.setLayout(flow)
        self._chips: dict[str, QPushButton] = {}
        self._choosing = False
        for word, text in words.items():
            chip = QPushButton(text)
            chip.setProperty("kind", "chip")
            chip.setCheckable(True)
            chip.setAutoDefault(False)
            chip.toggled.connect(lambda _, word=word: None if self._choosing else self._press(word))
            chip.installEventFilter(self)
            flow.addWidget(chip)
            self._chips[word] = chip
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def word(self) -> str:
        """What is chosen, "" while nothing is."""
        return next((word for word, chip in self._chips.items() if chip.isChecked()), "")

    def choose(self, word: str) -> None:
        self._choosing = True
        for one, chip in self._chips.items():
            chip.setChecked(one == word)
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if one == (word or next(iter(self._chips)))
                                else Qt.FocusPolicy.ClickFocus)
        self._choosing = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The chosen chip takes the keys, or the first one."""
        super().focusInEvent(event)
        self._chips[self.word() or next(iter(self._chips))].setFocus(event.reason())

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}.get(
                Qt.Key(event.key()), 0)
            if step:
                sideways = event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right)
                self._step(watched, -step if mirrored and sideways else step)
                return True
        return False

    def _step(self, watched: object, step: int) -> None:
        words = list(self._chips)
        here = next(number for number, word in enumerate(words) if self._chips[word] is watched)
        word = words[(here + step) % len(words)]
        self._chips[word].setFocus(Qt.FocusReason.TabFocusReason)
        self._press(word)

    def _press(self, word: str) -> None:
        self.choose(word)
        self.chosen.emit(word)
