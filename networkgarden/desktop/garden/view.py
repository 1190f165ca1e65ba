"""The garden on the screen: what is painted, what moves, and what the person's hands ask for."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QWidget

from networkgarden.desktop.botany.light import Light
from networkgarden.desktop.garden.dragging import BedShelf, carried, carried_picture, people_in
from networkgarden.desktop.garden.layout import Zoom
from networkgarden.desktop.garden.motion import Motion, Movements
from networkgarden.desktop.garden.placed_list import PlacedList
from networkgarden.desktop.garden.stage import Marks
from networkgarden.desktop.garden.wishes import rows_of, runs, wish_by_key
from networkgarden.desktop.widgets.veil import veiled

_DRAW_MS = 8.0
_KEPT_CHOSEN = 2000      # people that stay chosen when everything is read anew


class GardenView(PlacedList):
    """Shows a GardenModel. It changes nothing by itself: it says what the person wants."""

    opened = Signal(str)                 # a contact id
    log_wanted = Signal(list)            # contact ids, in row order
    water_wanted = Signal(list)
    snooze_wanted = Signal(list)
    rest_wanted = Signal(list)
    archive_wanted = Signal(list)
    menu_wanted = Signal(list, QPoint)   # contact ids, where on the screen
    bed_wanted = Signal(list, str)       # contact ids, dropped on a bed; an empty one is to be named first
    zoom_changed = Signal(object)        # a Zoom
    begun = Signal()                     # once: something has been painted
    first_painted = Signal()             # once: everybody in sight has been painted, if only by a stand-in

    def __init__(self, light: Light, parent: QWidget | None = None) -> None:
        super().__init__(light, parent)
        self.setAccessibleName(self.tr("Garden"))
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(240, 200)
        self._hovered: str | None = None
        self._begun = self._seen_first = False
        self._kept: str | None = None
        self._chosen: list[str] = []
        self.may_carry = True
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self._movements = Movements(self)
        self._movements.moved.connect(self._repaint_people)
        self._drawing = QTimer(self)
        self._drawing.setInterval(0)
        self._drawing.timeout.connect(self._draw_some)
        self.garden_model().modelAboutToBeReset.connect(self._remember)
        self.garden_model().order_changed.connect(self._people_changed)
        self.garden_model().glanced.connect(self._glanced)

    # what others use

    @property
    def zoom(self) -> Zoom:
        return self._stage.zoom

    def set_zoom(self, zoom: Zoom) -> None:
        if zoom is self._stage.zoom:
            return
        kept = self.currentIndex()
        self._stage.zoom = zoom
        self._lay_out()
        if kept.isValid():
            self.scrollTo(kept)
        self.zoom_changed.emit(zoom)

    def zoom_by(self, steps: int) -> None:
        self.set_zoom(Zoom(max(0, min(len(Zoom) - 1, self.zoom + steps))))

    def set_light(self, light: Light) -> None:
        if light != self._stage.light:
            self._stage.light = light
            self._stage.forget_pictures()
            self.viewport().update()

    def set_motion(self, motion: Motion) -> None:
        self._movements.motion = motion
        if motion is not Motion.FULL:
            self._movements.pause()

    def celebrate(self, contact_id: str) -> None:
        """Let it rain on a plant that has just been watered."""
        if self.isVisible():
            self._movements.shower(contact_id)

    def chosen_ids(self) -> list[str]:
        """The selected people in row order, else the one with the focus."""
        rows = self.chosen_rows()
        if not rows and self.currentIndex().isValid():
            rows = [self.currentIndex().row()]
        return [self.garden_model().standing(row).contact_id for row in rows]

    def chosen_rows(self) -> list[int]:
        return rows_of(self.selectionModel().selection())

    def choose(self, rows: Iterable[int]) -> None:
        """Select these people and nobody else; the focus stays where it is."""
        self.selectionModel().select(
            runs(self.garden_model(), rows, 1), QItemSelectionModel.SelectionFlag.ClearAndSelect
        )

    def take_over(self, rows: Iterable[int], current: int | None) -> None:
        """Choose these people and give one the focus, as they were in the table."""
        if current is not None:
            index = self.garden_model().index(current, 0)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.choose(rows)
        if current is not None:
            self.scrollTo(self.garden_model().index(current, 0))

    def go_to(self, contact_id: str) -> bool:
        """Move the focus to a person and bring them into sight; False when not shown."""
        row = self.garden_model().row_of(contact_id)
        if row is None:
            return False
        index = self.garden_model().index(row, 0)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        return True

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        focus = self.currentIndex().row() if self.hasFocus() and self.currentIndex().isValid() else None
        marks = Marks(
            focus, self._row(self._hovered), self.selectionModel().isRowSelected,
            self._by_row(self._movements.lean()), self._by_row(self._movements.rain()), self._movements.moist(),
        )  # fmt: skip
        self._stage.paint(self, self._top(), event.rect(), marks)
        if self._stage.unfinished and not self._drawing.isActive():
            self._drawing.start()
        if not self._begun:
            self._begun = True
            self.begun.emit()
        if not self._seen_first and self._stage.all_known(self._top(), self.viewport().height()):
            self._seen_first = True
            QTimer.singleShot(0, self, self.first_painted.emit)      # when the frame has left the painter

    def _draw_some(self) -> None:
        """Draw missing plants for a few milliseconds, then let the window breathe."""
        moist = self._movements.moist()
        rows = self._stage.draw_some(_DRAW_MS, self._top(), self.viewport().height(), moist)
        if rows and self.zoom is Zoom.OVERVIEW:
            self.viewport().update()
        else:
            for row in rows:
                self.viewport().update(self._plant_rect(row))
        if not self._stage.unfinished and not self._stage.prepare_ground():
            self._drawing.stop()

    def _by_row(self, values: dict[str, float]) -> dict[int, float]:
        return {row: value for key, value in values.items() if (row := self._row(key)) is not None}

    def _row(self, contact_id: str | None) -> int | None:
        return None if contact_id is None else self.garden_model().row_of(contact_id)

    def _repaint_people(self, contact_ids: set[str]) -> None:
        for contact_id in contact_ids:
            row = self._row(contact_id)
            if row is not None and row < self._stage.people:
                self.viewport().update(self._plant_rect(row))

    # people and places

    def _remember(self) -> None:
        current = self.currentIndex()
        self._kept = self.garden_model().standing(current.row()).contact_id if current.isValid() else None
        self._chosen = [self.garden_model().standing(row).contact_id for row in self.chosen_rows()[:_KEPT_CHOSEN]]

    def _people_changed(self) -> None:
        """Places are new; whoever had the focus keeps it while they are shown."""
        if self._row(self._hovered) is None:
            self._hovered = None
        self._lay_out()
        row = self._row(self._kept)
        if row is not None:
            index = self.garden_model().index(row, 0)
            self.setAutoScroll(False)      # a refresh must not pull the garden away under the person's eyes
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.setAutoScroll(True)
        chosen = [row for one in self._chosen if (row := self._row(one)) is not None]
        if chosen:
            self.choose(chosen)

    def _glanced(self) -> None:
        """The same people on another day."""
        self._stage.glanced()
        if self._stage.unfinished and self.isVisible():
            self._drawing.start()
        self.viewport().update()

    # the person's hands

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._act_on_key(event):
            super().keyPressEvent(event)

    def _act_on_key(self, event: QKeyEvent) -> bool:
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers == Qt.KeyboardModifier.ControlModifier:
            steps = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}.get(Qt.Key(key))
            if steps is not None:
                self.zoom_by(steps)
            return steps is not None
        if modifiers != Qt.KeyboardModifier.NoModifier:
            return False
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentIndex().isValid():
                self.opened.emit(self.garden_model().standing(self.currentIndex().row()).contact_id)
            return True
        return wish_by_key(self, key, self.chosen_ids())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if not event.buttons():
            index = self.indexAt(event.position().toPoint())
            self._hover(self.garden_model().standing(index.row()).contact_id if index.isValid() else None)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(None)

    def _hover(self, contact_id: str | None) -> None:
        if contact_id == self._hovered:
            return
        before, self._hovered = self._hovered, contact_id
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if contact_id else Qt.CursorShape.ArrowCursor)
        self._repaint_people({key for key in (before, contact_id) if key})
        if contact_id and self.zoom is not Zoom.OVERVIEW:
            self._movements.sway(contact_id)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        plain = event.button() is Qt.MouseButton.LeftButton and event.modifiers() == Qt.KeyboardModifier.NoModifier
        dragged = self.state() is QAbstractItemView.State.DragSelectingState
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if plain and not dragged and index.isValid() and index == self.currentIndex():
            self.opened.emit(self.garden_model().standing(index.row()).contact_id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if index.isValid():
            if not self.selectionModel().isSelected(index):
                self.setCurrentIndex(index)
            where = event.globalPos() if by_mouse else self.viewport().mapToGlobal(self.visualRect(index).center())
            self.menu_wanted.emit(self.chosen_ids(), where)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    # carrying people to a bed

    def startDrag(self, _actions: Qt.DropAction) -> None:
        people = self.chosen_ids()
        if not people or not self.may_carry:
            return
        shelf = BedShelf(self.garden_model().beds(), self.viewport())
        shelf.dropped.connect(self.bed_wanted)
        shelf.appear()
        drag = QDrag(self)
        drag.setMimeData(carried(people))
        drag.setPixmap(carried_picture(self._people_words(people), self.devicePixelRatioF()))
        drag.exec(Qt.DropAction.CopyAction)
        shelf.hide()
        shelf.deleteLater()

    def _people_words(self, people: list[str]) -> str:
        row = self._row(people[0])
        if len(people) == 1 and row is not None:
            return veiled(self.garden_model().standing(row).name)
        return self.tr("{count} people").format(count=len(people))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.setAccepted(bool(people_in(event.mimeData())))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.setAccepted(bool(self._bed_at(event.position().toPoint())))

    def dropEvent(self, event: QDropEvent) -> None:
        people, bed = people_in(event.mimeData()), self._bed_at(event.position().toPoint())
        event.setAccepted(bool(people and bed))
        if people and bed:
            self.bed_wanted.emit(people, bed)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """Nothing was marked that would have to be unmarked."""

    def _bed_at(self, point: QPoint) -> str:
        """The bed whose sign or people are there, when the garden stands by beds."""
        return self._stage.bed_at(point.x(), point.y() + self._top())

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._movements.pause()
        self._drawing.stop()
