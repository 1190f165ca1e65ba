"""Bytes to text to rows."""

from __future__ import annotations

import csv
import io
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networkgarden.errors import UnreadableFile
from networkgarden.importers.text import LONGEST_CELL, MOST_AGAIN, clean, column_key, decode, records, sniff_delimiter

WORDS = "name;city\nJörg Müller;Köln\nZoë;Łódź\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_encodings(encoding: str) -> None:
    assert decode(WORDS.encode(encoding)) == WORDS


def test_western_windows_is_the_last_resort() -> None:
    text = "name\nJörg “Müller” €\n"
    assert decode(text.encode("cp1252")) == text


def test_wrong_charset_reads_wrongly_but_reads() -> None:
    assert decode("name\nЖук\n".encode("cp1251")).startswith("name\n")


def test_cut_inside_a_character() -> None:
    assert decode("Zoë".encode()[:-1]) == "Zo"


@pytest.mark.parametrize("junk", [bytes(range(256)) * 20, b"\x89PNG\r\n\x1a\n" + bytes(100), b"\x7fELF" + bytes(40)])
def test_binary_is_refused(junk: bytes) -> None:
    with pytest.raises(UnreadableFile):
        decode(junk)


@given(st.binary(max_size=300))
def test_any_bytes_give_text_or_one_clear_refusal(content: bytes) -> None:
    try:
        text = decode(content)
    except UnreadableFile:
        return
    assert [record.row for record in records(text)] == list(range(1, 1 + len(list(records(text)))))


@pytest.mark.parametrize(("text", "delimiter"), [
    ("name,email\n", ","), ("name;email\n", ";"), ("name\temail\n", "\t"),
    ('"a;b;c",x,y\n', ","), ("sep=;\na,b\n", ";"),
    ("name\n", ","), ("", ","),
])
def test_delimiter(text: str, delimiter: str) -> None:
    assert sniff_delimiter(text) == delimiter


def test_rows_are_numbered_as_in_a_spreadsheet() -> None:
    found = [(record.row, record.cells) for record in records('a\r\n\r\n"x\r\ny"\rlast')]
    assert found == [(1, ("a",)), (2, ()), (3, ("x\r\ny",)), (4, ("last",))]


def test_huge_cell_costs_its_row_only() -> None:
    found = list(records(f"a,b\n{'x' * (LONGEST_CELL + 1)},1\nc,d\n"))
    assert [bool(record.fault) for record in found] == [False, True, False]
    assert found[2].cells == ("c", "d")


@pytest.mark.parametrize("more", ["", 'g,"h, i"\n', 'g,"' + "h" * 1000 + '"\n' + "i,j\n" * LONGEST_CELL])
def test_open_quotation_costs_its_own_line(more: str) -> None:
    found = list(islice(records('a,b\n"c,d\ne,f\n' + more), 4))
    assert [record.fault for record in found[:3]] == [
        "", "a quotation mark is left open, so this line was left out", ""]
    assert [record.cells[0] for record in found if not record.fault][:3] == ["a", "e", *"g" * bool(more)]


def test_a_file_of_open_quotations_is_not_read_again_for_ever() -> None:
    found = list(records("a,b\n" + '"c,d\n' * 5_001))
    assert len([record for record in found if record.fault]) > MOST_AGAIN
    assert len(found) < 5_001


def test_nuls_and_backslashes() -> None:
    assert next(records("a\x00b,c\n")).cells == ("ab", "c")
    assert next(records('"so \\"good\\"",2\n', escape="\\")).cells == ('so "good"', "2")
    assert next(records('"C:\\dir",2\n')).cells == ("C:\\dir", "2")


def test_clean_takes_controls_and_marks_of_nothing() -> None:
    assert clean(" A\x07da\u0085\ufeff ") == "Ada"
    assert clean("two\r\nlines") == "two\nlines"
    assert [clean(mark) for mark in ("#N/A", "<NA>", "N/A", "#N/A N/A")] == [""] * 4
    assert clean("Null") == "Null"     # there are people so called


def test_column_key() -> None:
    assert column_key("\ufeff E-mail_Address ") == "e mail address"


@given(st.lists(st.lists(st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=8),
                         min_size=2, max_size=4), max_size=5))
def test_what_a_csv_writer_wrote_comes_back(rows: list[list[str]]) -> None:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    assert [list(record.cells) for record in records(out.getvalue())] == rows
