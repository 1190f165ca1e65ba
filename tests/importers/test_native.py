"""The whole garden as JSON: it comes back without loss, and damage costs only what is damaged."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from exporters.gardens import gardens
from hypothesis import HealthCheck, given, settings

from networkgarden.domain.archive import GardenArchive
from networkgarden.domain.kinds import State
from networkgarden.domain.species import SPECIES_OF_CIRCLE, seed_number
from networkgarden.errors import NewerGarden, UnreadableFile
from networkgarden.exporters.native import garden_json
from networkgarden.importers.files import single
from networkgarden.importers.native import read, recognise

ADA, BEN = "0b8f6c9e-3a51-4f0e-9f1c-2d5f1f6a7b10", "0b8f6c9e-3a51-4f0e-9f1c-2d5f1f6a7b11"
ACT = "0b8f6c9e-3a51-4f0e-9f1c-2d5f1f6a7b12"


@pytest.fixture
def garden(tmp_path: Path):
    path = tmp_path / "garden.json"

    def make(document: object) -> GardenArchive:
        path.write_bytes(document if isinstance(document, bytes) else json.dumps(document).encode())
        return read(single(path))
    return make


@given(gardens())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_what_was_exported_comes_back_whole(tmp_path: Path, archive: GardenArchive) -> None:
    path = tmp_path / "garden.json"
    path.write_text(garden_json(archive), encoding="utf-8")
    back = read(single(path))
    assert recognise(path.read_bytes())
    assert back.skipped == ()
    assert (back.contacts, back.interactions, back.pauses) == (archive.contacts, archive.interactions, archive.pauses)
    assert back.settings == archive.settings
    assert (back.promises, back.fruits, back.links, back.own_kinds) == (
        archive.promises, archive.fruits, archive.links, archive.own_kinds)


def contact(identity: str = ADA, **more: object) -> dict[str, object]:
    return {"id": identity, "name": "Ada", "state": "planted", "circle": 15, **more}


def act(**more: object) -> dict[str, object]:
    return {"id": ACT, "on": "2026-01-10", "kind": "call", "direction": "both", "contacts": [ADA], **more}


def test_the_least_a_contact_needs(garden) -> None:
    (ada,) = garden({"networkgarden": 1, "contacts": [contact()]}).contacts
    assert (ada.seed, ada.state) == (seed_number(ADA), State.PLANTED)
    assert ada.species in SPECIES_OF_CIRCLE[15]


@pytest.mark.parametrize("bad", [
    contact("7"), contact(name=""), contact(name=3), contact(circle=16), contact(circle="15"), contact(state="alive"),
    contact(every_days=2), contact(every_days=True), contact(established="yes"), contact(seed=-1), contact(beds="x"),
    contact(beds=[1]), contact(points=[{"kind": "fax", "value": "1"}]), contact(points=["a"]), contact(created_on="x"),
    contact(dates=[{"label": "birthday", "on": "1980-13-01"}]), contact(photo={"media_type": "a", "base64": "%"}),
    contact(photo="x"), contact(custom=[["a"]]), contact(states=[{"state": "seed"}]), contact(ADA), "x", None, [],
])
def test_a_bad_contact_costs_only_itself(garden, bad: object) -> None:
    archive = garden({"networkgarden": 1, "contacts": [contact(), bad, contact(BEN)]})
    assert [person.id for person in archive.contacts] == [ADA, BEN]
    assert [skip.where for skip in archive.skipped] == ["contact 2"]
    assert archive.skipped[0].why


@pytest.mark.parametrize("bad", [
    act(), act(id=""), act(on="10/01/2026"), act(on=""), act(kind="hug"), act(direction="up"), act(contacts=[]),
    act(contacts=[BEN]), act(contacts=ADA), act(at="2026-01-10T10:00:00"), act(at="noon"), act(reaction="meh"),
])
def test_a_bad_interaction_costs_only_itself(garden, bad: dict[str, object]) -> None:
    archive = garden({"networkgarden": 1, "contacts": [contact()], "interactions": [act(), bad]})
    assert [one.id for one in archive.interactions] == [ACT]
    assert [skip.where for skip in archive.skipped] == ["interaction 2"]


@pytest.mark.parametrize("name", ["promises", "fruit", "links", "own_kinds"])
@pytest.mark.parametrize("bad", [
    {}, 7, {"id": ACT, "contact": BEN, "text": "a", "made_on": "2026-01-10", "fruit": "help", "on": "2026-01-10"},
    {"id": ACT, "contact": ADA, "from": ADA, "to": ADA, "word": "friend", "name": "chess", "like": "hug",
     "fruit": "gold"},
])
def test_a_bad_keepsake_costs_only_itself(garden, name: str, bad: object) -> None:
    archive = garden({"networkgarden": 1, "contacts": [contact()], name: [bad]})
    assert (archive.promises, archive.fruits, archive.links, archive.own_kinds) == ((), (), (), ())
    assert len(archive.skipped) == 1


def test_bad_pauses_settings_and_lists(garden) -> None:
    archive = garden({
        "networkgarden": 1, "contacts": {}, "settings": {"a": 1, "b": "c"},
        "pauses": [{"from": "2026-02-01", "until": "2026-01-01"}, {"from": "2026-02-01"}],
    })
    assert [skip.where for skip in archive.skipped] == ["contacts", "pause 1", "setting a"]
    assert (len(archive.pauses), archive.settings) == (1, (("b", "c"),))


@pytest.mark.parametrize("damaged", [
    b'{"networkgarden": 1, "contacts": [', b'{"networkgarden": 1, "name": "\xff"}', b'{"networkgarden": "1"}',
    b'{"networkgarden": 0}', b'{"networkgarden": NaN}', b"[]", b'{"networkgarden": 1' + b"0" * 5000 + b"}",
    b'{"networkgarden": ' + b"[" * 100_000,
])
def test_a_damaged_document_gives_one_clear_sentence(garden, damaged: bytes) -> None:
    with pytest.raises(UnreadableFile, match=r"garden\.json is"):
        garden(damaged)


def test_a_newer_document_is_refused(garden) -> None:
    with pytest.raises(NewerGarden, match="newer"):
        garden({"networkgarden": 2})


def test_lone_surrogates_and_nuls_do_not_come_in(garden) -> None:
    (ada,) = garden({"networkgarden": 1, "contacts": [contact(name="A\ud800d\x00a")]}).contacts
    assert ada.name == "A?da"


@pytest.mark.parametrize(("head", "ours"), [
    (b'\xef\xbb\xbf {\n "networkgarden": 1', True), (b'{"name": "networkgarden"', False), (b"", False),
])
def test_recognise(head: bytes, ours: bool) -> None:
    assert recognise(head) is ours
