"""Merging, taking apart and telling apart, in a real garden with everything a contact can have."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from networkgarden.actions.contacts import add_contact, edit_contact, new_contact
from networkgarden.actions.duplicates import duplicates_of
from networkgarden.actions.exporting import whole_garden
from networkgarden.actions.fruit import log_fruit
from networkgarden.actions.importing import import_read, read_files
from networkgarden.actions.interactions import log
from networkgarden.actions.links import link_people
from networkgarden.actions.merging import merge, not_the_same, past_merges, unmerge
from networkgarden.actions.promises import add_promise
from networkgarden.domain.contact import Source, StateChange
from networkgarden.domain.fruit import FruitKind
from networkgarden.domain.incoming import Address, PersonDate, Photo, Point, PointKind
from networkgarden.domain.kinds import Direction, Kind, Reaction, State
from networkgarden.domain.plans import PlannedMeeting
from networkgarden.domain.reading import Reading
from networkgarden.errors import NotFound, UsageError
from networkgarden.exporters.native import garden_json
from networkgarden.storage import plans
from networkgarden.storage.merges import ContactRows
from networkgarden.storage.reading_list import add_readings
from tests.garden_at_hand import NOW, open_tending


def whole(tending):
    """The garden as its JSON says it, apart from what is remembered of merges."""
    text = garden_json(whole_garden(tending, list(tending.garden.read.contacts())))
    return {name: value for name, value in json.loads(text).items() if name != "merges"}


def contact(tending, contact_id):
    return tending.garden.read.contact(contact_id)


def plant(tending, *contacts):
    with tending.action("planted") as running:
        running.write.add_contacts(contacts)
    return [one.id for one in contacts]


def two(tending):
    today = tending.today()
    return plant(
        tending,
        new_contact("Ada Lovelace", State.RESTING, today - 90, 50, organisation="Engines", note="met in Rome",
                    beds=("Friends",), points=(Point(PointKind.EMAIL, "ada@x.org"),),
                    dates=(PersonDate("birthday", 12, 10),), sources=(Source("vcard", "1"),)),
        new_contact("Ada King", State.PLANTED, today - 10, 15, organisation="Looms", title="Countess", note="likes tea",
                    beds=("Maths", "Friends"), photo=Photo("image/png", b"\x89png"), custom=(("shoe", "38"),),
                    points=(Point(PointKind.EMAIL, "ada@x.org"), Point(PointKind.PHONE, "+44 20 7946 0958")),
                    addresses=(Address(city="London"),), dates=(PersonDate("birthday", 12, 10, 1815),)))


def test_the_older_one_keeps_its_plant_and_nothing_is_lost(tending):
    older, younger = two(tending)
    before = contact(tending, older)
    merge(tending, [younger, older])
    now = contact(tending, older)
    assert contact(tending, younger) is None
    assert (now.id, now.seed, now.species, now.name) == (older, before.seed, before.species, "Ada Lovelace")
    assert (now.circle, now.state, now.created_on) == (15, State.PLANTED, before.created_on)
    assert (now.organisation, now.title, now.note) == ("Engines", "Countess", "met in Rome\n\nlikes tea")
    assert set(now.custom) == {("shoe", "38"), ("also known as", "Ada King"), ("organisation", "Looms")}
    assert now.beds == ("Friends", "Maths")
    assert [point.value for point in now.points] == ["ada@x.org", "+44 20 7946 0958"]
    assert now.dates == (PersonDate("birthday", 12, 10, 1815),)
    assert (now.photo.content, now.addresses[0].city) == (b"\x89png", "London")


def test_the_order_in_which_they_are_named_does_not_matter(tmp_path):
    gardens = []
    for turn in (1, -1):
        tending = open_tending(tmp_path / str(turn))
        ids = two(tending)
        names = {one: number for number, one in enumerate(ids)}
        merge(tending, ids[::turn])
        (kept,) = tending.garden.read.contacts()
        gardens.append((names[kept.id], replace(kept, id="", seed=0, species="")))
        tending.garden.close()
    assert gardens[0] == gardens[1]


def test_interactions_move_and_the_same_act_counts_once(tending):
    older, younger = two(tending)
    grace = add_contact(tending, "Grace Hopper")[1]
    log(tending, [older], Kind.CALL, note="looms")
    log(tending, [younger], Kind.CALL, note="looms", reaction=Reaction.WARM)
    log(tending, [younger], Kind.CALL, note="looms")
    log(tending, [younger], Kind.MESSAGE, direction=Direction.RECEIVED)
    log(tending, [older, younger, grace], Kind.MEETING)
    merge(tending, [older, younger])
    acts = tending.garden.read.interactions(older)
    assert sorted(act.kind.value for act in acts) == ["call", "call", "meeting", "message"]
    assert [act.reaction for act in acts if act.kind is Kind.CALL].count(Reaction.WARM) == 1
    (meeting,) = [act for act in acts if act.kind is Kind.MEETING]
    assert set(meeting.contact_ids) == {older, grace}
    (ada,) = [one for one in tending.standings() if one.contact_id == older]
    assert ada.interactions == 4


def everything(tending):
    """Two people who know each other and a third, with an entry in every table that names a contact."""
    ids = two(tending)
    third = add_contact(tending, "Grace Hopper")[1]
    for one in ids:
        log(tending, [one], Kind.CALL, note="looms")
        log(tending, [one, third], Kind.MEETING)
        add_promise(tending, one, "the slides")
        log_fruit(tending, one, FruitKind.ADVICE, led_by=third)
        link_people(tending, one, third, "colleague")
        tending.garden.note_offers([(tending.garden.read.row_of(one), tending.today(), "call", "call", "", "", None)])
    link_people(tending, ids[0], ids[1], "partner")
    link_people(tending, third, ids[1], "mentor")
    log_fruit(tending, third, FruitKind.ADVICE, led_by=ids[1])
    today, rows = tending.today(), tending.garden.read.rows_of([*ids, third])
    with tending.action("more") as running:
        for guests in ((*ids, third), (ids[1],)):
            plans.add_plan(running.write, PlannedMeeting(str(uuid4()), guests, "lunch", today + 3, NOW, 60), rows)
            add_readings(running.write, [Reading(str(uuid4()), "Looms", f"https://x.org/{len(guests)}",
                                                 shared=tuple((one, today) for one in guests))], rows)
    not_the_same(tending, [ids[1], third])
    return [*ids, third]


def fill(tending, rows):
    """A row for each of these contacts in every table that names one and is not filled yet."""
    read = tending.garden.read
    with tending.action("filled") as running:
        for table, column in ContactRows(read).references():
            columns = read.query(f"PRAGMA table_info({table})")
            targets = {row[3]: row[2] for row in read.query(f"PRAGMA foreign_key_list({table})")}
            for number, row in enumerate(rows):
                if read.query(f"SELECT 1 FROM {table} WHERE {column} = ?", (row,)):
                    continue
                values = {}
                for _, name, kind, needed, default, key in columns:
                    if name == column:
                        values[name] = row
                    elif key or not needed or default is not None:
                        continue
                    elif name in targets:
                        values[name] = rows[-1] if targets[name] == "contact" else _some(running, read, targets[name])
                    else:
                        values[name] = f"{table} {number}" if "TEXT" in kind else 1
                marks = ", ".join("?" * len(values))
                running.write.run(f"INSERT OR IGNORE INTO {table} ({', '.join(values)}) VALUES ({marks})",
                                  tuple(values.values()))


def _some(running, read, table):
    found = read.query(f"SELECT id FROM {table} LIMIT 1")
    if found:
        return found[0][0]
    values = {row[1]: f"some {table}" if "TEXT" in row[2] else 1 for row in read.query(f"PRAGMA table_info({table})")
              if row[3] and row[4] is None and not row[5]}
    running.write.run(f"INSERT INTO {table} ({', '.join(values)}) VALUES ({', '.join('?' * len(values))})",
                      tuple(values.values()))
    return read.query(f"SELECT id FROM {table} LIMIT 1")[0][0]


def rows_naming(tending, row):
    read = tending.garden.read
    found = {}
    for (table,) in read.query("SELECT name FROM sqlite_master WHERE type = 'table'"):
        for _, _, target, column, *_ in read.query(f"PRAGMA foreign_key_list({table})"):
            if target == "contact":
                found[table, column] = read.query(f"SELECT count(*) FROM {table} WHERE {column} = ?", (row,))[0][0]
    return found


def test_every_table_that_names_a_contact_follows(tending):
    older, younger, third = everything(tending)
    read = tending.garden.read
    row, other, far = (read.row_of(one) for one in (older, younger, third))
    fill(tending, [other, far])
    counts = rows_naming(tending, other)
    moving = {place for place, count in counts.items() if count} - {("vital", "contact")}
    assert {("promise", "contact"), ("fruit", "contact"), ("person_link", "other"), ("apart", "one"),
            ("offer", "contact")} <= moving
    for table, column in ContactRows(read).references():
        assert counts[table, column], f"nothing to move in {table}.{column}: let fill() make a row"
    merge(tending, [older, younger])
    after = rows_naming(tending, row)
    assert not any(rows_naming(tending, other).values())
    for place in moving:
        assert after[place], place


def test_taking_apart_gives_all_of_it_back(tending):
    older, younger, third = everything(tending)
    read = tending.garden.read
    fill(tending, [read.row_of(younger), read.row_of(third)])
    before = whole(tending), {one: rows_naming(tending, read.row_of(one)) for one in (older, younger, third)}
    merge(tending, [older, younger])
    (past,) = past_merges(tending)
    assert (past.kept, past.parts) == ("Ada Lovelace", ("Ada King",))
    unmerge(tending, past.id)
    assert (whole(tending), {one: rows_naming(tending, read.row_of(one)) for one in (older, younger, third)}) == before
    assert past_merges(tending) == []
    with pytest.raises(NotFound):
        unmerge(tending, past.id)


def test_what_happened_since_stays_with_the_kept_one(tending):
    older, younger = two(tending)
    log(tending, [younger], Kind.MESSAGE)
    merge(tending, [older, younger])
    log(tending, [older], Kind.CALL)
    edit_contact(tending, replace(contact(tending, older), title="Enchantress", beds=("Friends", "Maths", "New")))
    unmerge(tending, past_merges(tending)[0].id)
    assert [act.kind for act in tending.garden.read.interactions(older)] == [Kind.CALL]
    assert [act.kind for act in tending.garden.read.interactions(younger)] == [Kind.MESSAGE]
    kept, back = contact(tending, older), contact(tending, younger)
    assert (kept.title, kept.beds, kept.organisation) == ("Enchantress", ("Friends", "New"), "Engines")
    assert (back.title, back.beds) == ("Countess", ("Maths", "Friends"))


def test_merges_of_merges_are_taken_apart_from_outside_in(tending):
    older, younger = two(tending)
    oldest = plant(tending, new_contact("Augusta Ada", State.SEED, tending.today() - 300, 150))[0]
    before = whole(tending)
    merge(tending, [older, younger])
    inner = past_merges(tending)[0]
    merge(tending, [oldest, older])
    assert [past.kept_id for past in past_merges(tending)] == [oldest]
    with pytest.raises(NotFound):
        unmerge(tending, inner.id)
    unmerge(tending, past_merges(tending)[0].id)
    unmerge(tending, inner.id)
    assert whole(tending) == before


def test_two_merges_into_one_are_taken_apart_in_any_order(tending):
    older, younger = two(tending)
    other = plant(tending, new_contact("A. King", State.SEED, tending.today(), 150,
                                       points=(Point(PointKind.PHONE, "+44 20 7946 0958"),)))[0]
    first_points = contact(tending, older).points
    merge(tending, [older, younger])
    first = past_merges(tending)[0]
    merge(tending, [older, other])
    unmerge(tending, first.id)
    assert Point(PointKind.PHONE, "+44 20 7946 0958") in contact(tending, older).points
    unmerge(tending, past_merges(tending)[0].id)
    assert contact(tending, older).points == first_points


def test_ctrl_z_takes_back_each_of_them(tending):
    older, younger = two(tending)
    before = whole(tending)
    merge(tending, [older, younger])
    merged = whole(tending)
    unmerge(tending, past_merges(tending)[0].id)
    tending.garden.undo()
    assert whole(tending) == merged
    tending.garden.undo()
    assert whole(tending) == before
    not_the_same(tending, [older, younger])
    tending.garden.undo()
    assert [one.verdict for one in duplicates_of(tending)] == ["suggest"]


def test_who_was_told_apart_is_not_asked_about_again(tending):
    older, younger = two(tending)
    assert [set(one.ids) for one in duplicates_of(tending)] == [{older, younger}]
    not_the_same(tending, [older, younger])
    assert duplicates_of(tending) == []


def test_both_survive_a_move_to_another_garden(tending, tmp_path):
    older, younger, _ = everything(tending)
    before = whole(tending)
    merge(tending, [older, younger])
    file = tmp_path / "garden.json"
    file.write_text(garden_json(whole_garden(tending, list(tending.garden.read.contacts()))), encoding="utf-8")
    moved = open_tending(tmp_path / "moved")
    report = import_read(moved, read_files([file]))
    assert [skip.why for one in report.files for skip in one.skipped] == []
    assert whole(moved) == whole(tending)
    unmerge(moved, past_merges(moved)[0].id)
    back = whole(moved)
    assert {one["id"]: one for one in back["contacts"]} == {one["id"]: one for one in before["contacts"]}
    for part in ("interactions", "promises", "fruit", "links", "not_the_same", "meetings", "readings"):
        assert sorted(map(_sorted, back[part])) == sorted(map(_sorted, before[part])), part
    moved.garden.close()


def _sorted(record):
    return json.dumps({name: sorted(value, key=json.dumps) if isinstance(value, list) else value
                       for name, value in record.items()}, sort_keys=True)


def test_a_garden_of_before_the_merge_brings_nobody_back(tending, tmp_path):
    older, younger = two(tending)
    log(tending, [younger], Kind.CALL)
    file = tmp_path / "garden.json"
    file.write_text(garden_json(whole_garden(tending, list(tending.garden.read.contacts()))), encoding="utf-8")
    merge(tending, [older, younger])
    report = import_read(tending, read_files([file]))
    assert report.files[0].contacts["new"] == 0
    assert report.files[0].interactions["new"] == 0
    assert tending.garden.read.count() == 1


def test_a_merge_of_an_import_can_be_taken_apart_too(tending, tmp_path):
    add_contact(tending, "Ada Lovelace", emails=["ada@x.org"])
    file = tmp_path / "cards.vcf"
    file.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:A. Lovelace\nEMAIL:ada@x.org\nTITLE:Countess\nEND:VCARD\n")
    assert import_read(tending, read_files([file])).files[0].contacts["merged"] == 1
    (past,) = past_merges(tending)
    assert (past.kept, past.parts) == ("Ada Lovelace", ("A. Lovelace",))
    (ada,) = tending.garden.read.contacts()
    assert (ada.title, ada.custom) == ("Countess", (("also known as", "A. Lovelace"),))
    unmerge(tending, past.id)
    ada, other = tending.garden.read.contacts()
    assert (ada.name, ada.title, ada.custom) == ("Ada Lovelace", "", ())
    assert (other.name, other.title, other.state) == ("A. Lovelace", "Countess", State.SEED)
    assert import_read(tending, read_files([file])).files[0].contacts["unchanged"] == 1


def test_rows_with_ids_of_their_own_are_not_merged_unasked(tending, tmp_path):
    file = tmp_path / "people.csv"
    file.write_text("id,name,email\n00000000-0000-4000-8000-000000000001,Ada Lovelace,ada@x.org\n"
                    "00000000-0000-4000-8000-000000000002,Ada Lovelace,ada@x.org\n")
    assert import_read(tending, read_files([file])).files[0].contacts["new"] == 2
    assert [one.verdict for one in duplicates_of(tending)] == ["merge"]


def test_merging_needs_two_who_are_there(tending):
    older, _ = two(tending)
    with pytest.raises(UsageError):
        merge(tending, [older, older])
    with pytest.raises(NotFound):
        merge(tending, [older, "00000000-0000-4000-8000-000000000000"])
    with pytest.raises(UsageError):
        not_the_same(tending, [older])


WORDS = st.sampled_from(["", "Engines", "Looms", "Engines Ltd"])
POINTS = st.lists(st.sampled_from([Point(PointKind.EMAIL, "a@x.org"), Point(PointKind.EMAIL, "b@x.org", "work"),
                                   Point(PointKind.PHONE, "+49 171 2345678")]), max_size=3).map(tuple)
DATES = st.lists(st.sampled_from([PersonDate("birthday", 1, 2), PersonDate("birthday", 1, 2, 1990),
                                  PersonDate("birthday", 3, 4, 1990), PersonDate("met", 5, 6, 2020)]),
                 max_size=2).map(tuple)
BEDS = st.lists(st.sampled_from(["Friends", "Maths"]), unique=True, max_size=2).map(tuple)
PEOPLE = st.lists(st.tuples(
    st.sampled_from(["Ada Lovelace", "Ada", "A. Lovelace", "Ada King"]), st.sampled_from(list(State)),
    st.integers(0, 5), st.sampled_from([5, 150]),
    st.fixed_dictionaries({"organisation": WORDS, "note": WORDS, "title": WORDS, "points": POINTS, "dates": DATES,
                           "beds": BEDS, "every_days": st.sampled_from([None, 9]), "established": st.booleans(),
                           "custom": st.sampled_from([(), (("shoe", "38"), ("shoe", "38"))])})),
    min_size=2, max_size=4)
ACTS = st.lists(st.tuples(st.sets(st.integers(0, 3), min_size=1, max_size=3), st.sampled_from([Kind.CALL, Kind.NOTE]),
                          st.integers(0, 2), st.sampled_from([None, Reaction.WARM])), max_size=6)


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    """A garden made once; each example gets a copy."""
    root = tmp_path_factory.mktemp("merging") / "empty"
    open_tending(root).garden.close()
    return root


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(PEOPLE, ACTS)
def test_merge_then_unmerge_gives_the_same_garden(empty, people, acts):
    root = empty.parent / "example"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(empty, root)
    tending = open_tending(root)
    try:
        today = tending.today()
        ids = plant(tending, *(replace(new_contact(name, state, today - age, circle, **facts),
                                       states=(StateChange(today - age, state),))
                               for name, state, age, circle, facts in people))
        for who, kind, ago, reaction in acts:
            log(tending, [ids[one] for one in who if one < len(ids)] or ids[:1], kind, day=today - ago,
                reaction=reaction)
        before = whole(tending)
        merge(tending, ids)
        assert tending.garden.read.count() == 1
        unmerge(tending, past_merges(tending)[0].id)
        assert whole(tending) == before
    finally:
        tending.garden.close()


def test_one_address_written_twice_is_one_and_comes_back_with_whoever_had_it(tending):
    today = tending.today()
    kept = plant(tending, new_contact("Ada", State.SEED, today - 9, 150, points=(
        Point(PointKind.EMAIL, "ada@x.org"),)))[0]
    one = plant(tending, new_contact("Ada L", State.SEED, today - 8, 150, points=(
        Point(PointKind.EMAIL, "Ada@x.org", "home"), Point(PointKind.PHONE, "+44 20 79", "mobile"))))[0]
    two_ = plant(tending, new_contact("A L", State.SEED, today - 7, 150, points=(
        Point(PointKind.PHONE, "+442079"), Point(PointKind.EMAIL, "ada@x.org", "work"))))[0]
    before = whole(tending)
    merge(tending, [kept, one])
    first = past_merges(tending)[0]
    merge(tending, [kept, two_])
    assert contact(tending, kept).points == (
        Point(PointKind.EMAIL, "ada@x.org", "home"), Point(PointKind.PHONE, "+44 20 79", "mobile"))
    unmerge(tending, first.id)
    assert {point.bare() for point in contact(tending, kept).points} == {
        (PointKind.EMAIL, "ada@x.org"), (PointKind.PHONE, "442079")}
    unmerge(tending, past_merges(tending)[0].id)
    assert whole(tending) == before
