"""One prompt as a card: portrait, who, why now, one act, what for, and four answers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QGridLayout, QGroupBox, QHBoxLayout, QPushButton, QStyle, QVBoxLayout, QWidget

from networkgarden.actions.prompting import Prompt
from networkgarden.desktop.botany.portrait import PlantPortrait
from networkgarden.desktop.doing.landing import Landing
from networkgarden.desktop.doing.question import Question
from networkgarden.desktop.theme import set_kind
from networkgarden.desktop.today.words import act_words, breakable, way_words
from networkgarden.desktop.widgets.column import Card
from networkgarden.desktop.widgets.labels import ElidedLabel, PlainLabel
from networkgarden.desktop.widgets.veil import names_are_veiled, veiled, veiled_words
from networkgarden.domain.standing import Standing

WIDE = 480
PORTRAIT, SMALL_PORTRAIT = 112, 72
BARE = "QGroupBox { border: none; margin: 0; padding: 0; }"
IN_FOCUS = BARE + ' QFrame[kind="card"] { border: 2px solid palette(highlight); }'


class PromptCard(QGroupBox):
    """A group named by the person, with a focus of its own: 1 to 4 answer, Enter opens, arrows go on.

    ``answered(word)`` with do, done, later or rest; ``happened(act)`` after Do it, then ``landed(Reaction or None)``;
    ``opened`` for a look at the person, ``why_wanted`` for the reasons; ``moved(±1)`` for the card before or after.
    """

    answered = Signal(str)
    happened = Signal(str)
    landed = Signal(object)
    opened = Signal()
    why_wanted = Signal()
    moved = Signal(int)

    def __init__(self, prompt: Prompt, standing: Standing | None, local: datetime, names: Iterable[str] = (),
                 parent: QWidget | None = None) -> None:
        """``names``: whoever else its words may speak of, for privacy mode."""
        super().__init__(parent)
        self.prompt, self.veiled = prompt, names_are_veiled()
        self._names = (prompt.name, *names)
        self.setAccessibleName(veiled(prompt.name))
        self.setAccessibleDescription(veiled_words(prompt.text, self._names))
        self.setStyleSheet(BARE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        card = Card()
        card.column.setSpacing(12)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(card)
        self._portraits = [PlantPortrait(standing, local, side) for side in (PORTRAIT, SMALL_PORTRAIT)]
        row = QHBoxLayout()
        row.setSpacing(16)
        for portrait in self._portraits:
            portrait.setCursor(Qt.CursorShape.PointingHandCursor)
            row.addWidget(portrait, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._words(), 1)
        card.column.addLayout(row)
        card.column.addLayout(self._answers())
        self._reasons.addWidget(self._why(), 0, Qt.AlignmentFlag.AlignLeading)
        self.question = Question(prompt.act)
        self.question.happened.connect(lambda: self.happened.emit(self.question.act()))
        self.question.put_off.connect(self.stop_asking)
        self.question.hide()
        card.column.addWidget(self.question)
        self.landing = Landing()
        self.landing.landed.connect(self.landed)
        self.landing.hide()
        card.column.addWidget(self.landing)
        self._fit()

    def show_standing(self, standing: Standing | None) -> None:
        for portrait in self._portraits:
            portrait.show_standing(standing)

    def ask_whether_it_happened(self) -> None:
        """After Do it: the kind is filled in, one press is enough."""
        self.question.show()
        set_kind(self._buttons[0], "plain")
        self.question.yes.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_how_it_landed(self) -> None:
        """It is logged: what is left may stay open."""
        self.question.hide()
        for button in self._buttons:
            button.hide()
        self.landing.show()
        self.landing.later.setFocus(Qt.FocusReason.OtherFocusReason)

    def is_asking(self) -> bool:
        return not self.question.isHidden()

    def stop_asking(self) -> None:
        if self.is_asking():
            self.question.hide()
            set_kind(self._buttons[0], "primary")

    def _words(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(4)
        purpose = self.tr("What for: to {purpose}").format(purpose=self.prompt.purpose)
        way = "" if names_are_veiled() else way_words(self.prompt.link)     # an address is a name
        labels = (ElidedLabel(veiled(self.prompt.name), kind="heading"),
                  PlainLabel(breakable(veiled_words(self.prompt.reason, self._names)), kind="muted", wrap=True),
                  PlainLabel(breakable(veiled_words(act_words(self.prompt), self._names)), wrap=True),
                  PlainLabel(breakable(f"{purpose} · {way}" if way else purpose), kind="small", wrap=True))
        # A name of the other direction still begins where the others do.
        leading = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
        for label in labels:
            label.setAlignment(leading | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
            column.addWidget(label)
        column.insertSpacing(len(labels) - 1, 4)
        self._reasons = QVBoxLayout()
        column.addLayout(self._reasons)
        column.addStretch(1)
        return column

    def _why(self) -> QPushButton:
        """Made after the answers: those come first for the keyboard and for screen readers."""
        why = QPushButton(self.tr("Why this one?"))
        why.setProperty("kind", "flat")
        why.setStyleSheet("padding: 0; border: none; min-height: 24px; text-decoration: underline;")
        why.clicked.connect(lambda _=False: self.why_wanted.emit())
        return why

    def _answers(self) -> QGridLayout:
        self._grid = grid = QGridLayout()
        self._buttons: list[QPushButton] = []
        grid.setSpacing(8)
        answers = (("do", self.tr("Do it"), "primary"), ("done", self.tr("Done already"), "plain"),
                   ("later", self.tr("Not now"), "plain"), ("rest", self.tr("Let it rest"), "flat"))
        for number, (word, text, kind) in enumerate(answers):
            button = QPushButton(text)
            button.setProperty("kind", kind)
            button.clicked.connect(lambda _=False, word=word: self.answered.emit(word))
            self._buttons.append(button)
            grid.addWidget(button, 0, number)
            key = QShortcut(QKeySequence(str(number + 1)), self)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(button.click)
        self._buttons[1].setEnabled(bool(self.prompt.act))
        return grid

    def _fit(self) -> None:
        """Four answers in a row and a large portrait; two by two and a small one in a narrow window."""
        wide = self.width() >= WIDE
        self._portraits[0].setVisible(wide)
        self._portraits[1].setVisible(not wide)
        columns = 4 if wide else 2
        for number, button in enumerate(self._buttons):
            self._grid.addWidget(button, number // columns, number % columns)
        for column in range(4):
            self._grid.setColumnStretch(column, int(column < columns))
        self.question.set_wide(wide)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.setStyleSheet(IN_FOCUS)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.setStyleSheet(BARE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self.hasFocus():
                self.opened.emit()
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                self.moved.emit(1 if event.key() == Qt.Key.Key_Down else -1)
            case _:
                super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the portrait opens the person."""
        super().mouseReleaseEvent(event)
        under = self.childAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and under in self._portraits:
            self.opened.emit()
