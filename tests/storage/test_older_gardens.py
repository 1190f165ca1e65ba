"""A garden of the first version, brought up to date with what was in it."""

from __future__ import annotations

from networkgarden.actions.opening import open_with_key
from networkgarden.actions.promises import add_promise, promises_of
from networkgarden.actions.prompting import prompts_on
from networkgarden.domain.kinds import State
from networkgarden.storage import database
from networkgarden.storage.migrations import STEPS
from networkgarden.system.clock import FixedClock
from networkgarden.system.paths import Profile
from tests.garden_at_hand import KEY, NOW

TODAY = NOW.date().toordinal()


def test_people_and_history_of_the_first_version_go_on(tmp_path, monkeypatch):
    profile = Profile.at(tmp_path)
    profile.create()
    monkeypatch.setattr(database, "STEPS", STEPS[:1])
    database.create(profile.garden, KEY)
    old = database.connect(profile.garden, KEY)
    old.execute_sql("INSERT INTO contact (id, uuid, name, seed, species, circle, established, created_on, state) "
                    "VALUES (1, 'a', 'Ada Lovelace', 7, 'fern', 15, 1, ?, 'planted')", (TODAY - 99,))
    old.execute_sql("INSERT INTO spell (contact, day, state) VALUES (1, ?, 'planted')", (TODAY - 99,))
    old.execute_sql("INSERT INTO interaction (id, uuid, day, kind, direction, note) "
                    "VALUES (1, 'i', ?, 'meeting', 'both', 'lunch: looms')", (TODAY - 40,))
    old.execute_sql("INSERT INTO taking_part (interaction, contact) VALUES (1, 1)")
    old.execute_sql("INSERT INTO vital VALUES (1, ?, 0.9, 4, 0, 6, 1, '', 0)", (TODAY - 40,))
    database.close(old)
    monkeypatch.undo()
    tending = open_with_key(profile, FixedClock(NOW), KEY)
    contact = tending.garden.read.contact("a")
    assert (contact.state, contact.never, contact.respites, contact.died_on) == (State.PLANTED, (), (), None)
    assert tending.garden.read.interactions("a")[0].word == "meeting"
    (prompt,) = prompts_on(tending)
    assert prompt.reason == "Your last contact with Ada was a lunch 6 weeks ago (“looms”)."
    add_promise(tending, "a", "send the slides")
    assert promises_of(tending, "a")[0].open
    tending.garden.undo()
    assert promises_of(tending, "a") == ()
    tending.garden.close()
