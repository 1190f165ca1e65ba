"""Keys by which a person is known again."""

from __future__ import annotations

import pytest

from networkgarden.domain.incoming import PersonDate, PointKind
from networkgarden.matching.keys import email_key, is_mobile, phone_key, profile_key, strong_keys
from networkgarden.matching.person import birth_as_written, birth_of, births_conflict


@pytest.mark.parametrize(("address", "key"), [
    ("Ada@Example.ORG", "ada@example.org"), ("a.d.a+news@gmail.com", "ada@gmail.com"),
    ("ada@googlemail.com", "ada@gmail.com"), ("a.da+x@example.org", "a.da+x@example.org"), ("info@example.org", ""),
    ("no-reply@example.org", ""), ("nothing", ""), ("\u202aada@example.org\u202c", "ada@example.org")])
def test_email_keys(address, key):
    assert email_key(address) == key


@pytest.mark.parametrize(("one", "other", "region"), [
    ("0171 2345678", "+49 171 2345678", "DE"), ("(415) 555-2671", "+1 415 555 2671", "US"),
    ("91 23 45 67", "+47 91234567", "NO"), ("0049 171 2345678", "+491712345678", ""),
    ("0171 2345678", "+49 171 2345678", ""), ("+44 (0)20 7946 0958", "020 7946 0958", "GB"),
    ("０１７１ 2345678", "01712345678", "DE")])
def test_a_number_is_the_same_however_it_is_written(one, other, region):
    assert phone_key(one, region) == phone_key(other, region) != ""


def test_short_numbers_and_extensions_are_not_somebody():
    assert phone_key("4711") == ""
    assert phone_key("+49 30 1234567 ext. 12") != phone_key("+49 30 1234567 ext. 13")


@pytest.mark.parametrize(("number", "region", "label", "mobile"), [
    ("0171 2345678", "DE", "", True), ("030 901820", "DE", "mobile", False), ("+33 6 12 34 56 78", "", "", True),
    ("(415) 555-2671", "US", "", None), ("(415) 555-2671", "US", "CELL", True), ("(415) 555-2671", "US", "home", False),
    ("12345678", "", "", None)])
def test_mobiles_are_told_from_lines(number, region, label, mobile):
    assert is_mobile(number, region, label) is mobile


@pytest.mark.parametrize("link", [
    "https://www.linkedin.com/in/Zo%C3%AB-K/", "http://de.linkedin.com/in/zoë-k?trk=people", "linkedin.com/in/zoë-k"])
def test_profile_links(link):
    assert profile_key(link) == "linkedin.com/in/zoë-k"


def test_strong_keys_come_once_and_without_roles():
    given = [(PointKind.EMAIL, "A@example.org"), (PointKind.EMAIL, "a@example.org"), (PointKind.EMAIL, "info@x.org"),
             (PointKind.URL, "example.org")]
    assert strong_keys(given) == (("email", "a@example.org"),)


def test_birthdays_with_and_without_a_year():
    whole, without = birth_of(PersonDate("birthday", 1, 22, 1980)), birth_of(PersonDate("birthday", 1, 22, 1604))
    assert (whole, without, birth_of(PersonDate("birthday", 1, 22))) == ("19800122", "0122", "0122")
    assert not births_conflict([whole], [without])
    assert births_conflict([whole], ["19800123"])
    assert births_conflict([without], ["0123"])
    assert not births_conflict([whole], [])
    assert (birth_as_written("1980-13-45"), birth_as_written("June")) == ("19801345", "")
