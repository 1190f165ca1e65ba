"""A strip of soil with a few plants of nobody's: a picture for empty places."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from networkgarden.desktop.botany.growth import Detail
from networkgarden.desktop.botany.look import PlantLook
from networkgarden.desktop.botany.plant import paint_plant
from networkgarden.desktop.botany.portrait import paint_ground
from networkgarden.desktop.theme import current_theme

LOWEST, HIGHEST = 96, 176
GROUND = 0.88
TALL = 0.86
SPREAD = 0.92


class PlantStrip(QWidget):
    """It takes the room it gets, up to 176 px high. The words beside it speak to screen readers."""

    def __init__(self, looks: Sequence[PlantLook], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looks = tuple(looks)
        self.setMinimumHeight(LOWEST)
        self.setMaximumHeight(HIGHEST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(200, LOWEST)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QPainterPath()
        frame.addRoundedRect(QRectF(self.rect()), 12, 12)
        painter.setClipPath(frame)
        paint_ground(painter, QRectF(self.rect()), theme.dark)
        step = self.width() * SPREAD / len(self._looks)
        first = self.width() * (1 - SPREAD) / 2
        height = min(self.height() * TALL, step * 1.5)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        for number, look in enumerate(reversed(self._looks) if mirrored else self._looks):
            painter.save()
            painter.translate(first + step * (number + 0.5), self.height() * GROUND)
            paint_plant(painter, look, theme.scene, height, Detail.FULL)
            painter.restore()
        painter.end()
