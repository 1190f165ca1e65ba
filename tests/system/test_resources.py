from __future__ import annotations

from pathlib import Path

import pytest

from networkgarden.errors import NotFound
from networkgarden.system import resources


def test_both_layouts_are_found_and_the_wheel_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "networkgarden"
    (tmp_path / "resources" / "icons").mkdir(parents=True)
    (tmp_path / "resources" / "icons" / "a.svg").write_text("checkout")
    monkeypatch.setattr(resources, "_PACKAGE", package)
    assert resources.resource("icons/a.svg").read_text() == "checkout"
    (package / "resources" / "icons").mkdir(parents=True)
    (package / "resources" / "icons" / "a.svg").write_text("wheel")
    assert resources.resource("icons/a.svg").read_text() == "wheel"


def test_the_checkouts_own_folder_is_where_we_look() -> None:
    top = Path(__file__).resolve().parents[2]
    assert top / "resources" in resources.resource_dirs()


def test_a_missing_part_is_named() -> None:
    with pytest.raises(NotFound, match=r"nowhere\.svg"):
        resources.resource("nowhere.svg")
