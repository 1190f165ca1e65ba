"""Stems, leaves and the numbers they grow from."""

from __future__ import annotations

from itertools import pairwise
from math import cos, hypot, pi, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QPainterPath

from networkgarden.desktop.botany.bag import Bag
from networkgarden.desktop.botany.chance import TABLE_SIZE, table
from networkgarden.desktop.botany.geometry import (
    CORDATE,
    GROUND,
    LIGHT,
    OVATE,
    Stem,
    add_half_leaf,
    add_leaf,
    add_needle,
    kept_above,
    leaf_curve,
    lit_left,
    sag,
    stem_to,
    wrap,
)

angles = st.floats(-3.1, 3.1)
shares = st.floats(0, 1)


def test_a_table_belongs_to_its_seed() -> None:
    assert table(7) is table(7)
    assert len(table(7)) == TABLE_SIZE
    assert all(0 <= number <= 1 for number in table(7))
    assert table(7) != table(8)
    assert 0.45 < sum(table(7)) / TABLE_SIZE < 0.55
    assert (table(7)[0], table(7)[511]) == pytest.approx((0.0175631342, 0.7980163271)), "the same on every machine"


@given(angles, shares, shares)
def test_sagging_more_points_lower(angle: float, less: float, more: float) -> None:
    less, more = sorted((less, more))
    assert cos(sag(angle, more)) <= cos(sag(angle, less)) + 1e-9 or abs(wrap(angle)) > 2.95


@given(shares)
def test_an_upright_stem_falls_to_the_side_it_is_given(share: float) -> None:
    assert sag(0.0, share, 1) >= 0
    assert sag(0.0, share, -1) <= 0


@given(angles, st.floats(1, 80), st.floats(-1.5, 1.5))
def test_a_stem_starts_where_it_should_and_keeps_its_length(angle: float, length: float, bend: float) -> None:
    stem = Stem(3, -4, angle, length, bend, 2, 1)
    assert stem.at(0) == pytest.approx((3, -4))
    points = [stem.at(i / 60) for i in range(61)]
    walked = sum(hypot(bx - ax, by - ay) for (ax, ay), (bx, by) in pairwise(points))
    assert walked == pytest.approx(length, rel=0.02)
    assert (stem.width(0), stem.width(1)) == (2, 1)


@given(angles, st.floats(-50, 50), st.floats(-80, -1))
def test_a_stem_to_a_target_arrives(angle: float, x: float, y: float) -> None:
    assert stem_to(0, 0, angle, x, y, 2, 1).at(1) == pytest.approx((x, y), abs=1e-6)


@given(st.floats(-1.9, 1.9), st.floats(5, 60), st.floats(-1.2, 1.2))
def test_no_stem_need_end_in_the_soil(angle: float, length: float, bend: float) -> None:
    stem = Stem(0, -2, angle, length, bend, 2, 1)
    raised = kept_above(stem, 1.0)
    assert raised.y3 <= max(1.0, stem.y3)
    if stem.y3 <= 1.0:
        assert raised is stem
    elif angle * bend > 0:
        assert raised.y3 <= 1.0


@given(angles, st.floats(4, 30), st.floats(-0.9, 0.9))
def test_a_leaf_rests_on_the_soil(angle: float, length: float, bend: float) -> None:
    resting = leaf_curve(0, -1, angle, length, 5, OVATE, bend)
    assert resting.tip_y <= GROUND + 1e-9
    assert hypot(resting.tip_x, resting.tip_y + 1) == pytest.approx(length)
    free = leaf_curve(0, -1, angle, length, 5, OVATE, bend, rests=False)
    assert free.tip_x == pytest.approx(sin(angle + bend / 2) * length)


@given(angles, st.floats(4, 30))
def test_a_needle_rests_on_the_soil_too(angle: float, length: float) -> None:
    path = QPainterPath()
    add_needle(path, 0, -1, angle, length, 1.5)
    assert path.boundingRect().bottom() <= GROUND + 1.5


def test_the_half_toward_the_light_is_a_part_of_the_leaf() -> None:
    for angle in (-2.0, -0.5, 0.4, 1.5, 2.8):
        leaf = leaf_curve(0, 0, angle, 20, 12, CORDATE, 0.0, rests=False)
        whole, half = QPainterPath(), QPainterPath()
        add_leaf(whole, leaf)
        add_half_leaf(half, leaf, lit_left(angle))
        middle = half.boundingRect().center()
        across = middle.x() * sin(LIGHT) - middle.y() * cos(LIGHT)
        along = whole.boundingRect().center()
        assert across >= along.x() * sin(LIGHT) - along.y() * cos(LIGHT) - 1e-6
        assert whole.boundingRect().adjusted(-0.1, -0.1, 0.1, 0.1).contains(half.boundingRect())


def test_light_comes_from_the_upper_left() -> None:
    assert lit_left(0.0)
    assert not lit_left(pi)


def test_a_bag_keeps_its_paths_short() -> None:
    bag = Bag(8)
    for i in range(20):
        bag.next().addRect(i, 0, 1, 1)
    assert [path.elementCount() for path in bag.paths] == [40, 40, 20]
