"""The program while its window lives: builds everything once, in order, and hands it over (architecture.md)."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QKeySequence, QPixmapCache, QShortcut
from PySide6.QtWidgets import QApplication

from networkgarden import APP_ID
from networkgarden.actions.tending import Tending
from networkgarden.desktop.door import Door
from networkgarden.desktop.ending import Ending
from networkgarden.desktop.main_window import MainWindow
from networkgarden.desktop.notifier.activation import bring_to_front
from networkgarden.desktop.pages import Pages
from networkgarden.desktop.theme import apply_theme, theme_of
from networkgarden.domain.first_sight import FirstSight
from networkgarden.system.activation import take_activation_token
from networkgarden.system.settings import Settings, save_settings

if TYPE_CHECKING:
    from networkgarden.desktop.standby import Standby

HELPERS_MS = 1500
"""The latest start of tray, notifier and ticker, should the first frame take longer."""

TRAY_PATIENCE_MS = 8_000
"""How long a start in the background waits for a tray before it shows the window, minimised."""

RunSent = Callable[[Tending, Sequence[str], str], tuple[int, str, str]]


def make_application(arguments: Sequence[str]) -> QApplication:
    application = QApplication([sys.argv[0], *arguments])
    application.setApplicationName("networkgarden")
    application.setApplicationDisplayName("Network Garden")
    application.setDesktopFileName(APP_ID)
    application.setQuitOnLastWindowClosed(False)
    return application


class Program(QObject):
    """Owns the parts and ends them. ``run_sent`` runs a changing command that another start sent."""

    settling = Signal()
    """Once: the first frame is there, and what could wait for it begins."""

    def __init__(self, application: QApplication, tending: Tending, sight: FirstSight, wants_code: bool,
                 run_sent: RunSent) -> None:
        """``sight`` and ``wants_code`` (is the recovery code still to be saved?) were found out while Qt loaded."""
        super().__init__()
        self._application, self._tending, self._run_sent = application, tending, run_sent
        self.contacts = sight.contacts
        self.door = Door(tending, self)
        self.pages = Pages(self.door, sight, wants_code, self.change_settings)
        self.window = MainWindow(self.door, self.pages.makers(), self._may_close)
        self.pages.attach(self.window)
        self.standby: Standby | None = None
        self._ended = self._quitting = False
        self._ending = Ending(application, self)
        self._ending.wanted.connect(self.quit)
        self._ending.saving.connect(self._remember)
        application.aboutToQuit.connect(self.end)
        self._dress()

    def run(self, background: bool, files: Sequence[str], quick_log: bool = False) -> int:
        """Open, and live until the person quits; the exit status."""
        from networkgarden.desktop.crash import CrashDesk
        bugs = CrashDesk(self._tending, self.window, self)
        try:
            self.open_first(background, files, quick_log)
            status = self._application.exec()
            self.end()
        finally:
            bugs.close()
        return status

    def open_first(self, background: bool, files: Sequence[str], quick_log: bool = False) -> None:
        """Show the window (or only the tray, or the small window of the quick log) and offer the files for import."""
        self.window.restore_geometry_text(self._tending.settings.window_geometry)
        self.window.show_page("garden")
        if files:
            self.pages.offer_files(files)
        if background or quick_log:
            QTimer.singleShot(0, self, lambda: self._start_standby(hidden=background, quick_log=quick_log))
            return
        bring_to_front(self.window, take_activation_token(os.environ))
        self.pages.first_painted.connect(self._start_standby)
        QTimer.singleShot(HELPERS_MS, self, self._start_standby)

    def _start_standby(self, *, hidden: bool = False, quick_log: bool = False) -> None:
        """What the first frame need not wait for: tray, notifier, ticker, the ears for others. Once."""
        if self.standby is not None or self._ended or self._quitting:
            return
        from networkgarden.desktop.icons import app_icon
        from networkgarden.desktop.standby import Standby
        self.settling.emit()
        self._application.setWindowIcon(app_icon())
        standby = self.standby = Standby(self.door, self.change_settings, self.window, self._handle, self)
        standby.front_wanted.connect(self._bring_forward)
        standby.files_wanted.connect(self._open_files)
        standby.person_wanted.connect(self._open_person)
        standby.prompt_wanted.connect(self._do_prompt)
        standby.quit_wanted.connect(self.quit)
        standby.turned.connect(self._new_day)
        standby.ticked.connect(self.pages.minute_passed)
        standby.ticked.connect(self._rest)
        self.door.changed.connect(lambda _: self._show_whether_today())
        self.pages.test_notification_wanted.connect(self._send_test)
        self.pages.describe_notifier = standby.describe
        QShortcut(QKeySequence("Ctrl+Q"), self.window).activated.connect(self.quit)
        standby.start()
        if not hidden:
            self._note_here()
        self._show_whether_today()
        if quick_log:
            standby.open_quick_log(take_activation_token(os.environ))
        if hidden or quick_log:
            QTimer.singleShot(TRAY_PATIENCE_MS, self, self._show_without_tray)

    def _show_without_tray(self) -> None:
        """A program that nobody sees is none; at login the panel may come up later than we do."""
        seen = self._ended or self.window.isVisible() or self.standby is None or self.standby.tray.available()
        if not seen:
            self.window.showMinimized()
        self._rest()

    def _rest(self) -> None:
        """Qt wakes every ten seconds to throw away a few of the pictures nobody looks at; here they go at once."""
        if self.window.isMinimized() or not self.window.isVisible():
            QPixmapCache.clear()

    def change_settings(self, **values: Any) -> Settings:
        """Keep what the person chose, at once."""
        self._tending.settings = replace(self._tending.settings, **values)
        save_settings(self._tending.profile.settings, self._tending.settings)
        if "theme" in values:
            self._dress()
        self.pages.settings_changed()
        if self.standby is not None:
            self.standby.settings_changed()
        return self._tending.settings

    def quit(self) -> None:
        """Qt asks every window to close before it quits; this time it may. A wish that comes before the loop runs waits
        for it: Qt itself would forget it."""
        self._quitting = True
        QTimer.singleShot(0, self._application.quit)

    def end(self) -> None:
        """Everything closed, in order; nothing is left behind. Safe to call twice."""
        if self._ended:
            return
        self._ended = True
        self._remember()
        if self.standby is not None:
            self.standby.close()
        self.pages.close()
        self.window.hide()
        self._tending.close()
        self._ending.close()

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
        if self.standby is not None:
            self.pages.tell_whether_today(self.standby.tray.set_today)

    def _may_close(self) -> bool:
        """The window goes to the tray where there is one, else it is minimised; both are said once."""
        self._remember()
        self._note_here()
        if self._quitting or self._application.isSavingSession():
            return True
        tray = self.standby.tray if self.standby is not None and self.standby.tray.available() else None
        if not self._tending.settings.close_to_tray_said:
            self.change_settings(close_to_tray_said=True)
            text = (self.tr("Network Garden keeps going in the tray. Quit it there.") if tray
                    else self.tr("There is no tray, so the window was only minimised. Ctrl+Q quits."))
            self.window.say(text)
            if tray:
                tray.show_message("Network Garden", text)
        if tray:
            self.window.hide()
        else:
            self.window.showMinimized()
        self._rest()
        return False

    def _note_here(self) -> None:
        """Somebody looks; a start that ends with its first frame (for benchmarks) is nobody."""
        if self.standby is not None:
            from networkgarden.actions.amnesty import note_here
            note_here(self._tending)

    def _bring_forward(self, page: str = "", token: str = "") -> None:
        self.pages.window_returns()
        self._note_here()
        if page:
            self.window.show_page(page)
        bring_to_front(self.window, token)

    def _open_files(self, files: Sequence[str], token: str = "") -> None:
        self._bring_forward(token=token)
        if files:
            self.pages.offer_files(files)

    def _open_person(self, contact_id: str, token: str) -> None:
        self._bring_forward(token=token)
        self.pages.open_person(contact_id)

    def _do_prompt(self, prompt: Any, token: str) -> None:
        self._bring_forward("today", token)
        self.pages.do_prompt(prompt)

    def _send_test(self) -> None:
        if self.standby is None or not self.standby.send_test():
            self.window.say(self.tr("No way to notify was found; the Today page shows everything."))

    def _handle(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """What a second start, or a changing command, asks of this one."""
        out, err, status = "", "", 0
        token = request.get("token", "")
        match request["do"]:
            case "show":
                self._bring_forward(token=token)
            case "log" if self.standby is not None:
                self.standby.open_quick_log(token)
            case "open":
                self._open_files([str(Path(name)) for name in request["files"]], token)
            case "quit":
                QTimer.singleShot(0, self, self.quit)
            case "command":
                status, out, err = self._run_sent(self._tending, request["arguments"], request["directory"])
                if status == 0:
                    from networkgarden.actions.changes import Changes
                    QTimer.singleShot(0, self, lambda: self.door.changed.emit(
                        Changes(out.strip().splitlines()[0] if "--json" not in request["arguments"] and out.strip()
                                else self.tr("The garden was changed by a command"), everything=True)))
        return {"status": status, "out": out, "err": err}
