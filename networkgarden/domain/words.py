"""Names and searches compared as people read them; never for showing."""

from __future__ import annotations

import unicodedata


def folded(text: str) -> str:
    """Compatibility form, no case, single blanks; accents stay, since côte is not cote."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def unaccented(text: str) -> str:
    """As :func:`folded`, and without accents: what somebody types in a hurry."""
    letters = unicodedata.normalize("NFKD", folded(text))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
