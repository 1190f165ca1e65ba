"""The program's marks as Qt icons: a sprout, and a flower on the days that have something to say."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from networkgarden import APP_ID
from networkgarden.system.resources import resource

PLAIN_SIZES, FULL_SIZES = (16, 22, 24, 32), (48, 64, 128, 256)
APP_SIZES = PLAIN_SIZES + FULL_SIZES
TRAY_SIZES = (16, 22, 24, 32, 48, 64)
TRAY_COLOUR = QColor("#4f9d4a")
"""Where nobody recolours the mark it must stand out (3:1) on light and on dark panels."""


def app_icon() -> QIcon:
    """The icon of windows and of the program, drawn anew for each size; the small ones without veins and stones."""
    icon = _drawn("icons/networkgarden-small.svg", PLAIN_SIZES, None)
    return _drawn("icons/networkgarden.svg", FULL_SIZES, None, icon)


def app_icon_uri() -> str:
    """Where other programs (the notification service) can read it."""
    return resource("icons/networkgarden.svg").as_uri()


def tray_icon(today: bool, *, recoloured: bool = False) -> QIcon:
    """The mark for panels: the installed symbolic icon where there is one and the panel recolours it for its own light
    or dark look, else our leaf green, which stands out on both.

    ``today`` gives the flower: another shape, so that it is told apart without colour, and no number.
    """
    installed = f"{APP_ID}-today-symbolic" if today else f"{APP_ID}-symbolic"
    if recoloured and QIcon.hasThemeIcon(installed):
        return QIcon.fromTheme(installed)
    name = "networkgarden-today-symbolic" if today else "networkgarden-symbolic"
    icon = _drawn(f"icons/{name}.svg", TRAY_SIZES, TRAY_COLOUR)
    icon.setIsMask(True)  # macOS draws it in the menu bar's own colour
    return icon


def _drawn(name: str, sizes: tuple[int, ...], colour: QColor | None, begun: QIcon | None = None) -> QIcon:
    renderer = QSvgRenderer(str(resource(name)))
    icon = QIcon() if begun is None else begun
    for size in sizes:
        icon.addPixmap(_pixmap(renderer, size, colour))
    return icon


def _pixmap(renderer: QSvgRenderer, size: int, colour: QColor | None) -> QPixmap:
    pixmap = QPixmap(QSize(size, size))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, size, size))
    if colour is not None:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        painter.fillRect(pixmap.rect(), colour)
    painter.end()
    return pixmap
