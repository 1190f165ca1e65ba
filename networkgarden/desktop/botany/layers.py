"""A picture as layers, each a few milliseconds of painting, so that it can be drawn in moments between two frames."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter

Layer = Callable[[QPainter], None]


def paint_layers(painter: QPainter, layers: Iterable[Layer]) -> None:
    """One over the other, smooth and without outlines; the painter is left as it was."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for paint in layers:
        paint(painter)
    painter.restore()
