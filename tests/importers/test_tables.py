"""The two tables of a person's own making."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from networkgarden.domain.incoming import Incoming, PersonDate, Who
from networkgarden.domain.kinds import Direction, Kind, Reaction, State
from networkgarden.errors import UnreadableFile
from networkgarden.importers.files import single
from networkgarden.importers.tables import is_of_a_person, kind_of_table, read

ID = "0b8f6c9e-3a51-4f0e-9f1c-2d5f1f6a7b10"


@pytest.fixture
def table(tmp_path: Path):
    def make(text: str, encoding: str = "utf-8") -> Incoming:
        path = tmp_path / "table.csv"
        path.write_bytes(text.encode(encoding))
        return read(single(path))
    return make


def test_contacts_in_any_order_of_columns(table) -> None:
    incoming = table(
        "Circle,E-Mail,Name,ID,bed,every,established,state,organisation,title,birthday,street,city,region,postcode,"
        "country,notes,phone,shoe size\n"
        f"15,a@x.org;b@x.org,Ada Lovelace,{ID},friends; work,21,yes,planted,Engines,Analyst,--12-10,1 St,London,,W1,UK,"
        '"two\nlines",+44 1;+44 2,38\n'
    )
    (ada,) = incoming.people
    assert (incoming.format, incoming.skipped, ada.where) == ("contacts table", (), "row 2")
    assert (ada.name, ada.contact_id, ada.circle, ada.every_days, ada.established) == ("Ada Lovelace", ID, 15, 21, True)
    assert (ada.state, ada.beds, ada.emails(), ada.phones()) == (
        State.PLANTED, ("friends", "work"), ("a@x.org", "b@x.org"), ("+44 1", "+44 2"))
    assert (ada.organisation, ada.title, ada.note, ada.custom) == ("Engines", "Analyst", "two\nlines", (
        ("shoe size", "38"),))
    assert ada.dates == (PersonDate("birthday", 12, 10),)
    assert (ada.addresses[0].street, ada.addresses[0].postcode) == ("1 St", "W1")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_semicolons_and_charsets(table, encoding: str) -> None:
    incoming = table('first name;last name;email\nJörg;Müller;"a@x.org;b@x.org"\n', encoding)
    assert (incoming.people[0].name, incoming.people[0].emails()) == ("Jörg Müller", ("a@x.org", "b@x.org"))


def test_a_state_among_addresses_may_be_a_part_of_a_country(table) -> None:
    incoming = table("name,suburb,state\nAda,Perth,wa\nBen,Sydney,nsw\n")
    assert ([person.addresses[0].region for person in incoming.people], incoming.skipped) == (["wa", "nsw"], ())
    ours = table("name,city,state\nAda,Perth,planted\nBen,Sydney,nsw\n")
    assert ([person.state for person in ours.people], len(ours.skipped)) == ([State.PLANTED, None], 1)


def test_a_bad_value_costs_the_value_not_the_row(table) -> None:
    incoming = table(
        "name,circle,every,established,state,birthday,id\n"
        "Ada,12,2,maybe,blooming,30 Feb,7\nBen,5,730,no,resting,2000-02-29,\nCy,5,731,,,,\n"
    )
    assert [(person.name, person.circle, person.every_days) for person in incoming.people] == [
        ("Ada", None, None), ("Ben", 5, 730), ("Cy", 5, None)]
    assert [skip.where for skip in incoming.skipped] == ["row 2"] * 5 + ["row 4"]
    assert dict(incoming.people[0].custom) == {"id": "7", "birthday": "30 Feb", "state": "blooming"}
    assert incoming.people[1].dates == (PersonDate("birthday", 2, 29, 2000),)


def test_nameless_rows_are_named_by_their_address_or_left_out(table) -> None:
    incoming = table("name,email,phone,city\n,a@x.org,,\n,,+44 1,\n,,,Paris\n,,,\n")
    assert [person.name for person in incoming.people] == ["a@x.org", "+44 1"]
    assert [(skip.where, skip.why) for skip in incoming.skipped] == [
        ("row 4", "no name, e-mail or number"), ("row 5", "the row is empty")]


def test_cells_beyond_the_heading_and_twice_named_columns_are_kept(table) -> None:
    (ada,) = table("name,name,email,mobile,phone\nAda,Countess,a@x.org,+1,+2,extra\n").people
    assert (ada.name, ada.custom, ada.phones()) == ("Ada", (("name", "Countess"), ("column 6", "extra")), ("+1", "+2"))


def test_formula_signs_stay_as_they_are_in_foreign_tables(table) -> None:
    incoming = table("name,phone\n'=cmd,+44 1\n@Ada,-1\n")
    assert [person.name for person in incoming.people] == ["'=cmd", "@Ada"]
    assert incoming.people[0].phones() == ("+44 1",)


def test_interactions(table) -> None:
    incoming = table(
        "date,name,kind,direction,note,email,reaction,phone\n"
        "2026-01-10,Ada,meeting,,compilers,,warm,\n"
        "2026-01-11T09:30:00+01:00,Ada,Email,received,,ada@x.org,no answer,\n"
        "2026-01-12T23:59,,lunch,both,at the harbour,b@x.org,,\n"
        "2026-01-13,Ben,coffee,,,,,+44 1\n"
        "2026-01-14,Ben,Thank you,,,,,\n"
    )
    assert (incoming.format, incoming.people, incoming.skipped) == ("interactions table", (), ())
    meeting, email, lunch, coffee, thanks = incoming.interactions
    assert (meeting.day, meeting.kind, meeting.direction, meeting.note, meeting.reaction, meeting.who) == (
        "2026-01-10", Kind.MEETING, Direction.BOTH, "compilers", Reaction.WARM, Who("Ada"))
    assert (email.instant, email.day, email.direction, email.reaction) == (
        datetime(2026, 1, 11, 8, 30, tzinfo=UTC), "", Direction.RECEIVED, Reaction.NO_ANSWER)
    assert (lunch.day, lunch.kind, lunch.note, lunch.who) == (
        "2026-01-12", Kind.MEETING, "lunch: at the harbour", Who(email="b@x.org"))
    assert (coffee.note, coffee.who) == ("coffee", Who("Ben", phone="+44 1"))
    assert (thanks.kind, thanks.direction) == (Kind.THANK_YOU, Direction.SENT)


def test_rows_without_meaning_are_left_out_with_place_and_reason(table) -> None:
    incoming = table(
        "date,name,kind,direction,reaction\n2026-02-30,Ada,call,,\n2026-01-01,,call,,\n2026-01-01,Ada,hug,,\n"
        "2026-01-01,Ada,call,sideways,\n2026-01-01,Ada,call,,meh\n10/01/2026,Ada,hug,,\n0001-01-01T00:00+23:00,Ada,call,,\n"
        "2026-01-01,Ada,call,,\n"
    )
    assert [act.where for act in incoming.interactions] == ["row 9"]
    assert [skip.where for skip in incoming.skipped] == [f"row {row}" for row in range(2, 9)]
    assert "hug" in incoming.skipped[2].why
    assert "10/01/2026" in incoming.skipped[5].why
    assert "hug" in incoming.skipped[5].why


@pytest.mark.parametrize(("heading", "kind"), [
    ("date,name,kind", "interactions table"), ("KIND;Date;Email", "interactions table"),
    ("First_Name\tLast Name", "contacts table"), ("sep=;\nname;city", "contacts table"), ("name", "contacts table"),
    ("date,kind,price", ""), ("price,amount", ""), ("", ""), ("<html><body>", ""), ("{\"a\": 1}", ""),
])
def test_kind_of_table(heading: str, kind: str) -> None:
    assert kind_of_table(heading.encode()) == kind


def test_lists_of_names_alone_are_not_taken_for_people_inside_an_archive() -> None:
    assert not is_of_a_person(b"Name\nWeeding\n")
    assert is_of_a_person(b"name,email\n")


def test_header_only_and_no_header(table) -> None:
    assert table("name,email\n").people == ()
    with pytest.raises(UnreadableFile):
        table("Ada,ada@x.org\n")


def test_huge_cell_and_nuls(table) -> None:
    incoming = table(f"name,notes\nAda\x00,a\nBen,{'x' * 200_000}\nCy,c\n")
    assert [person.name for person in incoming.people] == ["Ada", "Cy"]
    assert [skip.where for skip in incoming.skipped] == ["row 3"]


@pytest.mark.corpus
def test_public_sample_of_a_thousand(corpus: Path) -> None:
    (path,) = (corpus / "splink-fake1000").glob("*.csv")
    incoming = read(single(path))
    nameless = [skip for skip in incoming.skipped if skip.why.startswith("no name")]
    assert len(incoming.people) + len(nameless) == 1000
