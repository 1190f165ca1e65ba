"""Every format of people and past on a real garden: twice changes nothing, overlapping files do not double, undo."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from networkgarden.actions.contacts import add_contact, edit_contact
from networkgarden.actions.duplicates import duplicates_of
from networkgarden.actions.exporting import export_garden, whole_garden
from networkgarden.actions.importing import ImportReport, hints_of, import_read, read_files
from networkgarden.actions.tending import Tending
from networkgarden.domain.incoming import Point, PointKind
from networkgarden.exporters.native import garden_json
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


def test_a_friend_of_a_contacts_name_is_asked_about_and_keeps_the_history(tmp_path: Path, tending: Tending) -> None:
    _, had = add_contact(tending, "Zoë Park", emails=["zoe@example.org"])
    report = bring(tending, write_zip(tmp_path / "facebook-x.zip", facebook()))
    assert counts(report)[0] == 2
    assert not any("contacts are called" in skip.why for file in report.files for skip in file.skipped)
    assert not tending.garden.read.interactions(had)
    (asked,) = duplicates_of(tending)
    assert (asked.names, asked.verdict) == (("Zoë Park", "Zoë Park"), "suggest")


def test_a_friend_is_the_same_after_an_address_was_added(tmp_path: Path, tending: Tending) -> None:
    """Whom a network knows by name only stays known to it by that name."""
    download = write_zip(tmp_path / "facebook-x.zip", facebook())
    bring(tending, download)
    for contact in list(tending.garden.read.contacts()):
        edit_contact(tending, replace(contact, points=(Point(PointKind.EMAIL, f"{contact.id}@example.org"),)))
    assert counts(bring(tending, download)) == (0, 0, 0)


def test_a_row_of_a_table_with_another_firm_is_somebody_else(tmp_path: Path, tending: Tending) -> None:
    """A row that says no more than a name means the one so called; one that differs does not."""
    bring(tending, text_file(tmp_path / "0.csv", "name,email,organisation\nVal Stone,val@example.org,Bakery\n"))
    bare = bring(tending, text_file(tmp_path / "a.csv", "name,circle\nVal Stone,15\n"))
    agrees = bring(tending, text_file(tmp_path / "b.csv", "name,organisation,title\nVal Stone,bakery,Baker\n"))
    differs = bring(tending, text_file(tmp_path / "c.csv", "name,organisation\nVal Stone,Court\n"))
    says_other = bring(tending, text_file(tmp_path / "d.csv", "name,birthday\nVal Stone,1980-01-01\n"))
    assert [counts(report)[0] for report in (bare, agrees, differs, says_other)] == [0, 0, 1, 1]


def test_mail_of_a_namesake_reached_otherwise_is_somebody_else(tmp_path: Path, tending: Tending) -> None:
    add_contact(tending, "Val Stone", phones=["+49 30 1234567"])
    add_contact(tending, "Ben Okri")
    mail = "".join(f"From - \nFrom: {name} <{name[:3]}@example.net>\nTo: me@example.org\nDelivered-To: me@example.org\n"
                   f"Date: Tue, 2 Jan 2024 10:00:00 +0000\nMessage-ID: <{name[:3]}@x>\n\nx\n\n"
                   for name in ("Val Stone", "Ben Okri"))
    assert counts(bring(tending, text_file(tmp_path / "Inbox", mail))) == (1, 0, 2)


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


def test_a_stranger_who_recommended_is_told_and_a_connection_is_found(tmp_path: Path, tending: Tending) -> None:
    add_contact(tending, "Not Connected", emails=["not@example.org"])
    bring(tending, text_file(tmp_path / "Connections.csv", "First Name,Last Name,URL,Email Address,Company,Position,"
                             "Connected On\nEve,Arden,https://www.linkedin.com/in/eve,,,,01 Jan 2024\n"))
    report = bring(tending, text_file(
        tmp_path / "Recommendations_Given.csv", "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"
        + "".join(f"{name},,,x,09/03/24,VISIBLE\n" for name in ("Eve,Arden", "Not,Connected"))))
    assert counts(report) == (0, 0, 1)
    assert "Not Connected is named without a link" in report.files[0].skipped[0].why


def test_a_chat_of_telegram_and_the_whole_download_are_one(tmp_path: Path, tending: Tending) -> None:
    """The lone chat knows the other by id and name, the whole one by number too."""
    said = [{"id": number, "type": "message", "date_unixtime": str(1_670_000_000 + number), "from": name,
             "from_id": f"user{own}", "text": "x"} for number, (name, own) in enumerate((("Ada", 2), ("Iris", 1)), 1)]
    chat = {"name": "Ada", "type": "personal_chat", "id": 2, "messages": said}
    everything = {"personal_information": {"user_id": 1, "first_name": "Iris"}, "contacts": {"list": [
        {"user_id": 2, "first_name": "Ada", "last_name": "", "phone_number": "+49 171 5550100"}]},
        "chats": {"list": [chat]}}
    assert counts(bring(tending, text_file(tmp_path / "one.json", json.dumps(chat)))) == (1, 0, 2)
    assert counts(bring(tending, text_file(tmp_path / "all.json", json.dumps(everything)))) == (0, 1, 0)


def test_cards_of_this_garden_come_back_to_whom_they_are_of(tmp_path: Path, tending: Tending) -> None:
    add_contact(tending, "Ada Lovelace", emails=["ada@example.org"])
    add_contact(tending, "Nobody else")
    export_garden(tending, tmp_path / "all.vcf")
    assert counts(bring(tending, tmp_path / "all.vcf")) == (0, 0, 0)
