"""The ladder as one person's own plant from seed to fruit: what is reached in full, what may come as a pale outline."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from networkgarden.desktop.botany.boxes import BOXES
from networkgarden.desktop.botany.growth import Detail
from networkgarden.desktop.botany.look import FULL_HEIGHT, PlantLook
from networkgarden.desktop.botany.plant import paint_plant
from networkgarden.desktop.person.words import rung_word
from networkgarden.desktop.theme import Theme, current_theme
from networkgarden.domain.kinds import Condition, Rung
from networkgarden.domain.standing import Standing

HEIGHT = 100
FOOT = 72.0
"""Where the plants stand, px from the top."""
TALLEST = 62.0
ALL_WORDS_FROM = 76
"""Room per rung, px, from which every rung bears its word; below it only the reached one and the next do."""
PALE = 0.28


class LadderStrip(QWidget):
    """Eight rungs side by side. Screen readers hear the rung reached and the next one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._standing: Standing | None = None
        self._drawn = QImage()
        self._drawn_for: tuple[object, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)

    def show_standing(self, standing: Standing) -> None:
        self._standing = standing
        reached = rung_word(standing.rung)
        following = rung_word(Rung(standing.rung + 1)) if standing.rung < Rung.FRUITING else ""
        self.setAccessibleName(self.tr("Ladder: {reached}").format(reached=reached))
        self.setAccessibleDescription(self.tr("next: {rung}").format(rung=following) if following else "")
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(240, HEIGHT)

    def sizeHint(self) -> QSize:
        return QSize(480, HEIGHT)

    def paintEvent(self, _: QPaintEvent) -> None:
        if self._standing is None:
            return
        theme, dpr, one = current_theme(), self.devicePixelRatioF(), self._standing
        wanted = (one.seed, one.species, one.rung, theme.name, dpr, self.width(), self.layoutDirection())
        if wanted != self._drawn_for:
            self._drawn, self._drawn_for = self._draw(one, theme, dpr), wanted
        painter = QPainter(self)
        painter.drawImage(0, 0, self._drawn)
        painter.end()

    def _middle(self, rung: int) -> float:
        place = rung if self.layoutDirection() is Qt.LayoutDirection.LeftToRight else len(Rung) - 1 - rung
        return (place + 0.5) * self.width() / len(Rung)

    def _draw(self, standing: Standing, theme: Theme, dpr: float) -> QImage:
        image = QImage(ceil(self.width() * dpr), ceil(HEIGHT * dpr), QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(dpr)
        image.fill(0)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        start, end = self._middle(0), self._middle(int(standing.rung))
        painter.fillRect(QRectF(0, FOOT + 2, self.width(), 2), theme.colour("line"))
        painter.fillRect(QRectF(min(start, end), FOOT + 2, abs(end - start), 2), theme.colour("accent"))
        for rung in Rung:
            self._draw_rung(painter, standing, rung, theme)
        painter.end()
        return image

    def _draw_rung(self, painter: QPainter, standing: Standing, rung: Rung, theme: Theme) -> None:
        room = self.width() / len(Rung)
        x, reached = self._middle(int(rung)), rung <= standing.rung
        painter.save()
        painter.translate(x, FOOT)
        painter.setOpacity(1.0 if reached else PALE)
        look = PlantLook(standing.species, standing.seed, int(rung), Condition.FRESH)
        size = min(TALLEST, room * 1.05 / (2 * BOXES[standing.species].side) * FULL_HEIGHT * 1.25)
        paint_plant(painter, look, theme.scene, size, Detail.PLAIN, shadow=False)
        painter.restore()
        here = rung == standing.rung
        painter.setBrush(theme.colour("accent" if reached else "line_strong"))
        painter.drawEllipse(QPointF(x, FOOT + 3), 4.5 if here else 3, 4.5 if here else 3)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if room >= ALL_WORDS_FROM or here or rung == standing.rung + 1:
            self._draw_word(painter, rung, theme, here, room)
        painter.setPen(Qt.PenStyle.NoPen)

    def _draw_word(self, painter: QPainter, rung: Rung, theme: Theme, here: bool, room: float) -> None:
        font = QFont(self.font())
        font.setPixelSize(12)
        font.setWeight(QFont.Weight.DemiBold if here else QFont.Weight.Normal)
        word = rung_word(rung)
        wide = QFontMetricsF(font).horizontalAdvance(word) + 4
        left = self._middle(int(rung)) - wide / 2
        if room < ALL_WORDS_FROM:
            left = self._beside(rung, here, wide, room)
        left = min(max(0.0, left), self.width() - wide)
        painter.setFont(font)
        painter.setPen(theme.colour("accent" if here else "muted"))
        painter.drawText(QRectF(left, FOOT + 10, wide, 16), Qt.AlignmentFlag.AlignCenter, word)

    def _beside(self, rung: Rung, here: bool, wide: float, room: float) -> float:
        """In a narrow strip the reached word ends, and the next one begins, between the two plants."""
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        outward = -1 if here is not mirrored else 1
        middle = self._middle(int(rung))
        if here and (self._standing is None or self._standing.rung == Rung.FRUITING):
            return middle - wide / 2
        return middle - (wide - room / 2 + 4 if outward < 0 else room / 2 - 4)
