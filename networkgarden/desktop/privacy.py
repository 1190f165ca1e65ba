"""Privacy mode in the window: the key, the sign that it is on, and everything shown anew when it turns."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from networkgarden.desktop.main_window import MainWindow
from networkgarden.desktop.widgets.labels import PlainLabel
from networkgarden.desktop.widgets.veil import names_are_veiled, veil_names
from networkgarden.system.settings import Settings


class PrivacySign(QWidget):
    """A thin line above the pages while names are veiled, with the way back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "quiet")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        words = self.tr("Names are veiled")
        self.setAccessibleName(words)
        self.off = QPushButton(self.tr("Show names"))
        self.off.setProperty("kind", "flat")
        self.off.setToolTip("Ctrl+Shift+P")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 2, 8, 2)
        row.addStretch(1)
        row.addWidget(PlainLabel(words, kind="small"))
        row.addWidget(self.off)


class Privacy(QObject):
    """``apply()`` after any change of the settings: the tray may have turned it too."""

    def __init__(self, window: MainWindow, settings: Callable[[], Settings], change: Callable[..., Settings]) -> None:
        super().__init__(window)
        self._window, self._settings, self._change = window, settings, change
        self.sign = PrivacySign()
        self.sign.off.clicked.connect(self.toggle)
        window.add_banner(self.sign)
        self.sign.setVisible(settings().privacy_mode)
        veil_names(settings().privacy_mode)
        QShortcut(QKeySequence("Ctrl+Shift+P"), window).activated.connect(self.toggle)

    def toggle(self) -> None:
        self._change(privacy_mode=not self._settings().privacy_mode)

    def apply(self) -> None:
        on = self._settings().privacy_mode
        if on != names_are_veiled():
            veil_names(on)
            self.sign.setVisible(on)
            self._window.hush()
            self._window.stale()
