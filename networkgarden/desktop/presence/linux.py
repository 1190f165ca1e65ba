"""Presence from what Linux desktops say on the buses: logind, the screen saver, Mutter, the notification service.

A signal is only an occasion to ask again (any program may send one); what counts is what the owner of the name
answers. Nobody is started by the question, and whoever does not answer counts as saying nothing.
"""

# mypy: disable-error-code="import-untyped"
from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from jeepney import DBusAddress, MatchRule, message_bus
from PySide6.QtCore import QObject, QTimer

from networkgarden.desktop.presence.port import Presence, Situation
from networkgarden.desktop.session_bus import Reply, SessionBus

log = logging.getLogger(__name__)

IDLE_MS = 5 * 60_000
"""Mutter tells since when nothing was touched; longer than this means away."""
SETTLING_MS = 300
"""Locking sends several signals at once; one question answers them all."""
PROPERTIES = "org.freedesktop.DBus.Properties"
LOGIN, SESSION = "org.freedesktop.login1", "org.freedesktop.login1.Session"
NOTIFICATIONS = "org.freedesktop.Notifications"


@dataclass(frozen=True, slots=True)
class Question:
    """One call; ``means`` of its first value tells whether ``field`` of the situation is so."""

    field: str
    name: str
    path: str
    interface: str
    member: str
    signature: str | None = None
    body: tuple[str, ...] = ()
    means: Callable[[Any], bool] = lambda value: value is True


def _property(field: str, name: str, path: str, interface: str, member: str) -> Question:
    """A boolean property: it comes as a variant, which is a pair of signature and value."""
    return Question(field, name, path, PROPERTIES, "Get", "ss", (interface, member), lambda value: value == ("b", True))


MY_SESSION = "/org/freedesktop/login1/session/auto"
OF_THE_COMPUTER = (
    _property("idle", LOGIN, MY_SESSION, SESSION, "IdleHint"),
    _property("locked", LOGIN, MY_SESSION, SESSION, "LockedHint"),
)
OF_THE_SESSION = (
    Question("locked", "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver",
             "GetActive"),
    Question("locked", "org.gnome.ScreenSaver", "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "GetActive"),
    Question("idle", "org.gnome.Mutter.IdleMonitor", "/org/gnome/Mutter/IdleMonitor/Core",
             "org.gnome.Mutter.IdleMonitor", "GetIdletime", means=lambda value: value >= IDLE_MS),
    _property("do_not_disturb", NOTIFICATIONS, "/org/freedesktop/Notifications", NOTIFICATIONS, "Inhibited"),
    _property("do_not_disturb", NOTIFICATIONS, "/org/freedesktop/Notifications", "org.dunstproject.cmd0", "paused"),
    Question("do_not_disturb", "org.xfce.Xfconf", "/org/xfce/Xfconf", "org.xfce.Xfconf", "GetProperty", "ss",
             ("xfce4-notifyd", "/do-not-disturb"), lambda value: value == ("b", True)),
)
"""GNOME tells of its do-not-disturb nowhere on the bus; its shell keeps the message for later by itself."""
CHANGES_OF_THE_COMPUTER = (
    MatchRule(type="signal", sender=LOGIN, interface=PROPERTIES, member="PropertiesChanged",
              path_namespace="/org/freedesktop/login1/session"),
)
CHANGES_OF_THE_SESSION = (
    MatchRule(type="signal", interface="org.freedesktop.ScreenSaver", member="ActiveChanged"),
    MatchRule(type="signal", interface="org.gnome.ScreenSaver", member="ActiveChanged"),
    MatchRule(type="signal", sender=NOTIFICATIONS, interface=PROPERTIES, member="PropertiesChanged"),
)


class LinuxPresence(Presence):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._known = Situation()
        self._told: frozenset[str] = frozenset()
        self._round: _Round | None = None
        self._asking: list[Callable[[Situation], None]] = []    # who came too late for the running round
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLING_MS)
        self._settling.timeout.connect(self._look_again)
        self._buses: dict[bool, SessionBus] = {}
        self._join(system=False, rules=CHANGES_OF_THE_SESSION)
        self._join(system=True, rules=CHANGES_OF_THE_COMPUTER)
        self.ask(_nothing)

    def ask(self, done: Callable[[Situation], None]) -> None:
        """What a round that is under way brings may have been said before this was asked: then there is another."""
        self._asking.append(done)
        if self._round is None:
            self._begin()

    def known(self) -> Situation:
        return self._known

    def why(self) -> str:
        words = {"idle": self.tr("you are away"), "locked": self.tr("the screen is locked"),
                 "do_not_disturb": self.tr("you do not want to be disturbed")}
        told = [text for field, text in words.items() if field in self._told]
        if not told:
            return self.tr("The desktop does not tell whether somebody is there; you count as present.")
        return self.tr("Messages wait while {reasons}.").format(reasons=self.tr(" or ").join(told))

    def close(self) -> None:
        self._settling.stop()
        for bus in self._buses.values():
            bus.close()
            bus.deleteLater()
        self._buses.clear()

    def _join(self, *, system: bool, rules: Sequence[MatchRule]) -> None:
        """A bus that is not there tells nothing; one that goes takes its part of the knowledge along."""
        try:
            bus = SessionBus(self, system=system)
        except OSError:
            log.debug("no %s bus tells of presence", "system" if system else "session")
            return
        self._buses[system] = bus
        bus.signalled.connect(lambda *_: self._settling.start())
        bus.lost.connect(lambda: self._buses.pop(system, None))
        for rule in rules:
            bus.call(message_bus, "AddMatch", "s", (rule.serialise(),))

    def _look_again(self) -> None:
        self.ask(_nothing)

    def _begin(self) -> None:
        heard, self._asking = self._asking, []
        self._round = _Round(heard, self._finished)
        self._round.begin([(self._buses[system], questions) for system, questions in
                           ((False, OF_THE_SESSION), (True, OF_THE_COMPUTER)) if system in self._buses])

    def _finished(self, one: _Round) -> None:
        self._round = None
        before, self._known, self._told = self._known, Situation(**one.found), frozenset(one.found)
        if self._known != before:
            self.changed.emit(self._known)
        for done in one.heard:
            done(self._known)
        if self._asking and self._round is None:
            self._begin()


class _Round:
    """All questions at once; ``finished`` when the last is answered, or given up."""

    def __init__(self, heard: Sequence[Callable[[Situation], None]], finished: Callable[[_Round], None]) -> None:
        self.heard, self._finished, self._open = heard, finished, 0
        self.found: dict[str, bool] = {}

    def begin(self, asked: Sequence[tuple[SessionBus, Sequence[Question]]]) -> None:
        self._open = sum(len(questions) for _, questions in asked)
        if not self._open:
            self._finished(self)
        for bus, questions in asked:
            for question in questions:
                address = DBusAddress(question.path, bus_name=question.name, interface=question.interface)
                bus.call(address, question.member, question.signature, question.body,
                         partial(self._answered, question), wake=False)

    def _answered(self, question: Question, reply: Reply) -> None:
        if not reply.error and reply.body:
            try:
                so = question.means(reply.body[0])
            except TypeError:
                so = False          # not the type it should be: nothing is told by it
            self.found[question.field] = self.found.get(question.field, False) or so
        self._open -= 1
        if not self._open:
            self._finished(self)


def _nothing(situation: Situation) -> None:
    """For questions whose answer is kept and told by ``changed``."""
