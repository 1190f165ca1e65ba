"""Plants that move for a moment: growing, leaning in the wind, rained on, giving seeds to the air."""

from __future__ import annotations

from math import cos, sin

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QTransform

from networkgarden.desktop.botany.colour import lifeless
from networkgarden.desktop.botany.light import Light
from networkgarden.desktop.botany.sprites import Sprite

_RAIN_LINES = 24
_FLYING_SEEDS = 11
_FARTHEST_SEED = 180.0    # px: no further than what is painted anew around a plant


def paint_growing(painter: QPainter, before: Sprite | None, after: Sprite, foot: QPointF, share: float) -> None:
    """The old form fades while the new one rises from the ground."""
    eased = 1 - (1 - share) ** 3
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    if before is not None:
        painter.setOpacity(1 - eased)
        before.draw(painter, foot)
    painter.setOpacity(eased)
    size = 0.72 + 0.28 * eased
    painter.setTransform(QTransform(size, 0, 0, size, foot.x(), foot.y()), combine=True)
    painter.drawImage(-after.anchor, after.image)
    painter.restore()


def paint_leaning(painter: QPainter, sprite: Sprite, foot: QPointF, shear: float) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setTransform(QTransform(1, 0, shear, 1, foot.x(), foot.y()), combine=True)
    painter.drawImage(-sprite.anchor, sprite.image)
    painter.restore()


def paint_rain(painter: QPainter, foot: QPointF, px: float, share: float, light: Light) -> None:
    """Slanted hair lines falling on one plant; ``share`` 0..1 of the shower, soft at both ends."""
    strength = min(1.0, 4 * share, 4 * (1 - share))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour = lifeless("#EAF6FA" if light.darkness > 0.5 else "#5F93A8", "day", 0.85 * strength)
    pen = painter.pen()
    pen.setColor(colour)
    pen.setWidthF(1.3)
    painter.setPen(pen)
    for i in range(_RAIN_LINES):
        across = ((i * 0.618034) % 1.0 - 0.5) * px * 0.86
        fall = (share * 2.6 + i * 0.754878) % 1.0
        y = foot.y() - px * 1.02 * (1 - fall)
        long = px * (0.055 + 0.03 * sin(i * 2.4))
        x = foot.x() + across - fall * px * 0.10
        painter.drawLine(QPointF(x, y), QPointF(x - long * 0.16, y + long))
    painter.restore()


def paint_flight(painter: QPainter, foot: QPointF, px: float, share: float, light: Light) -> None:
    """Seeds under silk parachutes, that leave the crown one after another and drift away; ``share`` 0..1 of the way."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pale = "#F2EAD6" if light.darkness > 0.5 else "#FFFDF4"
    reach = min(px, _FARTHEST_SEED)
    for i in range(_FLYING_SEEDS):
        begun = 0.34 * i / _FLYING_SEEDS
        way = (share - begun) / (1 - 0.34)
        if not 0 < way < 1:
            continue
        across = ((i * 0.618034) % 1.0 - 0.5) * reach * 0.42 + way * reach * (0.48 + 0.28 * ((i * 0.754878) % 1.0))
        up = px * (0.50 + 0.22 * ((i * 0.381966) % 1.0) + 0.34 * way - 0.05 * sin(way * 9 + i))
        where = foot + QPointF(across, -up)
        _paint_flying_seed(painter, where, px * 0.030, 0.35 * sin(way * 7 + i), min(1.0, 6 * way, 3 * (1 - way)), pale)
    painter.restore()


def _paint_flying_seed(painter: QPainter, where: QPointF, size: float, tilt: float, alpha: float, pale: str) -> None:
    pen = painter.pen()
    pen.setWidthF(max(0.7, size * 0.22))
    pen.setColor(lifeless("#6B5A44", "day", alpha))
    painter.setPen(pen)
    seed = where + QPointF(sin(tilt) * size * 1.5, cos(tilt) * size * 1.5)
    painter.drawLine(where, seed)
    pen.setColor(lifeless(pale, "day", alpha))
    painter.setPen(pen)
    for hair in (-1.15, -0.7, -0.25, 0.25, 0.7, 1.15):
        painter.drawLine(where, where + QPointF(sin(hair - tilt) * size, -cos(hair - tilt) * size))
    pen.setColor(lifeless("#5A4632", "day", alpha))
    pen.setWidthF(max(1.2, size * 0.42))
    painter.setPen(pen)
    painter.drawPoint(seed)
