"""The values of vCard fields: charsets, escapes, parts, days, addresses, photos (RFC 2426, RFC 6350)."""

from __future__ import annotations

import binascii
import codecs
import re
import unicodedata
from datetime import date
from functools import lru_cache
from urllib.parse import unquote

from networkgarden.domain.incoming import PersonDate, Photo
from networkgarden.importers.vcard_lines import Field

NO_YEAR = 1604
"""Apple's year for a birthday without one; a leap year, so that 29 February has a place."""

LONGEST_EMAILS = 2_000
"""Letters of an e-mail field; what is longer is no address."""

_CHARSETS = re.compile(
    r"(?:iso[-_]?8859|windows|cp|utf|ibm|koi8|shift|sjis|x-sjis|euc|iso[-_]?2022|gb|big5|latin|mac|tis|johab|hz|ks_c)",
    re.IGNORECASE,
)
_WESTERN = frozenset({"iso8859-1", "latin-1", "ascii", "latin_1"})
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_PLAIN_ESCAPES = "\\;,:"
_EMAIL = re.compile(r"[^\s<>\"',;:()\[\]@]+(?:'[^\s<>\"',;:()\[\]@]+)*@[^\s<>\"',;:?()\[\]@]+")
_DAY_FORMS = tuple(
    re.compile(form)
    for form in (
        r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?:[T ].*)?",
        r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})(?:[T ].*)?",
        r"--(?P<m>\d{2})-?(?P<d>\d{2})(?:[T ].*)?",
        r"(?P<y>\d{4})[/.](?P<m>\d{1,2})[/.](?P<d>\d{1,2})",
        r"(?P<d>\d{1,2})\.\s*(?P<m>\d{1,2})\.\s*(?P<y>\d{4})",
    )
)
_DATA_URI = re.compile(rb"\s*data:[^,]*?base64\s*\\?,", re.IGNORECASE)
_MEDIA = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"BM", "image/bmp"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
)


@lru_cache(maxsize=128)
def codec_for(charset: str) -> str:
    """Python's name of a charset that a card declares; "" for one that is unknown or is no charset of text."""
    if not _CHARSETS.match(charset):
        return ""
    try:
        name = codecs.lookup(charset.removeprefix("x-").removeprefix("X-")).name
    except LookupError:
        return ""
    if name in _WESTERN:
        return "cp1252"      # what calls itself Latin-1 mostly is Windows
    return {"shift_jis": "cp932", "gb2312": "gb18030", "utf-7": ""}.get(name, name)


def decode(raw: bytes, charset: str = "", other: str = "") -> str:
    """Text by the declared charset, else UTF-8, else the card's ``other`` charset, else Western Windows."""
    if not charset:
        try:
            return raw.decode()
        except UnicodeDecodeError:
            charset, other = other, ""
    for name in (codec_for(charset) if charset else "", "utf-8", codec_for(other) if other else ""):
        if name:
            try:
                return raw.decode(name)
            except (UnicodeError, ValueError):
                continue
    return raw.decode("cp1252", "replace")


def text_of(item: Field, other: str = "") -> str:
    """The value as text, escapes still in it."""
    raw = item.value
    if item.header.encoding == "Q":
        raw = binascii.a2b_qp(raw)
    elif item.header.encoding == "B":
        raw = _base64(raw) or b""
    return decode(raw, item.header.charset, other)


def unescape(text: str, lines: bool = True) -> str:
    """Backslash escapes undone; ``lines`` says whether ``\\n`` means a new line (in vCard 2.1 it need not)."""
    if "\\" not in text:
        return text
    return _ESCAPE.sub(lambda match: _unescaped(match, lines), text)


def _unescaped(match: re.Match[str], lines: bool) -> str:
    letter = match[1]
    if letter in _PLAIN_ESCAPES:
        return letter
    return "\n" if lines and letter in "nN" else match[0]


def split(text: str, separator: str) -> list[str]:
    """The parts between unescaped separators, escapes still in them."""
    if "\\" not in text:
        return text.split(separator)
    parts, begin, place = [], 0, 0
    while place < len(text):
        if text[place] == "\\":
            place += 1
        elif text[place] == separator:
            parts.append(text[begin:place])
            begin = place + 1
        place += 1
    return [*parts, text[begin:]]


def one_line(text: str) -> str:
    """Without control and direction marks; every run of blanks is one blank."""
    if not text.isprintable():
        text = "".join(_visible(letter, " ") for letter in text)
    return " ".join(text.split()) if "  " in text else text.strip()


def many_lines(text: str) -> str:
    """Without control and direction marks, but with its line ends."""
    if not text.isprintable():
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        text = "".join(letter if letter in "\n\t" else _visible(letter, "") for letter in text)
    return text.strip()


def _visible(letter: str, blank: str) -> str:
    """The letter, or what stands for it: joiners (U+200C, U+200D) are part of words and emoji."""
    if letter.isprintable() or letter in "\u200c\u200d":
        return letter
    kind = unicodedata.category(letter)
    if kind in ("Zs", "Zl", "Zp"):
        return " "
    return letter if kind in ("Co", "Cn") else blank if letter in "\t\n\r\v\f\x85" else ""


def emails_in(text: str) -> list[str]:
    """The addresses in a value such as ``"Omega" <omega@example.com>`` or ``mailto:a@example.com``."""
    if "@" not in text or len(text) > LONGEST_EMAILS:
        return []
    return [address.rstrip(".") for address in _EMAIL.findall(text)]


def phone_in(text: str) -> str:
    """A telephone number as written, without ``tel:`` or ``sip:`` and without invisible marks."""
    text = one_line(text)
    scheme, colon, rest = text.partition(":")
    if not colon or scheme.strip().lower() not in ("tel", "sip", "sips", "callto"):
        return text
    number, _, params = unquote(rest).strip().partition(";")
    extension = re.search(r"(?:^|;)ext=([^;]+)", params)
    return one_line(f"{number} ext. {extension[1]}" if extension else number)


def read_day(text: str, label: str, no_year: str = "") -> PersonDate | None:
    """A whole day, or None for what is no day of the calendar. ``no_year`` is the year that stands for none."""
    text = text.strip()
    match = next(filter(None, (form.fullmatch(text) for form in _DAY_FORMS)), None)
    if match is None:
        return None
    parts = match.groupdict()
    month, day = int(parts["m"]), int(parts["d"])
    year: int | None = int(parts.get("y") or 0)
    if year in (0, NO_YEAR) or str(year) == no_year.strip():
        year = None
    try:
        date(year or NO_YEAR, month, day)
    except ValueError:
        return None
    return PersonDate(label, month, day, year)


def read_photo(item: Field) -> Photo | None:
    """The picture inside a field, or None if it cannot be read or is none."""
    raw = item.value
    uri = _DATA_URI.match(raw)
    if not uri and item.header.encoding != "B":
        return None
    return photo_of(_base64(raw[uri.end():] if uri else raw) or b"")


def photo_of(content: bytes) -> Photo | None:
    """The picture, if these bytes begin like one."""
    media = _media_type(content)
    return Photo(media, content) if media else None


def _base64(raw: bytes) -> bytes | None:
    """Strictly decoded, but for blanks and missing padding."""
    raw = b"".join(raw.split())
    bare = raw.rstrip(b"=")
    try:
        return binascii.a2b_base64(bare + b"=" * (-len(bare) % 4), strict_mode=True)
    except (binascii.Error, ValueError):
        return None


def _media_type(content: bytes) -> str:
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    if content[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif"):
        return "image/avif" if content[8:12] == b"avif" else "image/heic"
    return next((media for magic, media in _MEDIA if content.startswith(magic)), "")
