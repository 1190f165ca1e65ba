"""Draws the program's icons into a folder as icon themes want them (the hicolor tree).

    .venv/bin/python packaging/icons.py FOLDER

The whole drawing as SVG and at 48 px and more, the plain one where details would only blur, and the two symbolic marks
for panels, which recolour them.
"""

import os
import shutil
import sys
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from networkgarden import APP_ID

SOURCES = Path(__file__).resolve().parent.parent / "resources" / "icons"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
PLAIN_UP_TO = 32


def draw_icons(folder: Path) -> list[Path]:
    """Everything below ``folder``; gives the files written."""
    written = []
    for source, place in (
        ("networkgarden.svg", f"scalable/apps/{APP_ID}.svg"),
        ("networkgarden-symbolic.svg", f"symbolic/apps/{APP_ID}-symbolic.svg"),
        ("networkgarden-today-symbolic.svg", f"symbolic/apps/{APP_ID}-today-symbolic.svg"),
    ):
        written.append(folder / place)
        written[-1].parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(SOURCES / source, written[-1])
    for size in SIZES:
        written.append(folder / f"{size}x{size}" / "apps" / f"{APP_ID}.png")
        written[-1].parent.mkdir(parents=True, exist_ok=True)
        _draw(size).save(str(written[-1]))
    return written


def _draw(size: int) -> QImage:
    name = "networkgarden-small.svg" if size <= PLAIN_UP_TO else "networkgarden.svg"
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(SOURCES / name)).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return image


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    print(f"{len(draw_icons(Path(sys.argv[1])))} icons drawn.")
