"""Settings: kept at once, in plain words."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from datetime import date, time
from pathlib import Path
from typing import Any

from PySide6.QtCore import QDate, QTime, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QFormLayout,
    QHBoxLayout,
    QPushButton,
    QSpinBox,
    QTimeEdit,
    QWidget,
)

from networkgarden.desktop.widgets.column import Card, ColumnPage
from networkgarden.desktop.widgets.labels import PlainLabel
from networkgarden.errors import NetworkGardenError
from networkgarden.system.autostart import autostart, start_command
from networkgarden.system.settings import Settings


class SettingsPage(ColumnPage):
    """``current()`` gives the settings, ``change(name=value)`` keeps one. ``test_wanted`` asks for a notification."""

    test_wanted = Signal()

    def __init__(self, current: Callable[[], Settings], change: Callable[..., Any],
                 parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.title.setText(self.tr("Settings"))
        self._current, self._change = current, change
        settings = current()
        self._add_prompts(settings)
        self._add_silence(settings)
        self._add_look(settings)
        self._add_system()
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Only this page changes settings, so nothing is stale."""

    def set_notifier_description(self, text: str) -> None:
        self._notifier.setText(text)

    def _add_prompts(self, settings: Settings) -> None:
        form = self._card(self.tr("Prompts"))
        number = QSpinBox()
        number.setRange(1, 5)
        number.setValue(settings.prompts_per_day)
        number.valueChanged.connect(lambda value: self._change(prompts_per_day=value))
        self._row(form, self.tr("At most a day"), number)
        self._row(form, self.tr("Announced at"), self._time(settings.batch_time, "batch_time"))
        hide = QCheckBox(self.tr("Leave names out of notifications"))
        hide.setChecked(settings.hide_names)
        hide.toggled.connect(lambda on: self._change(hide_names=on))
        form.addRow(hide)
        test = QPushButton(self.tr("Send a test notification"))
        test.clicked.connect(self.test_wanted)
        form.addRow(test)
        self._notifier = PlainLabel("", kind="small", wrap=True)
        form.addRow(self._notifier)

    def _add_silence(self, settings: Settings) -> None:
        form = self._card(self.tr("Quiet times"))
        self._row(form, self.tr("Quiet from"), self._time(settings.quiet_from, "quiet_from"))
        self._row(form, self.tr("Quiet until"), self._time(settings.quiet_until, "quiet_until"))
        form.addRow(PlainLabel(self.tr("Days without notifications"), kind="muted"))
        form.addRow(self._days(settings))
        pause = QCheckBox(self.tr("Pause notifications until"))
        until = QDateEdit()
        until.setCalendarPopup(True)
        until.setAccessibleName(self.tr("Pause until"))
        until.setDate(QDate.currentDate().addDays(7) if settings.pause_until is None
                      else QDate(settings.pause_until.year, settings.pause_until.month, settings.pause_until.day))
        pause.setChecked(settings.pause_until is not None)

        def keep() -> None:
            chosen = until.date()
            self._change(pause_until=date(chosen.year(), chosen.month(), chosen.day()) if pause.isChecked() else None)

        pause.toggled.connect(lambda _: keep())
        until.dateChanged.connect(lambda _: keep())
        form.addRow(pause, until)

    def _days(self, settings: Settings) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        chosen = set(settings.days_off)

        def toggle(day: int, on: bool) -> None:
            (chosen.add if on else chosen.discard)(day)
            self._change(days_off=tuple(sorted(chosen)))

        for day, word in enumerate((self.tr("Mo"), self.tr("Tu"), self.tr("We"), self.tr("Th"), self.tr("Fr"),
                                    self.tr("Sa"), self.tr("Su"))):
            button = QPushButton(word)
            button.setProperty("kind", "chip")
            button.setCheckable(True)
            button.setChecked(day in chosen)
            button.setStyleSheet("padding: 0 2px;")
            button.setMinimumWidth(28)
            button.toggled.connect(lambda on, day=day: toggle(day, on))
            row.addWidget(button, 1)
        return box

    def _add_look(self, settings: Settings) -> None:
        form = self._card(self.tr("Look"))
        for name, label, choices in (
            ("theme", self.tr("Light"), (("system", self.tr("As the system")), ("light", self.tr("Day")),
                                         ("dark", self.tr("Dusk")))),
            ("motion", self.tr("Movement"), (("full", self.tr("Full")), ("reduced", self.tr("Reduced")),
                                             ("off", self.tr("Off")))),
            ("hemisphere", self.tr("Seasons"), (("auto", self.tr("By time zone")), ("north", self.tr("Northern")),
                                                ("south", self.tr("Southern")))),
        ):
            self._row(form, label, self._choice(name, choices, getattr(settings, name)))

    def _add_system(self) -> None:
        form = self._card(self.tr("This computer"))
        entry = autostart(os.environ, Path.home())
        switch = QCheckBox(self.tr("Start at login, in the tray"))
        switch.setChecked(entry.is_enabled())
        self._trouble = PlainLabel("", kind="small", wrap=True)

        def keep(on: bool) -> None:
            try:
                entry.enable(start_command(os.environ)) if on else entry.disable()
            except (NetworkGardenError, OSError) as error:
                self._trouble.setText(str(error))
            else:
                self._change(autostart=on)

        switch.toggled.connect(keep)
        form.addRow(switch)
        form.addRow(self._trouble)

    def _card(self, title: str) -> QFormLayout:
        card = Card()
        card.column.addWidget(PlainLabel(title, kind="heading"))
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        card.column.addLayout(form)
        self.column.addWidget(card)
        return form

    def _row(self, form: QFormLayout, label: str, field: QWidget) -> None:
        field.setAccessibleName(label)
        words = PlainLabel(label)
        words.setBuddy(field)
        form.addRow(words, field)

    def _time(self, value: time, name: str) -> QTimeEdit:
        field = QTimeEdit(QTime(value.hour, value.minute))
        field.setDisplayFormat("HH:mm")
        field.timeChanged.connect(lambda at: self._change(**{name: time(at.hour(), at.minute())}))
        return field

    def _choice(self, name: str, choices: Sequence[tuple[str, str]], value: str) -> QComboBox:
        field = QComboBox()
        for word, text in choices:
            field.addItem(text, word)
        field.setCurrentIndex(max(0, field.findData(value)))
        field.currentIndexChanged.connect(lambda _: self._change(**{name: field.currentData()}))
        return field
