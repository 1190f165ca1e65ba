"""One prompt as a card: portrait, who, why now, one act, what for, and four answers."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QGridLayout, QGroupBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from networkgarden.actions.prompting import Prompt
from networkgarden.desktop.botany.portrait import PlantPortrait
from networkgarden.desktop.widgets.column import Card
from networkgarden.desktop.widgets.labels import ElidedLabel, PlainLabel
from networkgarden.domain.standing import Standing

WIDE = 520


class PromptCard(QGroupBox):
    """A group named by the person. ``answered(word)`` with do, done, later or rest; ``opened`` for a look at them."""

    answered = Signal(str)
    opened = Signal()

    def __init__(self, prompt: Prompt, standing: Standing | None, local: datetime,
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.prompt = prompt
        self.setAccessibleName(prompt.name)
        self.setAccessibleDescription(prompt.text)
        self.setStyleSheet("QGroupBox { border: none; margin: 0; padding: 0; }")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        card = Card()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(card)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(PlantPortrait(standing, local, 104), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._words(), 1)
        card.column.addLayout(row)
        card.column.addLayout(self._answers())
        self._asked = self._question()
        card.column.addWidget(self._asked)

    def ask_whether_it_happened(self) -> None:
        """After Do it: the kind is filled in, one press is enough."""
        self._asked.show()
        self._yes.setFocus(Qt.FocusReason.OtherFocusReason)

    def is_asking(self) -> bool:
        return not self._asked.isHidden()

    def stop_asking(self) -> None:
        self._asked.hide()

    def _words(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(4)
        name = ElidedLabel(self.prompt.name, kind="heading")
        column.addWidget(name)
        column.addWidget(PlainLabel(self.prompt.text, wrap=True))
        purpose = self.tr("What for: to {purpose}").format(purpose=self.prompt.purpose)
        column.addWidget(PlainLabel(purpose, kind="small"))
        column.addStretch(1)
        return column

    def _answers(self) -> QGridLayout:
        self._grid = grid = QGridLayout()
        self._buttons: list[QPushButton] = []
        grid.setSpacing(8)
        answers = (("do", self.tr("Do it"), "primary"), ("done", self.tr("Done already"), "plain"),
                   ("later", self.tr("Not now"), "plain"), ("rest", self.tr("Let it rest"), "flat"))
        for number, (word, text, kind) in enumerate(answers):
            button = QPushButton(text)
            button.setProperty("kind", kind)
            button.setToolTip(str(number + 1))
            button.clicked.connect(lambda _=False, word=word: self.answered.emit(word))
            self._buttons.append(button)
            grid.addWidget(button, number // 2, number % 2)
            key = QShortcut(QKeySequence(str(number + 1)), self)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(button.click)
        return grid

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Four answers in a row, two by two in a narrow window."""
        super().resizeEvent(event)
        columns = 4 if self.width() >= WIDE else 2
        for number, button in enumerate(self._buttons):
            self._grid.addWidget(button, number // columns, number % columns)

    def _question(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 8, 0, 0)
        row.addWidget(PlainLabel(self.tr("Did it happen?"), kind="accent"), 1)
        self._yes = QPushButton(self.tr("Yes, it happened"))
        self._yes.setProperty("kind", "primary")
        self._yes.clicked.connect(lambda: self.answered.emit("done"))
        not_yet = QPushButton(self.tr("Not yet"))
        not_yet.setProperty("kind", "flat")
        not_yet.clicked.connect(box.hide)
        row.addWidget(self._yes)
        row.addWidget(not_yet)
        box.hide()
        return box
