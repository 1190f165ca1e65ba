"""Beds for several people at once, and what people may be found by."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from networkgarden.actions.beds import add_to_bed, take_out_of_bed
from networkgarden.actions.contacts import add_contact, edit_contact
from networkgarden.actions.finding import LONGEST_TEXT, what_is_known
from networkgarden.actions.interactions import log
from networkgarden.actions.tending import Tending
from networkgarden.domain.contact import Contact
from networkgarden.domain.kinds import Kind
from networkgarden.errors import UsageError
from tests.garden_at_hand import open_tending


@pytest.fixture
def tending(tmp_path: Path) -> Iterator[Tending]:
    opened = open_tending(tmp_path)
    with opened.garden:
        yield opened


def person(tending: Tending, contact_id: str) -> Contact:
    contact = tending.garden.read.contact(contact_id)
    assert contact is not None
    return contact


def test_several_join_and_leave_a_bed_in_one_step_each(tending: Tending) -> None:
    ada = add_contact(tending, "Ada", beds=["Work"])[1]
    bob = add_contact(tending, "Bob")[1]
    changes = add_to_bed(tending, [ada, bob], "  Chess   club ")
    assert changes.title == "Ada and Bob put into Chess club"
    assert person(tending, ada).beds == ("Work", "Chess club")
    assert person(tending, bob).beds == ("Chess club",)
    assert take_out_of_bed(tending, [ada, bob], "Chess club").undoable
    assert person(tending, bob).beds == ()
    tending.garden.undo()
    assert person(tending, ada).beds == ("Work", "Chess club")
    tending.garden.undo()
    assert person(tending, ada).beds == ("Work",)
    assert person(tending, bob).beds == ()


def test_who_stands_in_the_bed_already_makes_no_step_to_undo(tending: Tending) -> None:
    ada = add_contact(tending, "Ada", beds=["Work"])[1]
    assert not add_to_bed(tending, [ada], "Work").undoable
    with pytest.raises(UsageError):
        add_to_bed(tending, [ada], "  ")


def test_notes_beds_and_organisation_are_known(tending: Tending) -> None:
    ada = add_contact(tending, "Ada", beds=["Lisbon"])[1]
    whole = person(tending, ada)
    edit_contact(tending, Contact(**{
        **{name: getattr(whole, name) for name in whole.__slots__}, "organisation": "Engines Ltd", "note": "plays go"}))
    log(tending, [ada], Kind.CALL, note="about compilers")
    known = what_is_known(tending)[ada]
    assert known.organisation == "Engines Ltd"
    for word in ("Lisbon", "Engines", "plays go", "about compilers"):
        assert word in known.text


def test_a_long_history_is_cut(tending: Tending) -> None:
    ada = add_contact(tending, "Ada")[1]
    for number in range(3):
        log(tending, [ada], Kind.NOTE, note=f"{number} " + "x" * 3000)
    assert len(what_is_known(tending)[ada].text) == LONGEST_TEXT
