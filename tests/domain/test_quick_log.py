"""One line, understood: never guessed, never raised."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from networkgarden.domain.days import day_of
from networkgarden.domain.kinds import Direction, Kind
from networkgarden.domain.quick_log import NameIndex, understand

TODAY = day_of("2026-11-24")      # a Tuesday
NAMES = NameIndex([("a", "Ada Lovelace"), ("g", "Grace Hopper"), ("l", "Linus Ahlgren"), ("v", "Val Stone"),
                   ("w", "Val Stone"), ("t", "Tomás Herrera"), ("m", "Mae Call")])


@pytest.mark.parametrize(("line", "kind", "day", "who", "note"), [
    ("yesterday lunch with Grace and Linus about compilers", Kind.MEETING, "2026-11-23", ("g", "l"),
     "lunch: compilers"),
    ("call Ada 2026-10-12", Kind.CALL, "2026-10-12", ("a",), ""),
    ("thanked tomas", Kind.THANK_YOU, "2026-11-24", ("t",), ""),
    ("coffee with Ada Lovelace on 3 March", Kind.MEETING, "2026-03-03", ("a",), "coffee"),
    ("e-mail from Grace last friday re: slides", Kind.EMAIL, "2026-11-20", ("g",), "slides"),
    ("likes cats, said Ada", Kind.NOTE, "2026-11-24", ("a",), "likes cats, said Ada"),
])
def test_what_people_write(line, kind, day, who, note):
    entry = understand(line, NAMES, TODAY)
    assert (entry.kind, entry.day, entry.contact_ids, entry.note) == (kind, day_of(day), who, note)
    assert entry.complete


def test_from_is_received():
    assert understand("e-mail from Ada", NAMES, TODAY).direction is Direction.RECEIVED


def test_two_of_a_name_are_asked_about_and_nobody_is_not_logged():
    assert understand("call Val", NAMES, TODAY).questions == ("val",)
    assert not understand("call Val", NAMES, TODAY).complete
    assert not understand("call somebody", NAMES, TODAY).complete


def test_on_a_persons_page_the_name_may_be_left_out():
    assert understand("lunch", NAMES, TODAY, ["a"]).contact_ids == ("a",)


@settings(max_examples=120)
@given(st.text(max_size=80) | st.lists(st.sampled_from(
    ["call", "31", "february", "29", "2026-99-99", "last", "monday", "Val", "Ada", "about", "from", "yesterday"]),
    max_size=9).map(" ".join))
def test_nothing_raises_and_no_day_lies_ahead(line):
    entry = understand(line, NAMES, TODAY)
    if "20" not in line:
        assert entry.day <= TODAY
