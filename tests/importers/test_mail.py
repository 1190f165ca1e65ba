"""Mail in files: whose it is, what counts as contact, and what is left out with its reason."""

from __future__ import annotations

import os
import re
import tracemalloc
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from importers.mailboxes import ADA, GRACE, ME, letter, maildir, mbox, write
from networkgarden.actions.importing import import_read, read_files
from networkgarden.actions.lookup import find_contact
from networkgarden.actions.reports import standing_json, timeline_json
from networkgarden.domain.incoming import Me
from networkgarden.domain.kinds import Direction
from networkgarden.importers.detect import read_path
from networkgarden.importers.hints import Hints
from networkgarden.importers.mail import is_eml
from networkgarden.importers.mail_headers import date_of, fields, parties
from networkgarden.importers.mail_letters import is_automatic
from tests.garden_at_hand import open_tending

MINE = Hints(me=(Me("email", "Iris@Example.org", sure=True),))


def read(path, hints=MINE):
    (incoming,) = read_path(path, hints)
    return incoming


def acts(incoming):
    return [(act.who.name, act.direction.value, act.day or f"{act.instant:%Y-%m-%dT%H:%M}")
            for act in incoming.interactions]


def reasons(incoming):
    return {skip.where: skip.why for skip in incoming.skipped}


def test_sent_and_received_are_told_by_my_address(tmp_path):
    path = write(tmp_path / "mail.mbox", mbox(letter(number=1), letter(ME, f"{ADA}, {GRACE}", 2, number=2)))
    incoming = read(path)
    assert (incoming.format, incoming.asks) == ("mbox", ())
    assert acts(incoming) == [
        ("Ada Lovelace", "received", "2024-01-01T09:00"), ("Ada Lovelace", "sent", "2024-01-02T09:00"),
        ("Grace Hopper", "sent", "2024-01-02T09:00")]
    first = incoming.interactions[0]
    assert (first.where, first.note, first.who.email) == ("message 1", "Looms", "ada@example.com")
    assert first.key
    assert first.key != incoming.interactions[1].key == incoming.interactions[2].key


def test_what_is_no_contact_is_told_with_its_places(tmp_path):
    crowd = ", ".join(f"p{number}@example.com" for number in range(11))
    path = write(tmp_path / "mail.mbox", mbox(
        letter(number=1), letter(head="List-Id: <all.example.org>\n"), letter(head="List-Unsubscribe: <u:x>\n"),
        letter(head="Precedence: bulk\n"), letter(head="Auto-Submitted: auto-replied\n"), letter("no-reply@a.example"),
        letter(ME, crowd), letter(ME, ME), letter(date="soon"), letter(sender=""),
        letter(head="X-Gmail-Labels: Spam,Unread\n"), letter(head="X-Gmail-Labels: Inbox,Category Promotions\n"),
        letter(ME, crowd.partition(", ")[2], number=13)))
    incoming = read(path)
    assert len(incoming.interactions) == 2 + 10
    told = reasons(incoming)
    assert told["messages 2–6"].startswith("5 messages left out: mailing lists")
    assert "more than 10 people" in told["message 7"]
    assert "yourself" in told["message 8"]
    assert "message 9" not in told                      # dated by its From line
    assert "who wrote to whom" in told["message 10"]
    assert told["messages 11–12"].startswith("2 messages left out: spam")


def test_a_date_that_cannot_be_read_comes_from_received_or_the_from_line(tmp_path):
    received = ("Received: from a by b; Tue, 2 Jan 2024 08:00:00 +0000\n"
                "Received: from c; Mon, 1 Jan 2024 07:00:00 +0000\n")
    box = mbox(letter(date="yesterday", head=received), letter(date=""), letter(date="Fri, 5 Jan 2024 09:00:00"))
    lone = mbox(letter(date=""), from_line="From - \n")
    incoming = read(write(tmp_path / "a.mbox", box + lone))
    assert [when for *_, when in acts(incoming)] == ["2024-01-02T08:00", "2024-01-01", "2024-01-05"]
    assert reasons(incoming) == {"message 4": "the date cannot be read"}


def test_mail_from_the_future_is_left_out(tmp_path):
    path = write(tmp_path / "a.mbox", mbox(letter(date="Mon, 1 Jan 2035 10:00:00 +0000"), letter(number=2)))
    incoming = read(path, Hints(me=MINE.me, now=datetime(2024, 6, 1, tzinfo=UTC)))
    assert (len(incoming.interactions), reasons(incoming)) == (1, {"message 1": "dated in the future"})


@pytest.mark.parametrize("from_line", [
    "From a@b.example Mon Jan  1 10:00:00 2024\n", "From - Sun Jul 21 10:00:00 2024\n", "From - \n",
    "From 1790@xxx Thu Jan 01 00:00:00 +0000 2015\n", "From ???@??? Mon Jan 01 10:00:00 2024\r\n"])
def test_every_kind_of_from_line_begins_a_message(tmp_path, from_line):
    path = write(tmp_path / "box", mbox(letter(number=1), letter(number=2), letter(number=3), from_line=from_line))
    assert len(read(path).interactions) == 3


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_lines_of_a_body_that_begin_with_from_do_not_begin_a_message(tmp_path, line_end):
    body = ("Hello,\n\nFrom here on we walk.\n\n>From me at 10:00\n>>From you\n\nFrom the top of the hill one sees\n"
            "PS: bring bread\nFrom: nobody\n")
    text = mbox(letter(number=1, body=body), letter(number=2, body=body)).replace("\n", line_end)
    assert [act.where for act in read(write(tmp_path / "box", text)).interactions] == ["message 1", "message 2"]


def test_a_content_length_that_is_right_is_followed_and_a_wrong_one_is_not(tmp_path):
    inner = mbox(letter(number=9))
    right = letter(number=1, body=inner, head=f"Content-Length: {len(inner.encode())}\n")
    wrong = letter(number=2, head="Content-Length: 100000\n")
    path = write(tmp_path / "box", mbox(right, wrong, letter(number=3)))
    assert [act.where for act in read(path).interactions] == ["message 1", "message 2", "message 3"]


def test_a_message_without_a_body_or_an_empty_line_ends_where_the_next_begins(tmp_path):
    bare = f"From - \nFrom: {ADA}\nTo: {ME}\nDate: 1 Jan 2024 10:00:00 +0000\n"
    assert len(read(write(tmp_path / "box", bare * 3)).interactions) == 3


def test_header_lines_that_are_none_cost_only_themselves(tmp_path):
    date = "Date:  Mon, 1 Jan 2024 10 : 00 : 00 +0000 (x)"
    text = f"rubbish without a colon\nFrom  : {ADA}\nbeside\nTo: {ME}\n{date}\n\nhi"
    incoming = read(write(tmp_path / "a.eml", text))
    assert (incoming.format, acts(incoming)) == ("eml", [("Ada Lovelace", "received", "2024-01-01T10:00")])


def test_names_are_decoded_and_the_name_somebody_gives_themselves_wins(tmp_path):
    to = "=?utf-8?q?J=C3=BCrgen?= <j@example.com>"
    own = '"Jürgen \\"Jo\\" Öz" <J@example.com>'
    incoming = read(write(tmp_path / "box", mbox(letter(ME, to, number=1), letter(own, number=2))))
    assert {act.who.name for act in incoming.interactions} == {'Jürgen "Jo" Öz'}


def test_whose_mail_it_is_comes_from_what_was_sent(tmp_path):
    profile = tmp_path / "profile" / "Mail" / "Local Folders"
    write(profile / "Inbox", mbox(letter(number=1), letter(GRACE, number=2)))
    write(profile / "Inbox.msf", "// <!-- <mdb:mork:z v=\"1.4\"/> -->")
    write(profile / "Sent", mbox(letter(ME, ADA, number=3)))
    write(profile / "Archives.sbd" / "2023", mbox(letter(GRACE, number=4)))
    write(profile / "Trash", mbox(letter(GRACE, number=5)))
    read_files = {os.path.basename(one.path): one for one in read_path(tmp_path / "profile")}
    assert {name: (one.format, len(one.interactions)) for name, one in read_files.items() if one.format} == {
        "2023": ("mbox", 1), "Inbox": ("mbox", 2), "Sent": ("mbox", 1), "Trash": ("mbox", 0)}
    assert read_files["Inbox"].me == (Me("email", "iris@example.org", sure=True),)
    assert [act.direction.value for act in read_files["Sent"].interactions] == ["sent"]


def test_whose_mail_it_is_comes_from_the_settings_of_thunderbird(tmp_path):
    write(tmp_path / "profile" / "Mail" / "Archive", mbox(letter(number=1), letter(ME, GRACE, number=2)))
    write(tmp_path / "profile" / "prefs.js", '// Mozilla\nuser_pref("mail.identity.id1.fullName", "Iris Bloom");\n'
          'user_pref("mail.identity.id1.useremail", "Iris@example.org");\n')
    (read,) = read_path(tmp_path / "profile")
    assert [act.direction for act in read.interactions] == [Direction.RECEIVED, Direction.SENT]
    assert read.skipped == ()


def test_whose_mail_it_is_comes_from_where_it_was_delivered(tmp_path):
    head = "Delivered-To: iris@example.org\n"
    path = write(tmp_path / "a.mbox", mbox(letter(to="list@a.example", head=head), letter(GRACE, "x@y.zz", head=head)))
    assert read(path, Hints()).me == (Me("email", "iris@example.org", sure=True),)
    assert len(read(path, Hints()).interactions) == 2


def test_whose_mail_it_is_comes_from_who_is_in_all_of_it(tmp_path):
    path = write(tmp_path / "a.mbox", mbox(letter(number=1), letter(ME, GRACE, number=2), letter(GRACE, number=3)))
    assert [act.direction.value for act in read(path, Hints()).interactions] == ["received", "sent", "received"]


def test_in_doubt_nobody_is_guessed_and_the_person_is_asked(tmp_path):
    path = write(tmp_path / "a.mbox", mbox(letter(number=1), letter(ME, ADA, number=2)))
    incoming = read(path, Hints())
    assert (len(incoming.interactions), incoming.asks) == (0, ("me",))
    assert {one.value for one in incoming.me} == {"ada@example.com", "iris@example.org"}
    assert not any(one.sure for one in incoming.me)
    assert reasons(incoming) == {
        "messages 1–2": "2 messages left out: the file does not tell which address is yours"}


def test_gmail_labels_tell_what_was_sent_in_any_language(tmp_path):
    sent = "X-Gmail-Labels: =?UTF-8?Q?Archiviert,Gesendet,Ge=C3=B6ffnet?=\n"
    path = write(tmp_path / "All mail.mbox", mbox(letter(number=1), letter(ME, ADA, number=2, head=sent)))
    assert [act.direction.value for act in read(path, Hints()).interactions] == ["received", "sent"]


def test_a_maildir_is_one_thing_with_its_folders(tmp_path):
    maildir(tmp_path / "Maildir", [letter(number=1), "garbage"])
    maildir(tmp_path / "Maildir" / ".Sent", [letter(ME, ADA, number=2)])
    main, sent, rest = sorted(read_path(tmp_path / "Maildir"), key=lambda one: (not one.format, one.path))
    assert (main.format, len(main.interactions), sent.format, acts(sent)) == (
        "maildir", 1, "maildir", [("Ada Lovelace", "sent", "2024-01-01T09:00")])
    assert main.interactions[0].where.endswith(":2,S")
    assert len(rest.skipped) == 1


def test_single_messages_of_one_folder_are_one_thing(tmp_path):
    folder = tmp_path / "letters"
    write(folder / "a.eml", letter(number=1))
    write(folder / "b.eml", b"\xef\xbb\xbf" + letter(number=2).encode())
    write(folder / "c.emlx", "612\n" + letter(number=3))
    write(folder / "d.eml", letter(number=4, head="Precedence: list\n"))
    incoming = read(folder)
    assert (incoming.format, incoming.path, len(incoming.interactions)) == ("eml", str(folder), 3)
    assert incoming.skipped[0].where == "d.eml"


def test_mail_in_a_zip_and_in_apples_folders(tmp_path):
    with zipfile.ZipFile(tmp_path / "takeout.zip", "w") as packed:
        packed.writestr("Takeout/Mail/All mail.mbox", mbox(letter(number=1)))
        packed.writestr("Sent.mbox/mbox", mbox(letter(ME, GRACE, number=2)))
    read = read_path(tmp_path / "takeout.zip", Hints())
    found = {one.path.partition(".zip/")[2]: len(one.interactions) for one in read}
    assert found == {"Sent.mbox/mbox": 1, "Takeout/Mail/All mail.mbox": 1}


def test_memory_does_not_grow_with_the_bodies(tmp_path):
    path = tmp_path / "large.mbox"
    with path.open("w", encoding="utf-8") as stream:
        for number in range(8):
            stream.write(mbox(letter(number=number + 1, body="x" * 76 + "\n")))
            stream.write("y" * 4_000_000 + "\n\n")
    tracemalloc.start()
    try:
        assert len(read(path).interactions) == 8
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 3_000_000 < path.stat().st_size / 8


def test_reading_can_be_stopped_in_the_middle(tmp_path):
    class Stop(Exception):
        pass

    def pulse():
        raise Stop

    path = write(tmp_path / "a.mbox", mbox(letter(number=1)))
    with pytest.raises(Stop):
        read(path, Hints(pulse=pulse))


@pytest.mark.parametrize(("address", "automatic"), [
    ("no-reply@x.y", True), ("noreply@x.y", True), ("do-not-reply@x.y", True), ("notifications@x.y", True),
    ("MAILER-DAEMON@x.y".lower(), True), ("billing.noreply@x.y", True), ("ada@noreply.example", False),
    ("norey@x.y", False), ("noemi.reply@x.y", False), ("newton@x.y", False)])
def test_addresses_nobody_sits_behind(address, automatic):
    assert is_automatic(address) is automatic


def test_twice_is_once_and_sent_and_all_mail_do_not_double(tmp_path):
    tending = open_tending(tmp_path / "profile")
    try:
        sent = write(tmp_path / "Sent", mbox(letter(ME, ADA, 2, number=2), letter(ME, ADA, 3)))
        letters = (letter(number=1), letter(ME, ADA, 2, number=2), letter(ME, ADA, 3))
        everything = write(tmp_path / "All mail", mbox(*letters))
        first = import_read(tending, read_files([everything, sent]))
        assert [file.interactions for file in first.files] == [{"new": 3, "duplicate": 0}, {"new": 0, "duplicate": 2}]
        rows = timeline_json(tending, find_contact(tending, "Ada"))
        assert [row["direction"] for row in rows] == ["sent", "sent", "received"]
        again = import_read(tending, read_files([everything, sent]))
        assert [file.interactions["new"] for file in again.files] == [0, 0]
        assert not again.changes.undoable
    finally:
        tending.garden.close()


def test_who_is_known_by_name_is_now_reached_and_another_address_is_somebody_to_judge(tmp_path):
    tending = open_tending(tmp_path / "profile")
    try:
        cards = write(tmp_path / "people.csv", "name,email\nAda Lovelace,\nGrace Hopper,grace@old.example\n")
        box = write(tmp_path / "Inbox", mbox(letter(number=1), letter(GRACE, number=2), letter(ADA, number=3)))
        first = import_read(tending, read_files([cards, box]))
        assert [file.contacts["new"] for file in first.files] == [2, 1]
        known = sorted((one["name"], *one["emails"]) for one in standing_json(tending))
        assert known == [("Ada Lovelace", "ada@example.com"), ("Grace Hopper", "grace@example.net"),
                         ("Grace Hopper", "grace@old.example")]
        again = import_read(tending, read_files([cards, box]))
        assert not again.changes.undoable
    finally:
        tending.garden.close()


@pytest.mark.corpus
def test_every_message_of_the_public_set_is_read(corpus):
    messages = [path.read_bytes() for path in sorted((Path(corpus) / "mikel-mail").rglob("*.eml"))]
    heads = [re.split(rb"\r?\n\r?\n", message, maxsplit=1)[0] for message in messages]
    assert all(is_eml(head, "a.eml") for head in heads)
    found = [(head, fields(head)) for head in heads]
    assert sum(bool(parties(names.get("from", b""))) for _, names in found) >= 99
    assert sum(date_of(names, head, head.partition(b"\n")[0]) is not None for head, names in found) >= 89 + 5


@pytest.mark.corpus
def test_the_public_set_comes_in_and_every_message_is_accounted_for(corpus):
    folder = Path(corpus) / "mikel-mail"
    read = read_path(folder, Hints(me=(Me("email", "raasdnil@gmail.com", sure=True),)))
    assert {one.format for one in read} == {"eml"}
    assert len(read) == 8
    accounted = 0
    for one in read:
        accounted += len({act.where for act in one.interactions})
        accounted += sum(int(re.match(r"(\d+) messages", skip.why)[1]) if " left out: " in skip.why else 1
                         for skip in one.skipped)
    assert accounted == 103


@pytest.mark.parametrize("raw", [b"=?unknown-8bit?q?J=F6rg?= <j@example.com>",
                                 b"=?unknown-8bit?q?J=C3=B6rg?= <j@example.com>",
                                 b"=?x-unknown?b?SvZyZw==?= <j@example.com>"])
def test_names_whose_charset_nobody_knew(raw: bytes) -> None:
    assert parties(raw) == (("Jörg", "j@example.com"),)
