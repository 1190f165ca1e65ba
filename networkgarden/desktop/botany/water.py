"""Dew on the leaves, wet soil and a puddle at the foot, and the shadow every plant throws on the ground."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPainterPath, QPen, QRadialGradient

from networkgarden.desktop.botany.boxes import shadow_width
from networkgarden.desktop.botany.colour import DAY, faint
from networkgarden.desktop.botany.palettes import DEW
from networkgarden.desktop.botany.sketch import Sketch

MOST_DROPS = 9


def _soft_ellipse(
    painter: QPainter,
    x: float,
    y: float,
    width: float,
    height: float,
    core: QColor,
    stops: tuple[tuple[float, int], ...],
) -> None:
    """A radial ellipse of one colour; ``stops`` are (place, alpha 0..255)."""
    gradient = QRadialGradient(QPointF(0, 0), 1)
    for at, alpha in stops:
        gradient.setColorAt(at, faint(core, alpha / 255))
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.translate(x, y)
    painter.scale(width, height)
    painter.setBrush(QBrush(gradient))
    painter.drawEllipse(QPointF(0, 0), 1, 1)
    painter.restore()


def ground_shadow(sketch: Sketch) -> None:
    width = shadow_width(sketch.species, sketch.growth, sketch.asleep)
    day = sketch.theme == DAY
    alpha = 92 if day else 120
    core = QColor(38, 30, 38) if day else QColor(10, 12, 26)
    stops = ((0.0, alpha), (0.45, int(alpha * 0.62)), (1.0, 0))
    _soft_ellipse(sketch.painter, width * 0.22, 1.4, width, width * 0.16, core, stops)


def wet_soil(sketch: Sketch) -> None:
    core = QColor("#2A211E" if sketch.theme == DAY else "#14141F")
    _soft_ellipse(sketch.painter, 0, 2.2, 26, 5.2, core, ((0.0, 235), (0.7, 190), (1.0, 0)))


def puddle(sketch: Sketch) -> None:
    """An irregular pool beside the stem that mirrors the sky, with one white streak."""
    day, w = sketch.theme == DAY, 12.0
    pool = QPainterPath()
    pool.moveTo(-w, 0)
    pool.cubicTo(-w * 0.9, -2.2, -w * 0.2, -2.4, w * 0.2, -1.9)
    pool.cubicTo(w * 0.7, -2.3, w * 1.05, -1.0, w, 0.3)
    pool.cubicTo(w * 0.8, 1.9, w * 0.1, 1.6, -w * 0.2, 2.0)
    pool.cubicTo(-w * 0.7, 2.1, -w, 1.3, -w, 0)
    sky = QLinearGradient(0, -2.4, 0, 2.2)
    sky.setColorAt(0, QColor("#8FA9B4" if day else "#3A4470"))
    sky.setColorAt(1, QColor("#D5E2E2" if day else "#7C83A8"))
    streak = QPainterPath()
    streak.moveTo(-w * 0.55, -0.5)
    streak.quadTo(-w * 0.1, -1.3, w * 0.35, -0.7)
    sketch.painter.save()
    sketch.painter.translate(9 * sketch.mirror, 4.2)
    sketch.painter.fillPath(pool, QBrush(sky))
    sketch.painter.strokePath(pool, QPen(QColor(30, 24, 24, 120), 0.5))
    sketch.line(streak, QColor(255, 255, 255, 190 if day else 120), 0.5)
    sketch.painter.restore()


def dew(sketch: Sketch) -> None:
    """Up to nine drops at leaf tips noted while drawing: a one-click act of today."""
    count = len(sketch.tips)
    for i in range(min(MOST_DROPS, count)):
        x, y, mid_x, mid_y = sketch.tips[(i * 7 + 3) % count]
        inward = 0.35 * sketch.u(i, 66)
        _drop(sketch, x + (mid_x - x) * inward, y + (mid_y - y) * inward, 1.15 + 0.5 * sketch.u(i, 67))


def _drop(sketch: Sketch, x: float, y: float, r: float) -> None:
    drop = QPainterPath()
    drop.moveTo(x, y - r * 1.2)
    drop.cubicTo(x + r * 0.7, y - r * 0.3, x + r, y, x + r, y + r * 0.45)
    drop.cubicTo(x + r, y + r * 1.25, x - r, y + r * 1.25, x - r, y + r * 0.45)
    drop.cubicTo(x - r, y, x - r * 0.7, y - r * 0.3, x, y - r * 1.2)
    sketch.line(drop, QColor(30, 60, 70, 110), 0.35)
    sketch.fill(drop, sketch.lifeless(DEW, 0.88))
    sketch.dots([(x - r * 0.32, y - r * 0.05)], QColor(255, 255, 255, 245), r * 0.30)
    sketch.dots([(x + r * 0.35, y + r * 0.62)], QColor(255, 255, 255, 120), r * 0.2)
