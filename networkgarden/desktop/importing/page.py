"""Import: what was recognised, what would change, then one step that can be undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from networkgarden.actions.import_answers import open_questions, remember_day_first, remember_me
from networkgarden.actions.import_mapping import look_at_table, preview, remember_mapping
from networkgarden.actions.import_offer import Offer, Stopped, bring_in, look_at
from networkgarden.actions.importing import FileReport, ImportReport
from networkgarden.actions.tending import Tending
from networkgarden.desktop.door import Door
from networkgarden.desktop.importing.file_card import FileCard
from networkgarden.desktop.importing.known_files import KnownFiles
from networkgarden.desktop.importing.mapping_card import MappingCard
from networkgarden.desktop.importing.offer_card import OfferCard
from networkgarden.desktop.importing.questions import OrderCard, WhoCard
from networkgarden.desktop.importing.working import Working
from networkgarden.desktop.tasks import Tasks
from networkgarden.desktop.widgets.column import ColumnPage, cleared
from networkgarden.desktop.widgets.drop_place import DropPlace
from networkgarden.desktop.widgets.labels import PlainLabel
from networkgarden.errors import NetworkGardenError

TABLES = frozenset({"contacts table", "unknown"})
"""Formats whose columns may be told by hand."""
CARDS_SHOWN = 40
"""A folder of thousands of files is summed up; each of its cards would cost a moment."""


class ImportPage(ColumnPage):
    """Reads and commits beside the window. ``finished(seeds wait)`` when the files are in.

    ``files_wanted`` and ``folder_wanted`` ask for a window to choose in; what was chosen comes by ``offer``.
    """

    finished = Signal(bool)
    files_wanted = Signal()
    folder_wanted = Signal()
    _reading = Signal(int)

    def __init__(self, door: Door, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.title.setText(self.tr("Import"))
        self._door, self._tasks = door, tasks
        self._offer: Offer | None = None
        self._files: list[Path] = []
        self._next: list[Path] = []
        self._stop = Event()
        clock = door.tending.clock
        self.place = DropPlace(clock.now().astimezone(clock.zone()))
        self._known = KnownFiles()
        self._word = PlainLabel("", wrap=True)
        self.working = Working()
        self.offer_card = OfferCard()
        self._cards = QVBoxLayout()
        self._cards.setSpacing(12)
        above: tuple[QWidget, ...] = (self._word, self.working, self.offer_card)
        for widget in above:
            self.column.addWidget(widget)
        self.column.addLayout(self._cards)
        self.column.addWidget(self.place)
        self.column.addWidget(self._known)
        self.column.addStretch(1)
        self._connect()
        self._rest()

    def refresh(self) -> None:
        """What is offered is compared with the garden as it was; it is compared again when it is brought in."""

    def busy(self) -> bool:
        return self.working.isVisibleTo(self)

    def offer(self, files: Sequence[Path]) -> None:
        """Read these files and show what they would bring. Nothing is changed yet."""
        if not files:
            return
        if self.busy():         # one after another
            self._next = list(files)
            self._give_up_reading()
            return
        self._files, self._offer, self._stop = list(files), None, Event()
        self._show_working(self.tr("Reading…"), len(files))
        tending, files, stop = self._door.tending, self._files, self._stop
        self._tasks.run(lambda: look_at(tending, files, stop, self._reading.emit), self._show_offer, self._failed)

    def _give_up_reading(self) -> None:
        """What is already being brought in is not given up: the person said so."""
        if self._offer is None:
            self._stop.set()

    def _connect(self) -> None:
        self._tasks.closing.connect(self._give_up_reading)
        self.place.dropped.connect(lambda names: self.offer([Path(name) for name in names]))
        self.place.files_wanted.connect(self.files_wanted)
        self.place.folder_wanted.connect(self.folder_wanted)
        self.working.stop_wanted.connect(self._stop_it)
        self.offer_card.import_wanted.connect(self._import)
        self.offer_card.leave_wanted.connect(self._leave)
        self._reading.connect(self._show_reading)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self._escape)

    # reading and trying

    def _show_reading(self, number: int) -> None:
        if self._stop.is_set():
            return
        if number < len(self._files):
            self.working.show_step(self.tr("Reading {name}").format(name=self._files[number].name), number)
        else:
            self._door.hold(self.tr("New files are just being compared with your garden."))
            self.working.show_step(self.tr("Comparing with your garden…"))

    def _show_offer(self, offer: Offer) -> None:
        self._door.release()
        if self._stop.is_set():
            self._failed(Stopped())
            return
        self._offer = offer
        self._rest(place=False)
        files = offer.report.files
        self.offer_card.show_report(offer.report)
        self.offer_card.show()
        self._ask(offer)
        for file in files[:CARDS_SHOWN]:
            self._cards.addWidget(self._file_card(file))
        if len(files) > CARDS_SHOWN:
            self._cards.addWidget(PlainLabel(self.tr("… and {count} more files").format(
                count=len(files) - CARDS_SHOWN), kind="muted"))
        if self.isVisible():
            self.offer_card.focus_first()
        self._say(self.offer_card.accessibleName())

    def _ask(self, offer: Offer) -> None:
        """What only the person knows stands before the files; an answer reads them again."""
        asks, candidates = open_questions(offer.read)
        if "me" in asks:
            who = WhoCard(candidates)
            who.answered.connect(lambda told: self._answered(lambda tending: remember_me(tending, told)))
            self._cards.addWidget(who)
        if "day_first" in asks:
            order = OrderCard()
            order.answered.connect(lambda first: self._answered(lambda tending: remember_day_first(tending, first)))
            self._cards.addWidget(order)

    def _answered(self, remember: Callable[[Tending], None]) -> None:
        remember(self._door.tending)
        self.offer(self._files)

    def _file_card(self, report: FileReport) -> FileCard:
        card = FileCard(report, mappable=report.format in TABLES)
        card.mapping_wanted.connect(lambda: self._show_mapping(card, Path(report.path)))
        return card

    def _show_mapping(self, card: FileCard, path: Path) -> None:
        tending = self._door.tending
        look = look_at_table(tending, path)
        if look is None:
            card.say_no_columns()
            return
        mapping = MappingCard(look, preview)
        mapping.chosen.connect(lambda chosen: self._answered(lambda tending: remember_mapping(tending, chosen)))
        self._cards.insertWidget(self._cards.indexOf(card) + 1, mapping)
        mapping.setFocus(Qt.FocusReason.OtherFocusReason)

    # bringing in

    def _import(self) -> None:
        if self._offer is None:
            return
        self._stop = Event()
        self._show_working(self.tr("Bringing everything in…"), 0)
        self._door.hold(self.tr("New files are just being brought into your garden."))
        tending, read, plant, stop = self._door.tending, self._offer.read, self.offer_card.plant(), self._stop
        self._tasks.run(lambda: bring_in(tending, read, plant, stop), self._done, self._failed)

    def _done(self, report: ImportReport) -> None:
        self._door.release()
        plant = self.offer_card.plant()
        self._leave()
        self._door.changed.emit(report.changes)
        if not self._next:
            self.finished.emit(not plant and any(file.contacts["new"] for file in report.files))
        self._go_on()

    def _stop_it(self) -> None:
        self._stop.set()
        self.working.show_step(self.tr("Stopping. Nothing of it is kept."))

    def _failed(self, error: Exception) -> None:
        self._door.release()
        self._offer = None
        if isinstance(error, Stopped):
            self._rest(self.tr("Stopped. Nothing was changed."))
        else:
            self._rest(self.tr("This could not be brought in. Nothing was changed."))
        if isinstance(error, NetworkGardenError):
            self._door.failed.emit(error)
        elif not isinstance(error, Stopped):
            raise error
        self._go_on()

    def _go_on(self) -> None:
        """What was dropped in the meantime."""
        files, self._next = self._next, []
        self.offer(files)

    def _escape(self) -> None:
        if self.busy():
            self._stop_it()
        else:
            self._leave()

    def _leave(self) -> None:
        self._offer = None
        self._rest()

    # what is shown

    def _show_working(self, words: str, steps: int) -> None:
        self._rest(place=False)
        self.working.begin(words, steps)
        self.working.show()

    def _rest(self, words: str = "", place: bool = True) -> None:
        self.working.end()
        self.offer_card.hide()
        cleared(self._cards)
        self._word.setText(words)
        self._word.setVisible(bool(words))
        for widget in (self.place, self._known):
            widget.setVisible(place)
        if words:
            self._say(words)

    def _say(self, words: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
