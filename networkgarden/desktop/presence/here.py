"""The presence of this system."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject

from networkgarden.desktop.presence.dummy import Dummy
from networkgarden.desktop.presence.port import Presence


def presence_here(parent: QObject | None = None) -> Presence:
    """Windows and macOS tell of focus modes nowhere public (desktop.md §5.2): there everybody counts as present."""
    if sys.platform == "linux":
        from networkgarden.desktop.presence.linux import LinuxPresence

        return LinuxPresence(parent)
    return Dummy(parent)
