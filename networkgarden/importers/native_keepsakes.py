"""Promises, fruit, links and kinds of one's own in our JSON."""

from __future__ import annotations

from networkgarden.domain.fruit import Fruit, FruitKind
from networkgarden.domain.kinds import Kind
from networkgarden.domain.own_kinds import OwnKind
from networkgarden.domain.promise import Promise
from networkgarden.domain.relations import Link
from networkgarden.importers.native_fields import Wrong, as_id, day_in, needed_day, text_in, word_in

Record = dict[str, object]


def promise(record: Record, known: set[str]) -> Promise:
    return Promise(as_id(text_in(record, "id")), _somebody(record, "contact", known), _said(record, "text"),
                   needed_day(record, "made_on"), day_in(record, "due_on"), day_in(record, "kept_on"))


def fruit(record: Record, known: set[str]) -> Fruit:
    leader = _somebody(record, "led_by", known) if record.get("led_by") else None
    return Fruit(as_id(text_in(record, "id")), _somebody(record, "contact", known),
                 word_in(record, "fruit", FruitKind), text_in(record, "note"), needed_day(record, "on"), leader)


def link(record: Record, known: set[str]) -> Link:
    made = Link(_somebody(record, "from", known), _somebody(record, "to", known), _said(record, "word"))
    if made.contact_id == made.other_id:
        raise Wrong("it joins somebody to themselves")
    return made


def own_kind(record: Record) -> OwnKind:
    return OwnKind(_said(record, "name"), word_in(record, "like", Kind))


def _said(record: Record, name: str) -> str:
    text = text_in(record, name)
    if not text:
        raise Wrong(f"“{name}” is missing")
    return text


def _somebody(record: Record, name: str, known: set[str]) -> str:
    who = as_id(text_in(record, name))
    if who not in known:
        raise Wrong("it is of somebody who is not in this file")
    return who
