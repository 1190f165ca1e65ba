"""A look at files changes nothing, and a stopped import keeps nothing, wherever it was stopped."""

from __future__ import annotations

from threading import Event

import pytest

from networkgarden.actions.import_offer import Stopped, bring_in, look_at
from tests.garden_at_hand import open_tending


class AtQuestion(Event):
    """Set from the n-th question on."""

    def __init__(self, number):
        super().__init__()
        self._left = number

    def is_set(self):
        self._left -= 1
        return self._left <= 0


@pytest.fixture
def tending(tmp_path):
    tending = open_tending(tmp_path / "profile")
    yield tending
    tending.garden.close()


@pytest.fixture
def files(tmp_path):
    for name in ("one", "two"):
        (tmp_path / f"{name}.csv").write_text(f"name\n{name.title()} Person\n", encoding="utf-8")
    return [tmp_path / "one.csv", tmp_path / "two.csv"]


def test_a_look_tells_each_file_and_changes_nothing(tending, files):
    told = []
    offer = look_at(tending, files, Event(), told.append)
    assert told == [0, 1, 2]
    assert [file.contacts["new"] for file in offer.report.files] == [1, 1]
    assert tending.garden.read.count() == 0


def test_what_was_looked_at_is_brought_in(tending, files):
    offer = look_at(tending, files, Event(), lambda number: None)
    report = bring_in(tending, offer.read, False, Event())
    assert report.changes.undoable
    assert tending.garden.read.count() == 2


@pytest.mark.parametrize("question", [1, 2, 3, 4])
def test_a_look_stops_anywhere(tending, files, question):
    with pytest.raises(Stopped):
        look_at(tending, files, AtQuestion(question), lambda number: None)


@pytest.mark.parametrize("question", [1, 2])
def test_an_import_stops_before_and_after_its_work(tending, files, question):
    offer = look_at(tending, files, Event(), lambda number: None)
    with pytest.raises(Stopped):
        bring_in(tending, offer.read, False, AtQuestion(question))
    assert tending.garden.read.count() == 0
    assert tending.garden.undo() is None
