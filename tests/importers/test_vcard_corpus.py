"""Every public sample card is read: counts and values as the suites that published them expect."""

from __future__ import annotations

from pathlib import Path

import pytest

from networkgarden.domain.incoming import IncomingPerson, PersonDate, Skip
from networkgarden.importers.vcard import kind_of, parse_cards, read_vcards, recognise
from networkgarden.importers.vcard_fields import new_draft

pytestmark = pytest.mark.corpus


def people_in(path: Path) -> list[IncomingPerson]:
    return [item for item in read_vcards(path) if isinstance(item, IncomingPerson)]


def android(corpus: Path, name: str) -> IncomingPerson:
    (person,) = people_in(corpus / "android-vcard" / f"{name}.vcf")
    return person


@pytest.mark.parametrize(
    ("folder", "count"),
    [("android-vcard", 39), ("kcontacts", 23), ("eds-vcards", 78), ("icaljs", 5), ("libical", 5)],
)
def test_every_card_comes_back(corpus: Path, folder: str, count: int) -> None:
    files = sorted((corpus / folder).rglob("*.vcf"))
    cards = [card for path in files for card in parse_cards(path)]
    assert len(cards) == count
    people = sum(len(people_in(path)) for path in files)
    assert people == sum(kind_of(card) == "individual" for card in cards)


@pytest.mark.parametrize(
    ("folder", "lines"), [("android-vcard", (34, 9)), ("kcontacts", (14, 18)), ("eds-vcards", (80, 74))]
)
def test_every_telephone_and_email_line_is_kept(corpus: Path, folder: str, lines: tuple[int, int]) -> None:
    fields = [
        (card, item) for path in (corpus / folder).rglob("*.vcf") for card in parse_cards(path) for item in card.fields
    ]
    names = [item.header.name for _, item in fields]
    assert (names.count("TEL"), names.count("EMAIL")) == lines
    people = [person for path in (corpus / folder).rglob("*.vcf") for person in people_in(path)]
    companies = sum(item.header.name == "TEL" for card, item in fields if kind_of(card) != "individual")
    assert sum(len(person.emails()) for person in people) == lines[1]
    assert len([phone for person in people for phone in person.phones()]) >= lines[0] - companies


def test_content_decides_and_not_the_name(corpus: Path) -> None:
    libical = corpus / "libical" / "test-data"
    assert people_in(libical / "user-cal.vcf") == []
    assert len(people_in(libical / "issue339.ics")) == 1
    for path in sorted(corpus.rglob("*")):
        if path.suffix in (".vcf", ".ics", ".eml", ".csv", ".txt", ".md", ".json"):
            is_card = (path.suffix == ".vcf" and path.name != "user-cal.vcf") or path.name == "issue339.ics"
            assert recognise(path.read_bytes()[:4096]) == is_card, path.name


def test_fuzzing_inputs_hold_no_card(corpus: Path) -> None:
    inputs = sorted((corpus / "libical" / "test-data").glob("vcardfuzz*"))
    assert len(inputs) == 12
    for path in inputs:
        items = list(read_vcards(path))
        assert items
        assert all(isinstance(item, Skip) for item in items)


def test_broken_street_does_not_cut_the_next_field(corpus: Path) -> None:
    people = people_in(corpus / "kcontacts" / "vcard10.vcf")
    assert len(people) == 5
    assert people[0].name == ""
    assert people[0].organisation
    assert people[1].points[0].value == "http://some-webseite.com"
    assert people[1].addresses == people[2].addresses


@pytest.mark.parametrize(
    ("name", "shown", "given", "family"),
    [
        ("v21_simple_1", "Roid Ando", "Roid", "Ando"),
        ("v21_simple_2", "Ando Roid", "", ""),
        ("v21_simple_3", "Ando Roid", "Roid", "Ando"),
        ("v21_japanese_1", "安藤ロイド", "", "安藤ロイド"),
        ("v21_japanese_2", "安藤 ロイド 1", "ロイド1", "安藤"),
        ("v21_japanese_3", "伊能 圭一 伊予", "圭一", "伊能"),
        ("v30_japanese", "伊能 圭一 伊予", "圭一", "伊能"),
    ],
)
def test_android_names(corpus: Path, name: str, shown: str, given: str, family: str) -> None:
    person = android(corpus, name)
    assert (person.name, person.given, person.family) == (shown, given, family)


def test_android_backslashes(corpus: Path) -> None:
    (card,) = parse_cards(corpus / "android-vcard" / "v21_backslash.vcf")
    (item,) = [item for item in card.fields if item.header.name == "N"]
    assert new_draft(card).parts(item)[:6] == ["", "A;B\\", "C\\;", "D", ":E", "\\\\"]


def test_android_work(corpus: Path) -> None:
    assert (android(corpus, "v21_org_before_title").title, android(corpus, "v21_title_before_org").title) == (
        "Excellent Janitor",
        "Cool Title",
    )
    person = android(corpus, "v21_pref_handling")
    assert (len(person.phones()), len(person.emails())) == (3, 2)
    assert (person.organisation, person.title) == ("Company", "Engineer")
    assert [value for _, value in person.custom] == ["Mystery", "Poetry", "Blogger", "Poet"]


def test_android_complicated(corpus: Path) -> None:
    person = android(corpus, "v21_complicated")
    assert person.organisation == "Gump Shrimp Co."
    assert ("Department", "Sales Dept.;Manager, Fish keeper") in person.custom
    assert (len(person.phones()), len(person.emails()), len(person.addresses)) == (5, 2, 2)
    assert person.note.endswith("\n\nNow's the time for all folk to come to the aid of their country.")
    assert PersonDate("birthday", 1, 1, 1980) in person.dates
    assert person.photo is not None
    (card,) = parse_cards(corpus / "android-vcard" / "v21_complicated.vcf")
    labels = [new_draft(card).raw(item) for item in card.fields if item.header.name == "LABEL"]
    assert [len(label.splitlines()) for label in labels] == [3, 3]


def test_android_odd_lines(corpus: Path) -> None:
    note = android(corpus, "v21_invalid_comment_line").note
    assert note == "This is an (sharp ->#<- sharp) example. This message must NOT be ignored."
    assert android(corpus, "v21_invalid_multiple_line").emails() == ("omega@example.com",)
    person = android(corpus, "v21_adr_multiple_line")
    assert [address.city for address in person.addresses] == ["Hamburg", "Hamburg"]
    assert person.addresses[1].street.splitlines()[1:] == ["9999999", "Packstation 999"]
    assert person.dates == (PersonDate("birthday", 12, 3, 2008),)
    assert android(corpus, "v21_winmo_65").dates == (PersonDate("anniversary", 10, 10, 2009),)


def test_android_several_cards(corpus: Path) -> None:
    people = people_in(corpus / "android-vcard" / "v21_multiple_entry.vcf")
    assert [person.phones() for person in people] == [
        ("9", "10", "11", "12"),
        ("13", "14", "15", "16"),
        ("17", "18", "19", "20"),
    ]
    nested = people_in(corpus / "android-vcard" / "v21_nest.vcf")
    assert [(person.name, person.phones()) for person in nested] == [("nest1", ()), ("nest2", ()), ("parent", ("1",))]


@pytest.mark.parametrize("name", ["v21_base64_no_2_crlf", "v21_blackberry_photo", "v30_ios_613_multiline"])
def test_android_photos(corpus: Path, name: str) -> None:
    assert android(corpus, name).photo is not None


def test_android_photos_do_not_swallow_what_follows(corpus: Path) -> None:
    assert len(android(corpus, "v21_blackberry_photo").points) == 3
    assert PersonDate("birthday", 8, 20, 1975) in android(corpus, "v21_x_android_custom_after_photo").dates
    items = list(read_vcards(corpus / "android-vcard" / "v21_malformed_photo.vcf"))
    assert [type(item) for item in items] == [IncomingPerson, Skip]


def test_android_telephones(corpus: Path) -> None:
    assert android(corpus, "v30_pause_wait").phones() == ("p1234p5678w9",)
    assert android(corpus, "v21_sip").phones() == ("888", "90-180-360")
    (card,) = parse_cards(corpus / "android-vcard" / "v30_comma_separated.vcf")
    assert card.fields[-1].header.types == ("comma,separated:inside.dquote", "pref")
    assert ("Phonetic name", "ろいど あんどう") in android(corpus, "v40_sort_as").custom
