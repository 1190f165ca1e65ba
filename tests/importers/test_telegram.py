"""Telegram's export: talks of two, calls, contacts; and that its broken JSON is read all the same."""

from __future__ import annotations

import json
import tracemalloc
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.mailboxes import write
from networkgarden.actions.importing import import_read, read_files
from networkgarden.domain.incoming import Me
from networkgarden.errors import UnreadableFile
from networkgarden.importers import json_stream
from networkgarden.importers.detect import read_path
from networkgarden.importers.hints import Hints
from networkgarden.importers.json_stream import JsonStream
from tests.garden_at_hand import open_tending

ABOUT = {"about": "Here is the data you requested from Telegram.",
         "personal_information": {"user_id": 1, "first_name": "Iris", "last_name": "Bloom", "phone_number": "+49 1"}}


def message(number, sender=2, **more):
    return {"id": number, "type": "message", "date": "2024-01-02T10:00:00", "date_unixtime": str(1704189600 + number),
            "from": f"User {sender}", "from_id": f"user{sender}", "text": "hi", **more}


def call(number, actor=2, **more):
    return {"id": number, "type": "service", "date_unixtime": str(1704189600 + number), "actor": f"User {actor}",
            "actor_id": f"user{actor}", "action": "phone_call", **more}


def chat(*messages, kind="personal_chat", name="Ada Lovelace", own=2):
    return {"name": name, "type": kind, "id": own, "messages": list(messages)}


def whole(*chats, contacts=()):
    return {**ABOUT, "contacts": {"about": "x", "list": list(contacts)}, "frequent_contacts": {"list": [{"id": 1}]},
            "chats": {"about": "y", "list": list(chats)},
            "left_chats": {"list": [chat(message(9), kind="private_group")]}}


def read(path, document, hints=None):
    text = document if isinstance(document, (str, bytes)) else json.dumps(document, indent=1)
    (incoming,) = read_path(write(path, text), hints)
    return incoming


def acts(incoming):
    return [(act.who.name, act.kind.value, act.direction.value) for act in incoming.interactions]


def test_a_whole_export(tmp_path):
    contact = {"user_id": 2, "first_name": "Ada", "last_name": "Lovelace", "phone_number": "0049 151 2345678"}
    incoming = read(tmp_path / "result.json", whole(
        chat(message(1), message(2, 1), call(3, duration_seconds=60),
             call(4, 1, discard_reason="missed"),
             {"id": 5, "type": "service", "action": "pin_message", "date_unixtime": "1"},
             message(6, date_unixtime="x")),
        chat(message(7), kind="private_group"), chat(message(8), kind="saved_messages"),
        contacts=[contact, {"user_id": 0}]))
    assert incoming.format == "telegram"
    assert acts(incoming) == [
        ("Ada Lovelace", "message", "received"), ("Ada Lovelace", "message", "sent"),
        ("Ada Lovelace", "call", "received"), ("Ada Lovelace", "note", "sent")]
    assert f"{incoming.interactions[0].instant:%Y-%m-%dT%H:%M:%S}" == "2024-01-02T10:00:01"
    assert [(one.name, one.phones(), one.uid) for one in incoming.people] == [
        ("Ada Lovelace", ("+49 151 2345678",), "user2")]
    assert incoming.interactions[0].who.phone == "+49 151 2345678"
    assert Me("name", "Iris Bloom", sure=True) in incoming.me
    reasons = {skip.where: skip.why for skip in incoming.skipped}
    assert reasons["contact 2"] == "no name and no number"
    assert reasons["message 5"].startswith("notices")
    assert reasons["message 6"] == "the date cannot be read"
    assert reasons["messages 7–9"].startswith("3 messages left out: group chats")


def test_a_single_chat_tells_the_other_by_its_number(tmp_path):
    incoming = read(tmp_path / "result.json", chat(message(1), message(2, 1)))
    assert acts(incoming) == [("Ada Lovelace", "message", "received"), ("Ada Lovelace", "message", "sent")]
    assert incoming.asks == ()


def test_an_old_chat_has_days_only_and_the_other_by_name(tmp_path):
    old = [{"type": "message", "date": "2019-05-06T23:00:00", "from": name, "from_id": None, "text": ""}
           for name in ("Ada Lovelace", "Iris")]
    incoming = read(tmp_path / "result.json", {"name": "Ada Lovelace", "type": "personal_chat", "messages": old})
    assert [(act.day, act.direction.value) for act in incoming.interactions] == [
        ("2019-05-06", "received"), ("2019-05-06", "sent")]


def test_in_doubt_nobody_is_guessed_until_a_name_is_known(tmp_path):
    two = [{"type": "message", "date_unixtime": "1544006350", "from": name, "text": ""} for name in ("A", "B")]
    incoming = read(tmp_path / "result.json", {"name": "Chat", "messages": two})
    assert (len(incoming.interactions), incoming.asks, {one.value for one in incoming.me}) == (0, ("me",), {"A", "B"})
    incoming = read(tmp_path / "result.json", {"name": "Chat", "messages": two}, Hints(me=(Me("name", "a"),)))
    assert [act.direction.value for act in incoming.interactions] == ["sent", "received"]


def test_control_characters_as_telegram_writes_them(tmp_path):
    text = json.dumps(chat(message(1, text="a\x0bb\\x41c"), message(2)), indent=1).replace("\\u000b", "\\x0B")
    assert "\\x0B" in text
    assert len(read(tmp_path / "result.json", text).interactions) == 2


def test_a_message_that_cannot_be_read_costs_only_itself(tmp_path):
    text = json.dumps(chat(message(1), message(2, text="BAD"), message(3)), indent=1).replace('"BAD"', "BAD:::")
    incoming = read(tmp_path / "result.json", text)
    assert len(incoming.interactions) == 2
    assert [(skip.where, skip.why) for skip in incoming.skipped] == [("message 2", "damaged")]


def test_a_document_cut_off_gives_what_stands_before(tmp_path):
    text = json.dumps(chat(message(1), message(2), message(3)), indent=1)
    incoming = read(tmp_path / "result.json", text[:text.index('"id": 3')])
    assert len(incoming.interactions) == 2
    assert incoming.skipped[-1].why == "it is cut off; what stands before came in"


def test_what_is_nested_too_deeply_is_said_in_one_sentence(tmp_path):
    for deep in ("[" * 200_000, '{"a":' * 200_000):
        text = '{"messages": [{"date_unixtime": "1", "text": ' + deep
        with pytest.raises(UnreadableFile, match="nested too deeply"):
            read(tmp_path / "result.json", text)


def test_memory_does_not_grow_with_the_texts(tmp_path):
    large = chat(*(message(number, text="x" * 100_000) for number in range(100)))
    write(tmp_path / "result.json", json.dumps(large))
    del large
    tracemalloc.start()
    try:
        (incoming,) = read_path(tmp_path / "result.json")
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert len(incoming.interactions) == 100
    assert peak < 5_000_000


def test_twice_is_once_and_a_chat_is_the_same_in_both_exports(tmp_path):
    tending = open_tending(tmp_path / "profile")
    try:
        one, other = tmp_path / "a.json", tmp_path / "b.json"
        write(one, json.dumps(chat(message(1), message(2, 1))))
        write(other, json.dumps(whole(chat(message(1), message(2, 1), message(3)))))
        new = [[file.interactions["new"] for file in import_read(tending, read_files([path])).files]
               for path in (one, other, one, other)]
        assert new == [[2], [1], [0], [0]]
    finally:
        tending.garden.close()


JSON = st.recursive(st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
                    | st.text(st.characters(exclude_categories=("Cs",))),
                    lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=5), inner), max_leaves=20)


@given(before=JSON, after=JSON, piece=st.integers(1, 40), indent=st.none() | st.just(1))
def test_values_are_read_and_skipped_wherever_the_pieces_end(before, after, piece, indent):
    document = json.dumps({"skip": before, "list": [before, after], "value": after}, indent=indent, ensure_ascii=False)
    usual, json_stream.PIECE = json_stream.PIECE, piece
    try:
        walker, found = JsonStream(BytesIO(document.encode()), lambda: None), {}
        for key in walker.members():
            if key == "skip":
                walker.skip()
            elif key == "list":
                found[key] = [walker.value() for _ in walker.items()]
            else:
                found[key] = walker.value()
    finally:
        json_stream.PIECE = usual
    assert found == {"list": [before, after], "value": after}


@pytest.mark.corpus
@pytest.mark.parametrize("name", ["test_batch_export.json", "test_single_export.json"])
def test_the_public_exports_are_accounted_for(corpus, name):
    path = Path(corpus) / "chat-miner" / "telegram" / name
    (incoming,) = read_path(path, Hints(me=(Me("name", "Author 1"),)))
    assert [(act.direction.value, f"{act.instant:%H:%M:%S}") for act in incoming.interactions] == [
        ("sent", "10:39:10"), ("received", "10:49:24")]
