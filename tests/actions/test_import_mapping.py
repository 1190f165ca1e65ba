"""Columns that the person explained once are known the next time."""

from __future__ import annotations

from networkgarden.actions.import_mapping import look_at_table, mappings_of, preview, remember_mapping
from networkgarden.actions.importing import Unread, hints_of, import_read, read_files
from networkgarden.domain.mapping import Field

TABLE = "wer,was,wann\nAda,looms,1.2.2024\nBen,poems,3.4.2024\n"


def test_an_unknown_table_is_mapped_previewed_remembered_and_read(tmp_path, tending) -> None:
    path = tmp_path / "people.csv"
    path.write_text(TABLE)
    (unread,) = read_files([path], hints_of(tending))
    assert isinstance(unread, Unread)
    seen = look_at_table(tending, path)
    assert seen is not None
    assert preview(seen, seen.mapping) == ()
    told = seen.mapping.with_column(0, Field.NAME).with_column(2, Field.LEFT_OUT)
    assert [(one.name, one.custom) for one in preview(seen, told)] == [
        ("Ada", (("was", "looms"),)), ("Ben", (("was", "poems"),))]
    remember_mapping(tending, told)
    assert mappings_of(tending) == (told,)
    path.write_text(TABLE + "Cy,ships,\n")
    report = import_read(tending, read_files([path], hints_of(tending)))
    assert report.files[0].contacts["new"] == 3
    again = look_at_table(tending, path)
    assert again is not None
    assert again.mapping == told


def test_what_a_newer_version_remembered_is_left_alone(tending) -> None:
    tending.garden.note("mapping:x", '[true, [["a", "soul", ""]]]')
    assert mappings_of(tending) == ()


def test_no_table_no_look(tmp_path, tending) -> None:
    (tmp_path / "a.txt").write_bytes(bytes(range(256)))
    assert look_at_table(tending, tmp_path / "a.txt") is None
    assert look_at_table(tending, tmp_path / "none.csv") is None
