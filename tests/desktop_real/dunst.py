"""The notification daemon dunst, as a person at the screen uses it. See conftest.py for how to use it."""

from __future__ import annotations

import dataclasses
import json
import os
import subprocess
from pathlib import Path
from typing import Any

from tests.desktop_real.waiting import PATIENCE, wait_for


@dataclasses.dataclass(frozen=True)
class Shown:
    """A notification that has been closed."""

    application: str
    summary: str
    body: str


class Dunst:
    def __init__(self) -> None:
        self._old: set[tuple[int, int]] = set()  # dunst cannot forget its history: what to leave out of it

    def wait_until_it_serves(self) -> None:
        wait_for(lambda: self._try("count", "displayed"), "dunst to answer")

    def shown(self) -> int:
        """How many stand on the screen."""
        return int(self._ask("count", "displayed"))

    def wait_shown(self, count: int = 1, timeout: float = PATIENCE) -> None:
        wait_for(lambda: self.shown() == count, lambda: f"{count} notifications; there are {self.shown()}", timeout)

    def press(self, position: int = 0) -> None:
        self._ask("action", str(position))

    def choose(self, label: str) -> None:
        """An action by its words, through dunst's context menu and the session's stand-in for its menu program."""
        Path(os.environ["XDG_RUNTIME_DIR"], "choice").write_text(label, encoding="utf-8")
        self._ask("context")

    def close(self) -> None:
        self._ask("close")

    def pause(self, on: bool) -> None:
        self._ask("set-paused", "true" if on else "false")

    def history(self) -> list[Shown]:
        rows = [row for row in self._rows() if self._key(row) not in self._old]
        return [Shown(*(row[key]["data"] for key in ("appname", "summary", "body"))) for row in rows]

    def clear(self) -> None:
        self._ask("close-all")
        wait_for(lambda: self.shown() == 0, "an empty screen")
        self._old = {self._key(row) for row in self._rows()}

    def _rows(self) -> list[dict[str, Any]]:
        return list(json.loads(self._ask("history"))["data"][0])

    @staticmethod
    def _key(row: dict[str, Any]) -> tuple[int, int]:
        return row["id"]["data"], row["timestamp"]["data"]

    def _try(self, *words: str) -> list[str]:
        done = subprocess.run(["dunstctl", *words], capture_output=True, text=True, check=False, timeout=PATIENCE)
        return [done.stdout.strip()] if done.returncode == 0 else []

    def _ask(self, *words: str) -> str:
        """Its answer; while dunst closes a window it gives none."""
        return wait_for(lambda: self._try(*words), f"an answer to dunstctl {' '.join(words)}")[0]
