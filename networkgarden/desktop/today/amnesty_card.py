"""The offer to begin again: beside the day's prompts, never imposed, with two equal answers."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGroupBox, QPushButton, QVBoxLayout, QWidget

from networkgarden.actions.amnesty import accept_amnesty, decline_amnesty
from networkgarden.actions.prompting import Prompt
from networkgarden.desktop.door import Door
from networkgarden.desktop.widgets.column import Card
from networkgarden.desktop.widgets.flow import FlowLayout
from networkgarden.desktop.widgets.labels import PlainLabel


class AmnestyCard(QGroupBox):
    """Hidden while there is nothing to offer."""

    def __init__(self, door: Door, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Begin again"))
        self.setStyleSheet("QGroupBox { border: none; margin: 0; padding: 0; }")
        card = Card()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(card)
        card.column.addWidget(PlainLabel(self.tr("Begin again?"), kind="heading", wrap=True))
        self._text = PlainLabel("", wrap=True)
        card.column.addWidget(self._text)
        card.column.addWidget(PlainLabel(self.tr("Every clock starts today; the history stays."), kind="small",
                                         wrap=True))
        answers = FlowLayout(8)
        for text, action in ((self.tr("Begin again today"), accept_amnesty),
                             (self.tr("Leave it as it is"), decline_amnesty)):
            button = QPushButton(text)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(lambda _=False, action=action: door.do(action))
            answers.addWidget(button)
        card.column.addLayout(answers)
        self.hide()

    def show_offer(self, offer: Prompt | None) -> None:
        self.setVisible(offer is not None)
        if offer is not None:
            self._text.setText(offer.text)
            self.setAccessibleDescription(offer.text)
