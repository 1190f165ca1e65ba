"""Asks once a minute what the wall clock says (desktop.md §5.1). It decides nothing and remembers next to nothing.

Qt's timers stop in suspend, so no timer here is longer than a minute: a gap in the wall clock tells of a sleep.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from networkgarden.domain.schedule import BatchRules, batch_due, local_day
from networkgarden.system.clock import Clock
from networkgarden.system.settings import Settings, quiet_hours_on

TICK_MS = 60_000
GAP = timedelta(milliseconds=2 * TICK_MS)
"""A longer step of the wall clock between two ticks means the computer slept, or somebody set the clock."""
SETTLING_MS = 45_000
"""After a start or login the first prompt comes 30 to 60 s later, by a timer of its own."""


def batch_rules(settings: Settings) -> BatchRules:
    """What the person chose, as the schedule wants it."""
    return BatchRules(
        at=settings.batch_time,
        quiet_from=settings.quiet_from,
        quiet_until=settings.quiet_until,
        days_off=frozenset(settings.days_off),
        quiet_on=quiet_hours_on(settings),
        pause_until=settings.pause_until.toordinal() if settings.pause_until else None,
    )


class Ticker(QObject):
    """``rules`` and ``last_batch_day`` are asked at each tick; whoever hears ``due`` notes the day where the latter
    looks, or postpones it. ``start()`` begins, ``close()`` ends."""

    turned = Signal()
    """What is shown may be old: a new garden day, a sleep, a clock set anew or another zone. Once however many."""
    due = Signal(object)
    """datetime, wall clock with its zone: the day's batch should be announced now"""
    ticked = Signal()

    def __init__(
        self, clock: Clock, rules: Callable[[], BatchRules], last_batch_day: Callable[[], int | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock, self._rules, self._last_batch_day = clock, rules, last_batch_day
        self._seen_at = clock.now()
        local = self._local()
        self._day, self._zone = local_day(local), str(local.tzinfo)
        self._announced: int | None = None
        self._settled = False
        self._timer = self._make_timer(TICK_MS, self.tick)
        self._settling = self._make_timer(SETTLING_MS, self._settle)
        self._settling.setSingleShot(True)

    def start(self) -> None:
        self._timer.start()
        self._settling.start()

    def close(self) -> None:
        self._timer.stop()
        self._settling.stop()

    def tick(self) -> None:
        """Look at the clock now; also to be called when the person comes back or changes the rules."""
        now = self._clock.now()
        step = now - self._seen_at
        self._seen_at = now
        local = self._local()
        day, zone = local_day(local), str(local.tzinfo)
        turned = (day, zone) != (self._day, self._zone) or not timedelta(0) <= step <= GAP
        self._day, self._zone = day, zone
        if turned:
            self.turned.emit()
        self._announce(local, day)
        self.ticked.emit()

    def postpone(self) -> None:
        """The batch said to be due could not be delivered (nobody there): say so again at the next tick."""
        self._announced = None

    def _announce(self, local: datetime, day: int) -> None:
        """Say once that the batch is due, even where noting it fails: no notification every minute."""
        rules = self._rules()
        if not self._settled or not batch_due(local, self._announced, rules):
            return
        if batch_due(local, self._last_batch_day(), rules):
            self._announced = day
            self.due.emit(local)

    def _settle(self) -> None:
        self._settled = True
        self.tick()

    def _local(self) -> datetime:
        return self._clock.now().astimezone(self._clock.zone())

    def _make_timer(self, interval_ms: int, heard: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setTimerType(Qt.TimerType.VeryCoarseTimer if interval_ms >= TICK_MS else Qt.TimerType.CoarseTimer)
        timer.setInterval(interval_ms)
        timer.timeout.connect(heard)
        return timer
