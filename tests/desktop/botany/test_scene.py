"""The landscape: light by hour, season and theme; terraces; the kept images."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from networkgarden.desktop.botany.backdrop import HEADROOM, Backdrop
from networkgarden.desktop.botany.ground import Terrace
from networkgarden.desktop.botany.light import Light, colours_of
from networkgarden.desktop.botany.scene import paint_far, paint_foreground, paint_wash
from networkgarden.desktop.botany.terrace import paint_terrace, paint_veil

SUMMER_NOON = datetime(2026, 6, 20, 12, 0, tzinfo=UTC)
WINTER_NOON = datetime(2026, 1, 10, 12, 0, tzinfo=UTC)
FRONT = Terrace(3, 3, 40, 188, 32, 200, 0.0, planted=True)
FAR = Terrace(0, 0, 40, 76, 20, 120, 1.0, planted=True)


def canvas(width: int = 400, height: int = 260) -> QImage:
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    return image


def far(light: Light, width: int = 400, height: int = 260) -> QImage:
    image = canvas(width, height)
    painter = QPainter(image)
    paint_far(painter, width, height, light)
    painter.end()
    return image


def strip(terrace: Terrace, light: Light, width: int = 400) -> QImage:
    image = canvas(width, 260)
    painter = QPainter(image)
    paint_terrace(painter, terrace, width, light)
    painter.end()
    return image


def luma(colour: QColor) -> float:
    return 0.299 * colour.red() + 0.587 * colour.green() + 0.114 * colour.blue()


def test_a_quarter_of_an_hour_is_one_light() -> None:
    assert Light.at(SUMMER_NOON) == Light.at(SUMMER_NOON + timedelta(minutes=14))
    assert Light.at(SUMMER_NOON) != Light.at(SUMMER_NOON + timedelta(minutes=15))
    assert hash(Light.at(SUMMER_NOON)) == hash(Light.at(SUMMER_NOON + timedelta(minutes=3)))


def test_the_dark_theme_is_dusk_at_every_hour() -> None:
    lights = {Light.at(SUMMER_NOON + timedelta(hours=hour), "dusk") for hour in range(11)}
    assert len(lights) == 1
    assert lights.pop().scene == "dusk"


HOURS = [(0, "dusk"), (3, "dusk"), (7, "day"), (12, "day"), (17, "day"), (20, "dusk")]


@pytest.mark.parametrize(("hour", "scene"), HOURS)
def test_plants_are_drawn_for_day_or_for_dusk(hour: int, scene: str) -> None:
    assert Light.at(SUMMER_NOON.replace(hour=hour)).scene == scene


def test_the_south_has_the_other_season_and_the_other_side() -> None:
    north, south = Light.at(WINTER_NOON), Light.at(WINTER_NOON, southern=True)
    assert north.winter > 0.9
    assert south.winter == 0
    assert Light.at(SUMMER_NOON, southern=True).winter > 0.5
    assert north.sun[0] < 0.5 < south.sun[0]
    assert not north.straw
    assert south.straw


def test_every_colour_moves_in_small_steps_through_day_and_year() -> None:
    """No quarter of an hour and no half month may jump: the garden would flash."""
    hours = [Light(quarter % 96, 10) for quarter in range(97)]
    seasons = [Light(48, half % 24) for half in range(25)]
    for lights, most in ((hours, 30), (seasons, 40)):
        for before, after in pairwise(colours_of(light) for light in lights):
            for a, b in zip((*before.sky, *before.turf), (*after.sky, *after.turf), strict=True):
                assert max(abs(a.red() - b.red()), abs(a.green() - b.green()), abs(a.blue() - b.blue())) <= most


def test_the_sky_is_opaque_brightest_at_the_sun_and_the_same_twice() -> None:
    light = Light.at(SUMMER_NOON)
    picture = far(light)
    assert picture == far(light)
    assert all(picture.pixelColor(x, y).alpha() == 255 for x in range(0, 400, 37) for y in range(0, 100, 9))
    x, y = round(light.sun[0] * 400), round(light.sun[1] * 260)
    assert luma(picture.pixelColor(x, y)) > luma(picture.pixelColor(390, 3)) + 20


def test_night_has_stars_and_day_has_none() -> None:
    def sparks(picture: QImage) -> int:
        rows = [[luma(picture.pixelColor(x, y)) for x in range(150, 400)] for y in range(0, 40)]
        return sum(row[i] > (row[i - 1] + row[i + 1]) / 2 + 12 for row in rows for i in range(1, len(row) - 1))

    assert sparks(far(Light.at(SUMMER_NOON, "dusk"))) >= 10
    assert sparks(far(Light.at(SUMMER_NOON))) == 0


def test_the_sky_has_no_bands() -> None:
    picture = far(Light.at(SUMMER_NOON), 600, 900)
    column = [luma(picture.pixelColor(520, y)) for y in range(0, 170)]
    assert max(abs(a - b) for a, b in pairwise(column)) < 8


def test_soil_is_dark_and_lies_where_the_terrace_says() -> None:
    light = Light.at(SUMMER_NOON)
    planted = strip(FRONT, light)
    x = 200
    soil = luma(planted.pixelColor(x, round(FRONT.edge(x) + FRONT.soil * 0.5)))
    turf = luma(planted.pixelColor(x, round(FRONT.lip(x) + 60)))
    assert soil < 90 < turf
    assert planted.pixelColor(x, 3).alpha() == 0
    assert planted.pixelColor(x, 230).alpha() == 255


def test_where_nobody_stands_it_stays_meadow() -> None:
    light = Light.at(SUMMER_NOON)
    meadow = strip(Terrace(3, 3, 40, 188, 32, 200, 0.0, planted=False), light)
    lumas = [luma(meadow.pixelColor(x, round(FRONT.edge(x) + 16))) for x in range(0, 400, 7)]
    assert sorted(lumas)[len(lumas) // 4] > 110


def test_distance_takes_contrast_away() -> None:
    light = Light.at(SUMMER_NOON)

    def contrast(terrace: Terrace) -> float:
        picture = strip(terrace, light)
        soil = luma(picture.pixelColor(150, round(terrace.edge(150) + terrace.soil * 0.5)))
        return abs(luma(picture.pixelColor(150, round(terrace.lip(150) + 30))) - soil)

    assert contrast(FAR) < contrast(FRONT) - 15


@pytest.mark.parametrize("theme", ["day", "dusk"])
def test_a_veil_ends_in_nothing_above_and_below(theme: str) -> None:
    image = canvas()
    painter = QPainter(image)
    terrace = Terrace(0, 0, 110, 76, 20, 100, 1.0, planted=True)
    paint_veil(painter, terrace, 400, Light.at(SUMMER_NOON, theme))
    painter.end()
    alphas = [image.pixelColor(200, y).alpha() for y in range(260)]
    assert max(alphas) > 30
    assert alphas[round(110 - 76 * 1.1)] <= 2
    assert alphas[209] <= 3
    assert max(abs(a - b) for a, b in pairwise(alphas)) <= 6


def test_winter_lies_on_turf_and_blades() -> None:
    summer, winter = colours_of(Light.at(SUMMER_NOON)), colours_of(Light.at(WINTER_NOON))
    for a, b in zip((*summer.turf, *summer.blades), (*winter.turf, *winter.blades), strict=True):
        assert luma(b) > luma(a) + 15


def test_the_foreground_leaves_the_middle_free() -> None:
    image = canvas(1000, 120)
    painter = QPainter(image)
    paint_foreground(painter, 1000, 120, 1.0, Light.at(SUMMER_NOON))
    painter.end()
    assert all(image.pixelColor(x, y).alpha() == 0 for x in range(440, 560, 5) for y in range(0, 120, 4))
    assert any(image.pixelColor(x, 110).alpha() > 200 for x in range(0, 100))


def test_the_wash_is_only_a_veil() -> None:
    image = canvas()
    painter = QPainter(image)
    paint_wash(painter, 400, 260, Light.at(SUMMER_NOON))
    painter.end()
    assert 0 < image.pixelColor(0, 0).alpha() < 60
    assert 0 < image.pixelColor(399, 259).alpha() < 60
    assert image.pixelColor(210, 130).alpha() < 8


def test_the_backdrop_draws_once_and_gives_what_painting_gives() -> None:
    light, backdrop = Light.at(SUMMER_NOON), Backdrop()
    first, second = canvas(), canvas()
    for image in (first, second):
        painter = QPainter(image)
        backdrop.strip(painter, FRONT, 400, light, 0)
        painter.end()
    assert not backdrop.prepare_strip(FRONT, 400, light)
    assert first == second
    x = 200
    direct = strip(FRONT, light)
    for y in (round(FRONT.edge(x)) + 10, round(FRONT.lip(x)) - 4):
        assert abs(luma(first.pixelColor(x, y)) - luma(direct.pixelColor(x, y))) < 12
    assert first.pixelColor(x, round(FRONT.y) - HEADROOM - 2).alpha() == 0


def test_drawn_layer_by_layer_beforehand_it_is_the_same_picture() -> None:
    light, ready, late = Light.at(SUMMER_NOON), Backdrop(), Backdrop()
    layers = 0
    while ready.prepare_strip(FRONT, 400, light):
        layers += 1
    while ready.prepare_far(400, 260, light, 120):
        layers += 1
    assert layers > 15
    late.prepare_far(400, 260, light, 120)      # one layer: the others follow when they are needed
    pictures = []
    for backdrop in (ready, late):
        image = canvas()
        painter = QPainter(image)
        backdrop.far(painter, 400, 260, light, 0, 120)
        backdrop.strip(painter, FRONT, 400, light, 0)
        painter.end()
        pictures.append(image)
    assert pictures[0] == pictures[1]
    assert pictures[0] != canvas()


def test_ground_not_drawn_yet_is_sketched_and_then_kept_as_it_was_in_the_light_before() -> None:
    noon, later = Light.at(SUMMER_NOON), Light.at(SUMMER_NOON + timedelta(hours=1))
    backdrop, direct = Backdrop(), Backdrop()

    def shown(light: Light, *, at_once: bool, by: Backdrop = backdrop) -> tuple[bool, QImage]:
        image = canvas()
        painter = QPainter(image)
        whole = by.strip(painter, FRONT, 400, light, 0, at_once=at_once)
        painter.end()
        return whole, image

    whole, sketch = shown(noon, at_once=False)
    assert not whole
    drawn = shown(noon, at_once=True, by=direct)[1]
    x, soil = 200, round(FRONT.edge(200)) + 10
    assert sketch != drawn
    assert abs(luma(sketch.pixelColor(x, soil)) - luma(drawn.pixelColor(x, soil))) < 16
    assert backdrop.prepare_strip(FRONT, 400, noon)
    assert shown(noon, at_once=False) == (False, sketch)
    while backdrop.prepare_strip(FRONT, 400, noon):
        continue
    assert shown(noon, at_once=False) == (True, drawn)
    assert shown(later, at_once=False) == (False, drawn), "an hour ago it looked nearly the same"
    assert not shown(Light.at(SUMMER_NOON, "dusk"), at_once=False)[0]
    assert shown(Light.at(SUMMER_NOON, "dusk"), at_once=False)[1] != drawn


def test_the_backdrop_keeps_a_bounded_number_of_images() -> None:
    backdrop = Backdrop()
    image = canvas(1600, 20)
    painter = QPainter(image)
    for quarter in range(40, 76):
        backdrop.far(painter, 1600, 900, Light(quarter, 10), 0, 450)
    painter.end()
    assert sum(kept.image.sizeInBytes() for kept in backdrop._pictures.values()) <= 65 * 2**20
