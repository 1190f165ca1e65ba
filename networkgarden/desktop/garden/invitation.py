"""What a garden without anybody says: three ways to begin, or a way back from a search that found nobody."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from networkgarden.desktop.widgets.labels import PlainLabel


class Invitation(QFrame):
    """A card over the empty landscape."""

    import_wanted = Signal()
    person_wanted = Signal()
    sample_wanted = Signal()
    everybody_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMaximumWidth(440)
        self.title = PlainLabel("", self, kind="title", wrap=True)
        self.words = PlainLabel("", self, kind="muted", wrap=True)
        self.files = self._button(self.tr("Bring in your contacts"), self.import_wanted, "primary")
        self.person = self._button(self.tr("Start with one person"), self.person_wanted, "plain")
        self.sample = self._button(self.tr("Look at a sample garden"), self.sample_wanted, "flat")
        self.everybody = self._button(self.tr("Show everybody"), self.everybody_wanted, "primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(8)
        for widget in (self.title, self.words, self.files, self.person, self.sample, self.everybody):
            column.addWidget(widget)
        column.insertSpacing(2, 8)
        self.invite()

    def invite(self) -> None:
        """Nobody has been planted yet."""
        self.title.setText(self.tr("Your garden is ready"))
        self.words.setText(
            self.tr("Everyone you know can be a plant here. Drop your contact files on this window, or begin small.")
        )
        self._show(begin=True)

    def nobody_found(self) -> None:
        """The search or the filters left nobody."""
        self.title.setText(self.tr("Nobody here by that"))
        self.words.setText(
            self.tr("Try fewer letters or another filter. Seeds and archived people are not shown here.")
        )
        self._show(begin=False)

    def nobody_then(self, day: str) -> None:
        """Another day is shown, on which nobody was in the garden."""
        self.title.setText(self.tr("Bare ground"))
        self.words.setText(self.tr("On {day} nobody shown here was in your garden yet.").format(day=day))
        self._show(begin=False)

    def _show(self, *, begin: bool) -> None:
        for button in (self.files, self.person, self.sample):
            button.setVisible(begin)
        self.everybody.setVisible(not begin)
        self.setAccessibleName(self.title.text())
        self.adjustSize()

    def _button(self, text: str, signal: object, kind: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setProperty("kind", kind)
        button.clicked.connect(signal)
        return button
