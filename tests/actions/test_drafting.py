"""Drafts from a real garden: the facts at hand, the person's own templates, and the ledger before an ask."""

from __future__ import annotations

from dataclasses import replace

import pytest

from networkgarden.actions.contacts import add_contact, edit_contact
from networkgarden.actions.drafting import (
    draft_for,
    drafts_of,
    keep_template,
    length_words,
    own_name,
    reset_template,
    set_own_name,
    shipped,
)
from networkgarden.actions.interactions import log
from networkgarden.domain.incoming import Point, PointKind
from networkgarden.domain.kinds import Direction, Kind
from networkgarden.errors import NotFound, UsageError


@pytest.fixture
def ada(tending):
    contact_id = add_contact(tending, "Ada {link} Lovelace", emails=["ada@example.org"])[1]
    contact = tending.garden.read.contact(contact_id)
    edit_contact(tending, replace(contact, note="Loves puzzles.", title="Mathematician", points=(
        Point(PointKind.EMAIL, "a@b.c,evil@x"), *contact.points, Point(PointKind.PROFILE, "www.example.org/in/ada"))))
    return contact_id


def test_a_thank_you_names_what_it_is_for(tending, ada):
    log(tending, [ada], Kind.MEETING, day=tending.today() - 1, note="lunch: compilers")
    draft = draft_for(tending, [ada], "thank_you")
    assert draft.subject == "Thank you, Ada"
    assert "Thank you for our lunch yesterday." in draft.body
    assert draft.purpose == "thank"
    assert draft.addresses == ("ada@example.org",)
    assert draft.to == "Ada {link} Lovelace <ada@example.org>"
    assert draft.profile == "https://www.example.org/in/ada"
    assert draft.facts == ("Mathematician", "Loves puzzles.", "Our lunch yesterday: compilers")


def test_nothing_is_thanked_for_that_was_only_ours(tending, ada):
    log(tending, [ada], Kind.EMAIL, direction=Direction.SENT)
    assert "Thank you for" not in draft_for(tending, [ada], "thank_you").body
    assert "my e-mail today" in draft_for(tending, [ada], "wake_up").body
    log(tending, [ada], Kind.ARTICLE)
    assert "the article I sent today" in draft_for(tending, [ada], "wake_up").body


def test_what_is_noted_of_somebody_never_stands_in_a_shipped_draft(tending, ada):
    log(tending, [ada], Kind.MEETING, note="lunch: looked tired")
    for act in shipped().templates:
        draft = draft_for(tending, [ada], act)
        assert "puzzles" not in draft.body + draft.subject
        assert "tired" not in draft.body + draft.subject


def test_an_introduction_goes_to_both(tending, ada):
    _, grace = add_contact(tending, "Grace Hopper", emails=["grace@example.org"])
    draft = draft_for(tending, [ada, grace], "introduction", extra={"why_first": "looms", "why_other": "compilers"})
    assert draft.addresses == ("ada@example.org", "grace@example.org")
    assert draft.subject == "Ada {link} Lovelace and Grace Hopper"
    assert "Ada, what it is for you: looms\nGrace, what it is for you: compilers" in draft.body
    assert draft.profile == ""


def test_own_templates_come_first_and_can_be_taken_back(tending, ada):
    keep_template(tending, "message", "Hi\r\n{first}", "Ahoy {first}!\n{nonsense}")
    draft = draft_for(tending, [ada], "message")
    assert (draft.subject, draft.body) == ("Hi Ada", "Ahoy Ada!\n{nonsense}")
    tending.garden.undo()
    assert draft_for(tending, [ada], "message").subject == "Hello, Ada"
    keep_template(tending, "message", "Hi", "Ahoy")
    keep_template(tending, "message", "Hi", "Ahoy again")
    assert reset_template(tending, "message").undoable
    assert drafts_of(tending).templates["message"] == shipped().templates["message"]
    assert not reset_template(tending, "message").undoable
    keep_template(tending, "message", "Hi", "Ahoy")
    before = shipped().templates["message"]
    keep_template(tending, "message", before.subject, before.body)
    assert tending.garden.read.query("SELECT count(*) FROM own_template") == [(0,)]


def test_a_template_needs_words_and_an_act_that_exists(tending, ada):
    for act, body in (("message", " \n"), ("flattery", "x"), ("message", "x" * 20_001)):
        with pytest.raises(UsageError):
            keep_template(tending, act, "", body)
    with pytest.raises(UsageError):
        draft_for(tending, [ada], "flattery")
    with pytest.raises(NotFound):
        draft_for(tending, ["nobody"], "message")


def test_one_signs_with_ones_own_name(tending, ada):
    assert own_name(tending) == ""
    set_own_name(tending, "  Linus\n Ahlgren ")
    assert own_name(tending) == "Linus Ahlgren"
    assert draft_for(tending, [ada], "message").body.endswith("\n\nLinus Ahlgren")


def test_lengths_in_words():
    phrases = shipped().phrases
    assert [length_words(one, phrases) for one in (45, 60, 75, 120)] == [
        "45 minutes", "an hour", "75 minutes", "2 hours"]
