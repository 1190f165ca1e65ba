"""Merging contacts, taking merges apart again however much later, and remembering who is not the same.

A merge keeps the older contact: its id, seed number and species. What the others were, what belonged to them and what
was the same act as one of the kept contact's is stored whole, so that taking apart gives all of it back; what was
logged since stays with the kept one.
"""

from __future__ import annotations

import json
import uuid
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from networkgarden.actions.changes import Changes
from networkgarden.actions.contacts import rewrite, who_text
from networkgarden.actions.tending import Tending
from networkgarden.domain.contact import Contact
from networkgarden.domain.interaction import Interaction
from networkgarden.domain.merge import Merge, MergedPart, PastMerge, taken_apart
from networkgarden.errors import NotFound, UsageError
from networkgarden.exporters.native_merges import part_record
from networkgarden.exporters.native_people import contact_record
from networkgarden.importers.native_merges import part_of
from networkgarden.importers.native_people import contact_of
from networkgarden.matching.uniting import united
from networkgarden.storage import merges
from networkgarden.storage.garden import Recording
from networkgarden.storage.reading import Reader

Same = tuple[object, ...]


@dataclass(slots=True)
class Places:
    """In which rows things stood, for putting them back in the same order; worth nothing in another file."""

    contact: int | None = None
    acts: dict[str, tuple[int, int]] = field(default_factory=dict)     # interaction id → its row, its taking part
    lent: list[str] = field(default_factory=list)                      # acts that took over a reaction

    def text(self) -> str:
        return json.dumps({"contact": self.contact, "acts": self.acts, "lent": self.lent})

    @classmethod
    def read(cls, text: str) -> Places:
        said = json.loads(text) if text else {}
        return cls(said.get("contact"), {act: (row, part) for act, (row, part) in said.get("acts", {}).items()},
                   said.get("lent", []))


def merge(tending: Tending, contact_ids: Sequence[str]) -> Changes:
    """Make one contact of several, whatever order they are given in. Raises UsageError or NotFound."""
    read = tending.garden.read
    rows = read.rows_of(dict.fromkeys(contact_ids))
    if set(contact_ids) - set(rows):
        raise NotFound("That contact is no longer in the garden.")
    if len(rows) < 2:
        raise UsageError("Merging needs two contacts or more.", "See: networkgarden duplicates")
    people = sorted(read.contacts(list(rows.values())), key=lambda one: (one.created_on, rows[one.id]))
    kept, others = people[0], people[1:]
    title = f"{who_text(tending, [one.id for one in others])} merged into {kept.name}"
    with tending.action(title) as running:
        merge_into(tending, running, kept, others)
    return Changes(title, tuple(one.id for one in people), everything=True)


def merge_into(tending: Tending, running: Recording, kept: Contact, others: Sequence[Contact]) -> None:
    read, write = tending.garden.read, running.write
    row = read.rows_of([kept.id])[kept.id]
    table = merges.ContactRows(read)
    parts = []
    whole = kept
    for other in others:
        place = read.rows_of([other.id])[other.id]
        keepsakes = table.keepsakes(place)
        moved, places = _move_acts(read, running, kept.id, other, row, place)
        table.move(write, place, row)
        merges.take_contact_away(write, place)
        whole = united(whole, other)
        parts.append((MergedPart(other, **moved, keepsakes=table.marked(keepsakes)), places))
    rewrite(running, row, whole)
    remember(running, str(uuid.uuid4()), tending.today(), kept, next(read.contacts([row])), parts)
    _fold_again(running, [row], [part for part, _ in parts])


def remember(running: Recording, merge_id: str, day: int, before: Contact, after: Contact,
             parts: Sequence[tuple[MergedPart, Places]]) -> None:
    """Keep all that taking apart needs."""
    number = merges.add_merge(running.write, merge_id, after.id, day, _text(contact_record(before)),
                              _text(contact_record(after)))
    for part, places in parts:
        merges.add_part(running.write, number, part.contact.id, part.contact.name, _text(part_record(part)),
                        places.text())


def _move_acts(read: Reader, running: Recording, kept: str, other: Contact, row: int,
               place: int) -> tuple[dict[str, Any], Places]:
    """The other's interactions become the kept one's, each act once (model.md §1, the same interaction)."""
    mine: dict[Same, list[Interaction]] = {}
    for act in reversed(read.interactions(kept)):
        mine.setdefault(_identity(act), []).append(act)
    acts = list(reversed(read.interactions(other.id)))
    places = Places(place, merges.act_rows(read, place))
    seen: Counter[Same] = Counter()
    shared, dropped = [], []
    for act in acts:
        same = _identity(act)
        if kept in act.contact_ids:
            merges.leave_part(running.write, act.id, place)
            shared.append(act.id)
        elif len(act.contact_ids) == 1 and seen[same] < len(mine.get(same, ())) and not merges.is_told_of(
                read, places.acts[act.id][0]):
            twin = mine[same][seen[same]]
            if act.reaction and not twin.reaction:
                running.write.set_reaction(twin.id, act.reaction)
                places.lent.append(twin.id)
            running.write.remove_interaction(act.id)
            dropped.append(act)
        else:
            merges.move_part(running.write, act.id, place, row)
        seen[same] += 1
    return {"interactions": tuple(act.id for act in acts), "shared": tuple(shared), "dropped": tuple(dropped)}, places


def _identity(act: Interaction) -> Same:
    if act.key:
        return ("key", act.key)
    return (act.instant or act.day, act.kind, act.direction, act.note, act.own)


def past_merges(tending: Tending) -> list[PastMerge]:
    """What can be taken apart now, newest first."""
    return merges.past_merges(tending.garden.read)


def unmerge(tending: Tending, merge_id: str) -> Changes:
    """Take a merge apart. Raises NotFound for one that is not there, or whose contact was merged on."""
    read = tending.garden.read
    found = [(one, places) for one, places in _merges(read, merge_id) if read.row_of(one.kept_id) is not None]
    if not found:
        raise NotFound("That merge cannot be taken apart.", "It was already, or its contact went into another one.")
    past, places = found[0]
    title = f"Took {next(read.contacts([read.rows_of([past.kept_id])[past.kept_id]])).name} apart"
    with tending.action(title) as running:
        _take_apart(read, running, past, places)
    return Changes(title, (past.kept_id, *(part.contact.id for part in past.parts)), everything=True)


def _take_apart(read: Reader, running: Recording, past: Merge, places: Sequence[Places]) -> None:
    write = running.write
    row = read.rows_of([past.kept_id])[past.kept_id]
    still_in = tuple(part.contact for one, _ in _merges(read) if one.kept_id == past.kept_id and one.id != past.id
                     for part in one.parts)
    rewrite(running, row, taken_apart(past, next(read.contacts([row])), still_in))
    for one in _later(read, past):
        parts = tuple(part.contact for part in one.parts)
        merges.set_sides(write, one.id, _text(contact_record(taken_apart(past, one.before))),
                         _text(contact_record(taken_apart(past, one.after, parts))))
    table = merges.ContactRows(read)
    back = [merges.put_contact_back(read, write, part.contact, place.contact)
            for part, place in zip(past.parts, places, strict=True)]
    for part, place in zip(reversed(past.parts), reversed(places), strict=True):
        _give_acts_back(read, running, past.kept_id, part, place)
        for keepsake in part.keepsakes:
            table.give_back(write, keepsake, part.contact.id, past.kept_id)
    merges.remove_merge(write, past.id)
    _fold_again(running, [row, *back], past.parts)


def _later(read: Reader, past: Merge) -> list[Merge]:
    """Merges into the same contact that came after this one: what they remember of it holds this one's part."""
    same = [one for one, _ in _merges(read) if one.kept_id == past.kept_id]
    return same[[one.id for one in same].index(past.id) + 1:]


def _fold_again(running: Recording, rows: Sequence[int], parts: Sequence[MergedPart]) -> None:
    """Whoever's log changed; all, where a group grew or shrank, since writing to one is more than to many."""
    running.touch(rows)
    running.everybody = any(part.shared for part in parts)


def _give_acts_back(read: Reader, running: Recording, kept: str, part: MergedPart, places: Places) -> None:
    write, rows = running.write, read.rows_of([kept, part.contact.id])
    row, own = rows[kept], rows[part.contact.id]
    dropped = {act.id: act for act in part.dropped}
    for act in part.interactions:
        place, taking = places.acts.get(act, (None, None))
        if act in dropped:
            merges.put_act_back(read, write, dropped[act], place)
        if act in dropped or act in part.shared:
            merges.take_part_again(read, write, act, own, taking)
        else:
            merges.move_part(write, act, row, own)
    for act in places.lent:
        write.set_reaction(act, None)


def not_the_same(tending: Tending, contact_ids: Sequence[str]) -> Changes:
    """Remember for ever that these are different people."""
    rows = tending.garden.read.rows_of(dict.fromkeys(contact_ids))
    if len(rows) < 2:
        raise UsageError("Telling apart needs two contacts or more.")
    title = f"{who_text(tending, list(rows))} stay apart"
    with tending.action(title) as running:
        merges.add_apart(running.write, combinations(sorted(rows.values()), 2))
    return Changes(title, tuple(rows))


def all_merges(read: Reader) -> tuple[Merge, ...]:
    """Every merge that is remembered, oldest first."""
    return tuple(one for one, _ in _merges(read))


def _merges(read: Reader, merge_id: str = "") -> list[tuple[Merge, list[Places]]]:
    found = []
    for row, own, _, day, before, after in merges.merge_rows(read, merge_id):
        parts = [(part_of(json.loads(content)), Places.read(places)) for content, places in merges.part_rows(read, row)]
        found.append((Merge(own, day, contact_of(json.loads(before)), contact_of(json.loads(after)),
                            tuple(part for part, _ in parts)), [places for _, places in parts]))
    return found


def _text(record: dict[str, object]) -> str:
    return json.dumps(record, ensure_ascii=False)
