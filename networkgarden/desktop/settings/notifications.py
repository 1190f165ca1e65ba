"""Settings of notifications: when, when not, with or without names, and which way they go."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any, Protocol

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from networkgarden.desktop.settings.rows import DayField, Group, TimeField, chip
from networkgarden.desktop.widgets.labels import PlainLabel
from networkgarden.desktop.widgets.tick import Tick
from networkgarden.system.settings import Settings, quiet_hours_on, with_quiet_hours_on

WEEK = timedelta(days=7)

Current = Callable[[], Settings]
Change = Callable[..., Any]


class Pausing(Protocol):
    """A pause with the day one is back."""

    def until(self) -> date | None: ...

    def pause(self, until: date) -> None: ...

    def resume(self) -> None: ...


class PausingBySettings:
    """A pause of notifications alone, where there is no garden to pause."""

    def __init__(self, current: Current, change: Change) -> None:
        self._current, self._change = current, change

    def until(self) -> date | None:
        return self._current().pause_until

    def pause(self, until: date) -> None:
        self._change(pause_until=until)

    def resume(self) -> None:
        self._change(pause_until=None)


class NotificationsGroup(Group):
    """``refresh()`` shows what was chosen elsewhere meanwhile: in the tray, or by another start."""

    test_wanted = Signal()

    def __init__(self, current: Current, change: Change, today: date, pausing: Pausing,
                 parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self._current, self._change = current, change
        self._add_words()
        self._add_times()
        self._add_weekdays()
        self._pause = _PauseRows(self, today, pausing)
        self._hide = Tick(self.tr("Leave names out of notifications"))
        self._hide.setChecked(current().hide_names)
        self._hide.toggled.connect(lambda on: change(hide_names=on))
        self.column.addWidget(self._hide)
        self._add_test()

    def refresh(self) -> None:
        self._pause.show_state()
        self._hide.blockSignals(True)
        self._hide.setChecked(self._current().hide_names)
        self._hide.blockSignals(False)

    def describe(self, text: str) -> None:
        """Which ways there are for messages; empty while nothing is known."""
        self._ways.setText(text)
        self._ways.setVisible(bool(text))

    def ways(self) -> str:
        return self._ways.text()

    def _add_words(self) -> None:
        title = self.tr("Notifications")
        self.setAccessibleName(title)
        self.column.addWidget(PlainLabel(title, kind="heading", wrap=True))
        self.column.addWidget(PlainLabel(self.tr(
            "One gathered message a day, when you are there. The Today page always shows the same, in silence."),
            kind="muted", wrap=True))

    def _add_times(self) -> None:
        for name, label in (("batch_time", self.tr("Announced at")), ("quiet_from", self.tr("Quiet from")),
                            ("quiet_until", self.tr("Quiet until"))):
            field = TimeField(label, getattr(self._current(), name))
            field.picked.connect(lambda value, name=name: self._change(**{name: value}))
            self.add_row(label, field)

    def _add_weekdays(self) -> None:
        self.column.addWidget(PlainLabel(self.tr("Days off"), wrap=True))
        self.column.addWidget(_Weekdays(self.tr("No notifications on {day}"), self._current().days_off,
                                        lambda days: self._change(days_off=days)))
        self.column.addWidget(PlainLabel(self.tr("Other quiet hours on"), wrap=True))
        self.column.addWidget(_WeekdayHours(self._current, self._change))

    def _add_test(self) -> None:
        button = QPushButton(self.tr("Send a test notification"))
        button.clicked.connect(self.test_wanted)
        self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        self._ways = PlainLabel("", kind="small", wrap=True)
        self._ways.hide()
        self.column.addWidget(self._ways)


class _Weekdays(QWidget):
    """The week as chips, in the order of the person's country. ``named`` says what a pressed day means."""

    def __init__(self, named: str, chosen: tuple[int, ...], change: Callable[[tuple[int, ...]], Any]) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        pressed = set(chosen)
        locale = QLocale()

        def toggle(day: int, on: bool) -> None:
            (pressed.add if on else pressed.discard)(day)
            change(tuple(sorted(pressed)))

        first = int(locale.firstDayOfWeek().value) - 1
        for day in (*range(first, 7), *range(first)):
            button = chip(locale.standaloneDayName(day + 1, QLocale.FormatType.ShortFormat)[:3].rstrip("."))
            button.setAccessibleName(named.format(day=locale.standaloneDayName(day + 1)))
            button.setChecked(day in pressed)
            button.toggled.connect(lambda on, day=day: toggle(day, on))
            row.addWidget(button, 1)


class _WeekdayHours(QWidget):
    """Weekdays that begin quiet hours of their own, each with its two times below."""

    def __init__(self, current: Current, change: Change) -> None:
        super().__init__()
        self._current, self._change = current, change
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(_Weekdays(self.tr("Other quiet hours on {day}"), tuple(quiet_hours_on(current())), self._keep))
        self._rows: dict[int, QWidget] = {}
        for day in range(7):
            self._rows[day] = self._row(day)
            column.addWidget(self._rows[day])
        self._show()

    def _keep(self, days: tuple[int, ...]) -> None:
        """A day newly chosen begins with the usual hours."""
        settings = self._current()
        for day in range(7):
            own = quiet_hours_on(settings).get(day)
            usual = (settings.quiet_from, settings.quiet_until)
            if (own is not None) != (day in days):
                self._change(quiet_on=with_quiet_hours_on(settings, day, usual if day in days else None))
                settings = self._current()
        self._show()

    def _row(self, day: int) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        name = QLocale().standaloneDayName(day + 1)
        settings = self._current()
        own = quiet_hours_on(settings).get(day, (settings.quiet_from, settings.quiet_until))
        begin = TimeField(self.tr("Quiet on {day} from").format(day=name), own[0])
        end = TimeField(self.tr("Quiet on {day} until").format(day=name), own[1])

        def keep(which: int, value: time) -> None:
            hours = quiet_hours_on(self._current()).get(day, own)
            changed = (value, hours[1]) if which == 0 else (hours[0], value)
            self._change(quiet_on=with_quiet_hours_on(self._current(), day, changed))

        begin.picked.connect(lambda value: keep(0, value))
        end.picked.connect(lambda value: keep(1, value))
        row.addWidget(PlainLabel(name), 1)
        for field in (begin, end):
            row.addWidget(field)
        return box

    def _show(self) -> None:
        chosen = quiet_hours_on(self._current())
        for day, row in self._rows.items():
            row.setVisible(day in chosen)


class _PauseRows:
    """A switch and, while it is on, the day; a pause that is over is none."""

    def __init__(self, group: Group, today: date, pausing: Pausing) -> None:
        self._today, self._pausing = today, pausing
        self._tick = Tick(group.tr("Pause for a while"))
        self._until = DayField(group.tr("Until"), self._state() or today + WEEK, today)
        group.column.addWidget(self._tick)
        self._row = group.add_row(group.tr("Until"), self._until, group.tr("From that day on all goes on as before."))
        self.show_state()
        self._tick.toggled.connect(lambda _: self._keep())
        self._until.picked.connect(lambda _: self._keep())

    def show_state(self) -> None:
        until = self._state()
        for part in (self._tick, self._until):
            part.blockSignals(True)
        self._tick.setChecked(until is not None)
        if until is not None:
            self._until.choose(until)
        for part in (self._tick, self._until):
            part.blockSignals(False)
        self._row.setVisible(until is not None)

    def _state(self) -> date | None:
        until = self._pausing.until()
        return until if until is not None and until > self._today else None

    def _keep(self) -> None:
        on = self._tick.isChecked()
        self._row.setVisible(on)
        if on:
            self._pausing.pause(self._until.day())
        else:
            self._pausing.resume()
