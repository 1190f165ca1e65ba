"""What the garden tells in the words of the command line (product.md §5)."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from networkgarden.actions.interactions import BY_HAND
from networkgarden.actions.tending import Tending
from networkgarden.domain.days import iso
from networkgarden.domain.incoming import PersonDate, PointKind
from networkgarden.storage import keepsakes


def standing_json(tending: Tending, day: int | None = None) -> list[dict[str, Any]]:
    """``list --json``: one document per contact, by name (case folded), then id."""
    read = tending.garden.read
    points: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for uuid, kind, value in read.query("SELECT contact.uuid, kind, value FROM point JOIN contact "
                                        "ON contact.id = point.contact ORDER BY point.id"):
        points[uuid].append((kind, value))
    facts = {uuid: (organisation, title) for uuid, organisation, title in read.query(
        "SELECT uuid, organisation, title FROM contact")}
    birthdays = {uuid: PersonDate("birthday", month, day_, year).text() for uuid, month, day_, year in read.query(
        "SELECT contact.uuid, month, day, year FROM person_date JOIN contact ON contact.id = person_date.contact "
        "WHERE label = 'birthday' ORDER BY person_date.id DESC")}
    return [{
        "id": one.contact_id, "name": one.name, "state": one.state.value, "circle": one.circle,
        "every_days": one.every_days, "beds": list(one.beds), "growth": one.rung.word, "rung": int(one.rung),
        "condition": one.condition.value if one.condition else None, "vitality": one.vitality, "roots": one.roots,
        "stability_days": one.stability_days, "due_on": iso(one.due_on) if one.due_on else None,
        "last_contact_on": iso(one.last_contact_on) if one.last_contact_on else None,
        "interactions": one.interactions,
        "emails": [value for kind, value in points[one.contact_id] if kind == PointKind.EMAIL],
        "phones": [value for kind, value in points[one.contact_id] if kind == PointKind.PHONE],
        "organisation": facts[one.contact_id][0], "title": facts[one.contact_id][1],
        "birthday": birthdays.get(one.contact_id),
    } for one in tending.standings(day)]


def timeline_json(tending: Tending, contact_id: str) -> list[dict[str, Any]]:
    """``timeline --json``: one document per interaction and fruit, newest first."""
    read = tending.garden.read
    names = dict(read.names())
    rows = [{
        "date": iso(one.day), "kind": one.word, "direction": one.direction.value,
        "with": [names[other] for other in one.contact_ids], "note": one.note,
        "reaction": one.reaction.value if one.reaction else None, "source": one.source,
    } for one in read.interactions(contact_id)]
    rows += [{
        "date": iso(one.day), "kind": one.fruit.value, "direction": one.fruit.direction.value,
        "with": [names[other] for other in (one.contact_id, one.led_by) if other], "note": one.note,
        "reaction": None, "source": BY_HAND,
    } for one in reversed(keepsakes.fruits(read, contact_id))]
    return sorted(rows, key=lambda row: str(row["date"]), reverse=True)
