"""One plant on a painter: what it looks like and how it is drawn."""

from __future__ import annotations

from PySide6.QtGui import QPainter

from networkgarden.desktop.botany.growth import Detail
from networkgarden.desktop.botany.look import FULL_HEIGHT, PlantLook
from networkgarden.desktop.botany.registry import PAINTERS
from networkgarden.desktop.botany.seeds import paint_seed
from networkgarden.desktop.botany.sketch import Sketch
from networkgarden.desktop.botany.sprouts import paint_sprout
from networkgarden.desktop.botany.water import dew, ground_shadow, puddle, wet_soil
from networkgarden.domain.kinds import Rung


def paint_plant(
    painter: QPainter, look: PlantLook, theme: str, height_px: float, detail: Detail, shadow: bool = True
) -> None:
    """Draw the plant with its ground point at the painter's origin, ``FULL_HEIGHT`` units high in ``height_px``.

    ``theme`` is "day" or "dusk". The painter is left as it was found.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(height_px / FULL_HEIGHT, height_px / FULL_HEIGHT)
    sketch = Sketch(painter, look.species, look.seed, look.rung, look.condition, theme, detail, look.roots, look.straw,
                    look.autumn, look.tune)
    if look.wet:
        wet_soil(sketch)
    if shadow:
        ground_shadow(sketch)
    if look.wet:
        puddle(sketch)
    _paint_form(sketch)
    if look.dew:
        dew(sketch)
    painter.restore()


def _paint_form(sketch: Sketch) -> None:
    if sketch.rung == Rung.SEED:
        paint_seed(sketch)
    elif sketch.rung == Rung.SPROUT:
        paint_sprout(sketch)
    else:
        PAINTERS[sketch.species](sketch)
