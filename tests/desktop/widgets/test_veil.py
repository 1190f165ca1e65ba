"""Privacy mode: one switch, names behind a veil."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from networkgarden.desktop.widgets.veil import names_are_veiled, under_veil, veil_names, veiled, veiled_in, veiled_words


@pytest.fixture
def _veil(qapp: object) -> Iterator[None]:
    veil_names(True)
    yield
    veil_names(False)


@pytest.mark.parametrize(("name", "shown"), [
    ("Ada Lovelace", "A••• L•••"), ("Émile", "É•••"), ("  (Bob)  ", "B•••"), ("ada@example.org", "a•••"),
    ("山田 太郎", "山••• 太•••"), ("Ana María de la Cruz", "A••• M•••"), ("", "•••"), ("…", "•••"),
])  # fmt: skip
def test_a_name_shows_its_initials_only(name: str, shown: str) -> None:
    assert under_veil(name) == shown


@given(st.text(alphabet=st.characters(categories=["L"]), min_size=2), st.text(min_size=0, max_size=30))
def test_a_veil_tells_neither_the_rest_nor_its_length(name: str, more: str) -> None:
    assert len(under_veil(f"{name} {more}")) <= 9
    assert under_veil(name) == under_veil(name[0] + "x" * 40)


@pytest.mark.usefixtures("_veil")
def test_names_in_sentences_are_veiled_whole_or_in_part() -> None:
    said = "You met Ada Lovelace yesterday. Thank Ada? (Adam stays.)"
    assert veiled_in(said, "Ada Lovelace") == "You met A••• L••• yesterday. Thank A•••? (Adam stays.)"


def test_without_the_switch_names_are_plain(qtbot: QtBot) -> None:
    assert not names_are_veiled()
    assert veiled("Ada") == "Ada"
    assert veiled_in("Ada was here", "Ada") == "Ada was here"


def test_words_that_somebody_wrote_hide_every_name_however_it_is_spelled(qapp):
    note = "met ADA and Grace’s brother; Gracefully"
    assert veiled_words(note, ["Ada Lovelace", "Grace Hopper"]) == note
    veil_names(True)
    try:
        assert veiled_words(note, ["Ada Lovelace", "Grace Hopper"]) == "met A••• and G•••’s brother; Gracefully"
        assert veiled_words("a b", ["A B", ""]) == "a b"
    finally:
        veil_names(False)
