"""The public sets whose true pairs are known, from the file through the import to what is found in the garden."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from networkgarden.actions.duplicates import duplicates_of
from networkgarden.actions.importing import import_read, read_files
from networkgarden.matching.clusters import find_duplicates
from tests.garden_at_hand import open_tending

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "packaging"))
import linkage


@pytest.fixture
def tending(tmp_path):
    opened = open_tending(tmp_path / "profile")
    yield opened
    opened.garden.close()


@pytest.mark.corpus
@pytest.mark.parametrize(("number", "least"), [(1, 0.97), (3, 0.97)])
def test_people_without_any_key_are_suggested(tending, corpus, number, least):
    found = linkage.linked(tending, linkage.febrl(corpus, number))
    assert found.sure_precision >= 0.999
    assert min(found.f1, found.closed_f1) >= least


@pytest.mark.corpus
def test_people_with_mistyped_addresses_are_merged_and_suggested(tending, corpus):
    found = linkage.linked(tending, linkage.fake_1000(corpus))
    assert found.sure > 400
    assert found.sure_precision >= 0.999
    assert min(found.f1, found.closed_f1) >= 0.95


@pytest.mark.corpus
def test_people_who_share_a_number_are_not_merged(tending, corpus):
    """Ten differently named people share one number there, several share an address (formats.md §3.2)."""
    paths = sorted((corpus / "eds-vcards").rglob("*.vcf"))
    import_read(tending, read_files(paths))
    names = sorted(name for _, name in tending.garden.read.names())
    numbers = tending.garden.read.query(
        "SELECT count(DISTINCT contact) FROM point WHERE kind = 'phone' GROUP BY value ORDER BY 1 DESC")
    assert numbers[0][0] >= 10
    for alike in ("blackbird", "cote", "coté", "côte", "côté", "Muffler", "Müller"):
        assert any(alike.casefold() in name.casefold() for name in names), alike
    assert all(len({name.casefold() for name in cluster.names}) == 1 for cluster in duplicates_of(tending)
               if cluster.verdict == "merge")


def test_the_work_grows_with_the_book_and_not_with_its_square():
    few, many = (list(linkage.strangers(count)) for count in (1_500, 6_000))
    seconds = []
    for people in (few, many):
        begun = time.process_time()
        find_duplicates(people)
        seconds.append(time.process_time() - begun)
    assert seconds[1] < seconds[0] * 9      # four times as many; squared it would be sixteen
