"""Privacy mode: names and faces veiled for screen sharing. One switch for the whole program, asked wherever a name is.

A veiled name is the first letter of each word and three dots, whatever its length. Screen readers get the veiled name
too: they speak aloud into the same call. Whoever shows names asks ``veiled`` when showing and is refreshed when the
switch turns.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

_SWITCH = "namesVeiled"
_DOTS = "•••"
_WORD = re.compile(r"\w", re.UNICODE)
_WORDS = re.compile(r"\w+")
_SHORTEST = 2


def names_are_veiled() -> bool:
    application = QCoreApplication.instance()
    return application is not None and bool(application.property(_SWITCH))


def veil_names(on: bool) -> None:
    """Turn privacy mode on or off; show everything anew afterwards."""
    application = QCoreApplication.instance()
    if application is not None:
        application.setProperty(_SWITCH, on)


def veiled(name: str) -> str:
    """A name as it may be shown now: itself, or "A••• L•••" in privacy mode."""
    return under_veil(name) if names_are_veiled() else name


def under_veil(name: str) -> str:
    """A name behind the veil. An address shows its first letter only."""
    words = [name.split("@", maxsplit=1)[0]] if "@" in name else name.split()
    initials = [found.group() for word in words[:2] if (found := _WORD.search(word))]
    return " ".join(initial + _DOTS for initial in initials) or _DOTS


def veiled_in(text: str, *names: str) -> str:
    """A sentence as it may be shown now: in privacy mode these names, whole or in part, are veiled in it."""
    if not names_are_veiled():
        return text
    parts = {part for name in names for part in (name, *name.split()) if len(part) >= _SHORTEST}
    for part in sorted(parts, key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(part)}(?!\w)", lambda found: under_veil(found.group()), text)
    return text


def veiled_words(text: str, names: Iterable[str]) -> str:
    """Words somebody wrote as they may be shown now: in privacy mode every word of these names is veiled, however it
    is spelled in upper and lower case."""
    if not names_are_veiled():
        return text
    parts = {word.casefold() for name in names for word in _WORDS.findall(name) if len(word) >= _SHORTEST}
    return _WORDS.sub(lambda found: under_veil(word) if (word := found.group()).casefold() in parts else word, text)
