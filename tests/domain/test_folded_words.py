"""What somebody is called."""

from __future__ import annotations

import pytest

from networkgarden.domain.words import first_name


@pytest.mark.parametrize(("name", "first"), [
    ("Ada Lovelace", "Ada"), ("Lovelace, Ada", "Ada"), ("Lovelace, Ada Augusta", "Ada"), ("Ada Lovelace, PhD", "Ada"),
    ("Dr. Ada Lovelace", "Dr. Ada Lovelace"), ("A Lovelace", "A Lovelace"), ("Ada", "Ada"), ("Ada,", "Ada,"), ("", "")])
def test_the_first_name(name, first):
    assert first_name(name) == first
    assert first_name(name, "Al") == "Al"
