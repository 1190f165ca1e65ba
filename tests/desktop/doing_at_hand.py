"""Windows for doing something, opened over a real garden: what was opened outside is only noted."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QPushButton

from networkgarden.desktop.widgets.labels import PlainLabel


def press(qtbot, within, text):
    QApplication.processEvents()
    button = next(one for one in within.findChildren(QPushButton) if one.text() == text and one.isVisibleTo(within))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def words(within):
    QApplication.processEvents()
    return " | ".join(label.text() for label in within.findChildren(PlainLabel) if label.isVisibleTo(within))


def dialog_shown(kind):
    """The one open dialog of a kind."""
    QApplication.processEvents()
    (found,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]
    return found


def dialogs():
    QApplication.processEvents()
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]
