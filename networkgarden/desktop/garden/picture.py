"""The garden as a picture, without a window: for the snapshot command. Needs a QGuiApplication, no display."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter

from networkgarden.desktop.botany.backdrop import Backdrop
from networkgarden.desktop.botany.light import Light
from networkgarden.desktop.botany.overview import paint_field
from networkgarden.desktop.botany.sprites import SpriteCache
from networkgarden.desktop.garden.field import FieldLayout, dot_of
from networkgarden.desktop.garden.layout import GardenLayout, Zoom
from networkgarden.desktop.garden.model import GardenModel
from networkgarden.desktop.garden.painting import Frame, GardenPainter
from networkgarden.domain.standing import Standing


def paint_garden(
    standings: Sequence[Standing], size: QSize, light: Light, theme: str = "", dpr: float = 1.0
) -> QImage:
    """Everybody planted or resting in one picture of ``size`` logical px; ``theme`` "dusk" overrides the light's.

    The largest size at which all fit is taken; from some hundred people on they become dots in beds of earth.
    """
    if theme and theme != light.theme:
        light = Light(light.quarter, light.half_month, light.southern, theme)
    model = GardenModel()
    model.set_standings(standings, 0)
    width, height = float(size.width()), float(size.height())
    image = QImage(round(width * dpr), round(height * dpr), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(dpr)
    painter = QPainter(image)
    try:
        layout = _roomiest(model.rowCount(), width, height)
        if layout is None:
            _paint_field(painter, model, width, height, light)
        else:
            frame = Frame(layout, model.standing, light, 0.0, QRectF(0, 0, width, height), complete=True)
            GardenPainter(Backdrop(dpr), SpriteCache()).paint(painter, frame)
    finally:
        painter.end()
    return image


def _roomiest(people: int, width: float, height: float) -> GardenLayout | None:
    for zoom in (Zoom.GARDEN, Zoom.SMALL):
        layout = GardenLayout(people, width, height, zoom)
        if layout.world_height <= height:
            return layout
    return None


def _paint_field(painter: QPainter, model: GardenModel, width: float, height: float, light: Light) -> None:
    field = FieldLayout(model.rowCount(), width, height, lambda row: dot_of(model.standing(row)))
    if field.world_height > height:
        painter.scale(height / field.world_height, height / field.world_height)
        field = FieldLayout(
            model.rowCount(), width * field.world_height / height, field.world_height,
            lambda row: dot_of(model.standing(row)),
        )  # fmt: skip
    paint_field(painter, field.beds, light.scene, QRectF(0, 0, field.width, field.world_height))
