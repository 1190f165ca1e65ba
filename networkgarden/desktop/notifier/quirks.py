"""What some notification services really do, whatever they say of themselves.

Source: qutebrowser, browser/webengine/notification.py, its table of quirks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

TITLE_MARKUP = "title-markup"
"""Our own word beside the services': the title is read as markup too, which no specification allows."""
LXQT_MENDED, BUDGIE_MENDED = (0, 17), (10, 6, 2)


def abilities(words: Iterable[object], information: Sequence[object]) -> frozenset[str]:
    """What the service can do, from its GetCapabilities and GetServerInformation (name, vendor, version, …; may be
    empty where it does not tell)."""
    able = {str(word) for word in words}
    name, vendor, version = (*(str(word) for word in information[:3]), "", "", "")[:3]
    if name == "notify-osd":
        able.discard("actions")             # it would put a dialog into the way instead of a bubble
    if _reads_titles(name, vendor, _numbers(version)):
        able.add(TITLE_MARKUP)
    return frozenset(able)


def _reads_titles(name: str, vendor: str, version: tuple[int, ...]) -> bool:
    if (name, vendor) == ("lxqt-notificationd", "lxqt.org"):
        return version < LXQT_MENDED
    if vendor == "Budgie Desktop Developers":
        return name == "Raven" or version < BUDGIE_MENDED
    return False


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number[:9]) for number in re.findall(r"[0-9]+", version)[:4])
