"""What somebody is called, and what may be kept of what was typed."""

from __future__ import annotations

import pytest

from networkgarden.domain.words import first_name, one_line, plain


@pytest.mark.parametrize(("name", "first"), [
    ("Ada Lovelace", "Ada"), ("Lovelace, Ada", "Ada"), ("Lovelace, Ada Augusta", "Ada"), ("Ada Lovelace, PhD", "Ada"),
    ("Dr. Ada Lovelace", "Dr. Ada Lovelace"), ("A Lovelace", "A Lovelace"), ("Ada", "Ada"), ("Ada,", "Ada,"), ("", "")])
def test_the_first_name(name, first):
    assert first_name(name) == first
    assert first_name(name, "Al") == "Al"


@pytest.mark.parametrize(("typed", "kept"), [
    ("Ctl \x07\x1b[31mRed\x1b[0m\x08", "Ctl [31mRed[0m"), ("Evil \u202egnp.exe", "Evil gnp.exe"),
    (" a\tname\r\nin  two ", "a name in two"), ("\x9b5m\ud800", "5m"), ("<b>Tom & Jerry</b>", "<b>Tom & Jerry</b>"),
    ("👩\u200d👩\u200d👧 مريم\u200e", "👩\u200d👩\u200d👧 مريم\u200e")])
def test_a_line_that_was_typed_commands_no_terminal_and_turns_nothing_around(typed, kept):
    assert one_line(typed) == kept


def test_a_text_keeps_its_lines():
    assert plain("one\x1b[2J\n\ttwo\u202e") == "one[2J\n\ttwo"
