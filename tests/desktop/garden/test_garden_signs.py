"""Names in the garden: readable on every ground, in the earth of their own people, over nobody's flowers."""

from __future__ import annotations

from itertools import product

import pytest
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from networkgarden.desktop.botany.colour import blend
from networkgarden.desktop.botany.light import Light, colours_of
from networkgarden.desktop.garden.layout import GardenLayout, Zoom
from networkgarden.desktop.garden.signs import NAME_COLOURS, NAME_GROUND, name_rect, paint_name

pytestmark = pytest.mark.usefixtures("qapp")      # fonts need a program


def luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: QColor, other: QColor) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["day", "dusk"])
def test_names_are_readable_whatever_lies_below(theme: str) -> None:
    """Earth, moss, turf, and straw or snow at a sleeper's foot."""
    for hour, half_month in product(range(0, 24, 2), range(0, 24, 3)):
        light = Light(hour * 4, half_month, theme=theme)
        earth, ink = (QColor(part) for part in NAME_COLOURS[light.scene])
        colours = colours_of(light)
        lying = QColor("#E2CF9A" if light.straw else "#F1F4F8")
        for below in (*colours.earth, *colours.moss, *colours.turf, lying):
            assert contrast(ink, blend(below, earth, NAME_GROUND)) >= 4.5


def test_a_name_keeps_to_its_room() -> None:
    font = QFont()
    font.setPixelSize(11)
    for name, room in product(("Ada", "Wolfeschlegelsteinhausenbergerdorff " * 3, "", "x\ny"), (34.0, 84.0, 140.0)):
        rect, text = name_rect(name, room, font)
        assert rect.width() <= room + 2
        assert "\n" not in text
    assert name_rect("Ada", 84.0, font)[1] == "Ada"


@pytest.mark.parametrize("scene", ["day", "dusk"])
def test_a_name_fades_into_the_soil_at_both_ends(scene: str) -> None:
    font = QFont()
    font.setPixelSize(11)
    rect, text = name_rect("Ada Lovelace", 120, font)
    image = QImage(rect.size().toSize(), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    paint_name(painter, rect, text, font, scene)
    painter.end()
    row = [image.pixelColor(x, image.height() // 2).alphaF() for x in range(image.width())]
    assert row[0] < 0.25
    assert row[-1] < 0.25
    assert min(row[8:-8]) >= NAME_GROUND - 0.02
    light = max(image.pixelColor(x, y).lightness() for x in range(image.width()) for y in range(image.height()))
    assert light > 180, "the letters are pale"


@pytest.mark.parametrize("zoom", [Zoom.GARDEN, Zoom.PORTRAIT])
@pytest.mark.parametrize(("people", "width", "height"), [(8, 1100, 700), (51, 1095, 706), (400, 1400, 900)])
def test_names_lie_in_their_own_soil_before_the_feet(zoom: Zoom, people: int, width: int, height: int) -> None:
    garden = GardenLayout(people, width, height, zoom)
    for number in range(garden.terrace_count):
        terrace = garden.terrace(number)
        for spot in garden.spots_on(number):
            x, bottom = garden.name_place(spot, number)
            assert spot.cell.x < x < spot.cell.x + spot.cell.width
            assert spot.y + terrace.soil * 0.4 < bottom <= terrace.lip(x) + terrace.soil * 0.1 + 4
