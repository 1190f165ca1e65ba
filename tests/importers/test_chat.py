"""Chats saved as text, in every form of date; whose they are, and what is no message."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from importers.mailboxes import write
from networkgarden.actions.importing import import_read, read_files
from networkgarden.domain.incoming import Me
from networkgarden.importers.chat import chat_name
from networkgarden.importers.chat_lines import Order, day_of, lines, stamped
from networkgarden.importers.detect import read_path
from networkgarden.importers.hints import Hints
from tests.garden_at_hand import open_tending

IRIS = Hints(me=(Me("name", "Iris Bloom"),))
CHAT = """\
25/12/23, 09:00 - Messages and calls are end-to-end encrypted. No one outside of this chat can read them.
25/12/23, 09:05 - Ada Lovelace: Merry Christmas: and more
to all
03/01/24, 10:00 - Iris Bloom: Thanks
03/01/24, 10:01 - Iris Bloom: <Media omitted>
04/01/24, 11:00 - Ada Lovelace: Missed voice call
04/01/24, 11:30 - Ada Lovelace: Video call, 5 min
04/01/24, 11:40 - Ada Lovelace: This message was deleted
"""


def read(path, text=CHAT, hints=None):
    (incoming,) = read_path(write(path, text), hints)
    return incoming


def acts(incoming):
    return [(act.who.name, act.kind.value, act.direction.value, act.day) for act in incoming.interactions]


def test_a_chat_of_two_by_the_name_of_its_file(tmp_path):
    incoming = read(tmp_path / "WhatsApp Chat with Ada Lovelace.txt")
    assert (incoming.format, incoming.asks) == ("whatsapp", ())
    assert acts(incoming) == [
        ("Ada Lovelace", "message", "received", "2023-12-25"), ("Ada Lovelace", "message", "sent", "2024-01-03"),
        ("Ada Lovelace", "message", "sent", "2024-01-03"), ("Ada Lovelace", "note", "received", "2024-01-04"),
        ("Ada Lovelace", "call", "received", "2024-01-04")]
    assert incoming.me == (Me("name", "Iris Bloom", sure=True),)
    assert {skip.where: skip.why for skip in incoming.skipped} == {
        "line 1": "the program's own notices are no messages", "line 8": "deleted"}


@pytest.mark.parametrize("name", [
    "WhatsApp Chat with Ada.txt", "WhatsApp Chat - Ada.zip/_chat.txt", "WhatsApp-Chat mit Ada.txt",
    "Chat WhatsApp con Ada.txt",
    "Chat de WhatsApp con Ada.txt", "Discussion WhatsApp avec Ada.txt", "Conversa do WhatsApp com Ada.txt",
    "WhatsApp Chat with Ada (1).txt", "WhatsApp-chat met Ada.txt"])
def test_the_name_of_the_chat_in_many_languages(name):
    assert chat_name(f"/home/x/{name}") == "Ada"


@pytest.mark.parametrize("name", ["notes.txt", "_chat.txt", "ada.txt"])
def test_a_file_that_names_no_chat(name):
    assert chat_name(f"/home/x/{name}") == ""


def test_a_chat_in_a_zip_is_called_by_the_zip(tmp_path):
    path = tmp_path / "WhatsApp Chat - Ada Lovelace.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("_chat.txt", "\u200e[15.01.20, 02:22:56] Ada Lovelace: \u200eHello\r\n"
                                     "[15.01.20, 02:23:00] Me: hi\r\n")
    (incoming,) = read_path(path)
    assert acts(incoming) == [("Ada Lovelace", "message", "received", "2020-01-15"),
                              ("Ada Lovelace", "message", "sent", "2020-01-15")]


def test_my_own_name_tells_who_the_other_is(tmp_path):
    assert len(read(tmp_path / "chat.txt", hints=IRIS).interactions) == 5


def test_in_doubt_nobody_is_guessed(tmp_path):
    incoming = read(tmp_path / "chat.txt")
    assert (len(incoming.interactions), incoming.asks) == (0, ("me",))
    assert {one.value for one in incoming.me} == {"Ada Lovelace", "Iris Bloom"}
    assert "which of the names is you" in " ".join(skip.why for skip in incoming.skipped)


def test_a_group_logs_nothing(tmp_path):
    text = CHAT + "05/01/24, 11:30 - Grace: hello\n"
    for name, hints in (("WhatsApp Chat with Ada Lovelace.txt", None), ("WhatsApp Chat with Weaving.txt", None),
                        ("chat.txt", IRIS)):
        incoming = read(tmp_path / name, text, hints)
        assert not incoming.interactions
        assert any("group chat" in skip.why for skip in incoming.skipped)
    assert not read(tmp_path / "WhatsApp Chat with Weaving.txt").interactions


def test_a_number_that_is_not_saved_is_a_number(tmp_path):
    incoming = read(tmp_path / "WhatsApp Chat with +49 151 2345678.txt", "13/01/24, 10:00 - +49 151 2345678: hi\n")
    assert [(act.who.name, act.who.phone) for act in incoming.interactions] == [("", "+49 151 2345678")]


@pytest.mark.parametrize(("line", "stamp"), [
    ("[15.01.20, 02:22:56] Mary: x", (15, 1, 20, 2, 22, 56)), ("15/01/20, 02:22 - Mary: x", (15, 1, 20, 2, 22, 0)),
    ("1/15/20, 2:22\u202fPM - Mary: x", (1, 15, 20, 14, 22, 0)), ("1/15/20, 12:05 AM - Mary: x", (1, 15, 20, 0, 5, 0)),
    ("15-01-2020 02:22 \u2013 Mary: x", (15, 1, 2020, 2, 22, 0)),
    ("2020-01-15, 2:22 p. m. - Mary: x", (2020, 1, 15, 14, 22, 0)),
    ("2020/01/15 14.22 - Mary: x", (2020, 1, 15, 14, 22, 0)), ("15.1.2020 klo 2.22 - Mary: x", (15, 1, 2020, 2, 22, 0)),
    ("\u200e[15/01/20, 2:22:56\u202fpm] Mary: x", (15, 1, 20, 14, 22, 56)),
    ("15.01.20, 14:22 - Mary: x", (15, 1, 20, 14, 22, 0))])
def test_every_form_of_stamp(line, stamp):
    found = stamped(line)
    assert found is not None
    assert tuple(found[0]) == stamp
    assert [one.sender for one in lines([line])] == ["Mary"]


@pytest.mark.parametrize("line", [
    "On 15/01/20 we met", "15/01/20", "15/01/20, 25:22 - x: y", "- 15/01/20, 02:22 - x: y", ""])
def test_what_bears_no_stamp_belongs_to_the_line_before(line):
    assert stamped(line) is None


@pytest.mark.parametrize(("days", "first"), [
    (["13/01", "02/03"], True), (["01/13", "02/03"], False), (["05/01", "02/02", "01/03"], True),
    (["01/05", "02/02", "03/01"], False), (["03/04", "05/06"], None), (["03/03"], True)])
def test_the_order_is_decided_for_the_whole_file(days, first):
    order = Order()
    for day in days:
        order.see(stamped(f"{day}/24, 10:00 - x: y")[0])
    assert order.day_first() is first


def test_an_open_order_is_asked_for(tmp_path):
    text = "03/04/24, 10:00 - Ada: hi\n05/06/24, 10:00 - Me: ho\n"
    name = tmp_path / "WhatsApp Chat with Ada.txt"
    incoming = read(name, text)
    assert (len(incoming.interactions), incoming.asks) == (0, ("day_first",))
    assert "3/4/24" in incoming.skipped[0].why
    assert [day for *_, day in acts(read(name, text, Hints(day_first=True)))] == ["2024-04-03", "2024-06-05"]


def test_overlapping_chats_do_not_double(tmp_path):
    tending = open_tending(tmp_path / "profile")
    try:
        path = tmp_path / "WhatsApp Chat with Ada Lovelace.txt"
        counts = []
        for more in ("", "", "04/01/24, 12:00 - Iris Bloom: again\n05/01/24, 12:00 - Iris Bloom: and again\n"):
            write(path, CHAT + more)
            (file,) = import_read(tending, read_files([path])).files
            counts.append((file.contacts["new"], file.interactions["new"], file.interactions["duplicate"]))
        assert counts == [(1, 5, 0), (0, 0, 5), (0, 2, 5)]
    finally:
        tending.garden.close()


def test_other_texts_are_no_chats(tmp_path):
    for text in ("Dear Ada,\n15/01/20, 10:00 - x: y\n", "2024-01-01 10:00:00 INFO started\n"):
        with pytest.raises(Exception, match="not a file"):
            read(tmp_path / "a.txt", text)


@pytest.mark.corpus
@pytest.mark.parametrize("folder", ["whatsapp", "signal"])
def test_the_public_chats_give_what_they_should(corpus, folder):
    wanted = json.loads((Path(corpus) / "chat-miner" / folder / "target.json").read_text(encoding="utf-8"))
    paths = sorted((Path(corpus) / "chat-miner" / folder).glob("*.txt"))
    assert paths
    for path in paths:
        order, found = Order(), []
        with path.open(encoding="utf-8") as stream:
            for line in lines(stream):
                order.see(line.stamp)
                found += [line] if line.sender else []
        first = order.day_first()
        told = [(line.sender, f"{day_of(line.stamp, bool(first))}T{line.stamp.hour:02d}:{line.stamp.minute:02d}:00")
                for line in reversed(found)]
        assert told == [(one["author"], one["timestamp"]) for one in wanted], path.name
        (incoming,) = read_path(path)
        assert incoming.format == folder
        assert incoming.skipped


@pytest.mark.parametrize(("first", "second"), [
    ("2024. 10. 13. 오후 9:05 - ", "2024. 10. 14. 오전 9:06 - "),
    ("[2024. 10. 13. 오후 9:05:12] ", "[2024. 10. 14. 오전 9:06:12] "),
    ("2024/10/13 下午9:05 - ", "2024/10/14 上午9:06 - "),
    ("[2024/10/13 下午9:05:11] ", "[2024/10/14 上午9:06:11] "),
    ("\u200f13\u200f/10\u200f/2024، 9:05 م - ", "\u200f14\u200f/10\u200f/2024، 9:06 ص - "),
    ("[\u200f١٣/١٠/٢٠٢٤، ٩:٠٥:١٢ م] ", "[\u200f١٤/١٠/٢٠٢٤، ٩:٠٦:١٢ ص] "),
    ("2024. 10. 13. 21:05 - ", "2024. 10. 14. 9:06 - "),
    ("2024. 10. 13. du. 9:05 - ", "2024. 10. 14. de. 9:06 - "),
    ("13/10/2567 21:05 - ", "14/10/2567 09:06 - "),
    ("13/10/24, 9:05 μ.μ. - ", "14/10/24, 9:06 π.μ. - "),
    ("13/10/24, 9:05 अपराह्न - ", "14/10/24, 9:06 पूर्वाह्न - "),
    ("13.10.24 г., 21:05 ч. - ", "14.10.24 г., 9:06 ч. - "),
])
def test_stamps_of_further_languages(tmp_path, first, second):
    incoming = read(tmp_path / "WhatsApp Chat with Ada.txt", f"{first}Ada: one\n{second}Me: two\n")
    assert acts(incoming) == [("Ada", "message", "received", "2024-10-13"), ("Ada", "message", "sent", "2024-10-14")]
    found = [line.stamp for line in lines([f"{first}Ada: one", f"{second}Me: two"])]
    assert [(stamp.hour, stamp.minute) for stamp in found] == [(21, 5), (9, 6)]


@pytest.mark.parametrize(("words", "kind"), [
    ("\u200eNachrichten und Anrufe sind Ende-zu-Ende-verschlüsselt.", "notice"),
    ("\u200eYour security code with Ada changed.", "notice"), ("\u200eBild weggelassen", "message"),
    ("Is that end-to-end encrypted?", "message"), ("Video call tomorrow at five?", "message"),
    ("Llamada mañana", "message"), ("Chamada de voz perdida", "missed"), ("Chiamata vocale persa", "missed"),
    ("Gemiste spraakoproep", "missed"), ("\u200eVideo call, \u200e5 min", "call"), ("Appel vocal, 5 min", "call"),
    ("Você apagou esta mensagem", "deleted"), ("Dit bericht is verwijderd.", "deleted"),
])
def test_what_a_line_is(words, kind):
    assert [line.kind for line in lines([f"[15.01.20, 02:22:56] Mary: {words}"])] == [kind]
