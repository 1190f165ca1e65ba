"""Merges of our JSON, from records that are not trusted (exporters/native_merges.py draws them)."""

from __future__ import annotations

from collections.abc import Collection

from networkgarden.domain.merge import Keepsake, Merge, MergedPart
from networkgarden.importers.native_fields import Wrong, as_id, list_in, needed_day, records_in, text_in
from networkgarden.importers.native_people import contact_of, interaction_of

Record = dict[str, object]


def merge_of(record: Record) -> Merge:
    parts = tuple(part_of(part) for part in records_in(record, "parts"))
    if not parts:
        raise Wrong("nobody was merged")
    return Merge(as_id(text_in(record, "id")), needed_day(record, "on"), contact_of(record_in(record, "before")),
                 contact_of(record_in(record, "after")), parts)


def part_of(record: Record) -> MergedPart:
    return MergedPart(
        contact_of(record_in(record, "contact")), _ids(record, "interactions"), _ids(record, "shared"),
        tuple(interaction_of(act) for act in records_in(record, "dropped")),
        tuple(_keepsake(one) for one in records_in(record, "keepsakes")))


def pair_of(record: Record, known: Collection[str]) -> tuple[str, str]:
    """Two ids of people who are not the same."""
    one, other = as_id(text_in(record, "one")), as_id(text_in(record, "other"))
    if one not in known or other not in known or one == other:
        raise Wrong("it is of somebody who is not in this file")
    return one, other


def record_in(record: Record, name: str) -> Record:
    value = record.get(name)
    if not isinstance(value, dict):
        raise Wrong(f"“{name}” is not a record")
    return value


def _ids(record: Record, name: str) -> tuple[str, ...]:
    return tuple(as_id(text_in({name: one}, name)) for one in list_in(record, name))


def _keepsake(record: Record) -> Keepsake:
    values = record_in(record, "values")
    if not all(isinstance(value, str | int | float | None) or (isinstance(value, dict) and set(value) == {"base64"})
               for value in values.values()):
        raise Wrong("a kept row holds something strange")
    return Keepsake(text_in(record, "table"), tuple(values.items()), record.get("dropped") is True)
