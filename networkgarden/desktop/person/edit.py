"""A window of its own to write what is known of a person: plain fields, kept together with one press."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from networkgarden.desktop.widgets.labels import PlainLabel
from networkgarden.domain.contact import Contact
from networkgarden.domain.incoming import PersonDate, Point, PointKind
from networkgarden.domain.links import mail_address

BIRTHDAY = "birthday"
LINES_SHOWN = 2
LINKS = (PointKind.PROFILE, PointKind.URL)


class EditDialog(QDialog):
    """``accepted`` when all fields can be kept; ``edited()`` is the contact as it then is."""

    def __init__(self, contact: Contact, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contact = contact
        self.setWindowTitle(self.tr("Edit contact"))
        self._build()
        self.setMinimumSize(320, 360)
        self.resize(480, 640)
        self.finished.connect(self.deleteLater)

    def edited(self) -> Contact:
        """The contact with what the fields say; what they do not show stays as it was."""
        before = self._contact
        points = (*_points(before, (PointKind.EMAIL,), self._emails),
                  *_points(before, (PointKind.PHONE,), self._phones),
                  *_points(before, LINKS, self._links),
                  *(point for point in before.points if point.kind is PointKind.IM))
        born = read_birthday(self._birthday.text())
        others = tuple(one for one in map(read_date, _each_line(self._dates)) if one is not None)
        return replace(
            before, name=_line(self._name) or before.name, title=_line(self._title),
            organisation=_line(self._organisation), nickname=_line(self._nickname),
            note=self._note.toPlainText().strip(), points=points, dates=(*((born,) if born else ()), *others))

    def _build(self) -> None:
        before = self._contact
        inner = QWidget()
        self._form = QFormLayout(inner)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.setContentsMargins(24, 24, 24, 16)
        self._form.setVerticalSpacing(4)
        self._name = self._field(self.tr("Name"), before.name)
        self._title = self._field(self.tr("Role"), before.title)
        self._organisation = self._field(self.tr("Company"), before.organisation)
        self._nickname = self._field(self.tr("Nickname"), before.nickname)
        self._note = self._lines(self.tr("How you know each other"), before.note, 4)
        self._emails = self._lines(self.tr("E-mail, one in a line"), "\n".join(before.emails))
        self._phones = self._lines(self.tr("Telephone, one in a line"), "\n".join(before.phones))
        links = [point.value for point in before.points if point.kind in LINKS]
        self._links = self._lines(self.tr("Profiles and links, one in a line"), "\n".join(links))
        self._birthday = self._field(self.tr("Birthday"), before.birthday.text().lstrip("-") if before.birthday else "")
        self._birthday.setPlaceholderText(self.tr("1985-12-10, or 12-10 without the year"))
        self._dates = self._lines(self.tr("Other dates, one in a line"), "\n".join(
            f"{one.label} {one.text().lstrip('-')}".strip() for one in before.dates if one.label != BIRTHDAY))
        self._dates.setPlaceholderText(self.tr("wedding 2010-05-12, or first day 09-01 without the year"))
        for line in (self._name, self._birthday):
            line.textChanged.connect(lambda _: self._check())
        for lines in (self._emails, self._dates):
            lines.textChanged.connect(self._check)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(scroll, 1)
        column.addLayout(self._build_buttons())
        self._check()

    def _build_buttons(self) -> QHBoxLayout:
        self._complaint = PlainLabel("", kind="small", wrap=True)
        self._save = QPushButton(self.tr("Save"))
        self._save.setProperty("kind", "primary")
        self._save.setDefault(True)
        self._save.clicked.connect(self.accept)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setContentsMargins(24, 12, 24, 16)
        row.setSpacing(8)
        row.addWidget(self._complaint, 1)
        row.addWidget(cancel)
        row.addWidget(self._save)
        return row

    def _check(self) -> None:
        """Save is open only when everything can be kept; else it is said why."""
        complaint = ""
        new = (line for line in _each_line(self._emails) if line not in self._contact.emails)
        odd = next((line for line in new if not mail_address(line)), "")
        if not _line(self._name):
            complaint = self.tr("A contact needs a name.")
        elif odd:
            complaint = self.tr("“{text}” is no e-mail address.").format(text=odd)
        elif not all(map(read_date, _each_line(self._dates))):
            complaint = self.tr("Write other dates as wedding 2010-05-12 or wedding 05-12.")
        elif self._birthday.text().strip() and read_birthday(self._birthday.text()) is None:
            complaint = self.tr("Write the birthday as 1985-12-10 or 12-10.")
        self._complaint.setText(complaint)
        self._save.setEnabled(not complaint)

    def _field(self, label: str, text: str) -> QLineEdit:
        field = QLineEdit(text)
        field.setCursorPosition(0)
        self._add(label, field)
        return field

    def _lines(self, label: str, text: str, lines: int = LINES_SHOWN) -> QPlainTextEdit:
        field = QPlainTextEdit(text)
        field.setTabChangesFocus(True)
        field.setFixedHeight(field.fontMetrics().lineSpacing() * lines + 20)
        self._add(label, field)
        return field

    def _add(self, label: str, field: QWidget) -> None:
        field.setAccessibleName(label)
        words = PlainLabel(label, kind="muted")
        words.setBuddy(field)
        words.setContentsMargins(0, 8, 0, 0)
        self._form.addRow(words, field)


def read_date(text: str) -> PersonDate | None:
    """What it is and its day, as in ``wedding 2010-05-12``; a day alone is one without a word for it."""
    label, _, day = text.strip().rpartition(" ")
    return read_birthday(day, label.strip(" :,"))


def read_birthday(text: str, label: str = BIRTHDAY) -> PersonDate | None:
    """``1985-12-10``, ``12-10`` or ``--12-10``; None for anything else, or a day that is in no year."""
    found = re.fullmatch(r"(?:(\d{4})-|--)?(\d{1,2})-(\d{1,2})", text.strip(), re.ASCII)
    if found is None:
        return None
    year, month, day = found.groups()
    try:
        date(int(year) if year else 2000, int(month), int(day))
    except ValueError:
        return None
    return PersonDate(label, int(month), int(day), int(year) if year else None)


def _line(field: QLineEdit) -> str:
    return " ".join(field.text().split())


def _each_line(field: QPlainTextEdit) -> list[str]:
    return [line.strip() for line in field.toPlainText().splitlines() if line.strip()]


def _points(before: Contact, kinds: Sequence[PointKind], field: QPlainTextEdit) -> tuple[Point, ...]:
    """One point for each line; one that was there keeps its kind and label."""
    known = {point.value: point for point in before.points if point.kind in kinds}
    values = dict.fromkeys(_each_line(field))
    return tuple(known.get(value, Point(kinds[0], value)) for value in values)
