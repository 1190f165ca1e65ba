"""A bug is told once, calmly, with a report that holds nothing of the garden (architecture.md, two kinds of error)."""

from __future__ import annotations

import logging
import sys
from types import TracebackType

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from networkgarden.actions.tending import Tending
from networkgarden.desktop.widgets.labels import PlainLabel
from networkgarden.system.log import crash_report, save_crash_report

log = logging.getLogger(__name__)


class CrashDesk(QObject):
    """Takes what nobody else caught: each bug goes to the log and to one file, the first of them to a dialog.

    Python's own words would carry names to wherever the session keeps what programs print.
    """

    def __init__(self, tending: Tending, window: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tending, self._window = tending, window
        self._told: set[str] = set()        # reports: what fails at every repaint is told once
        self._before = sys.excepthook
        sys.excepthook = self._take

    def close(self) -> None:
        sys.excepthook = self._before

    def _take(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not isinstance(error, Exception):
            self._before(kind, error, trace)
            return
        report = crash_report(error)
        if report in self._told:
            return
        first = not self._told
        self._told.add(report)
        log.error("%s", report)
        try:
            path = str(save_crash_report(self._tending.profile, error, self._tending.clock.now()))
        except OSError:
            log.warning("the report of a bug could not be written")
            path = ""
        if first:
            CrashDialog(report, path, self._window).open()


class CrashDialog(QDialog):
    """``report`` can be read and copied; ``path`` says where it lies, "" where it could not be kept."""

    def __init__(self, report: str, path: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Something went wrong"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(PlainLabel(self.tr("Something in Network Garden went wrong"), kind="heading", wrap=True))
        column.addWidget(PlainLabel(self.tr(
            "Nothing half-done was kept, and your garden is safe. This report says where it happened and holds nothing "
            "of what you keep here. It goes nowhere unless you send it."), wrap=True))
        self.text = QPlainTextEdit(report)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Report"))
        column.addWidget(self.text, 1)
        if path:
            column.addWidget(PlainLabel(self.tr("Kept as {path}").format(path=path), kind="small", wrap=True))
        copy = QPushButton(self.tr("Copy the report"))
        copy.clicked.connect(lambda _=False: QGuiApplication.clipboard().setText(report))
        close = QPushButton(self.tr("Close"))
        close.setProperty("kind", "primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(copy)
        row.addWidget(close)
        column.addLayout(row)
        self.setMinimumSize(320, 280)
        self.resize(560, 400)
        self.finished.connect(self.deleteLater)
