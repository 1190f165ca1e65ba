"""Asking for the passphrase in a small window, where no keyring opens the garden."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEventLoop
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from networkgarden.desktop.theme import apply_theme, theme_of
from networkgarden.desktop.widgets.labels import PlainLabel
from networkgarden.errors import LockedGarden
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


def ask_in_window(error: LockedGarden) -> Ask:
    """Asks in a window of its own and waits for the answer: nothing else is open yet."""
    application = QCoreApplication.instance()
    if application is not None:
        apply_theme(application, theme_of("system"))  # type: ignore[arg-type]  # it is the QApplication

    def ask(prompt: str) -> str | None:
        dialog = PassphraseDialog(prompt.strip().rstrip(":"), f"{error.title}\n{_explained()}")
        loop = QEventLoop()
        dialog.finished.connect(loop.quit)
        dialog.open()
        loop.exec()
        answer = dialog.answer()
        dialog.deleteLater()
        return answer

    return ask


def _explained() -> str:
    return QCoreApplication.translate(
        "Unlock", "The passphrase opens your garden. It is kept nowhere, so choose one you will remember.")
