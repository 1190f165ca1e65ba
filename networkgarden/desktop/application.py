"""The program while its window lives: builds everything once, in order, and hands it over (architecture.md)."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QSocketNotifier, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from networkgarden import APP_ID
from networkgarden.actions.changes import Changes
from networkgarden.actions.tending import Tending
from networkgarden.desktop.announcer import Announcer
from networkgarden.desktop.door import Door
from networkgarden.desktop.icons import app_icon, app_icon_uri
from networkgarden.desktop.instance import InstanceServer
from networkgarden.desktop.main_window import MainWindow
from networkgarden.desktop.notifier.ladder import build_ladder
from networkgarden.desktop.pages import Pages
from networkgarden.desktop.theme import apply_theme, theme_of
from networkgarden.desktop.ticker import Ticker, batch_rules
from networkgarden.desktop.tray import Tray
from networkgarden.domain.standing import Standing
from networkgarden.system.settings import Settings, save_settings

HELPERS_MS = 1500
"""The latest start of tray, notifier and ticker, should the first frame take longer."""

RunSent = Callable[[Tending, Sequence[str], str], tuple[int, str, str]]


def make_application(arguments: Sequence[str]) -> QApplication:
    application = QApplication([sys.argv[0], *arguments])
    application.setApplicationName("networkgarden")
    application.setApplicationDisplayName("Network Garden")
    application.setDesktopFileName(APP_ID)
    application.setWindowIcon(app_icon())
    application.setQuitOnLastWindowClosed(False)
    return application


class Program(QObject):
    """Owns the parts and ends them. ``run_sent`` runs a changing command that another start sent."""

    def __init__(self, application: QApplication, tending: Tending, standings: Sequence[Standing],
                 run_sent: RunSent) -> None:
        super().__init__()
        self._application, self._tending, self._run_sent = application, tending, run_sent
        self.door = Door(tending, self)
        self.pages = Pages(self.door, standings, self.change_settings)
        self.window = MainWindow(self.door, self.pages.makers(), self._may_close)
        self.pages.attach(self.window)
        self._ended = self._quitting = self._helping = False
        self._dress()

    def open_first(self, background: bool, files: Sequence[str]) -> None:
        """Show the window (or only the tray) and offer the files for import."""
        self.window.restore_geometry_text(self._tending.settings.window_geometry)
        self.window.show_page("garden")
        if not background:
            self.window.show()
        if files:
            self.pages.offer_files(files)
        if background:
            QTimer.singleShot(0, self, lambda: self._start_helpers(True))
        else:
            self.pages.first_painted.connect(lambda: self._start_helpers(False))
            QTimer.singleShot(HELPERS_MS, self, lambda: self._start_helpers(False))

    def _start_helpers(self, background: bool) -> None:
        """What the first frame need not wait for: tray, notifier, ticker, the ear for second starts. Once."""
        if self._helping or self._ended:
            return
        self._helping = True
        self._listen_to_signals()
        self.tray = Tray(self)
        self.notifier, self.in_app = build_ladder(self.tray, self, icon=app_icon_uri())
        self.announcer = Announcer(self.door, self.notifier, lambda: self._tending.settings.hide_names, self)
        self.server = InstanceServer(self._tending.profile.socket, self._handle, self)
        self.server.listen()
        self.ticker = Ticker(self._tending.clock, lambda: batch_rules(self._tending.settings),
                             self.announcer.last_batch_day, self)
        self._connect()
        self.tray.show()
        self.ticker.start()
        self._show_whether_today()
        if background and not self.tray.available():
            self.window.showMinimized()

    def _connect(self) -> None:
        self.tray.open_requested.connect(self._bring_forward)
        self.tray.today_requested.connect(lambda: self._bring_forward("today"))
        self.tray.log_requested.connect(self._log_from_tray)
        self.tray.pause_requested.connect(lambda: self._bring_forward("settings"))
        self.tray.quit_requested.connect(self.quit)
        self.announcer.open_wanted.connect(self._open_from_notification)
        self.announcer.do_wanted.connect(self._do_from_notification)
        self.ticker.due.connect(lambda _: self.announcer.announce())
        self.ticker.day_changed.connect(lambda _: self._new_day())
        self.ticker.woke.connect(self._new_day)
        self.door.changed.connect(lambda _: self._show_whether_today())
        self.pages.test_notification_wanted.connect(self._send_test)
        self.pages.describe_notifier = self.notifier.why
        QShortcut(QKeySequence("Ctrl+Q"), self.window).activated.connect(self.quit)
        self._application.commitDataRequest.connect(lambda _: self._remember())
        self._application.aboutToQuit.connect(self.end)

    def change_settings(self, **values: Any) -> Settings:
        """Keep what the person chose, at once."""
        self._tending.settings = replace(self._tending.settings, **values)
        save_settings(self._tending.profile.settings, self._tending.settings)
        if "theme" in values:
            self._dress()
        self.pages.settings_changed()
        return self._tending.settings

    def quit(self) -> None:
        """Qt asks every window to close before it quits; this time it may."""
        self._quitting = True
        self._application.quit()

    def end(self) -> None:
        """Everything closed, in order; nothing is left behind. Safe to call twice."""
        if self._ended:
            return
        self._ended = True
        self._remember()
        for part in ("ticker", "server", "notifier", "tray"):
            if hasattr(self, part):
                getattr(self, part).close()
        self.pages.close()
        self.window.hide()
        self._tending.garden.close()

    def _dress(self) -> None:
        apply_theme(self._application, theme_of(self._tending.settings.theme))

    def _remember(self) -> None:
        geometry = self.window.geometry_text()
        if geometry != self._tending.settings.window_geometry:
            self.change_settings(window_geometry=geometry)

    def _new_day(self) -> None:
        self.window.stale()
        self._show_whether_today()

    def _show_whether_today(self) -> None:
        self.pages.tell_whether_today(self.tray.set_today)

    def _may_close(self) -> bool:
        """The window goes to the tray where there is one, else it is minimised; both are said once."""
        self._remember()
        if self._quitting or self._application.isSavingSession():
            return True
        in_tray = hasattr(self, "tray") and self.tray.available()
        if not self._tending.settings.close_to_tray_said:
            self.change_settings(close_to_tray_said=True)
            text = (self.tr("Network Garden keeps going in the tray. Quit it there.") if in_tray
                    else self.tr("There is no tray, so the window was only minimised. Ctrl+Q quits."))
            self.window.say(text)
            if in_tray:
                self.tray.show_message("Network Garden", text)
        if in_tray:
            self.window.hide()
        else:
            self.window.showMinimized()
        return False

    def _bring_forward(self, page: str = "") -> None:
        if page:
            self.window.show_page(page)
        self.window.bring_forward()

    def _log_from_tray(self) -> None:
        self._bring_forward()
        self.pages.log_for([])

    def _open_from_notification(self, contact_id: str) -> None:
        self._bring_forward("" if contact_id else "today")
        if contact_id:
            self.pages.open_person(contact_id)

    def _do_from_notification(self, prompt: Any) -> None:
        self._bring_forward("today")
        self.pages.do_prompt(prompt)

    def _send_test(self) -> None:
        if not self.announcer.send_test():
            self.window.say(self.tr("No way to notify was found; the Today page shows everything."))

    def _handle(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """What a second start, or a changing command, asks of this one."""
        out, err, status = "", "", 0
        match request["do"]:
            case "show":
                self._bring_forward()
            case "open":
                self._bring_forward()
                self.pages.offer_files([str(Path(name)) for name in request["files"]])
            case "quit":
                QTimer.singleShot(0, self, self.quit)
            case "command":
                status, out, err = self._run_sent(self._tending, request["arguments"], request["directory"])
                if status == 0:
                    QTimer.singleShot(0, self, lambda: self.door.changed.emit(
                        Changes(out.strip().splitlines()[0] if "--json" not in request["arguments"] and out.strip()
                                else self.tr("The garden was changed by a command"), everything=True)))
        return {"status": status, "out": out, "err": err}

    def _listen_to_signals(self) -> None:
        """SIGTERM and Ctrl+C end the program cleanly: Python's handlers run once Qt's loop is woken by the socket."""
        if sys.platform == "win32":
            return
        import socket
        near, far = socket.socketpair()
        near.setblocking(False)
        far.setblocking(False)
        signal.set_wakeup_fd(far.fileno(), warn_on_full_buffer=False)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: self.quit())
        self._sockets = (near, far)
        self._woken = QSocketNotifier(near.fileno(), QSocketNotifier.Type.Read, self)
        self._woken.activated.connect(lambda *_: near.recv(64))


