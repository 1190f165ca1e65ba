"""Two small charts painted by hand; the words beside them say the same, so screen readers are told nothing here."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from networkgarden.desktop.theme import Theme, current_theme

TONES = 4
GAP = 2.0


def tone(theme: Theme, number: int) -> QBrush:
    """Tones 0 to 3, told apart without colour: full, half, light, and hatched."""
    if number == TONES - 1:
        return QBrush(theme.colour("line_strong"), Qt.BrushStyle.BDiagPattern)
    return QBrush(theme.colour("accent_fill", (1.0, 0.55, 0.22)[number]))


class _Chart(QWidget):
    def __init__(self, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(160, self.height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint(painter, current_theme())
        painter.end()

    def _mirror(self, painter: QPainter) -> None:
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)

    def _paint(self, painter: QPainter, theme: Theme) -> None:
        raise NotImplementedError


class Bar(_Chart):
    """Parts of a whole in one bar, (tone, number) each; ``most`` is what the whole width stands for."""

    HEIGHT = 16

    def __init__(self, parts: Sequence[tuple[int, int]], most: int, parent: QWidget | None = None) -> None:
        super().__init__(self.HEIGHT, parent)
        self._parts = [part for part in parts if part[1]]
        self._most = max(1, most)

    def _paint(self, painter: QPainter, theme: Theme) -> None:
        self._mirror(painter)
        room = self.width() - 2 - GAP * max(0, len(self._parts) - 1)
        x = 1.0
        for number, count in self._parts:
            width = max(3.0, room * count / self._most)
            box = QRectF(x, 1, width, self.height() - 2)
            painter.setPen(QPen(theme.colour("line_strong" if number == TONES - 1 else "accent_fill"), 1))
            painter.setBrush(tone(theme, number))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
            x += width + GAP


class Swatch(_Chart):
    """The tone of a part beside its word."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(12, parent)
        self._number = number
        self.setFixedWidth(20)

    def _paint(self, painter: QPainter, theme: Theme) -> None:
        painter.setPen(QPen(theme.colour("line_strong" if self._number == TONES - 1 else "accent_fill"), 1))
        painter.setBrush(tone(theme, self._number))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 3, 3)


class Columns(_Chart):
    """A number for each of some letters, side by side, as stems with a rounded top."""

    HEIGHT = 112
    FOOT = 20
    WIDEST = 28.0

    def __init__(self, values: Sequence[tuple[str, int]], parent: QWidget | None = None) -> None:
        super().__init__(self.HEIGHT, parent)
        self._values = tuple(values)

    def _paint(self, painter: QPainter, theme: Theme) -> None:
        most = max((count for _, count in self._values), default=0) or 1
        step = self.width() / max(1, len(self._values))
        ground = self.height() - self.FOOT
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        for number, (letter, count) in enumerate(self._values):
            place = len(self._values) - 1 - number if mirrored else number
            middle = step * (place + 0.5)
            painter.setPen(theme.colour("muted"))
            painter.drawText(QRectF(middle - step / 2, ground + 2, step, self.FOOT - 2), Qt.AlignmentFlag.AlignCenter,
                             letter)
            if count:
                width = min(self.WIDEST, step * 0.6)
                high = max(4.0, (ground - 4) * count / most)
                stem = QPainterPath()
                stem.addRoundedRect(QRectF(middle - width / 2, ground - high, width, high + 6), 5, 5)
                earth = QPainterPath()
                earth.addRect(QRectF(0, ground, self.width(), 12))
                painter.fillPath(stem.subtracted(earth), tone(theme, 0 if number == len(self._values) - 1 else 1))
        painter.fillRect(QRectF(0, ground, self.width(), 1), theme.colour("line_strong"))
