"""Folders of cards, and photos beside them."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from importers.vcard_cases import PIXEL
from networkgarden.domain.incoming import Incoming
from networkgarden.importers.detect import read_path

CARD = "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:{0}\r\nFN:{1}\r\nEMAIL:{0}@example.org\r\nEND:VCARD\r\n"
PICTURE = base64.b64decode(PIXEL)


def incomings(folder: Path) -> list[Incoming]:
    return [read for read in read_path(folder) if isinstance(read, Incoming)]


@pytest.mark.parametrize(("count", "lines"), [(3, 3), (40, 1)])
def test_one_card_a_file(tmp_path: Path, count: int, lines: int) -> None:
    for number in range(count):
        (tmp_path / f"{number:03}.vcf").write_text(CARD.format(f"u{number}", f"Person {number}"), newline="")
    (tmp_path / "000.vcf").write_text("BEGIN:VCARD\nFN:Person 0\nPHOTO;ENCODING=b:%%%\n", newline="")
    read = incomings(tmp_path)
    assert len(read) == lines
    assert sorted(person.name for one in read for person in one.people) == sorted(
        f"Person {number}" for number in range(count))
    assert [skip.where for one in read for skip in one.skipped] == ["card 1, line 3" if lines > 1 else
                                                                    "000.vcf, card 1, line 3"]


def test_photos_beside_the_cards(tmp_path: Path) -> None:
    takeout = tmp_path / "Takeout" / "Contacts" / "Friends"
    takeout.mkdir(parents=True)
    (takeout / "Friends.vcf").write_text(CARD.format("a", "Ada Lovelace") + CARD.format("b", "Ben"), newline="")
    (takeout / "Ada Lovelace.jpg").write_bytes(PICTURE)
    (takeout / "Ben.png").write_bytes(b"no picture")
    single = tmp_path / "dav"
    single.mkdir()
    (single / "x1.vcf").write_text(CARD.format("c", "Cy"), newline="")
    (single / "x1.png").write_bytes(PICTURE)
    read = incomings(tmp_path)
    photos = {person.name: person.photo.content if person.photo else None for one in read for person in one.people}
    assert photos == {"Ada Lovelace": PICTURE, "Ben": None, "Cy": PICTURE}
    assert [skip.where for one in read for skip in one.skipped] == ["Takeout/Contacts/Friends/Ben.png"]


def test_what_is_no_card_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.vcf").write_text(CARD.format("a", "Ada"), newline="")
    (tmp_path / "a.jpg").write_bytes(PICTURE)
    (tmp_path / "b.vcf").write_bytes(b"\x00\x01\x02" * 99)
    read = incomings(tmp_path)
    assert [person.name for one in read for person in one.people] == ["Ada"]
    assert [skip.where for one in read for skip in one.skipped] == ["b.vcf"]
