"""Roots on the person page: they grow and never move or rot."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from networkgarden.desktop.botany.look import FULL_HEIGHT
from networkgarden.desktop.botany.roots import DEPTH, REACH, SEATS, paint_roots, paint_soil_cut, root_stems

SEEDS = range(0, 4000, 100)
AMOUNTS = (0.0, 0.25, 0.5, 0.75, 1.0)


def picture(seed: int, roots: float, theme: str = "day") -> QImage:
    """One pixel a unit; the ground point at (80, 20)."""
    image = QImage(160, 100, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.translate(80, 20)
    paint_roots(painter, seed, roots, theme, FULL_HEIGHT)
    painter.end()
    return image


def inked(image: QImage) -> list[tuple[int, int]]:
    return [
        (x - 80, y - 20)
        for y in range(image.height())
        for x in range(image.width())
        if image.pixelColor(x, y).alpha() > 60
    ]


@pytest.mark.parametrize("roots", AMOUNTS)
def test_roots_stay_below_the_cut_and_within_their_space(roots: float) -> None:
    for seed in SEEDS[::4]:
        points = inked(picture(seed, roots))
        assert points
        assert min(y for _, y in points) >= -4
        assert max(y for _, y in points) <= DEPTH
        assert max(abs(x) for x, _ in points) <= REACH


def test_more_roots_are_more_longer_and_thicker() -> None:
    for seed in SEEDS:
        grown = [root_stems(seed, roots) for roots in AMOUNTS]
        for few, many in pairwise(grown):
            assert len(many) > len(few)
            assert many[0].length > few[0].length
            assert many[0].w0 > few[0].w0


def test_growing_moves_no_root_to_another_place() -> None:
    """The oldest three point the same way from the first contact on."""
    for seed in SEEDS:
        directions = [
            {round(stem.a0, 6) for stem in root_stems(seed, roots) if stem.y0 == -0.5} for roots in AMOUNTS
        ]
        for before, after in pairwise(directions):
            assert before <= after
        assert len(directions[0]) == 3
        assert len(directions[-1]) == len(SEATS)


def test_amounts_outside_the_scale_are_read_as_its_ends() -> None:
    assert picture(5, -1.0) == picture(5, 0.0)
    assert picture(5, 7.0) == picture(5, 1.0)


def test_two_contacts_have_different_roots_and_each_the_same_again() -> None:
    assert picture(1, 0.6) == picture(1, 0.6)
    assert picture(1, 0.6) != picture(2, 0.6)


@pytest.mark.parametrize("theme", ["day", "dusk"])
def test_roots_are_lighter_than_the_soil(theme: str) -> None:
    soil = QImage(200, 100, QImage.Format.Format_RGB32)
    soil.fill(QColor("magenta"))
    painter = QPainter(soil)
    paint_soil_cut(painter, QRectF(0, 0, 200, 100), theme)
    painter.end()
    ground = soil.scaled(1, 1).pixelColor(0, 0).lightness()
    roots = picture(3, 0.8, theme)
    lit = [roots.pixelColor(x + 80, y + 20).lightness() for x, y in inked(roots)]
    assert ground < 90
    assert sum(lit) / len(lit) > ground + 50
    assert soil.pixelColor(199, 99) != QColor("magenta")


def test_the_painter_is_left_as_it_was() -> None:
    image = QImage(160, 100, QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(image)
    painter.translate(80, 20)
    before = painter.transform()
    paint_roots(painter, 1, 0.5, "day", 128)
    assert painter.transform() == before
    painter.end()
