"""What a card says beside the prompt's own words."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt

from networkgarden.actions.prompting import Prompt
from networkgarden.desktop.links import safe_url
from networkgarden.domain.days import iso

LONG_WORD = re.compile(r"\S{16}")
BREAK = "\u200b"
LEFT_TO_RIGHT, RIGHT_TO_LEFT = "\u200e", "\u200f"


def act_words(prompt: Prompt) -> str:
    """The act alone: the prompt's text without the fact it begins with."""
    return prompt.text.removeprefix(prompt.reason).strip() or prompt.text


def breakable(text: str) -> str:
    """Words too long for a narrow card get places (of no width) where a line may end.

    The sentence keeps its language's direction, also where it begins with a name of the other one.
    """
    mirrored = QLocale().textDirection() is Qt.LayoutDirection.RightToLeft
    return (RIGHT_TO_LEFT if mirrored else LEFT_TO_RIGHT) + LONG_WORD.sub(lambda found: found[0] + BREAK, text)


def way_words(link: str) -> str:
    """Where Do it leads, so that nobody opens what they cannot see."""
    url = safe_url(link)
    if url is None:
        return ""
    if url.scheme() == "mailto":
        return QCoreApplication.translate("Today", "by mail to {address}").format(address=url.path())
    if url.scheme() == "tel":
        return QCoreApplication.translate("Today", "call {number}").format(number=url.path())
    return QCoreApplication.translate("Today", "at {host}").format(host=url.host())


def day_words(day: int) -> str:
    return QLocale().toString(QDate.fromString(iso(day), Qt.DateFormat.ISODate), QLocale.FormatType.LongFormat)
