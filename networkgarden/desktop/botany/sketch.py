"""The sheet a species draws on: the painter, what the plant is, its own numbers, and the everyday strokes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from math import degrees

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from networkgarden.desktop.botany import colour
from networkgarden.desktop.botany.bag import Bag, Shape, paths_of
from networkgarden.desktop.botany.chance import LAST, table
from networkgarden.desktop.botany.geometry import (
    LIGHT,
    OVATE,
    Leaf,
    LeafShape,
    Point,
    Stem,
    add_half_leaf,
    add_leaf,
    ahead,
    leaf_curve,
    lit_left,
)
from networkgarden.desktop.botany.growth import BEARINGS, GROWTH, Detail
from networkgarden.desktop.botany.palettes import AUTUMN_PALETTES, INK, PALETTES
from networkgarden.domain.kinds import Condition, Rung

_LIGHT_X, _LIGHT_Y = ahead(0.0, 0.0, LIGHT, 1.0)


class Sketch:
    """One plant being drawn, ground point at the painter's origin, y down, 100 units about a full plant.

    ``growth`` 0..1, ``droop`` 0..1 (0 when asleep), ``density`` share of leaves kept, ``mirror`` ±1, ``lean`` radians
    with the mirror's sign, ``girth`` what the roots make of the base width. ``tips`` collects leaf tips for the dew.
    """

    def __init__(
        self,
        painter: QPainter,
        species: str,
        seed: int,
        rung: int,
        condition: Condition,
        theme: str,
        detail: Detail,
        roots: int = 1,
        straw: bool = False,
        autumn: bool = False,
        tune: int = 0,
    ) -> None:
        self.painter, self.species, self.seed = painter, species, seed
        self.rung, self.condition, self.theme = Rung(rung), condition, theme
        self.full = detail is Detail.FULL
        self.straw, self.tune = straw, tune
        bearing = BEARINGS[condition]
        self.droop, self.density = bearing.droop, bearing.density
        self.asleep = condition is Condition.ASLEEP
        self.growth = GROWTH[rung]
        self.girth = 0.75 + 0.5 * roots / 3
        self._palette = AUTUMN_PALETTES.get(species, PALETTES[species]) if autumn else PALETTES[species]
        self._table = table(seed)
        self.hue_bucket = int(self.u(500) * 5) - 2
        self.mirror = 1 if self.u(501) < 0.5 else -1
        self.lean = (0.05 + 0.10 * self.u(502)) * self.mirror
        self.tips: list[tuple[float, float, float, float]] = []
        self.leaves_rest = True
        painter.setPen(Qt.PenStyle.NoPen)
        self.ink = colour.lifeless(INK, theme, 0.34)

    # ---- the plant's own numbers

    def u(self, organ: int, trait: int = 0) -> float:
        """The number (0..1) of one trait of one organ; the same at every rung and in every condition."""
        return self._table[(7 * organ + 61 * trait + 3 * organ * trait) & LAST]

    def between(self, low: float, high: float, organ: int, trait: int = 0) -> float:
        return low + (high - low) * self.u(organ, trait)

    # ---- colours

    def ramp(self, name: str, steps: int = 6) -> tuple[QColor, ...]:
        """The palette's ramp in this plant's hue, condition and theme, dark to light."""
        tune = self.tune if name == "bloom" else 0
        return colour.ramp(self._palette[name], self.condition, self.theme, self.hue_bucket, steps, tune)

    def colour(self, name: str, index: int = 0) -> QColor:
        return colour.tint(self._palette[name][index], self.condition, self.theme, self.hue_bucket)

    def lifeless(self, hex_colour: str, alpha: float = 1.0) -> QColor:
        """A colour that only the theme changes: snow, soil, highlights."""
        return colour.lifeless(hex_colour, self.theme, alpha)

    # ---- strokes

    def fill(self, shape: Shape, fill_colour: QColor) -> None:
        for path in paths_of(shape):
            self.painter.fillPath(path, fill_colour)

    def line(self, shape: Shape, line_colour: QColor, width: float) -> None:
        pen = QPen(line_colour, width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        for path in paths_of(shape):
            self.painter.strokePath(path, pen)

    def inked(self, shape: Shape, width: float) -> None:
        """The fine dark edge that only large drawings have; draw it before the fill."""
        if self.full:
            self.line(shape, self.ink, width)

    def shaded(self, shape: Shape, shade: QColor, dx: float, dy: float) -> None:
        """The same shape, shifted: a cast shadow, or the blush under a petal."""
        self.painter.translate(dx, dy)
        self.fill(shape, shade)
        self.painter.translate(-dx, -dy)

    def dots(self, points: Iterable[Point], dot_colour: QColor, radius: float) -> None:
        bag = Bag(12)
        for x, y in points:
            bag.next().addEllipse(QPointF(x, y), radius, radius)
        self.fill(bag, dot_colour)

    def stems(self, stems: Iterable[Stem], name: str = "stem", ink: bool = True) -> None:
        """A batch of stems: all bodies first, then all lit slivers; bare wood is lighter in the dusk, or it sinks."""
        colours = self.ramp(name)
        dark, light = (2, 5) if self.asleep and self.theme == colour.DUSK else (1, 4)
        body, lit = Bag(8), Bag(8)
        for stem in stems:
            stem.outline(body.next())
            if stem.w0 > 0.8:
                side = 1 if lit_left(stem.angle(0.5)) else -1
                stem.outline(lit.next(), 0.46, 0.46 * side)
        if ink:
            self.inked(body, 0.5)
        self.fill(body, colours[dark])
        self.fill(lit, colours[light])

    def curve(
        self, x: float, y: float, angle: float, length: float, width: float, shape: LeafShape, bend: float = 0.0
    ) -> Leaf:
        """A leaf's curve under the ground rule, where that holds."""
        return leaf_curve(x, y, angle, length, width, shape, bend, self.leaves_rest)

    def leaf(
        self,
        x: float,
        y: float,
        angle: float,
        length: float,
        width: float,
        shape: LeafShape = OVATE,
        tone: int = 3,
        bend: float = 0.0,
        name: str = "leaf",
        rib: bool = True,
        ink: bool = True,
    ) -> Leaf:
        """One large leaf or petal in two tones with its rib; its tip is noted for the dew."""
        colours = self.ramp(name)
        tone = max(1, min(len(colours) - 1, tone))
        curve = self.curve(x, y, angle, length, width, shape, bend)
        whole, half = QPainterPath(), QPainterPath()
        add_leaf(whole, curve)
        add_half_leaf(half, curve, lit_left(angle + bend * 0.5))
        if ink:
            self.inked(whole, 0.42)
        self.fill(whole, colours[tone - 1])
        self.fill(half, colours[tone])
        if rib and self.full and length > 6:
            hair = QPainterPath()
            hair.moveTo(x, y)
            hair.quadTo(curve.mid_x, curve.mid_y, x + (curve.tip_x - x) * 0.93, y + (curve.tip_y - y) * 0.93)
            self.line(hair, colours[min(len(colours) - 1, tone + 1)], 0.38)
        if length > 5:
            self.note_tip(curve)
        return curve

    def note_tip(self, leaf: Leaf) -> None:
        """Dew may hang here."""
        if self.leaves_rest:
            self.tips.append((leaf.tip_x, leaf.tip_y, leaf.mid_x, leaf.mid_y))

    def toward_light(self, dx: float, dy: float) -> float:
        """How much a place, seen from the middle of its mass, faces the light (-1..1 for unit vectors)."""
        return dx * _LIGHT_X + dy * _LIGHT_Y

    @contextmanager
    def turned(self, x: float, y: float, angle: float, scale_y: float = 1.0, scale: float = 1.0) -> Iterator[None]:
        """Draw in a frame of its own (a flower's face): no ground rule, no dew inside."""
        self.painter.save()
        self.painter.translate(x, y)
        self.painter.rotate(degrees(angle))
        self.painter.scale(scale, scale * scale_y)
        before, self.leaves_rest = self.leaves_rest, False
        try:
            yield
        finally:
            self.leaves_rest = before
            self.painter.restore()
