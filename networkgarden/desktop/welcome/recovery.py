"""The recovery code: shown once, kept by the person, never stored."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from networkgarden.desktop.widgets.labels import PlainLabel


class RecoveryDialog(QDialog):
    """Shows a code; accepted when the person says it is saved."""

    def __init__(self, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Recovery code"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(PlainLabel(self.tr("Your recovery code"), kind="heading"))
        column.addWidget(PlainLabel(self.tr(
            "If the keyring or the passphrase is ever lost, this code opens your garden and its backups. "
            "It is kept nowhere: write it down or print it."), kind="muted", wrap=True))
        field = QLineEdit(code)
        field.setReadOnly(True)
        field.setAccessibleName(self.tr("Recovery code"))
        field.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        field.setMinimumWidth(field.fontMetrics().horizontalAdvance(code) + 32)
        column.addWidget(field)
        buttons = QDialogButtonBox()
        buttons.addButton(self.tr("I have saved it"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        column.addWidget(buttons)
