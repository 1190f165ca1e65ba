"""The garden as a file, PNG, SVG or PDF by the name's ending; with or without a display."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, QSize, QSizeF
from PySide6.QtGui import QGuiApplication, QImageWriter, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from networkgarden.desktop.botany.colour import DAY, DUSK
from networkgarden.desktop.botany.light import Light
from networkgarden.desktop.garden.picture import paint_garden
from networkgarden.desktop.garden.poster import Poster, paint_poster
from networkgarden.domain.standing import Standing
from networkgarden.errors import NetworkGardenError, UsageError

FORMATS = (".png", ".svg", ".pdf")
LONGEST_SIDE = 20_000
MOST_PIXELS = 150_000_000
"""A picture of pixels is held whole in memory: 600 MB at this size."""

_DOTS_PER_MM = 96 / 25.4
_PDF_DPI = 300


def save_snapshot(standings: Sequence[Standing], target: Path, size: tuple[int, int], local: datetime, southern: bool,
                  dark: bool) -> None:
    """Everybody planted or resting in the light of ``local`` (wall clock). Raises NetworkGardenError."""
    if sys.platform == "linux" and not any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication.instance() or QGuiApplication(["networkgarden"])
    save_poster(target, size, standings, Light.at(local, DUSK if dark else DAY, southern), Poster())
    del application


def save_poster(
    target: Path, size: tuple[int, int], standings: Sequence[Standing], light: Light, poster: Poster
) -> None:
    """Write a poster of ``size`` px (an SVG's or PDF's at 96 to the inch), whole or not at all. May run in any thread.

    Raises UsageError for an unknown ending or too many pixels, NetworkGardenError when it cannot be written, and
    whatever ``poster.told`` raises.
    """
    kind = target.suffix.lower()
    writers: dict[str, Callable[..., bool]] = {".png": _write_png, ".svg": _write_svg, ".pdf": _write_pdf}
    if kind not in writers:
        raise UsageError(f"“{target.name}” is no picture that can be made.", "End its name with .png, .svg or .pdf.")
    if kind == ".png" and size[0] * size[1] > MOST_PIXELS:
        raise UsageError(f"{size[0]} × {size[1]} are too many pixels.", "Choose a smaller size, or an SVG or PDF.")
    beside = target.with_name(f".{target.name}.part")
    try:
        beside.touch()
        if not writers[kind](beside, size, standings, light, poster):
            raise NetworkGardenError(f"The picture could not be written to {target}.", "Check the folder and the name.")
        beside.replace(target)
    except OSError as error:
        raise NetworkGardenError(f"The picture could not be written to {target}: {error.strerror}.",
                                 "Check the folder, its permissions and the space left.") from error
    finally:
        beside.unlink(missing_ok=True)


def _write_png(
    target: Path, size: tuple[int, int], standings: Sequence[Standing], light: Light, poster: Poster
) -> bool:
    image = paint_garden(standings, QSize(*size), light, poster=poster)
    writer = QImageWriter(str(target), b"png")
    return writer.write(image)


def _write_svg(
    target: Path, size: tuple[int, int], standings: Sequence[Standing], light: Light, poster: Poster
) -> bool:
    generator = QSvgGenerator()
    generator.setFileName(str(target))
    generator.setResolution(96)
    generator.setSize(QSize(*size))
    generator.setViewBox(QRectF(0, 0, *size))
    generator.setTitle(poster.title or "Network Garden")
    return _paint_on(generator, size, standings, light, poster)


def _write_pdf(
    target: Path, size: tuple[int, int], standings: Sequence[Standing], light: Light, poster: Poster
) -> bool:
    writer = QPdfWriter(str(target))
    writer.setResolution(_PDF_DPI)
    paper = QSizeF(size[0] / _DOTS_PER_MM, size[1] / _DOTS_PER_MM)
    page = QPageSize(paper, QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.ExactMatch)
    writer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF()))
    writer.setTitle(poster.title or "Network Garden")
    writer.setCreator("Network Garden")
    return _paint_on(writer, size, standings, light, poster)


def _paint_on(
    device: QSvgGenerator | QPdfWriter, size: tuple[int, int], standings: Sequence[Standing], light: Light,
    poster: Poster,
) -> bool:  # fmt: skip
    painter = QPainter()
    if not painter.begin(device):
        return False
    try:
        if isinstance(device, QPdfWriter):
            painter.scale(device.width() / size[0], device.height() / size[1])
        as_paths = replace(poster, paths=True, flat=isinstance(device, QPdfWriter))
        paint_poster(painter, float(size[0]), float(size[1]), standings, light, as_paths)
    finally:
        painter.end()
    return True
