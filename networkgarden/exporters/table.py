"""The contacts as a CSV table with the columns of product.md §5, which importers/tables.py reads back.

Of addresses the first, of dates the birthday; labels, photos and history are in the JSON only. The last column,
``Network Garden safe`` (or ``… raw``), is empty: it tells our reader how the cells were written. In the safe form,
the usual one, a cell that a spreadsheet could take for a formula gets a ``'`` in front.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable

from networkgarden.domain.contact import Contact
from networkgarden.domain.incoming import Address, PointKind

SAFE_MARK, RAW_MARK = "Network Garden safe", "Network Garden raw"
_RISKY = re.compile(r"'*[=+\-@\t\x00\r\n]")
_NOWHERE = Address()


def contacts_csv(contacts: Iterable[Contact], *, safe: bool = True, bom: bool = False) -> str:
    """The table, lines ended by CRLF. ``bom`` helps Excel to see that it is UTF-8."""
    listed = list(contacts)
    own = _own_fields(listed)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    guard = guarded if safe else str
    writer.writerow([guard(name) for name in (*_COLUMNS, *own.values())] + [SAFE_MARK if safe else RAW_MARK])
    for contact in listed:
        cells = [value(contact) for value in _COLUMNS.values()]
        cells += [_own_value(contact, key) for key in own]
        writer.writerow([guard(cell) for cell in cells] + [""])
    return ("\ufeff" if bom else "") + out.getvalue()


def guarded(cell: str) -> str:
    """With a ``'`` in front where a spreadsheet might compute; also where our reader would take one off."""
    return f"'{cell}" if _RISKY.match(cell) else cell


def _several(values: Iterable[str]) -> str:
    return ";".join(value.replace("\\", "\\\\").replace(";", "\\;") for value in values)


def _points(kind: PointKind) -> Callable[[Contact], str]:
    return lambda contact: _several(point.value for point in contact.points if point.kind is kind)


def _birthday(contact: Contact) -> str:
    return next((day.text() for day in contact.dates if day.label == "birthday"), "")


def _address(contact: Contact) -> Address:
    return contact.addresses[0] if contact.addresses else _NOWHERE


_COLUMNS: dict[str, Callable[[Contact], str]] = {
    "id": lambda contact: contact.id,
    "name": lambda contact: contact.name,
    "first name": lambda contact: contact.given,
    "last name": lambda contact: contact.family,
    "nickname": lambda contact: contact.nickname,
    "email": _points(PointKind.EMAIL),
    "phone": _points(PointKind.PHONE),
    "profile": _points(PointKind.PROFILE),
    "url": _points(PointKind.URL),
    "im": _points(PointKind.IM),
    "circle": lambda contact: str(contact.circle),
    "every": lambda contact: str(contact.every_days or ""),
    "established": lambda contact: "yes" if contact.established else "no",
    "state": lambda contact: contact.state.value,
    "bed": lambda contact: _several(contact.beds),
    "organisation": lambda contact: contact.organisation,
    "title": lambda contact: contact.title,
    "birthday": _birthday,
    "street": lambda contact: _address(contact).street,
    "city": lambda contact: _address(contact).city,
    "region": lambda contact: _address(contact).region,
    "postcode": lambda contact: _address(contact).postcode,
    "country": lambda contact: _address(contact).country,
    "notes": lambda contact: contact.note,
}
# Names the reader knows as columns of its own: a person's own field so called is set apart.
_TAKEN = frozenset(_COLUMNS) | {
    "beds", "company", "contact", "date of birth", "day", "dob", "e mail", "emails", "every days", "family name",
    "full name", "given name", "group", "groups", "job title", "linkedin", "mail", "mobile", "note", "organization",
    "position", "postal code", "rhythm", "role", "surname", "tags", "tel", "telephone", "web page", "website", "zip",
}


def _key(name: str) -> str:
    return " ".join(name.replace("_", " ").replace("-", " ").casefold().split())


def _own_fields(contacts: Iterable[Contact]) -> dict[str, str]:
    """The headings of the persons' own fields by their key, in the order met."""
    own: dict[str, str] = {}
    for contact in contacts:
        for name, _ in contact.custom:
            own.setdefault(_key(name), f"field {name}" if _key(name) in _TAKEN else name or "field")
    return own


def _own_value(contact: Contact, key: str) -> str:
    return "; ".join(value for name, value in contact.custom if _key(name) == key)
