"""Opening a link in the person's own programs: https, mailto and tel, http when asked, nothing else (desktop.md §7)."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

ALLOWED = ("https", "mailto", "tel")

log = logging.getLogger(__name__)


def is_unencrypted(link: str) -> bool:
    """Whether a link is to be asked about before it is opened."""
    return safe_url(link) is None and safe_url(link, unencrypted=True) is not None


def safe_url(link: str, *, unencrypted: bool = False) -> QUrl | None:
    """The link as a strict URL, or None for anything odd: other schemes, user names, control characters.

    ``unencrypted``: the person was asked, http will do.
    """
    if not link or not link.isprintable():
        return None
    url = QUrl(link, QUrl.ParsingMode.StrictMode)
    allowed = (*ALLOWED, "http") if unencrypted else ALLOWED
    if not url.isValid() or url.scheme() not in allowed or url.userInfo():
        return None
    return url if url.scheme() not in ("https", "http") or url.host() else None


def open_link(link: str, *, unencrypted: bool = False) -> bool:
    """Open it; False when it is not to be opened or no program took it."""
    url = safe_url(link, unencrypted=unencrypted)
    if url is None:
        return False
    opened = QDesktopServices.openUrl(url)
    if not opened:
        log.info("no program opens links of the kind %s", url.scheme())
    return opened


def open_calendar_file(path: Path) -> bool:
    """Open a calendar file that was just written here; False when it is none or no program took it."""
    if path.suffix.casefold() != ".ics" or not path.is_file():
        return False
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
