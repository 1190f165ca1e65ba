"""The icon in the tray with its menu; made anew whenever the panel comes or comes back."""

from __future__ import annotations

import html
from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QDate, QLocale, QObject, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from networkgarden.desktop.icons import app_icon, tray_icon
from networkgarden.desktop.tray_host import TrayHost

TITLE = "Network Garden"
BUBBLE_MS = 10_000
SCREENLESS = ("offscreen", "minimal")


class Tray(QObject):
    """Call ``show()`` once. Whether one can be seen, ``available()`` tells; ask again at each close of the window."""

    open_requested = Signal()
    today_requested = Signal()
    log_requested = Signal()
    pause_requested = Signal(int)
    """days from today; 0 asks for a day of the person's choice"""
    resume_requested = Signal()
    privacy_requested = Signal(bool)
    quit_requested = Signal()
    message_clicked = Signal()
    """The bubble shown last was clicked."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = False
        self._shown = False
        self._host = TrayHost(self)
        self._host.came.connect(self._renew)
        self._menu = self._make_menu()
        self._icon: QSystemTrayIcon | None = self._make_icon()

    def available(self) -> bool:
        """Whether a panel shows icons now. An icon's own word for being visible is worth nothing."""
        there = self._icon is not None and QSystemTrayIcon.isSystemTrayAvailable()
        return there and not self._host.surely_missing()

    def show(self) -> None:
        self._shown = True
        self._show_icon()

    def set_today(self, something: bool) -> None:
        """Whether the day has something to say: the flower instead of the sprout. No number, ever."""
        self._today = something
        if self._icon is not None:
            self._dress(self._icon)

    def show_message(self, title: str, body: str) -> bool:
        """A bubble at the icon; False where there is no tray. Nobody tells whether it was seen."""
        if self._icon is None or not self.available() or not QSystemTrayIcon.supportsMessages():
            return False
        self._icon.showMessage(title, body, app_icon(), BUBBLE_MS)
        return True

    def close(self) -> None:
        self._shown = False
        self._host.close()
        self._drop()
        self._menu.deleteLater()

    def show_privacy(self, on: bool) -> None:
        self._privacy.setChecked(on)

    def show_pause(self, until: date | None) -> None:
        """``until``: the first day that is not paused; None while nothing is."""
        self._pauses.setTitle(self.tr("Pause until…") if until is None else self.tr("Paused until {day}").format(
            day=QLocale().toString(QDate(until.year, until.month, until.day), "ddd d MMMM")))
        self._resume.setVisible(until is not None)

    def _make_menu(self) -> QMenu:
        """Some desktops open the menu at a left click: the window comes first in it."""
        menu = QMenu()
        self._entry(menu, self.tr("Open Network Garden"), self.open_requested.emit)
        menu.addSeparator()
        self._entry(menu, self.tr("Today’s prompts"), self.today_requested.emit)
        self._entry(menu, self.tr("Log contact…"), self.log_requested.emit)
        menu.addSeparator()
        self._pauses = self._make_pauses(menu)
        self._privacy = QAction(self.tr("Privacy mode"), menu)
        self._privacy.setCheckable(True)
        self._privacy.triggered.connect(self.privacy_requested)
        menu.addAction(self._privacy)
        menu.addSeparator()
        self._entry(menu, self.tr("Quit"), self.quit_requested.emit)
        return menu

    def _make_pauses(self, menu: QMenu) -> QMenu:
        pauses = menu.addMenu(self.tr("Pause until…"))
        for label, days in ((self.tr("Tomorrow"), 1), (self.tr("In a week"), 7), (self.tr("Another day…"), 0)):
            self._entry(pauses, label, partial(self.pause_requested.emit, days))
        self._resume = self._entry(pauses, self.tr("Go on now"), self.resume_requested.emit)
        self._resume.setVisible(False)
        return pauses

    def _entry(self, menu: QMenu, label: str, wish: Callable[[], None]) -> QAction:
        action = QAction(label, menu)
        action.triggered.connect(lambda _checked=False: wish())
        menu.addAction(action)
        return action

    def _make_icon(self) -> QSystemTrayIcon:
        icon = QSystemTrayIcon(self)
        self._dress(icon)
        icon.setContextMenu(self._menu)
        icon.activated.connect(self._activated)
        icon.messageClicked.connect(self.message_clicked)
        return icon

    def _dress(self, icon: QSystemTrayIcon) -> None:
        icon.setIcon(tray_icon(self._today, recoloured=self._host.recolours()))
        tip = self.tr("{name}: something for today").format(name=TITLE) if self._today else TITLE
        icon.setToolTip(html.escape(tip, quote=False))  # panels may read it as markup

    def _show_icon(self) -> None:
        """Qt only complains where there is no screen a panel could be on."""
        if self._icon is not None and QGuiApplication.platformName() not in SCREENLESS:
            self._icon.show()

    def _drop(self) -> None:
        if self._icon is not None:
            self._icon.hide()
            self._icon.deleteLater()
            self._icon = None

    def _renew(self) -> None:
        if not self._shown:
            return
        self._drop()
        self._icon = self._make_icon()
        self._show_icon()

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is QSystemTrayIcon.ActivationReason.Trigger:
            self.open_requested.emit()
