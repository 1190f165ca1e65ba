"""Which way a message goes: the best one that is to be had now, chosen anew for each message (desktop.md §2.1)."""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject

from networkgarden.desktop.notifier.in_app import InApp
from networkgarden.desktop.notifier.port import Action, Message, Notifier
from networkgarden.desktop.notifier.tray_message import Bubbles, TrayMessage

log = logging.getLogger(__name__)

MOST_OPEN = 200
"""Questions remembered at a time; the oldest is forgotten first."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One rung for ``doctor`` and Settings: its name, whether it is the one in use, and why or why not."""

    name: str
    in_use: bool
    why: str


class Ladder(Notifier):
    """A notifier made of others, best first. The last should always be available.

    Each answer is passed on once per sending of its token, whichever rung it comes from and however often.
    """

    name = "notifications"

    def __init__(self, rungs: Sequence[Notifier], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rungs = tuple(rungs)
        self._open: dict[str, Message] = {}
        self._activation = ""
        for rung in self._rungs:
            rung.setParent(self)
            rung.acted.connect(lambda token, action, rung=rung: self._answered(rung, token, action))
            rung.dismissed.connect(self._dismissed)
            rung.failed.connect(lambda message, rung=rung: self._step_down(rung, message))
            rung.availability_changed.connect(self.availability_changed)

    @property
    def rungs(self) -> tuple[Notifier, ...]:
        return self._rungs

    def available(self) -> bool:
        return any(rung.available() for rung in self._rungs)

    def why(self) -> str:
        nothing = self.tr("No way to notify is left.")
        return next((standing.why for standing in self.describe() if standing.in_use), nothing)

    def describe(self) -> tuple[Standing, ...]:
        """Every rung from the best to the last, with the one a message would take now marked."""
        best = next((rung for rung in self._rungs if rung.available()), None)
        return tuple(Standing(rung.name, rung is best, rung.why()) for rung in self._rungs)

    def send(self, message: Message) -> bool:
        self._open.pop(message.token, None)
        self._open[message.token] = message
        while len(self._open) > MOST_OPEN:
            del self._open[next(iter(self._open))]
        return self._try(self._rungs, message)

    def replace(self, message: Message) -> None:
        if message.token in self._open:
            self._open[message.token] = message
            for rung in self._rungs:
                rung.replace(message)

    def withdraw(self, token: str) -> None:
        self._open.pop(token, None)
        for rung in self._rungs:
            rung.withdraw(token)

    def look_again(self) -> None:
        for rung in self._rungs:
            rung.look_again()

    def answer_from_outside(self, action: str, token: str, activation: str) -> bool:
        """An answer that came by the program's own bus name; False where it is none. Its question may have been sent
        before this start."""
        if not token or action not in {one.value for one in Action}:
            return False
        if action != Action.OPEN:
            self.withdraw(token)
        self._activation = activation
        self.acted.emit(token, action)
        return True

    def take_activation_token(self) -> str:
        token, self._activation = self._activation, ""
        return token

    def close(self) -> None:
        self._open.clear()
        for rung in self._rungs:
            rung.close()

    def _try(self, rungs: Sequence[Notifier], message: Message) -> bool:
        taken = False
        for rung in rungs:
            if taken and not isinstance(rung, InApp):
                continue
            if rung.available() and rung.send(message):
                taken = True
                if rung.certain:
                    return True
        if not taken:
            log.warning("a notification could not be shown in any way")
        return taken

    def _step_down(self, rung: Notifier, message: Message) -> None:
        if message.token in self._open:
            self._try(self._rungs[self._rungs.index(rung) + 1 :], message)

    def _answered(self, rung: Notifier, token: str, action: str) -> None:
        if token not in self._open:
            return
        if action != Action.OPEN:
            self.withdraw(token)
        self._activation = rung.take_activation_token()
        self.acted.emit(token, action)

    def _dismissed(self, token: str) -> None:
        if token in self._open:
            self.dismissed.emit(token)


def build_ladder(tray: Bubbles, parent: QObject | None = None, *, icon: str = "") -> tuple[Ladder, InApp]:
    """The rungs of this system, and the last one by itself, for the window to show what it posts.

    ``icon`` is the URI of the program's icon, for desktops where it is not installed; empty takes the installed one.
    """
    in_app = InApp()
    return Ladder([*_system_rungs(icon), TrayMessage(tray), in_app], parent), in_app


def _system_rungs(icon: str) -> list[Notifier]:
    """What this system has above the tray's bubbles, best first."""
    if sys.platform != "linux":
        from networkgarden.desktop.notifier.by_library import ByLibrary, load_library

        return [ByLibrary(load_library())]
    from networkgarden.desktop.notifier.freedesktop import Freedesktop
    from networkgarden.desktop.notifier.portal import Portal, in_flatpak

    service = Freedesktop(icon=icon) if icon else Freedesktop()
    return [Portal(), service] if in_flatpak() else [service, Portal()]
