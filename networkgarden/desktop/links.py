"""Opening a link in the person's own programs: https, mailto and tel, and nothing else (desktop.md §7)."""

from __future__ import annotations

import logging

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

ALLOWED = ("https", "mailto", "tel")

log = logging.getLogger(__name__)


def safe_url(link: str) -> QUrl | None:
    """The link as a strict URL, or None for anything odd: other schemes, user names, control characters."""
    if not link or not link.isprintable():
        return None
    url = QUrl(link, QUrl.ParsingMode.StrictMode)
    if not url.isValid() or url.scheme() not in ALLOWED or url.userInfo():
        return None
    return url if url.scheme() != "https" or url.host() else None


def open_link(link: str) -> bool:
    """Open it; False when it is not to be opened or no program took it."""
    url = safe_url(link)
    if url is None:
        return False
    opened = QDesktopServices.openUrl(url)
    if not opened:
        log.info("no program opens links of the kind %s", url.scheme())
    return opened
