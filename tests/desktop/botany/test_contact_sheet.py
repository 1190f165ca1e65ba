"""The sheet to look at is drawn by one command, without a display."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

SCRIPT = Path(__file__).parents[3] / "packaging" / "contact_sheet.py"


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    command = [sys.executable, str(SCRIPT), *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("extra", [(), ("--all", "--theme", "dusk", "--grey")])
@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a display")
def test_a_sheet_is_written_without_a_display(tmp_path: Path, extra: tuple[str, ...]) -> None:
    out = tmp_path / "sheet.png"
    done = run(str(out), "--px", "24", "--species", "apple", "foxglove", *extra)
    assert (done.returncode, done.stderr) == (0, "")
    sheet = QImage(str(out))
    assert sheet.width() > sheet.height() > 24
    assert len({sheet.pixel(x, sheet.height() // 2) for x in range(0, sheet.width(), 3)}) > 10


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a display")
def test_a_sheet_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    done = run(str(tmp_path / "missing" / "sheet.png"), "--px", "24", "--species", "apple")
    assert done.returncode == 1
    assert "Could not write" in done.stderr
