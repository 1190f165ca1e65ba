"""One line that logs what happened; it shows what it understood before anything is saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from networkgarden.desktop.widgets.labels import PlainLabel
from networkgarden.domain.quick_log import NameIndex, QuickLog


class QuickLogBar(QWidget):
    """``log_wanted(QuickLog)`` on Enter. ``read`` turns a line into an entry, ``tell`` an entry into words."""

    log_wanted = Signal(object)

    def __init__(self, read: Callable[[str, NameIndex, Sequence[str]], QuickLog], tell: Callable[[QuickLog], str],
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read, self._tell = read, tell
        self._names, self._preset = NameIndex(()), tuple[str, ...]()
        self.field = _LogField()
        self.field.setAccessibleName(self.tr("Log contact"))
        self.field.setMinimumWidth(80)
        self.field.setPlaceholderText(self.tr("yesterday lunch about compilers"))
        self.field.textChanged.connect(self._show_understood)
        self.field.returnPressed.connect(self._enter)
        self._button = QPushButton(self.tr("Log"))
        self._button.setProperty("kind", "primary")
        self._button.clicked.connect(self._enter)
        self._understood = PlainLabel("", kind="small", wrap=True)
        self._show_understood()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(self._button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._understood)

    def set_people(self, names: NameIndex, preset: Sequence[str] = ()) -> None:
        """Who can be named, and who is meant in any case."""
        self._names, self._preset = names, tuple(preset)
        self._show_understood()

    def understood(self) -> str:
        return self._understood.text()

    def clear(self) -> None:
        """An empty line, and nothing in it to undo: Ctrl+Z then takes back what was logged."""
        self.field.setText("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.field.text():
            self.clear()
            event.accept()
        else:
            super().keyPressEvent(event)

    def _entry(self) -> QuickLog:
        return self._read(self.field.text(), self._names, self._preset)

    def _show_understood(self) -> None:
        hint = self.tr("In your own words. Enter logs, Escape clears.")
        self._understood.setText(self._tell(self._entry()) if self.field.text().strip() else hint)

    def _enter(self) -> None:
        if not self.field.text().strip():
            return
        entry = self._entry()
        if entry.complete:
            self.clear()
            self.log_wanted.emit(entry)
        else:
            self._show_understood()


class _LogField(QLineEdit):
    """A line that takes Ctrl+Z for itself only while it has something to undo."""

    def event(self, event: QEvent) -> bool:
        undo = (event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
                and event.matches(QKeySequence.StandardKey.Undo))
        if undo and not self.isUndoAvailable():
            event.ignore()
            return True
        return super().event(event)
