"""The list of seeds: a name, and when one last heard of each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from networkgarden.desktop.seeds.words import month_words
from networkgarden.desktop.theme import current_theme
from networkgarden.desktop.widgets.veil import veiled
from networkgarden.domain.standing import Standing

Index = QModelIndex | QPersistentModelIndex
HINT = Qt.ItemDataRole.UserRole
ROW_HEIGHT = 36
INSET, ROUND = 12, 8


class TrayModel(QAbstractListModel):
    """Seeds by name; the hint says when the last contact was."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._seeds: list[Standing] = []
        self._today = 0

    def show_seeds(self, seeds: Sequence[Standing], today: int) -> None:
        self.beginResetModel()
        self._seeds, self._today = list(seeds), today
        self.endResetModel()

    def seeds(self) -> Sequence[Standing]:
        return self._seeds

    def row_of(self, contact_id: str) -> int | None:
        return next((row for row, one in enumerate(self._seeds) if one.contact_id == contact_id), None)

    def take_away(self, row: int) -> Standing:
        self.beginRemoveRows(QModelIndex(), row, row)
        taken = self._seeds.pop(row)
        self.endRemoveRows()
        return taken

    def put_last(self, seed: Standing) -> None:
        self.beginInsertRows(QModelIndex(), len(self._seeds), len(self._seeds))
        self._seeds.append(seed)
        self.endInsertRows()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._seeds)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        seed = self._seeds[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(veiled(seed.name).split())
        if role in (HINT, Qt.ItemDataRole.AccessibleDescriptionRole):
            return month_words(seed.last_contact_on, self._today) if seed.last_contact_on else ""
        return None


class _Row(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(120, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = current_theme()
        rect: QRect = option.rect.adjusted(4, 1, -4, -1)
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(theme.colour("focus") if chosen and state & QStyle.StateFlag.State_HasFocus
                           else Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_soft", 1.0 if chosen else 0.5))
            painter.drawRoundedRect(rect, ROUND, ROUND)
        self._paint_words(painter, option, rect.adjusted(INSET - 4, 0, 4 - INSET, 0), index, chosen)
        painter.restore()

    def _paint_words(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, index: Index,
                     chosen: bool) -> None:
        theme = current_theme()
        font: QFont = option.font
        direction: Qt.LayoutDirection = option.direction
        font.setBold(chosen)
        painter.setFont(font)
        hint = str(index.data(HINT))
        taken = painter.fontMetrics().horizontalAdvance(hint) + 8 if hint else 0
        lead = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignAbsolute
        trail = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignRight) | Qt.AlignmentFlag.AlignAbsolute
        room = QStyle.visualRect(direction, rect, rect.adjusted(0, 0, -taken, 0))
        name = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room.width())
        painter.setPen(theme.colour("text"))
        painter.drawText(room, lead | Qt.AlignmentFlag.AlignVCenter, name)
        font.setBold(False)
        painter.setFont(font)
        painter.setPen(theme.colour("text" if chosen else "muted"))
        painter.drawText(rect, trail | Qt.AlignmentFlag.AlignVCenter, hint)


class Tray(QListView):
    """The seeds to choose from."""

    def __init__(self, model: TrayModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(_Row(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Seed tray"))
        self.setProperty("kind", "card")
        self.setStyleSheet('QListView { padding: 4px 0; }')

    def keyboardSearch(self, _: str) -> None:
        """Letters plant, leave and archive here; none of them may jump to somebody."""
