"""Names compared: what surely goes together, what may, and what does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networkgarden.matching.names import Likeness, compatible, likeness, read_name, sound

SURELY = [
    ("Ada Lovelace", "Lovelace, Ada"), ("Ada Lovelace", "lovelace  ADA"), ("José García", "Jose Garcia"),
    ("Hans Müller", "Hans Mueller"), ("José Ruiz", "Jose Ruiz"), ("Bob Smith", "Robert Smith"),
    ("J. Smith", "John Smith"), ("Dr. John Smith, PhD", "John Smith"), ("John Adam Smith", "John Smith"),
    ("Иван Петров", "Ivan Petrov"), ("太郎 山田", "山田 太郎"), ("", "Ada Lovelace"), ("Ada", "Ada Lovelace"),
    ("Grace \u202aHopper\u202c", "Grace Hopper"), ("Ada Lovelace, MBA", "Ada Lovelace"),
]
NOT_SURELY = [
    ("Müller", "Muffler"), ("cote", "coté"), ("côte", "cote"), ("Hans Müller", "Hans Muller"),
    ("Johan Andersson", "Johan Anderson"), ("First Blackbirds", "First Black-Birds"),
    ("Anne Cote", "Anne Coté"), ("blackbird", "black-birds"),
    ("山田 太郎", "Taro Yamada"), ("Maria Muller", "Marie Muller"), ("John Smith Jr.", "John Smith Sr."),
    ("Bob Jones", "Robert Smith"), ("Anna Berg", "Hanna Berg"), ("Mary Stone", "Tom Stone"),
    ("Jack Ma", "Jack Pe"), ("Jan Novak", "Jana Novak"),
]


@pytest.mark.parametrize(("one", "other"), SURELY)
def test_one_person_beyond_doubt(one, other):
    assert compatible(read_name(one), read_name(other))
    assert compatible(read_name(other), read_name(one))


@pytest.mark.parametrize(("one", "other"), NOT_SURELY)
def test_nobody_is_merged_by_such_names(one, other):
    assert not compatible(read_name(one), read_name(other))
    assert not compatible(read_name(other), read_name(one))


def test_names_in_different_scripts_say_nothing_of_each_other():
    assert likeness(read_name("山田 太郎"), read_name("Taro Yamada")) is Likeness.SILENT


def test_titles_letters_and_generations_are_taken_off():
    name = read_name("Prof. Dr. Ada Lovelace, PhD")
    assert (name.given, name.family) == ("ada", "lovelace")
    assert (read_name("John Smith III").generation, read_name("John Smith Jr").generation) == ("3", "junior")
    assert read_name("Sr").words == ("sr",)


def test_a_file_that_says_which_is_which_is_believed():
    name = read_name("Vincent van Gogh", "Vincent", "van Gogh")
    assert (name.given, name.family) == ("vincent", "vangogh")


@pytest.mark.parametrize(("one", "other"), [("schmidt", "smit"), ("philip", "filip"), ("meyer", "mayr")])
def test_what_sounds_alike_has_one_code(one, other):
    assert sound(one) == sound(other)


@given(st.text(max_size=40), st.text(max_size=40))
def test_likeness_does_not_depend_on_the_order(one, other):
    left, right = read_name(one), read_name(other)
    assert likeness(left, right) is likeness(right, left)
    assert compatible(left, right) == compatible(right, left)
    assert compatible(left, left)
