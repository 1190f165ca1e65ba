"""Ways to reach a person: e-mail, telephone, web, messengers, postal addresses, and the labels of all these."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import unquote

from networkgarden.domain.incoming import Address, Point, PointKind
from networkgarden.importers import vcard_values
from networkgarden.importers.vcard_lines import Header

SILENT_TYPES = frozenset({"pref", "voice", "internet", "msg", "text", "x400", "postal", "parcel", "dom", "intl", ""})
"""Types that say nothing a person would read."""

TYPE_WORDS = {"cell": "mobile", "iphone": "mobile", "x-mobile": "mobile"}
_TYPE_LIST = re.compile(r"[a-z0-9-]+(?:,[a-z0-9-]+)+")
LONGEST_LABEL = 60
LONGEST_ADDRESS = 254
_APPLE_LABEL = re.compile(r"_\$!<(.*?)>!\$_")
_PROFILE = re.compile(r"linkedin\.[a-z.]+/(?:in|pub|profile)/|xing\.com/profile/", re.IGNORECASE)
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(?!//)(.+)", re.DOTALL)

MESSENGERS = {
    "X-AIM": "aim", "X-ICQ": "icq", "X-JABBER": "xmpp", "X-XMPP": "xmpp", "X-MSN": "msn", "X-YAHOO": "yahoo",
    "X-YAHOO-ID": "yahoo", "X-SKYPE": "skype", "X-SKYPE-USERNAME": "skype", "X-GOOGLE-TALK": "google talk",
    "X-GTALK": "google talk", "X-QQ": "qq", "X-GADUGADU": "gadu-gadu", "X-GROUPWISE": "groupwise",
    "X-TWITTER": "twitter", "X-TELEGRAM": "telegram", "X-MATRIX": "matrix", "X-SIGNAL": "signal",
    "X-WHATSAPP": "whatsapp", "X-MS-IMADDRESS": "",
}
_KDE_MESSENGER = "X-MESSAGING/"


def is_messenger(name: str) -> bool:
    return name in MESSENGERS or name.startswith(_KDE_MESSENGER)


@lru_cache(maxsize=1024)
def label_of(types: tuple[str, ...]) -> str:
    """``("cell", "voice")`` → "mobile"; vCard 4 may put several types into one quoted value."""
    words = []
    for listed in types:
        plain = vcard_values.one_line(listed)
        words += plain.split(",") if _TYPE_LIST.fullmatch(plain) else [plain]
    said = [TYPE_WORDS.get(word, word.removeprefix("x-")) for word in words if word not in SILENT_TYPES]
    return " ".join(dict.fromkeys(said))[:LONGEST_LABEL].strip()


def plain_label(text: str) -> str:
    """Apple's ``_$!<HomePage>!$_`` → "homepage"; a person's own label stays as it is."""
    text = vcard_values.one_line(vcard_values.unescape(text))
    match = _APPLE_LABEL.fullmatch(text)
    return match[1].lower() if match else text[:LONGEST_LABEL].strip()


def plain_uid(text: str) -> str:
    """Without ``urn:uuid:``, so that a member of a group and the card it means are the same text."""
    return text[9:] if text[:9].lower() == "urn:uuid:" else text


def read_points(header: Header, text: str, label: str) -> list[Point]:
    """The points of one field; none if an e-mail field holds no address."""
    name = header.name
    if name == "EMAIL":
        return [Point(PointKind.EMAIL, address, label) for address in vcard_values.emails_in(text) or _odd_email(text)]
    if name == "TEL":
        return [Point(PointKind.PHONE, vcard_values.phone_in(text), label)]
    if name == "X-SIP":
        number = vcard_values.phone_in(text)
        return [Point(PointKind.IM if "@" in number else PointKind.PHONE, number, label or "sip")]
    if name == "URL":
        return [_web(text, label)]
    if name in ("X-SOCIALPROFILE", "SOCIALPROFILE"):
        return [_social(header, text, label)]
    if name.startswith(_KDE_MESSENGER):
        service = name.removeprefix(_KDE_MESSENGER).removesuffix("-ALL").lower()
        return [Point(PointKind.IM, one.strip(), service) for one in text.split("\ue000") if one.strip()]
    return [_messenger(header, text, label)]


def _odd_email(text: str) -> list[str]:
    """An address that breaks the rules but is plainly meant as one stays as it is written."""
    return [text] if text.count("@") == 1 and " " not in text and 3 <= len(text) <= LONGEST_ADDRESS else []


def _web(text: str, label: str) -> Point:
    return Point(PointKind.PROFILE if _PROFILE.search(text) else PointKind.URL, text, label)


def _social(header: Header, text: str, label: str) -> Point:
    """The page, or the name there where the file gives only that (``x-apple:nick``)."""
    service = (header.param("SERVICE-TYPE") or header.param("X-SERVICE-TYPE")).lower() or label
    scheme = _SCHEME.fullmatch(text)
    bare = scheme[2] if scheme and scheme[1].lower().startswith("x-") else text
    return Point(PointKind.PROFILE, unquote(bare) if bare != text else bare, service)


def _messenger(header: Header, text: str, label: str) -> Point:
    service = MESSENGERS.get(header.name, "") or header.param("X-SERVICE-TYPE") or header.param("SERVICE-TYPE")
    scheme = _SCHEME.fullmatch(text)
    if scheme and header.name == "IMPP":
        name = scheme[1].lower()
        service = service or ("" if name.startswith("x-") else name)
        text = unquote(scheme[2])
    return Point(PointKind.IM, vcard_values.one_line(text), service.lower() or label)


def read_address(parts: list[str], label: str) -> Address | None:
    """``box; extended; street; city; region; postcode; country`` (Google adds the whole as an eighth), or None."""
    box, extended, street, city, region, postcode, country, whole = [*parts, *[""] * 8][:8]
    if not any(parts[:7]):
        return Address(street=whole, label=label) if whole else None
    street = ", ".join(part for part in (box, extended, street) if part)
    return Address(street, city, region, postcode, country, label)
