"""The command line as scripts meet it: what it prints, where, and how it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from networkgarden import cli
from networkgarden.system.lock import ProfileLock
from networkgarden.system.paths import Profile

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    def command(*arguments, passphrase="a pass phrase", profile=tmp_path / "garden"):
        monkeypatch.setenv("NETWORKGARDEN_PASSPHRASE", passphrase)
        status = cli.main(["--profile", str(profile), *map(str, arguments)])
        captured = capsys.readouterr()
        return status, captured.out, captured.err
    return command


def listed(run, *more):
    status, out, err = run("list", "--json", *more)
    assert (status, err) == (0, "")
    return json.loads(out)


def test_a_contact_is_added_listed_logged_and_undone(run):
    assert run("add", "Ada Lovelace", "--email", "ada@example.org", "--circle", 5, "--bed", "Friends")[0] == 0
    (ada,) = listed(run)
    assert (ada["name"], ada["state"], ada["circle"], ada["every_days"], ada["beds"], ada["emails"]) == (
        "Ada Lovelace", "planted", 5, 7, ["Friends"], ["ada@example.org"])
    assert (ada["vitality"], ada["condition"], ada["due_on"], ada["growth"]) == (None, None, None, "seed")
    assert run("log", "ada", "lunch", "--note", "compilers")[0] == 0
    (ada,) = listed(run)
    assert (ada["condition"], ada["growth"], ada["rung"], ada["interactions"]) == ("fresh", "flowering", 6, 1)
    (entry,) = json.loads(run("timeline", "Ada", "--json")[1])
    assert (entry["kind"], entry["direction"], entry["with"], entry["note"]) == (
        "meeting", "both", ["Ada Lovelace"], "lunch: compilers")
    assert run("undo")[:2] == (0, "Undone: Logged a meeting with Ada Lovelace.\n")
    assert listed(run)[0]["interactions"] == 0


def test_profile_and_json_are_accepted_after_the_command_too(run, tmp_path, monkeypatch, capsys):
    run("add", "Ada")
    monkeypatch.setenv("NETWORKGARDEN_PASSPHRASE", "a pass phrase")
    assert cli.main(["list", "--json", "--profile", str(tmp_path / "garden")]) == 0
    assert [one["name"] for one in json.loads(capsys.readouterr().out)] == ["Ada"]


def test_states_and_back(run):
    run("add", "Ada")
    for command, state in (("rest", "resting"), ("archive", "archived"), ("restore", "resting"), ("plant", "planted")):
        assert run(command, "Ada")[0] == 0
        assert listed(run)[0]["state"] == state
    run("rest", "Ada")
    (ada,) = listed(run)
    assert (ada["condition"], ada["due_on"]) == ("asleep", None)
    run("log", "Ada", "call")
    assert listed(run, "--state", "planted")[0]["name"] == "Ada"


def test_several_people_share_one_interaction(run):
    run("add", "Ada Lovelace")
    run("add", "Grace Hopper")
    assert run("log", "Ada", "Grace", "coffee", "--reaction", "warm")[0] == 0
    (entry,) = json.loads(run("timeline", "Grace", "--json")[1])
    assert (entry["with"], entry["reaction"], entry["note"]) == (["Ada Lovelace", "Grace Hopper"], "warm", "coffee")


def test_what_is_typed_is_kept_without_commands_to_the_terminal(run):
    run("add", "Red\x1b[31m \u202eLine\n", "--bed", "Fri\x07ends\u202e", "--email", " red@example.org ")
    run("log", "Red", "call", "--note", "a\x1b[2Jb")
    (red,) = json.loads(run("list", "--json")[1])
    assert (red["name"], red["beds"], red["emails"]) == ("Red[31m Line", ["Friends"], ["red@example.org"])
    assert "\x1b" not in run("timeline", "Red")[1]


@pytest.mark.usefixtures("qapp")      # a picture makes a smaller application where there is none, and it stays
@pytest.mark.parametrize("command", [("export", "garden.json"), ("snapshot", "garden.png")])
def test_a_file_that_cannot_be_written_is_named_as_it_was_asked_for(run, tmp_path, command):
    run("add", "Ada")
    wanted = tmp_path / "nowhere" / command[1]
    status, out, err = run(command[0], str(wanted))
    assert (status, out) == (1, "")
    told, advice = err.splitlines()
    assert str(wanted) in told
    assert ".part" not in told
    assert advice == "Check the folder, its permissions and the space left."


@pytest.mark.parametrize("address", ["bad", "a b@example.org", "a@b\nBcc: c@example.org", "<a@example.org>", "@"])
def test_an_address_that_is_none_is_refused(run, address):
    status, out, err = run("add", "Ada", "--email", address)
    assert (status, out) == (2, "")
    assert "is no e-mail address.\nWrite it as name@example.org." in err
    assert json.loads(run("list", "--json")[1]) == []


@pytest.mark.parametrize(("arguments", "status", "words"), [
    (["log", "Nobody", "call"], 1, "Nobody in the garden"),
    (["log", "Ada", "dancing"], 2, "no kind of interaction"),
    (["log", "Val", "call"], 2, "Val Stone"),
    (["log", "Ada", "call", "--on", "2999-01-01"], 2, "has not come yet"),
    (["list", "--on", "2026-02-30"], 2, "is no day"),
    (["list", "--state", "happy"], 2, "invalid choice"),
    (["add", "  "], 2, "needs a name"),
    (["add", "Bob", "--circle", "7"], 2, "no circle 7"),
    (["add", "Bob", "--every", "1"], 2, "not possible"),
    (["frobnicate"], 2, "no command or file"),
    (["import", "missing.vcf"], 1, "There is no file missing.vcf"),
    (["export", "garden.xyz"], 2, "cannot be exported"),
    (["export", "/nowhere/at/all/garden.json"], 1, "could not be written"),
    (["snapshot", "x.png", "--size", "0x0"], 2, "is no size"),
    (["timeline"], 2, "required"),
])
def test_errors_are_one_sentence_with_advice(run, monkeypatch, arguments, status, words):
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    run("add", "Ada Lovelace")
    run("add", "Val Stone", "--email", "a@example.org")
    run("add", "Val Stone", "--email", "b@example.org")
    got, out, err = run(*arguments)
    assert got == status
    assert words in err
    assert len(err.strip().splitlines()) <= 2
    assert "Traceback" not in err + out


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_days_at_the_ends_of_time(run, day):
    run("add", "Ada")
    run("log", "Ada", "call")
    assert listed(run, "--on", day)[0]["name"] == "Ada"
    assert run("today", "--on", day)[0] == 0


@pytest.mark.parametrize("passphrase", ["", "wrong"])
def test_a_locked_garden_fails_at_once_and_writes_nothing(run, tmp_path, passphrase):
    run("add", "Ada")
    before = {path.name: path.read_bytes() for path in (tmp_path / "garden").iterdir() if path.is_file()}
    status, out, err = run("list", "--json", passphrase=passphrase)
    assert (status, out) == (1, "")
    assert len(err.strip().splitlines()) <= 2
    assert {path.name: path.read_bytes() for path in (tmp_path / "garden").iterdir() if path.is_file()} == before


def test_refusing_a_first_start_writes_nothing(run, tmp_path):
    assert run("list", passphrase="", profile=tmp_path / "fresh")[0] == 1
    assert not (tmp_path / "fresh").exists()


def test_while_another_holds_the_profile_and_is_silent(run, tmp_path, monkeypatch):
    monkeypatch.setattr("networkgarden.system.wire.STARTING_SECONDS", 0.2)
    run("add", "Ada")
    lock = ProfileLock(Profile.at(tmp_path / "garden"))
    assert lock.try_acquire()
    try:
        status, _, err = run("log", "Ada", "call")
        assert status == 1
        assert f"already running but not answering (pid {os.getpid()})" in err
        assert listed(run)[0]["interactions"] == 0
    finally:
        lock.release()


def test_the_json_export_comes_back_without_loss(run, tmp_path):
    run("add", "Ada Lovelace", "--email", "ada@example.org", "--bed", "Friends", "--established")
    run("add", "Grace Hopper", "--every", 21)
    run("log", "Ada", "Grace", "lunch", "--on", "2026-01-10")
    run("rest", "Grace")
    assert run("export", tmp_path / "one.json")[0] == 0
    report = json.loads(run("import", tmp_path / "one.json", "--json", profile=tmp_path / "other")[1])
    assert report["files"][0]["contacts"]["new"] == 2
    assert run("export", tmp_path / "two.json", profile=tmp_path / "other")[0] == 0
    assert (tmp_path / "two.json").read_bytes() == (tmp_path / "one.json").read_bytes()
    again = json.loads(run("import", tmp_path / "one.json", "--json", profile=tmp_path / "other")[1])["files"][0]
    assert (again["contacts"]["new"], again["contacts"]["updated"], again["interactions"]["new"]) == (0, 0, 0)


def test_a_calendar_counts_those_whose_dates_it_holds(run, tmp_path):
    table = tmp_path / "people.csv"
    table.write_text("name,birthday\nAda,1985-12-01\nGrace,\n", encoding="utf-8")
    run("import", str(table))
    target = tmp_path / "dates.ics"
    assert json.loads(run("export", str(target), "--json")[1])["contacts"] == 1
    assert "SUMMARY:Birthday of Ada (1985)" in target.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["g.vcf", "g.csv", "g.ics"])
def test_other_exports_are_written(run, tmp_path, name):
    run("add", "Ada Lovelace", "--email", "ada@example.org")
    assert run("export", tmp_path / name)[0] == 0
    assert (tmp_path / name).stat().st_size > 40


def test_a_backup_carries_its_keys(run, tmp_path):
    run("add", "Ada")
    status, out, _ = run("backup", tmp_path / "backups", "--json")
    folder = Path(json.loads(out)["backup"])
    assert status == 0
    assert sorted(path.name for path in folder.iterdir()) == ["garden.db", "keys.json"]
    assert [one["name"] for one in json.loads(run("list", "--json", profile=folder)[1])] == ["Ada"]


def test_doctor_looks_at_everything(run):
    run("add", "Ada")
    status, out, _ = run("doctor", "--json")
    assert {finding["what"] for finding in json.loads(out)} == {
        "keyring", "keys", "garden", "notifications", "tray", "presence", "autostart", "menu"}
    assert status == 0


def test_the_real_program_starts_and_paints_without_a_display(tmp_path):
    lacking = {"DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS"}
    environment = {name: value for name, value in os.environ.items() if name not in lacking}
    picture = tmp_path / "garden.png"
    command = [sys.executable, "-m", "networkgarden", "snapshot", "--demo", str(picture), "--size", "640x400"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=240, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_the_first_frame_is_told_as_json(tmp_path):
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, "-m", "networkgarden", "--demo", "--exit-after-first-frame"], cwd=ROOT,
                          env=environment, capture_output=True, text=True, timeout=240, check=False)
    assert done.returncode == 0
    figures = json.loads(done.stdout)
    assert set(figures) == {"first_frame_ms", "contacts", "rss_mb"}
    assert figures["contacts"] == 57


def test_duplicates_are_told_merged_and_undone(run):
    for name in ("Ada Lovelace", "Lovelace Ada", "Grace Hopper"):
        assert run("add", name, *(("--email", "ada@example.org") if "Ada" in name else ()))[0] == 0
    status, out, err = run("duplicates", "--json")
    (found,) = json.loads(out)
    assert (status, err, found["names"], found["verdict"]) == (0, "", ["Ada Lovelace", "Lovelace Ada"], "merge")
    assert "e-mail address" in found["why"]
    assert "surely one person" in run("duplicates")[1]
    assert run("merge", *found["ids"])[:2] == (0, "Lovelace Ada merged into Ada Lovelace.\n")
    assert json.loads(run("duplicates", "--json")[1]) == []
    assert [one["id"] for one in listed(run)].count(found["ids"][0]) == 1
    assert run("undo")[0] == 0
    assert len(listed(run)) == 3
    assert run("merge", "Grace")[0] == 2
