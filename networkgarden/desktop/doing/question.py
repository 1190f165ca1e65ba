"""After Do it: did it happen, and as what?"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QSizePolicy

from networkgarden.desktop.widgets.choice import Choice
from networkgarden.desktop.widgets.labels import PlainLabel

ACTS_WIDTH = 200
ANY_WIDTH = 16_777_215
"""What Qt takes for no limit."""


def act_choices() -> dict[str, str]:
    """Acts that can have come of a prompt, in words."""
    return {
        "like": QCoreApplication.translate("Today", "a like"),
        "comment": QCoreApplication.translate("Today", "a comment"),
        "congratulation": QCoreApplication.translate("Today", "a congratulation"),
        "article": QCoreApplication.translate("Today", "an article"),
        "message": QCoreApplication.translate("Today", "a message"),
        "email": QCoreApplication.translate("Today", "an e-mail"),
        "thank_you": QCoreApplication.translate("Today", "a thank-you"),
        "recommendation": QCoreApplication.translate("Today", "a recommendation"),
        "call": QCoreApplication.translate("Today", "a call"),
        "invitation": QCoreApplication.translate("Today", "an invitation"),
        "coffee": QCoreApplication.translate("Today", "a coffee together"),
        "lunch": QCoreApplication.translate("Today", "a lunch together"),
        "walk": QCoreApplication.translate("Today", "a walk together"),
        "event": QCoreApplication.translate("Today", "an event together"),
        "meeting": QCoreApplication.translate("Today", "a meeting"),
    }


class Question(QFrame):
    """``happened`` when it did (``act()`` says what), ``put_off`` for not yet."""

    happened = Signal()
    put_off = Signal()

    def __init__(self, act: str) -> None:
        super().__init__()
        self.setProperty("kind", "quiet")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setStyleSheet("QFrame { border-radius: 8px; }")
        self._acts = Choice(self.tr("What happened"))
        self._acts.setMinimumWidth(64)
        for choice, phrase in act_choices().items():
            self._acts.addItem(phrase, choice)
        self._acts.setCurrentIndex(max(0, self._acts.findData(act)))
        self.yes = self._button(self.tr("Yes, it happened"), "primary")
        self.yes.clicked.connect(self.happened)
        later = self._button(self.tr("Not yet"), "flat")
        later.clicked.connect(self.put_off)
        asked = QHBoxLayout()
        asked.setSpacing(8)
        words = PlainLabel(self.tr("Did it happen?"), kind="accent")
        words.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        asked.addWidget(words)
        asked.addWidget(self._acts, 1)
        answers = QHBoxLayout()
        answers.setSpacing(4)
        answers.addWidget(self.yes)
        answers.addWidget(later)
        answers.addStretch(1)
        self._rows = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._rows.setContentsMargins(8, 12, 8, 12)
        self._rows.setSpacing(8)
        self._rows.addLayout(asked)
        self._rows.addLayout(answers)

    def act(self) -> str:
        return str(self._acts.currentData())

    def choose(self, act: str) -> None:
        self._acts.setCurrentIndex(self._acts.findData(act))

    def set_wide(self, wide: bool) -> None:
        """Question and answers in one line where there is room."""
        self._acts.setMaximumWidth(ACTS_WIDTH if wide else ANY_WIDTH)
        self._rows.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def _button(self, text: str, kind: str) -> QPushButton:
        button = QPushButton(text)
        button.setProperty("kind", kind)
        return button
