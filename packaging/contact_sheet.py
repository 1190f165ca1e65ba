"""Draw every species at every rung and in every condition on one sheet, to be looked at.

    python packaging/contact_sheet.py OUT.png [--theme day|dusk] [--px 104] [--dpr 1] [--species apple …] [--grey]

Needs no display. Left block: the eight rungs, fresh. Right block: the four conditions in flower. With ``--all``
instead: every rung in every condition, one row a species and condition, with wet soil and dew on the last columns.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QLinearGradient, QPainter, QPainterPath

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from networkgarden.desktop.botany.look import PlantLook
from networkgarden.desktop.botany.palettes import PALETTES
from networkgarden.desktop.botany.registry import PAINTERS
from networkgarden.desktop.botany.sprites import draw_sprite, sprite_key
from networkgarden.domain.kinds import Condition, Rung

LABEL, HEADER, FOOT, GAP = 92, 58, 22, 26


class Cell(NamedTuple):
    title: str
    look: PlantLook


def short_row(species: str, seed: int) -> tuple[list[Cell], list[Cell]]:
    """Every rung fresh, then every condition in flower."""
    rungs = [Cell(rung.word, PlantLook(species, seed, rung, Condition.FRESH)) for rung in Rung]
    conditions = [Cell(str(kind), PlantLook(species, seed + 5, Rung.FLOWERING, kind)) for kind in Condition]
    return rungs, conditions


def full_row(species: str, seed: int, condition: Condition) -> tuple[list[Cell], list[Cell]]:
    """Every rung in one condition, then wet, with dew, with few and many roots, in straw."""
    rungs = [Cell(rung.word, PlantLook(species, seed, rung, condition)) for rung in Rung]
    flower = PlantLook(species, seed + 5, Rung.FLOWERING, condition, wet=True)
    extras = [
        Cell("wet", flower),
        Cell("dew", PlantLook(species, seed + 5, Rung.BRANCHING, condition, dew=True)),
        Cell("few roots", PlantLook(species, seed + 9, Rung.FRUITING, condition, roots=0)),
        Cell("many roots, straw", PlantLook(species, seed + 9, Rung.FRUITING, condition, roots=3, straw=True)),
    ]
    return rungs, extras


Row = tuple[str, tuple[list[Cell], list[Cell]]]


def rows(species: Sequence[str], every: bool) -> list[Row]:
    found: list[Row] = []
    for name in species:
        seed = 211 + 17 * list(PALETTES).index(name)
        if every:
            found += [(f"{name}\n{kind}", full_row(name, seed, kind)) for kind in Condition]
        else:
            found.append((name, short_row(name, seed)))
    return found


def paint_soil(painter: QPainter, left: float, right: float, y: float, day: bool) -> None:
    strip = QPainterPath(QPointF(left, y - 9))
    strip.cubicTo(left + 80, y - 13, right - 200, y - 8, right, y - 10)
    strip.lineTo(right - 6, y - 2)
    strip.cubicTo(right - 200, y + 1, left + 80, y - 4, left + 6, y - 2)
    strip.closeSubpath()
    earth = QLinearGradient(0, y - 12, 0, y)
    earth.setColorAt(0, QColor("#7A6450" if day else "#3A3348"))
    earth.setColorAt(1, QColor("#5A483B" if day else "#231F30"))
    painter.fillPath(strip, earth)


def paint_block(painter: QPainter, cells: list[Cell], left: float, y: float, theme: str, px: int, dpr: float) -> None:
    width = px * 1.34
    paint_soil(painter, left, left + width * len(cells), y, theme == "day")
    for k, cell in enumerate(cells):
        sprite = draw_sprite(sprite_key(cell.look, theme, px, dpr))
        sprite.draw(painter, QPointF(left + width * (k + 0.5), y - 6))


def draw_sheet(species: Sequence[str], theme: str, px: int, dpr: float, every: bool) -> QImage:
    table, day, cell_w, cell_h = rows(species, every), theme == "day", px * 1.34, px * 1.19
    width, height = LABEL + cell_w * 12 + GAP + 16, HEADER + cell_h * len(table) + FOOT
    image = QImage(int(width * dpr), int(height * dpr), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(dpr)
    image.fill(QColor("#F4EDDD" if day else "#2B2F4C"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    font = QFont()
    font.setPixelSize(max(7, min(13, int(px * 0.13))))
    painter.setFont(font)
    ink = QColor("#4A4038" if day else "#D9D3E0")
    second = LABEL + 8 * cell_w + GAP
    for place, block in ((LABEL, table[0][1][0]), (second, table[0][1][1])):
        for k, cell in enumerate(block):
            painter.setPen(ink)
            painter.drawText(QRectF(place + k * cell_w, 18, cell_w, 30), Qt.AlignmentFlag.AlignCenter, cell.title)
    for r, (label, (first_block, second_block)) in enumerate(table):
        y = HEADER + (r + 1) * cell_h
        painter.setPen(ink)
        painter.drawText(QRectF(14, y - 54, LABEL - 14, 44), Qt.AlignmentFlag.AlignVCenter, label)
        paint_block(painter, first_block, LABEL, y, theme, px, dpr)
        paint_block(painter, second_block, second, y, theme, px, dpr)
    painter.end()
    return image


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Draw every species, rung and condition on one sheet.")
    parser.add_argument("out", metavar="OUT.png")
    parser.add_argument("--theme", choices=("day", "dusk"), default="day")
    parser.add_argument("--px", type=int, default=104, help="height of a full plant in pixels")
    parser.add_argument("--dpr", type=float, default=1.0, help="device pixels per pixel")
    parser.add_argument("--species", nargs="*", choices=tuple(PALETTES), help="only these")
    parser.add_argument("--all", action="store_true", help="every rung in every condition")
    parser.add_argument("--grey", action="store_true", help="without colour")
    return parser.parse_args()


def main() -> int:
    wish = arguments()
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    species = [name for name in wish.species or PALETTES if name in PAINTERS]
    sheet = draw_sheet(species, wish.theme, wish.px, wish.dpr, wish.all)
    if wish.grey:
        sheet = sheet.convertToFormat(QImage.Format.Format_Grayscale8)
    saved = sheet.save(wish.out)
    del application
    if not saved:
        print(f"Could not write {wish.out}.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
