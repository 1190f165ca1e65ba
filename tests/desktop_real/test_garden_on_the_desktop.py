"""The real program in a real session: screen reader, commands while it runs, notification, signals."""

from __future__ import annotations

import json
import signal
import time
from datetime import UTC, datetime, timedelta
from datetime import time as time_of_day

import pytest

from networkgarden.system.paths import Profile
from networkgarden.system.settings import Settings, save_settings
from tests.desktop_real.waiting import PATIENCE, wait_for
from tests.desktop_real.windows import wait_in_front

pytestmark = pytest.mark.desktop

ANY_TIME = Settings(batch_time=time_of_day(4, 0), quiet_from=time_of_day(0), quiet_until=time_of_day(0), days_off=())
"""So that a batch is due whenever the test runs (but for the minutes around the roll-over)."""

ENTRY = "push button|toggle button|radio button|check box"
"""What an entry of the rail may be called by AT-SPI."""


@pytest.fixture
def profile(tmp_path, run_command):
    where = tmp_path / "profile"
    run_command(where, "add", "Ada Lovelace", "--email", "ada@example.org", "--circle", "5")
    run_command(where, "add", "Grace Hopper", "--circle", "15")
    run_command(where, "log", "Ada", "message", "--on", (today() - timedelta(days=18)).isoformat())
    save_settings(Profile.at(where).settings, ANY_TIME)
    return where


def today():
    """The present garden day: it begins at four."""
    return (datetime.now(UTC) - timedelta(hours=4)).date()


def timeline(run_command, profile, who):
    return json.loads(run_command(profile, "timeline", who, "--json").stdout)


def test_a_screen_reader_finds_the_garden_and_a_log_changes_it(profile, start_program, screen_reader, run_command):
    program = start_program(profile)
    window = screen_reader.find(program.pid, name="Network Garden.*", role="frame")
    for name in ("Garden", "Today", "Seeds", "Harvest", "Settings"):
        assert screen_reader.find(program.pid, name=name, role=ENTRY)
    garden = screen_reader.find(program.pid, name="Garden", role="list")
    ada = screen_reader.find(program.pid, name="Ada Lovelace, (thirsty|drooping|asleep), leafy")
    screen_reader.find(program.pid, name="Grace Hopper, fresh, seed")
    assert len(screen_reader.find_all(program.pid, role="list item", under=garden)) == 2
    assert "last contact" in ada.description

    answer = run_command(profile, "log", "Ada", "lunch", "--json")
    assert set(json.loads(answer.stdout)) == {"id", "contacts"}
    screen_reader.find(program.pid, name="Ada Lovelace, fresh, flowering")
    assert len(timeline(run_command, profile, "Ada")) == 2

    refused = run_command(profile, "log", "Nobody", "call", check=False)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "Nobody in the garden" in refused.stderr
    assert window


def test_logging_on_the_persons_page(profile, start_program, screen_reader, run_command, keys):
    program = start_program(profile)
    garden = screen_reader.find(program.pid, name="Garden", role="list")
    screen_reader.find(program.pid, name="Ada Lovelace, .*, leafy")
    screen_reader.write(screen_reader.find(program.pid, name="Search"), "ada")
    wait_for(lambda: len(screen_reader.find_all(program.pid, role="list item", under=garden)) == 1, "Ada alone")
    screen_reader.focus(screen_reader.find(program.pid, name="Garden", role="list"))
    wait_in_front(program.pid)
    keys("Home", "Return")
    field = screen_reader.find(program.pid, name="Log contact", role="text")
    screen_reader.write(field, "yesterday coffee about looms")
    screen_reader.press(screen_reader.find(program.pid, name="Log", role="push button"))
    screen_reader.press(screen_reader.find(program.pid, name="Garden", role=ENTRY))
    screen_reader.find(program.pid, name="Ada Lovelace, fresh, flowering")
    entry = timeline(run_command, profile, "Ada")[0]
    assert (entry["date"], entry["kind"], entry["note"]) == (
        (today() - timedelta(days=1)).isoformat(), "meeting", "coffee: looms")


def test_the_batch_arrives_and_done_already_logs_once(profile, start_program, screen_reader, run_command, dunst):
    program = start_program(profile)
    screen_reader.find(program.pid, name="Garden", role="list")
    dunst.wait_shown(1, timeout=75 + PATIENCE)
    dunst.choose("Done already")
    wait_for(lambda: len(timeline(run_command, profile, "Ada")) == 2, program.said)
    dunst.wait_shown(0)
    time.sleep(1.0)
    assert len(timeline(run_command, profile, "Ada")) == 2
    shown = dunst.history()[0]
    assert shown.summary == "Ada Lovelace"


def test_the_buttons_of_a_card_act_on_the_garden(profile, start_program, screen_reader, run_command):
    program = start_program(profile)
    screen_reader.find(program.pid, name="Garden", role="list")
    screen_reader.press(screen_reader.find(program.pid, name="Today", role=ENTRY))
    card = screen_reader.find(program.pid, name="Ada Lovelace", role="panel|grouping|group")
    for name in ("Do it", "Not now", "Let it rest"):
        assert screen_reader.find_all(program.pid, name=name, under=card)
    (done,) = screen_reader.find_all(program.pid, name="Done already", under=card)
    screen_reader.press(done)
    screen_reader.find(program.pid, name="Done for today. The garden keeps.")
    assert len(timeline(run_command, profile, "Ada")) == 2


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_an_end_leaves_the_next_start_clean(profile, start_program, screen_reader, run_command, how):
    program = start_program(profile)
    screen_reader.find(program.pid, name="Garden", role="list")
    second = run_command(profile)
    assert (second.stdout, second.stderr) == ("", "")
    program.process.send_signal(how)
    assert program.process.wait(PATIENCE) == (0 if how is signal.SIGTERM else -signal.SIGKILL)
    run_command(profile, "log", "Ada", "call")
    again = start_program(profile)
    screen_reader.find(again.pid, name="Ada Lovelace, fresh, blossoming")
