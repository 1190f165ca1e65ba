"""Bell flowers of a spire, their buds and their capsules."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from networkgarden.desktop.botany.colour import blend
from networkgarden.desktop.botany.geometry import FAT, OVATE, add_leaf, ahead, lit_left
from networkgarden.desktop.botany.sketch import Sketch


class Bell(NamedTuple):
    """Its base, the direction its mouth points to, length and width."""

    x: float
    y: float
    angle: float
    length: float
    width: float

    def point(self, along: float, aside: float) -> QPointF:
        """``along`` in lengths from the base, ``aside`` in widths, left positive."""
        x, y = ahead(self.x, self.y, self.angle, self.length * along)
        left_x, left_y = ahead(0, 0, self.angle - 1.5707963, self.width * aside)
        return QPointF(x + left_x, y + left_y)


def paint_bell(sketch: Sketch, bell: Bell) -> None:
    """A tube from its base to a flaring mouth, the side toward the light paler, a pale throat."""
    colours = sketch.ramp("bloom")
    tube = QPainterPath(bell.point(0, 0))
    tube.cubicTo(bell.point(0.12, 0.34), bell.point(0.6, 0.40), bell.point(1, 0.60))
    lip = ahead(0, 0, bell.angle, bell.width * 0.34)
    tube.quadTo(bell.point(1, 0) + QPointF(*lip), bell.point(1, -0.60))
    tube.cubicTo(bell.point(0.6, -0.40), bell.point(0.12, -0.34), bell.point(0, 0))
    side = 1 if lit_left(bell.angle) else -1
    lit = QPainterPath(bell.point(0, 0))
    lit.cubicTo(bell.point(0.12, 0.34 * side), bell.point(0.6, 0.40 * side), bell.point(1, 0.60 * side))
    lit.quadTo(bell.point(0.6, 0.10 * side), bell.point(0, 0))
    sketch.inked(tube, 0.42)
    sketch.fill(tube, colours[2])
    sketch.fill(lit, colours[4])
    mouth = bell.point(1, 0)
    rim, throat, width = QPainterPath(), QPainterPath(), bell.width
    rim.addEllipse(QPointF(0, 0), width * 0.56, width * 0.24)
    throat.addEllipse(QPointF(0, -width * 0.06), width * 0.44, width * 0.15)
    with sketch.turned(mouth.x(), mouth.y(), bell.angle):
        sketch.fill(rim, colours[0])
        sketch.fill(throat, sketch.colour("core"))


def paint_bud(sketch: Sketch, x: float, y: float, angle: float, length: float, green: float) -> None:
    """``green`` 0: about to open, in the flower's colour; 1: still the colour of a leaf."""
    leaf = sketch.ramp("leaf")
    body_colour = blend(sketch.ramp("bloom")[3], leaf[4], green)
    body, lit = QPainterPath(), QPainterPath()
    add_leaf(body, sketch.curve(x, y, angle, length, length * 0.55, FAT))
    add_leaf(lit, sketch.curve(x, y, angle - 0.2, length * 0.8, length * 0.24, FAT))
    sketch.fill(body, body_colour)
    sketch.fill(lit, blend(body_colour, leaf[5], 0.6))


def paint_capsule(sketch: Sketch, x: float, y: float, angle: float, size: float) -> None:
    colours = sketch.ramp("fruit")
    body, lit = QPainterPath(), QPainterPath()
    add_leaf(body, sketch.curve(x, y, angle, 5.6 * size + 1.2, 3.6 * size + 0.8, OVATE))
    add_leaf(lit, sketch.curve(x - 0.3, y - 0.3, angle - 0.15, 4.4 * size + 1, 1.6 * size + 0.4, OVATE))
    sketch.inked(body, 0.4)
    sketch.fill(body, colours[2])
    sketch.fill(lit, colours[5])
