"""The whole garden as one JSON document that comes back without loss.

::

    {"networkgarden": 1,
     "contacts": [{"id", "name", "seed", "species", "state", "circle", "every_days", "established",
                   "states": [{"on", "state"}], "created_on", "given", "family", "nickname",
                   "organisation", "title", "note", "beds": [], "points": [{"kind", "value", "label"}],
                   "addresses": [{"street", "city", "region", "postcode", "country", "label"}],
                   "dates": [{"label", "on"}], "custom": [[name, value]], "photo": {"media_type", "base64"},
                   "sources": [{"name", "uid"}], "never": [kind], "pauses": [{"from", "until"}], "died_on"}],
     "interactions": [{"id", "on", "at", "kind", "direction", "contacts": [id], "note", "reaction", "source", "key",
                       "own"}],
     "pauses": [{"from", "until"}],
     "promises": [{"id", "contact": id, "text", "made_on", "due_on", "kept_on"}],
     "fruit": [{"id", "contact": id, "fruit", "note", "on", "led_by": id}],
     "links": [{"from": id, "to": id, "word"}],
     "own_kinds": [{"name", "like"}],
     "readings": [{"id", "title", "url", "words", "added_on", "read_on", "shared": [{"contact": id, "on"}]}],
     "templates": [{"act", "language", "subject", "body"}],
     "meetings": [{"id", "contacts": [id], "what", "on", "at", "minutes", "place", "state", "proposals": [at]}],
     "settings": {name: value}}

Days are ISO dates, instants ISO with offset, dates without a year ``--01-22``. Empty values are left out.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Mapping
from datetime import date

from networkgarden.domain.archive import GardenArchive
from networkgarden.domain.contact import Contact
from networkgarden.domain.days import Pause
from networkgarden.domain.drafting import OwnTemplate
from networkgarden.domain.fruit import Fruit
from networkgarden.domain.interaction import Interaction
from networkgarden.domain.plans import PlannedMeeting
from networkgarden.domain.promise import Promise
from networkgarden.domain.reading import Reading

VERSION = 1


def garden_json(archive: GardenArchive) -> str:
    """The document as text, one contact or interaction a line."""
    parts = [
        f'"networkgarden": {VERSION}',
        _list("contacts", [_contact(contact) for contact in archive.contacts]),
        _list("interactions", [_interaction(interaction) for interaction in archive.interactions]),
        _list("pauses", [_pause(pause) for pause in archive.pauses]),
        _list("promises", [_promise(promise) for promise in archive.promises]),
        _list("fruit", [_fruit(fruit) for fruit in archive.fruits]),
        _list("links", [{"from": one.contact_id, "to": one.other_id, "word": one.word} for one in archive.links]),
        _list("own_kinds", [{"name": one.name, "like": one.like.value} for one in archive.own_kinds]),
        _list("readings", [_reading(one) for one in archive.readings]),
        _list("templates", [_template(one) for one in archive.templates]),
        _list("meetings", [_meeting(one) for one in archive.meetings]),
        f'"settings": {_line(dict(archive.settings))}',
    ]
    return "{" + ",\n".join(parts) + "}\n"


def _list(name: str, items: list[dict[str, object]]) -> str:
    return f'"{name}": [' + ",\n".join(_line(item) for item in items) + "]"


def _line(value: Mapping[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _said(values: dict[str, object]) -> dict[str, object]:
    """Without what is empty or unknown; False and 0 are said."""
    return {name: value for name, value in values.items() if value is not None and value != "" and value != []}


def _day(day: int | None) -> str | None:
    return None if day is None else date.fromordinal(day).isoformat()


def _contact(contact: Contact) -> dict[str, object]:
    photo = contact.photo
    return _said({
        "id": contact.id, "name": contact.name, "seed": contact.seed, "species": contact.species,
        "state": contact.state.value, "circle": contact.circle, "every_days": contact.every_days,
        "established": contact.established,
        "states": [{"on": _day(change.day), "state": change.state.value} for change in contact.states],
        "created_on": _day(contact.created_on),
        "given": contact.given, "family": contact.family, "nickname": contact.nickname,
        "organisation": contact.organisation, "title": contact.title, "note": contact.note,
        "beds": list(contact.beds),
        "points": [_said({"kind": point.kind.value, "value": point.value, "label": point.label})
                   for point in contact.points],
        "addresses": [_said({
            "street": address.street, "city": address.city, "region": address.region, "postcode": address.postcode,
            "country": address.country, "label": address.label,
        }) for address in contact.addresses],
        "dates": [{"label": day.label, "on": day.text()} for day in contact.dates],
        "custom": [list(pair) for pair in contact.custom],
        "photo": {"media_type": photo.media_type, "base64": b64encode(photo.content).decode()} if photo else None,
        "sources": [{"name": source.name, "uid": source.uid} for source in contact.sources],
        "never": list(contact.never), "pauses": [_pause(pause) for pause in contact.respites],
        "died_on": _day(contact.died_on),
    })


def _interaction(interaction: Interaction) -> dict[str, object]:
    return _said({
        "id": interaction.id, "on": _day(interaction.day),
        "at": interaction.instant.isoformat() if interaction.instant else None,
        "kind": interaction.kind.value, "direction": interaction.direction.value,
        "contacts": list(interaction.contact_ids), "note": interaction.note,
        "reaction": interaction.reaction.value if interaction.reaction else None,
        "source": interaction.source, "key": interaction.key, "own": interaction.own,
    })


def _pause(pause: Pause) -> dict[str, object]:
    return _said({"from": _day(pause.start), "until": _day(pause.end)})


def _promise(promise: Promise) -> dict[str, object]:
    return _said({"id": promise.id, "contact": promise.contact_id, "text": promise.text,
                  "made_on": _day(promise.made_on), "due_on": _day(promise.due_on), "kept_on": _day(promise.kept_on)})


def _fruit(fruit: Fruit) -> dict[str, object]:
    return _said({"id": fruit.id, "contact": fruit.contact_id, "fruit": fruit.fruit.value, "note": fruit.note,
                  "on": _day(fruit.day), "led_by": fruit.led_by})


def _reading(one: Reading) -> dict[str, object]:
    return _said({
        "id": one.id, "title": one.title, "url": one.url, "words": one.words, "added_on": _day(one.added_on),
        "read_on": _day(one.read_on),
        "shared": [{"contact": contact_id, "on": _day(day)} for contact_id, day in one.shared],
    })


def _template(one: OwnTemplate) -> dict[str, object]:
    return _said({"act": one.act, "language": one.language, "subject": one.subject, "body": one.body})


def _meeting(one: PlannedMeeting) -> dict[str, object]:
    return _said({
        "id": one.id, "contacts": list(one.contact_ids), "what": one.what, "on": _day(one.day),
        "at": one.start.isoformat(), "minutes": one.minutes, "place": one.place, "state": one.state.value,
        "proposals": [start.isoformat() for start in one.proposals],
    })
