"""From one size of the garden to the next: the old picture stays until the new one is ready, then it grows or shrinks
around the pointer and fades away."""

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
    """Paints what is seen while it lasts; ``moved`` when it must be painted again. Nothing runs otherwise."""

    moved = Signal()
    awaited = Signal()
    """The old picture stands still: make the new one a little readier, and ``flow`` when it is."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._before = self._after = QPixmap()
        self._around = QPointF()
        self._factor = 1.0
        self._since: float | None = None
        self._frames = QTimer(self)
        self._frames.timeout.connect(self._tick)

    @property
    def running(self) -> bool:
        return self._frames.isActive()

    @property
    def waiting(self) -> bool:
        """Does the old picture stand still, while the new one is made?"""
        return self.running and self._since is None

    @property
    def covers(self) -> bool:
        """Is everything painted here, so that nothing needs to be painted below it?"""
        return self.waiting or (self.running and not self._after.isNull())

    def begin(self, before: QPixmap, around: QPointF, old: Zoom, new: Zoom) -> None:
        self._before, self._around, self._after, self._since = before, around, QPixmap(), None
        self._factor = _HEIGHT[new] / _HEIGHT[old]
        self._frames.start(0)

    def flow(self, after: QPixmap) -> None:
        """The new picture is ready; a null one is painted by the caller, each time before this paints."""
        self._after, self._since = after, monotonic()
        self._frames.start(_FRAME_MS)

    def stop(self) -> None:
        self._frames.stop()
        self._before = self._after = QPixmap()

    def paint(self, painter: QPainter) -> None:
        """The old picture, still whole or over the new one; nothing once it is over."""
        if not self.running:
            return
        if not self._after.isNull():
            painter.drawPixmap(0, 0, self._after)
        if self._since is not None:
            share = min(1.0, (monotonic() - self._since) / DURATION_S)
            eased = 1 - (1 - share) ** 3
            scale = self._factor**eased
            painter.setOpacity(1 - eased)
            painter.translate(self._around)
            painter.scale(scale, scale)
            painter.translate(-self._around)
        painter.drawPixmap(painter.viewport(), self._before)      # without or with a scroll bar beside it

    def _tick(self) -> None:
        if self._since is None:
            self.awaited.emit()
            return
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
