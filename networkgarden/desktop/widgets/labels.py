"""Labels that show text as it is. Names, notes and reasons come from files; none may act as markup."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

SET_FOR_THE_EYE = re.compile("[\u200b\u200e\u200f]")     # where lines may end and which way they run: nothing to say


class PlainLabel(QLabel):
    """A label that never reads its text as rich text. ``kind`` names a look of the theme's stylesheet."""

    _said_otherwise = False

    def __init__(self, text: str = "", parent: QWidget | None = None, *, kind: str = "", wrap: bool = False) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setWordWrap(wrap)
        if kind:
            self.setProperty("kind", kind)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Screen readers get it without the marks that only serve its setting."""
        super().setText(text)
        said = SET_FOR_THE_EYE.sub("", text)
        if said != text or self._said_otherwise:
            self._said_otherwise = said != text
            self.setAccessibleName(said if self._said_otherwise else "")


class ElidedLabel(PlainLabel):
    """One line that ends in an ellipsis where the room ends; the whole text stays its accessible name."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, kind: str = "") -> None:
        super().__init__("", parent, kind=kind)
        self._whole = text
        self.setMinimumWidth(24)
        self.set_whole(text)

    def set_whole(self, text: str) -> None:
        self._whole = " ".join(text.split())
        self.setAccessibleName(self._whole)
        self._fit()

    def whole(self) -> str:
        return self._whole

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = max(self.width(), self.minimumWidth())
        self.setText(QFontMetrics(self.font()).elidedText(self._whole, Qt.TextElideMode.ElideRight, room))
