"""What a browser hands over when a link is dragged: as text with the title before the link."""

from __future__ import annotations

from PySide6.QtCore import QMimeData

from networkgarden.domain.reading import clean_link, links_in

MOZILLA = "text/x-moz-url"
"""The link, a line break and the title, in UTF-16."""


def holds_links(mime: QMimeData) -> bool:
    return any(clean_link(link) for _, link in links_in(dropped_text(mime)))


def dropped_text(mime: QMimeData) -> str:
    """Lines in which ``domain.reading.links_in`` finds each link and its title; "" without any link."""
    if mime.hasFormat(MOZILLA):
        lines = bytes(mime.data(MOZILLA).data()).decode("utf-16-le", "replace").replace("\0", "").splitlines()
        if len(lines) > 1 and clean_link(lines[0]):
            return f"{lines[1]}\n{lines[0].strip()}"
    links = [text for url in mime.urls() if clean_link(text := url.toString())]
    if links:
        return "\n\n".join(links)
    return mime.text() if mime.hasText() else ""
