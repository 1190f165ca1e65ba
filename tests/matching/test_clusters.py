"""Who is merged without asking, who is asked about, and who is left alone: cases any address book has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networkgarden.domain.incoming import Address, Point, PointKind
from networkgarden.matching.clusters import LARGEST, find_duplicates
from networkgarden.matching.person import person_of

MAIL, PHONE, PROFILE = PointKind.EMAIL, PointKind.PHONE, PointKind.PROFILE
MOBILE, LINE = Point(PHONE, "+49 171 2345678"), Point(PHONE, "+49 30 901820")


def people(*said):
    """Each said as (name, points …, birthday digits or an Address …)."""
    found = []
    for number, (name, *facts) in enumerate(said, 1):
        points = [Point(MAIL, one) if isinstance(one, str) else one for one in facts
                  if isinstance(one, Point) or (isinstance(one, str) and "@" in one)]
        births = [one for one in facts if isinstance(one, str) and "@" not in one]
        found.append(person_of(number, name, "", "", points, [one for one in facts if isinstance(one, Address)], births,
                               "", "DE"))
    return found


def verdicts(*said):
    return [(one.numbers, one.verdict) for one in find_duplicates(people(*said))]


MERGED, ASKED, ALONE = [((1, 2), "merge")], [((1, 2), "suggest")], []
HOME = Address("12 Harbour Street", "Springfield", "", "12345")


@pytest.mark.parametrize(("one", "other", "expected"), [
    (("Ada Lovelace", "ada@x.org"), ("Lovelace Ada", "ADA@x.org"), MERGED),
    (("Hans Müller", "h@x.org"), ("Hans Mueller", "h@x.org"), MERGED),
    (("José Ruiz", "j@x.org"), ("Jose Ruiz", "j@x.org"), MERGED),
    (("Bob Stone", "bob@x.org"), ("Robert Stone", "bob@x.org"), MERGED),
    (("Ada Lovelace", MOBILE), ("A. Lovelace", MOBILE), MERGED),
    (("ada@x.org", "ada@x.org"), ("Ada Lovelace", "ada@x.org"), MERGED),
    (("Ada Lovelace", Point(PROFILE, "https://linkedin.com/in/ada")),
     ("Ada King", Point(PROFILE, "linkedin.com/in/Ada/")), ASKED),
    (("山田 太郎", "taro@x.org"), ("Taro Yamada", "taro@x.org"), ASKED),
    (("Ada Lovelace", "ada@x.org", "18151210"), ("Ada Lovelace", "ada@x.org", "19151210"), ASKED),
    (("Maria Stone", "stone@x.org"), ("Marie Stone", "stone@x.org"), ASKED),
    (("Ada Lovelace", "info@x.org"), ("Grace Hopper", "info@x.org"), ALONE),
    (("Ada Lovelace", LINE), ("Ada Lovelace", LINE), ASKED),
    (("Mary Stone", LINE), ("Tom Stone", LINE), ALONE),
    (("Val Stone",), ("Val Stone",), ASKED),
    (("Val Stone", "val@a.org", Point(PHONE, "+49 30 111111"), Address(city="Bonn")),
     ("Val Stone", "v.stone@b.org", Point(PHONE, "+49 30 222222"), Address(city="Ulm")), ASKED),
    (("Ben Hill Jr.", "hill@x.org"), ("Ben Hill Sr.", "hill@x.org"), ASKED),
    (("Ben Hill Jr.", HOME), ("Ben Hill Sr.", HOME), ALONE),
    (("Tom Quill", "19900401", Address(city="Springfield")), ("Tim Oakley", "19900401", Address(city="Springfield")),
     ALONE),
    (("Clara Quill", "19900401", Address(city="Springfield")), ("Peter Quill", "19900401", Address(city="Springfield")),
     ALONE),
    (("Clara Quill", HOME), ("Peter Quill", HOME), ALONE),
    (("Clara Quill", HOME, "19600105"), ("Peter Quill", HOME, "19610203"), ALONE),
    (("Jonathan Quackenbush", HOME), ("Jonathon Quackenbush", HOME), ASKED),
    (("Quackenbush Jonathan", "19900401"), ("Jonathan Quakenbush", "19900401"), ASKED),
])
def test_two_people(one, other, expected):
    assert verdicts(one, other) == expected
    assert verdicts(other, one) == expected


def test_a_mother_and_her_son_share_a_mobile():
    found = verdicts(("Mary Stone", MOBILE), ("Tom Stone", MOBILE))
    assert [verdict for _, verdict in found] == ["suggest"]


def test_a_key_of_more_than_three_is_a_switchboard():
    names = ("Ada Lovelace", "Grace Hopper", "Linus Pauling", "Marie Curie")
    assert verdicts(*((name, "desk@x.org", MOBILE) for name in names)) == []


def test_one_card_of_initials_does_not_join_two_people():
    found = find_duplicates(people(("J. Smith", "s@x.org"), ("John Smith", "s@x.org"), ("Jane Smith", "s@x.org")))
    merged = [one.numbers for one in found if one.verdict == "merge"]
    assert len(merged) == 1
    assert len(merged[0]) == 2


def test_clusters_stay_small_enough_to_look_at():
    found = find_duplicates(people(*(("Ada Lovelace", "ada@x.org", "18151210") for _ in range(11))))
    assert max(len(one.numbers) for one in found) == LARGEST
    assert {number for one in found for number in one.numbers} == set(range(1, 12))


def test_different_profiles_are_different_people():
    one, other = (("Ada Lovelace", Point(PROFILE, f"linkedin.com/in/{slug}")) for slug in ("ada", "ada-2"))
    assert verdicts(one, other) == []


def test_why_is_told_strongest_first():
    (found,) = find_duplicates(people(("Ada Lovelace", "ada@x.org"), ("Ada Lovelace", "ada@x.org")))
    assert set(found.why) == {"e-mail address", "name"}


NAMES = st.sampled_from(["Ada Lovelace", "Ada King", "Lovelace Ada", "Grace Hopper", "G. Hopper", "Bob Stone",
                         "Robert Stone", "Tom Stone", ""])
FACTS = st.lists(st.sampled_from(["a@x.org", "b@x.org", "18151210", "19061209", "0512", MOBILE, LINE, HOME]),
                 max_size=4).map(tuple)
BOOK = st.lists(st.tuples(NAMES, FACTS).map(lambda one: (one[0], *one[1])), max_size=9)


@given(BOOK, st.sets(st.tuples(st.integers(1, 9), st.integers(1, 9)).filter(lambda pair: pair[0] != pair[1])))
def test_who_was_told_apart_is_never_together(book, apart):
    for one in find_duplicates(people(*book), apart):
        assert not any(left in one.numbers and right in one.numbers for left, right in apart)


@given(BOOK)
def test_clusters_are_of_two_to_eight_and_sure_ones_do_not_overlap(book):
    found = find_duplicates(people(*book))
    assert all(2 <= len(one.numbers) <= LARGEST and len(set(one.numbers)) == len(one.numbers) for one in found)
    sure = [number for one in found if one.verdict == "merge" for number in one.numbers]
    assert len(sure) == len(set(sure))
