"""Keys by which a person is known again: normalised for comparison only, never for showing (formats.md §4)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import unquote

import phonenumbers
from phonenumbers import PhoneNumberType

from networkgarden.domain.incoming import PointKind
from networkgarden.matching.names import visible

ROLES = frozenset({"info", "office", "admin", "contact", "hello", "mail", "noreply", "no-reply", "donotreply",
                   "do-not-reply", "sales", "support", "team", "webmaster", "postmaster", "abuse", "help", "service",
                   "billing", "press", "jobs", "kontakt", "buero", "accounts", "enquiries", "inquiries", "newsletter",
                   "notifications", "root", "hr", "marketing", "reception", "secretary", "family"})
SHORTEST_PHONE, COMPARED_DIGITS, WHOLE_DIGITS = 6, 9, 10
MOBILE_WORDS = ("cell", "mobil", "handy", "iphone")
LINE_WORDS = ("fax", "pager", "main", "home", "assistant")
PLAIN_NUMBER = re.compile(r"[+\d\s./()\-]+")

Keyed = tuple[str, str]
"""A kind of key and its value."""


def email_key(address: str) -> str:
    """The address for comparison; empty for a role address or none at all."""
    local, at, domain = visible(address).rpartition("@")
    if not at or not local or local in ROLES:
        return ""
    if domain in ("gmail.com", "googlemail.com"):
        local, domain = local.partition("+")[0].replace(".", ""), "gmail.com"
    return f"{local}@{domain}"


def phone_key(number: str, region: str = "") -> str:
    """The last nine digits of the number in international form; empty for a short or internal number.

    They are the same with and without the country, so that a number is found again where ``region`` (where numbers
    without a country are from) is not known. An extension is part of the key: a switchboard is not a person.
    """
    said = visible(number)
    digits = "".join(char for char in said if char.isdigit())
    if len(digits) < SHORTEST_PHONE:
        return ""
    plain = bool(PLAIN_NUMBER.fullmatch(said)) and "(0)" not in said
    if plain and (len(digits) >= WHOLE_DIGITS or not region):
        return digits[-COMPARED_DIGITS:]                    # reading it closely would give the same
    parsed = _parsed(said, region)
    if parsed is None:
        return digits[-COMPARED_DIGITS:]
    whole = f"{parsed.country_code}{phonenumbers.national_significant_number(parsed)}"
    return whole[-COMPARED_DIGITS:] + (f"x{parsed.extension}" if parsed.extension else "")


@lru_cache(4096)
def is_mobile(number: str, region: str = "", label: str = "") -> bool | None:
    """Is it one person's own number, or (False) one that households and offices share? None: it cannot be told."""
    parsed = _parsed(visible(number), region)
    kind = phonenumbers.number_type(parsed) if parsed else PhoneNumberType.UNKNOWN
    if kind in (PhoneNumberType.FIXED_LINE_OR_MOBILE, PhoneNumberType.UNKNOWN, PhoneNumberType.PERSONAL_NUMBER):
        words = label.casefold()
        if any(word in words for word in MOBILE_WORDS):
            return True
        return False if any(word in words for word in LINE_WORDS) else None
    return bool(kind == PhoneNumberType.MOBILE)


def _parsed(number: str, region: str) -> phonenumbers.PhoneNumber | None:
    """The number if it is one that can exist."""
    try:
        parsed = phonenumbers.parse(re.sub(r"^00(?=[1-9])", "+", number), region or None)
    except phonenumbers.NumberParseException:
        return None
    return parsed if phonenumbers.is_valid_number(parsed) else None


def profile_key(link: str) -> str:
    """``linkedin.com/in/<slug>`` or host and path of another profile link, lower case."""
    text = unquote(visible(link)).partition("?")[0].partition("#")[0].rstrip("/")
    text = re.sub(r"^https?://", "", text)
    text = re.sub(r"^(www|m|[a-z]{2})\.(?=linkedin\.com)", "", text)
    return text.removeprefix("www.")


def strong_keys(points: Iterable[tuple[PointKind, str]], region: str = "") -> tuple[Keyed, ...]:
    """E-mail, telephone and profile keys of (kind, value) pairs, each once."""
    found: dict[Keyed, None] = {}
    for kind, value in points:
        if kind is PointKind.EMAIL:
            found[kind.value, email_key(value)] = None
        elif kind is PointKind.PHONE:
            found[kind.value, phone_key(value, region)] = None
        elif kind is PointKind.PROFILE:
            found[kind.value, profile_key(value)] = None
    return tuple(key for key in found if key[1])
