"""What a contact card says, field by field, as many programs write it."""

from __future__ import annotations

from pathlib import Path

import pytest

from importers.vcard_cases import PIXEL, card, read_bytes, read_one
from networkgarden.domain.incoming import Address, PersonDate, Point, PointKind
from networkgarden.domain.kinds import State
from networkgarden.errors import UnreadableFile
from networkgarden.importers.vcard import parse_cards, read, read_vcards, recognise


def test_the_shown_name_wins_over_its_parts(tmp_path: Path) -> None:
    person = read_one(tmp_path, "N:Birch;Ada;Rose;Dr.;", "FN:Ada R. Birch")
    assert (person.name, person.given, person.family) == ("Ada R. Birch", "Ada", "Birch")


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("N:Birch;Ada", "Ada Birch"),
        ("N:Birch;Ada;Rose;Dr.;MSc", "Ada Rose Birch"),
        ("N:山田;太郎;;;", "山田 太郎"),
        ("N:;;;;", ""),
        ("NICKNAME:Addy,Ads", "Addy"),
    ],
)
def test_a_name_is_made_of_parts_where_none_is_shown(tmp_path: Path, line: str, name: str) -> None:
    assert read_one(tmp_path, line).name == name


def test_a_nameless_card_comes_back_with_what_it_has(tmp_path: Path) -> None:
    person = read_one(tmp_path, "EMAIL:ada@example.com")
    assert person.name == ""
    assert person.emails() == ("ada@example.com",)


def test_an_empty_card_comes_back(tmp_path: Path) -> None:
    assert read_one(tmp_path).name == ""


def test_marks_that_cannot_be_seen_leave_names_and_numbers(tmp_path: Path) -> None:
    person = read_one(tmp_path, "FN:\u202eAda\x07\u200f Birch", "TEL:\u202a+49 170 1234567\u202c")
    assert person.name == "Ada Birch"
    assert person.phones() == ("+49 170 1234567",)


def test_organisation_title_department_and_second_jobs(tmp_path: Path) -> None:
    person = read_one(tmp_path, "FN:A", "ORG:Moss\\, Fern & Co;Roots;Tips", "TITLE:Gardener", "ORG:Club", "TITLE:Chair")
    assert (person.organisation, person.title) == ("Moss, Fern & Co", "Gardener")
    assert person.custom == (("Department", "Roots, Tips"), ("Other organisation", "Club"), ("Other title", "Chair"))


@pytest.mark.parametrize(
    ("line", "value", "label"),
    [
        ("TEL;TYPE=CELL;TYPE=VOICE:+1 555 0100", "+1 555 0100", "mobile"),
        ("TEL;CELL;WORK:555", "555", "mobile work"),
        ("TEL;TYPE=HOME,FAX:555", "555", "home fax"),
        ('TEL;VALUE=uri;TYPE="voice,home":tel:+44-555-5555;ext=55', "+44-555-5555 ext. 55", "home"),
        ("TEL:sip:90-180-360", "90-180-360", ""),
        ("TEL:p1234w9", "p1234w9", ""),
        ("item1.TEL;type=pref:555\r\nitem1.X-ABLabel:_$!<Assistant>!$_", "555", "assistant"),
        ("item1.TEL:555\r\nITEM1.X-ABLABEL:Summer house", "555", "Summer house"),
    ],
)
def test_telephones(tmp_path: Path, line: str, value: str, label: str) -> None:
    assert read_one(tmp_path, "FN:A", line).points == (Point(PointKind.PHONE, value, label),)


@pytest.mark.parametrize(
    ("value", "addresses"),
    [
        ("ada@example.com", ("ada@example.com",)),
        ("mailto:ada@example.com", ("ada@example.com",)),
        ('"Ada" <ada@example.com>', ("ada@example.com",)),
        ("a@example.com, b@example.com", ("a@example.com", "b@example.com")),
        ("o'hara@example.com", ("o'hara@example.com",)),
        ("grün@müller.example", ("grün@müller.example",)),
    ],
)
def test_email_addresses(tmp_path: Path, value: str, addresses: tuple[str, ...]) -> None:
    assert read_one(tmp_path, "FN:A", f"EMAIL;TYPE=INTERNET:{value}").emails() == addresses


def test_what_is_no_address_is_told(tmp_path: Path) -> None:
    people, skips = read_bytes(tmp_path, card("FN:A", "EMAIL;TYPE=X400:/o=Moss/cn=Ada"))
    assert people[0].points == ()
    assert [(skip.where, skip.why) for skip in skips] == [("card 1, line 4", "This is not an e-mail address.")]


@pytest.mark.parametrize(
    ("line", "point"),
    [
        (
            "URL:https://www.linkedin.com/in/ada-birch",
            Point(PointKind.PROFILE, "https://www.linkedin.com/in/ada-birch"),
        ),
        ("URL;TYPE=home:https://ada.example", Point(PointKind.URL, "https://ada.example", "home")),
        (
            "item2.URL;type=pref:ada.example\r\nitem2.X-ABLabel:_$!<HomePage>!$_",
            Point(PointKind.URL, "ada.example", "homepage"),
        ),
        (
            "X-SOCIALPROFILE;type=twitter:http://twitter.com/ada",
            Point(PointKind.PROFILE, "http://twitter.com/ada", "twitter"),
        ),
        ("X-SOCIALPROFILE;type=flickr:x-apple:ada%20b", Point(PointKind.PROFILE, "ada b", "flickr")),
        ("IMPP;X-SERVICE-TYPE=Telegram:x-apple:ada", Point(PointKind.IM, "ada", "telegram")),
        (
            "IMPP;X-SERVICE-TYPE=Skype;TYPE=home:skype\\:ada@example.com",
            Point(PointKind.IM, "ada@example.com", "skype"),
        ),
        ("IMPP;PREF=1:xmpp:ada@example.com", Point(PointKind.IM, "ada@example.com", "xmpp")),
        ("X-SKYPE:ada.b", Point(PointKind.IM, "ada.b", "skype")),
        ("X-messaging/matrix-All:@ada:example.org", Point(PointKind.IM, "@ada:example.org", "matrix")),
    ],
)
def test_pages_profiles_and_messengers(tmp_path: Path, line: str, point: Point) -> None:
    assert read_one(tmp_path, "FN:A", line).points == (point,)


@pytest.mark.parametrize(
    ("line", "address"),
    [
        (
            "ADR;TYPE=WORK:;;1 Long Lane;Mossley;Kent;ME1;UK",
            Address("1 Long Lane", "Mossley", "Kent", "ME1", "UK", "work"),
        ),
        ("ADR:Box 7;Flat 2;1 Long Lane;M;;;", Address("Box 7, Flat 2, 1 Long Lane", "M")),
        ("ADR:;;1 Long Lane;M;;;UK;1 Long Lane\\nM\\nUK", Address("1 Long Lane", "M", "", "", "UK")),
        ("ADR:;;;;;;;1 Long Lane\\nM", Address("1 Long Lane\nM")),
        ("LABEL;TYPE=HOME:1 Long Lane\\nM", Address("1 Long Lane\nM", label="home")),
    ],
)
def test_postal_addresses(tmp_path: Path, line: str, address: Address) -> None:
    assert read_one(tmp_path, "FN:A", line).addresses == (address,)


def test_a_printed_address_gives_way_to_the_parts(tmp_path: Path) -> None:
    person = read_one(tmp_path, "FN:A", "LABEL;TYPE=HOME:1 Long Lane\\nM", "ADR;TYPE=HOME:;;1 Long Lane;M;;;")
    assert person.addresses == (Address("1 Long Lane", "M", label="home"),)


@pytest.mark.parametrize(
    ("value", "day"),
    [
        (":1980-01-22", PersonDate("birthday", 1, 22, 1980)),
        (":19800122", PersonDate("birthday", 1, 22, 1980)),
        (":1980-01-22T23:10:00Z", PersonDate("birthday", 1, 22, 1980)),
        (":19531015T231000Z", PersonDate("birthday", 10, 15, 1953)),
        (":--0122", PersonDate("birthday", 1, 22)),
        (":--01-22", PersonDate("birthday", 1, 22)),
        (":--0229", PersonDate("birthday", 2, 29)),
        (":1604-02-29", PersonDate("birthday", 2, 29)),
        (";X-APPLE-OMIT-YEAR=1604:1604-01-22", PersonDate("birthday", 1, 22)),
        (";VALUE=DATE:22.1.1980", PersonDate("birthday", 1, 22, 1980)),
        (":2000-02-29", PersonDate("birthday", 2, 29, 2000)),
    ],
)
def test_birthdays(tmp_path: Path, value: str, day: PersonDate) -> None:
    assert read_one(tmp_path, "FN:A", f"BDAY{value}").dates == (day,)


@pytest.mark.parametrize("value", ["1999-02-29", "0000", "yesterday", "1980-13-01", "---22", "1980-01", "99999999"])
def test_an_impossible_birthday_is_told_and_the_card_stays(tmp_path: Path, value: str) -> None:
    people, skips = read_bytes(tmp_path, card("FN:A", f"BDAY:{value}"))
    assert people[0].dates == ()
    assert [skip.why for skip in skips] == ["The birthday is not a day of the calendar."]


def test_anniversaries_and_other_days(tmp_path: Path) -> None:
    person = read_one(
        tmp_path,
        "FN:A",
        "ANNIVERSARY:20090808",
        "item3.X-ABDATE:--0718",
        "item3.X-ABLabel:First met",
        "item4.X-ABDATE;type=pref:2009-08-08",
        "item4.X-ABLabel:_$!<Anniversary>!$_",
        "X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;1999-07-10;2;;;",
    )
    assert person.dates == (
        PersonDate("anniversary", 8, 8, 2009),
        PersonDate("First met", 7, 18),
        PersonDate("date", 7, 10, 1999),
    )


def test_beds_notes_and_unknown_fields(tmp_path: Path) -> None:
    person = read_one(
        tmp_path,
        "FN:A",
        "CATEGORIES:Club,myContacts,Old\\, good,* starred",
        "NOTE:one\\ntwo\\, three",
        "NOTE:more",
        "X-SHOE-SIZE:42",
        "item1.X-ABRELATEDNAMES:Ben",
        "item1.X-ABLabel:_$!<Brother>!$_",
        "UID:urn:uuid:12-34",
    )
    assert person.beds == ("Club", "Old, good")
    assert person.note == "one\ntwo, three\n\nmore"
    assert person.custom == (("X-SHOE-SIZE", "42"), ("brother", "Ben"))
    assert person.uid == "12-34"


def test_photos_inside_the_card(tmp_path: Path) -> None:
    for line in (
        f"PHOTO;ENCODING=b;TYPE=PNG:{PIXEL}",
        f"PHOTO:data:image/png;base64,{PIXEL}",
        f"PHOTO;PNG;BASE64:\r\n {PIXEL[:40]}\r\n {PIXEL[40:]}\r\n",
        f"X-MS-CARDPICTURE;ENCODING=B:{PIXEL}",
    ):
        photo = read_one(tmp_path, "FN:A", line).photo
        assert photo is not None
        assert photo.media_type == "image/png"
        assert photo.content.endswith(b"IEND\xaeB`\x82")


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("PHOTO;ENCODING=b:!!!not base64!!!", "The photo cannot be read."),
        ("PHOTO;ENCODING=b:SGVsbG8=", "The photo cannot be read."),
        ("PHOTO:https://pictures.example/a.jpg", "The photo is outside of this file; photos are never fetched."),
    ],
)
def test_a_bad_photo_is_told_and_the_card_stays(tmp_path: Path, line: str, why: str) -> None:
    people, skips = read_bytes(tmp_path, card("FN:A", line, "TEL:555"))
    assert people[0].photo is None
    assert people[0].phones() == ("555",)
    assert [(skip.where, skip.why) for skip in skips] == [("card 1, line 4", why)]


def test_companies_are_not_people(tmp_path: Path) -> None:
    content = (
        card("FN:Moss Ltd", "X-ABShowAs:COMPANY") + card("FN:Fern Ltd", "KIND:org", version="4.0") + card("FN:Ada")
    )
    people, skips = read_bytes(tmp_path, content)
    assert [person.name for person in people] == ["Ada"]
    assert [skip.why for skip in skips] == ["This is a company, not a person."] * 2


def test_groups_make_beds_wherever_they_stand(tmp_path: Path) -> None:
    content = (
        card("KIND:group", "FN:Choir", "MEMBER:urn:uuid:AA-1", "MEMBER:mailto:ben@example.com", version="4.0")
        + card("FN:Ada", "UID:urn:uuid:aa-1", "CATEGORIES:Work")
        + card("FN:Ben", "EMAIL:Ben@example.com")
        + card("FN:Cleo", "UID:c")
        + card("X-ADDRESSBOOKSERVER-KIND:group", "N:Club", "FN:Club", "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:c")
    )
    people, skips = read_bytes(tmp_path, content)
    assert [(person.name, person.beds) for person in people] == [
        ("Ada", ("Work", "Choir")),
        ("Ben", ("Choir",)),
        ("Cleo", ("Club",)),
    ]
    assert [skip.why.split(":")[0] for skip in skips] == ["This is a group, not a person"] * 2
    assert sum(1 for _ in parse_cards(tmp_path / "contacts.vcf")) == 5


def test_reading_a_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "a.vcf"
    path.write_bytes(card("FN:Ada") + b"stray\r\n" + card("FN:Ben", "BDAY:never"))
    incoming = read(path)
    assert [person.where for person in incoming.people] == ["card 1", "card 2"]
    assert [skip.where for skip in incoming.skipped] == ["line 5", "card 2, line 9"]
    assert (incoming.format, incoming.source, incoming.path) == ("vcard", "vcard", str(path))


def test_a_file_without_cards_says_so(tmp_path: Path) -> None:
    path = tmp_path / "empty.vcf"
    path.write_bytes(b"")
    assert [skip.why for skip in read(path).skipped] == ["There is no contact card in this file."]


def test_a_file_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"gone\.vcf cannot be opened"):
        list(read_vcards(tmp_path / "gone.vcf"))


@pytest.mark.parametrize(
    "head",
    [
        card("FN:A"),
        b"\xef\xbb\xbf" + card("FN:A"),
        b"\r\n\r\n  begin : vcard\r\nFN:A\r\n",
        card("FN:A").decode().encode("utf-16"),
        card("FN:A").decode().encode("utf-16-be"),
        card("FN:A").decode().encode("utf-16-le")[:151],
        card("FN:A").decode().encode("utf-32"),
        b"# exported today\n" + card("FN:A"),
        b"VERSION:3.0\nFN:A\nEND:VCARD\n",
        card("FN:A").replace(b"\r\n", b"\r"),
    ],
)
def test_cards_are_recognised_by_content(head: bytes) -> None:
    assert recognise(head)


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"\0\0\0\0",
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n",
        b"Name,Email\nBEGIN:VCARD,x\n",
        b'{"a": "BEGIN:VCARD"}',
        b"From: a@example.com\nMIME-Version: 1.0\n\nBEGIN:VCARD\n",
        b"Dear all,\nBEGIN:VCARDS\n",
        b"PK\x03\x04BEGIN:VCARD",
        b"BEGIN:VCALENDAR\r\nBEGIN:VCARD\r\n",
        b"VERSION:2.0\nFN:A\n",
    ],
)
def test_other_files_are_not_taken_for_cards(head: bytes) -> None:
    assert not recognise(head)


def test_parts_of_a_name_that_are_not_shown_are_kept(tmp_path: Path) -> None:
    assert read_one(tmp_path, "N:Bloom;Iris;Maria;Dr.;PhD", "FN:Iris Bloom").custom == (
        ("Middle name", "Maria"), ("Name prefix", "Dr."), ("Name suffix", "PhD"))
    assert read_one(tmp_path, "N:Bloom;Iris;Maria;Dr.;", "FN:Dr. Iris Maria Bloom").custom == ()


def test_who_has_died_is_not_planted(tmp_path: Path) -> None:
    died = read_one(tmp_path, "FN:Iris Bloom", "DEATHDATE:20010203")
    assert (died.state, [date.text() for date in died.dates]) == (State.ARCHIVED, ["2001-02-03"])
    assert read_one(tmp_path, "FN:Iris Bloom", "BDAY:20010203").state is None
