"""What stands by beside the window: the tray, notifications, the minute tick, and the ears for other programs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from networkgarden.actions.tending import Tending
from networkgarden.desktop.announcer import Announcer
from networkgarden.desktop.delivery import Delivery
from networkgarden.desktop.door import Door
from networkgarden.desktop.icons import app_icon_uri
from networkgarden.desktop.instance import InstanceServer
from networkgarden.desktop.launcher import Launcher
from networkgarden.desktop.notifier.activation import bring_to_front
from networkgarden.desktop.notifier.ladder import build_ladder
from networkgarden.desktop.pausing import GardenPausing, rules_of
from networkgarden.desktop.presence.here import presence_here
from networkgarden.desktop.settings.start import heal_start
from networkgarden.desktop.ticker import Ticker
from networkgarden.desktop.tray import Tray
from networkgarden.system.settings import Settings

Handle = Callable[[Mapping[str, Any]], dict[str, Any]]


class Standby(QObject):
    """Made once the first frame is painted; ``close()`` ends every part. ``handle`` answers what other starts say.

    ``front_wanted(page, token)`` with an empty page for whatever is shown; ``files_wanted(paths, token)``;
    ``person_wanted(id, token)``; ``prompt_wanted(Prompt, token)``. A token is the compositor's leave, often empty.
    """

    front_wanted = Signal(str, str)
    files_wanted = Signal(list, str)
    person_wanted = Signal(str, str)
    prompt_wanted = Signal(object, str)
    quit_wanted = Signal()
    turned = Signal()
    ticked = Signal()

    def __init__(self, door: Door, change: Callable[..., Settings], window: QWidget, handle: Handle,
                 parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._door, self._change, self._window = door, change, window
        self._small: dict[str, QWidget] = {}
        self._pausing = GardenPausing(door, change)
        self.tray = Tray(self)
        self.notifier, self.in_app = build_ladder(self.tray, self, icon=app_icon_uri())
        self.presence = presence_here(self)
        self.announcer = Announcer(door, self.notifier, self._hides_names, self)
        tending = self._tending
        self.ticker = Ticker(tending.clock, lambda: rules_of(tending), self.announcer.last_batch_day, self)
        self.delivery = Delivery(self.ticker, self.presence, self.announcer, self)
        self.launcher = Launcher(self)
        self.server = InstanceServer(tending.profile.socket, handle, self)
        self._connect_tray()
        self._connect_others()

    def start(self) -> None:
        self.server.listen()
        self.settings_changed()
        self.tray.show()
        self.ticker.start()
        if self._tending.settings.autostart:
            heal_start(self._tending.profile)

    def close(self) -> None:
        for small in list(self._small.values()):
            small.close()
        for part in (self.ticker, self.launcher, self.server, self.presence, self.notifier, self.tray):
            part.close()

    def settings_changed(self) -> None:
        """The tray's menu shows what was chosen elsewhere; new times count from now on."""
        self.tray.show_privacy(self._tending.settings.privacy_mode)
        self.tray.show_pause(self._pausing.until())
        if self._hides_names():
            self.announcer.cover()

    def describe(self) -> str:
        """Which way messages go now, each rung of the ladder, and when they wait: for Settings."""
        lines = [self.tr("{mark} {name}: {why}").format(mark="●" if rung.in_use else "○", name=rung.name, why=rung.why)
                 for rung in self.notifier.describe()]
        return "\n".join([*lines, self.presence.why()])

    def send_test(self) -> bool:
        return self.announcer.send_test()

    def open_quick_log(self, token: str = "") -> None:
        """The small window, or the one that is open already."""
        from networkgarden.desktop.quick_log_window import QuickLogWindow
        window = self._only("log", lambda: QuickLogWindow(self._door))
        bring_to_front(window, token)
        window.setFocus()

    @property
    def _tending(self) -> Tending:
        return self._door.tending

    def _connect_tray(self) -> None:
        tray = self.tray
        tray.open_requested.connect(lambda: self.front_wanted.emit("", ""))
        tray.today_requested.connect(lambda: self.front_wanted.emit("today", ""))
        tray.log_requested.connect(self.open_quick_log)
        tray.pause_requested.connect(self._pause)
        tray.resume_requested.connect(self._pausing.resume)
        tray.privacy_requested.connect(lambda on: self._change(privacy_mode=on))
        tray.quit_requested.connect(self.quit_wanted)

    def _connect_others(self) -> None:
        self.announcer.open_wanted.connect(self._open)
        self.announcer.do_wanted.connect(lambda prompt: self.prompt_wanted.emit(prompt, self._token()))
        self.in_app.posted.connect(lambda _: self._post())
        self.ticker.turned.connect(self.turned)
        self._door.changed.connect(lambda _: self.tray.show_pause(self._pausing.until()))
        self.ticker.ticked.connect(self.notifier.look_again)
        self.ticker.ticked.connect(self.ticked)
        self.launcher.activated.connect(lambda token: self.front_wanted.emit("", token))
        self.launcher.opened.connect(self.files_wanted)
        self.launcher.action.connect(self._launched)

    def _hides_names(self) -> bool:
        settings = self._tending.settings
        return settings.hide_names or settings.privacy_mode or self.presence.known().locked

    def _token(self) -> str:
        return self.notifier.take_activation_token()

    def _open(self, contact_id: str) -> None:
        if contact_id:
            self.person_wanted.emit(contact_id, self._token())
        else:
            self.front_wanted.emit("today", self._token())

    def _post(self) -> None:
        """The last rung: the Today page has it; the icon's shape and the task bar say so."""
        self.tray.set_today(True)
        QApplication.alert(self._window)

    def _launched(self, action: str, parameter: str, token: str) -> None:
        """An entry of the launcher's menu, or a notification's button that outlived the program that sent it."""
        if action == "log":
            self.open_quick_log(token)
        elif not self.notifier.answer_from_outside(action, parameter, token):
            self.front_wanted.emit("today" if action == "today" else "", token)

    def _pause(self, days: int) -> None:
        if days:
            self._pausing.pause(self._date() + timedelta(days=days))
            return
        from networkgarden.desktop.pause_window import PauseWindow

        def make() -> QWidget:
            window = PauseWindow(self._date())
            window.chosen.connect(self._pausing.pause)
            return window

        bring_to_front(self._only("pause", make))

    def _only(self, name: str, make: Callable[[], QWidget]) -> QWidget:
        if name not in self._small:
            window = self._small[name] = make()
            window.destroyed.connect(lambda: self._small.pop(name, None))
        return self._small[name]

    def _date(self) -> date:
        return date.fromordinal(self._tending.today())
