"""Injected faults: each costs the record it hits, or gives one clear sentence; never a crash, never the rest."""

from __future__ import annotations

import contextlib
import json
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from importers.mailboxes import ADA, ME, letter, mbox, write
from networkgarden.domain.incoming import Me
from networkgarden.errors import UnreadableFile
from networkgarden.importers import files
from networkgarden.importers.detect import read_path
from networkgarden.importers.hints import Hints

MINE = Hints(me=(Me("email", "iris@example.org", sure=True), Me("name", "Iris Bloom", sure=True)))
COUNT = 6


@dataclass(frozen=True)
class Sample:
    """A file of ``COUNT`` records, each an act; ``before`` and ``after`` stand around them."""

    name: str
    before: str
    records: tuple[str, ...]
    after: str = ""
    between: str = ""

    def text(self, middle: str = "") -> str:
        records = list(self.records)
        if middle:
            records.insert(COUNT // 2, middle)
        return self.before + self.between.join(records) + self.after


def _events():
    return tuple(f"BEGIN:VEVENT\r\nUID:{number}\r\nDTSTART:2024010{number + 1}T100000Z\r\nSUMMARY:Tee\r\n"
                 "ATTENDEE;CN=Ädä:mailto:ada@example.com\r\nEND:VEVENT\r\n" for number in range(COUNT))


def _telegram():
    return tuple(json.dumps({"id": number, "type": "message", "date_unixtime": str(1704189600 + number), "from": "Ädä",
                             "from_id": "user2", "text": "x"}, indent=1, ensure_ascii=False) for number in range(COUNT))


SAMPLES = {
    "mbox": Sample("mail.mbox", "", tuple(mbox(letter('"Ädä" <ada@example.com>', number=number + 1))
                                          for number in range(COUNT))),
    "calendar": Sample("a.ics", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", _events(), "END:VCALENDAR\r\n"),
    "whatsapp": Sample("WhatsApp Chat with Ädä.txt", "", tuple(
        f"{13 + number}/01/24, 10:00 - Ädä: hallo\n" for number in range(COUNT))),
    "telegram": Sample("result.json", '{"name": "Ädä", "type": "personal_chat", "id": 2, "messages": [\n',
                       _telegram(), "\n]}", ",\n"),
    "sms": Sample("sms.xml", "<?xml version='1.0'?>\n<smses>\n", tuple(
        f'<sms address="+49 151 234567" date="{1704189600000 + number}" type="1" body="ä" contact_name="Ädä" />\n'
        for number in range(COUNT)), "</smses>\n"),
    "calls": Sample("calls.xml", "<calls>\n", tuple(
        f'<call number="+49 151 234567" duration="9" date="{1704189600000 + number}" type="1" contact_name="Ädä" />\n'
        for number in range(COUNT)), "</calls>\n"),
}
GARBAGE = {
    "mbox": "From - \nX-Nothing: here\n\xff\x00\n\n",
    "calendar": "BEGIN:VEVENT\r\nDTSTART:garbage\r\n\x00;;;:::\r\nATTACH;ENCODING=BASE64:****\r\n",
    "whatsapp": "\x00\x01 ]]] 99/99/99, 99:99 - : :\n",
    "telegram": '{"id": 99, "type": "message", "text": """}',
    "sms": '<sms address="+49 151 234567" body="\x00 & < broken\n',
    "calls": "<call <<<< number=/>\n",
}
BY_FORMAT = pytest.mark.parametrize("kind", SAMPLES)


def acts_in(path):
    return [act for one in read_path(path, MINE) for act in one.interactions]


def acts_or_sentence(path):
    try:
        return acts_in(path)
    except UnreadableFile as error:
        return str(error)


@BY_FORMAT
def test_a_whole_file_gives_every_record(tmp_path, kind):
    path = write(tmp_path / SAMPLES[kind].name, SAMPLES[kind].text())
    assert [one.format for one in read_path(path, MINE)] == [kind]
    assert [act.who.name for act in acts_in(path)] == ["Ädä"] * COUNT


@BY_FORMAT
def test_a_record_of_garbage_costs_only_itself_and_is_told(tmp_path, kind):
    path = write(tmp_path / SAMPLES[kind].name, SAMPLES[kind].text(GARBAGE[kind]))
    assert len(acts_in(path)) == COUNT
    if kind != "whatsapp":      # there it belongs to the message before
        assert [skip for one in read_path(path, MINE) for skip in one.skipped]


@BY_FORMAT
def test_a_file_cut_off_anywhere_gives_what_stands_before(tmp_path, kind):
    sample = SAMPLES[kind]
    text = sample.text()
    begin = len(sample.before) + len(sample.records[0]) + len(sample.between)
    for cut in range(begin, len(text), 7):
        path = write(tmp_path / sample.name, text[:cut])
        whole = sum(cut >= begin + sum(map(len, sample.records[1:number + 1])) + number * len(sample.between)
                    for number in range(COUNT - 1))
        assert whole - 1 <= len(acts_in(path)) <= COUNT, cut


@BY_FORMAT
@pytest.mark.parametrize("charset", ["cp1252", "iso-8859-15"])
def test_another_charset_costs_no_record(tmp_path, kind, charset):
    if kind == "whatsapp":      # the name of the file tells who the other is
        path = write(tmp_path / "WhatsApp Chat with Ädä.txt", SAMPLES[kind].text().encode(charset))
    else:
        path = write(tmp_path / SAMPLES[kind].name, SAMPLES[kind].text().encode(charset))
    assert len(acts_in(path)) == COUNT


@BY_FORMAT
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_bytes_changed_anywhere_raise_nothing_but_a_sentence(tmp_path, kind, data):
    content = bytearray(SAMPLES[kind].text().encode())
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(content) - 1))
        content[place:place + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=4))
    path = write(tmp_path / SAMPLES[kind].name, bytes(content))
    given = acts_or_sentence(path)
    assert isinstance(given, str) or all(bool(act.day) != bool(act.instant) for act in given)


@BY_FORMAT
def test_in_a_damaged_zip_the_rest_comes_in(tmp_path, kind):
    path = tmp_path / "all.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(SAMPLES[kind].name, SAMPLES[kind].text())
        packed.writestr("people.csv", "name\nGrace Hopper\n")
    content = bytearray(path.read_bytes())
    start = content.index(SAMPLES[kind].name.encode()) + len(SAMPLES[kind].name.encode()) + 12
    content[start:start + 8] = bytes(8)
    path.write_bytes(content)
    read = read_path(path, MINE)
    assert any(person.name == "Grace Hopper" for one in read for person in one.people)
    assert any(skip.why for one in read for skip in one.skipped)


@BY_FORMAT
def test_a_bomb_is_not_opened(tmp_path, kind, monkeypatch):
    monkeypatch.setattr(files, "RATIO_FROM", 1000)
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(SAMPLES[kind].name, SAMPLES[kind].before + SAMPLES[kind].records[0] * 20_000)
    with pytest.raises(UnreadableFile, match="would swell"):
        read_path(path)


@pytest.mark.parametrize(("name", "content"), [
    ("a.ics", b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\nDTSTART:2024\r\n" * 50_000),
    ("a.ics", b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20240101T100000Z\r\nSUMMARY:" + b"x" * 5_000_000),
    ("a.ics", b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20240101T100000Z\r\n" + b"BEGIN:VALARM\r\n" * 100_000),
    ("a.ics", b"BEGIN:VEVENT\r\nDTSTART:20240101T100000Z\r\n" + b"ATTENDEE:mailto:a@b.cc\r\n" * 100_000),
    ("a.mbox", b"From - \n" + b"From: a@b.cc\n" * 200_000),
    ("a.mbox", b"From - \nFrom: a@b.cc\nTo: " + b"a@b.cc, " * 300_000 + b"\n\n"),
    ("a.mbox", b"From - \nFrom: " + b"(" * 50_000 + b"\nSubject: x\n\n"),
    ("a.mbox", b"From - \nX: y\n\n" + b"From \n" * 200_000),
    ("a.eml", b"From: a@b.cc\nSubject: =?utf-8?b?" + b"=?" * 50_000 + b"\nTo: b@b.cc\n\n"),
    ("a.txt", b"15/01/24, 10:00 - A: x\n" + b"15/01/24, 10:00 - " + b"a:" * 500_000),
    ("a.xml", b"<smses>" + b"<sms " * 200_000), ("a.xml", b'<smses><sms a="' + b">" * 2_000_000),
    ("a.json", b'{"messages":[{"date_unixtime":"1"},' + b'"\\' * 200_000),
    ("a.json", b'{"chats":{"list":[],"about":"Telegram"},"contacts":{"list":[' + b'{"a":' * 100_000),
    ("a.json", b'{"messages":[{"from_id":"user1","date_unixtime":"' + b"9" * 100_000 + b'"}]}'),
])
def test_hostile_files_end_soon(tmp_path, name, content):
    path = write(tmp_path / name, content)
    began = time.process_time()
    assert acts_or_sentence(path) != ""
    assert time.process_time() - began < 20


def test_one_bad_message_file_does_not_cost_its_folder(tmp_path):
    write(tmp_path / "mail" / "a.eml", letter(ADA, ME, number=1))
    write(tmp_path / "mail" / "b.eml", b"\x00\xff\x00\xff" * 500)
    write(tmp_path / "mail" / "c.eml", letter(ADA, ME, number=2)[:40])
    read = read_path(tmp_path / "mail", MINE)
    assert sum(len(one.interactions) for one in read) == 1
    assert {skip.where for one in read for skip in one.skipped} == {"b.eml", "c.eml"}


@pytest.mark.corpus
def test_the_public_fuzz_files_give_no_card_and_end_soon(corpus):
    paths = sorted((Path(corpus) / "libical").rglob("vcardfuzz*"))
    assert len(paths) == 12
    for path in paths:
        began = time.process_time()
        with contextlib.suppress(UnreadableFile):
            assert not [person for one in read_path(path) for person in one.people], path.name
        assert time.process_time() - began < 20
