"""Settings: kept at once, in plain words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QWidget

from networkgarden.desktop.settings.notifications import NotificationsGroup, Pausing, PausingBySettings
from networkgarden.desktop.settings.rows import Group, Steps, chip
from networkgarden.desktop.widgets.choice import Choice
from networkgarden.desktop.widgets.column import ColumnPage
from networkgarden.desktop.widgets.flow import FlowLayout
from networkgarden.desktop.widgets.labels import PlainLabel
from networkgarden.desktop.widgets.start_switch import StartSwitch
from networkgarden.system.autostart import Autostart
from networkgarden.system.settings import Settings


class SettingsPage(ColumnPage):
    """``current()`` gives the settings, ``change(name=value)`` keeps one; ``today`` is the local date.

    ``start``: the switch for starting at login and the command it would run, None for a garden that is thrown away;
    ``describe`` says which ways notifications can go now; ``pausing`` pauses the garden; ``more`` are groups that need
    the garden itself. ``test_wanted`` asks for a notification, ``import_wanted`` for the Import page, ``code_wanted``
    for a new recovery code, ``export_wanted`` and ``backup_wanted`` for a place to write to,
    ``templates_wanted`` for the words of drafts.
    """

    test_wanted = Signal()
    import_wanted = Signal()
    code_wanted = Signal()
    export_wanted = Signal()
    backup_wanted = Signal()
    templates_wanted = Signal()

    def __init__(self, current: Callable[[], Settings], change: Callable[..., Any], today: date, *,
                 start: tuple[Autostart, Sequence[str]] | None = None, place: str = "", code: bool = False,
                 describe: Callable[[], str] = str, pausing: Pausing | None = None, more: Sequence[QWidget] = (),
                 parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.title.setText(self.tr("Settings"))
        self._change, self._describe = change, describe
        settings = current()
        self._add_prompts(settings)
        self._add_notifications(current, today, pausing or PausingBySettings(current, change))
        for group in more:
            self.column.addWidget(group)
        self._add_look(settings)
        self._add_garden(place, code)
        if start is not None:
            self._add_start(*start)
        self.column.addStretch(1)

    def refresh(self) -> None:
        """A pause or hidden names may have been chosen in the tray."""
        self._notifications.refresh()

    def set_notifier_description(self, text: str) -> None:
        self._notifications.describe(text)

    def showEvent(self, event: QShowEvent) -> None:
        """The way notifications go may have changed since."""
        super().showEvent(event)
        self.set_notifier_description(self._describe() or self._notifications.ways())
        self._notifications.refresh()

    # the groups

    def _add_prompts(self, settings: Settings) -> None:
        group = self._group(self.tr("Prompts"))
        steps = Steps(range(1, 6), settings.prompts_per_day)
        steps.chosen.connect(lambda number: self._change(prompts_per_day=number))
        group.add_row(self.tr("At most a day"), steps, self.tr("Fewer are fine. What is left out never piles up."))
        group.column.addWidget(PlainLabel(self.tr("Never suggest to anybody"), wrap=True))
        group.column.addLayout(self._nevers(settings))
        self._add_button(group, self.tr("Words of your drafts…"), self.templates_wanted)

    def _nevers(self, settings: Settings) -> FlowLayout:
        flow = FlowLayout(4)
        never = set(settings.never_kinds)
        acts = {"like": self.tr("Likes"), "comment": self.tr("Comments"), "congratulation": self.tr("Congratulations"),
                "article": self.tr("Articles"), "message": self.tr("Messages"), "email": self.tr("E-mails"),
                "recommendation": self.tr("Recommendations"), "introduction": self.tr("Introductions"),
                "call": self.tr("Calls"), "coffee": self.tr("Coffee"), "lunch": self.tr("Lunch"),
                "date": self.tr("Birthdays"), "wake_up": self.tr("Waking sleepers")}

        def toggle(kind: str, on: bool) -> None:
            (never.add if on else never.discard)(kind)
            self._change(never_kinds=tuple(sorted(never)))

        for kind, text in acts.items():
            button = chip(text)
            button.setStyleSheet("padding: 0 10px; border-radius: 12px;")
            button.setAccessibleName(self.tr("Never suggest: {act}").format(act=text))
            button.setChecked(kind in never)
            button.toggled.connect(lambda on, kind=kind: toggle(kind, on))
            flow.addWidget(button)
        return flow

    def _add_notifications(self, current: Callable[[], Settings], today: date, pausing: Pausing) -> None:
        self._notifications = NotificationsGroup(current, self._change, today, pausing)
        self._notifications.test_wanted.connect(self.test_wanted)
        self.column.addWidget(self._notifications)

    def _add_look(self, settings: Settings) -> None:
        group = self._group(self.tr("Look"))
        for name, label, choices in (
            ("theme", self.tr("Light"), (("system", self.tr("As the system")), ("light", self.tr("Day")),
                                         ("dark", self.tr("Dusk")))),
            ("motion", self.tr("Movement"), (("full", self.tr("Full")), ("reduced", self.tr("Reduced")),
                                             ("off", self.tr("Off")))),
            ("hemisphere", self.tr("Seasons"), (("auto", self.tr("By time zone")), ("north", self.tr("Northern")),
                                                ("south", self.tr("Southern")))),
        ):
            field = Choice(label)
            for word, text in choices:
                field.addItem(text, word)
            field.setCurrentIndex(max(0, field.findData(getattr(settings, name))))
            field.currentIndexChanged.connect(lambda _, name=name, field=field: self._change(
                **{name: field.currentData()}))
            group.add_row(label, field)

    def _add_garden(self, place: str, code: bool) -> None:
        words = self.tr("One encrypted file on this computer, and no copy anywhere else.")
        group = self._group(self.tr("Your garden"), words)
        if place:
            where = PlainLabel(place, kind="small", wrap=True)
            where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            group.column.addWidget(where)
        self._add_button(group, self.tr("Bring in files…"), self.import_wanted)
        self._add_button(group, self.tr("Export everything…"), self.export_wanted)
        if code:
            self._add_button(group, self.tr("Make a backup…"), self.backup_wanted)
            self._add_button(group, self.tr("Make a new recovery code…"), self.code_wanted)

    def _add_start(self, entry: Autostart, command: Sequence[str]) -> None:
        group = self._group(self.tr("This computer"))
        group.column.addWidget(StartSwitch(entry, command, lambda on: self._change(autostart=on)))

    def _group(self, title: str, words: str = "") -> Group:
        group = Group(title, words)
        self.column.addWidget(group)
        return group

    def _add_button(self, group: Group, text: str, signal: Any) -> None:
        button = QPushButton(text)
        button.clicked.connect(signal)
        group.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
