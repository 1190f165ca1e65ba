"""Google Contacts as CSV, old and new."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from networkgarden.domain.incoming import Address, Incoming, PersonDate, Point, PointKind
from networkgarden.importers.detect import read_path

NEW = (
    "First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,Name Prefix,"
    "Name Suffix,Nickname,File As,Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,"
    "Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,"
    "Address 1 - Label,Address 1 - Formatted,Address 1 - Street,Address 1 - City,Address 1 - PO Box,"
    "Address 1 - Region,Address 1 - Postal Code,Address 1 - Country,Address 1 - Extended Address,Relation 1 - Label,"
    "Relation 1 - Value,Website 1 - Label,Website 1 - Value,Event 1 - Label,Event 1 - Value,Custom Field 1 - Label,"
    "Custom Field 1 - Value"
)
OLD = (
    "Name,Given Name,Additional Name,Family Name,Yomi Name,Given Name Yomi,Additional Name Yomi,Family Name Yomi,"
    "Name Prefix,Name Suffix,Initials,Nickname,Short Name,Maiden Name,Birthday,Gender,Location,Billing Information,"
    "Directory Server,Mileage,Occupation,Hobby,Sensitivity,Priority,Subject,Notes,Language,Photo,Group Membership,"
    "E-mail 1 - Type,E-mail 1 - Value,IM 1 - Type,IM 1 - Service,IM 1 - Value,Phone 1 - Type,Phone 1 - Value,"
    "Phone 2 - Type,Phone 2 - Value,Organization 1 - Type,Organization 1 - Name,Organization 1 - Yomi Name,"
    "Organization 1 - Title,Organization 1 - Department,Organization 2 - Name,Website 1 - Type,Website 1 - Value"
)


def written(path: Path, header: str, *rows: dict[str, str]) -> Incoming:
    """A file with this header and these rows, read by its content."""
    out = io.StringIO()
    writer = csv.DictWriter(out, header.split(","), restval="")
    writer.writeheader()
    writer.writerows(rows)
    path.write_text(out.getvalue(), newline="")
    (incoming,) = read_path(path)
    assert isinstance(incoming, Incoming)
    assert incoming.format == "google csv"
    return incoming


def test_the_new_header(tmp_path: Path) -> None:
    incoming = written(tmp_path / "contacts.csv", NEW, {
        "First Name": "Ada", "Middle Name": "King", "Last Name": "Lovelace", "Name Prefix": "Dr.", "Nickname": "Al",
        "Organization Name": "Engines", "Organization Title": "Analyst", "Organization Department": "Looms",
        "Birthday": "--12-10", "Notes": "two\nlines", "Photo": "https://example.org/p.jpg",
        "Labels": "* myContacts ::: friends ::: * starred ::: looms", "E-mail 1 - Label": "* Home",
        "E-mail 1 - Value": "a@example.org ::: b@example.org", "E-mail 2 - Label": "Work",
        "E-mail 2 - Value": "no address", "Phone 1 - Label": "Mobile", "Phone 1 - Value": "+44 1 ::: +44 2",
        "Address 1 - Label": "Home", "Address 1 - Formatted": "1 St\nLondon", "Address 1 - Street": "1 St",
        "Address 1 - City": "London", "Address 1 - Country": "UK", "Relation 1 - Label": "Spouse",
        "Relation 1 - Value": "William", "Website 1 - Label": "Profile",
        "Website 1 - Value": "https://www.linkedin.com/in/ada", "Event 1 - Label": "Anniversary",
        "Event 1 - Value": "1835-07-08", "Custom Field 1 - Label": "shoe size", "Custom Field 1 - Value": "38",
    })
    (ada,) = incoming.people
    assert (ada.name, ada.given, ada.family, ada.nickname) == ("Ada King Lovelace", "Ada", "Lovelace", "Al")
    assert (ada.organisation, ada.title, ada.note, ada.beds) == ("Engines", "Analyst", "two\nlines", (
        "friends", "looms"))
    assert ada.points == (
        Point(PointKind.EMAIL, "a@example.org", "home"), Point(PointKind.EMAIL, "b@example.org", "home"),
        Point(PointKind.PHONE, "+44 1", "mobile"), Point(PointKind.PHONE, "+44 2", "mobile"),
        Point(PointKind.PROFILE, "https://www.linkedin.com/in/ada", "linkedin"))
    assert ada.addresses == (Address("1 St", "London", country="UK", label="home"),)
    assert ada.dates == (PersonDate("birthday", 12, 10), PersonDate("anniversary", 7, 8, 1835))
    assert ada.custom == (("Name Prefix", "Dr."), ("email", "no address"), ("Department", "Looms"),
                          ("Related: spouse", "William"), ("shoe size", "38"))
    assert [(skip.where, skip.why[:12]) for skip in incoming.skipped] == [("row 2", "“no address”")]


def test_the_old_header(tmp_path: Path) -> None:
    incoming = written(tmp_path / "contacts.csv", OLD, {
        "Name": "Ben Okri", "Given Name": "Ben", "Family Name": "Okri", "Birthday": "1959-03-15", "Gender": "male",
        "Group Membership": "poets ::: * myContacts", "E-mail 1 - Type": "* ", "E-mail 1 - Value": "ben@example.org",
        "IM 1 - Service": "Skype", "IM 1 - Value": "ben.o", "Phone 1 - Type": "Work Fax", "Phone 1 - Value": "+1",
        "Organization 1 - Name": "Poems", "Organization 1 - Title": "Poet", "Organization 2 - Name": "Trees",
    }, {"Phone 1 - Value": "+2"}, {"Notes": "nobody"}, {"Organization 1 - Name": "Only a company"})
    ben, number = incoming.people
    assert (ben.name, ben.dates, ben.beds) == ("Ben Okri", (PersonDate("birthday", 3, 15, 1959),), ("poets",))
    assert [(point.kind.value, point.value, point.label) for point in ben.points] == [
        ("email", "ben@example.org", ""), ("phone", "+1", "work fax"), ("im", "ben.o", "skype")]
    assert (ben.organisation, ben.title, ben.custom) == ("Poems", "Poet", (
        ("Gender", "male"), ("Other organisation", "Trees")))
    assert number.name == "+2"
    assert [skip.where for skip in incoming.skipped] == ["row 4", "row 5"]
    assert "a company, not a person" in incoming.skipped[1].why


@pytest.mark.parametrize("bad", ['Cy,"open\n', "Cy\x00,T,U\n", "Cy\n", "Cy" + ",x" * 80 + "\n"])
def test_a_bad_record_costs_only_itself(tmp_path: Path, bad: str) -> None:
    good = "Ada,King,Lovelace\n"
    (tmp_path / "c.csv").write_text(f"{NEW}\n{good}{bad}", newline="")
    (incoming,) = read_path(tmp_path / "c.csv")
    assert isinstance(incoming, Incoming)
    assert incoming.people[0].name == "Ada King Lovelace"
    assert {one.where for one in (*incoming.people, *incoming.skipped)} == {"row 2", "row 3"}


@pytest.mark.parametrize(
    ("delimiter", "encoding"), [(";", "cp1252"), ("\t", "utf-16"), (";", "utf-8-sig"), (",", "utf-8")])
def test_a_spreadsheet_may_have_saved_it_again(tmp_path: Path, delimiter: str, encoding: str) -> None:
    heading = "First Name;Middle Name;Last Name;File As;Labels;E-mail 1 - Label;E-mail 1 - Value;Phone 1 - Label;" \
              "Phone 1 - Value"
    text = f"{heading}\r\nZoë;;Müller;;* myContacts;* Home;zoe@example.org;Mobile;+49 170 1\r\n"
    (tmp_path / "contacts.csv").write_bytes(text.replace(";", delimiter).encode(encoding))
    (incoming,) = read_path(tmp_path / "contacts.csv")
    assert isinstance(incoming, Incoming)
    assert (incoming.format, incoming.skipped) == ("google csv", ())
    assert [(one.name, [(point.value, point.label) for point in one.points]) for one in incoming.people] == [
        ("Zoë Müller", [("zoe@example.org", "home"), ("+49 170 1", "mobile")])]


def test_names_of_east_asia_begin_with_the_family(tmp_path: Path) -> None:
    (person,) = written(tmp_path / "c.csv", NEW, {"First Name": "太郎", "Last Name": "山田"}).people
    assert (person.name, person.given, person.family) == ("山田 太郎", "太郎", "山田")
