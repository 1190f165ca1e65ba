"""The cards of Today and the quick log, used as a screen reader uses them; what they changed is read by commands."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest

from networkgarden.system.paths import Profile
from networkgarden.system.settings import Settings, save_settings
from tests.desktop_real.waiting import wait_for
from tests.desktop_real.windows import wait_in_front

pytestmark = pytest.mark.desktop

ENTRY = "push button|toggle button|radio button|check box"
GROUP = "panel|grouping|group"
NAMES = ("Ada Lovelace", "Ben Stone", "Cleo Hart", "Dora Dale")


def today():
    """The present garden day: it begins at four."""
    return (datetime.now(UTC) - timedelta(hours=4)).date()


@pytest.fixture
def profile(tmp_path, run_command):
    """Four people met yesterday: each is to be thanked."""
    where = tmp_path / "profile"
    table = tmp_path / "people.csv"
    table.write_text("name,email,circle,state\n" + "".join(
        f"{name},{name[:3].lower()}@example.org,50,planted\n" for name in NAMES[:3]) + "Dora Dale,,50,planted\n")
    run_command(where, "import", str(table))
    for name in NAMES:
        run_command(where, "log", name, "lunch", "--on", (today() - timedelta(days=1)).isoformat())
    save_settings(Profile.at(where).settings, Settings(prompts_per_day=5))
    return where


@pytest.fixture
def asked(profile, run_command):
    def ask(*words):
        return json.loads(run_command(profile, *words, "--json").stdout)
    return ask


def card_of(screen_reader, program, name):
    return screen_reader.find(program.pid, name=name, role=GROUP)


def press(screen_reader, program, name, button):
    card = card_of(screen_reader, program, name)
    screen_reader.press(screen_reader.find(program.pid, name=button, role="push button", under=card))


def test_each_button_of_a_card_does_what_it_says(profile, start_program, screen_reader, asked):
    program = start_program(profile)
    screen_reader.find(program.pid, name="Garden", role="list")
    screen_reader.press(screen_reader.find(program.pid, name="Today", role=ENTRY))
    for name in NAMES:
        assert "thank" in card_of(screen_reader, program, name).description.casefold()

    press(screen_reader, program, "Ada Lovelace", "Done already")
    wait_for(lambda: len(asked("timeline", "Ada")) == 2, "the thank-you in the timeline")
    assert [(one["kind"], one["direction"], one["date"]) for one in asked("timeline", "Ada")][:1] == [
        ("thank_you", "sent", today().isoformat())]

    press(screen_reader, program, "Ben Stone", "Not now")
    wait_for(lambda: "Ben Stone" not in {one["name"] for one in asked("today")}, "Ben to be put off")
    assert len(asked("timeline", "Ben")) == 1

    press(screen_reader, program, "Cleo Hart", "Let it rest")
    wait_for(lambda: not screen_reader.find_all(program.pid, name="Cleo Hart", role=GROUP), "Cleo's card to go")
    screen_reader.press(screen_reader.find(program.pid, name="Undo", role="push button"))   # while the toast stands
    card_of(screen_reader, program, "Cleo Hart")
    assert {one["name"]: one["state"] for one in asked("list")}["Cleo Hart"] == "planted"
    press(screen_reader, program, "Cleo Hart", "Let it rest")
    wait_for(lambda: {one["name"]: one["state"] for one in asked("list")}["Cleo Hart"] == "resting", "Cleo to rest")
    assert len(asked("timeline", "Cleo")) == 1

    press(screen_reader, program, "Dora Dale", "Do it")        # no address is known: it is done elsewhere
    screen_reader.press(screen_reader.find(program.pid, name="Today", role=ENTRY))
    assert len(asked("timeline", "Dora")) == 1
    press(screen_reader, program, "Dora Dale", "Yes, it happened")
    wait_for(lambda: len(asked("timeline", "Dora")) == 2, "the thank-you in the timeline")
    press(screen_reader, program, "Dora Dale", "It landed: Warm")
    wait_for(lambda: asked("timeline", "Dora")[0]["reaction"] == "warm", "how it landed")
    assert asked("timeline", "Dora")[0]["kind"] == "thank_you"
    screen_reader.find(program.pid, name="Done for today. The garden keeps.")
    assert asked("today") == []


def test_do_it_opens_a_draft_that_asks_what_it_is_for(profile, start_program, screen_reader, asked):
    program = start_program(profile)
    screen_reader.find(program.pid, name="Garden", role="list")
    screen_reader.press(screen_reader.find(program.pid, name="Today", role=ENTRY))
    press(screen_reader, program, "Ada Lovelace", "Do it")
    draft = screen_reader.find(program.pid, role="dialog", name="Draft.*")
    purposes = screen_reader.find(program.pid, name=r"What is this for\?", role=GROUP, under=draft)
    thank = screen_reader.find(program.pid, name="Thank", under=purposes)
    assert "checked" in thank.states                            # a thank-you is for thanking
    text = screen_reader.text(screen_reader.find(program.pid, name="Text", role="text", under=draft))
    assert text.startswith("Hello Ada,")
    assert "our lunch yesterday" in text
    screen_reader.press(screen_reader.find(program.pid, name="Copy text", under=draft))
    screen_reader.press(screen_reader.find(program.pid, name="Close", under=draft))
    press(screen_reader, program, "Ada Lovelace", "Not yet")    # it may take until tomorrow
    assert len(asked("timeline", "Ada")) == 1
    press(screen_reader, program, "Ada Lovelace", "Done already")
    wait_for(lambda: len(asked("timeline", "Ada")) == 2, "the thank-you in the timeline")


def test_the_quick_log_says_what_it_understood_and_logs_it_for_both(profile, start_program, screen_reader, asked, keys):
    program = start_program(profile)
    garden = screen_reader.find(program.pid, name="Garden", role="list")
    screen_reader.write(screen_reader.find(program.pid, name="Search"), "ada")
    wait_for(lambda: len(screen_reader.find_all(program.pid, role="list item", under=garden)) == 1, "Ada alone")
    screen_reader.focus(screen_reader.find(program.pid, name="Garden", role="list"))
    wait_in_front(program.pid)
    keys("Home", "Return")
    field = screen_reader.find(program.pid, name="Log contact", role="text")
    screen_reader.write(field, "2 days ago lunch with Ben and Cleo about compilers")
    understood = screen_reader.find(program.pid, name="(?=.*Ben Stone)(?=.*Cleo Hart)(?=.*compilers).*", role="label")
    assert "Dora" not in understood.name
    assert len(asked("timeline", "Ben")) == 1                   # only shown as yet
    screen_reader.press(screen_reader.find(program.pid, name="Log", role="push button"))
    wait_for(lambda: len(asked("timeline", "Ben")) == 2, "the lunch in the timeline")
    for who, other in (("Ben", "Cleo Hart"), ("Cleo", "Ben Stone")):
        older = asked("timeline", who)[1]
        assert (older["date"], older["kind"], older["note"]) == (
            (today() - timedelta(days=2)).isoformat(), "meeting", "lunch: compilers")
        assert other in json.dumps(older["with"])
    screen_reader.find(program.pid, name="Logged .*Ben Stone.*", role="notification|alert|label|status bar")
