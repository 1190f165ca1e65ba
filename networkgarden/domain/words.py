"""Words as people write and read them: made fit to be kept and shown, and folded to be compared."""

from __future__ import annotations

import re
import unicodedata

_COMMANDS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")


def plain(text: str) -> str:
    """Without what would command a terminal, or turn around the line it is shown in; tabs and line ends stay."""
    return _COMMANDS.sub("", text)


def one_line(text: str) -> str:
    """As :func:`plain`, every run of blanks and line ends one blank: a name, a heading, an address."""
    return " ".join(plain(text).split())


def folded(text: str) -> str:
    """Compatibility form, no case, single blanks; accents stay, since côte is not cote."""
    return " ".join((text if text.isascii() else unicodedata.normalize("NFKC", text)).casefold().split())


def unaccented(text: str) -> str:
    """As :func:`folded`, and without accents: what somebody types in a hurry."""
    if text.isascii():
        return folded(text)
    letters = unicodedata.normalize("NFKD", folded(text))
    if letters.isascii():
        return letters
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def first_name(name: str, called: str = "") -> str:
    """What to call a person: ``called`` where it is known, else the first word of the name, in "Lovelace, Ada" the one
    after the comma; the whole name where that word is a title ("Dr.") or an initial."""
    words = name.split()
    if len(words) > 1 and words[0].endswith(","):
        words = words[1:]
    if called or not words:
        return called or name
    return name if words[0].endswith(".") or len(words[0]) == 1 else words[0]
