"""Asking for the passphrase in a small window, where no keyring opens the garden."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEventLoop
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from networkgarden.desktop.application import make_application
from networkgarden.desktop.icons import app_icon
from networkgarden.desktop.theme import apply_theme, theme_of
from networkgarden.desktop.widgets.labels import PlainLabel
from networkgarden.errors import LockedGarden, NetworkGardenError
from networkgarden.system.keys import Ask


class PassphraseDialog(QDialog):
    """One question; ``answer()`` after it was closed: what was typed, or None."""

    def __init__(self, question: str, why: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Network Garden")
        self._field = QLineEdit()
        self._field.setEchoMode(QLineEdit.EchoMode.Password)
        self._field.setAccessibleName(question)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(PlainLabel(question, kind="heading"))
        column.addWidget(PlainLabel(why, kind="muted", wrap=True))
        column.addWidget(self._field)
        column.addWidget(buttons)
        self.setMinimumWidth(380)

    def answer(self) -> str | None:
        return self._field.text() or None if self.result() == QDialog.DialogCode.Accepted else None


def ask_in_window(error: LockedGarden, made: bool) -> Ask:
    """Asks in a window of its own and waits for the answer: nothing else is open yet.

    ``made``: the garden is there already, and whoever is asked again has typed what does not open it.
    """
    _dress()
    asked = False

    def ask(prompt: str) -> str | None:
        nonlocal asked
        why = _wrong() if made and asked else error.title if made else f"{error.title}\n{_explained()}"
        asked = True
        dialog = PassphraseDialog(prompt.strip().rstrip(":"), why)
        loop = QEventLoop()
        dialog.finished.connect(loop.quit)
        dialog.open()
        loop.exec()
        answer = dialog.answer()
        dialog.deleteLater()
        return answer

    return ask


class TroubleDialog(QDialog):
    """Why the window cannot open, and what to do about it."""

    def __init__(self, error: NetworkGardenError, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Network Garden")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(PlainLabel(error.title, kind="heading", wrap=True))
        if error.advice:
            column.addWidget(PlainLabel(error.advice, kind="muted", wrap=True))
        column.addWidget(buttons)
        self.setMinimumWidth(380)


def tell_in_window(error: NetworkGardenError) -> None:
    """Waits until it was read."""
    _dress()
    dialog, loop = TroubleDialog(error), QEventLoop()
    dialog.finished.connect(loop.quit)
    dialog.open()
    loop.exec()
    dialog.deleteLater()


def _dress() -> None:
    running = QApplication.instance()
    application = running if isinstance(running, QApplication) else make_application([])
    application.setWindowIcon(app_icon())
    apply_theme(application, theme_of("system"))


def _wrong() -> str:
    return QCoreApplication.translate("Unlock", "That does not open your garden. Please try again.")


def _explained() -> str:
    return QCoreApplication.translate(
        "Unlock", "The passphrase opens your garden. It is kept nowhere, so choose one you will remember.")
