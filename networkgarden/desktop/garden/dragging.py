"""Carrying plants to a bed: what is carried, and the shelf of beds that appears meanwhile."""

from __future__ import annotations

import json
from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from networkgarden.desktop.theme import current_theme, set_kind
from networkgarden.desktop.widgets.flow import FlowLayout
from networkgarden.desktop.widgets.labels import PlainLabel

PEOPLE = "application/x-networkgarden-people"
_MARGIN = 12
_LONGEST_BED = 180
_CHIP = "border: 1px solid palette({edge}); border-radius: 14px; padding: 4px 12px; background: palette({ground});"


def carried(people: Sequence[str]) -> QMimeData:
    """Contact ids as they are dragged. Nothing else is: a name must not fall into another program."""
    data = QMimeData()
    data.setData(PEOPLE, json.dumps(list(people)).encode())
    return data


def people_in(data: QMimeData) -> list[str]:
    """The contact ids in what is dragged; none when it is something else."""
    if not data.hasFormat(PEOPLE):
        return []
    return [str(one) for one in json.loads(bytes(data.data(PEOPLE).data()))]


def carried_picture(words: str, dpr: float) -> QPixmap:
    """What hangs on the pointer: a small leaf-green label."""
    theme = current_theme()
    font = PlainLabel().font()
    measure = QFontMetrics(font)
    width, height = measure.horizontalAdvance(words) + 24, measure.height() + 10
    picture = QPixmap(round(width * dpr), round(height * dpr))
    picture.setDevicePixelRatio(dpr)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("accent_fill", 0.95))
    painter.drawRoundedRect(QRectF(0, 0, width, height), height / 2, height / 2)
    painter.setPen(theme.colour("on_accent"))
    painter.setFont(font)
    painter.drawText(QRectF(0, 0, width, height), Qt.AlignmentFlag.AlignCenter, words)
    painter.end()
    return picture


class _BedChip(PlainLabel):
    """One bed to drop people on; ``dropped(people)``."""

    dropped = Signal(list)

    def __init__(self, words: str) -> None:
        super().__init__()
        self.setText(QFontMetrics(self.font()).elidedText(words, Qt.TextElideMode.ElideRight, _LONGEST_BED))
        self.setAcceptDrops(True)
        self._light_up(on=False)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if people_in(event.mimeData()):
            event.acceptProposedAction()
            self._light_up(on=True)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self._light_up(on=False)

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self._light_up(on=False)
        self.dropped.emit(people_in(event.mimeData()))

    def _light_up(self, *, on: bool) -> None:
        self.setStyleSheet(_CHIP.format(edge="highlight" if on else "dark", ground="midlight" if on else "base"))
        set_kind(self, "accent" if on else "")


class BedShelf(QFrame):
    """All beds in reach of the hand that carries plants. ``dropped(people, bed)``; an empty bed asks for a new one."""

    dropped = Signal(list, str)

    def __init__(self, beds: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._host = parent
        self.setProperty("kind", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(PlainLabel(self.tr("Put into a bed"), kind="small"))
        flow = FlowLayout(8)
        column.addLayout(flow)
        self.chips: dict[str, _BedChip] = {}
        for bed in (*beds, ""):
            chip = self.chips[bed] = _BedChip(bed or self.tr("New bed…"))
            chip.dropped.connect(lambda people, bed=bed: self.dropped.emit(people, bed))
            flow.addWidget(chip)

    def appear(self) -> None:
        """Along the upper edge of the parent."""
        host = self._host
        width = host.width() - 2 * _MARGIN
        layout = self.layout()
        height = layout.totalHeightForWidth(width) if layout is not None else 0
        self.setGeometry(_MARGIN, _MARGIN, width, min(max(height, 48), host.height() // 2))
        self.show()
        self.raise_()

    def covers(self, point: QPoint) -> bool:
        return self.isVisible() and self.geometry().contains(point)
