"""All keys at a glance (F1)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from networkgarden.desktop.widgets.labels import PlainLabel

KEY_WIDTH = 132


class KeysDialog(QDialog):
    """A heading for each place, a line for each key; a screen reader gets a line as one sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        inner = QWidget()
        lines = QVBoxLayout(inner)
        lines.setContentsMargins(24, 20, 24, 8)
        lines.setSpacing(4)
        for heading, keys in self._places():
            lines.addWidget(PlainLabel(heading, kind="heading", wrap=True))
            lines.addLayout(_grid(keys))
            lines.addSpacing(12)
        lines.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(24, 4, 24, 16)
        foot.addWidget(close, 0, Qt.AlignmentFlag.AlignTrailing)
        column.addLayout(foot)
        self.setMinimumSize(320, 360)
        self.resize(480, 620)
        close.setFocus(Qt.FocusReason.OtherFocusReason)
        self.finished.connect(self.deleteLater)

    def _places(self) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
        return (
            (self.tr("Everywhere"), (
                (self.tr("Ctrl+K"), self.tr("jump to a person")),
                (self.tr("Ctrl+Z"), self.tr("take back what was done last")),
                (self.tr("Ctrl+1 to Ctrl+5"), self.tr("Garden, Today, Seeds, Harvest, Settings")),
                (self.tr("Ctrl+,"), self.tr("Settings")),
                (self.tr("Ctrl+Shift+P"), self.tr("veil or show all names")),
                (self.tr("F1"), self.tr("these keys")),
                (self.tr("Ctrl+Q"), self.tr("quit")))),
            (self.tr("Garden"), (
                (self.tr("/ or Ctrl+F"), self.tr("search; Escape clears, then leaves")),
                (self.tr("Arrows"), self.tr("go from plant to plant; with Shift choose several")),
                (self.tr("Enter"), self.tr("open the person")),
                (self.tr("L"), self.tr("log contact")),
                (self.tr("W"), self.tr("water: begin the suggested act")),
                (self.tr("S"), self.tr("not now")),
                (self.tr("R"), self.tr("let it rest")),
                (self.tr("Del"), self.tr("archive")),
                (self.tr("Ctrl+T"), self.tr("the same people as a table")),
                (self.tr("Ctrl++ and Ctrl+-"), self.tr("larger and smaller plants; Ctrl+0 as at first")),
                (self.tr("Home"), self.tr("on the time slider: back to today")))),
            (self.tr("Today"), (
                (self.tr("1 to 4"), self.tr("Do it, Done already, Not now, Let it rest")),
                (self.tr("Up, Down"), self.tr("from card to card")),
                (self.tr("Enter"), self.tr("open the person")))),
            (self.tr("Seeds"), (
                (self.tr("P, L, A"), self.tr("plant, leave, archive")),
                (self.tr("Left, Right"), self.tr("another circle")),
                (self.tr("M, K"), self.tr("with duplicates: merge, keep both")))),
            (self.tr("Person"), (
                (self.tr("Escape"), self.tr("back to where you came from")),)))


def _grid(keys: tuple[tuple[str, str], ...]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(4)
    grid.setColumnMinimumWidth(0, KEY_WIDTH)
    grid.setColumnStretch(1, 1)
    for row, (key, words) in enumerate(keys):
        said = PlainLabel(words, wrap=True)
        said.setAccessibleName(f"{key}: {words}")
        grid.addWidget(PlainLabel(key, kind="strong"), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(said, row, 1)
    return grid
