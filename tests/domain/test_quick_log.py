"""One line, understood: never guessed, never raised."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from networkgarden.domain.days import day_of
from networkgarden.domain.kinds import Direction, Kind
from networkgarden.domain.own_kinds import OwnKind
from networkgarden.domain.quick_log import NameIndex, said, understand

PHRASES = {kind: f"{'an' if kind.value[0] in 'aei' else 'a'} {kind.value}" for kind in Kind} | {Kind.EMAIL: "an e-mail"}
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
    ("coffee at the Athenaeum with Ada", Kind.MEETING, "2026-11-24", ("a",), "coffee at the Athenaeum"),
    ("Ada and I had dinner 3 days ago: she was happy", Kind.MEETING, "2026-11-21", ("a",), "dinner she was happy"),
    ("called Mae Call two weeks ago", Kind.CALL, "2026-11-10", ("m",), ""),
    ("message to Ada on 29 February 2024", Kind.MESSAGE, "2024-02-29", ("a",), ""),
    ("lunch with Ada on 30 December", Kind.MEETING, "2025-12-30", ("a",), "lunch"),
    ("lunch with Ada and Bob re: slides", Kind.MEETING, "2026-11-24", ("a",), "lunch with Bob: slides"),
    ("the day before yesterday lunch with Ada", Kind.MEETING, "2026-11-22", ("a",), "lunch"),
    ("coffee w/ Ada last night", Kind.MEETING, "2026-11-23", ("a",), "coffee"),
    ("yesterday evening beer with Linus", Kind.MEETING, "2026-11-23", ("l",), "beer"),
    ("breakfast with Ada this morning", Kind.MEETING, "2026-11-24", ("a",), "breakfast"),
    ("last week walk with Ada", Kind.MEETING, "2026-11-17", ("a",), "walk"),
    ("lunch with Ada 29 Feb", Kind.MEETING, "2024-02-29", ("a",), "lunch"),
    ("on 31.12.2025 lunch with Ada", Kind.MEETING, "2025-12-31", ("a",), "lunch"),
    ("lunch with Ada 12/24/2025", Kind.MEETING, "2025-12-24", ("a",), "lunch"),
    ("lunch with Ada 3/4/2025", Kind.MEETING, "2026-11-24", ("a",), "lunch 3/4/2025"),
    ("zoom with Grace about slides", Kind.CALL, "2026-11-24", ("g",), "slides"),
    ("liked Ada's post", Kind.LIKE, "2026-11-24", ("a",), "post"),
    ("commented on Linus’ post", Kind.COMMENT, "2026-11-24", ("l",), "post"),
    ("lunch with Grace at Ada's place", Kind.MEETING, "2026-11-24", ("g",), "lunch at Ada's place"),
    ("likes cats, said Ada", Kind.NOTE, "2026-11-24", ("a",), "likes cats, said Ada"),
])
def test_what_people_write(line, kind, day, who, note):
    entry = understand(line, NAMES, TODAY)
    assert (entry.kind, entry.day, entry.contact_ids, entry.note) == (kind, day_of(day), who, note)
    assert entry.complete


@pytest.mark.parametrize(("line", "direction"), [
    ("Ada wrote", Direction.RECEIVED), ("yesterday Ada Lovelace liked my post", Direction.RECEIVED),
    ("Ada called me", Direction.BOTH), ("wrote to Ada", Direction.SENT), ("message to Ada sent", Direction.SENT),
    ("Ada sent me an article", Direction.RECEIVED), ("sent Ada an article", Direction.SENT)])
def test_who_did_it(line, direction):
    assert understand(line, NAMES, TODAY).direction is direction


def test_from_is_received():
    assert understand("e-mail from Ada", NAMES, TODAY).direction is Direction.RECEIVED


def test_two_of_a_name_are_asked_about_and_nobody_is_not_logged():
    assert understand("call Val", NAMES, TODAY).questions == ("Val",)
    assert not understand("call Val", NAMES, TODAY).complete
    assert not understand("call somebody", NAMES, TODAY).complete


def test_candidates_are_told_and_a_preset_one_is_not_guessed():
    index = NameIndex([("v", "Val Stone"), ("w", "Val Rivers")])
    entry = understand("call Val", index, TODAY)
    assert (entry.questions, entry.candidates, entry.complete) == (("Val",), ("Val Stone", "Val Rivers"), False)
    assert said(entry, TODAY, PHRASES) == "Several people answer to Val: Val Stone, Val Rivers. Write the whole name."
    assert understand("call Val Rivers", index, TODAY).contact_ids == ("w",)
    assert understand("call Val", index, TODAY, ["v"]).contact_ids == ("v",)
    assert "page of the one you mean" in said(understand("call Val Stone", NAMES, TODAY), TODAY, PHRASES)


@pytest.mark.parametrize("line", ["call Ada tomorrow", "lunch with Ada in two days",
                                  "call Ada 2026-11-25", "lunch with Ada 3 March 2027"])
def test_a_day_that_has_not_come_is_not_logged(line):
    entry = understand(line, NAMES, TODAY, ["a"])
    assert entry.future
    assert not entry.complete
    assert "has not come yet" in said(entry, TODAY, PHRASES)


def test_what_was_understood_is_said_before_it_is_saved():
    def heard(line, preset=()):
        return said(understand(line, NAMES, TODAY, preset), TODAY, PHRASES)

    assert heard("lunch with Grace, Linus and Ada yesterday re looms") == (
        "A meeting with Grace Hopper, Linus Ahlgren and Ada Lovelace, yesterday — lunch: looms")
    assert heard("e-mail from her 2025-11-03", ["a"]) == "An e-mail from Ada Lovelace, on Monday, 3 November 2025"
    assert heard("call Zoë").startswith("Nobody in your garden is called Zoë.")
    assert heard("call") == "With whom? Write a name from your garden."


def test_an_index_of_a_preset_that_is_gone_logs_nobody():
    assert not understand("lunch", NAMES, TODAY, ["gone"]).complete


def test_on_a_persons_page_the_name_may_be_left_out():
    assert understand("lunch", NAMES, TODAY, ["a"]).contact_ids == ("a",)


@settings(max_examples=120)
@given(st.text(max_size=80) | st.lists(st.sampled_from(
    ["call", "31", "february", "29", "2026-99-99", "last", "monday", "Val", "Ada", "about", "from", "yesterday"]),
    max_size=9).map(" ".join))
def test_nothing_raises_and_no_day_lies_ahead(line):
    entry = understand(line, NAMES, TODAY, ["a"])
    assert said(entry, TODAY, PHRASES)
    assert entry.day <= TODAY or not entry.complete
    assert set(entry.contact_ids) <= set(NAMES.shown)


@pytest.mark.parametrize(("line", "who", "text", "due"), [
    ("I'll send the slides to Grace by Friday", ("g",), "send the slides to Grace", "2026-11-27"),
    ("promised Grace to introduce Linus until 3 May", ("g",), "introduce Linus", "2027-05-03"),
    ("I promised Ada Lovelace that I'll call back tomorrow.", ("a",), "call back", "2026-11-25"),
    ("I’ll lend Ada the book", ("a",), "lend Ada the book", None),
    ("I will write to Linus in two weeks", ("l",), "write to Linus", "2026-12-08"),
    ("promised to visit Grace on 2027-01-09", ("g",), "visit Grace", "2027-01-09"),
    ("I'll mail Ada about the job next Monday", ("a",), "mail Ada about the job", "2026-11-30"),
    ("I'll send Ada the notes by 3 Dec", ("a",), "send Ada the notes", "2026-12-03"),
    ("I'll see Ada on Tuesday", ("a",), "see Ada", "2026-12-01"),
])
def test_a_promise_with_its_day(line, who, text, due):
    entry = understand(line, NAMES, TODAY)
    assert (entry.contact_ids, entry.promise, entry.due_on) == (who, text, day_of(due) if due else None)
    assert entry.complete
    assert not entry.happened


def test_a_promise_on_the_page_of_a_person_names_others_freely():
    entry = understand("promised to introduce Linus until 3 May", NAMES, TODAY, ["g"])
    assert (entry.contact_ids, entry.promise, entry.due_on) == (("g",), "introduce Linus", day_of("2027-05-03"))
    assert said(entry, TODAY, PHRASES) == "Promised to Grace Hopper: introduce Linus, by Monday, 3 May 2027"


def test_what_happened_and_a_promise_in_one_breath():
    entry = understand("yesterday lunch with Grace about compilers. I'll send the slides by tomorrow", NAMES, TODAY)
    assert (entry.kind, entry.day, entry.note) == (Kind.MEETING, TODAY - 1, "lunch: compilers")
    assert (entry.promise, entry.due_on, entry.happened) == ("send the slides", TODAY + 1, True)
    assert "by tomorrow" in said(entry, TODAY, PHRASES)


def test_a_promise_to_nobody_or_to_several_is_a_question():
    assert not understand("I'll send the slides", NAMES, TODAY).complete
    several = understand("I'll send the slides to Grace and to Linus", NAMES, TODAY)
    assert not several.complete
    assert "To whom" in said(several, TODAY, PHRASES)
    assert not understand("I'll send Val the slides", NAMES, TODAY).complete
    assert understand("Ada promised to send the slides", NAMES, TODAY).promise == ""


def test_a_kind_of_ones_own():
    entry = understand("chess evening with Ada yesterday", NAMES, TODAY, (), [OwnKind("Chess evening", Kind.MEETING)])
    assert (entry.kind, entry.own, entry.day, entry.contact_ids, entry.note) == (
        Kind.MEETING, "Chess evening", TODAY - 1, ("a",), "")
    assert said(entry, TODAY, PHRASES) == "Chess evening with Ada Lovelace, yesterday"


@given(st.text(max_size=60))
def test_promises_never_raise(tail):
    entry = understand(f"I'll {tail}", NAMES, TODAY)
    said(entry, TODAY, PHRASES)
    assert entry.due_on is None or entry.due_on >= TODAY
