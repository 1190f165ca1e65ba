"""A program under test, as a process of its own."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from tests.desktop_real.waiting import PATIENCE


class Program:
    """Started at once; both its output streams go to the file ``log``."""

    def __init__(self, command: list[str], log: Path, variables: dict[str, str]) -> None:
        self._log = log
        with log.open("wb") as output:
            self.process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=output, stderr=output, env=os.environ | variables
            )

    @property
    def pid(self) -> int:
        return self.process.pid

    def said(self) -> str:
        return self._log.read_text(encoding="utf-8", errors="replace")

    def stop(self, patience: float = PATIENCE) -> int:
        """Asks it to end (SIGTERM), and insists after ``patience`` seconds. Gives its exit status."""
        if self.process.poll() is None:
            self.process.terminate()
        try:
            return self.process.wait(patience)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return self.process.wait(patience)
