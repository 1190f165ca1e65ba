"""The recovery code: shown once, kept by the person, never stored."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from networkgarden.desktop.widgets.column import Card
from networkgarden.desktop.widgets.labels import PlainLabel
from networkgarden.system.files import write_atomic

SECRET_HINT = "x-kde-passwordManagerHint"
"""By this clipboard managers know what not to remember."""


class RecoveryDialog(QDialog):
    """Shows a code ("ABCD-EFGH-…"); accepted when the person says it is saved. It forgets the code when it closes."""

    def __init__(self, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._code = code
        self.setWindowTitle(self.tr("Recovery code"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addWidget(PlainLabel(self.tr("Your recovery code"), kind="title"))
        column.addWidget(PlainLabel(self.tr(
            "If the keyring or the passphrase is ever lost, this code opens your garden and its backups. "
            "It is kept nowhere else: write it down, or save it away from this computer."), wrap=True))
        column.addWidget(self._make_code())
        self._word = PlainLabel(self.tr("It takes the place of any code shown before."), kind="small", wrap=True)
        column.addWidget(self._word)
        column.addLayout(self._make_keeping())
        column.addSpacing(8)
        column.addLayout(self._make_answers())
        self.setMinimumWidth(320)
        self.resize(460, self.sizeHint().height())
        self.finished.connect(lambda _: self._forget())

    def _make_code(self) -> Card:
        groups = self._code.split("-")
        half = (len(groups) + 1) // 2
        self.code = PlainLabel("\n".join("  ".join(part) for part in (groups[:half], groups[half:])))
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(20)
        font.setWeight(QFont.Weight.DemiBold)
        self.code.setFont(font)
        self.code.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse
                                          | Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.code.setAccessibleName(self.tr("Recovery code"))
        self.code.setAccessibleDescription(", ".join(" ".join(group) for group in groups))
        card = Card()
        card.column.addWidget(self.code)
        return card

    def _make_keeping(self) -> QHBoxLayout:
        copy, save = QPushButton(self.tr("Copy")), QPushButton(self.tr("Save as a file…"))
        copy.clicked.connect(self._copy)
        save.clicked.connect(self._choose_file)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(copy)
        row.addWidget(save)
        row.addStretch(1)
        for button in (copy, save):
            button.setAutoDefault(False)
        return row

    def _make_answers(self) -> QHBoxLayout:
        later, saved = QPushButton(self.tr("Later")), QPushButton(self.tr("I have saved it"))
        later.setProperty("kind", "flat")
        later.setAutoDefault(False)
        later.clicked.connect(self.reject)
        saved.setProperty("kind", "primary")
        saved.setAutoDefault(False)
        saved.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(later)
        row.addWidget(saved)
        return row

    def _copy(self) -> None:
        data = QMimeData()
        data.setText(self._code)
        data.setData(SECRET_HINT, b"secret")
        QGuiApplication.clipboard().setMimeData(data)
        self._word.setText(self.tr("Copied. It leaves the clipboard again when this window closes."))

    def _choose_file(self) -> None:
        dialog = QFileDialog(self, self.tr("Save the recovery code"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(self.tr("network-garden-recovery-code.txt"))
        dialog.fileSelected.connect(self.save_to)
        dialog.open()

    def save_to(self, name: str) -> None:
        """Write the code to a file that only its owner may read."""
        text = self.tr("Recovery code of Network Garden") + f"\n{self._code}\n"
        try:
            write_atomic(Path(name), text.encode("utf-8"))
        except OSError:
            self._word.setText(self.tr("It could not be saved there. Choose another place."))
        else:
            self._word.setText(self.tr("Saved. Keep that file away from this computer."))

    def _forget(self) -> None:
        clipboard = QGuiApplication.clipboard()
        if clipboard.text() == self._code:
            clipboard.clear()
        self._code = ""
        self.code.clear()
