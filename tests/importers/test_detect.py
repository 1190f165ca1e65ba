"""What files, folders and zips are taken for, and what hostile ones cannot do."""

from __future__ import annotations

import errno
import os
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import pytest

from importers.linkedin_archive import Archive, Connection, Person, write_archive, write_folder
from networkgarden.domain.archive import GardenArchive
from networkgarden.domain.incoming import Incoming
from networkgarden.errors import NotFound, UnreadableFile
from networkgarden.exporters.native import garden_json
from networkgarden.importers import files
from networkgarden.importers.detect import UNKNOWN, read_path

CARD = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ada\r\nN:;Ada;;;\r\nEND:VCARD\r\n"
TABLE = b"name,email\nBen,b@x.org\n"
ACTS = b"date,name,kind\n2026-01-10,Ada,call\n"
LINKEDIN = Archive(me=Person("Iris", "Bloom", "iris"), connections=[Connection(Person("Cy", "T", "cy"), "01 Jan 2024")])


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return path


def formats(path: Path) -> list[tuple[str, str]]:
    return [(os.path.relpath(read.path, path.parent).replace("\\", "/"), read.format) for read in read_path(path)]


def names(path: Path) -> list[str]:
    return [person.name for read in read_path(path) if isinstance(read, Incoming) for person in read.people]


@pytest.mark.parametrize(("content", "kind"), [
    (CARD, "vcard"), (b"\xef\xbb\xbf\r\n" + CARD, "vcard"), (CARD.decode().encode("utf-16"), "vcard"),
    (TABLE, "contacts table"), (ACTS, "interactions table"), (garden_json(GardenArchive()).encode(), "network garden"),
    (b"First Name,Last Name,URL,Connected On\nCy,T,,01 Jan 2024\n", "linkedin"),
])
@pytest.mark.parametrize("name", ["contacts.vcf", "a.csv", "noext"])
def test_the_content_decides_not_the_name(tmp_path: Path, name: str, content: bytes, kind: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert formats(path) == [(name, kind)]


@pytest.mark.parametrize("content", [
    b"", b"  \n", b"%PDF-1.7\n", os.urandom(5000), bytes(5000), b"hello there", b"<html></html>", b'{"a": 1}',
    b"PK\x03\x04", b"\xff\xfe", b"\xff\xd8\xff\xe0" + bytes(200),
])
def test_a_single_file_nobody_can_read_gives_one_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "thing.csv"
    path.write_bytes(content)
    with pytest.raises(UnreadableFile, match=r"^thing\.csv is "):
        read_path(path)


def test_nothing_there(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        read_path(tmp_path / "gone.csv")
    assert read_path(tmp_path) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UnreadableFile):
        read_path(tmp_path / "pipe")
    assert read_path(tmp_path) == []


def test_a_folder_is_read_in_order_without_hidden_files(tmp_path: Path) -> None:
    folder = tmp_path / "offer"
    for name, content in {
        "b/cards.vcf": CARD, "a.csv": TABLE, ".hidden.vcf": CARD, ".git/x.vcf": CARD, "c.txt": b"hello",
        "empty.csv": b"", "bad.json": b'{"networkgarden": 1, ', "notes.pdf": b"%PDF",
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    zipped(folder / "d.zip", {"inner/e.vcf": CARD, ".x.vcf": CARD, "__MACOSX/e.vcf": CARD, "f.bin": b"\x00\x01"})
    (folder / "broken.zip").write_bytes(b"PK\x03\x04 and no more")
    assert formats(folder) == [
        ("offer/a.csv", "contacts table"), ("offer/b/cards.vcf", "vcard"), ("offer/d.zip", ""),
        ("offer/d.zip/inner/e.vcf", "vcard"), ("offer", ""),
    ]
    left_over = read_path(folder)[-1].skipped
    assert [skip.where for skip in left_over] == ["broken.zip", "bad.json", "c.txt", "empty.csv", "notes.pdf"]
    assert left_over[2].why == UNKNOWN
    assert "whole zip" in left_over[0].why
    assert "damaged" in left_over[1].why
    assert "empty" in left_over[3].why


def test_zip_members_are_read_in_place(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"x/cards.vcf": CARD, "y.csv": TABLE, "acts.csv": ACTS})
    before = set(Path(tempfile.gettempdir()).iterdir())
    assert formats(path) == [
        ("a.zip/acts.csv", "interactions table"), ("a.zip/x/cards.vcf", "vcard"), ("a.zip/y.csv", "contacts table")]
    assert names(path) == ["Ada", "Ben"]
    assert set(Path(tempfile.gettempdir()).iterdir()) <= before
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["a.zip"]


def test_a_member_that_points_outside_is_read_like_any_other(tmp_path: Path) -> None:
    assert names(zipped(tmp_path / "a.zip", {"../../y.csv": TABLE})) == ["Ben"]


def test_zips_within_zips_stay_closed(tmp_path: Path) -> None:
    inner = zipped(tmp_path / "inner.zip", {"a.vcf": CARD}).read_bytes()
    path = zipped(tmp_path / "outer.zip", {"inner.zip": inner, "renamed.csv": inner, "b.vcf": CARD})
    read, left_over = read_path(path)
    assert read.format == "vcard"
    assert [skip.where for skip in left_over.skipped] == ["inner.zip", "renamed.csv"]
    assert "zip inside a zip" in left_over.skipped[0].why


def test_a_member_that_is_damaged_or_locked_costs_only_itself(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.vcf": CARD, "b.csv": TABLE * 50, "c.csv": TABLE})
    content = bytearray(path.read_bytes())
    at = content.index(b"b.csv") + len(b"b.csv")
    content[at:at + 10] = b"\xff" * 10
    last = content.rindex(b"PK\x01\x02")
    content[last + 8] |= 1                  # the flag of a password
    path.write_bytes(content)
    (read, left_over) = read_path(path)
    assert read.format == "vcard"
    assert sorted((skip.where, skip.why) for skip in left_over.skipped) == [
        ("b.csv", "b.csv is damaged or cannot be read."), ("c.csv", "it is protected by a password")]


def test_bombs_are_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = zipped(tmp_path / "bomb.zip", {"a.csv": b"name\n" + bytes(files.RATIO_FROM * 2)})
    with pytest.raises(UnreadableFile, match="swell"):
        read_path(path)
    monkeypatch.setattr(files, "MOST_FILES", 2)
    with pytest.raises(UnreadableFile, match="more than 2 files"):
        read_path(zipped(tmp_path / "many.zip", {f"{number}.csv": TABLE for number in range(3)}))
    monkeypatch.setattr(files, "MOST_UNPACKED", 10)
    with pytest.raises(UnreadableFile, match="unpack"):
        read_path(zipped(tmp_path / "large.zip", {"a.csv": TABLE}))


def test_sizes_are_limited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MOST_BYTES", 10)
    (tmp_path / "a.csv").write_bytes(TABLE)
    with pytest.raises(UnreadableFile, match="too large"):
        read_path(tmp_path / "a.csv")
    assert "too large" in read_path(tmp_path)[0].skipped[0].why


@pytest.mark.parametrize("cut", [4, 30, 100, 300])
def test_a_truncated_zip_gives_one_sentence(tmp_path: Path, cut: int) -> None:
    path = write_archive(tmp_path / "a.zip", LINKEDIN)
    path.write_bytes(path.read_bytes()[:cut])
    with pytest.raises(UnreadableFile, match="not a whole zip"):
        read_path(path)


def test_an_empty_zip(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="empty"):
        read_path(zipped(tmp_path / "a.zip", {}))


def test_a_zip_without_anything_known_is_not_recognised(tmp_path: Path) -> None:
    (read,) = read_path(zipped(tmp_path / "a.zip", {"[Content_Types].xml": b"<Types/>"}))
    assert (read.format, [skip.why for skip in read.skipped]) == ("", [UNKNOWN])


def test_a_linkedin_archive_is_one_wherever_it_lies(tmp_path: Path) -> None:
    folder = tmp_path / "offer"
    write_folder(folder / "unpacked", LINKEDIN)
    (folder / "unpacked" / "mine.csv").write_bytes(TABLE)
    (folder / "unpacked" / "cards.vcf").write_bytes(CARD)
    (folder / "unpacked" / "Skills.csv").write_bytes(b"Name\nWeeding\n")
    write_archive(folder / "packed.zip", LINKEDIN)
    assert formats(folder) == [
        ("offer/packed.zip", "linkedin"), ("offer/unpacked", "linkedin"), ("offer/unpacked/cards.vcf", "vcard"),
        ("offer/unpacked/mine.csv", "contacts table"),
    ]
    assert names(folder) == ["Cy T", "Cy T", "Ada", "Ben"]


def test_a_lone_linkedin_file_in_a_zip_stands_for_itself(tmp_path: Path) -> None:
    path = write_archive(tmp_path / "a.zip", Archive(connections=LINKEDIN.connections))
    assert formats(path) == [("a.zip/Connections.csv", "linkedin")]


@pytest.mark.corpus
def test_no_public_sample_breaks_the_reading(corpus: Path) -> None:
    read = read_path(corpus)
    assert {"vcard", "contacts table", "linkedin", "eml", ""} <= {one.format for one in read}
    assert sum(len(one.people) for one in read if isinstance(one, Incoming) and one.format == "vcard") >= 187


def test_folders_that_may_not_be_looked_into_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """``shut`` cannot be listed, what ``listed`` lists cannot be reached: refused here, as root is refused nothing."""
    scandir, stat = os.scandir, os.stat

    def refuse(path: Any) -> PermissionError:
        return PermissionError(errno.EACCES, os.strerror(errno.EACCES), os.fspath(path))

    def guarded_scandir(path: Any) -> Any:
        if Path(path).name == "shut":
            raise refuse(path)
        return scandir(path)

    def guarded_stat(path: Any, **how: Any) -> os.stat_result:
        if not isinstance(path, int) and Path(path).parent.name == "listed":
            raise refuse(path)
        return stat(path, **how)

    for name in ("open", "shut", "listed"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.vcf").write_bytes(CARD)
    (tmp_path / "open" / "nowhere.vcf").symlink_to(tmp_path / "gone")
    with monkeypatch.context() as guarded:
        guarded.setattr(os, "scandir", guarded_scandir)
        guarded.setattr(os, "stat", guarded_stat)
        read, left_over = read_path(tmp_path)
    assert isinstance(read, Incoming)
    assert read.path.endswith("open/a.vcf")
    assert sorted(skip.where for skip in left_over.skipped) == ["listed/a.vcf", "shut"]
    assert all("may not be read by you" in skip.why for skip in left_over.skipped)


def test_pictures_beside_a_chat_are_told_in_one_line(tmp_path: Path) -> None:
    pictures = {f"{number:08}-PHOTO.jpg": b"\xff\xd8\xff\xe0" + bytes(99) for number in range(25)}
    path = zipped(tmp_path / "a.zip", {"a.vcf": CARD, "b.bin": b"\x00\x01", **pictures})
    read, left_over = read_path(path)
    assert read.format == "vcard"
    assert [skip.where for skip in left_over.skipped] == [
        "b.bin", ", ".join(list(pictures)[:10]) + " and 15 more"]


@pytest.mark.parametrize(("name", "content", "says"), [
    ("people.xlsx", {"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>"}, "saved there as CSV"),
    ("people.ods", {"mimetype": b"x", "content.xml": b"<x/>"}, "saved there as CSV"),
    ("abook.sqlite", b"SQLite format 3\x00" + bytes(100), "exported there as vCard or CSV"),
    ("people.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "saved there as CSV"),
    ("old.pst", b"!BDN" + bytes(100), "exports from it as CSV"),
])
def test_files_of_other_programs_say_what_to_do(
        tmp_path: Path, name: str, content: bytes | dict[str, bytes], says: str) -> None:
    path = tmp_path / "offer" / name
    path.parent.mkdir()
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        zipped(path, content)
    with pytest.raises(UnreadableFile, match=rf"^{name} is .*{says}.* can come in\.$"):
        read_path(path)
    (left_over,) = read_path(path.parent)
    assert [(skip.where, says in skip.why) for skip in left_over.skipped] == [(name, True)]
