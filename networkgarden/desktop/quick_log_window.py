"""Log contact…, from the tray, a launcher or ``networkgarden log``: one small window and no other."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout

from networkgarden.actions.changes import Changes
from networkgarden.desktop.door import Door
from networkgarden.desktop.quick_logging import log_entry, make_reading_bar
from networkgarden.desktop.widgets.labels import PlainLabel
from networkgarden.desktop.widgets.veil import names_are_veiled, veiled_words
from networkgarden.domain.quick_log import NameIndex
from networkgarden.errors import NetworkGardenError

SAID_MS = 6_000
"""How long it says what was logged, with Undo, before it goes by itself."""


class QuickLogWindow(QDialog):
    """A line in one's own words. What was logged is said here, since the main window may be hidden."""

    def __init__(self, door: Door) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Log contact — Network Garden"))
        self._door, self._acting = door, False
        self._going = QTimer(self)
        self._going.setSingleShot(True)
        self._going.setInterval(SAID_MS)
        self._going.timeout.connect(self.close)
        self._build(door)
        self.bar.set_people(NameIndex(door.tending.garden.read.names()))
        door.changed.connect(self._changed)
        door.failed.connect(self._failed)

    def _build(self, door: Door) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(PlainLabel(self.tr("What happened, and with whom?"), kind="heading", wrap=True))
        self.bar = make_reading_bar(door, self)
        self.bar.field.setPlaceholderText(self.tr("yesterday lunch with Grace about compilers"))
        self.bar.field.textEdited.connect(lambda _: self._going.stop())     # somebody is at it again
        self.bar.log_wanted.connect(lambda entry: self._act(lambda: log_entry(door, entry)))
        column.addWidget(self.bar)
        self._said = PlainLabel("", wrap=True)
        self._undo = QPushButton(self.tr("Undo"))
        self._undo.clicked.connect(self._take_back)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._said, 1)
        row.addWidget(self._undo)
        column.addLayout(row)
        self._show_said("", undoable=False)
        self.setMinimumWidth(480)
        self.setFocusProxy(self.bar.field)

    def said(self) -> str:
        return self._said.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape empties the line first and closes the window next; Enter is for the line, or the button in focus."""
        button = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif isinstance(button, QPushButton):
            button.click()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._going.stop()
        super().closeEvent(event)

    def _act(self, act: Callable[[], object]) -> None:
        """Do it, and say here what came of it: other changes of the garden are not this window's business."""
        self._acting = True
        act()
        self._acting = False

    def _changed(self, changes: Changes) -> None:
        if self._acting:
            self._show_said(self.tr("Done") if names_are_veiled() else changes.title, undoable=changes.undoable)
            self._going.start()

    def _failed(self, error: NetworkGardenError) -> None:
        if self._acting:
            names = (name for _, name in self._door.tending.garden.read.names()) if names_are_veiled() else ()
            self._show_said(veiled_words(str(error), names), undoable=False)

    def _take_back(self) -> None:
        self._act(self._door.undo)
        self.bar.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_said(self, text: str, *, undoable: bool) -> None:
        self._said.setText(text)
        self._said.setVisible(bool(text))
        self._undo.setVisible(undoable)
        self.adjustSize()
        if text:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
