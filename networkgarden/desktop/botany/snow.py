"""What lies on sleeping plants: snow on stems and heads, and a heap of snow, or of straw, at the foot."""

from __future__ import annotations

from collections.abc import Iterable
from math import cos, pi, sin

from PySide6.QtGui import QPainterPath

from networkgarden.desktop.botany.bag import Bag
from networkgarden.desktop.botany.geometry import Stem, wrap
from networkgarden.desktop.botany.palettes import SNOW, SNOW_SHADE, STRAW, STRAW_SHADE
from networkgarden.desktop.botany.sketch import Sketch

LUMPS = 5


def snow_on_stems(sketch: Sketch, stems: Iterable[Stem]) -> None:
    """Lumpy ribbons on the upper side of leaning stems, always with a blue shade below. Nothing in the straw season."""
    if sketch.straw:
        return
    white, shade = Bag(6), Bag(6)
    for organ, stem in enumerate(stems):
        steep = abs(sin(wrap(stem.angle(0.5))))
        if steep < 0.25 or stem.length < 4 or sketch.u(900 + organ) < 0.18:
            continue
        ridge, thickness = _ridge(sketch, stem, organ, steep)
        _add_ribbon(shade.next(), ridge, 0.0)
        _add_ribbon(white.next(), ridge, 0.32 * thickness)
    sketch.fill(shade, sketch.lifeless(SNOW_SHADE))
    sketch.fill(white, sketch.lifeless(SNOW))


Ridge = list[tuple[float, float, float, float]]


def _ridge(sketch: Sketch, stem: Stem, organ: int, steep: float) -> tuple[Ridge, float]:
    """Foot and top of the snow at each lump, and its thickness."""
    upper = 1 if sin(wrap(stem.angle(0.5))) > 0 else -1
    start, end = 0.12 + 0.2 * sketch.u(910 + organ), 0.72 + 0.25 * sketch.u(930 + organ)
    thickness = (1.0 + 1.4 * steep) * min(1.15, 0.55 + stem.w0 * 0.22)
    ridge = []
    for k in range(LUMPS + 1):
        t = start + (end - start) * k / LUMPS
        x, y = stem.at(t)
        half, angle = stem.width(t) * 0.5, stem.angle(t)
        nx, ny = -cos(angle) * upper, -sin(angle) * upper
        lump = max(0.0, sin(pi * k / LUMPS)) ** 0.6 * thickness * (0.75 + 0.5 * sketch.u(950 + organ, k))
        ridge.append((x + nx * half * 0.25, y + ny * half * 0.25, x + nx * half * 0.7, y + ny * half * 0.7 - lump))
    return ridge, thickness


def _add_ribbon(path: QPainterPath, ridge: Ridge, lift: float) -> None:
    px, py = ridge[0][0], ridge[0][1]
    path.moveTo(px, py)
    for _, _, x, y in ridge[1:]:
        path.quadTo(px, py, (px + x) / 2, (py + y) / 2)
        px, py = x, y
    for x, y, _, _ in reversed(ridge):
        path.lineTo(x, y - lift)
    path.closeSubpath()


def snow_heap(sketch: Sketch, x: float, y: float, width: float, height: float) -> None:
    """A heap on a head, an umbel or in a fork: half width and height in units. Nothing in the straw season."""
    if not sketch.straw:
        _heap(sketch, x, y, width, height, SNOW_SHADE, SNOW)


def heap_at_foot(sketch: Sketch, x: float, y: float, width: float, height: float) -> None:
    """What covers the roots of a sleeper: snow in winter, straw from spring to autumn."""
    if not sketch.straw:
        _heap(sketch, x, y, width, height, SNOW_SHADE, SNOW)
        return
    _heap(sketch, x, y, width, height * 0.9, STRAW_SHADE, STRAW)
    blades = QPainterPath()
    for k in range(3 + int(width / 2)):
        bx = x + width * (-0.85 + 1.7 * sketch.u(k, 171))
        by = y - height * (0.05 + 0.5 * sketch.u(k, 172)) * (1 - abs(bx - x) / width)
        reach = width * 0.16 * (1 if sketch.u(k, 173) < 0.5 else -1)
        blades.moveTo(bx - reach, by + 0.9)
        blades.quadTo(bx, by - 0.5, bx + reach, by - 0.7 + 1.6 * sketch.u(k, 174))
    sketch.line(blades, sketch.lifeless(STRAW_SHADE), 0.5)


def _heap(sketch: Sketch, x: float, y: float, width: float, height: float, shade: str, light: str) -> None:
    """Two humps: the shade first, then the light one a little smaller and higher."""
    hump = 0.25 + 0.3 * sketch.u(int(x * 3 + width * 7) & 63, 3)
    for hex_colour, share, lift in ((shade, 1.0, 0.0), (light, 0.94, -0.20 * height)):
        w, top = width * share, y + lift
        path = QPainterPath()
        path.moveTo(x - w, y + lift * 0.2)
        path.cubicTo(x - w * 0.9, top - height * 0.45, x - w * 0.7, top - height * 0.95, x - w * hump, top - height)
        path.cubicTo(
            x - w * (hump - 0.25), top - height * 1.02, x + w * 0.10, top - height * 0.62, x + w * 0.32,
            top - height * 0.66,
        )  # fmt: skip
        path.cubicTo(x + w * 0.62, top - height * 0.72, x + w * 0.9, top - height * 0.35, x + w, y + lift * 0.2)
        path.quadTo(x, y + height * 0.30, x - w, y + lift * 0.2)
        sketch.fill(path, sketch.lifeless(hex_colour))
