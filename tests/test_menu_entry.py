"""The entry in the desktop's menu: valid by the standards' own checkers, whole, and gone again when taken out."""

from __future__ import annotations

import importlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QImage

from networkgarden import APP_ID, __version__
from networkgarden.errors import UsageError

ROOT = Path(__file__).resolve().parent.parent
LINUX = ROOT / "packaging" / "linux"
COMMAND = ["/opt/network garden/bin/python", "-m", "networkgarden"]


@pytest.fixture
def menu_entry(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    return importlib.import_module("menu_entry")


def checked(command: str, *arguments: str) -> str:
    if shutil.which(command) is None:
        pytest.skip(f"{command} is not installed")
    done = subprocess.run([command, *arguments], capture_output=True, text=True, check=False, timeout=240)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_everything_bears_the_application_id() -> None:
    assert {path.name.removeprefix(APP_ID) for path in LINUX.glob("*.desktop")} == {".desktop"}
    entry = (LINUX / f"{APP_ID}.desktop").read_text(encoding="utf-8")
    assert f"Icon={APP_ID}\n" in entry
    assert f"StartupWMClass={APP_ID}\n" in entry
    root = ElementTree.parse(LINUX / f"{APP_ID}.metainfo.xml").getroot()
    assert root.findtext("id") == APP_ID
    assert root.findtext("launchable") == f"{APP_ID}.desktop"
    assert root.find("releases/release").get("version") == __version__


def test_the_entry_is_valid_as_it_stands_and_with_an_odd_command(menu_entry: ModuleType, tmp_path: Path) -> None:
    assert checked("desktop-file-validate", str(LINUX / f"{APP_ID}.desktop")) == ""
    odd = tmp_path / f"{APP_ID}.desktop"
    odd.write_text(menu_entry.desktop_file([*COMMAND, 'a "quoted" $name', "50 %"]), encoding="utf-8")
    assert checked("desktop-file-validate", str(odd)) == ""


def test_a_path_that_no_desktop_can_start_is_refused(menu_entry: ModuleType) -> None:
    with pytest.raises(UsageError):
        menu_entry.desktop_file(["/opt/50%/python", "-m", "networkgarden"])


def test_the_description_is_valid() -> None:
    said = checked("appstreamcli", "validate", "--pedantic", "--no-net", str(LINUX / f"{APP_ID}.metainfo.xml"))
    problems = [line for line in said.splitlines() if line[:2] in ("E:", "W:", "P:", "I:")]
    assert [line for line in problems if "unknown-tag developer" not in line] == []     # the checker is older than it


def test_installed_and_taken_out_again(menu_entry: ModuleType, qapp: object, tmp_path: Path) -> None:
    share = tmp_path / "share"
    other = share / "icons" / "hicolor" / "16x16" / "apps" / "other.png"
    other.parent.mkdir(parents=True)
    other.write_bytes(b"another program's")
    written = menu_entry.install(share, COMMAND)
    assert all(path.is_file() for path in written)
    names = {str(path.relative_to(share)) for path in written}
    theme = "icons/hicolor"
    assert {f"applications/{APP_ID}.desktop", f"metainfo/{APP_ID}.metainfo.xml", f"{theme}/scalable/apps/{APP_ID}.svg",
            f"{theme}/symbolic/apps/{APP_ID}-symbolic.svg"} <= names
    for size in (16, 22, 24, 32, 48, 64, 128, 256, 512):
        image = QImage(str(share / theme / f"{size}x{size}" / "apps" / f"{APP_ID}.png"))
        assert (image.width(), image.height()) == (size, size)
        assert image.pixelColor(size // 2, size * 9 // 10).alpha() > 200      # earth
        assert image.pixelColor(0, 0).alpha() == 0
    entry = (share / "applications" / f"{APP_ID}.desktop").read_text(encoding="utf-8")
    assert 'Exec="/opt/network garden/bin/python" "-m" "networkgarden" %F\n' in entry
    assert 'Exec="/opt/network garden/bin/python" "-m" "networkgarden" log\n' in entry
    assert menu_entry.install(share, COMMAND) == written       # twice is once
    assert menu_entry.uninstall(share) == len(written)
    assert [path for path in share.rglob("*") if path.is_file()] == [other]
    assert not (share / "applications").exists()
    assert menu_entry.uninstall(share) == 0


def test_the_command_installs_below_the_persons_own_folder(tmp_path: Path) -> None:
    environ = os.environ | {"XDG_DATA_HOME": str(tmp_path / "share"), "QT_QPA_PLATFORM": "offscreen"}
    for what, there in (("install", True), ("uninstall", False)):
        done = subprocess.run([sys.executable, str(ROOT / "packaging" / "menu_entry.py"), what], env=environ,
                              capture_output=True, text=True, check=False, timeout=240)
        assert done.returncode == 0, done.stderr
        assert (tmp_path / "share" / "applications" / f"{APP_ID}.desktop").exists() is there
