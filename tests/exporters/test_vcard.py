"""What goes out as vCard comes back the same, and others can read it."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networkgarden.domain.incoming import Address, IncomingPerson, PersonDate, Photo, Point, PointKind
from networkgarden.exporters.vcard import vcard, write_vcards
from networkgarden.importers.vcard import read_vcards

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 3

LETTERS = st.characters(codec="utf-8", exclude_categories=("C", "Z"))
WORDS = st.text(LETTERS, min_size=1, max_size=30)
LINE = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)
NOTE = st.lists(LINE, min_size=1, max_size=4).map("\n".join)
LABEL = st.sampled_from(["", "home", "work", "mobile", "work fax", "Summer house", "a;b,c:d"])
BED = LINE.filter(lambda bed: not bed.startswith("*") and bed.casefold() not in ("starred", "mycontacts"))
DAYS = st.one_of(
    st.dates().filter(lambda day: day.year != 1604).map(lambda day: (day.year, day.month, day.day)),
    st.dates().map(lambda day: (None, day.month, day.day)),
)
POINTS = st.one_of(
    st.builds(
        Point, st.just(PointKind.EMAIL), st.from_regex(r"[a-z0-9.+_-]{1,9}@[a-z]{1,9}\.example", fullmatch=True), LABEL
    ),
    st.builds(
        Point, st.just(PointKind.PHONE), st.from_regex(r"[+(0-9][0-9 ().,;pw/-]{0,15}[0-9]", fullmatch=True), LABEL
    ),
    st.builds(Point, st.just(PointKind.URL), st.just("https://ada.example/a,b;c?d=%20\\e"), LABEL),
    st.builds(
        Point, st.just(PointKind.PROFILE), st.sampled_from(["https://www.linkedin.com/in/ada", "nick,name"]), LABEL
    ),
    st.builds(Point, st.just(PointKind.IM), LINE, st.sampled_from(["", "telegram", "google talk", "a;b"])),
)


@st.composite
def people(draw: st.DrawFn) -> IncomingPerson:
    labels = draw(st.lists(st.sampled_from(["birthday", "anniversary", "connected", "First met"]), unique=True))
    days = [(label, draw(DAYS)) for label in labels]
    return IncomingPerson(
        where="card 1",
        name=draw(LINE),
        given=draw(LINE),
        family=draw(LINE),
        nickname=draw(st.one_of(st.just(""), LINE)),
        organisation=draw(LINE),
        title=draw(st.one_of(st.just(""), LINE)),
        points=tuple(draw(st.lists(POINTS, max_size=5, unique=True))),
        addresses=tuple(
            draw(st.lists(st.builds(Address, NOTE, LINE, LINE, LINE, LINE, LABEL), max_size=2, unique=True))
        ),
        dates=tuple(PersonDate(label, month, day, year) for label, (year, month, day) in days),
        note=draw(st.one_of(st.just(""), NOTE)),
        beds=tuple(draw(st.lists(BED, max_size=3, unique=True))),
        custom=tuple(draw(st.lists(st.tuples(WORDS.map(lambda word: f"My {word}"), NOTE), max_size=3, unique=True))),
        photo=draw(st.sampled_from([None, Photo("image/png", PNG)])),
        uid=draw(st.sampled_from(["", "a;b", "12-34"])),
        contact_id=draw(st.sampled_from(["", "7c9e6679-7425-40de-944b-e07fc1f90ae7"])),
    )


@given(people())
def test_what_goes_out_comes_back(tmp_path_factory: pytest.TempPathFactory, person: IncomingPerson) -> None:
    path = tmp_path_factory.getbasetemp() / "round.vcf"
    path.write_bytes(vcard(person))
    (back,) = read_vcards(path)
    assert isinstance(back, IncomingPerson)
    assert back.uid == (person.uid or person.contact_id)
    for name in (
        "name",
        "given",
        "family",
        "nickname",
        "organisation",
        "title",
        "points",
        "addresses",
        "dates",
        "note",
        "beds",
        "custom",
        "photo",
        "contact_id",
    ):
        assert getattr(back, name) == getattr(person, name), name


@given(people())
def test_lines_are_short_whole_and_end_as_the_rules_say(person: IncomingPerson) -> None:
    content = vcard(person)
    assert content.endswith(b"\r\n")
    for line in content.removesuffix(b"\r\n").split(b"\r\n"):
        assert len(line) <= 75
        assert b"\n" not in line
        line.decode("utf-8")


@given(people())
def test_vobject_reads_it(person: IncomingPerson) -> None:
    vobject = pytest.importorskip("vobject")
    read = vobject.readOne(vcard(person).decode())
    read.validate()
    assert read.fn.value == person.name
    assert read.n.value.family == person.family


def test_a_department_goes_with_its_organisation(tmp_path: Path) -> None:
    person = IncomingPerson("x", name="Ada", organisation="Moss", custom=(("Department", "Roots"),))
    assert b"ORG:Moss;Roots\r\n" in vcard(person)
    assert b"Department" not in vcard(person)


def test_circles_and_states_stay_at_home() -> None:
    person = IncomingPerson("x", name="Ada", circle=5, every_days=7)
    assert re.findall(rb"^[A-Z-]+", vcard(person), re.MULTILINE) == [
        b"BEGIN",
        b"VERSION",
        b"PRODID",
        b"FN",
        b"N",
        b"END",
    ]


def test_a_name_cannot_smuggle_in_a_line(tmp_path: Path) -> None:
    path = tmp_path / "a.vcf"
    path.write_bytes(vcard(IncomingPerson("x", name="Ada\r\nEND:VCARD\nBEGIN:VCARD\x00", note="x\r\nTEL:666")))
    (back,) = read_vcards(path)
    assert isinstance(back, IncomingPerson)
    assert back.phones() == ()


def test_many_people_make_one_file(tmp_path: Path) -> None:
    stream = io.BytesIO()
    assert write_vcards((IncomingPerson("x", name=f"Ada {n}") for n in range(3)), stream) == 3
    (tmp_path / "a.vcf").write_bytes(stream.getvalue())
    assert [item.name for item in read_vcards(tmp_path / "a.vcf") if isinstance(item, IncomingPerson)] == [
        "Ada 0",
        "Ada 1",
        "Ada 2",
    ]
