"""Keys by which a person is known again: normalised for comparison only, never for showing (formats.md §4)."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import unquote

from networkgarden.domain.words import folded

ROLES = frozenset({"info", "office", "admin", "contact", "hello", "mail", "noreply", "no-reply", "donotreply",
                   "sales", "support", "team", "webmaster", "postmaster", "abuse", "help", "service", "billing",
                   "press", "jobs"})
SHORTEST_PHONE = 6
COMPARED_DIGITS = 9


def email_key(address: str) -> str:
    """The address for comparison; empty for a role address or none at all."""
    local, at, domain = folded(address).rpartition("@")
    if not at or not local or local in ROLES:
        return ""
    if domain in ("gmail.com", "googlemail.com"):
        local, domain = local.partition("+")[0].replace(".", ""), "gmail.com"
    return f"{local}@{domain}"


def phone_key(number: str) -> str:
    """The last nine digits; empty for a short or internal number."""
    digits = "".join(char for char in unicodedata.normalize("NFKC", number) if char.isdigit())
    return digits[-COMPARED_DIGITS:] if len(digits) >= SHORTEST_PHONE else ""


def profile_key(link: str) -> str:
    """``linkedin.com/in/<slug>`` or host and path of another profile link, lower case."""
    text = unquote(folded(link)).partition("?")[0].partition("#")[0].rstrip("/")
    text = re.sub(r"^https?://", "", text)
    text = re.sub(r"^(www|m|[a-z]{2})\.(?=linkedin\.com)", "", text)
    return text.removeprefix("www.")


def name_tokens(name: str) -> tuple[str, ...]:
    return tuple(sorted(re.findall(r"[^\W_]+", folded(name))))


def names_compatible(one: str, other: str, strict: bool = False) -> bool:
    """Could both names be the same person's? Equal words in any order, one name missing, or initials.

    Unless ``strict``, one name may also leave words out ("Ada" and "Ada Lovelace").
    """
    left, right = name_tokens(one), name_tokens(other)
    if not left or not right or left == right:
        return True
    if len(left) == len(right):
        return any(len(token) > 1 for token in left) and all(map(_same_or_initial, left, right))
    return not strict and (set(left) < set(right) or set(right) < set(left))


def _same_or_initial(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return short == long or (len(short) == 1 and long.startswith(short))
