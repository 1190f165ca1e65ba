"""The reading list in a real garden: kept, matched, shared, undone, carried by the JSON export."""

from __future__ import annotations

import pytest

from networkgarden.actions.contacts import add_contact, set_state
from networkgarden.actions.exporting import export_garden
from networkgarden.actions.importing import import_read, read_files
from networkgarden.actions.interactions import log
from networkgarden.actions.reading import (
    add_bookmarks,
    add_pasted,
    add_reading,
    change_reading,
    people_for,
    readings,
    remove_readings,
    share_reading,
    worth_for,
)
from networkgarden.domain.kinds import Kind, State
from networkgarden.errors import NotFound, UsageError
from tests.garden_at_hand import open_tending

LOOMS = "https://example.org/looms"


@pytest.fixture
def ada(tending):
    return add_contact(tending, "Ada Lovelace", beds=["Weaving"])[1]


def test_a_link_is_kept_once(tending):
    kept = add_reading(tending, LOOMS, "The <i>history</i> of looms", "weaving  craft")
    assert kept.new == 1
    again = add_reading(tending, f" {LOOMS} ")
    assert (again.new, [one.why for one in again.skipped]) == (0, ["it is on the list already"])
    (one,) = readings(tending)
    assert (one.title, one.words, one.added_on) == ("The <i>history</i> of looms", "weaving craft", tending.today())
    for wrong in ("javascript:alert(1)", "looms"):
        with pytest.raises(UsageError):
            add_reading(tending, wrong)
        with pytest.raises(UsageError):
            add_pasted(tending, wrong)


def test_pasted_links_and_a_file_of_bookmarks(tending, tmp_path):
    assert add_pasted(tending, f"Looms {LOOMS}\nand https://example.org/x").new == 2
    path = tmp_path / "b.html"
    path.write_text("<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><DT><A HREF='https://example.org/y' TAGS='a,b'>Y</A>\n"
                    f"<DT><A HREF='{LOOMS}'>L</A>\n<DT><A HREF='data:x'>D</A></DL>", encoding="utf-8")
    kept = add_bookmarks(tending, path)
    assert (kept.new, len(kept.skipped)) == (1, 2)
    assert [one.title for one in readings(tending)] == ["Y", "Looms", "and"]
    assert tending.garden.undo() == "Kept for sharing: Y"
    assert len(readings(tending)) == 2


def test_it_is_worth_sharing_with_whom_it_suits(tending, ada):
    _, ben = add_contact(tending, "Ben Carter")
    log(tending, [ben], Kind.CALL, note="about old looms")
    add_reading(tending, LOOMS, "The history of looms", "weaving")
    add_reading(tending, "https://example.org/t", "Night trains")
    assert [(one.title, words) for one, words in worth_for(tending, ada)] == [
        ("The history of looms", ("weaving",)), ("Night trains", ())]
    one = worth_for(tending, ada)[0][0]
    assert {name: words for _, name, words in people_for(tending, [one])[one.id]} == {
        "Ada Lovelace": ("weaving",), "Ben Carter": ("loom",)}
    share_reading(tending, one.id, [ada])
    assert [other.title for other, _ in worth_for(tending, ada)] == ["Night trains"]
    assert [name for _, name, _ in people_for(tending, readings(tending))[one.id]] == ["Ben Carter"]
    set_state(tending, [ben], State.ARCHIVED)
    assert people_for(tending, readings(tending))[one.id] == []
    assert people_for(tending, []) == {}
    assert tending.garden.read.interactions(ada) == [], "to note a sharing logs nothing"


def test_it_can_be_changed_and_taken_off_and_all_of_it_undone(tending, ada):
    add_reading(tending, LOOMS, "Looms")
    (one,) = readings(tending)
    share_reading(tending, one.id, [ada])
    change_reading(tending, one.id, title="Looms, old and new", words="craft", read=True)
    (after,) = readings(tending)
    assert (after.title, after.words, after.read_on) == ("Looms, old and new", "craft", tending.today())
    assert not change_reading(tending, one.id, read=True).undoable
    remove_readings(tending, [one.id])
    assert readings(tending) == []
    with pytest.raises(NotFound):
        remove_readings(tending, [one.id])
    tending.garden.undo()
    assert readings(tending) == [after]
    tending.garden.undo()
    assert readings(tending)[0].title == "Looms"
    assert readings(tending)[0].shared == ((ada, tending.today()),)


def test_the_export_carries_it(tending, ada, tmp_path):
    add_reading(tending, LOOMS, "Looms", "craft")
    share_reading(tending, readings(tending)[0].id, [ada])
    export_garden(tending, tmp_path / "g.json")
    other = open_tending(tmp_path / "other")
    assert import_read(other, read_files([tmp_path / "g.json"])).changes.undoable
    assert readings(other) == readings(tending)
    assert not import_read(other, read_files([tmp_path / "g.json"])).changes.undoable, "twice is once"
    other.garden.close()
