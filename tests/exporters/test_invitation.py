"""Meetings as calendar files: an independent reader finds exactly what was planned."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networkgarden.domain.plans import PlannedMeeting, PlanState
from networkgarden.exporters.invitation import invitation_ics

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
OWN = ("Me & Co", "me@example.org")
hostile = st.text(st.sampled_from(list("ab;:,\\\"^'\r\n\t\0 {}&<>\u202e\u200f花é")) , max_size=60)


def plan(start=NOW + timedelta(days=3), **changes):
    facts = {"id": "11111111-2222-3333-4444-555555555555", "contact_ids": ("a",), "what": "lunch", "day": 1,
             "start": start, "minutes": 75, "place": "Café; “Looms”", "state": PlanState.PLANNED}
    return PlannedMeeting(**{**facts, **changes})


def properties(text):
    """(name with parameters, value) of every content line, unfolded (RFC 5545 §3.1)."""
    assert text.endswith("\r\n")
    raw = text.split("\r\n")
    assert all(len(line.encode()) <= 75 for line in raw)
    assert not any("\n" in line or "\r" in line for line in raw)
    found = []
    for line in text.replace("\r\n ", "").split("\r\n")[:-1]:
        name, value = re.fullmatch(r'((?:[^":]|"[^"]*")*):(.*)', line, re.DOTALL).groups()
        found.append((name, value))
    return found


def plain(text):
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], text)


def test_an_invitation_to_answer():
    found = dict(properties(invitation_ics(plan(), "Lunch with Ada", [("Ada", "ada@example.org"), ("Ben", "")], OWN,
                                           NOW)))
    assert found["METHOD"] == "REQUEST"
    assert found["DTSTART"] == "20261127T100000Z"
    assert found["DTEND"] == "20261127T111500Z"
    assert found["DTSTAMP"] == "20261124T100000Z"
    assert found['ORGANIZER;CN="Me & Co"'] == "mailto:me@example.org"
    assert found['ATTENDEE;CN="Ada";ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE'] == "mailto:ada@example.org"
    assert plain(found["LOCATION"]) == "Café; “Looms”"
    assert found["STATUS"] == "CONFIRMED"
    assert [name for name, _ in properties(invitation_ics(plan(), "x", [], OWN, NOW))].count("BEGIN") == 2


@pytest.mark.parametrize(("guests", "own"), [([("Ada", "")], OWN), ([("Ada", "ada@example.org")], ("Me", "")),
                                             ([], ("", ""))])
def test_without_both_addresses_it_is_the_event_alone(guests, own):
    text = invitation_ics(plan(state=PlanState.PROPOSED), "Lunch", guests, own, NOW)
    assert "METHOD:PUBLISH" in text
    assert "ATTENDEE" not in text
    assert "ORGANIZER" in text or not own[1]
    assert "STATUS:TENTATIVE" in text


@given(hostile, hostile, hostile, hostile)
def test_hostile_words_change_nothing_but_their_own_value(summary, place, name, own):
    text = invitation_ics(plan(place=place), summary, [(name, "ada@example.org")], (own, "me@example.org"), NOW)
    found = properties(text)
    names = [one.partition(";")[0] for one, _ in found]
    expected = ["BEGIN", "VERSION", "PRODID", "CALSCALE", "METHOD", "BEGIN", "UID", "DTSTAMP", "DTSTART", "DTEND",
                "SUMMARY", "SEQUENCE", "TRANSP", "STATUS", *(["LOCATION"] if place.strip() else []), "ORGANIZER",
                "ATTENDEE", "END", "END"]
    assert names == expected
    said = plain(dict(found)["SUMMARY"])
    assert said == "".join(letter for letter in summary.replace("\r\n", "\n").replace("\r", "\n") if letter != "\0")
