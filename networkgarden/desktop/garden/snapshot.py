"""The garden as a PNG file, with or without a display: for the snapshot command."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication

from networkgarden.desktop.botany.colour import DAY, DUSK
from networkgarden.desktop.botany.light import Light
from networkgarden.desktop.garden.picture import paint_garden
from networkgarden.domain.standing import Standing
from networkgarden.errors import NetworkGardenError


def save_snapshot(standings: Sequence[Standing], target: Path, size: tuple[int, int], local: datetime, southern: bool,
                  dark: bool) -> None:
    """Paint everybody planted or resting in the light of ``local`` (wall clock). Raises NetworkGardenError."""
    if sys.platform == "linux" and not any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication.instance() or QGuiApplication(["networkgarden"])
    image = paint_garden(standings, QSize(*size), Light.at(local, DUSK if dark else DAY, southern))
    if not image.save(str(target), "PNG"):  # type: ignore[call-overload]  # the stub knows bytes only
        raise NetworkGardenError(f"The picture could not be written to {target}.", "Check the folder and the name.")
    del application
