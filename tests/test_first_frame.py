"""The first frame waits for little: what it does not need is loaded after it."""

from __future__ import annotations

import json
import os
import subprocess
import sys

LATER = (
    "email", "http", "keyring", "cryptography", "peewee", "playhouse", "sqlcipher3",
    "rapidfuzz", "phonenumbers", "PySide6.QtSvg", "PySide6.QtDBus", "PySide6.QtNetwork", "networkgarden.prompts",
    "networkgarden.importers", "networkgarden.exporters", "networkgarden.matching", "networkgarden.commands",
    "networkgarden.storage", "networkgarden.desktop.standby", "networkgarden.desktop.notifier.ladder",
    "networkgarden.desktop.today", "networkgarden.desktop.person", "networkgarden.desktop.garden.table",
    "networkgarden.desktop.botany.species", "networkgarden.desktop.botany.overview",
)  # fmt: skip

WATCHED = """
import json, sys
from networkgarden import app, cli
tell = app._tell_first_frame
def told(program):
    print(json.dumps(sorted(sys.modules)))
    tell(program)
app._tell_first_frame = told
run = app._run
def patient(*given):    # on a slow machine what comes after the first frame would begin without it
    from networkgarden.desktop import application
    application.HELPERS_MS = 600_000
    return run(*given)
app._run = patient
cli.main(["--profile", sys.argv[1], "--exit-after-first-frame"])
"""


def test_the_first_frame_waits_for_none_of_these(tmp_path):
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "NETWORKGARDEN_PASSPHRASE": "words"}
    command = [sys.executable, "-m", "networkgarden", "--profile", str(tmp_path)]
    subprocess.run([*command, "add", "Ada Lovelace"], env=environment, check=True, capture_output=True, timeout=240)
    done = subprocess.run([sys.executable, "-c", WATCHED, str(tmp_path)], env=environment, check=True, text=True,
                          capture_output=True, timeout=240)
    modules, figures = (json.loads(line) for line in done.stdout.splitlines())
    assert set(figures) == {"first_frame_ms", "contacts", "rss_mb"}
    assert figures["contacts"] == 1
    assert "networkgarden.desktop.garden.view" in modules
    too_early = [name for name in modules if any(name == one or name.startswith(one + ".") for one in LATER)]
    assert not too_early
