"""What lies below the soil cut of the person page: roots, which grow with every well-spaced contact and never rot."""

from __future__ import annotations

from math import pi

from PySide6.QtCore import QRectF
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPainterPath

from networkgarden.desktop.botany.bag import Bag
from networkgarden.desktop.botany.chance import LAST, table
from networkgarden.desktop.botany.colour import DAY, lifeless
from networkgarden.desktop.botany.geometry import Stem, lit_left
from networkgarden.desktop.botany.look import FULL_HEIGHT

DEPTH = 62.0
"""Units below the ground point that the deepest roots reach."""
REACH = 58.0
"""Units to the left and to the right that the widest roots reach."""

SEATS = (0.04, -0.62, 0.66, -0.30, 0.36, -0.92, 0.94)
"""Where main roots go (0 straight down, ±1 to the sides), in the order they come."""

BODY, LIT, EDGE = "#C9B08A", "#EBDCBB", "#3A2A22"
SOIL = {DAY: ("#5A4636", "#3F3028"), "dusk": ("#2A2438", "#1C1828")}
LIP = {DAY: "#84694F", "dusk": "#4A4058"}


def paint_roots(painter: QPainter, seed: int, roots: float, theme: str, height_px: float) -> None:
    """Draw a plant's roots, its ground point at the painter's origin, to the scale of a plant of `height_px`.

    `roots` is 0 to 1. The picture depends on it and the seed only, never on the condition: a thirsty plant keeps all.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(height_px / FULL_HEIGHT, height_px / FULL_HEIGHT)
    body, lit = Bag(8), Bag(8)
    for stem in root_stems(seed, roots):
        stem.outline(body.next())
        if stem.w0 > 1:
            stem.outline(lit.next(), 0.4, 0.4 if lit_left(stem.angle(0.5)) else -0.4)
    for path in body.paths:
        painter.strokePath(path, lifeless(EDGE, theme, 0.47))
    for path in body.paths:
        painter.fillPath(path, lifeless(BODY, theme))
    for path in lit.paths:
        painter.fillPath(path, lifeless(LIT, theme))
    painter.restore()


def root_stems(seed: int, roots: float) -> list[Stem]:
    """Main roots, side roots and rootlets, in units around the ground point. More roots add; none is moved away."""
    roots = min(1.0, max(0.0, roots))
    numbers = table(seed)
    stems = []
    for i, fan in enumerate(SEATS[: 3 + int(4 * roots)]):
        angle = pi - fan * 1.15 + (numbers[7 * i & LAST] - 0.5) * 0.25
        length = (16 + 30 * roots) * (0.75 + 0.5 * numbers[7 * i + 140 & LAST]) * (1 - 0.25 * abs(fan))
        width = (1.5 + 4.2 * roots) * (1 - 0.35 * abs(fan)) * (1.15 if i == 0 else 0.9)
        bend = (numbers[7 * i + 280 & LAST] - 0.5) * 0.7 + fan * 0.35
        main = Stem(fan * 2.6 * (1 + roots), -0.5, angle, length, bend, width, 0.45, 1.5)
        stems += [main, *_side_roots(numbers, main, i, 1 + int(3 * roots))]
    return stems


def _side_roots(numbers: tuple[float, ...], main: Stem, i: int, count: int) -> list[Stem]:
    stems = []
    for k in range(count):
        t = min(0.95, 0.30 + 0.55 * (k + numbers[35 * i + 7 * k & LAST]) / count)
        side = 1 if (i + k) % 2 else -1
        turn = side * (0.55 + 0.4 * numbers[21 * i + 7 * k + 420 & LAST])
        length, width = main.length * 0.42 * (1 - 0.4 * t), main.width(t) * 0.62
        root = Stem(*main.at(t), main.angle(t) + turn, length, -side * 0.5, width, 0.3, 1.3)
        rootlet = Stem(
            *root.at(0.6), root.angle(0.6) - side * 0.7, main.length * 0.18, side * 0.4, root.width(0.6) * 0.6, 0.2
        )
        stems += [root, rootlet]
    return stems


def paint_soil_cut(painter: QPainter, rect: QRectF, theme: str) -> None:
    """The earth the roots lie in: dark, darker below, with a lit upper rim and a few stones."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    top, bottom = SOIL["day" if theme == DAY else "dusk"]
    soil = QLinearGradient(rect.topLeft(), rect.bottomLeft())
    soil.setColorAt(0, QColor(top))
    soil.setColorAt(1, QColor(bottom))
    painter.fillRect(rect, QBrush(soil))
    painter.fillRect(QRectF(rect.x(), rect.y(), rect.width(), 1.6), QColor(LIP["day" if theme == DAY else "dusk"]))
    numbers = table(7)
    for i in range(max(4, int(rect.width() * rect.height() / 4000))):
        x = rect.x() + rect.width() * numbers[(3 * i + 5) & 511]
        y = rect.y() + rect.height() * (0.16 + 0.8 * numbers[(5 * i + 40) & 511])
        size = 1.2 + 3.2 * numbers[(7 * i + 90) & 511] ** 2
        _stone(painter, x, y, size, theme)
    painter.restore()


def _stone(painter: QPainter, x: float, y: float, size: float, theme: str) -> None:
    """Dark below, body, light toward the upper left."""
    for hex_colour, shift, share in (("#33261F", 0.28, 1.0), ("#7A6450", 0.0, 1.0), ("#9A8268", -0.1, 0.5)):
        path = QPainterPath()
        w, h = size * share, size * 0.62 * share
        path.addEllipse(QRectF(x + shift * size - w, y + shift * size - h, 2 * w, 2 * h))
        painter.fillPath(path, lifeless(hex_colour, theme))
