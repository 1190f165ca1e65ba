"""The one encrypted file: what guards it, and that everything done can be undone."""

from __future__ import annotations

import hashlib
import uuid
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from networkgarden.actions.contacts import add_contact, set_circle, set_state
from networkgarden.actions.exporting import whole_garden
from networkgarden.actions.interactions import log
from networkgarden.domain.contact import Contact, Source, StateChange
from networkgarden.domain.incoming import Address, PersonDate, Point, PointKind
from networkgarden.domain.interaction import Interaction
from networkgarden.domain.kinds import Direction, Kind, State
from networkgarden.errors import DamagedGarden, NewerGarden, NotFound, WrongKey
from networkgarden.exporters.native import garden_json
from networkgarden.storage import database, health
from networkgarden.storage.garden import Garden
from networkgarden.storage.migrations import STEPS
from networkgarden.storage.writing import MANY
from tests.garden_at_hand import KEY, open_tending


@pytest.fixture
def tending(tmp_path):
    opened = open_tending(tmp_path / "profile")
    yield opened
    opened.garden.close()


def prints(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir() if path.is_file()}


def whole(tending) -> str:
    return garden_json(whole_garden(tending, list(tending.garden.read.contacts())))


def test_no_name_stands_in_the_file_open_or_closed(tmp_path):
    tending = open_tending(tmp_path)
    add_contact(tending, "Wilhelmina Quarterstaff", emails=["wilhelmina@quarterstaff.example"], beds=["Fencing"])
    seen = b"".join(path.read_bytes() for path in tmp_path.glob("garden.db*"))
    tending.garden.close()
    seen += (tmp_path / "garden.db").read_bytes()
    for word in (b"Wilhelmina", b"quarterstaff", b"Fencing", b"SQLite format 3"):
        assert word not in seen


@pytest.mark.parametrize("key", [b"", b"short", bytes(31), bytes(33)])
def test_a_key_of_another_length_is_refused(tmp_path, key):
    with pytest.raises(ValueError, match="32 bytes"):
        database.connect(tmp_path / "garden.db", key)


def _wrong_key(path):
    return bytes(32)


def _truncated(path):
    path.write_bytes(path.read_bytes()[:5000])
    return KEY


def _cut_to_a_page(path):
    path.write_bytes(path.read_bytes()[:8192])
    return KEY


def _garbage(path):
    path.write_bytes(b"garbage " * 2048)
    return KEY


def _plain(path):
    path.write_bytes(b"SQLite format 3\x00" + bytes(8176))
    return KEY


@pytest.mark.parametrize(("spoil", "error"), [
    (_wrong_key, WrongKey), (_truncated, DamagedGarden), (_garbage, WrongKey), (_plain, DamagedGarden),
    (_cut_to_a_page, (WrongKey, DamagedGarden))])
def test_what_cannot_be_opened_is_said_in_a_sentence_and_left_alone(tmp_path, spoil, error):
    tending = open_tending(tmp_path)
    add_contact(tending, "Ada Lovelace")
    tending.garden.close()
    path = tmp_path / "garden.db"
    key = spoil(path)
    before = prints(tmp_path)
    with pytest.raises(error) as caught:
        Garden.open(path, key, tmp_path / "backups")
    assert caught.value.title.endswith(".")
    assert "Nothing was changed" in caught.value.advice
    assert {name: kind for name, kind in prints(tmp_path).items() if name in before} == before


def test_a_newer_garden_is_refused(tmp_path, tending):
    tending.garden.read.query("SELECT 1")
    database_path = tending.profile.garden
    tending.garden._db.execute_sql(f"PRAGMA user_version = {len(STEPS) + 1}")
    tending.garden.close()
    with pytest.raises(NewerGarden):
        Garden.open(database_path, KEY, tmp_path)


def test_an_older_garden_is_backed_up_and_brought_up_to_date(tmp_path, tending, monkeypatch):
    add_contact(tending, "Ada Lovelace")
    tending.garden.close()
    monkeypatch.setattr(database, "STEPS", (*STEPS, ("CREATE TABLE later (id INTEGER PRIMARY KEY)",)))
    garden = Garden.open(tending.profile.garden, KEY, tending.profile.backups)
    assert garden.read.query("SELECT count(*) FROM later") == [(0,)]
    assert garden.read.count() == 1
    garden.close()
    assert [path.name for path in tending.profile.backups.iterdir()] == [
        f"before-version-{len(STEPS) + 1}-from-{len(STEPS)}.db"]


def test_a_step_that_fails_leaves_the_garden_as_it_was(tending, monkeypatch):
    add_contact(tending, "Ada Lovelace")
    tending.garden.close()
    monkeypatch.setattr(database, "STEPS", (*STEPS, ("CREATE TABLE later (id INTEGER)", "NO SUCH STATEMENT")))
    with pytest.raises(Exception, match="syntax error"):
        Garden.open(tending.profile.garden, KEY, tending.profile.backups)
    monkeypatch.undo()
    garden = Garden.open(tending.profile.garden, KEY, tending.profile.backups)
    assert garden.read.count() == 1
    assert garden.read.query("SELECT count(*) FROM sqlite_master WHERE name = 'later'") == [(0,)]
    garden.close()


def test_every_connection_is_durable(tending):
    pragmas = {name: tending.garden.read.query(f"PRAGMA {name}")[0][0]
               for name in ("journal_mode", "synchronous", "foreign_keys", "trusted_schema")}
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "trusted_schema": 0}


def test_a_backup_opens_with_the_same_key(tending, tmp_path):
    add_contact(tending, "Ada Lovelace")
    tending.garden.snapshot(tmp_path / "copy.db")
    copy = Garden.open(tmp_path / "copy.db", KEY, tmp_path)
    assert copy.read.names()[0][1] == "Ada Lovelace"
    assert copy.check() == "ok"
    copy.close()


steps = st.lists(st.tuples(st.sampled_from(["add", "log", "rest", "plant", "archive", "circle", "back-dated"]),
                           st.integers(0, 5)), min_size=1, max_size=8)


def act(tending, what, number):
    ids = [contact_id for contact_id, _ in tending.garden.read.names()]
    if what == "add" or not ids:
        add_contact(tending, f"Person {number}", emails=[f"p{number}@example.org"], beds=["A", "B"])
        return
    one = ids[number % len(ids)]
    match what:
        case "log":
            log(tending, ids[: number + 1], list(Kind)[number], direction=Direction.RECEIVED)
        case "back-dated":
            log(tending, [one], Kind.MEETING, day=tending.today() - 40 * number)
        case "circle":
            set_circle(tending, [one], (5, 15, 50, 150)[number % 4])
        case _:
            set_state(tending, [one], {"rest": State.RESTING, "plant": State.PLANTED, "archive": State.ARCHIVED}[what])


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps)
def test_undo_leads_back_step_by_step_and_the_cache_is_what_the_log_says(tmp_path_factory, sequence):
    tending = open_tending(tmp_path_factory.mktemp("garden"))
    seen = [whole(tending)]
    for what, number in sequence:
        act(tending, what, number)
        cached = tending.garden.read.query("SELECT * FROM vital ORDER BY contact")
        health.refold(tending.garden._db)
        assert tending.garden.read.query("SELECT * FROM vital ORDER BY contact") == cached
        if whole(tending) != seen[-1]:
            seen.append(whole(tending))
    for before in reversed(seen[:-1]):
        while whole(tending) != before:
            assert tending.garden.undo() is not None
    tending.garden.close()


def crowd(first, count):
    """New contacts with everything that can belong to one."""
    return [Contact(
        str(uuid.UUID(int=number)), f"Person {number}", number, "oak", 15, created_on=1,
        states=(StateChange(1, State.SEED),),
        points=(Point(PointKind.EMAIL, f"p{number}@example.org"), Point(PointKind.PHONE, "1")),
        addresses=(Address(city="Bath"),), dates=(PersonDate("birthday", 2, 29),), beds=("A", f"B{number % 3}"),
        custom=(("size", "38"),), sources=(Source("vcard", str(number)),)) for number in range(first, first + count)]


def add_many(tending, first, count, fail=False):
    with tending.action("many") as running:
        rows = running.write.add_contacts(crowd(first, count))
        running.write.add_interactions_of([
            (Interaction(str(uuid.UUID(int=first + place)), 20, Kind.CALL, Direction.BOTH, ()), row)
            for place, row in enumerate(rows)])
        running.everybody = True
        if fail:
            raise NotFound("nothing")


def test_many_new_rows_are_recorded_as_a_range_and_taken_back_exactly(tending):
    add_contact(tending, "Ada Lovelace", beds=["A"], emails=["ada@example.org"])
    seen = [whole(tending)]
    for first, count in ((100, MANY), (1000, MANY + 7), (2000, 3)):
        add_many(tending, first, count)
        seen.append(whole(tending))
    (steps,) = tending.garden.read.query("SELECT count(*) FROM undo_step WHERE action = 3")[0]
    assert steps < 20
    set_state(tending, [str(uuid.UUID(int=1005))], State.ARCHIVED)
    for before in reversed(seen):
        tending.garden.undo()
        assert whole(tending) == before
    assert tending.garden.check() == "ok"


def test_what_fails_after_many_new_rows_leaves_the_recording_whole(tending):
    with pytest.raises(NotFound):
        add_many(tending, 100, MANY, fail=True)
    before = whole(tending)
    add_contact(tending, "Ada Lovelace", emails=["ada@example.org"])
    tending.garden.undo()
    assert whole(tending) == before
    assert tending.garden.undo() is None


def test_nothing_to_undo(tending):
    assert tending.garden.undo() is None


def test_courses_look_like_the_standings_of_each_day(tending):
    add_contact(tending, "Ada Lovelace", circle=15)
    add_contact(tending, "Grace Hopper", circle=50)
    today = tending.today()
    ada, grace = (one.contact_id for one in tending.standings())
    for back in (400, 260, 40):
        log(tending, [ada], Kind.CALL, day=today - back)
    log(tending, [grace], Kind.MEETING, day=today - 300)
    set_state(tending, [grace], State.RESTING)
    courses = tending.courses()
    for day in range(today - 420, today + 400, 7):
        for one in tending.standings(day):
            look = courses[one.contact_id].on(day)
            assert look == (one.state, one.rung, one.condition, one.roots), (one.name, day - today)
