"""Welcome: drop your files, start with one person, or look at a sample garden."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QWidget

from networkgarden.actions.sample import sow_sample
from networkgarden.desktop.botany.look import PlantLook
from networkgarden.desktop.door import Door
from networkgarden.desktop.welcome.person_form import PersonForm
from networkgarden.desktop.widgets.column import Card, ColumnPage
from networkgarden.desktop.widgets.drop_place import DropPlace
from networkgarden.desktop.widgets.labels import PlainLabel
from networkgarden.desktop.widgets.plant_strip import PlantStrip
from networkgarden.domain.kinds import Condition, Rung

SIDE_BY_SIDE = 680
SAMPLES = (PlantLook("apple", 20_264, Rung.FLOWERING, Condition.FRESH, 3),
           PlantLook("lavender", 20_265, Rung.BLOSSOMING, Condition.THIRSTY, 2),
           PlantLook("sunflower", 20_266, Rung.FLOWERING, Condition.FRESH, 1))
"""Plants of nobody's."""


class WelcomePage(ColumnPage):
    """``files_dropped(paths)``; ``import_wanted`` and ``folder_wanted`` ask for a window; ``finished`` goes on."""

    import_wanted = Signal()
    folder_wanted = Signal()
    files_dropped = Signal(list)
    finished = Signal()

    def __init__(self, door: Door, start: QWidget | None = None, parent: QWidget | None = None) -> None:
        """``start``: the switch for starting at login, where there is one."""
        super().__init__("", parent)
        self.title.setText(self.tr("Welcome to your garden"))
        self._door = door
        clock = door.tending.clock
        local = clock.now().astimezone(clock.zone())
        self.column.addWidget(PlainLabel(self.tr(
            "Every person you know can be a plant here: it thrives on contact and never dies of a quiet year. "
            "Everything stays in one encrypted file on this computer."), kind="muted", wrap=True))
        self.place = DropPlace(local)
        self.place.dropped.connect(self.files_dropped)
        self.place.files_wanted.connect(self.import_wanted)
        self.place.folder_wanted.connect(self.folder_wanted)
        self.form = PersonForm()
        self.form.planted.connect(self._do)
        self.sample = self._make_sample()
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pair.setSpacing(16)
        self._pair.addWidget(self.form, 1)
        self._pair.addWidget(self.sample, 1)
        self.column.addWidget(self.place)
        self.column.addLayout(self._pair)
        if start is not None:
            self.column.addWidget(start)
        self.column.addStretch(1)

    def refresh(self) -> None:
        """The sample garden is for an empty one only."""
        self.sample.setVisible(self._door.tending.garden.read.count() == 0)

    def _make_sample(self) -> Card:
        card = Card()
        card.column.addWidget(PlainLabel(self.tr("Look at a sample garden"), kind="heading", wrap=True))
        card.column.addWidget(PlantStrip(SAMPLES), 100)
        card.column.addWidget(PlainLabel(self.tr(
            "Made-up people with a year behind them, to see how a garden lives. One step takes them all away again."),
            kind="muted", wrap=True))
        card.column.addStretch(1)
        sow = QPushButton(self.tr("Sow the sample garden"))
        sow.clicked.connect(lambda: self._do(sow_sample))
        card.column.addWidget(sow, 0, Qt.AlignmentFlag.AlignLeading)
        return card

    def _do(self, action: Any) -> None:
        if self._door.do(action) is not None:
            self.form.clear()
            self.finished.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The two small beginnings side by side where there is room."""
        super().resizeEvent(event)
        beside = self.width() >= SIDE_BY_SIDE
        self._pair.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """When the page is brought to the front one can type a name at once."""
        super().focusInEvent(event)
        if event.reason() is Qt.FocusReason.OtherFocusReason:
            self.form.name.setFocus(Qt.FocusReason.OtherFocusReason)
            self.ensureWidgetVisible(self.form.name)
