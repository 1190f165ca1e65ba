"""The plant of one person, large, with its roots below a cut through the soil. After a contact it perks up."""

from __future__ import annotations

from math import ceil, sin

from PySide6.QtCore import QEasingCurve, QPointF, QRectF, QSize, QVariantAnimation
from PySide6.QtGui import QColor, QHideEvent, QImage, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from networkgarden.desktop.botany.boxes import BOXES
from networkgarden.desktop.botany.chance import LAST, table
from networkgarden.desktop.botany.colour import blend, faint
from networkgarden.desktop.botany.growth import Detail
from networkgarden.desktop.botany.light import Light, colours_of
from networkgarden.desktop.botany.look import FULL_HEIGHT, PlantLook, look_of
from networkgarden.desktop.botany.plant import paint_plant
from networkgarden.desktop.botany.roots import paint_roots, paint_soil_cut
from networkgarden.desktop.botany.scene import paint_far, paint_wash
from networkgarden.domain.standing import Standing

SOIL_SHARE = 0.33
FAR_SHARE = 0.345
"""Where the hills of a scene begin to be only hill, in shares of its height."""
FULL_ROOTS = 9.0
"""Roots (well-spaced contacts) at which the picture shows them whole."""
NEARER = (1.25, 1.6, 1.35, 1.15)
"""How much nearer one looks at a plant of the lowest rungs."""
PERK_UP_MS = 1300
RADIUS = 16
_RAIN_LINES = 34


class LargePlant(QWidget):
    """Sky and hills above, the plant on the ground line, roots below. The words beside it say the same."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._standing: Standing | None = None
        self._light = Light(48, 10)
        self._scene = self._plant = self._before = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._perking = QVariantAnimation(self)
        self._perking.setDuration(PERK_UP_MS)
        self._perking.setStartValue(0.0)
        self._perking.setEndValue(1.0)
        self._perking.valueChanged.connect(self.update)
        self._perking.finished.connect(self._perked_up)

    def show_standing(self, standing: Standing, light: Light, *, moving: bool) -> None:
        """Show it as it stands; after a new contact of the same person it rains and the plant rises."""
        before = self._standing
        watered = (before is not None and before.contact_id == standing.contact_id
                   and standing.interactions > before.interactions)
        if watered and moving and self.isVisible():
            self._before = self._plant
            self._perking.start()
        elif before is None or before.contact_id != standing.contact_id:
            self._perking.stop()
            self._before = QImage()
        seen = (standing.seed, standing.roots, light)
        if before is None or seen != (before.seed, before.roots, self._light):
            self._scene = QImage()
        if before is None or look_of(standing, light) != look_of(before, self._light) or light != self._light:
            self._scene = self._plant = QImage()
        self._standing, self._light = standing, light
        self.update()

    def is_perking_up(self) -> bool:
        return self._perking.state() is QVariantAnimation.State.Running

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._perking.stop()
        self._scene = self._plant = self._before = QImage()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._perking.stop()
        self._before = QImage()

    def paintEvent(self, _: QPaintEvent) -> None:
        if self._standing is None:
            return
        dpr = self.devicePixelRatioF()
        if self._scene.isNull() or self._scene.devicePixelRatio() != dpr:
            self._scene = self._draw_scene(dpr)
        if self._plant.isNull() or self._plant.devicePixelRatio() != dpr:
            self._plant = self._draw_plant(self._standing, dpr)
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(0, 0, self._scene)
        if self.is_perking_up() and not self._before.isNull():
            self._paint_perking_up(painter, float(self._perking.currentValue()))
        else:
            painter.drawImage(0, 0, self._plant)
        painter.end()

    def _perked_up(self) -> None:
        self._before = QImage()
        self.update()

    def _paint_perking_up(self, painter: QPainter, share: float) -> None:
        """Rain; meanwhile the plant as it was gives way to the plant as it is, which rises from its foot."""
        ease = QEasingCurve(QEasingCurve.Type.InOutSine).valueForProgress
        painter.setOpacity(1 - ease(max(0.0, (share - 0.45) / 0.4)) if share < 0.85 else 0.0)
        painter.drawImage(0, 0, self._before)
        painter.setOpacity(ease(min(1.0, max(0.0, (share - 0.2) / 0.4))))
        rise = QEasingCurve(QEasingCurve.Type.OutBack).valueForProgress(max(0.0, (share - 0.2) / 0.8))
        painter.save()
        painter.translate(0, self._ground())
        painter.scale(1, 0.94 + 0.06 * rise)
        painter.translate(0, -self._ground())
        painter.drawImage(0, 0, self._plant)
        painter.restore()
        painter.setOpacity(1.0)
        self._paint_rain(painter, share)

    def _paint_rain(self, painter: QPainter, share: float) -> None:
        strength = min(1.0, 5 * share, 3 * (1 - share))
        colour = faint(QColor("#EAF6FA" if self._light.darkness > 0.5 else "#4F8196"), 0.75 * strength)
        painter.setPen(QPen(colour, 1.4))
        size, ground = self._size(), self._ground()
        for i in range(_RAIN_LINES):
            across = ((i * 0.618034) % 1.0 - 0.5) * size
            fall = (share * 2.4 + i * 0.754878) % 1.0
            long = size * (0.05 + 0.025 * sin(i * 2.4))
            x, y = self.width() / 2 + across - fall * size * 0.1, ground - ground * 0.98 * (1 - fall)
            painter.drawLine(QPointF(x, y), QPointF(x - long * 0.16, min(ground + 3, y + long)))

    def _ground(self) -> float:
        return round(self.height() * (1 - SOIL_SHARE))

    def _size(self) -> float:
        """The height in px that stands for a full plant, so that it fits between the edges."""
        assert self._standing is not None
        rung = int(self._standing.rung)
        wide = self.width() * 0.96 / (2 * BOXES[self._standing.species].side) * FULL_HEIGHT
        return min(self._ground() * 0.94, wide) * (NEARER[rung] if rung < len(NEARER) else 1.0)

    def _edge(self, x: float) -> float:
        """The ground line at ``x``: a slow wave that passes through the plant's foot."""
        away = (x - self.width() / 2) / 100
        return self._ground() + 5 * sin(away * 0.9) * min(1.0, abs(away)) + 1.5 * sin(away * 2.3)

    def _blank(self, dpr: float) -> QImage:
        size = QSize(max(1, ceil(self.width() * dpr)), max(1, ceil(self.height() * dpr)))
        image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(dpr)
        image.fill(0)
        return image

    def _draw_plant(self, standing: Standing, dpr: float) -> QImage:
        look = look_of(standing, self._light)
        return self._painted(look, self._blank(dpr))

    def _painted(self, look: PlantLook, image: QImage) -> QImage:
        painter = QPainter(image)
        painter.translate(self.width() / 2, self._ground() + 2)
        paint_plant(painter, look, self._light.scene, self._size(), Detail.FULL)
        painter.end()
        return image

    def _draw_scene(self, dpr: float) -> QImage:
        assert self._standing is not None
        image = self._blank(dpr)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width, height, ground = self.width(), self.height(), self._ground()
        frame = QPainterPath()
        frame.addRoundedRect(QRectF(0, 0, width, height), RADIUS, RADIUS)
        painter.setClipPath(frame)
        paint_far(painter, width, ground / FAR_SHARE, self._light)
        self._paint_earth(painter, frame)
        painter.save()
        painter.translate(width / 2, ground + 2)
        paint_roots(painter, self._standing.seed, min(1.0, self._standing.roots / FULL_ROOTS), self._light.scene,
                    self._size())
        painter.restore()
        paint_wash(painter, width, height, self._light)
        painter.end()
        return image

    def _paint_earth(self, painter: QPainter, frame: QPainterPath) -> None:
        width, height = self.width(), self.height()
        ground, turf = QPainterPath(QPointF(-2, height)), QPainterPath(QPointF(-2, height))
        edge = QPainterPath(QPointF(-14, self._edge(-14)))
        for x in range(-2, width + 13, 12):
            edge.lineTo(x, self._edge(x))
            ground.lineTo(x, self._edge(x))
            turf.lineTo(x, self._edge(x) - 7 - 2 * sin(x * 0.031))
        for path in (ground, turf):
            path.lineTo(width + 12, height)
            path.closeSubpath()
        colours = colours_of(self._light)
        painter.fillPath(turf, blend(colours.turf[1], colours.moss[1], 0.35))
        self._paint_tufts(painter)
        painter.save()
        painter.setClipPath(frame.intersected(ground))
        paint_soil_cut(painter, QRectF(0, self._ground() - 12, width, height - self._ground() + 12), self._light.scene)
        painter.strokePath(edge, QPen(faint(colours.earth[3], 0.8), 4))
        painter.restore()

    def _paint_tufts(self, painter: QPainter) -> None:
        """Blades of grass along the edge, thinner near the stem."""
        chance, colours = table(11), colours_of(self._light)
        for i in range(self.width() // 5):
            x = self.width() * chance[(3 * i) & LAST]
            if abs(x - self.width() / 2) < 26:
                continue
            foot, tall = self._edge(x) + 1, 8 + 9 * chance[(5 * i + 90) & LAST]
            lean = (chance[(7 * i + 30) & LAST] - 0.5) * 10
            blade = QPainterPath(QPointF(x - 1.2, foot))
            blade.quadTo(x + lean * 0.2, foot - tall * 0.7, x + lean, foot - tall)
            blade.quadTo(x + lean * 0.35 + 1, foot - tall * 0.6, x + 1.4, foot)
            painter.fillPath(blade, colours.moss[i % 3])
