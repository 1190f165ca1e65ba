"""README is a promise: its commands run, its pictures exist, its figures stand where the bench puts them."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TEXT = (ROOT / "README.md").read_text(encoding="utf-8")


def commands() -> list[list[str]]:
    blocks = re.findall(r"```sh\n(.*?)```", TEXT, re.DOTALL)
    lines = [line.partition("#")[0].strip() for block in blocks for line in block.splitlines()]
    return [shlex.split(line) for line in lines if line]


def test_every_command_of_the_command_line_runs(tmp_path):
    (tmp_path / "people.vcf").write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Grace Hopper\nEND:VCARD\n", encoding="utf-8")
    environment = {**os.environ, "NETWORKGARDEN_PASSPHRASE": "readme", "PYTHONPATH": str(ROOT)}
    ran = 0
    for python, script, *arguments in commands():
        assert python == "python3"
        assert (ROOT / script).is_file()
        if script != "packaging/run.py" or not arguments or arguments[0].startswith("--"):
            continue      # these open a window or run these tests
        done = subprocess.run([sys.executable, "-m", "networkgarden", "--profile", "garden", *arguments], cwd=tmp_path,
                              env=environment, capture_output=True, text=True, timeout=240, check=False)
        assert (done.returncode, done.stderr) == (0, ""), arguments
        ran += 1
    assert ran == 7


def test_every_picture_is_there():
    pictures = re.findall(r"\]\(([^)]+\.png)\)", TEXT)
    assert len(pictures) >= 3
    assert all((ROOT / picture).read_bytes().startswith(b"\x89PNG") for picture in pictures)


def test_every_command_it_lists_exists():
    from networkgarden.cli_arguments import COMMANDS
    assert set(COMMANDS) <= set(re.findall(r"`([a-z]+)`", TEXT))


def test_the_bench_measures_what_readme_tells(tmp_path):
    out = subprocess.run([sys.executable, str(ROOT / "packaging" / "bench.py"), "--quick"], cwd=tmp_path,
                         env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, capture_output=True, text=True,
                         timeout=280, check=True).stdout
    assert "| empty window | 1.00 × (1.00 ×) | 1.00 × |" in out
    assert "frames at device pixel ratio 2: {'scroll':" in out
