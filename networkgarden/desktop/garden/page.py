"""The garden page: controls, the garden itself, and an invitation while it is empty. It takes plain standings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeySequence,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QGridLayout, QMenu, QWidget

from networkgarden.desktop.botany.light import Light
from networkgarden.desktop.garden.controls import GardenControls
from networkgarden.desktop.garden.layout import Zoom
from networkgarden.desktop.garden.model import People
from networkgarden.desktop.garden.motion import Motion
from networkgarden.desktop.garden.order import Details, Sorting, Wanted
from networkgarden.desktop.garden.time_bar import TimeBar
from networkgarden.desktop.garden.twins import Twins
from networkgarden.desktop.garden.wishes import SIGNAL_OF_KEY
from networkgarden.domain.first_sight import FirstSight
from networkgarden.domain.standing import Standing

if TYPE_CHECKING:
    from networkgarden.desktop.garden.invitation import Invitation


class GardenPage(QWidget):
    """Shows people and says what the person at the window wants; it changes nothing itself."""

    opened = Signal(str)                 # a contact id
    log_wanted = Signal(list)            # contact ids
    water_wanted = Signal(list)
    snooze_wanted = Signal(list)
    rest_wanted = Signal(list)
    archive_wanted = Signal(list)
    plant_wanted = Signal(list)
    circle_wanted = Signal(list, int)
    bed_wanted = Signal(list, str)       # put them into this bed
    bed_left = Signal(list, str)
    details_wanted = Signal()            # organisations and notes are needed: for the search, or for the table
    columns_changed = Signal()
    twin_turned = Signal(bool)           # is the table shown now?
    only_looking = Signal(str)           # something was wished for on another day: why it cannot be
    files_dropped = Signal(list)         # local paths
    import_wanted = Signal()             # choose files
    person_wanted = Signal()             # add one person by hand
    sample_wanted = Signal()
    first_painted = Signal()

    def __init__(self, light: Light, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.controls = GardenControls(self)
        self.twins = Twins(light, self)
        self.view = self.twins.view
        self.time = TimeBar(self)
        self._present: Sequence[Standing] = ()
        self._arrange()
        self._connect_controls()
        self._connect_twins()
        self._add_shortcuts()

    # what others use

    def show_garden(self, standings: Iterable[Standing], today: int) -> None:
        """Everybody as of a garden day (an ordinal); seeds and archived people are left out."""
        self._present = list(standings)
        self.time.set_today(today)
        self.view.garden_model().set_standings(self._present, today)
        self.view.may_carry = True
        self._people_came()

    def show_first(self, sight: FirstSight) -> None:
        """Whoever is in sight first; ``complete`` must follow unless that is everybody."""
        self._present = list(sight.first)
        self.time.set_today(sight.today)
        self.view.garden_model().show_first(sight)
        self.view.may_carry = True
        self._people_came()

    def complete(self, people: People) -> None:
        self._present = list(people.standings)      # the model adds to its own on other days
        if self.time.away:
            return
        self.view.garden_model().complete(people)
        self._people_came()

    def _people_came(self) -> None:
        self.controls.set_beds(self.view.garden_model().beds())
        self._tell_count(aloud=False)

    def change_some(self, standings: Sequence[Standing], today: int | None = None) -> None:
        """Only these people look different now."""
        changed = {one.contact_id: one for one in standings}
        self._present = [changed.pop(one.contact_id, one) for one in self._present] + list(changed.values())
        self.view.garden_model().replace_some(standings, today)
        self._tell_count(aloud=False)

    def glance(self, day: int, look: Callable[[Standing], Standing | None]) -> None:
        """Everybody as they stood or will stand on another day, while the slider moves."""
        self.view.may_carry = False
        self.view.garden_model().glance(day, look)

    def settle(self, standings: Iterable[Standing]) -> None:
        """Stay on that day: only those who were in the garden then are shown."""
        self.view.garden_model().settle(standings)
        self._tell_count(aloud=False)

    def show_present(self) -> None:
        """Back from another day."""
        self.show_garden(self._present, self.time.day)

    def celebrate(self, contact_id: str, *, fruit: bool = False) -> None:
        self.view.celebrate(contact_id, fruit=fruit)

    def set_light(self, light: Light) -> None:
        self.view.set_light(light)

    def set_motion(self, motion: Motion) -> None:
        self.view.set_motion(motion)

    def go_to(self, contact_id: str) -> bool:
        """Bring a person into sight, undoing a search that hides them; False for somebody not in the garden."""
        if not self.view.go_to(contact_id):
            self.controls.clear_all()
            if not self.view.go_to(contact_id):
                return False
        if self.twins.table is not None:
            self.twins.table.take_over([], self.view.currentIndex().row())
        self.twins.shown.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def set_sorting(self, sorting: Sorting, descending: bool = False) -> None:
        self.controls.set_sorting(sorting)
        self._sort(sorting, descending)

    def set_details(self, details: Mapping[str, Details]) -> None:
        """Organisations and notes, when they have been read."""
        self.view.garden_model().set_details(details)
        self.twins.shown.viewport().update()
        if self.controls.search.text():
            self._tell_count(aloud=False)

    def set_zoom(self, zoom: Zoom) -> None:
        self.view.set_zoom(zoom)

    def focus_search(self) -> None:
        self.controls.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.controls.search.selectAll()

    # regions

    def _arrange(self) -> None:
        grid = self._grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addWidget(self.controls, 0, 0)
        grid.addWidget(self.twins, 1, 0)
        grid.addWidget(self.time, 2, 0)
        grid.setRowStretch(1, 1)
        self.setMinimumSize(280, 320)
        self.setTabOrder(self.controls.search, self.controls.sort_button)
        for before, after in pairwise((self.controls.more_button, self.twins, self.time.slider, self.time.back)):
            self.setTabOrder(before, after)

    def _connect_controls(self) -> None:
        self.controls.wanted_changed.connect(self._want)
        self.controls.sorting_changed.connect(self._sort)
        self.controls.zoom_wanted.connect(self.view.zoom_by)
        self.controls.garden_wanted.connect(self._enter_garden)
        self.controls.table_wanted.connect(self.twins.show_table)
        self.controls.search_entered.connect(self.details_wanted)
        model = self.view.garden_model()
        self.controls.search_entered.connect(model.prepare_search)
        for changed in (model.modelReset, model.dataChanged):
            changed.connect(self._prepare_search)
        self.view.zoom_changed.connect(self.controls.set_zoom)
        self.controls.set_zoom(self.view.zoom)

    def _prepare_search(self) -> None:
        """People have changed under the hands of somebody who searches: be ready before their next letter."""
        if self.controls.search.hasFocus():
            QTimer.singleShot(0, self, self.view.garden_model().prepare_search)

    def _connect_twins(self) -> None:
        twins = self.twins
        twins.opened.connect(self.opened)
        for name in SIGNAL_OF_KEY.values():
            getattr(twins, name).connect(lambda people, name=name: self._wish(name, people))
        twins.menu_wanted.connect(self._open_menu)
        twins.sorting_wanted.connect(self.set_sorting)
        twins.columns_changed.connect(self.columns_changed)
        twins.turned.connect(self._turned)
        self.view.first_painted.connect(self.first_painted)
        self.view.bed_wanted.connect(self._into_bed)

    @cached_property
    def invitation(self) -> Invitation:
        """Made when it is first wanted: most gardens are never empty."""
        from networkgarden.desktop.garden.invitation import Invitation
        invitation = Invitation(self)
        self._grid.addWidget(invitation, 1, 0, Qt.AlignmentFlag.AlignCenter)
        invitation.import_wanted.connect(self.import_wanted)
        invitation.person_wanted.connect(self.person_wanted)
        invitation.sample_wanted.connect(self.sample_wanted)
        invitation.everybody_wanted.connect(self._show_everybody)
        return invitation

    def _add_shortcuts(self) -> None:
        keys: list[tuple[QKeySequence, Callable[[], None]]] = [
            (QKeySequence(Qt.Key.Key_Slash), self.focus_search),
            (QKeySequence(QKeySequence.StandardKey.Find), self.focus_search),
            (QKeySequence("Ctrl+T"), lambda: self.twins.show_table(not self.twins.is_table)),
            (QKeySequence("Ctrl++"), lambda: self.view.zoom_by(1)),
            (QKeySequence("Ctrl+="), lambda: self.view.zoom_by(1)),
            (QKeySequence("Ctrl+-"), lambda: self.view.zoom_by(-1)),
            (QKeySequence("Ctrl+0"), lambda: self.view.set_zoom(Zoom.GARDEN)),
        ]
        for sequence, act in keys:
            shortcut = QShortcut(sequence, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    # what was asked for

    def _show_everybody(self) -> None:
        if self.time.away:
            self.time.come_back()
        self.controls.clear_all()

    def _want(self, wanted: Wanted) -> None:
        self.view.garden_model().set_wanted(wanted)
        self._tell_count(aloud=True)

    def _sort(self, sorting: Sorting, descending: bool = False) -> None:
        self.view.garden_model().set_sorting(sorting, descending=descending)
        self.view.verticalScrollBar().setValue(0)
        if self.twins.table is not None:
            self.twins.table.show_sorting(sorting, descending)

    def _turned(self, table: bool) -> None:
        self.controls.set_table(table)
        if table:
            self.details_wanted.emit()
        self.twin_turned.emit(table)

    def _enter_garden(self) -> None:
        shown = self.twins.shown
        shown.setFocus(Qt.FocusReason.TabFocusReason)
        if not shown.currentIndex().isValid() and self.view.garden_model().rowCount():
            shown.setCurrentIndex(shown.model().index(0, 0))

    def _tell_count(self, *, aloud: bool) -> None:
        model = self.view.garden_model()
        shown = model.rowCount()
        narrowed = bool(model.wanted.text) or model.wanted.filtered
        found = self._shown(shown)
        self.controls.set_count(found if narrowed else self._people(shown))
        self._look_whether_empty()
        if aloud:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.controls.search, found))

    def _shown(self, count: int) -> str:
        if count == 0:
            return self.tr("nobody found")
        if count == 1:
            return self.tr("1 person shown")
        return self.tr("{count} people shown").format(count=self.locale().toString(count))

    def _people(self, count: int) -> str:
        if count == 1:
            return self.tr("1 person")
        return self.tr("{count} people").format(count=self.locale().toString(count))

    def _look_whether_empty(self) -> None:
        model = self.view.garden_model()
        self.time.setVisible(model.total > 0)
        if model.total and model.rowCount():
            if "invitation" in self.__dict__:
                self.invitation.hide()
            return
        if self.time.away:
            self.invitation.nobody_then(self.time.day_words())
        elif model.total:
            self.invitation.nobody_found()
        else:
            self.invitation.invite()
        self.invitation.show()
        self.invitation.raise_()

    # what can be done with people

    def _wish(self, name: str, people: Sequence[str], *more: object) -> None:
        if self.time.away:
            words = self.tr("This is {day}. Tending is for today: come back first.")
            self.only_looking.emit(words.format(day=self.time.day_words()))
            return
        getattr(self, name).emit(list(people), *more)

    def _open_menu(self, people: list[str], where: QPoint) -> None:
        self._menu_for(people).popup(where)

    def _menu_for(self, people: list[str]) -> QMenu:
        model = self.view.garden_model()
        rows = [row for one in people if (row := model.row_of(one)) is not None]
        from networkgarden.desktop.garden.plant_menu import Wishes, make_plant_menu
        wishes = Wishes(
            open=lambda: self.opened.emit(people[0]),
            act=lambda name: self._wish(f"{name}_wanted", people),
            circle=lambda circle: self._wish("circle_wanted", people, circle),
            into_bed=lambda bed: self._wish("bed_wanted", people, bed),
            out_of_bed=lambda bed: self._wish("bed_left", people, bed),
            new_bed=lambda: self._ask_for_bed(people),
        )
        standings = [model.standing(row) for row in rows]
        return make_plant_menu(standings, model.beds(), wishes, only_look=self.time.away, parent=self)

    def _into_bed(self, people: list[str], bed: str) -> None:
        if bed:
            self._wish("bed_wanted", people, bed)
        else:
            self._ask_for_bed(people)

    def _ask_for_bed(self, people: list[str]) -> None:
        from networkgarden.desktop.garden.new_bed import NewBedDialog
        dialog = NewBedDialog(self)
        dialog.accepted.connect(lambda: self._wish("bed_wanted", people, dialog.bed()))
        dialog.open()

    # files

    def showEvent(self, event: QShowEvent) -> None:
        self._look_whether_empty()
        super().showEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.files_dropped.emit(paths)

    @property
    def zoom(self) -> Zoom:
        return self.view.zoom
