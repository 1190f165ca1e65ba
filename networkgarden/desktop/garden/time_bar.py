"""The way through time below the garden: a slider over days, the day in words, and the way back to today."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSlider, QStyle, QStyleOptionSlider, QToolButton, QWidget

from networkgarden.desktop.theme import current_theme
from networkgarden.desktop.widgets.labels import PlainLabel

AHEAD = 540
"""Days of future: by then everything sleeps that is not tended."""
LEAST_BACK, MOST_BACK = 90, 1095
_MONTH = 30
_HANDLE = 14
_WIDE = 640
_SHEET = """
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: palette(mid); }
QSlider::handle:horizontal { width: 14px; height: 14px; margin: -6px 0; border-radius: 8px;
  background: palette(highlight); border: 1px solid palette(highlight); }
QSlider::handle:horizontal:focus { border: 2px solid palette(text); width: 12px; }
QSlider::handle:horizontal:disabled { background: palette(mid); border-color: palette(mid); }
"""


class TimeSlider(QSlider):
    """Its value is days from today. Home comes back to today; arrows go by days, Page keys by months."""

    entered = Signal()      # somebody is about to move it
    hovered = Signal()      # perhaps

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setAccessibleName(self.tr("Time"))
        self.setRange(-LEAST_BACK, AHEAD)
        self.setSingleStep(1)
        self.setPageStep(_MONTH)
        self.setStyleSheet(_SHEET)
        self.setMinimumSize(QSize(80, 28))
        self.setMouseTracking(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_Escape):
            self.setValue(0)
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.hovered.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The slider, and a leaf-green mark where today is."""
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        room = self.width() - _HANDLE
        at = QStyle.sliderPositionFromValue(self.minimum(), self.maximum(), 0, room, option.upsideDown)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(current_theme().colour("accent"))
        painter.drawRoundedRect(QRectF(at + _HANDLE / 2 - 1, self.height() / 2 - 9, 2, 18), 1, 1)
        painter.end()
        super().paintEvent(event)


class TimeBar(QWidget):
    """``day_wanted(garden day)`` while it moves; ``entered`` before the first move."""

    day_wanted = Signal(int)
    entered = Signal()
    hovered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "quiet")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._today = 0
        self._waiting = False
        self.slider = TimeSlider(self)
        self.words = PlainLabel("", self, kind="muted")
        self.back = QToolButton(self)
        self.back.setText(self.tr("Today"))
        self.back.setAccessibleName(self.tr("Back to today"))
        self.back.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.back.clicked.connect(self.come_back)
        self.slider.valueChanged.connect(self._moved)
        self.slider.entered.connect(self.entered)
        self.slider.hovered.connect(self.hovered)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 4)
        row.setSpacing(12)
        row.addWidget(self.slider, 1)
        row.addWidget(self.words)
        row.addWidget(self.back)
        self._tell()

    @property
    def day(self) -> int:
        return self._today + self.slider.value()

    @property
    def away(self) -> bool:
        """Is another day than today shown?"""
        return self.slider.value() != 0

    def set_today(self, today: int) -> None:
        """Today is this garden day, and shown."""
        self._today = today
        self.slider.blockSignals(True)
        self.slider.setValue(0)
        self.slider.blockSignals(False)
        self._tell()

    def set_first(self, day: int) -> None:
        """How far back there is something to see."""
        self.slider.setMinimum(-min(MOST_BACK, max(LEAST_BACK, self._today - day)))

    def set_waiting(self, waiting: bool) -> None:
        """Whether the past and the future are still being read."""
        self._waiting = waiting
        self._tell()

    def come_back(self) -> None:
        self.slider.setValue(0)

    def day_words(self) -> str:
        """"12 March 2027", "today": the day that is shown."""
        if not self.away:
            return self.tr("today")
        day = date.fromordinal(self.day)
        return self.locale().toString(QDate(day.year, day.month, day.day), "d MMMM yyyy")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.LocaleChange) and hasattr(self, "words"):
            self._tell()

    def _moved(self) -> None:
        self._tell()
        self.day_wanted.emit(self.day)

    def _tell(self) -> None:
        day = text = self.day_words()
        if self.away:
            text = (self.tr("{day} · as it was") if self.slider.value() < 0 else
                    self.tr("{day} · if nothing is done")).format(day=day)
            text = self.tr("{day} · one moment …").format(day=day) if self._waiting else text
        wide = self.width() >= _WIDE
        self.words.setText(text if wide else day)
        self.words.setMinimumWidth(self._room() if wide else 0)
        self.slider.setAccessibleDescription(text)
        self.back.setEnabled(self.away)

    def _room(self) -> int:
        """The words' place is as wide as the widest day, so that nothing shakes while the slider moves."""
        wide = self.tr("{day} · if nothing is done").format(day="30 September 2030")
        whole = self.words.fontMetrics().horizontalAdvance(wide) + 4
        return whole if self.away else 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell()
