"""Our own JSON comes back: contacts, states, pauses and all that is kept of them, with their ids, without loss."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from networkgarden.actions.contacts import rewrite
from networkgarden.actions.import_people import PeopleIntake
from networkgarden.actions.merging import Places, all_merges, remember
from networkgarden.actions.tending import Tending
from networkgarden.domain.archive import GardenArchive
from networkgarden.domain.days import Pause
from networkgarden.domain.words import folded
from networkgarden.storage import keepsakes, merges, plans, reading_list
from networkgarden.storage.garden import Recording

Kept = TypeVar("Kept")


class ArchiveIntake:
    """Takes in the contacts and pauses of one archive; its interactions follow with those of the other files."""

    def __init__(self, tending: Tending, running: Recording, people: PeopleIntake) -> None:
        self._tending, self._running, self._people = tending, running, people

    def take(self, archive: GardenArchive, counts: dict[str, int]) -> None:
        read = self._tending.garden.read
        kept = {contact.id: contact for contact in read.contacts(list(read.rows_of(
            contact.id for contact in archive.contacts).values()))}
        rows = read.rows_of(kept)
        merged = {(one.kept_id, replace(one.before, sources=())) for one in all_merges(read)}
        for contact in archive.contacts:
            before = kept.get(contact.id)
            if before is None and self._people.known.by_id(contact.id) is not None:
                counts["unchanged"] += 1            # merged into another since
            elif before is None:
                self._people.add_whole(contact)
                counts["new"] += 1
            elif replace(contact, sources=()) == replace(before, sources=()) or (
                    contact.id, replace(contact, sources=())) in merged:
                counts["unchanged"] += 1
            else:
                rewrite(self._running, rows[contact.id], contact)
                counts["updated"] += 1
        have = set(read.pauses())
        for pause in archive.pauses:
            if Pause(pause.start, pause.end) not in have:
                self._running.write.add_pause(pause.start, pause.end)
                self._running.everybody = True

    def take_keepsakes(self, archive: GardenArchive) -> bool:
        """Promises, fruit, links and kinds of one's own, once the contacts are written; whether anything was new."""
        read, write = self._tending.garden.read, self._running.write
        rows = self._people.rows_of({contact.id for contact in archive.contacts})
        promises = _news(archive.promises, keepsakes.promises(read))
        fruits = _news(archive.fruits, keepsakes.fruits(read))
        for promise in promises:
            keepsakes.remove_promise(write, promise.id)
        for fruit in fruits:
            keepsakes.remove_fruit(write, fruit.id)
        keepsakes.add_promises(write, promises, rows)
        keepsakes.add_fruits(write, fruits, rows)
        links = _news(archive.links, keepsakes.links(read))
        keepsakes.add_links(write, links, rows)
        names = {folded(one.name) for one in keepsakes.own_kinds(read)}
        kinds = [one for one in archive.own_kinds if folded(one.name) not in names]
        keepsakes.add_own_kinds(write, kinds)
        return any((self._take_drafts(archive), self._take_merges(archive), promises, fruits, links, kinds))

    def _take_merges(self, archive: GardenArchive) -> bool:
        """Merges and who was told apart, as far as they are new and of people who are here."""
        read, write = self._tending.garden.read, self._running.write
        have = {merge.id for merge in all_merges(read)}
        taken = [merge for merge in archive.merges if merge.id not in have]
        for merge in taken:
            remember(self._running, merge.id, merge.day, merge.before, merge.after,
                     [(part, Places()) for part in merge.parts])
        rows = read.rows_of({one for pair in archive.apart for one in pair})
        known = {frozenset(pair) for pair in merges.apart_ids(read)}
        apart = [(rows[one], rows[other]) for one, other in archive.apart
                 if frozenset((one, other)) not in known and one in rows and other in rows]
        merges.add_apart(write, apart)
        return bool(taken or apart)

    def _take_drafts(self, archive: GardenArchive) -> bool:
        """Reading list, templates and planned meetings that are not here yet; what is here stays as it is."""
        read, write = self._tending.garden.read, self._running.write
        have = reading_list.readings(read)
        known = {one.id for one in have} | {one.url for one in have}
        readings = list({one.url: one for one in archive.readings if not known & {one.id, one.url}}.values())
        planned = {one.id for one in plans.plans(read)}
        meetings = [one for one in archive.meetings if one.id not in planned]
        rows = self._people.rows_of({contact for one in meetings for contact in one.contact_ids}
                                    | {contact for one in readings for contact, _ in one.shared})
        reading_list.add_readings(write, readings, rows)
        for meeting in meetings:
            plans.add_plan(write, meeting, rows)
        own = {(one.act, one.language) for one in reading_list.own_templates(read)}
        templates = {(one.act, one.language): one for one in archive.templates if (one.act, one.language) not in own}
        for template in templates.values():
            reading_list.keep_template(write, template)
        return bool(readings or meetings or templates)


def _news(said: Iterable[Kept], known: Iterable[Kept]) -> list[Kept]:
    have = set(known)
    return [one for one in dict.fromkeys(said) if one not in have]
