"""Seeds: whom to plant, one at a time. A seed has no health and is nobody's debt."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from networkgarden.actions.contacts import plant_in_circle, set_state
from networkgarden.desktop.botany.portrait import PlantPortrait
from networkgarden.desktop.door import Door
from networkgarden.desktop.widgets.column import Card, ColumnPage
from networkgarden.desktop.widgets.labels import ElidedLabel, PlainLabel
from networkgarden.domain.days import iso
from networkgarden.domain.kinds import State
from networkgarden.domain.standing import Standing

ID = Qt.ItemDataRole.UserRole
CIRCLES = (5, 15, 50, 150)


class SeedsPage(ColumnPage):
    """The seed tray. ``opened(contact id)`` for a closer look; ``import_wanted`` while it is empty."""

    opened = Signal(str)
    import_wanted = Signal()

    def __init__(self, door: Door, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.title.setText(self.tr("Seeds"))
        self._door = door
        self._seeds: list[Standing] = []
        self._left: set[str] = set()
        self._word = PlainLabel("", kind="muted", wrap=True)
        self.column.addWidget(self._word)
        self._card = self._make_card()
        self.column.addWidget(self._card)
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Seed tray"))
        self._list.setUniformItemSizes(True)
        self._list.currentRowChanged.connect(self._show_seed)
        self._list.itemActivated.connect(lambda item: self.opened.emit(item.data(ID)))
        self.column.addWidget(self._list, 1)
        self._import = QPushButton(self.tr("Import files…"))
        self._import.setProperty("kind", "primary")
        self._import.clicked.connect(self.import_wanted)
        self.column.addWidget(self._import, 0, Qt.AlignmentFlag.AlignLeading)
        self._keys()

    def refresh(self) -> None:
        """Whoever was heard from lately comes first; who was left for now, last."""
        row = max(0, self._list.currentRow())
        seeds = [one for one in self._door.tending.standings() if one.state is State.SEED]
        self._seeds = sorted(seeds, key=lambda one: (one.contact_id in self._left, -(one.last_contact_on or 0),
                                                     -one.interactions))
        self._list.clear()
        for one in self._seeds:
            item = QListWidgetItem(one.name)
            item.setData(ID, one.contact_id)
            self._list.addItem(item)
        some = bool(self._seeds)
        self._card.setVisible(some)
        self._list.setVisible(some)
        self._import.setVisible(not some)
        self._word.setText(self.tr("Whom would you like to tend? Seeds wait as long as you like.") if some else
                           self.tr("No seeds are waiting. Files with your contacts bring some."))
        if some:
            self._list.setCurrentRow(min(row, len(self._seeds) - 1))

    def _make_card(self) -> Card:
        card = Card()
        clock = self._door.tending.clock
        self._portrait = PlantPortrait(None, clock.now().astimezone(clock.zone()), 88)
        self._name, self._why = ElidedLabel("", kind="heading"), PlainLabel("", kind="muted", wrap=True)
        words = QVBoxLayout()
        words.addWidget(self._name)
        words.addWidget(self._why)
        words.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._portrait)
        row.addLayout(words, 1)
        card.column.addLayout(row)
        card.column.addLayout(self._make_answers())
        return card

    def _make_answers(self) -> QVBoxLayout:
        self._circle = QComboBox()
        self._circle.setAccessibleName(self.tr("Circle"))
        for circle, text in zip(CIRCLES, (self.tr("Closest 5"), self.tr("Close 15"), self.tr("Friends 50"),
                                          self.tr("Wider 150")), strict=True):
            self._circle.addItem(text, circle)
        self._circle.setCurrentIndex(2)
        row = QHBoxLayout()
        row.setSpacing(8)
        for text, kind, act in ((self.tr("Plant"), "primary", self._plant), (self.tr("Leave"), "plain", self._leave),
                                (self.tr("Archive"), "flat", self._archive)):
            button = QPushButton(text)
            button.setProperty("kind", kind)
            button.clicked.connect(act)
            row.addWidget(button)
        row.addStretch(1)
        rows = QVBoxLayout()
        rows.setSpacing(8)
        rows.addWidget(self._circle, 0, Qt.AlignmentFlag.AlignLeading)
        rows.addLayout(row)
        return rows

    def _keys(self) -> None:
        for key, act in (("P", self._plant), ("L", self._leave), ("A", self._archive)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _show_seed(self, row: int) -> None:
        if not 0 <= row < len(self._seeds):
            return
        seed = self._seeds[row]
        self._portrait.show_standing(seed)
        self._name.set_whole(seed.name)
        if seed.last_contact_on is None:
            self._why.setText(self.tr("No history with them is known yet."))
        else:
            self._why.setText(self.tr("%n contact(s) so far, the last on {day}.", "", seed.interactions).format(
                day=iso(seed.last_contact_on)))

    def _current(self) -> str:
        item = self._list.currentItem()
        return str(item.data(ID)) if item is not None else ""

    def _plant(self) -> None:
        contact_id, circle = self._current(), int(self._circle.currentData())
        if contact_id:
            self._door.do(lambda tending: plant_in_circle(tending, contact_id, circle))

    def _archive(self) -> None:
        contact_id = self._current()
        if contact_id:
            self._door.do(lambda tending: set_state(tending, [contact_id], State.ARCHIVED))

    def _leave(self) -> None:
        """Put to the end of the tray; nothing is changed."""
        self._left.add(self._current())
        self.refresh()

