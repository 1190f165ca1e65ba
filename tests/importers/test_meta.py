"""Facebook, Messenger and Instagram: who wrote, called, liked and commented, with whom, on what instant."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from importers.meta_download import NEW, OLD, broken, encrypted, facebook, instagram, thread, write_folder, write_zip
from networkgarden.domain.incoming import Incoming, Me, PersonDate
from networkgarden.errors import UnreadableFile
from networkgarden.importers.detect import parts, read_parts, read_path
from networkgarden.importers.files import single
from networkgarden.importers.hints import Hints
from networkgarden.importers.meta_json import mend, salvage


def read_one(path: Path, hints: Hints | None = None) -> Incoming:
    (incoming,) = read_path(path, hints)
    assert isinstance(incoming, Incoming)
    return incoming


def acts(incoming: Incoming) -> list[tuple[str, str, str, int]]:
    return sorted((act.who.name, act.kind.value, act.direction.value, int(act.instant.timestamp()))
                  for act in incoming.interactions if act.instant)


EXPECTED = [
    ("Ben Okri", "comment", "sent", 1_500_000_300), ("Ben Okri", "like", "sent", 1_500_000_200),
    ("Zoë Park", "call", "received", 1_600_000_200), ("Zoë Park", "like", "sent", 1_500_000_000),
    ("Zoë Park", "like", "sent", 1_600_000_100), ("Zoë Park", "like", "sent", 1_600_000_500),
    ("Zoë Park", "message", "received", 1_600_000_100), ("Zoë Park", "message", "sent", 1_600_000_000),
    ("Zoë Park", "note", "sent", 1_600_000_300),
]


@pytest.mark.parametrize("generation", [OLD, NEW])
@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("prefix", ["", "facebook-iris/"])
def test_a_download_of_facebook(tmp_path: Path, generation: str, packed: bool, prefix: str) -> None:
    documents = {prefix + name: document for name, document in facebook(generation=generation).items()}
    path = write_zip(tmp_path / "x.zip", documents) if packed else write_folder(tmp_path / "x", documents)
    incoming = read_one(path)
    assert incoming.format == "facebook"
    assert [(person.name, person.dates) for person in incoming.people] == [
        ("Zoë Park", (PersonDate("connected", 3, 13, 2011),)), ("Ben Okri", (PersonDate("connected", 5, 13, 2014),))]
    assert acts(incoming) == EXPECTED
    assert incoming.me == (Me("name", "Iris Blüm", sure=True), Me("email", "iris@example.org", sure=True))
    assert incoming.asks == ()
    told = " | ".join(f"{skip.where}: {skip.why}" for skip in incoming.skipped)
    for words in ("taken back", "several people", "like 2", "comment 2", "2 other files"):
        assert words in told


def test_the_encrypted_download_is_not_mended(tmp_path: Path) -> None:
    incoming = read_one(write_zip(tmp_path / "messages.zip", encrypted()))
    assert acts(incoming) == [
        ("Ben Okri", "message", "received", 1_700_000_200), ("Zoë Park", "like", "received", 1_700_000_000),
        ("Zoë Park", "message", "sent", 1_700_000_000)]
    assert incoming.me == (Me("name", "Iris Blüm"),)


def test_parts_of_one_download_are_read_together(tmp_path: Path) -> None:
    documents = facebook()
    names = sorted(documents)
    first = write_zip(tmp_path / "facebook-iris-2025-01-02-x7-1.zip", {name: documents[name] for name in names[::2]})
    second = write_zip(tmp_path / "facebook-iris-2025-01-02-x7-2.zip", {name: documents[name] for name in names[1::2]})
    other = write_zip(tmp_path / "instagram-iris-2025.zip", instagram())
    assert parts([first, other, second]) == [[first, second], [other]]
    whole, rest = read_parts([first, second])
    assert isinstance(whole, Incoming)
    assert (acts(whole), rest.path) == (EXPECTED, str(second))
    in_folder = [read for read in read_path(tmp_path) if isinstance(read, Incoming) and read.format == "facebook"]
    assert [acts(read) for read in in_folder] == [EXPECTED]


def test_html_gives_one_clear_sentence(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "x.zip", {"your_facebook_activity/messages/inbox/a_1/message_1.html": "<html>" * 9})
    (incoming,) = read_path(path)
    assert (incoming.format, len(incoming.skipped)) == ("", 1)
    assert "JSON" in incoming.skipped[0].why


def test_a_download_of_instagram(tmp_path: Path) -> None:
    incoming = read_one(write_zip(tmp_path / "x.zip", instagram()))
    assert (incoming.format, [person.name for person in incoming.people]) == ("instagram", ["zoe.p"])
    assert acts(incoming) == [
        ("Zoë Park", "message", "received", 1_600_000_100), ("Zoë Park", "message", "sent", 1_600_000_000),
        ("zoe.p", "comment", "sent", 1_500_000_300), ("zoe.p", "like", "sent", 1_500_000_000)]
    assert {act.who.profile for act in incoming.interactions} == {"", "instagram.com/zoe.p"}
    assert Me("email", "iris@example.org", sure=True) in incoming.me
    why = " | ".join(skip.why for skip in incoming.skipped)
    assert "accounts that follow you without being followed: 1" in why
    assert "nobody among your friends and chats is named" in why


def test_one_chat_alone_asks_who_is_me(tmp_path: Path) -> None:
    path = tmp_path / "message_1.json"
    path.write_text(json.dumps(facebook()["your_facebook_activity/messages/inbox/zoepark_1/message_1.json"]))
    unknown = read_one(path)
    assert (tuple(unknown.interactions), unknown.asks) == ((), ("me",))
    assert unknown.me == (Me("name", "Iris Blüm"), Me("name", "Zoë Park"))
    told = read_one(path, Hints((Me("name", "Iris Blüm"),)))
    assert len(told.interactions) == 6


@pytest.mark.parametrize("cut", [0.4, 0.7, 0.95])
def test_a_file_cut_off_gives_what_is_whole_and_says_so(tmp_path: Path, cut: float) -> None:
    documents = facebook()
    name = "your_facebook_activity/messages/inbox/zoepark_1/message_1.json"
    text = json.dumps(documents[name])
    documents[name] = text[:int(len(text) * cut)]
    incoming = read_one(write_zip(tmp_path / "x.zip", documents))
    assert any("cut off" in skip.why and skip.where == name for skip in incoming.skipped)
    assert len(incoming.interactions) > 3
    assert set(acts(incoming)) <= set(EXPECTED)


@pytest.mark.parametrize("bad", ["[" * 200_000, '{"messages":' * 90_000, "no json", "", "[1, 2", "null", '{"a": 1}',
                                 '{"messages": [1, null, {"sender_name": 3, "timestamp_ms": "x"}]}',
                                 '{"participants": 5, "messages": [{"sender_name": "A", "timestamp_ms": 1e300}]}'])
def test_a_bad_file_costs_only_itself(tmp_path: Path, bad: str) -> None:
    documents = facebook()
    documents["your_facebook_activity/messages/inbox/bad_9/message_1.json"] = bad
    incoming = read_one(write_zip(tmp_path / "x.zip", documents))
    assert acts(incoming) == EXPECTED
    assert (len(incoming.people), "Traceback" in str(incoming.skipped)) == (2, False)


def test_deep_json_alone_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "message_1.json"
    path.write_text('{"messages": [{"timestamp_ms": ' + "[" * 300_000)
    with pytest.raises(UnreadableFile, match=r"nested too deeply|damaged"):
        read_path(path)


@pytest.mark.parametrize("stamp", ["1e999", "-1e999", "1e300", "NaN", "true", "9" * 400, "null"])
def test_a_stamp_that_is_none_costs_its_act_only(tmp_path: Path, stamp: str) -> None:
    documents = facebook()
    for name in ("your_facebook_activity/messages/inbox/odd_9/message_1.json",
                 "your_facebook_activity/comments_and_reactions/likes_and_reactions_7.json"):
        documents[name] = ('{"participants": [{"name": "Zoë Park"}], "messages": [{"sender_name": "Zoë Park", '
                           f'"content": "x", "timestamp_ms": {stamp}}}]}}' if "odd" in name else
                           f'[{{"title": "Iris Blüm likes Ben Okri\'s photo.", "timestamp": {stamp}}}]')
    assert acts(read_one(write_zip(tmp_path / "x.zip", documents))) == EXPECTED


def test_mending_and_salvaging() -> None:
    assert (mend(broken("Zoë 🌱")), mend("Zoë"), mend("plain"), mend(None)) == ("Zoë 🌱", "Zoë", "plain", "")
    assert salvage('{"a": 1, "b": [{"c": 2}, {"c": 3}, {"c"') == {"a": 1, "b": [{"c": 2}, {"c": 3}]}
    assert salvage('[1, 2, {"x"') == [1, 2]
    assert salvage("x") is None


def test_names_within_names(tmp_path: Path) -> None:
    documents = facebook()
    documents["connections/friends/your_friends.json"]["friends_v2"].append({"name": "Ben", "timestamp": 1})
    documents["your_facebook_activity/messages/inbox/e_3/message_1.json"] = broken(thread([""]))
    assert acts(read_one(write_zip(tmp_path / "x.zip", documents))) == EXPECTED


@pytest.mark.corpus
def test_public_sample_of_instagram(corpus: Path) -> None:
    path = corpus / "chat-miner" / "instagram" / "test_export.json"
    incoming = read_one(path, Hints((Me("name", "John Doe"),)))
    assert incoming.format == "instagram"
    assert acts(incoming) == [("Jane Doe", "message", "received", 1_577_186_580),
                              ("Jane Doe", "message", "sent", 1_579_294_140)]
    assert single(path).name == "test_export.json"


@pytest.mark.parametrize("title", ["Iris Blüm gefällt Zoë Parks Foto.", "Iris Blüm gillar Zoë Parks foto.",
                                   "Iris Blüm gefällt das Foto von Zoë Park."])
def test_a_friend_in_the_genitive(tmp_path: Path, title: str) -> None:
    documents = facebook()
    like = {"timestamp": 1_700_000_000, "data": [{"reaction": {"reaction": "LIKE", "actor": "x"}}], "title": title}
    documents["your_facebook_activity/comments_and_reactions/likes_and_reactions_7.json"] = broken([like])
    (more,) = set(acts(read_one(write_zip(tmp_path / "x.zip", documents)))) - set(EXPECTED)
    assert more == ("Zoë Park", "like", "sent", 1_700_000_000)
