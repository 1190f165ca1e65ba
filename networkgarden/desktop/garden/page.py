"""The garden page: controls, the garden itself, and an invitation while it is empty. It takes plain standings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QGridLayout, QMenu, QWidget

from networkgarden.desktop.botany.light import Light
from networkgarden.desktop.garden.controls import GardenControls
from networkgarden.desktop.garden.invitation import Invitation
from networkgarden.desktop.garden.layout import Zoom
from networkgarden.desktop.garden.model import Sorting, Wanted
from networkgarden.desktop.garden.motion import Motion
from networkgarden.desktop.garden.view import GardenView
from networkgarden.domain.standing import Standing


class GardenPage(QWidget):
    """Shows people and says what the person at the window wants; it changes nothing itself."""

    opened = Signal(str)                 # a contact id
    log_wanted = Signal(list)            # contact ids
    water_wanted = Signal(list)
    snooze_wanted = Signal(list)
    rest_wanted = Signal(list)
    archive_wanted = Signal(list)
    files_dropped = Signal(list)         # local paths
    import_wanted = Signal()             # choose files
    person_wanted = Signal()             # add one person by hand
    sample_wanted = Signal()
    first_painted = Signal()

    def __init__(self, light: Light, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.controls = GardenControls(self)
        self.view = GardenView(light, self)
        self.invitation = Invitation(self)
        self._arrange()
        self._connect_controls()
        self._connect_view()
        self._connect_invitation()
        self._add_shortcuts()
        self._look_whether_empty()

    # what others use

    def show_garden(self, standings: Iterable[Standing], today: int) -> None:
        """Everybody as of a garden day (an ordinal); seeds and archived people are left out."""
        self.view.garden_model().set_standings(standings, today)
        self.controls.set_beds(self.view.garden_model().beds())
        self._tell_count(aloud=False)

    def change_some(self, standings: Sequence[Standing], today: int | None = None) -> None:
        """Only these people look different now."""
        self.view.garden_model().replace_some(standings, today)
        self._tell_count(aloud=False)

    def celebrate(self, contact_id: str) -> None:
        self.view.celebrate(contact_id)

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
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def set_sorting(self, sorting: Sorting) -> None:
        self.controls.set_sorting(sorting)
        self._sort(sorting)

    def set_zoom(self, zoom: Zoom) -> None:
        self.view.set_zoom(zoom)

    def focus_search(self) -> None:
        self.controls.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.controls.search.selectAll()

    # regions

    def _arrange(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addWidget(self.controls, 0, 0)
        grid.addWidget(self.view, 1, 0)
        grid.addWidget(self.invitation, 1, 0, Qt.AlignmentFlag.AlignCenter)
        grid.setRowStretch(1, 1)
        self.setMinimumSize(280, 320)
        self.setTabOrder(self.controls.search, self.controls.sort_button)
        self.setTabOrder(self.controls.larger, self.view)

    def _connect_controls(self) -> None:
        self.controls.wanted_changed.connect(self._want)
        self.controls.sorting_changed.connect(self._sort)
        self.controls.zoom_wanted.connect(self.view.zoom_by)
        self.controls.garden_wanted.connect(self._enter_garden)
        self.view.zoom_changed.connect(self.controls.set_zoom)
        self.controls.set_zoom(self.view.zoom)

    def _connect_view(self) -> None:
        for name in ("opened", "log_wanted", "water_wanted", "snooze_wanted", "rest_wanted", "archive_wanted"):
            getattr(self.view, name).connect(getattr(self, name))
        self.view.first_painted.connect(self.first_painted)
        self.view.menu_wanted.connect(self._open_menu)

    def _connect_invitation(self) -> None:
        self.invitation.import_wanted.connect(self.import_wanted)
        self.invitation.person_wanted.connect(self.person_wanted)
        self.invitation.sample_wanted.connect(self.sample_wanted)
        self.invitation.everybody_wanted.connect(self.controls.clear_all)

    def _add_shortcuts(self) -> None:
        for keys in (QKeySequence(Qt.Key.Key_Slash), QKeySequence(QKeySequence.StandardKey.Find)):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.focus_search)

    # what was asked for

    def _want(self, wanted: Wanted) -> None:
        self.view.garden_model().set_wanted(wanted)
        self._tell_count(aloud=True)

    def _sort(self, sorting: Sorting) -> None:
        self.view.garden_model().set_sorting(sorting)
        self.view.verticalScrollBar().setValue(0)

    def _enter_garden(self) -> None:
        self.view.setFocus(Qt.FocusReason.TabFocusReason)
        if not self.view.currentIndex().isValid() and self.view.garden_model().rowCount():
            self.view.setCurrentIndex(self.view.garden_model().index(0, 0))

    def _tell_count(self, *, aloud: bool) -> None:
        model = self.view.garden_model()
        shown, everybody = model.rowCount(), model.total
        text = self._people(shown)
        if shown != everybody:
            text = self.tr("{shown} of {total}").format(shown=shown, total=everybody)
        self.controls.set_count(text)
        self._look_whether_empty()
        if aloud:
            found = self.tr("nobody found") if not shown else self._people(shown)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.controls.search, found))

    def _people(self, count: int) -> str:
        if count == 1:
            return self.tr("1 person")
        return self.tr("{count} people").format(count=self.locale().toString(count))

    def _look_whether_empty(self) -> None:
        model = self.view.garden_model()
        if model.total and model.rowCount():
            self.invitation.hide()
            return
        if model.total:
            self.invitation.nobody_found()
        else:
            self.invitation.invite()
        self.invitation.show()
        self.invitation.raise_()

    def _open_menu(self, people: list[str], where: QPoint) -> None:
        self._menu_for(people).popup(where)

    def _menu_for(self, people: list[str]) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if len(people) == 1:
            menu.addAction(self.tr("Open"), lambda: self.opened.emit(people[0]))
            menu.addSeparator()
        for text, key, signal in (
            (self.tr("Log contact"), Qt.Key.Key_L, self.log_wanted),
            (self.tr("Water"), Qt.Key.Key_W, self.water_wanted),
            (self.tr("Not now"), Qt.Key.Key_S, self.snooze_wanted),
            (self.tr("Let it rest"), Qt.Key.Key_R, self.rest_wanted),
            (self.tr("Archive"), Qt.Key.Key_Delete, self.archive_wanted),
        ):
            action = menu.addAction(text)
            action.setShortcut(QKeySequence(key))
            action.setShortcutVisibleInContextMenu(True)
            action.triggered.connect(lambda _checked=False, signal=signal: signal.emit(people))
        return menu

    # files

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
