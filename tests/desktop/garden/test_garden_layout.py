"""Where people stand: found again, apart from each other, in reading order, at any size."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networkgarden.desktop.garden.layout import Box, GardenLayout, Zoom

TERRACED = (Zoom.SMALL, Zoom.GARDEN, Zoom.PORTRAIT)


@st.composite
def gardens(draw: st.DrawFn) -> GardenLayout:
    people = draw(st.one_of(st.integers(0, 60), st.integers(0, 3000), st.just(30_000)))
    firsts = sorted(draw(st.sets(st.integers(1, max(1, people - 1)), max_size=6)))
    with_beds = people > 6 and draw(st.booleans())
    sections = [(f"bed {i}", first) for i, first in enumerate([0, *firsts])] if with_beds else []
    return GardenLayout(
        people, draw(st.integers(240, 2600)), draw(st.integers(200, 1500)), draw(st.sampled_from(TERRACED)),
        sections=sections, rtl=draw(st.booleans()),
    )  # fmt: skip


def some_rows(garden: GardenLayout) -> list[int]:
    step = max(1, garden.people // 40)
    return sorted({*range(0, garden.people, step), *range(max(0, garden.people - 3), garden.people)})


@given(gardens())
def test_every_row_is_found_where_it_stands(garden: GardenLayout) -> None:
    for row in some_rows(garden):
        cell = garden.cell(row)
        assert garden.row_at(cell.x + cell.width / 2, cell.y + cell.height / 2) == row
        assert garden.row_at(cell.x + 0.01, cell.y + 0.01) == row


@given(gardens())
def test_a_plant_stands_on_the_soil_of_its_own_cell(garden: GardenLayout) -> None:
    for row in some_rows(garden):
        spot = garden.spot(row)
        assert spot.cell == garden.cell(row)
        assert spot.cell.x < spot.x < spot.cell.x + spot.cell.width
        terrace = garden.terrace(garden.terrace_of(row))
        assert row in garden.rows_on(terrace.number)
        assert terrace.edge(spot.x) < spot.y < terrace.lip(spot.x)


@given(gardens())
def test_cells_lie_in_the_world_and_never_overlap(garden: GardenLayout) -> None:
    for row in some_rows(garden):
        cell = garden.cell(row)
        assert cell.x >= -0.01
        assert cell.x + cell.width <= garden.width + 0.01
        assert cell.y >= 0
        assert cell.y + cell.height <= garden.world_height
        touching = set(garden.rows_in(Box(cell.x + 0.1, cell.y + 0.1, cell.width - 0.2, cell.height - 0.2)))
        assert touching == {row}


@given(gardens())
def test_every_row_is_on_exactly_one_terrace_in_reading_order(garden: GardenLayout) -> None:
    rows = [row for number in range(garden.terrace_count) for row in garden.rows_on(number)]
    assert rows == list(range(garden.people))
    for number in list(range(garden.terrace_count))[:8]:
        xs = [garden.cell(row).x for row in garden.rows_on(number)]
        assert xs == sorted(xs, reverse=garden.rtl)


@given(gardens(), st.floats(0, 1), st.floats(50, 1200))
def test_what_is_in_sight_is_what_geometry_says(garden: GardenLayout, where: float, height: float) -> None:
    top = where * max(0.0, garden.world_height - height)
    numbers = set(garden.terraces_between(top, top + height))
    for number in range(garden.terrace_count) if garden.terrace_count < 60 else ():
        terrace = garden.terrace(number)
        if terrace.y + terrace.reach >= top and terrace.y - terrace.plant <= top + height:
            assert number in numbers
    assert len(numbers) <= (height + 2200) / (garden.terrace(0).plant * 0.9) + 3


@pytest.mark.parametrize("zoom", TERRACED)
def test_of_every_terrace_the_last_line_is_in_sight(zoom: Zoom) -> None:
    """Of the last of the first ones too, which reaches as far down as those that follow."""
    for width, height in ((400, 300), (900, 600), (1600, 1000)):
        garden = GardenLayout(400, width, height, zoom)
        for number in range(min(12, garden.terrace_count)):
            terrace = garden.terrace(number)
            lowest = terrace.y + terrace.reach
            assert number in garden.terraces_between(lowest, lowest + 50)


@given(gardens())
def test_the_way_down_and_up_stays_in_the_garden(garden: GardenLayout) -> None:
    for row in some_rows(garden)[:12]:
        below, above = garden.row_beside(row, 1), garden.row_beside(row, -1)
        assert 0 <= above <= row <= below < garden.people
        if below != row:
            assert garden.cell(below).y > garden.cell(row).y


def test_few_people_stand_in_front_and_the_rest_stays_meadow() -> None:
    garden = GardenLayout(3, 1200, 800)
    planted = [garden.terrace(number).planted for number in range(garden.terrace_count)]
    assert planted == [False, False, False, True]
    assert garden.world_height == 800
    assert garden.spot(0).plant >= garden.terrace(2).plant


def test_many_people_fill_the_head_and_go_on_downward() -> None:
    garden = GardenLayout(30_000, 1200, 800)
    assert all(garden.terrace(number).planted for number in range(garden.terrace_count))
    assert garden.world_height > 100_000
    sizes = [garden.terrace(number).plant for number in range(6)]
    assert sizes[:4] == sorted(sizes[:4])
    assert sizes[4] == sizes[3]


def test_terraces_recede_as_the_study_has_them_at_its_own_size() -> None:
    garden = GardenLayout(60, 1440, 900)
    terraces = [garden.terrace(number) for number in range(4)]
    assert [round(t.plant) for t in terraces] == [76, 104, 140, 188]
    assert [t.y / 900 for t in terraces] == pytest.approx([0.372, 0.500, 0.665, 0.872], abs=0.001)


def test_neighbours_are_not_stamped() -> None:
    garden = GardenLayout(200, 1440, 900)
    spots = [garden.spot(row) for row in garden.rows_on(2)]
    gaps = {round(b.x - a.x) for a, b in pairwise(spots)}
    assert len(gaps) > len(spots) / 3
    assert {spot.front for spot in spots} == {True, False}


def test_a_sign_takes_a_column_and_is_no_row() -> None:
    garden = GardenLayout(20, 1200, 800, sections=[("Friends", 0), ("Work", 12)])
    signs = [sign for number in range(garden.terrace_count) for sign in garden.signs_on(number)]
    assert [sign.label for sign in signs] == ["Friends", "Work"]
    for sign in signs:
        assert garden.row_at(sign.x, sign.y) is None
    assert garden.people == 20


def test_right_to_left_is_the_mirror_image() -> None:
    left, right = GardenLayout(90, 1200, 800), GardenLayout(90, 1200, 800, rtl=True)
    for row in range(90):
        a, b = left.cell(row), right.cell(row)
        assert b.x == pytest.approx(1200 - a.x - a.width)


def test_the_layout_needs_no_toolkit() -> None:
    code = (
        "import sys; from networkgarden.desktop.garden.layout import GardenLayout; "
        "GardenLayout(100, 800, 600); sys.exit('PySide6' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0
