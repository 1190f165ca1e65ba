"""Files into a real garden: whom they mean, what they add, and that twice is once."""

from __future__ import annotations

from pathlib import Path

import pytest
from importers.linkedin_archive import Archive, Connection, Invitation, Message, Person, write_archive

from networkgarden.actions.exporting import whole_garden
from networkgarden.actions.importing import import_read, read_files
from networkgarden.actions.reports import standing_json, timeline_json
from networkgarden.exporters.native import garden_json

CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{name}\r\n{rest}END:VCARD\r\n"


@pytest.fixture
def bring(tending, tmp_path):
    def bring(*texts, plant=False, dry_run=False):
        paths = []
        for number, (name, text) in enumerate(texts):
            path = tmp_path / f"{number}-{name}"
            path.write_text(text, encoding="utf-8", newline="")
            paths.append(path)
        report = import_read(tending, read_files(paths), plant=plant, dry_run=dry_run)
        return [file.as_json() for file in report.files]
    return bring


def people(tending):
    return {one["name"]: one for one in standing_json(tending)}


def card(name, *lines):
    return CARD.format(name=name, rest="".join(f"{line}\r\n" for line in lines))


TWO = ("name,every,established,state,bed,email\n"
       "Ada Lovelace,30,no,planted,Friends,ada@example.org\nGrace Hopper,,yes,,,\n")
ACTS = ("date,name,kind,direction,note,email,reaction\n"
        "2026-01-10,Ada Lovelace,lunch,,looms,,warm\n2026-01-11,,message,received,,ada@example.org,\n"
        "2026-01-12,Grace Hopper,call,,,,\n2026-01-12,Grace Hopper,call,,,,\n"
        "2026-02-30,Ada Lovelace,call,,,,\n2026-01-13,Ada Lovelace,dancing,,,,\n2026-01-14,New Person,coffee,,,,\n")


def test_tables_are_read_contacts_first_whatever_their_order(bring, tending):
    acts, contacts = bring(("acts.csv", ACTS), ("people.csv", TWO))
    assert contacts["contacts"]["new"] == 2
    assert (acts["contacts"]["new"], acts["interactions"]) == (1, {"new": 5, "duplicate": 0})
    assert [(skip["where"], bool(skip["why"])) for skip in acts["skipped"]] == [("row 6", True), ("row 7", True)]
    found = people(tending)
    assert (found["Ada Lovelace"]["state"], found["Ada Lovelace"]["interactions"]) == ("planted", 2)
    assert (found["Grace Hopper"]["state"], found["Grace Hopper"]["interactions"]) == ("seed", 2)
    assert found["New Person"]["circle"] == 150


@pytest.mark.parametrize("files", [
    [("a.csv", ACTS), ("p.csv", TWO)], [("p.csv", TWO)], [("a.csv", ACTS)],
    [("c.vcf", card("Ada", "EMAIL:ada@example.org") + card("Nobody else") + card("Nobody else"))]])
def test_importing_twice_changes_nothing(bring, tending, files):
    bring(*files)
    before = garden_json(whole_garden(tending, list(tending.garden.read.contacts())))
    for report in bring(*files):
        assert report["contacts"]["new"] == report["contacts"]["updated"] == report["contacts"]["merged"] == 0
        assert report["interactions"]["new"] == 0
    assert garden_json(whole_garden(tending, list(tending.garden.read.contacts()))) == before


def test_another_file_adds_only_what_exceeds_the_first(bring, tending):
    row = "2026-01-12,Grace Hopper,call,,\n"
    bring(("one.csv", "date,name,kind,direction,note\n" + row * 2))
    (report,) = bring(("two.csv", "date,name,kind,direction,note\n" + row * 3))
    assert report["interactions"] == {"new": 1, "duplicate": 2}
    assert people(tending)["Grace Hopper"]["interactions"] == 3


def test_a_dry_run_changes_nothing_and_undo_takes_a_whole_import_back(bring, tending):
    bring(("p.csv", TWO), ("a.csv", ACTS), dry_run=True)
    assert people(tending) == {}
    bring(("p.csv", TWO), ("a.csv", ACTS))
    assert len(people(tending)) == 3
    assert tending.garden.undo() is not None
    assert people(tending) == {}


def test_of_two_alike_the_row_is_skipped_with_the_reason(bring, tending):
    bring(("c.vcf", card("Val Stone", "EMAIL:a@example.org") + card("Val Stone", "EMAIL:b@example.org")))
    (report,) = bring(("a.csv", "date,name,kind,email\n2026-01-01,Val Stone,call,\n"
                                "2026-01-01,Val Stone,call,b@example.org\n"))
    assert report["interactions"]["new"] == 1
    assert "2 contacts are called Val Stone" in report["skipped"][0]["why"]


def test_a_name_alone_never_merges_and_a_shared_key_needs_a_name_that_fits(bring, tending):
    bring(("a.vcf", card("Côté", "EMAIL:shared@example.org")))
    bring(("b.vcf", card("Cote", "EMAIL:shared@example.org") + card("Black-Birds", "TEL:0301234567")
           + card("Blackbird", "TEL:0301234567")))
    assert len(people(tending)) == 4
    (report,) = bring(("c.vcf", card("COTE", "EMAIL:Shared@example.org", "TITLE:Potter")))
    assert report["contacts"]["merged"] == 1
    assert people(tending)["Cote"]["title"] == "Potter"


def test_the_same_card_with_news_updates_the_contact(bring, tending):
    bring(("a.vcf", card("Ada", "UID:1", "TITLE:Student")))
    (report,) = bring(("b.vcf", card("Ada", "UID:1", "TITLE:Mathematician", "EMAIL:ada@example.org")))
    assert report["contacts"] == {"new": 0, "updated": 1, "unchanged": 0, "merged": 0}
    assert (people(tending)["Ada"]["title"], people(tending)["Ada"]["emails"]) == ("Mathematician", ["ada@example.org"])


def test_nameless_cards_are_named_by_their_key(bring, tending):
    (report,) = bring(("c.vcf", "BEGIN:VCARD\r\nVERSION:2.1\r\nEMAIL:who@example.org\r\nEND:VCARD\r\n"
                                "BEGIN:VCARD\r\nVERSION:2.1\r\nNOTE:nobody\r\nEND:VCARD\r\n"))
    assert list(people(tending)) == ["who@example.org"]
    assert "nobody to plant" in report["skipped"][0]["why"]


def test_plant_plants_new_people_and_seeds_unless_a_row_says_its_state(bring, tending):
    bring(("p.csv", "name,state\nAda,seed\nGrace,\n"))
    bring(("p.csv", "name,state\nAda,seed\nGrace,\nLinus,\nRosa,resting\n"), plant=True)
    assert {name: one["state"] for name, one in people(tending).items()} == {
        "Ada": "seed", "Grace": "planted", "Linus": "planted", "Rosa": "resting"}


def test_a_linkedin_archive_comes_in_with_people_messages_and_invitations(tending, tmp_path):
    me, ada, grace = Person("Me", "Myself", "me"), Person("Ada", "Lovelace", "ada"), Person("Grace", "Hopper", "grace")
    archive = Archive(
        me=me, connections=[Connection(ada, "01 Jan 2024", "ada@example.org"), Connection(grace, "02 Feb 2024")],
        messages=[Message("c1", me, [ada], "2026-03-04 10:00:00 UTC"),
                  Message("c1", ada, [me], "2026-03-05 02:00:00 UTC"),
                  Message("c2", grace, [me], "2026-03-06 12:00:00 UTC")],
        invitations=[Invitation(me, grace, "2/3/26, 4:05 PM", "OUTGOING")])
    path = write_archive(tmp_path / "Basic_LinkedInDataExport.zip", archive)
    for new in (4, 0):
        report = import_read(tending, read_files([path]))
        assert report.files[0].interactions["new"] == new
    found = people(tending)
    assert {"Ada Lovelace", "Grace Hopper"} <= set(found)
    assert history(tending, found["Ada Lovelace"]) == [
        ("2026-03-04", "message", "received"), ("2026-03-04", "message", "sent")]
    assert history(tending, found["Grace Hopper"]) == [
        ("2026-03-06", "message", "received"), ("2026-02-03", "invitation", "sent")]


def history(tending, person):
    return [(one["date"], one["kind"], one["direction"]) for one in timeline_json(tending, person["id"])]


@pytest.mark.corpus
@pytest.mark.parametrize(("folder", "cards"), [
    ("android-vcard", 39), ("kcontacts", 23), ("eds-vcards", 78), ("icaljs", 5), ("libical", 5)])
def test_public_cards_come_in_and_none_is_lost(tending, corpus, folder, cards):
    paths = sorted(Path(corpus, folder).rglob("*.vcf"))
    assert paths
    report = import_read(tending, read_files(paths))
    taken = sum(sum(file.contacts.values()) for file in report.files)
    left = sum(any(word in skip.why for word in ("nobody to plant", "not a person")) for file in report.files
               for skip in file.skipped)
    assert taken + left == cards
    again = import_read(tending, read_files(paths))
    assert sum(file.contacts["new"] for file in again.files) == 0


