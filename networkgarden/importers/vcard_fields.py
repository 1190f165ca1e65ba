"""From one raw card to a person: which field goes where. What cannot be kept is told in a Skip, never dropped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from networkgarden.domain.incoming import Address, IncomingPerson, PersonDate, Photo, Point, Skip
from networkgarden.domain.kinds import State
from networkgarden.importers import vcard_names, vcard_reach, vcard_values
from networkgarden.importers.vcard_cards import RawCard
from networkgarden.importers.vcard_lines import Field

LONGEST_CUSTOM = 4_000
"""Letters of a field that has no place of its own."""

SYSTEM_BEDS = frozenset({"mycontacts", "my contacts", "starred", "starred in android"})

QUIET = frozenset({
    "VERSION", "REV", "PRODID", "CLASS", "SOURCE", "MAILER", "CLIENTPIDMAP", "PROFILE", "NAME", "XML", "KIND",
    "MEMBER", "BEGIN", "END", "CREATED", "X-ABLABEL", "X-ABADR", "X-ABUID", "X-ABSHOWAS", "X-ABSHOWAS-ABSHOWAS",
    "X-ABORDER", "X-MOZILLA-HTML", "X-EVOLUTION-FILE-AS", "X-MS-OL-DESIGN", "X-MS-OL-DEFAULT-POSTAL-ADDRESS",
    "X-ADDRESSBOOKSERVER-KIND", "X-ADDRESSBOOKSERVER-MEMBER", "X-REDUCTION", "X-CLASS", "X-ADDRESSING-GRAMMAR",
    "X-IMAGEHASH", "X-IMAGETYPE", "X-SHARED-PHOTO-DISPLAY-PREF",
})
"""Marks of the writing program: nothing a person would miss."""

NOT_KEPT = {"LOGO": "logo", "SOUND": "sound", "KEY": "key"}
PHOTO_OUTSIDE = "The photo is outside of this file; photos are never fetched."
PHOTO_UNREADABLE = "The photo cannot be read."
NOT_KEPT_WHY = "A {} is not kept."

CUSTOM_NAMES = {
    "ROLE": "Role", "RELATED": "Related", "X-ABRELATEDNAMES": "Related", "GENDER": "Gender", "LANG": "Language",
    "TZ": "Time zone", "GEO": "Place", "HOBBY": "Hobby", "INTEREST": "Interest", "EXPERTISE": "Expertise",
    "SORT-STRING": "Sorted as", "CALURI": "Calendar", "FBURL": "Free and busy", "CALADRURI": "Calendar address",
    "BIRTHPLACE": "Birthplace", "X-GENDER": "Gender", "X-MAIDENNAME": "Maiden name",
    "X-PHONETIC-FIRST-NAME": "Phonetic first name", "X-PHONETIC-MIDDLE-NAME": "Phonetic middle name",
    "X-PHONETIC-LAST-NAME": "Phonetic last name", "X-KADDRESSBOOK-X-PROFESSION": "Profession",
    "X-KADDRESSBOOK-X-OFFICE": "Office", "X-KADDRESSBOOK-X-SPOUSESNAME": "Spouse",
    "X-KADDRESSBOOK-X-SPOUSENAME": "Spouse", "X-KADDRESSBOOK-X-MANAGERSNAME": "Manager",
    "X-KADDRESSBOOK-X-ASSISTANTSNAME": "Assistant", "X-EVOLUTION-SPOUSE": "Spouse", "X-EVOLUTION-MANAGER": "Manager",
    "X-EVOLUTION-ASSISTANT": "Assistant", "X-SPOUSE": "Spouse", "X-MANAGER": "Manager", "X-ASSISTANT": "Assistant",
}

DEATH = "death"
DAY_NAMES = {
    "BDAY": "birthday", "ANNIVERSARY": "anniversary", "X-ANNIVERSARY": "anniversary",
    "X-MS-ANNIVERSARY": "anniversary", "X-EVOLUTION-ANNIVERSARY": "anniversary", "X-ABDATE": "date",
    "X-KADDRESSBOOK-X-ANNIVERSARY": "anniversary", "DEATHDATE": DEATH,
}


@dataclass(slots=True)
class Draft:
    """A person while the fields of the card are read one after another."""

    card: RawCard
    old: bool                          # vCard 2.1
    charset: str                       # what the card declares for any of its values
    labels: dict[str, str]             # group → X-ABLabel
    skips: list[Skip] = field(default_factory=list)
    names: vcard_names.Names = field(default_factory=vcard_names.Names)
    points: list[Point] = field(default_factory=list)
    addresses: list[Address] = field(default_factory=list)
    spare_addresses: list[Address] = field(default_factory=list)
    dates: list[PersonDate] = field(default_factory=list)
    organisations: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    beds: list[str] = field(default_factory=list)
    custom: list[tuple[str, str]] = field(default_factory=list)
    photo: Photo | None = None
    uid: str = ""
    contact_id: str = ""

    def skip(self, item: Field, why: str) -> None:
        self.skips.append(Skip(f"{self.card.where}, line {item.line}", why))

    def raw(self, item: Field) -> str:
        """The value as text, escapes still in it."""
        return vcard_values.text_of(item, self.charset)

    def line(self, item: Field) -> str:
        return vcard_values.one_line(vcard_values.unescape(self.raw(item), lines=not self.old))

    def parts(self, item: Field, separator: str = ";") -> list[str]:
        return [self._part(part) for part in vcard_values.split(self.raw(item), separator)]

    def _part(self, text: str) -> str:
        return vcard_values.one_line(vcard_values.unescape(text, lines=not self.old))

    def label(self, item: Field) -> str:
        """Apple's own label of the group, else the types that say something."""
        return self.labels.get(item.header.group, "") or vcard_reach.label_of(item.header.types)

    def add_custom(self, item: Field, name: str, value: str) -> None:
        if not value:
            return
        if len(value) > LONGEST_CUSTOM:
            self.skip(item, "This field is too long to be kept.")
        else:
            self.custom.append((name, value))


def read_person(card: RawCard) -> tuple[IncomingPerson, list[Skip]]:
    """The person of a card and what could not be taken from it. A card with nothing in it gives an empty name."""
    draft = new_draft(card)
    for item in card.fields:
        take = TAKERS.get(item.header.name)
        if take is not None:
            take(draft, item)
        elif item.header.name not in QUIET:
            _take_other(draft, item)
    draft.skips += [Skip(f"{card.where}, line {stray.line}", stray.why) for stray in card.strays]
    if card.left_out:
        draft.skips.append(Skip(card.where, f"The card is too large: {card.left_out} more lines were left out."))
    return _person(draft), draft.skips


def new_draft(card: RawCard) -> Draft:
    charset = next((item.header.charset for item in card.fields if item.header.charset), "")
    old = card.first("VERSION").strip() == b"2.1"
    labels = {
        item.header.group: vcard_reach.plain_label(vcard_values.text_of(item, charset))
        for item in card.fields
        if item.header.name == "X-ABLABEL" and item.header.group
    }
    return Draft(card, old, charset, labels)


def _person(draft: Draft) -> IncomingPerson:
    taken = {address.label for address in draft.addresses}
    spare = [address for address in draft.spare_addresses if address.label not in taken]
    for name, values in (("Other organisation", draft.organisations), ("Other title", draft.titles)):
        draft.custom += [(name, value) for value in values[1:]]
    draft.custom += draft.names.left_over()
    has_died = any(date.label == DEATH for date in draft.dates)
    return IncomingPerson(
        where=draft.card.where,
        name=draft.names.shown(),
        given=draft.names.first(),
        family=draft.names.family,
        nickname=", ".join(dict.fromkeys(draft.names.nicknames)),
        organisation=draft.organisations[0] if draft.organisations else "",
        title=draft.titles[0] if draft.titles else "",
        points=tuple(dict.fromkeys(draft.points)),
        addresses=tuple(dict.fromkeys([*draft.addresses, *spare])),
        dates=tuple(dict.fromkeys(draft.dates)),
        note="\n\n".join(dict.fromkeys(draft.notes)),
        beds=tuple(dict.fromkeys(draft.beds)),
        custom=tuple(dict.fromkeys(draft.custom)),
        photo=draft.photo,
        uid=draft.uid,
        contact_id=draft.contact_id,
        state=State.ARCHIVED if has_died else None,
    )


def _take_fn(draft: Draft, item: Field) -> None:
    preferred = "pref" in item.header.types or item.header.param("PREF") == "1"
    draft.names.add_shown(draft.line(item), preferred)


def _take_n(draft: Draft, item: Field) -> None:
    draft.names.add_parts(draft.parts(item))
    sorted_as = item.header.param("SORT-AS")
    if sorted_as:
        phonetic = " ".join(part for part in reversed(vcard_values.split(sorted_as, ";")) if part)
        draft.add_custom(item, "Phonetic name", vcard_values.one_line(phonetic))


def _take_nickname(draft: Draft, item: Field) -> None:
    draft.names.nicknames += [name for name in draft.parts(item, ",") if name]


def _take_sound(draft: Draft, item: Field) -> None:
    if "x-irmc-n" in item.header.types or "x-irmc-n" in (key.lower() for key, _ in item.header.params):
        draft.add_custom(item, "Phonetic name", " ".join(part for part in draft.parts(item) if part))
    elif item.value.strip():
        draft.skip(item, NOT_KEPT_WHY.format("sound"))


def _take_org(draft: Draft, item: Field) -> None:
    units = [unit for unit in draft.parts(item) if unit]
    if not units:
        return
    draft.organisations.append(units[0])
    draft.add_custom(item, "Department", ", ".join(units[1:]))


def _take_title(draft: Draft, item: Field) -> None:
    title = draft.line(item)
    if title:
        draft.titles.append(title)


def _take_note(draft: Draft, item: Field) -> None:
    note = vcard_values.many_lines(vcard_values.unescape(draft.raw(item)))
    if note:
        draft.notes.append(note)


def _take_categories(draft: Draft, item: Field) -> None:
    separator = ";" if draft.old and b"," not in item.value else ","
    for bed in draft.parts(item, separator):
        if bed and bed.casefold() not in SYSTEM_BEDS and not bed.startswith("* "):
            draft.beds.append(bed)


def _take_uid(draft: Draft, item: Field) -> None:
    uid = vcard_reach.plain_uid(draft.line(item))
    draft.uid = draft.uid or uid


def _take_contact_id(draft: Draft, item: Field) -> None:
    draft.contact_id = draft.contact_id or draft.line(item)


def _take_address(draft: Draft, item: Field) -> None:
    parts = [vcard_values.many_lines(vcard_values.unescape(part)) for part in vcard_values.split(draft.raw(item), ";")]
    address = vcard_reach.read_address(parts, draft.label(item))
    if address is not None:
        draft.addresses.append(address)


def _take_address_label(draft: Draft, item: Field) -> None:
    """A printed address counts only where the card gives no parts for the same place."""
    street = vcard_values.many_lines(vcard_values.unescape(draft.raw(item)))
    if street:
        draft.spare_addresses.append(Address(street=street, label=draft.label(item)))


def _take_day(draft: Draft, item: Field) -> None:
    text = draft.line(item)
    if not text:
        return
    name = DAY_NAMES[item.header.name]
    label = draft.labels.get(item.header.group) or name
    day = vcard_values.read_day(text, label, item.header.param("X-APPLE-OMIT-YEAR"))
    if day is None:
        draft.skip(item, f"The {name} is not a day of the calendar.")
    elif label == "birthday" and day not in draft.dates and any(known.label == label for known in draft.dates):
        draft.skip(item, "The card has another birthday before this one.")
    else:
        draft.dates.append(day)


def _take_photo(draft: Draft, item: Field) -> None:
    value = item.value.strip()
    if not value or draft.photo is not None:
        if value:
            draft.skip(item, "The card has another photo before this one.")
        return
    draft.photo = vcard_values.read_photo(item)
    if draft.photo is None:
        outside = item.header.encoding != "B" and value[:5].lower() != b"data:"
        draft.skip(item, PHOTO_OUTSIDE if outside else PHOTO_UNREADABLE)


def _take_reach(draft: Draft, item: Field) -> None:
    """E-mail, telephone, web and messenger addresses."""
    text = draft.line(item)
    if not text:
        return
    points = vcard_reach.read_points(item.header, text, draft.label(item))
    if points:
        draft.points += points
    else:
        draft.skip(item, "This is not an e-mail address.")


def _take_custom_android(draft: Draft, item: Field) -> None:
    """``X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Nick;1;;;``."""
    kind, *parts = draft.parts(item)
    name = kind.rpartition("/")[2]
    value = parts[0] if parts else ""
    day = vcard_values.read_day(value, {"1": "anniversary", "3": "birthday"}.get("".join(parts[1:2]), "date"))
    if name == "nickname" and value:
        draft.names.nicknames.append(value)
    elif name == "contact_event" and day:
        draft.dates.append(day)
    elif name:
        draft.add_custom(item, name, ", ".join(part for part in parts if part))


def _take_other(draft: Draft, item: Field) -> None:
    name = item.header.name
    if vcard_reach.is_messenger(name):
        _take_reach(draft, item)
    elif item.header.encoding == "B" and item.value.strip():
        draft.skip(item, NOT_KEPT_WHY.format(NOT_KEPT.get(name, "file inside the card")))
    elif name in NOT_KEPT and item.value.strip():
        draft.skip(item, NOT_KEPT_WHY.format(NOT_KEPT[name]))
    else:
        shown = draft.labels.get(item.header.group) or CUSTOM_NAMES.get(name, name)
        draft.add_custom(item, shown, vcard_values.many_lines(vcard_values.unescape(draft.raw(item))))


def _take_agent(draft: Draft, item: Field) -> None:
    """The card of an assistant: a nested one was told of already (vcard_cards)."""
    value = item.value.strip()
    if value and value.upper().replace(b" ", b"") != b"BEGIN:VCARD":
        draft.skip(item, "An assistant's card inside this card was left out.")


Taker = Callable[[Draft, Field], None]
TAKERS: dict[str, Taker] = {
    "FN": _take_fn, "N": _take_n, "NICKNAME": _take_nickname, "X-NICKNAME": _take_nickname,
    "SOUND": _take_sound, "ORG": _take_org, "TITLE": _take_title, "NOTE": _take_note, "COMMENT": _take_note,
    "CATEGORIES": _take_categories, "X-CATEGORIES": _take_categories, "UID": _take_uid,
    "X-NETWORKGARDEN-ID": _take_contact_id, "ADR": _take_address, "LABEL": _take_address_label,
    "PHOTO": _take_photo, "X-MS-CARDPICTURE": _take_photo, "AGENT": _take_agent,
    "EMAIL": _take_reach, "TEL": _take_reach, "URL": _take_reach, "IMPP": _take_reach, "X-SIP": _take_reach,
    "X-SOCIALPROFILE": _take_reach, "SOCIALPROFILE": _take_reach, "X-ANDROID-CUSTOM": _take_custom_android,
    **dict.fromkeys(DAY_NAMES, _take_day),
}
