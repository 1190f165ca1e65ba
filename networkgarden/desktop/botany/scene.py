"""The far part of the picture: sky, sun or moon, stars, clouds, hills, mist; and what frames the near part.

Drawn once into an image and kept (backdrop.py). Numbers and their reasons: botany.md §4.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from math import sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPainterPath, QRadialGradient

from networkgarden.desktop.botany.chance import table
from networkgarden.desktop.botany.colour import blend, faint
from networkgarden.desktop.botany.geometry import LANCE, OVATE, add_leaf, leaf_curve
from networkgarden.desktop.botany.ground import steps
from networkgarden.desktop.botany.layers import Layer, paint_layers
from networkgarden.desktop.botany.light import Light, colours_of

SCENE_SEED = 5
_CHANCE = 511
_GLOW = ((0.0, 200), (0.06, 150), (0.14, 88), (0.26, 44), (0.42, 18), (0.65, 5), (1.0, 0))
_HILLS = ((0.222, 30.0), (0.262, 22.0), (0.305, 15.0))


def paint_far(painter: QPainter, width: float, height: float, light: Light) -> None:
    """Sky to mist, for a picture of ``width`` by ``height`` px; below .38 of the height it is only hill."""
    paint_layers(painter, far_layers(width, height, light))


def far_layers(width: float, height: float, light: Light) -> list[Layer]:
    """The same from the sky on, layer by layer."""
    hills = [partial(_hill, plane=plane) for plane in range(3)]
    kinds: list[Callable[..., None]] = [_sky, _stars, _sun, _clouds, *hills, _cloud_shadows, _mist, _gate]
    return [partial(kind, width=width, height=height, light=light) for kind in kinds]


def _sky(painter: QPainter, width: float, height: float, light: Light) -> None:
    gradient = QLinearGradient(0, 0, 0, height * 0.38)
    for at, colour in zip((0, 0.42, 0.78, 1), colours_of(light).sky, strict=True):
        gradient.setColorAt(at, colour)
    painter.fillRect(QRectF(0, 0, width, height), QBrush(gradient))


def _stars(painter: QPainter, width: float, height: float, light: Light) -> None:
    darkness = light.darkness
    if darkness <= 0.3:
        return
    chance = table(SCENE_SEED)
    for i in range(70):
        radius = 0.6 + 0.8 * chance[i + 240]
        painter.setBrush(faint(QColor("#F4EEDC"), (0.12 + 0.58 * chance[i]) * darkness))
        painter.drawEllipse(QPointF(width * chance[i + 80], height * 0.26 * chance[i + 160]), radius, radius)


def _sun(painter: QPainter, width: float, height: float, light: Light) -> None:
    colour = colours_of(light).sun
    x, y = width * light.sun[0], height * light.sun[1]
    glow = QRadialGradient(QPointF(x, y), height * 0.62)
    strength = 1.0 - 0.58 * light.darkness
    for at, alpha in _GLOW:
        glow.setColorAt(at, faint(colour, alpha / 255 * strength))
    painter.fillRect(QRectF(0, 0, width, height), QBrush(glow))
    radius = max(14.0, min(26.0, height * 0.0267))
    painter.setBrush(colour)
    painter.drawEllipse(QPointF(x, y), radius, radius)
    if light.darkness > 0.5:
        painter.setBrush(faint(blend(colour, colours_of(light).sky[1], 0.30), 0.35))
        for dx, dy, share in ((-0.30, -0.22, 0.26), (0.28, 0.10, 0.19), (-0.08, 0.42, 0.14), (0.22, -0.45, 0.10)):
            painter.drawEllipse(QPointF(x + dx * radius, y + dy * radius), share * radius, share * radius * 0.86)


def _clouds(painter: QPainter, width: float, height: float, light: Light) -> None:
    """A few long, soft banks; each ends at alpha 0 on every side."""
    chance = table(SCENE_SEED + 11)
    colours = colours_of(light)
    lit = blend(colours.sun, colours.sky[3], 0.35)
    strength = 0.34 - 0.20 * light.darkness
    for bank in range(4):
        cx = width * (0.12 + 0.26 * bank + 0.10 * chance[bank])
        cy = height * (0.055 + 0.115 * chance[bank + 9])
        for puff in range(5):
            half = (60 + 110 * chance[bank * 11 + puff + 20]) * max(0.5, width / 1440)
            x = cx + (puff - 2) * half * 0.62
            y = cy + half * 0.06 * sin(puff * 1.7 + bank)
            _soft_ellipse(painter, x, y, half, half * (0.09 + 0.13 * chance[bank * 7 + puff]), lit, strength)


def _soft_ellipse(
    painter: QPainter, x: float, y: float, half: float, high: float, colour: QColor, alpha: float
) -> None:
    gradient = QRadialGradient(QPointF(0, 0), 1.0)
    for at, share in ((0.0, 1.0), (0.35, 0.70), (0.70, 0.22), (1.0, 0.0)):
        gradient.setColorAt(at, faint(colour, alpha * share))
    painter.save()
    painter.translate(x, y)
    painter.scale(half, max(high, 1.0))
    painter.setBrush(QBrush(gradient))
    painter.drawEllipse(QPointF(0, 0), 1.0, 1.0)
    painter.restore()


def _hill_edge(height: float, plane: int) -> Callable[[float], float]:
    base, amplitude = _HILLS[plane]
    amplitude *= height / 900
    phase, along = 1.3 + plane * 2.2, 0.0052 + plane * 0.0014

    def edge(x: float) -> float:
        return height * base + amplitude * (sin(phase + x * along) + 0.5 * sin(phase * 2.1 + x * along * 1.7))

    return edge


def _hill(painter: QPainter, width: float, height: float, light: Light, plane: int) -> None:
    colours = colours_of(light)
    base, amplitude = _HILLS[plane]
    edge = _hill_edge(height, plane)
    path = QPainterPath(QPointF(-12, height))
    for x in steps(width):
        path.lineTo(x, edge(x))
    path.lineTo(width + 24, height)
    path.closeSubpath()
    gradient = QLinearGradient(0, height * base - amplitude, 0, height * base + height * 0.1)
    gradient.setColorAt(0, colours.hills[plane])
    gradient.setColorAt(1, blend(colours.hills[plane], colours.sky[3], 0.55))
    painter.fillPath(path, QBrush(gradient))
    if plane:
        _far_fields(painter, width, height, light, plane)
        _far_trees(painter, width, height, light, plane)


def _far_fields(painter: QPainter, width: float, height: float, light: Light, plane: int) -> None:
    """Long pale strips along the slope: hedges and meadows seen from far."""
    colours = colours_of(light)
    edge = _hill_edge(height, plane)
    chance = table(SCENE_SEED + 3)
    for j in range(9):
        middle = width * chance[j * 17 + plane * 41]
        half = (70 + 130 * chance[j * 5 + plane]) * max(0.5, width / 1440)
        down = height * (0.010 + 0.030 * chance[j * 7 + plane * 3])
        y = edge(middle) + down
        lighter = j % 3 != 0
        tone = colours.sky[3] if lighter else blend(colours.hills[plane], QColor("#2E4A44"), 0.4)
        alpha = (0.30 if lighter else 0.20) * (1 - 0.7 * light.darkness)
        _soft_ellipse(painter, middle, y, half, height * 0.006, tone, alpha)


def _far_trees(painter: QPainter, width: float, height: float, light: Light, plane: int) -> None:
    """Groups of small trees on the crest, only where a slow wave is positive, dark side and light side."""
    chance = table(SCENE_SEED)
    edge = _hill_edge(height, plane)
    dark, lit = QPainterPath(), QPainterPath()
    dark.setFillRule(Qt.FillRule.WindingFill)
    for j in range(46):
        x = width * chance[(j * 5 + plane * 71) & _CHANCE]
        if sin(x * 0.011 + plane * 2) < 0:
            continue
        tall = (7 + 9 * chance[(j + plane * 33) & _CHANCE]) * (1 + 0.35 * plane) * height / 900
        _far_tree(dark, lit, x, edge(x) + 2, tall, chance[(j * 3 + 9) & _CHANCE] < 0.5)
    shade = QColor("#24324A") if light.darkness > 0.5 else QColor("#5E7F72")
    hill = colours_of(light).hills[plane]
    painter.fillPath(dark, blend(hill, shade, 0.42))
    painter.fillPath(lit, faint(blend(hill, colours_of(light).sky[3], 0.20), 0.55))


def _far_tree(dark: QPainterPath, lit: QPainterPath, x: float, y: float, tall: float, narrow: bool) -> None:
    if narrow:
        add_leaf(dark, leaf_curve(x, y, 0, tall * 1.5, tall * 0.55, OVATE, rests=False))
        add_leaf(lit, leaf_curve(x - tall * 0.06, y - tall * 0.22, -0.05, tall * 1.0, tall * 0.20, OVATE, rests=False))
        return
    dark.addEllipse(QPointF(x, y - tall * 0.58), tall * 0.44, tall * 0.48)
    dark.addEllipse(QPointF(x + tall * 0.30, y - tall * 0.42), tall * 0.30, tall * 0.32)
    dark.addRect(QRectF(x - 0.6, y - tall * 0.3, 1.2, tall * 0.35))
    lit.addEllipse(QPointF(x - tall * 0.12, y - tall * 0.70), tall * 0.24, tall * 0.24)


def _cloud_shadows(painter: QPainter, width: float, height: float, light: Light) -> None:
    """Two soft shades on the hills, a little further with each quarter of an hour: no timer moves them."""
    if light.darkness > 0.3:
        return
    shade = blend(colours_of(light).hills[2], QColor("#2E4A4C"), 0.55)
    for plane, half in ((1, 0.085), (2, 0.12)):
        x = width * ((0.05 + 0.38 * plane + light.quarter * (0.011 + 0.006 * plane)) % 1.3 - 0.15)
        y = _hill_edge(height, plane)(x) + height * 0.030
        _soft_ellipse(painter, x, y, width * half, height * 0.016, shade, 0.30)


def _gate(painter: QPainter, width: float, height: float, light: Light) -> None:
    """Where the garden ends and the hills begin: a little gate of slats between two runs of fence."""
    edge, unit = _hill_edge(height, 2), height / 900
    middle, base = width * (0.415 if light.southern else 0.585), height * 0.362
    slats = QPainterPath()
    for j in range(-9, 10):
        x = middle + j * 8.5 * unit
        y = base - (base - edge(x)) * 0.10 + 2.2 * unit * sin(j * 0.7)
        tall = (15 if abs(j) == 2 else 11 - 0.35 * abs(j) if abs(j) > 1 else 9.5) * unit
        wide = (2.2 if abs(j) == 2 else 1.3) * unit
        slats.addRoundedRect(QRectF(x - wide / 2, y - tall, wide, tall), wide * 0.4, wide * 0.4)
        if j < 9:
            for up in (0.34, 0.72):
                slats.addRect(QRectF(x, y - 11 * unit * up, 8.5 * unit, 0.9 * unit))
    slats.setFillRule(Qt.FillRule.WindingFill)
    wood = blend(QColor("#6B5A48"), QColor("#2A2840"), light.darkness)
    painter.fillPath(slats, faint(blend(wood, colours_of(light).sky[3], 0.34), 0.92))


def _mist(painter: QPainter, width: float, height: float, light: Light) -> None:
    horizon = colours_of(light).sky[3]
    gradient = QLinearGradient(0, height * 0.25, 0, height * 0.38)
    alpha = (120 - 65 * light.darkness) / 255
    for at, share in ((0.0, 0.0), (0.3, 0.5), (0.55, 1.0), (0.8, 0.5), (1.0, 0.0)):
        gradient.setColorAt(at, faint(horizon, alpha * share))
    painter.fillRect(QRectF(0, height * 0.25, width, height * 0.13), QBrush(gradient))


def paint_foreground(painter: QPainter, width: float, bottom: float, scale: float, light: Light) -> None:
    """Dark soft blades in both lower corners, shrinking toward the middle; ``bottom`` is the picture's last line."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    chance = table(SCENE_SEED)
    reach = min(width * 0.30, 430 * scale)
    for layer, colour in enumerate(colours_of(light).blades):
        for j in range(54):
            share = chance[(j * 13 + layer * 71) & _CHANCE] ** 2.2
            x = share * reach if j % 2 else width - share * reach
            tall = (30 + 62 * chance[(j * 7 + layer) & _CHANCE]) * (1 - 0.55 * share) * (1.0 if layer else 1.25) * scale
            bend = (chance[(j * 17 + layer) & _CHANCE] - 0.5) * 1.1
            blade = QPainterPath()
            curve = leaf_curve(x, bottom + 6, bend * 0.5, tall, tall * 0.085 + 1.6 * scale, LANCE, bend, rests=False)
            add_leaf(blade, curve)
            painter.fillPath(blade, colour)
    painter.restore()


def paint_wash(painter: QPainter, width: float, height: float, light: Light) -> None:
    """Warm light from the upper left corner, violet toward the lower right: one veil over everything."""
    warm, cool = colours_of(light).sun, QColor(24, 18, 42)
    gradient = QLinearGradient(0, 0, width, height)
    gradient.setColorAt(0, faint(warm, 0.17 - 0.10 * light.darkness))
    gradient.setColorAt(0.45, faint(warm, 0.0))
    gradient.setColorAt(0.60, faint(cool, 0.0))
    gradient.setColorAt(1, faint(cool, 0.18))
    painter.fillRect(QRectF(0, 0, width, height), QBrush(gradient))
