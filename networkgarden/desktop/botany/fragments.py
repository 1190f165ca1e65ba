"""Thousands of copies from one pixmap in a single call.

`QPainter.drawPixmapFragments` takes an array in C++, but Python is offered one fragment only, and a call costs 2 to
4 µs: 30,000 plants one by one take 60 to 200 ms. So the array is laid out here, and its first fragment is handed over.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import cast

import shiboken6
from PySide6.QtGui import QPainter, QPixmap

OPACITY = 9
"""The place of the opacity among a fragment's doubles."""

FIELDS = 10
"""Doubles in a `QPainter::PixmapFragment`: x, y, sourceLeft, sourceTop, width, height, scaleX, scaleY, rotation and
opacity. x and y are the middle of the target in logical pixels; the source is in the pixmap's own pixels."""


def fragments(
    xs: Sequence[float], ys: Sequence[float], corners: Sequence[tuple[float, float]], side: float, dpr: float
) -> array[float]:
    """The array for copies of square cells, their upper left corners on the pixmap given, their middles at (xs, ys).

    `side` and the corners are in device pixels, xs and ys in logical ones. The sequences have one length. Qt does not
    heed the pixmap's device pixel ratio here, so the scale does.
    """
    laid = array("d", (0, 0, 0, 0, side, side, 1 / dpr, 1 / dpr, 0, 1)) * len(xs)
    laid[0::FIELDS] = array("d", xs)
    laid[1::FIELDS] = array("d", ys)
    laid[2::FIELDS] = array("d", [x for x, _ in corners])
    laid[3::FIELDS] = array("d", [y for _, y in corners])
    return laid


def draw_fragments(painter: QPainter, pixmap: QPixmap, laid: array[float]) -> None:
    """Draw them all, in order. The array must not change meanwhile."""
    if not laid:
        return
    address, doubles = laid.buffer_info()
    first = cast("QPainter.PixmapFragment", shiboken6.wrapInstance(address, QPainter.PixmapFragment))
    painter.drawPixmapFragments(first, doubles // FIELDS, pixmap)
