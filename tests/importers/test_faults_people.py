"""Faults injected into the files people come in by: bytes changed, cut off, deep, endless. Nothing but a sentence."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from importers.meta_download import facebook, instagram, write_zip
from importers.test_friends import TEXT as FRIENDS
from importers.test_google_csv import NEW as GOOGLE
from importers.test_monica import SQL, export
from importers.test_table_headings import OUTLOOK, TONGUES
from networkgarden.errors import UnreadableFile
from networkgarden.importers.detect import read_path

CHAT = "your_facebook_activity/messages/inbox/zoepark_1/message_1.json"
SAMPLES = {
    "google.csv": f"{GOOGLE}\nAda,,Lovelace\nBen,,Okri\n",
    "outlook.csv": ",".join(OUTLOOK) + "\nDr.,Ada,,Lovelace\n,Ben,,Okri\n",
    "russian.csv": TONGUES["Russian"] + "\nОльга,,Иванова\n",
    "friends.md": FRIENDS,
    "monica.json": json.dumps(export()),
    "monica.sql": SQL,
    "message_1.json": json.dumps(facebook()[CHAT]),
    "card.vcf": "BEGIN:VCARD\r\nFN:Ada\r\nPHOTO;ENCODING=b:QUJD\r\nEND:VCARD\r\n" * 3,
}


def read_or_sentence(path: Path) -> None:
    """Reads the file; a refusal must be one sentence, and every line left out has a place and a reason."""
    refusal = ""
    try:
        skipped = [skip for one in read_path(path) for skip in one.skipped]
    except UnreadableFile as error:
        skipped, refusal = [], error.title
    assert all(skip.where and skip.why and "\n" not in skip.why for skip in skipped)
    assert refusal == "" or (10 < len(refusal) < 250 and "\n" not in refusal)


@pytest.mark.parametrize("name", SAMPLES)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_bytes_changed_or_cut_raise_nothing_but_a_sentence(tmp_path: Path, name: str, data: st.DataObject) -> None:
    content = bytearray(SAMPLES[name].encode())
    for _ in range(data.draw(st.integers(0, 5))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path / name
    path.write_bytes(content[:data.draw(st.integers(1, len(content)))])
    read_or_sentence(path)


@pytest.mark.parametrize(("name", "content"), [
    ("a.csv", b"name,email\n" + b'"' * 400_000),
    ("a.csv", b"name,email\n" + b"Ada,\xff\xfe\x00\x80\n" * 2_000),
    ("a.csv", b"," * 500_000 + b"\n" + b"x," * 1000),
    ("a.csv", b"name,email,birthday\n" + b"Ada,a@b.cc," + b"1/" * 60_000 + b"\n"),
    ("a.csv", b"name,email\nAda," + b"a@" * 60_000 + b"\n"),
    ("a.csv", f"{GOOGLE}\nAda".encode() + b" ::: x" * 20_000),
    ("a.md", b"### Activities:\n- 2024-01-01: " + b"**A" * 40_000),
    ("a.md", b"### Friends:\n- " + b"(a.k.a. " * 20_000),
    ("a.sql", b"INSERT IGNORE INTO `contacts` (`id`) VALUES ('" + b"\\'" * 300_000),
    ("a.sql", b"INSERT IGNORE INTO `contacts` (`id`,`uuid`) VALUES " + b"(1," * 100_000),
    ("message_1.json", b'{"participants": [], "messages": [{"sender_name": "A", "timestamp_ms": 1},' * 30_000),
    ("message_1.json", b'{"messages": [{"sender_name": "A", "timestamp_ms": ' + b"9" * 100_000),
    ("monica.json", b'{"app_version": "4", "account": {"data": ' + b'[{"type": "contact", "values": ' * 50_000),
])
def test_hostile_files_are_over_soon(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    began = time.process_time()
    read_or_sentence(path)
    assert time.process_time() - began < 10


def test_a_bomb_among_the_files_of_a_download_is_not_opened(tmp_path: Path) -> None:
    bomb = "x" * (40 * 1024 * 1024)
    path = write_zip(tmp_path / "instagram-x.zip", {**instagram(), "media/x.json": bomb})
    with pytest.raises(UnreadableFile, match="swell"):
        read_path(path)
