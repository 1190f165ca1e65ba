"""A backup comes back whole; what was there is moved aside; a refusal changes nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from networkgarden import cli
from networkgarden.system.lock import ProfileLock
from networkgarden.system.paths import Profile


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    def command(*arguments, passphrase="a pass phrase", profile="garden"):
        monkeypatch.setenv("NETWORKGARDEN_PASSPHRASE", passphrase)
        status = cli.main(["--profile", str(tmp_path / profile), *map(str, arguments)])
        captured = capsys.readouterr()
        return status, captured.out, captured.err
    return command


@pytest.fixture
def backup(run, tmp_path):
    run("add", "Ada Lovelace")
    return Path(json.loads(run("backup", tmp_path / "backups", "--json")[1])["backup"])


def names(run, **options):
    return [one["name"] for one in json.loads(run("list", "--json", **options)[1])]


def files(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("part", ["", "garden.db"])
def test_into_an_empty_profile(run, backup, part):
    status, out, err = run("recover", backup / part, "--json", profile="new")
    assert (status, json.loads(out), err) == (0, {"contacts": 1, "aside": None}, "")
    assert names(run, profile="new") == ["Ada Lovelace"]


def test_the_garden_that_was_there_lies_aside_and_can_come_back(run, backup):
    run("add", "Linus")
    status, out, _ = run("recover", backup, "--json")
    aside = Path(json.loads(out)["aside"])
    assert (status, names(run)) == (0, ["Ada Lovelace"])
    assert run("recover", aside)[0] == 0
    assert names(run) == ["Ada Lovelace", "Linus"]


@pytest.mark.parametrize(("spoil", "passphrase", "said"), [
    (lambda backup: None, "another", "does not open this garden"),
    (lambda backup: (backup / "keys.json").unlink(), "a pass phrase", "keys of the backup are missing"),
    (lambda backup: (backup / "garden.db").write_bytes((backup / "garden.db").read_bytes()[:-100]), "a pass phrase",
     "cut off or damaged"),
    (lambda backup: (backup / "garden.db").unlink(), "a pass phrase", "There is no backup"),
])
def test_a_refusal_changes_nothing(run, backup, tmp_path, spoil, passphrase, said):
    spoil(backup)
    before = files(tmp_path)
    status, out, err = run("recover", backup, passphrase=passphrase, profile="new")
    assert (status, out) == (1, "")
    assert said in err
    assert len(err.splitlines()) <= 2
    assert files(tmp_path) == before


def test_not_while_the_program_runs(run, backup, tmp_path):
    with ProfileLock(Profile.at(tmp_path / "garden")) as lock:
        assert lock.try_acquire()
        status, _, err = run("recover", backup)
        assert status == 1
        assert "is running" in err
    assert names(run) == ["Ada Lovelace"]
