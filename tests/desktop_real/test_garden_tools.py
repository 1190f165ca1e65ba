"""The garden's tools in a real session, by keys and screen reader: twins, time, jumping, privacy."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.desktop_real.waiting import wait_for
from tests.desktop_real.windows import visible, wait_in_front

pytestmark = pytest.mark.desktop


@pytest.fixture
def garden(tmp_path, run_command, start_program, screen_reader):
    """The running program's pid, with two people planted; its garden is shown."""
    where = tmp_path / "profile"
    run_command(where, "add", "Ada Lovelace", "--circle", "5", "--bed", "Engines")
    run_command(where, "add", "Grace Hopper", "--circle", "15")
    day = (datetime.now(UTC) - timedelta(hours=4)).date() - timedelta(days=3)
    run_command(where, "log", "Ada", "message", "--on", day.isoformat(), "--note", "about looms")
    program = start_program(where)
    screen_reader.find(program.pid, name="Ada Lovelace, .*, leafy")
    wait_in_front(program.pid)
    return program.pid


def test_the_table_takes_the_garden_s_place_in_the_tree(garden, screen_reader):
    toggle = screen_reader.find(garden, name="Table", role="toggle button|push button|check box")
    screen_reader.press(toggle)
    table = screen_reader.find(garden, name="Garden", role="table|tree table")
    assert not screen_reader.find_all(garden, name="Garden", role="list")
    assert screen_reader.find_all(garden, name="Ada Lovelace, .*, leafy", under=table)
    assert screen_reader.find_all(garden, name="Engines", under=table)
    screen_reader.press(toggle)
    people = screen_reader.find(garden, name="Garden", role="list")
    assert not screen_reader.find_all(garden, name="Garden", role="table|tree table")
    assert len(screen_reader.find_all(garden, role="list item", under=people)) == 2


def test_a_search_finds_what_was_said_and_tells_how_many(garden, screen_reader):
    field = screen_reader.find(garden, name="Search")
    screen_reader.focus(field)
    screen_reader.write(field, "loom")
    screen_reader.find(garden, name="1 person shown")
    people = screen_reader.find(garden, name="Garden", role="list")
    wait_for(lambda: len(screen_reader.find_all(garden, role="list item", under=people)) == 1, "one person")
    screen_reader.write(field, "")
    wait_for(lambda: len(screen_reader.find_all(garden, role="list item", under=people)) == 2, "both")


@pytest.mark.parametrize("name", ["Sort", "Filter", "More"])
def test_menus_open_for_assistive_technology(garden, screen_reader, name):
    """The menu of a QToolButton that pops up at once would not: Qt leaves its only action without effect."""
    before = visible(garden, "")
    button = screen_reader.find(garden, name=name, role="push button")
    screen_reader.press(button)
    wait_for(lambda: len(visible(garden, "")) > len(before), "a menu")


def test_time_is_a_slider_with_its_day_in_words(garden, screen_reader, keys):
    slider = screen_reader.find(garden, name="Time", role="slider")
    assert slider.description == "today"
    screen_reader.focus(slider)
    keys("End")
    screen_reader.wait(slider, description=".* · if nothing is done")
    screen_reader.find(garden, name="Ada Lovelace, asleep, leafy")
    keys("Home")
    screen_reader.wait(slider, description="today")
    screen_reader.find(garden, name="Ada Lovelace, thirsty, leafy")


def test_ctrl_k_goes_to_a_person_from_any_page(garden, screen_reader, keys):
    screen_reader.focus(screen_reader.find(garden, name="Garden", role="list"))
    keys("ctrl+5", "ctrl+k")
    field = screen_reader.find(garden, name="Jump to a person", role="text")
    wait_in_front(garden, "Jump to a person")
    screen_reader.write(field, "hop")
    keys("Return")
    screen_reader.find(garden, name="Log contact", role="text")
    assert screen_reader.find(garden, name="Grace Hopper")


def test_privacy_mode_veils_the_tree_too_and_is_undone_at_once(garden, screen_reader, keys):
    people = screen_reader.find(garden, name="Garden", role="list")
    screen_reader.focus(people)
    keys("ctrl+shift+p")
    screen_reader.find(garden, name="A••• L•••, .*, leafy")
    assert not screen_reader.find_all(garden, name=".*Lovelace.*")
    keys("ctrl+shift+p")
    screen_reader.find(garden, name="Ada Lovelace, .*, leafy")
