"""A meeting that is proposed, agreed on, or over and still to be told about."""

from __future__ import annotations

import html
from collections.abc import Callable
from datetime import datetime, tzinfo
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from networkgarden.actions.changes import Changes
from networkgarden.actions.plans import agree, call_off, it_happened, save_invitation
from networkgarden.actions.tending import Tending
from networkgarden.desktop.doing.words import as_wall_clock, meeting_words, moment_words, plan_words
from networkgarden.desktop.door import Door
from networkgarden.desktop.links import open_calendar_file
from networkgarden.desktop.widgets.column import Card
from networkgarden.desktop.widgets.flow import FlowLayout
from networkgarden.desktop.widgets.labels import PlainLabel
from networkgarden.domain.plans import PlannedMeeting, PlanState
from networkgarden.errors import NetworkGardenError


class PlanCard(Card):
    """``names`` of who is met. ``opened`` to look at the person. Everything goes through the door at once."""

    opened = Signal()

    def __init__(self, door: Door, plan: PlannedMeeting, names: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._door, self._plan, self._names = door, plan, names
        self._zone: tzinfo = door.tending.clock.zone()
        over = plan.state is PlanState.PLANNED and plan.day < door.tending.today()
        words = plan_words(plan, moment_words(as_wall_clock(plan.start, self._zone)))
        with_whom = self.tr("{what} with {names}").format(what=words, names=names) if names else words
        self.setAccessibleName(with_whom)
        self.column.addWidget(PlainLabel(with_whom, wrap=True))
        flow = FlowLayout(8)
        if over:
            self.column.insertWidget(0, PlainLabel(self.tr("Did it happen?"), kind="accent"))
            self._add(flow, self.tr("Yes, it happened"), self._it_happened, "primary")
            self._add(flow, self.tr("It did not"), self._call_off)
        elif plan.state is PlanState.PROPOSED:
            self._add_proposals(flow)
            self._add(flow, self.tr("None of them"), self._call_off, "flat")
        else:
            self._add(flow, self.tr("Calendar file…"), self._choose_file)
            self._add(flow, self.tr("Call it off"), self._call_off, "flat")
        if names:
            self._add(flow, self.tr("Open"), self.opened.emit, "flat")
        self.said = PlainLabel("", kind="small", wrap=True)
        self.said.hide()
        self.column.addLayout(flow)
        self.column.addWidget(self.said)

    def _add_proposals(self, flow: FlowLayout) -> None:
        now = self._door.tending.clock.now()
        for start in self._plan.proposals:
            if start > now:
                moment = moment_words(as_wall_clock(start, self._zone))
                self._add(flow, self.tr("Agreed: {moment}").format(moment=moment), partial(self._agree, start), "chip")

    def _add(self, flow: FlowLayout, text: str, act: Callable[[], object], kind: str = "plain") -> None:
        button = QPushButton(text)
        button.setProperty("kind", kind)
        button.clicked.connect(lambda _=False: act())
        flow.addWidget(button)

    def _do(self, act: Callable[[Tending], Changes]) -> None:
        self._door.do(act)

    def _agree(self, start: datetime) -> None:
        self._do(lambda tending: agree(tending, self._plan, start))

    def _it_happened(self) -> None:
        self._do(lambda tending: it_happened(tending, self._plan)[0])

    def _call_off(self) -> None:
        self._do(lambda tending: call_off(tending, self._plan))

    def _choose_file(self) -> None:
        """A calendar file where the person wants it; it is opened then."""
        dialog = QFileDialog(self.window(), self.tr("Save the calendar file"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("Calendars (*.ics)"))
        dialog.setDefaultSuffix("ics")
        dialog.selectFile(f"{self._plan.what}.ics")
        dialog.filesSelected.connect(lambda files: self.save_file(Path(files[0])))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_file(self, target: Path) -> None:
        summary = meeting_words()[self._plan.what]
        if self._names:
            summary = self.tr("{what} with {names}").format(what=summary, names=self._names)
        try:
            save_invitation(self._door.tending, self._plan, target, summary)
        except (NetworkGardenError, OSError):
            self._say(self.tr("It could not be saved there."))
            return
        opened = open_calendar_file(target)
        self._say(self.tr("Saved and opened.") if opened else self.tr("Saved. No calendar program opened it."))
        self.said.setToolTip(html.escape(str(target)))

    def _say(self, text: str) -> None:
        self.said.setText(text)
        self.said.show()
