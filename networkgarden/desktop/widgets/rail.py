"""The slim rail at the leading edge: which page is shown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QIcon
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

WIDTH = 88
NARROW_WIDTH = 56
PAD = 24
ICON = QSize(24, 24)


class Rail(QFrame):
    """``chosen(key)`` when a person picks an entry. Entries are (key, text, icon); the last ones stand at the foot."""

    chosen = Signal(str)

    def __init__(self, entries: Sequence[tuple[str, str, QIcon]], at_foot: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._buttons: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        self._marking = False
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 16, 8, 16)
        column.setSpacing(4)
        for number, (key, text, icon) in enumerate(entries):
            if number == len(entries) - at_foot:
                column.addStretch(1)
            column.addWidget(self._entry(key, text, icon))
        self.set_narrow(False)

    def _entry(self, key: str, text: str, icon: QIcon) -> QToolButton:
        button = QToolButton()
        button.setProperty("kind", "rail-entry")
        button.setText(text)
        button.setAccessibleName(text)
        button.setIcon(icon)
        button.setIconSize(ICON)
        button.setCheckable(True)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda: self.chosen.emit(key))
        button.toggled.connect(lambda on: self._toggled(key, on))
        self._buttons[key] = button
        self._group.addButton(button)
        return button

    def set_icons(self, icons: Sequence[QIcon]) -> None:
        for button, icon in zip(self._buttons.values(), icons, strict=True):
            button.setIcon(icon)

    def show_chosen(self, key: str) -> None:
        """Mark an entry; an unknown key (a page without an entry) marks none."""
        self._marking = True
        self._group.setExclusive(False)
        for own, button in self._buttons.items():
            button.setChecked(own == key)
        self._group.setExclusive(True)
        self._marking = False

    def _toggled(self, key: str, on: bool) -> None:
        """Screen readers toggle an entry instead of clicking it."""
        if on and not self._marking:
            self.chosen.emit(key)

    def _widest_word(self) -> int:
        """In px, bold as the chosen entry is: wide fonts and long languages need a wider rail."""
        font = QFont(self.font())
        font.setBold(True)
        return max(QFontMetrics(font).horizontalAdvance(button.text()) for button in self._buttons.values())

    def set_narrow(self, narrow: bool) -> None:
        """In a small window the entries show their icons only."""
        self.setFixedWidth(NARROW_WIDTH if narrow else max(WIDTH, self._widest_word() + 2 * PAD))
        style = Qt.ToolButtonStyle.ToolButtonIconOnly if narrow else Qt.ToolButtonStyle.ToolButtonTextUnderIcon
        for button in self._buttons.values():
            button.setToolButtonStyle(style)
            button.setToolTip(button.text() if narrow else "")
