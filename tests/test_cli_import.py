"""The command line brings in mail, and asks who one is where the files do not tell."""

from __future__ import annotations

import json

import pytest
from importers.mailboxes import ADA, ME, letter, mbox, write

from networkgarden.cli import main


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    def command(*arguments):
        monkeypatch.setenv("NETWORKGARDEN_PASSPHRASE", "a pass phrase")
        status = main(["--profile", str(tmp_path / "garden"), *map(str, arguments), "--json"])
        told = capsys.readouterr()
        assert not told.err
        return status, json.loads(told.out)
    return command


def test_mail_of_nobody_known_waits_for_the_answer_which_is_remembered(run, tmp_path):
    box = write(tmp_path / "Saved", mbox(letter(number=1), letter(ME, ADA, number=2)))
    status, told = run("import", box, "--dry-run")
    assert (status, told["files"][0]["format"], told["files"][0]["interactions"]["new"]) == (0, "mbox", 0)
    assert "which address is yours" in told["files"][0]["skipped"][0]["why"]
    assert run("import", box, "--dry-run", "--me", "Iris@example.org")[1]["files"][0]["interactions"]["new"] == 2
    assert run("import", box, "--dry-run")[1]["files"][0]["interactions"]["new"] == 0
    assert run("import", box, "--me", "Iris@example.org")[1]["files"][0]["interactions"] == {"new": 2, "duplicate": 0}
    (file,) = run("import", box)[1]["files"]
    assert (file["interactions"], file["contacts"]["new"]) == ({"new": 0, "duplicate": 2}, 0)
    assert [row["direction"] for row in run("timeline", "Ada")[1]] == ["sent", "received"]


@pytest.mark.parametrize(("name", "told"), [("empty.vcf", "empty.vcf is empty"), ("gone.vcf", "no file gone.vcf")])
def test_of_a_single_file_the_reason_is_told(tmp_path, monkeypatch, capsys, name, told):
    monkeypatch.setenv("NETWORKGARDEN_PASSPHRASE", "a pass phrase")
    write(tmp_path / "empty.vcf", "")
    assert main(["--profile", str(tmp_path / "garden"), "import", str(tmp_path / name), "--json"]) == 1
    said = capsys.readouterr().err
    assert told in said
    assert len(said.splitlines()) <= 2


def test_a_file_named_twice_is_read_once(run, tmp_path):
    card = write(tmp_path / "a.vcf", "BEGIN:VCARD\nVERSION:3.0\nFN:Ada\nEMAIL:ada@example.org\nEND:VCARD\n")
    status, told = run("import", card, card)
    assert (status, [file["contacts"]["new"] for file in told["files"]]) == (0, [1])
