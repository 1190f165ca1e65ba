"""Every format of people and past on a real garden: twice changes nothing, overlapping files do not double, undo."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from networkgarden.actions.contacts import add_contact
from networkgarden.actions.exporting import whole_garden
from networkgarden.actions.importing import ImportReport, hints_of, import_read, read_files
from networkgarden.actions.tending import Tending
from networkgarden.exporters.native import garden_json
from tests.garden_at_hand import open_tending
from tests.importers.meta_download import encrypted, facebook, instagram, thread, write_zip
from tests.importers.test_friends import TEXT as FRIENDS
from tests.importers.test_google_csv import NEW as GOOGLE
from tests.importers.test_monica import SQL, export
from tests.importers.test_table_headings import JAPANESE, TONGUES

CARD = "BEGIN:VCARD\nVERSION:3.0\nUID:{0}\nFN:Person {0}\nEND:VCARD\n"
MAKERS: dict[str, Callable[[Path], Path]] = {
    "facebook": lambda folder: write_zip(folder / "facebook-x-1.zip", facebook()),
    "messenger": lambda folder: write_zip(folder / "messages.zip", encrypted()),
    "instagram": lambda folder: write_zip(folder / "instagram-x.zip", instagram()),
    "monica json": lambda folder: text_file(folder / "monica.json", json.dumps(export())),
    "monica sql": lambda folder: text_file(folder / "monica.sql", SQL),
    "friends": lambda folder: text_file(folder / "friends.md", FRIENDS),
    "google": lambda folder: text_file(folder / "contacts.csv", f"{GOOGLE}\nAda,,Lovelace\nBen,,Okri\n"),
    "outlook": lambda folder: text_file(
        folder / "o.csv", TONGUES["German"] + "\nAda,,Lovelace,,,,,,,,,+44 20 7946 0000\n"),
    "thunderbird": lambda folder: text_file(folder / "t.csv", JAPANESE),
    "folder of cards": lambda folder: folder_of_cards(folder / "dav"),
}


def text_file(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8", newline="")
    return path


def folder_of_cards(folder: Path) -> Path:
    folder.mkdir()
    for number in range(30):
        text_file(folder / f"{number}.vcf", CARD.format(number))
    return folder


@pytest.fixture
def tending(tmp_path):
    opened = open_tending(tmp_path / "profile")
    yield opened
    opened.garden.close()


def bring(tending: Tending, *paths: Path) -> ImportReport:
    return import_read(tending, read_files(paths, hints_of(tending)))


def counts(report: ImportReport) -> tuple[int, int, int]:
    """Of all files: new contacts, updated or merged ones, new interactions."""
    return (sum(file.contacts["new"] for file in report.files),
            sum(file.contacts["updated"] + file.contacts["merged"] for file in report.files),
            sum(file.interactions["new"] for file in report.files))


def whole(tending: Tending) -> str:
    return garden_json(whole_garden(tending, list(tending.garden.read.contacts())))


@pytest.mark.parametrize("name", MAKERS)
def test_twice_changes_nothing_and_undo_takes_all_back(tmp_path: Path, tending: Tending, name: str) -> None:
    before = whole(tending)
    path = MAKERS[name](tmp_path)
    first = bring(tending, path)
    assert first.recognised
    assert counts(first)[0] > 0
    after = whole(tending)
    again = bring(tending, path)
    assert (counts(again), again.changes.undoable) == ((0, 0, 0), False)
    assert whole(tending) == after
    tending.garden.undo()
    assert whole(tending) == before


def test_all_of_them_at_once_and_once_more(tmp_path: Path, tending: Tending) -> None:
    paths = [make(tmp_path) for make in MAKERS.values()]
    bring(tending, *paths)
    after = whole(tending)
    assert counts(bring(tending, *paths)) == (0, 0, 0)
    assert whole(tending) == after


def test_a_later_download_that_overlaps_adds_only_what_is_new(tmp_path: Path, tending: Tending) -> None:
    documents = facebook()
    bring(tending, write_zip(tmp_path / "facebook-old.zip", documents))
    name = "your_facebook_activity/messages/inbox/zoepark_1/message_1.json"
    documents[name]["messages"].insert(0, {"sender_name": "Zo\u00c3\u00ab Park", "timestamp_ms": 1_650_000_000_000,
                                           "content": "new"})
    later = bring(tending, write_zip(tmp_path / "facebook-new.zip", documents))
    assert counts(later) == (0, 0, 1)


def test_a_changed_row_without_address_or_number_is_the_same_person(tmp_path: Path, tending: Tending) -> None:
    bring(tending, text_file(tmp_path / "old.csv", f"{GOOGLE}\nAda,,Lovelace\n"))
    later = bring(tending, text_file(tmp_path / "new.csv", f"{GOOGLE}\nAda,,Lovelace,,,,,,,,Engines\nBen,,Okri\n"))
    assert counts(later) == (1, 1, 0)


def test_a_friend_of_exactly_that_name_is_the_contact_one_has(tmp_path: Path, tending: Tending) -> None:
    add_contact(tending, "Zoë Park", emails=["zoe@example.org"])
    report = bring(tending, write_zip(tmp_path / "facebook-x.zip", facebook()))
    assert counts(report)[0] == 1
    assert tending.garden.read.count() == 2
    assert not any("contacts are called" in skip.why for file in report.files for skip in file.skipped)


def test_html_and_unknown_files_are_not_recognised(tmp_path: Path, tending: Tending) -> None:
    report = bring(tending, write_zip(tmp_path / "x.zip", {"messages/inbox/a_1/message_1.html": "<html>"}))
    assert not report.recognised
    assert "JSON" in report.files[0].skipped[0].why


def test_who_is_me_in_one_download_helps_another(tmp_path: Path, tending: Tending) -> None:
    chat = {"messages/inbox/a_1/message_1.json": thread(["Ben", "Iris Blüm".encode().decode("latin-1")], {
        "sender_name": "Ben", "timestamp_ms": 1_600_000_000_000, "content": "x"})}
    lone = write_zip(tmp_path / "lone.zip", chat)
    assert counts(bring(tending, lone)) == (0, 0, 0)
    report = bring(tending, lone, write_zip(tmp_path / "facebook-x.zip", facebook()))
    assert report.files[0].interactions["new"] == 1
