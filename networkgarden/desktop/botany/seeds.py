"""Rung 0 of every species: its own seed in a small mound whose front lip covers the lower third."""

from __future__ import annotations

from math import radians

from PySide6.QtGui import QPainterPath

from networkgarden.desktop.botany.colour import DUSK, faint
from networkgarden.desktop.botany.geometry import OBOVATE, add_leaf
from networkgarden.desktop.botany.palettes import HIGHLIGHT, MOUND, MOUND_LIP, MOUND_LIT, SEED_COATS
from networkgarden.desktop.botany.sketch import Sketch
from networkgarden.desktop.botany.snow import heap_at_foot

SEED_SIZES: dict[str, tuple[float, float]] = {
    "apple": (3.4, 1.7), "larch": (3.2, 1.5), "elder": (2.6, 1.4), "sunflower": (4.2, 2.0), "foxglove": (2.0, 1.4),
    "iris": (3.0, 2.0), "lavender": (2.2, 1.4), "agave": (3.0, 2.0), "grass": (4.2, 1.0), "fern": (2.2, 2.0),
    "clematis": (3.2, 1.8),
}  # fmt: skip
SCALE = 1.55


def paint_seed(sketch: Sketch) -> None:
    sketch.painter.save()
    sketch.painter.scale(SCALE, SCALE)
    mound(sketch, 11, 3.4)
    turn = sketch.between(-0.5, 0.5, 4) * sketch.mirror + radians(8)
    with sketch.turned(sketch.between(-1, 1, 3), -3.2, turn):
        _paint_coat(sketch)
    _paint_lip(sketch)
    if sketch.asleep:
        heap_at_foot(sketch, -5, 0, 6, 2.0)
        heap_at_foot(sketch, 6.5, 0.3, 4, 1.4)
    sketch.painter.restore()


def mound(sketch: Sketch, width: float, height: float) -> None:
    """A small heap of earth, lit from the upper left; half width and height in units."""
    w, h = width, height
    heap, lit = QPainterPath(), QPainterPath()
    heap.moveTo(-w, 0.6)
    heap.cubicTo(-w * 0.6, -h * 0.8, -w * 0.25, -h * 1.05, w * 0.05, -h)
    heap.cubicTo(w * 0.4, -h * 0.9, w * 0.6, -h * 0.3, w, 0.6)
    lit.moveTo(-w * 0.9, 0)
    lit.cubicTo(-w * 0.55, -h * 0.8, -w * 0.2, -h, w * 0.05, -h)
    lit.cubicTo(-w * 0.1, -h * 0.62, -w * 0.5, -h * 0.35, -w * 0.9, 0)
    sketch.fill(heap, sketch.lifeless(MOUND))
    sketch.fill(lit, sketch.lifeless(MOUND_LIT))


def _paint_coat(sketch: Sketch) -> None:
    length, width = (1.9 * size for size in SEED_SIZES[sketch.species])
    dark, light = (sketch.lifeless(hex_colour) for hex_colour in SEED_COATS[sketch.species])
    if sketch.species == "larch":
        wing = QPainterPath()
        add_leaf(wing, sketch.curve(0, 0, -0.9, length * 3.0, width * 2.0, OBOVATE, 0.5))
        sketch.fill(wing, faint(light, 0.75))
    coat, lit = QPainterPath(), QPainterPath()
    coat.moveTo(-length, width * 0.1)
    coat.cubicTo(-length * 0.6, -width * 1.35, length * 0.5, -width * 1.2, length * 1.05, 0)
    coat.cubicTo(length * 0.5, width * 1.2, -length * 0.6, width * 1.2, -length, width * 0.1)
    lit.moveTo(-length * 0.85, -width * 0.1)
    lit.cubicTo(-length * 0.5, -width * 1.15, length * 0.45, -width * 1.05, length * 0.9, -width * 0.1)
    lit.cubicTo(length * 0.3, -width * 0.35, -length * 0.4, -width * 0.25, -length * 0.85, -width * 0.1)
    sketch.line(coat, sketch.lifeless(HIGHLIGHT, 0.30) if sketch.theme == DUSK else sketch.ink, 0.8)
    sketch.fill(coat, dark)
    sketch.fill(lit, light)
    _paint_marks(sketch, length, width)


def _paint_marks(sketch: Sketch, length: float, width: float) -> None:
    """The sunflower's stripes, the grass's awn."""
    dark, light = (sketch.lifeless(hex_colour) for hex_colour in SEED_COATS[sketch.species])
    marks = QPainterPath()
    if sketch.species == "sunflower":
        for high in (-0.75, -0.45, -0.15):
            marks.moveTo(-length * 0.75, width * high * 0.5)
            marks.quadTo(0, width * (high * 1.35 + 0.02), length * 0.85, width * high * 0.4)
        sketch.line(marks, dark, 0.42)
    elif sketch.species == "grass":
        marks.moveTo(length, 0)
        marks.cubicTo(length * 1.6, -width, length * 2, -width * 4, length * 2.1, -width * 7)
        sketch.line(marks, light, 0.6)


def _paint_lip(sketch: Sketch) -> None:
    lip = QPainterPath()
    lip.moveTo(-11, 0.4)
    lip.cubicTo(-7, -2.6, -3, -2.4, 0, -1.5)
    lip.cubicTo(4, -2.4, 8, -2.2, 11, 0.4)
    lip.closeSubpath()
    sketch.fill(lip, sketch.lifeless(MOUND_LIP))
