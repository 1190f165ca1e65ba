"""Where files are dropped or chosen."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from networkgarden.desktop.botany.portrait import PlantPortrait
from networkgarden.desktop.theme import current_theme
from networkgarden.desktop.widgets.labels import PlainLabel
from networkgarden.domain.kinds import Condition, Rung, State
from networkgarden.domain.standing import Standing

SIDE = 72
NARROWEST, SIDE_BY_SIDE = 256, 320
EXAMPLES = ((20_261, "foxglove"), (20_262, "sunflower"), (20_263, "iris"))
"""Plants of nobody's: seed and species."""


class DropPlace(QWidget):
    """``dropped(paths)``; ``files_wanted`` and ``folder_wanted`` ask for a window to choose in."""

    dropped = Signal(list)
    files_wanted = Signal()
    folder_wanted = Signal()

    def __init__(self, local: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.setMinimumWidth(NARROWEST)
        self._over = False
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 32, 16, 32)
        column.setSpacing(8)
        column.addLayout(self._make_pictures(local))
        column.addSpacing(8)
        for text, kind in (
            (self.tr("Drop files or a whole folder here"), "heading"),
            (self.tr("You see what they would bring before anything is kept. Nothing leaves this computer."), "muted"),
        ):
            label = PlainLabel(text, kind=kind, wrap=True)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addSpacing(8)
        column.addLayout(self._make_buttons())

    def _make_pictures(self, local: datetime) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for seed, species in EXAMPLES:
            nobody = Standing("", "", State.PLANTED, seed, species, 50, 180, (), Rung.FLOWERING, Condition.FRESH, 1.0,
                              3.0, None, None, None, 0)
            row.addWidget(PlantPortrait(nobody, local, SIDE))
        row.addStretch(1)
        return row

    def _make_buttons(self) -> QHBoxLayout:
        self.files = QPushButton(self.tr("Choose files…"))
        self.files.setProperty("kind", "primary")
        self.files.clicked.connect(self.files_wanted)
        folder = QPushButton(self.tr("Choose a folder…"))
        folder.clicked.connect(self.folder_wanted)
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons.setSpacing(8)
        for button in (self.files, folder):
            self._buttons.addWidget(button)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addLayout(self._buttons)
        row.addStretch(1)
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the buttons stand one below the other."""
        super().resizeEvent(event)
        beside = self.width() >= SIDE_BY_SIDE
        self._buttons.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            self._show_over(True)

    def dragLeaveEvent(self, _: QDragLeaveEvent) -> None:
        self._show_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._show_over(False)
        event.acceptProposedAction()
        self.dropped.emit([url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()])

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        """A dashed frame, filled while something hovers over it."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.colour("accent" if self._over else "line_strong"), 1.5, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(theme.colour("accent_soft" if self._over else "surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 12, 12)
        painter.end()

    def _show_over(self, over: bool) -> None:
        self._over = over
        self.update()
