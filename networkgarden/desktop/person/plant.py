"""The plant of one person, large, with its roots below a cut through the soil."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from networkgarden.desktop.botany.growth import Detail
from networkgarden.desktop.botany.light import Light
from networkgarden.desktop.botany.plant import paint_plant
from networkgarden.desktop.botany.portrait import look_of
from networkgarden.desktop.botany.roots import paint_roots, paint_soil_cut
from networkgarden.desktop.theme import current_theme
from networkgarden.domain.standing import Standing

SOIL_SHARE = 0.34
FULL_ROOTS = 9.0
"""Roots (well-spaced contacts) at which the picture shows them whole."""


class LargePlant(QWidget):
    """Sky above, plant on the ground line, roots below. The words beside it say the same."""

    def __init__(self, local: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._local = local
        self._standing: Standing | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(340)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, False)

    def show_standing(self, standing: Standing) -> None:
        self._standing = standing
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        if self._standing is None:
            return
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QPainterPath()
        frame.addRoundedRect(QRectF(self.rect()), 16, 16)
        painter.setClipPath(frame)
        ground = self.height() * (1 - SOIL_SHARE)
        self._paint_sky(painter, ground, theme.dark)
        paint_soil_cut(painter, QRectF(0, ground, self.width(), self.height() - ground), theme.scene)
        painter.translate(self.width() / 2, ground)
        size = ground * 0.96
        paint_roots(painter, self._standing.seed, min(1.0, self._standing.roots / FULL_ROOTS), theme.scene, size)
        look = look_of(self._standing, Light.at(self._local, theme.scene))
        paint_plant(painter, look, theme.scene, size, Detail.FULL)
        painter.end()

    def _paint_sky(self, painter: QPainter, ground: float, dark: bool) -> None:
        sky = QLinearGradient(0, 0, 0, ground)
        colours = ("#232A4D", "#434874", "#7F6B92") if dark else ("#CFE3E4", "#E6E9D8", "#F6EDD6")
        for at, colour in zip((0.0, 0.6, 1.0), colours, strict=True):
            sky.setColorAt(at, QColor(colour))
        painter.fillRect(QRectF(0, 0, self.width(), ground), sky)
