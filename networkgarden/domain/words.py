"""Names and searches compared as people read them; never for showing."""

from __future__ import annotations

import unicodedata


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
