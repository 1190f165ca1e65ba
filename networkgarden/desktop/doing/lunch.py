"""The lunch planner: what, where, how long, and three dates that leave one's own calendar in peace."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, QTimeZone, Signal
from PySide6.QtWidgets import QDateTimeEdit, QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from networkgarden.actions.busy_times import keep_busy_times
from networkgarden.actions.changes import Changes
from networkgarden.actions.drafting import length_words as words_for_length
from networkgarden.actions.drafting import shipped
from networkgarden.actions.plans import (
    calendar_known,
    plan_meeting,
    propose,
    proposed_starts,
    taken_times,
)
from networkgarden.actions.tending import Tending
from networkgarden.desktop.doing.words import as_wall_clock, from_wall_clock, length_words, meeting_words, moment_words
from networkgarden.desktop.door import Door
from networkgarden.desktop.widgets.chips import ChipChoice
from networkgarden.desktop.widgets.choice import Choice
from networkgarden.desktop.widgets.labels import ElidedLabel, PlainLabel
from networkgarden.desktop.widgets.sheet import Sheet
from networkgarden.desktop.widgets.veil import veiled
from networkgarden.domain.plans import KINDS_OF_MEETING, LENGTHS, USUAL_MINUTES, Busy, PlannedMeeting, is_free

MOST_DATES = 3
_SHEET = ("QDateTimeEdit { border: 1px solid palette(dark); border-radius: 8px; padding: 0 8px; min-height: 30px; "
          "background: palette(base); } QDateTimeEdit:focus { border: 2px solid palette(accent); padding: 0 7px; "
          "min-height: 28px; } QDateTimeEdit QLineEdit { border: none; padding: 0; min-height: 24px; "
          "background: transparent; } QDateTimeEdit::up-button, QDateTimeEdit::down-button { width: 0; border: none; }")


class LunchDialog(Sheet):
    """``write_wanted(what, values)`` to write to them, with what fills the template; ``planned(PlannedMeeting)`` when a
    date is agreed on already."""

    write_wanted = Signal(str, object)
    planned = Signal(object)

    def __init__(self, door: Door, contact_id: str, what: str = "lunch", parent: QWidget | None = None) -> None:
        super().__init__("", parent, height=560)
        self._door, self._contact_id = door, contact_id
        self._zone = door.tending.clock.zone()
        self._busy: list[Busy] = taken_times(door.tending)
        self.setWindowTitle(self.tr("Meet"))
        contact = door.tending.garden.read.contact(contact_id)
        self.column.addWidget(ElidedLabel(self.tr("Meet {name}").format(name=veiled(contact.name) if contact else ""),
                                          kind="heading"))
        self.kind = ChipChoice(self.tr("What"), meeting_words())
        self.kind.choose(what if what in KINDS_OF_MEETING else "lunch")
        self.kind.chosen.connect(lambda _: self._kind_chosen())
        self.column.addWidget(self.kind)
        self.place = QLineEdit()
        self.place.setMaxLength(200)
        self.add_field(self.tr("Place"), self.place)
        self.length = Choice(self.tr("Length"))
        for minutes in LENGTHS:
            self.length.addItem(length_words(minutes), minutes)
        self.length.activated.connect(lambda _: self._propose())
        self.add_field(self.tr("Length"), self.length)
        self._build_buttons()
        self._build_dates()
        self._build_calendar()
        self.column.addStretch(1)
        self._kind_chosen()

    # how it is laid out

    def _build_dates(self) -> None:
        self.column.addWidget(PlainLabel(self.tr("Three dates to choose from"), kind="muted", wrap=True))
        rows = QVBoxLayout()
        rows.setSpacing(4)
        self.dates: list[QDateTimeEdit] = []
        self._notes: list[PlainLabel] = []
        self._answers: list[QPushButton] = []
        for number in range(MOST_DATES):
            field = QDateTimeEdit()
            field.setStyleSheet(_SHEET)
            field.setTimeZone(QTimeZone(QTimeZone.Initialization.UTC))
            field.setDisplayFormat("ddd d MMM yyyy  HH:mm")
            field.setLayoutDirection(Qt.LayoutDirection.LeftToRight)      # Qt would put the hour before the day
            field.lineEdit().setTextMargins(6, 0, 6, 0)
            field.setAccessibleName(self.tr("Date {number}").format(number=number + 1))
            field.dateTimeChanged.connect(lambda _: self._check())
            note = PlainLabel("", kind="small", wrap=True)
            note.hide()
            line = QHBoxLayout()
            line.setSpacing(8)
            line.addWidget(field, 1)
            line.addWidget(self._answer(number))
            rows.addLayout(line)
            rows.addWidget(note)
            self.dates.append(field)
            self._notes.append(note)
        self.column.addLayout(rows)

    def _answer(self, number: int) -> QPushButton:
        button = QPushButton(self.tr("Agreed"))
        button.setProperty("kind", "chip")
        button.setAutoDefault(False)
        button.setAccessibleDescription(self.tr("They chose this date: it is planned"))
        button.clicked.connect(lambda _=False: self._agree(number))
        self._answers.append(button)
        return button

    def _build_calendar(self) -> None:
        self._calendar = PlainLabel("", kind="small", wrap=True)
        self.column.addWidget(self._calendar)
        choose = QPushButton(self.tr("Choose my calendar file…"))
        choose.setProperty("kind", "flat")
        choose.setAutoDefault(False)
        choose.setAccessibleDescription(self.tr("An .ics file: only the times that are taken are kept from it"))
        choose.clicked.connect(self._choose_calendar)
        self.column.addWidget(choose, 0, Qt.AlignmentFlag.AlignLeading)
        self._show_calendar()

    def _build_buttons(self) -> None:
        self._write = self.add_button(self.tr("Write to them…"), "primary")
        self._write.clicked.connect(self._write_to_them)
        close = self.add_button(self.tr("Close"), "flat")
        close.clicked.connect(self.close)

    # what it shows

    def starts(self) -> list[datetime]:
        """The dates as instants, in the person's zone, each once."""
        found = [from_wall_clock(field.dateTime(), self._zone) for field in self.dates]
        return list(dict.fromkeys(found))

    def minutes(self) -> int:
        return int(self.length.currentData())

    def _kind_chosen(self) -> None:
        self.length.setCurrentIndex(self.length.findData(USUAL_MINUTES[self.kind.word()]))
        self._propose()

    def _propose(self) -> None:
        """Fresh dates; where the calendar leaves fewer free, the others stay as they are."""
        starts = proposed_starts(self._door.tending, self.kind.word(), self.minutes())
        for field, start in zip(self.dates, starts, strict=False):
            field.setDateTime(as_wall_clock(start, self._zone))
        self.say("" if starts else self.tr("Your calendar is full for the next weeks. Choose any date."))
        self._check()

    def _check(self) -> None:
        """A word beside a date at which something else is, or that is over."""
        now = self._door.tending.clock.now()
        late = False
        for field, note, answer in zip(self.dates, self._notes, self._answers, strict=True):
            start = from_wall_clock(field.dateTime(), self._zone)
            words = ""
            if start <= now:
                words = self.tr("That time is over.")
            elif not is_free(start, self.minutes(), self._busy):
                words = self.tr("Your calendar has something then.")
            note.setText(words)
            note.setVisible(bool(words))
            field.setAccessibleDescription(words)
            answer.setEnabled(start > now)
            answer.setAccessibleName(self.tr("Agreed: {moment}").format(moment=moment_words(field.dateTime())))
            late = late or start <= now
        self._write.setEnabled(not late)

    def _show_calendar(self) -> None:
        self._calendar.setText(
            self.tr("The dates leave your calendar in peace.") if calendar_known(self._door.tending)
            else self.tr("With your calendar the dates can leave it in peace. Only the times that are taken are kept."))

    # what one does

    def _choose_calendar(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose my calendar files"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilter(self.tr("Calendars (*.ics)"))
        dialog.filesSelected.connect(self.read_calendars)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def read_calendars(self, files: Sequence[str]) -> None:
        if self._door.do(lambda tending: keep_busy_times(tending, *map(Path, files))) is None:
            self.say(self.tr("That is not a calendar that can be read."))
            return
        self._busy = taken_times(self._door.tending)
        self._show_calendar()
        self._propose()

    def _write_to_them(self) -> None:
        """The dates are kept as proposed, so that the answer can be noted later."""
        what, place, starts, minutes = self.kind.word(), self.place.text(), self.starts(), self.minutes()
        if self._door.do(lambda tending: propose(tending, [self._contact_id], what, starts, minutes,
                                                 place)[0]) is None:
            return
        shown = [moment_words(as_wall_clock(start, self._zone)) for start in starts]
        values = {"place": place.strip(), "dates": "\n".join(f"– {one}" for one in shown),
                  "length": words_for_length(minutes, shipped().phrases)}
        self.accept()
        self.write_wanted.emit(what, values)

    def _agree(self, number: int) -> None:
        start = from_wall_clock(self.dates[number].dateTime(), self._zone)
        what, place, minutes = self.kind.word(), self.place.text(), self.minutes()
        plans: list[PlannedMeeting] = []

        def plan(tending: Tending) -> Changes:
            changes, made = plan_meeting(tending, [self._contact_id], what, start, minutes, place)
            plans.append(made)
            return changes

        if self._door.do(plan) is not None:
            self.accept()
            self.planned.emit(plans[0])
