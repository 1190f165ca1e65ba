"""Calendars: whom one met and when; what is repeated, moved, cancelled or still to come; when one is busy."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from importers.mailboxes import write
from networkgarden.actions.importing import hints_of, import_read, read_files
from networkgarden.domain.incoming import Me
from networkgarden.importers import calendar
from networkgarden.importers.calendar_busy import busy_times
from networkgarden.importers.calendar_rules import days, read_rule
from networkgarden.importers.calendar_zones import WINDOWS, named_zone
from networkgarden.importers.detect import read_path
from networkgarden.importers.files import single
from networkgarden.importers.hints import Hints
from tests.garden_at_hand import open_tending

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
MINE = Hints(me=(Me("email", "iris@example.org", sure=True),), now=NOW)
ADA = "ATTENDEE;CN=\"Ada Lovelace\";PARTSTAT=ACCEPTED:mailto:ada@example.com"
IRIS = "ORGANIZER;CN=Iris:mailto:Iris@example.org"


def event(*lines, start="DTSTART:20260105T100000Z", uid="1"):
    own = (f"UID:{uid}",) if uid else ()
    return "\r\n".join(("BEGIN:VEVENT", *own, start, *lines, "END:VEVENT", ""))


def calendar_of(*events, head=()):
    return "\r\n".join(("BEGIN:VCALENDAR", "VERSION:2.0", *head, "")) + "".join(events) + "END:VCALENDAR\r\n"


@pytest.fixture
def read(tmp_path):
    def read(*events, hints=MINE, head=()):
        (incoming,) = read_path(write(tmp_path / "a.ics", calendar_of(*events, head=head)), hints)
        return incoming
    return read


def met(incoming):
    return [(act.who.name, act.day or f"{act.instant:%Y-%m-%dT%H:%M}") for act in incoming.interactions]


def reasons(incoming):
    return {skip.where: skip.why for skip in incoming.skipped}


def test_a_meeting_counts_with_everybody_but_me(read):
    grace = "ATTENDEE;CN=Grace;CUTYPE=INDIVIDUAL:MAILTO:grace@example.net"
    incoming = read(event(IRIS, ADA, grace, "ATTENDEE:mailto:iris@example.org", "SUMMARY:Looms\\, numbers"))
    assert met(incoming) == [("Ada Lovelace", "2026-01-05T10:00"), ("Grace", "2026-01-05T10:00")]
    act = incoming.interactions[0]
    assert (act.kind.value, act.direction.value, act.note, act.who.email, act.where) == (
        "meeting", "both", "Looms, numbers", "ada@example.com", "event 1")
    assert incoming.format == "calendar"


def test_every_event_left_out_has_its_place_and_reason(read):
    crowd = [f"ATTENDEE:mailto:p{number}@example.com" for number in range(16)]
    incoming = read(
        event(), event(IRIS), event(ADA, "STATUS:CANCELLED"), event(ADA, start="DTSTART:20270101T100000Z"),
        event(*crowd), event(ADA, "ATTENDEE;PARTSTAT=DECLINED:mailto:iris@example.org"),
        event(ADA.replace("ACCEPTED", "DECLINED")), event(ADA, start="DTSTART:soon"),
        event("ATTENDEE;CUTYPE=ROOM;CN=Hall:mailto:hall@example.org"), event("ATTENDEE;CN=Contacts:mailto:x@virtual"),
        event(*crowd[1:]))
    assert len(incoming.interactions) == 15
    assert reasons(incoming) == {
        "event 8": "it does not say when it began",
        "events 1, 9–10, 2": "4 events left out: nobody else is named in them",
        "event 3": "cancelled", "event 4": "still to come",
        "event 5": "a meeting of more than 15 is not contact with each", "event 6": "you declined",
        "event 7": "everybody else declined"}


def test_what_is_repeated_counts_on_each_day_that_has_come(read):
    weekly = event(ADA, "RRULE:FREQ=WEEKLY;BYDAY=MO", "EXDATE;TZID=Europe/Berlin:20260511T100000",
                   "RDATE;TZID=Europe/Berlin:20260520T100000",
                   start="DTSTART;TZID=Europe/Berlin:20260504T100000")
    moved = event(ADA, "RECURRENCE-ID;TZID=Europe/Berlin:20260518T100000", start="DTSTART:20260519T150000Z")
    gone = event(ADA, "RECURRENCE-ID:20260525T080000Z", "STATUS:CANCELLED", start="DTSTART:20260525T080000Z")
    incoming = read(weekly, moved, gone)
    assert [when for _, when in met(incoming)] == [
        "2026-05-04T08:00", "2026-06-01T08:00", "2026-05-20T08:00", "2026-05-19T15:00"]
    assert len({act.key for act in incoming.interactions}) == 4


def test_a_rule_without_an_end_ends_and_one_that_never_fits_too(read):
    began = time.process_time()
    incoming = read(event(ADA, "RRULE:FREQ=DAILY", start="DTSTART;VALUE=DATE:19000101"),
                    event(ADA, "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", start="DTSTART:20200101T100000Z"),
                    event(ADA, "RRULE:FREQ=SECONDLY", start="DTSTART:20200101T100000Z"), hints=Hints(me=MINE.me))
    assert time.process_time() - began < 20
    assert len(incoming.interactions) == 5000 + 1 + 1
    assert min(act.day for act in incoming.interactions if act.day) > "2009"
    assert reasons(incoming) == {
        "event 1": "it is repeated more than 5,000 times; the last of them count",
        "event 3": "its repetition cannot be read, so only its first day counts"}


@pytest.mark.parametrize(("rule", "start", "wanted"), [
    ("FREQ=DAILY;COUNT=3", date(2026, 1, 30), ["01-30", "01-31", "02-01"]),
    ("FREQ=WEEKLY;INTERVAL=2;COUNT=4;WKST=SU;BYDAY=TU,TH", date(2026, 1, 6), ["01-06", "01-08", "01-20", "01-22"]),
    ("FREQ=MONTHLY;BYDAY=-1FR;COUNT=3", date(2026, 1, 30), ["01-30", "02-27", "03-27"]),
    ("FREQ=MONTHLY;BYMONTHDAY=31;COUNT=3", date(2026, 1, 31), ["01-31", "03-31", "05-31"]),
    ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=2", date(2026, 1, 30), ["01-30", "02-27"]),
    ("FREQ=YEARLY;BYYEARDAY=1,100", date(2026, 1, 1), ["01-01", "04-10"]),
    ("FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", date(2026, 5, 11), ["05-11"]),
    ("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", date(2026, 2, 13), ["02-13", "03-13", "11-13"])])
def test_rules_of_the_standard(rule, start, wanted):
    read = read_rule(rule)
    assert read is not None
    assert [f"{day:%m-%d}" for day in days(read, start, date(2026, 12, 31))] == wanted


def test_days_without_a_zone_are_days_and_known_zones_are_instants(read):
    own = ("BEGIN:VTIMEZONE\r\nTZID:Ours\r\nBEGIN:STANDARD\r\nDTSTART:19701025T030000\r\n"
           "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\n"
           "BEGIN:DAYLIGHT\r\nDTSTART:19700329T020000\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r\n"
           "TZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE")
    starts = ["DTSTART;VALUE=DATE:20260105", "DTSTART:20260105T100000", "DTSTART;TZID=Nowhere/At all:20260105T100000",
              "DTSTART;TZID=W. Europe Standard Time:20260105T100000",
              "DTSTART;TZID=/mozilla.org/20050126_1/America/New_York:20260105T100000",
              "DTSTART;TZID=Ours:20260105T100000", "DTSTART;TZID=Ours:20260505T100000"]
    incoming = read(*(event(ADA, start=start, uid=str(number)) for number, start in enumerate(starts)), head=(own,))
    assert [when for _, when in met(incoming)] == [
        "2026-01-05", "2026-01-05", "2026-01-05", "2026-01-05T09:00", "2026-01-05T15:00", "2026-01-05T09:00",
        "2026-05-05T08:00"]


def test_every_name_windows_gives_a_zone_is_known():
    assert [name for name in WINDOWS if named_zone(name) is None] == []


def test_one_bad_event_costs_only_itself(read):
    good = [event(ADA, uid="a"), event(ADA, uid="b", start="DTSTART:20260106T100000Z")]
    for bad in ("BEGIN:VEVENT\r\nDTSTART:20260199T990000Z\r\nEND:VEVENT\r\n", "BEGIN:VEVENT\r\nUID:x\r\n", "rubbish\n",
                "BEGIN:VEVENT\r\n;;:;;\r\nDTSTART;TZID=\r\nATTENDEE\r\nEND:VALARM\r\nEND:VEVENT\r\n"):
        incoming = read(good[0], bad, good[1])
        assert len(incoming.interactions) == 2, bad
        assert len(incoming.skipped) == bad.count("BEGIN"), bad


def test_a_file_without_a_calendar_or_without_ends_is_read(tmp_path):
    path = write(tmp_path / "a.ics", f"\r\nBEGIN:VEVENT\r\nDTSTART:20260105T100000Z\r\n{ADA}\r\n")
    (incoming,) = read_path(path, MINE)
    assert len(incoming.interactions) == 1


def test_content_decides_and_not_the_name_or_the_charset(tmp_path):
    text = calendar_of(event(ADA.replace("Ada", "Adä")))
    for name, raw in (("a.vcf", text.encode()), ("b.ics", text.encode("utf-16")), ("c.txt", text.encode("cp1252"))):
        (incoming,) = read_path(write(tmp_path / name, raw), MINE)
        assert met(incoming) == [("Adä Lovelace", "2026-01-05T10:00")], name


def test_whose_calendar_it_is_comes_from_its_name_or_from_who_is_always_there(read):
    grace = "ATTENDEE:mailto:grace@example.net"
    for head, organizers in ((("X-WR-CALNAME:iris@example.org",), (IRIS, "X:y")), ((), (IRIS, IRIS))):
        events = event(organizers[0], ADA), event(organizers[1], grace, uid="2")
        incoming = read(*events, hints=Hints(now=NOW), head=head)
        assert {act.who.email for act in incoming.interactions} == {"ada@example.com", "grace@example.net"}
        assert incoming.asks == ()
    assert incoming.me == (Me("email", "iris@example.org", sure=True),)


def test_in_doubt_everybody_is_counted_and_the_person_is_asked(read):
    incoming = read(event(IRIS, ADA), hints=Hints(now=NOW))
    assert (len(incoming.interactions), incoming.asks) == (2, ("me",))
    assert reasons(incoming) == {
        "iris@example.org, ada@example.com": "one of these people may be you; everybody was counted"}


def test_a_moved_meeting_is_the_same_and_twice_is_once(tmp_path):
    tending = open_tending(tmp_path / "profile")
    try:
        def bring(start):
            path = write(tmp_path / "a.ics", calendar_of(event(ADA, start=start)))
            (file,) = import_read(tending, read_files([path], hints_of(tending))).files
            return file.interactions

        assert bring("DTSTART:20260105T100000Z") == {"new": 1, "duplicate": 0}
        assert bring("DTSTART:20260105T100000Z") == {"new": 0, "duplicate": 1}
        assert bring("DTSTART:20260106T110000Z") == {"new": 0, "duplicate": 1}
    finally:
        tending.garden.close()


def test_busy_times_are_joined_and_leave_out_what_is_free(tmp_path):
    path = write(tmp_path / "a.ics", calendar_of(
        event("DTEND:20260701T120000Z", start="DTSTART:20260701T100000Z"),
        event("DURATION:PT1H", start="DTSTART:20260701T113000", uid="2"),
        event("DURATION:PT1H", "TRANSP:TRANSPARENT", start="DTSTART:20260701T150000Z", uid="3"),
        event("DURATION:PT1H", "ATTENDEE;PARTSTAT=DECLINED:mailto:iris@example.org", start="DTSTART:20260701T160000Z"),
        event("DURATION:PT30M", "RRULE:FREQ=WEEKLY", start="DTSTART;TZID=Europe/Berlin:20260101T200000", uid="5"),
        event(start="DTSTART;VALUE=DATE:20260703", uid="6"),
        event("RRULE:FREQ=YEARLY", start="DTSTART;VALUE=DATE:19800701", uid="7")))
    begin = datetime(2026, 7, 1, tzinfo=UTC)
    found = busy_times(single(path), begin, begin + timedelta(days=3), ZoneInfo("Europe/Berlin"), MINE)
    assert [(f"{first:%d %H:%M}", f"{last:%d %H:%M}") for first, last in found] == [
        ("01 09:30", "01 12:00"), ("02 18:00", "02 18:30"), ("02 22:00", "03 22:00")]


@pytest.mark.corpus
@pytest.mark.parametrize(("folder", "count"), [("icaljs", 24), ("libical", 134 + 4), ("icalendar-ics", 187)])
def test_every_event_of_the_public_sets_is_accounted_for(corpus, folder, count):
    found = 0
    for path in sorted((Path(corpus) / folder).rglob("*")):
        if not path.is_file() or not calendar.recognise(path.read_bytes()[:65_536]):
            continue
        with path.open("rb") as stream:
            number = sum(component.kind == "VEVENT" for component, _ in calendar.read_events(stream, lambda: None))
        incoming = calendar.read(single(path), MINE)
        told = {act.where for act in incoming.interactions}
        assert number == 0 or told or incoming.skipped, path.name
        found += number
    assert found == count


@pytest.mark.corpus
def test_a_birthday_calendar_gives_no_meeting_and_a_reason(corpus):
    (incoming,) = read_path(Path(corpus) / "icaljs" / "samples" / "google_birthday.ics", MINE)
    assert (len(incoming.interactions), len(incoming.skipped)) == (0, 1)
    assert "nobody else" in incoming.skipped[0].why


def test_a_repeated_event_is_the_same_in_whichever_zone_it_is_written(read):
    rule = "RRULE:FREQ=WEEKLY;COUNT=3"
    here = read(event(ADA, rule, "UID:w", start="DTSTART;TZID=Europe/Berlin:20260504T100000"))
    there = read(event(ADA, rule, "UID:w", start="DTSTART:20260504T080000Z"))
    floating = read(event(ADA, rule, "UID:w", start="DTSTART:20260504T100000"))
    assert [act.key for act in here.interactions] == [act.key for act in there.interactions]
    assert not {act.key for act in here.interactions} & {act.key for act in floating.interactions}
