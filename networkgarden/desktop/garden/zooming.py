"""From one size of the garden to the next: the old picture grows or shrinks around the pointer and fades away."""

from __future__ import annotations

from time import monotonic

from PySide6.QtCore import QObject, QPointF, QTimer, Signal
from PySide6.QtGui import QPainter, QPixmap

from networkgarden.desktop.garden.layout import Zoom

DURATION_S = 0.22
_FRAME_MS = 16
_STEP = 120
"""Eighths of a degree: one notch of a wheel, and as much of a touchpad's way."""
_HEIGHT = {Zoom.OVERVIEW: 44.0, Zoom.SMALL: 92.0, Zoom.GARDEN: 188.0, Zoom.PORTRAIT: 292.0}


class ZoomTransition(QObject):
    """Paints over the new picture while it lasts; ``moved`` when it must be painted again. Nothing runs otherwise."""

    moved = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._before = QPixmap()
        self._around = QPointF()
        self._factor = 1.0
        self._since = 0.0
        self._frames = QTimer(self)
        self._frames.setInterval(_FRAME_MS)
        self._frames.timeout.connect(self._tick)

    @property
    def running(self) -> bool:
        return self._frames.isActive()

    def begin(self, before: QPixmap, around: QPointF, old: Zoom, new: Zoom) -> None:
        self._before, self._around = before, around
        self._factor = _HEIGHT[new] / _HEIGHT[old]
        self._since = monotonic()
        self._frames.start()

    def stop(self) -> None:
        self._frames.stop()
        self._before = QPixmap()

    def paint(self, painter: QPainter) -> None:
        """The old picture over what has been painted; nothing once it is over."""
        if not self.running:
            return
        share = min(1.0, (monotonic() - self._since) / DURATION_S)
        eased = 1 - (1 - share) ** 3
        scale = self._factor**eased
        painter.setOpacity(1 - eased)
        painter.translate(self._around)
        painter.scale(scale, scale)
        painter.translate(-self._around)
        painter.drawPixmap(0, 0, self._before)

    def _tick(self) -> None:
        if monotonic() - self._since >= DURATION_S:
            self.stop()
        self.moved.emit()


class WheelSteps:
    """Turns of the wheel as whole steps of size: fine touchpads add up, a change of direction begins anew."""

    def __init__(self) -> None:
        self._turned = 0

    def steps(self, delta: int) -> int:
        if delta * self._turned < 0:
            self._turned = 0
        self._turned += delta
        whole = int(self._turned / _STEP)
        self._turned -= whole * _STEP
        return whole
