"""The overview as it is looked at: its field, its picture, and which pieces show another day still."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from networkgarden.desktop.garden.field import Dot, FieldLayout, dot_of
from networkgarden.desktop.garden.field_picture import FieldPicture
from networkgarden.domain.standing import Standing

_LOOKED_AT = 96      # people a step


class FieldSight:
    """Pieces are looked at a few people at a time, so that no frame waits for a whole one."""

    def __init__(self, layout: FieldLayout, standing: Callable[[int], Standing]) -> None:
        self.layout = layout
        self._standing = standing
        self._picture: FieldPicture | None = None
        self._stale = list(range(len(layout.beds)))     # those that waited longest first
        self._dots: list[Dot] = []                      # of the first of these, as far as looked at

    @property
    def waiting(self) -> bool:
        return bool(self._stale)

    def look_again(self) -> None:
        """Everybody may look different."""
        self._add(range(len(self.layout.beds)))

    def people_changed(self, rows: Iterable[int]) -> None:
        self._add({self.layout.piece_of(row) for row in rows})

    def forget_picture(self) -> None:
        self._picture = None

    def freshen(self) -> bool:
        """A step toward showing everybody as they look now. Was there one to take?"""
        if self._picture is not None and self._picture.prepare():
            return True
        if not self._stale:
            return False
        number = self._stale[0]
        rows = self.layout.rows_of(number)
        for row in rows[len(self._dots):len(self._dots) + _LOOKED_AT]:
            self._dots.append(dot_of(self._standing(row)))
        if len(self._dots) == len(rows):
            self._stale.pop(0)
            dots, self._dots = self._dots, []
            if self.layout.refresh(number, dots) and self._picture is not None:
                self._picture.mend(number)
        return True

    def prepare(self, theme: str, part: QRect, dpr: float) -> bool:
        """Paint a step of this part's picture. Was one missing?"""
        return self._picture_of(theme, part, dpr).prepare()

    def paint(self, painter: QPainter, theme: str, part: QRect) -> None:
        self._picture_of(theme, part, painter.device().devicePixelRatioF()).paint(painter)

    def _picture_of(self, theme: str, part: QRect, dpr: float) -> FieldPicture:
        if self._picture is None or not self._picture.shows(self.layout, theme, part, dpr):
            self._picture = FieldPicture(self.layout, theme, part, dpr)
        return self._picture

    def _add(self, pieces: Iterable[int]) -> None:
        """A piece that is being looked at just now is looked at once more afterwards."""
        waiting = set(self._stale[1 if self._dots else 0:])
        self._stale += [number for number in pieces if number not in waiting]
