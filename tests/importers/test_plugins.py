"""Importers of others, found by their entry point; a broken one costs one sentence and nothing else."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from networkgarden.domain.incoming import Incoming
from networkgarden.errors import UnreadableFile
from networkgarden.importers.detect import read_path

EXAMPLE = '''
"""An importer of nut lists: ``nut: name <address>``, one a line."""

from networkgarden.domain.incoming import Incoming, IncomingPerson, Point, PointKind, Skip


class NutsImporter:
    name = "nuts"

    def recognises(self, head, name):
        return head.startswith(b"nut:")

    def read(self, file, hints):
        people, skipped = [], []
        for number, line in enumerate(file.read_bytes().decode("utf-8", "replace").splitlines(), 1):
            name, bracket, address = line.removeprefix("nut:").strip().partition(" <")
            if bracket:
                people.append(IncomingPerson(f"line {number}", name, points=(
                    Point(PointKind.EMAIL, address.rstrip(">")),)))
            else:
                skipped.append(Skip(f"line {number}", "it has no address"))
        return Incoming(file.path, self.name, tuple(people), (), tuple(skipped), source=self.name)
'''
NUTS = "nut: Ada Lovelace <ada@example.org>\nnut: Ben\n"

Install = Callable[[str, str], None]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Puts a package of one module and one entry point where Python finds it, as pip would."""
    site = tmp_path / "site"
    made: list[str] = []

    def make(module: str, source: str) -> None:
        info = site / f"{module}-1.0.dist-info"
        info.mkdir(parents=True)
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {module}\nVersion: 1.0\n")
        (info / "entry_points.txt").write_text(f"[networkgarden.importers]\n{module} = {module}:NutsImporter\n")
        (site / f"{module}.py").write_text(source)
        made.append(module)
    monkeypatch.setattr(sys, "path", [str(site), *sys.path])
    yield make
    for module in made:
        sys.modules.pop(module, None)


def read_one(path: Path) -> Incoming:
    (incoming,) = read_path(path)
    assert isinstance(incoming, Incoming)
    return incoming


@pytest.fixture
def nuts(tmp_path: Path) -> Path:
    path = tmp_path / "nuts.txt"
    path.write_text(NUTS)
    return path


def test_a_package_adds_a_format(install: Install, nuts: Path) -> None:
    install("nuts_importer", EXAMPLE)
    incoming = read_one(nuts)
    assert (incoming.format, incoming.path) == ("nuts", str(nuts))
    assert [(person.name, person.emails()) for person in incoming.people] == [("Ada Lovelace", ("ada@example.org",))]
    assert [skip.where for skip in incoming.skipped] == ["line 2"]


def test_without_it_nobody_knows_the_format(nuts: Path) -> None:
    with pytest.raises(UnreadableFile, match="not a file this garden can read"):
        read_path(nuts)


@pytest.mark.parametrize(("source", "words"), [
    ("import nothing_of_this_name\n", "could not be loaded (ModuleNotFoundError)"),
    ("class NutsImporter:\n    def __init__(self):\n        raise ValueError\n", "could not be loaded (ValueError)"),
    ("class NutsImporter:\n    name = 'x'\n", "could not be loaded (AttributeError)"),
    (EXAMPLE.replace("head.startswith", "head.begins"), "failed (AttributeError)"),
    (EXAMPLE.replace("people, skipped = [], []", "people, skipped = [], 1 / 0"), "failed (ZeroDivisionError)"),
])
def test_a_broken_one_costs_one_sentence(install: Install, tmp_path: Path, nuts: Path, source: str,
                                         words: str) -> None:
    install("broken_importer", source)
    with pytest.raises(UnreadableFile) as caught:
        read_path(nuts)
    assert words in caught.value.title
    install("nuts_importer", EXAMPLE)
    sys.path.append(str(tmp_path))      # another path, so that packages are looked for again
    incoming = read_one(nuts)
    assert (len(incoming.people), words in incoming.skipped[-1].why) == (1, True)


def test_one_that_gives_something_else_is_told(install: Install, nuts: Path) -> None:
    install("wrong_importer", EXAMPLE.replace("return Incoming(", "return len(").replace(
        "file.path, self.name, tuple(people), (), tuple(skipped), source=self.name", "file.path"))
    with pytest.raises(UnreadableFile, match="could not be read by the importer “nuts”"):
        read_path(nuts)


def test_our_own_formats_come_first_and_tables_last(install: Install, tmp_path: Path) -> None:
    install("greedy_importer", EXAMPLE.replace('head.startswith(b"nut:")', "True"))
    (tmp_path / "card.vcf").write_text("BEGIN:VCARD\nFN:Ada\nEND:VCARD\n")
    (tmp_path / "table.csv").write_text("name,email\nAda <a@example.org>,x\n")
    assert [read_one(tmp_path / name).format for name in ("card.vcf", "table.csv")] == ["vcard", "nuts"]
