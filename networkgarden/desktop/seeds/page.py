"""Seeds: whom to plant, one at a time. A seed has no health and is nobody's debt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QPushButton, QVBoxLayout, QWidget

from networkgarden.actions.changes import Changes
from networkgarden.actions.contacts import plant_in_circle, set_state
from networkgarden.actions.tending import Tending
from networkgarden.desktop.door import Door
from networkgarden.desktop.looking import Looking
from networkgarden.desktop.seeds.card import SeedCard
from networkgarden.desktop.seeds.invitation import EmptyTray
from networkgarden.desktop.seeds.tray import Tray, TrayModel
from networkgarden.desktop.tasks import Tasks
from networkgarden.desktop.widgets.column import ColumnPage
from networkgarden.desktop.widgets.labels import PlainLabel
from networkgarden.desktop.widgets.veil import names_are_veiled
from networkgarden.domain.acquaintance import acquaintance_of
from networkgarden.domain.kinds import State
from networkgarden.domain.standing import Standing

SIDE_BY_SIDE = 680
TRAY_HEIGHT = 200


@dataclass(frozen=True, slots=True)
class _Seen:
    day: int
    seeds: list[Standing]


def _see(tending: Tending) -> _Seen:
    """Whoever was heard from lately comes first."""
    seeds = [one for one in tending.standings() if one.state is State.SEED]
    seeds.sort(key=lambda one: (-(one.last_contact_on or 0), -one.interactions, one.name.casefold(), one.contact_id))
    return _Seen(tending.today(), seeds)


class SeedsPage(ColumnPage):
    """The seed tray. ``opened(contact id)`` for a closer look; ``import_wanted`` while it is empty;
    ``review_wanted`` for people who are here twice.

    With ``tasks`` it looks for seeds beside the window.
    """

    opened = Signal(str)
    import_wanted = Signal()
    review_wanted = Signal()

    def __init__(self, door: Door, tasks: Tasks | None = None, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.title.setText(self.tr("Seeds"))
        self._door = door
        self._looking = Looking(door, tasks, _see, self._show_seen, self)
        self._left: dict[str, None] = {}        # who was left for now, in that order
        self._known: set[str] = set()
        clock = door.tending.clock
        local = clock.now().astimezone(clock.zone())
        self.card = SeedCard(local)
        self.model = TrayModel(self)
        self.tray = Tray(self.model)
        self._empty = EmptyTray(local)
        self._empty.import_wanted.connect(self.import_wanted)
        self._word = PlainLabel(self.tr("Whom would you like to tend? Seeds wait as long as you like."), kind="muted",
                                wrap=True)
        self._hint = PlainLabel(self.tr("Keys: P plants, L leaves, A archives, left and right choose the circle, "
                                        "Enter opens the person."), kind="small", wrap=True)
        self._lay_out()
        self._connect()
        for widget in (self._word, self._some, self._empty):
            widget.hide()

    def refresh(self) -> None:
        self._looking.look()

    def _lay_out(self) -> None:
        self._some = QWidget()
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._some)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(16)
        choice = QVBoxLayout()
        choice.setSpacing(12)
        choice.addWidget(self.card)
        choice.addWidget(self._hint)
        choice.addStretch(1)
        self._body.addLayout(choice, 3)
        self._body.addWidget(self.tray, 2)
        self.tray.setMinimumHeight(TRAY_HEIGHT)
        review = QPushButton(self.tr("Duplicates to review"))
        review.setProperty("kind", "flat")
        review.clicked.connect(self.review_wanted)
        self.column.addWidget(review, 0, Qt.AlignmentFlag.AlignLeading)
        self.column.addWidget(self._word)
        self.column.addWidget(self._some, 1)
        self.column.addWidget(self._empty, 1)

    def _connect(self) -> None:
        self.card.plant_wanted.connect(self._plant)
        self.card.leave_wanted.connect(self._leave)
        self.card.archive_wanted.connect(self._archive)
        self.tray.selectionModel().currentChanged.connect(lambda *_: self._show_current())
        self.tray.activated.connect(lambda index: self.opened.emit(self.model.seeds()[index.row()].contact_id))
        keys: tuple[tuple[QKeySequence, Callable[[], object]], ...] = (
            (QKeySequence("P"), self._plant), (QKeySequence("L"), self._leave), (QKeySequence("A"), self._archive),
            (QKeySequence(Qt.Key.Key_Left), lambda: self.card.step_circle(self._towards(-1))),
            (QKeySequence(Qt.Key.Key_Right), lambda: self.card.step_circle(self._towards(1))))
        for key, act in keys:
            shortcut = QShortcut(key, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _towards(self, step: int) -> int:
        return -step if self.isRightToLeft() else step

    # what is shown

    def _show_seen(self, seen: _Seen) -> None:
        """The seed being looked at stays; one that came back (by undo) is looked at again."""
        place = max(0, self.tray.currentIndex().row())
        current = self._current()
        order = {contact_id: number for number, contact_id in enumerate(self._left, 1)}
        seeds = sorted(seen.seeds, key=lambda one: order.get(one.contact_id, 0))
        ids = {one.contact_id for one in seeds}
        back = ids - self._known if self._known else set()
        wanted = back.pop() if len(back) == 1 else current.contact_id if current else ""
        self._known = ids
        self.model.show_seeds(seeds, seen.day)
        row = self.model.row_of(wanted)
        self._look_at(place if row is None else row)

    def _look_at(self, row: int) -> None:
        seeds = self.model.seeds()
        for widget in (self._word, self._some):
            widget.setVisible(bool(seeds))
        self._empty.setVisible(not seeds)
        if seeds:
            self.tray.setCurrentIndex(self.model.index(min(row, len(seeds) - 1)))
            self._show_current()
            if self.hasFocus():
                self.tray.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.isVisible() and self.focusWidget() is not None:
            self._empty.files.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_current(self) -> None:
        seed = self._current()
        if seed is not None and (seed != self.card.seed() or self.card.veiled != names_are_veiled()):
            tending = self._door.tending
            known = acquaintance_of(tending.garden.read.interactions(seed.contact_id), tending.today())
            self.card.show_seed(seed, tending.garden.read.contact(seed.contact_id), known, tending.today())

    def _current(self) -> Standing | None:
        row = self.tray.currentIndex().row()
        return self.model.seeds()[row] if 0 <= row < len(self.model.seeds()) else None

    # the three answers

    def _plant(self) -> None:
        circle = self.card.circle()
        self._answer(lambda tending, contact_id: plant_in_circle(tending, contact_id, circle))

    def _archive(self) -> None:
        self._answer(lambda tending, contact_id: set_state(tending, [contact_id], State.ARCHIVED))

    def _answer(self, act: Callable[[Tending, str], Changes]) -> None:
        """The next seed is there at once, also where the look at the garden is still to come."""
        seed = self._current()
        if seed is None or self._door.do(lambda tending: act(tending, seed.contact_id)) is None:
            return
        row = self.model.row_of(seed.contact_id)
        self._known.discard(seed.contact_id)
        if row is not None:
            self.model.take_away(row)
            self._look_at(row)

    def _leave(self) -> None:
        """Put to the end of the tray; nothing is changed."""
        seed = self._current()
        if seed is None:
            return
        self._left.pop(seed.contact_id, None)
        self._left[seed.contact_id] = None
        row = self.tray.currentIndex().row()
        self.model.put_last(self.model.take_away(row))
        self._look_at(row if row < len(self.model.seeds()) - 1 else 0)

    # room and focus

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The tray beside the card, or below it in a narrow window, which has no room for hints."""
        super().resizeEvent(event)
        beside = self.width() >= SIDE_BY_SIDE
        self._hint.setVisible(beside)
        self._body.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """When the page is brought to the front the tray takes the keys."""
        super().focusInEvent(event)
        if event.reason() is Qt.FocusReason.OtherFocusReason and self.model.seeds():
            self.tray.setFocus(Qt.FocusReason.OtherFocusReason)
