"""A program that is nothing but the tray, for tests: prints its wishes and obeys orders, both as JSON lines."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from PySide6.QtCore import QSocketNotifier
from PySide6.QtWidgets import QApplication

from networkgarden.desktop import tray_host
from networkgarden.desktop.tray import Tray


def say(**facts: Any) -> None:
    print(json.dumps(facts), flush=True)


def obey(tray: Tray) -> None:
    line = sys.stdin.readline()
    if not line:
        QApplication.quit()
        return
    wish = json.loads(line)["do"]
    if wish == "available":
        say(event="available", **{"is": tray.available()})
    elif wish == "today":
        tray.set_today(True)
    elif wish == "message":
        say(event="message", shown=tray.show_message("Ada", "A call?"))
    say(event="did", what=wish)


def main() -> None:
    tray_host.PATIENCE_MS = 30_000      # the tests' watcher may be slow to answer, but never silent
    application = QApplication(["networkgarden"])
    application.setApplicationName("networkgarden")
    application.setQuitOnLastWindowClosed(False)
    tray = Tray()
    for what in ("open", "today", "log", "resume", "quit"):
        getattr(tray, f"{what}_requested").connect(lambda what=what: say(event="wish", what=what))
    tray.pause_requested.connect(lambda days: say(event="wish", what="pause", days=days))
    tray.privacy_requested.connect(lambda on: say(event="wish", what="privacy", on=on))
    orders = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    orders.activated.connect(lambda: obey(tray))
    tray.show()
    say(event="ready")
    application.exec()
    tray.close()


if __name__ == "__main__":
    main()
