"""The wheel: it carries everything, offers both commands, and starts where only its contents are."""

from __future__ import annotations

import configparser
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import networkgarden

ROOT = Path(__file__).resolve().parent.parent
PARTS = ("networkgarden", "resources", "pyproject.toml", "README.md", "LICENSE")
LITTER = shutil.ignore_patterns("__pycache__", "*.pyc")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built by hatchling as pip would, from a copy, with what is installed here."""
    source, target = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    for part in PARTS:
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, source / part, ignore=LITTER)
        else:
            shutil.copy(ROOT / part, source / part)
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(target)]
    done = subprocess.run(command, cwd=source, capture_output=True, text=True, timeout=240, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = target.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def unpacked(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel's contents in an empty folder: what a pure-Python wheel is once installed."""
    folder = tmp_path_factory.mktemp("unpacked")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def _run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The program from that folder alone: the checkout is kept out of sight, the other packages are not."""
    start = (
        "import sys; sys.path[:] = [p for p in sys.path if p not in ('', sys.argv[1])]; "
        "sys.path.insert(0, sys.argv[2]); del sys.argv[1:3]; "
        "import networkgarden, runpy; print(networkgarden.__file__, file=sys.stderr); "
        "runpy.run_module('networkgarden', run_name='__main__', alter_sys=True)"
    )
    command = [sys.executable, "-c", start, str(ROOT), str(folder), *arguments]
    variables = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run(
        command, cwd=folder, env=variables, capture_output=True, text=True, timeout=240, check=False,
        stdin=subprocess.DEVNULL,
    )  # fmt: skip


def test_every_source_and_resource_is_in_it(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
    sources = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "networkgarden").rglob("*.py")
        if "__pycache__" not in path.parts
    }
    resources = {
        f"networkgarden/{path.relative_to(ROOT).as_posix()}"
        for path in (ROOT / "resources").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert resources, "there are no resources at all"
    assert sources - held == set()
    assert resources - held == set()
    assert not [name for name in held if name.startswith(("tests/", "packaging/"))]


def test_it_offers_both_commands_and_the_licence(unpacked: Path) -> None:
    (about,) = unpacked.glob("networkgarden-*.dist-info")
    offered = configparser.ConfigParser()
    offered.read(about / "entry_points.txt", encoding="utf-8")
    assert offered["console_scripts"]["networkgarden"] == "networkgarden.cli:main"
    assert offered["gui_scripts"]["networkgarden-window"] == "networkgarden.cli:main"
    assert "MIT License" in (about / "licenses" / "LICENSE").read_text(encoding="utf-8")
    assert f"Version: {networkgarden.__version__}\n" in (about / "METADATA").read_text(encoding="utf-8")


def test_it_starts_from_the_wheel_alone(unpacked: Path) -> None:
    done = _run(unpacked, "--help")
    assert done.returncode == 0, done.stderr
    assert str(unpacked) in done.stderr.splitlines()[0]
    assert "--profile" in done.stdout


def test_it_makes_and_reads_a_garden_from_the_wheel_alone(
    unpacked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The migrations and whatever else is loaded late are there too."""
    monkeypatch.setenv("NETWORKGARDEN_PASSPHRASE", "a passphrase for a test")
    profile = str(tmp_path / "profile")
    added = _run(unpacked, "--profile", profile, "add", "Ada Lovelace")
    assert added.returncode == 0, added.stderr
    listed = _run(unpacked, "--profile", profile, "list", "--json")
    assert listed.returncode == 0, listed.stderr
    assert '"Ada Lovelace"' in listed.stdout
