"""What is written in the garden: bed signs in the soil, and names in the earth before the plants' feet."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QLinearGradient, QPainter, QPainterPath, QPen

from networkgarden.desktop.botany.colour import DAY, DUSK, blend, faint
from networkgarden.desktop.botany.light import Light
from networkgarden.desktop.garden.layout import Sign
from networkgarden.desktop.theme import Theme
from networkgarden.desktop.widgets.photo import paint_photo

_PLATES = 800
_PHOTO = 48.0
_NAME_PX, _NAME_FADE = 11, 6
NAME_COLOURS = {DAY: ("#463830", "#F6ECD8"), DUSK: ("#1C1929", "#E6E0EA")}
"""Scene → the earth behind a name, and its ink."""

NAME_GROUND = 0.82
"""How much of what lies below a name its earth covers: moss, stones and snow stay just to be felt."""

_PLAIN = Qt.TextFlag.TextSingleLine | Qt.AlignmentFlag.AlignCenter


def _font(painter: QPainter, px: int, *, bold: bool = False) -> QFont:
    font = QFont(painter.font())
    font.setPixelSize(px)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font


def paint_sign(painter: QPainter, sign: Sign, top: float, light: Light) -> None:
    """A wooden board on a stake, with the bed's name as plain text."""
    dark = light.darkness > 0.5
    wood = QColor("#4A4258") if dark else QColor("#E4D5B2")
    ink = QColor("#EFE8DA") if dark else QColor("#3A3026")
    stake = QColor("#2F2940") if dark else QColor("#8C7355")
    text = sign.label or QCoreApplication.translate("Garden", "No bed")
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    font = _font(painter, max(10, min(14, int(sign.size * 0.10))), bold=True)
    measure = QFontMetricsF(font)
    text = measure.elidedText(text, Qt.TextElideMode.ElideRight, max(112.0, sign.size * 0.95))
    width, height = measure.horizontalAdvance(text) + 16, measure.height() + 8
    foot = sign.y - top
    board = QRectF(sign.x - width / 2, foot - sign.size * 0.20 - height, width, height)
    painter.fillRect(QRectF(sign.x - 2, board.bottom() - 2, 4, foot - board.bottom() + 2), stake)
    painter.setPen(QPen(blend(wood, stake, 0.7), 1.2))
    painter.setBrush(wood)
    painter.drawRoundedRect(board, 4, 4)
    _paint_grain(painter, board, blend(wood, stake, 0.5))
    painter.setPen(ink)
    painter.setFont(font)
    painter.drawText(board, _PLAIN, text)
    painter.restore()


def _paint_grain(painter: QPainter, board: QRectF, shade: QColor) -> None:
    """Two long lines of the wood above and below the letters, and the two nails that hold it."""
    painter.setPen(QPen(faint(shade, 0.55), 0.8))
    for across, start, end in ((0.15, 0.10, 0.66), (0.88, 0.30, 0.92)):
        y, wide = board.top() + board.height() * across, board.width()
        painter.drawLine(QPointF(board.left() + wide * start, y), QPointF(board.left() + wide * end, y))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(shade)
    for up in (0.26, 0.74):
        painter.drawEllipse(QPointF(board.left() + 3.6, board.top() + board.height() * up), 0.9, 0.9)
        painter.drawEllipse(QPointF(board.right() - 3.6, board.top() + board.height() * up), 0.9, 0.9)


class NamePlates:
    """Names before plants: one line of plain text on smoothed earth, drawn once each and kept."""

    def __init__(self) -> None:
        self._plates: OrderedDict[tuple[object, ...], QImage] = OrderedDict()
        self._wanted: dict[tuple[object, ...], tuple[str, float, str, float, QFont]] = {}

    @property
    def waiting(self) -> int:
        return len(self._wanted)

    def paint(self, painter: QPainter, name: str, foot: QPointF, room: float, scene: str) -> None:
        """The plate with the middle of its lower edge at a point; one not drawn yet is asked for."""
        dpr = painter.device().devicePixelRatioF()
        key = (name, round(room), scene, dpr)
        plate = self._plates.get(key)
        if plate is None:
            self._wanted[key] = (name, room, scene, dpr, painter.font())
            return
        self._plates.move_to_end(key)
        size = plate.deviceIndependentSize()
        painter.drawImage(QPointF(round(foot.x() - size.width() / 2), round(foot.y() - size.height())), plate)

    def draw_some(self, count: int) -> bool:
        """Draw a few of those asked for. Was there something to draw?"""
        found = bool(self._wanted)
        for key in list(self._wanted)[:count]:
            self._plates[key] = _plate(*self._wanted.pop(key))
        while len(self._plates) > _PLATES:
            self._plates.popitem(last=False)
        return found

    def forget_requests(self) -> None:
        self._wanted.clear()


def _plate(name: str, room: float, scene: str, dpr: float, base: QFont) -> QImage:
    font = QFont(base)
    font.setPixelSize(_NAME_PX)
    rect, text = name_rect(name, room, font)
    image = QImage(
        ceil(rect.width() * dpr), ceil(rect.height() * dpr), QImage.Format.Format_ARGB32_Premultiplied
    )
    image.setDevicePixelRatio(dpr)
    image.fill(0)
    painter = QPainter(image)
    paint_name(painter, rect, text, font, scene)
    painter.end()
    return image


def name_rect(name: str, room: float, font: QFont) -> tuple[QRectF, str]:
    """How large a name is with the earth around it, at most ``room`` px wide, and as much of it as has room."""
    measure = QFontMetricsF(font)
    text = measure.elidedText(" ".join(name.split()), Qt.TextElideMode.ElideRight, max(20.0, room - 2 * _NAME_FADE))
    return QRectF(0, 0, ceil(measure.horizontalAdvance(text)) + 2 * _NAME_FADE, ceil(measure.height())), text


def paint_name(painter: QPainter, rect: QRectF, text: str, font: QFont, scene: str) -> None:
    """Pale letters on earth that somebody has smoothed for them; it fades into the soil at both ends."""
    earth, ink = (QColor(part) for part in NAME_COLOURS[scene])
    fade = _NAME_FADE / rect.width()
    ground = QLinearGradient(rect.topLeft(), rect.topRight())
    for at, alpha in ((0.0, 0.0), (fade, NAME_GROUND), (1 - fade, NAME_GROUND), (1.0, 0.0)):
        ground.setColorAt(at, faint(earth, alpha))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
    painter.setPen(ink)
    painter.setFont(font)
    painter.drawText(rect, _PLAIN, text)


def _card_fonts(base: QFont, lines: Sequence[str]) -> list[QFont]:
    fonts = []
    for number, _ in enumerate(lines):
        font = QFont(base)
        font.setPixelSize(12 if number else 14)
        font.setWeight(QFont.Weight.Normal if number else QFont.Weight.DemiBold)
        fonts.append(font)
    return fonts


def card_rect(lines: Sequence[str], shape: QRectF, within: QRectF, font: QFont, *, photo: bool) -> QRectF:
    """Where the card of a plant of this shape goes: below its foot, else above its top, never outside."""
    measures = [QFontMetricsF(one) for one in _card_fonts(font, lines)]
    wide = max(measure.horizontalAdvance(line) for measure, line in zip(measures, lines, strict=True))
    beside = _PHOTO + 12 if photo else 0.0
    width = min(wide + 24 + beside, max(96.0, within.width() - 16), 340.0)
    height = max(sum(measure.height() + 2 for measure in measures), _PHOTO if photo else 0.0) + 14
    x = max(within.left() + 8, min(shape.center().x() - width / 2, within.right() - width - 8))
    y = shape.bottom() + 12
    if y + height > within.bottom() - 4:
        y = max(within.top() + 4, min(shape.top() - height - 8, within.bottom() - height - 4))
    return QRectF(x, y, width, height)


def paint_card(
    painter: QPainter, lines: Sequence[str], card: QRectF, theme: Theme, photo: QImage | None, *, rtl: bool
) -> None:
    """Name and how things are, beside a photo if there is one, for the plant pointed at or with the focus."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("shade", 0.22))
    painter.drawRoundedRect(card.translated(0, 2), 8, 8)
    painter.setPen(QPen(theme.colour("line_strong", 0.6), 1))
    painter.setBrush(theme.colour("raised", 0.97))
    painter.drawRoundedRect(card, 8, 8)
    inner, flags = card.adjusted(12, 7, -12, -7), Qt.AlignmentFlag.AlignCenter
    if photo is not None:
        place = QRectF(inner.right() - _PHOTO if rtl else inner.left(), card.center().y() - _PHOTO / 2, _PHOTO, _PHOTO)
        paint_photo(painter, photo, place)
        inner.adjust(0 if rtl else _PHOTO + 12, 0, -(_PHOTO + 12) if rtl else 0, 0)
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignVCenter
    fonts = _card_fonts(painter.font(), lines)
    inner.setTop(card.center().y() - sum(QFontMetricsF(font).height() + 2 for font in fonts) / 2)
    for number, (text, font) in enumerate(zip(lines, fonts, strict=True)):
        measure = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(theme.colour("muted" if number else "text"))
        shown = measure.elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
        line = QRectF(inner.x(), inner.y(), inner.width(), measure.height() + 2)
        painter.drawText(line, flags | Qt.TextFlag.TextSingleLine, shown)
        inner.setTop(inner.top() + measure.height() + 2)
    painter.restore()


def paint_ring(painter: QPainter, shape: QRectF, theme: Theme) -> None:
    """The focus: a ring with a contrasting halo, seen on every ground."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for width, role in ((5.0, "surface"), (2.5, "focus")):
        painter.setPen(QPen(theme.colour(role, 0.92), width))
        painter.drawRoundedRect(shape, 12, 12)
    painter.restore()


def paint_chosen(painter: QPainter, shape: QRectF, theme: Theme) -> None:
    """A selected plant stands in a pool of light and carries a leaf-green tick."""
    if shape.width() < 24:      # a dot of the overview has room for a ring only
        paint_ring(painter, shape, theme)
        return
    foot = QPointF(shape.center().x(), shape.bottom() - 5)
    half = max(16.0, shape.width() * 0.55)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("surface", 0.9), 1.6))
    painter.setBrush(faint(theme.colour("accent_fill"), 0.55))
    painter.drawEllipse(foot, half, max(5.0, half * 0.22))
    badge = QPointF(shape.right() - 2, shape.top() + 8)
    painter.setBrush(theme.colour("accent_fill"))
    painter.drawEllipse(badge, 9, 9)
    tick = QPainterPath(badge + QPointF(-4, 0.5))
    tick.lineTo(badge + QPointF(-1, 3.5))
    tick.lineTo(badge + QPointF(4.5, -3.5))
    painter.strokePath(tick, QPen(theme.colour("on_accent"), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.restore()
