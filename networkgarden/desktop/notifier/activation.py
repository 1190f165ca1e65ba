"""Bringing a window to the front after a notification was answered."""

from __future__ import annotations

import os

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

VARIABLE = "XDG_ACTIVATION_TOKEN"
CAN_RAISE = ("xcb", "windows", "cocoa")
"""Elsewhere Qt only complains: on Wayland the token alone decides."""


def bring_to_front(window: QWidget, token: str = "") -> None:
    """Show and focus ``window``. ``token`` is the compositor's leave (desktop.md §2.5 rule 9); it must not be
    inherited by programs started later, hence it is in the environment only meanwhile."""
    if token:
        os.environ[VARIABLE] = token
    try:
        if window.isMinimized():
            window.showNormal()
        else:
            window.show()
        if QGuiApplication.platformName() in CAN_RAISE:
            window.raise_()
        handle = window.windowHandle()
        if handle is not None:
            handle.requestActivate()
    finally:
        if token:
            os.environ.pop(VARIABLE, None)
