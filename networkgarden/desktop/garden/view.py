"""The garden on the screen: what is painted, what moves, and what the person's hands ask for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import inf
from typing import TypeVar

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHideEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPaintDevice,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QWidget

from networkgarden.desktop.botany.light import Light
from networkgarden.desktop.garden.carrying import CarryingList
from networkgarden.desktop.garden.layout import Zoom
from networkgarden.desktop.garden.motion import Motion, Movements
from networkgarden.desktop.garden.stage import Marks, spend
from networkgarden.desktop.garden.wishes import wish_by_key
from networkgarden.desktop.garden.zooming import WheelSteps, ZoomTransition
from networkgarden.desktop.widgets.veil import names_are_veiled
from networkgarden.domain.kinds import Rung

_DRAW_MS = 6.0
_PATIENCE_MS = 3.0       # a frame's, for what stands in for plants
_PHOTO_MS = 300          # the pointer rests so long before a photo is looked for
_PHOTOS = 64
_GROW_AT_ONCE = 24
_KEPT_CHOSEN = 2000      # people that stay chosen when everything is read anew

_Value = TypeVar("_Value")


class GardenView(CarryingList):
    """Shows a GardenModel. It changes nothing by itself: it says what the person wants."""

    opened = Signal(str)                 # a contact id
    log_wanted = Signal(list)            # contact ids, in row order
    water_wanted = Signal(list)
    snooze_wanted = Signal(list)
    rest_wanted = Signal(list)
    archive_wanted = Signal(list)
    menu_wanted = Signal(list, QPoint)   # contact ids, where on the screen
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
        self._bore_fruit: set[str] = set()       # while nobody looked
        self._begun = self._seen_first = False
        self._kept: str | None = None
        self._chosen: list[str] = []
        self._movements = Movements(self)
        self._movements.moved.connect(self._repaint_people)
        self._transition = ZoomTransition(self)
        self._transition.moved.connect(self.viewport().update)
        self._transition.awaited.connect(self._get_ready)
        self._readying: Iterator[None] | None = None      # what is left to draw for the next size
        self._wheel = WheelSteps()
        self.photo_of: Callable[[str], QImage | None] = lambda _contact_id: None
        self._photos: dict[str, QImage | None] = {}
        self._photo_wait = QTimer(self)
        self._photo_wait.setSingleShot(True)
        self._photo_wait.setInterval(_PHOTO_MS)
        self._photo_wait.timeout.connect(self._look_for_photo)
        self.selectionModel().currentChanged.connect(self._wait_for_photo)
        self.garden_model().grown.connect(self._grown)
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

    def set_zoom(self, zoom: Zoom, around: QPoint | None = None) -> None:
        """Show this size. Whoever is at ``around`` (px of the viewport), else the focus, stays where they are."""
        old = self._stage.zoom
        if zoom is old:
            return
        kept = self.currentIndex()
        under = self.indexAt(around) if around is not None else kept
        height = self.visualRect(under).center().y() if under.isValid() else 0
        self._hover(None)      # who stood under the pointer stands elsewhere now
        before = self._picture_before()
        self._stage.zoom = zoom
        self._lay_out()
        if around is not None and under.isValid():
            self._put_at(under, height)
        elif kept.isValid():
            self.scrollTo(kept)
        if before is not None:
            self._begin_to_ready()
            self._transition.begin(before, QPointF(around or self.viewport().rect().center()), old, zoom)
        self.zoom_changed.emit(zoom)

    def zoom_by(self, steps: int, around: QPoint | None = None) -> None:
        self.set_zoom(Zoom(max(0, min(len(Zoom) - 1, self.zoom + steps))), around)

    def _picture_before(self) -> QPixmap | None:
        if self._movements.motion is not Motion.FULL or not self.isVisible():
            return None
        self._transition.stop()
        return self.viewport().grab()

    def _put_at(self, index: QModelIndex, height: int) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.visualRect(index).center().y() - height)

    def set_light(self, light: Light) -> None:
        if light != self._stage.light:
            self._stage.set_light(light)
            self.viewport().update()

    def set_motion(self, motion: Motion) -> None:
        self._movements.motion = motion
        if motion is not Motion.FULL:
            self._movements.pause()
            self._transition.stop()

    def celebrate(self, contact_id: str, *, fruit: bool = False) -> None:
        """Let it rain on a plant just watered; one that bore fruit gives seeds to the wind, later if nobody looks."""
        if not self.isVisible():
            self._bore_fruit |= {contact_id} if fruit else set()
        elif fruit:
            self._movements.let_fly(contact_id)
        else:
            self._movements.shower(contact_id)

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
        if not self._transition.covers:
            self._paint_stage(self.viewport(), event.rect())
        if self._transition.running:
            painter = QPainter(self.viewport())
            self._transition.paint(painter)
            painter.end()
        if self._stage.unfinished and not self._drawing.isActive():
            self._drawing.start()
        if not self._begun:
            self._begun = True
            self.begun.emit()
        if not self._seen_first and self._stage.all_known(self._top(), self.viewport().height()):
            self._seen_first = True
            QTimer.singleShot(0, self, self.first_painted.emit)      # when the frame has left the painter

    def _paint_stage(self, device: QPaintDevice, part: QRect) -> None:
        focus = self.currentIndex().row() if self.hasFocus() and self.currentIndex().isValid() else None
        moves = self._movements
        marks = Marks(
            focus, self._row(self._hovered), self.selectionModel().isRowSelected, self._by_row(moves.lean()),
            self._by_row(moves.rain()), moves.moist(), self._by_row(moves.flights()), self._by_row(moves.growth()),
            self._photo(), _PATIENCE_MS if self._seen_first else inf,
        )  # fmt: skip
        self._stage.paint(self, device, self._top(), part, marks)
        if self._stage.hasty:
            QTimer.singleShot(0, self, self.viewport().update)

    def _begin_to_ready(self) -> None:
        self._readying = self._stage.sight_steps(self._top(), self._movements.moist())

    def _get_ready(self) -> None:
        """The next size, a piece a turn, while its forerunner is still shown."""
        if self._readying is not None:
            if not spend(self._readying, _DRAW_MS):
                self._readying = None
            return
        after = QPixmap()
        if self.zoom is not Zoom.OVERVIEW:      # a field is a picture already
            ratio = self.viewport().devicePixelRatioF()
            after = QPixmap(self.viewport().size() * ratio)
            after.setDevicePixelRatio(ratio)
            self._paint_stage(after, self.viewport().rect())
        self._transition.flow(after)
        self.viewport().update()

    def _draw_some(self) -> None:
        """Draw missing plants for a few milliseconds, then let the window breathe."""
        if self._transition.waiting:
            self._drawing.stop()      # the frame after it starts this again
            return
        if self._stage.hasty:
            return                    # the frame that shows everybody comes first
        if self._stage.sketched:
            if not self._stage.draw_ground(_DRAW_MS, self._top()):
                self.viewport().update()
            return
        moist = self._movements.moist()
        rows = self._stage.draw_some(_DRAW_MS, self._top(), self.viewport().height(), moist)
        if rows is None:
            self.viewport().update()
        for row in rows or ():
            self.viewport().update(self._plant_rect(row))
        if not self._stage.unfinished and not self._stage.prepare_ahead(_DRAW_MS):
            self._drawing.stop()

    def _photo(self) -> QImage | None:
        """Of whoever is pointed at, once it has been looked for."""
        pointed = self._pointed()
        return None if pointed is None or names_are_veiled() else self._photos.get(pointed)

    def _pointed(self) -> str | None:
        current = self.currentIndex()
        if self._hovered is not None or not self.hasFocus() or not current.isValid():
            return self._hovered
        return self.garden_model().standing(current.row()).contact_id

    def _look_for_photo(self) -> None:
        pointed = self._pointed()
        if pointed is not None and pointed not in self._photos:
            if len(self._photos) >= _PHOTOS:
                self._photos.clear()
            self._photos[pointed] = self.photo_of(pointed)
            if self._photos[pointed] is not None:
                self._repaint_people({pointed})

    def _wait_for_photo(self) -> None:
        if self.isVisible():
            self._photo_wait.start()

    def forget_photos(self) -> None:
        """People may have other photos now."""
        self._photos.clear()

    def _by_row(self, values: dict[str, _Value]) -> dict[int, _Value]:
        return {row: value for key, value in values.items() if (row := self._row(key)) is not None}

    def _row(self, contact_id: str | None) -> int | None:
        return None if contact_id is None else self.garden_model().row_of(contact_id)

    def _repaint_people(self, contact_ids: set[str]) -> None:
        for contact_id in contact_ids:
            row = self._row(contact_id)
            if row is not None and row < self._stage.people:
                self.viewport().update(self._plant_rect(row))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self._transition.stop()
        super().scrollContentsBy(dx, dy)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._transition.waiting:      # a scroll bar came or went with the new size
            self._begin_to_ready()
        else:
            self._transition.stop()

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

    def _grown(self, rungs: dict[str, Rung]) -> None:
        if self.isVisible() and len(rungs) <= _GROW_AT_ONCE:
            self._movements.grow(rungs)

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
        self._wait_for_photo()
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
            steps = self._wheel.steps(event.angleDelta().y())
            if steps:
                self.zoom_by(steps, event.position().toPoint())
            event.accept()
            return
        super().wheelEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        for contact_id in self._bore_fruit:
            self._movements.let_fly(contact_id)
        self._bore_fruit.clear()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._movements.pause()
        self._transition.stop()
        self._photo_wait.stop()
        self._drawing.stop()
