"""What the view shows at this size and zoom: the layout in use, its painter, and the marks on people."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from math import inf
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QModelIndex, QPointF, QRect, QRectF
from PySide6.QtGui import QImage, QPaintDevice, QPainter
from PySide6.QtWidgets import QListView

from networkgarden.desktop.botany.backdrop import Backdrop
from networkgarden.desktop.botany.light import Light
from networkgarden.desktop.botany.sprites import SpriteKey
from networkgarden.desktop.garden.layout import Box, GardenLayout, Spot, Zoom
from networkgarden.desktop.garden.model import GardenModel
from networkgarden.desktop.garden.motion import Growing
from networkgarden.desktop.garden.order import IN_THE_GARDEN
from networkgarden.desktop.garden.painting import Frame, GardenPainter, visible_rows
from networkgarden.desktop.garden.signs import NamePlates, card_rect, paint_card, paint_chosen, paint_ring
from networkgarden.desktop.garden.wording import condition_word, spoken_description, word_of_rung
from networkgarden.desktop.theme import Theme, current_theme
from networkgarden.desktop.widgets.veil import veiled
from networkgarden.domain.standing import Standing

if TYPE_CHECKING:
    from networkgarden.desktop.garden.field import FieldLayout
    from networkgarden.desktop.garden.field_sight import FieldSight

_NAMES_FROM = 84.0
"""Column width in px from which everybody's name fits below their plant."""

_PLATES_AT_ONCE = 24

_CARD_ROOM = (180, 92)     # px left and right of a foot, and below it or above the plant, that a card may cover


@dataclass(slots=True)
class Marks:
    """Whom the person points at, has the focus on, has chosen; and what moves, by row."""

    focus: int | None = None
    hovered: int | None = None
    chosen: Callable[..., bool] = lambda *_: False
    lean: dict[int, float] = field(default_factory=dict)
    rain: dict[int, float] = field(default_factory=dict)
    moist: frozenset[str] = frozenset()
    flight: dict[int, float] = field(default_factory=dict)
    grow: dict[int, Growing] = field(default_factory=dict)
    photo: QImage | None = None      # of the person pointed at
    patience_ms: float = inf         # for drawing what stands in for plants


def _several(selection: QItemSelection) -> bool:
    """Are two or more chosen? One alone is shown by the ring of the focus."""
    return sum(selection.at(i).height() for i in range(selection.count())) > 1


def spend(steps: Iterator[object], budget_ms: float) -> bool:
    """Take steps for so long, one at least. Are there more to take?"""
    end = perf_counter() + budget_ms / 1000
    return any(perf_counter() >= end for _ in steps)


class Stage:
    """Geometry and pictures of the garden for one viewport."""

    def __init__(self, light: Light) -> None:
        self.light = light
        self.zoom = Zoom.GARDEN
        self._model = GardenModel()
        self._terraces: GardenLayout | None = None
        self._field: FieldSight | None = None
        self._painter = GardenPainter(Backdrop())
        self._plates = NamePlates()
        self._rtl = False
        self._ahead: Iterator[None] | None = None
        self._size = (1, 1)

    # geometry

    def lay_out(self, model: GardenModel, width: int, height: int, rtl: bool) -> None:
        self._model, self._rtl, self._size = model, rtl, (max(1, width), max(1, height))
        sections, people, known = model.sections(), model.expected, model.rowCount()
        self._terraces = self._field = self._ahead = None
        if self.zoom is Zoom.OVERVIEW:
            from networkgarden.desktop.garden.field import FieldLayout  # the first frame is never an overview
            from networkgarden.desktop.garden.field_sight import FieldSight
            self._field = FieldSight(FieldLayout(known, width, height, None, sections), model.standing)
        else:
            self._terraces = GardenLayout(people, width, height, self.zoom, sections=sections, rtl=rtl, known=known)

    def all_known(self, top: float, height: float) -> bool:
        """Is everybody there who should be seen in this part of the world?"""
        if self._terraces is None or self._terraces.known == self._terraces.people:
            return True
        rows = list(self.rows_between(top, top + height))
        return bool(rows) and rows[-1] < self._terraces.known - 1

    @property
    def _plan(self) -> GardenLayout | FieldLayout | None:
        return self._terraces or (self._field.layout if self._field else None)

    @property
    def people(self) -> int:
        return self._plan.people if self._plan else 0

    @property
    def world_height(self) -> float:
        return self._plan.world_height if self._plan else 0.0

    def cell(self, row: int) -> Box:
        assert self._plan is not None
        return self._plan.cell(row)

    def row_at(self, x: float, y: float) -> int | None:
        row = self._plan.row_at(x, y) if self._plan else None
        return row if row is not None and row < self.people else None

    def bed_at(self, x: float, y: float) -> str:
        """The bed whose sign or people are at a point of the world; empty where there is none, or no beds."""
        row = self.row_at(x, y)
        sections = self._model.sections()
        if row is not None and sections:
            return next(label for label, first in reversed(sections) if first <= row)
        if self._terraces is None:
            return ""
        for number in self._terraces.terraces_between(y - 40, y + 40):
            for sign in self._terraces.signs_on(number):
                if abs(sign.x - x) < sign.size * 0.5 and -sign.size * 0.5 < y - sign.y < 12:
                    return sign.label
        return ""

    def rows_in(self, box: Box) -> Iterator[int]:
        return self._plan.rows_in(box) if self._plan else iter(())

    def row_beside(self, row: int, lines: int) -> int:
        return self._plan.row_beside(row, lines) if self._plan else row

    def lines_per_page(self, height: int) -> int:
        return max(1, round(height / self._terraces.pitch)) if self._terraces else 10

    def rows_between(self, top: float, bottom: float) -> Iterable[int]:
        if self._terraces:
            return visible_rows(self._terraces, top, bottom)
        return range(self.people)

    def plant_rect(self, row: int, top: int, viewport: QRect) -> QRect:
        """All pixels that may change with this person: plant, ring, name and card."""
        if self._terraces is None:
            cell = self.cell(row)
            foot = QPointF(cell.x + cell.width / 2, cell.y + cell.height - top)
            area = QRectF(foot.x() - 24, foot.y() - 40, 48, 60)
        else:
            spot = self._terraces.spot(row)
            area = self._painter.sprite_rect(self._frame(top, QRectF()), spot, self._model.standing(row))
            foot = QPointF(spot.x, spot.y - top)
        side, below = _CARD_ROOM
        card = QRectF(foot.x() - side, area.top() - below, 2 * side, foot.y() - area.top() + 2 * below)
        if card.left() < 0:
            card.setRight(2.0 * side + 16)
        if card.right() > viewport.width():
            card.setLeft(viewport.width() - 2.0 * side - 16)
        return area.united(card).toAlignedRect().intersected(viewport)

    # pictures

    @property
    def unfinished(self) -> bool:
        """Is something in sight still to be drawn?"""
        if self._field is not None:
            return self._field.waiting
        return self.sketched or self._painter.sprites.waiting > 0 or self._plates.waiting > 0

    @property
    def sketched(self) -> bool:
        """Was ground painted that is still to be drawn? ``draw_ground`` does it."""
        return self._painter.sketched

    @property
    def hasty(self) -> bool:
        """Was somebody left out of the frame painted last, as it would have taken too long?"""
        return self._field is None and self._painter.hasty

    def glanced(self) -> None:
        """Everybody is shown as on another day; a field of dots follows piece by piece, in ``draw_some``."""
        if self._field is not None:
            self._field.look_again()

    def set_light(self, light: Light) -> None:
        self.light, self._ahead = light, None
        if self._field is not None:
            self._field.forget_picture()

    def people_changed(self, rows: Iterable[int]) -> None:
        """They look different: their pieces of a field of dots must be looked at anew."""
        if self._field is not None:
            self._field.people_changed(rows)

    def draw_ground(self, budget_ms: float, top: int) -> bool:
        """Draw the ground in sight for so long. Is there more to draw?"""
        self._painter.sketched = spend(self._ground_steps(top), budget_ms)
        return self._painter.sketched

    def draw_some(self, budget_ms: float, top: int, height: int, moist: frozenset[str]) -> list[int] | None:
        """Draw missing names, else sprites, for so long; the rows that look different now, None for all of them."""
        if self._field is not None:
            self._painter.look_at(())
            self._plates.forget_requests()
            worked = self._field.waiting
            spend(iter(self._field.freshen, False), budget_ms)
            return None if worked else []
        keys: dict[SpriteKey, list[int]] = {}
        for spot in self._spots_in_sight(top, height):
            keys.setdefault(self._key(spot, moist), []).append(spot.row)
        self._painter.look_at(keys)
        if self._plates.draw_some(_PLATES_AT_ONCE):
            return None
        return [row for key in self._painter.sprites.draw_some(budget_ms) for row in keys.get(key, ())]

    def _spots_in_sight(self, top: int, height: int) -> Iterator[Spot]:
        """Of everybody in the garden on the terraces in this part of the world."""
        layout = self._terraces
        if layout is not None:
            for number in layout.terraces_between(top, top + height):
                for spot in layout.spots_on(number):
                    if self._model.standing(spot.row).state in IN_THE_GARDEN:
                        yield spot

    def sight_steps(self, top: int, moist: frozenset[str]) -> Iterator[None]:
        """Draw whatever a frame of this part of the world needs, a few milliseconds a step."""
        width, height = self._size
        if self._field is not None:
            while self._field.prepare(self.light.scene, QRect(0, top, width, height), self._painter.backdrop.dpr):
                yield
        yield from self._ground_steps(top)
        for spot in self._spots_in_sight(top, height):
            if self._painter.prepare_stand_in(self._key(spot, moist)):
                yield

    def _ground_steps(self, top: int) -> Iterator[None]:
        layout = self._terraces
        if layout is not None:
            for number in layout.terraces_between(top, top + self._size[1]):
                while self._painter.prepare(layout, self.light, number):
                    yield

    def prepare_ahead(self, budget_ms: float) -> bool:
        """In an idle moment, draw ground that scrolling or another size will need, for so long. Is there more to do?"""
        if self._ahead is None:
            self._ahead = self._ahead_steps()
        return spend(self._ahead, budget_ms)

    def _ahead_steps(self) -> Iterator[None]:
        """Each piece of ground once. It ends even where not all of it can be kept: that of other sizes gives way."""
        for layout in self._layouts_near():
            for number in layout.looks():
                while self._painter.prepare(layout, self.light, number, spare=layout is not self._terraces):
                    yield
        if self.zoom is Zoom.SMALL:
            import networkgarden.desktop.garden.field_sight  # noqa: F401 - the overview's code, read before it is needed

    def _layouts_near(self) -> Iterator[GardenLayout]:
        """The garden as it is, then a size larger and a size smaller."""
        if self._terraces is not None:
            yield self._terraces
        people, (width, height) = self._model.expected, self._size
        for zoom in Zoom:
            if zoom is not Zoom.OVERVIEW and abs(zoom - self.zoom) == 1:
                yield GardenLayout(people, width, height, zoom, sections=self._model.sections(), rtl=self._rtl)

    def _key(self, spot: Spot, moist: frozenset[str]) -> SpriteKey:
        return self._painter.key_of(self._model.standing(spot.row), int(spot.plant), self.light, moist)

    def _frame(self, top: int, clip: QRectF, marks: Marks | None = None) -> Frame:
        assert self._terraces is not None
        marks = marks or Marks()
        return Frame(
            self._terraces, self._model.standing, self.light, top, clip,
            lean=marks.lean, rain=marks.rain, moist=marks.moist, grow=marks.grow,
            flight=marks.flight, patience_ms=marks.patience_ms,
        )  # fmt: skip

    def paint(self, view: QListView, device: QPaintDevice, top: int, clip: QRect, marks: Marks) -> None:
        dpr = view.viewport().devicePixelRatioF()
        if dpr != self._painter.backdrop.dpr:
            self._painter, self._ahead = GardenPainter(Backdrop(dpr), self._painter.sprites), None
        painter = QPainter(device)
        try:
            painter.setClipRect(clip)
            if self._field is not None:
                self._field.paint(painter, self.light.scene, QRect(0, top, *self._size))
            elif self._terraces is not None:
                self._painter.paint(painter, self._frame(top, QRectF(clip), marks))
            if self._plan is not None:
                self._paint_marks(painter, view, top, marks, current_theme())
        finally:
            painter.end()

    # marks: names, ring, selection, card

    def _paint_marks(self, painter: QPainter, view: QListView, top: int, marks: Marks, theme: Theme) -> None:
        height = self._size[1]
        parent = QModelIndex()
        if _several(view.selectionModel().selection()):
            for row in self.rows_between(top, top + height):
                if marks.chosen(row, parent):
                    paint_chosen(painter, self._shape(row, top), theme)
        if self._terraces is not None:
            self._paint_names(painter, top, {marks.focus, marks.hovered})
        if marks.focus is not None:
            paint_ring(painter, self._shape(marks.focus, top), theme)
        pointed = marks.hovered if marks.hovered is not None else marks.focus
        if pointed is not None and pointed < self.people \
                and self._model.standing(pointed).state in IN_THE_GARDEN:
            self._paint_card(painter, view, self._model.standing(pointed), self._shape(pointed, top), theme,
                             marks.photo)

    def _shape(self, row: int, top: int) -> QRectF:
        if self._terraces is None:
            cell = self.cell(row)
            return QRectF(cell.x, cell.y - top, cell.width, cell.height).adjusted(-4, -4, 4, 4)
        frame = self._frame(top, QRectF())
        return self._painter.shape_rect(frame, self._terraces.spot(row), self._model.standing(row))

    def _paint_names(self, painter: QPainter, top: int, but: set[int | None]) -> None:
        """Names in the soil before everybody, where the columns are wide enough; never one over another."""
        assert self._terraces is not None
        for number in self._terraces.terraces_between(top, top + self._size[1]):
            for spot in self._terraces.spots_on(number):
                if spot.cell.width < _NAMES_FROM:
                    break
                standing = self._model.standing(spot.row)
                if spot.row in but or standing.state not in IN_THE_GARDEN:
                    continue
                x, bottom = self._terraces.name_place(spot, number)
                self._plates.paint(
                    painter, veiled(standing.name), QPointF(x, bottom - top), spot.cell.width - 2, self.light.scene
                )

    def _paint_card(
        self, painter: QPainter, view: QListView, standing: Standing, shape: QRectF, theme: Theme,
        photo: QImage | None,
    ) -> None:  # fmt: skip
        name = " ".join(veiled(standing.name).split())
        how = f"{condition_word(standing)} · {word_of_rung(standing.rung)}"
        lines = [name, how, spoken_description(standing, self._model.today)]
        within = QRectF(view.viewport().rect())
        card = card_rect(lines, shape, within, painter.font(), photo=photo is not None)
        paint_card(painter, lines, card, theme, photo, rtl=self._rtl)
