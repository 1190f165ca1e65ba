"""The field: every plant has its place, is found under the pointer, and thirty thousand are painted at once."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from itertools import combinations

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from pytestqt.qtbot import QtBot

from networkgarden.desktop.botany.fragments import draw_fragments, fragments
from networkgarden.desktop.botany.glyphs import dot_atlas
from networkgarden.desktop.botany.overview import (
    FieldBed,
    Plant,
    earth_rect,
    grid_of,
    lay_out_beds,
    paint_field,
    place_of,
    plant_at,
)
from networkgarden.domain.kinds import Condition
from networkgarden.domain.species import SPECIES

SIZES = (1, 2, 7, 40, 333, 2000)


def plants(count: int, seed: int = 1) -> list[Plant]:
    chance = random.Random(seed)
    conditions = list(Condition)
    return [
        (chance.choice(SPECIES), chance.randrange(8), chance.choice(conditions), chance.getrandbits(48))
        for _ in range(count)
    ]


def painted(beds: list[FieldBed], theme: str = "day", width: int = 600, height: int = 400, dpr: float = 1.0) -> QImage:
    image = QImage(int(width * dpr), int(height * dpr), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(dpr)
    image.fill(QColor("magenta"))
    painter = QPainter(image)
    paint_field(painter, beds, theme, QRectF(0, 0, width, height))
    painter.end()
    return image


def shortest(*actions: Callable[[], object]) -> list[float]:
    """Seconds of processor time of each, the best of seven, taken in turn: what slows the machine slows them all."""
    times: list[list[float]] = [[] for _ in actions]
    for _ in range(7):
        for action, spent in zip(actions, times, strict=True):
            start = time.process_time()
            action()
            spent.append(time.process_time() - start)
    return [min(spent) for spent in times]


@pytest.mark.parametrize("count", SIZES)
def test_every_plant_is_found_where_it_stands(count: int) -> None:
    bed = FieldBed("Friends", QRectF(40, 30, 420, 260), plants(count))
    step = grid_of(bed).row
    for index in range(count):
        foot = place_of(bed, index)
        assert plant_at(bed, foot - QPointF(0, step / 2)) == index


@pytest.mark.parametrize("count", SIZES)
def test_plants_stand_on_their_bed(count: int) -> None:
    bed = FieldBed("Friends", QRectF(40, 30, 420, 260), plants(count))
    earth = earth_rect(bed).adjusted(0, -8, 0, 8)  # the field swells by up to 7.5 px
    assert all(earth.contains(place_of(bed, index)) for index in range(count))


def test_no_plant_is_found_beside_the_plants() -> None:
    bed = FieldBed("", QRectF(0, 0, 300, 200), plants(10))
    assert plant_at(bed, QPointF(150, -30)) is None
    assert plant_at(bed, QPointF(150, 400)) is None
    assert plant_at(bed, QPointF(-40, 50)) is None


def test_a_crowded_bed_has_small_dots_and_a_wide_one_glyphs() -> None:
    place = QRectF(0, 0, 400, 300)
    sizes = [grid_of(FieldBed("", place, plants(count))).dot for count in (20, 400, 2500, 9000)]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] == 16.0
    assert sizes[-1] == 4.0


@pytest.mark.parametrize("counts", [[5], [1, 1, 1], [900, 3, 40, 40, 7, 300], [30] * 40, [0, 10, 0]])
def test_beds_lie_side_by_side_within_the_field(counts: list[int]) -> None:
    field = QRectF(10, 20, 1200, 700)
    places = lay_out_beds(counts, field)
    assert len(places) == len(counts)
    assert all(field.contains(place) for place in places)
    assert not any(one.intersects(other) for one, other in combinations(places, 2))
    areas = [place.width() * place.height() for place in places]
    assert areas[counts.index(max(counts))] >= 0.75 * max(areas)
    assert min(areas) > 0.05 * sum(areas) / len(areas)


def test_no_beds_no_places() -> None:
    assert lay_out_beds([], QRectF(0, 0, 100, 100)) == []


def test_the_field_covers_its_rectangle_and_is_the_same_each_time(qtbot: QtBot) -> None:
    beds = [FieldBed("Work", QRectF(20, 20, 250, 300), plants(300)), FieldBed("", QRectF(300, 20, 200, 300), [])]
    first = painted(beds)
    assert first == painted(beds)
    assert first == painted([FieldBed(bed.name, bed.rect, bed.plants) for bed in beds])
    assert all(first.pixelColor(x, y) != QColor("magenta") for x, y in ((0, 0), (599, 399), (290, 200), (400, 100)))


def test_dusk_is_darker_than_day(qtbot: QtBot) -> None:
    beds = [FieldBed("Work", QRectF(20, 20, 550, 350), plants(300))]
    day, dusk = painted(beds).scaled(1, 1), painted(beds, "dusk").scaled(1, 1)
    assert dusk.pixelColor(0, 0).lightness() < day.pixelColor(0, 0).lightness() - 30


def test_a_changed_condition_changes_the_picture_only_there(qtbot: QtBot) -> None:
    before = [("apple", 6, Condition.FRESH, seed) for seed in range(300)]
    after = [*before[:150], ("apple", 6, Condition.ASLEEP, 150), *before[151:]]
    place = QRectF(20, 20, 550, 350)
    old, new = (painted([FieldBed("", place, each)]) for each in (before, after))
    foot = place_of(FieldBed("", place, after), 150)
    changed = [(x, y) for x in range(600) for y in range(400) if old.pixel(x, y) != new.pixel(x, y)]
    assert len(changed) > 20
    assert all(abs(x - foot.x()) < 20 and -28 < y - foot.y() < 8 for x, y in changed)


def test_a_name_is_drawn_as_plain_text_on_the_turf(qtbot: QtBot) -> None:
    place = QRectF(20, 20, 550, 200)
    named, other, bare = (
        painted([FieldBed(name, place, plants(50))]) for name in ("<b>Work</b>", "<i>Work</i>", "Work")
    )
    assert named != other
    assert named != bare


@pytest.mark.parametrize("dpr", [1.0, 2.0])
def test_one_call_draws_what_single_copies_draw(qtbot: QtBot, dpr: float) -> None:
    """The array handed to Qt is laid out as this Qt reads it."""
    atlas = dot_atlas("day", 7.0, dpr)
    spots = [(10 + 14 * i, 12 + 9 * (i % 5), plant) for i, plant in enumerate(plants(30))]
    together, singly = (QImage(int(480 * dpr), int(80 * dpr), QImage.Format.Format_RGB32) for _ in range(2))
    middle = atlas.side / dpr / 2
    for image in (together, singly):
        image.setDevicePixelRatio(dpr)
        image.fill(QColor("#5E4B3E"))
    painter = QPainter(together)
    corners = [atlas.corners[plant[:3]] for _, _, plant in spots]
    laid = fragments([x + middle for x, _, _ in spots], [y + middle for _, y, _ in spots], corners, atlas.side, dpr)
    draw_fragments(painter, QPixmap.fromImage(atlas.image), laid)
    painter.end()
    painter = QPainter(singly)
    for x, y, plant in spots:
        painter.drawImage(QPointF(x, y), atlas.image, atlas.rect(*plant[:3]))
    painter.end()
    assert together == singly


def test_drawing_no_fragments_is_harmless(qtbot: QtBot) -> None:
    assert painted([]) == painted([FieldBed("", QRectF(-500, -500, 10, 10), plants(5))])


def test_thirty_thousand_repaint_in_a_fraction_of_single_copies(qtbot: QtBot) -> None:
    """Measured against the plain loop in the same run, as machines differ."""
    places = lay_out_beds([750] * 40, QRectF(0, 0, 1600, 1000))
    beds = [FieldBed(f"Bed {i}", place, plants(750, i)) for i, place in enumerate(places)]
    image = QImage(1600, 1000, QImage.Format.Format_RGB32)
    atlas = dot_atlas("day", 6.5, 1.0)
    cell = atlas.rect("apple", 6, Condition.FRESH)

    def whole_field() -> None:
        painter = QPainter(image)
        paint_field(painter, beds, "day", QRectF(image.rect()))
        painter.end()

    def single_copies() -> None:
        painter = QPainter(image)
        for i in range(30_000):
            painter.drawImage(QPointF(i % 1500, i // 30), atlas.image, cell)
        painter.end()

    field, copies = shortest(whole_field, single_copies)
    assert field < 0.6 * copies
