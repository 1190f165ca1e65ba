"""Links to mail, telephone and profile pages: each part quoted, anything odd refused (desktop.md §7)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from urllib.parse import quote, urlsplit

_SEVERAL = frozenset(',;<>()[]"\\ ')
"""Letters at which mail programs part one address from the next."""


def mailto(address: str) -> str:
    clean = "".join(char for char in address if char.isprintable()).strip()
    return f"mailto:{quote(clean, safe='@')}" if "@" in clean else ""


def mail_address(text: str) -> str:
    """An address that stands for one recipient; "" where it could be read as several, or as none."""
    clean = "".join(char for char in text if char.isprintable()).strip()
    local, at, host = clean.rpartition("@")
    return clean if at and local and host and not _SEVERAL.intersection(clean) else ""


def mailto_draft(addresses: Iterable[str], subject: str, body: str) -> str:
    """A mail to be looked at before it is sent (RFC 6068): each part quoted, the subject in one line.

    "" without any good address.
    """
    to = ",".join(quote(one, safe="@", errors="replace") for one in map(mail_address, addresses) if one)
    if not to:
        return ""
    line = " ".join(_visible(subject).split())
    text = "\r\n".join(_visible(part) for part in body.splitlines())
    return f"mailto:{to}?subject={quote(line, safe='', errors='replace')}&body={quote(text, safe='', errors='replace')}"


def _visible(text: str) -> str:
    """Without control characters, and without lone surrogates, which no address line can bear; a tab is a blank."""
    return "".join(char if unicodedata.category(char) not in ("Cc", "Cs") else " " for char in text)


def tel(number: str) -> str:
    """Digits and a leading plus; service codes with * or # are not dialled."""
    clean = "".join(char for char in number if char in "0123456789+*#,;")
    return f"tel:{quote(clean, safe='+')}" if clean and "*" not in clean and "#" not in clean else ""


def https(link: str) -> str:
    """A profile link as https, "" for anything odd (user names inside, control characters, no host)."""
    if not link or not link.isprintable() or any(char.isspace() for char in link):
        return ""
    whole = link if "://" in link else f"https://{link}"
    try:
        parts = urlsplit(whole)
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc or "." not in parts.hostname:
        return ""
    return parts._replace(scheme="https").geturl()
