"""Broken, odd and hostile cards: one bad line costs one line, one bad card costs no other, and nothing hangs."""

from __future__ import annotations

import time
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from importers.vcard_cases import PIXEL, card, read_bytes
from networkgarden.domain.incoming import IncomingPerson, Skip
from networkgarden.importers.vcard import parse_cards, read_vcards, recognise
from networkgarden.importers.vcard_lines import Unfolder, unfold

GOOD = "".join(
    f"BEGIN:VCARD\r\nVERSION:3.0\r\nN:Birch;Ada{n};;;\r\nFN:Ada{n} Birch\r\nTEL;TYPE=CELL:+49170{n:07d}\r\n"
    f"EMAIL;TYPE=INTERNET:ada{n}@example.com\r\nORG:Moss\r\nEND:VCARD\r\n"
    for n in range(1500)
).encode()

BAD_CARDS = {
    "bad photo": card("FN:Bad", "PHOTO;ENCODING=b;TYPE=JPEG:%%%", "TEL:1"),
    "no end": b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Bad\r\nTEL:1\r\n",
    "soft break": card("FN:Bad", "NOTE;ENCODING=QUOTED-PRINTABLE:one=\r\ntwo", "TEL:1", version="2.1"),
    "endless soft break": card("FN:Bad", "TEL:1", "NOTE;ENCODING=QUOTED-PRINTABLE:one=", version="2.1"),
    "garbage": card("FN:Bad", "TEL:1", "what is this?"),
    "latin-1": "BEGIN:VCARD\nFN:Bad Müller\nTEL:1\nEND:VCARD\n".encode("cp1252"),
    "bad birthday": card("FN:Bad", "BDAY:soon", "TEL:1"),
    "nested": card("FN:Bad", "AGENT:", "BEGIN:VCARD", "FN:Help", "TEL:2", "END:VCARD", "TEL:1", version="2.1"),
    "Lotus": card("PROFILE:VCARD", "FN:Bad", "TEL:1"),
    "open quote": card("FN:Bad", 'ADR;LABEL="open:;;x;y;;;', "TEL:1"),
    "zeros": card("FN:B\0ad", "TEL:1", "\0\0\0"),
    "photo without an end": card("FN:Bad", "TEL:1", f"PHOTO;BASE64:\r\n{PIXEL[:40]}\r\n{PIXEL[40:]}", version="2.1"),
    "run into the next": card("FN:Bad", "TEL:1").removesuffix(b"\r\n"),
}


@pytest.mark.parametrize("name", BAD_CARDS)
def test_one_bad_card_costs_no_other(tmp_path: Path, name: str) -> None:
    people, _ = read_bytes(tmp_path, GOOD + BAD_CARDS[name] + GOOD)
    assert len(people) == 3001
    bad = [person for person in people if person.name.startswith("Bad")]
    assert [person.phones() for person in bad] == [("1",)]


def test_a_card_without_an_end_gives_its_lines_to_no_other(tmp_path: Path) -> None:
    people, _ = read_bytes(tmp_path, b"BEGIN:VCARD\nFN:A\nTEL:1\n" * 3 + card("FN:B", "TEL:2"))
    assert sorted((person.name, person.phones()) for person in people) == [("A", ("1",))] * 3 + [("B", ("2",))]


def test_lines_that_cannot_be_read_are_told_with_their_place(tmp_path: Path) -> None:
    people, skips = read_bytes(tmp_path, b"junk\r\n" + card("FN:A", "# hello", "no field here", "TEL:1"))
    assert people[0].phones() == ("1",)
    assert [(skip.where, skip.why) for skip in skips] == [
        ("line 1", "This stands outside of any contact card."),
        ("card 1, line 5", "This line is a comment, not a field."),
        ("card 1, line 6", "This line is not a field of a contact card."),
    ]


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (card("FN:Ada Grün").decode().encode("utf-16"), "Ada Grün"),
        (card("FN:Ada Grün").decode().encode("utf-16-be"), "Ada Grün"),
        (card("FN:Ada Grün").decode().encode("utf-16-le"), "Ada Grün"),
        (b"\xef\xbb\xbf" + card("FN:Ada Grün"), "Ada Grün"),
        (card("FN:Ada Grün").decode().encode("cp1252"), "Ada Grün"),
        (card("FN;CHARSET=Windows-1251:Ада").decode().encode("cp1251"), "Ада"),
        (card("FN;CHARSET=SHIFT_JIS:伊予").decode().encode("cp932"), "伊予"),
        (card("FN;CHARSET=ISO-2022-JP:伊予").decode().encode("iso-2022-jp"), "伊予"),
        (card("FN;CHARSET=nonsense:Ada Grün"), "Ada Grün"),
        (card("FN;CHARSET=zip:Ada"), "Ada"),
        (card("FN;CHARSET=UTF-8:Grün").decode().encode("cp1252"), "Grün"),
        (card("FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=\r\n=84nne", version="2.1"), "Änne"),
        (card("FN;QUOTED-PRINTABLE:Ada\r\n=20Birch", version="2.1"), "Ada Birch"),
        (card("FN:Ada", end="\r"), "Ada"),
        (card("FN:Ada\r\n  Birch", end="\r\r\n"), "Ada Birch"),
        (card("FN:Ada", end="\n\n"), "Ada"),
        (card("FN:Ad\r\n\ta"), "Ada"),
        (b"  BEGIN:VCARD\n  FN:Ada\n  TEL:1\n  END:VCARD\n", "Ada"),
        (b"BEGIN : VCARD\nVERSION : 2.1\nFN : Ada\nEND : VCARD\n", "Ada"),
        (b"VERSION:3.0\nFN:Ada\nEND:VCARD\n", "Ada"),
        (b"begin:vcard\nfn:Ada", "Ada"),
        (card('FN;X="a:b;c\\"d":Ada'), "Ada"),
    ],
)
def test_encodings_and_line_ends(tmp_path: Path, content: bytes, name: str) -> None:
    people, skips = read_bytes(tmp_path, content)
    assert [person.name for person in people] == [name]
    assert skips == []
    assert recognise(content[:4096])


def test_a_value_without_a_charset_takes_the_one_of_its_card(tmp_path: Path) -> None:
    content = card("FN;CHARSET=windows-1251:Ада", "TITLE:Сад").decode().encode("cp1251")
    assert read_bytes(tmp_path, content)[0][0].title == "Сад"


def test_text_that_spills_over_belongs_to_the_note(tmp_path: Path) -> None:
    people, skips = read_bytes(tmp_path, card("FN:A", "NOTE:one\r\ntwo words\r\nMeet at: noon", "TEL:1", version="2.1"))
    assert people[0].note == "one\ntwo words\nMeet at: noon"
    assert (people[0].phones(), skips) == (("1",), [])


def test_a_calendar_inside_holds_no_contact(tmp_path: Path) -> None:
    content = b"BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nSUMMARY:x\nEND:VEVENT\nEND:VCALENDAR\n"
    assert read_bytes(tmp_path, content)[0] == []


def test_cards_inside_a_card_come_before_it(tmp_path: Path) -> None:
    content = card("N:parent", "BEGIN:VCARD", "N:one", "END:VCARD", "BEGIN:VCARD", "N:two", "END:VCARD", "TEL:1")
    people, skips = read_bytes(tmp_path, content)
    assert [person.name for person in people] == ["one", "two", "parent"]
    assert (people[2].phones(), skips) == (("1",), [])


def test_an_assistants_card_is_left_out_and_told(tmp_path: Path) -> None:
    people, skips = read_bytes(tmp_path, BAD_CARDS["nested"])
    assert [(person.name, person.phones()) for person in people] == [("Bad", ("1",))]
    assert [skip.why for skip in skips] == ["An assistant's card inside this card was left out."]


def test_deep_nesting_is_read_to_the_end(tmp_path: Path) -> None:
    depth = 3_000
    people, _ = read_bytes(tmp_path, b"BEGIN:VCARD\nFN:A\n" * depth + b"END:VCARD\n" * depth)
    assert len(people) == depth
    agents, skips = read_bytes(tmp_path, b"BEGIN:VCARD\nFN:A\nAGENT:\n" * depth + b"END:VCARD\n" * depth)
    assert len(agents) == 1
    assert len(skips) >= depth - 1


def memory_of_reading(path: Path) -> tuple[int, int]:
    """How many people and skips a file gives, and the peak of memory in bytes."""
    tracemalloc.start()
    count = sum(1 for _ in read_vcards(path))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return count, peak


def test_a_line_of_fifty_megabytes_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "long.vcf"
    path.write_bytes(card("FN:A", "NOTE:" + "x" * 50_000_000, "TEL:1"))
    person, skip = read_vcards(path)
    assert isinstance(person, IncomingPerson)
    assert person.phones() == ("1",)
    assert skip == Skip("card 1, line 4", "This line is longer than 8 MB and was left out.")
    assert memory_of_reading(path)[1] < 60_000_000


ENDLESS = ["garbage\n", "TEL:1\n", "=\n", ";;;;:::\n", 'A;B="c\n', "BEGIN:VCARD\n", " folded\n", "\0\n"]


@pytest.mark.parametrize("line", ENDLESS)
def test_memory_is_bounded_however_long_a_card_is(tmp_path: Path, line: str) -> None:
    path = tmp_path / "endless.vcf"
    path.write_bytes(b"BEGIN:VCARD\nFN:A\nNOTE;ENCODING=QUOTED-PRINTABLE:x=\n\n" + line.encode() * 12_000)
    assert memory_of_reading(path)[1] < 4_000_000


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    few, many = tmp_path / "few.vcf", tmp_path / "many.vcf"
    few.write_bytes(GOOD)
    many.write_bytes(GOOD * 4)
    assert memory_of_reading(many)[1] < memory_of_reading(few)[1] + 500_000


def test_nothing_hangs(tmp_path: Path) -> None:
    path = tmp_path / "slow.vcf"
    began = time.perf_counter()
    for piece in ("AGENT:\nBEGIN:VCARD\n", '"', "a;", "\\", 'A="', "a@", "\n =", "\n x", "X;", "-", "=\n"):
        path.write_bytes(b"BEGIN:VCARD\nEMAIL:" + piece.encode() * 20_000 + b"\nADR:" + piece.encode() * 20_000)
        assert sum(1 for _ in read_vcards(path)) > 0
    assert time.perf_counter() - began < 60


PIECES = st.sampled_from(
    [
        b"BEGIN:VCARD",
        b"END:VCARD",
        b"VERSION:2.1",
        b"VERSION:4.0",
        b"N:a;b",
        b"FN:x",
        b"AGENT:",
        b"NOTE;QUOTED-PRINTABLE:=",
        b"PHOTO;BASE64:",
        b"iVBORw0KGgo=",
        b"BDAY:--0229",
        b"KIND:group",
        b"MEMBER:x",
        b"UID:x",
        b'TEL;TYPE="a',
        b"item1.X-ABLabel:q",
        b"item1.URL:u",
        b"BEGIN:",
        b"END:",
        b"\n",
        b"\r\n",
        b"\r",
        b" ",
        b"\t",
        b"=",
        b"\\",
        b";",
        b":",
        b",",
        b'"',
        b"\0",
        b"\xff",
        b"CHARSET=utf-16",
        b"X-ANDROID-CUSTOM:a;b",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"IMPP:x-apple:%",
        b"CATEGORIES:,;,",
    ]
)


@given(st.lists(st.one_of(PIECES, st.binary(max_size=12)), max_size=60).map(b"".join))
def test_no_bytes_make_the_reader_fail(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "fuzz.vcf"
    for whole in (content, b"BEGIN:VCARD\n" + content + b"\nEND:VCARD\n"):
        path.write_bytes(whole)
        recognise(whole)
        for item in read_vcards(path):
            assert item.where
            repr(item).encode("utf-8")
    assert sum(1 for _ in parse_cards(path)) >= 0


LINES = st.lists(st.one_of(
    st.sampled_from([b"", b" ", b"\t", b" more", b"BEGIN:VCARD", b"  BEGIN:VCARD", b"END:VCARD", b"VERSION:3.0",
                     b"FN:Ada", b"NOTE:one", b"two words", b"X:y", b"TEL;CELL:1\\", b"=41=42", b"QUJD", b"QUJD=",
                     b"FN;ENCODING=QUOTED-PRINTABLE:a=", b"PHOTO;ENCODING=b:QUJD", b"PHOTO:data:image/png;base64,QUJD",
                     b'ADR;X="a:b":c', b"# comment", b"garbage", b"A;B", b";C:d", b"LABEL:x", b"\xff:x"]),
    st.binary(max_size=12).map(lambda raw: raw.replace(b"\n", b""))), max_size=14)


@settings(max_examples=400)
@given(LINES)
def test_the_short_cut_for_plain_lines_reads_as_the_unfolder_does(lines: list[bytes]) -> None:
    unfolder = Unfolder()
    slowly = [unfolder.feed(number, raw) for number, raw in enumerate(lines, 1)] + [unfolder.finish()]
    assert list(unfold(iter(list(enumerate(lines, 1))))) == [item for item in slowly if item is not None]
