"""Monica's JSON export: lists of typed values, references by UUID (formats.md §1.11)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from networkgarden.domain.incoming import Address, Incoming, Skip
from networkgarden.domain.kinds import Direction, Kind
from networkgarden.errors import UnreadableFile
from networkgarden.importers.files import FoundFile
from networkgarden.importers.hints import Hints
from networkgarden.importers.meta_json import load, records_of
from networkgarden.importers.monica import Act, Known, direction, incoming


def recognise(head: bytes) -> bool:
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    return text.startswith(b"{") and b'"app_version"' in text and (b'"export_date"' in text or b'"account"' in text)


def read(file: FoundFile, _: Hints | None = None) -> Incoming:
    """All contacts of the account with their history. Raises UnreadableFile."""
    document, cut = load(file)
    account = document.get("account") if isinstance(document, dict) else None
    if cut or not isinstance(account, dict):
        raise UnreadableFile(f"{file.name} is cut off or damaged.", "Export it from Monica once more.")
    types = {one.get("uuid"): _text(_properties(one), "name") or _text(_properties(one), "type")
             for one in _instances(account, "contact_field_types")}
    activities = {one.get("uuid"): one for one in _values(account, "activity")}
    contacts = [_contact(number, one, types, activities) for number, one in enumerate(_values(account, "contact"), 1)]
    _relate(account, contacts)
    skipped: list[Skip] = []
    return incoming(file.path, contacts, skipped)


def _contact(number: int, one: dict[str, Any], types: dict[Any, str], activities: dict[Any, dict[str, Any]]) -> Known:
    said = _properties(one)
    born = _properties(said.get("birthdate"))
    known = Known(
        number, str(one.get("uuid") or ""),
        (_text(said, "first_name"), _text(said, "middle_name"), _text(said, "last_name")),
        _text(said, "nickname"), _text(said, "description"), _text(said, "company"), _text(said, "job"),
        _text(said, "stay_in_touch_frequency"), bool(said.get("is_partial")),
        bool(said.get("is_dead")) or said.get("is_active") is False,
        (_text(born, "date"), bool(born.get("is_year_unknown"))))
    known.fields = [(types.get(field.get("type"), ""), _text(field, "data"))
                    for field in map(_properties, _values(one, "contact_field")) if _text(field, "data")]
    known.addresses = list(_addresses(one))
    tags = said.get("tags")
    known.tags = [tag if isinstance(tag, str) else _text(_properties(tag) or tag, "name")
                  for tag in (tags if isinstance(tags, list) else ()) if isinstance(tag, (str, dict))]
    known.acts = list(_acts(one, activities))
    return known


def _acts(one: dict[str, Any], activities: dict[Any, dict[str, Any]]) -> Iterator[Act]:
    for call in map(_properties, _values(one, "call")):
        yield Act(Kind.CALL, direction(bool(call.get("contact_called"))), _text(call, "called_at"),
                  _text(call, "content"))
    for conversation in map(_properties, _values(one, "conversation")):
        for message in map(_properties, records_of(conversation.get("messages"))):
            stamp = _text(message, "written_at") or _text(conversation, "happened_at")
            yield Act(Kind.MESSAGE, direction(not message.get("written_by_me")), stamp)
    for reference in _listed(one, "activity"):
        activity = activities.get(reference) if isinstance(reference, str) else reference
        said = _properties(activity)
        if said:
            words = "\n".join(filter(None, (_text(said, "summary"), _text(said, "description"))))
            yield Act(Kind.MEETING, Direction.BOTH, _text(said, "happened_at"), words)
    for note in _values(one, "note"):
        stamp = _text(note, "created_at") or _text(_properties(note), "created_at")
        yield Act(Kind.NOTE, Direction.SENT, stamp, _text(_properties(note), "body"))


def _addresses(one: dict[str, Any]) -> Iterator[Address]:
    for said in map(_properties, _values(one, "address")):
        address = Address(_text(said, "street"), _text(said, "city"), _text(said, "province"),
                          _text(said, "postal_code"), _text(said, "country"), _text(said, "name"))
        if address != Address(label=address.label):
            yield address


def _relate(account: dict[str, Any], contacts: list[Known]) -> None:
    """Who is whose what, as fields of both contacts' own."""
    by_key = {one.key: one for one in contacts if one.key}
    for said in map(_properties, _values(account, "relationship")):
        one, other = by_key.get(str(said.get("of_contact"))), by_key.get(str(said.get("contact_is")))
        if one and other:
            kind = _text(said, "type")
            one.related.append((kind if "-" not in kind else "", other.name))


def _listed(one: dict[str, Any], kind: str) -> list[Any]:
    """The values of one type in ``data``, references among them."""
    return [value for part in records_of(one.get("data")) if part.get("type") == kind
            for value in (part["values"] if isinstance(part.get("values"), list) else ())]


def _values(one: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return records_of(_listed(one, kind))


def _instances(account: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    instance = account.get("instance")
    return records_of(instance.get(kind)) if isinstance(instance, dict) else []


def _properties(one: object) -> dict[str, Any]:
    """The facts of a value; they may stand in it without a level of their own."""
    if not isinstance(one, dict):
        return {}
    inner = one.get("properties")
    return inner if isinstance(inner, dict) else {} if "properties" in one else one


def _text(said: dict[str, Any], key: str) -> str:
    value = said.get(key)
    return str(value) if isinstance(value, (str, int, float)) and not isinstance(value, bool) else ""
