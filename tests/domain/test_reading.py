"""The reading list: which links may be kept, what they are called, and whom they suit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networkgarden.domain.reading import (
    Reading,
    clean_link,
    clean_title,
    links_in,
    suits,
    telling_words,
    worth_sharing,
)


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "https://", "https://a",
                                  "https://user@example.org/", "ftp://example.org/", "https://exa mple.org", "",
                                  "https://example.org/\u202efdp", "https://example.org/" + "x" * 2000,
                                  "https://[::1", "place:sort=8"])
def test_what_is_no_ordinary_address_is_not_kept(link):
    assert clean_link(link) == ""


def test_a_link_stays_as_it_is_and_bears_a_plain_title():
    assert clean_link("  HTTPS://example.org/A?b=c#d ") == "https://example.org/A?b=c#d"
    assert clean_title("<b>On\u202e\n looms</b>", "https://x.org") == "<b>On looms</b>"
    assert clean_title("", "https://example.org/looms/") == "example.org/looms"
    assert clean_title("x" * 400, "https://x.org") == "x" * 299 + "…"


def test_links_of_a_pasted_text():
    text = ("On looms\nhttps://example.org/looms.\n\n- [Compilers](https://example.org/c) \n"
            "Read https://example.org/x, please\nno link here\n")
    assert list(links_in(text)) == [
        ("On looms", "https://example.org/looms"), ("Compilers", "https://example.org/c"),
        ("Read please", "https://example.org/x")]


@given(st.text(max_size=200))
def test_any_text_can_be_looked_through(text):
    for title, link in links_in(text):
        if clean_link(link):
            assert clean_title(title, clean_link(link))


def test_words_match_in_the_singular_without_accents_and_not_by_common_ones():
    assert telling_words("Compilers and Théories, about which they would know") == {"compiler", "theory"}
    assert telling_words("this that with from their") == frozenset()


def test_what_suits_best_comes_first_and_what_was_shared_is_left_out():
    looms = Reading("1", "The history of looms", "https://x.org/1", "weaving", 5)
    trains = Reading("2", "Night trains", "https://x.org/2", "", 9)
    had = Reading("3", "Looms and numbers", "https://x.org/3", "", 9, shared=(("ada", 3),))
    found = worth_sharing([trains, looms, had], "ada", ["Met at a dinner about looms.", "Weaving"])
    assert [(one.id, words) for one, words in found] == [("1", ("loom", "weaving")), ("2", ())]
    people = {"ada": ["looms"], "ben": ["trains at night"], "eve": ["Looms, looms and weaving"]}
    found = suits([looms, had], people)
    assert found["1"] == [("eve", ("loom", "weaving")), ("ada", ("loom",))]
    assert [who for who, _ in found["3"]] == ["eve"]
