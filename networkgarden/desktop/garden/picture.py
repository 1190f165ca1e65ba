"""The garden as an image in memory: for the snapshot command and the program's own pictures. Needs no display."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter

from networkgarden.desktop.botany.light import Light
from networkgarden.desktop.garden.poster import Poster, paint_poster
from networkgarden.domain.standing import Standing


def paint_garden(
    standings: Sequence[Standing], size: QSize, light: Light, theme: str = "", dpr: float = 1.0,
    poster: Poster | None = None,
) -> QImage:  # fmt: skip
    """Everybody planted or resting in one picture of ``size`` logical px; ``theme`` "dusk" overrides the light's.

    The largest size at which all fit is taken; a great many become dots in beds of earth.
    """
    if theme and theme != light.theme:
        light = replace(light, quarter=0 if theme == "dusk" else light.quarter, theme=theme)
    width, height = round(size.width() * dpr), round(size.height() * dpr)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    try:
        paint_poster(painter, width, height, standings, light, poster or Poster())
    finally:
        painter.end()      # an image must not die under a living painter
    image.setDevicePixelRatio(dpr)
    return image
