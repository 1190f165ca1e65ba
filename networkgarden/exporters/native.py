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
from collections.abc import Mapping

from networkgarden.domain.archive import GardenArchive
from networkgarden.domain.drafting import OwnTemplate
from networkgarden.domain.fruit import Fruit
from networkgarden.domain.plans import PlannedMeeting
from networkgarden.domain.promise import Promise
from networkgarden.domain.reading import Reading
from networkgarden.exporters.native_merges import merge_record
from networkgarden.exporters.native_people import contact_record, day_text, interaction_record, pause_record, said

VERSION = 1


def garden_json(archive: GardenArchive) -> str:
    """The document as text, one contact or interaction a line."""
    parts = [
        f'"networkgarden": {VERSION}',
        _list("contacts", [contact_record(contact) for contact in archive.contacts]),
        _list("interactions", [interaction_record(interaction) for interaction in archive.interactions]),
        _list("pauses", [pause_record(pause) for pause in archive.pauses]),
        _list("promises", [_promise(promise) for promise in archive.promises]),
        _list("fruit", [_fruit(fruit) for fruit in archive.fruits]),
        _list("links", [{"from": one.contact_id, "to": one.other_id, "word": one.word} for one in archive.links]),
        _list("own_kinds", [{"name": one.name, "like": one.like.value} for one in archive.own_kinds]),
        _list("readings", [_reading(one) for one in archive.readings]),
        _list("templates", [_template(one) for one in archive.templates]),
        _list("meetings", [_meeting(one) for one in archive.meetings]),
        _list("merges", [merge_record(one) for one in archive.merges]),
        _list("not_the_same", [{"one": one, "other": other} for one, other in archive.apart]),
        f'"settings": {_line(dict(archive.settings))}',
    ]
    return "{" + ",\n".join(parts) + "}\n"


def _list(name: str, items: list[dict[str, object]]) -> str:
    return f'"{name}": [' + ",\n".join(_line(item) for item in items) + "]"


def _line(value: Mapping[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _promise(promise: Promise) -> dict[str, object]:
    return said({
        "id": promise.id, "contact": promise.contact_id, "text": promise.text, "made_on": day_text(promise.made_on),
        "due_on": day_text(promise.due_on), "kept_on": day_text(promise.kept_on)})


def _fruit(fruit: Fruit) -> dict[str, object]:
    return said({"id": fruit.id, "contact": fruit.contact_id, "fruit": fruit.fruit.value, "note": fruit.note,
                 "on": day_text(fruit.day), "led_by": fruit.led_by})


def _reading(one: Reading) -> dict[str, object]:
    return said({
        "id": one.id, "title": one.title, "url": one.url, "words": one.words, "added_on": day_text(one.added_on),
        "read_on": day_text(one.read_on),
        "shared": [{"contact": contact_id, "on": day_text(day)} for contact_id, day in one.shared],
    })


def _template(one: OwnTemplate) -> dict[str, object]:
    return said({"act": one.act, "language": one.language, "subject": one.subject, "body": one.body})


def _meeting(one: PlannedMeeting) -> dict[str, object]:
    return said({
        "id": one.id, "contacts": list(one.contact_ids), "what": one.what, "on": day_text(one.day),
        "at": one.start.isoformat(), "minutes": one.minutes, "place": one.place, "state": one.state.value,
        "proposals": [start.isoformat() for start in one.proposals],
    })
