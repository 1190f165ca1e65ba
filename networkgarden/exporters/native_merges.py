"""Merges as records of our JSON, so that they can be taken apart after a move too.

::

    {"id", "on", "before": contact, "after": contact,
     "parts": [{"contact": contact, "interactions": [id], "shared": [id], "dropped": [interaction],
                "keepsakes": [{"table", "values": {column: value}, "dropped"}]}]}
"""

from __future__ import annotations

from networkgarden.domain.merge import Keepsake, Merge, MergedPart
from networkgarden.exporters.native_people import contact_record, day_text, interaction_record, said


def merge_record(merge: Merge) -> dict[str, object]:
    return {"id": merge.id, "on": day_text(merge.day), "before": contact_record(merge.before),
            "after": contact_record(merge.after), "parts": [part_record(part) for part in merge.parts]}


def part_record(part: MergedPart) -> dict[str, object]:
    return said({
        "contact": contact_record(part.contact), "interactions": list(part.interactions), "shared": list(part.shared),
        "dropped": [interaction_record(act) for act in part.dropped],
        "keepsakes": [_keepsake(one) for one in part.keepsakes]})


def _keepsake(one: Keepsake) -> dict[str, object]:
    return {"table": one.table, "values": dict(one.values), "dropped": one.dropped}
