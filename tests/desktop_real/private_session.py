"""A message bus of a test's own, and helpers on it that speak JSON lines. Everything ends with the ``with`` block."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.desktop_real.waiting import PATIENCE

CONFIG = """<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
  </policy>
</busconfig>"""
"""A bus that starts no service by itself: the usual one would bring up the installed daemon under X."""

HERE = Path(__file__).parent


@contextmanager
def private_bus(services: Path | None = None) -> Iterator[subprocess.Popen[str]]:
    """A session bus without any service, or with those whose files lie in a folder; DBUS_SESSION_BUS_ADDRESS names it
    meanwhile."""
    folder = f"  <servicedir>{services}</servicedir>\n</busconfig>" if services else "</busconfig>"
    with tempfile.NamedTemporaryFile("w", suffix=".conf") as config:
        config.write(CONFIG.replace("</busconfig>", folder))
        config.flush()
        daemon = subprocess.Popen(
            ["dbus-daemon", f"--config-file={config.name}", "--nofork", "--print-address"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )
        assert daemon.stdout is not None
        address = daemon.stdout.readline().strip()
    before = os.environ.get("DBUS_SESSION_BUS_ADDRESS")
    os.environ["DBUS_SESSION_BUS_ADDRESS"] = address
    try:
        yield daemon
    finally:
        if before is None:
            del os.environ["DBUS_SESSION_BUS_ADDRESS"]
        else:
            os.environ["DBUS_SESSION_BUS_ADDRESS"] = before
        end(daemon)


class Helper:
    """A helper script's conversation: ``tell`` it an order, ``hear`` what happens."""

    def __init__(self, script: str, *options: str, pump: Callable[[], None] = lambda: None) -> None:
        self.process = subprocess.Popen(
            [sys.executable, str(HERE / script), *options], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        self.pump = pump
        self._lines: queue.Queue[dict[str, Any]] = queue.Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(json.loads(line))

    def tell(self, **order: Any) -> None:
        """Give an order and wait until it was carried out."""
        self.order(**order)
        self.hear("did")

    def order(self, **order: Any) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(order) + "\n")
        self.process.stdin.flush()

    def hear(self, event: str, seconds: float = PATIENCE) -> dict[str, Any]:
        """The next happening of this kind; others before it are passed over. Qt's events are served meanwhile."""
        end_at = time.monotonic() + seconds
        while time.monotonic() < end_at:
            self.pump()
            try:
                found = self._lines.get(timeout=0.02)
            except queue.Empty:
                continue
            if found["event"] == event:
                return found
        raise AssertionError(f"{self.process.args!r} never said {event}")

    def silent(self, event: str, seconds: float) -> bool:
        """True when nothing of this kind happens for a while."""
        try:
            self.hear(event, seconds)
        except AssertionError:
            return True
        return False

    def close(self) -> None:
        """The reader comes to the end of what was said before its pipe is closed under it."""
        self.process.kill()
        self._reader.join(PATIENCE)
        end(self.process)


@contextmanager
def helper(script: str, *options: str, pump: Callable[[], None] = lambda: None) -> Iterator[Helper]:
    speaker = Helper(script, *options, pump=pump)
    try:
        speaker.hear("ready")
        yield speaker
    finally:
        speaker.close()


def end(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.wait(PATIENCE)
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            pipe.close()
