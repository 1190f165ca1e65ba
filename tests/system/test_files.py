from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from networkgarden.system.files import clear_unfinished, write_atomic, write_new


def test_a_file_is_replaced_and_private(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    path.chmod(0o644)
    write_atomic(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [p.name for p in tmp_path.iterdir()] == ["a"]


def test_a_failed_write_leaves_the_old_file_and_no_rest(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "inside").write_bytes(b"kept")
    with pytest.raises(OSError, match="a"):
        write_atomic(tmp_path / "a", b"new")  # a directory cannot be replaced by a file
    assert [p.name for p in tmp_path.iterdir()] == ["a"]
    assert (tmp_path / "a" / "inside").read_bytes() == b"kept"


def test_a_new_file_never_takes_the_place_of_another(tmp_path: Path) -> None:
    path = tmp_path / "a"
    write_new(path, b"first")
    with pytest.raises(FileExistsError):
        write_new(path, b"second")
    assert path.read_bytes() == b"first"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [p.name for p in tmp_path.iterdir()] == ["a"]


def test_what_a_killed_program_left_unfinished_goes_but_not_what_is_being_written(tmp_path: Path) -> None:
    old, new, other = tmp_path / ".keys.json.abc.part", tmp_path / ".keys.json.def.part", tmp_path / "novel.part"
    for path in (old, new, other):
        path.write_bytes(b"half")
    for path in (old, other):
        os.utime(path, (0, 0))
    clear_unfinished(tmp_path)
    assert sorted(tmp_path.iterdir()) == [new, other]
    clear_unfinished(tmp_path / "nowhere")
