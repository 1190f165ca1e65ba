"""Files go on calling people as they did, however they are called and merged in the garden since."""

from __future__ import annotations

from dataclasses import replace

import pytest

from networkgarden.actions.contacts import edit_contact
from networkgarden.actions.exporting import whole_garden
from networkgarden.actions.importing import import_read, read_files
from networkgarden.actions.merging import merge, past_merges, unmerge
from networkgarden.exporters.native import garden_json
from networkgarden.exporters.table import contacts_csv

CARD = "BEGIN:VCARD\nVERSION:3.0\n{}\nEND:VCARD\n"
CHAT = ("WhatsApp Chat with Mum.txt",
        "13.01.24, 09:15 - Mum: a\n13.01.24, 09:16 - Me: b\n14.01.24, 09:17 - Mum: c\n")
FRIENDS = ("friends.md", "### Activities:\n- 2018-11-01: **Mum** and I went\n\n### Friends:\n- Mum\n")
TABLE = ("acts.csv", "date,name,kind\n2024-01-01,Mum,call\n")
CARDS = ("mum.vcf", CARD.format("FN:Mum\nUID:m\nEMAIL:mum@example.org"))
KEYLESS = ("mum.csv", "name,city\nMum,Bath\n")


@pytest.fixture
def bring(tending, tmp_path):
    def bring(name, text):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8", newline="")
        (report,) = import_read(tending, read_files([path])).files
        return report
    return bring


def people(tending):
    return {one.name: one for one in tending.garden.read.contacts()}


def text(tending):
    return garden_json(whole_garden(tending, list(tending.garden.read.contacts())))


def rename(tending, old, new):
    edit_contact(tending, replace(people(tending)[old], name=new, given="", family=""))


def unchanged(report):
    counts = {**report.contacts, **report.interactions}
    return counts["new"] == counts["updated"] == counts["merged"] == 0


@pytest.mark.parametrize("file", [CHAT, FRIENDS, TABLE, CARDS, KEYLESS])
def test_after_a_merge_the_same_file_changes_nothing(bring, tending, file):
    bring("margaret.vcf", CARD.format("FN:Margaret Smith\nEMAIL:ms@example.org"))
    bring(*file)
    merge(tending, [people(tending)["Margaret Smith"].id, people(tending)["Mum"].id])
    before = text(tending)
    assert unchanged(bring(*file))
    assert text(tending) == before
    unmerge(tending, past_merges(tending)[0].id)
    before = text(tending)
    assert unchanged(bring(*file))
    assert text(tending) == before


@pytest.mark.parametrize("file", [CHAT, FRIENDS, TABLE, CARDS, KEYLESS])
def test_after_renaming_the_same_file_changes_nothing(bring, tending, file):
    bring(*file)
    rename(tending, "Mum", "Margaret Smith")
    before = text(tending)
    assert unchanged(bring(*file))
    assert text(tending) == before


def test_a_card_that_grew_does_not_take_the_new_name_away(bring, tending):
    bring(*CARDS)
    rename(tending, "Mum", "Margaret Smith")
    report = bring("more.vcf", CARD.format("FN:Mum\nUID:m\nEMAIL:mum@example.org\nTITLE:Baker"))
    assert report.contacts["updated"] == 1
    assert [(one.name, one.title) for one in people(tending).values()] == [("Margaret Smith", "Baker")]
    bring("other.vcf", CARD.format("FN:Peggy Smith\nUID:m\nEMAIL:mum@example.org\nTITLE:Baker"))
    assert list(people(tending)) == ["Peggy Smith"]         # the card itself says something new


def test_somebody_else_of_the_old_name_is_that_one(bring, tending):
    bring(*CHAT)
    rename(tending, "Mum", "Margaret Smith")
    bring("other.vcf", CARD.format("FN:Mum\nEMAIL:other@example.org"))
    report = bring("acts.csv", TABLE[1])
    assert report.interactions["new"] == 1
    mum = people(tending)["Mum"]
    assert [act.kind.value for act in tending.garden.read.interactions(mum.id)] == ["call"]


def test_a_shared_address_and_the_old_name_are_enough_unless_the_birthdays_differ(bring, tending):
    bring("a.vcf", CARD.format("FN:Margaret Smith\nEMAIL:ms@example.org\nBDAY:1950-01-01"))
    bring(*CARDS)
    merge(tending, [people(tending)["Margaret Smith"].id, people(tending)["Mum"].id])
    assert bring("b.vcf", CARD.format("FN:Mum\nEMAIL:mum@example.org\nTITLE:Baker")).contacts["merged"] == 1
    assert bring("c.vcf", CARD.format("FN:Mum\nEMAIL:mum@example.org\nBDAY:1980-01-01")).contacts["new"] == 1


def test_our_own_table_brought_back_changes_nothing(bring, tending):
    bring("a.vcf", CARD.format("FN:Ada\nTEL;TYPE=CELL:+44 7700 900123\nEMAIL;TYPE=HOME:ada@example.org"))
    before = text(tending)
    report = bring("garden.csv", contacts_csv(list(tending.garden.read.contacts())))
    assert (report.contacts["unchanged"], text(tending)) == (1, before)


def test_a_long_chat_that_may_be_with_either_of_two_is_told_of_once(bring, tending):
    bring("two.vcf", CARD.format("FN:Mum\nEMAIL:a@example.org") + CARD.format("FN:Mum\nEMAIL:b@example.org"))
    few = bring(*CHAT)
    assert [skip.where for skip in few.skipped] == ["line 1", "line 2", "line 3"]
    assert "2 contacts are called Mum; merge them" in few.skipped[0].why
    long = "".join(f"13.01.24, 09:{minute:02} - Mum: a\n" for minute in range(60)) + "14.01.24, 09:16 - Me: b\n"
    (skip,) = bring(CHAT[0], long).skipped
    assert (skip.where[-19:], skip.why[:12]) == ("line 10 and 51 more", "61 left out:")
