"""Birthdays and other dates as a calendar file."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networkgarden.domain.contact import Contact
from networkgarden.domain.incoming import PersonDate
from networkgarden.exporters.calendar import dates_ics, escaped, folded

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def calendar(*dates: PersonDate, name: str = "Ada") -> list[str]:
    contact = Contact("0b8f6c9e-3a51-4f0e-9f1c-2d5f1f6a7b10", name, 0, "fern", dates=dates)
    text = dates_ics([contact], NOW)
    assert text.endswith("END:VCALENDAR\r\n")
    return text.replace("\r\n ", "").split("\r\n")


def test_a_birthday() -> None:
    lines = calendar(PersonDate("birthday", 12, 10, 1815))
    assert lines[:3] == ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Network Garden//Dates//EN"]
    assert {"DTSTAMP:20260301T120000Z", "DTSTART;VALUE=DATE:18151210", "DTEND;VALUE=DATE:18151211",
            "RRULE:FREQ=YEARLY", "SUMMARY:Birthday of Ada (1815)", "TRANSP:TRANSPARENT"} <= set(lines)


def test_without_a_year_it_begins_in_a_leap_year() -> None:
    assert "DTSTART;VALUE=DATE:20000122" in calendar(PersonDate("birthday", 1, 22))


@pytest.mark.parametrize(("year", "first"), [(None, "20000229"), (1996, "19960229"), (1995, "19950228")])
def test_the_29th_of_february_is_the_last_of_february(year: int | None, first: str) -> None:
    lines = calendar(PersonDate("birthday", 2, 29, year))
    assert f"DTSTART;VALUE=DATE:{first}" in lines
    assert "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1" in lines


def test_other_dates_are_named_and_connecting_is_left_out() -> None:
    lines = calendar(PersonDate("anniversary", 5, 1, 2001), PersonDate("connected", 5, 2, 2020))
    assert [line for line in lines if line.startswith("SUMMARY")] == ["SUMMARY:Ada: anniversary"]


def test_impossible_days_are_left_out() -> None:
    assert "BEGIN:VEVENT" not in calendar(PersonDate("birthday", 2, 30), PersonDate("birthday", 13, 1, 2000))


def test_names_cannot_write_lines_of_their_own() -> None:
    lines = calendar(PersonDate("birthday", 1, 1), name="A;B,C\\D\r\nATTENDEE:x\x07")
    assert "SUMMARY:Birthday of A\\;B\\,C\\\\D\\nATTENDEE:x" in lines
    assert not [line for line in lines if line.startswith("ATTENDEE")]


def test_identities_stay_and_differ() -> None:
    dates = (PersonDate("birthday", 1, 1), PersonDate("birthday", 1, 1))
    first, second = [line for line in calendar(*dates) if line.startswith("UID")]
    assert first != second
    assert [line for line in calendar(*dates) if line.startswith("UID")] == [first, second]


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n"), max_size=300))
def test_folded_lines_are_short_and_unfold_to_the_same(line: str) -> None:
    pieces = folded(line).split("\r\n")
    assert max(len(piece.encode()) for piece in pieces) <= 75
    assert pieces[0] + "".join(piece[1:] for piece in pieces[1:]) == line


def test_escaped() -> None:
    assert escaped("a\r\nb\rc") == "a\\nb\\nc"
