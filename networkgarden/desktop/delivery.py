"""From "the batch is due" to a message that is met: at the chosen time, or when the person is back.

Nothing queues here: while nobody can be spoken to the ticker simply says each minute that the batch is due, and the
day's roll-over lets it lapse.
"""

from __future__ import annotations

from PySide6.QtCore import QObject

from networkgarden.desktop.announcer import Announcer
from networkgarden.desktop.presence.port import Presence, Situation
from networkgarden.desktop.ticker import Ticker


class Delivery(QObject):
    """Joins ``ticker``, ``presence`` and ``announcer``; owns none of them."""

    def __init__(self, ticker: Ticker, presence: Presence, announcer: Announcer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ticker, self._presence, self._announcer = ticker, presence, announcer
        self._waiting = False
        ticker.due.connect(lambda _: presence.ask(self._deliver))
        presence.changed.connect(self._changed)

    def _deliver(self, situation: Situation) -> None:
        self._waiting = not situation.open_to_word
        if self._waiting:
            self._ticker.postpone()
        else:
            self._announcer.announce()

    def _changed(self, situation: Situation) -> None:
        if situation.locked:
            self._announcer.cover()
        if self._waiting and situation.open_to_word:
            self._ticker.tick()
