"""A watched folder: what is new and known is found once; what was there, hidden, half-written or unknown is not."""

from __future__ import annotations

import os
import zipfile

import pytest

from networkgarden.actions.watching import begin_watching, mark_seen, new_files
from tests.garden_at_hand import open_tending

CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:Ada Lovelace\nEND:VCARD\n"


@pytest.fixture
def tending(tmp_path):
    tending = open_tending(tmp_path / "profile")
    yield tending
    tending.garden.close()


@pytest.fixture
def folder(tmp_path, tending):
    folder = tmp_path / "downloads"
    folder.mkdir()
    put(tending, folder / "old.vcf", CARD)
    begin_watching(tending, folder)
    return folder


def put(tending, path, text, age=60.0):
    path.write_text(text, encoding="utf-8")
    moment = tending.clock.now().timestamp() - age
    os.utime(path, (moment, moment))


def names(tending, folder):
    return [path.name for path in new_files(tending, folder)]


def test_only_what_is_new_and_known_is_found(tending, folder):
    assert names(tending, folder) == []
    put(tending, folder / "new.vcf", CARD)
    put(tending, folder / "song.mp3", "ID3 noise")
    put(tending, folder / ".hidden.vcf", CARD)
    put(tending, folder / "coming.vcf", CARD, age=1.0)
    assert names(tending, folder) == ["new.vcf"]


def test_what_was_offered_is_not_offered_again_unless_it_changes(tending, folder):
    put(tending, folder / "new.vcf", CARD)
    found = new_files(tending, folder)
    assert new_files(tending, folder) == found, "not seen by the person yet"
    mark_seen(tending, folder, found)
    assert names(tending, folder) == []
    put(tending, folder / "new.vcf", CARD * 2)
    assert names(tending, folder) == ["new.vcf"]


def test_a_zip_is_told_by_its_members(tending, folder):
    for name, member in (("cards.zip", CARD), ("songs.zip", "ID3 noise")):
        with zipfile.ZipFile(folder / name, "w") as archive:
            archive.writestr("inside.vcf" if "CARD" in member else "inside", member)
        moment = tending.clock.now().timestamp() - 60
        os.utime(folder / name, (moment, moment))
    assert names(tending, folder) == ["cards.zip"]


def test_a_folder_that_is_gone_gives_nothing(tending, tmp_path):
    assert new_files(tending, tmp_path / "gone") == []
