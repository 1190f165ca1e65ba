"""What happened with one person, newest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QPushButton, QWidget

from networkgarden.actions.interactions import PHRASES
from networkgarden.desktop.widgets.column import cleared
from networkgarden.desktop.widgets.labels import PlainLabel
from networkgarden.domain.days import iso
from networkgarden.domain.interaction import Interaction
from networkgarden.domain.kinds import Direction, Kind, Reaction

SHOWN = 60


class Timeline(QWidget):
    """``reaction_chosen(Interaction, Reaction or None)`` and ``removed(Interaction)``."""

    reaction_chosen = Signal(object, object)
    removed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)

    def show_interactions(self, interactions: Sequence[Interaction], own: str, names: Mapping[str, str]) -> None:
        cleared(self._grid)
        for number, one in enumerate(interactions[:SHOWN]):
            row = 2 * number
            self._grid.addWidget(PlainLabel(_day(one.day), kind="muted"), row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(PlainLabel(self._words(one, own, names), wrap=True), row, 1)
            if number == 0 and one.kind is not Kind.NOTE:
                self._grid.addWidget(self._landing(one), row + 1, 1, Qt.AlignmentFlag.AlignLeading)
            self._grid.addWidget(self._remover(one), row, 2, Qt.AlignmentFlag.AlignTop)
        if not interactions:
            nothing = self.tr("Nothing yet. A hello would be the first entry.")
            self._grid.addWidget(PlainLabel(nothing, kind="muted"), 0, 0)
        elif len(interactions) > SHOWN:
            self._grid.addWidget(PlainLabel(self.tr("… and {count} earlier").format(count=len(interactions) - SHOWN),
                                            kind="muted"), 2 * SHOWN, 0, 1, 2)

    def _words(self, one: Interaction, own: str, names: Mapping[str, str]) -> str:
        phrase = PHRASES[one.kind].split(" ", 1)[1].capitalize()
        if one.direction is Direction.RECEIVED:
            phrase = self.tr("{kind} from them").format(kind=phrase)
        others = [names[other] for other in one.contact_ids if other != own and other in names]
        if others:
            phrase = self.tr("{kind}, also with {names}").format(kind=phrase, names=", ".join(others))
        landed = self.tr("landed {reaction}").format(reaction=one.reaction.value) if one.reaction else ""
        return " — ".join(part for part in (phrase, one.note, landed) if part)

    def _landing(self, one: Interaction) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(self.tr("How did it land?"))
        box.addItem(self.tr("How did it land?"), None)
        for reaction in Reaction:
            box.addItem(reaction.value.capitalize(), reaction)
        box.setCurrentIndex(0 if one.reaction is None else list(Reaction).index(one.reaction) + 1)
        box.activated.connect(lambda _: self.reaction_chosen.emit(one, box.currentData()))
        return box

    def _remover(self, one: Interaction) -> QPushButton:
        button = QPushButton("×")
        button.setProperty("kind", "flat")
        button.setFixedWidth(32)
        button.setAccessibleName(self.tr("Remove entry of {day}").format(day=_day(one.day)))
        button.clicked.connect(lambda: self.removed.emit(one))
        return button


def _day(day: int) -> str:
    return QLocale().toString(QDate.fromString(iso(day), Qt.DateFormat.ISODate), QLocale.FormatType.ShortFormat)
