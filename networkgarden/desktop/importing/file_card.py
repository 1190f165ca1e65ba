"""One offered file: what it is, what it would bring, and what of it stays out and why."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget

from networkgarden.actions.importing import FileReport
from networkgarden.desktop.importing.words import format_words, history_words, number, people_words, skip_lines
from networkgarden.desktop.widgets.column import Card
from networkgarden.desktop.widgets.labels import ElidedLabel, PlainLabel

SHOWN_AT_ONCE = 3
LINES_HIGH = 10


class FileCard(Card):
    """Counts without zeros; a few left-out lines stand there, many open on a press and can be copied.

    ``mappable``: what its columns hold can be said by hand; ``mapping_wanted`` asks for that, once.
    """

    mapping_wanted = Signal()

    def __init__(self, report: FileReport, parent: QWidget | None = None, *, mappable: bool = False) -> None:
        super().__init__(parent)
        self.setAccessibleName(Path(report.path).name)
        self.column.setSpacing(4)
        self.column.addWidget(ElidedLabel(Path(report.path).name, kind="heading"))
        self.column.addWidget(PlainLabel(format_words(report.format), kind="small", wrap=True))
        people, history = people_words(report.contacts), history_words(report.interactions)
        if people or history:
            self.column.addSpacing(4)
        if people:
            self.column.addWidget(PlainLabel(self.tr("People: {counts}").format(counts=people), wrap=True))
        if history:
            self.column.addWidget(PlainLabel(self.tr("History: {counts}").format(counts=history), wrap=True))
        lines = skip_lines(report)
        if lines:
            self._add_left_out(lines)
        self._columns = QPushButton(self.tr("What the columns hold…"), self)
        self._columns.setVisible(mappable)
        self._columns.clicked.connect(self._ask_for_mapping)
        self.column.addWidget(self._columns, 0, Qt.AlignmentFlag.AlignLeading)

    def say_no_columns(self) -> None:
        self.column.addWidget(PlainLabel(self.tr("This file is no table with columns."), kind="small", wrap=True))

    def _ask_for_mapping(self) -> None:
        self._columns.hide()
        self.mapping_wanted.emit()

    def _add_left_out(self, lines: list[str]) -> None:
        self.column.addSpacing(8)
        if len(lines) <= SHOWN_AT_ONCE:
            self.column.addWidget(PlainLabel(self.tr("Left out"), kind="small"))
            for line in lines:
                self.column.addWidget(PlainLabel(line, kind="muted", wrap=True))
            return
        button = QPushButton(self.tr("Left out: {count}. Show each").format(count=number(len(lines))))
        button.setCheckable(True)
        text = QPlainTextEdit("\n".join(lines))
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setAccessibleName(self.tr("Left out"))
        text.setFixedHeight(text.fontMetrics().lineSpacing() * LINES_HIGH + 16)
        text.hide()
        button.toggled.connect(text.setVisible)
        self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        self.column.addWidget(text)
