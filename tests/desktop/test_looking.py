"""Looking at the garden beside the window."""

from __future__ import annotations

import threading

import pytest

from networkgarden.actions.contacts import add_contact
from networkgarden.desktop.looking import Looking
from networkgarden.desktop.tasks import Tasks
from networkgarden.errors import NetworkGardenError


@pytest.fixture
def tasks(qapp):
    tasks = Tasks()
    yield tasks
    tasks.close()


def test_without_tasks_it_looks_at_once(door):
    seen = []
    Looking(door, None, lambda tending: tending.garden.read.count(), seen.append).look()
    assert seen == [0]


def test_only_what_was_seen_after_the_newest_wish_is_shown(qtbot, door, tasks):
    seen, looks, may_look = [], [], threading.Event()

    def see(tending):
        looks.append(threading.current_thread())
        count = tending.garden.read.count()
        may_look.wait(60)
        return count

    looking = Looking(door, tasks, see, seen.append)
    looking.look()
    qtbot.waitUntil(lambda: len(looks) == 1)
    add_contact(door.tending, "Ada Lovelace")
    for _ in range(5):
        looking.look()
    may_look.set()
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [1]
    assert len(looks) == 2
    assert threading.main_thread() not in looks


def test_after_the_end_nothing_is_looked_at_and_nothing_shown(qtbot, door, tasks):
    seen, looks, may_look = [], [], threading.Event()

    def see(tending):
        looks.append(tending)
        may_look.wait(60)

    Looking(door, tasks, see, seen.append).look()
    qtbot.waitUntil(lambda: len(looks) == 1)
    may_look.set()
    tasks.close()
    Looking(door, tasks, see, seen.append).look()       # as a timer may
    assert not tasks.busy
    qtbot.wait(50)
    assert (len(looks), seen) == (1, [])


def test_a_look_that_fails_is_told_and_the_next_one_is_made(qtbot, door, tasks):
    seen, answers = [], iter([NetworkGardenError("The garden cannot be read.")])

    def see(_):
        error = next(answers, None)
        if error is not None:
            raise error
        return "well"

    looking = Looking(door, tasks, see, seen.append)
    with qtbot.waitSignal(door.failed) as failed:
        looking.look()
    assert str(failed.args[0]) == "The garden cannot be read."
    looking.look()
    qtbot.waitUntil(lambda: seen == ["well"])
