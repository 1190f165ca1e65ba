"""The few header lines of a mail that tell who wrote to whom and when, read by hand (formats.md §1.6).

Lines that are no header cost only themselves; blanks before a colon are allowed. What the quick patterns do not
understand goes to the standard library's parsers.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from email.errors import MessageError
from email.header import decode_header, make_header
from email.utils import getaddresses, parsedate_to_datetime
from functools import lru_cache

from networkgarden.importers.stamps import MONTHS
from networkgarden.importers.text import one_line

Party = tuple[str, str]          # name, address in lower case
NOBODY: Party = ("", "")
UNKNOWN_CHARSETS = frozenset({"unknown-8bit", "x-unknown", "unknown"})
MOST_PARTIES = 60                # more addresses than this in one line are not looked at: a crowd is a crowd

_WANTED = re.compile(
    rb"^(from|to|cc|date|message-id|subject|reply-to|sender|list-id|list-unsubscribe|precedence|auto-submitted"
    rb"|x-gmail-labels|delivered-to|x-original-to)[ \t]*:[ \t]*([^\n]*(?:\n(?:[ \t]|__\r?\n)[^\n]*)*)",
    re.IGNORECASE | re.MULTILINE)
_RECEIVED = re.compile(rb"^received[ \t]*:([^\n]*(?:\n[ \t][^\n]*)*)", re.IGNORECASE | re.MULTILINE)
_ADDRESS = r"[^\s<>@,;:\"()]+@[^\s<>@,;:\"()]+"
_BARE = re.compile(rf"<?({_ADDRESS})>?")
_NAMED = re.compile(rf"(?:\"([^\"\\]*)\"|([^\"<>,;:@()\\]*?))\s*<\s*({_ADDRESS})\s*>")
_ANY = re.compile(_ADDRESS)
_DATE = re.compile(
    r"(?:[A-Za-z]{3,9},?\s+)?(\d{1,2})[\s-]([A-Za-z]{3})[a-z]*[\s-](\d{4})\s+(\d\d?):(\d\d)(?::(\d\d))?(?:\.\d+)?"
    r"\s*(?:([+-]\d{4})|(GMT|UT|UTC|Z)\b)?")
_FROM_DATE = re.compile(
    r"([A-Za-z]{3})\s+(\d{1,2})\s+(\d\d?):(\d\d)(?::(\d\d))?\s+(?:([+-]\d{4})\s+|[A-Z]{3,4}\s+)?(\d{4})")


def fields(head: bytes) -> dict[str, bytes]:
    """The wanted header fields by lower-case name; of several alike the first with anything in it."""
    found: dict[str, bytes] = {}
    for name, value in _WANTED.findall(head):
        key = name.decode("ascii").lower()
        if not found.get(key):
            found[key] = value
    return found


def text_of(raw: bytes) -> str:
    """One line of text: UTF-8, else Windows-1252; encoded words decoded, one that is broken left as it stands."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", "replace")
    if "=?" in text:
        text = _decoded(text)
    return one_line(text)


def _decoded(text: str) -> str:
    try:
        parts = decode_header(text)
        return str(make_header([_in_a_charset(part, charset) for part, charset in parts]))
    except (MessageError, LookupError, ValueError):
        return text


def _in_a_charset(part: bytes | str, charset: str | None) -> tuple[bytes | str, str | None]:
    """Mail programs write ``unknown-8bit`` for bytes that came without a charset."""
    if charset not in UNKNOWN_CHARSETS or isinstance(part, str):
        return part, charset
    try:
        return part.decode("utf-8"), None
    except UnicodeDecodeError:
        return part.decode("cp1252", "replace"), None


@lru_cache(maxsize=2048)
def parties(raw: bytes) -> tuple[Party, ...]:
    """Names and addresses of a From, To or Cc line, at most MOST_PARTIES of them; groups are opened."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", "replace")
    text = " ".join(text.replace("\n__\r", " ").split())
    if text.count("@") > MOST_PARTIES:
        return tuple(("", one.lower()) for one in _ANY.findall(text)[:MOST_PARTIES])
    match = _BARE.fullmatch(text)
    if match:
        return (("", match[1].lower()),)
    match = _NAMED.fullmatch(text)
    if match:
        return ((_name(match[1] or match[2] or "", match[3]), match[3].lower()),)
    return _parsed(text)


def _parsed(text: str) -> tuple[Party, ...]:
    found = []
    for name, address in getaddresses([text]):
        match = _ANY.search("".join(address.split()))
        if match:
            found.append((_name(name, match[0]), match[0].lower()))
    if not found:
        found = [("", one.lower()) for one in _ANY.findall(text)]
    return tuple(dict.fromkeys(found))


def _name(name: str, address: str) -> str:
    decoded = one_line(_decoded(name) if "=?" in name else name).strip("'\" ")
    return "" if "@" in decoded or decoded.casefold() == address.casefold() else decoded


def date_of(found: dict[str, bytes], head: bytes, from_line: bytes) -> datetime | date | None:
    """``Date:``, else the newest ``Received:``, else the ``From`` line. Without a zone only the day."""
    stamp = _stamp(found.get("date", b""))
    if stamp is None:
        stamps = (_stamp(line.rpartition(b";")[2]) for line in _RECEIVED.findall(head))
        stamp = next((one for one in stamps if one is not None), None)
    return _from_line_stamp(from_line) if stamp is None else stamp


def _stamp(raw: bytes) -> datetime | date | None:
    text = " ".join(raw.decode("latin-1").split())
    if "(" in text or " :" in text:
        text = re.sub(r"\s*:\s*", ":", re.sub(r"\s*\([^()]*\)", "", text))
    match = _DATE.match(text)
    if match:
        month = MONTHS.get(match[2].lower(), 0)
        return _made(int(match[3]), month, int(match[1]), (match[4], match[5], match[6]),
                     match[7] or ("+0000" if match[8] else ""))
    if not text or len(text) > 200:
        return None
    try:
        parsed = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return _sensible(parsed.astimezone(UTC) if parsed.tzinfo else parsed.date())


def _from_line_stamp(raw: bytes) -> datetime | date | None:
    match = _FROM_DATE.search(raw.decode("latin-1"))
    if not match:
        return None
    return _made(int(match[7]), MONTHS.get(match[1].lower(), 0), int(match[2]), (match[3], match[4], match[5]),
                 match[6] or "")


@lru_cache(maxsize=64)
def _zone(text: str) -> timezone:
    offset = timedelta(hours=int(text[1:3]), minutes=int(text[3:5]))
    return timezone(-offset if text[0] == "-" else offset)


def _made(year: int, month: int, day: int, clock: tuple[str, str, str | None], zone: str) -> datetime | date | None:
    try:
        if not zone:
            return _sensible(date(year, month, day))
        second = min(int(clock[2] or 0), 59)
        local = datetime(year, month, day, int(clock[0]), int(clock[1]), second, tzinfo=_zone(zone))
        return _sensible(local.astimezone(UTC))
    except (ValueError, OverflowError):
        return None


def _sensible(stamp: datetime | date) -> datetime | date | None:
    """Clocks that were never set say 1 January 1970."""
    return stamp if 1969 <= stamp.year < 2200 and (stamp.year, stamp.month, stamp.day) != (1970, 1, 1) else None
