"""Links to mail, telephone and profile pages: each part quoted, anything odd refused (desktop.md §7)."""

from __future__ import annotations

from urllib.parse import quote, urlsplit


def mailto(address: str) -> str:
    clean = "".join(char for char in address if char.isprintable()).strip()
    return f"mailto:{quote(clean, safe='@')}" if "@" in clean else ""


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
