"""A telephone's messages and calls: who, when, which way; emoji that break the file; pictures of any size."""

from __future__ import annotations

import tracemalloc
from io import BytesIO

import pytest

from importers.mailboxes import write
from networkgarden.actions.importing import import_read, read_files
from networkgarden.errors import UnreadableFile
from networkgarden.importers import sms
from networkgarden.importers.detect import read_path
from tests.garden_at_hand import open_tending

HEAD = "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n<!-- made by a telephone -->\n"
ADA = "+49 151 2345678"


def text(number=ADA, kind="1", date=1704189600000, name="Ada &#55357;&#56459; L", more="", body="hi"):
    return (f'  <sms protocol="0" address="{number}" date="{date}" type="{kind}" subject="null" body="{body}" '
            f'readable_date="x" {more} contact_name="{name}" />\n')


def mms(address=ADA, box="1", addresses=(), data="", date=1704189601000):
    told = "".join(f'<addr address="{one}" type="{kind}" charset="106" />' for one, kind in addresses)
    return (f'  <mms date="{date}" msg_box="{box}" address="{address}" contact_name="Ada">\n<parts><part seq="0" '
            f'ct="image/jpeg" text="null" data="{data}" /></parts><addrs>{told}</addrs></mms>\n')


def call(number=ADA, kind="1", duration=60, date=1704189602000, name="(Unknown)"):
    return f'  <call number="{number}" duration="{duration}" date="{date}" type="{kind}" contact_name="{name}" />\n'


def messages(*records):
    return f'{HEAD}<smses count="{len(records)}">\n{"".join(records)}</smses>\n'


def calls(*records):
    return f'{HEAD}<calls count="{len(records)}">\n{"".join(records)}</calls>\n'


def read(path, content):
    (incoming,) = read_path(write(path, content))
    return incoming


def acts(incoming):
    return [(act.who.name, act.kind.value, act.direction.value, act.note) for act in incoming.interactions]


def reasons(incoming):
    return {skip.where: skip.why for skip in incoming.skipped}


def test_messages_with_emoji_in_two_halves(tmp_path):
    odd = "&#55357;&#56832; &#0;&#11; a&gt;b > c"
    incoming = read(tmp_path / "sms-1.xml", messages(text(), text(kind="2", body=odd)))
    assert incoming.format == "sms"
    assert acts(incoming) == [("Ada 💋 L", "message", "received", ""), ("Ada 💋 L", "message", "sent", "")]
    act = incoming.interactions[0]
    assert (act.who.phone, f"{act.instant:%Y-%m-%dT%H:%M}", act.where) == (ADA, "2024-01-02T10:00", "message 1")


def test_what_is_no_contact_is_told(tmp_path):
    incoming = read(tmp_path / "a.xml", messages(
        text(kind="3"), text(kind="5"), text(number="BANK"), text(number="12345"), text(date="null"),
        mms("+491512345678~+491517654321", "2"),
        mms(ADA, "1", [(ADA, "137"), ("+49111111111", "151"), ("+49222222222", "130")]),
        mms(ADA, "1", [(ADA, "137"), ("insert-address-token", "151")]), mms(ADA, "2", [(ADA, "151")])))
    assert acts(incoming) == [("Ada", "message", "received", ""), ("Ada", "message", "sent", "")]
    assert reasons(incoming) == {
        "messages 1–2": "2 messages left out: drafts and messages that were not sent are not contact",
        "messages 3–4": "2 messages left out: service numbers and senders without a number are nobody's",
        "message 5": "the date cannot be read",
        "messages 6–7": "2 messages left out: a message to a group is not contact with each of its people"}


def test_calls_and_those_that_were_missed(tmp_path):
    incoming = read(tmp_path / "calls-1.xml", calls(
        call(), call(kind="2"), call(kind="3", duration=0), call(kind="5", duration=0), call(kind="2", duration=0),
        call(kind="4"), call(kind="7"), call(kind="6"), call(number="-2"), call(number=""), call(number="110")))
    assert incoming.format == "calls"
    assert [(kind, direction, note) for _, kind, direction, note in acts(incoming)] == [
        ("call", "received", ""), ("call", "sent", ""), ("note", "received", "missed call"),
        ("note", "received", "call not taken"), ("note", "sent", "no answer"), ("note", "received", "voicemail"),
        ("call", "received", "")]
    assert incoming.interactions[0].who.name == ""
    assert [why.partition(" left out: ")[2] or why for why in reasons(incoming).values()] == [
        "calls that were blocked are not contact", "the number was withheld",
        "service numbers and senders without a number are nobody's"]


def test_a_broken_record_costs_only_itself(tmp_path):
    broken = '  <sms address="+49 151 2345678" date="17041896\n'
    for middle in (broken, '  <sms garbage />\n', '<sms\n', '  <mms date="1" msg_box="1" address="+4915112345">\n'):
        incoming = read(tmp_path / "a.xml", messages(text(), middle, text(date=1704189700000)))
        good = [act.where for act in incoming.interactions if act.instant.year > 2000]
        assert good == ["message 1", "message 3"], middle
    assert reasons(read(tmp_path / "a.xml", messages(text(), broken, text()))) == {
        "message 2": "the record cannot be read"}


def test_a_file_cut_off_gives_what_stands_before(tmp_path):
    whole = messages(text(), text(date=1704189700000))
    incoming = read(tmp_path / "a.xml", whole[:whole.rindex("readable")])
    assert len(incoming.interactions) == 1
    assert reasons(incoming) == {"message 2": "the file is cut off here; what stands before came in"}


@pytest.mark.parametrize("definition", [
    '<!DOCTYPE smses [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>', '<!doctype smses SYSTEM "file:///x">'])
def test_definitions_are_refused_in_one_sentence(tmp_path, definition):
    with pytest.raises(UnreadableFile, match="definitions that could blow up"):
        read(tmp_path / "a.xml", f"<?xml version='1.0'?>{definition}<smses>{text(body='&b;')}</smses>")


def test_pictures_of_any_size_are_passed_over(tmp_path):
    path = tmp_path / "large.xml"
    with path.open("w", encoding="utf-8") as stream:
        stream.write(f"{HEAD}<smses>\n")
        for number in range(5):
            stream.write(mms(data="QUJD" * 1_000_000, date=1704189600000 + number))
        stream.write(mms(data="not*base64*at*all!", date=1704189700000) + "</smses>")
    tracemalloc.start()
    try:
        (incoming,) = read_path(path)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert len(incoming.interactions) == 6
    assert peak < 3_000_000


def test_records_are_the_same_wherever_the_pieces_end(monkeypatch):
    picture = mms(data="QUJD" * 50, addresses=[(ADA, "137")])
    content = messages(text(), picture, text(body="a > b ' c"), "<sms", mms()).encode()
    whole = list(sms.records(BytesIO(content), lambda: None))
    assert [one.kind for one in whole] == ["sms", "mms", "sms", "sms", "mms"]
    for piece in range(20, 120):
        monkeypatch.setattr(sms, "PIECE", piece)
        assert list(sms.records(BytesIO(content), lambda: None)) == whole, piece


def test_overlapping_backups_do_not_double(tmp_path):
    tending = open_tending(tmp_path / "profile")
    try:
        records = [text(), text(date=1704189700000), mms()]
        paths = [write(tmp_path / "a.xml", messages(*records)),
                 write(tmp_path / "b.xml", messages(*records[1:], text(date=1704189800000)))]
        new = [[file.interactions["new"] for file in import_read(tending, read_files([path])).files]
               for path in (*paths, *paths)]
        assert new == [[3], [1], [0], [0]]
    finally:
        tending.garden.close()


def test_a_number_with_and_without_its_country_is_one_call(tmp_path):
    tending = open_tending(tmp_path / "profile")
    try:
        new = []
        for name, number in (("a.xml", "+44 7700 900123"), ("b.xml", "07700900123")):
            path = write(tmp_path / name, calls(call(number, kind="2")))
            new += [file.interactions["new"] for file in import_read(tending, read_files([path])).files]
        assert new == [1, 0]
    finally:
        tending.garden.close()
