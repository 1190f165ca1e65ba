"""The garden as a picture without a window."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from networkgarden.desktop.botany.light import Light
from networkgarden.desktop.garden.picture import paint_garden
from networkgarden.domain.standing import Standing

People = Callable[[int], list[Standing]]
NOON = Light.at(datetime(2026, 6, 1, 12, tzinfo=UTC))


def difference(a: QImage, b: QImage) -> float:
    """The share of sampled pixels that differ."""
    points = [(x, y) for x in range(2, a.width(), 5) for y in range(2, a.height(), 5)]
    return sum(a.pixel(x, y) != b.pixel(x, y) for x, y in points) / len(points)


@pytest.mark.parametrize("count", [0, 1, 8, 60, 400])
def test_everybody_fits_the_picture(qapp: object, people: People, count: int) -> None:
    size = QSize(640, 400)
    picture = paint_garden(people(count), size, NOON)
    assert picture.size() == size
    empty = paint_garden([], size, NOON)
    assert (difference(picture, empty) > 0.002) is (count > 0)


def test_one_more_person_is_seen(qapp: object, people: People) -> None:
    size = QSize(640, 400)
    assert difference(paint_garden(people(7), size, NOON), paint_garden(people(8), size, NOON)) > 0.002


def test_the_same_garden_gives_the_same_picture(qapp: object, people: People) -> None:
    size = QSize(480, 320)
    assert paint_garden(people(9), size, NOON) == paint_garden(people(9), size, NOON)


def test_dusk_is_dark_and_a_finer_screen_gets_more_pixels(qapp: object, people: People) -> None:
    size = QSize(480, 320)
    day, dusk = paint_garden(people(5), size, NOON), paint_garden(people(5), size, NOON, "dusk", dpr=2.0)
    assert dusk.size() == QSize(960, 640)
    assert dusk.devicePixelRatio() == 2.0
    assert dusk.pixelColor(500, 20).lightness() < day.pixelColor(250, 10).lightness() - 60
