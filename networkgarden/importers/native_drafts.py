"""The reading list, the person's own templates and planned meetings in our JSON."""

from __future__ import annotations

from datetime import datetime

from networkgarden.domain.drafting import OwnTemplate
from networkgarden.domain.plans import KINDS_OF_MEETING, PlannedMeeting, PlanState
from networkgarden.domain.reading import Reading, clean_link, clean_title
from networkgarden.importers.native_fields import (
    Wrong,
    as_id,
    day_in,
    list_in,
    needed_day,
    number_in,
    records_in,
    text_in,
    word_in,
)

Record = dict[str, object]


def reading(record: Record, known: set[str]) -> Reading:
    """Whoever is not in the file is left out of those it was shared with."""
    link = clean_link(text_in(record, "url"))
    if not link:
        raise Wrong("“url” is not an ordinary web address")
    shared = {text_in(one, "contact"): needed_day(one, "on") for one in records_in(record, "shared")}
    return Reading(as_id(text_in(record, "id")), clean_title(text_in(record, "title"), link), link,
                   text_in(record, "words"), needed_day(record, "added_on"), day_in(record, "read_on"),
                   tuple((one, day) for one, day in shared.items() if one in known))


def template(record: Record) -> OwnTemplate:
    act, language, body = (text_in(record, name) for name in ("act", "language", "body"))
    if not act or not language or not body.strip():
        raise Wrong("a template needs an act, a language and some words")
    return OwnTemplate(act, language, " ".join(text_in(record, "subject").split()), body)


def meeting(record: Record, known: set[str]) -> PlannedMeeting:
    people = tuple(dict.fromkeys(text_in({"contacts": one}, "contacts") for one in list_in(record, "contacts")))
    if not people or not known.issuperset(people):
        raise Wrong("it is with nobody, or with somebody who is not in this file")
    minutes, what = number_in(record, "minutes", 1, 24 * 60), text_in(record, "what")
    if minutes is None or what not in KINDS_OF_MEETING:
        raise Wrong("it needs “minutes”, and “what” it is")
    return PlannedMeeting(
        as_id(text_in(record, "id")), people, what, needed_day(record, "on"), _instant(record.get("at")), minutes,
        text_in(record, "place"), word_in(record, "state", PlanState),
        tuple(map(_instant, list_in(record, "proposals"))))


def _instant(value: object) -> datetime:
    try:
        stamp = datetime.fromisoformat(text_in({"at": value}, "at"))
    except ValueError as error:
        raise Wrong("“at” is not a time like 2026-01-31T10:00:00+00:00") from error
    if stamp.tzinfo is None:
        raise Wrong("“at” has no zone")
    return stamp
