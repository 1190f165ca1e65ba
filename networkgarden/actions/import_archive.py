"""Our own JSON comes back: contacts, states and pauses with their ids, without loss."""

from __future__ import annotations

from dataclasses import replace

from networkgarden.actions.contacts import rewrite
from networkgarden.actions.import_people import PeopleIntake
from networkgarden.actions.tending import Tending
from networkgarden.domain.archive import GardenArchive
from networkgarden.domain.days import Pause
from networkgarden.storage.garden import Recording


class ArchiveIntake:
    """Takes in the contacts and pauses of one archive; its interactions follow with those of the other files."""

    def __init__(self, tending: Tending, running: Recording, people: PeopleIntake) -> None:
        self._tending, self._running, self._people = tending, running, people

    def take(self, archive: GardenArchive, counts: dict[str, int]) -> None:
        read = self._tending.garden.read
        kept = {contact.id: contact for contact in read.contacts(list(read.rows_of(
            contact.id for contact in archive.contacts).values()))}
        rows = read.rows_of(kept)
        for contact in archive.contacts:
            before = kept.get(contact.id)
            if before is None:
                self._people.add_whole(contact)
                counts["new"] += 1
            elif replace(before, sources=()) == replace(contact, sources=()):
                counts["unchanged"] += 1
            else:
                rewrite(self._running, rows[contact.id], contact)
                counts["updated"] += 1
        have = set(read.pauses())
        for pause in archive.pauses:
            if Pause(pause.start, pause.end) not in have:
                self._running.write.add_pause(pause.start, pause.end)
                self._running.everybody = True
