"""Promises, fruit, the ledger, links, what is never wanted, and kinds of one's own: each kept, carried and undone."""

from __future__ import annotations

from datetime import timedelta

import pytest

from networkgarden.actions.contacts import add_contact, edit_contact, restore, set_state
from networkgarden.actions.exporting import export_garden, whole_garden
from networkgarden.actions.fruit import fruits_of, led_by, log_fruit
from networkgarden.actions.importing import hints_of, import_read, read_files
from networkgarden.actions.interactions import log
from networkgarden.actions.keeping import mark_died, set_never
from networkgarden.actions.ledger import before_you_ask, ledger_of
from networkgarden.actions.links import link_people, links_of, unlink_people
from networkgarden.actions.own_kinds import kind_of, own_kinds, remove_own_kind, set_own_kind
from networkgarden.actions.pauses import pause_garden, paused_until, resume_garden
from networkgarden.actions.promises import add_promise, drop_promise, keep_promise, promises_of
from networkgarden.domain.fruit import FruitKind, read_fruit
from networkgarden.domain.kinds import Direction, Kind, Rung, State
from networkgarden.domain.relations import Link
from networkgarden.errors import NotFound, UsageError
from networkgarden.exporters.native import garden_json
from tests.garden_at_hand import open_tending


@pytest.fixture
def ada(tending):
    return add_contact(tending, "Ada Lovelace", circle=15)[1]


@pytest.fixture
def grace(tending):
    return add_contact(tending, "Grace Hopper", circle=15)[1]


def whole(tending) -> str:
    return garden_json(whole_garden(tending, list(tending.garden.read.contacts())))


def standing(tending, contact_id, day=None):
    return next(one for one in tending.standings(day) if one.contact_id == contact_id)


def test_promises_are_kept_open_ones_first(tending, ada):
    today = tending.today()
    add_promise(tending, ada, "read her draft")
    add_promise(tending, ada, "  send the   slides ", today + 3)
    add_promise(tending, ada, "call the museum", today + 1)
    assert [one.text for one in promises_of(tending, ada)] == ["call the museum", "send the slides", "read her draft"]
    first = promises_of(tending, ada)[0]
    keep_promise(tending, first.id)
    assert not keep_promise(tending, first.id).undoable
    assert [(one.text, one.kept_on) for one in promises_of(tending, ada)][-1] == ("call the museum", today)
    drop_promise(tending, promises_of(tending, ada)[0].id)
    assert len(promises_of(tending, ada)) == 2
    tending.garden.undo()
    tending.garden.undo()
    assert promises_of(tending, ada)[0] == first


def test_wrong_promises_are_a_sentence(tending, ada):
    with pytest.raises(UsageError):
        add_promise(tending, ada, "  ")
    with pytest.raises(NotFound):
        add_promise(tending, "nobody", "x")
    for answer in (keep_promise, drop_promise):
        with pytest.raises(NotFound):
            answer(tending, "nothing")


def test_fruit_reaches_the_last_rung_on_its_day_and_an_ask_does_not(tending, ada, grace):
    today = tending.today()
    log_fruit(tending, ada, FruitKind.ASK, "a reference")
    assert standing(tending, ada).rung is Rung.SEED
    log_fruit(tending, ada, FruitKind.JOB_LEAD, "the museum", today - 5, led_by=grace)
    assert standing(tending, ada).rung is Rung.FRUITING
    assert standing(tending, ada, today - 6).rung is Rung.SEED
    assert standing(tending, ada, today - 5).rung is Rung.FRUITING
    assert [one.note for one in fruits_of(tending)] == ["the museum"]
    assert [one.contact_id for one in led_by(tending, grace)] == [ada]
    tending.garden.undo()
    assert standing(tending, ada).rung is Rung.SEED
    with pytest.raises(UsageError):
        log_fruit(tending, ada, FruitKind.HELP, day=today + 1)
    with pytest.raises(UsageError):
        log_fruit(tending, ada, FruitKind.HELP, led_by=ada)
    with pytest.raises(NotFound):
        log_fruit(tending, ada, FruitKind.HELP, led_by="nobody")


def test_words_for_fruit():
    assert [read_fruit(word) for word in ("Job-Lead", "job_lead", "advice", "asked for help", "lunch")] == [
        FruitKind.JOB_LEAD, FruitKind.JOB_LEAD, FruitKind.ADVICE, FruitKind.ASK, None]


def test_the_ledger_says_what_was_given_since_the_last_ask(tending, ada):
    today = tending.today()
    assert ledger_of(tending, ada).give_first
    assert "not given" in before_you_ask(ledger_of(tending, ada), "Ada")
    log(tending, [ada], Kind.ARTICLE, day=today - 30)
    log(tending, [ada], Kind.MESSAGE, day=today - 29)
    assert [one.what for one in ledger_of(tending, ada).given_since_last_ask] == ["article"]
    log_fruit(tending, ada, FruitKind.ASK, "a reference", today - 20)
    log_fruit(tending, ada, FruitKind.ADVICE, "be brief", today - 19)
    known = ledger_of(tending, ada)
    assert [(one.way, one.what) for one in known.entries] == [
        ("received", "advice"), ("asked", "ask"), ("given", "article")]
    assert (known.last_ask, known.give_first, known.offers[0]) == (today - 20, True, "article")
    assert "Give something first" in before_you_ask(known, "Ada")
    log(tending, [ada], Kind.RECOMMENDATION, day=today - 1)
    add_promise(tending, ada, "send the slides")
    keep_promise(tending, promises_of(tending, ada)[0].id)
    known = ledger_of(tending, ada)
    assert not known.give_first
    assert before_you_ask(known, "Ada").startswith("You gave Ada a promise kept and a recommendation since")


def test_links_read_from_either_side(tending, ada, grace):
    link_people(tending, ada, grace, "introduced by")
    assert links_of(tending, ada) == (Link(ada, grace, "introduced by"),)
    assert links_of(tending, grace) == (Link(grace, ada, "introduced"),)
    assert not link_people(tending, ada, grace, "introduced by").undoable
    link_people(tending, grace, ada, "colleague")
    unlink_people(tending, grace, ada, "introduced")
    assert [one.word for one in links_of(tending, ada)] == ["colleague"]
    tending.garden.undo()
    assert len(links_of(tending, ada)) == 2
    for wrong in ((ada, ada, "friend"), (ada, grace, " ")):
        with pytest.raises(UsageError):
            link_people(tending, *wrong)


def test_never_by_telephone_outlives_an_edit(tending, ada, grace):
    set_never(tending, [ada, grace], ["call", " call "])
    contact = tending.garden.read.contact(ada)
    assert contact.never == ("call",)
    edit_contact(tending, contact)
    assert tending.garden.read.contact(ada).never == ("call",)
    set_never(tending, [ada], [])
    assert (tending.garden.read.contact(ada).never, tending.garden.read.contact(grace).never) == ((), ("call",))
    tending.garden.undo()
    assert tending.garden.read.contact(ada).never == ("call",)


def test_has_died_is_archived_for_good_until_it_is_taken_back_by_hand(tending, ada):
    mark_died(tending, ada)
    contact = tending.garden.read.contact(ada)
    assert (contact.state, contact.died_on) == (State.ARCHIVED, tending.today())
    assert not mark_died(tending, ada).undoable
    log(tending, [ada], Kind.NOTE, note="the funeral")
    assert tending.garden.read.contact(ada).died_on
    restore(tending, [ada])
    contact = tending.garden.read.contact(ada)
    assert (contact.state, contact.died_on) == (State.PLANTED, None)
    tending.garden.undo()
    assert tending.garden.read.contact(ada).died_on == tending.today()


def test_a_pause_stops_the_clocks_until_the_day_one_is_back(tending, ada):
    log(tending, [ada], Kind.MEETING, day=tending.today() - 2)
    due = standing(tending, ada).due_on
    pause_garden(tending, tending.today() + 10)
    assert paused_until(tending) == tending.today() + 10
    assert standing(tending, ada).due_on == due + 10
    tending.clock.move(timedelta(days=4))
    resume_garden(tending)
    assert paused_until(tending) is None
    assert standing(tending, ada).due_on == due + 4
    assert not resume_garden(tending).undoable
    tending.garden.undo()
    assert standing(tending, ada).due_on == due + 10
    tending.garden.undo()
    assert standing(tending, ada).due_on == due
    with pytest.raises(UsageError):
        pause_garden(tending, tending.today())


def test_a_kind_of_ones_own_counts_as_the_kind_it_is_like(tending, ada):
    set_own_kind(tending, "Chess evening", Kind.MEETING)
    assert kind_of(tending, "chess_evening") == (Kind.MEETING, "", "Chess evening")
    assert kind_of(tending, "lunch") == (Kind.MEETING, "lunch", "")
    assert kind_of(tending, "origami") is None
    log(tending, [ada], Kind.MEETING, own="Chess evening")
    assert tending.garden.read.interactions(ada)[0].word == "Chess evening"
    assert standing(tending, ada).rung is Rung.FLOWERING
    set_own_kind(tending, "chess evening", Kind.CALL)
    assert standing(tending, ada).rung is Rung.BLOSSOMING
    remove_own_kind(tending, "Chess evening")
    assert (own_kinds(tending), tending.garden.read.interactions(ada)[0].word) == ((), "call")
    tending.garden.undo()
    tending.garden.undo()
    assert standing(tending, ada).rung is Rung.FLOWERING
    for name in ("lunch", " ", "x" * 61):
        with pytest.raises(UsageError):
            set_own_kind(tending, name, Kind.CALL)


def test_a_table_of_history_may_use_kinds_of_ones_own(tending, ada, tmp_path):
    set_own_kind(tending, "Chess evening", Kind.MEETING)
    table = tmp_path / "history.csv"
    table.write_text("date,name,kind,note\n2026-11-01,Ada Lovelace,chess evening,a draw\n2026-11-02,Ada Lovelace,go,\n",
                     encoding="utf-8")
    for new in (1, 0):
        report = import_read(tending, read_files([table], hints_of(tending))).files[0]
        assert report.interactions["new"] == new
        assert [skip.why for skip in report.skipped] == ["“go” is no kind of interaction"]
    (act,) = tending.garden.read.interactions(ada)
    assert (act.kind, act.own, act.word, act.note, act.direction) == (
        Kind.MEETING, "Chess evening", "Chess evening", "a draw", Direction.BOTH)


def test_the_export_carries_all_of_it_into_an_empty_garden_and_twice_is_once(tending, ada, grace, tmp_path):
    today = tending.today()
    add_promise(tending, ada, "send the slides", today + 3)
    add_promise(tending, ada, "call back")
    keep_promise(tending, promises_of(tending, ada)[1].id)
    log_fruit(tending, ada, FruitKind.HELP, "moved the piano", today - 40, led_by=grace)
    log_fruit(tending, grace, FruitKind.ASK)
    link_people(tending, ada, grace, "introduced by")
    set_never(tending, [ada], ["call", "lunch"])
    set_own_kind(tending, "chess evening", Kind.MEETING)
    log(tending, [ada], Kind.MEETING, own="chess evening", direction=Direction.BOTH)
    pause_garden(tending, today + 9)
    mark_died(tending, grace)
    export_garden(tending, tmp_path / "garden.json")
    other = open_tending(tmp_path / "other")
    empty = whole(other)
    assert import_read(other, read_files([tmp_path / "garden.json"])).changes.undoable
    assert whole(other) == whole(tending)
    assert standing(other, ada).rung is Rung.FRUITING
    assert not import_read(other, read_files([tmp_path / "garden.json"])).changes.undoable
    other.garden.undo()
    assert whole(other) == empty
    other.garden.close()


def test_a_promise_kept_elsewhere_comes_in_as_kept(tending, ada, tmp_path):
    add_promise(tending, ada, "send the slides")
    other = open_tending(tmp_path / "other")
    export_garden(tending, tmp_path / "before.json")
    import_read(other, read_files([tmp_path / "before.json"]))
    keep_promise(tending, promises_of(tending, ada)[0].id)
    export_garden(tending, tmp_path / "after.json")
    assert import_read(other, read_files([tmp_path / "after.json"])).changes.undoable
    assert whole(other) == whole(tending)
    other.garden.close()


def test_archived_people_keep_what_was_noted_of_them(tending, ada):
    add_promise(tending, ada, "send the slides")
    set_state(tending, [ada], State.ARCHIVED)
    assert len(promises_of(tending, ada)) == 1
