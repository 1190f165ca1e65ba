"""Contacts and interactions as records of our JSON (the document is drawn in exporters/native.py)."""

from __future__ import annotations

from base64 import b64encode
from datetime import date

from networkgarden.domain.contact import Contact
from networkgarden.domain.days import Pause
from networkgarden.domain.interaction import Interaction


def said(values: dict[str, object]) -> dict[str, object]:
    """Without what is empty or unknown; False and 0 are said."""
    return {name: value for name, value in values.items() if value is not None and value != "" and value != []}


def day_text(day: int | None) -> str | None:
    return None if day is None else date.fromordinal(day).isoformat()


def contact_record(contact: Contact) -> dict[str, object]:
    photo = contact.photo
    return said({
        "id": contact.id, "name": contact.name, "seed": contact.seed, "species": contact.species,
        "state": contact.state.value, "circle": contact.circle, "every_days": contact.every_days,
        "established": contact.established,
        "states": [{"on": day_text(change.day), "state": change.state.value} for change in contact.states],
        "created_on": day_text(contact.created_on),
        "given": contact.given, "family": contact.family, "nickname": contact.nickname,
        "organisation": contact.organisation, "title": contact.title, "note": contact.note,
        "beds": list(contact.beds),
        "points": [said({"kind": point.kind.value, "value": point.value, "label": point.label})
                   for point in contact.points],
        "addresses": [said({
            "street": address.street, "city": address.city, "region": address.region, "postcode": address.postcode,
            "country": address.country, "label": address.label,
        }) for address in contact.addresses],
        "dates": [{"label": day.label, "on": day.text()} for day in contact.dates],
        "custom": [list(pair) for pair in contact.custom],
        "photo": {"media_type": photo.media_type, "base64": b64encode(photo.content).decode()} if photo else None,
        "sources": [{"name": source.name, "uid": source.uid} for source in contact.sources],
        "never": list(contact.never), "pauses": [pause_record(pause) for pause in contact.respites],
        "died_on": day_text(contact.died_on),
    })


def interaction_record(interaction: Interaction) -> dict[str, object]:
    return said({
        "id": interaction.id, "on": day_text(interaction.day),
        "at": interaction.instant.isoformat() if interaction.instant else None,
        "kind": interaction.kind.value, "direction": interaction.direction.value,
        "contacts": list(interaction.contact_ids), "note": interaction.note,
        "reaction": interaction.reaction.value if interaction.reaction else None,
        "source": interaction.source, "key": interaction.key, "own": interaction.own,
    })


def pause_record(pause: Pause) -> dict[str, object]:
    return said({"from": day_text(pause.start), "until": day_text(pause.end)})
