"""One person's plant as a small picture beside its words."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPainterPath, QPaintEvent, QRadialGradient
from PySide6.QtWidgets import QWidget

from networkgarden.desktop.botany.growth import Detail
from networkgarden.desktop.botany.light import Light
from networkgarden.desktop.botany.look import look_of
from networkgarden.desktop.botany.plant import paint_plant
from networkgarden.desktop.theme import current_theme
from networkgarden.domain.standing import Standing


class PlantPortrait(QWidget):
    """A plant in a mound of soil, ``side`` px square. It says nothing to screen readers: the words beside it do."""

    def __init__(self, standing: Standing | None, local: datetime, side: int = 96,
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._local, self._side = local, side
        self._standing = standing
        self.setFixedSize(QSize(side, side))

    def set_side(self, side: int) -> None:
        self._side = side
        self.setFixedSize(QSize(side, side))

    def show_standing(self, standing: Standing | None) -> None:
        self._standing = standing
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QPainterPath()
        frame.addRoundedRect(QRectF(self.rect()), 12, 12)
        painter.setClipPath(frame)
        paint_ground(painter, QRectF(self.rect()), theme.dark)
        if self._standing is not None:
            painter.translate(self._side / 2, self._side * 0.86)
            look = look_of(self._standing, Light.at(self._local, theme.scene))
            paint_plant(painter, look, theme.scene, self._side * 0.8, Detail.FULL)
        painter.end()


def paint_ground(painter: QPainter, rect: QRectF, dark: bool) -> None:
    """A breath of sky and the soil a single plant stands in."""
    sky = QLinearGradient(rect.topLeft(), rect.bottomLeft())
    sky.setColorAt(0, QColor("#2A3156" if dark else "#DCE9E2"))
    sky.setColorAt(1, QColor("#4A4668" if dark else "#F6EDD6"))
    painter.fillRect(rect, sky)
    ground = QPointF(rect.center().x(), rect.top() + rect.height() * 0.98)
    soil = QRadialGradient(ground, rect.width() * 0.7)
    soil.setColorAt(0, QColor("#292437" if dark else "#6B5443"))
    soil.setColorAt(1, QColor("#373047" if dark else "#84694F"))
    mound = QPainterPath(QPointF(rect.left(), rect.top() + rect.height() * 0.88))
    mound.quadTo(rect.center().x(), rect.top() + rect.height() * 0.79, rect.right(), rect.top() + rect.height() * 0.88)
    mound.lineTo(rect.bottomRight())
    mound.lineTo(rect.bottomLeft())
    mound.closeSubpath()
    painter.fillPath(mound, soil)
